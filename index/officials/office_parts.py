"""What belongs to an office behind its head: bodies, subjects, areas, and words no list has."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from index.officials.evidence import is_behind_korea, is_between_commas, is_listed_name_word, is_name_word
from index.officials.names import opens_name, read_name
from index.officials.terms import ORDINAL, status_before
from index.officials.text import Text
from search.knowledge.officials.bodies import is_province
from search.knowledge.officials.identity import is_frequent
from search.knowledge.officials.phrases import TOKEN

# A noun of an administration by its form, however it is spelt: 'Penangulangan', 'Perdangan', 'Adminstrasi'.
DERIVED = re.compile(r"(?:pe|ke)[a-z]{5,}(?<!y)an|ad\w{3,}strasi")
# 'Ketua KPUD Depok Ditetapkan Tersangka': what a headline tells is no part of an office.
_IS_VERB = re.compile(r"(?:di|meng?|mem|men|meny)\w{3,}kan")
# Offices of ministries and agencies alone: there 'Koperasi' or 'Masyarakat' is the subject.
_OF_STATE = (
    "menteri",
    "wakil menteri",
    "menko",
    "dirjen",
    "direktur jenderal",
    "kepala dinas",
    "sekretaris dinas",
    "kadis",
    "plt dinas",
)
# A service of a region, however its short form is made: 'Disnakkeswan', 'Dinpertan'.
_SERVICE = re.compile(r"(?:dis|din)[b-df-hj-np-tv-z][a-z]{3,}")
_TICKETS = ("pasangan", "paslon", "duet")
_LED = ("kepala", "sekretaris", "plt kepala")
# Before 'Haji' where it is no title: 'Direktur Bina Haji Rudi Kencana'.
_OF_PILGRIMS = frozenset(
    (
        "bina",
        "petugas",
        "pelayanan",
        "ibadah",
        "jemaah",
        "jamaah",
        "urusan",
        "penyelenggara",
        "penyelenggaraan",
        "pembinaan",
        "pengelolaan",
        "dana",
        "keuangan",
        "asrama",
        "akomodasi",
        "transportasi",
        "pendaftaran",
    )
)
# An area's kind, where foreign news has an office's: 'direktur kesehatan kota X'.
_SMALL_KINDS = frozenset(("kota", "provinsi", "distrik", "wilayah"))
_OF_BASES = ("danlanud", "lanud")
# Behind which a command's name may stand without its number: 'Kasdam Iskandar Muda'.
_COMMANDS = frozenset(("kodam", "pangdam", "kasdam", "kapendam"))
_NAMED_UNITS = _COMMANDS | {"lanud"}
_CONSULS = ("konsul", "konjen")
_OF_NAMED_PLACES = frozenset(("danlanud", "komandan", *_CONSULS))
# Before a part that has a Roman numeral: 'Kepala LLDikti Wilayah X Rudi'.
_NUMBERED = frozenset(("wilayah", "dapil", "regional", "tipe", "zona"))
# A military district's part: 'Danramil 0622-09'.
_PART_OF_DISTRICT = re.compile(r"\d{2,4}-\d{2}")
# Words of an office of which the second may have no capital: 'Kepala Biro Hukum dan Kerja sama'.
_IN_SMALL = (("kerja", "sama"), ("lalu", "lintas"), ("gunung", "api"), ("gerakan", "tanah"))
_SECOND_IN_SMALL = frozenset(second for _, second in _IN_SMALL)
_FOR_NOW = frozenset(("sementara", "interim", "transisi"))
# Bodies of a district, called after it.
_OF_DISTRICTS = ("puskesmas", "sppg", "kua", "kecamatan", "panwascam", "ppk", "polsek", "koramil")
# Behind which the name of a region's waterworks follows, 'Tirta' and a word that no list has.
_WATERWORKS = ("pdam", "perumda", "perumdam", "minum")
_SCHOOLS = ("sd", "smp", "sma", "smk", "slb", "mts", "ma")  # before 'Negeri'
# Words and digits of a school's name: 'SDN Rambah Samo Wetan 03'.
_MOST_OF_SCHOOL = 3
_MOST_OF_NUMBER = 2
# Schools of the state, which are numbered in their district.
STATE_SCHOOLS = ("sdn", "smpn", "sman", "smkn", "slbn", "min", "mtsn", "man", "negeri")
# What says that an acronym before it is a region's service: 'Kepala DPXY Kota Bogor'.
_KINDS_OF_AREA = ("kota", "kabupaten", "kab", "provinsi", "prov", "pemkot", "pemkab", "pemprov", "dki")


# Who serve a leader by whose name alone they may be told.
_OF_LEADERS = frozenset(
    ("juru", "jurubicara", "jubir", "staf", "stafsus", "asisten", "penasihat", "ajudan", "utusan")
)
_BEFORE_LEADERS = _OF_LEADERS | {"bicara", "khusus"}


@dataclass
class Reading:
    """What is known of an office while its words are read one after another."""

    kept: list[int]
    public: bool
    private: bool
    party: bool = False
    complete: bool = False
    posted: bool = False
    country: str | None = None
    status: str | None = None
    head: str = ""
    first: str = ""
    words: list[int] = field(default_factory=list)


def known_part(text: Text, j: int, read: Reading) -> int:
    """The end of the superior, party, country or body named at word `j`, or 0."""
    v, low, word = text.vocabulary, text.low, text.words[j]
    upper, short = word[0].isupper(), len(word) <= 4
    if read.first in v.grammar.aides:
        # 'Juru Bicara Menko Marves Jodi Mahardi': the office of whom they serve is a part of theirs.
        served = v.heads.at(low, j)
        if served and served[1] == "office" and low[j] not in v.grammar.royal:  # 'Sekjen Ratu X'
            read.public = read.complete = True
            end = served[0]
            both = low[end : end + 1] == ["dan"] and low[end + 1 : end + 3] == ["wakil", low[j]]
            return end + 3 if both else end  # 'Staf Khusus Gubernur dan Wakil Gubernur Jakarta X'
        leader = upper and low[j] in text.names.leaders and text.listed_at(j) == j + 1
        if leader and read.first in _OF_LEADERS and low[j - 1] in _BEFORE_LEADERS:
            read.public = read.complete = True
            return j + 1  # 'juru bicara Putin, X', 'Utusan khusus Trump, X'
    # 'direktur kesehatan kota Genuk'
    placed = _district(text, j, read) if upper else low[j] in _SMALL_KINDS and _foreign_area(text, j, read)
    if placed:
        return placed
    in_party = v.parties.at(low, j) if upper else None
    if in_party and (read.complete or low[j - 1] in ("fraksi", "dari", "kapoksi")):
        # 'Anggota Komisi I DPR dari PDIP' leads no party, 'Ketua DPD PKS Sumenep' a branch of one.
        # nor does what stands in the leadership of a party out of the government.
        leads = low[j - 1] in ("dpp", "pusat") or low[j - 2 : j] == ["dpp", "partai"]
        read.private = read.private or low[j - 1] in ("dpd", "dpw", "dpc")
        read.private = read.private or (leads and not _governs(in_party[1], text.day))
        return in_party[0]
    if in_party:
        governs = _governs(in_party[1], text.day)
        read.party = True
        read.public, read.complete = read.public or governs, read.complete or governs
        read.private = read.private or not governs
        return in_party[0]
    if opens_name(text, j):
        return 0  # 'Kepala Bappeda Oman Rohman'
    end, name = text.country_at(j)
    # 'as' and 'ri' are words; AS and RI are countries. 'Menteri Pertahanan Israel Israel Katz'
    if (
        end
        and upper
        and text.listed_at(j) <= end
        and (end > j + 1 or not short or word.isupper() or len(word) == 4)
    ):
        if read.country is None and not read.posted:
            read.country = name
        # 'Juru Bicara Kremlin', 'komandan senior AS'
        read.public = read.public or v.public.at(low, j) is not None or read.head == "komandan"
        read.complete = True
        return end
    lone = short and not word.isupper()
    private = _private_at(text, j)
    if private and upper and not (lone and private[0] == j + 1):
        # 'Ketua Komisi Fatwa MUI' holds no public office; 'Dirjen Bimbingan Masyarakat Islam' does.
        strong = " ".join(low[j : private[0]]) in v.grammar.private_bodies
        if low[j] in v.grammar.subjects and read.head in v.grammar.departments:
            pass  # public only where a state body follows
        elif strong or not (read.complete or read.head.startswith(_OF_STATE) or "menteri" in read.head):
            read.private = True
        return private[0]
    if upper and _is_of_area(text, j, read):
        return j + 1
    public = v.public.at(low, j)
    if public and (upper or not short) and not (lone and len(word) < 4 and public[0] == j + 1):
        read.public = read.complete = True
        return public[0]
    return 0


def _foreign_area(text: Text, j: int, read: Reading) -> int:
    """The word behind the area whose kind stands at word `j`, of which a department is, its subject told; or
    0."""
    of_it = (
        text.capital(j + 1)
        and not read.private
        and not read.complete
        and read.head in text.vocabulary.grammar.departments
        and read.kept[-1] == j - 1
        and (text.low[j - 1] in text.vocabulary.inner or DERIVED.fullmatch(text.low[j - 1]) is not None)
        and text.vocabulary.grammar.trades.isdisjoint(text.low[k] for k in read.kept)
    )
    if of_it:
        read.public = read.complete = True
    return j + 2 if of_it else 0


def _base(text: Text, j: int, head: str) -> int:
    """The word behind the name at word `j` of an air force's base or a regional command, or of a consulate's
    city, or 0."""
    grammar = text.vocabulary.grammar
    if text.low[j - 1] in _COMMANDS:
        names = grammar.names_of_commands
    elif head.endswith(_OF_BASES):
        names = grammar.names_of_bases
    elif head.startswith(_CONSULS):
        names = grammar.cities_of_missions
    else:
        return 0
    most = min(4, len(text.low) - j)
    return next((j + n for n in range(most, 0, -1) if " ".join(text.low[j : j + n]) in names), 0)


def _district(text: Text, j: int, read: Reading) -> int:
    """The word behind the district or base at word `j` of which an office is: 'Camat Genuk', 'Kepala
    Puskesmas Genuk II'; or 0."""
    low = text.low
    of_base = read.first in _OF_NAMED_PLACES or low[j - 1] in _NAMED_UNITS  # 'Kapentak Lanud Supadio'
    if of_base and (base := _base(text, j, read.head)):
        read.complete = True
        return base
    led_school = low[j - 1] in STATE_SCHOOLS and (low[j - 1] != "negeri" or low[j - 2] in _SCHOOLS)
    if led_school and (school := _numbered_school(text, j)):
        read.complete = True
        return school
    of_school = low[j - 1].isdigit() and low[j - 2] in STATE_SCHOOLS  # 'Kepala SMPN 3 Genuk'
    led = (low[j - 1] in _OF_DISTRICTS or of_school) and j - 1 > read.kept[0] and not text.in_title(j)
    if not (led or (read.head in text.vocabulary.grammar.of_districts and not read.complete)):
        grammar = text.vocabulary.grammar
        named = low[j] in grammar.first_of_villages or (low[j + 1 : j + 2] and low[j + 1] in grammar.sides)
        return _village(text, j, read) if named else _before_given_name(text, j, read)
    found = text.vocabulary.districts.at(low, j)
    # 'Kapolsek Rambah Kencono, Iptu X': only the first of two words is a district.
    end = found[0] if found else j
    cut_off = text.words[end + 1 : end + 2] == [","] and text.capital(end)
    ranked = cut_off and low[end + 2 : end + 3] != [] and low[end + 2] in text.vocabulary.grammar.strong_ranks
    if not found or ranked or (is_frequent(low[j]) and end == j + 1):
        return 0
    if led and text.capital(end) and not text.capital(end + 1) and not is_listed_name_word(text, low[end]):
        return 0  # 'Kepala Puskesmas Genuk Wetan kemarin'
    read.complete = True
    return end


