"""A personal name in an article's words: where it starts and ends, behind ranks and honorifics."""

from __future__ import annotations

import functools
import re

from index.officials.evidence import is_behind_korea, is_name_word, is_nearly_rank
from index.officials.glued import LONGEST
from index.officials.text import Text
from search.analysis.stemming import is_common_word
from search.knowledge.officials.bodies import is_province
from search.knowledge.officials.identity import is_frequent
from search.knowledge.officials.regencies import regency_at

Name = tuple[int, int, str]

# Family names of Korea that are words of address here.
_KOREAN = ("kang", "pak")
_MOST_DEGREES = 8  # words and signs behind a name in brackets

_BEFORE_NAME = (
    ("saat", "itu"),
    ("saat", "ini"),
    ("ketika", "itu"),
    ("yaitu",),
    ("yakni",),
    ("yang", "juga", "bernama"),
    ("yang", "bernama"),
    ("bernama",),
    ("kita",),
    ("kala", "itu"),
    ("masa", "itu"),
    ("pada", "masa", "itu"),
    ("waktu", "itu"),
    ("baru",),
    ("yang", "baru"),
    ("lainnya", "yakni"),
    ("lainnya", "yaitu"),
    ("lainnya",),
    ("lain", "yakni"),
    ("lain", "yaitu"),
    ("lain",),
    ("setempat",),
    ("sebelumnya",),
)
_NUMERAL = re.compile("(?:XL|L)?X{0,3}(?:IX|IV|V?I{0,3})(?<=[IVXL]{2})")
_BUTONESE = frozenset(("la", "wa"))
_SIDES = frozenset(("barat", "timur", "utara", "selatan", "tengah", "tenggara", "pusat"))
_KINDS_OF_AREA = frozenset(
    ("kecamatan", "kec", "kabupaten", "kab", "kota", "provinsi", "kelurahan", "distrik")
)
# Initials of titles before a listed name.
_PILGRIMS = frozenset(("hm", "hr", "ha", "hs", "hb", "hl"))
_TITLES = frozenset(("prof", "drs", "dra"))
_LONGEST_AREA = 3  # words
_LONGEST_OFFICE = 12  # words
_SIGNS = frozenset((".", ",", ";", ":", '"', "“", "”", "\n"))
_SHORTENED = frozenset(("moch", "mohd", "mochd", "syech"))
# Ranks that no point shortens.
_IN_FULL = frozenset(
    (
        "jenderal",
        "jendral",
        "kolonel",
        "mayor",
        "kapten",
        "letnan",
        "laksamana",
        "marsekal",
        "polisi",
        "komisaris",
    )
)
# Verbs and nouns of verbs, by their form: no part of a name, though headlines write them with capitals.
_OF_VERBS = re.compile(r"(?:pe|ke)[a-z]{5,}an|di[a-z]{4,}|ter[a-z]{4,}|men[gy]?[a-z]{4,}|[a-z]{4,}kan")
# Nouns of who does something: 'Pemvonis', 'Penyokong'.
_OF_DOERS = re.compile(r"(?:pem|pen|peny|peng)[a-z]{5,}")
# Degrees of doctors and others that no list holds: 'SpAn', 'MKes'.
_DEGREE = re.compile(r"(?:Sp|S|M)[A-Z][A-Za-z]{0,3}")
# Ranks behind which the letters of a corps stand in brackets.
_WITH_CORPS = ("laut", "tni")
# What ends a rank before a comma too much.
_BEFORE_COMMA = ("tni", "pol", "pertama", "muda", "madya")
# Words of a name; particles are not counted.
_LONGEST_NAME = 7
# Words in a row that may hold a name and the ranks before it.
_LONGEST_RUN = 30
_QUOTES = frozenset("'\"‘’“”")


def read_name(text: Text, j: int) -> Name | None:
    """The personal name at word `j`, behind ranks and titles: its first word, its end, the name."""
    found = _read_name(text, j)
    while isinstance(found, int):
        found = _read_name(text, found)
    return found


