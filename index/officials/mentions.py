"""One article's words to mentions: who is given which office where, and which listed names stand there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from index.officials.apposition import closes, holder_before, holder_beside, listed_beside, told_of
from index.officials.capitals import is_no_other_word
from index.officials.described import note
from index.officials.evidence import (
    full_name,
    is_name_word,
    is_nobody,
    is_spoken_of_elsewhere,
)
from index.officials.glued import without_next
from index.officials.moves import NOBODY, moves
from index.officials.name_start import (
    behind_small_area,
    behind_unlisted,
    is_areas_name,
    with_body,
    with_first_name,
    with_its_area,
)
from index.officials.names import Name, name_in_brackets, read_name, to_name
from index.officials.no_holder import is_next_posted, is_no_holder, is_no_holder_beside, is_run_for
from index.officials.offices import join_words, office_end, read_role
from index.officials.pairs import read_joined
from index.officials.places import (
    ROMAN,
    past_nobodys_place,
    past_ranked_place,
)
from index.officials.sharing import read_members
from index.officials.standing import past_standing
from index.officials.succession import (
    follower,
    handed_over,
    predecessor,
    put_in_place,
    replaced,
    successor,
)
from index.officials.text import Mention, Role, Text
from search.knowledge.officials.bodies import is_placed
from search.knowledge.officials.names import within_one_edit

_SENTENCE = 200  # words; in a longer one nobody knows whose counterpart is meant
# Office words looked at, and names given an office: of 30,000 articles none has more than 330 and 36, a list
# of a parliament's members has 600. What has more is a book, or made to harm; its reader is told.
_MOST_OFFICES = 2_500
MOST_MENTIONS = 1_000
_SEGMENT = 12  # words between two commas of a list
_CLAUSE = 10  # words before a name that tell whether an office is only wished for
_IF = frozenset(("jika", "bila", "apabila", "kalau", "andaikata", "agar", "supaya"))  # 'jika X menjadi R'
_HOPING = frozenset(("berharap", "mengharapkan", "mendoakan"))  # 'warga berharap X menjadi R'
_RANKED = 8  # words before an office among which the rank of whose it is stands
_BESIDES = frozenset(("hanya", "selain", "senada", "menimpali"))  # 'Tak hanya X, Anggota DPR, Y Z, turut …'
# What a sentence goes on with behind its subject, besides verbs: 'Ketua Majelis Hakim, X saat …'.
_CIRCUMSTANCES = frozenset(
    ("saat", "ketika", "dalam", "pada", "usai", "seusai", "kepada", "melalui", "lewat", "seperti", "di")
)
_AGREEING = frozenset(
    ("berbeda", "senada", "sejalan", "seirama", "sependapat")
)  # 'Senada dengan X, R, Y Z, mengatakan'
_TOWARDS = frozenset(("ke", "kepada", "bagi", "untuk", "agar", "bahwa"))
# Before an office that is the subject of its clause.
_SIGNS = frozenset((".", "\n", ",", ";", ":", "(", '"', "“", "”", "-", "–"))
_JOINING = frozenset(
    (
        *("bahwa", "dan", "serta", "sedangkan", "sementara", "kini", "itu", "saat", "ketika", "pun"),
        *("adapun", "sekaligus", "merangkap", "nama", "sosok"),
    )
)
_HELD = frozenset(("kini", "ini", "masih"))
_BECOMING = frozenset(("menjadi", "jadi", "sebagai", "para", "sejumlah", "beberapa"))
# Places of a word that are looked at for a longer name.
_MOST_PLACES = 30
_SHORTEST = 5  # letters of a name that is a word of the language
# Words of the language that nobody is called.
_NO_NAMES = frozenset(
    ("kemarin", "besok", "sendiri", "incumbent", "lainnya", "tersebut", "sekarang", "kembali")
)
_ACTING = frozenset(("Plt", "Plh", "Pj", "Pjs"))


def read_mentions(text: Text) -> list[Mention]:
    """Every name with an office, in order; an office that names nobody is passed over."""
    v, low = text.vocabulary, text.low
    openers, succeeding = v.openers, v.grammar.succeeding
    offices = passed = 0
    for i in [at for at in text.openings if low[at] in openers]:
        if i < passed:
            continue
        if offices == _MOST_OFFICES or len(text.mentions) >= MOST_MENTIONS:
            text.is_whole = False
            break
        if low[i] in v.heads:
            offices += 1
            role = read_role(text, i)
            if role is not None:
                passed = _past_moves(text, role) or _past_succession(text, role, _assign(text, role))
            elif low[i] == "juru" and low[i + 1 : i + 2] == ["bicaranya"]:
                _speak_for(text, i)
        elif not (low[i] in succeeding and _succeed(text, i)) and low[i] in v.counterparts:
            _inherit(text, i)
    return text.mentions


def listed_mentions(text: Text, *, lower_case: bool) -> Iterator[Mention]:
    """Listed names wherever they stand, not as a part of a longer name ('Listyo Sigit Prabowo')."""
    words, low, first_words = text.words, text.low, text.names.first_words
    passed = 0
    for i in [at for at in text.openings if low[at] in first_words]:
        if i < passed or not (lower_case or words[i][0].isupper()):
            continue
        end = text.listed_at(i)
        # Without capitals only a full name is sure, or 'pak prabowo': 'ara' and 'tito' may be words.
        if (
            end
            and (end > i + 1 or not lower_case or _is_addressed(text, i) or is_no_other_word(text, i))
            and not _is_part_of_longer(text, i, end)
            and not _names_a_place(text, i, end)
            and not (end == i + 1 and ROMAN.fullmatch(words[i]))
            and not text.is_related(i)
            and not (end == i + 1 and not lower_case and _is_introduced_otherwise(text, i))
        ):
            yield Mention(" ".join(words[i:end]), i, end, None, i < text.title_end)
            passed = end


def _is_introduced_otherwise(text: Text, i: int) -> bool:
    """Whether the body introduces who is called by this word under another full name: 'Pengamat politik
    Airlangga Pribadi Kusman' is no Airlangga Hartarto."""
    word, otherwise = text.words[i], False
    for at in text.where(word, _MOST_PLACES):
        if text.listed_at(at) > at + 1:
            return False
        if at < text.title_end or not (text.capital(at + 1) and text.capital(at + 2)):
            continue
        # 'Megawati Soekarno Putri', 'Khofifah Indah Parawansa': the listed name, written otherwise.
        if any(
            not set(rest).isdisjoint(text.low[at + 1 : at + 3])
            or within_one_edit("".join(rest), "".join(text.low[at + 1 : at + 3]))
            for rest in text.names[text.low[at]]
            if rest
        ):
            return False
        beside = text.beside_name(at + 1) or text.beside_name(at + 2)
        otherwise = otherwise or (not beside and at > text.title_end and _is_of_a_trade(text, at))
    return otherwise


