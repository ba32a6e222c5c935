"""Late patterns: each of ours compiles, and does what the compiled one does."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from types import ModuleType

import pytest

import index
import search
from search.analysis.patterns import _Late, late

# What needs packages that are not installed with Warta.
_EXTRA = ("search.cluster", "search.__main__")


def _modules() -> Iterator[ModuleType]:
    for package in (search, index):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not found.name.startswith(_EXTRA):
                yield importlib.import_module(found.name)


def _within(value: object) -> Iterator[_Late]:
    if isinstance(value, _Late):
        yield value
    elif isinstance(value, tuple | list):
        for member in value:
            yield from _within(member)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from _within(getattr(value, field.name))


def test_every_late_pattern_compiles() -> None:
    found = [one for module in _modules() for value in vars(module).values() for one in _within(value)]
    assert found
    for one in found:
        re.compile(*one._uncompiled)


def test_a_late_pattern_does_what_the_compiled_one_does() -> None:
    pattern, compiled = late(r"(?P<a>a)(b+)", re.IGNORECASE), re.compile(r"(?P<a>a)(b+)", re.IGNORECASE)
    text = "x AB abb"
    for _ in range(2):
        found, expected = pattern.search(text, 3), compiled.search(text, 3)
        assert found is not None
        assert expected is not None
        assert (found.span(), found["a"]) == (expected.span(), expected["a"])
    for name in ("match", "fullmatch", "findall", "split"):
        assert getattr(late("ab+"), name)("abb") is not None
    assert late("a").sub("b", "aa") == "bb"
    assert late("a").subn("b", "aa") == ("bb", 2)
    assert [match.start() for match in late("a").finditer("aba")] == [0, 2]
    assert (late("a(b)", re.I).groups, late("a").pattern) == (1, "a")


def test_a_mistake_shows_when_it_is_asked() -> None:
    with pytest.raises(re.error):
        late("(").search("")
    with pytest.raises(AttributeError):
        late("a").scanner("")  # type: ignore[attr-defined]
