"""Which outlet published an article and which agency wrote it, by what record, page and address state."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from index.articles.house_words import find_in_house_words
from index.articles.no_outlets import PHRASES
from index.articles.outlet_clues import LONGEST, Clues
from index.articles.outlet_ending import by_account, by_colophon, by_credit, by_itself
from index.articles.outlet_folder import by_folder
from index.articles.outlet_forms import QUOTED, SITE, SITE_FORM, spelled_alone
from index.articles.own_words import find_own, is_check
from index.articles.state_voice import find_state_body
from index.articles.unlisted import PLATFORMS, find_only_site, find_unlisted
from search.analysis.patterns import late
from search.analysis.stemming import is_common_word
from search.knowledge.addresses import host_of, original
from search.knowledge.governments import is_area, province_of
from search.knowledge.outlets import SITE_ENDINGS, Outlets, pieces
from search.model import OutletEvidence

# A dateline's part that can only be a medium's name, though we do not list it.
_MEDIUM = re.compile(
    r"(?i)\b(?:radio|online|tv|media|berita|kabar|warta|post|pos|times|koran|harian|tribun\w*|news|jurnal|portal|"
    r"radar|redaksi|lensa|suara|majalah|tabloid|\w{3,}(?:news|terkini|today|post))\b"
)
_REPORTER = re.compile(r"(?i)(?:laporan|reporter|wartawan|oleh)\b|.{40}")
# 'Laporan Wartawan Tribunnews.com, Budi'
_REPORTING = late(
    r"(?:Laporan|LAPORAN)\s+(?i:wartawan|reporter|jurnalis|kontributor|koresponden)\s+(?:dari\s+)?(.{3,60})"
)
# A dateline deeper in a paragraph: a record's title or its reporter stands before it, or its place is glued
# to what follows ('Liputan6.com, JakartaPetani …').
_OPENING_REACH = 250
_BEHIND = r"\s*,?\s*(?:[A-Z][\w.'’]*(?:[ \-][A-Z][\w.'’]*){0,3}\s*)?(?:-(?:\s?-)*|[‐–—|])\s*"
_OPENING = late(
    rf"(?:(?<![\w.@/])|(?<=[a-z]))(?P<site>[A-Z0-9-]{{3,}}\.(?:COM|CO\.ID|CO|ID|NET|TV|ME)|{SITE_FORM}){_BEHIND}"
)
_GLUED = late(rf"(?P<site>{SITE_FORM})\s*,\s*[A-Z]")
# 'Hasil Periksa Fakta Nama Orang (Anggota Komisariat MAFINDO Universitas Contoh)'
_CHECKED_BY = re.compile(r"\W*(?:hasil )?(?:pemeriksa|periksa|cek) fakta\b", re.IGNORECASE)
_CHECKER = re.compile(r"(?<=[\s(])(?P<name>[A-Z]{5,}|Mafindo)(?=[\s),])")
# 'KOMPAS.com-Badan itu …': the dash is no part of the site's name.
_DASHED = late(rf"(?P<site>(?:[A-Za-z0-9]+\.){{1,3}}(?i:{SITE_ENDINGS}))[-–](?=[A-Z])")
# How a site calls itself where it asks for something, or says who wrote for it.
_ASKING = re.compile(
    r"(?:[Aa]rtikel terbaru|(?i:whatsapp) [Cc]hannel\s?:?|^(?i:(?:baca )?(?:berita|artikel) selengkapnya) di|"
    r"tanpa (?:se)?izin (?:tertulis )?(?:dari )?Kantor Berita|^(?i:pasang iklan) di|"
    r"^(?i:download)(?: aplikasi)?|^\*?Artikel ini ditulis oleh [^.]{5,120} di|"
    r"[Aa]rtikel ini diproduksi oleh [^.]{3,80} (?:untuk|dari)|"
    r"bukan sekarang,|^Konten ini diproduksi oleh(?= [\w.]+(?: [A-Z]\w+)?\W*$)) "
    r"(?P<name>[\w.]+\w(?: [A-Z]\w+){0,2})"
)
# An essay's writer speaks for nobody else.
_SPEAKING = re.compile(r"(?:pandangan|sikap) [Rr]edaksi (?P<name>[\w.]+\w)")
# 'Budi, Wartawan BBC News Indonesia'
_ROLE = re.compile(
    r"^(?:(?:wartawan|reporter|jurnalis|kontributor|koresponden|redaksi) |tim (?:redaksi )?)", re.IGNORECASE
)
# What a masthead has behind the name: 'Kabar Lereng Online'.
_FORM = re.compile(r" (?:Online|Digital|News|Newsroom|Daily|Official)$")
# Before names of others.
_OTHERS_NAMES = late(
    r"(?i)\b(?:sumber|referensi|rujukan|partner|sponsor|didukung|dikutip|disadur|diolah|dilansir)\b"
)
_SLOGAN = late(
    r"(?P<name>[A-Za-z][\w.]*(?: [A-Z]\w*){0,3}?)(?:\s*[-–—|:•]\s*|\s)"
    r"(?i:situs|portal|media|kantor berita|(?:sumber )?(?:berita|informasi|kabar)|koran|surat kabar|harian)\b"
    r"(?!\s*(?i:group|grup|network)).{4,120}"
)
# 'Oleh Liputan6.com pada 11 Mei 2023, 08:00 WIB'
_BY_SITE = late(rf"(?:Oleh|OLEH|Penulis)\s*:?\s+(?P<site>{SITE_FORM})")
_PLACE = r"[A-Z][\w.'’]*(?:[ -][A-Z][\w.'’]*){0,3}"
_PLACED_SITE = late(
    rf"{_PLACE}\s?[,|]\s?(?P<site>{SITE_FORM})\W*|(?P<first>{SITE_FORM})\s?[,|]\s?{_PLACE}\W*"
)
# 'CIAMIS,lerengkabar.id,- ', '(lerengkabar.id) CIAMIS - ', '[Ciamis, lerengkabar.id] ': datelines with more
# signs than one between their parts.
_PUNCTUATED = late(
    rf"\W?(?:{_PLACE}\s?[,|(–—-]{{1,2}}\s?(?P<site>{SITE_FORM})"
    rf"|(?P<first>{SITE_FORM})[)\]]?\s?[,|:–—-]{{0,2}}\s?{_PLACE})"
    r"(?:[\s.,)]*[|:–—-]{1,2}|\])\s+(?=[“\"A-Z])"
    # 'LERENGKABAR.COM-BREBES - ', 'Brebes – Lerengkabar.com. '
    rf"|(?P<dashed>[A-Za-z0-9]+\.(?i:{SITE_ENDINGS}))[–-]{_PLACE}\s?[|:–—-]{{1,2}}\s+(?=[“\"A-Z])"
    rf"|{_PLACE}\s[–—|-]{{1,2}}\s?(?P<ended>{SITE_FORM})\.\s+(?=[“\"A-Z])"
)
# 'lerengkabar.id Panen raya …': no sentence begins with a small letter.
_SMALL = late(rf"(?P<site>[a-z0-9-]+\.(?:{SITE_ENDINGS}))\s+[A-Z]")
# 'KBRN, Sumenep: …': a listed name before its place.
_LED = late(
    r"(?P<name>[A-Z][\w.]*(?: [A-Z][\w.]*){0,2}),\s"
    r"[A-Z][\w.'’]*(?:[ -][A-Z][\w.'’]*){0,3}\s?(?::|[-–—]{1,2})\s"
)
_SITE_HOST = late(rf"(?:[a-z0-9-]+\.)*?(?P<own>[a-z0-9-]+\.{SITE_ENDINGS})")
_PLATFORMS = re.compile(r"\.(?:blogspot|wordpress|substack|wixsite|weebly|tumblr)\.\w+$")
# Archives, search engines, networks of friends, stores of files.
_KEEPERS = late(
    r"(?i)(?:^|\.)(?:archive|google\w*|bing|yahoo|msn|facebook|fb|twitter|x|t|instagram|youtube|tiktok|whatsapp|telegram|"
    r"linkedin|pinterest|reddit|medium|blogger|line|wikipedia|wikimedia|github\w*|dropbox|scribd|slideshare|feedburner|"
    r"ampproject|cloudfront|amazonaws|proquest|nexis|factiva|pressreader|kaggle|huggingface)\.\w+(?:\.\w+)?$"
)
_DOTTED = re.compile(r"\w\.[A-Za-z]")
# The writer and, behind a dash, the medium or its section ('Budi Santoso - detikFinance').
_SIGNED = late(r"[^\W\d_][^|–—]{2,60}?\s*[-–—|]\s*(?P<name>[\w.]+(?:\s[\w.]+){0,2})")
# The same on one line with headline and clock ('… Budi Santoso - detikInet Senin, 25 Sep 2017 08:26 WIB').
_CLOCKED = late(
    r"\s[-–] (?P<name>[A-Za-z]\w+) (?:Senin|Selasa|Rabu|Kamis|Jumat|Sabtu|Minggu),"
    r" \d{1,2} [A-Z]\w{2,9} +\d{4}\b"
)
_CLOCK_REACH = 250
_SUFFIX = re.compile(r"(?P<title>.{12,}\S)\s+(?:[-–—|•»]|::)\s+(?P<name>[^|–—•»]{2,40})")
# What a site has for a section behind its name in a dateline.
_SECTIONS: Final = """
    bisnis nasional politik ekonomi bola sport olahraga otomotif techno tekno digital militer
    showbiz lifestyle health edukasi edu travel kuliner kriminal metro internasional dunia cerita
    trending hukum budaya hiburan