def _numbered_school(text: Text, j: int) -> int:
    """The word behind the number of the school at word `j` that has the name of its place before it: 'Kepala
    SDN Rambah Samo 1'; or 0."""
    k = j
    while k < min(len(text.low) - 1, j + _MOST_OF_SCHOOL) and text.capital(k):
        k += 1
    numbered = text.words[k].isdigit() and len(text.words[k]) <= _MOST_OF_NUMBER
    return k + 1 if k > j and numbered and not text.in_title(j) else 0


def _before_given_name(text: Text, j: int, read: Reading) -> int:
    """The word behind the listed district at word `j`, none of whose words is a name's, where a given name
    follows: 'Kepala Balai Penyuluhan Pertanian Genuk Rudi'; or 0."""
    if read.complete or not read.public or read.head in text.vocabulary.grammar.areas:
        return 0
    found = text.vocabulary.districts.at(text.low, j)
    end = found[0] if found is not None else 0
    if not end or not text.capital(end) or not is_listed_name_word(text, text.low[end]) or text.in_title(j):
        return 0
    if any(is_name_word(text, text.low[k]) for k in range(j, end)) or text.listed_at(j):
        return 0
    read.complete = True
    return end


def _village(text: Text, j: int, read: Reading) -> int:
    """The word behind the village of two words at word `j` whose head is meant, before his name: 'Kepala Desa
    Bukit Tinggi X', 'Lurah Sumber Makmur, X'; or 0."""
    grammar, end = text.vocabulary.grammar, j + 2
    if read.complete or read.kept[-1] != j - 1 or read.head not in grammar.small_areas:
        return 0
    last = text.low[j + 1] if text.capital(j + 1) else ""
    if text.low[j] in grammar.first_of_villages:
        named = last in grammar.last_of_villages or (bool(last) and _is_before_name_in_full(text, end))
    else:  # 'Lurah Rambah Hilir X': no name ends with a side
        named = text.capital(j) and last in grammar.sides and not is_name_word(text, text.low[j])
    if not named or text.listed_at(j) or not (text.capital(end) or text.words[end : end + 1] == [","]):
        return 0
    read.complete = True
    return end