def _is_of_a_trade(text: Text, i: int) -> bool:
    """Whether a name's first word stands behind a trade that is nobody's: 'pengamat politik X Y Z'; behind
    kin or service it may be another's: 'menantu X Y Z', 'juru bicara X Y Z'."""
    trades, k = text.vocabulary.grammar.trades_of_persons, i
    while k > max(0, i - 5) and (text.words[k - 1].islower() or text.country_at(k - 1)[0]):
        k -= 1
        if text.low[k] in trades:
            return True
    return 0 < k < i and text.low[k - 1] in trades  # 'Pemain voli asal Indonesia X Y Z'


def _is_addressed(text: Text, i: int) -> bool:
    """Whether a long word without a capital is somebody's name: 'pak prabowo', 'mas gibran'."""
    before, low = text.low[i - 1] if i else "", text.low[i]
    grammar = text.vocabulary.grammar
    return len(low) > 4 and low not in text.vocabulary.common and before in grammar.addressing


def _names_a_place(text: Text, i: int, end: int) -> bool:
    """Whether it is a thing's name: 'Universitas Airlangga', 'Hassanal Bolkiah National Stadium'."""
    following = text.low[end] if end < len(text.low) else ""
    before = text.low[max(0, i - 2) : i]
    if before[-1:] in (["nasional"], ["internasional"]):  # 'Stadion Nasional Hassanal Bolkiah'
        before.pop()
    if before[-1:] == ["tuan"] and end == i + 1:
        return True  # 'Tuan Puan sekalian'
    things = text.vocabulary.grammar.named_after
    return (bool(before) and before[-1] in things) or following in ("national", "stadium", "sport")


