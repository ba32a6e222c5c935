"""Who may follow whom in a post: near names whose articles lie so far apart that one is no misspelling."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from search.knowledge.officials.name_words import NOBLE, by_length
from search.knowledge.officials.names import MUHAMMAD_WORDS, balinese

# Of some ids, the first and the last day (ordinals) of the dated articles that have each.
Days = Callable[[Collection[str]], Mapping[str, tuple[int, int]]]

# In a post of one person a name is misspelt while he is in the news; who follows him has another.
_MISSPELT = 400
# Two terms of five years: who has the same name and one more word is then a son or a namesake.
_TERMS = 10 * 365

# Before the names of nobles and of elders, in the news and left out: as `names.levelled_words` has them.
_OF_RANK = frozenset(
    ("sutan", "datuk", "tuanku", "baginda", "raja", "andi", "teuku", "tengku", "cut", "raden", "tubagus")
)
_OF_RANK |= {
    "lalu",
    "baik",
    "pangeran",
    "ratu",
    "cokorda",
    "daeng",
    "haji",
    "kiai",
    "marah",
    "sidi",
    "umbu",
    "rambu",
}
# Of one story articles tell for so many days.
_STORY = 3
# Who is moved to another place is named with both offices for so many days.
_HANDING_OVER = 90


def may_follow(one: Sequence[str], two: Sequence[str], days: Sequence[tuple[int, int] | None]) -> bool:
    """Whether of two near names in one post the later may be another person's, by their words and days.

    >>> longer, later = ["rudi", "kencana"], (739_000, 739_010)
    >>> may_follow(["rudi", "kencama"], longer, [(735_000, 735_010), later])
    True
    >>> may_follow(["kencana"], ["rudi", "kencana"], [(738_000, 738_010), later])
    True
    >>> may_follow(["rudi"], ["rudi", "kencana"], [(738_000, 738_010), later])
    False
    """
    if days[0] is None or days[1] is None:
        return False
    apart = max(days[0][0] - days[1][1], days[1][0] - days[0][1])
    return apart > (_TERMS if _is_in_short(one, two) else _MISSPELT)


def are_at_once(days: Sequence[tuple[int, int] | None]) -> bool:
    """Whether the days of two's articles, first and last, lie so that they are in office at one time.

    >>> are_at_once([(738_000, 738_400), (738_200, 738_300)]), are_at_once([(738_000, 738_400), None])
    (True, False)
    """
    if days[0] is None or days[1] is None:
        return False
    (first, last), (begin, end) = days[0], days[1]
    return min(last, end) - max(first, begin) > _HANDING_OVER or (
        max(first, begin) - min(first, begin) > _HANDING_OVER
        and max(last, end) - min(last, end) > _HANDING_OVER
        and (first < begin) == (end < last)
    )


def are_in_one_story(days: Sequence[tuple[int, int] | None]) -> bool:
    """Whether the days of two's articles, first and last, are of one story.

    >>> are_in_one_story([(738_000, 738_001), (738_002, 738_300)]), are_in_one_story([(738_000,) * 2, None])
    (True, False)
    """
    if days[0] is None or days[1] is None:
        return False
    (first, last), (begin, end) = days[0], days[1]
    brief = min(last - first, end - begin) <= _STORY
    return brief and max(first, begin) - min(last, end) <= _STORY


def _is_in_short(one: Sequence[str], two: Sequence[str]) -> bool:
    """Whether one name is the other in short: without words behind the first, without what stands before many
    names, with initials, or with other spaces. Not 'Kencana' beside 'Rudi Kencana'."""
    # Of the old spelling 'j' is 'y': 'Soerjanto', 'Suryanto'.
    one, two = ([word.replace("j", "i") for word in words] for words in (one, two))
    if "".join(one) == "".join(two):
        return True
    short, long = (_telling(words) for words in sorted((one, two), key=by_length))
    if not short or not long:
        return True
    if short[0] != long[0] and not _is_initial_of(short[0], long[0]):
        return False
    rest = long[1:]
    for word in short[1:]:
        found = next((other for other in rest if other == word or _is_initial_of(word, other)), None)
        if found is None:
            return False
        rest.remove(found)
    return True


def _telling(words: Sequence[str]) -> list[str]:
    """The words of a name without those that open many a name."""
    told = [word for word in words if word not in MUHAMMAD_WORDS and word not in NOBLE]
    told = [word for word in told if word not in balinese()]
    return told[1:] if len(told) > 2 and told[0] in _OF_RANK else told


def _is_initial_of(word: str, other: str) -> bool:
    return 1 in (len(word), len(other)) and word[0] == other[0]