"""
_RUBRICS: Final = frozenset(_SECTIONS.split())
_FIRST = 3  # lines over a text of which one may be the page's title
_STEM = 5  # letters of a site's name that no short form has
_OF_ADDRESSES = 7  # letters of a name that no address has by chance
_ADDRESSES = late(
    r"@[\w.]{5,40}|[\w.-]{2,40}@[\w.-]{3,60}|(?<![@\w.])[\w.-]{4,60}\.(?:com|co|id|net|org|news)\b"
)
_STEPS = re.compile(r"\s[›»>]\s|\s→\s")
_BARS = re.compile(r"\s+[-–—|•]\s+|\s?\|\s?")
# Who sent a text stands in its last lines, too, short as a contact's.
_CLOSING = 4
_SHORT = 60


Found = tuple[str, OutletEvidence]


def find_outlet(outlets: Outlets, clues: Clues) -> tuple[str | None, OutletEvidence | None, str | None]:
    """The outlet, what states it, and the agency, each None where nothing states it.

    Order: what the user says of the source, the record's own key, the dateline, the site's name, the address,
    the page's head, colophon lines, credits of pictures, how the text calls its medium, an
    address that is not listed, the folder. The
    dateline goes before address and site: networks publish one paper's articles on many domains. An agency in
    the dateline is no outlet, unless the page is the agency's own.

    >>> find_outlet(Outlets.load(), Clues(dateline="Beijing, China (Xinhua) – "))
    (None, None, 'Xinhua')
    >>> find_outlet(Outlets.load(), Clues(dateline="Jakarta (ANTARA) - ", url="https://www.antaranews.com/berita/1/judul"))
    ('Antara', 'url', 'Antara')
    """
    agency = outlets.agency(clues.dateline) if clues.dateline else None
    found = next(_evidence(outlets, clues), None)
    return (*found, agency) if found else (None, None, agency)


def without_outlet(outlets: Outlets, title: str) -> str:
    """A headline without the name of a known outlet behind it.

    >>> without_outlet(Outlets.load(), "Harga Beras Turun di Pasar Induk - Kompas.com")
    'Harga Beras Turun di Pasar Induk'
    """
    match = _SUFFIX.fullmatch(title) if len(title) < LONGEST else None
    return match["title"] if match and spelled_alone(outlets, match["name"]) else title


def _evidence(outlets: Outlets, clues: Clues) -> Iterator[Found]:
    """Outlets by falling trust."""
    if clues.url:
        clues = replace(clues, url=original(clues.url))
    if clues.named:
        yield outlets.spelled(clues.named) or clues.named, "source"
    if clues.stated and (stated := clues.stated.strip()):
        yield (
            outlets.named(stated) or outlets.of_url(stated) or outlets.of_state(stated) or stated,
            "metadata",
        )
    if found := _by_dateline(outlets, clues) or _by_opening(outlets, clues.body[:2]):
        yield found, "dateline"
    signs = (*clues.lines, *([clues.title] if clues.title and len(clues.title) < LONGEST else []))
    if found := next((found for line in signs if (found := outlets.of_sign(line))), None):
        yield found, "header"
    yield from _by_site(outlets, clues.site_name, clues.url)
    if found := _by_header(outlets, clues):
        yield found, "header"
    owner = by_colophon(outlets, clues.tail)
    if owner and (sister := outlets.sister(owner, by_credit(outlets, clues))):
        yield sister, "credit"
    if found := owner or find_unlisted(outlets, clues.dateline, clues.tail, _tops(clues), clues.cut):
        yield found, "colophon"
    if found := by_account(outlets, clues.body[-1:]) or by_credit(outlets, clues):
        yield found, "credit"
    yield from _by_signs_of_use(outlets, clues)
    over = [*clues.above, *([clues.title] if clues.title else [])]
    if found := find_state_body(
        outlets,
        clues.dateline,
        over,
        (*clues.cut, *clues.tail, *_closing(clues.body)),
        opening=clues.body[0] if clues.body else "",
        dated_lines=clues.header,
    ):
        yield found, "colophon"
    if found := by_itself(outlets, clues.body) or find_own(outlets, clues.body, clues.cut):
        yield found, "body"
    yield from _by_house_words(outlets, clues)
    if found := _by_address(clues.url):
        yield found, "url"
    if found := by_folder(outlets, clues.folders):
        yield found, "folder"


def _closing(body: Sequence[str]) -> list[str]:
    """A text's last lines that are short as a sender's; a fact check has those of whom it quotes."""
    short = [text for text in body[-_CLOSING:] if len(text) < _SHORT]
    return [] if short and is_check(body) else short


def _tops(clues: Clues) -> list[str]:
    """Lines over the text, and what they and the title have before and behind a dash or bar."""
    first = (text for text in (clues.title, clues.lead) if text and len(text) < LONGEST)
    lines = [*clues.above, *clues.header, *first]
    parted = [part.strip() for line in lines for part in _BARS.split(line)]
    return [
        *clues.above,
        *(part for part in parted if part and part not in clues.above and part != clues.title),
    ]


def _by_signs_of_use(outlets: Outlets, clues: Clues) -> Iterator[Found]:
    """By the videos of its system, and how it asks and speaks."""
    for name in clues.videos:
        if found := outlets.spelled(f"{name} Indonesia") or outlets.spelled(name):
            yield found, "credit"
    asking = [match for line in (*clues.tail, *clues.cut) if (match := _ASKING.search(line))]
    speaking = [match for line in (*clues.tail, *clues.body[-1:]) if (match := _SPEAKING.search(line))]
    for match in (*asking, *speaking):
        words = match["name"].split()
        named = (outlets.spelled(" ".join(words[:size])) for size in range(len(words), 0, -1))
        if found := next(filter(None, named), None):
            yield found, "colophon"
    if found := _by_title_and_top(clues):
        yield found, "header"


def _by_house_words(outlets: Outlets, clues: Clues) -> Iterator[Found]:
    house = [
        line
        for line in clues.cut
        if not _is_of_title(line, clues.title) and line.strip().casefold() not in PHRASES
    ]
    if found := find_in_house_words(outlets, house, clues.body):
        yield found, "colophon"
    site = find_only_site(outlets, [*clues.above, *clues.header, *clues.cut, *clues.tail])
    if site and not is_check(clues.body):
        yield site, "colophon"
    if any(outlets.agency(line) for line in clues.header) and (
        found := _by_header(outlets, clues, weakly=True)
    ):
        yield found, "header"


def _by_title_and_top(clues: Clues) -> str | None:
    """A medium's name behind the title that stands on a line over the text, too, or in the address of its
    desk ('redaksi.lerengkita@…'); no rubric's."""
    above = {line.strip().casefold() for line in clues.above}
    for line in (clues.title, *clues.above[:_FIRST]):
        ended = _SUFFIX.fullmatch(line) if line and len(line) < LONGEST else None
        name = ended["name"].strip() if ended else ""
        is_rubric = all(is_common_word(word.lower()) for word in name.split())
        if name.casefold() in above and _MEDIUM.search(name) and not is_rubric:
            return name
        letters = re.sub(r"\W+", "", name).casefold()
        if len(letters) >= _OF_ADDRESSES and any(
            letters in re.sub(r"[._-]", "", address.casefold())
            for text in (*clues.cut, *clues.tail)
            if len(text) < LONGEST
            for address in _ADDRESSES.findall(text)
        ):
            return name
    return None