def _is_part_of_longer(text: Text, i: int, end: int) -> bool:
    if text.capital(end):
        # 'Erick Tanjung' is not Erick Thohir in Tanjung.
        place = end == i + 1 and text.low[end] in text.vocabulary.regions and not text.in_title(i)
        if place or not (text.beside_name(end) or (_ends_pair(text, i) and text.listed_at(end))):
            return True
    k = i - 1
    if k > 0 and text.low[k] in text.vocabulary.grammar.particles:
        k -= 1
    if _ends_pair(text, k) and text.listed_at(k) == i:
        return False  # 'Wakil Ketua TKN Prabowo-Gibran X Y'
    return k >= 0 and text.capital(k) and not text.beside_name(k)


def _ends_pair(text: Text, k: int) -> bool:
    """Whether a hyphen joins the listed name at word `k` to one before it: 'Prabowo-Gibran'."""
    return k > 1 and text.words[k - 1] == "-" and text.listed_at(k - 2) == k - 1


def _assign(text: Text, role: Role) -> int:
    """Give the office to the name after or before it; returns the word to go on from."""
    joined = read_joined(text, role)
    if joined is not None:
        for name, given in joined.given:
            _add(text, name, given)
        return joined.end
    role, before = with_its_area(text, role) or (role, holder_before(text, role))
    if is_areas_name(text, before):
        before = None
    j, comma = to_name(text, role.end)
    j = _past_second_office(text, role, j)
    after = read_name(text, j)
    area = None
    if after is not None and role.head in text.vocabulary.grammar.small_areas and not role.complete:
        area = after
        role, after = behind_small_area(text, role, after, j)
    if after is None and before is None and not comma:
        role, after = past_ranked_place(text, role)
        after = after or name_in_brackets(text, role.end) or _equated(text, role)
    longer = with_body(text, role, after or area) if before is None and not comma else None
    if longer is not None:
        role, before = longer
        after = None
    if after is not None and not comma:
        role, after = with_first_name(text, role, after)
    end = role.end
    role, after = behind_unlisted(text, role, after, comma=comma)
    if after is not None and is_no_holder_beside(text, role, after, comma=comma):
        after = None
    if comma and after is not None:
        before, after = _beside_comma(text, role, before, after, j)
    if before is None and after is not None and not comma and not text.listed_at(after[0]):
        before = listed_beside(text, role)  # 'Sri Mulyani Menteri Antek Aseng' is a joke
        after = None if before else after
    if before is None and (after is None or comma):
        before = _beside(text, role, grown=role.end > end and after is None)
        after = None if before else after
    if after is not None:
        return _give(text, _of_before(text, role, after), after)
    if before is None:
        return _give_to_word(text, role) or note(text, role)
    role = told_of(text, _wished(text, role, before), before)
    second = _second_office(text, role)
    if second is not None:
        # Of two joined offices the one written as a title is taken, else the first.
        titled = second.written_as_title and not role.written_as_title
        _add(text, before, second if titled else role)
        return second.end
    _add(text, before, role)
    return _give_members(text, role, role.end)