def _read_name(text: Text, j: int) -> Name | int | None:
    """The same, or the later word at which the name turns out to begin."""
    low, words, v = text.low, text.words, text.vocabulary
    opened = j
    j = _skip_ranks(text, j)
    j = _past_initials(text, j) if j < len(low) and low[j] in _PILGRIMS else j
    j += j < len(low) and _NUMERAL.fullmatch(words[j]) is not None  # 'Teradu XV Rudi Kencana'
    if j >= len(low):
        return None
    ranked = j > opened or (opened > 0 and low[opened - 1] in v.grammar.strong_ranks)
    ranked = ranked and text.capital(j + 1) and not text.in_title(j)
    listed = text.listed_at(j)
    k = j
    name: list[str] = []
    while k < len(low) and (len(name) < _LONGEST_NAME or _is_long(text, name)):
        word, lower = words[k], low[k]
        if word[0].isupper():
            if k >= listed:
                if name and ((k == listed and text.listed_at(k)) or _begins_again(text, name, k)):
                    break  # two listed names without a comma between them; two sentences glued
                if k == listed > j + 1 and _begins_elsewhere(text, k):
                    break  # a lost full stop: 'Mahfud MD Bobby …'
                if len(name) == 1 and text.listed_at(k) > k + 1 and not is_name_word(text, low[k - 1]):
                    return k  # 'Menko Marves Luhut Binsar …': a word of the office was left
                if lower in v.grammar.strong_ranks:
                    # 'Kapolsek Panakkukang AKP Andi': what stood before the rank was the place.
                    past = _skip_ranks(text, k)
                    return past if past > k and text.capital(past) else _finish(text, name, j, k)
                if _ends_name(text, k, bool(name)) and not (
                    _goes_on(text, k, bool(name))
                    or (
                        ranked
                        and k == j
                        and lower in v.common
                        and lower not in v.heads
                        and lower not in v.public
                        and lower not in v.grammar.openers
                    )
                    or (name and not listed and _closes_name(text, k, len(name)))
                ):
                    break
            if name and "-" in word and _joins_two(text, k):
                name.append(word.partition("-")[0])
                return (j, k + 1, " ".join(name))
            name.append(word)
        elif name and (
            lower.startswith(("al-", "el-")) or (lower in v.grammar.particles and _joins_names(text, k))
        ):
            name.append(word)
        elif (
            name
            and word in _QUOTES
            and text.capital(k + 1)
            and words[k + 2 : k + 3]
            and words[k + 2] in _QUOTES
        ):
            k += 3  # "Munafri 'Appi' Arifuddin"
            continue
        elif name and word == "(" and _abbreviates(text, k, name):
            k += 3  # 'Malam Kencana (MK) Wibawa'
            continue
        elif not (name and k != listed and _is_abbreviation(text, k, name[-1])):
            break
        k += 1
    return _finish(text, name, j, k)


def _joins_names(text: Text, k: int) -> bool:
    """Whether the particle at word `k`, or it and the next, stand inside a name: 'Joost van der Linde'."""
    particles = text.vocabulary.grammar.particles
    second = k + 1 < len(text.low) and text.low[k + 1] in particles
    return text.capital(k + 1) or (second and text.capital(k + 2))


def _past_initials(text: Text, j: int) -> int:
    """Past the initials of titles at word `j` before a listed name: 'Presiden HM Soeharto'."""
    initials = j + 1 < len(text.low) and text.words[j].isupper()
    return j + 1 if initials and text.listed_at(j + 1) else j


def _begins_again(text: Text, name: list[str], k: int) -> bool:
    """Whether the word at `k` begins the next sentence with a word of the name: '… kata Rudi Kencana Rudi
    mengatakan'."""
    word = text.words[k]
    first = len(name) > 1 and word == name[0] and len(word) > 3 and not text.capital(k + 1)
    return first or (word == name[-1] and len(word) > 4)


def _is_long(text: Text, name: list[str]) -> bool:
    """Whether a name of many words goes on: 'Abdul Hadi bin Ahmed bin Abdul Wahab Al-Mansouri'."""
    particles = text.vocabulary.grammar.particles
    return len(name) - sum(word.lower() in particles for word in name) < _LONGEST_NAME < 2 * len(name)


def _abbreviates(text: Text, k: int, name: list[str]) -> bool:
    """Whether the bracket at word `k` has the initials of the name before it, which goes on behind."""
    return (
        text.words[k + 1 : k + 3] == ["".join(word[0] for word in name), ")"]
        and len(name) > 1
        and text.capital(k + 3)
        and not text.beside_name(k + 3)
    )