def _is_before_name_in_full(text: Text, end: int) -> bool:
    """Whether a full name follows the word before `end`, which is none of names: 'Lurah Batang Rambah, Rudi
    Wibawa, …', 'Wali Nagari Sungai Rambah Rudi Wibawa'."""
    if text.low[end - 1] in text.vocabulary.given:
        return False
    if text.words[end : end + 1] == [","]:
        name = read_name(text, end + 1)
        if name is None:
            return False
        if " " in name[2]:
            return is_name_word(text, text.low[name[0]])
        return is_between_commas(text, *name[:2])
    if not (text.capital(end) and text.capital(end + 1)) or is_name_word(text, text.low[end - 1]):
        return False
    return is_name_word(text, text.low[end]) or is_name_word(text, text.low[end + 1])


def _private_at(text: Text, j: int) -> tuple[int, object] | None:
    """The private body at word `j`, unless it is part of a public one's name: 'Rumah Sakit Polri'."""
    private = text.vocabulary.private.at(text.low, j)
    public = text.vocabulary.public.at(text.low, j) if private else None
    return None if private and public and public[0] > private[0] else private


def _is_of_area(text: Text, j: int, read: Reading) -> bool:
    """Take an area in two words, a region's unlisted service, or 'Provinsi' for who works there."""
    if "-" in text.words[j] and _is_area_in_two(text, j, read):
        read.complete = True
        return True
    if read.head in _LED and (_is_service(text, j, read) or _is_acronym_of_area(text, j, read)):
        read.public = True
        return True
    if text.low[j] == "provinsi" and read.head in text.vocabulary.grammar.offices_of_provinces:
        read.public = read.public or (text.capital(j + 1) and text.low[j + 1] in text.vocabulary.regions)
        return True
    return False


