"""An office in an article's words: where it starts and ends, whether it is public, whose country's it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from index.officials.evidence import is_name_word
from index.officials.names import opens_name
from index.officials.terms import ORDINAL, past_term, status_before
from index.officials.text import Role, Text
from index.officials.units import is_rank, past_unit
from search.knowledge.officials.bodies import is_province
from search.knowledge.officials.identity import is_frequent
from search.knowledge.officials.phrases import TOKEN

# A noun of an administration by its form, however it is spelt: 'Penangulangan', 'Perdangan', 'Adminstrasi'.
_DERIVED = re.compile(r"(?:pe|ke)[a-z]{5,}(?<!y)an|ad\w{3,}strasi")
# 'Ketua KPUD Depok Ditetapkan Tersangka': what a headline tells is no part of an office.
_IS_VERB = re.compile(r"(?:di|meng?|mem|men|meny)\w{3,}kan")
# Words before a department's office among which its body is named.
_NEAR_BODY = 120
# Words before and behind 'ketua majelis' among which 'hakim' says whose.
_NEAR_BENCH = 12
_MOST_OF_UNITS_NAME = 4  # words
_OF_COURT = frozenset(
    ("hakim", "sidang", "persidangan", "perkara", "pengadilan", "pn", "putusan", "kasasi", "vonis", "duduk")
)
_KINDS_OF_BENCH = frozenset(("persidangan", "sidang", "komisi", "pemeriksa"))
# Words of the longest office; a list of offices without names is not read again from each of them.
_LONGEST = 40
# Offices of ministries and agencies alone: there 'Koperasi' or 'Masyarakat' is the subject.
_OF_STATE = (
    "menteri",
    "wakil menteri",
    "menko",
    "dirjen",
    "direktur jenderal",
    "kepala dinas",
    "kadis",
    "plt dinas",
)
# What leads a part of a ministry, agency or service.
_OF_DEPARTMENTS = (
    "dir",
    "deputi",
    "asisten deputi",
    "staf ahli",
    "inspektur",
    "kepala",
    "kabid",
    "kasubdit",
    "kabag",
    "kanit",
    "kasat",
)
_SHORTENED = frozenset(("prov", "kab", "kec", "kel", "kep"))
_DASHES = ("-", "–")
# A service of a region, however its short form is made: 'Disnakkeswan', 'Dinpertan'.
_SERVICE = re.compile(r"(?:dis|din)[b-df-hj-np-tv-z][a-z]{3,}")
_LEADING = ("kepala kantor", "kepala balai", "kepala stasiun", "kepala dinas", "kepala badan", "kakanim")
_LEADING_SERVICES = (
    *_LEADING,
    "kepala kan",
    "kepala pelaksana",
    "kakan",
    "kadis",
    "kadin",
    "kalak",
    "sekretaris dinas",
)
# Who leads a part of them, in words that firms and associations hardly have.
_SHORT_HEADS = frozenset(
    (
        "kabid",
        "kasi",
        "kasubag",
        "kasubbag",
        "kasubid",
        "kasubbid",
        "kepala bidang",
        "kepala seksi",
        "kepala biro",
    )
)
# Whose subjects stand in short: 'Kepala Dinas KUKM dan Perindag'.
_OF_SUBJECTS = ("kepala dinas", "kadis", "sekretaris dinas", "kepala bidang", "kabid")
_RUNS = ("capres", "cawapres")
_TICKETS = ("pasangan", "paslon", "duet")
_LED = ("kepala", "sekretaris", "plt kepala")
# Who has an electorate: 'Anggota DPD RI dari Papua'.
_ELECTED = (
    "anggota dpr",
    "anggota dpd",
    "anggota mpr",
    "anggota dewan",
    "legislator",
    "senator",
    "anggota komisi",
)
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
        "asrama",
        "akomodasi",
        "transportasi",
        "pendaftaran",
    )
)
# An area's kind, where foreign news has an office's: 'direktur kesehatan kota X'.
_SMALL_KINDS = frozenset(("kota", "provinsi", "distrik", "wilayah"))
_OF_BASES = ("danlanud", "lanud")
_CONSULS = ("konsul", "konjen")
_OF_NAMED_PLACES = frozenset(("danlanud", "komandan", *_CONSULS))
# Before a part that has a Roman numeral: 'Kepala LLDikti Wilayah X Rudi'.
_NUMBERED = frozenset(("wilayah", "dapil", "regional", "tipe", "zona"))
# A military district's part: 'Danramil 0622-09'.
_PART_OF_DISTRICT = re.compile(r"\d{2,4}-\d{2}")
# Words of an office of which the second may have no capital: 'Kepala Biro Hukum dan Kerja sama'.
_IN_SMALL = (("kerja", "sama"), ("lalu", "lintas"), ("gunung", "api"), ("gerakan", "tanah"))
_ELECTIONS = frozenset(("pilpres", "pilkada", "pilgub", "pilbup", "pilwalkot", "pileg", "pemilu"))
# Words that may end an office.
_MAY_END = _ELECTIONS | {"presiden", "periode", "masa", "sisa", "nomor"}
_SECOND_IN_SMALL = frozenset(second for _, second in _IN_SMALL)
_FOR_NOW = frozenset(("sementara", "interim", "transisi"))
# Bodies of a district, called after it.
_OF_DISTRICTS = ("puskesmas", "sppg", "kua", "kecamatan", "panwascam", "ppk")
# What says that an acronym before it is a region's service: 'Kepala DPXY Kota Bogor'.
_KINDS_OF_AREA = ("kota", "kabupaten", "kab", "provinsi", "prov", "pemkot", "pemkab", "pemprov", "dki")
# Bodies of which a department's head may stand a comma before, besides ministries, agencies and acronyms.
_OF_SERVICES = frozenset(("dinas", "direktorat", "ditjen", "sekretariat", "inspektorat", "otoritas"))
_SPEAKERS = ("juru bicara", "jubir", "jurubicara")
# Words between what leads a department and its body, none of which is known.
_MOST_UNKNOWN = 6
_POSTED = (
    "komisaris tinggi",
    "duta besar",
    "dubes",
    "wakil tetap",
    "konsul jenderal",
    "konjen",
    "konsul",
    "kuasa usaha",
    "atase",
)
# Who lead what is named by a motto of two words and more, not by a place; an officer has a rank behind it.
_OF_MOTTOS = ("danrem", "kasrem", "korem", "danbrigif", "brigif")


@dataclass
class _Reading:
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


def office_end(text: Text, i: int) -> int:
    """The word after the office, public or not, that starts at word `i`; 0 where none starts there."""
    found = _measure(text, i)
    return found[1] if found else 0


def read_role(text: Text, i: int) -> Role | None:
    """The office that starts at word `i` with all that belongs to it, or None if it is no public one."""
    found = _measure(text, i)
    if found is None:
        return None
    read, j = found
    if read.private:
        return None
    unit = 0
    # 'anggota Yonif 403/WP, Pratu X' leads no unit.
    named = read.head in text.vocabulary.grammar.of_stations_too
    if not (read.public or read.first == "anggota") or named or text.words[j : j + 1] == ["/"]:
        unit = past_unit(text, i, j, read.head, public=read.public and not named)
    if unit and not read.public and read.first == "anggota":
        return None
    of_body = _leads_bench(text, i, j, read) or _is_of_named_body(text, i, j, read)
    if not (read.public or unit or of_body or _accompanies_chief(text, i, read)):
        return None
    if _is_not_public(text, i, j, read):
        return None
    if read.head == "ketua majelis" and text.low[j : j + 1] == ["persidangan"]:
        read.kept.append(j)
        j += 1
    if not unit and _is_numbered(text, j):
        unit = _past_units_name(text, j + 1, read.head)
    if unit > j:
        read.kept += range(j, unit)
        j = unit
    start, status = status_before(text, i)
    status = status or read.status
    return Role(
        start=start,
        end=j,
        text=join_words(text.words[k] for k in read.kept),
        head=read.head,
        written_as_title=text.words[i][0].isupper(),
        complete=read.complete
        or read.kept[-1] >= i + len(TOKEN.findall(read.head))
        or (read.head not in text.vocabulary.grammar.state_heads and _names_a_body(text, i, read)),
        country=read.country,
        status=status,
    )


def _is_numbered(text: Text, j: int) -> bool:
    """Whether the stroke at word `j` stands between a unit's number and its name."""
    return (
        text.words[j : j + 1] == ["/"]
        and j > 0
        and (text.words[j - 1][0].isdigit() or set(text.words[j - 1]) <= set("IVX"))
        and text.capital(j + 1)
        and not text.in_title(j)
    )


