"""How many people bear a name, by how common its words are: who may be another of the same name."""

from __future__ import annotations

from collections.abc import Container, Sequence
from functools import cache
from pathlib import Path

from search.analysis.tables import made, read_toml
from search.knowledge.officials import names as spellings
from search.knowledge.officials import vocabulary
from search.knowledge.officials.names import MUHAMMAD_WORDS, core_words, levelled_words
from search.knowledge.officials.vocabulary import clans, given_names

# Of one word in how many names it stands, as a power of ten: what a table says, what is listed as a name
# at all, what is not. Rare words of one name are mostly of one region and time, so that they count for less.
_BY_TABLE = {"every_hundredth": 2.2, "every_five_hundredth": 2.7, "every_two_thousandth": 3.4}
_BY_TABLE |= {"every_ten_thousandth": 3.8}
_LISTED = 3.8
_RARE = 6.7
_MUHAMMAD = 1.0
_MADE_BY = (spellings.__file__, vocabulary.__file__)
_SHORT = 4  # letters of a word of which each tells
_LONG = 6  # letters of a word of which an 'h' tells nothing
# Of women and men of Bali and of Buton, before many a name, between one and the father's, and of one saint:
# 'Yohanes Don Bosco'.
_OF_BIRTH = dict.fromkeys(("i", "ni", "bin", "binti", "don", "anak", "haji", "la", "wa", "ode", "roro"), 0.3)
_OF_BIRTH |= {"sang": 2.7, "desak": 2.7, "dayu": 2.7}
_INITIAL = 1.3
# Of the millions who serve somewhere others may have a name no rarer than this: one of two words that are
# listed, which mostly are of one region and time, or of three that are common.
OF_MANY = 7.65
# Two words that no table has, or as much.
_OF_NOBODY_ELSE = 2 * _RARE - 0.1


@cache
def _listed() -> dict[str, float]:
    """How rare each word is that is listed, as `names.levelled_words` and `names.core_words` have it."""
    here = Path(__file__)
    tables = [here.with_name(name) for name in ("name-words.toml", "clans.txt", "given-names.txt")]
    # To level some thousands of words takes an update a tenth of the time of joining.
    return made(here.with_name("name_frequency"), _levelled, (here, *map(Path, _MADE_BY), *tables))


def _levelled() -> dict[str, float]:
    found: dict[str, float] = {}
    for names in (clans(), given_names()):
        found |= {word: _LISTED for name in names for word in (*levelled_words(name), *core_words(name))}
    table = read_toml(Path(__file__).with_name("name-words.toml"))
    for kind in reversed(_BY_TABLE):
        for names in table[kind].values():
            for name in names.split():
                found |= dict.fromkeys((*levelled_words(name), *core_words(name)), _BY_TABLE[kind])
    return found


def rarity(words: Sequence[str]) -> float:
    """Of a name's levelled words: of how many people one has it, as a power of ten.

    >>> rarity(["siti", "nurul"]) < rarity(["siti", "nurul", "hasanah"]) < rarity(["siti", "kencantara"]) + 1
    True
    """
    return sum(map(_rarity, words))


def rarity_of_both(one: Sequence[str], two: Sequence[str]) -> float:
    """Of two spellings of a name, as many words each, of how many people one has the commoner words."""
    return sum(min(_rarity(x), _rarity(y)) for x, y in zip(one, two, strict=True))


def has_name_word(text: str) -> bool:
    """Whether a word of a text is listed as one of personal names.

    >>> has_name_word("Ahmad Kencantara"), has_name_word("Kencantara")
    (True, False)
    """
    return not _listed().keys().isdisjoint(levelled_words(text))


def listed_words() -> Container[str]:
    """The levelled words that are listed as those of personal names."""
    return _listed()


def _rarity(word: str) -> float:
    if word in MUHAMMAD_WORDS:
        return _MUHAMMAD
    if word in _OF_BIRTH:
        return _OF_BIRTH[word]
    return _INITIAL if len(word) == 1 else _listed().get(word, _RARE)


def is_of_many(words: Sequence[str]) -> bool:
    """Whether so many bear a name (by its levelled words) that two who serve in two places are two.

    >>> [is_of_many(name.split()) for name in ("dewi lestari", "siti kencantara", "siti nur hasanah")]
    [True, False, True]
    """
    return rarity(words) <= OF_MANY


def is_nobody_elses(words: Sequence[str]) -> bool:
    """Whether so few bear a name (by its levelled words) that wherever they serve it is one person.

    >>> [is_nobody_elses(name.split()) for name in ("dewi kencantara", "sutarjo wening kencantara")]
    [False, True]
    """
    return rarity(words) >= _OF_NOBODY_ELSE


def are_two_names(one: Sequence[str], two: Sequence[str]) -> bool:
    """Whether two names differ in one word, of which each is a name by itself and no habit of spelling the
    other: 'Hasan Basri', 'Hasan Bisri'; but not 'Abdul Rahman', 'Abdul Rohman'.

    >>> [are_two_names(["agus", "salim"], ["agus", other]) for other in ("salam", "salin")]
    [True, False]
    """
    odd = [(x, y) for x, y in zip(one, two, strict=False) if x != y]
    if len(one) != len(two) or len(odd) != 1:
        return False
    x, y = odd[0]
    return x in _listed() and y in _listed() and not _is_habit(x, y)


def _is_habit(x: str, y: str) -> bool:
    """Whether two words that are listed are spellings of one, as Arabic names have several."""
    # 'Sholeh', 'Soleh'; 'Dicky', 'Diky'; 'Fachri', 'Fahri'.
    x, y = (word.replace("sh", "s").replace("ck", "k") for word in (x, y))
    x, y = (word[:1] + word[1:].replace("ch", "h") for word in (x, y))
    short, long = sorted((x, y), key=len)
    if len(long) != len(short):
        if len(short) > _LONG and "h" in long[1:] and long[0] + long[1:].replace("h", "", 1) == short:
            return True  # 'Rahmadani', 'Ramadani'
        # 'Fatima', 'Fatimah'; 'Slamet', 'Selamet'.
        return long == f"{short}h" or (long.replace("e", "", 1) == short and long[1:2] == "e")
    at = [k for k, (a, b) in enumerate(zip(x, y, strict=True)) if a != b]
    if len(at) != 1:
        return not at
    (k,) = at
    pair = "".join(sorted((x[k], y[k])))
    if pair == "fp":
        return True  # 'Yusuf', 'Yusup'
    if k == 0:
        return pair in ("js", "ij", "jy")  # 'Zaenal', 'Jaenal'; 'Yohanis', 'Johanis'
    if k == len(x) - 1:
        return pair in ("bp", "dt")  # 'Wahab', 'Wahap'
    if pair == "ei":
        return len(x) > _SHORT + 1  # 'Bonefasius', 'Bonifasius'; but not 'Rendi', 'Rindi'
    # 'Kholid', 'Khalid'; 'Osman', 'Usman'; 'Solihin', 'Solikin'. In a short word they tell: 'Roni', 'Rani'.
    return len(x) > _SHORT and pair in ("ao", "ou", "hk")