def _give_to_word(text: Text, role: Role) -> int:
    """Give the office with its area to whose one name is a word of the language, where he speaks: 'Wakil Wali
    Kota Pontianak Bahasan mengatakan'; the word to go on from, 0 where nobody is called so."""
    at, v = role.end - 1, text.vocabulary
    if not role.complete or text.low[role.end : role.end + 1] == []:
        return 0
    lower, word = text.low[at], text.words[at]
    if (
        text.low[role.end] not in v.grammar.speaking
        or text.low[at - 1] not in v.regions
        or lower not in v.common
        or not word.istitle()
        or len(word) < _SHORTEST
        or text.in_title(at)
        or lower in v.inner
        or lower in v.of_bodies
        or lower in v.regions
        or lower in v.grammar.not_in_office
        or lower in v.grammar.openers
        or lower in v.grammar.days
        or lower in v.grammar.months
        or lower in _NO_NAMES
        or not role.text.endswith(f" {word}")
    ):
        return 0
    shorter = replace(role, end=at, text=role.text.rpartition(" ")[0])
    text.mention(Mention(word, at, role.end, shorter))
    return role.end


def _past_moves(text: Text, role: Role) -> int:
    """Give offices to whom the words around one move from it; the word to go on from, 0 where nobody is."""
    moved = moves(text, role)
    if moved is NOBODY:
        return 0  # as nearly always
    given, end = moved
    for name, office in given:
        # Whose office it is stands there, whoever is named beside it.
        text.mention(Mention(name[2], name[0], name[1], office))
    return end


def _succeed(text: Text, i: int) -> bool:
    """Give who takes another's office at word `i` that office; whether one does."""
    found = successor(text, i)
    if found is not None:
        _add(text, *found)
    return found is not None


def _past_succession(text: Text, role: Role, j: int) -> int:
    """Give the office to who had it before, or has it after, where the words behind it tell; the word to go
    on from, `j` where they do not."""
    had = replaced(text, role)
    for name, given in (had,) if had else handed_over(text, role):
        _add(text, name, given)
        j = max(j, name[1])
    last = text.mentions[-1] if text.mentions else None
    if last is not None and last.role is not None and last.role.start == role.start and last.end <= j:
        after = follower(text, role, (last.at, last.end, last.name)) or put_in_place(text, role, last.end)
        if after is not None:
            _add(text, after, replace(last.role, status=None))
            return after[1]
        had_it = predecessor(text, last.end)
        if had_it is not None:
            _add(text, had_it, replace(last.role, status="mantan"))
            return had_it[1]
    return j


def _of_before(text: Text, role: Role, name: Name) -> Role:
    """The office as one that is left, where 'sebelumnya' stands before its holder: 'Bupati sebelumnya, X'."""
    left = role.status is None and "sebelumnya" in text.low[role.end : name[0]]
    return replace(role, status="mantan") if left else role


def _equated(text: Text, role: Role) -> Name | None:
    """The full name behind 'adalah': 'Ketua KPU Siak adalah Rudi Kencana'."""
    j = role.end
    if not role.complete or text.low[j : j + 1] not in (["adalah"], ["ialah"]) or text.in_title(j):
        return None
    if role.start > 0 and not (text.words[role.start - 1] in _SIGNS or text.low[role.start - 1] in _JOINING):
        return None  # 'pilihan terkuat untuk Ketua MK adalah X', 'Lawan Bupati Siak adalah X'
    name = read_name(text, j + 1) if text.capital(j + 1) else None
    if name is None or " " not in name[2]:
        return None
    return name if any(is_name_word(text, text.low[k]) for k in range(*name[:2])) else None


def _beside(text: Text, role: Role, *, grown: bool) -> Name | None:
    """The name right before an office that closes an apposition, or is an officer's; or before one that has
    `grown` by a place that no list has: 'Rudi Kencana, Kanit Reskrim Polsek Rambah Samo.'"""
    if grown and (apposed := holder_before(text, role)) is not None:
        return apposed
    closed = closes(text, role.end)
    before = holder_beside(text, role) if closed or _is_behind_rank(text, role) else None
    return before if before is not None and (closed or _is_an_officers(text, before)) else None


