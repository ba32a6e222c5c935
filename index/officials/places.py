"""Places that no list has, between an office and its holder's name."""

from __future__ import annotations

import re
from dataclasses import replace

from index.officials.evidence import is_between_commas, is_listed_name_word, is_name_word, is_told_of
from index.officials.names import Name, is_lost_comma, name_in_brackets, read_name, to_name
from index.officials.offices import join_words
from index.officials.text import Role, Text
from search.knowledge.officials.bodies import body_of
from search.knowledge.officials.identity import is_frequent

_DOCTORS = (["dr"], ["drg"], ["prof"])
# Before the name of whom a hospital is called after.
_OF_NAMESAKES = frozenset(("dr", "drs", "prof", "profesor", "h", "hj", "ir", "raden", "kh"))
_MOST_OF_PLACE = 3  # words
# Places of a word that are looked at.
_MOST_LOOKED_AT = 50
ROMAN = re.compile("[IVX]+")
_PLACED = ("di", "ke", "dari", "wilayah", "kota", "provinsi", "distrik", "kawasan")
# Titles that stand before a name, and are nobody's initials.
_TITLES = frozenset(("dr", "drs", "dra", "ir", "hj", "prof", "drg", "rm", "kh", "kgph", "syed"))
# With which names of some peoples begin, behind a place: 'Kepala Desa Genuk La Ode Kencana'.
_OPENINGS = frozenset((("la", "ode"), ("wa", "ode"), ("i", "made"), ("i", "wayan"), ("i", "nyoman")))
_OPENINGS |= {("i", "ketut"), ("i", "gede"), ("i", "gusti"), ("ni", "made"), ("ni", "luh"), ("ni", "wayan")}
_RESERVES = frozenset((("taman", "nasional"), ("cagar", "alam"), ("suaka", "margasatwa")))
_KINDS = frozenset(("provinsi", "wilayah", "kabupaten"))
# How immigration and airport authorities and bus stations are ranked.
_CLASSES = frozenset(
    ["kelas", "tipe", "i", "ii", "iii", "iv", "v", "a", "b", "iia", "iib", "khusus", "tpi", "non", "wilayah"]
)
_KINDS_OF_CLASS = frozenset(("kelas", "tipe"))
# Of which a district has one: 'Kepala KUA Genuk'.
_OF_DISTRICTS = frozenset(("kua", "ppk", "panwascam"))
_VILLAGES = ("Desa", "desa", "Kelurahan", "kelurahan", "Kecamatan", "kecamatan")
# Acronyms of no body, behind which it may yet be named.
_NO_BODIES = frozenset(("RI", "DKI", "NTB", "NTT", "DIY", "SDM", "SDA", "III", "VII", "XII", "XIII"))
_PLACED_AS_WRITTEN = tuple(form for word in _PLACED for form in (word, word.capitalize(), word.upper()))


def with_place(text: Text, role: Role, name: Name) -> tuple[Role, Name]:
    """The office with an unlisted place behind it, and the name behind that.

    'Kapolsek Kwanyar AKP Rudi', where the rank says what is the name; 'Gubernur Sakhalin, Valery Limarenko';
    'Gubernur Krasnodar Veniamin Kondratyev', where another sentence says 'di Krasnodar'.
    """
    grammar, words = text.vocabulary.grammar, text.words
    reach = range(role.end, min(role.end + 4, len(words)))
    rank = next((k for k in reach if not text.capital(k) or _is_rank(text, k)), 0)
    if rank > role.end and words[rank] == "." and is_lost_comma(text, rank):
        rank += 1
    opens = tuple(text.low[role.end + 1 : role.end + 3]) in _OPENINGS
    opens = opens or (len(words) > role.end + 1 and text.low[role.end + 1] in _TITLES)
    if opens and rank != role.end and text.capital(role.end):
        # 'Kepala Dinas Kesehatan Kabupaten Genuk Dr. Rudi Kencana'
        rank = role.end + 1
    if rank > role.end and text.capital(rank) and not text.listed_at(role.end):
        behind = read_name(text, rank)
        if behind is not None:
            area = (word for word in words[role.end : rank] if word != ".")
            named = join_words([role.text, *area])
            return replace(role, end=rank, text=named, complete=True), behind
    if role.head not in grammar.areas or role.head in grammar.state_heads:
        return role, name
    if name[0] != role.end or role.text.lower() != role.head or text.listed_at(name[0]):
        return role, name
    place = words[name[0]]
    if " " not in name[2]:
        behind = read_name(text, name[1] + 1) if words[name[1] : name[1] + 1] == [","] else None
    else:
        is_place = any((before, place) in text.pairs for before in _PLACED_AS_WRITTEN)
        is_place = is_place and _stands_placed(text, place)
        behind = read_name(text, name[0] + 1) if is_place else None
    if behind is not None and " " in behind[2]:
        return replace(role, end=name[0] + 1, text=f"{role.text} {place}", complete=True), behind
    return role, name


