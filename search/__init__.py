"""Warta from Python: open an index, ask it, and show what was found.

All that a program needs stands here; `search.model` has the nodes of a question's tree, too. docs/python.md
shows it in a notebook.

>>> from search import Article, open_engine, parse, snippets
>>> query = parse("penguatan -Xi")
>>> query.tree
And(parts=(Word(text='penguatan'), Not(part=Word(text='Xi'))))
>>> article = Article("a1", "arsip/1.txt", body=("Rusia memperkuat kerja sama.",))
>>> [piece.text[start:end] for piece in snippets(article, query.tree) for start, end in piece.marks]
['memperkuat']
>>> open_engine("tiada")
Traceback (most recent call last):
search.errors.EngineError: There is no index at tiada. Make one with: search index FOLDER --at tiada
"""

from __future__ import annotations

# As in `typing`, which would have to load first: the command starts with this module.
TYPE_CHECKING = False

if TYPE_CHECKING:
    from search.answering.snippets import Snippet, snippets
    from search.engine import Searching, open_engine
    from search.errors import EngineError, QueryTooSlowError
    from search.knowledge.synonyms import Thesaurus
    from search.model import (
        Article,
        Bucket,
        Count,
        Counts,
        DayRange,
        Facets,
        Filters,
        Hit,
        Note,
        Official,
        Query,
        Results,
    )
    from search.query.parse import parse

__all__ = [
    "Article",
    "Bucket",
    "Count",
    "Counts",
    "DayRange",
    "EngineError",
    "Facets",
    "Filters",
    "Hit",
    "Note",
    "Official",
    "Query",
    "QueryTooSlowError",
    "Results",
    "Searching",
    "Snippet",
    "Thesaurus",
    "open_engine",
    "parse",
    "snippets",
]

_MODULES = {
    "Searching": "search.engine",
    "open_engine": "search.engine",
    "EngineError": "search.errors",
    "QueryTooSlowError": "search.errors",
    "Snippet": "search.answering.snippets",
    "snippets": "search.answering.snippets",
    "Thesaurus": "search.knowledge.synonyms",
    "parse": "search.query.parse",
}


def __getattr__(name: str) -> object:
    """A public name, from its module, which loads when it is first asked for (PEP 562)."""
    if name not in __all__:
        raise AttributeError(f"module 'search' has no attribute {name!r}")
    from importlib import import_module

    found = globals()[name] = getattr(import_module(_MODULES.get(name, "search.model")), name)
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
