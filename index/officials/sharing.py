"""An office that a list of several shares: 'para bupati, yakni A dan B', 'Komisioner KPU A, B dan C'."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

from index.officials.evidence import is_name_word
from index.officials.names import Name, name_before, read_name, to_name
from index.officials.offices import office_end
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
    "kedua": 2,
    "ketiga": 3,
    "keempat": 4,
    "kelima": 5,
    "keenam": 6,
    "ketujuh": 7,
    "kedelapan": 8,
    "kesembilan": 9,
}
_SEVERAL = ("para", "sejumlah", "beberapa")
_MOST_LISTED = 12
_LONGEST_BRACKET = 6  # words
# Before a bench whose judges are not told: 'di depan majelis hakim X dan Y menangis'.
_BEFORE_BENCH = ("depan", "hadapan", "dihadapan", "kepada")
# Behind an office of several, before what tells their names: 'kelima pimpinan KPK terpilih itu adalah …'.
_POINTING = frozenset(("itu", "ini", "tersebut", "terpilih", "baru", "lain", "lainnya", "periode"))
# Between several people's office and their names.
_TELLING = [
    phrase.split()
    for phrase in (
        "yakni",
        "yaitu",
        "masing-masing adalah",
        "masing-masing",
        "antara lain",
        "di antaranya adalah",
        "di antaranya",
        "diantaranya",
        "seperti",
        "yang meliputi",
        "meliputi",
        "termasuk",
        "yang terdiri dari",
        "yang terdiri atas",
        "terdiri dari",
        "terdiri atas",
        "yang beranggotakan",
        "beranggotakan",
    )
]
# Behind 'itu' and 'terpilih' these tell names too.
_BEING = (["adalah"], ["ialah"], ["merupakan"])
# Behind these a list of holders follows, though no word before the office says that they are several.
_LISTING = frozenset(("yakni", "yaitu", "masing-masing", "antara", "di", "diantaranya", "terdiri", "yang"))
_LEADING_BENCH = (["diketuai"], ["yang", "diketuai"], ["dipimpin"], ["yang", "dipimpin"])
_CHIEFS = (["hakim", "ketua"], ["ketua", "majelis", "hakim"], ["ketua", "majelis"], ["ketua"], ["hakim"])
_ACCOMPANIED = (["dengan"], ["serta"], ["beserta"], ["dan"], ["didampingi"], ["dibantu"], ["bersama"])
_MEMBERS = (
    ["hakim", "anggota"],
    ["anggota", "majelis", "hakim"],
    ["anggota", "majelis"],
    ["anggota"],
    ["komisioner"],
    ["para", "anggota"],
    ["para", "komisioner"],
    ["wakil", "ketua"],
)
# Who is named before the members of a bench.
_OF_BENCHES = ("hakim", "hakim ketua", "ketua majelis hakim", "ketua majelis", "ketua")
# And before those of a house: 'Ketua DPRD X bersama tiga wakil ketua, yakni A, B, dan C'.
_LEADING_HOUSES = ("ketua dpr", "ketua mpr", "ketua dpd", "ketua kpu", "ketua bawaslu", "ketua mrp")
_KINDS_OF_SEVERAL = ("anggota ", "staf khusus ", "stafsus ", "staf ahli ", "tenaga ahli ")
_TRYING = ("jaksa", "jpu", "hakim")
# Behind the last name they tell what that one is.
_BEING_ELSE = frozenset(("selaku", "sebagai", "merupakan", "adalah", "menjabat", "juga", "mantan", "eks"))


@dataclass(frozen=True, slots=True)
class Joined:
    """Who is given which office, and the word to go on from."""

    given: tuple[tuple[Name, Role], ...]
    end: int


class _Listed(NamedTuple):
    """The names of a list; `joined`: 'dan' stands before the last; `grouped`: a party stands behind each."""

    names: list[Name]
    joined: bool
    grouped: bool
    end: int


_OF_OTHERS = frozenset(("sebagai", "menjadi", "selaku", "untuk", "hingga", "sampai"))


# Who the several are is told in the next sentence: 'melantik tiga camat. Mereka adalah A, B, dan C'.
_IN_NEXT = ["mereka", "adalah"]
_FARTHEST = 16  # words from the office to the next sentence
_BEGINNINGS = frozenset(
    phrase[0]
    for some in (_TELLING, _BEING, _LEADING_BENCH, _CHIEFS, _ACCOMPANIED, _MEMBERS)
    for phrase in some
)


def read_shared(text: Text, role: Role) -> Joined | None:
    """Who shares the office, or None where no list of them stands behind it."""
    return _before(text, role) or _bench(text, role) or _several(text, role) or _of_one_body(text, role)


def _before(text: Text, role: Role) -> Joined | None:
    """'A, B, dan C (masing-masing) sebagai hakim anggota'."""
    low, p = text.low, role.start - 1
    if not _is_of_several(text, role) or p < 1 or low[p] not in ("sebagai", "selaku"):
        return None
    p -= 1
    p -= low[p] == "masing-masing"
    names: list[Name] = []
    while p > 0 and text.capital(p) and not text.in_title(p):
        name = name_before(text, p)
        if name is None or any(mention.end == name[1] for mention in text.mentions[-3:]):
            break
        names.append(name)
        p = name[0] - 1
        if low[p] not in ("dan", "serta") and not (text.words[p] == "," and len(names) > 1):
            break
        p -= 1
        p -= text.words[p] == ","
    if not _are_persons(text, names) or not all(_is_bare(text, name) for name in names):
        return None
    return Joined(tuple((name, role) for name in reversed(names)), role.end)


def _several(text: Text, role: Role) -> Joined | None:
    """'tiga hakim, A, B, dan C', 'para bupati, antara lain A, B, dan C', 'Majelis Hakim A, B, dan C'."""
    low, words = text.low, text.words
    at = role.start - 1
    at -= at > 0 and low[at] == "orang"
    count = _COUNTS.get(low[at], 0) if at >= 0 else 0
    bench = _is_bench(text, role)
    several = bool(count or bench) or (at >= 0 and low[at] in _SEVERAL)
    k = role.end
    while k < len(low) and (low[k] in _POINTING or low[k : k + 2] == ["yang", "terpilih"]):
        k += 1
    pointed, opened = k > role.end or low[k - 1] in _POINTING, k
    colon = words[k : k + 1] == [":"]
    k += colon or words[k : k + 1] == [","]
    told = _phrase(text, k, _TELLING) or (_phrase(text, k, _BEING) if pointed else [])
    if not told and count and not colon and (behind := _past_sentence(text, k)):
        k, told = behind, _IN_NEXT
    else:
        k += len(told)
    k += bool(told) and words[k : k + 1] in ([","], [":"])
    listing = bool(told) and (told[0] in _LISTING or _is_of_several(text, role))
    if not (several or (listing and role.complete and not _is_wished(text, role))):
        return None
    if k == opened and not bench and not (count and role.complete):
        return None
    listed = _names_of_list(text, k, count)
    names = listed.names
    if count:
        whole = len(names) == count and any(" " in name[2] for name in names)
        whole = whole or (bool(told) and listed.joined and _are_persons(text, names))
    else:
        clear = bool(told) or k == opened or (colon and role.complete)
        whole = clear and _are_persons(text, names) and (several or _ends(text, listed.end))
    if not (whole and (listed.joined or (listed.grouped and not several))):
        return None
    # What stands between is read for itself.
    return (
        replace(_joined(text, role, names), end=role.end) if told is _IN_NEXT else _joined(text, role, names)
    )


def _past_sentence(text: Text, k: int) -> int:
    """Past 'Mereka adalah', 'Ketiganya yakni' with which the next sentence behind word `k` begins; or 0."""
    low, words = text.low, text.words
    shut = next((at for at in range(k, min(len(low), k + _FARTHEST)) if words[at] in (".", "\n")), 0)
    if not shut or words[shut] != "." or not text.capital(shut + 1):
        return 0
    several = low[shut + 1] == "mereka" or (low[shut + 1].endswith("nya") and low[shut + 1][:-3] in _COUNTS)
    if not several:
        return 0
    at = shut + 2 + (low[shut + 2 : shut + 3] in (["itu"], [","]))
    told = _phrase(text, at, _TELLING) or _phrase(text, at, _BEING)
    return at + len(told) + (words[at + len(told) : at + len(told) + 1] == [":"]) if told else 0


def _of_one_body(text: Text, role: Role) -> Joined | None:
    """'Komisioner KPU RI, A, B dan C', 'Anggota Komisi II DPR: A (PKS), B (Golkar)': of a body's members each
    bare full name in the list is one. A list of guests goes on with titles and offices of its own."""
    words = text.words
    deputies = role.head.startswith("wakil ketua")
    if not (_is_of_several(text, role) or deputies) or _stands_before_bench(text, role):
        return None
    if role.text.lower() == role.head and not role.head.startswith(_TRYING):
        return None  # 'anggota A, B, dan C': of what?
    k = role.end
    sign = words[k : k + 1] in ([","], [":"])
    found = _names_of_list(text, k + sign, 0)
    names = found.names
    # 'Hakim konstitusi Rudi Kencana dan Suhartoyo': of that bench single names are known.
    listed = role.head in ("hakim konstitusi", "hakim agung")
    bare = _are_persons(text, names, listed=listed) and all(_is_bare(text, name) for name in names)
    if not (bare and (found.joined or found.grouped)) or not _ends(text, found.end):
        return None
    if sign and role.head.startswith(_TRYING) and _is_tried(text, found.end):
        return None
    before = words[role.start - 1] if role.start else "\n"
    if deputies and len(names) == 2:
        return None
    if sign and len(names) == 2 and words[names[0][1] : names[0][1] + 1] == [","]:
        return None  # 'Utusan khusus AS, A, dan B tiba': A alone stands between the commas
    if len(names) == 2 and before == "," and not (found.grouped or _goes_on_list(text, found.end)):
        return None  # 'dihadiri Bupati X, anggota DPRD A dan B': B may be a guest
    return _joined(text, role, names)


def read_rest(text: Text, role: Role, first: Name) -> list[Name]:
    """Who else of several that serve one stands behind the first: 'Staf Khusus Presiden X, A, B, dan C'."""
    if not _is_of_several(text, role):
        return []
    listed = _names_of_list(text, first[0], 0)
    bare = all(" " in name[2] and _is_bare(text, name) for name in listed.names)
    return listed.names[1:] if bare and listed.joined and _ends(text, listed.end) else []


def _joined(text: Text, role: Role, names: list[Name]) -> Joined:
    end = names[-1][1]
    return Joined(tuple((name, role) for name in names), _past_bracket(text, end) if end else end)


def _phrase(text: Text, k: int, phrases: list[list[str]] | tuple[list[str], ...]) -> list[str]:
    """The first of the phrases that stands at word `k`, or []."""
    if k >= len(text.low) or text.low[k] not in _BEGINNINGS:
        return []  # as nearly always
    return next((phrase for phrase in phrases if text.low[k : k + len(phrase)] == phrase), [])


def _is_bench(text: Text, role: Role) -> bool:
    at = role.start - 1
    return (
        at >= 0
        and role.head == "hakim"
        and text.low[at] == "majelis"
        and text.low[at - 1] not in _BEFORE_BENCH
    )


def _is_of_several(text: Text, role: Role) -> bool:
    """Whether a body has several of this office: a member, a commissioner, a prosecutor."""
    return role.head in text.vocabulary.grammar.sharing or role.head.startswith(_KINDS_OF_SEVERAL)


def _stands_before_bench(text: Text, role: Role) -> bool:
    """Whether something is said or done before who holds the office: 'di depan hakim X dan Y menangis'."""
    at = role.start - 1
    at -= at > 0 and text.low[at] == "majelis"
    return at >= 0 and text.low[at] in _BEFORE_BENCH


def _is_wished(text: Text, role: Role) -> bool:
    """Whether others may become it: 'mengusulkan tiga nama sebagai penjabat gubernur itu, yakni …'; or hold
    another: 'para mantan gubernur hingga wakil gubernur, yakni …'."""
    return role.start > 0 and text.low[role.start - 1] in _OF_OTHERS


def _are_persons(text: Text, names: list[Name], *, listed: bool = False) -> bool:
    """Whether two names or more of a list are full ones, or `listed`, the others of one word by their form
    names."""
    full = [name for name in names if " " in name[2] or (listed and text.listed_at(name[0]) == name[1])]
    return len(full) > 1 and all(" " in name[2] or is_name_word(text, text.low[name[0]]) for name in names)


def _is_bare(text: Text, name: Name) -> bool:
    """Whether no rank of an officer and no title of a preacher stands before a name."""
    k, v = name[0] - 1, text.vocabulary
    while k > 0 and (text.words[k] == "." or text.low[k] in v.ranks):
        if text.low[k] in v.grammar.strong_ranks or text.low[k] in v.grammar.preachers:
            return False
        k -= 1
    return text.low[name[0]] not in v.grammar.preachers


def _is_tried(text: Text, k: int) -> bool:
    """Whether at word `k` it is told what a court does to whom was named."""
    following = text.low[k] if k < len(text.low) else ""
    return following.startswith(("di", "ter", "ber")) and len(following) > 4


def _ends(text: Text, k: int) -> bool:
    """Whether a list's last name ends before word `k` without an office of its own."""
    low, words, heads = text.low, text.words, text.vocabulary.heads
    if k >= len(low):
        return True
    at = k + (low[k] == "yang")
    while at < len(low) and low[at] in _BEING_ELSE:
        at += 1
    if k < at < len(low) and low[at] in heads and low[at - 1] != "yang":
        return False  # '… dan B selaku R', '… dan B yang juga R'
    if words[k] == "(":
        return False  # a bracket that tells no party: an office, or a trade
    if words[k] != "," or k + 1 >= len(low) or low[k + 1] not in heads:
        return True
    return _goes_on_list(text, k)


