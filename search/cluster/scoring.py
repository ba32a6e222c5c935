"""A question's tree as what the script of the formula works through for each article: `formula.painless`.

The script is one text for all questions (a cluster compiles few of them); what depends on the question are
its parameters. Each node that is scored has a slot. What the script cannot look up comes with the score of
the query that matches: conditions as bits, the number of places of one phrase above them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache, reduce
from operator import or_
from pathlib import Path
from typing import Any, Final, assert_never

from search.analysis.tokens import Token, tokens
from search.cluster.builds import Build
from search.cluster.mapping import COLUMNS_ALONE, SCALE, Body, parts_of, scaled, term
from search.cluster.matching import Fields, Queries, either, having, phrase
from search.errors import EngineError
from search.knowledge.question_words import asks
from search.model import (
    TEXT_FIELDS,
    And,
    DayRange,
    Everything,
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
    Wildcard,
    Word,
)
from search.retrieval import ranking
from search.retrieval.quoted import asked_words
from search.retrieval.ranking import SHIPPED, Weights

# A float holds whole numbers exactly up to that.
_EXACT: Final = 1 << 24
# Scores as whole ten-thousandths; of a question whose words weigh more than a float then holds, fewer.
UNIT: Final = 10**ranking.DECIMALS
_MOST_BITS: Final = 12
# From so many words on they are told as bits; so many bits in all.
_WORTH_BITS: Final = 3
_ROOM: Final = 23
# Words of a pattern that are looked up one by one; more are added up by the engine.
_FEW: Final = 8
# Articles that have a further phrase of a question: their numbers go along with it.
_MOST_SENT: Final = 50_000
_AT_ONCE: Final = 10_000


@cache
def script() -> str:
    """The text of the script."""
    return Path(__file__).with_name("formula.painless").read_text("utf-8")


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a node's score is, and what all that it asks for weighs (0 where nothing is ranked)."""

    number: int
    weight: float


@dataclass(slots=True)
class _Whole:
    """A phrase or a pattern: its clauses score how often an article has it, times `divisor`."""

    entry: Body
    clauses: Callable[[float], list[Body]]
    divisor: int
    df: int