def _past_units_name(text: Text, j: int, head: str) -> int:
    """Past the name of a numbered unit: 'Danramil 05/Genuk Rudi Kencana', but all words with capitals where
    comma or rank follows them: 'Danrem 091/Aji Rambah Samo, Brigjen Rudi', and both of two at a command that
    has its name from no place: 'menjadi Danrem 161/Wira Sakti'."""
    for size in (3, 2):
        name = text.low[j : j + size]
        if len(name) == size and " ".join(name) in text.vocabulary.grammar.names_of_commands:
            return j + size
    k = j
    while k < min(len(text.words), j + _MOST_OF_UNITS_NAME) and text.capital(k) and not is_rank(text, k):
        k += 1
    named = text.words[k : k + 1] in ([","], [")"]) or (text.capital(k) and is_rank(text, k))
    motto = k == j + 2 and head.endswith(_OF_MOTTOS)
    return k if named or motto else j + 1


def _measure(text: Text, i: int) -> tuple[_Reading, int] | None:
    """The words of the office that starts at word `i`, and the word after it; read once. None among words
    that go on and on as those of an office do: to begin anew at each of them would take long."""
    if i not in text.measured:
        text.measured[i] = None if i in text.endless else _read_office(text, i)
    found: tuple[_Reading, int] | None = text.measured[i]
    return found


