"""The date grammar: what dates a text, a line, an address or a reader's question states.

The spellings are data of `dates_words`; a date as stated is a `Stated`.
"""

from .dates_grammar import find, parse_line
from .dates_query import is_backwards, parse_days
from .dates_stated import FIRST_YEAR, WIB, Stated, day_of
from .dates_url import parse_url

__all__ = [
    "FIRST_YEAR",
    "WIB",
    "Stated",
    "day_of",
    "find",
    "is_backwards",
    "parse_days",
    "parse_line",
    "parse_url",
]