def _is_area_in_two(text: Text, j: int, read: Reading) -> bool:
    """Whether two words that a hyphen joins are an area ('Wali Kota Genuk-Kencana, Rudi Wibawa'), not two who
    wish for the office ('calon Bupati Rudi-Wibawa, Siti Kencana')."""
    start, status = status_before(text, read.kept[0])
    if status == "calon" or (start and text.low[start - 1] in _TICKETS):
        return False
    two = text.words[j].partition("-")[2]
    return (
        read.head in text.vocabulary.grammar.areas
        and two[:1].isupper()
        and read.kept[-1] == read.kept[0] + len(TOKEN.findall(read.head)) - 1
        and text.words[j + 1 : j + 2] == [","]
        and text.names.words.isdisjoint(text.low[j].split("-"))
    )


def _is_service(text: Text, j: int, read: Reading) -> bool:
    """Whether a region's service in a short form that no list has stands right behind who leads it."""
    lower = text.low[j]
    return (
        read.kept[-1] == j - 1
        and text.low[j - 1] == read.head.split()[-1]
        and _SERVICE.fullmatch(lower) is not None
        and lower not in text.vocabulary.common
        and not is_name_word(text, lower)
        and not text.listed_at(j)
    )


def _is_acronym_of_area(text: Text, j: int, read: Reading) -> bool:
    """Whether an area follows the acronym right behind 'Kepala': a region's service that no list has."""
    word, v = text.words[j], text.vocabulary
    return (
        read.head.endswith("kepala")
        and read.kept[-1] == j - 1
        and word.isupper()
        and word.isalpha()
        and len(word) > 3
        and text.capital(j + 1)
        and (text.low[j + 1] in _KINDS_OF_AREA or is_province(text.low[j + 1]))
        and v.parties.at(text.low, j) is None
        and not text.in_title(j)
    )


