"""Offices that one phrase gives to several: pairs, eras, aides and whom they serve, counted lists."""

from __future__ import annotations

from dataclasses import dataclass, replace

from index.officials.names import Name, read_name, to_name
from index.officials.offices import join_words, read_role
from index.officials.text import Role, Text

_COUNTS = {
    "dua": 2,
    "tiga": 3,
    "empat": 4,
    "lima": 5,
    "enam": 6,
    "tujuh": 7,
    "delapan": 8,
    "sembilan": 9,
    "2": 2,
    "3": 3,
    "4": 4,
    "5": 5,
}
_SEVERAL = ("para", "sejumlah", "beberapa")
_MOST_LISTED = 12
# Before a bench whose judges are not told: 'di depan majelis hakim X dan Y menangis'.
_BEFORE_BENCH = ("depan", "hadapan", "dihadapan", "kepada")
# Between several people's office and their names.
_TELLING = [
    phrase.split()
    for phrase in (
        "yakni",
        "yaitu",
        "masing-masing",
        "antara lain",
        "di antaranya",
        "diantaranya",
        "seperti",
        "yang meliputi",
        "meliputi",
        "termasuk",
        "yang terdiri dari",
        "yang terdiri atas",
        "terdiri dari",
    )
]


@dataclass(frozen=True, slots=True)
class Joined:
    """Who is given which office, and the word to go on from."""

    given: tuple[tuple[Name, Role], ...]
    end: int


def read_joined(text: Text, role: Role) -> Joined | None:
    """What the phrase that begins with `role` gives to two people, or None if it is no such phrase."""
    return _pair(text, role) or _after_era(text, role) or _aide(text, role) or _several(text, role)


def _pair(text: Text, role: Role) -> Joined | None:
    """'Gubernur dan Wakil Gubernur Aceh, A dan B'."""
    low, v = text.low, text.vocabulary
    k = role.end + 1
    if k >= len(low) or low[role.end] not in ("dan", "serta"):
        return None
    status = v.status.at(low, k)
    k = status[0] if status else k
    if k >= len(low) or low[k] != "wakil":
        return None
    deputy = read_role(text, k)
    if deputy is None or deputy.head != f"wakil {role.head}":
        return None
    one = read_name(text, to_name(text, deputy.end)[0])
    if one is None or one[1] + 1 >= len(low) or low[one[1]] not in ("dan", "-", "/", "serta"):
        return None
    two = read_name(text, one[1] + 1)
    if two is None:
        return None
    rest = deputy.text.split()[len(deputy.head.split()) :]
    title = role.text if role.complete else join_words([role.text, *rest])
    first = replace(role, text=title, complete=deputy.complete, country=deputy.country)
    return Joined(((one, first), (two, replace(deputy, status=deputy.status or role.status))), two[1])


def _after_era(text: Text, role: Role) -> Joined | None:
    """'mantan Menteri Agama era Presiden X, Y'."""
    low = text.low
    j = role.end + (role.end < len(low) and low[role.end] in ("pada", "di"))
    if j + 1 >= len(low) or low[j] not in ("era", "zaman"):
        return None
    of = read_role(text, j + 1) if low[j + 1] in text.vocabulary.heads else None
    under = read_name(text, to_name(text, of.end)[0] if of else j + 1)
    if under is None or under[1] + 1 >= len(low):
        return None
    comma = text.words[under[1]] == ","
    if not (comma or text.listed_at(under[1]) > under[1] + 1):
        return None
    holder = read_name(text, under[1] + comma)
    if holder is None:
        return None
    given = ((under, of), (holder, role)) if of is not None else ((holder, role),)
    return Joined(given, holder[1])


def _aide(text: Text, role: Role) -> Joined | None:
    """'Juru Bicara Presiden X, Y': the office of whom is served is X's."""
    if role.head.split()[0] not in text.vocabulary.grammar.aides:
        return None
    served = _served(text, role)
    superior = read_name(text, role.end) if served is not None else None
    if served is None or superior is None:
        return None
    k = superior[1]
    if k < len(text.low) and text.low[k] in ("atau", "alias"):
        known_as = read_name(text, k + 1)
        k = known_as[1] if known_as else k
    aide = read_name(text, k + 1) if k + 1 < len(text.low) and text.words[k] == "," else None
    return Joined(((superior, served), (aide, role)), aide[1]) if aide and " " in aide[2] else None


def _several(text: Text, role: Role) -> Joined | None:
    """'tiga hakim, A, B, dan C', 'para bupati, antara lain A, B, dan C', 'Majelis Hakim A, B, dan C'."""
    low, words = text.low, text.words
    at = role.start - 1
    at -= at > 0 and low[at] == "orang"
    count = _COUNTS.get(low[at], 0) if at >= 0 else 0
    bench = at >= 0 and role.head == "hakim" and low[at] == "majelis" and low[at - 1] not in _BEFORE_BENCH
    if not (count or bench or (at >= 0 and low[at] in _SEVERAL)):
        return None
    k = role.end + (low[role.end : role.end + 1] == ["itu"])
    opened = k
    k += words[k : k + 1] in ([","], [":"])
    told = next((phrase for phrase in _TELLING if low[k : k + len(phrase)] == phrase), [])
    k += len(told)
    if k == opened and not bench and not (count == 2 and role.complete):
        return None
    names, joined = _names_of_list(text, k, count)
    if count:
        whole = len(names) == count and any(" " in name[2] for name in names)
    else:
        whole = len(names) > 1 and (bool(told) or k == opened) and all(" " in name[2] for name in names)
    if not (whole and joined):
        return None
    return Joined(tuple((name, role) for name in names), names[-1][1])


def _names_of_list(text: Text, k: int, count: int) -> tuple[list[Name], bool]:
    """The names from word `k` on, `count` at most or a dozen, and whether 'dan' stands before the last."""
    low, names, joined = text.low, list[Name](), False
    while len(names) < (count or _MOST_LISTED):
        name = read_name(text, k) if k < len(low) and low[k] not in text.vocabulary.heads else None
        if name is None or text.in_title(k):
            return [], False
        names.append(name)
        if joined and not count:
            break
        k = _past_bracket(text, name[1])
        comma = text.words[k : k + 1] == [","]
        joined = low[k + comma : k + comma + 1] in (["dan"], ["serta"]) or (joined and len(names) == count)
        if not (comma or joined):
            break
        k += comma + (low[k + comma : k + comma + 1] in (["dan"], ["serta"]))
    return names, joined


def _past_bracket(text: Text, k: int) -> int:
    """The word after a short bracket that opens at word `k`, or `k`."""
    if text.words[k : k + 1] != ["("]:
        return k
    return next((end + 1 for end in range(k + 2, k + 6) if text.words[end : end + 1] == [")"]), k)


def _served(text: Text, role: Role) -> Role | None:
    """The office inside an aide's that ends with it."""
    # 'Wakil Presiden X' serves nobody: the office is one word with what it is the deputy of.
    deputy = len(role.head.split()) if role.head.startswith("wakil ") else 1
    for at in range(role.start + deputy, role.end):
        if text.low[at] in text.vocabulary.heads:
            served = read_role(text, at)
            if served is not None and served.end == role.end:
                return replace(served, start=at, status=None)
    return None
