"""Whether the words of one name may stand for those of another: cut, misspelt, short or another's."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path

from search.analysis.tables import made
from search.knowledge.officials import names as spellings
from search.knowledge.officials import vocabulary
from search.knowledge.officials.identity import is_frequent
from search.knowledge.officials.names import (
    MUHAMMAD_WORDS,
    balinese,
    differ_in_end,
    levelled_words,
    within_one_edit,
)
from search.knowledge.officials.vocabulary import clans, given_names, words

# How far one word may stand for another: nearly the same, and of the letters of two that may be one.
NEARLY = 0.9
ALIKE = 0.75
LONG = 6  # letters of a word that, if few have it, tells somebody wherever he serves
SHORTEST_SINGLE = 5  # letters of a word that tells somebody beside the post
_PATRONYMIC = frozenset(("bin", "binti"))
_CHILDREN = ("putri", "putra")  # 'Soekarnoputri' is not Soekarno
# They stand in so many names that they tell nobody; `names.balinese` are others.
NOBLE = frozenset(("ngurah", "bagus", "ida", "aiu"))


def may_be_near(one: list[str], two: list[str]) -> bool:
    """Whether it is worth while to compare two names: nearly all pairs differ in a whole word."""
    # Of most the count tells, and to sort them takes as long as all else.
    if len(one) != len(two):
        short, long = (one, two) if len(one) < len(two) else (two, one)
    else:
        short, long = sorted((one, two), key=by_length)
    odd = [word for word in short if word not in long]
    if len(odd) == 1:
        (word,) = odd
        others = [other for other in long if other not in short]
        if len(word) == 1 or any(_may_be_word(word, other, least=len(short)) for other in others):
            return True
    return not odd or within_one_edit("".join(short), "".join(long))


def _may_be_word(word: str, other: str, *, least: int) -> bool:
    if len(other) == 1 or within_one_edit(word, other) or other.startswith(word) or word.startswith(other):
        return True
    return other[0] == word[0] and (least > 2 or is_slip(word, other))


def by_length(words: Sequence[str]) -> tuple[int, int, Sequence[str]]:
    """By which the shorter of two names is told, whoever comes first, with as many words too."""
    return len(words), sum(map(len, words)), words


def are_brothers(one: Sequence[str], two: Sequence[str]) -> bool:
    """Whether names with a father's begin otherwise: 'Khalid bin Salman', 'Mohammed bin Salman'."""
    return not _PATRONYMIC.isdisjoint((*one, *two)) and likeness_of(one[0], two[0]) < NEARLY


def are_turned(one: Sequence[str], two: Sequence[str]) -> bool:
    """Whether given names stand in another order: a son has his father's behind his own, 'Hasan Ali'."""
    return one != two and sorted(one) == sorted(two) and all(map(is_given, one))


def are_kin(one: Sequence[str], two: Sequence[str]) -> bool:
    """Whether one word ends in another vowel, as those of sisters or of man and wife ('Yanto', 'Yanti'), or
    of two at most in another end that makes a name ('Hartono', 'Hartoyo'), or beside one name stand two given
    names as long: 'Hadi', 'Hari'.

    Behind the first word, 'Santoso' is but another spelling of 'Santosa'.
    """
    odd = [k for k, (x, y) in enumerate(zip(one, two, strict=False)) if x != y]
    if len(one) != len(two) or len(odd) != 1:
        return False
    x, y = one[odd[0]], two[odd[0]]
    if len(one) == 2 and len(x) == len(y) and is_given(x) and is_given(y):
        return True
    if len(one) < 3 and differ_in_end(x, y):
        return True
    if x.replace("w", "f") == y.replace("w", "f") and is_given(x) and is_given(y):
        return True  # 'Irfan Kencana Wibawa', 'Irwan Kencana Wibawa'
    ends = {x[-1], y[-1]}
    return x[:-1] == y[:-1] and ends <= set("aiueo") and (odd[0] == 0 or ends != {"a", "o"})


def unfolded(short: Sequence[str], long: Sequence[str]) -> Sequence[str]:
    """A name with the two words that its first one stands for: 'AM Kencana', 'Andi Muhammad Kencana'."""
    opened = long[:2]
    initials = "".join(word[0] for word in opened)
    if len(initials) == 2 and short[0] == initials and len(long) > len(short):
        return [*opened, *short[1:]]
    return short


