"""Which kind of article this is, by its labels: news, fact check, opinion or press release."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from search.analysis.patterns import late
from search.analysis.tables import read_toml
from search.model import ArticleKind

_MARKS: Final = Path(__file__).with_name("kinds.toml")
_APART: Final = re.compile(r"[\s_-]+")
# '[HOAKS] Judul', '(Hoaks) Judul', 'Judul (Hoaks)'; 'Opini: Judul', 'Hoaks! Judul', 'CEK FAKTA - Judul'.
_IN_BRACKETS: Final = re.compile(r"^\W{0,2}[\[({]\s*([^\])}]{3,40}?)\s*[\])}]\s*[:|]?\s*\S")
_BEHIND: Final = re.compile(r"\S\s*[\[(]\s*([^\])]{3,40}?)\s*[\])]\W*$")
_BEFORE: Final = re.compile(r"^\W{0,2}([^\W\d_][\w -]{2,28}?)\s*(?:[:|!]|\s[-–—])\s*\S")
# A signature that opens the text: 'Oleh: Budi Santoso', 'OLEH: BUDI SANTOSO HARGA beras …'.
_SIGNED: Final = re.compile(
    r"\W{0,3}(?i:oleh)\s*:\s*(?!(?i:tim|redaksi|admin|reporter|antara)\b)[^\W\d_]"
    r"|Oleh(?: [A-Z][\w.’']*){1,5}\W*$"
)
# What is in each text that `_AUTHOR` finds: to look for it takes a tenth of the time.
_HINTS: Final = ("penulis", "pribadi", "kiriman pembaca", "redaksi")
# Who wrote it, below the text: 'Penulis adalah dosen …', but a reporter's name tells nothing.
_AUTHOR: Final = late(
    r"(?:^|[(*\[.!?\"”]\)?\s*)penulis\s+(?:adalah|merupakan|ialah)\s+(?!peserta|reporter|jurnalis|wartawan(?!\s+senior))"
    r"|(?:tulisan|artikel|opini|kolom)\s(?:ini\s)?(?:\w+\s){0,3}(?:opini|pendapat|pandangan|sikap)\s+pribadi"
    r"|artikel\sini\s(?:adalah|merupakan)\s(?:kiriman|opini|tulisan)\s(?:pembaca|penulis)"
    r"|\btidak\s(?:mewakili|mencerminkan)\s(?:pandangan|sikap|pendapat)\s(?:redaksi|media|institusi)",
)
_WIRE_WITHIN: Final = 200  # characters of the first paragraph
_FOOT: Final = 3  # paragraphs
_SIGNATURE: Final = 400  # characters at a paragraph's end
_BREADCRUMB: Final = late(r"\s*[>›»/|,;\n]\s*")


@dataclass(frozen=True, slots=True)
class _Marks:
    """What says that an article is of one kind, folded; see kinds.toml."""

    kind: ArticleKind
    labels: frozenset[str]
    verdicts: frozenset[str]
    sections: frozenset[str]
    outlets: frozenset[str]
    wires: tuple[str, ...]
    checking: re.Pattern[str] | None


def _plain(text: str) -> str:
    return _APART.sub("", text.strip().casefold())


@cache
def _all_marks() -> tuple[_Marks, ...]:
    data = read_toml(_MARKS)
    found = []
    for kind, marks in data.items():
        labels = frozenset(map(_plain, marks["labels"]))
        words = marks.get("checking", ())
        found.append(
            _Marks(
                kind,  # type: ignore[arg-type]
                labels,
                frozenset(map(_plain, marks.get("verdicts", ()))),
                labels | frozenset(map(_plain, marks.get("sections", ()))),
                frozenset(name.casefold() for name in marks.get("outlets", ())),
                tuple(name.casefold() for name in marks.get("wires", ())),
                re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE) if words else None,
            )
        )
    return tuple(found)


def find_kind(
    *,
    title: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    rubrics: Sequence[str] = (),
    body: Sequence[str] = (),
    below: Sequence[str] = (),
) -> ArticleKind:
    """The kind of an article; 'news' where nothing says another. `rubrics`: what the record or the page calls
    the section that it stands in, breadcrumbs too; `below`: lines directly below the text that are none of
    it, of which who wrote it may be one.

    Order: the outlet, a label of the title, the wire of the dateline, rubric and address, a signature above
    or below the text.

    >>> find_kind(title="[HOAKS] Bantuan untuk Semua"), find_kind(title="Hoaks Makin Marak, Kata Menteri")
    ('fact-check', 'news')
    >>> find_kind(title="Harga Beras", url="https://www.contoh.id/opini/2021/harga-beras")
    'opinion'
    """
    marks = _all_marks()
    for each in marks:
        if outlet is not None and outlet.casefold() in each.outlets:
            return each.kind
    if title and (kind := _of_title(title)):
        return kind
    opening = body[0][:_WIRE_WITHIN].casefold() if body else ""
    for each in marks:
        if any(wire in opening for wire in each.wires) and _is_wired(each, opening):
            return each.kind
    sections = {_plain(name) for name in (*_named(rubrics), *_sections_of(url))}
    for each in marks:
        if not each.sections.isdisjoint(sections) and _checks(each, title, body):
            return each.kind
    if not body:
        return "news"
    # What readers write is not the desk's view either.
    foot = [text for text in (*body[-_FOOT:], *below[:_FOOT]) if not text.startswith("Komentar")]
    return "opinion" if _SIGNED.match(body[0]) or any(map(_is_signature, foot)) else "news"


def _is_signature(text: str) -> bool:
    text = text[-_SIGNATURE:].lower()
    return any(hint in text for hint in _HINTS) and _AUTHOR.search(text) is not None


def _of_title(title: str) -> ArticleKind | None:
    bracketed, behind, before = _IN_BRACKETS.match(title), _BEHIND.search(title), _BEFORE.match(title)
    verdict = _plain(bracketed[1]) if bracketed else ""
    labels = {verdict, *(_plain(found[1]) for found in (behind, before) if found)}
    for marks in _all_marks():
        if not marks.labels.isdisjoint(labels) or verdict in marks.verdicts:
            return marks.kind
    return None


def _is_wired(marks: _Marks, opening: str) -> bool:
    """Whether a wire's name stands as a source does: '(ANTARA/PRNewswire)', '/PRNewswire/ --'."""
    wires = "|".join(map(re.escape, marks.wires))
    return (
        re.search(rf"[(/]\s*(?:{wires})\b\s*[)/]|^\W*(?:{wires})\b|\b(?:{wires})\b\s*[-–—]", opening)
        is not None
    )


def _named(rubrics: Sequence[str]) -> Iterator[str]:
    for rubric in rubrics:
        yield from _BREADCRUMB.split(rubric)


def _sections_of(url: str | None) -> Iterator[str]:
    """The folders of an address, but its last part, and the name before the site's."""
    if not url:
        return
    try:
        parts = urlsplit(url if "//" in url else f"//{url}")
        host = parts.hostname or ""
    except ValueError:
        return
    if host.count(".") > 1:
        yield host.split(".")[0]
    yield from unquote(parts.path).strip("/").split("/")[:-1]


def _checks(marks: _Marks, title: str | None, body: Sequence[str]) -> bool:
    if marks.checking is None:
        return True
    return marks.checking.search(title or "") is not None or any(map(marks.checking.search, body[:2]))