def _is_abbreviation(text: Text, k: int, word: str) -> bool:
    """Whether the point at word `k` shortens the word of a name before it: 'Moh.'; not 'Hatta Ali. Rudi'."""
    lower = word.lower()
    short = len(word) <= 3 and not is_frequent(lower) and lower not in text.vocabulary.given
    return (
        text.words[k] == "."
        and (short or lower in _SHORTENED)
        and text.capital(k + 1)
        and text.words[k - 1] == word
    )


def _joins_two(text: Text, k: int) -> bool:
    """Whether the hyphen in the word at `k` joins two full names: 'Rudi Kencana-Siti Aminah'."""
    one, _, two = text.words[k].partition("-")
    return (
        text.capital(k + 1)
        and min(len(one), len(two)) > 2
        and two[0].isupper()
        and text.low[k] not in text.names.whole
        and one.lower() not in text.vocabulary.grammar.particles
        and not text.beside_name(k + 1)
    )


def _begins_elsewhere(text: Text, k: int) -> bool:
    """Whether the word at `k` stands elsewhere without the word before it: it is another's name."""
    return not text.before[text.words[k]] <= {text.low[k - 1]}


def name_before(text: Text, p: int) -> Name | None:
    """The personal name that ends with word `p`."""
    v, low = text.vocabulary, text.low
    k = p
    while k >= max(0, p - _LONGEST_RUN):
        # A word of the language between two capitals may be a name's: 'Andi Pribadi Kencana'.
        within = 0 < k < p and text.capital(k - 1) and not text.in_title(k)
        usual = low[k] in v.common and not within and low[k] not in v.grammar.first_names
        usual = usual and low[k] not in v.ranks and not _is_anak_agung(text, k)
        part = text.capital(k) and (k == p or not usual or text.listed_at(k) == p + 1)
        initial = text.words[k] == "." and k > 0 and len(text.words[k - 1]) <= 2 and text.capital(k - 1)
        if not (part or initial or low[k] in v.grammar.particles):
            break
        if low[k] == "lalu" and (k == 0 or text.words[k - 1] in (".", "\n")):
            break  # 'Lalu Abdulaziz diangkat': then
        k -= 1
    while k < p:
        found = read_name(text, k + 1)
        if found is not None and found[1] == p + 1:
            return found
        k = k + 1 if found is None or found[1] > p + 1 else max(found[1] - 1, k + 1)
    return None


def name_in_brackets(text: Text, j: int) -> Name | None:
    """The name alone in the brackets at word `j`: 'Ketua DPRD Bantul (Rudi Kencana, SH)'."""
    if text.words[j : j + 1] != ["("] or text.in_title(j):
        return None
    name = read_name(text, j + 1)
    if name is None or not _is_shut_in(text, name[1]):
        return None
    if " " not in name[2] and (text.low[name[0]] in text.vocabulary.regions or not name[2].istitle()):
        return None  # '(Kutim)'
    parts = [k for k in range(*name[:2]) if text.words[k].istitle() and len(text.words[k]) > 2]
    return name if any(is_name_word(text, text.low[k]) for k in parts) else None  # no '(Ka. KPLP)'


def _is_shut_in(text: Text, k: int) -> bool:
    """Whether the bracket around a name is shut at word `k`, or behind degrees: 'SH, M.Si)'."""
    shut = next((n for n in range(k, min(k + _MOST_DEGREES, len(text.words))) if text.words[n] == ")"), None)
    if shut is None:
        return False
    degrees = text.vocabulary.grammar.degrees
    return all(
        text.words[n] in ".,"
        or len(text.words[n]) < 3
        or text.low[n] in degrees
        or text.words[n].isupper()
        or text.words[n - 1] == "."  # 'S.Sos.'
        for n in range(k, shut)
    )


@functools.cache
def _between(handed: frozenset[str]) -> dict[str, list[tuple[int, tuple[str, ...]]]]:
    """Phrases that may stand between an office and a name, one behind another in their order, by what they
    begin with."""
    split = sorted((tuple(phrase.split()) for phrase in handed), key=len, reverse=True)
    phrases = (*split, *_BEFORE_NAME)
    between: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
    for at, phrase in enumerate(phrases):
        between.setdefault(phrase[0], []).append((at, phrase))
    return between


