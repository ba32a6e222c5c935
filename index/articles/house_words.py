"""Which outlet the lines beside a text speak for: what they ask, thank and offer for, sign and write from."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from index.articles.own_words import is_check
from search.analysis.patterns import late
from search.analysis.stemming import is_common_word
from search.analysis.tables import read_toml
from search.knowledge.outlets import SITE_ENDINGS, Outlets

_TABLE: Final = read_toml(Path(__file__).with_suffix(".toml"))


def _any(kind: str) -> str:
    """A pattern of any word or phrase of a kind, the longest first."""
    return "|".join(map(re.escape, sorted(_TABLE[kind], key=len, reverse=True)))


_ASKS: Final = late(rf"(?i)\W*(?:(?:{_any('openers')})[,:]? )*(?:{_any('asks')})\b")
_OWN: Final = late(rf"(?i)(?:\b(?:{_any('before')})|[:|@•»/])\s*$")
_TELLS: Final = late(rf"(?i)[“”\"]|\b(?:{_any('tells')})\b")
# A writer's life, a reader's own text ('Mau tulisanmu dimuat di Lereng?').
_LIFE: Final = late(
    r"(?i)\b(?:penulis|ia|dia|beliau) (?:adalah|merupakan|pernah|kini|bekerja)\b|\b(?:mantan|eks|alumnus)\b"
)
_YOURS: Final = late(r"(?i)\b(?:tulisan|karya|cerita|opini|naskah|artikel)(?:mu| anda| kamu)\b.*\?")
# What a text ends with that tells when a channel, of whomever, shows it.
_ON_THE_AIR: Final = late(
    r"(?i)\W*(?:(?:yuk|ayo|jangan lupa) )?(?:saksikan|tonton|nonton|nantikan|menonton)\b"
)
# Where one takes part in what a medium holds.
_EVENT: Final = late(r"(?i)\b(?:daftar\w*|pendaftaran|panitia|lomba|peserta|tiket|acara|event|registrasi)\b")
_CONTEST: Final = late(
    r"(?i)\b(?:lomba|kompetisi|sayembara|undian|panitia|tiket|webinar|seminar|diskusi|festival)\b"
)
# Who reports, and what he does elsewhere than on this page ('Reporter Lereng TV meliput dari Brebes').
_REPORTS: Final = late(r"(?i)\b(?:reporter|jurnalis|wartawan|kontributor|koresponden|pewarta|tim)\s*$")
_DOES: Final = late(r"\s+(?!(?:di|dari|untuk|melaporkan|mengabarkan)\b)[a-z]")
_GROUP: Final = late(r"(?i)\W*(?:media )?(?:group|grup|network|holding|corp\w*)\b")
_BEHIND: Final = late(rf"\W*(?:[a-z\d(+|•.,:;!?/–—-]|(?:{_any('behind')})\b)")
_WORD: Final = r"[A-Z]\w*(?:[-.’']\w+)*"
_NAME: Final = late(
    rf"(?<![\w.@/])(?:(?:[\w-]+\.)+(?i:{SITE_ENDINGS})\b|{_WORD}(?: {_WORD}){{0,3}}"
    r"|[a-z]+[A-Z\d]\w*|detik\w+|kumparan)"
)
_FURTHER: Final = late(
    rf"(?:,| dan|, dan| &) (?P<name>(?:[\w-]+\.)+(?i:{SITE_ENDINGS})\b|{_WORD}(?: {_WORD}){{0,2}})"
)
_MAIL: Final = late(
    rf"(?i)(?<![\w.@-])[\w.-]{{2,40}}@(?P<site>(?:[a-z0-9-]+\.)+{SITE_ENDINGS}(?:\.my|\.tl)?)\b"
)
# 'Lerengkabar.com - Berita Terkini', 'PT Kabar Lereng Press', 'Harian Kabar Lereng edisi 3 Mei 1999'
_SLOGAN: Final = late(
    rf"(?P<name>(?:[\w-]+\.)+(?i:{SITE_ENDINGS}))\s*[-–—|:]?\s*(?i:situs|portal|media|berita|informasi|kabar)\b(?!.*[.?!]$)"
)
_COMPANY: Final = late(
    rf"(?:©\s?)?PT\.? (?P<name>{_WORD}(?: {_WORD}){{0,2}}?) "
    r"(?:Press|Pers|Media|Digital|Siber|Multimedia|Online|Intermedia|Grafika|Cyber)\b"
)
_ISSUE: Final = late(
    r"(?:(?i:harian|majalah|koran|surat kabar|tabloid|mingguan|skh) )?"
    rf"(?P<name>{_WORD}(?: {_WORD}){{0,2}}?),?\s"
    r"(?:[Ee]disi|EDISI|[Nn]o\.?|[Nn]omor|[Tt]h\.?|[Tt]ahun|[Hh]lm\.?|[Hh]al\.?|[Hh]alaman)\s?[\dIVX]"
)
_CLAUSES: Final = late(r"[,;!?|•]\s|\.\s")
# '@lerengkabar', 'instagram.com/lerengkabar.id'
_HANDLE: Final = late(
    r"(?i)(?<![\w.])@(?P<at>[a-z0-9_.]{5,30}+)(?!\.\w)(?! (?!di\b|dan\b|untuk\b|agar\b|atau\b|ya\b)[a-z])|"
    r"\b(?:instagram|facebook|fb|twitter|x|tiktok|youtube|t|threads)\.(?:com|me|net)/(?:c/|user/)?@?(?P<of>[\w.-]{5,30})"
)
# 'Video selengkapnya: youtube.com/@lerengkabar': whoever showed it.
_SHOWN: Final = late(r"(?i)\W*(?:video|foto|gambar|rekaman|tayangan|potongan|unggahan|sumber|tautan|link)\b")
_OF_HANDLES: Final = late(r"(?i)^(?:official|redaksi|berita)_?|_?(?:official|update|ofc|redaksi)$")
# '(Lerengkabar.id/Riz)' alone below a text, '(riz/lerengkabar.id)'.
_SIGNED: Final = late(
    rf"\W{{0,3}}[(\[](?:(?P<site>(?:[\w-]+\.)+(?i:{SITE_ENDINGS}))\s?[/:|]\s?[^()\[\]]{{1,50}}"
    rf"|[^()\[\]]{{1,50}}\s?/\s?(?P<behind>(?:[\w-]+\.)+(?i:{SITE_ENDINGS})))[)\]]\W*"
)
# A text's own source, whose signature may stand below it, too: '…, dikutip dari Lerengkabar.com'.
_CITED: Final = late(
    r"(?i:\b(?:di(?:kutip|lansir|sadur|nukil)|me(?:lansir|ngutip|nyadur))\b)(?: [a-z]+){0,3} "
    rf"(?P<site>(?:[\w-]+\.)+(?i:{SITE_ENDINGS}))\b"
)
# '(Rahayu/Kabar Lereng)', '(Kabar Lereng/rhy)'
_SIGNED_BARE: Final = late(r"\W{0,3}[(\[](?P<first>[\w. ]{2,40})\s?/\s?(?P<last>[\w. ]{2,40})[)\]]\W*")
# '… di pasar itu. – UTUSAN'
_ENDED: Final = late(r"(?:\s[-–—]{1,2}\s?|[.”\"]\s?[-–—]{1,2}\s?)(?P<name>[A-Z]{4,}(?: [A-Z]{3,}){0,2})\W*$")
_FORM: Final = late(r" (?:Online|Digital|News|Newsroom|Daily|Official)$")
# 'Artikel ini telah tayang di', on the line above.
_LEADING_ON: Final = late(
    r"(?i)(?:\b(?:di|dari|oleh|ke|pada|dengan|sumber|source|baca juga|tag|tags|topik)|:)\W*$"
)
_LONGEST: Final = 250  # characters of a line that is looked at
_SHORT: Final = 80  # characters of a last line that is no sentence
_END: Final = 2  # paragraphs at a text's end that may be the site's


def find_in_house_words(outlets: Outlets, beside: Sequence[str], body: Sequence[str]) -> str | None:
    """The listed outlet for which the lines `beside` a text and its last ones speak; None where they speak
    for several.

    >>> outlets = Outlets.load()
    >>> find_in_house_words(outlets, ["Terima kasih telah membaca Katadata"], [])
    'Katadata'
    >>> find_in_house_words(outlets, ["Saksikan pelantikan penyiar Metro TV itu."], [])
    """
    lines = [line.strip() for line in beside if len(line) <= _LONGEST]
    ending = [text.strip() for text in body[-_END:] if len(text) <= _LONGEST and not _ON_THE_AIR.match(text)]
    lines += [text for text in ending if len(text) <= _SHORT and text[-1:] not in ".!?"]
    signed = {name for line in lines for name in _signed(outlets, line)}
    if signed:
        signed -= {outlets.spelled(cited["site"]) for text in body for cited in _CITED.finditer(text)}
    ways = (
        signed,
        {name for line in (*lines, *ending) for name in _asked(outlets, line)},
        {name for line in lines for name in _written_from(outlets, line)},
        _handled(outlets, lines, body),
        {name for line in lines for name in _presented(outlets, line)},
        {name for text in body[-1:] for name in _ended(outlets, text)},
        {
            name
            for over, line in itertools.pairwise(["", *lines])
            if not _LEADING_ON.search(over)
            for name in _alone(outlets, line, body)
        },
    )
    return next((names.pop() for names in ways if len(names) == 1), None)


def _signed(outlets: Outlets, line: str) -> Iterator[str]:
    signed = _SIGNED.fullmatch(line) if "." in line and line[:4].lstrip()[:1] in "([" else None
    if signed and not outlets.agency(site := signed["site"] or signed["behind"]):
        yield outlets.spelled(site) or site.removeprefix("www.")
    elif (bare := _SIGNED_BARE.fullmatch(line)) and "/" in line:
        for part in (bare["first"], bare["last"]):
            if part[:1].isupper() and not outlets.agency(part) and (found := outlets.spelled(part)):
                yield found


def _asked(outlets: Outlets, line: str) -> Iterator[str]:
    is_yours = _YOURS.search(line)
    if not is_yours and not any(_ASKS.match(clause) for clause in _CLAUSES.split(line)):
        return
    if _LIFE.search(line) or _CONTEST.search(line) or (_TELLS.search(line) and not is_yours):
        return
    for match in _NAME.finditer(line):
        words = match[0].split()
        starts = [at for at in range(len(words)) if at == 0 or _OWN.search(" ".join(words[:at]))]
        for at in starts:
            before = line[: match.start()] + " ".join(words[:at])
            if not _OWN.search(before):
                continue
            for size in range(len(words) - at, 0, -1):
                name = " ".join(words[at : at + size])
                behind = " ".join(words[at + size :]) + line[match.end() :]
                if (
                    (found := outlets.spelled(name))
                    and not outlets.agency(name)
                    and not _GROUP.match(behind)
                    and (not behind.strip() or _BEHIND.match(behind))
                    and not _is_listed(outlets, behind)
                    and not (_DOES.match(behind) and _REPORTS.search(before))
                ):
                    yield found
                    break


def _is_listed(outlets: Outlets, behind: str) -> bool:
    """Whether another outlet or site follows ('Baca Katadata, Solopos, dan Waspada')."""
    further = _FURTHER.match(behind)
    return further is not None and ("." in further["name"] or outlets.spelled(further["name"]) is not None)


def _presented(outlets: Outlets, line: str) -> Iterator[str]:
    """A site before its slogan, a company before what it does, a clipping's paper before its number."""
    for pattern in (_SLOGAN, _COMPANY, _ISSUE):
        if (match := pattern.match(line)) and (found := outlets.spelled(match["name"])):
            yield found