def _by_dateline(outlets: Outlets, clues: Clues) -> str | None:
    dateline = clues.dateline
    parts = [part for part in pieces(dateline) if not outlets.agency(part)]
    for part in parts:
        # 'VIVA Bisnis – '
        name, _, rubric = part.partition(" ")
        whole = name if rubric.casefold() in _RUBRICS else part
        if found := outlets.named(whole):
            return found
    # 'Laporan Wartawan Tribunnews.com, Budi TRIBUNNEWS.COM, JAKARTA - ': a name inside a part.
    for word in reversed(dateline.split()):
        if "." in word.strip(".,") and (found := outlets.named(word.strip(".,"))):
            return found
    # Unlisted, but a site's name or a medium's by its words: as the page states it.
    singles = parts[1:] if len(parts) > 1 else parts
    sites = (word.strip(".,:()[]|-–—") for word in dateline.split())
    own = {host_of(clues.url or "").removeprefix("www."), (clues.site_name or "").strip().lower()}
    named = (
        # The site that the page itself is on is no slip for another's name.
        (word if word.lower() in own else outlets.misspelt(word) or word)
        for word in sites
        if SITE.fullmatch(word) and (word.lower() in own or _is_stated(outlets, word))
    )
    mediums = (
        part
        for part in singles
        if _MEDIUM.search(part)
        and not (_NO_MEDIUM.search(part) or _REPORTER.match(part))
        and (not SITE.fullmatch(part) or _is_stated(outlets, part))
    )
    return next(named, None) or next(mediums, None) or _by_stem(outlets, parts)