def _goes_on_list(text: Text, k: int) -> bool:
    """Whether behind a sign or 'serta' at word `k` the next of a list stands: an office with its holder."""
    low, words = text.low, text.words
    if words[k : k + 1] == [";"]:
        return True
    k += words[k : k + 1] == [","]
    k += low[k : k + 1] in (["dan"], ["serta"])
    end = office_end(text, k) if k < len(low) and low[k] in text.vocabulary.heads else 0
    return bool(end) and read_name(text, to_name(text, end)[0]) is not None


def _names_of_list(text: Text, k: int, count: int) -> _Listed:
    """The names from word `k` on, `count` at most or a dozen."""
    low, names, joined, grouped, end = text.low, list[Name](), False, True, k
    while len(names) < (count or _MOST_LISTED):
        name = read_name(text, k) if k < len(low) and low[k] not in text.vocabulary.heads else None
        if name is None or text.in_title(k):
            return _Listed([], False, False, k)
        names.append(name)
        k = end = _past_bracket(text, name[1])
        grouped = grouped and k > name[1]
        if joined and not count:
            break
        comma = text.words[k : k + 1] == [","]
        closed = joined
        joined = low[k + comma : k + comma + 1] in (["dan"], ["serta"]) or (joined and len(names) == count)
        if not (comma or joined):
            joined = closed
            break
        nxt = k + comma + (low[k + comma : k + comma + 1] in (["dan"], ["serta"]))
        if grouped and len(names) > 1 and not joined and not text.capital(nxt):
            break
        k = nxt
    return _Listed(names, joined, grouped, end)