def to_name(text: Text, j: int) -> tuple[int, bool]:
    """Past what may stand between an office and its name; whether a comma was there."""
    words, low = text.words, text.low
    # 'Sekjen PKB: Rudi Sehat': whom a headline quotes stands before the colon alone.
    comma = j < len(words) and (words[j] == "," or (words[j] == ":" and j >= text.title_end))
    if not comma and j < len(words) and words[j] == "." and is_lost_comma(text, j):
        comma = True
    j += comma
    if comma:
        j = _past_province(text, j)
    if tuple(low[j : j + 2]) == ("nomor", "urut"):
        j += 3
        j += 3 * (words[j : j + 1] == ["("] and words[j + 2 : j + 3] == [")"])  # 'nomor urut 2 (dua)'
        if not comma and j < len(words) and words[j] == ",":  # 'Calon Gubernur nomor urut 2, Rudi Kencana, …'
            j, comma = j + 1, True
    if j + 1 < len(words) and words[j] == "(" and low[j + 1] in text.vocabulary.grammar.strong_ranks:
        j += 1  # 'Kapolres Ponorogo (AKBP Rudi)'
    between, last = _between(text.vocabulary.grammar.handed), -1
    while j < len(words) and low[j] in between:
        small = next(
            (at for at in between[low[j]] if at[0] > last and tuple(low[j : j + len(at[1])]) == at[1]), None
        )
        if small is None:
            break
        last = small[0]
        j += len(small[1])
        if j < len(words) and words[j] == ",":
            j += 1
        if small[1] == ("sebelumnya",) and j < len(words) and low[j] in ("yaitu", "yakni"):
            j += 1  # 'Bupati sebelumnya, yaitu X'
    return j, comma


def is_lost_comma(text: Text, j: int) -> bool:
    """Whether the point at word `j` is a comma that took the letter before it: 'Kapolsek Genu. Kompol X'."""
    if not text.capital(j + 1):
        return False
    v, before = text.vocabulary, text.low[j - 1]
    ranked = text.low[j + 1] in v.grammar.strong_ranks
    if not ranked and (before in v.inner or before in v.common or before in v.regions):
        return False
    return text.loses_commas and (ranked or v.is_misspelt(before))


def _past_province(text: Text, j: int, *, within: bool = False) -> int:
    """Past the places in 'Bupati Padang Pariaman, Sumatra Barat, X' and their commas, or `j`; `within`: where
    an area with its kind stands before, and one more place is the area's around it."""
    words, k = text.words, _past_area(text, j)
    if k > j:
        return _past_province(text, k, within=True)
    while k < len(words) and text.capital(k) and text.low[k] in text.vocabulary.regions:
        k += 1
    if k == j or k >= len(words) or text.listed_at(j):
        return j
    one_word = k == j + 1
    if words[k] == "(" and words[k + 2 : k + 3] == [")"]:
        k += 3  # '(NTB)'
    if k < len(words) and words[k] == ",":
        return _past_province(text, k + 1) if text.capital(k + 1) else j
    # 'Kasi Intel Kejari Samarinda, Kaltim Rudi Kencana': nobody is called by a province's short name.
    # 'Camat Kencong, Jember Rudi Kencana': nor by a regency's that is no name.
    around = within or (text.capital(k + 1) and regency_at(text.low, j) is not None)
    one_word = one_word and not (around and text.capital(k) and not is_name_word(text, text.low[j]))
    return k if (not one_word or is_province(text.low[j])) and text.capital(k) else j


def _past_area(text: Text, j: int) -> int:
    """Past the comma behind an area with its kind, or a country where no country stood before: 'Kepala Desa
    Genuk, Kecamatan Rambah Samo, X', 'Konjen RI di Kencana, Turki, X'; else `j`."""
    words, k = text.words, j
    if not text.capital(j):
        return j
    if text.low[j] in _KINDS_OF_AREA:
        k += 1 + (words[j + 1 : j + 2] == ["."])
        most = k + _LONGEST_AREA
        while k < most and text.capital(k) and not text.listed_at(k):
            k += 1
    elif j > 1 and not text.country_at(j - 2)[0] and not text.listed_at(j) > j:
        k = text.country_at(j)[0] or j
    return k + 1 if k > j and words[k : k + 1] == [","] and text.capital(k + 1) else j


