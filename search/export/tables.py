"""Hits as rows of CSV and as lines of JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from typing import Any, Final

from search.export.clean import line
from search.export.header import Header
from search.model import Article, Hit
from search.output.as_json import article_json

# Excel takes a file without this mark for one of the country's old code page.
BOM: Final = "\ufeff"
COLUMNS: Final = (
    "rank",
    "id",
    "title",
    "lead",
    "outlet",
    "agency",
    "authors",
    "published",
    "date_precision",
    "dated_by",
    "date_candidates",
    "officials",
    "language",
    "kind",
    "url",
    "path",
    "record",
    "query",
    "build",
)
# What Excel takes in a cell, in units of UTF-16, and what stands at the end of one that was longer.
MOST_IN_A_CELL: Final = 32_767
CUT: Final = " … [cut]"
# What a spreadsheet reads as the beginning of a formula: OWASP, "CSV Injection". The wide forms are taken
# for the narrow ones in Chinese and Japanese settings.
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def csv_pieces(header: Header, hits: Iterable[Hit]) -> Iterator[str]:
    """CSV (RFC 4180, with a byte order mark): `COLUMNS`, then one row for each hit. The question as
    understood and the index's build stand in every row, so that each tells where it is from among others."""
    yield BOM + row(COLUMNS)
    for rank, hit in enumerate(hits, 1):
        yield row([str(rank), *_values(hit.article), header.understood, header.build])


def _values(article: Article) -> list[str | None]:
    held = ((o.name, " ".join(filter(None, (o.status, o.role)))) for o in article.officials)
    officials = (f"{name} ({office})" if office else name for name, office in held)
    return [
        article.id,
        article.title,
        article.lead,
        article.outlet,
        article.agency,
        "; ".join(article.authors),
        article.published,
        article.date_precision,
        article.dated_by,
        "; ".join(article.date_candidates),
        "; ".join(officials),
        article.language,
        article.kind,
        article.url,
        article.path,
        article.record,
    ]


def row(values: Iterable[str | None]) -> str:
    """A row of CSV, safe and short enough for spreadsheets."""
    found = io.StringIO()
    csv.writer(found).writerow([cut_cell(safe_cell(line(value or ""))) for value in values])
    return found.getvalue()


def cut_cell(text: str) -> str:
    """The text, `CUT` in the place of its end where a spreadsheet would refuse or break it.

    >>> cut_cell("Rusia"), cut_cell("x" * 40_000)[-9:], len(cut_cell("x" * 40_000))
    ('Rusia', 'x … [cut]', 32767)
    """
    if 2 * len(text) <= MOST_IN_A_CELL:
        return text
    units = text.encode("utf-16-le", "surrogatepass")
    if len(units) <= 2 * MOST_IN_A_CELL:
        return text
    return units[: 2 * (MOST_IN_A_CELL - len(CUT))].decode("utf-16-le", "ignore") + CUT


def safe_cell(text: str) -> str:
    """The text, with an apostrophe before it where a spreadsheet would run it as a formula.

    >>> safe_cell("=HYPERLINK(A1)"), safe_cell("Rusia")
    ("'=HYPERLINK(A1)", 'Rusia')
    """
    return f"'{text}" if text.startswith(_FORMULA) else text


def jsonl_pieces(header: Header, hits: Iterable[Hit]) -> Iterator[str]:
    """JSON Lines: first an object whose one key is `export`, with `query`, `understood` and `build`; then one
    object for each hit, as `search query --json` gives it, with the text in `body`."""
    about = {"query": header.query, "understood": header.understood, "build": header.build}
    yield _line({"export": about})
    for hit in hits:
        body = {"language": hit.article.language, "body": "\n\n".join(hit.article.body)}
        yield _line(article_json(hit.article) | {"score": hit.score} | body)


def _line(value: dict[str, Any]) -> str:
    # ASCII escapes keep whatever an article holds, lone surrogates and line separators too, within its line.
    return json.dumps(value) + "\n"
