"""Whether what stands beside an office is a person: by its words, and by what the article does with them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from index.officials.text import Role, Text
from search.analysis.stemming import is_common_word
from search.knowledge.officials.identity import is_frequent
from search.knowledge.officials.names import within_one_edit
from search.knowledge.officials.vocabulary import name_words

# Ranks as they are misspelt: 'Birgjen', 'Kompl'; not their first letter.
_RANKS = ("brigjen", "mayjen", "letjen", "komjen", "kombes", "kompol")
# Places of a word that are looked at; a list names nobody fifty times.
_MOST_LOOKED_AT = 50
# Words in a row that a full name may have.
_LONGEST_NAME = 10
# How Indonesian names begin and end: 'Dupriono', 'Kusdiana', 'Fathurrahman', 'Widyastuti'.
_SHAPED = re.compile(
    r"\w{2,}(?:iarto|narto|darto|warto|iarti|narti|darti|warti|anto|ianto|yono|iono|yanto|wanto|wati|yati|stuti|uddin|udin|ullah|yadi|iadi|nadi|syah|rudin|rahman|arman|diana|antoro|orini|ningsih|ningrum)"
    r"|(?:su|soe|kus|har|mul|war|mar|tar|kar|dar)\w+(?:no|jo|to|ko|di|ji|mo|yo|man|wan|na|ni)"
)
# Behind them stands a name, not a court's.
_BENCH = ("hakim tunggal", "hakim ketua", "hakim anggota", "putra mahkota")
_AREAS = frozenset(
    ("desa", "kelurahan", "kecamatan", "kabupaten", "kota", "provinsi", "dusun", "nagari", "pulau")
)
_SMALL_AREAS = frozenset(("desa", "kelurahan", "kecamatan", "dusun", "nagari", "pulau"))
_OF_A_VILLAGE = frozenset(("kepala", "sekretaris", "bendahara", "perangkat", "kantor", "wali", "ketua"))
_ENDS_OF_PLACES = ("barat", "timur", "utara", "selatan", "tengah", "tenggara", "pusat", "serikat")
# No name ends so: 'Klimatolologi'.
_SCIENCES = ("logi", "grafi", "fisika")
# Bodies of provinces and regencies, which are all listed: no other place stands behind them.
_BODIES_OF_REGIONS = frozenset(
    ("dprd", "bawaslu", "kpu", "kpud", "dpr", "dpd", "mpr", "kpk", "setda", "setdako")
)
_KOREAS = ("korea", "korsel", "korut")
# Behind a name, before when or how its bearer said something.
_BEFORE_SAID = frozenset(("sebagaimana", "seperti", "dalam", "saat"))
_NUMERALS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_AGE = re.compile(r"\d\d")


def is_name_word(text: Text, lower: str) -> bool:
    """Whether a word in lower case is one of personal names, by the lists or by its form."""
    return is_listed_name_word(text, lower) or _SHAPED.fullmatch(lower) is not None


def is_listed_name_word(text: Text, lower: str) -> bool:
    """Whether a word in lower case is one of names by the lists: 'Rambahrejo' is by its form."""
    return (
        lower in text.vocabulary.given
        or lower in name_words()
        or lower in text.names.words
        or is_frequent(lower)
    )


def is_nobody(text: Text, at: int, end: int) -> bool:
    """Whether no word of what was read as an unlisted name is one of names: 'Madya Muda', 'Ka KPLP', 'XV'.

    All are words of the language, of offices and places, acronyms, or misspelt words of an office. What
    stands behind an officer's rank is a name.
    """
    v = text.vocabulary
    before = text.low[max(0, at - 2) : at]
    ranked = before[-1:] == ["pol"] or not v.grammar.strong_ranks.isdisjoint(before[-1:])
    ranked = ranked and before[:-1] not in (["direktur"], ["sekretaris"], ["inspektur"])  # '… Jenderal'
    if ranked or text.listed_at(at):
        return False
    if at + 1 < end and text.low[at] in v.kin and text.low[at + 1] in v.grammar.addressing:
        return True  # 'Putri Bung X'
    if _stands_as_place(text, at, end) or (end == at + 1 and _is_cut_off(text, at)):
        return True
    if end == at + 1 and text.low[at] in v.grammar.first_of_things:
        return True  # 'Komandan Lanud (Danlanud) Rambah Samo'
    # 'Komandan Lanud JA Kencana'
    k = at - 2 if at > 1 and text.words[at - 1].isupper() and len(text.words[at - 1]) == 2 else at - 1
    thing = text.low[k] if k >= 0 and end == at + 1 else ""
    if thing and k and (area := v.districts.at(text.low, k - 1)) is not None and area[0] > k:
        thing = ""  # 'Camat Sanga Desa Rudi'
    if thing in v.grammar.first_of_things and thing not in v.regions and text.capital(k):
        return True  # 'Kaisar Romawi Suci', not 'Bupati Pati Kencana'
    if end == at + 1 and text.low[at] in v.grammar.blended and full_name(text, text.words[at], at) is None:
        return True  # 'Hakim itu adalah pejabat negara'
    for k in range(at, end):
        lower, word = text.low[k], text.words[k]
        if not word[0].isalpha() or len(word) < 3:
            continue
        names = is_name_word(text, lower) or lower in v.grammar.first_names
        known = (
            lower in v.common
            or lower in v.inner
            or lower in v.regions
            or word.isupper()
            or v.districts.at([lower], 0) is not None
            or (v.is_misspelt(lower) and not is_spoken_of_elsewhere(text, k))
            or (len(lower) > 6 and lower.endswith(_SCIENCES))
            or lower in v.grammar.clubs
        )
        if names or not known:
            return False
    return True


def _stands_as_place(text: Text, at: int, end: int) -> bool:
    """Whether the article has the same words as a place: 'di Genuk', 'dari Desa Rambah Samo'."""
    if end == at + 1 and is_name_word(text, text.low[at]):
        return False
    name = tuple(text.words[at:end])
    if name not in text.placed:
        text.placed[name] = tuple(islice(_places_of(text, name), 2))
    return any(p != at for p in text.placed[name])


def _places_of(text: Text, name: tuple[str, ...]) -> Iterator[int]:
    """Where words stand as a place."""
    low, size = text.low, len(name)
    for p in text.where(name[0], _MOST_LOOKED_AT):
        if p < 2 or (size > 1 and tuple(text.words[p : p + size]) != name) or text.capital(p + size):
            continue
        farther, before = low[p - 2 : p]
        area = before in _AREAS and farther in ("di", "ke", "dari", ",", "warga")
        if before == "di" or area or (before in _SMALL_AREAS and farther not in _OF_A_VILLAGE):
            yield p


def _is_cut_off(text: Text, at: int) -> bool:
    """Whether a word lacks the last letter of what ends the place before it: 'Jakarta Selata'."""
    if at == 0 or (text.low[at - 1] not in text.vocabulary.regions and text.low[at - 1] != "amerika"):
        return False
    return len(text.low[at]) > 3 and any(end[:-1] == text.low[at] for end in _ENDS_OF_PLACES)


def is_person(text: Text, word: str, at: int, end: int, role: Role) -> bool:
    """Whether the one word at `at`, which no list has as an official, is a person's name.

    Behind an office it is a body's or place's as often ('Kapolsek Genuk', 'Ketua PP Pordasi'): it must have
    the form of a name, or the office end with its place or party, or the article speak of it as of somebody:
    behind a rank, beside a word of saying, with an age, as a part of a longer name.
    """
    lower, complete = text.low[at], role.complete
    if at == role.end and text.low[at - 1] in text.vocabulary.grammar.of_a_place and " " in role.text:
        # 'Ketua PN Sukadana': the place, unless another sentence has it in a longer name.
        return lower in text.vocabulary.given or full_name(text, word, at) is not None
    if text.vocabulary.is_misspelt(lower) and lower not in text.names.words:
        # 'Kepala Satgas BPBD Bantul, Kendar mengatakan … kata Kendar': no Kendari
        return complete and at > role.end and is_spoken_of_elsewhere(text, at)
    if at == role.end and end + 1 < len(text.low) and text.low[end] == "dan" and text.capital(end + 1):
        joined = text.low[end + 1]
        v = text.vocabulary
        office = complete and (v.heads.at(text.low, end + 1) or v.status.at(text.low, end + 1)) is not None
        if joined in text.vocabulary.common and not office and not is_name_word(text, joined):
            return False  # 'Ketua Otoritas Permata dan Perhiasan Nasional'; 'Sekda Siak Kuswanto dan Camat …'
    if is_name_word(text, lower) or full_name(text, word, at) is not None:
        return True
    if word in text.named:
        return True
    if _glued_name(text, lower) or _is_near_listed(text, lower) or role.head in _BENCH:
        return True
    if complete and len(word) > 4 and _is_placed(text, role):
        return True
    if at == role.end and _has_no_branches(text, role) and _is_no_word(text, at):
        return True
    if (
        complete
        and text.words[at - 1] == ","
        and end < len(text.words)
        and text.words[end] in (",", "(", ".")
    ):
        return not _is_title(text, end + 1)  # 'Camat Ciledug, Afni, …'
    if complete and at == role.end and text.low[at - 1] in _BODIES_OF_REGIONS and acts(text, end):
        return True
    return any(complete or p != at or _is_spoken_of(text, p, alone=False) for p in _spoken_of(text, word))


def acts(text: Text, k: int) -> bool:
    """Whether at word `k` it is told what somebody does."""
    following = text.words[k] if k < len(text.words) else ""
    return following in text.vocabulary.grammar.speaking or (
        following.islower()
        and (following == "tidak" or (len(following) > 5 and following.startswith(("me", "ber"))))
    )


def is_behind_korea(text: Text, k: int) -> bool:
    """Whether one of the two Koreas is named right before word `k`: 'Menlu Korea Utara Ri …'."""
    return k > 0 and (text.low[k - 1] in _KOREAS or text.low[k - 2 : k - 1] == ["korea"])


def is_told_of(text: Text, k: int) -> bool:
    """Whether a sentence goes on behind the name that ends at word `k` with what its bearer
    does or says."""
    k += text.words[k : k + 1] == [","]
    return acts(text, k) or (k < len(text.low) and text.low[k] in _BEFORE_SAID)


def is_between_commas(text: Text, at: int, end: int) -> bool:
    """Whether the word at `at`, behind a comma, is a person's whole name before the next: 'Keuchik Meunasah
    Rambah, Zulfikar, mengatakan'; 'Lurah Batang Rambah, Bandung, …' goes on with an area."""
    if text.words[end : end + 1] != [","] or text.low[at] in text.vocabulary.regions:
        return False
    return is_name_word(text, text.low[at]) or is_told_of(text, end)