def _is_behind_rank(text: Text, role: Role) -> bool:
    """Whether a rank stands not far before an office: 'AKBP Rudi Kencana Kapolres Bantul berkata'."""
    near = text.low[max(0, role.start - _RANKED) : role.start]
    return (
        role.written_as_title and role.complete and not text.vocabulary.grammar.strong_ranks.isdisjoint(near)
    )


def _is_an_officers(text: Text, name: Name) -> bool:
    """Whether a rank stands right before a name."""
    return name[0] > 0 and text.low[name[0] - 1] in text.vocabulary.grammar.strong_ranks


def _wished(text: Text, role: Role, name: Name) -> Role:
    """The office as one that is not held yet: 'meloloskan X sebagai R', 'mungkin nanti X adalah R'."""
    grammar, opened = text.vocabulary.grammar, max(0, name[0] - _CLAUSE)
    between = text.low[name[1] : role.start]
    comes = "menjadi" in between
    if not _HELD.isdisjoint(between):
        return role  # 'calon R2 adalah X yang saat ini menjabat R'
    if role.status is not None or not (comes or grammar.strong_fillers.intersection(between)):
        return role
    for k in range(name[0] - 1, opened - 1, -1):
        if text.words[k] in (".", "\n", ";") or text.low[k] in grammar.ending:
            return role
        hoped = comes and "yang" not in between and text.low[k] in _HOPING
        if hoped or text.low[k] in grammar.wishing or (comes and text.low[k] in _IF):
            return replace(role, status="calon")
    return role


def _beside_comma(
    text: Text, role: Role, before: Name | None, after: Name, j: int
) -> tuple[Name | None, Name | None]:
    """Who holds an office with a name before it and a comma with a name, at word `j`, behind it."""
    if _is_next_of_list(text, role, after, j) or is_next_posted(text, role, after):
        return before, None
    ranked = after[0] > j and " " in after[2]
    if before is not None and " " not in before[2] and ranked and not text.listed_at(before[0]):
        before = None  # 'senada dengan Rudi, Kapolres X, Kombes Y Z'
    if before is not None and " " in after[2] and _holds_the_office_before(text, before, ranked=ranked):
        before = None  # 'Ketua A, Rudi Wening, Sekjen B, Siti Kencana, …'
    if before is not None and before[0] and " " in after[2]:
        at = before[0] - 1
        besides = text.low[at] in _BESIDES
        if at and text.low[at] == "dengan":
            besides = text.low[at - 1] in _AGREEING
        if besides or (" " not in before[2] and text.capital(at)):
            before = None  # 'Dubes Palestina, Rawan Wibawa, Dubes Kroasia, Rudi Kencana, …'
    if before is not None or not (role.complete or _apposes(text, role, after, j)):
        return before, None  # 'banding ke Presiden, X menolak': no apposition
    return None, after


def _holds_the_office_before(text: Text, name: Name, *, ranked: bool) -> bool:
    """Whether a name closes the apposition before it: in 'Ketua A, X, Sekjen B, Y' each office stands first.

    Where what stands before the comma is no known office, both names must stand behind a rank or title.
    """
    at = name[0]
    while at > 0 and (text.words[at - 1] == "." or text.low[at - 1] in text.vocabulary.ranks):
        at -= 1
    if at < 2 or text.words[at - 1] != ",":
        return False
    opened = at - 1
    while opened > max(0, at - _SEGMENT) and text.words[opened - 1] not in (",", ".", ":", "\n"):
        opened -= 1
    held = [mention for mention in text.mentions[-3:] if mention.role and opened <= mention.role.start < at]
    if held:
        return any(mention.at == name[0] for mention in held)
    if text.words[opened - 1] == "," and text.low[opened] in text.vocabulary.heads:
        return True
    if ranked and any(text.low[k] in text.vocabulary.heads for k in range(opened, min(opened + 3, at))):
        return True  # 'Hadir Direktur PT A, X, Kapolres B, AKBP Y, …'
    return ranked and at < name[0] and text.capital(at - 2)