def is_inner(text: Text, j: int, read: Reading) -> bool:
    """Whether the word at `j` goes on the office's name: a common noun, a place, an acronym, an ordinal."""
    v, lower = text.vocabulary, text.low[j]
    if lower in v.grammar.streets and read.head in v.grammar.areas:
        return False
    if lower == "ri" and text.words[j] == "Ri" and is_behind_korea(text, j):
        return False  # 'Menlu Korea Utara Ri Sun Gwon'
    if not text.words[j][0].isupper():
        return _is_inner_in_small(text, j, read)
    if "-" in lower and lower[-1].isdigit() and ORDINAL.fullmatch(lower):
        return True  # 'Presiden Ke-7 RI'
    # 'Penyelenggaraan Haji dan Umrah': a word of rank before 'dan' is none.
    rank = v.ranks.at(text.low, j) and not (j + 1 < len(text.low) and text.low[j + 1] in ("dan", "&"))
    if lower == "haji" and (
        text.words[j + 1 : j + 2] == [","]
        or (text.capital(j + 1) and _goes_on_behind_pilgrimage(text, j + 1))
        or text.low[j - 1] in _OF_PILGRIMS
    ):
        rank = False  # 'Direktur Pelayanan Haji Luar Negeri', 'Kasubdit Bina Petugas Haji Rudi'
    if text.listed_at(j) > j + 1 or rank:
        return False
    if text.low[j - 1] in v.grammar.first_of_places and _ends_place(text, j, read):
        read.complete = True
        return True
    if j > 0 and text.low[j - 1] == "pegunungan" and (lower in v.regions or v.districts.at([lower], 0)):
        read.complete = True  # 'Kabupaten Pegunungan Bintang'
        return True
    if text.low[j - 1] == "fraksi" and text.words[j + 1 : j + 2] == [","]:
        return True  # 'anggota DPRD Siak Fraksi Gelora, X'
    if lower in v.grammar.volcanoes and text.low[j - 1] in ("gunung", "api"):
        read.complete = True  # 'Kepala Pos Pengamatan Gunung Api Sinabung, X'
        return True
    if lower == "metro" and read.head in v.grammar.of_stations and text.capital(j + 1):
        return True  # 'Kapolsek Metro Gambir': which one is still to come
    if lower in v.grammar.given_areas and _opens_name_behind_area(text, j, read):
        return False
    if lower in v.regions or ("-" in lower and all(part in v.regions for part in lower.split("-"))):
        read.complete = True  # 'Balai Besar … Jawa Timur-Bali'
        return True
    if lower in v.heads and lower not in v.common and lower != "humas":
        return False
    return belongs_to_office(text, j) and not _is_name_behind_area(text, j, read)