def _finish(text: Text, name: list[str], j: int, k: int) -> Name | None:
    while (
        name
        and name[-1].lower() in text.vocabulary.grammar.degrees
        and name[-1][:2].isupper()
        and k > text.listed_at(j)
    ):
        name.pop()
        k -= 1
    while len(name) > 1 and _DEGREE.fullmatch(name[-1]) and not name[-1].isupper() and k > text.listed_at(j):
        name.pop()
        k -= 1
    if len(name) > 3 and name[-2] == "Sp" and k > text.listed_at(j):
        del name[-2:]  # 'Rudi Kencana Sp.P.', a doctor's
    if len(name) > 4 and name[-3:] == ["S", "I", "K"] and k > text.listed_at(j):
        del name[-3:]  # 'Rudi Kencana S.I.K.', the police's
    while (
        len(name) > 3 and len(name[-1]) == len(name[-2]) == 1 and name[-2] in "MS" and k > text.listed_at(j)
    ):
        del name[-2:]  # 'Rudi Kencana Wibawa M.M.'
    while (
        len(name) > 2
        and name[-2] in ("M", "S")
        and name[-1].lower() in text.vocabulary.grammar.second_of_degrees
        and k > text.listed_at(j)
    ):
        del name[-2:]  # 'Rudi Kencana Wibawa S Ag'
    in_degree = k < len(text.low) and text.low[k] in text.vocabulary.grammar.second_of_degrees
    if in_degree and len(name) > 1 and name[-1] in ("M", "S") and text.words[k - 1] == ".":
        name.pop()  # 'Raden Isnanta M.Pd'
    return (j, k, " ".join(name)) if name and _is_personal(text, name, j, k) else None


def _ends_name(text: Text, k: int, begun: bool) -> bool:
    v, lower, word = text.vocabulary, text.low[k], text.words[k]
    if lower in v.grammar.name_or_word:
        # 'Menurut Yang, …' and 'Yang jelas, …'; 'Lalu Muhammad Iqbal'.
        return begun or (not text.capital(k + 1) and lower != "yang")
    if begun and lower in v.grammar.last_names and not text.in_title(k) and not word.isupper():
        return False
    if begun and lower == "tanjung" and not text.capital(k + 1) and text.words[k].istitle():
        return False  # 'Syahnan Tanjung itu'; in 'Kapolsek Rudi Tanjung Priok' the place goes on
    if begun and lower in _TITLES and text.words[k + 1 : k + 2] == ["."]:
        return True  # a list without commas: 'Rudi Kencana Prof. Siti Wibawa'
    if (not begun and opens_name(text, k)) or (begun and _is_anak_agung(text, k - 1)):
        return False
    if lower in v.common or (v.heads.at(text.low, k) and lower not in v.grammar.blended):
        return True
    if lower in v.grammar.nicknames and word.istitle():
        return True  # 'Danlantamal V Sby', a place
    if (
        begun
        and text.in_title(k)
        and lower.endswith("kan")
        and len(lower) > 6
        and not is_name_word(text, lower)
    ):
        return True  # 'Bupati Rudi Embuskan Napas Terakhir'
    if not begun and len(lower) > 7 and lower.endswith("kan") and is_common_word(lower[:-3]):
        return True  # 'Baca juga: Jamdatun Rekomendasikan Rambutan'
    if not begun and text.in_title(k) and _OF_DOERS.fullmatch(lower) and not is_name_word(text, lower):
        return True  # 'Hakim Pemvonis Rudi'
    if lower in v.grammar.acronyms and word.isupper():
        return True
    # 'bin' is a particle and BIN an agency: a short body counts only in capitals.
    plain = len(word) > 4 or (word.isupper() and len(word) > 1)
    if plain and lower != "partai" and (lower in v.public or lower in v.parties):
        return True
    if "-" in word and any(_is_an_office(text, part) for part in lower.split("-")):
        return True  # 'Gubernur Surati Bupati-Walkot'
    if word == "Rp" or any(c.isdigit() for c in word):
        return True
    return text.country_at(k)[0] > 0 and text.words[k - 1] != "."


def _is_an_office(text: Text, lower: str) -> bool:
    """Whether a word gives an office and no name: 'bupati'; not 'sultan', for 'Ahmad Al-Sultan'."""
    v = text.vocabulary
    return lower in v.heads and lower not in v.grammar.blended and lower not in v.grammar.royal