def _read_office(text: Text, i: int) -> tuple[_Reading, int] | None:
    v, low, words = text.vocabulary, text.low, text.words
    hit = v.heads.at(low, i)
    if hit is None:
        return None
    j, kind = hit
    head = " ".join(low[i:j])
    if head in v.grammar.capital_only and not words[i][0].isupper():
        return None
    if (
        j == i + 1
        and low[i] in v.grammar.blended
        and i > 0
        and text.capital(i - 1)
        and not text.beside_name(i - 1)
    ):
        return None  # 'Lukman Hakim Saifuddin'
    if low[i] == "humas" and (not words[i][0].isupper() or _is_inside_office(text, i)):
        return None
    read = _Reading(
        kept=list(range(i, j)),
        public=kind == "office" or _has_body(text, i, j),
        private=kind == "never",
        head=head,
        first=low[i],
    )
    while j < len(low) and j - i < _LONGEST:
        step = _step(text, j, read)
        if not step:
            break
        j = step
    if j - i >= _LONGEST:
        text.endless = range(i + 1, j)
    while read.kept and (
        low[read.kept[-1]] in v.grammar.connectors
        or words[read.kept[-1]] in (",", "dalam")  # 'Kadiv Humas Polri dalam keterangannya'
    ):
        j = read.kept.pop()
    return read, past_term(text, j)


def _is_inside_office(text: Text, i: int) -> bool:
    """Whether the word at `i` goes on an office or a body before it: 'Kepala Bagian Umum dan Humas'."""
    if not i:
        return False
    before, v = text.low[i - 1], text.vocabulary
    if before in v.grammar.connectors or before in v.inner:
        return True
    return text.capital(i - 1) and (before in v.public or not text.beside_name(i - 1))


def join_words(parts: Iterable[str]) -> str:
    """Words to a phrase, with commas and slashes where they belong."""
    text = " ".join(parts)
    if text.replace(" ", "").isalnum():
        return text
    return re.sub(r"\s*/\s*", "/", re.sub(r" ([,.:])", r"\1", text))


def _step(text: Text, j: int, read: _Reading) -> int:
    """Take what stands at word `j` into the office; the word to go on from, or 0 where the office ends."""
    low, word = text.low, text.words[j]
    if (low[j] in _MAY_END or read.first in _RUNS) and _ends_office(text, j, read):
        return 0
    if low[j] == "the" and text.vocabulary.public.at(low, j):
        read.public = read.complete = True  # 'Ketua The Fed'
        read.kept += range(j, j + 2)
        return j + 2
    if low[j] in text.vocabulary.grammar.suspended:
        read.status = "mantan" if low[j] == "terdahulu" else "nonaktif"
        return j + 1
    if word == "." and low[j - 1] in _SHORTENED and text.capital(j + 1):
        return j + 1  # 'Kepala Dinas ESDM Prov. Jatim'
    if low[j] == "merangkap" and read.head.startswith(_POSTED):
        end = text.country_at(j + 1)[0] if j + 1 < len(low) else 0
        read.kept += range(j, end)  # 'Duta Besar RI untuk Maroko merangkap Mauritania X'
        return end
    if word == "(":
        close = _bracket(text, j) or _past_short_head(text, j)
        if close and not read.complete and text.vocabulary.heads.at(low, j + 1):
            _complete_from_bracket(text, j, close, read)
        short = text.vocabulary.heads.at(low, j + 1) if close else None
        if close and (text.vocabulary.public.at(low, j + 1) or (short is not None and short[1] == "office")):
            read.public = True  # 'Direktur Lalu Lintas (Dirlantas)'
        return close
    if word in _DASHES and _joins_regions(text, j, read):
        read.kept += (j, j + 1)
        return j + 2
    if word == "," or low[j] in text.vocabulary.grammar.connectors:
        nxt = _continues(text, j, read.head) or _past_superior(text, j) or _past_comma_to_body(text, j, read)
        if nxt:
            read.posted = read.posted or low[j] in ("untuk", "bagi")
            read.kept += range(j, nxt)
        return nxt
    end = _known_part(text, j, read) or (_behind_short_form(text, j) if text.words[j - 1] == ")" else 0)
    if not end and _is_inner(text, j, read):
        end = j + 1
    if not end and not read.complete and word[0].isupper() and _asks_for_body(text, j, read):
        end = _body_behind(text, j)  # 'Direktur Pendidikan Diniyah dan Pondok Pesantren Kemenag'
        read.kept += _without_bracket(text, j, end)
        return end
    read.kept += range(j, end)
    return end


def _behind_short_form(text: Text, j: int) -> int:
    """Past what goes on a body's name in brackets before word `j`: '(BBWS) Serayu Opak'; or 0."""
    if j < 3 or text.words[j - 3] != "(" or not text.capital(j):
        return 0
    whole = text.vocabulary.public.at([text.low[j - 2], *text.low[j : j + 4]], 0)
    return j + whole[0] - 1 if whole is not None and whole[0] > 1 else 0