def _stands_placed(text: Text, word: str) -> bool:
    """Whether a word stands somewhere behind one of places, which is no part of 'Wali Kota'."""
    return any(
        text.low[k - 1] in _PLACED and not (k > 1 and text.low[k - 2] == "wali")
        for k in text.where(word, _MOST_LOOKED_AT)
        if k
    )


def behind_place(text: Text, place: Name) -> Name | None:
    """The name between commas behind a place: one word, or several where a rank follows the comma."""
    k, _ = to_name(text, place[1])
    if k > place[1] + 1 and text.words[k - 1] == ",":
        behind = read_name(text, k)  # 'Kepala Desa Rambah Samo saat ini, Rudi Wibawa, …'
        return behind if behind is not None and " " in behind[2] else None
    if text.words[place[1] : place[1] + 1] == ["("]:
        return name_in_brackets(text, place[1])  # 'Kepala Desa Rambah (Rudi Wibawa)'
    lost = text.words[place[1] : place[1] + 1] == ["."] and is_lost_comma(text, place[1])
    if text.words[place[1] : place[1] + 1] != [","] and not lost:
        return None
    k = place[1] + 1
    if text.low[k : k + 1] and text.low[k] in ("yakni", "yaitu"):
        behind = read_name(text, k + 1)  # 'Kepala Desa Rambah Samo, yakni X'
        return behind if behind is not None and " " in behind[2] else None
    ranked = k < len(text.words) and _is_rank(text, k)
    farther = to_name(text, place[1])[0]
    if farther > k and " " in place[2] and not text.listed_at(place[0]):
        return read_name(text, farther)  # 'Kepala Desa Rambah Samo, Kecamatan Genuk, X'
    if " " in place[2] and (not ranked or text.listed_at(place[0])):
        return _behind_two_words(text, place)
    if ranked:
        return read_name(text, place[1] + 1)  # 'Kapolsek Rambah Samo, Iptu X'
    behind = read_name(text, to_name(text, place[1])[0])
    return behind if behind is not None and not text.capital(behind[1]) else None


def _behind_two_words(text: Text, place: Name) -> Name | None:
    """The name between commas behind a place of two words or three, no names: 'Kepala Desa Rambah
    Kaja, Rudi Wibawa, …', 'Keuchik Rambah Kaja, Tgk Zulfikar, …'."""
    at, end, written = place
    if written.count(" ") not in (1, 2) or text.listed_at(at) or text.in_title(at):
        return None
    # 'Kepala Desa Rambah Raya, Rudi Wibawa, …': many villages end so, as few names do.
    last = end - (text.low[end - 1] in text.vocabulary.grammar.last_of_villages)
    if any(is_name_word(text, text.low[k]) for k in range(at, last)):
        return None
    behind = read_name(text, end + 1)
    if behind is None or text.capital(behind[1]):
        return None
    if " " not in behind[2]:
        return behind if is_between_commas(text, *behind[:2]) else None
    return behind if any(is_name_word(text, text.low[k]) for k in range(*behind[:2])) else None


