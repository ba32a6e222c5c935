"""Who is moved from one office to another, as lists of posts tell: 'Mayjen X dari R menjadi S'."""

from __future__ import annotations

from dataclasses import replace
from itertools import count

from index.officials.apposition import tells_of_posts
from index.officials.changes_of_office import MOVED
from index.officials.names import Name, name_before
from index.officials.offices import read_role
from index.officials.succession import known_name
from index.officials.text import Role, Text
from index.officials.units import is_rank

# Right before the office that is left, and which of them say so alone.
_BEFORE_LEFT = frozenset(
    (
        "dari",
        "lama",
        "semula",
        "sebelumnya",
        "awalnya",
        "tadinya",
        "menjabat",
        "sebagai",
        "jabatan",
        "selaku",
        "yang",
    )
)
_BECOMING = frozenset(("menjadi", "jadi"))
_MAY_MOVE = _BEFORE_LEFT | _BECOMING
_ONCE = frozenset(("lama", "semula", "sebelumnya", "awalnya", "tadinya"))
_PASSED_ON = _ONCE | {"yang"}
# What is done to who is moved.
_MOVED = MOVED | {
    "bergeser",
    "diangkat",
    "didapuk",
    "dilantik",
    "ditarik",
    "ditempatkan",
    "ditugaskan",
    "ditunjuk",
    "naik",
    "pindah",
    "promosi",
}
# Between the office that is left and the one that is taken, besides.
_THEN = frozenset(
    (
        "kini",
        "lalu",
        "kemudian",
        "selanjutnya",
        "resmi",
        "telah",
        "sudah",
        "sekarang",
        "untuk",
        "tugas",
        "dan",
    )
)
_TAKING = frozenset(
    ("menjadi", "jadi", "sebagai", "menjabat", "menduduki", "mengisi", "menempati", "mengemban", "memegang")
)
_SEATS = frozenset(("jabatan", "posisi", "kursi", "sebagai", "tugas", "baru"))
# Nobody is moved yet.
_NOT_YET = frozenset(
    (
        "akan",
        "bakal",
        "ingin",
        "layak",
        "cocok",
        "dikabarkan",
        "diprediksi",
        "diisukan",
        "diusulkan",
        "agar",
        "jika",
        "apabila",
        "bila",
        "kalau",
        "kabarnya",
    )
)
_NEAR = 6  # words before a name
_MOST_BETWEEN = 7  # words
_MOST_OF_DEGREES = 24  # words and signs
_SIGNS_OF_DEGREES = (",", ".", "(", ")")
_LONGEST_LEFT = 10  # words of an office that no list has
_LONGEST_RANK = 4  # words: 'Kolonel Laut (P)'
# Who holds or leaves an office stands behind them.
_HELD = frozenset(
    (
        "dijabat",
        "diisi",
        "diemban",
        "dipegang",
        "ditempati",
        "dipimpin",
        "diduduki",
        "ditinggalkan",
        "ditinggal",
    )
)
_LEFT = frozenset(("ditinggalkan", "ditinggal"))
_HANDED = frozenset(
    (
        *("dijabat", "diisi", "diemban", "dipegang", "ditempati", "diduduki", "digantikan", "diserahkan"),
        *("dipercayakan", "beralih", "jatuh", "diambil", "diteruskan"),
    )
)
_TO = frozenset(("oleh", "kepada", "ke", "pada", "tangan", "alih"))


Moved = tuple[tuple[tuple[Name, Role], ...], int]
NOBODY: Moved = ((), 0)


def moves(text: Text, role: Role) -> Moved:
    """Whom the words around an office move from it, each with an office, and the word to go on from; NOBODY
    where they move nobody."""
    low, at = text.low, role.end
    before = low[role.start - 1] if role.start else ""
    if before not in _MAY_MOVE:
        return _passed_on(text, role) if at < len(low) and low[at] in _PASSED_ON else NOBODY
    if before in _BEFORE_LEFT and (found := _moved(text, role))[1]:
        return found
    if before in _BECOMING:
        return _from_unknown(text, role)
    return _passed_on(text, role) if at < len(low) and low[at] in _PASSED_ON else NOBODY