def _ends_office(text: Text, j: int, read: _Reading) -> bool:
    """Whether the word at `j` is no more of an office: a term of office, a decree's number."""
    low = text.low
    if read.first in _RUNS or (low[j] == "presiden" and read.head.endswith("menteri")):
        return True  # 'para menteri Presiden Joko Widodo'
    if low[j] in _ELECTIONS and low[j + 1 : j + 2] and low[j + 1].isdigit():
        return True  # 'Presiden terpilih Pilpres 2024'
    if low[j] == "periode" or low[j : j + 2] in (["masa", "jabatan"], ["sisa", "masa"]):
        return True
    # 'Peraturan Menteri ESDM Nomor 49 Tahun 2018 tentang …'
    return low[j] == "nomor" and j + 1 < len(low) and low[j + 1].isdigit()


def _without_bracket(text: Text, j: int, end: int) -> Iterable[int]:
    """The words from `j` to `end` without a short form in brackets among them."""
    words = text.words[j:end]
    if "(" not in words:
        return range(j, end)
    opened, shut = j + words.index("("), j + words.index(")")
    return [*range(j, opened), *range(shut + 1, end)]


def _asks_for_body(text: Text, j: int, read: _Reading) -> bool:
    """Whether the unknown word at `j` may be of a department's name whose body is still to come."""
    return read.head in text.vocabulary.grammar.departments and not read.private and not text.in_title(j)


def _past_superior(text: Text, j: int) -> int:
    """The word behind a prosecutor's office that 'pada', word `j`, joins: 'Direktur Penyidikan pada Jampidsus
    Kejagung'; or 0."""
    if text.low[j] != "pada" or not text.low[j + 1 : j + 2] or not text.low[j + 1].startswith("jam"):
        return 0
    found = text.vocabulary.heads.at(text.low, j + 1)
    return found[0] if found is not None else 0


def _past_comma_to_body(text: Text, j: int, read: _Reading) -> int:
    """The word behind the comma at `j` where there a department's body is named: 'Deputi Bidang Kelembagaan,
    Kementerian Pariwisata, X'; or 0."""
    v, nxt = text.vocabulary, j + 1
    if (
        text.words[j] != ","
        or (read.complete and read.public)
        or read.private
        or not (read.head in v.grammar.departments or read.head in _SPEAKERS)
        or read.kept[-1] < read.kept[0] + len(TOKEN.findall(read.head))
        or not text.capital(nxt)
        or text.in_title(j)
        or v.public.at(text.low, nxt) is None
        or v.heads.at(text.low, nxt) is not None
    ):
        return 0
    word, lower = text.words[nxt], text.low[nxt]
    strong = lower in v.grammar.of_state or lower in _OF_SERVICES or lower.startswith("kem")
    return nxt if strong or (word.isupper() and len(word) > 2) else 0


def _joins_regions(text: Text, j: int, read: _Reading) -> bool:
    """Whether the dash at word `j` joins two regions: 'Kepala Balai … Jawa Tengah - DIY'."""
    regions = text.vocabulary.regions
    of_one = text.low[j - 1] in regions or read.complete  # 'Kepala Bank Indonesia - Jatim'
    return of_one and text.capital(j + 1) and text.low[j + 1] in regions


def _past_short_head(text: Text, j: int) -> int:
    """The word after a bracket at word `j` that has the office's short form without a capital, or 0: 'juru
    bicara (jubir) KPK'."""
    if j + 1 >= len(text.low):
        return 0
    short = text.vocabulary.heads.at(text.low, j + 1)
    return short[0] + 1 if short and text.words[short[0] : short[0] + 1] == [")"] else 0


def _complete_from_bracket(text: Text, j: int, close: int, read: _Reading) -> None:
    """Take the area from the short form in brackets: 'Sekretaris Daerah (Sekda DIY)'."""
    head = text.vocabulary.heads.at(text.low, j + 1)
    area = range(head[0] if head else close, close - 1)
    if area and all(text.low[k] in text.vocabulary.regions for k in area):
        read.kept += area
        read.complete = True


def _known_part(text: Text, j: int, read: _Reading) -> int:
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
    # 'direktur kesehatan kota Genuk'
    placed = _district(text, j, read) if upper else low[j] in _SMALL_KINDS and _foreign_area(text, j, read)
    if placed:
        return placed
    in_party = v.parties.at(low, j) if upper else None
    if in_party and (read.complete or low[j - 1] in ("fraksi", "dari")):
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
    # 'as' and 'ri' are words; AS and RI are countries.
    if end and upper and (end > j + 1 or not short or word.isupper() or len(word) == 4):
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
        elif strong or not (read.complete or read.head.startswith(_OF_STATE)):
            read.private = True
        return private[0]
    if upper and _is_of_area(text, j, read):
        return j + 1
    public = v.public.at(low, j)
    if public and (upper or not short) and not (lone and len(word) < 4 and public[0] == j + 1):
        read.public = read.complete = True
        return public[0]
    return 0


def _foreign_area(text: Text, j: int, read: _Reading) -> int:
    """The word behind the area whose kind stands at word `j`, of which a department is, its subject told; or
    0."""
    of_it = (
        text.capital(j + 1)
        and not read.private
        and not read.complete
        and read.head in text.vocabulary.grammar.departments
        and read.kept[-1] == j - 1
        and (text.low[j - 1] in text.vocabulary.inner or _DERIVED.fullmatch(text.low[j - 1]) is not None)
        and text.vocabulary.grammar.trades.isdisjoint(text.low[k] for k in read.kept)
    )
    if of_it:
        read.public = read.complete = True
    return j + 2 if of_it else 0


