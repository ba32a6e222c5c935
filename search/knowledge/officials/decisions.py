"""What a user decided of officials' ids: which are one person, and which are several."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Final, Literal, NamedTuple

Verb = Literal["merge", "split"]

_VERBS: Final[tuple[Verb, ...]] = ("merge", "split")
_EXAMPLE: Final = 'merge = ["id-a", "id-b"], split = ["id-a", "id-b"] or split = ["id"]'


class Decision(NamedTuple):
    """`merge`: the ids are one person, who keeps the first. `split` of several ids: they are as many persons;
    of a single id: it is several persons, whom their offices tell apart."""

    verb: Verb
    ids: tuple[str, ...]

    def as_toml(self) -> str:
        """The decision as a table that may stand at the end of any officials file."""
        ids = ", ".join(json.dumps(id) for id in self.ids)  # TOML's basic strings are written so, too
        return f"\n[[decisions]]\n{self.verb} = [{ids}]\n"


class Decisions:
    """All decisions of a file, in its order: of two that contradict each other the later one counts.

    >>> told = Decisions([Decision("merge", ("rudi", "rudy")), Decision("split", ("hartono",))])
    >>> told.kept("rudy"), told.is_split("hartono"), told.settled("rudi", "rudy")
    ('rudi', True, True)
    """

    def __init__(self, decisions: Iterable[Decision] = ()) -> None:
        self._kept: dict[str, str] = {}
        self._split: set[str] = set()
        self._apart: set[frozenset[str]] = set()
        for decision in decisions:
            first, *others = decision.ids
            if decision.verb == "merge":
                for other in others:
                    self._merge(first, other)
            elif others:
                for other in decision.ids:
                    self._part(other, decision.ids)
            else:
                self._split.add(first)

    def __bool__(self) -> bool:
        """Whether anything was decided."""
        return bool(self._kept or self._split or self._apart)

    def kept(self, id: str) -> str:
        """The id that stands for this one."""
        return self._kept.get(id, id)

    def merged(self, id: str) -> frozenset[str]:
        """The ids that stand for this one, and for all that have a place behind it: 'hartono-bantul'."""
        return frozenset(
            kept for other, kept in self._kept.items() if other == id or other.startswith(f"{id}-")
        )

    def is_split(self, id: str) -> bool:
        """Whether the id is several persons."""
        return id in self._split

    def settled(self, a: str, b: str) -> bool | None:
        """Whether two ids are one person, or None where nothing was decided."""
        if frozenset((a, b)) in self._apart or any(
            all(each == id or each.startswith(f"{id}-") for each in (a, b)) for id in self._split
        ):
            return False
        return True if a != b and self.kept(a) == self.kept(b) else None

    def _merge(self, first: str, other: str) -> None:
        self._apart.discard(frozenset((first, other)))
        first, other = self.kept(first), self.kept(other)
        if first == other:
            return
        self._kept = {id: first if kept == other else kept for id, kept in self._kept.items()}
        self._kept[other] = first

    def _part(self, id: str, ids: tuple[str, ...]) -> None:
        self._apart |= {frozenset((id, other)) for other in ids if other != id}
        if self.kept(id) in ids:
            self._kept.pop(id, None)


def read_decisions(told: Mapping[str, object]) -> tuple[Decision, ...]:
    """The `[[decisions]]` of an officials file, in its order. Raises ValueError saying what to write."""
    rows = told.get("decisions", [])
    if not isinstance(rows, list):
        raise ValueError(f"decisions is a list of tables: [[decisions]], with {_EXAMPLE}.")
    return tuple(_decision(row) for row in rows)


def _decision(row: object) -> Decision:
    if isinstance(row, dict) and len(row) == 1:
        for verb in _VERBS:
            ids = row.get(verb)
            if (
                isinstance(ids, list)
                and all(isinstance(id, str) and id for id in ids)
                and len(set(ids)) == len(ids) >= (2 if verb == "merge" else 1)
            ):
                return Decision(verb, tuple(ids))
    raise ValueError(f"each of [[decisions]] has either {_EXAMPLE}.")


def with_decision(file: str, decision: Decision) -> str:
    """The text of an officials file with one more decision, all else as it is. Raises ValueError where the
    text is no TOML, or writes its decisions as a list in one line."""
    import tomllib

    ends = "" if not file or file.endswith("\n") else "\n"
    added = f"{file}{ends}{decision.as_toml()}".lstrip("\n")
    read_decisions(tomllib.loads(added))
    return added
