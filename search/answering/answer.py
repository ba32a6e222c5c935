"""Questions answered over a source of postings: hits, stories, facets, offers and notes. Names no engine."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple, Protocol

import numpy as np

from search import identifiers
from search.analysis.tokens import tokens
from search.answering import relaxation
from search.answering.did_you_mean import did_you_mean
from search.answering.more_like_this import telling_words
from search.answering.notes import archive_notes, expansion_notes
from search.knowledge.synonyms import Thesaurus
from search.model import (
    FACET_AXES,
    MOST_COPIES,
    Article,
    Axis,
    Counts,
    FacetAxis,
    Facets,
    Filters,
    Hit,
    Node,
    Note,
    Or,
    Query,
    Quote,
    Results,
    TextField,
)
from search.retrieval import combinations, days, document_sets, filtering
from search.retrieval.bm25 import plain
from search.retrieval.closeness import closer
from search.retrieval.documents import body_terms, quote_positions
from search.retrieval.matched import Floats, Ints, Matched, distinct
from search.retrieval.matching import Matching
from search.retrieval.ordering import by_time, count_stories, order, order_stories
from search.retrieval.postings import POSITION_BITS
from search.retrieval.ranking import DECIMALS, Form, Weights
from search.retrieval.scoring import Scoring
from search.retrieval.source import PostingsSource
from search.tree import sayings

if TYPE_CHECKING:
    from search.answering.explanation import Explanation

Ranked = tuple[tuple[str, float], ...]  # ids and scores, best first


class ArticleSource(PostingsSource, Protocol):
    """A source of postings that has the articles too, as of the same moment."""

    @property
    def stories(self) -> Ints:
        """For each document the number of its story; copies have the same (`search.retrieval.copies`)."""
        ...

    def document(self, id: str) -> int | None:
        """The number of the article's live document, None where there is none of that id."""
        ...

    def articles(self, documents: Ints) -> Iterator[Article]:
        """The articles of documents in the order given, read one by one; those of this moment, whatever is
        changed before the last is read."""
        ...

    def frequency(self, field: TextField, form: Form, term: str) -> int:
        """How many live documents have a term in a field."""
        ...


def search(source: ArticleSource, query: Query, synonyms: Callable[[], Thesaurus]) -> Results:
    """One page of hits, the total and all facets; where they end, what has most of the words. `synonyms`:
    those of the archive, for what is asked in the question's place."""
    started = time.perf_counter()
    matching = Matching(source)
    documents = matching.documents(query.tree)
    masks = matching.masks(query.filters, documents)
    facets = filtering.facets(source.columns, documents, masks, query.filters, FACET_AXES)
    found = _scored(matching, query.tree, masks.narrowed(documents))
    start = (query.page - 1) * query.limit
    stop = start + query.limit
    total = shown = len(found.documents)
    if query.copies == "grouped":
        stories = source.stories
        shown = count_stories(found.documents, stories)
        documents, scores, members = order_stories(source.columns, found, query.sort, start, stop, stories)
        hits = _stories(source, documents, scores, members)
    else:
        documents, scores = order(source.columns, found, query.sort, start, stop)
        hits = tuple(_hits(source, documents, scores))
    hits = tuple(_with_quotes(matching, query.tree, documents, hits))
    offered = did_you_mean(matching, source, query, synonyms, total)
    relaxed = _relaxed(matching, source, query, found.documents, shown, hits)
    notes = _notes(matching, source, query.tree, query.filters)
    took = (time.perf_counter() - started) * 1000
    is_mixed = bool(relaxed) and relaxation.place(query, shown).is_among
    return Results(hits, total, facets, took, notes, offered, relaxed, shown, is_mixed)


def scan(source: ArticleSource, query: Query, every: int) -> Iterator[Hit]:
    """Each hit in the query's order, or only the first of each `every`."""
    matching = Matching(source)
    found = _scored(matching, query.tree, matching.narrowed(query.tree, query.filters))
    documents, scores = order(source.columns, found, query.sort, 0, len(found.documents))
    documents = documents[::every]
    return _with_quotes(matching, query.tree, documents, _hits(source, documents, scores[::every]))


def total(source: PostingsSource, query: Query) -> int:
    """How many articles match after all filters."""
    return len(Matching(source).narrowed(query.tree, query.filters))


def facets(source: PostingsSource, query: Query, axes: tuple[FacetAxis, ...]) -> Facets:
    """The facets asked for, each without regard to its own filter; the others empty."""
    return Matching(source).facets(query.tree, query.filters, axes)


def counts(source: PostingsSource, query: Query, by: tuple[Axis, ...]) -> Counts:
    """Matching articles by one or more axes, after all filters."""
    return source.columns.counts(Matching(source).narrowed(query.tree, query.filters), by)


def explain(source: PostingsSource, query: Query) -> Explanation:
    """How the query's tree is looked up, with counts before all filters."""
    from search.answering import explanation

    return explanation.explain(Matching(source), query.tree)