def past_place(text: Text, role: Role, name: Name) -> tuple[Role, Name | None]:
    """The office with an unlisted place, or a misspelt word of it, that a name seems to begin with.

    'Camat Cikencana Utara Rudi Wibawa', 'Kepala Badan Aparutur Rudi Wibawa'; 'Kapolsek Genuk Semarang'
    names nobody by itself.
    """
    start, end, _ = name
    if start != role.end or end == start + 1 or text.listed_at(start) or text.in_title(start):
        return role, name
    place = start
    misspelt = _is_misspelt(text, role, name)
    if misspelt:
        place = start + 1
    else:
        for k in range(end - 1, start, -1):
            if is_place_word(text, k) and not (k == end - 1 and is_name_word(text, text.low[start])):
                place = k + 1
                break
    if place == start:
        return role, name
    if place == end:
        return past_body(text, role, name)
    behind = read_name(text, place)
    if behind is None or behind[0] != place or not (" " in behind[2] or is_name_word(text, text.low[place])):
        # 'Kepala Puskemas Kading' names nobody.
        return past_body(text, role, name) if place == start + 1 and misspelt else (role, name)
    named = join_words([role.text, *text.words[start:place]])
    return replace(role, end=place, text=named, complete=True), behind


def _is_misspelt(text: Text, role: Role, name: Name) -> bool:
    """Whether the first word of a name is one of offices misspelt, or a place that the office wants yet,
    before a full name: no 'Sunggul' (Sunggal) in 'Ketua DPRD Bantul Sunggul Rahayu'."""
    start, end, _ = name
    v, lower = text.vocabulary, text.low[start]
    if not v.is_misspelt_place(lower):
        return v.is_misspelt(lower) and not (end - start > 2 and ends_body(text, role, start))
    return end - start > 2 and not _ends_with_place(text, role)


def ends_body(text: Text, role: Role, k: int) -> bool:
    """Whether a ministry, or a body in short, ends before the word at `k`: 'Kemenkeu', 'KKP', '(DJP)'."""
    word, low = text.words[k - 1], text.low
    if word == ")":
        return text.words[k - 3 : k - 2] == ["("] and text.words[k - 2].isupper()
    if low[k - 1].startswith("kemen"):
        return True
    if low[k - 2] in ("kementerian", "kementrian", "menteri") and body_of(" ".join(low[k - 2 : k])):
        return True
    return word.isupper() and len(word) > 2 and word not in _NO_BODIES


def _ends_with_place(text: Text, role: Role) -> bool:
    v, low, end = text.vocabulary, text.low, role.end
    return low[end - 1] in v.regions or any(
        (hit := places.at(low, k)) is not None and hit[0] == end
        for k in range(role.start + 1, end)
        for places in (v.districts, v.countries)
    )


def past_ranked_place(text: Text, role: Role) -> tuple[Role, Name | None]:
    """The office with the place or unit behind it, one of words that no name begins with, and the name behind
    comma and rank: 'Inspektur Kodam Merdeka, Brigjen Rudi Kencana'."""
    k = role.end
    while k < min(len(text.words), role.end + _MOST_OF_PLACE) and text.capital(k) and not _is_rank(text, k):
        k += 1
    if k == role.end or not role.complete or text.words[k : k + 1] != [","] or text.in_title(k):
        return role, None
    if k + 1 >= len(text.words) or not _is_rank(text, k + 1) or text.listed_at(role.end):
        return role, None
    behind = read_name(text, k + 1)
    if behind is None:
        return role, None
    named = join_words([role.text, *text.words[role.end : k]])
    return replace(role, end=k, text=named), behind


def past_area(text: Text, role: Role, name: Name) -> tuple[Role, Name | None]:
    """The office with the unlisted area that its last word asks for: 'Sekretaris Kelurahan Pluit Rudi X'."""
    start = role.end
    asks = text.low[start - 1] in text.vocabulary.grammar.kinds_of_area and role.head != role.text.lower()
    asks = (
        asks
        or tuple(text.low[start - 2 : start]) in _RESERVES
        or text.low[start - 1] in ("ruu", "gunung", "tn")
    )
    asks = asks or (role.head in text.vocabulary.grammar.areas and text.low[start - 1] in _KINDS)
    if not asks or name[0] != start or " " not in name[2] or text.listed_at(start):
        return role, name
    if role.head in text.vocabulary.grammar.departments:
        place = start + 1  # 'Kasi Pemerintahan Desa Rudi Kencana' is of no village
        while place < name[1] and is_place_word(text, place):
            place += 1
        behind = read_name(text, place)
        if behind is None or behind[0] != place or " " not in behind[2]:
            return role, name
    else:
        # Else there is one, of one word at least: 'Ketua BPD Desa Rambah Samo'.
        place = next((k for k in range(start + 1, name[1]) if opens_persons_name(text, k)), name[1])
        behind = read_name(text, place) if place < name[1] else None
        if behind is None or behind[0] != place:
            return past_body(text, role, name)
    named = join_words([role.text, *text.words[start:place]])
    return replace(role, end=place, text=named, complete=True), behind