def _moved(text: Text, role: Role) -> Moved:
    """'X dari R menjadi S', 'X, (yang) semula (menjabat) R, diangkat menjadi S': X leaves R for S."""
    low = text.low
    if text.in_title(role.start):
        return NOBODY
    at = _taking(text, role.end)
    p = role.start - 1
    said = set[str]()
    while p > 0 and (low[p] in _BEFORE_LEFT or low[p] in _MOVED or low[p] in _THEN):
        said.add(low[p])
        p -= 1
    once = not said.isdisjoint(_ONCE)
    if not (once or "dari" in said) or not (at or once):
        return NOBODY
    p = _before_degrees(text, p)
    name = name_before(text, p) if p >= 0 and text.capital(p) else None
    if name is None or not _NOT_YET.isdisjoint(low[max(0, name[0] - _NEAR) : name[0]]):
        return NOBODY
    if known_name(text, name[0]) is None and not _is_ranked(text, name):
        return NOBODY
    taken = read_role(text, at) if at and low[at] in text.vocabulary.heads else None
    was = (name, replace(role, status="mantan"))
    if taken is not None and taken.start >= role.end:
        sure = once or not said.isdisjoint(_MOVED) or _is_ranked(text, name) or at - role.end > 1
        sure = sure or tells_of_posts(text, name[0])
        return ((was, (name, taken)), taken.end) if sure else NOBODY
    if once and low[role.end : role.end + 1] in (["kini"], ["sekarang"]):
        return (was,), role.end  # 'X yang sebelumnya R kini memimpin …'
    return NOBODY


def _from_unknown(text: Text, role: Role) -> Moved:
    """'Mayjen X dari Ir Kodiklatad menjadi S': an officer takes S, whatever was left."""
    words, low, p = text.words, text.low, role.start - 2
    floor = max(1, p - _LONGEST_LEFT)
    while p > floor and (text.capital(p) or words[p] == "/" or words[p][0].isdigit()):
        p -= 1
    if low[p] != "dari" or p == role.start - 2 or text.in_title(p):
        return NOBODY
    p = _before_degrees(text, p - 1)
    name = name_before(text, p) if text.capital(p) else None
    if name is None or not _is_ranked(text, name):
        return NOBODY
    wished = not _NOT_YET.isdisjoint(low[max(0, name[0] - _NEAR) : name[0]])
    return NOBODY if wished else (((name, role),), role.end)


def _taking(text: Text, k: int) -> int:
    """The word at which the office begins that is taken behind the one that ends before word `k`; 0 where
    none is."""
    low = text.low
    opened = k + (text.words[k : k + 1] == [","])
    for k in range(opened, min(len(low), opened + _MOST_BETWEEN)):
        if low[k] in _TAKING or low[k : k + 2] == ["jabatan", "baru"]:  # 'X, jabatan lama R, jabatan baru S'
            at = next(at for at in count(k + 1) if low[at : at + 1] == [] or low[at] not in _SEATS)
            return at if at < len(low) else 0
        if not (low[k] in _MOVED or low[k] in _THEN):
            return 0
    return 0


def _before_degrees(text: Text, p: int) -> int:
    """The word that may end a name before degrees at word `p`: 'Rudi Kencana, S.I.P., M.M., dari'."""
    words, floor = text.words, max(1, p - _MOST_OF_DEGREES)
    while p > floor and (
        words[p] in _SIGNS_OF_DEGREES
        or (len(words[p]) < 6 and words[p + 1] in _SIGNS_OF_DEGREES and words[p - 1] in _SIGNS_OF_DEGREES)
    ):
        p -= 1
    return p


def _is_ranked(text: Text, name: Name) -> bool:
    """Whether an officer's rank stands not far before a name."""
    return any(is_rank(text, k) for k in range(max(0, name[0] - _LONGEST_RANK), name[0]))


def _passed_on(text: Text, role: Role) -> Moved:
    """'R yang semula dijabat X kini diisi Y', 'R yang ditinggalkan X diisi (oleh) Y': Y has what X had."""
    low, k = text.low, role.end
    if text.in_title(k):
        return NOBODY
    k += low[k] == "yang"
    once = low[k : k + 1] != [] and low[k] in _ONCE
    k += once
    if low[k : k + 1] == [] or low[k] not in _HELD or not (once or low[k] in _LEFT):
        return NOBODY
    k += 1 + (low[k + 1 : k + 2] == ["oleh"])
    one = known_name(text, k)
    # 'Dirreskrimum yang semula dijabat Kombes Pol X': an officer's post may lack its place.
    if one is None or not (role.complete or _is_ranked(text, one)):
        return NOBODY
    given = ((one, replace(role, status="mantan")),)
    k = one[1] + (text.words[one[1] : one[1] + 1] == [","])
    while k < len(low) and low[k] in _THEN:
        k += 1
    if k >= len(low) or low[k] not in _HANDED:
        return given, one[1]
    k += 1
    while k < len(low) and low[k] in _TO:
        k += 1
    two = known_name(text, k)
    return ((*given, (two, role)), two[1]) if two is not None else (given, one[1])