def _by_stem(outlets: Outlets, parts: Sequence[str]) -> str | None:
    """The listed site whose name, without its ending, stands in capitals behind an area alone
    ('BREBES, LERENG - ')."""
    if len(parts) != 3 or not is_area(parts[1]):
        return None
    name = parts[2]
    is_name = name.isalpha() and name.isupper() and len(name) >= _STEM
    return outlets.of_stem(name) if is_name and not (is_area(name) or province_of(name)) else None


def _is_stated(outlets: Outlets, site: str) -> bool:
    """Whether a name that is not listed is taken as it stands, or as a listed one with a slip. What else is
    one letter from a listed name may be either, and names nobody."""
    return outlets.misspelt(site) is not None or not outlets.resembles_listed(site)


def _is_own(outlets: Outlets, site: str) -> bool:
    """Whether a site in a dateline may be the outlet's own: no agency, no platform."""
    return _is_stated(outlets, site) and not (outlets.agency(site) or _KEEPERS.search(site))


# A place glued to a site's name that lost its stop ('KABARNEWSCO. JAKARTA'), a writer before half a site's
# name ('Rahayu Wening TRIBUN' of 'TRIBUN-VIDEO.COM').
_NO_MEDIUM = re.compile(r"\w{4,}\. |[A-Z][a-z]+ [A-Z][a-z]+ [A-Z]{4,}$")


