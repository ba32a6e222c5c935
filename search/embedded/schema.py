"""What Whoosh is told of our fields: terms with positions, numeric columns, the stored article."""

from __future__ import annotations

from typing import Any, Final

from whoosh import columns, fields, formats

from search.embedded.unpickling import guard
from search.model import TEXT_FIELDS
from search.retrieval import copies

guard()  # here, since whatever opens an index needs its schema

NAME: Final = "MAIN"  # Whoosh's own name for the one index in a folder

# Values of a document that are numbers; see `search.retrieval.columns.SegmentColumns`.
NUMBERS: Final[dict[str, str]] = {
    "number": "q",
    "first": "i",
    "last": "i",
    "minute": "q",
    "month": "i",
    "kind": "i",
    **{f"{field}_length": "i" for field in TEXT_FIELDS},
}
SIGNATURE: Final = "signature"
TERMS: Final = (
    "outlet",
    "official",
    "speaker",
    "alias",
    "short_form",
    *(f"{field}_{form}" for field in TEXT_FIELDS for form in ("stem", "surface")),
)


class PositionsFormat(formats.Format):  # type: ignore[misc]
    """A posting's value is its positions; see `search.embedded.codec` for how they are written."""


class Terms(fields.FieldType):  # type: ignore[misc]
    """A field whose terms `search.analysis.tokens` made."""

    def __init__(self) -> None:
        self.analyzer = None
        self.format = PositionsFormat()
        self.scorable = False
        self.stored = False
        self.unique = False
        self.column_type = None
        self.vector = None
        self.indexed = True


def signature_column() -> Any:
    """One signature for each document, for `search.retrieval.copies`; zeros for none."""
    return columns.FixedBytesColumn(copies.BYTES)


def numeric_column(name: str) -> Any:
    return columns.NumericColumn(NUMBERS[name], default=0)


def make_schema() -> fields.Schema:
    schema = fields.Schema(article=fields.STORED(), root=fields.STORED())
    for name in NUMBERS:
        schema.add(name, fields.COLUMN(numeric_column(name)))
    schema.add(SIGNATURE, fields.COLUMN(signature_column()))
    for name in TERMS:
        schema.add(name, Terms())
    return schema
