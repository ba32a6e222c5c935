"""Who had an office before its holder, and who has it after: 'X menjadi R menggantikan Y'."""

from __future__ import annotations

from dataclasses import replace

from index.officials.changes_of_office import MOVED, PUT_OUT
from index.officials.evidence import is_name_word
from index.officials.names import Name, name_before, read_name
from index.officials.text import Mention, Role, Text
from index.officials.units import is_rank

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
        *("diusulkan", "digadang-gadang", "kandidat", "berharap", "ditawari"),
    )
)
_REFUSED = frozenset(
    ("tidak", "tak", "belum", "bukan", "batal", "gagal", "menolak", "urung", "membantah", "enggan")
)
_NEAR_REFUSAL = 4  # words before an office or what is done with it
# What is only said.
_RUMOURED = frozenset(
    (
        "isu",
        "kabar",
        "rumor",
        "desas-desus",
        "hoaks",
        "hoax",
        "wacana",
        "usulan",
        "usul",
        "spekulasi",
        "rencana",
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
_BEFORE_NEXT = frozenset(
    (".", ",", ";", ":", "\n", ")", "-", "–", "dan", "serta", "jabatan", "lalu", "kemudian")
)
_NEAR_RUMOUR = 4  # words before an office
_AS = frozenset(("sebagai", "selaku", "dari"))
_HIS_OWN = frozenset(
    (
        *("jabatannya", "posisinya", "kursinya", "tugasnya", "dinas", "kabinet", "pelaksana"),
        *("pemerintahan", "kepolisian", "polri", "tni", "militer", "pns", "asn"),
    )
)
# Said of who leaves an office, behind which it may be told which.
_RESIGNING = PUT_OUT | {"mundur", "diri", "posisinya", "jabatannya"}
_NEAR = 10  # words before an office, among which it is said that nobody has it yet
_MOST_BETWEEN = 3  # words
_MOST_BEFORE = 5  # words before 'menggantikan'
_BETWEEN = frozenset(("yang", "kini", "telah", "sudah", "resmi", "lalu", "kemudian", ","))
_CHANGING = frozenset(("berganti", "bergeser", "dirotasi", "diganti"))
_ALSO = frozenset(("juga", "ikut", "turut", "pun", "kini", "resmi", "telah", "sudah"))
_HANDED = frozenset(("diserahterimakan", "diserahkan", "beralih", "berpindah", "berganti"))
# Said of who leaves an office, before its next holder is told.
_LEAVING = (
    MOVED
    | PUT_OUT
    | {
        "berakhir",
        "bergeser",
        "diangkat",
        "ditarik",
        "ditunjuk",
        "mendapat",
        "mengundurkan",
        "meninggal",
        "mundur",
        "pensiun",
        "pindah",
        "promosi",
        "purnatugas",
        "wafat",
    }
)
_REMOVING = frozenset(
    (
        "mencopot",
        "memecat",
        "mengganti",
        "merotasi",
        "memutasi",
        "memberhentikan",
        "menonaktifkan",
    )
)
# Behind them it is told what others do.
_OF_OTHERS = frozenset(("karena", "sebab", "bahwa", "setelah", "usai", "saat", "ketika", "jika", "agar"))
_FARTHEST = 40  # words from who leaves an office to who takes it
_SIGNS = frozenset((".", "\n"))
_TELLING = frozenset(
    (",", ":", "yakni", "yaitu", "adalah", "ialah", "ditunjuk", "dilantik", "kini", "oleh", "diisi")
)
_FILLED = frozenset(
    ("diisi", "digantikan", "dijabat", "diserahkan", "diemban", "dipercayakan", "diduduki", "ditempati")
)
_FILLING = frozenset(
    ("kini", "lalu", "kemudian", "selanjutnya", "sementara", "resmi", "telah", "oleh", "kepada")
)
_BY = frozenset(("oleh",))
_PRONOUNS = frozenset(("ia", "dia", "beliau", "posisinya", "jabatannya"))
# Between a holder and 'menggantikan', besides.
_LATELY = frozenset(
    (
        "baru",
        "saja",
        "belum",
        "genap",
        "lama",
        "sebulan",
        "sepekan",
        "seminggu",
        "setahun",
        "dua",
        "tiga",
        "bulan",
    )
)
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
    if not _REFUSED.isdisjoint(near[-_NEAR_REFUSAL:]):
        return None
    j += 1 + (low[j + 1 : j + 2] != [] and low[j + 1] in _SEATS)
    name = known_name(text, j)
    if name is None or (text.listed_at(name[0]) and _GIVEN.isdisjoint(near)):
        return None
    return name, replace(role, status="mantan")


def follower(text: Text, role: Role, name: Name) -> Name | None:
    """Who has the office of whom a name before tells: Y in 'R X (yang kini) digantikan (oleh) Y'."""
    low, j = text.low, name[1]
    if "digantikan" not in low[j : j + _MOST_BETWEEN + 1]:
        return None  # as nearly always
    last = min(len(low), j + _MOST_BETWEEN)
    while j < last and low[j] in _BETWEEN:
        j += 1
    if low[j : j + 1] != ["digantikan"] or text.in_title(j) or _is_rumoured(text, role):
        return None
    after = known_name(text, j + 1 + (low[j + 1 : j + 2] == ["oleh"]))
    # 'Ketua DPRD X digantikan Y sebagai ketua partai'
    return after if after is None or _is_as(text, after[1], role) else None


def _is_rumoured(text: Text, role: Role) -> bool:
    """Whether what a sentence tells of an office is only said: 'Isu bahwa R X digantikan Y'."""
    return not _RUMOURED.isdisjoint(text.low[max(0, role.start - _NEAR_RUMOUR) : role.start])


def _is_as(text: Text, k: int, role: Role) -> bool:
    """Whether at word `k` no other office is told than this one: not 'sebagai ketua partai' of a regent."""
    low = text.low
    if low[k : k + 1] == [] or low[k] not in _AS:
        return True
    k += 1
    while low[k : k + 1] != [] and low[k] in _SEATS:
        k += 1
    if low[k : k + 1] == [] or low[k] in _HIS_OWN:
        return True
    own = role.text.lower().split()
    return low[k] in own and (not text.capital(k + 1) or low[k + 1] in own)


def predecessor(text: Text, end: int) -> Name | None:
    """Who had an office before who is named before word `end`: Y in 'R X(, yang baru) menggantikan Y'."""
    low, j = text.low, end
    if "menggantikan" not in low[j : j + _MOST_BEFORE + 1]:
        return None  # as nearly always
    last = min(len(low), j + _MOST_BEFORE)
    while j < last and (low[j] in _BETWEEN or low[j] in _LATELY):
        j += 1
    if low[j : j + 1] != ["menggantikan"] or text.in_title(j):
        return None
    j += 1 + (low[j + 1 : j + 2] != [] and low[j + 1] in _SEATS)
    name = known_name(text, j)
    if name is None or text.listed_at(name[0]):
        return None
    return None if low[name[1] : name[1] + 1] == ["sebagai"] else name


def put_in_place(text: Text, role: Role, end: int) -> Name | None:
    """Who is put in the place of who is named before word `end`: Y in 'mengganti R X kepada Y'."""
    low = text.low
    if end + 1 >= len(low) or low[end] not in ("kepada", "dengan", "ke"):
        return None
    removed = role.start > 0 and low[role.start - 1] in _REMOVING
    removed = removed and (_NOT_YET | _REFUSED).isdisjoint(
        low[max(0, role.start - _NEAR_REFUSAL) : role.start - 1]
    )
    return known_name(text, end + 1) if removed and not text.in_title(end) else None


def successor(text: Text, i: int) -> tuple[Name, Role] | None:
    """Who takes the office of who was named last before word `i`, one that says so: Y in 'R X dimutasi.
    Penggantinya yakni Y', 'R X mundur dan digantikan Y', 'memecat R X dan menunjuk Y sebagai penggantinya',
    'Posisinya kini diisi Y'."""
    low = text.low
    last = next((m for m in reversed(text.mentions) if m.role is not None and m.at < i), None)
    if last is None or last.role is None or i - last.end > _FARTHEST or last.in_title or text.in_title(i):
        return None
    between = low[last.end : i]
    ends = sum(word in _SIGNS for word in between)
    if ends > 1 or "\n" in between or not _NOT_YET.isdisjoint(low[i - 4 : i]):
        return None
    because = next((at for at, word in enumerate(between) if word in _OF_OTHERS), len(between))
    between = between[:because]  # 'X kecewa karena pelatih itu mundur. Penggantinya …'
    before, left = low[i - 1], _left(text, last)
    if left is None or not _REFUSED.isdisjoint(low[i - 2 : i]):
        return None
    if not all(_is_as(text, k + 1, left) for k in range(last.end, i) if low[k] in _RESIGNING):
        return None  # 'Bupati X mundur sebagai ketua KONI. Penggantinya …'
    goes = (
        left.status == "mantan"
        or not _LEAVING.isdisjoint(between)
        or (left.start > 0 and low[left.start - 1] in _REMOVING)
    )
    if low[i] == "digantikan":
        name = _behind(text, i + 1, _BY) if goes or before in _PRONOUNS else None
    elif low[i] == "penggantinya":
        name = _his_next(text, i) if goes else None
    else:
        name = _behind(text, i + 1, _FILLED | _FILLING)
        name = name if name is not None and not _FILLED.isdisjoint(low[i + 1 : name[0]]) else None
    if name is None or name[2] == last.name:
        return None
    return name, replace(left, status=None)


def _left(text: Text, last: Mention) -> Role | None:
    """The first office that the sentence gives whom it names last: R in 'R X dimutasi sebagai S'."""
    left = last.role
    for mention in reversed(text.mentions):
        if mention.name != last.name or last.at - mention.at > _FARTHEST:
            break  # as is nobody's sentence, and to look on would take long
        if not _SIGNS.isdisjoint(text.words[mention.end : last.at]):
            break
        left = mention.role or left
        if left is not None and left.status == "mantan":
            break
    return left


def _his_next(text: Text, i: int) -> Name | None:
    """Who is told at 'penggantinya', word `i`: before 'sebagai' or behind it."""
    if text.low[i - 1] in ("sebagai", "menjadi", "jadi", "selaku"):
        p = i - 2
        while p > 0 and text.low[p] in _GIVEN:
            p -= 1
        name = name_before(text, p) if p > 0 and text.capital(p) else None
        if name is not None:
            return name if " " in name[2] else known_name(text, name[0])
    return _behind(text, i + 1, _TELLING)


def _behind(text: Text, k: int, between: frozenset[str]) -> Name | None:
    """The name behind word `k`, past some words at most."""
    last = min(len(text.low), k + _MOST_BETWEEN)
    while k < last and text.low[k] in between:
        k += 1
    name = read_name(text, k) if k < len(text.low) and text.capital(k) else None
    # Names of other languages are in no list.
    return name if name is not None and name[0] == k and " " in name[2] else known_name(text, k)


def handed_over(text: Text, role: Role) -> tuple[tuple[Name, Role], ...]:
    """Who hands an office over to whom: X and Y in 'serah terima jabatan R dari X kepada Y'."""
    low, j = text.low, role.end
    near = low[j : j + _MOST_BETWEEN + 2]
    if "dari" not in near:  # as nearly always
        return () if _CHANGING.isdisjoint(near) else _changed(text, role)
    last = min(len(low), j + _MOST_BETWEEN)
    while j < last and low[j] in _BETWEEN:
        j += 1
    told = low[j : j + 1] != [] and low[j] in _HANDED
    near = low[max(0, role.start - 4) : role.start]
    handed = told or near[-3:] == ["serah", "terima", "jabatan"] or near[-1:] in (["sertijab"], ["jabatan"])
    j += told
    if low[j : j + 1] != ["dari"] or not _REFUSED.isdisjoint(near):
        return ()
    one = known_name(text, j + 1)
    if one is None or low[one[1] : one[1] + 1] == [] or low[one[1]] not in _TO:
        return ()
    two = known_name(text, one[1] + 1)
    if two is None or not _REFUSED.isdisjoint(low[two[1] : two[1] + 2]):
        return ()  # '… kepada Y batal diserahkan'
    # 'Jabatan R dari AKP X kepada Iptu Y, R2 dari …': officers are told with their ranks
    begins = role.start == 0 or near[-1] in _BEFORE_NEXT  # no 'piagam untuk R dari AKP X kepada Iptu Y'
    ranked = begins and one[0] > j + 1 and two[0] > one[1] + 1
    if not (ranked or (handed and role.complete)):
        return ()
    return (one, replace(role, status="mantan")), (two, role)


def _changed(text: Text, role: Role) -> tuple[tuple[Name, Role], ...]:
    """Whom the next sentence has follow whom: X and Y in 'Posisi R juga berganti. X digantikan Y'."""
    low, j = text.low, role.end
    while low[j] in _ALSO:
        j += 1
    if low[j] not in _CHANGING or text.words[j + 1 : j + 2] != ["."] or text.in_title(j):
        return ()
    one = known_name(text, j + 2)
    two = follower(text, role, one) if one is not None else None
    return ((one, replace(role, status="mantan")), (two, role)) if one is not None and two is not None else ()


def known_name(text: Text, j: int) -> Name | None:
    """The name at word `j`: a listed or full one, or one behind a rank."""
    found = read_name(text, j) if j < len(text.low) else None
    if found is None or found[0] > j + 4:
        return None
    full = " " in found[2] or found[0] > j
    known = any(is_name_word(text, text.low[k]) for k in range(*found[:2]))
    known = known or any(is_rank(text, k) for k in range(j, found[0]))
    return found if text.listed_at(found[0]) or (full and known) else None