def is_spoken_of_elsewhere(text: Text, at: int) -> bool:
    """Whether the word at `at` stands at another place as somebody: 'kata Kendar', 'Pak Kendar'."""
    return any(p != at for p in _spoken_of(text, text.words[at]))


def _spoken_of(text: Text, word: str) -> tuple[int, ...]:
    """The first two places where a word stands as somebody."""
    if word not in text.spoken_of:
        places = text.where(word, _MOST_LOOKED_AT)
        text.spoken_of[word] = tuple(islice((p for p in places if _is_spoken_of(text, p, alone=True)), 2))
    return text.spoken_of[word]


def is_nearly_rank(word: str) -> bool:
    """Whether a word is a rank with one letter wrong, and not its first: 'Setjen' is no 'Letjen'."""
    lower = word.lower()
    return 4 < len(lower) < 9 and any(lower[0] == rank[0] and within_one_edit(lower, rank) for rank in _RANKS)


def full_name(text: Text, word: str, at: int) -> str | None:
    """A longer name with this word that stands elsewhere in the article's body than at `at`."""
    if word not in text.longer:
        text.longer[word] = tuple(islice(_longer_names(text, word), 2))
    return next((name for i, name in text.longer[word] if i != at), None)


def _longer_names(text: Text, word: str) -> Iterator[tuple[int, str]]:
    """The longer names with a word in the article's body, each with the word's place."""
    words = text.words
    for i in text.where(word, _MOST_LOOKED_AT):
        if i < text.title_end:
            continue
        start, end = i, i + 1
        while start > max(text.title_end, i - _LONGEST_NAME) and _namelike(text, start - 1):
            start -= 1
        while end < min(len(words), i + _LONGEST_NAME) and _namelike(text, end):
            end += 1
        while start < i and _opens_no_name(text, start):
            start += 1
        if end == i + 1 and _is_ranked(text, start) and text.capital(end) and not text.capital(end + 1):
            end += text.low[end] not in text.vocabulary.heads  # 'Mayjen Rudi Lema ditunjuk …'
        if end - start > 1 and not (start == i and text.low[i] in text.vocabulary.grammar.blended):
            yield i, " ".join(words[start:end])