def _past_bracket(text: Text, k: int) -> int:
    """The word after a short bracket at word `k` that tells a party, an acronym or who leads, or `k`."""
    words, low, v = text.words, text.low, text.vocabulary
    if words[k : k + 1] != ["("]:
        return k
    shut = next((at for at in range(k + 2, k + _LONGEST_BRACKET) if words[at : at + 1] == [")"]), 0)
    if not shut or (low[k + 1] in v.heads and low[k + 1 : shut] not in [*_MEMBERS, *_CHIEFS]):
        return k
    inside = range(k + 1, shut)
    told = (
        low[k + 1] in ("ketua", "anggota", "hakim", "fraksi")
        or words[k + 1].isupper()
        or v.parties.at(low, k + 1) is not None
        or all(low[at] in v.regions for at in inside)
        or shut == k + 2
        or low[k + 1] == "periode"
        or low[k + 1].isdigit()
    )
    return shut + 1 if told else k


def _bench(text: Text, role: Role) -> Joined | None:
    """'Majelis hakim yang diketuai X dengan anggota Y dan Z', '… terdiri dari ketua X serta anggota Y, Z'."""
    if not _is_bench(text, role):
        return None
    k = role.end
    led = _phrase(text, k, _LEADING_BENCH)
    k += len(led)
    if led:
        k += text.low[k : k + 1] == ["oleh"]
    else:
        k += text.words[k : k + 1] == [","]
        told = _phrase(text, k, _TELLING)
        k += len(told)
        if not told or not _phrase(text, k, _CHIEFS):
            return None
    k += len(_phrase(text, k, _CHIEFS))
    chief = read_name(text, k) if k < len(text.low) else None
    if chief is None:
        return None
    members = read_members(text, role, chief[1])
    if members is None:
        return None
    return Joined(((chief, role), *members.given), members.end)