def _written_from(outlets: Outlets, line: str) -> Iterator[str]:
    for match in _MAIL.finditer(line) if "@" in line and not _EVENT.search(line) else ():
        if (found := outlets.of_url(match["site"])) and outlets.spelled(found):
            yield found


def _handled(outlets: Outlets, lines: Sequence[str], body: Sequence[str]) -> set[str]:
    """The outlets whose accounts on other places are called as they are; none of a fact check, which links
    to those of whom it tells."""
    found = set()
    for line in lines:
        if _SHOWN.match(line):
            continue
        for match in _HANDLE.finditer(line) if "@" in line or "/" in line else ():
            handle = _OF_HANDLES.sub("", (match["at"] or match["of"]).strip("._"))
            if len(handle) > 4 and not outlets.agency(handle) and (name := outlets.spelled(handle)):
                found.add(name)
    return set() if found and is_check(body) else found


def _ended(outlets: Outlets, text: str) -> Iterator[str]:
    ended = _ENDED.search(text[-60:])
    if ended and not outlets.agency(ended["name"]) and (found := outlets.spelled(ended["name"])):
        yield found


def _alone(outlets: Outlets, line: str, body: Sequence[str]) -> Iterator[str]:
    """A name on a line of its own, of which the text does not tell."""
    if len(line.split()) > 4 or not line[:1].isupper() or outlets.agency(line):
        return
    if is_common_word(line.casefold().strip(":")):  # 'NARASI'
        return
    found = outlets.spelled(line) or outlets.spelled(_FORM.sub("", line))
    if found and not any(line.casefold() in text.casefold() for text in body if text.strip() != line):
        yield found
