"""Offices that one phrase gives to two: pairs, eras, aides and whom they serve."""

from __future__ import annotations

from dataclasses import replace

from index.officials.names import Name, name_before, read_name, to_name
from index.officials.offices import join_words, read_role
from index.officials.sharing import Joined, read_rest, read_shared
from index.officials.text import Role, Text

# Before the offices of a pair who is named before them.
_GIVING = frozenset(("sebagai", "selaku", "adalah", "merupakan", "dilantik", "terpilih", "resmi"))
_ELECT = " terpilih"  # 'presiden dan wakil presiden terpilih A dan B'
_MOST_FILLERS = 5
_CLAUSE = 10  # words before the names that tell whether the offices are only wished for


def read_joined(text: Text, role: Role) -> Joined | None:
    """What the phrase that begins with `role` gives to several people, or None if it is no such phrase."""
    return _pair(text, role) or _after_era(text, role) or _aide(text, role) or read_shared(text, role)


def _pair(text: Text, role: Role) -> Joined | None:
    """'Gubernur dan Wakil Gubernur Aceh, A dan B'."""
    low, v = text.low, text.vocabulary
    if v.grammar.candidacies.issuperset(role.head.split("-")) and "-" in role.head:
        return _pair_in_one_word(text, role)
    k = role.end + 1
    if k >= len(low) or low[role.end] not in ("dan", "serta"):
        return None
    status = v.status.at(low, k)
    k = status[0] if status else k
    mate = role.head.replace("ca", "cawa", 1) if role.head in v.grammar.candidacies else "wakil"
    if k >= len(low) or low[k] != mate:
        return None
    deputy = read_role(text, k)
    if deputy is None or deputy.head.removesuffix(_ELECT) not in (mate, f"wakil {role.head}"):
        return None
    one = read_name(text, to_name(text, deputy.end)[0])
    if one is None:
        return _pair_before(text, role, deputy)
    joined, two = _second(text, one)
    if not joined:
        return None
    if two is None:
        # 'walikota dan wakil walikota solo rudi kencana dan pilar …': whoever the deputy is
        return Joined(((one, _of_pair(text, role, deputy)),), one[1])
    return Joined(((one, _of_pair(text, role, deputy)), (two, _with_status(text, role, deputy))), two[1])


def _pair_in_one_word(text: Text, role: Role) -> Joined:
    """'capres-cawapres A dan B': who runs for which; nobody where two are not named."""
    one = read_name(text, to_name(text, role.end)[0])
    two = _second(text, one)[1] if one is not None else None
    if one is None or two is None:
        return Joined((), role.end)
    offices = [
        replace(role, head=head, text=head + role.text[len(role.head) :], status="calon", complete=True)
        for head in role.head.split("-")
    ]
    return Joined(tuple(zip((one, two), offices, strict=True)), two[1])


def _second(text: Text, one: Name) -> tuple[bool, Name | None]:
    """Whether a joint follows the first of a pair, and who stands behind it, if anybody."""
    if (two := _behind_hyphen(text, one)) is not None:
        return True, two
    # 'Rudi Wibawa (Rudi) dan Siti Aminah'
    nickname = text.words[one[1] : one[1] + 1] == ["("] and text.words[one[1] + 2 : one[1] + 3] == [")"]
    joint = one[1] + 3 * nickname
    if joint + 1 >= len(text.low) or text.low[joint] not in ("dan", "-", "–", "/", "serta"):
        return False, None
    return True, read_name(text, joint + 1)


def _behind_hyphen(text: Text, one: Name) -> Name | None:
    """Who is joined to the first of a pair without blanks: 'Rudi Wibawa-Siti Aminah'."""
    last, hyphen, first = text.words[one[1] - 1].partition("-")
    rest = read_name(text, one[1]) if hyphen and one[2].endswith(last) else None
    return (rest[0], rest[1], f"{first} {rest[2]}") if rest is not None and rest[0] == one[1] else None


def _of_pair(text: Text, role: Role, deputy: Role) -> Role:
    """The office of the first of a pair, with the place that stands behind the second's."""
    rest = deputy.text.split()[len(deputy.head.removesuffix(_ELECT).split()) :]
    elect = rest[:1] if deputy.head.endswith(_ELECT) else []
    title = join_words([role.text, *(elect if role.complete else rest)])
    head = join_words([role.head, *elect])
    # Who runs as one of a pair is meant, short names too: 'calon presiden dan wakil presiden A-B'.
    complete = deputy.complete or _is_run_for(text, role)
    return replace(role, head=head, text=title, complete=complete, country=deputy.country)


def _with_status(text: Text, role: Role, deputy: Role) -> Role:
    complete = deputy.complete or _is_run_for(text, role)
    return replace(deputy, status=deputy.status or role.status, complete=complete)


def _is_run_for(text: Text, role: Role) -> bool:
    return role.status == "calon" or role.head in text.vocabulary.grammar.candidacies


def _pair_before(text: Text, role: Role, deputy: Role) -> Joined | None:
    """'A dan B sebagai calon bupati dan wakil bupati Bantul'."""
    low, p = text.low, role.start - 1
    fillers: set[str] = set()
    while p > 0 and low[p] in text.vocabulary.grammar.fillers and len(fillers) < _MOST_FILLERS:
        fillers.add(low[p])
        p -= 1
    if role.head in text.vocabulary.grammar.state_heads or fillers.isdisjoint(_GIVING):
        return None  # 'X dan Y menjadi presiden dan wakil presiden' is wished as often
    if not text.capital(p) or text.in_title(p):
        return None
    two = name_before(text, p)
    if two is None or two[0] < 2 or low[two[0] - 1] not in ("dan", "-", "serta"):
        return None
    one = name_before(text, two[0] - 2)
    if one is None or one[1] != two[0] - 1:
        return None
    if not text.vocabulary.grammar.wishing.isdisjoint(low[max(0, one[0] - _CLAUSE) : one[0]]):
        role = replace(role, status=role.status or "calon")
    return Joined(((one, _of_pair(text, role, deputy)), (two, _with_status(text, role, deputy))), deputy.end)


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
    if aide is None or " " not in aide[2]:
        return None
    others = read_rest(text, role, aide)
    given = ((superior, served), (aide, role), *((other, role) for other in others))
    return Joined(given, others[-1][1] if others else aide[1])


def _served(text: Text, role: Role) -> Role | None:
    """The office inside an aide's that ends with it."""
    # 'Wakil Presiden X' serves nobody: the office is one word with what it is the deputy of.
    deputy = len(role.head.split()) if role.head.startswith("wakil ") else 1
    heads = text.vocabulary.heads
    # 'mantan Wakil Direktur X': the office begins behind its status
    start = next((at for at in range(role.start, role.end) if heads.at(text.low, at) is not None), role.start)
    for at in range(start + deputy, role.end):
        if text.low[at] in text.vocabulary.heads:
            served = read_role(text, at)
            if served is not None and served.end == role.end:
                return replace(served, start=at, status=None)
    return None