@dataclass(slots=True)
class Plan:
    """The parameters of the script for one tree, as they grow."""

    queries: Queries
    weights: Weights = SHIPPED
    _sets: dict[Fields, int] = field(default_factory=dict)
    _set_entries: list[Body] = field(default_factory=list)
    _words: list[Body] = field(default_factory=list)
    _looked_up: list[Body] = field(default_factory=list)
    _wholes: list[_Whole] = field(default_factory=list)
    _ops: list[Body] = field(default_factory=list)
    _bits: dict[tuple[Node, Fields], int] = field(default_factory=dict)
    _slots: int = 0
    _bound: float = 0.0

    @property
    def build(self) -> Build:
        return self.queries.build

    # --- the tree ---

    def add(self, node: Node, fields: Fields = TEXT_FIELDS, least_df: int = 0) -> Slot:
        """A tree's slot; see `search.retrieval.ranking`."""
        match node:
            case Word(text):
                return self._all([self.word(word, fields, least_df) for word in tokens(text, glued="whole")])
            case Phrase(text):
                return self._phrase([w.surface for w in tokens(text, glued="written")], fields, least_df)
            case Near(parts, _):
                inner = self._all([self.add(part, fields) for part in parts])
                return self._gate(node, fields, inner)
            case Prefix() | Wildcard() | Fuzzy():
                return self._pattern(self.queries.expand(node).words, fields)
            case SynonymsNode(typed, others):
                least = self.build.count(self.queries.match(typed, fields))
                slots = [self.add(typed, fields), *(self.add(other, fields, least) for other in others)]
                return self._op("best", slots, slots[0].weight)
            case InField(name, part):
                return self.add(part, (name,))
            case SaidBy(_, part):
                words = asked_words(part)
                return self._gate(node, fields, self.add(words, ("body",), least_df) if words else None)
            case And(parts):
                return self._all([self.add(part, fields) for part in parts])
            case Or(parts):
                asking = [isinstance(part, Word) and asks(part.text) for part in parts]
                slots = [self.add(part, fields) for part in parts]
                return self.any(slots, [silent and not all(asking) for silent in asking])
            case Not() | OutletIs() | OfficialIs() | KindIs() | DayRange() | Everything() | Nothing():
                return self._gate(node, fields, None)
            case _:
                assert_never(node)

    def _slot(self, weight: float) -> Slot:
        self._slots += 1
        return Slot(self._slots - 1, weight)

    def _op(self, does: str, of: Sequence[Slot], weight: float, **more: Any) -> Slot:
        slot = self._slot(weight)
        self._ops.append({"does": does, "out": slot.number, "of": [s.number for s in of], **more})
        return slot

    def _all(self, slots: Sequence[Slot]) -> Slot:
        if len(slots) == 1:
            return slots[0]
        return self._op("all", slots, sum(slot.weight for slot in slots))

    def any(self, slots: Sequence[Slot], silent: Sequence[bool]) -> Slot:
        """Any of several; the silent ones match and add nothing."""
        whole = sum(slot.weight for slot, quiet in zip(slots, silent, strict=True) if not quiet)
        weights = [float(slot.weight) for slot in slots]
        return self._op("any", slots, whole, weights=weights, silent=list(silent), whole=float(whole))

    def _gate(self, node: Node, fields: Fields, inner: Slot | None) -> Slot:
        bit = self._bits.setdefault((node, fields), len(self._bits))
        return self._op("gate", [inner] if inner else [], inner.weight if inner else 0.0, bit=bit)

    def enough(self, slots: Sequence[Slot], least: int, share: float) -> None:
        """From here on only articles that have `least` of the slots, or what weighs such a share of all."""
        weights = [float(slot.weight) for slot in slots]
        self._ops.append(
            {
                "does": "enough",
                "out": 0,
                "of": [slot.number for slot in slots],
                "weights": weights,
                "least": float(least),
                "weight": share * sum(weights),
            }
        )

    # --- what is looked up ---

    def _idf(self, df: int, least_df: int = 0) -> float:
        return ranking.idf(max(df, least_df), self.build.figures.count)

    def word(self, word: Token, fields: Fields, least_df: int = 0) -> Slot:
        """A word's slot."""
        stem_df, surface_df = self.build.counts(
            [having("stem", word.stem, fields), having("surface", word.surface, fields)]
        )
        weight = self.weights.of_word(word.surface)
        idf, surface_idf = self._idf(stem_df, least_df), self._idf(surface_df, least_df)
        slot = self._slot(weight * idf)
        self._bound += weight * (idf * (1 + self.weights.early) + self.weights.surface * surface_idf)
        self._words.append(
            {
                "set": self._set(fields),
                "out": slot.number,
                "stem": term(word.stem),
                "surface": term(word.surface),
                "idf": idf,
                "surface_idf": surface_idf,
                "weight": float(weight),
                "bit": -1,
            }
        )
        self._looked_up.append(having("stem", word.stem, fields))
        return slot

    def _phrase(self, words: Sequence[str], fields: Fields, least_df: int) -> Slot:
        if len(words) == 1:
            df = self.build.count(having("surface", words[0], fields))
            return self._whole(fields, self.weights.phrase * self._idf(df, least_df), terms=words)
        parts = [(f"{part}_surface", scaled(self.weights, part)) for part in parts_of(fields)]
        found = [phrase(name, words) for name, _ in parts] if words else []
        df = self.build.count(either(found)) if found else 0
        weight = self.weights.phrase * self._idf(df, least_df)
        if not df:
            return self._whole(fields, weight, terms=())

        def clauses(boost: float) -> list[Body]:
            return [phrase(name, words, boost * by) for name, by in parts if by]

        return self._whole(fields, weight, clauses=clauses, divisor=len(words) * SCALE, df=df)

    def _pattern(self, words: Sequence[str], fields: Fields) -> Slot:
        terms = [term(word) for word in words]
        df = self.build.count(self.queries.any_form(words, fields)) if words else 0
        weight = self.weights.pattern * self._idf(df)
        if len(words) <= _FEW:
            return self._whole(fields, weight, terms=words)
        by = [(_surface(name), counts * SCALE) for name, counts in self._by(fields).items()]

        def clauses(boost: float) -> list[Body]:
            return [
                {"term": {name: {"value": word, "boost": boost * counts}}}
                for name, counts in by
                for word in terms
            ]

        return self._whole(fields, weight, clauses=clauses, divisor=SCALE, df=df)

    def _whole(
        self,
        fields: Fields,
        weight: float,
        *,
        terms: Sequence[str] = (),
        clauses: Callable[[float], list[Body]] | None = None,
        divisor: int = 1,
        df: int = 0,
    ) -> Slot:
        slot = self._slot(weight)
        self._bound += weight
        entry: Body = {
            "set": self._set(fields),
            "out": slot.number,
            "weight": float(weight),
            "by": "terms" if clauses is None else "known",
            "terms": [term(word) for word in terms],
            "divisor": float(divisor),
        }
        self._wholes.append(_Whole(entry, clauses or (lambda _: []), divisor, df))
        return slot

    def _set(self, fields: Fields) -> int:
        """What is looked up in the same fields: their names, weights and lengths."""
        if fields not in self._sets:
            self._sets[fields] = len(self._set_entries)
            by = self._by(fields)
            parts = parts_of(fields)
            figures = self.build.figures
            weights = [scaled(self.weights, part) / SCALE for part in parts]
            total = sum(w * figures.lengths[part] for w, part in zip(weights, parts, strict=True))
            average = total / figures.count if figures.count else 0.0
            is_whole = self._is_stored(fields)
            self._set_entries.append(
                {
                    "stems": list(by),
                    "surfaces": [_surface(name) for name in by],
                    "by": list(by.values()),
                    "firsts": [f"{name}_first" for name in ("lead", "body") if name in fields],
                    "lengths": ["length"] if is_whole else [f"{part}_length" for part in parts],
                    "by_length": [1 / SCALE] if is_whole else weights,
                    "average": average or 1.0,
                }
            )
        return self._sets[fields]

    def _is_stored(self, fields: Fields) -> bool:
        """Whether the weighted frequencies over all fields are those that the index holds."""
        return set(fields) == set(TEXT_FIELDS) and all(
            scaled(self.weights, part) == scaled(SHIPPED, part) for part in parts_of(TEXT_FIELDS)
        )

    def _by(self, fields: Fields) -> dict[str, float]:
        """The fields that hold stems of some text fields, and what a frequency there counts."""
        if self._is_stored(fields):
            return {"all_stem": 1 / SCALE}
        return {f"{part}_stem": scaled(self.weights, part) / SCALE for part in parts_of(fields)}

    # --- the request ---

    def query(self, matching: Body, out: Slot, *, above: int = 0) -> Body:
        """A query that matches the same and scores by the script: whole units, plus `above`."""
        told = [whole for whole in self._wholes if whole.entry["by"] == "known"]
        inside: list[Body] = []
        bits = len(self._bits)
        if bits > _MOST_BITS:
            raise EngineError(
                f"The question has {bits} conditions inside alternatives; an index on a cluster takes "
                f"{_MOST_BITS}. Use filters, or ask in parts."
            )
        for (node, fields), bit in self._bits.items():
            held = self.queries.match(node, fields)
            inside.append({"constant_score": {"filter": held, "boost": 1 << bit}})
        if told:
            # The most frequent one comes with the score, the others are asked for beforehand.
            first = max(told, key=lambda whole: whole.df)
            first.entry["by"] = "score"
            inside += first.clauses(float(1 << bits))
            for other in told:
                if other is not first:
                    other.entry["known"] = self._known(matching, other)
        elif len(self._words) >= _WORTH_BITS:
            # Which words an article has is told as bits, too: the engine finds out for a tenth of a look-up.
            for word, held in zip(self._words, self._looked_up, strict=True):
                if bits == _ROOM:
                    break
                word["bit"] = bits
                inside.append({"constant_score": {"filter": held, "boost": 1 << bits}})
                bits += 1
        inner: Body = {"bool": {"filter": [matching], "should": inside}}
        return {
            "script_score": {
                "query": inner,
                "script": {
                    "lang": "painless",
                    "source": script(),
                    "params": self._parameters(out, above, bits),
                },
            }
        }

    @property
    def unit(self) -> int:
        """How many units make a score of 1."""
        unit = UNIT
        while unit > 1 and self._bound * unit >= _EXACT:
            unit //= 10
        return unit

    def _parameters(self, out: Slot, above: int, bits: int) -> Body:
        weights = self.weights
        return {
            "k1": float(weights.k1),
            "k1s": float(weights.k1_surface),
            "b": float(weights.b),
            "surface": float(weights.surface),
            "early": float(weights.early),
            "early_scale": float(weights.early_scale),
            "claim_early": float(weights.claim_early),
            "coverage": float(weights.coverage),
            "synonym": float(weights.synonym),
            "sets": self._set_entries,
            "packed": bool(bits) or any(whole.entry["by"] == "score" for whole in self._wholes),
            "bits": bits,
            "slots": self._slots,
            "words": self._words,
            "wholes": [whole.entry for whole in self._wholes],
            "ops": self._ops,
            "few": self._few(),
            "out": out.number,
            "unit": float(self.unit),
            "rounding": float(UNIT),
            "above": float(above),
        }

    def _few(self) -> Body | None:
        """What `enough` asks for, with the bits one of which an article has that has each slot, 0 where none
        tells of it; None where nothing is asked for or no bit tells."""
        enough = next((op for op in self._ops if op["does"] == "enough"), None)
        if enough is None:
            return None
        masks: dict[int, int] = {word["out"]: 1 << word["bit"] for word in self._words if word["bit"] >= 0}
        for op in self._ops:
            inner = [masks.get(slot, 0) for slot in op["of"]]
            if op["does"] == "gate":
                masks[op["out"]] = 1 << op["bit"]
            elif op["does"] in ("all", "any", "best") and all(inner):
                masks[op["out"]] = reduce(or_, inner, 0)
        told = [masks.get(slot, 0) for slot in enough["of"]]
        return (
            {**{name: enough[name] for name in ("weights", "least", "weight")}, "masks": told}
            if any(told)
            else None
        )

    def _known(self, matching: Body, whole: _Whole) -> dict[str, float]:
        """How often each of the matching articles has a phrase, by its number."""
        should = {"bool": {"filter": [matching], "must": [either(whole.clauses(1.0))]}}
        found: dict[str, float] = {}
        fields: Body = {**COLUMNS_ALONE, "docvalue_fields": ["number"], "track_scores": True}
        for hit in self.build.connection.pages(
            self.build.index, should, [{"number": "asc"}], fields, _AT_ONCE
        ):
            found[str(hit["fields"]["number"][0])] = hit["_score"] / whole.divisor
            if len(found) > _MOST_SENT:
                raise EngineError(
                    f"More than {_MOST_SENT:,} articles have a further phrase or pattern of the question; an "
                    "index on a cluster takes one that frequent. Narrow it by days or an outlet's name."
                )
        return found


def _surface(name: str) -> str:
    return name.removesuffix("_stem") + "_surface"


def plain(plan: Plan, stems: Sequence[Token]) -> Slot:
    """The slot of plain BM25 (`search.retrieval.bm25`) for some words, any of which is enough."""
    slots = [plan.word(token, TEXT_FIELDS) for token in stems]
    return plan.any(slots, [False] * len(slots))


def matching_any(stems: Sequence[Token]) -> Body:
    """What has one of some stems."""
    return either(having("stem", token.stem, TEXT_FIELDS) for token in stems)
