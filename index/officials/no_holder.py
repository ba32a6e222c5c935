"""Who stands beside an office and does not hold it: another of a list, the accused, a village, a contest."""

from __future__ import annotations

import re

from index.officials.evidence import is_name_word
from index.officials.names import Name
from index.officials.text import Role, Text

_OF_TRIALS = frozenset(("jaksa", "jpu", "hakim", "majelis"))
_TRIED = frozenset(("divonis", "dituntut", "didakwa", "dihukum", "ditahan", "dibui", "dipenjara", "bebas"))
_TRIED |= {"terbukti", "dinyatakan", "diadili", "bersalah", "terancam", "diputus"}
# Who is named behind the comma is the subject: 'Dakwaan yang dibacakan jaksa, X tidak …'.
_DENIED = frozenset(("tidak", "bukan", "telah", "sudah", "juga", "turut", "bersama", "meminta", "menerima"))
# What a judge does, told of one who is not named: 'hingga putusan hakim X tak bisa menelepon'.
_OF_JUDGES = frozenset(("putusan", "vonis", "keputusan", "palu", "pertimbangan", "hukuman"))
_DONE_BY = re.compile(r"di\w{3,}(?:kan|i)|oleh|dari")
_SUFFERS = re.compile(r"(?:di|ter)\w{3,}")
_MOST_OF_OTHERS = 8  # words
# Who serves the office behind 'untuk', and in how many words before it.
_AIDES = frozenset(("penasihat", "penasehat", "asisten", "sekretaris", "ajudan"))
_AIDE = 4
_OF_TITLES = frozenset(("van", "of", "for", "voor"))
_SIDES = frozenset(
    (
        "utara",
        "selatan",
        "barat",
        "timur",
        "tengah",
        "hilir",
        "ilir",
        "hulu",
        "ulu",
        "wetan",
        "kulon",
        "kidul",
        "lor",
    )
)
_DEPARTMENT = re.compile(r"(?:wakil )?kepala departemen (\w+)")
_YEARS = re.compile(r".*[12]\d{3} ?[-–] ?[12]\d{3}")
_OF_DEGREES = (".", ",", "(", ")")
_CLAUSE = 20  # words before an office, and behind a name, that tell of a list of posts


def is_no_holder(text: Text, role: Role, name: Name) -> bool:
    """Whether words that were read as an unlisted name are a village's ('Lurah Genuk Utara') or the end of
    a foreign title ('Minister van Marine (Menteri Kelautan)'), or the office a contest's ('Piala Gubernur')
    or a department of students, or glued to who tells of it ('Wali Kota BatuMenurut Rudi').
    """
    at, end, written = name
    grammar = text.vocabulary.grammar
    contest = text.words[role.start - 1] if at == role.end and role.start > 0 else ""
    if contest[:1].isupper() and contest.lower() in grammar.contests:
        return True
    if at == role.end and role.end - role.start > 1 and text.low[at - 1] == "menurut":
        return True
    if at > 1 and text.words[at - 1] in _OF_TITLES and text.capital(at - 2):
        return True
    serving = text.low[max(0, role.start - _AIDE) : max(0, role.start - 1)]
    if text.low[role.start - 1 : role.start] == ["untuk"] and not _AIDES.isdisjoint(serving):
        return True  # 'penasihat media untuk kepala biro politik Hamas, X'
    if role.head in grammar.small_areas and text.low[end - 1] in _SIDES and " " in written:
        return True
    behind_comma = text.words[role.end : role.end + 1] == [","]
    if (behind_comma and is_next_posted(text, role, name)) or _is_of_mixed(text, role, name):
        return True
    if role.head in grammar.members and (at != role.end or text.in_title(at)):
        return True  # 'Dewas KPK, X terbukti bersalah'
    if _is_on_trial(text, role, name):
        return True
    department = _DEPARTMENT.match(role.text.lower())
    return department is not None and department[1] in grammar.of_students


def is_run_for(text: Text, role: Role) -> bool:
    """Whether an office is what an election is for, and who stands behind the comma need not hold it: 'Dalam
    Pemilihan Gubernur Riau 2018, Rudi Kencana kalah'."""
    behind_comma = text.words[role.end : role.end + 1] == [","]
    return behind_comma and role.start > 0 and text.low[role.start - 1] in text.vocabulary.grammar.elections


