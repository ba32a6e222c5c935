"""The outlet of a page that no list has, by the name that its site gives itself in two places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from search.analysis.patterns import late
from search.analysis.stemming import is_common_word
from search.knowledge.governments import is_area
from search.knowledge.outlets import SITE_ENDINGS, Outlets, pieces

# '© 2026 Pena Lereng', 'COPYRIGHT © KABARLERENG 2026', 'Hak Cipta 2014 oleh Kabar Lereng. All rights …'
_OWNED: Final = late(
    r"(?:©|&copy;|\([Cc]\)|(?i:copyright|hak cipta))[\s©@:.]*(?:\d{4}(?:\s*[-–]\s*\d{4})?)?[\s.,|:–-]*"
    r"(?:(?:by|oleh|milik)\s+)?"
    r"(?P<name>[A-Z]\w*(?:[-.’']\w+)*(?: (?!\d{4}\b)(?:[A-Z0-9]\w*(?:[-.’']\w+)*|dan|&)){0,4})"
    r"(?=\s+\d{4}\b|\s*[.,|•–(-]|\s+(?i:all|hak|seluruh|dilarang|powered|design\w*|theme)\b|\s*$)"
)
# 'Kabar Lereng © 2021', 'Kabar Lereng diterbitkan oleh PT Bukit Media'
_OWNING: Final = late(
    r"(?P<name>[A-Z]\w*(?:[-.’']\w+)*(?: [A-Z]\w*(?:[-.’']\w+)*){1,3})"
    r"(?: (?:©|\([Cc]\)|Copyright|Hak Cipta)| (?:diterbitkan|dikelola) oleh (?:PT|CV|Yayasan)\b)"
)
# A company is no outlet's name, what made the page or its pictures neither.
_NO_OUTLET: Final = late(
    r"(?i)\b(?:pt|cv|tbk|hakcipta|terpelihara|inc|ltd|llc|group|grup|network|yayasan|all|rights?|hak|seluruh|theme|tema|google|blogger|"
    r"wordpress|getty|images|shutterstock|foto|photo|copyright|redaksi|pemerintah|kementerian|dinas|"
    r"dewan pers|pos indonesia)\b"
)
# Who has channels of their own that a medium's page sends its reader to.
_BODIES: Final = late(
    r"(?i)\b(?:diskominfo|pem(?:prov|kab|kot|da)|pol(?:ri|da|res|sek)|bmkg|bpbd|bnpb|official|resmi|universitas|bank)\b"
)
# What a place for everybody's texts calls itself on whatever lies there, and who only passes texts on.
PLATFORMS: Final = frozenset({
    "medium", "facebook", "instagram", "youtube", "twitter", "x", "tiktok", "blogger", "wordpress",
    "wordpress.com", "substack", "threads", "telegram", "whatsapp", "linkedin", "scribd", "issuu",
    "slideshare", "reddit", "pinterest", "linktree", "google", "spotify",
})  # fmt: skip
_SITES: Final = re.compile(rf"\.(?:{SITE_ENDINGS})\b", re.IGNORECASE)
_NAME: Final = r"(?:[A-Z][\w-]*(?:\.(?:com|co\.id|id|co|net))?(?: [A-Z][\w-]*){0,2})"
# How a site calls itself where it asks its reader to follow it.
_VOICED: Final = late(
    rf"(?:WhatsApp|WA|Whatsapp) [Cc]hannel (?P<channel>{_NAME})(?= untuk| agar| dan |\W*$)"
    rf"|(?:[Ss]aluran|[Kk]anal) (?:WhatsApp|WA|Telegram|YouTube) (?P<saluran>{_NAME})(?= untuk| agar|\W*$)"
    r"|\b(?:berita|artikel|konten|informasi|update|kabar|terkini|menarik|lainnya) (?:lain(?:nya)? )?dari "
    rf"(?P<told>{_NAME})(?= (?:di|lewat|melalui|dengan|langsung|setiap|hanya)\b|,? [Kk]lik\b)"
    r"|\b(?:berita|informasi|update|kabar) (?:terbaru|terkini|terupdate|pilihan) (?:dari )?"
    rf"(?P<newest>{_NAME})(?= (?:setiap hari|langsung|melalui|lewat)\b)"
    rf"|\b[Gg]oogle News (?P<news>{_NAME})\W*$"
    rf"|\b(?:berita|artikel) (?P<others>{_NAME}) lainnya di Google"
    rf"|\b(?:lainnya )?hanya di (?P<only>{_NAME})\W*$"
    rf"|^Eksplorasi konten lain dari (?P<more>{_NAME})"
    rf"|^(?:Download segera! Aplikasi|Unduh aplikasi) (?P<app>{_NAME})"
)
# 'Baca Berita Terbaru di lereng.id', which reads as a way to another story.
READ_AT: Final = late(
    r"^(?:Baca|Ikuti|Simak|Cek) (?:[\w ]{1,40} )?(?i:berita|artikel) (?:[\w ]{1,40} )?"
    r"(?i:terbaru|terkini|lain(?:nya)?) "
    rf"di (?P<at>[\w-]+(?:\.[\w-]+)*\.(?:{SITE_ENDINGS}))\W*$"
)
# Of those, what has only sites of news, and what clubs, police and shops have as well.
_OF_SITES: Final = frozenset({"news", "others", "at"})
_OF_ALL: Final = frozenset({"channel", "saluran", "only"})
_OF_NEWS: Final = late(r"(?i)\b(?:berita|artikel|news)\b")
# Whose service a site asks to be followed on.
_SERVICES: Final = late(
    r"(?:Google|Whats[Aa]pp|Telegram|Facebook|Instagram|You[Tt]ube|Tik[Tt]ok|Twitter|Play|App|Android|HP|News|Kami|Kanal|"
    r"Channel|Grup|Redaksi)\b"
)
# A name of one word that is a site's by its letters: 'LayarTV', 'BeritaKita', 'Kabar24'.
_COMPOUND: Final = re.compile(r"[A-Z][a-z]+(?:[A-Z]+[a-z]*|\d+)+|[a-z]+[A-Z][a-z]+")
# Words of a site's name that are of nothing else when they stand behind a sign of copyright: a 'media' may be
# an agency or who keeps the site.
_MEDIUM: Final = re.compile(
    r"(?i)kabar|berita|warta(?!wan)|\bpos\b|post\b|news\b|suara|radar|harian|koran|jurnal|terkini|\btv\b|radio"
)
_LONGEST: Final = 300  # characters of a colophon's line that is looked at


def find_unlisted(
    outlets: Outlets, dateline: str, colophon: Sequence[str], head: Sequence[str], cut: Sequence[str] = ()
) -> str | None:
    """The name behind a sign of copyright, if the dateline or a line of the page's head says it, too, or if
    it can be no other's; else a dateline's compound name that a line beside the text (`cut`) says again; else
    the site of the desk's address; None where two are named or a listed one is.

    >>> outlets = Outlets.load()
    >>> find_unlisted(outlets, "Brebes (LerengKita) - ", ["Copyright © LERENGKITA 2026"], [])
    'LerengKita'
    >>> find_unlisted(outlets, "", ["© 2026 PT Lereng Kita"], []) is None
    True
    """
    lines = [line for line in colophon if len(line) <= _LONGEST]
    beside = [line for line in (*colophon, *cut) if len(line) <= _LONGEST]
    placed = [
        part
        for part in _parts(dateline)
        if not (outlets.agency(part) or outlets.spelled(part) or part.casefold() in PLATFORMS)
    ]
    owners = {
        _key(name): name for line in lines for name in _owners(outlets, line) if not outlets.agency(name)
    }
    if len(owners) == 1:
        ((key, name),) = owners.items()
        if any(_key(part) == key for part in (*head, *cut)):
            forms = [part for part in (*placed, *head, name) if _key(part) == key]
            return next((form for form in forms if not form.isupper()), forms[0])
        if said := next((part for part in placed if _key(part) == key), None):
            return said
        if _MEDIUM.search(name):
            return name
    said = next(
        (
            part
            for part in placed
            if _COMPOUND.fullmatch(part)
            and (
                (_MEDIUM.search(part) and f"({part})" in dateline)
                or any(part in line or part.upper() in line for line in beside)
            )
        ),
        None,
    )
    return (
        said
        or _voiced(outlets, dateline, head, beside)
        or _placed([*placed, *_placed_alone(head)], beside)
        or _headed(outlets, head, beside)
        or _asking(outlets, beside)
        or _of_desk(outlets, beside)
    )


# What a site has that asks for something, right before its name: 'redaksi Klik Lereng'.
_HOUSE: Final = (
    r"(?:redaksi|tentang|follow|channel|kanal|aplikasi|google news|ikuti|instagram|fanpage|akun|iklan di)"
)
_LAND: Final = late(
    r"(?i)\b(?:barat|timur|selatan|utara|tengah|serikat|saudi|arab|leste|nugini|baru|raya|lanka|uni|bersatu|"
    r"darussalam|kota|kabupaten|provinsi|kecamatan|desa|pulau|jawa|sumatera|kalimantan|sulawesi|papua)\b"
)


# 'Kabar Lereng | Berita Lereng Hari Ini', 'Diposting oleh Pinggir Lereng di 10.12'
_MASTHEAD: Final = late(
    r"(?P<name>[A-Z]\w+(?: [A-Z]\w+){1,3})\s*[|–—:-]\s*"
    r"(?i:situs|portal|media|berita|informasi|kabar|warta)\b.{4,120}"
)
_POSTED: Final = late(
    r"(?i:di(?:posting|terbitkan|publikasikan|tulis)(?:kan)? oleh|posted by)\W+"
    r"(?P<name>[A-Z]\w+(?: [A-Z]\w+){1,4})(?= (?:di|pada|at|on)\b|\W*$)"
)


# Before and behind a medium's name where its site asks for something.
_FOR_MEDIA: Final = late(
    r"\b(?i:redaksi|aplikasi|kontributor|dapatkan|berita|ikuti|follow|facebook|instagram|tim)\s?:? "
    r"(?P<name>[A-Z]\w+(?: [A-Z]\w+){1,2})(?= (?:di|dan|untuk|lewat|melalui|via|[0-9])\b| Official| \d|\W*$)"
)
_OF_MEDIA: Final = late(
    r"(?:Kabar|Warta|Radar|Suara|Swara|Harian|Koran|Jurnal|Lensa|Portal|Media|Sorot|Klik|Pos|Lintas|Pena|Gema|"
    r"Tribun|Metro) "
    r"|.* (?:Post?|News|Times|TV|Ekspres|Express|Online|Terkini|Today)$"
)


def _asking(outlets: Outlets, beside: Sequence[str]) -> str | None:
    """The name with a medium's word for which the lines beside a text ask; common words are a rubric's."""
    names = {
        found["name"]
        for line in beside
        for found in _FOR_MEDIA.finditer(line)
        if _OF_MEDIA.match(found["name"])
        and not any(is_common_word(word.lower()) for word in found["name"].split()[1:])
        and not (_NO_OUTLET.search(found["name"]) or _BODIES.search(found["name"]))
        and not outlets.agency(found["name"])
    }
    name = names.pop() if len(names) == 1 else None
    return (outlets.spelled(name) or name) if name else None


_ANY_SITE: Final = late(
    rf"(?i)(?<![\w.@/-])(?:www\.)?(?P<site>[a-z0-9][\w-]*(?:\.[\w-]+)*?\.{SITE_ENDINGS})(?![\w-]|\.\w)"
)
# A line is a site's own that is nothing else, or tells who writes for it or what news it has.
_SITES_OWN: Final = late(
    r"(?i)\b(?:redaksi|editor|wartawan|reporter|kontributor|jurnalis|tim|google news|update berita|"
    r"berita terbaru|copyright)\b"
)
_OF_OTHERS: Final = late(
    r"(?i)\b(?:sumber|source|dikutip|dilansir|melansir|mengutip|foto|photo|gambar|baca juga|via|dari|powered|"
    r"terbit|tayang|hosting|theme|tema|template|video|ilustrasi|adalah|merupakan|pembicara|narasumber|pemateri|"
    r"moderator|panelis|juri|peserta|mantan|eks)\b"
)


def find_only_site(outlets: Outlets, lines: Sequence[str]) -> str | None:
    """The one site that stands alone in brackets, with a signature, or beside its desk's words.

    >>> [find_only_site(Outlets.load(), [line]) for line in ("(lerengkabar.com)", "Foto: lereng.com")]
    ['lerengkabar.com', None]
    """
    sites = {}
    for line in lines:
        if "." not in line or _OF_OTHERS.search(line) or len(line) > _LONGEST:
            continue
        for found in _ANY_SITE.finditer(line):
            rest = (line[: found.start()] + line[found.end() :]).strip(" ()[]*-–—.|:•,")
            # Alone without brackets may stand whom a text quotes.
            is_bracketed = not rest and line.strip()[:1] in "([*-–—"
            if is_bracketed or re.fullmatch(r"/\s?[\w. ]{2,30}", rest) or _SITES_OWN.search(line):
                sites[found["site"].lower()] = found["site"]
    if len(sites) != 1:
        return None
    (site,) = sites.values()
    is_known = (
        outlets.agency(site) or outlets.resembles_listed(site) or site.partition(".")[0].lower() in PLATFORMS
    )
    return None if is_known else outlets.spelled(site) or site


def _headed(outlets: Outlets, head: Sequence[str], beside: Sequence[str]) -> str | None:
    """A name of several words that a masthead gives itself with its slogan and that a line beside the text
    has again, or that posted what stands below it."""
    for line in head:
        if (mast := _MASTHEAD.fullmatch(line.strip())) and not outlets.spelled(mast["name"]):
            name = mast["name"]
            if not _NO_OUTLET.search(name) and any(name in other for other in beside if other != line):
                return name
    first = head[0].strip() if head else ""
    posted = (found["name"] for line in beside for found in _POSTED.finditer(line))
    return first if first and first in posted else None


def _placed_alone(head: Sequence[str]) -> Iterator[str]:
    """Behind an area's name on a line of its own: 'Brebes, Pewarta Lereng'."""
    for line in head:
        place, _, name = line.partition(", ")
        if name and is_area(place):
            yield name.strip()