def opens_persons_name(text: Text, k: int) -> bool:
    """Whether the word at `k` is a given name and no place's."""
    return is_name_word(text, text.low[k]) and not is_place_word(text, k)


def before_title(text: Text, role: Role, place: Name) -> tuple[Role, Name] | None:
    """A village's or district's office with its unlisted area, behind which a title shows that a name begins:
    'Kepala KUA Rambah Samo Drs. Rudi Kencana'; else None."""
    k, grammar = place[1], text.vocabulary.grammar
    if k >= len(text.low) or place[0] != role.end:
        return None
    suspended = text.low[k] in grammar.suspended
    if not (suspended or text.low[k] in _TITLES):
        return None  # as nearly always
    before = text.low[role.end - 1]
    asks = role.head in grammar.small_areas or before in grammar.kinds_of_area or before in _OF_DISTRICTS
    if not (asks or before.startswith("rs")) or text.in_title(k) or text.listed_at(place[0]):
        return None
    behind = read_name(text, k + suspended)
    if behind is None or behind[0] <= k or not (" " in behind[2] or is_name_word(text, text.low[behind[0]])):
        return None
    named = join_words([role.text, *text.words[place[0] : k]])
    # 'Camat Rambah nonaktif Rudi Kencana'
    status = "nonaktif" if suspended and role.status is None else role.status
    return replace(role, end=k, text=named, complete=True, status=status), behind


def past_asked_place(text: Text, role: Role, place: Name) -> tuple[Role, Name | None] | None:
    """The office with the place that its last word asks for, where no word of it is a given name, and who is
    named behind that, if anybody: 'Kanit Reskrim Polsek Rambah Samo (AKP Rudi)'; else None."""
    grammar, before = text.vocabulary.grammar, text.low[role.end - 1]
    asks = before in grammar.of_a_place or before in grammar.kinds_of_area or before in _OF_DISTRICTS
    if not asks or place[0] != role.end or text.listed_at(place[0]) or text.in_title(place[0]):
        return None
    if any(is_name_word(text, text.low[k]) for k in range(*place[:2])):
        return None
    if text.words[place[1] : place[1] + 1] == ["."] and is_lost_comma(text, place[1]):
        return None  # 'Kasi Humas Polres Sibolg. Iptu Rudi'
    wider, behind = past_body(text, role, place)
    if behind is not None:
        return wider, behind
    named = join_words([role.text, *text.words[place[0] : place[1]]])
    return replace(role, end=place[1], text=named, complete=True), name_in_brackets(text, place[1])


def past_named_after(text: Text, role: Role, name: Name | None) -> tuple[Role, Name | None] | None:
    """The office with the airport whose station it leads, or the state's hospital, both called after persons,
    and the name behind that: 'Kepala Stasiun Meteorologi Sultan Thaha Jambi Rudi Kencana', 'Direktur RSUD dr.
    Soetomo, Rudi Kencana'; None where neither follows."""
    low, grammar = text.low, text.vocabulary.grammar
    if text.capital(role.end) and _is_at_airports(text, role):
        start, known = role.end, grammar.airports
    elif low[role.end - 1].startswith("rs"):
        start, known = _past_titles(text, role.end), grammar.hospitals
    else:
        return None
    size = next((size for size in (4, 3, 2, 1) if " ".join(low[start : start + size]) in known), 0)
    if not size or not text.capital(start):
        return None
    end = start + size
    end += text.words[end : end + 1] == ["II"]  # 'Sultan Syarif Kasim II'
    while text.capital(end) and low[end] in text.vocabulary.regions and not is_name_word(text, low[end]):
        end += 1
    behind = read_name(text, to_name(text, end)[0])
    if behind is None or not (" " in behind[2] or is_name_word(text, low[behind[0]])):
        return past_body(
            text, role, (role.end, max(end, name[1] if name else end), "")
        )  # '… Andi Jemma Masamba, Rudi Kencana'
    named = join_words([role.text, *text.words[role.end : end]])
    return replace(role, end=end, text=named, complete=True), behind