def is_no_holder_beside(text: Text, role: Role, name: Name, *, comma: bool) -> bool:
    """Whether an unlisted name behind an office is another's in a headline, or the office's own place.

    'Ikut Kunjungan Presiden Prancis, Siti Kencana Tampil …'; 'Wali Kota Ramat Gan di Tel Aviv: …'.
    """
    if (comma and _has_own_office(text, name)) or _stands_in_a_list(text, name):
        return True
    if text.listed_at(name[0]):
        return False
    grammar = text.vocabulary.grammar
    if comma:
        if _is_met(text, role, name):
            return True
        opens = role.start == 0 or text.words[role.start - 1] in (".", "\n", ":")
        return text.in_title(name[0]) and role.head in grammar.state_heads and not opens
    placed = role.head in grammar.areas and role.text.lower() == role.head and name[0] == role.end
    if not placed or text.low[name[1] : name[1] + 1] != ["di"]:
        return False
    said = role.start > 0 and text.low[role.start - 1] in grammar.saying
    named = any(len(text.low[k]) > 3 and is_name_word(text, text.low[k]) for k in range(*name[:2]))
    return not (named or said)


def _is_met(text: Text, role: Role, name: Name) -> bool:
    """Whether the subject of a sentence met who holds the office: 'Usai bertemu Kepala BPOM, Rudi Kencana
    pulang'. With a rank, or between commas, it is the office's holder."""
    grammar, at = text.vocabulary.grammar, role.start - 1
    if at > 0 and text.low[at] == "dengan":
        at -= 1
    if at < 1 or text.low[at] not in grammar.meeting or text.low[at - 1] not in grammar.opens_clause:
        return False
    following = text.words[name[1]] if name[1] < len(text.words) else ""
    return name[0] == role.end + 1 and following[:1].islower()


def is_next_posted(text: Text, role: Role, name: Name) -> bool:
    """Whether a name behind the comma is the next of a list of posts: 'X menjadi Asops, Mayjen Y dari …'."""
    before = text.low[max(0, role.start - _CLAUSE) : role.start]
    if not {"menjadi", "jadi"} & set(before):
        return False
    k = name[1]
    while k < min(len(text.low), name[1] + _CLAUSE) and (text.capital(k) or text.words[k] in _OF_DEGREES):
        k += 1  # 'Marsma Rudi Kencana, Sp.S., M.Kes. (Han) dari …'
    return text.low[k : k + 1] == ["dari"]


def _has_own_office(text: Text, name: Name) -> bool:
    """Whether a name in a list has its office behind it, in a bracket: 'Wali Kota X, Pak Y (Menteri PUPR)'.
    Without the form of address the bracket is a second office, or a former one."""
    k = name[1]
    addressed = name[0] > 0 and text.low[name[0] - 1] in text.vocabulary.grammar.addressing
    bracket = text.words[k : k + 1] == ["("] and text.capital(k + 1)
    return addressed and bracket and text.low[k + 1] in text.vocabulary.heads


def _stands_in_a_list(text: Text, name: Name) -> bool:
    """Whether an unlisted name is the next of a list: 'X - Menteri Agama (1957-1959) Y - Raja …'."""
    words, at = text.words, name[0]
    years = at > 2 and words[at - 1] == ")" and _YEARS.fullmatch(" ".join(words[max(0, at - 4) : at - 1]))
    return bool(years) and words[name[1] : name[1] + 1] in (["-"], ["–"]) and not text.listed_at(at)


def _is_of_mixed(text: Text, role: Role, name: Name) -> bool:
    """Whether it opens a list of whom each holds one of two offices: 'gubernur hingga wagub, yakni X'."""
    to = role.start > 0 and text.low[role.start - 1] in ("hingga", "sampai")
    return to and not {"yaitu", "yakni"}.isdisjoint(text.low[role.end : name[0]])


def _past_others(text: Text, k: int) -> int:
    """Past the names that are joined to the one before word `k`: ', Y, dan Z'."""
    last = min(len(text.low) - 1, k + _MOST_OF_OTHERS)
    while k < last and text.low[k] not in _TRIED and (text.low[k] in (",", "dan") or text.capital(k)):
        k += 1
    return min(k, last)


def _is_on_trial(text: Text, role: Role, name: Name) -> bool:
    """Whether a name behind a prosecutor or judge is whom they try, or an expert whom they call: 'Dituntut
    JPU KPK, X divonis …', 'yang dihadirkan JPU, yaitu Dr X (ahli gizi)'."""
    at, end, _ = name
    if role.head.split()[0] not in _OF_TRIALS or at < role.end:
        return False
    unnamed = role.head == "hakim" and not (role.complete or role.written_as_title)
    if unnamed and at == role.end and text.low[role.start - 1] in _OF_JUDGES:
        verb = text.low[end] if end < len(text.low) else ""
        return verb in text.vocabulary.grammar.speaking or verb.startswith("me")
    following = text.low[end : end + 2]
    if text.low[role.end : role.end + 1] == [","]:
        told = text.low[_past_others(text, end)]
        # 'Dakwaan yang dibacakan JPU, X tidak …'
        by_them = role.start > 0 and _DONE_BY.fullmatch(text.low[role.start - 1]) is not None
        suffers = told in _DENIED or _SUFFERS.fullmatch(told) is not None
        if told in _TRIED or (by_them and suffers):
            return True
    return following == ["(", "ahli"] or following == ["(", "saksi"]