def _base(text: Text, j: int, head: str) -> int:
    """The word behind the name at word `j` of an air force's base, or of a consulate's city, or 0."""
    grammar = text.vocabulary.grammar
    if head.endswith(_OF_BASES):
        names = grammar.names_of_bases
    elif head.startswith(_CONSULS):
        names = grammar.cities_of_missions
    else:
        return 0
    most = min(4, len(text.low) - j)
    return next((j + n for n in range(most, 0, -1) if " ".join(text.low[j : j + n]) in names), 0)


def _district(text: Text, j: int, read: _Reading) -> int:
    """The word behind the district or base at word `j` of which an office is: 'Camat Genuk', 'Kepala
    Puskesmas Genuk II'; or 0."""
    low = text.low
    if read.first in _OF_NAMED_PLACES and (base := _base(text, j, read.head)):
        read.complete = True
        return base
    led = low[j - 1] in _OF_DISTRICTS and j - 1 > read.kept[0] and not text.in_title(j)
    if not (led or (read.head in text.vocabulary.grammar.of_districts and not read.complete)):
        return _village(text, j, read) if low[j] in text.vocabulary.grammar.first_of_villages else 0
    found = text.vocabulary.districts.at(low, j)
    # 'Kapolsek Rambah Kencono, Iptu X': only the first of two words is a district.
    end = found[0] if found else j
    cut_off = text.words[end + 1 : end + 2] == [","] and text.capital(end)
    ranked = cut_off and low[end + 2 : end + 3] != [] and low[end + 2] in text.vocabulary.grammar.strong_ranks
    if not found or ranked or (is_frequent(low[j]) and end == j + 1):
        return 0
    if led and text.capital(end) and not text.capital(end + 1):
        return 0  # 'Kepala Puskesmas Genuk Wetan kemarin'
    read.complete = True
    return end


def _village(text: Text, j: int, read: _Reading) -> int:
    """The word behind the village of two words at word `j` whose head is meant, before his name: 'Kepala Desa
    Bukit Tinggi X', 'Lurah Sumber Makmur, X'; or 0."""
    grammar, end = text.vocabulary.grammar, j + 2
    if read.complete or read.kept[-1] != j - 1 or read.head not in grammar.small_areas:
        return 0
    named = text.capital(j + 1) and text.low[j + 1] in grammar.last_of_villages and not text.listed_at(j)
    if not named or not (text.capital(end) or text.words[end : end + 1] == [","]):
        return 0
    read.complete = True
    return end


def _private_at(text: Text, j: int) -> tuple[int, object] | None:
    """The private body at word `j`, unless it is part of a public one's name: 'Rumah Sakit Polri'."""
    private = text.vocabulary.private.at(text.low, j)
    public = text.vocabulary.public.at(text.low, j) if private else None
    return None if private and public and public[0] > private[0] else private


def _is_of_area(text: Text, j: int, read: _Reading) -> bool:
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


def _is_area_in_two(text: Text, j: int, read: _Reading) -> bool:
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


def _is_service(text: Text, j: int, read: _Reading) -> bool:
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


def _is_acronym_of_area(text: Text, j: int, read: _Reading) -> bool:
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


def _is_inner(text: Text, j: int, read: _Reading) -> bool:
    """Whether the word at `j` goes on the office's name: a common noun, a place, an acronym, an ordinal."""
    v, lower = text.vocabulary, text.low[j]
    if lower in v.grammar.streets and read.head in v.grammar.areas:
        return False
    if not text.words[j][0].isupper():
        if lower in _SECOND_IN_SMALL and (text.low[j - 1], lower) in _IN_SMALL:
            return True
        if lower in _FOR_NOW and read.head in v.grammar.state_heads and text.capital(j + 1):
            return text.country_at(j + 1)[0] > 0  # 'Presiden sementara Suriah'
        if lower[0].isdigit() and read.head == "danramil" and _PART_OF_DISTRICT.fullmatch(lower):
            read.complete = True
            return True
        if lower == "wilayah" and read.head in v.grammar.areas and text.capital(j + 1):
            return not text.listed_at(j + 1)  # 'Gubernur wilayah Genuk X'
        return lower != "dan" and (lower in v.inner or bool(ORDINAL.fullmatch(lower)))
    if "-" in lower and lower[-1].isdigit() and ORDINAL.fullmatch(lower):
        return True  # 'Presiden Ke-7 RI'
    # 'Penyelenggaraan Haji dan Umrah': a word of rank before 'dan' is none.
    rank = v.ranks.at(text.low, j) and not (j + 1 < len(text.low) and text.low[j + 1] in ("dan", "&"))
    if lower == "haji" and (
        text.words[j + 1 : j + 2] == [","]
        or (text.capital(j + 1) and text.low[j + 1] in v.inner)
        or text.low[j - 1] in _OF_PILGRIMS
    ):
        rank = False  # 'Direktur Pelayanan Haji Luar Negeri', 'Kasubdit Bina Petugas Haji Rudi'
    if text.listed_at(j) > j + 1 or rank:
        return False
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
    if lower in v.regions or ("-" in lower and all(part in v.regions for part in lower.split("-"))):
        read.complete = True  # 'Balai Besar … Jawa Timur-Bali'
        return True
    return belongs_to_office(text, j) and not (
        lower in v.heads and lower not in v.common and lower != "humas"
    )