def _past_titles(text: Text, j: int) -> int:
    """Past whom a hospital is called after was: 'dr.', 'Prof. Dr. H.'."""
    while text.low[j : j + 1] and text.low[j] in _OF_NAMESAKES:
        j += 1 + (text.words[j + 1 : j + 2] == ["."])
    return j


def _is_at_airports(text: Text, role: Role) -> bool:
    """Whether an office ends with what airports have, and its class: 'Kantor Imigrasi Kelas I Khusus TPI'."""
    low = text.low
    if low[role.end] == "sultan" and "bmkg" in low[role.start : role.end]:
        return True  # 'Kasi Data dan Informasi BMKG Sultan Thaha'; 'Kepala BMKG Ahmad Yani' is a person
    end = _before_class(text, role)
    return any(
        " ".join(low[max(role.start, end - size) : end]) in text.vocabulary.grammar.at_airports
        for size in (1, 2, 3)
    )


def ends_with_class(text: Text, role: Role) -> bool:
    """Whether an office ends with the class of what it leads: 'Kepala Kantor Imigrasi Kelas I TPI'."""
    return not _KINDS_OF_CLASS.isdisjoint(text.low[_before_class(text, role) : role.end])


def _before_class(text: Text, role: Role) -> int:
    """The word behind an office without the class at its end."""
    end = role.end
    while end > role.start and text.low[end - 1] in _CLASSES:
        end -= 1
    return end


def past_nobodys_place(text: Text, role: Role, name: Name) -> tuple[Role, Name]:
    """The office with a place that nobody is called after, and the name behind that: 'Kepala Desa Genuk Wetan
    Rudi', 'Menteri Besar Kedah Rudi Kencana'."""
    at, end, written = name
    while at < end - 1 and text.low[at] in text.vocabulary.grammar.of_nobody:
        if at == role.end:
            role = replace(role, end=at + 1, text=f"{role.text} {text.words[at]}", complete=True)
        at, written = at + 1, written.partition(" ")[2]
    return role, (at, end, written)


def is_place_word(text: Text, k: int) -> bool:
    """Whether the word at `k` is one of places and none of names: 'Situbondo', 'Utara'; no 'Jaya'."""
    lower, v = text.low[k], text.vocabulary
    return (
        len(lower) > 4
        and lower in v.regions
        and lower not in v.grammar.named_places
        and not is_name_word(text, lower)
    )


def past_body(text: Text, role: Role, body: Name) -> tuple[Role, Name | None]:
    """The office with the body or place behind it that is no person, and the name behind that, if any.

    'Sekretaris Komisi Pacuan PP Pordasi, Rudi Kencana, …', 'Kasubdit Kamneg, AKBP Rudi Kencana'.
    """
    start, end, _ = body
    if start != role.end or role.head in text.vocabulary.grammar.state_heads:
        return role, None
    shut = end + 3 if text.words[end : end + 1] == ["("] and text.words[end + 2 : end + 3] == [")"] else end
    comma = text.words[shut : shut + 1] == [","]
    of_doctors = text.low[shut : shut + 1] in _DOCTORS and text.low[start - 1].startswith("rs")
    if not comma and not (shut < len(text.words) and (of_doctors or _is_rank(text, shut))):
        return role, None
    # 'Direktur RSD Genuk, Jember Rudi Kencana'
    at = to_name(text, shut)[0] if comma else shut
    behind = read_name(text, at)
    if behind is None or not (" " in behind[2] or behind[0] > at or _says(text, behind)):
        return role, None
    named = join_words([role.text, *text.words[start:end]])
    return replace(role, end=end, text=named, complete=True), behind


def past_hospital(text: Text, role: Role, name: Name) -> tuple[Role, Name | None] | None:
    """The office with the place that no list has, of one word, behind a hospital of the state, and the name
    behind that: 'Direktur RSUD Genuk Rudi Kencana'; None where its first word is one of names, too."""
    at, end, _ = name
    if not text.low[role.end - 1].startswith("rsu") or at != role.end or end - at < 3 or text.listed_at(at):
        return None
    named = any(is_name_word(text, text.low[k]) for k in range(at + 1, end))
    behind = None if is_name_word(text, text.low[at]) or not named else read_name(text, at + 1)
    if behind is None or behind[0] != at + 1:
        return None
    return replace(role, end=at + 1, text=f"{role.text} {text.words[at]}", complete=True), behind


