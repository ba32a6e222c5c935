"""Which outlet the lines below a text, its credits and what it says of itself name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.articles.outlet_clues import Clues
from index.articles.outlet_forms import QUOTED, SITE_FORM, spelled_alone
from index.articles.own_words import is_check
from search.analysis.patterns import late
from search.knowledge.outlets import Outlets

# '(Kabarlereng.com/Budi)', '[Kabarlereng.id/Budi Santoso]'
_CREDIT = late(
    rf"[(\[](?:(?i:foto|dok)\W+)?(?P<site>{SITE_FORM}|[A-Za-z]\w+)\s?/\s?[A-Z][^()\[\]/]{{1,60}}[)\]]"
)
# In a caption: 'Kabarlereng.com/Budi Pasar induk', 'Foto: Budi/detikcom'
_CAPTIONED = late(
    rf"(?<![\w./])(?P<site>{SITE_FORM})\s?/\s?(?=[A-Z])"
    rf"|[a-z]\s?/\s?(?P<behind>{SITE_FORM}|[A-Za-z]\w+(?: [A-Z]\w+){{0,2}})\W*$"
)
# A caption's credit alone on its line: 'Lerengkabar/Budi Santoso', 'LERENG POST/BUDI SANTOSO'.
_CREDITED = late(r"\W?(?P<name>[A-Z]\w+(?: [A-Z]\w+){0,2})\s?/\s?[A-Z][\w.'’]+(?: [A-Z][\w.'’]*){0,3}\W*")
# Whose pictures others print.
_SELLING = re.compile(r"(?i)(?:tempo|kompas|republika|antara|afp|reuters|epa|ap|bp|foto|dok)\b")
_PICTURES = late(
    r"(?i)(?:shutterstock|pixabay|unsplash|freepik|istock|pexels|canva|wiki|flickr|dreamstime|getty|instagram|youtube|"
    r"facebook|twitter|tiktok|google|x\.com|antara|123rf|vecteezy|envato|imdb|dok|blogspot|wordpress)"
)
# 'Tim Pemeriksa Fakta Mafindo (TurnBackHoax)', 'kumparan (kumparan.com)': how a medium calls itself.
_ITSELF = late(rf"\((?P<site>{SITE_FORM})\)")
_TEAM = re.compile(r"(?:[Pp]emeriksa|[Pp]eriksa|[Cc]ek) [Ff]akta(?: [A-Z]\w+)? \((?P<name>[A-Z][\w.]+)\)")
# To whom it was said, and who got it: nobody who quotes a medium writes so of it, with its site in brackets.
# What else is done to a medium ('menjatuhkan sanksi kepada …') is news of it.
_TOLD_IT = re.compile(
    r"\b(?:(?:kata|ujar|tutur|ucap|jelas|ungkap|terang|sebut|tegas|berkata|berujar|bertutur|bercerita|mengatakan|mengaku|menuturkan"
    r"|menjelaskan|mengungkapkan|menegaskan|menyebutkan|menambahkan)(?:nya)?\b[^.!?]{0,80}\bkepada"
    r"|di(?:dapat|terima|himpun|peroleh)(?:kan)? oleh|di(?:terima|himpun|temui|hubungi))\s*$"
)
_TAKEN_OVER = re.compile(r"(?i)\b(?:di(?:lansir|kutip|sadur)|me(?:lansir|ngutip))")
# Where a site keeps its own pictures.
_UPLOADS = "/wp-content/uploads/"
# Who tells of another's picture has its address behind a preposition ('diambil dari https://…').
_STORE = late(rf"(?P<site>{SITE_FORM}){_UPLOADS}")
_TOLD_OF = re.compile(r"(?i)\b(?:dari|di|pada|oleh|ke|laman|situs|tautan|alamat)\s*(?:https?://)?(?:www\.)?$")
_SENTENCES = re.compile(r"(?<=[.!?=:])\s+")
# Shown by another first.
_ELSEWHERE = re.compile(
    r"(?:[Aa]rtikel|[Bb]erita|[Tt]ulisan|[Nn]askah|[Ee]sai) (?:[Ii]ni|di atas) "
    r"(?:(?:telah|sudah) lebih dulu\b"
    r"|(?:(?:telah|sudah) )?(?:di)?\w* ?(?:pertama kali|semula)\b|pernah\b)"
    r"|\b[Dd]i(?:terbit|muat|tayang|publikasi)(?:kan)? (?:ulang|kembali)\b"
    r"|(?i:\brepublished\b|\brepublikasi\b)"
)
_OWNERS = re.compile(r"(?i)kapan ?lagi (?:youniverse|network)")  # of several outlets
_GLUED_NAME = re.compile(r"(?<=©\s\d{4})(?=[A-Z])|(?<=\w\.com)(?=[A-Z]{2,})")
# 'Hak cipta foto: Jawa Pos': whose the picture is.
_OF_PICTURES = late(
    r"(?i)(?:©|\(c\)|copyright|hak cipta)\W*(?:foto|photo|gambar|image|ilustrasi|illustration|video|grafis)\b"
)
_COPYRIGHT = late(
    r"(?:©|\([Cc]\)|(?i:copyright|hak cipta))[\s©]*(?:\d{4}(?:\s*[-–]\s*\d{4})?)?[\s.,|:–-]*"
    rf"(?:(?:by|oleh|milik)\s+)?(?P<site>{SITE_FORM})"
)


def by_colophon(outlets: Outlets, tail: Sequence[str]) -> str | None:
    tail = [
        _GLUED_NAME.sub(" ", _OWNERS.sub("", line))
        for line in tail
        if not (_ELSEWHERE.search(line) or _OF_PICTURES.search(line))
    ]
    ranked = sorted(tail, key=lambda line: not re.search(r"©|(?i:copyright|hak cipta)", line))
    if found := next((found for line in ranked if (found := outlets.mentioned(line))), None):
        return found
    return next(
        (match["site"].removeprefix("www.") for line in ranked if (match := _COPYRIGHT.search(line))), None
    )


def by_account(outlets: Outlets, ending: Sequence[str]) -> str | None:
    """The outlet to whose account on another site a text's end links: fact checks do as their source, which
    quote others' articles with their credits. Not of a sentence that begins with another's site: that one
    tells of the account."""
    names: set[str] = set()
    for paragraph in ending:
        if not outlets.of_accounts(paragraph):
            continue
        for sentence in _SENTENCES.split(paragraph):
            first = sentence.partition(" ")[0]
            teller = outlets.spelled(first) if "." in first and "/" not in first else None
            names |= {name for name in outlets.of_accounts(sentence) if teller in (None, name)}
    return names.pop() if len(names) == 1 else None


def by_credit(outlets: Outlets, clues: Clues) -> str | None:
    """The site of all pictures whose credits name one; nothing where they name several."""
    sites = [match["site"] for text in (*clues.captions, *clues.body) for match in _CREDIT.finditer(text)]
    for text in clues.captions:
        # Behind a name may stand an account ('Instagram/budi.id').
        sites += [
            match["site"] or match["behind"]
            for match in _CAPTIONED.finditer(text)
            if match["site"] or outlets.spelled(match["behind"])
        ]
        if (bare := _CREDITED.fullmatch(text)) and not _SELLING.match(bare["name"]):
            sites.append(bare["name"])
    named = {
        outlets.spelled(site) or site.removeprefix("www.")
        for site in sites
        if not _PICTURES.match(site)
        and not outlets.agency(site)
        and ("." in site or spelled_alone(outlets, site))
    }
    return named.pop() if len(named) == 1 else None


def by_itself(outlets: Outlets, body: Sequence[str]) -> str | None:
    for paragraph in body:
        team = _TEAM.search(paragraph) if "akta" in paragraph else None
        if team and (found := outlets.spelled(team["name"])):
            return found
        for match in _ITSELF.finditer(paragraph) if "(" in paragraph else ():
            before, _, name = paragraph[max(0, match.start() - 40) : match.start()].rstrip().rpartition(" ")
            found = outlets.spelled(match["site"])
            if found and found == outlets.spelled(name) and not QUOTED.search(before):
                return found
    told = _told_it(outlets, body)
    stores = {
        found
        for text in body
        if _UPLOADS in text
        for match in _STORE.finditer(text)
        if (found := outlets.of_url(match["site"]))
        and not _TOLD_OF.search(text[max(0, match.start() - 40) : match.start()])
    }
    return next((names.pop() for names in (told, stores) if len(names) == 1), None)


def _told_it(outlets: Outlets, body: Sequence[str]) -> set[str]:
    """The media that a text names with their sites where it says to whom something was said; none in a fact
    check, which quotes whole articles."""
    found = {
        outlet
        for paragraph in body
        for match in (_ITSELF.finditer(paragraph) if "(" in paragraph else ())
        for before, _, name in [
            paragraph[max(0, match.start() - 120) : match.start()].rstrip().rpartition(" ")
        ]
        if (outlet := outlets.spelled(match["site"]))
        and outlet == outlets.spelled(name)
        and _TOLD_IT.search(before)
        and not _TAKEN_OVER.search(paragraph)
    }
    return set() if found and is_check(body) else found