def _opens_no_name(text: Text, k: int) -> bool:
    """Whether the word at `k` stands before a name, and is none of its words: 'Timsus Delta', 'Hakim Agung
    Rudi', 'Universitas Rambah Rudi Kencana', 'Ke-6 Projo'."""
    grammar, before = text.vocabulary.grammar, text.low[k - 1] if k else ""
    return (
        text.low[k] in grammar.first_of_things
        or text.words[k][-1].isdigit()
        or (text.low[k] == "agung" and before in grammar.before_agung)
        or (before in grammar.named_after and not is_name_word(text, text.low[k]))
    )


def _is_ranked(text: Text, k: int) -> bool:
    """Whether an officer's rank stands before word `k`."""
    return k > 0 and text.low[k - 1] in text.vocabulary.grammar.strong_ranks


def _namelike(text: Text, k: int) -> bool:
    v, lower = text.vocabulary, text.low[k]
    return (
        text.capital(k)
        and lower not in v.common
        and not v.is_of_office(lower)
        and lower not in v.parties
        and lower not in v.grammar.no_names
        and lower not in v.grammar.clubs
        and (len(lower) < 5 or lower not in v.public)
        and not v.countries.at(text.low, k)
        and not text.words[k].isupper()
        and not is_nearly_rank(lower)
    )