def _says(text: Text, name: Name) -> bool:
    """Whether one word that is a name's says something: 'Bandara Rambah Samo, Hariyanto menjelaskan'."""
    return is_name_word(text, text.low[name[0]]) and (
        text.low[name[1] : name[1] + 1] != [] and text.low[name[1]] in text.vocabulary.grammar.speaking
    )


def names_holder_behind(text: Text, k: int) -> bool:
    """Whether a comma at word `k` and a full name follow, and then what its bearer does."""
    behind = read_name(text, k + 1) if text.words[k : k + 1] == [","] else None
    return (
        behind is not None
        and behind[0] == k + 1
        and " " in behind[2]
        and is_told_of(text, behind[1])
        and any(is_name_word(text, text.low[w]) for w in range(*behind[:2]))
    )


def past_two_words(text: Text, role: Role, name: Name) -> tuple[Role, Name | None]:
    """The office with an unlisted body or place of two words, and the name between comma and verb behind it.

    'Hakim Pengadilan Tinggi Rambah Samo, Rudi Kencana, mengatakan'; 'gubernur provinsi Rambah Samo' alone
    names nobody.
    """
    start, end, _ = name
    words, low = text.words, text.low
    if start != role.end or end - start < 2 or text.listed_at(start) or text.in_title(start):
        return role, name
    grammar = text.vocabulary.grammar
    governs = role.head in grammar.areas and low[start - 1] in _KINDS
    of_place = start + (governs and low[start] in grammar.particles)  # 'gubernur provinsi Al Rambah'
    if any(is_name_word(text, low[k]) or text.stands_twice(words[k]) for k in range(of_place, end)):
        return role, name
    behind = read_name(text, end + 1) if words[end : end + 1] == [","] else None
    if behind is None or behind[0] != end + 1 or " " not in behind[2] or not is_told_of(text, behind[1]):
        return role, None if governs else name
    if not governs and not any(
        is_name_word(text, low[k]) or text.stands_twice(words[k]) for k in range(*behind[:2])
    ):
        return role, name
    named = join_words([role.text, *words[start:end]])
    return replace(role, end=end, text=named, complete=True), behind


def is_place(text: Text, name: Name) -> bool:
    """Whether the first of two words is the area's: only the second stands elsewhere in the article alone."""
    one, two = text.words[name[0]], text.words[name[1] - 1]
    if text.listed_at(name[0]):
        return False
    if is_frequent(two) and not is_frequent(one) and one.lower() not in text.names.words:
        return True  # 'Camat Berbek Haryanto'
    areas = sum(text.pairs[area, one] for area in _VILLAGES)
    apart = text.pairs[one, two] == 1 and not is_name_word(text, one.lower())
    if apart and areas > (text.words[name[0] - 1] in _VILLAGES):
        return True  # 'Kades Genuk Kencana', where another sentence says 'Desa Genuk'
    if _is_known_otherwise(text, one.lower()) and is_name_word(text, two.lower()):
        return True  # 'Camat Pace Kencananto', 'Kades Tumpukan Kencananto'
    return bool(text.small_before.get(two, set()) - {one}) and text.pairs[one, two] <= 1


def _is_known_otherwise(text: Text, lower: str) -> bool:
    """Whether a word is a district's or of the language, and none of names."""
    v = text.vocabulary
    known = lower in v.common or v.districts.at([lower], 0) is not None
    return known and not is_name_word(text, lower) and lower not in v.grammar.first_names


def is_only_a_district(text: Text, k: int) -> bool:
    """Whether the word at `k` is a district's and of names by its form alone: 'Rambahrejo'."""
    lower = text.low[k]
    return not is_listed_name_word(text, lower) and text.vocabulary.districts.at([lower], 0) is not None


def _is_rank(text: Text, k: int) -> bool:
    """Whether an officer's rank begins at word `k`: 'AKBP', 'Letnan Jenderal'."""
    hit = text.vocabulary.ranks.at(text.low, k)
    return hit is not None and not text.vocabulary.grammar.strong_ranks.isdisjoint(text.low[k : hit[0]])
