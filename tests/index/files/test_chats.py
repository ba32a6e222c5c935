"""The signs of bold and italics in a chat: taken away as one pattern would, but in little time."""

from __future__ import annotations

import random
import re
import time

import pytest

from index.files.chats import of_whatsapp, without_emphasis

# What is told, too dear to be asked of a text.
AS_ONE_PATTERN = re.compile(r"(?<!\w)([*_~])(?=\S)(.{1,300}?)(?<=\S)\1(?!\w)")


def test_signs_are_taken_away_in_pairs() -> None:
    dice = random.Random(3)
    for _ in range(20_000):
        text = "".join(dice.choices("**__~ab \n.", k=dice.randint(1, 14)))
        assert without_emphasis(text) == AS_ONE_PATTERN.sub(r"\2", text)


@pytest.mark.parametrize("length", [299, 300, 301, 302])
def test_a_paragraph_between_signs_keeps_them(length: int) -> None:
    text = f"*{'a' * length}*"
    assert without_emphasis(text) == AS_ONE_PATTERN.sub(r"\2", text)


def _seconds(atom: str) -> float:
    message = atom * (400_000 // len(atom))
    chat = "".join(f"14/03/23 09.1{minute} - Ani: {message}\n" for minute in range(3))
    started = time.process_time()
    assert of_whatsapp(chat)
    return time.process_time() - started


@pytest.mark.parametrize("atom", ["*a ", "_a ", "*_~", "*aaaaaaaa ", "*"])
def test_a_chat_of_signs_takes_little_longer_than_one_of_words(atom: str) -> None:
    assert _seconds(atom) < max(1.0, 25 * _seconds("kata "))
