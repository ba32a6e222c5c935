"""Words that ask ('siapa', 'berapakah'): beside other words they weigh nothing in a ranking."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

Kind = Literal["asking", "naming", "english", "filling", "connecting", "names", "kinds"]


@cache
def words(kind: Kind) -> frozenset[str]:
    """The folded forms of one kind, from question-words.txt.

    >>> "siapakah" in words("asking"), "yang" in words("filling")
    (True, True)
    """
    text = Path(__file__).with_name("question-words.txt").read_text("utf-8")
    found: dict[str, set[str]] = {}
    name = ""
    for line in text.splitlines():
        if line.startswith("["):
            name = line.strip("[]")
        elif not line.startswith("#"):
            found.setdefault(name, set()).update(line.split())
    return frozenset(found[kind])


@cache
def question_words() -> frozenset[str]:
    """What weighs nothing in a ranking.

    >>> "siapakah" in question_words()
    True
    """
    return words("asking") | words("naming")


def asks(text: str) -> bool:
    """Whether a word only says what kind of answer is wanted.

    >>> asks("Siapa"), asks("menteri")
    (True, False)
    """
    return text.lower() in question_words()
