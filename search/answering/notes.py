"""What only an archive can say of a question: what it does not hold, and which of its officials are named."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import assert_never

from search.analysis.tokens import tokens
from search.knowledge.officials.gazetteer import Gazetteer
from search.knowledge.officials.names import slug
from search.knowledge.resolution import meant_officials, meant_outlets
from search.model import (
    And,
    DayRange,
    Everything,
    Expanding,
    Filters,
    Fuzzy,
    InField,
    Near,
    Node,
    Not,
    Note,
    Nothing,
    OfficialIs,
    Or,
    OutletIs,
    Phrase,
    Prefix,
    Synonyms,
    Wildcard,
    Word,
)
from search.retrieval.vocabulary import Expanded, as_typed

# No official is named with more words at once.
_LONGEST_NAME = 6
# Of those that a pattern stands for.
_WORDS_SHOWN = 8


def archive_notes(
    tree: Node,
    filters: Filters,
    outlets: Collection[str],
    officials: Mapping[str, str],
    gazetteer: Gazetteer,
) -> tuple[Note, ...]:
    """Notes on outlets and officials that were asked for and are not among the archive's, and on officials
    of it (id to canonical name) whom words of the question name, so that a filter can be offered."""
    asked_outlets, asked_officials = _conditions(tree)
    unknown = [
        Note.of("unknown-outlet", text=text)
        for text in (*filters.outlets, *filters.excluded_outlets, *asked_outlets)
        if not meant_outlets(text, outlets)
    ]
    asked: frozenset[str] = frozenset()
    for text in (*filters.officials, *asked_officials):
        meant = meant_officials(text, officials, gazetteer)
        asked |= meant
        if not meant:
            unknown.append(Note.of("unknown-official", text=text))
    named = [
        Note.of("official-named", name=officials[id], id=id)
        for id in named_officials(tree, officials, gazetteer)
        if id not in asked
    ]
    return (*unknown, *named)


def named_officials(tree: Node, known: Mapping[str, str], gazetteer: Gazetteer) -> tuple[str, ...]:
    """Ids of the known officials whom words of a question name, by full name, alias or a surname that only
    one has; in the order of the question. What it excludes or asks of officials already is passed over.

    >>> tree = And((Word("kunjungan"), Word("jokowi"), Not(Word("SBY"))))
    >>> named_officials(tree, {"joko-widodo": "Joko Widodo"}, Gazetteer.load())
    ('joko-widodo',)
    """
    found: dict[str, None] = {}
    for run in _runs(tree):
        i = 0
        while i < len(run):
            for size in range(min(_LONGEST_NAME, len(run) - i), 0, -1):
                id = called(run[i : i + size], known, gazetteer)
                if id is not None:
                    found[id] = None
                    i += size
                    break
            else:
                i += 1
    return tuple(found)


def called(words: Sequence[str], known: Mapping[str, str], gazetteer: Gazetteer) -> str | None:
    """The id of the known official whom words call by full name, alias or a surname that only one has."""
    name = " ".join(words)
    person = gazetteer.called(name)
    if person is None and len(words) == 1 and len(name) > 4:
        person = gazetteer.surnamed(name)
    id = person.id if person is not None else slug(name) if len(words) > 1 else ""
    return id if id in known else None


def _runs(node: Node) -> Iterator[list[str]]:
    """Words that stand side by side in a question."""
    match node:
        case Word(text) | Phrase(text):
            yield [token.surface for token in tokens(text, glued="apart")]
        case InField(_, part) | Synonyms(part, _):
            yield from _runs(part)
        case And(parts) | Or(parts) | Near(parts, _):
            run: list[str] = []
            for part in _as_typed(parts):
                if isinstance(part, Word):
                    run += [token.surface for token in tokens(part.text, glued="apart")]
                    continue
                yield run
                run = []
                yield from _runs(part)
            yield run
        case Prefix() | Wildcard() | Fuzzy():
            return
        case Not() | OutletIs() | OfficialIs() | DayRange() | Everything() | Nothing():
            return
        case _:
            assert_never(node)


def _conditions(node: Node) -> tuple[list[str], list[str]]:
    match node:
        case OutletIs(text):
            return [text], []
        case OfficialIs(text):
            return [], [text]
        case And(parts) | Or(parts):
            found = [_conditions(part) for part in parts]
            return [o for f in found for o in f[0]], [o for f in found for o in f[1]]
        case Not(part) | InField(_, part):
            return _conditions(part)
        case _:
            return [], []


def _as_typed(parts: tuple[Node, ...]) -> Iterator[Node]:
    """The parts with synonyms left out: their words stand beside the others again."""
    for part in parts:
        typed = part.typed if isinstance(part, Synonyms) else part
        if isinstance(part, Synonyms) and isinstance(typed, And | Or):
            yield from typed.parts
        else:
            yield typed


def expansion_notes(tree: Node, expand: Callable[[Expanding], Expanded]) -> tuple[Note, ...]:
    """Which words of the archive each pattern and each fuzzy word of a question stands for."""
    return tuple(_expanded(node, expand(node)) for node in dict.fromkeys(_expanding(tree)))


def _expanded(node: Expanding, found: Expanded) -> Note:
    typed = as_typed(node)
    if not found.total:
        return Note.of("nothing-expanded", text=typed)
    words = ", ".join(found.words[:_WORDS_SHOWN])
    if found.total > len(found.words):
        return Note.of("wildcard-too-wide", text=typed, count=found.total, used=len(found.words), words=words)
    code = "expanded" if found.total <= _WORDS_SHOWN else "expanded-more"
    return Note.of(code, text=typed, count=found.total, words=words)


def _expanding(node: Node) -> Iterator[Expanding]:
    match node:
        case Prefix() | Wildcard() | Fuzzy():
            yield node
        case And(parts) | Or(parts):
            for part in parts:
                yield from _expanding(part)
        case Not(part) | InField(_, part):
            yield from _expanding(part)
        case _:
            return
