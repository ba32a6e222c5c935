"""One question asked of one build: its hits, facets, what nearly matches, offers and notes."""

from __future__ import annotations

import math
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, cached_property, partial
from typing import Final

from search.analysis.stemming import is_known
from search.analysis.tokens import Token, tokens
from search.answering import relaxation
from search.answering.corrections import MOST_RARE, Correction, beside, corrections
from search.answering.did_you_mean import offers
from search.answering.explanation import Explanation, explain
from search.answering.more_like_this import telling_words
from search.answering.notes import archive_notes, expansion_notes
from search.cluster import facets, quotes
from search.cluster.builds import Build
from search.cluster.documents import read
from search.cluster.facets import Told
from search.cluster.hits import Group, Hits, Row
from search.cluster.mapping import Body
from search.cluster.matching import Fields, Queries, every, having, neither
from search.cluster.scoring import Plan, matching_any, plain
from search.cluster.words import LookedUp
from search.knowledge.officials.joined import as_one
from search.knowledge.synonyms import Thesaurus
from search.model import (
    FACET_AXES,
    TEXT_FIELDS,
    Article,
    Axis,
    Counts,
    Expanding,
    FacetAxis,
    Facets,
    Hit,
    KindIs,
    Node,
    Note,
    Or,
    Phrase,
    Query,
    Results,
    Sort,
    TextField,
    Word,
)
from search.query.parse import parse
from search.retrieval import bm25, days
from search.retrieval.closeness import close_words
from search.retrieval.ranking import SHIPPED, Form, Weights
from search.retrieval.vocabulary import Expanded, Vocabulary
from search.tree import leaves, sayings

Ranked = tuple[tuple[str, float], ...]
# Articles whose text is read at once.
_AT_ONCE: Final = 50
# Rare words of a text whose neighbours are looked up at once.
_MOST_NEAR: Final = 12