def opens_name(text: Text, k: int) -> bool:
    """Whether the common word at `k` is a given name: 'Kepala BNN Hari Nugroho'."""
    v = text.vocabulary
    if _is_anak_agung(text, k) or (text.low[k] in _BUTONESE and _is_butonese(text, k)):
        return True
    if text.low[k] in v.grammar.named_countries:
        before = text.low[k - 1] if k > 0 else ""
        return (
            (before in v.regions or before in v.public)
            and text.capital(k + 1)
            and not text.in_title(k)
            and not _ends_name(text, k + 1, True)
            and not text.beside_name(k + 1)
        )
    if k > 1 and text.words[k - 1] == "," and _is_who_says(text, k) and _office_opens_clause(text, k - 1):
        return True
    if text.low[k] == "agung" and (k == 0 or text.low[k - 1] in v.grammar.before_agung):
        return False
    return (
        text.low[k] in v.grammar.first_names
        and not _is_subject(text, k)
        and text.capital(k)
        and not text.in_title(k)
        and not text.words[k].isupper()
        and text.capital(k + 1)
        and not _ends_name(text, k + 1, True)
        and not text.beside_name(k + 1)
    )


def _is_subject(text: Text, k: int) -> bool:
    """Whether a word that is a given name, too, begins a subject: 'Tata Laksana', 'dan Tata Lingkunga'."""
    v, behind = text.vocabulary, text.low[k + 1] if k + 1 < len(text.low) else ""
    if text.low[k] not in v.inner:
        return False
    return behind == "laksana" or (text.low[k - 1] in ("dan", "&") and v.is_misspelt(behind))


def _is_who_says(text: Text, k: int) -> bool:
    """Whether a word of the language begins the name of who says something behind an office and a comma:
    'Kepala BPPT, Unggul Kencanto menegaskan'."""
    v, lower = text.vocabulary, text.low[k]
    return (
        text.capital(k)
        and text.capital(k + 1)
        and is_name_word(text, text.low[k + 1])
        and _is_said_by(text, _past_names(text, k + 2))
        and len(lower) > 3
        and not text.in_title(k)
        and not v.is_of_office(lower)
        and lower not in v.kin
        and lower not in v.grammar.openers
        and lower not in v.grammar.days
        and lower not in v.grammar.months
        and lower not in v.grammar.not_in_office
        and not _OF_VERBS.fullmatch(lower)
        and not _OF_DOERS.fullmatch(lower)
    )


def _office_opens_clause(text: Text, comma: int) -> bool:
    """Whether an office stands first between the sign before and the comma; not 'Di rumah Bupati
    Bantul, Nenek Siti mengatakan'."""
    opened = comma
    while opened and comma - opened < _LONGEST_OFFICE and text.words[opened - 1] not in _SIGNS:
        opened -= 1
    return text.vocabulary.heads.at(text.low, opened) is not None


def _past_names(text: Text, k: int) -> int:
    """Past the words of names that stand at word `k`, one behind another."""
    end = k
    while end < k + 3 and text.capital(end) and is_name_word(text, text.low[end]):
        end += 1
    return end


def _is_said_by(text: Text, k: int) -> bool:
    """Whether what stands at word `k` goes on with what somebody named before does: a verb, or the comma that
    shuts an apposition."""
    following = text.low[k] if k < len(text.low) else ""
    return (
        following in text.vocabulary.grammar.speaking
        or (len(following) > 6 and following.startswith("me"))
        or (following == "," and k + 1 < len(text.low) and not text.capital(k + 1))
    )


def _is_anak_agung(text: Text, k: int) -> bool:
    """Whether a Balinese name begins at word `k`: 'Anak Agung Gede …', not 'Perlindungan Anak Agung …'."""
    return (
        text.low[k : k + 2] == ["anak", "agung"]
        and text.capital(k)
        and text.capital(k + 1)
        and text.capital(k + 2)
        and (k == 0 or text.low[k - 1] not in ("perlindungan", "pelindungan", "hak", "dan"))
    )


def _is_butonese(text: Text, k: int) -> bool:
    """Whether a name of Buton or Muna begins at word `k`: 'Wa Ode Kencana', 'La Ode Kencana'."""
    return text.low[k] in _BUTONESE and text.low[k + 1 : k + 2] == ["ode"] and text.capital(k + 2)


def _goes_on(text: Text, k: int, begun: bool) -> bool:
    """Whether a common word is a part of a name after all, with a name's word after it: 'I Gusti Era A'."""
    v, lower = text.vocabulary, text.low[k]
    return (
        begun
        and lower in v.common
        and lower not in v.grammar.openers
        and lower not in v.inner
        and lower not in v.heads
        and lower not in v.grammar.days
        and lower not in v.grammar.not_in_office
        and not _OF_VERBS.fullmatch(lower)
        and not text.in_title(k)
        and not text.words[k].isupper()
        and text.capital(k + 1)
        and not _ends_name(text, k + 1, True)
        and not text.beside_name(k + 1)
    )