def _ends_place(text: Text, j: int, read: Reading) -> bool:
    """Whether the word at `j` ends a place of two words that no list has, and no name follows: 'menjabat
    Kepala Lapas Muara Rambah', 'Kepala Lapas Muara Rambah, Rudi Kencana'."""
    return (
        text.words[j - 1].istitle()
        and read.kept[-1] == j - 1
        and read.head not in text.vocabulary.grammar.small_areas
        and not text.in_title(j)
        and not text.capital(j + 1)
        and not is_name_word(text, text.low[j])
    )


def _goes_on_behind_pilgrimage(text: Text, j: int) -> bool:
    """Whether the word at `j` shows that 'Haji' before it is an office's and no pilgrim's: 'Menteri Haji
    Malaysia', 'Kabid Haji Kanwil Kemenag'."""
    v = text.vocabulary
    return (
        text.low[j] in v.inner
        or v.public.at(text.low, j) is not None
        or v.countries.at(text.low, j) is not None
    )


def _is_inner_in_small(text: Text, j: int, read: Reading) -> bool:
    """The same of a word without a capital."""
    v, lower = text.vocabulary, text.low[j]
    if lower in _SECOND_IN_SMALL and (text.low[j - 1], lower) in _IN_SMALL:
        return True
    if lower == "sementara" and read.head in ("ketua", "wakil ketua", "pimpinan") and text.capital(j + 1):
        return text.vocabulary.public.at(text.low, j + 1) is not None  # 'Ketua sementara DPRD Bantul'
    if lower in _FOR_NOW and read.head in v.grammar.state_heads and text.capital(j + 1):
        return text.country_at(j + 1)[0] > 0  # 'Presiden sementara Suriah'
    if lower[0].isdigit() and read.head == "danramil" and _PART_OF_DISTRICT.fullmatch(lower):
        read.complete = True
        return True
    if lower == "pemilihan" and text.low[j - 1] == "daerah":
        return text.capital(j + 1)  # 'Anggota DPR RI daerah pemilihan Rambah II X'
    if lower == "wilayah" and read.head in v.grammar.areas and text.capital(j + 1):
        return not text.listed_at(j + 1)  # 'Gubernur wilayah Genuk X'
    return lower != "dan" and (lower in v.inner or bool(ORDINAL.fullmatch(lower)))


def _opens_name_behind_area(text: Text, j: int, read: Reading) -> bool:
    """Whether an area's word at `j` is a given name, with the next behind another area: 'Kajari Tapin Bima
    Kencana'."""
    return (
        read.complete
        and text.low[j - 1] in text.vocabulary.regions
        and text.low[j - 1] not in _KINDS_OF_AREA
        and text.capital(j + 1)
        and text.low[j + 1] not in text.vocabulary.regions
        and not text.in_title(j)
    )