def _apposes(text: Text, role: Role, name: Name | None, j: int) -> bool:
    """Whether a name behind the comma, at word `j`, holds an office without a place: 'Menpora, X Y saat …'.

    The office names its body in itself, a rank stands before the name, or the sentence begins with the office
    and goes on with what its holder says.
    """
    if name is None or _in_a_list(text, name):
        return name is not None
    if text.in_title(name[0]) or (role.start > 0 and text.low[role.start - 1] in _TOWARDS):
        return False  # 'surat ke Menpora, X marah'
    if " " in name[2] and text.listed_at(name[0]) == name[1]:
        return True
    if name[0] > j and not text.vocabulary.grammar.strong_ranks.isdisjoint(text.low[j : name[0]]):
        return True
    if " " not in name[2]:
        return False
    if role.head not in text.vocabulary.grammar.state_heads and _is_shut(text, name[1]):
        return True
    if role.start > 0 and text.low[role.start - 1] in text.vocabulary.grammar.saying:
        return True  # '… kata Wakil Jaksa Agung, X Y.'
    opens = role.start == 0 or text.words[role.start - 1] in (".", "\n")
    says = name[1] < len(text.low) and text.low[name[1]] in text.vocabulary.grammar.speaking
    return (
        (opens and says)
        or (" " not in role.head and is_placed(role.head))
        or _ends_with_body(text, role)
        or (" " in role.head and _goes_on(text, name[1]))
    )


def _goes_on(text: Text, k: int) -> bool:
    """Whether at word `k` the sentence goes on with when or how somebody spoke or acted: no verb of another
    clause, whose subject would stand behind the comma."""
    at = k + (text.words[k : k + 1] == [","])
    following = text.low[at] if at < len(text.low) else ""
    return following in _CIRCUMSTANCES or (at > k and following in text.vocabulary.grammar.days)


def _is_shut(text: Text, k: int) -> bool:
    """Whether the sentence ends with an apposition at word `k`, or a comma shuts it before small letters."""
    following = text.words[k + 1 : k + 2]
    if text.words[k : k + 1] in (["."], ["\n"]):
        return is_name_word(text, text.low[k - 1]) or is_name_word(text, text.low[k - 2])
    return (
        text.words[k : k + 1] == [","]
        and bool(following)
        and following[0][0].islower()
        and following[0] not in ("dan", "serta", "sedangkan", "sementara")
    )


def _ends_with_body(text: Text, role: Role) -> bool:
    """Whether the office word itself ends with its body: 'Kadiv Humas Polri'."""
    at = role.end - 1
    return at > role.start and is_placed(text.low[at])


def _in_a_list(text: Text, name: Name | None) -> bool:
    """Whether a listed name closes an apposition: 'Mendagri, Tito Karnavian; Menkum, …'."""
    if name is None or text.listed_at(name[0]) != name[1]:
        return False
    following = text.words[name[1]] if name[1] < len(text.words) else "\n"
    return following in (",", ";", ".", ")", "\n", "dan", "serta")


def _is_next_of_list(text: Text, role: Role, name: Name, j: int) -> bool:
    """Whether a lone word behind the comma is no apposition: 'menghubungi kapolsek Cisolok, Balawista, …'."""
    ranked = name[0] > j
    if text.in_title(name[0]) and text.low[role.start - 1] in ("jadi", "menjadi") and role.start > 0:
        return True  # 'X Masih Jadi Hakim MK, Y Kecewa'
    if (
        role.complete
        and _is_shut(text, name[1])
        and (is_name_word(text, text.low[name[0]]) or is_spoken_of_elsewhere(text, name[0]))
    ):
        return False  # 'melaporkan anggota DPRD Bantul, Amiruddin, yang …'
    if _is_of_one_word(text, role, name):
        return False
    return not (ranked or role.written_as_title or " " in name[2] or text.listed_at(name[0]))