def _is_spoken_of(text: Text, p: int, *, alone: bool) -> bool:
    """Whether the word at `p` stands as somebody: 'AKP X', 'kata X', 'X (45)', and 'X mengatakan' where it
    stands `alone`, without a word of an office before it."""
    low, grammar = text.low, text.vocabulary.grammar
    if text.in_title(p):
        return False
    k = p - 1 - (p > 1 and low[p - 1] == ".")
    before = low[k] if k >= 0 else ""
    if before in grammar.strong_ranks or before in grammar.before_person or before in grammar.saying:
        return True
    if k >= 0 and text.capital(k) and (title := text.vocabulary.ranks.at(low, k)) and title[0] <= p:
        return True  # 'Raden X', 'Datuk X'
    after = low[p + 1 : p + 3]
    if after[:1] == ["("] and len(after) > 1 and _AGE.fullmatch(after[1]):
        return True
    return alone and bool(after) and after[0] in grammar.speaking


def _glued_name(text: Text, lower: str) -> bool:
    """Whether a scrape glued a small word to a name: 'Kusnadiyang'."""
    return any(
        lower.endswith(tail) and is_name_word(text, lower[: -len(tail)])
        for tail in text.vocabulary.grammar.glued
    )


def _is_near_listed(text: Text, lower: str) -> bool:
    """Whether a long word misspells a listed name that the article has: 'Meoldoko'."""
    return len(lower) > 6 and bool(text.listed_words.find(lower))


def _is_placed(text: Text, role: Role) -> bool:
    """Whether an office ends with a place or party, or names a state's body at length: 'Bupati Siak'."""
    v, last = text.vocabulary, text.low[role.end - 1]
    if text.low[role.end - 2] == "wilayah" and text.words[role.end - 1] in _NUMERALS:
        return True  # 'Kepala LLDikti Wilayah X Kencanisma'
    if role.head in v.grammar.posted:
        # 'Duta Besar RI untuk Malaysia Kencanono', but 'Konsul Jenderal RI Rambah'
        return last not in ("ri", "indonesia") and v.countries.at([last], 0) is not None
    if role.head.startswith("kepala l"):
        return False
    if role.end - role.start > 4 and any(
        text.low[k] in v.grammar.of_state for k in range(role.start, role.end - 2)
    ):
        return not text.low[role.end].startswith("kem")  # 'Kepala Badan Nasional Penanggulangan Bencana X'
    if last == "pusat" and text.low[role.end - 2] not in v.regions:
        return False  # 'Badan Pusat Statistika'
    for at in range(max(role.start, role.end - 3), role.end):
        party = v.parties.at(text.low, at)
        if party is not None and party[0] == role.end:
            return True
    return last in v.regions or text.low[role.end - 2 : role.end] == ["dpr", "ri"]


def _has_no_branches(text: Text, role: Role) -> bool:
    """Whether an office is of a body of which the state has one, so that no place stands behind it: 'Dirjen
    Pajak', 'Wakil Ketua LPSK', 'Sekretaris Kementerian Keuangan'."""
    grammar, last = text.vocabulary.grammar, role.end - 1
    if role.head in grammar.of_the_capital:
        return True
    if not role.complete or role.head in grammar.posted:
        return False  # 'Konsul Jenderal RI Toronto'
    of_ministry = any(text.low[k] in grammar.ministries for k in range(role.start, last))
    return of_ministry or text.low[last] in grammar.without_branches


def _is_no_word(text: Text, at: int) -> bool:
    """Whether the word at `at`, behind which no name goes on, is no word of the language, a place or body."""
    v, lower, word = text.vocabulary, text.low[at], text.words[at]
    return (
        len(word) > 4
        and word.isalpha()
        and word[1:].islower()
        and not text.capital(at + 1)
        and text.words[at + 1 : at + 2] != ["("]
        and not text.in_title(at)
        and lower not in v.common
        and lower not in v.inner
        and lower not in v.public
        and lower not in v.private
        and lower not in v.regions
        and v.districts.at([lower], 0) is None
        and not is_common_word(lower)
        and not text.loses_commas
        and not (text.words[at + 1 : at + 2] == [","] and _is_named(text, at + 2))
        and not any(lower.endswith(tail) and lower[: -len(tail)] in v.public for tail in v.grammar.glued)
    )


def _is_named(text: Text, k: int) -> bool:
    """Whether a name may begin at word `k`: 'Dirjen Hubdat, Rudi Kencana, …', not 'Askolani, Gubernur …'."""
    return text.capital(k) and not text.beside_name(k) and text.vocabulary.status.at(text.low, k) is None


def _is_title(text: Text, k: int) -> bool:
    """Whether an office or a rank begins at word `k`: the name is the one behind it."""
    v = text.vocabulary
    return k < len(text.low) and text.capital(k) and (text.low[k] in v.heads or text.low[k] in v.ranks)