def _closes_name(text: Text, k: int, before: int) -> bool:
    """Whether the common word at `k` is a last name, behind one word or two: its capital stands inside a
    sentence; behind two, 'Hendra Kencana Liang', a sign or a verb of speech follows."""
    v, lower = text.vocabulary, text.low[k]
    return (
        (before == 1 or (before == 2 and _speaks_or_ends(text, k + 1)))
        and lower in v.common
        and text.low[k - 1] not in v.grammar.name_or_word
        and not v.is_of_office(lower)
        and lower not in v.grammar.days
        and lower not in v.grammar.no_names
        and lower not in v.grammar.not_in_office
        and not _OF_VERBS.fullmatch(lower)
        and lower not in v.grammar.months
        and lower not in v.grammar.openers
        and (len(lower) > 4 or (len(lower) > 2 and _is_said(text, k + 1)))
        and not text.in_title(k)
        and not text.words[k].isupper()
        and not text.capital(k + 1)
        and text.words[k - 1][0].isupper()
    )


def _speaks_or_ends(text: Text, k: int) -> bool:
    return k >= len(text.low) or text.low[k] in ",." or text.low[k] in text.vocabulary.grammar.speaking


def _is_said(text: Text, k: int) -> bool:
    """Whether a verb of what a person does stands at word `k`: 'Ahman Sya mengatakan'."""
    following = text.low[k] if k < len(text.low) else ""
    return following in text.vocabulary.grammar.speaking or (
        len(following) > 6 and following.startswith(("me", "di"))
    )


def _is_numbered(text: Text, k: int) -> bool:
    """Whether a number and a comma stand behind a name: 'Kepala SDN Pangkalan Jati 1, Rudi'."""
    return text.words[k + 1 : k + 2] == [","] and text.words[k].isdigit() and len(text.words[k]) < 3


def _is_personal(text: Text, name: list[str], j: int, k: int) -> bool:
    v = text.vocabulary
    if text.listed_at(j) == k:
        return True
    if any(c.isdigit() for c in name[0]):
        return False  # 'Rakernas Ke-6 Relawan'
    if _is_doubled(name[0]) or _is_numbered(text, k):
        return False  # 'Spa Plus-Plus'
    if len(name) > 1:
        if _names_a_thing(text, name) or _names_a_unit(name):
            return False
        if "-" in name[0] and all(part in text.names.words for part in text.low[j].split("-")):
            return False  # a ticket: 'Tim Kampanye Prabowo-Gibran Raka'
        if name[-1].lower() in v.grammar.clubs or (
            _is_glued_place(text, name[0].lower()) and not is_name_word(text, name[1].lower())
        ):
            return False  # 'Ketua DPD Prabowo Mania'
        return not all(
            w.lower() in v.regions
            or len(w) == 1  # 'Konsul Jenderal R.I. Jeddah'
            or (w.isupper() and len(w) > 2)
            or (k == 0 and w.lower() in v.grammar.no_names)
            for k, w in enumerate(name)
        )
    word, lower = name[0], name[0].lower()
    one, hyphen, two = word.partition("-")
    return (
        len(word) > 2
        and not (hyphen and len(one) < 3 and one.isupper())  # 'AS-dia'
        and not (len(word) > 7 and lower.endswith("nya"))  # 'Fasilitatornya adalah …'
        and not (hyphen and len(one) > 3 and two[:1].isupper() and len(two) > 3)  # a pair: 'Benhur-Constant'
        and not (word.isupper() and len(word) <= 6)
        and lower not in v.regions
        and lower not in v.grammar.name_or_word
        and lower not in v.grammar.no_names
        and not (text.in_title(j) and lower in v.grammar.not_in_office)
        and not _is_glued_place(text, lower)
        and v.countries.at([lower], 0) is None
    )


def _is_doubled(word: str) -> bool:
    one, hyphen, two = word.lower().partition("-")
    return bool(hyphen) and one == two and len(one) > 2


def _names_a_unit(name: list[str]) -> bool:
    """Whether words with capitals are a body's, with an acronym or number: 'Medik RSUDAM', 'Kosek II'."""
    acronym = any(len(word) > 4 and word.isupper() and word.isalpha() for word in name)
    return (acronym and not all(word.isupper() for word in name)) or name[-1] in ("I", "II", "III", "IV")