def _as_numeral(text: Text, j: int) -> bool | None:
    """Whether the letter at word `j` is an office's number, or an initial; None where neither is sure."""
    initial = text.words[j + 1 : j + 2] == ["."] and text.capital(j + 2)
    if initial and text.vocabulary.countries.at(text.low, j - 1) is not None:
        return False  # 'Menteri Genuk V. Kencanakumar'
    numbered = text.words[j] != "I" and j > 0 and text.low[j - 1] in _NUMBERED
    return True if numbered else None


def belongs_to_office(text: Text, j: int) -> bool:
    """Whether the capitalised word at `j` belongs to an office's name rather than to a person's."""
    v, lower, word = text.vocabulary, text.low[j], text.words[j]
    if lower == "lalu" and text.low[j + 1 : j + 2] == ["lintas"]:
        return True
    if lower == "laksana" and text.low[j - 1] == "tata":
        return True  # 'Deputi Kelembagaan dan Tata Laksana'
    if len(word) == 1 and j > 0 and text.low[j - 1] in ("komisi", "kelas"):
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
    if lower in v.inner or (_DERIVED.fullmatch(lower) and lower not in text.names.words):
        return True
    if j > 0 and (text.low[j - 1] in ("dan", ",", "&", "menteri")) and v.is_misspelt(lower):
        return True  # '… Daerah Tertinggal dan Trasmigrasi', 'Menteri Koordinato Bidang …'
    if text.in_title(j):
        # 'Menkes Baru Tahu': a headline's verbs have capitals too.
        return word.isupper() and len(word) > 2 and lower not in v.grammar.nicknames
    if lower in v.common:
        return True
    if lower in v.grammar.nicknames:
        return False
    return word.isupper() and (len(word) > 2 or bool(ORDINAL.fullmatch(word)))


def _is_of_named_body(text: Text, i: int, j: int, read: _Reading) -> bool:
    """Whether a department's head is a state body's that the text names before: 'KPK … Deputi Koordinasi X'.

    The department must be named with a noun of an administration ('Pencegahan'), and no trade ('Pemasaran').
    """
    v, low = text.vocabulary, text.low
    size = len(TOKEN.findall(read.head))
    subject = [low[k] for k in read.kept[size:]]
    if read.head not in v.grammar.divisions or not subject or not text.capital(i) or text.in_title(i):
        return False
    of_field = read.head == "deputi" and subject[0] == "bidang"  # which firms hardly have
    if read.head in _SHORT_HEADS and _is_of_a_service(text):
        return not (j < len(low) and v.private.at(low, j))
    if not (of_field or any(_DERIVED.fullmatch(word) or word in v.grammar.of_the_state for word in subject)):
        return False
    if (not of_field and not v.grammar.trades.isdisjoint(subject)) or (j < len(low) and v.private.at(low, j)):
        return False
    return bool(named_body(text, i)) or _is_of_last_office(text, i)


def _is_of_a_service(text: Text) -> bool:
    """Whether the text has named who leads a service of a region or a ministry's office there: of it is who
    is called 'Kabid' behind them, whatever his subject."""
    return any(
        mention.role is not None
        and mention.role.complete
        and mention.role.text.lower().startswith(_LEADING_SERVICES)
        for mention in text.mentions
    )


def _is_of_last_office(text: Text, i: int) -> bool:
    """Whether who was named last, not far before word `i`, leads an office: 'Kepala Kantor Imigrasi … Kepala
    Seksi Penindakan X'."""
    last = next((mention for mention in reversed(text.mentions) if mention.role is not None), None)
    return (
        last is not None
        and last.role is not None
        and last.role.complete
        and last.role.head.startswith(_LEADING)
        and i - last.end < _NEAR_BODY
    )


def _accompanies_chief(text: Text, i: int, read: _Reading) -> bool:
    """Whether a deputy is of the body whose chief is named right before: 'Ketua DPRD Siak X didampingi Wakil
    Ketua Y'."""
    if read.head != "wakil ketua" or not text.mentions or text.low[i - 1] != "didampingi":
        return False
    last = text.mentions[-1]
    chief = last.role is not None and last.role.complete and last.role.head.split()[0] == "ketua"
    told = all(ORDINAL.fullmatch(text.low[k]) for k in read.kept[2:])
    return chief and told and 0 <= i - 1 - last.end <= (text.words[i - 2] == ",")


def _leads_bench(text: Text, i: int, j: int, read: _Reading) -> bool:
    """Whether a judge leads the bench; no 'Ketua Majelis Adat' beside whom a judge is named."""
    return (
        read.head == "ketua majelis"
        and all(text.low[k] in _KINDS_OF_BENCH for k in read.kept[2:])
        and not _OF_COURT.isdisjoint(text.low[max(0, i - _NEAR_BENCH) : j + _NEAR_BENCH])
    )