def _placed(placed: Sequence[str], beside: Sequence[str]) -> str | None:
    """A dateline's name of several words behind its place ('Lewoleba, Klik Lereng – ') that a line beside
    the text has for what its site asks."""
    for part in placed:
        if not 1 < len(part.split()) < 5 or is_area(part) or _LAND.search(part) or not part[:1].isupper():
            continue
        said = re.compile(rf"(?i)\b{_HOUSE}\W+{re.escape(part)}(?!\w)")
        if any(said.search(line) for line in beside):
            return part
    return None


def _voiced(outlets: Outlets, dateline: str, head: Sequence[str], lines: Sequence[str]) -> str | None:
    """How a site calls itself in what it asks of its reader: if the dateline or the head says it, too, or if
    it is one name with the letters of a site's."""
    voiced = [
        (name, kind)
        for line in lines
        for found in (*_VOICED.finditer(line), *READ_AT.finditer(line))
        for kind, name in found.groupdict().items()
        if name
        and len(_key(name)) > 3
        and not (
            _SERVICES.match(name) or _NO_OUTLET.search(name) or _BODIES.search(name) or outlets.agency(name)
        )
        and (kind not in _OF_ALL or _MEDIUM.search(name) or _OF_NEWS.search(line))
    ]
    named = {_key(name): name for name, _ in voiced}
    # A longer one with words behind it: 'Kabar Lereng Super'.
    opening = [*pieces(dateline), *(part for line in head for part in (line, line.rpartition(", ")[2]))]
    for part in opening:
        key = _key(part)
        if len(key) > 3 and not outlets.spelled(part) and any(each.startswith(key) for each in named):
            return part if part != part.upper() else next(n for k, n in named.items() if k.startswith(key))
    if len(named) != 1:
        return None
    (name,) = named.values()
    kinds = {kind for _, kind in voiced}
    # What else there is an application of is often one word of two.
    compound = kinds != {"app"} and ("." in name or _COMPOUND.fullmatch(name) is not None)
    sure = (
        compound
        or _MEDIUM.search(name) is not None
        or not kinds.isdisjoint({*_OF_SITES, *_OF_ALL} - {"only"})
    )
    return outlets.spelled(name) or (name if sure else None)


