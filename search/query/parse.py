"""What the reader typed, to a Query. Never fails: what was not understood goes to notes.

Operators count in capitals only (AND OR NOT, DAN ATAU BUKAN). A minus negates where it stands directly
before something and after whitespace, so 'Rusia - China' and 'China-Rusia' negate nothing. The grammar is in
`search.query.parsing`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Final, assert_never

from search.knowledge.english import translations
from search.knowledge.question_words import question_words
from search.knowledge.synonyms import Thesaurus
from search.model import (
    And,
    Copies,
    DayRange,
    Everything,
    Filters,
    Fuzzy,
    InField,
    KindIs,
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
    Query,
    SaidBy,
    Sort,
    SynonymsNode,
    Wildcard,
    Word,
)
from search.query.expansion import Expansion
from search.query.foreign import in_place, translate
from search.query.lexing import lex
from search.query.parsing import Parser
from search.query.questions import without_question_words
from search.query.trees import all_of, exactly
from search.tree import map_parts

# Longer texts are cut, with a note: nobody types so much, and each word costs a look-up.
LONGEST_QUERY: Final = 2_000
# Around a word as it is typed.
_PUNCTUATION: Final = " \t.,;:!?…'’‘()"


def _lift(tree: Node, filters: Filters) -> tuple[Node, Filters]:
    """Field conditions that hold for the whole query become filters, so that their facet shows siblings."""
    parts: list[Node] = list(tree.parts) if isinstance(tree, And) else [tree]
    # Two of a kind must both hold; a filter means any of them: such stay in the tree.
    lone: Callable[[type], Node | None] = lambda kind: (  # noqa: E731
        found[0] if len(found := [part for part in parts if isinstance(part, kind)]) == 1 else None
    )
    outlet, official, kind = lone(OutletIs), lone(OfficialIs), lone(KindIs)
    published = [part for part in parts if isinstance(part, DayRange) and part.of == "published"]
    days = published[0] if len(published) == 1 else None
    if isinstance(outlet, OutletIs) and not filters.outlets:
        filters = replace(filters, outlets=(outlet.text,))
        parts.remove(outlet)
    if isinstance(official, OfficialIs) and not filters.officials:
        filters = replace(filters, officials=(official.text,))
        parts.remove(official)
    if isinstance(kind, KindIs) and not filters.kinds:
        filters = replace(filters, kinds=(kind.kind,))
        parts.remove(kind)
    if days is not None and filters.days is None and not filters.undated:
        filters = replace(filters, days=days)
        parts.remove(days)
    excluded = [part.part for part in parts if isinstance(part, Not)]
    outlets = tuple(node.text for node in excluded if isinstance(node, OutletIs))
    officials = tuple(node.text for node in excluded if isinstance(node, OfficialIs))
    kinds = tuple(node.kind for node in excluded if isinstance(node, KindIs))
    filters = replace(
        filters,
        excluded_outlets=tuple(dict.fromkeys((*filters.excluded_outlets, *outlets))),
        excluded_officials=tuple(dict.fromkeys((*filters.excluded_officials, *officials))),
        excluded_kinds=tuple(dict.fromkeys((*filters.excluded_kinds, *kinds))),
    )
    parts = [
        part
        for part in parts
        if not (isinstance(part, Not) and isinstance(part.part, OutletIs | OfficialIs | KindIs))
    ]
    return all_of(parts) or Everything(), filters


def _with_candidates(node: Node) -> Node:
    """The tree whose conditions on officials hold for candidates, too."""
    if isinstance(node, OfficialIs):
        return replace(node, candidates=True)
    return map_parts(_with_candidates, node)


def _positive(node: Node) -> bool:
    """Whether something in the tree asks for articles, rather than only excluding some."""
    match node:
        case Not(part):
            return not _positive(part)  # 'NOT (NOT Xi)' asks for Xi
        case InField(_, part) | SynonymsNode(part, _):
            return _positive(part)
        case And(inner):
            return any(map(_positive, inner))
        case Or(inner):
            return all(map(_positive, inner))
        case Word() | Phrase() | Near() | Prefix() | Wildcard() | Fuzzy():
            return True
        case OutletIs() | OfficialIs() | KindIs() | SaidBy() | DayRange() | Everything() | Nothing():
            return True
        case _:
            assert_never(node)


def _is_in_name(word: str, text: str) -> bool:
    """Whether a word is part of a name: 'Nottingham Forest'. Where more of it is English, it is no name.

    >>> _is_in_name("Forest", "gol untuk Nottingham Forest"), _is_in_name("Forest", "Forest School")
    (True, False)
    """
    words = [typed.strip(_PUNCTUATION) for typed in text.split()]
    if word not in words or not word.istitle():
        return False
    at = words.index(word)
    beside = words[max(0, at - 1) : at] + words[at + 1 : at + 2]
    return any(
        other.istitle() and other.lower() not in translations() and other.lower() not in question_words()
        for other in beside
    )


def parse(
    text: str,
    *,
    any_word: bool = False,
    filters: Filters = Filters(),  # noqa: B008 - frozen
    sort: Sort = "relevance",
    page: int = 1,
    limit: int = 10,
    today: date | None = None,
    exact: bool = False,
    synonyms: Thesaurus | None = None,
    copies: Copies = "grouped",
) -> Query:
    """The question that `text` asks. Never raises; see `Query.notes` for what was assumed.

    `exact`: words as written, without other forms or synonyms. `synonyms`: an index's (`Searching.synonyms`),
    else those that come with Warta.

    >>> parse('Rusia -Xi "kerja sama"').tree
    And(parts=(Word(text='Rusia'), Not(part=Word(text='Xi')), Phrase(text='kerja sama')))
    """
    notes: list[Note] = []
    typed = text
    if len(text) > LONGEST_QUERY:
        notes.append(Note.of("query-too-long", length=len(text), limit=LONGEST_QUERY))
        text = text[:LONGEST_QUERY]
        text = text[: text.rfind(" ")] if " " in text else text
    translated = translate(text, notes)
    text = translated.text
    of_signs: list[Note] = []
    lexemes = [
        lexeme if (at := translated.place(lexeme.at)) == lexeme.at else lexeme._replace(at=at)
        for lexeme in lex(text, of_signs)
    ]
    notes += in_place(of_signs, translated)
    typed_words = dict.fromkeys(lexeme.text for lexeme in lexemes if lexeme.kind == "word")
    notes += [
        Note.of("english-word", typed=word, other=other)
        for word in typed_words
        if (other := translations().get(word.lower())) and not _is_in_name(word, text)
    ]
    if not exact:
        lexemes = without_question_words(text, lexemes, notes, any_word)
    tree = Parser(lexemes, any_word, today or date.today(), notes).parse()
    if tree is None:
        if text.strip():
            notes.append(Note.of("nothing-to-search"))
            empty: Node = Nothing()
        else:
            empty = Everything() if filters else Nothing()
            if not filters:
                notes.append(Note.of("empty-query"))
        return Query(typed, empty, filters, sort, page, limit, tuple(notes), exact, copies, any_word)
    if not _positive(tree):
        notes.append(Note.of("only-exclusions"))
    tree, filters = _lift(tree, filters)
    if filters.candidates:
        tree = _with_candidates(tree)
    if exact:
        tree = exactly(tree)
    else:
        expansion = Expansion(synonyms or Thesaurus.shipped(), any_word)
        tree = expansion.expand(tree)
        notes += expansion.notes
    return Query(typed, tree, filters, sort, page, limit, tuple(notes), exact, copies, any_word)
