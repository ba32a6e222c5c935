"""Every note has one sentence in each language, whose placeholders every maker of the note fills."""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator, Mapping
from typing import get_args

import pytest

from search.model import Note, NoteCode
from search.output import wording as english
from tests.paths import ROOT
from web.words import wording as indonesian

CODES: tuple[NoteCode, ...] = get_args(NoteCode)


def _names(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


@pytest.mark.parametrize("sentences", [english.WORDING, indonesian.NOTES])
def test_every_code_has_a_sentence_and_no_sentence_is_left_over(sentences: Mapping[NoteCode, str]) -> None:
    assert set(sentences) == set(CODES)


def _makers() -> Iterator[tuple[str, str, set[str]]]:
    """Where a note is made, its code, and the parameters that it is given."""
    for room in ("search", "web"):
        for file in sorted((ROOT / room).rglob("*.py")):
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                if isinstance(node, ast.Call) and ast.unparse(node.func) == "Note.of":
                    given = {keyword.arg for keyword in node.keywords if keyword.arg}
                    match node.args[0]:
                        case ast.Constant(str(code)):
                            yield f"{file.name}:{node.lineno}", code, given


def test_every_note_is_made_with_what_its_sentences_say() -> None:
    made = list(_makers())
    assert len({code for _, code, _ in made}) > len(CODES) / 2
    for where, code, given in made:
        for sentences in (english.WORDING, indonesian.NOTES):
            assert _names(sentences[code]) <= given, where  # type: ignore[index]


def test_the_sentences_of_a_language_say_no_more_than_those_of_the_other() -> None:
    for code in CODES:
        assert _names(indonesian.NOTES[code]) <= _names(english.WORDING[code]) | {"others"}, code


def test_the_command_line_names_the_option_that_takes_a_note_up() -> None:
    note = Note.of("synonyms", typed="Moskow", others="Moskwa")
    assert english.word(note) == "Moskow also finds: Moskwa. In quotes it finds itself alone."
    assert english.word_with_option(note).startswith(english.word(note))
    assert "--exact" in english.word_with_option(note)
    near = Note.of("near-official", text="Wang Yu", name="Wang Yi", id="wang-yi")
    assert english.word(near) == "Did you mean Wang Yi?"
    assert "--official wang-yi" in english.word_with_option(near)
    plain = Note.of("empty-query")
    assert english.word_with_option(plain) == english.word(plain)