# A fact check quotes articles, with their datelines.
_PART = re.compile(r"\b(?:PENJELASAN|NARASI|KATEGORI|REFERENSI)\b|\bSUMBER\s?:|(?:^|[\s(])[“\"]\s*$")


def _by_opening(outlets: Outlets, opening: Sequence[str]) -> str | None:
    """A listed site's name where a dateline would stand, though the text around is glued to it."""
    for paragraph in opening:
        head = paragraph[:_OPENING_REACH]
        led = _LED.match(head)
        if led and not outlets.agency(led["name"]) and (found := spelled_alone(outlets, led["name"])):
            return found
        if not _DOTTED.search(head):
            continue
        if paragraph is opening[0] and (small := _SMALL.match(head)) and _is_stated(outlets, small["site"]):
            return outlets.spelled(small["site"]) or small["site"]
        signed = _PUNCTUATED.match(head) if paragraph is opening[0] else None
        if signed and (site := next(filter(None, signed.groups()))) and _is_own(outlets, site):
            return outlets.spelled(site) or site.removeprefix("www.")
        if (glued := _GLUED.match(head) or _DASHED.match(head)) and (found := outlets.spelled(glued["site"])):
            return found
        at = 0
        # What seems a place may be the site that the paper before it belongs to ('Contoh.id CONTOH.COM - ').
        while match := _OPENING.search(head, at):
            before = head[: match.start()]
            if not (QUOTED.search(before) or _PART.search(before)) and (
                found := outlets.spelled(match["site"])
            ):
                return found
            at = match.start() + 1
    return None


