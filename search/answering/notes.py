"""What only an archive can say of a question: what it does not hold, and which of its officials are named."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Final

from search.answering.near_names import near_official, near_outlet
from search.knowledge.officials.gazetteer import Gazetteer
from search.knowledge.resolution import (
    meant_officials,
    meant_outlets,
    meant_speakers,
    named_officials,
)
from search.model import Expanding, Filters, Node, Note, NoteCode, OfficialIs, OutletIs
from search.query.rendering import as_typed
from search.retrieval.vocabulary import Expanded
from search.tree import leaves, sayings

# Of those that a pattern stands for.
_WORDS_SHOWN: Final = 8


def archive_notes(
    tree: Node,
    filters: Filters,
    outlets: Collection[str],
    officials: Mapping[str, str],
    gazetteer: Gazetteer,
    speakers: Callable[[], Sequence[tuple[str, str]]],
    joined: Mapping[str, str],
) -> tuple[Note, ...]:
    """Notes on outlets, officials and speakers that were asked for and are not among the archive's, with the
    outlet or official of the nearest name, and on officials of it (id to name) whom words of the question
    name, so that a filter can be offered. `joined`: ids that are another spelling of an official's, to that
    one's. `speakers` is called where one is asked for (see `meant_speakers`)."""
    asked = [leaf.node for leaf in leaves(tree)]
    asked_outlets = [node.text for node in asked if isinstance(node, OutletIs)]
    asked_officials = [node.text for node in asked if isinstance(node, OfficialIs)]
    unknown: list[Note] = []
    for text in (*filters.outlets, *filters.excluded_outlets, *asked_outlets):
        if not meant_outlets(text, outlets):
            unknown.append(Note.of("unknown-outlet", text=text))
            if (outlet := near_outlet(text, outlets)) is not None:
                unknown.append(Note.of("near-outlet", text=text, name=outlet))
    ids: frozenset[str] = frozenset()
    for text in (*filters.officials, *filters.excluded_officials, *asked_officials):
        meant = meant_officials(text, officials, gazetteer)
        ids |= meant
        if not meant:
            unknown.append(Note.of("unknown-official", text=text))
            if (near := near_official(text, officials, gazetteer, joined)) is not None:
                unknown.append(Note.of("near-official", text=text, name=officials[near], id=near))
    unknown += [
        Note.of("unknown-speaker", text=text)
        for text in dict.fromkeys(node.speaker for node in sayings(tree))
        if not meant_speakers(text, speakers(), officials, gazetteer, joined)
    ]
    asked_for = {joined.get(id, id) for id in ids}
    names = (joined.get(id, id) for id in named_officials(tree, officials, gazetteer))
    named = [
        Note.of("official-named", name=officials[id], id=id)
        for id in dict.fromkeys(names)
        if id not in asked_for
    ]
    return (*unknown, *named)


def expansion_notes(tree: Node, expand: Callable[[Expanding], Expanded]) -> tuple[Note, ...]:
    """Which words of the archive each pattern and each fuzzy word of a question stands for."""
    expanding = [leaf.node for leaf in leaves(tree) if isinstance(leaf.node, Expanding)]
    return tuple(_expanded(node, expand(node)) for node in dict.fromkeys(expanding))


def _expanded(node: Expanding, found: Expanded) -> Note:
    typed = as_typed(node)
    if not found.total:
        return Note.of("nothing-expanded", text=typed)
    words = ", ".join(found.words[:_WORDS_SHOWN])
    if found.total > len(found.words):
        return Note.of("wildcard-too-wide", text=typed, count=found.total, used=len(found.words), words=words)
    code: NoteCode = "expanded" if found.total <= _WORDS_SHOWN else "expanded-more"
    return Note.of(code, text=typed, count=found.total, words=words)
