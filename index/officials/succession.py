"""Who had an office before its holder, and who has it after: 'X menjadi R menggantikan Y'."""

from __future__ import annotations

from dataclasses import replace

from index.officials.evidence import is_name_word
from index.officials.names import Name, read_name
from index.officials.text import Role, Text

# Before an office that somebody takes.
_TAKING = frozenset(("sebagai", "menjadi", "jabatan", "menjabat", "menduduki", "posisi", "jadi", "selaku"))
_SEATS = frozenset(("posisi", "jabatan"))
# Nobody has come or gone yet.
_NOT_YET = frozenset(
    (
        "akan",
        "bakal",
        "layak",
        "ingin",
        "cocok",
        "dikabarkan",
        "diprediksi",
        "diisukan",
        "disebut",
        "calon",
        "berpeluang",
        "peluang",
        "agar",
        "jika",
        "apabila",
        "dengan",
    )
)
# Somebody was given the office: of who is listed one must be said, since others are wished into it.
_GIVEN = frozenset(
    (
        "dilantik",
        "diangkat",
        "ditunjuk",
        "dipercaya",
        "terpilih",
        "melantik",
        "mengangkat",
        "menunjuk",
        "resmi",
        "kini",
        "penunjukan",
        "penunjukkan",
        "pengangkatan",
        "pelantikan",
        "dimutasi",
        "digeser",
        "dipromosikan",
    )
)
_NEAR = 10  # words before an office, among which it is said that nobody has it yet
_MOST_BETWEEN = 3  # words
_BETWEEN = frozenset(("yang", "kini", "telah", "sudah", "resmi", "lalu", "kemudian", ","))
_HANDED = frozenset(("diserahterimakan", "diserahkan"))
_TO = frozenset(("ke", "kepada"))


def replaced(text: Text, role: Role) -> tuple[Name, Role] | None:
    """Who had an office that somebody takes: Y in 'X menjadi R(,) menggantikan (posisi) Y'."""
    low, j = text.low, role.end
    if "menggantikan" not in low[j : j + 2]:
        return None  # as nearly always
    j += text.words[j] == ","
    if low[j : j + 1] != ["menggantikan"] or role.status not in (None, "Pj", "Plt", "Plh"):
        return None
    near = low[max(0, role.start - _NEAR) : role.start]
    if _TAKING.isdisjoint(near[-2:]) or not _NOT_YET.isdisjoint(near) or text.in_title(j):
        return None
    j += 1 + (low[j + 1 : j + 2] != [] and low[j + 1] in _SEATS)
    name = _named(text, j)
    if name is None or (text.listed_at(name[0]) and _GIVEN.isdisjoint(near)):
        return None
    return name, replace(role, status="mantan")


def follower(text: Text, name: Name) -> Name | None:
    """Who has the office of whom a name before tells: Y in 'R X (yang kini) digantikan (oleh) Y'."""
    low, j = text.low, name[1]
    if "digantikan" not in low[j : j + _MOST_BETWEEN + 1]:
        return None  # as nearly always
    last = min(len(low), j + _MOST_BETWEEN)
    while j < last and low[j] in _BETWEEN:
        j += 1
    if low[j : j + 1] != ["digantikan"] or text.in_title(j):
        return None
    return _named(text, j + 1 + (low[j + 1 : j + 2] == ["oleh"]))


def handed_over(text: Text, role: Role) -> tuple[tuple[Name, Role], ...]:
    """Who hands an office over to whom: X and Y in 'serah terima jabatan R dari X kepada Y'."""
    low, j = text.low, role.end
    if "dari" not in low[j : j + _MOST_BETWEEN + 2]:
        return ()  # as nearly always
    last = min(len(low), j + _MOST_BETWEEN)
    while j < last and low[j] in _BETWEEN:
        j += 1
    told = low[j : j + 1] != [] and low[j] in _HANDED
    near = low[max(0, role.start - 4) : role.start]
    if not told and near[-3:] != ["serah", "terima", "jabatan"] and near[-1:] != ["sertijab"]:
        return ()
    j += told
    if low[j : j + 1] != ["dari"] or not role.complete:
        return ()
    one = _named(text, j + 1)
    if one is None or low[one[1] : one[1] + 1] == [] or low[one[1]] not in _TO:
        return ()
    two = _named(text, one[1] + 1)
    return ((one, replace(role, status="mantan")), (two, role)) if two is not None else ()


def _named(text: Text, j: int) -> Name | None:
    """The name at word `j`: a listed or full one, or one behind a rank."""
    found = read_name(text, j) if j < len(text.low) else None
    if found is None or found[0] > j + 4:
        return None
    full = " " in found[2] or found[0] > j
    known = any(is_name_word(text, text.low[k]) for k in range(*found[:2]))
    return found if text.listed_at(found[0]) or (full and known) else None
