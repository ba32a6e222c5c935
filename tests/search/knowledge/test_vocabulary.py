"""The words of offices and names: a file that lacks a key, or has an unknown one, is refused by name."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from search.knowledge.officials import vocabulary
from search.knowledge.officials.gazetteer import Gazetteer
from search.knowledge.officials.phrases import TOKEN
from search.knowledge.officials.vocabulary import Grammar, words
from tests.steps import steps

WHOLE = dict.fromkeys(Grammar._fields, "satu dua")


def test_words_and_phrases_are_told_apart() -> None:
    grammar = Grammar.of(WHOLE | {"areas": "wali kota|bupati"})
    assert grammar.areas == {"wali kota", "bupati"}
    assert grammar.days == {"satu", "dua"}


def test_a_missing_key_is_named() -> None:
    with pytest.raises(ValueError, match=r"\[grammar\].*lacks 'days'"):
        Grammar.of({name: text for name, text in WHOLE.items() if name != "days"})


def test_an_unknown_key_is_named() -> None:
    with pytest.raises(ValueError, match="Nothing reads 'dayz'"):
        Grammar.of(WHOLE | {"dayz": "senin"})


def test_no_class_of_the_shipped_file_is_empty() -> None:
    grammar = words().grammar
    assert all(grammar)


def _lists(table: dict[str, Any]) -> Iterator[tuple[str, list[str]]]:
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _lists(value)
        elif isinstance(value, str):
            yield name, value.split("|" if "|" in value else None)
        else:
            yield name, list(map(str, value))


def test_no_list_of_the_shipped_file_has_a_word_twice() -> None:
    table = tomllib.loads(Path(vocabulary.__file__).with_name("office-words.toml").read_text("utf-8"))
    lists = list(_lists(table))
    assert len(lists) > 50
    twice = {name: [word for word, count in Counter(listed).items() if count > 1] for name, listed in lists}
    assert not {name: some for name, some in twice.items() if some}


def test_what_is_asked_of_the_head_of_an_office_may_be_one() -> None:
    heads = words().heads
    asked = words().grammar.of_units
    assert not [each for each in asked if (heads.at(each.split(), 0) or (0,))[0] != len(each.split())]


def test_no_word_of_a_listed_name_is_a_misspelt_place() -> None:
    names = {name for person in Gazetteer.shipped().persons for name in person.names()}
    listed = {word for name in names for word in TOKEN.findall(name.lower())}
    assert len(listed) > 3_000
    assert not [word for word in listed if words().is_misspelt_place(word)]


def test_a_place_with_a_letter_wrong_is_one() -> None:
    wrong = ("jqkarta", "ngajuk", "cirebo", "tulungaung", "banyuwang")
    assert [word for word in wrong if not words().is_misspelt_place(word)] == []


def test_a_name_is_compared_with_the_words_of_offices_once() -> None:
    assert not words().is_misspelt("jobibube")
    assert steps(lambda: words().is_misspelt("jobibube")) < 10
