"""Questions that cost as much as a question can, and random ones: made of an archive's own words."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator, Sequence

# As long as the page takes one; see `search.query.parse`.
_LONGEST = 2_000


def dear(words: Sequence[str], names: Sequence[str], dice: random.Random) -> list[tuple[str, bool]]:
    """A hundred questions, each with whether any of its words is enough. `words`: an archive's, the commonest
    first; `names`: those of its officials."""
    common, rare = list(words[:2_000]), list(words[-2_000:])
    found: list[tuple[str, bool]] = []

    def add(text: str, any_word: bool = False) -> None:
        found.append((text[:_LONGEST], any_word))

    for stars in (1, 2, 3, 4, 6, 9, 12, 20, 60, 400):
        add("*?" * stars + "zq")
        add("".join(f"*{letter}" for letter in dice.choices("aeinr", k=stars)) + "*")
    for edits in (1, 2):
        add(" ".join(f"{misspelt(word, dice)}~{edits}" for word in common[:150]))
        add(" ".join(f"{misspelt(word, dice)}~{edits}" for word in common[:150]), True)
    for beginnings in (
        ("me", "di", "ke", "pe", "ber", "ter", "se", "ka", "ba", "ma"),
        tuple("abcdefghijklmnopqrstuvwxyz"),
        tuple(dict.fromkeys(word[:2] for word in common)),
        tuple(dict.fromkeys(word[:3] for word in common)),
        ("me?*an", "*kan", "*nya", "pe*an", "ke*an", "ber*", "*i", "*a*i*"),
    ):
        for any_word in (False, True):
            add(" ".join(f"{text}*" if "*" not in text else text for text in beginnings), any_word)
            add(" OR ".join(f"-{text}*" if "*" not in text else text for text in beginnings), any_word)
    for count in (20, 60, 120, 300):
        add(" ".join(misspelt(word, dice) for word in dice.choices(rare, k=count)))
        add(" ".join(misspelt(word, dice) for word in dice.choices(rare, k=count)), True)
        add(" ".join(dice.choices(common, k=count)), True)
        add(f'"{" ".join(common[:count])}"')
    add("a " * 1_000)
    add("a " * 1_000, True)
    add(" ".join(a + b for a in "abcdefghijklmnopqrstuvwxyz" for b in "aeiourntskmpdbg"), True)
    add(" ".join(a + b for a in "abcdefghijklmnopqrstuvwxyz" for b in "aeiourntskmpdbg"))
    for size in (2, 5, 10, 30, 80):
        add(" NEAR/40 ".join(common[:size]))
        add(f'"{" ".join(common[:size])}"~40')
        add(" OR ".join(f"({a} NEAR/40 {b})" for a, b in zip(common[:size], common[size:], strict=False)))
        add(" OR ".join(f'"{a} {b}"' for a, b in itertools.pairwise(common[: size + 1])))
    for count in (10, 40, 80):
        add(" OR ".join(f'official:"{name}"' for name in dice.sample(names, min(count, len(names)))))
        add(" OR ".join(f"pejabat:{misspelt(word, dice)}" for word in dice.choices(rare, k=count)))
        add(" OR ".join(f"outlet:{misspelt(word, dice)}" for word in dice.choices(rare, k=count)))
        add(" ".join(dice.choices(names, k=count)), True)
    add("(" * 900 + "banjir" + ")" * 900)
    add("NOT " * 400 + "banjir")
    add(" OR ".join(f"(NOT {word})" for word in common[:180]))
    add(" ".join(f"judul:{word}*" for word in "abcdefghijklmnopqrstuvwxyz"), True)
    add("*")
    add("?*")
    add("* OR ?? OR ???  OR ???? OR ?????")
    while len(found) < 100:
        kinds = [f"{word[:2]}*" for word in common] + [f"*{word[-3:]}" for word in common]
        add(" ".join(dice.choices(kinds, k=dice.randint(5, 60))), dice.random() < 0.5)
    return found[:100]


def misspelt(word: str, dice: random.Random) -> str:
    """The word with one letter exchanged for another."""
    at = dice.randrange(len(word))
    return word[:at] + dice.choice("bcdfghjklmnpqrstvwxyz") + word[at + 1 :]


def some(words: Sequence[str], dice: random.Random) -> Iterator[str]:
    """Random questions of the language's every piece, without an end."""
    signs = (
        "AND",
        "OR",
        "NOT",
        "(",
        ")",
        '"',
        "-",
        "*",
        "?",
        "~",
        "NEAR/5",
        "judul:",
        "outlet:",
        "tanggal:2021..",
    )
    while True:
        parts = []
        for _ in range(dice.randint(1, 8)):
            word = dice.choice(words)
            parts.append(
                dice.choice(
                    (
                        word,
                        word,
                        word,
                        f"{word[:3]}*",
                        f"{word}~",
                        f"*{word[2:]}",
                        misspelt(word, dice),
                        f'"{word} {dice.choice(words)}"',
                        f"{word}{dice.choice(signs)}",
                        dice.choice(signs),
                    )
                )
            )
        yield " ".join(parts)