def read_members(text: Text, role: Role, j: int) -> Joined | None:
    """The members of a bench behind its chief at word `j`: 'Ketua MKMK X serta anggota Y dan Z', 'hakim ketua
    X, dengan anggota masing-masing Y, W, dan Z'."""
    leads = role.head.startswith(_LEADING_HOUSES)
    if not (leads or role.head in _OF_BENCHES):
        return None
    low, k = text.low, j
    k += text.words[k : k + 1] == [","]
    members: list[str] = []
    counted = False
    if low[k : k + 1] == ["beranggotakan"]:
        k += 1
    else:
        with_whom = _phrase(text, k, _ACCOMPANIED)
        k += len(with_whom)
        counted = k < len(low) and low[k] in _COUNTS
        k += counted
        members = _phrase(text, k, _MEMBERS)
        k += len(members)
        if not (with_whom and members):
            return None
        k += low[k : k + 1] == ["hakim"]
    deputies = members == ["wakil", "ketua"]
    if deputies and not counted:
        return None  # 'Ketua DPRD Siak X didampingi Wakil Ketua Y' is read by the second's own office
    told = k + (text.words[k : k + 1] == [","])
    k = told + len(_phrase(text, told, _TELLING)) if _phrase(text, told, _TELLING) else k
    k += text.words[k : k + 1] in ([","], [":"])
    judges = "hakim" in role.head or role.text.lower() == "ketua majelis"
    # 'ketua majelis persidangan': of a council, whose members are no judges
    body = role.text.partition(" ")[2] if leads or role.head == "ketua" or not judges else ""
    commissioners = members[-1:] == ["komisioner"]
    head = "hakim anggota" if judges else "komisioner" if commissioners else "anggota"
    head = "wakil ketua" if deputies else head
    given = replace(role, head=head, text=f"{head} {body}".strip())
    names: list[Name] = []
    name = read_name(text, k)
    while name is not None and (" " in name[2] or low[name[0]] not in text.vocabulary.common):
        names.append(name)
        k = name[1]
        joined = text.words[k : k + 1] == [","]
        k += joined
        if low[k : k + 1] in (["dan"], ["serta"]):
            joined, k = True, k + 1
        next_of_list = joined and text.capital(k) and low[k] not in text.vocabulary.heads
        name = read_name(text, k) if next_of_list else None
    return Joined(tuple((name, given) for name in names), names[-1][1]) if names else None
