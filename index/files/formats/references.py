"""References ('.ris'), as Zotero, Mendeley and databases export them: those with a text are articles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from index.files.decoding import decode
from index.files.formats.pieces import Piece, record
from search.model import Problem

_FIELD: Final = re.compile(r"([A-Z][A-Z0-9])  ?-(?: |$)")
_DAY: Final = re.compile(r"(\d{4})(?:/(\d{1,2}))?(?:/(\d{1,2}))?")
# An abstract of a sentence or two tells what an article is about and is none.
_SHORTEST: Final = 200


def read_references(data: bytes) -> Iterator[Piece | Problem]:
    """The references with a text; how many have none. Raises UnreadableError."""
    without, seen = 0, dict[str, int]()
    for number, fields in enumerate(_references(decode(data).text), 1):

        def first(*names: str, fields: dict[str, list[str]] = fields) -> str | None:
            return next((fields[name][0] for name in names if fields.get(name)), None)

        body = "\n\n".join(
            max((fields.get(name, []) for name in ("AB", "N2")), key=lambda told: len("".join(told)))
        )
        if len(body) < _SHORTEST:
            without += 1
            continue
        title = first("TI", "T1")
        name = (title or str(number))[:200]
        seen[name] = seen.get(name, 0) + 1
        stated = {
            "title": title,
            "body": body,
            "date": _iso(first("DA", "Y1", "PY")),
            "outlet": first("T2", "JO", "JF", "PB"),
            "author": "; ".join(_in_order(each) for each in fields.get("AU", fields.get("A1", []))) or None,
            "url": first("UR", "L2"),
        }
        called = name if seen[name] == 1 else f"{name}~{seen[name]}"
        yield Piece("record", record(stated), called, position=f"reference {number}")
    if without or not seen:
        yield Problem(
            "", f"{without} references without a text of their own; name the folder of the pages themselves"
        )


def _references(text: str) -> Iterator[dict[str, list[str]]]:
    fields: dict[str, list[list[str]]] = {}
    last: list[str] = []  # the lines of a value
    for line in text.splitlines():
        if mark := _FIELD.match(line):
            if mark[1] in ("TY", "ER"):
                if fields:
                    yield _joined(fields)
                fields = {}
            else:
                last = [line[mark.end() :].strip()]
                fields.setdefault(mark[1], []).append(last)
        elif line.strip() and last:
            last.append(line.strip())
    if fields:
        yield _joined(fields)


def _joined(fields: dict[str, list[list[str]]]) -> dict[str, list[str]]:
    return {name: ["\n".join(lines) for lines in values] for name, values in fields.items()}


def _iso(day: str | None) -> str | None:
    """'2023/03/12/' as ISO 8601.

    >>> _iso("2023/3/12/"), _iso("2023//"), _iso("kemarin")
    ('2023-03-12', '2023', 'kemarin')
    """
    if not day or not (parts := _DAY.match(day)):
        return day
    return "-".join(f"{int(part):02}" for part in parts.groups() if part)


def _in_order(name: str) -> str:
    """'Palupi, Ratna' as it is spoken."""
    family, _, given = name.partition(",")
    return f"{given.strip()} {family.strip()}".strip()