def _is_of_one_word(text: Text, role: Role, name: Name) -> bool:
    """Whether a holder of one word stands behind the comma: 'ditegaskan anggota DPRD Bantul, Amiruddin saat
    …'; not 'setelah X menjadi anggota DPRD Bantul, Amiruddin mengaku …'."""
    before = text.low[role.start - 1] if role.start else ""
    following = text.low[name[1]] if name[1] < len(text.low) else "\n"
    goes_on = following in ("saat", "alias", "yang", ".", "\n", ";", ",") or following.startswith("me")
    return (
        role.complete
        and goes_on
        and before not in _BECOMING
        and before not in _TOWARDS
        and is_name_word(text, text.low[name[0]])
        and full_name(text, text.words[name[0]], name[0]) is None
    )


def _past_second_office(text: Text, role: Role, j: int) -> int:
    """Past a second office of the same holder: 'Ketua MPR sekaligus Waketum Partai Y, X'."""
    low = text.low
    for joining in (("/",), ("sekaligus",), ("merangkap",), ("yang", "juga"), ("yang", "sekaligus")):
        k = j + len(joining)
        if tuple(low[j:k]) != joining:
            continue
        status = text.vocabulary.status.at(low, k) if k < len(low) else None
        k = status[0] if status else k
        if k < len(low) and low[k] in text.vocabulary.heads:
            end = office_end(text, k)
            named = to_name(text, end)[0] if end else j
            return named if not end or read_name(text, named) else past_standing(text, end) or named
        if k > j + len(joining) or low[j : j + 1] == ["/"]:
            return j
        return past_standing(text, k) or j
    return j


def _second_office(text: Text, role: Role) -> Role | None:
    """The office joined by 'dan' in one apposition: 'X, anggota A dan Direktur B,'."""
    j, low = role.end, text.low
    if j + 1 < len(low) and low[j] in ("dan", "sekaligus", "serta") and low[j + 1] in text.vocabulary.heads:
        second = read_role(text, j + 1)
        if second is not None and read_name(text, to_name(text, second.end)[0]) is None:
            return second
    return None


def _give(text: Text, role: Role, name: Name) -> int:
    """Give the office to the name after it, and to those that share it: 'R X dari A dan Y dari B'."""
    low = text.low
    while True:
        end = name[1]
        country_end, country = _from_country(text, end)
        if not country_end:
            _add(text, name, role)
            past = _give_members(text, role, end)
            if past > end:
                return past
            if (
                role.head.startswith(("hakim anggota", "jaksa "))
                and role.head in text.vocabulary.grammar.sharing
                and end + 1 < len(low)
                and low[end] == "dan"
            ):
                other = read_name(text, end + 1)
                if other is not None:
                    _add(text, other, role)
                    return other[1]
            return end
        named = join_words([role.text, *text.words[end + 1 : country_end]])
        _add(text, name, role if role.country else replace(role, text=named, country=country, complete=True))
        end = country_end
        if end >= len(low) or low[end] not in ("dan", ",", "serta"):
            return end
        nxt = end + 1
        if low[end] == "," and nxt < len(low) and low[nxt] in ("dan", "serta"):
            nxt += 1
        following = read_name(text, nxt) if nxt < len(low) and low[nxt] not in text.vocabulary.heads else None
        if following is None or not _from_country(text, following[1])[0]:
            return end
        name = following


def _give_members(text: Text, role: Role, j: int) -> int:
    """Give the members of a bench behind its chief, at word `j`, their office; the word to go on from."""
    members = read_members(text, role, j)
    if members is None:
        return j
    for member, office in members.given:
        _add(text, member, office)
    return members.end


def _from_country(text: Text, j: int) -> tuple[int, str]:
    if j + 1 < len(text.low) and text.low[j] == "dari" and text.capital(j + 1):
        return text.country_at(j + 1)
    return 0, ""