def _by_site(outlets: Outlets, site_name: str | None, url: str | None) -> Iterator[Found]:
    if site_name and (found := outlets.named(site_name)):
        yield found, "metadata"
    if url and (found := outlets.of_url(url)):
        yield found, "url"
    name = (site_name or "").strip()
    if name and name.casefold() not in PLATFORMS and not _KEEPERS.search(name):
        yield name, "metadata"


def _by_header(outlets: Outlets, clues: Clues, *, weakly: bool = False) -> str | None:
    """`weakly`: also an agency whose text another may have taken over ('Antara • 12 April 2022')."""
    for line in clues.header:
        # A site's name alone, or before the date ('Kompas.com - 30/12/2020, 12:14 WIB').
        first, *rest = re.split(r"\s[-–—|•]\s|,\s", line.strip(), maxsplit=1)
        named = _of_parts(outlets, line) or (None if first[:1].isdigit() else _of_parts(outlets, first))
        if (found := named) and not (outlets.agency(first) and not weakly):
            return found
        if SITE.fullmatch(first) and (rest or _is_stated(outlets, first)):
            return first.removeprefix("www.")
        if (by := _BY_SITE.match(line.strip())) and (found := outlets.spelled(by["site"])):
            return found
    title = clues.title if clues.title and len(clues.title) < LONGEST else ""
    ended = _SUFFIX.fullmatch(title)
    if ended and (found := spelled_alone(outlets, ended["name"])):
        return found
    if found := _by_clock(outlets, clues):
        return found
    for line in clues.above:
        by = _CHECKED_BY.match(line)
        names = _CHECKER.finditer(line, by.end()) if by else ()
        if found := next((found for match in names if (found := outlets.spelled(match["name"]))), None):
            return found
    barred = (line for line in clues.captions if " | " in line)  # 'tim | CNN Indonesia'
    for line in (*clues.header, *clues.above, *barred):
        if (match := _SIGNED.fullmatch(line.strip())) and (found := outlets.spelled(match["name"])):
            return found
    if found := _by_top(outlets, clues):
        return found
    for line in (*clues.above, *clues.body[:1]):
        if match := _REPORTING.match(line.strip()):
            first = re.split(r"\s*[,:]\s", match[1], maxsplit=1)[0]
            if found := outlets.spelled(first.rstrip(".,")):
                return found
    return None


def _of_parts(outlets: Outlets, line: str) -> str | None:
    """The outlet that a part of a head's line names; none by a rubric's word ('Bola | Senin, 3 Mei 2021')."""
    named = (outlets.spelled(part) for part in pieces(line) if part.casefold() not in PHRASES)
    return next(filter(None, named), None)


def _by_clock(outlets: Outlets, clues: Clues) -> str | None:
    # The head of a page whose lines are lost is the begin of its text, or a caption's.
    for line in (*clues.above, *clues.captions, *(text[:_CLOCK_REACH] for text in clues.body[:1])):
        if (match := _CLOCKED.search(line)) and (found := outlets.spelled(match["name"])):
            return found
    return None


