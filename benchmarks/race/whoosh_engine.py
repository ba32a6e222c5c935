"""Whoosh as it comes, in the race: its own scoring and `groupedby`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, assert_never

from whoosh import analysis, fields, highlight, query, sorting
from whoosh import index as whoosh_index

from benchmarks.race.archive import Entry
from benchmarks.race.engine import LETTERS, PAGE
from benchmarks.race.questions import Question
from search.model import Article
from search.retrieval.documents import unpack

_SEPARATOR = " "
# Of the text as written, for snippets.
_WORDS = analysis.RegexTokenizer() | analysis.LowercaseFilter()


def _schema() -> Any:
    words = analysis.SpaceSeparatedTokenizer()
    return fields.Schema(
        stem=fields.TEXT(analyzer=words, phrase=True),
        surface=fields.TEXT(analyzer=words, phrase=True),
        outlet=fields.ID(sortable=True),
        official=fields.KEYWORD,
        month=fields.NUMERIC(int, sortable=True),
        article=fields.STORED,
    )


class Whoosh:
    name = "Whoosh"

    def __init__(self, snippets: bool = False) -> None:
        self._snippets = snippets
        self.passages: list[str] = []

    def build(self, entries: Iterable[Entry], folder: Path) -> None:
        writer = whoosh_index.create_in(str(folder), _schema()).writer(limitmb=512)
        for entry in entries:
            writer.add_document(
                stem=entry.stems,
                surface=entry.surfaces,
                outlet=entry.outlet or "-",
                official=_SEPARATOR.join(entry.officials),
                month=entry.month,
                article=entry.stored,
            )
        writer.commit(optimize=True)

    def open(self, folder: Path) -> None:
        self._searcher = whoosh_index.open_dir(str(folder), schema=_schema()).searcher()

    def ask(self, question: Question) -> int:
        facets = sorting.Facets()
        facets.add_field("outlet")
        facets.add_field("official", allow_overlap=True)
        facets.add_field("month")
        found = self._searcher.search(_query(question), limit=PAGE, groupedby=facets, maptype=sorting.Count)
        for name in found.facet_names():
            found.groups(name)
        page = {hit.docnum: hit["article"] for hit in found}
        if (filling := question.filling(len(page), PAGE)) is not None:
            others = self._searcher.search(_query(filling), limit=PAGE)
            page |= {hit.docnum: hit["article"] for hit in others}
        if self._snippets:
            self.passages = [_highlighted(unpack(stored), question) for stored in [*page.values()][:PAGE]]
        return len(found)


def _highlighted(article: Article, question: Question) -> str:
    """The best piece by Whoosh's own means, with the words as typed marked; of a prefix the words that begin
    so."""
    text = "\n".join((*filter(None, (article.lead,)), *article.body))
    terms = set(question.typed[:-1] if question.kind == "excluding" else question.typed)
    if question.kind == "prefix":
        terms = {token.text for token in _WORDS(text) if token.text.startswith(question.typed[0])}
    fragments = highlight.ContextFragmenter(maxchars=LETTERS)
    found: str = highlight.highlight(
        text, terms, _WORDS, fragments, highlight.HtmlFormatter(tagname="b"), top=1
    )
    return found


def _query(question: Question) -> Any:
    words = [query.Term("stem", stem) for stem in question.stems]
    match question.kind:
        case "words":
            return query.And(words)
        case "any":
            return query.Or(words)
        case "phrase":
            return query.Phrase("surface", list(question.typed))
        case "prefix":
            return query.Prefix("surface", question.typed[0])
        case "excluding":
            return query.And([*words[:-1], query.Not(words[-1])])
        case "year":
            first, last = question.year * 100 + 1, question.year * 100 + 12
            return query.And([*words, query.NumericRange("month", first, last)])
        case _:
            assert_never(question.kind)