# Where readers write to: no article tells of another desk's address in a line beside it.
_DESK: Final = late(
    rf"(?i)\b(?:redaksi|opini|cekfakta|kolom|suratpembaca)@(?P<site>[a-z0-9-]+\.(?:{SITE_ENDINGS}))\b"
)
_MAIL: Final = late(r"(?i)(?:g|hot|y|rocket|proton)?mail\.|yahoo\.|outlook\.|icloud\.|live\.")


def _of_desk(outlets: Outlets, lines: Sequence[str]) -> str | None:
    found = {
        outlets.spelled(desk["site"]) or desk["site"].lower()
        for line in lines
        if "@" in line
        for desk in _DESK.finditer(line)
        if not _MAIL.match(desk["site"])
    }
    return found.pop() if len(found) == 1 else None


def _owners(outlets: Outlets, line: str) -> Iterator[str]:
    before = _OWNING.match(line)
    for found in (*_OWNED.finditer(line), *([before] if before else [])):
        name = found["name"].strip()
        if len(name) > 3 and not (_NO_OUTLET.search(name) or name.isdigit() or outlets.of_state(name)):
            yield name


def _parts(dateline: str) -> list[str]:
    """What a dateline has behind its place or in brackets; the whole where it has no place."""
    parts = [part for part in pieces(dateline)[1:] if part]
    return parts[1:] or parts


def _key(name: str) -> str:
    return re.sub(r"\W+", "", _SITES.sub("", name)).casefold()