def named_body(text: Text, i: int) -> str:
    """The acronym of a state body that the text names last before word `i`, not far from it; '' if none."""
    low, public = text.low, text.vocabulary.public
    for k in range(i - 1, max(text.title_end, i - _NEAR_BODY) - 1, -1):
        named = text.words[k].isupper() or (low[k].startswith("kemen") and text.capital(k))
        if named and len(low[k]) > 2 and public.at(low, k) is not None:
            return text.words[k]
    return ""


def _is_not_public(text: Text, i: int, j: int, read: _Reading) -> bool:
    v, low = text.vocabulary, text.low
    if low[read.kept[-1]] == "kabinet" and read.head in ("menteri", "wakil menteri", "anggota", "pejabat"):
        return True  # 'mantan menteri Kabinet Jokowi'
    if low[read.kept[-1]] == "pemerintahan" and text.listed_at(j):
        return True  # 'dua pejabat pemerintahan Jokowi'
    if read.head in v.grammar.royal and read.country is None and not (j < len(low) and text.listed_at(j)):
        return True  # 'Raja Sapta' is a name, 'Ratu Dangdut' a joke
    if not {"dpw", "dpc", *(("dpd",) if read.party else ())}.isdisjoint(low[i:j]):
        return True  # a party's branch, not its leadership
    if (
        read.party
        and v.parties.at(low, i + len(TOKEN.findall(read.head)))
        and low[read.kept[-1]] in v.regions
    ):
        return True  # so is 'Sekretaris NasDem Aceh'
    if low[i] == "presiden" and i > 0 and low[i - 1] == "piala":
        return True
    if i > 1 and low[i - 1] == "raya" and low[i - 2] in v.grammar.streets:
        return True  # 'Jalan Raya Panglima Sudirman'
    return read.head in v.grammar.state_heads and not _is_state_office(text, read.kept)


def _is_state_office(text: Text, kept: list[int]) -> bool:
    """Whether a president's office is a state's: 'Presiden GoTo Financial' and 'Presiden IPA' are not."""
    v, low = text.vocabulary, text.low
    k = 0
    while k < len(kept):
        at = kept[k]
        hit: tuple[int, object] | None = v.heads.at(low, at) if k == 0 else None
        hit = hit or v.countries.at(low, at) or v.public.at(low, at)
        if hit is not None:
            k += hit[0] - at
        elif (
            low[at] == "dan"
            or ORDINAL.fullmatch(low[at])
            or low[at] in v.grammar.of_a_state
            or low[at] in v.grammar.presided
        ):
            k += 1
        else:
            return False
    return True


def _has_body(text: Text, i: int, j: int) -> bool:
    """Whether a public body is in the office word itself: 'Ketua Komisi', 'Kepala Dinas'."""
    return any(text.vocabulary.public.at(text.low, k) for k in range(i + 1, j) if len(text.low[k]) > 3)


def _names_a_body(text: Text, i: int, read: _Reading) -> bool:
    """Whether the office word itself names its body: 'Panglima TNI', 'Ketua DPR'."""
    end = i + len(TOKEN.findall(read.head))
    return any(
        (text.words[k].isupper() or len(text.low[k]) > 5) and text.vocabulary.public.at(text.low, k)
        for k in range(i + 1, end)
    )


def _governs(spans: Sequence[tuple[str, str]], day: str | None) -> bool:
    if day is None:
        return bool(spans)
    return any(day[: len(a)] >= a[: len(day)] and (not b or day[: len(b)] <= b[: len(day)]) for a, b in spans)


def _bracket(text: Text, j: int) -> int:
    """The word after an acronym in brackets ('(KPK)', '(Menko Marves)') that starts at `j`, or 0."""
    if j + 1 < len(text.low) and text.low[j + 1] in text.vocabulary.grammar.strong_ranks:
        return 0  # '(AKBP Rudi Kencana)'
    for close in range(j + 2, min(j + 7, len(text.words))):
        if text.words[close] == ")":
            inside = text.words[j + 1 : close]
            if any(text.listed_at(k) for k in range(j + 1, close)) or _holds_name(text, j + 1, close):
                return 0
            plain = ("the", "of", "dan") if inside[-1][0].isupper() else ()  # '(the Fed)'
            named = all(w[0].isupper() or not w[0].isalpha() or w in plain for w in inside)
            return close + 1 if named else 0
    return 0


def _holds_name(text: Text, i: int, end: int) -> bool:
    """Whether all of some words in brackets are a full name's: '(Rudi Kencana)'."""
    v = text.vocabulary
    return (
        end - i > 1
        and all(
            text.words[k].istitle()
            and text.low[k] not in v.common
            and text.low[k] not in v.inner
            and text.low[k] not in v.regions
            and not v.heads.at(text.low, k)
            and not v.public.at(text.low, k)
            for k in range(i, end)
        )
        and is_name_word(text, text.low[i])
    )