def _names_a_thing(text: Text, name: list[str]) -> bool:
    """Whether words with capitals are no person: 'Piala Dunia', 'Lalu MIM', 'Gulkarmat Jakarta Barat'."""
    v, first, last = text.vocabulary, name[0].lower(), name[-1].lower()
    if first in v.grammar.first_of_things or any(word.lower() in v.grammar.clubs for word in name[1:]):
        return True
    if first in v.grammar.name_or_word:
        return all(word.isupper() for word in name[1:])
    if first == "abdul" and len(name) == 2:
        return False  # 'Abdul Jabar' is no province
    return is_province(last) or (len(name) > 2 and last in _SIDES and name[-2].lower() in v.regions)


def _is_glued_place(text: Text, lower: str) -> bool:
    """Whether a scrape glued the next word to a place: 'Menteri Dalam Negeri Kambojadan'."""
    v = text.vocabulary
    if "-" in lower:
        return any(part in v.regions for part in lower.split("-"))
    for size in (2, 3, 4, 5):
        place = lower[:-size]
        if (
            len(place) > 3
            and lower[-size:] in v.grammar.glued
            and (place in v.regions or v.countries.at([place], 0))
        ):
            return True
    for size in range(6, min(len(lower), LONGEST) - 3):  # 'Korutmemperingatkan'
        if lower[-size:].startswith(("me", "ber", "ter")) and v.countries.at([lower[:-size]], 0):
            return True
    return False


def _past_short_rank(text: Text, j: int) -> int:
    """Past the bracket at word `j`, behind a rank, that has its short form or a corps: 'Komisaris Besar
    (Kombes) Rudi', 'Kombes (Pol) Rudi', 'Kapten Laut (K) Rudi'; or 0."""
    words, low = text.words, text.low
    k = j + 1
    while (hit := text.vocabulary.ranks.at(low, k)) is not None or (k > j + 1 and low[k : k + 1] == ["pol"]):
        k = hit[0] if hit is not None else k + 1  # '(Kombes Pol)'
    if k > j + 1 and words[k : k + 1] == [")"]:
        return k + 1
    corps = words[j + 2 : j + 3] == [")"] and words[j + 1].isupper() and len(words[j + 1]) < 3
    return j + 3 if corps and low[j - 1] in _WITH_CORPS else 0


def _skip_ranks(text: Text, j: int) -> int:
    low, words, v = text.low, text.words, text.vocabulary
    opened = j
    while j < len(low):
        if words[j] == "(" and j + 2 < len(low) and low[j + 1] in v.grammar.retired:
            j += 2
            while j < len(low) and words[j] in (".", ")"):
                j += 1
            continue
        shut = _past_short_rank(text, j) if j > opened and words[j] == "(" else 0
        if shut:
            j = shut
            continue
        hit = v.ranks.at(low, j)
        if hit is not None and low[j] in _KOREAN and is_behind_korea(text, j):
            return j  # 'Presiden Korea Selatan Kang Dong-won': no brother
        if hit is None and j > opened and words[j] == "," and low[j - 1] in _BEFORE_COMMA:
            if not text.capital(j + 1):
                return j
            j += 1  # 'Pangdam Jaya Mayjen TNI, Rudi Kencana'
            continue
        if hit is None:
            if not (words[j][0].isupper() and 4 < len(low[j]) < 9 and text.capital(j + 1)):
                return j
            if low[j + 1] == "pol":
                hit = j + 2, None  # 'Kombed Pol Rudi'
            elif is_nearly_rank(low[j]):
                hit = j + 1, None  # 'Birgjen Rudi'
            else:
                return j
        listed = text.listed_at(j)
        # 'Mayor Teddy' is listed, but so is 'Teddy Indra Wijaya' behind the rank.
        if listed > j and not (hit[0] < len(low) and text.listed_at(hit[0]) >= listed):
            return j
        letter = len(words[j]) == 1 and not (
            j + 1 < len(low) and (words[j + 1] == "." or text.capital(j + 1))
        )
        small = not words[j][0].isupper()
        if letter or (small and " ".join(low[j : hit[0]]) not in v.grammar.small_honorifics):
            return j
        j = hit[0]
        # A rank in full ends a sentence: '… ialah seorang Jenderal. Kemudian …'.
        if j < len(low) and words[j] == "." and text.capital(j + 1) and low[j - 1] not in _IN_FULL:
            j += 1
    return j
