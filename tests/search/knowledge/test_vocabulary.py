"""The words of offices and names: a file that lacks a key, or has an unknown one, is refused by name."""

from __future__ import annotations

from dataclasses import fields

import pytest

from search.knowledge.officials.vocabulary import Grammar, words

WHOLE = {field.name: "satu dua" for field in fields(Grammar)}


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
    assert all(getattr(grammar, field.name) for field in fields(grammar))
