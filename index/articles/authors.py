"""Who wrote an article, by record, markup and byline: persons only, as written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from index.pages.splitting import LabelledLine, Page
from search.knowledge.officials.phrases import TOKEN
from search.knowledge.officials.vocabulary import words
from search.knowledge.outlets import SITE_ENDINGS, Outlets

MOST_AUTHORS: Final = 8

_ROLES: Final = (
    r"(?:di)?tulis oleh|dipos(?:ting|kan) oleh|di(?:unggah|publikasikan) oleh|written by|"
    r"posted by|penulis(?:\s+naskah)?|reporter|pewarta|wartawan|jurnalis|"
    r"kontributor|koresponden|peliput|author|writer|reportase|naskah|laporan|oleh|rep|by"
)
# Lines as they are cut apart: what stands behind a role and a colon, or behind a role alone.
_LABELLED = re.compile(
    rf"(?i)(?<![\w@.])(?:{_ROLES})(?:\s*(?:/|&|dan)\s*\w+)?\s*[:|]\s*(?P<names>[^:|\n]{{2,120}})"
)
_EDITED = re.compile(r"(?i)(?<!\w)editor\s*[:|]\s*(?P<names>[^:|\n]{2,120})")
_EDITOR_ALONE = re.compile(r"(?i)(?:editor|penyunting|redaktur)\s*:?")
_WRITER_ALONE = re.compile(
    r"(?i)(?:penulis|reporter|jurnalis|wartawan|pewarta|ditulis oleh|written by|oleh)\s*:?"
)
_SPOKEN = re.compile(rf"(?i)[(\[]?\s*(?P<role>{_ROLES})[\s,]+(?P<names>.{{3,120}})")
_REPORTING = re.compile(
    r"(?i)laporan\s+(?:langsung\s+)?(?:wartawan|reporter|jurnalis|kontributor|koresponden)\b[\s:]*(?P<names>.{3,120})"
)
# Behind the last sentence of a text that lost its line ends; '(Ditulis oleh Budi)'.
_CLOSING = re.compile(
    r"(?:[.!?\"”)]\s+|^)(?:Reporter|Penulis|Pewarta|Kontributor|Laporan)\s?:\s*(?P<names>[^:|\n]{3,60}?)\s*"
    r"(?=$|\s?(?:Editor|Sumber|Redaktur)\b)"
    r"|\((?:[Dd]itulis|DITULIS) oleh:?\s+(?P<said>[^()]{3,60})\)\W*$"
    r"|[Aa]rtikel ini ditulis oleh (?P<told>[^,.()]{3,60}), peserta"
)
# Each of those has one of these; looking for them first takes a tenth of the time.
_CLOSING_SIGNS: Final = (
    "Reporter",
    "Penulis",
    "Pewarta",
    "Kontributor",
    "Laporan",
    "itulis oleh",
    "DITULIS oleh",
)
_ANNOUNCES = re.compile(r"(?i)(?:oleh|by)\s*:?$")  # a name below, never above
# 'Ratna Wulandari, CNN Indonesia | Senin, …', 'Budi Santoso - detikNews'
_SIGNED = re.compile(
    r"(?P<names>[^|–—,]{5,60}?)(?:,\s*|\s+[-–—]\s+|\s*\|\s*)(?P<outlet>[\w.]+(?:\s[\w.]+){0,2})"
)
_ENDS = re.compile(
    r"(?:\s[-–—]\s|[|;©\n(\[]|\b(?:editor|redaktur|red|sumber|copyright|uploader|foto|penerjemah|penyunting|fotografer|"
    r"produser|publisher|tayang|terbit|pada|peserta|dari|di(?=\s+\d))\b|[0-9@#]).*$",
    re.IGNORECASE | re.DOTALL,
)
# Where one wrote ('di Solo'), which may be a part of a name, too ('Giovanni di Kencana').
_WHERE = re.compile(r"\b(?:di|DI(?=\s+[A-Z]{2}))\s+(?=[A-Z])(?P<place>[^,|\n]{1,60})")
# Where a line break between two of them was lost ('Budi SantosoEditor: Ratna'). Each begins with its own
# letter: `re` then passes quickly over all others.
_HEADS: Final = "Editor Redaktur Sumber Penulis Reporter Pewarta Uploader COPYRIGHT Copyright"
_GLUED = re.compile("|".join(rf"{head[0]}(?<=[A-Za-z.]{head[0]}){head[1:]}\b" for head in _HEADS.split()))
_TAILS: Final = tuple(head[1:] for head in _HEADS.split())
_SITE = re.compile(rf"(?:https?://)?[\w-]+(?:\.[\w-]+)*?\.{SITE_ENDINGS}(?![\w-])\S*", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:[,/&;|\n]|\s(?:dan|and|bersama|serta)\s)\s*")
_APART = re.compile(r"[;|\n]+")
_WORD = re.compile(r"[^\W\d_][^\W\d_]*(?:[.'’`-][^\W\d_]*)*")
_PARTICLES: Final = frozenset(("bin", "binti", "al", "el", "van", "von", "de", "der", "da", "di", "ibnu"))
_DEGREE = re.compile(
    r"(?:[A-Z][A-Za-z]{0,4}\.)+[A-Z]?[A-Za-z]{0,4}|dr\.?|Dr|Ir|Drs|Prof|S[EHT]|M[MH]|MSi|SPd|S?SI?Kom"
)
# No person has one of these in a name.
_NO_NAMES: Final = """
    redaksi redaktur admin administrator tim team news online media com editor reporter wartawan
    kontributor penulis jurnalis pewarta biro humas dinas kantor pusat pemerintah kota kabupaten
    provinsi berita liputan sumber foto video staff staf desk newsroom web webmaster the indonesia
    network group pers press tv radio koran harian majalah portal cyber kompas detik tribun tempo user
    super superadmin root guest author anonim anonymous unknown null none nama publikasi publisher
    digital channel kanal advertorial iklan sponsor kementerian universitas unit center istimewa ist net
    dok dokumentasi instagram youtube twitter facebook tiktok lembaga yayasan himpunan komunitas ini itu
    yang untuk dengan dan atau karena bahwa adalah akan telah sudah kami kita mereka warga
