"""The words by which offices, names and places are told apart, loaded once from search/knowledge."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Generic, Literal, TypeVar

Kind = Literal["office", "in_body", "never"]
Value = TypeVar("Value")

TOKEN = re.compile(r"\w+(?:[’'‘`ʼ-]\w+)*|\n|[^\w\s]")


class Phrases(Generic[Value]):
    """Phrases of lower-case words, each with a value; the longest one that starts at a word is found."""

    def __init__(self, phrases: Iterable[tuple[str, Value]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], Value]]] = {}
        for phrase, value in phrases:
            first, *rest = TOKEN.findall(phrase)
            self._by_first.setdefault(first, []).append((tuple(rest), value))
        for entries in self._by_first.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def __contains__(self, first: str) -> bool:
        return first in self._by_first

    def at(self, low: Sequence[str], i: int) -> tuple[int, Value] | None:
        """The end of the longest phrase that starts at word `i`, and its value."""
        entries = self._by_first.get(low[i])
        if entries is None:
            return None
        for rest, value in entries:
            end = i + 1 + len(rest)
            if not rest or tuple(low[i + 1 : end]) == rest:
                return end, value
        return None


@dataclass(frozen=True)
class Words:
    """The vocabulary of `office-words.toml`, `places.toml` and `common-words.txt`, beside this file."""

    heads: Phrases[Kind]
    public: Phrases[None]
    private: Phrases[None]
    parties: Phrases[tuple[tuple[str, str], ...]]
    countries: Phrases[str]
    ranks: Phrases[None]
    inner: frozenset[str]
    regions: frozenset[str]
    common: frozenset[str]
    status: Phrases[str]
    counterparts: frozenset[str]
    kin: frozenset[str]
    small: Mapping[str, frozenset[str]]


@functools.cache
def words() -> Words:
    """The vocabulary, read once."""
    office = tomllib.loads(_read("office-words.toml"))
    places = tomllib.loads(_read("places.toml"))
    heads: list[tuple[str, Kind]] = [(phrase, "office") for phrase in office["office"]]
    heads += [(phrase, "in_body") for phrase in office["in_body"]]
    heads += [(phrase, "never") for phrase in office["never"]]
    return Words(
        heads=Phrases(heads),
        public=_plain(office["public"]),
        private=_plain(office["private"]),
        parties=Phrases((name, _spans(spans)) for name, spans in office["parties"].items()),
        countries=Phrases(_countries(places)),
        ranks=_plain(office["rank"]),
        inner=frozenset(office["inner"]),
        regions=frozenset(places["regions"]["words"].split()),
        common=frozenset(_read("common-words.txt").split()),
        status=Phrases((phrase, _status(phrase)) for phrase in office["status"]),
        counterparts=frozenset(office["counterpart"]),
        kin=frozenset(office["kin"]),
        small={name: _small(text) for name, text in office["small"].items()},
    )


def _read(name: str) -> str:
    return (resources.files("search.knowledge.officials") / name).read_text(encoding="utf-8")


def _plain(phrases: Iterable[str]) -> Phrases[None]:
    return Phrases((phrase, None) for phrase in phrases)


def _small(text: str) -> frozenset[str]:
    return frozenset(text.split("|") if "|" in text else text.split())


def _spans(spans: Iterable[str]) -> tuple[tuple[str, str], ...]:
    return tuple((span.partition("/")[0], span.partition("/")[2]) for span in spans)


def _countries(places: Mapping[str, Mapping[str, Sequence[str]]]) -> list[tuple[str, str]]:
    written = [(phrase, name) for name, phrases in places["countries"].items() for phrase in phrases]
    known = {phrase for phrase, _ in written}
    alone = [(name, _RESPELT.get(name, name.title())) for name in places["countries_alone"]["names"]]
    return written + [(phrase, name) for phrase, name in alone if phrase not in known]


_RESPELT = {"brazil": "Brasil", "chile": "Cile"}
_STATUS = {
    "eks": "mantan",
    "bekas": "mantan",
    "demisioner": "mantan",
    "bakal calon": "calon",
    "pelaksana tugas": "Plt",
    "plt": "Plt",
    "pelaksana harian": "Plh",
    "plh": "Plh",
    "pj": "Pj",
    "pjs": "Pjs",
    "penjabat": "Pj",
}


def _status(phrase: str) -> str:
    return _STATUS.get(phrase, phrase)