class Question:
    """A query's tree over a build. `weights`: those of the formula."""

    def __init__(self, build: Build, query: Query, weights: Weights = SHIPPED) -> None:
        self._build = build
        self._query = query
        self._weights = weights
        self._queries = Queries(build)

    # --- what is found ---

    def _narrowing(self) -> list[Body]:
        return [q for some in self._queries.filters(self._query.filters).values() for q in some]

    def _matching(self) -> Body:
        return every([self._queries.match(self._query.tree), *self._narrowing()])

    def _hits(self, *, closeness: bool = True) -> Hits:
        plan = Plan(self._queries, self._weights)
        out = plan.add(self._query.tree)
        words = close_words(self._query.tree) if closeness else []
        is_ranked = out.weight > 0
        return Hits(
            self._build, self._matching(), plan if is_ranked else None, out, words if is_ranked else ()
        )

    def total(self) -> int:
        return self._build.count(self._matching())

    def facets(self, axes: Sequence[FacetAxis]) -> Facets:
        return self._facets_and_stories(axes, None)[0]

    def _facets_and_stories(self, axes: Sequence[FacetAxis], total: int | None) -> tuple[Facets, Told]:
        """`total`: of articles, None where each counts for itself."""
        narrowing = self._queries.filters(self._query.filters)
        tree = self._queries.match(self._query.tree)
        filters = self._query.filters
        if not any(narrowing.values()) and not self._build.count(self._matching()):
            return Facets(), Told(0)
        return facets.facets(self._build, tree, narrowing, axes, filters, total)

    def counts(self, by: tuple[Axis, ...]) -> Counts:
        return facets.counts(self._build, self._matching(), by)

    def search(self, synonyms: Thesaurus) -> Results:
        started = time.perf_counter()
        query, build = self._query, self._build
        self._count_words()
        start, stop = (query.page - 1) * query.limit, query.page * query.limit
        hits = self._hits()
        total = build.count(hits.matching)
        is_grouped = query.copies == "grouped"
        all_facets, stories = self._facets_and_stories(FACET_AXES, total if is_grouped else None)
        shown = stories.count if is_grouped else total
        if not total:
            found = []
        elif is_grouped:
            found = self._of_groups(hits.groups(query.sort, start, stop))
        else:
            found = self._of_rows(hits.rows(query.sort, start, stop))
        shown_hits = tuple(self._quoting(found))
        relaxed = self._relaxed(hits.matching, shown, stories.copied, shown_hits)
        return Results(
            shown_hits,
            total,
            all_facets,
            (time.perf_counter() - started) * 1000,
            self._notes(),
            self._did_you_mean(synonyms, total),
            relaxed,
            shown,
            bool(relaxed) and relaxation.place(query, shown).is_among,
        )

    def scan(self, every_nth: int) -> Iterator[Hit]:
        """Each hit in order, or only the first of each so many."""
        chosen: list[Row] = []
        for number, row in enumerate(self._hits().walk(self._query.sort)):
            if number % every_nth == 0:
                chosen.append(row)
            if len(chosen) == _AT_ONCE:
                yield from self._quoting(self._of_rows(chosen))
                chosen = []
        yield from self._quoting(self._of_rows(chosen))

    def ranked(self) -> Ranked:
        query, build = self._query, self._build
        hits = self._hits()
        shown, told = build.count(hits.matching), tuple[int, ...]()
        if query.copies == "grouped":
            stories = self._facets_and_stories((), shown)[1]
            shown, told = stories.count, stories.copied
        rows = self._rows(hits, query.sort, (query.page - 1) * query.limit, query.page * query.limit)
        count, is_among = relaxation.place(query, shown)
        near = self._near(hits.matching, told) if count else None
        others = self._rows(near[0], "relevance", 0, count) if near else []
        if is_among and len(rows) == query.limit:
            others = [row for row in others if row.score > rows[-1].score]
        rows += others
        if is_among:
            rows.sort(key=lambda row: -row.score)
        return tuple((row.id, row.score) for row in rows)

    def _rows(self, hits: Hits, sort: Sort, start: int, stop: int) -> list[Row]:
        """So many in order, of each story one where the question says so."""
        if self._query.copies == "grouped":
            return [group.row for group in hits.groups(sort, start, stop)]
        return hits.rows(sort, start, stop)

    def similar(self, article: Article, story: int, limit: int) -> tuple[Hit, ...]:
        """More like an article of that story; the query is not looked at."""
        build = self._build
        words = telling_words(
            article, lambda stem: build.count(having("stem", stem, ("body",))), build.figures.count
        )
        if not words:
            return ()
        plan = Plan(self._queries, self._weights)
        out = plan.add(Or(words))
        others = neither({"term": {"story": story}})
        hits = Hits(build, every([self._queries.match(Or(words)), others]), plan, out)
        rows = [group.row for group in hits.groups("relevance", 0, limit)]
        return tuple(self._of_rows(rows))

    def _count_words(self) -> None:
        """Has everything counted at once that the formula asks for one by one."""
        found: list[Body] = [self._matching()]
        for leaf in leaves(self._query.tree):
            if isinstance(leaf.node, Word | Phrase):
                fields = leaf.fields or TEXT_FIELDS
                for word in tokens(
                    leaf.node.text, glued="whole" if isinstance(leaf.node, Word) else "written"
                ):
                    found += [having("stem", word.stem, fields), having("surface", word.surface, fields)]
                found.append(self._queries.match(leaf.node, fields))
        self._build.counts(found)

    # --- hits with their articles ---

    def _of_rows(self, rows: Sequence[Row]) -> list[Hit]:
        articles = _articles(self._build, [row.id for row in rows])
        return [
            Hit(article, row.score, added=_moment(row.added))
            for article, row in zip(articles, rows, strict=True)
        ]

    def _of_groups(self, groups: Sequence[Group]) -> list[Hit]:
        ids = dict.fromkeys(row.id for group in groups for row in (group.row, *group.members))
        known = dict(zip(ids, _articles(self._build, list(ids)), strict=True))
        return [
            Hit(
                known[group.row.id],
                group.row.score,
                group.size - 1,
                tuple(known[row.id] for row in group.members),
                added=_moment(group.row.added),
            )
            for group in groups
        ]

    def _quoting(self, hits: list[Hit]) -> list[Hit]:
        nodes = list(dict.fromkeys(sayings(self._query.tree)))
        if not nodes or not hits:
            return hits
        answering = quotes.answering(self._queries, nodes, [hit.article for hit in hits])
        return [replace(hit, quotes=found) for hit, found in zip(hits, answering, strict=True)]

    # --- what has most of the words ---

    def _near(self, all_of_it: Body, stories: Sequence[int]) -> tuple[Hits, list[Node], list[Node]] | None:
        """What has most of the tree's pieces but not all, and of none of some stories; the pieces; what asks
        for more than words. None where no piece is found."""
        queries, build = self._queries, self._build
        wanted, narrowing = relaxation.parts(self._query.tree)
        pieces = relaxation.counting(wanted)
        counts = build.counts(queries.match(piece) for piece in pieces)
        pieces = [piece for piece, count in zip(pieces, counts, strict=True) if count]
        if not pieces:
            return None
        plan = Plan(queries, self._weights)
        slots = [plan.add(piece) for piece in pieces]
        plan.enough(slots, max(1, -(-len(pieces) // 2)), relaxation.ENOUGH_WEIGHT)
        tree = Or(tuple(pieces))
        out = plan.add(tree)
        matching = every(
            [
                queries.match(tree),
                neither(all_of_it),
                *([neither({"terms": {"story": list(stories)}})] if stories else []),
                *(queries.match(part) for part in narrowing),
                *self._narrowing(),
            ]
        )
        wholes = list(relaxation.wholes(self._query.tree))
        named = {f"p{n}": queries.match(piece) for n, piece in enumerate(pieces)}
        named |= {f"w{n}": queries.match(whole) for n, whole in enumerate(wholes)}
        hits = Hits(build, matching, plan, out, close_words(tree), above=1, named=named)
        return hits, pieces, wholes

    def _relaxed(
        self, all_of_it: Body, shown: int, stories: Sequence[int], page: Sequence[Hit]
    ) -> tuple[Hit, ...]:
        count, _ = relaxation.place(self._query, shown)
        near = self._near(all_of_it, stories) if count else None
        if near is None:
            return ()
        least = page[-1].score if len(page) == self._query.limit else -math.inf
        hits, pieces, wholes = near
        if self._query.copies == "grouped":
            groups = [g for g in hits.groups("relevance", 0, count) if g.row.score > least]
            rows, found = [group.row for group in groups], self._of_groups(groups)
        else:
            rows = [row for row in hits.rows("relevance", 0, count) if row.score > least]
            found = self._of_rows(rows)

        def missing(row: Row) -> tuple[str, ...]:
            lacked = [piece for n, piece in enumerate(pieces) if f"p{n}" not in row.named]
            lacked = lacked or [whole for n, whole in enumerate(wholes) if f"w{n}" not in row.named]
            return tuple(map(relaxation.typed, lacked))

        return tuple(replace(hit, missing=missing(row)) for hit, row in zip(found, rows, strict=True))

    # --- offers, notes, explanation ---

    @cached_property
    def _known_words(self) -> dict[str, Vocabulary]:
        """The words of the text, looked up at once: each is, before another spelling is looked for."""
        return self._build.words.each(token.surface for token in tokens(self._query.text, glued="whole"))

    def _near_words(self, total: int) -> dict[str, Vocabulary]:
        """What may be meant by the rare words of the text, looked up at once; see `corrections.beside`."""
        rare = [word for word, known in self._known_words.items() if sum(known.counts) <= MOST_RARE]
        asked = [word for word in rare if word.isalpha() and not (total and is_known(word))]
        return self._build.words.near(asked[:_MOST_NEAR])

    def _has_word(self, word: Token, form: Form) -> bool:
        term = word.stem if form == "stem" else word.surface
        return self._build.count(having(form, term, TEXT_FIELDS)) > 0

    def _did_you_mean(self, synonyms: Thesaurus, total: int) -> tuple[str, ...]:
        query, build = self._query, self._build

        def count(text: str) -> int:
            other = parse(
                text, any_word=query.any_word, filters=query.filters, exact=query.exact, synonyms=synonyms
            )
            return build.count(self._queries.narrowed(other.tree, other.filters))

        near = cache(partial(self._near_words, total))

        def vocabularies(beginning: str) -> tuple[LookedUp, ...]:
            return (LookedUp(build.words, beginning, self._known_words, near),)

        texts: Iterator[Correction] = iter(())
        if not total:
            texts = corrections(
                query.text, query.tree, vocabularies, self._has_word, build.spellings, build.gazetteer
            )
        return offers(texts, beside(query.text, query.tree, vocabularies, total), count, total)

    def _notes(self) -> tuple[Note, ...]:
        build, query = self._build, self._query
        told = archive_notes(
            query.tree,
            query.filters,
            build.outlets,
            build.spellings,
            build.gazetteer,
            lambda: build.speakers,
            build.joined,
        )
        return (*told, *expansion_notes(query.tree, self._queries.expand))

    def explain(self) -> Explanation:
        return explain(self, self._query.tree)

    def found(self, node: Node, fields: Fields) -> int:
        return self._build.count(self._queries.match(node, fields))

    def counts_of(self, form: Form, term: str, fields: Fields) -> dict[TextField, int]:
        counts = self._build.counts(having(form, term, (field,)) for field in fields)
        return dict(zip(fields, counts, strict=True))

    def claims_of(self, form: Form, term: str) -> int:
        checks = self._queries.match(KindIs("fact-check"))
        return self._build.count(every([checks, having(form, term, ("title",))]))

    def expand(self, node: Expanding) -> Expanded:
        return self._queries.expand(node)


def ranked_plainly(build: Build, text: str, limit: int) -> Ranked:
    """Ids and scores by plain BM25 for a text of which any word is enough."""
    words = tokens(text, glued="whole")
    if not words:
        return ()
    plan = Plan(Queries(build), _PLAIN)
    rows = Hits(build, matching_any(words), plan, plain(plan, words)).rows("relevance", 0, limit)
    return tuple((row.id, row.score) for row in rows)


# The formula without what plain BM25 has not.
_PLAIN: Final = Weights(
    k1=bm25.K1, b=bm25.B, title=1, claim=1, lead=1, body=1, author=1, surface=0, number=1, early=0, coverage=0
)


def _articles(build: Build, ids: Sequence[str]) -> list[Article]:
    found: list[Article] = []
    for start in range(0, len(ids), _AT_ONCE):
        some = build.stored(ids[start : start + _AT_ONCE])
        found += [as_one(read(document)[0], build.joined) for document in some]
    return found


def _moment(added: int) -> str | None:
    return days.written(added) if added else None