"""
_NOT_NAMED: Final = frozenset(_NO_NAMES.split())
# A byline stands at most so many lines behind the text.
_BEHIND: Final = 60
_LONGEST: Final = 400
_LONGEST_ROLE: Final = 12
_LONGEST_STATED: Final = 4_000
# Letters of a name cut short, with its full stop ('Moch.').
_ABBREVIATED: Final = 5
_OTHERS: Final = frozenset(
    {"related", "box", "comment", "promo", "advert", "caption", "tags", "menu", "share"}
)


def find_authors(outlets: Outlets, stated: Sequence[str], page: Page) -> tuple[str, ...]:
    """The persons whom record or markup state, else those of the page's bylines, each once.

    Outlets, desks and agencies are no persons, and editors no authors.

    >>> find_authors(Outlets.load(), ["Redaksi", "Ratna Wulandari; Budi Santoso"], Page())
    ('Ratna Wulandari', 'Budi Santoso')
    """
    parts = (
        part[:_LONGEST] for text in stated for part in _APART.split(text[:_LONGEST_STATED])[:MOST_AUTHORS]
    )
    found = [name for part in parts for name in _persons(outlets, part, is_sure=True)]
    if found:  # pages state their editor as their author
        editors = {name.casefold() for name in _editors(outlets, page)}
        found = [name for name in found if name.casefold() not in editors]
    if not found:
        found = list(_signing(outlets, page))
    once: dict[str, str] = {}
    for name in found:
        once.setdefault(name.casefold(), name)
    return tuple(islice(once.values(), MOST_AUTHORS))


def _editors(outlets: Outlets, page: Page) -> Iterator[str]:
    """The persons whom a page names as its editors."""
    for _, line in _lines(page):
        for match in _EDITED.finditer(_unglued(line.text)):
            yield from _persons(outlets, match["names"], is_sure=True)
    yield from _beside(outlets, page, _EDITOR_ALONE)


def _beside(outlets: Outlets, page: Page, role: re.Pattern[str]) -> Iterator[str]:
    """The persons whose role stands on a line of its own, all of them below it ('Penulis', ': Budi Santoso')
    or all above it."""
    lines = page.lines
    roles = [at for at, line in enumerate(lines) if _is_role(line.text, _EDITOR_ALONE, _WRITER_ALONE)]
    if not roles:
        return
    above = lines[roles[0] - 1] if roles[0] else None
    named_above = above and above.label != "title" and not _ANNOUNCES.search(lines[roles[0]].text)
    step = -1 if above and named_above and any(_persons(outlets, above.text.lstrip(": "), False)) else 1
    for at in roles:
        if role.fullmatch(lines[at].text) and 0 <= at + step < len(lines):
            named = lines[at + step].text
            yield from _persons(outlets, named.lstrip(": "), is_sure=named[0] == ":")
            return


def _is_role(text: str, *roles: re.Pattern[str]) -> bool:
    return len(text) <= _LONGEST_ROLE and any(role.fullmatch(text) for role in roles)


def _signing(outlets: Outlets, page: Page) -> Iterator[str]:
    """The persons named by the bylines above the text, inside it, and by the first behind it."""
    for above, line in _lines(page):
        told = _byline(outlets, page, line, above)
        names = [name for text, is_sure in told for name in _persons(outlets, text, is_sure)]
        yield from names
        if names and not above:
            break  # further ones are other stories'
    yield from _beside(outlets, page, _WRITER_ALONE)
    for text, is_sure in _closing(page):
        yield from _persons(outlets, text, is_sure)


def _byline(outlets: Outlets, page: Page, line: LabelledLine, above: bool) -> list[tuple[str, bool]]:
    """What a line tells of names, and whether one word of it alone is a name."""
    text = _unglued(line.text)
    if reporting := _REPORTING.match(text):
        return [(reporting["names"], False)]
    closing = _CLOSING.search(text) if any(sign in text for sign in _CLOSING_SIGNS) else None
    if closing and (named := closing["said"] or closing["told"]):
        return [(named, bool(closing["said"]))]
    labels = _LABELLED.finditer(text) if ":" in text or "|" in text else ()
    labelled: list[tuple[str, bool]] = [(match["names"], True) for match in labels]
    if labelled:
        return labelled
    spoken = _SPOKEN.match(text)
    # 'Laporan Keuangan Bank' is a headline where nothing else says that it is a byline.
    if spoken and (line.reason == "byline" or (above and spoken["role"].lower() in ("oleh", "by"))):
        return [(spoken["names"], False)]
    if above and (signed := _SIGNED.match(text)) and outlets.spelled(signed["outlet"]):
        rest = text[signed.end() :]
        if line.reason == "date" or (not rest and _is_dated(page, line)):
            return [(signed["names"], False)]
    return []


def _closing(page: Page) -> Iterator[tuple[str, bool]]:
    """The same of a text that kept its bylines."""
    for text in dict.fromkeys((*page.body[:1], *page.body[-2:])):
        tail = _unglued(text[-_LONGEST:], " ")
        closings = _CLOSING.finditer(tail) if any(sign in tail for sign in _CLOSING_SIGNS) else ()
        for closing in closings:
            yield closing["names"] or closing["said"] or closing["told"], bool(closing["said"])
    for text in page.body[:1]:
        if len(text) < 60 and (opening := _LABELLED.match(text)):
            yield opening["names"], False


def _unglued(text: str, between: str = " | ") -> str:
    """A text with something between what a lost line break glued together."""
    # Few texts have one: to look for each takes a tenth of the time.
    if not any(tail in text for tail in _TAILS):
        return text
    return _GLUED.sub(lambda head: between + head[0], text)


def _lines(page: Page) -> Iterator[tuple[bool, LabelledLine]]:
    """The lines that may be bylines, and whether each stands above the text."""
    bodies = [at for at, line in enumerate(page.lines) if line.label == "body"]
    first, last = (bodies[0], bodies[-1]) if bodies else (len(page.lines), len(page.lines))
    for at, line in enumerate(page.lines[: last + 1 + _BEHIND]):
        if line.label in ("cut", "header") and line.reason not in _OTHERS and len(line.text) < _LONGEST:
            yield at < first, line


def _is_dated(page: Page, line: LabelledLine) -> bool:
    """Whether a date stands directly below a line."""
    at = page.lines.index(line)
    return any(below.reason == "date" for below in page.lines[at + 1 : at + 2])


def _persons(outlets: Outlets, text: str, is_sure: bool) -> Iterator[str]:
    """The names in a text such as 'Tribunnews.com, Budi Santoso dan Ratna | Editor: Wahyu'."""
    text = _before_place(_ENDS.sub("", _SITE.sub(" , ", _unglued(text.strip()))))
    parts = [part.strip(' .-–—:*"“”()[]') for part in _BETWEEN.split(text)]
    names = [part for part in parts if part and not _DEGREE.fullmatch(part) and _is_person(outlets, part)]
    whole = [name for name in names if " " in name]
    for name in whole or (names if is_sure else ()):
        yield _cased(name)


def _before_place(text: str) -> str:
    """A text up to 'di' and a listed place.

    >>> [_before_place(text) for text in ("Ratna di Solo", "Maria Di Kencana", "Giovanni di Kencana")]
    ['Ratna ', 'Maria Di Kencana', 'Giovanni di Kencana']
    """
    where = _WHERE.search(text)
    return text[: where.start()] if where and _is_place(where["place"]) else text


def _is_place(text: str) -> bool:
    """Whether a text begins with a listed place or a kind of one ('Kabupaten')."""
    low, v = TOKEN.findall(text.lower()), words()
    return (
        low[0] in v.regions
        or low[0] in v.grammar.kinds_of_area
        or any(places.at(low, 0) is not None for places in (v.districts, v.countries))
    )


def _is_person(outlets: Outlets, name: str) -> bool:
    words = name.split()
    if not 1 <= len(words) <= 5 or len(name) > 60 or outlets.spelled(name) or outlets.agency(name):
        return False
    if any(word.casefold().strip(".") in _NOT_NAMED or not _WORD.fullmatch(word) for word in words):
        return False
    if any(word[-1] == "." and len(word) > _ABBREVIATED for word in words):
        return False  # 'Tribunnew. Budi': of a sentence or an address
    if not all(word[0].isupper() or word in _PARTICLES for word in words) or not words[0][0].isupper():
        return False
    return any(sum(map(str.isalpha, word)) >= 3 for word in words)


def _cased(name: str) -> str:
    """A name in capitals as others write it; initials stay."""
    if name != name.upper():
        return name
    return " ".join(word.capitalize() if len(word) > 2 and "." not in word else word for word in name.split())
