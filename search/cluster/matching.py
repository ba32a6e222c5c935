"""A question's tree and its filters as queries that match, of a build of an index on a cluster."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import product
from typing import Final, assert_never

from search.analysis.tokens import tokens
from search.cluster.builds import Build
from search.cluster.mapping import Body, parts_of, safe, term
from search.errors import EngineError
from search.knowledge.resolution import meant_officials, meant_outlets, meant_speakers
from search.model import (
    TEXT_FIELDS,
    And,
    DayRange,
    Everything,
    Expanding,
    Filters,
    Fuzzy,
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
    SaidBy,
    SynonymsNode,
    TextField,
    Wildcard,
    Word,
)
from search.process import deadline
from search.retrieval import days
from search.retrieval.documents import OFFICIAL_SEPARATOR
from search.retrieval.nearness import NearKey, near_keys
from search.retrieval.ranking import Form
from search.retrieval.vocabulary import Expanded
from search.tree import parts

ALL: Final[Body] = {"match_all": {}}
NONE: Final[Body] = {"match_none": {}}
# Conditions inside what somebody said: each doubles the queries.
_MOST_CONDITIONS: Final = 5
# What is asked of an article wherever it stands, within a question of a quote too.
_OF_THE_ARTICLE: Final = (OutletIs, OfficialIs, KindIs, SaidBy, DayRange, Everything, Nothing)

Fields = tuple[TextField, ...]


def every(queries: Iterable[Body]) -> Body:
    """What matches all of them; nothing where there are none."""
    found = list(queries)
    return {"bool": {"filter": found}} if found else NONE


def either(queries: Iterable[Body]) -> Body:
    """What matches one of them at least."""
    found = list(queries)
    return {"bool": {"should": found, "minimum_should_match": 1}} if found else NONE


def neither(query: Body) -> Body:
    return {"bool": {"must_not": [query]}}


def term_fields(form: Form, fields: Sequence[TextField]) -> list[str]:
    """The fields that hold the terms of some text fields."""
    if set(fields) == set(TEXT_FIELDS):
        return [f"all_{form}"]
    return [f"{part}_{form}" for part in parts_of(fields)]


def having(form: Form, term: str, fields: Sequence[TextField]) -> Body:
    """The articles that have a term in one of some text fields."""
    return _any_term([f"{field}" for field in term_fields(form, fields)], (term,))


def _any_term(fields: Iterable[str], words: Sequence[str]) -> Body:
    sent = sorted({term(word) for word in words})
    found: list[Body] = [
        {"term": {field: {"value": sent[0]}}} if len(sent) == 1 else {"terms": {field: sent}}
        for field in fields
    ]
    return found[0] if len(found) == 1 else either(found)


def phrase(field: str, words: Sequence[str], boost: float = 1) -> Body:
    """The articles that have words in order in one field; scores: how often, times `boost` and the words."""
    sent = [term(word) for word in words]
    if len(sent) == 1:
        return {"term": {field: {"value": sent[0], "boost": boost}}}
    return {"match_phrase": {field: {"query": " ".join(sent), "boost": boost}}}


class Queries:
    """Makes the queries of one build."""

    def __init__(self, build: Build) -> None:
        self.build = build
        self._expanded: dict[Expanding, Expanded] = {}

    def expand(self, node: Expanding) -> Expanded:
        """The words of the archive that a pattern or a fuzzy word stands for."""
        if node not in self._expanded:
            self._expanded[node] = self.build.words.expand(node)
        return self._expanded[node]

    def match(self, node: Node, fields: Fields = TEXT_FIELDS) -> Body:  # noqa: C901 - one match over all nodes
        """The query that finds what a tree asks for, in some text fields."""
        deadline.check()
        match node:
            case Word(text):
                return every(having("stem", word.stem, fields) for word in tokens(text, glued="whole"))
            case Phrase(text):
                words = [word.surface for word in tokens(text, glued="written")]
                found = [phrase(f"{part}_surface", words) for part in parts_of(fields)]
                return either(found) if words else NONE
            case Near(inner, distance):
                return either(_near(f"{part}_", inner, distance) for part in parts_of(fields))
            case Prefix() | Wildcard() | Fuzzy():
                forms = self.expand(node).words
                return self.any_form(forms, fields) if forms else NONE
            case SynonymsNode(typed, others):
                return either(self.match(part, fields) for part in (typed, *others))
            case InField(name, part):
                return self.match(part, (name,))
            case OutletIs(text):
                return self._of_outlets([text])
            case OfficialIs(text, candidates):
                return self._naming([text], candidates=candidates)
            case SaidBy():
                return self._said(node) if "body" in fields else NONE
            case KindIs(kind):
                return {"terms": {"kind": [kind]}}
            case DayRange():
                return _within(node)
            case And(inner):
                return every(self.match(part, fields) for part in inner)
            case Or(inner):
                return either(self.match(part, fields) for part in inner)
            case Not(part):
                return neither(self.match(part, fields))
            case Everything():
                return ALL
            case Nothing():
                return NONE
            case _:
                assert_never(node)

    def any_form(self, words: Sequence[str], fields: Fields) -> Body:
        """The articles that have one of some words, as written."""
        return _any_term(term_fields("surface", fields), words)

    # --- who said what: conditions hold of the article, all else of one quote ---

    def speakers(self, text: str) -> frozenset[tuple[str, str]]:
        """Those of the archive's speakers whom a text means."""
        build = self.build
        return meant_speakers(text, build.speakers, build.spellings, build.gazetteer, build.joined)

    def _said(self, node: SaidBy) -> Body:
        speakers = sorted(f"{id}{OFFICIAL_SEPARATOR}{name}" for id, name in self.speakers(node.speaker))
        if not speakers:
            return NONE
        by: Body = {"terms": {"quote.speaker": speakers}}
        conditions = list(dict.fromkeys(_conditions(node.part)))
        if len(conditions) > _MOST_CONDITIONS:
            raise EngineError(
                f"A question of what somebody said may hold {_MOST_CONDITIONS} conditions at most (outlets, "
                "officials, days) where the index is on a cluster. Put them beside it, or use filters."
            )
        found = []
        for held in product((True, False), repeat=len(conditions)):
            truth = dict(zip(conditions, held, strict=True))
            inside = self._quoted(node.part, truth, is_body=True)
            queries = [
                self.match(each) if is_true else neither(self.match(each)) for each, is_true in truth.items()
            ]
            found.append(every([*queries, {"nested": {"path": "quote", "query": every([by, inside])}}]))
        return found[0] if len(found) == 1 else either(found)

    def _quoted(self, node: Node, truth: dict[Node, bool], *, is_body: bool) -> Body:
        """The query of one quote, where it is known which conditions hold of its article."""

        def inner(part: Node) -> Body:
            return self._quoted(part, truth, is_body=is_body)

        match node:
            case Word(text):
                found = every(
                    {"term": {"quote.stem": term(word.stem)}} for word in tokens(text, glued="whole")
                )
            case Phrase(text):
                words = [word.surface for word in tokens(text, glued="written")]
                found = phrase("quote.surface", words) if words else NONE
            case Near(near, distance):
                found = _near("quote.", near, distance)
            case Prefix() | Wildcard() | Fuzzy():
                forms = self.expand(node).words
                found = _any_term(["quote.surface"], forms) if forms else NONE
            case SynonymsNode(typed, others):
                return either(map(inner, (typed, *others)))
            case InField(name, part):
                return self._quoted(part, truth, is_body=name == "body")
            case And(several):
                return every(map(inner, several))
            case Or(several):
                return either(map(inner, several))
            case Not(part):
                return neither(inner(part))
            case OutletIs() | OfficialIs() | KindIs() | SaidBy() | DayRange() | Everything() | Nothing():
                return ALL if truth[node] else NONE
            case _:
                assert_never(node)
        return found if is_body else NONE

    # --- filters ---

    def _of_outlets(self, texts: Iterable[str]) -> Body:
        meant: frozenset[str] = frozenset().union(
            *(meant_outlets(text, self.build.outlets) for text in texts)
        )
        return {"terms": {"outlet": sorted(map(safe, meant))}}

    def _naming(self, texts: Iterable[str], *, candidates: bool) -> Body:
        build = self.build
        meant: frozenset[str] = frozenset().union(
            *(meant_officials(text, build.spellings, build.gazetteer) for text in texts)
        )
        return {"terms": {"named" if candidates else "official": build.spelled(meant)}}

    def filters(self, filters: Filters) -> dict[str, list[Body]]:
        """The queries of each facet's filters; none where there is no such filter."""
        kinds: list[Body] = []
        outlets: list[Body] = []
        officials: list[Body] = []
        dates: list[Body] = []
        if filters.kinds:
            kinds.append({"terms": {"kind": sorted(filters.kinds)}})
        if filters.excluded_kinds:
            kinds.append(neither({"terms": {"kind": sorted(filters.excluded_kinds)}}))
        if filters.outlets:
            outlets.append(self._of_outlets(filters.outlets))
        if filters.excluded_outlets:
            outlets.append(neither(self._of_outlets(filters.excluded_outlets)))
        if filters.officials:
            named = [self._naming([text], candidates=filters.candidates) for text in filters.officials]
            officials.append((every if filters.all_officials else either)(named))
        if filters.excluded_officials:
            officials.append(neither(self._naming(filters.excluded_officials, candidates=filters.candidates)))
        if filters.days or filters.undated:
            some = [_within(filters.days)] if filters.days else []
            dates.append(either([*some, {"term": {"dated": False}}] if filters.undated else some))
        return {"kind": kinds, "outlet": outlets, "official": officials, "date": dates}

    def narrowed(self, tree: Node, filters: Filters) -> Body:
        """What a tree asks for, after all filters."""
        narrowing = [query for some in self.filters(filters).values() for query in some]
        return every([self.match(tree), *narrowing])


def _conditions(node: Node) -> Iterable[Node]:
    """What in a question of a quote is asked of its article."""
    if isinstance(node, _OF_THE_ARTICLE):
        yield node
        return
    for part in parts(node):
        yield from _conditions(part)


def _near(prefix: str, inner: Sequence[Word | Phrase], distance: int) -> Body:
    """Parts close to each other in one field; those of a word by its stem, those of a phrase as written."""
    keys = [key for part in inner for key in near_keys(part)]
    if not keys or not all(words for _, words in keys):
        return NONE

    def look(key: NearKey) -> Body:
        form, words = key
        sent = {"query": " ".join(map(term, words)), "analyzer": "whitespace", "ordered": True, "max_gaps": 0}
        return {"match": {**sent, "use_field": f"{prefix}{form}"}}

    return {
        "intervals": {
            f"{prefix}stem": {
                "all_of": {"ordered": False, "max_gaps": distance, "intervals": [*map(look, keys)]}
            }
        }
    }


def _within(asked: DayRange) -> Body:
    first, last = days.bounds(asked)
    if asked.of == "added":
        return {"range": {"added_day": {"gte": max(1, first), "lte": last}}}
    return every([{"range": {"first": {"gte": first}}}, {"range": {"last": {"lte": last}}}])