def copies(source: ArticleSource, id: str) -> tuple[Article, ...]:
    """All articles of the same story, the first published first; none where there is no such article."""
    document = source.document(id)
    if document is None:
        return ()
    everything, stories = source.columns.everything, source.stories
    same = everything[stories[everything] == stories[document]]
    return tuple(source.articles(by_time(source.columns, same)))


def similar(source: ArticleSource, id: str, limit: int) -> tuple[Hit, ...]:
    """Articles that share the most telling words of one, without its copies, one of each story."""
    document = source.document(id)
    if document is None:
        return ()
    (article,) = source.articles(np.array([document]))
    words = telling_words(article, lambda stem: source.frequency("body", "stem", stem), source.columns.count)
    matching, tree, stories = Matching(source), Or(words), source.stories
    others = matching.documents(tree)
    others = others[stories[others] != stories[document]]
    found = Scoring(matching).matched(tree, others)
    documents, scores, _ = order_stories(source.columns, found, "relevance", 0, limit, stories)
    return tuple(_hits(source, documents, scores))


def ranked(source: ArticleSource, query: Query, weights: Weights) -> Ranked:
    """Ids and scores of one page as `search` shows it, without reading an article: hits, then what has most
    of the words, or among them."""
    matching = Matching(source, weights)
    found = _scored(matching, query.tree, matching.narrowed(query.tree, query.filters))
    is_grouped = query.copies == "grouped"
    stories = source.stories if is_grouped else np.arange(len(source.columns.ids))
    start = (query.page - 1) * query.limit
    stop = start + query.limit
    hits = _ids(source, *order_stories(source.columns, found, query.sort, start, stop, stories)[:2])
    shown = count_stories(found.documents, stories)
    count, is_among = relaxation.place(query, shown)
    near = _relax(matching, query.tree, query.filters, found.documents) if count else None
    if near is None:
        return hits
    others = _untold(near.found, found.documents, stories)
    found_too = _ids(source, *order_stories(source.columns, others, "relevance", 0, count, stories)[:2])
    if not is_among:
        return hits + found_too
    if len(hits) == query.limit:
        found_too = tuple((id, score) for id, score in found_too if score > hits[-1][1])
    return tuple(sorted(hits + found_too, key=lambda each: -each[1]))


def ranked_plainly(source: PostingsSource, text: str, limit: int) -> Ranked:
    """The same by plain BM25 for a text of which any word is enough."""
    stems = [token.stem for token in tokens(text, glued="whole")]
    return _ids(source, *order(source.columns, plain(source, stems), "relevance", 0, limit))


def _scored(matching: Matching, tree: Node, documents: Ints) -> Matched:
    """The documents, all of which match a tree, with their scores by it."""
    scoring = Scoring(matching)
    return closer(matching, scoring, tree, scoring.matched(tree, documents))


def _hits(source: ArticleSource, documents: Ints, scores: Floats) -> Iterator[Hit]:
    added = source.columns.added[documents].tolist()
    articles = source.articles(documents)
    return (
        Hit(article, score, added=_moment(moment))
        for article, score, moment in zip(articles, scores.tolist(), added, strict=True)
    )


def _moment(added: int) -> str | None:
    return days.written(added) if added else None


def _with_quotes(matching: Matching, tree: Node, documents: Ints, hits: Iterable[Hit]) -> Iterator[Hit]:
    """The hits, those of documents in the same order, with the quotes that answer who said what."""
    quotes = [matching.quoted(node) for node in dict.fromkeys(sayings(tree))]
    if not quotes:
        return iter(hits)
    starts = distinct(np.sort(np.concatenate([found.starts for found in quotes])))
    return (
        replace(hit, quotes=_quotes_at(hit.article, starts, document))
        for hit, document in zip(hits, documents.tolist(), strict=True)
    )


def _quotes_at(article: Article, starts: Ints, document: int) -> tuple[Quote, ...]:
    """The quotes of an article that begin at some of the places of its document."""
    first, last = np.searchsorted(starts, [document << POSITION_BITS, (document + 1) << POSITION_BITS])
    positions = set((starts[first:last] & ((1 << POSITION_BITS) - 1)).tolist())
    if not positions:
        return ()
    places = quote_positions(article.quotes, body_terms(article))
    return tuple(
        quote
        for quote, place in zip(article.quotes, places, strict=True)
        if place is not None and place[0] in positions
    )


def _stories(source: ArticleSource, documents: Ints, scores: Floats, members: list[Ints]) -> tuple[Hit, ...]:
    """A hit for each story's first document, with the copies of it that were found."""
    first = list(source.articles(documents))
    hits = []
    moments = map(_moment, source.columns.added[documents].tolist())
    for article, document, score, copies, added in zip(
        first, documents.tolist(), scores.tolist(), members, moments, strict=True
    ):
        if len(copies) < 2:
            hits.append(Hit(article, score, added=added))
            continue
        shown = copies[:MOST_COPIES]
        others = source.articles(shown[shown != document])
        story = tuple(article if member == document else next(others) for member in shown.tolist())
        hits.append(Hit(article, score, len(copies) - 1, story, added=added))
    return tuple(hits)


