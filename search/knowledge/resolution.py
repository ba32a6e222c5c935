"""Which of an archive's outlets and officials a reader's text means, the same for every engine."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from types import MappingProxyType
from typing import Final, assert_never

from search.analysis.folding import fold
from search.analysis.stemming import is_common_word
from search.analysis.tokens import question_tokens
from search.knowledge.officials.countries import countries
from search.knowledge.officials.gazetteer import Gazetteer
from search.knowledge.officials.names import levelled_slug, slug
from search.knowledge.outlets import Outlets
from search.model import (
    ANYONE,
    UNKNOWN_OUTLET,
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
from search.process import deadline

# No official is named with more words at once.
_LONGEST_NAME: Final = 6

# Every look-up goes through all names of an archive, some ten thousand, which stay the same: taken apart each
# time they made a question that names an official ten times as slow.
_KEPT: Final = 1 << 15
_folded = lru_cache(_KEPT)(fold)
# Who asks so asks for articles whose outlet is not known.
_UNKNOWN: Final = frozenset({UNKNOWN_OUTLET, "tanpa media", "tidak diketahui"})
_SHORTEST_BEGINNING: Final = 4
# What is numbered in Roman figures, and Xi is one of these.
_NUMBERED: Final = frozenset(
    {
        "abad",
        "angkatan",
        "bab",
        "bagian",
        "golongan",
        "jilid",
        "kelas",
        "kodam",
        "komisi",
        "kongres",
        "kuartal",
    }
    | {"lampiran", "munas", "muktamar", "paket", "pasal", "periode", "pon", "rakernas", "semester", "seri"}
    | {"kuartal", "tahap", "termin", "triwulan"}
)

# What is named after people: a kind of thing at most so many words before a name.
_REACH: Final = 2
_NAMED_AFTER: Final = frozenset(
    {"bandara", "bandar", "airport", "jalan", "jl", "stadion", "gelora", "gor", "gedung", "universitas"}
    | {"kampus", "jembatan", "tol", "pelabuhan", "kri", "hotel", "masjid", "rs", "rsud", "rsup", "taman"}
    | {"lapangan", "monumen", "waduk", "bendungan"}
)
# 'Elizabeth I', 'Charles III'.
_REGNAL: Final = re.compile(r"(?=[IVX])X{0,2}(?:IX|IV|V?I{0,3})")


@lru_cache(_KEPT)
def _plain_words(text: str) -> frozenset[str] | None:
    """The words of a text where they are what stands between its spaces, else None: nearly all names are so,
    and to analyse the thousands that an archive has takes a quarter of a second."""
    return frozenset(text.lower().split()) if text.isascii() and text.replace(" ", "").isalpha() else None


@lru_cache(_KEPT)
def _words(text: str) -> frozenset[str]:
    plain = _plain_words(text)
    if plain is not None:
        return plain
    return frozenset(token.surface.lower() for token in question_tokens(text, "whole"))


@lru_cache(_KEPT)
def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, fold(text)))


def _has_all(name: str, words: frozenset[str]) -> bool:
    """Whether a name, which has more than letters, has all the words. One without theirs is not analysed."""
    return all(_letters(word) in _letters(name) for word in words) and words <= _words(name)


class KnownNames(dict[str, str]):
    """The names of an archive's officials by id, and the ids by name and by the words of names, found out
    when they are asked for: else each look-up goes through all names."""

    @cached_property
    def _by_fold(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for id, name in self.items():
            found.setdefault(fold(name), []).append(id)
        return found

    @cached_property
    def _by_word(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for id, name in self.items():
            for word in _words(name):
                found.setdefault(word, set()).add(id)
        return found

    def named(self, folded: str) -> frozenset[str]:
        """Ids of all who have this name."""
        return frozenset(self._by_fold.get(folded, ()))

    def having(self, words: frozenset[str]) -> frozenset[str]:
        """Ids of all whose name holds all the words; of no words none."""
        with_each = [self._by_word.get(word, set()) for word in words]
        return frozenset(min(with_each, key=len).intersection(*with_each)) if with_each else frozenset()


def meant_outlets(text: str, known: Iterable[str]) -> frozenset[str]:
    """The outlet of that name in any capitals, else all whose name holds all the words of the text, else the
    one of that domain, else all whose name begins so. "" is the outlet of articles that have none.

    >>> sorted(meant_outlets("kompas", ["Kompas.com", "Kompas TV", "Tempo"]))
    ['Kompas TV', 'Kompas.com']
    >>> [sorted(meant_outlets(text, ["detikcom", "Tempo"])) for text in ("tempo.co", "detik", "unknown")]
    [['Tempo'], ['detikcom'], ['']]
    """
    deadline.check()
    known = list(known)
    wanted = _folded(text.strip())
    exact = frozenset(name for name in known if _folded(name) == wanted)
    if exact:
        return exact
    if wanted in _UNKNOWN:
        return frozenset({""})
    words = _words(text)
    within = frozenset(name for name in known if words and words <= _words(name))
    if within:
        return within
    # A domain, or a spelling of the registry's: 'tempo.co', 'detik.com'.
    registered = Outlets.shipped().named(text)
    meant = frozenset(name for name in known if registered and _folded(name) == _folded(registered))
    if meant or len(wanted) < _SHORTEST_BEGINNING:
        return meant
    # A network by its name: 'tribun' is Tribunnews and Tribun Jatim.
    return frozenset(name for name in known if _folded(name).startswith(wanted))


def meant_officials(text: str, known: Mapping[str, str], gazetteer: Gazetteer) -> frozenset[str]:
    """Ids of the officials (`known`: id to canonical name) that a text means: by id, by name and by an alias
    of the gazetteer's, else all whose name holds all the words of the text, else by a spelling of
    a name, else by a name behind an office.

    >>> lavrov, gazetteer = {"sergei-lavrov": "Sergei Lavrov"}, Gazetteer.load()
    >>> [sorted(meant_officials(text, lavrov, gazetteer)) for text in ("Lavrov", "Sergey Lavrov", "Xi")]
    [['sergei-lavrov'], ['sergei-lavrov'], []]
    """
    deadline.check()
    text = text.strip()
    if text in known:
        return frozenset({text})
    kept = gazetteer.decisions.kept(text)
    if kept in known:
        return frozenset({kept})  # an id that the user merged with another
    names = known if isinstance(known, KnownNames) else KnownNames(known)
    exact = names.named(fold(text))
    person = gazetteer.called(text)
    if person is not None and person.id in known:
        # Where one article gives no more than 'Ahok', it has an official of that name.
        return exact | {person.id}
    if exact:
        return exact
    within = names.having(_words(text))
    if within:
        return within
    spelled = gazetteer.find(text)
    if spelled is not None and spelled.id in known:
        return frozenset({spelled.id})
    levelled = levelled_slug(text)
    if " " in text and levelled in known:
        return frozenset({levelled})  # who is not listed, as another article spells the name
    merged = gazetteer.decisions.merged(levelled) & known.keys() if levelled else frozenset()
    if merged:
        return merged
    # With the office before the name: 'Presiden Jokowi', 'Menteri Keuangan Sri Mulyani'.
    parts = text.split()
    rests = (parts[at:] for at in range(1, len(parts)))
    ids = (called(rest, known, gazetteer) for rest in rests)
    found = next((id for id in ids if id is not None), None)
    return frozenset() if found is None else frozenset({found})


def meant_speakers(
    text: str,
    speakers: Sequence[tuple[str, str]],
    officials: Mapping[str, str],
    gazetteer: Gazetteer,
    joined: Mapping[str, str] = MappingProxyType({}),
) -> frozenset[tuple[str, str]]:
    """Those of an archive's speakers (official's id or '', name; both '' of whom nobody is sure) whom a text
    means: the officials that it means (see `meant_officials`), and who is none and has all its words in the
    name. `ANYONE` means all. `joined`: ids that are another spelling of an official's, to that one's.

    >>> speakers = [("wang-yi", "Wang Yi"), ("", "Wang Ping"), ("", "Budi Santoso"), ("", "")]
    >>> officials = {"wang-yi": "Wang Yi"}
    >>> sorted(meant_speakers("wang", speakers, officials, Gazetteer.shipped()))
    [('', 'Wang Ping'), ('wang-yi', 'Wang Yi')]
    """
    deadline.check()
    if text == ANYONE:
        return frozenset(speakers)
    ids = {joined.get(id, id) for id in meant_officials(text, officials, gazetteer)}
    words = frozenset() if text.strip() in officials else _words(text)
    return frozenset(
        (id, name)
        for id, name in speakers
        if (
            joined.get(id, id) in ids
            if id
            else bool(words)
            and (words <= plain if (plain := _plain_words(name)) is not None else _has_all(name, words))
        )
    )


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
                if (
                    id is not None
                    and not _names_else(run, i, i + size)
                    and (size > 1 or (not is_numeral(run, i) and _stands_alone(run, i, gazetteer)))
                ):
                    found[id] = None
                    i += size
                    break
            else:
                i += 1
    return tuple(found)


def is_numeral(words: Sequence[str], at: int) -> bool:
    """Whether a word is a Roman number behind what is numbered so.

    >>> is_numeral(["komisi", "xi"], 1), is_numeral(["kunjungan", "xi"], 1)
    (True, False)
    """
    return at > 0 and fold(words[at - 1]) in _NUMBERED and set(fold(words[at])) <= set("ivxlcdm")


def _names_else(run: Sequence[str], start: int, stop: int) -> bool:
    """Whether a name in its place is another's: of what is named after somebody ('Bandara Soekarno-Hatta'),
    of the first or third of that name ('Elizabeth I'), of a country ('Haiti')."""
    before = {fold(word) for word in run[max(0, start - _REACH) : start]}
    following = "".join(run[stop : stop + 1])
    is_country = stop - start == 1 and countries().at([fold(run[start])], 0) is not None
    return not before.isdisjoint(_NAMED_AFTER) or bool(_REGNAL.fullmatch(following.upper())) or is_country


def _stands_alone(run: Sequence[str], at: int, gazetteer: Gazetteer) -> bool:
    """Whether one word that calls an official does so in its place: an alias always; what many are called and
    a surname only where it is no common word ('negara') and stands beside no other name ('Affan Kurniawan',
    'Paulus Tannos', 'Ani Yudhoyono')."""
    person = gazetteer.called(run[at])
    if person is not None and fold(run[at]) not in person.weak:
        return True
    before, after = run[max(0, at - 1) : at], run[at + 1 : at + 2]
    names_another = any(gazetteer.called(word) or gazetteer.surnamed(word) for word in after)
    return (
        not is_common_word(run[at])
        and all(map(is_common_word, before))
        and (names_another or all(map(is_common_word, after)))
    )


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
            yield [token.surface for token in question_tokens(text, "apart")]
        case InField(_, part) | SynonymsNode(part, _) | SaidBy(_, part):
            yield from _runs(part)
        case And(parts) | Or(parts) | Near(parts, _):
            run: list[str] = []
            for part in _as_typed(parts):
                if isinstance(part, Word | Phrase):
                    surfaces = [token.surface for token in question_tokens(part.text, "apart")]
                    if isinstance(part, Word) or len(surfaces) == 1:  # as words are in an exact question
                        run += surfaces
                        continue
                yield run
                run = []
                yield from _runs(part)
            yield run
        case Prefix() | Wildcard() | Fuzzy():
            return
        case Not() | OutletIs() | OfficialIs() | KindIs() | DayRange() | Everything() | Nothing():
            return
        case _:
            assert_never(node)


def _as_typed(parts: tuple[Node, ...]) -> Iterator[Node]:
    """The parts with synonyms left out: their words stand beside the others again."""
    for part in parts:
        typed = part.typed if isinstance(part, SynonymsNode) else part
        if isinstance(part, SynonymsNode) and isinstance(typed, And | Or):
            yield from typed.parts
        else:
            yield typed