def _is_name_behind_area(text: Text, j: int, read: Reading) -> bool:
    """Whether two capitalised words stand behind an area that is named in full, of which the first is no word
    of the language: 'Bupati Sleman Harda Kiswaya', though a police unit is called 'Harda'."""
    v, lower = text.vocabulary, text.low[j]
    return (
        read.complete
        and read.head in v.grammar.areas
        and text.low[j - 1] in v.regions
        and text.words[j].istitle()
        and lower not in v.common
        and text.capital(j + 1)
        and text.low[j + 1] not in v.inner
    )


def _as_numeral(text: Text, j: int) -> bool | None:
    """Whether the letter at word `j` is an office's number, or an initial; None where neither is sure."""
    initial = text.words[j + 1 : j + 2] == ["."] and text.capital(j + 2)
    if initial and text.vocabulary.countries.at(text.low, j - 1) is not None:
        return False  # 'Menteri Genuk V. Kencanakumar'
    numbered = text.words[j] != "I" and j > 0 and text.low[j - 1] in _NUMBERED
    return True if numbered else None


def _is_of_water(text: Text, j: int) -> bool:
    """Whether the word at `j` is of the name of a region's waterworks: 'Dirut Perumda Tirta Rambah Rudi'."""
    low = text.low
    if low[j] == "tirta":
        return j > 0 and low[j - 1] in _WATERWORKS
    return j > 1 and low[j - 1] == "tirta" and low[j - 2] in _WATERWORKS


def belongs_to_office(text: Text, j: int) -> bool:
    """Whether the capitalised word at `j` belongs to an office's name rather than to a person's."""
    v, lower, word = text.vocabulary, text.low[j], text.words[j]
    if lower == "lalu" and text.low[j + 1 : j + 2] == ["lintas"]:
        return True
    if _is_of_water(text, j):
        return True
    if lower == "laksana" and text.low[j - 1] == "tata":
        return True  # 'Deputi Kelembagaan dan Tata Laksana'
    if len(word) == 1 and j > 0 and text.low[j - 1] in ("komisi", "kelas", "tipe"):
        return True  # 'Ketua Komisi C Rudi Kencana'
    if word in ("I", "V", "X") and (told := _as_numeral(text, j)) is not None:
        return told
    if lower in v.grammar.name_or_word or opens_name(text, j):
        return False
    if lower in v.grammar.not_in_office or _IS_VERB.fullmatch(lower):
        return False
    if word == "I" and j + 1 < len(text.low) and text.low[j + 1] in v.grammar.balinese:
        return False  # 'Wakil Gubernur Bali I Ketut X'
    if lower.startswith("anti-") and text.capital(j + 1):
        return True  # 'Komite Nasional Anti-Perdagangan Manusia'
    if lower in v.inner or (DERIVED.fullmatch(lower) and lower not in text.names.words):
        return True
    if j > 0 and (text.low[j - 1] in ("dan", ",", "&", "menteri")) and v.is_misspelt(lower):
        return True  # '… Daerah Tertinggal dan Trasmigrasi', 'Menteri Koordinato Bidang …'
    if text.in_title(j):
        # 'Menkes Baru Tahu': a headline's verbs have capitals too.
        return word.isupper() and len(word) > 2 and lower not in v.grammar.nicknames
    if lower in v.common:
        return True
    if lower in v.grammar.nicknames:
        return word.istitle()  # 'Danlantamal V Sby', a place; 'Presiden SBY'
    return word.isupper() and (len(word) > 2 or bool(ORDINAL.fullmatch(word)))


def _governs(spans: Sequence[tuple[str, str]], day: str | None) -> bool:
    if day is None:
        return bool(spans)
    return any(day[: len(a)] >= a[: len(day)] and (not b or day[: len(b)] <= b[: len(day)]) for a, b in spans)