def _ids(source: PostingsSource, documents: Ints, scores: Floats) -> Ranked:
    ids = (identifiers.from_number(int(number)) for number in source.columns.ids[documents])
    return tuple(zip(ids, scores.tolist(), strict=True))


class _Relaxed(NamedTuple):
    """The documents that have most of what a tree asks for but not all of it, and which have which piece."""

    found: Matched
    pieces: list[tuple[str, Ints]]
    wholes: list[tuple[str, Ints]]

    def missing(self, documents: Ints) -> Iterator[tuple[str, ...]]:
        """For each of some documents the pieces as typed that it lacks; where it has each, what asks for more
        than words."""
        order = np.argsort(documents)
        among, ranks = documents[order], np.argsort(order)
        lacked, not_whole = (
            [(text, ~document_sets.member(among, having)[ranks]) for text, having in told]
            for told in (self.pieces, self.wholes)
        )
        for at in range(len(documents)):
            words = tuple(text for text, lacks in lacked if lacks[at])
            yield words or tuple(text for text, lacks in not_whole if lacks[at])


def _relax(matching: Matching, tree: Node, filters: Filters, all_of_it: Ints) -> _Relaxed | None:
    """The documents beside those that match which have most of a tree's pieces; see `relaxation`.

    What no document has is not asked for, nor a question word. None where nothing is left."""
    wanted, narrowing = relaxation.parts(tree)
    asked = relaxation.counting(wanted)
    if len(asked) == 1 and asked[0] is tree:  # who has most of it has all
        return None
    scoring = Scoring(matching)
    found = [(piece, matching.documents(piece)) for piece in asked]
    found = [(piece, documents) for piece, documents in found if len(documents)]
    if not found:
        return None
    weights = [scoring.weight(piece) for piece, _ in found]
    lists, size = [documents for _, documents in found], len(matching.columns.live)
    ones = [1.0] * len(lists)
    if len(lists) <= combinations.MOST:
        sets = matching.combinations(tuple(piece for piece, _ in found))
        has_enough = relaxation.enough(sets.sums(ones), len(found), sets.sums(weights), sum(weights))
        among = sets.having(has_enough)
    else:
        had, weight_had = (document_sets.added_up(lists, each, size) for each in (ones, weights))
        among = had.nonzero()[0]
        among = among[relaxation.enough(had[among], len(found), weight_had[among], sum(weights))]
    among = document_sets.without(among, all_of_it)
    for part in narrowing:
        among = among[matching.holds(part, among)]
    among = matching.masks(filters, among).narrowed(among)
    if not len(among):
        return None
    pieces = tuple(piece for piece, _ in found)
    scored = closer(matching, scoring, Or(pieces), scoring.matched(Or(pieces), among))
    wholes = [(relaxation.typed(node), matching.documents(node)) for node in relaxation.wholes(tree)]
    return _Relaxed(scored, [(relaxation.typed(piece), documents) for piece, documents in found], wholes)


def _untold(found: Matched, told: Ints, stories: Ints) -> Matched:
    """Those found that are copies of none of the documents told."""
    is_told = np.zeros(len(stories), bool)
    is_told[stories[told]] = True
    return found.only(~is_told[stories[found.documents]])


def _relaxed(
    matching: Matching,
    source: ArticleSource,
    query: Query,
    all_of_it: Ints,
    shown: int,
    page: tuple[Hit, ...],
) -> tuple[Hit, ...]:
    """What fills the page behind the last of `shown` hits, or stands among those of a full `page`; copies of
    none of them where they are grouped."""
    count, _ = relaxation.place(query, shown)
    if not count:
        return ()
    near = _relax(matching, query.tree, query.filters, all_of_it)
    if near is None:
        return ()
    if len(page) == query.limit:
        scores = np.round(near.found.scores, DECIMALS)
        near = near._replace(found=near.found.only(scores > page[-1].score))
    if query.copies == "grouped":
        stories = source.stories
        found = _untold(near.found, all_of_it, stories)
        documents, scores, members = order_stories(source.columns, found, "relevance", 0, count, stories)
        hits = _stories(source, documents, scores, members)
    else:
        documents, scores = order(source.columns, near.found, "relevance", 0, count)
        hits = tuple(_hits(source, documents, scores))
    return tuple(
        replace(hit, missing=lacked) for hit, lacked in zip(hits, near.missing(documents), strict=True)
    )


def _notes(matching: Matching, source: PostingsSource, tree: Node, filters: Filters) -> tuple[Note, ...]:
    """What only the archive can tell of a question."""
    columns = source.columns
    told = archive_notes(
        tree,
        filters,
        columns.outlets,
        columns.spellings,
        source.gazetteer,
        lambda: source.quotes.speakers,
        columns.joined,
    )
    return (*told, *expansion_notes(tree, matching.expand))