def _inherit(text: Text, i: int) -> None:
    """'mitranya dari Jepang, X' and 'timpalannya X': the office is the last one given in the sentence."""
    words, low = text.words, text.low
    j = i + 1
    country: str | None = None
    written: list[str] = []
    if j < len(low) and words[j] == ",":
        j += 1
    start = j + 1 if j < len(low) and low[j] == "dari" else j
    if start < len(low) and text.capital(start):
        end, name = text.country_at(start)
        if end:
            j, country, written = end, name, words[start:end]
            if words[j : j + 1] == ["("] and words[j + 2 : j + 3] == [")"]:
                j += 3  # 'timpalannya dari Amerika Serikat (AS), X'
            if j < len(low) and words[j] == ",":
                j += 1
    # 'timpalannya dari Arab Saudi, Pangeran X'; 'mitranya dari Jepang, Menteri Pertahanan X' reads itself
    holder = read_name(text, j) if text.vocabulary.heads.at(low, j) is None else None
    last = next((m for m in reversed(text.mentions) if m.role), None)
    if holder is None or last is None or last.role is None or i - last.end > _SENTENCE:
        return
    if {".", "\n"} & set(words[last.end : i]):
        return
    office = [*_without_country(text, last.role), *written]
    if low[i] == "wakilnya":
        if last.role.head not in text.vocabulary.grammar.areas or written:
            return
        office = ["wakil", *office]
    _add(
        text, holder, replace(last.role, text=join_words(office), country=country, complete=True, status=None)
    )


def _body_end(text: Text, k: int) -> int:
    """The word after the state or public body that is named at word `k`, or 0."""
    hit = text.vocabulary.public.at(text.low, k) if text.capital(k) else None
    return hit[0] if hit is not None else text.country_at(k)[0] if text.capital(k) else 0


def _speak_for(text: Text, i: int) -> None:
    """'BODY lewat juru bicaranya, X' and 'R Y melalui juru bicaranya, X'."""
    p = i - 1 - (text.low[i - 1] in ("lewat", "melalui", "oleh", "dan"))
    holder = read_name(text, to_name(text, i + 2)[0])
    if holder is None or p < 0 or text.in_title(i):
        return
    body = next(
        (text.words[k : p + 1] for k in range(max(0, p - 4), p + 1) if _body_end(text, k) == p + 1), []
    )
    last = text.mentions[-1] if text.mentions else None
    if not body and (last is None or last.role is None or last.end != p + 1):
        return
    written = join_words(["juru bicara", *body])
    _add(text, holder, Role(i, i + 2, written, "juru bicara", written_as_title=False, complete=True))


def _without_country(text: Text, role: Role) -> list[str]:
    office = role.text.split()
    for size in (1, 2, 3):
        tail = [word.lower() for word in office[-size:]]
        hit = text.vocabulary.countries.at(tail, 0) if tail else None
        if hit and hit[0] == size and len(office) > size:
            return office[:-size]
    return office


def _add(text: Text, name: Name, role: Role) -> None:
    if text.is_related(name[0]) or is_nobody(text, name[0], name[1]) or is_run_for(text, role):
        return
    name = _without_title(text, name, role)
    if text.words[name[1] : name[1] + 1] == ["("] and role.status is None:
        role = replace(role, status=_acting(text, name[1]))
    if not text.listed_at(name[0]):
        if is_no_holder(text, role, name):
            return
        role, name = past_nobodys_place(text, role, name)
        glued = without_next(text, name[0], name[1])
        name = (name[0], *glued) if glued else name
    text.mention(Mention(name[2], name[0], name[1], role, text.in_title(name[0])))


def _acting(text: Text, k: int) -> str | None:
    """How an office is held by what stands in the bracket at word `k`, behind the name: 'Kepala Dinas
    Kesehatan X (Plt)'."""
    if text.words[k + 2 : k + 3] != [")"]:
        return None
    written = text.words[k + 1].capitalize()
    return written if written in _ACTING else None


def _without_title(text: Text, name: Name, role: Role) -> Name:
    """The name without the office as its title: 'Raja Kerajaan Yordania, Raja Abdullah II'."""
    at, end, written = name
    titled = text.low[at] == role.head and at >= role.end and end - at > 2
    return (at + 1, end, written.partition(" ")[2]) if titled else name
