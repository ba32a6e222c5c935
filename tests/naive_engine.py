"""The oracle: an engine of plain loops over articles in memory, too simple to be wrong in the same way."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from itertools import combinations, product

import numpy as np

from search.analysis.short_forms import defined, form_key
from search.analysis.tokens import Token, paragraph_tokens, tokens
from search.answering import relaxation
from search.answering.corrections import Correction, beside, corrections
from search.answering.did_you_mean import offers
from search.answering.explanation import Explanation, explain
from search.answering.more_like_this import telling_words
from search.answering.notes import archive_notes, expansion_notes
from search.knowledge.officials.gazetteer import Gazetteer
from search.knowledge.officials.joined import as_one
from search.knowledge.officials.joining import one_person
from search.knowledge.officials.posts import post
from search.knowledge.question_words import asks
from search.knowledge.resolution import meant_officials, meant_outlets, meant_speakers
from search.knowledge.short_forms import LearnedForms
from search.knowledge.synonyms import Thesaurus
from search.model import (
    FACET_AXES,
    MOST_COPIES,
    TEXT_FIELDS,
    And,
    Article,
    Axis,
    Bucket,
    Count,
    Counts,
    DayRange,
    Everything,
    Expanding,
    FacetAxis,
    Facets,
    Filters,
    Fuzzy,
    Hit,
    InField,
    KindIs,
    Near,
    Node,
    Not,
    Nothing,
    OfficialIs,
    Or,
    OutletIs,
    Phrase,
    Prefix,
    Query,
    Quote,
    Results,
    SaidBy,
    ShortForm,
    SynonymsNode,
    TermCount,
    TextField,
    Wildcard,
    Word,
)
from search.query.parse import parse
from search.retrieval import days as calendar
from search.retrieval import ranking
from search.retrieval.closeness import close_words
from search.retrieval.copies import BYTES, Bodies, are_copies, signature
from search.retrieval.nearness import NearKey, near_keys
from search.retrieval.quoted import asked_words
from search.retrieval.vocabulary import Expanded, Vocabulary, expand
from search.tree import sayings as said

Matches = dict[str, float]  # article id → score


@dataclass(frozen=True)
class Found:
    """Scores of the articles that match; the idf of all that was asked for."""

    scores: Matches
    weight: float


@dataclass(frozen=True)
class _Read:
    article: Article
    fields: dict[TextField, list[Token]]


def _length(found: list[Token]) -> int:
    """The number of words; one that is also read in parts counts by its parts."""
    return len({token.position for token in found})


def _read(article: Article) -> _Read:
    texts: dict[TextField, tuple[str, ...]] = {
        "title": (article.title or "",),
        "lead": (article.lead or "",),
        "body": article.body,
        "author": article.authors,
    }
    return _Read(article, {f: [t for p in paragraph_tokens(texts[f]) for t in p] for f in TEXT_FIELDS})


class NaiveEngine:
    def __init__(self, articles: Iterable[Article] = ()) -> None:
        self._articles: dict[str, _Read] = {}
        self._as_given: dict[str, Article] = {}
        self.joined: dict[str, str] = {}
        self._weights = ranking.SHIPPED
        self._known_stories: dict[str, str] | None = None
        self.gazetteer = Gazetteer.shipped()
        self.add(articles)

    def add(self, articles: Iterable[Article]) -> int:
        new = [_read(article) for article in articles]
        self._known_stories = None
        self._articles.update({read.article.id: read for read in new})
        self._as_given.update({read.article.id: read.article for read in new})
        self._join()
        return len(new)

    def remove(self, ids: Iterable[str]) -> int:
        self._known_stories = None
        gone = [id for id in set(ids) if self._articles.pop(id, None) is not None]
        for id in gone:
            del self._as_given[id]
        self._join()
        return len(gone)

    def _join(self) -> None:
        """One id for whom near names in one office make several."""
        named = {id: {o.id for o in article.officials} for id, article in self._as_given.items()}
        bearers = Counter((o.id, o.name, post(o.role)) for a in self._as_given.values() for o in a.officials)
        self.joined = one_person(
            bearers,
            self.gazetteer,
            lambda pairs: [pair for pair in pairs if any(set(pair) <= ids for ids in named.values())],
        )
        for id, article in self._as_given.items():
            self._articles[id] = _Read(as_one(article, self.joined), self._articles[id].fields)

    @property
    def spellings(self) -> dict[str, str]:
        return self._official_names()

    @property
    def synonyms(self) -> Thesaurus:
        return Thesaurus.shipped().learning(LearnedForms(self._short_forms_of, self._uses))

    def short_forms(self) -> list[ShortForm]:
        # An article counts once for forms that differ in capitals alone.
        given: dict[tuple[str, str], Counter[tuple[str, str]]] = defaultdict(Counter)
        for read in self._articles.values():
            article = read.article
            seen: set[tuple[str, str]] = set()
            for paragraph in (article.title or "", article.lead or "", *article.body):
                for short, long in defined(paragraph):
                    pair = form_key(short), form_key(long)
                    given[pair][short, long] += pair not in seen
                    seen.add(pair)
        found = []
        for written in given.values():
            short, long = sorted(written, key=lambda form: (-written[form], form))[0]
            found.append(ShortForm(short, long, sum(written.values())))
        return sorted(found, key=lambda form: (-form.count, form.short, form.long))

    def _short_forms_of(self, form: str) -> list[ShortForm]:
        return [
            known for known in self.short_forms() if form in (form_key(known.short), form_key(known.long))
        ]

    def _uses(self, word: str) -> int:
        asked = {token.surface for token in tokens(word, glued="whole")}
        bodies = [{token.surface for token in read.fields["body"]} for read in self._articles.values()]
        return min((sum(surface in body for body in bodies) for surface in asked), default=0)

    def get(self, id: str) -> Article | None:
        read = self._articles.get(id)
        if read is None:
            read = next((r for r in self._articles.values() if id in r.article.aliases), None)
        return read.article if read else None

    def count(self) -> int:
        return len(self._articles)

    def build_id(self) -> str:
        digests = (repr(read.article).encode("utf-8", "surrogatepass") for read in self._articles.values())
        return blake2b(b"".join(digests), digest_size=6).hexdigest()

    def close(self) -> None:
        self._articles.clear()

    def scan(self, query: Query, every: int = 1) -> Iterator[Hit]:
        everything = replace(query, page=1, limit=max(1, len(self._articles)), copies="all")
        return iter(self.search(everything).hits[::every])

    def counts(self, query: Query, by: tuple[Axis, ...]) -> Counts:
        ids = self._narrow(self._match(query.tree, TEXT_FIELDS).scores, query.filters)
        counts = Counter(values for id in ids for values in product(*(self._values(id, axis) for axis in by)))
        return Counts(by, tuple(Count(values, n) for values, n in sorted(counts.items())))

    def terms(self, prefix: str, limit: int) -> list[TermCount]:
        found: dict[str, int] = {}
        for field in TEXT_FIELDS:
            counts = Counter(
                word for r in self._articles.values() for word in {t.surface for t in r.fields[field]}
            )
            for word, n in counts.items():
                found[word] = max(n, found.get(word, 0))
        chosen = sorted((-n, word) for word, n in found.items() if word.startswith(prefix))
        return [TermCount(word, -n) for n, word in chosen[:limit]]

    def _values(self, id: str, axis: Axis) -> list[str]:
        article = self._articles[id].article
        match axis:
            case "outlet":
                return [article.outlet or ""]
            case "official":
                return [official.id for official in article.officials if not official.candidate]
            case _:
                size = {"year": 4, "month": 7, "day": 10}[axis]
                is_dated = calendar.span(article.published) is not None
                return [article.published[:size] if article.published and is_dated else "undated"]

    def _stories(self) -> dict[str, str]:
        """For each article the least id of its story."""
        if self._known_stories is not None:
            return self._known_stories
        ids = sorted(self._articles)
        signatures = {id: signature(self._articles[id].article.body) for id in ids}
        bodies = Bodies(
            np.array([np.frombuffer(signatures[id] or bytes(BYTES), "<u4") for id in ids]),
            np.array([len(self._articles[id].fields["body"]) for id in ids]),
            np.array([self._day(id) for id in ids]),
        )
        story = {id: id for id in ids}
        for (a, one), (b, other) in combinations(enumerate(ids), 2):
            if not signatures[one] or not signatures[other]:
                continue
            if are_copies(bodies, np.array([a]), np.array([b]))[0]:
                joined = {story[one], story[other]}
                story = {id: min(joined) if mine in joined else mine for id, mine in story.items()}
        self._known_stories = story
        return story

    def _day(self, id: str) -> int:
        span = calendar.span(self._articles[id].article.published)
        return span.first if span and span.first == span.last else 0

    def _by_time(self, ids: Iterable[str]) -> list[Article]:
        def key(id: str) -> tuple[bool, int, str]:
            span = calendar.span(self._articles[id].article.published)
            return (span is None, span.moment if span else 0, id)

        return [self._articles[id].article for id in sorted(ids, key=key)]

    def copies(self, id: str) -> tuple[Article, ...]:
        story = self._stories()
        return tuple(self._by_time(other for other in story if id in story and story[other] == story[id]))

    def similar(self, id: str, limit: int = 10) -> tuple[Hit, ...]:
        if id not in self._articles:
            return ()
        words = telling_words(
            self._articles[id].article,
            lambda stem: sum(any(t.stem == stem for t in r.fields["body"]) for r in self._articles.values()),
            len(self._articles),
        )
        story = self._stories()
        found = self._match(Or(words), TEXT_FIELDS).scores  # closeness is not asked for
        rounded = {other: round(score, ranking.DECIMALS) for other, score in found.items()}
        hits: dict[str, Hit] = {}
        for other in sorted(rounded, key=lambda other: (-rounded[other], other)):
            if story[other] != story[id]:
                hits.setdefault(story[other], Hit(self._articles[other].article, rounded[other]))
        return tuple(hits.values())[:limit]

    def ranked(self, query: Query, weights: ranking.Weights | None = None) -> tuple[tuple[str, float], ...]:
        before = self._weights
        self._weights = weights or ranking.SHIPPED
        try:
            found = self.search(query)
        finally:
            self._weights = before
        return tuple((hit.article.id, hit.score) for hit in found.in_order)

    def ranked_plainly(self, text: str, limit: int) -> tuple[tuple[str, float], ...]:
        lengths = {id: sum(map(_length, read.fields.values())) for id, read in self._articles.items()}
        average = sum(lengths.values()) / max(1, len(lengths)) or 1.0
        scores: dict[str, float] = {}
        for word in tokens(text, glued="whole"):
            frequencies = {
                id: n
                for id, read in self._articles.items()
                if (n := sum(t.stem == word.stem for field in TEXT_FIELDS for t in read.fields[field]))
            }
            idf = ranking.idf(len(frequencies), len(self._articles))
            for id, tf in frequencies.items():
                norm = 1.2 * (0.25 + 0.75 * lengths[id] / average)
                scores[id] = scores.get(id, 0.0) + idf * tf / (tf + norm)
        rounded = {id: round(score, ranking.DECIMALS) for id, score in scores.items()}
        return tuple(sorted(rounded.items(), key=lambda entry: (-entry[1], entry[0]))[:limit])

    def search(self, query: Query) -> Results:
        found = self._match(query.tree, TEXT_FIELDS).scores
        total = self._narrow(found, query.filters)
        scores = self._closer(query.tree, found, total)
        scores = {id: round(score, ranking.DECIMALS) for id, score in scores.items()}
        order = sorted(total, key=lambda id: (-scores[id], id))
        if query.sort != "relevance":
            sign = 1 if query.sort == "oldest" else -1  # when articles came is not known here

            def key(id: str) -> tuple[bool, int, str]:
                span = calendar.span(self._articles[id].article.published)
                return (span is None, sign * span.moment if span else 0, id)

            order = sorted(total, key=key)
        start = (query.page - 1) * query.limit
        groups: dict[str, list[str]] = {}
        story = self._stories() if query.copies == "grouped" else {id: id for id in order}
        for id in order:
            groups.setdefault(story[id], []).append(id)
        hits = tuple(self._hit(ids, scores) for ids in list(groups.values())[start : start + query.limit])
        if sayings := list(said(query.tree)):
            hits = tuple(replace(hit, quotes=self._answering(hit.article.id, sayings)) for hit in hits)
        f = query.filters
        relaxed = self._relaxed(query, order, len(groups), hits)
        return Results(
            hits,
            len(order),
            self._facets(found, f),
            notes=(
                *archive_notes(
                    query.tree,
                    f,
                    self._outlet_names(),
                    self._official_names(),
                    self.gazetteer,
                    self._speakers,
                    self.joined,
                ),
                *expansion_notes(query.tree, self.expand),
            ),
            did_you_mean=self._did_you_mean(query, len(order)),
            relaxed=relaxed,
            stories=len(groups),
            is_mixed=bool(relaxed) and relaxation.place(query, len(groups)).is_among,
        )

    def total(self, query: Query) -> int:
        return len(self._narrow(self._match(query.tree, TEXT_FIELDS).scores, query.filters))

    def facets(self, query: Query, axes: tuple[FacetAxis, ...]) -> Facets:
        found = self._facets(self._match(query.tree, TEXT_FIELDS).scores, query.filters)
        return replace(found, **{axis: () for axis in FACET_AXES if axis not in axes})

    def _facets(self, found: Matches, f: Filters) -> Facets:
        return Facets(
            self._outlets(self._narrow(found, replace(f, outlets=(), excluded_outlets=()))),
            self._officials(self._narrow(found, self._beside_officials(f)), candidates=f.candidates),
            self._months(self._narrow(found, replace(f, days=None, undated=False))),
            self._kinds(self._narrow(found, replace(f, kinds=(), excluded_kinds=()))),
        )

    def _beside_officials(self, f: Filters) -> Filters:
        """Any official would widen the answer, one more of all narrows it: then the others still count."""
        return f if f.all_officials else replace(f, officials=(), excluded_officials=())

    def explain(self, query: Query) -> Explanation:
        return explain(self, query.tree)

    def found(self, node: Node, fields: tuple[TextField, ...]) -> int:
        return len(self._match(node, fields).scores)

    def counts_of(self, form: ranking.Form, term: str, fields: tuple[TextField, ...]) -> dict[TextField, int]:
        return {
            field: sum(
                any(getattr(token, form) == term for token in read.fields[field])
                for read in self._articles.values()
            )
            for field in fields
        }

    def claims_of(self, form: ranking.Form, term: str) -> int:
        checks = [read for read in self._articles.values() if read.article.kind == "fact-check"]
        return sum(any(getattr(t, form) == term for t in read.fields["title"]) for read in checks)

    def _did_you_mean(self, query: Query, total: int) -> tuple[str, ...]:
        def count(text: str) -> int:
            other = parse(text, any_word=query.any_word, filters=query.filters, exact=query.exact)
            return len(self._narrow(self._match(other.tree, TEXT_FIELDS).scores, other.filters))

        texts: Iterator[Correction] = iter(())
        if not total:
            texts = corrections(
                query.text,
                query.tree,
                self._vocabularies,
                self._has_word,
                self._official_names(),
                self.gazetteer,
            )
        return offers(texts, beside(query.text, query.tree, self._vocabularies, total), count, total)

    def _relaxed(self, query: Query, hits: list[str], shown: int, page: tuple[Hit, ...]) -> tuple[Hit, ...]:
        count, _ = relaxation.place(query, shown)
        if not count:
            return ()
        wanted, narrowing = relaxation.parts(query.tree)
        matched = [(piece, self._match(piece, TEXT_FIELDS)) for piece in relaxation.counting(wanted)]
        weights = [each.weight for _, each in matched if each.scores]
        found = [(piece, each.scores) for piece, each in matched if each.scores]
        conditions = [self._match(part, TEXT_FIELDS).scores for part in narrowing]
        either = Or(tuple(piece for piece, _ in found))
        scores = {
            id: score
            for id, score in self._match(either, TEXT_FIELDS).scores.items()
            if self._has_most(id, [matches for _, matches in found], weights)
            and id not in hits
            and all(id in matches for matches in conditions)
        }
        scores = self._closer(either, scores, self._narrow(scores, query.filters))
        scores = {id: round(score, ranking.DECIMALS) for id, score in scores.items()}
        story = self._stories() if query.copies == "grouped" else {id: id for id in self._articles}
        told = {story[id] for id in hits}
        groups: dict[str, list[str]] = {}
        for id in sorted(scores, key=lambda id: (-scores[id], id)):
            if story[id] not in told:
                groups.setdefault(story[id], []).append(id)

        def missing(id: str) -> tuple[str, ...]:
            lacked = [piece for piece, matches in found if id not in matches]
            wholes = relaxation.wholes(query.tree)
            lacked = lacked or [w for w in wholes if id not in self._match(w, TEXT_FIELDS).scores]
            return tuple(map(relaxation.typed, lacked))

        return tuple(
            replace(self._hit(ids, scores), missing=missing(ids[0]))
            for ids in list(groups.values())[:count]
            if len(page) < query.limit or scores[ids[0]] > page[-1].score
        )

    @staticmethod
    def _has_most(id: str, pieces: Sequence[Matches], weights: Sequence[float]) -> bool:
        had = [weight for matches, weight in zip(pieces, weights, strict=True) if id in matches]
        enough = relaxation.enough(np.array([len(had)]), len(pieces), np.array([sum(had)]), sum(weights))
        return bool(enough[0])

    def _hit(self, ids: list[str], scores: Matches) -> Hit:
        story = tuple(self._by_time(ids)[:MOST_COPIES]) if len(ids) > 1 else ()
        return Hit(self._articles[ids[0]].article, scores[ids[0]], len(ids) - 1, story)

    def _has_word(self, word: Token, form: ranking.Form) -> bool:
        return any(
            getattr(token, form) == getattr(word, form)
            for read in self._articles.values()
            for found in read.fields.values()
            for token in found
        )

    def _vocabularies(self, beginning: str = "") -> tuple[Vocabulary, ...]:
        counts = Counter(
            surface
            for read in self._articles.values()
            for found in read.fields.values()
            for surface in {token.surface for token in found}
            if surface.startswith(beginning)
        )
        words = sorted(counts)
        return (Vocabulary(words, [counts[word] for word in words]),)

    def expand(self, node: Expanding) -> Expanded:
        return expand(node, self._vocabularies())

    # --- matching ---

    def _match(self, node: Node, fields: tuple[TextField, ...], least_df: int = 0) -> Found:
        match node:
            case Word(text):
                words = tokens(text, glued="whole")
                return self._together([self._word(word, fields, least_df) for word in words])
            case Phrase(text):
                surfaces = [token.surface for token in tokens(text, glued="written")]
                return self._phrase(surfaces, fields, least_df)
            case Near(parts, distance):
                return self._near(parts, distance, fields)
            case Prefix() | Wildcard() | Fuzzy():
                return self._any_form(set(self.expand(node).words), fields)
            case SynonymsNode(typed, others):
                found = self._match(typed, fields)
                scores = dict(found.scores)
                for other in others:
                    for id, score in self._match(other, fields, len(found.scores)).scores.items():
                        scores[id] = max(scores.get(id, 0.0), self._weights.synonym * score)
                return Found(scores, found.weight)
            case InField(name, part):
                return self._match(part, (name,))
            case OutletIs(text):
                names = meant_outlets(text, self._outlet_names())
                return self._unranked(
                    id for id, r in self._articles.items() if (r.article.outlet or "") in names
                )
            case OfficialIs(text, candidates):
                ids = self._meant(text)
                return self._unranked(
                    id
                    for id, r in self._articles.items()
                    if any(o.id in ids and (candidates or not o.candidate) for o in r.article.officials)
                )
            case SaidBy(_, part):
                quoting = [id for id in self._articles if "body" in fields and self._answering(id, [node])]
                words_asked = asked_words(part)
                if words_asked is None:
                    return self._unranked(quoting)
                ranked = self._match(words_asked, ("body",), least_df)
                return Found({id: ranked.scores.get(id, 0.0) for id in quoting}, ranked.weight)
            case KindIs(kind):
                return self._unranked(id for id, r in self._articles.items() if r.article.kind == kind)
            case DayRange():
                return self._unranked(id for id in self._articles if self._within(id, node))
            case And(parts):
                return self._together([self._match(part, fields) for part in parts])
            case Or(parts):
                return self._either(parts, fields)
            case Not(part):
                inner = self._match(part, fields).scores
                return self._unranked(id for id in self._articles if id not in inner)
            case Everything():
                return self._unranked(self._articles)
            case Nothing():
                return self._unranked(())

    # --- who said what ---

    def _speakers(self) -> list[tuple[str, str]]:
        return sorted(
            {
                (quote.official or "", quote.speaker or "")
                for id in self._articles
                for quote, _ in self._quotes(id)
            }
        )

    def _quotes(self, id: str) -> list[tuple[Quote, list[Token]]]:
        """The quotes of an article with their words; those without are none."""
        article = self._articles[id].article
        paragraphs = list(paragraph_tokens(article.body))
        found = []
        for quote in article.quotes:
            words = paragraphs[quote.paragraph]
            inside = [t.position for t in words if t.start >= quote.start and t.end <= quote.end]
            if inside:
                found.append((quote, [t for t in words if min(inside) <= t.position <= max(inside)]))
        return found

    def _answering(self, id: str, nodes: list[SaidBy]) -> tuple[Quote, ...]:
        """The quotes of an article that answer one of the questions."""
        found = []
        for quote, words in self._quotes(id):
            speaker = (quote.official or "", quote.speaker or "")
            for node in nodes:
                meant = meant_speakers(
                    node.speaker, self._speakers(), self._official_names(), self.gazetteer, self.joined
                )
                if speaker in meant and self._is_in(words, node.part, id):
                    found.append(quote)
                    break
        return tuple(found)

    def _is_in(self, words: list[Token], node: Node, id: str, field: TextField = "body") -> bool:
        here = words if field == "body" else []
        match node:
            case Word(text):
                asked = tokens(text, glued="whole")
                return bool(asked) and all(any(t.stem == w.stem for t in here) for w in asked)
            case Phrase(text):
                surfaces = tuple(t.surface for t in tokens(text, glued="written"))
                return bool(surfaces) and bool(self._places(here, "surface", surfaces))
            case Near(parts, distance):
                keys = [key for part in parts for key in near_keys(part)]
                places = {key: self._places(here, *key) for key in keys}
                starts = set().union(*places.values())
                return any(self._is_near(start, keys, places, distance) for start in starts)
            case Prefix() | Wildcard() | Fuzzy():
                forms = self.expand(node).words
                return any(t.surface in forms for t in here)
            case SynonymsNode(typed, others):
                return any(self._is_in(words, part, id, field) for part in (typed, *others))
            case InField(name, part):
                return self._is_in(words, part, id, name)
            case And(inner):
                return bool(inner) and all(self._is_in(words, part, id, field) for part in inner)
            case Or(inner):
                return any(self._is_in(words, part, id, field) for part in inner)
            case Not(part):
                return not self._is_in(words, part, id, field)
            case _:
                return id in self._match(node, TEXT_FIELDS).scores

    @staticmethod
    def _unranked(ids: Iterable[str]) -> Found:
        return Found(dict.fromkeys(ids, 0.0), 0.0)

    @staticmethod
    def _together(found: list[Found]) -> Found:
        if not found:
            return Found({}, 0.0)
        ids = set(found[0].scores).intersection(*(f.scores for f in found[1:]))
        return Found({id: sum(f.scores[id] for f in found) for id in ids}, sum(f.weight for f in found))

    def _either(self, parts: tuple[Node, ...], fields: tuple[TextField, ...]) -> Found:
        asking = [isinstance(part, Word) and asks(part.text) for part in parts]
        found = [self._match(part, fields) for part in parts]
        counted = [f for f, silent in zip(found, asking, strict=True) if not silent or all(asking)]
        whole = sum(f.weight for f in counted)
        scores = {}
        for id in {id for f in found for id in f.scores}:
            covered = sum(f.weight for f in counted if id in f.scores)
            share = covered / whole if whole else 1.0
            scores[id] = sum(f.scores.get(id, 0.0) for f in counted) * (
                1 - self._weights.coverage + self._weights.coverage * share
            )
        return Found(scores, whole)

    def _field(self, id: str, field: TextField) -> float:
        """How often a word of a field counts in an article."""
        is_claim = field == "title" and self._articles[id].article.kind == "fact-check"
        return self._weights.claim if is_claim else self._weights.of_field(field)

    def _norms(self, fields: tuple[TextField, ...]) -> dict[str, float]:
        """1 − B + B · length / average of each article."""
        lengths = {
            id: sum(self._field(id, field) * _length(read.fields[field]) for field in fields)
            for id, read in self._articles.items()
        }
        average = sum(lengths.values()) / max(1, len(lengths)) or 1.0
        return {
            id: 1 - self._weights.b + self._weights.b * length / average for id, length in lengths.items()
        }

    def _frequencies(self, form: ranking.Form, term: str, fields: tuple[TextField, ...]) -> dict[str, float]:
        found = {
            id: sum(
                self._field(id, field)
                for field in fields
                for t in read.fields[field]
                if getattr(t, form) == term
            )
            for id, read in self._articles.items()
        }
        return {id: tf for id, tf in found.items() if tf}

    def _saturated(self, frequencies: dict[str, float], k: float, fields: tuple[TextField, ...]) -> Matches:
        norms = self._norms(fields)
        return {id: tf / (tf + k * norms[id]) for id, tf in frequencies.items()}

    def _word(self, word: Token, fields: tuple[TextField, ...], least_df: int) -> Found:
        weights = self._weights
        stems = self._frequencies("stem", word.stem, fields)
        surfaces = self._frequencies("surface", word.surface, fields)
        stem_idf, surface_idf = (self._idf(f, least_df) for f in (stems, surfaces))
        weight = weights.of_word(word.surface)
        by_stem = self._saturated(stems, weights.k1, fields)
        by_surface = self._saturated(surfaces, weights.k1_surface, fields)
        scores = {}
        for id in stems:
            places = [
                token.position
                for field in ("lead", "body")
                if field in fields
                for token in self._articles[id].fields[field]
                if token.stem == word.stem
            ]
            early = weights.early / (1 + min(places) / weights.early_scale) if places else 0.0
            early *= weights.claim_early if self._articles[id].article.kind == "fact-check" else 1
            scores[id] = weight * (
                stem_idf * (by_stem[id] + early) + weights.surface * surface_idf * by_surface.get(id, 0.0)
            )
        return Found(scores, weight * stem_idf)

    def _idf(self, frequencies: dict[str, float], least_df: int) -> float:
        return ranking.idf(max(len(frequencies), least_df), len(self._articles))

    def _phrase(self, words: list[str], fields: tuple[TextField, ...], least_df: int) -> Found:
        def count(field: list[Token]) -> int:
            return len(self._places(field, "surface", tuple(words))) if words else 0

        return self._as_one(count, fields, self._weights.phrase, least_df)

    def _near(self, parts: tuple[Word | Phrase, ...], distance: int, fields: tuple[TextField, ...]) -> Found:
        keys = [key for part in parts for key in near_keys(part)]

        def is_in(field: list[Token]) -> bool:
            places = {key: self._places(field, *key) for key in keys}
            starts = set().union(*places.values())
            return any(self._is_near(start, keys, places, distance) for start in starts)

        anywhere = self._together([self._match(part, fields) for part in parts])
        return replace(
            anywhere,
            scores={
                id: score
                for id, score in anywhere.scores.items()
                if any(is_in(self._articles[id].fields[field]) for field in fields)
            },
        )

    def _any_form(self, words: set[str], fields: tuple[TextField, ...]) -> Found:
        def count(field: list[Token]) -> int:
            return sum(token.surface in words for token in field)

        return self._as_one(count, fields, self._weights.pattern, 0)

    def _as_one(
        self,
        count: Callable[[list[Token]], int],
        fields: tuple[TextField, ...],
        weight: float,
        least_df: int,
    ) -> Found:
        counts = {
            id: sum(self._field(id, field) * count(read.fields[field]) for field in fields)
            for id, read in self._articles.items()
        }
        frequencies = {id: tf for id, tf in counts.items() if tf}
        weight *= self._idf(frequencies, least_df)
        saturated = self._saturated(frequencies, self._weights.k1, fields)
        return Found({id: weight * each for id, each in saturated.items()}, weight)

    @staticmethod
    def _places(field: list[Token], form: ranking.Form, words: tuple[str, ...]) -> set[int]:
        at: dict[int, set[str]] = {}
        for token in field:
            at.setdefault(token.position, set()).add(getattr(token, form))
        return {p for p in at if all(word in at.get(p + i, ()) for i, word in enumerate(words))}

    @staticmethod
    def _is_near(start: int, keys: list[NearKey], places: dict[NearKey, set[int]], distance: int) -> bool:
        end, own = start, 0
        for key, times in Counter(keys).items():
            following = sorted(place for place in places[key] if place >= start)
            if len(following) < times:
                return False
            end = max(end, following[times - 1] + len(key[1]))
            own += times * len(key[1])
        return end - start - own <= distance

    def _closer(self, tree: Node, scores: Matches, ids: list[str]) -> Matches:
        """The scores of what was found, with what closeness adds to the best."""
        weights = self._weights
        words = close_words(tree)
        scores = {id: scores[id] for id in ids}
        if len(words) < 2:
            return scores
        scores = {id: round(score, ranking.DECIMALS) for id, score in scores.items()}
        idfs = []
        for word in words:
            df = len(self._frequencies("stem", word.stem, TEXT_FIELDS))
            idf = ranking.idf(df, len(self._articles))
            idfs.append(0.0 if asks(word.surface) else idf * weights.of_word(word.surface))
        norms = self._norms(TEXT_FIELDS)
        order = sorted(ids, key=lambda id: (-round(scores[id], ranking.DECIMALS), id))
        for id in order[: ranking.RESCORED]:
            fields = self._articles[id].fields
            gained = 0.0
            for a, b, x, y in zip(words, words[1:], idfs, idfs[1:], strict=False):
                pairs = close = 0.0
                for field in TEXT_FIELDS:
                    firsts = [token.position for token in fields[field] if token.stem == a.stem]
                    at = {token.position for token in fields[field] if token.stem == b.stem}
                    pairs += self._field(id, field) * sum(p + 1 in at for p in firsts)
                    close += self._field(id, field) * sum(
                        any(0 < abs(q - p) <= weights.reach for q in at) for p in firsts
                    )
                for worth_of, count in ((weights.pair, pairs), (weights.close, close)):
                    if x and y and count:
                        gained += worth_of * (x + y) / 2 * count / (count + weights.k1_pair * norms[id])
            worth = {word.stem: weight for word, weight in zip(words, idfs, strict=True) if weight}
            gained += weights.window * max(
                (
                    sum(
                        worth.get(stem, 0.0)
                        for stem in {
                            t.stem
                            for t in fields["body"]
                            if start.position <= t.position < start.position + weights.window_size
                        }
                    )
                    for start in fields["body"]
                ),
                default=0.0,
            )
            scores[id] += gained * 2 / (1 + norms[id])
        return scores

    # --- filters and facets ---

    def _outlet_names(self) -> set[str]:
        return {r.article.outlet for r in self._articles.values() if r.article.outlet}

    def _official_names(self) -> dict[str, str]:
        names: dict[str, str] = {}
        for articles in (self._as_given.values(), [r.article for r in self._articles.values()]):
            counts = Counter((o.id, o.name) for article in articles for o in article.officials)
            # The most frequent name last, so that it is the one that stays.
            names |= dict(sorted(sorted(counts, reverse=True), key=counts.__getitem__))
        return names

    def _meant(self, text: str) -> set[str]:
        meant = meant_officials(text, self._official_names(), self.gazetteer)
        return {self.joined.get(id, id) for id in meant}

    def _within(self, id: str, days: DayRange) -> bool:
        span = calendar.span(self._articles[id].article.published)
        if span is None or days.of == "added":
            return False
        first, last = calendar.bounds(days)
        return first <= span.first and span.last <= last

    def _narrow(self, found: Matches, filters: Filters) -> list[str]:
        ids = list(found)
        names = self._outlet_names()
        for texts, wanted in ((filters.outlets, True), (filters.excluded_outlets, False)):
            outlets = set().union(*(meant_outlets(text, names) for text in texts))
            ids = [
                id
                for id in ids
                if not texts or ((self._articles[id].article.outlet or "") in outlets) == wanted
            ]
        for texts, wanted in ((filters.officials, True), (filters.excluded_officials, False)):
            people = [self._meant(text) for text in texts]
            enough = all if wanted and filters.all_officials else any
            named = {
                id
                for id in ids
                if enough(
                    any(
                        o.id in p and (filters.candidates or not o.candidate)
                        for o in self._articles[id].article.officials
                    )
                    for p in people
                )
            }
            ids = [id for id in ids if not texts or (id in named) == wanted]
        for kinds, wanted in ((filters.kinds, True), (filters.excluded_kinds, False)):
            ids = [id for id in ids if not kinds or (self._articles[id].article.kind in kinds) == wanted]
        if filters.days or filters.undated:
            days = filters.days
            ids = [
                id
                for id in ids
                if (filters.undated and calendar.span(self._articles[id].article.published) is None)
                or (days is not None and self._within(id, days))
            ]
        return ids

    def _kinds(self, ids: list[str]) -> tuple[Bucket, ...]:
        counts = Counter(self._articles[id].article.kind for id in ids)
        return tuple(Bucket(v, n) for v, n in sorted(counts.items(), key=lambda c: (-c[1], c[0])))

    def _outlets(self, ids: list[str]) -> tuple[Bucket, ...]:
        counts = Counter(o for id in ids if (o := self._articles[id].article.outlet))
        unknown = sum(not self._articles[id].article.outlet for id in ids)
        found = tuple(Bucket(v, n) for v, n in sorted(counts.items(), key=lambda c: (-c[1], c[0])))
        return (*found, Bucket("unknown", unknown)) if unknown else found

    def _officials(self, ids: list[str], *, candidates: bool) -> tuple[Bucket, ...]:
        names = self._official_names()
        counts = Counter(
            o.id for id in ids for o in self._articles[id].article.officials if candidates or not o.candidate
        )
        buckets = [Bucket(names[id], n, id) for id, n in counts.items()]
        return tuple(sorted(buckets, key=lambda b: (-b.count, b.value, b.id)))

    def _months(self, ids: list[str]) -> tuple[Bucket, ...]:
        spans: Iterator[calendar.Span | None] = (
            calendar.span(self._articles[id].article.published) for id in ids
        )
        counts = Counter(span.month if span else "undated" for span in spans)
        dated = sorted((c for c in counts.items() if c[0] != "undated"), reverse=True)
        undated = [("undated", counts["undated"])] if counts["undated"] else []
        return tuple(Bucket(v, n) for v, n in dated + undated)