def _by_top(outlets: Outlets, clues: Clues) -> str | None:
    """The site's name at the page's top ('BBC News Indonesia'); several are a network's."""
    tops = {
        found
        for line in clues.above
        if len(line.split()) < 8
        and not _OTHERS_NAMES.search(line)
        and not _is_of_title(line, clues.title)
        and (found := _masthead(outlets, line))
    }
    if len(tops) == 1:
        return tops.pop()
    # The first of a row of steps ('Kabar Lereng › Berita › Panen Raya').
    steps = [
        parts[0].strip()
        for line in (*clues.above, *clues.cut)
        if len(parts := _STEPS.split(line)) > 2 and len(line) < LONGEST
    ]
    steps += [
        ended["name"] for line in clues.cut if _STEPS.search(line) and (ended := _SUFFIX.fullmatch(line))
    ]
    tops = {found for step in steps if (found := spelled_alone(outlets, step))}
    if len(tops) == 1:
        return tops.pop()
    # What stands first may have been taken for the title.
    first = [clues.title] if clues.title and len(clues.title) < LONGEST else []
    tops = {found for line in (*clues.above, *first) if (found := _by_slogan(outlets, line))}
    tops |= {found for line in first if "," in line and (found := outlets.spelled(line))}
    if len(tops) == 1:
        return tops.pop()
    # A site's name on a line of its own; links to others stand side by side.
    alone = [line.strip().removeprefix("www.") for line in (*clues.above, *clues.cut, *clues.tail)]
    sites = {outlets.spelled(line) or line.lower() for line in alone if SITE.fullmatch(line)}
    if len(sites) == 1 and (found := sites.pop()) and "." not in found:
        return found
    for line in clues.above:
        # A deck that has the dateline ('lerengkabar.com, BREBES - Warga Panen Padi').
        opened = _OPENING.match(line.strip()) if _DOTTED.search(line[:_OPENING_REACH]) else None
        if opened and (found := outlets.spelled(opened["site"])):
            return found
        # A dateline on a line of its own.
        placed = _PLACED_SITE.fullmatch(line.strip())
        site = (placed["site"] or placed["first"]) if placed else ""
        if site and _is_own(outlets, site):
            return outlets.spelled(site) or site
    return None


def _is_of_title(line: str, title: str | None) -> bool:
    """Whether a line only says the headline's words again: its subject ('Republika' over a book's review)."""
    words = line.casefold().split()
    of_title = re.findall(r"\w+", (title or "").casefold())[: LONGEST // 2]
    return "." not in line and any(
        of_title[at : at + len(words)] == words for at in range(len(of_title) - len(words) + 1)
    )


def _masthead(outlets: Outlets, line: str) -> str | None:
    name = _ROLE.sub("", line.rpartition(", ")[2].strip())
    # 'Tim Okezone, Jurnalis', 'TVRINews, Semarang'
    before, _, role = line.partition(", ")
    team = _ROLE.sub("", before) if _ROLE.match(f"{role} ") or is_area(role) else ""
    return (
        (None if name.casefold() in PHRASES else outlets.spelled(name))
        or (outlets.spelled(_ROLE.sub("", line)) if "," in line else None)
        or (spelled_alone(outlets, team) if team else None)
        or (spelled_alone(outlets, bare) if (bare := _FORM.sub("", name)) != name else None)
    )


def _by_slogan(outlets: Outlets, line: str) -> str | None:
    """The listed outlet before what a masthead says of it ('Kabar Lereng - Berita Terkini Hari Ini')."""
    match = _SLOGAN.fullmatch(line.strip())
    return spelled_alone(outlets, match["name"]) if match else None


def _by_address(url: str | None) -> str | None:
    """The site of an address whose outlet is not listed, without what stands before its own name; of who
    writes on a platform the whole host; None for the address of a place that only keeps what others publish.

    >>> _by_address("https://brebes.kabarlereng.co.id/berita/1"), _by_address("https://www.facebook.com/kabar/1")
    ('kabarlereng.co.id', None)
    """
    host = host_of(url[:LONGEST]).removeprefix("www.") if url else ""
    named = _SITE_HOST.fullmatch(host)
    if named is None or _KEEPERS.search(host):
        return None
    return host if _PLATFORMS.search(host) else named["own"]