def is_one_of(word: str, others: Sequence[str]) -> bool:
    """Whether one word names who has these: it is one of them, cut, or misspelt."""
    if len(word) < SHORTEST_SINGLE:
        return len(word) > 3 and word in others
    if len(others) > 1:
        return any(
            (other.startswith(word) and other[len(word) :] not in _CHILDREN)
            or (len(word) >= LONG and within_one_edit(word, other) and not differ_in_end(word, other))
            for other in others
        )
    return any(
        (within_one_edit(word, other) and not differ_in_end(word, other))
        or (len(word) >= 2 * SHORTEST_SINGLE and likeness_of(word, other) >= NEARLY)
        for other in others
    )


@lru_cache(1 << 12)
def likeness_of(word: str, other: str) -> float:
    """How far one word may stand for another: 1 for the same, 0 for another."""
    if word == other:
        return 1
    if 1 in (len(word), len(other)):
        return ALIKE if word[0] == other[0] else 0
    if differ_in_end(word, other):
        return 0
    short, long = sorted((word, other), key=len)
    if len(short) > 3 and (within_one_edit(word, other) or long.startswith(short)):
        return NEARLY
    if len(short) < SHORTEST_SINGLE:
        return 0
    # As high as the likeness may be at most: to find it takes long.
    shared = sum(min(short.count(letter), long.count(letter)) for letter in set(short))
    if 2 * shared < ALIKE * (len(short) + len(long)):
        return 0
    from difflib import SequenceMatcher  # few names come so far

    return SequenceMatcher(None, word, other).ratio()


def is_slip(word: str, other: str) -> bool:
    """Whether two letters of a long word are wrong: 'Kencastiawa', 'Kenciastawa'."""
    if len(word) != len(other) or len(word) < 2 * SHORTEST_SINGLE:
        return False
    return word[0] == other[0] and likeness_of(word, other) >= NEARLY


def glued(one: Sequence[str], two: Sequence[str]) -> str | None:
    """'glued' where a scrape glued the next word to the last of one name: 'Rudi Kencantodan'."""
    if len(one) != len(two) or one[:-1] != two[:-1]:
        return None
    short, long = sorted((one[-1], two[-1]), key=len)
    rest = long[len(short) :] if long.startswith(short) and len(short) > 3 else ""
    return "glued" if rest in words().grammar.glued else None


@cache
def _levelled() -> tuple[frozenset[str], frozenset[str]]:
    here = Path(__file__)
    tables = (here.with_name("given-names.txt"), here.with_name("clans.txt"))
    made_by = map(Path, (__file__, spellings.__file__, vocabulary.__file__))
    return made(here.with_name("name_words"), _made, (*made_by, *tables))


def _made() -> tuple[frozenset[str], frozenset[str]]:
    given, families = (
        frozenset(word for name in names for word in levelled_words(name))
        for names in (given_names(), clans())
    )
    return given, families


def levelled_given_names() -> frozenset[str]:
    """The given names that are listed, as `names.levelled_words` has them."""
    return _levelled()[0]


def levelled_clans() -> frozenset[str]:
    """The clans' names, as `names.levelled_words` has them."""
    return _levelled()[1]


def is_given(word: str) -> bool:
    """Whether a word is listed as a given name or very many have it."""
    return word in levelled_given_names() or is_frequent(word)


def may_be_misread(word: str, other: str) -> bool:
    """Whether one word may be another misspelt in several letters, or in one."""
    return within_one_edit(word, other) or (min(len(word), len(other)) >= LONG and word[0] == other[0])


def are_two_given(word: str, other: str) -> bool:
    """Whether each of two words is a name of its own, neither of them the other misspelt."""
    return is_given(word) and is_given(other) and not within_one_edit(word, other)


def is_many_peoples(word: str) -> bool:
    """Whether a word stands in so many names that it tells nobody."""
    return word in MUHAMMAD_WORDS or word in NOBLE or word in balinese() or is_frequent(word)


def may_be_one(one: str, two: str) -> bool:
    """Whether each word of the shorter name stands in the longer, cut or nearly so: 'Edy Pria'."""
    short, long = sorted((levelled_words(one), levelled_words(two)), key=by_length)
    telling = [word for word in short if word not in MUHAMMAD_WORDS] or short
    return all(any(_may_stand_for(word, other) for other in long) for word in telling)


def _may_stand_for(word: str, other: str) -> bool:
    if word == other:
        return True
    # Two letters are two initials: 'AR' is no 'Arif'.
    if 2 not in (len(word), len(other)) and (other.startswith(word) or word.startswith(other)):
        return True
    from difflib import SequenceMatcher  # few names come so far

    return len(word) > 3 and SequenceMatcher(None, word, other).ratio() >= ALIKE