def _continues(text: Text, j: int, head: str) -> int:
    """Where an office's name goes on after the comma or small word at `j`, or 0.

    'Menteri Pendidikan, Kebudayaan, Riset, dan Teknologi' goes on; 'Menteri Keuangan, Sri Mulyani' and
    'Presiden Rusia dan Presiden China' do not.
    """
    v, low = text.vocabulary, text.low
    nxt = j + 1
    if text.words[j] == "," and nxt < len(low) and low[nxt] in ("dan", "serta"):
        nxt += 1
    if nxt >= len(low) or (low[nxt] in v.heads and low[nxt] != "humas"):
        return 0
    country = text.country_at(nxt)[0] > 0
    if low[j] == "dan" and ORDINAL.fullmatch(low[j - 1]) and ORDINAL.fullmatch(low[nxt]):
        return nxt  # 'Wakil Presiden ke-10 dan ke-12'
    if text.words[j] == "," or low[j] in ("dan", "&"):
        listing = text.capital(nxt) and (
            low[nxt] in v.common
            or low[nxt] in ("ham", "ukm", "umkm", "humas", "batubara", "kesra", "kb", "pp", "pa")
            or bool(_DERIVED.fullmatch(low[nxt]))
            or v.is_misspelt(low[nxt])
            or (low[nxt] in v.inner and head.startswith(_OF_SUBJECTS))
        )
        if low[j] == "dan" and low[nxt] in v.regions and text.capital(nxt):
            # 'Dirjen Asia Pasifik dan Afrika'
            listing = head.startswith(("dir", "deputi")) and (
                low[j - 1] in v.regions or low[j - 1] == "pasifik"
            )
            country = country and low[nxt] != "amerika"
            listing = listing or low[nxt] == "batubara" or low[nxt : nxt + 2] == ["batu", "bara"]
            listing = listing or (low[j - 1] in v.regions and head.startswith("kepala"))
        elif text.words[j] != "," or low[j + 1] == "dan":
            # 'Direktur Perlindungan WNI dan BHI Kemlu', '… dan Elektronika (Ilmate) Kementerian …'
            listing = listing or (head.startswith(_OF_DEPARTMENTS) and bool(_body_behind(text, nxt)))
        if country and head.startswith(_POSTED) and not {"untuk", "bagi"}.isdisjoint(low[max(0, j - 6) : j]):
            # 'Duta Besar RI untuk Tiongkok dan Mongolia X'
            return nxt if text.words[j] != "," or "dan" in low[j : j + 6] else 0
        if text.words[j] == ",":
            long_name = "menteri" in head or head.startswith(
                ("deputi", "kepala", "dirjen", "direktur", "plt", "anggota", "komisioner", "koordinator")
            )
            near = low[j : nxt + 9]
            listing = listing and long_name and ("dan" in near or "&" in near)
        return nxt if listing and not country and text.listed_at(nxt) <= nxt + 1 else 0
    if low[j] == "/" and text.capital(nxt) and v.public.at(low, nxt):
        return nxt  # 'Direktur Industri Kementerian PPN/Bappenas'
    if low[j] in ("di", "pada", "dari", "atas", "asal"):
        known = country or bool(v.public.at(low, nxt) or v.parties.at(low, nxt))
        known = known or (low[j] == "asal" and low[nxt] in v.regions)
        if low[j] == "dari" and head.startswith(_ELECTED):  # 'Anggota DPR RI dari Dapil NTB II, X'
            known = known or low[nxt] in v.regions or low[nxt] in ("dapil", "daerah")
        if low[j] == "di" and head.startswith(_POSTED) and _stands_before_name(text, nxt):
            return nxt + 1  # 'Konsul Jenderal RI di Genuk, Rudi Kencana'
        if low[j] == "di":  # 'acara Gubernur di Desa X'
            known = (known and head not in v.grammar.areas) or (
                low[nxt] in v.regions and (head.startswith(_POSTED) or low[j - 1] == "pom")
            )
        return nxt if known and (text.capital(nxt) or low[nxt] == "fraksi") else 0
    if text.capital(nxt) and (country or low[nxt] in v.regions or belongs_to_office(text, nxt)):
        return nxt
    return nxt if low[nxt] in v.inner else 0


def _stands_before_name(text: Text, j: int) -> bool:
    """Whether the word at `j` is a place that no list has, behind which comma and name follow."""
    return text.capital(j) and text.words[j + 1 : j + 2] == [","] and text.capital(j + 2)


def _body_behind(text: Text, j: int) -> int:
    """Where the public body is named that words with capitals from `j` on, none of them a name's, end with;
    or 0."""
    v = text.vocabulary
    k = j
    while k < min(len(text.low), j + _MOST_UNKNOWN):
        if text.words[k] == "(":
            k = _bracket(text, k)
            return k if k and text.capital(k) and v.public.at(text.low, k) else 0
        if k > j and text.capital(k) and len(text.low[k]) > 2 and v.public.at(text.low, k):
            return k
        known = text.capital(k) or (k > j and text.low[k] in ("dan", "&"))
        if not known or text.listed_at(k) > k + 1 or opens_name(text, k) or is_name_word(text, text.low[k]):
            return 0
        if text.low[k] in v.heads or v.ranks.at(text.low, k) or v.private.at(text.low, k):
            return 0
        k += 1
    return 0
