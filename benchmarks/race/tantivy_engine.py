"""Tantivy in the race, by its Python binding: facets as aggregations over fast fields."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final, assert_never

import tantivy
from tantivy import Occur

from benchmarks.race.archive import Entry
from benchmarks.race.engine import LETTERS, PAGE
from benchmarks.race.questions import Question

_MEMORY: Final = 512_000_000
_FACETS: Final = {
    name: {"terms": {"field": name, "size": size}}
    for name, size in (("outlet", 1_000), ("official", 100_000), ("month", 1_000))
}


def _schema(snippets: bool) -> Any:
    builder = tantivy.SchemaBuilder()
    for name in ("stem", "surface"):
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="position")
    for name in ("outlet", "official"):
        builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_integer_field("month", fast=True, indexed=True)
    builder.add_bytes_field("article", stored=True)
    if snippets:  # Tantivy marks what it has stored as text, by the words of that field
        builder.add_text_field("text", stored=True)
    return builder.build()


class Tantivy:
    name = "Tantivy"

    def __init__(self, snippets: bool = False) -> None:
        self._snippets = snippets
        self.passages: list[str] = []

    def build(self, entries: Iterable[Entry], folder: Path) -> None:
        writer = self._index(folder).writer(heap_size=_MEMORY, num_threads=1)
        for entry in entries:
            document = tantivy.Document(
                stem=entry.stems, surface=entry.surfaces, month=entry.month, article=entry.stored
            )
            document.add_text("outlet", entry.outlet)
            if self._snippets:
                document.add_text("text", entry.text)
            for official in entry.officials:
                document.add_text("official", official)
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()

    def _index(self, folder: Path) -> Any:
        return tantivy.Index(_schema(self._snippets), path=str(folder))

    def open(self, folder: Path) -> None:
        self._schema = _schema(self._snippets)
        self._searcher = tantivy.Index.open(str(folder)).searcher()

    def ask(self, question: Question) -> int:
        query = self._query(question)
        found: Any = self._searcher.search(query, PAGE)
        self._searcher.aggregate(query, _FACETS)
        addresses = [address for _, address in found.hits]
        if (filling := question.filling(len(addresses), PAGE)) is not None:
            others = self._searcher.search(self._query(filling), PAGE).hits
            addresses += [address for _, address in others]
            apart = {(address.segment_ord, address.doc): address for address in addresses}
            addresses = [*apart.values()][:PAGE]
        page = [self._searcher.doc(address) for address in addresses]
        if self._snippets:
            maker = tantivy.SnippetGenerator.create(
                self._searcher, self._typed(question), self._schema, "text"
            )
            maker.set_max_num_chars(LETTERS)
            self.passages = [maker.snippet_from_doc(document).to_html() for document in page]
        return int(found.count)

    def _typed(self, question: Question) -> Any:
        """What is marked: the words as typed; of a prefix none, since its generator takes no patterns."""
        if question.kind == "prefix":
            return tantivy.Query.empty_query()
        words = question.typed[:-1] if question.kind == "excluding" else question.typed
        return tantivy.Query.boolean_query(
            [(Occur.Should, tantivy.Query.term_query(self._schema, "text", word)) for word in words]
        )

    def _query(self, question: Question) -> Any:
        words = [tantivy.Query.term_query(self._schema, "stem", stem) for stem in question.stems]
        every = [(Occur.Must, word) for word in words]
        match question.kind:
            case "words":
                return tantivy.Query.boolean_query(every)
            case "any":
                return tantivy.Query.boolean_query([(Occur.Should, word) for word in words])
            case "phrase":
                return tantivy.Query.phrase_query(self._schema, "surface", list(question.typed))
            case "prefix":
                return tantivy.Query.regex_query(self._schema, "surface", f"{question.typed[0]}.*")
            case "excluding":
                return tantivy.Query.boolean_query([*every[:-1], (Occur.MustNot, words[-1])])
            case "year":
                first, last = question.year * 100 + 1, question.year * 100 + 12
                months = tantivy.Query.range_query(
                    self._schema, "month", tantivy.FieldType.Integer, first, last
                )
                return tantivy.Query.boolean_query([*every, (Occur.Must, months)])
            case _:
                assert_never(question.kind)
