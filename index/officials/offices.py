"""An office in an article's words: where it starts and ends, whether it is public, whose country's it is."""

from __future__ import annotations

import re
from collections.abc import Iterable

from index.officials.evidence import is_name_word
from index.officials.names import name_in_brackets, opens_name
from index.officials.office_parts import DERIVED, Reading, belongs_to_office, is_inner, known_part
from index.officials.public_offices import (
    accompanies_chief,
    is_not_public,
    is_of_named_body,
    leads_bench,
    serves_area,
    speaks_for_chief,
)
from index.officials.terms import ORDINAL, past_term, status_before
from index.officials.text import Role, Text
from index.officials.units import is_rank, past_unit
from search.knowledge.officials.phrases import TOKEN

_MOST_OF_UNITS_NAME = 4  # words
# Words of the longest office; a list of offices without names is not read again from each of them.
_LONGEST = 40
# What leads a part of a ministry, agency or service.
_OF_DEPARTMENTS = (
    "dir",
    "deputi",
    "asisten deputi",
    "asdep",
    "sekretaris ditjen",
    "sekretaris direktorat jen",
    "sekretaris dirjen",
    "sesditjen",
    "sekretaris deputi",
    "staf ahli",
    "inspektur",
    "kepala",
    "kabid",
    "kasubdit",
    "kabag",
    "kanit",
    "kasat",
)
# Whose subjects are listed behind commas: 'Dirjen Jalan, Jembatan, dan Sungai'.
_OF_LISTED_SUBJECTS = (
    "deputi",
    "kepala",
    "dirjen",
    "direktur",
    "plt",
    "anggota",
    "komisioner",
    "koordinator",
    "sekretaris",
    "kadis",
    "kabid",
    "kabag",
    "asisten",
    "asdep",
    "sesditjen",
    "juru bicara",
    "jubir",
    "tenaga ahli",
    "staf khusus",
    "stafsus",
    "staf ahli",
)
# Whose subject may be continents: 'Dirjen Asia Pasifik dan Afrika'.
_OF_REGIONS = ("dir", "deputi", "sesditjen", "sekretaris di", "sekretaris dep")
_SHORTENED = frozenset(("prov", "kab", "kec", "kel", "kep"))
_DASHES = ("-", "–")
# Whose subjects stand in short: 'Kepala Dinas KUKM dan Perindag'.
_OF_SUBJECTS = ("kepala dinas", "kadis", "sekretaris dinas", "kepala bidang", "kabid")
_RUNS = ("capres", "cawapres")
# Who has an electorate: 'Anggota DPD RI dari Papua'.
_ELECTED = (
    "anggota dpr",
    "anggota dpd",
    "anggota mpr",
    "anggota dewan",
    "legislator",
    "senator",
    "anggota komisi",
    "anggota komite",
    "ketua komite",
    "wakil ketua komite",
)
_ELECTORATE = ["daerah", "pemilihan"]
_ELECTIONS = frozenset(("pilpres", "pilkada", "pilgub", "pilbup", "pilwalkot", "pileg", "pemilu"))
# Words that may end an office.
_MAY_END = _ELECTIONS | {"presiden", "periode", "masa", "sisa", "nomor"}
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
_LEFT = frozenset(("terdahulu", "terguling"))
# Who lead a regional command, which has a name of one word, or a listed one.
_OF_COMMANDS = ("pangdam", "kasdam", "kapendam")
# Who lead what is named by a motto of two words and more, not by a place; an officer has a rank behind it.
_OF_MOTTOS = ("danrem", "kasrem", "korem", "danbrigif", "brigif")


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
    if not (read.public or unit or _is_public_here(text, i, j, read)):
        return None
    if is_not_public(text, i, j, read):
        return None
    if read.head == "ketua majelis" and text.low[j : j + 1] == ["persidangan"]:
        read.kept.append(j)
        j += 1
    if not unit and _is_numbered(text, j):
        unit = _past_units_name(text, j + 1, read.head)
    if unit > j:
        read.kept += _without_bracket(text, j, unit)
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


def _is_public_here(text: Text, i: int, j: int, read: Reading) -> bool:
    """Whether an office is made a public one by what stands beside it or was named before."""
    return (
        leads_bench(text, i, j, read)
        or is_of_named_body(text, i, j, read)
        or serves_area(text, read)
        or accompanies_chief(text, i, read)
        or speaks_for_chief(text, i, read)
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
    if text.low[j - 3 : j - 2] == ["kodam"] or head.endswith(_OF_COMMANDS):
        return j + 1  # 'Pangdam IV/Diponegoro Rudi Kencana, Senin'
    known = text.vocabulary.districts.at(text.low, j)
    if known is not None and known[0] > j + 1:
        return known[0]  # 'Danramil 05/Lubuk Alung Rudi Kencana'
    k = j
    while k < min(len(text.words), j + _MOST_OF_UNITS_NAME) and text.capital(k) and not is_rank(text, k):
        k += 1
    named = text.words[k : k + 1] in ([","], [")"]) or (text.capital(k) and is_rank(text, k))
    motto = k == j + 2 and head.endswith(_OF_MOTTOS)
    return k if named or motto else j + 1


def _measure(text: Text, i: int) -> tuple[Reading, int] | None:
    """The words of the office that starts at word `i`, and the word after it; read once. None among words
    that go on and on as those of an office do: to begin anew at each of them would take long."""
    if i not in text.measured:
        text.measured[i] = None if i in text.endless else _read_office(text, i)
    found: tuple[Reading, int] | None = text.measured[i]
    return found


def _read_office(text: Text, i: int) -> tuple[Reading, int] | None:
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
    read = Reading(
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


def _step(text: Text, j: int, read: Reading) -> int:
    """Take what stands at word `j` into the office; the word to go on from, or 0 where the office ends."""
    low, word = text.low, text.words[j]
    if (low[j] in _MAY_END or read.first in _RUNS) and _ends_office(text, j, read):
        return 0
    if low[j] == "the" and text.vocabulary.public.at(low, j):
        read.public = read.complete = True  # 'Ketua The Fed'
        read.kept += range(j, j + 2)
        return j + 2
    if low[j : j + 2] == ["ad", "interim"] and read.public:
        read.kept += range(j, j + 2)
        return j + 2  # 'Menteri Keuangan ad interim X'
    if low[j] in text.vocabulary.grammar.suspended:
        read.status = "mantan" if low[j] in _LEFT else "nonaktif"
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
    end = known_part(text, j, read) or (_behind_short_form(text, j) if text.words[j - 1] == ")" else 0)
    if not end and is_inner(text, j, read):
        end = j + 1
    # 'Direktur Pelayanan Sosial Ditjen Rehsos Kemensos': which of them, in short
    unfinished = not read.complete or low[j - 1] == "ditjen"
    if not end and unfinished and word[0].isupper() and _asks_for_body(text, j, read):
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


def _ends_office(text: Text, j: int, read: Reading) -> bool:
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


def _asks_for_body(text: Text, j: int, read: Reading) -> bool:
    """Whether the unknown word at `j` may be of a department's name whose body is still to come."""
    return read.head in text.vocabulary.grammar.departments and not read.private and not text.in_title(j)


def _past_superior(text: Text, j: int) -> int:
    """The word behind a prosecutor's office that 'pada', word `j`, joins: 'Direktur Penyidikan pada Jampidsus
    Kejagung'; or 0."""
    if text.low[j] != "pada" or not text.low[j + 1 : j + 2] or not text.low[j + 1].startswith("jam"):
        return 0
    found = text.vocabulary.heads.at(text.low, j + 1)
    return found[0] if found is not None else 0


def _past_comma_to_body(text: Text, j: int, read: Reading) -> int:
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


def _joins_regions(text: Text, j: int, read: Reading) -> bool:
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


def _complete_from_bracket(text: Text, j: int, close: int, read: Reading) -> None:
    """Take the area from the short form in brackets: 'Sekretaris Daerah (Sekda DIY)'."""
    head = text.vocabulary.heads.at(text.low, j + 1)
    area = range(head[0] if head else close, close - 1)
    if area and all(text.low[k] in text.vocabulary.regions for k in area):
        read.kept += area
        read.complete = True


def _has_body(text: Text, i: int, j: int) -> bool:
    """Whether a public body is in the office word itself: 'Ketua Komisi', 'Kepala Dinas'."""
    return any(text.vocabulary.public.at(text.low, k) for k in range(i + 1, j) if len(text.low[k]) > 3)


def _names_a_body(text: Text, i: int, read: Reading) -> bool:
    """Whether the office word itself names its body: 'Panglima TNI', 'Ketua DPR'."""
    end = i + len(TOKEN.findall(read.head))
    return any(
        (text.words[k].isupper() or len(text.low[k]) > 5) and text.vocabulary.public.at(text.low, k)
        for k in range(i + 1, end)
    )


def _bracket(text: Text, j: int) -> int:
    """The word after an acronym in brackets ('(KPK)', '(Menko Marves)') that starts at `j`, or 0."""
    if j + 1 < len(text.low) and text.low[j + 1] in text.vocabulary.grammar.strong_ranks:
        return 0  # '(AKBP Rudi Kencana)'
    for close in range(j + 2, min(j + 7, len(text.words))):
        if text.words[close] == ")":
            inside = text.words[j + 1 : close]
            if any(text.listed_at(k) for k in range(j + 1, close)) or name_in_brackets(text, j) is not None:
                return 0
            plain = ("the", "of", "dan") if inside[-1][0].isupper() else ()  # '(the Fed)'
            named = all(w[0].isupper() or not w[0].isalpha() or w in plain for w in inside)
            return close + 1 if named else 0
    return 0


def _continues(text: Text, j: int, head: str) -> int:
    """Where an office's name goes on after the comma or small word at `j`, or 0.

    'Menteri Pendidikan, Kebudayaan, Riset, dan Teknologi' goes on; 'Menteri Keuangan, Sri Mulyani' and
    'Presiden Rusia dan Presiden China' do not.
    """
    v, low = text.vocabulary, text.low
    nxt = j + 1
    if text.words[j] == "," and nxt < len(low) and low[nxt] in ("dan", "serta"):
        nxt += 1
    another = nxt < len(low) and low[nxt] in v.heads and low[nxt] not in ("humas", "hukum")
    # 'As SDM Kapolri' is an office, 'Dubes RI untuk AS' is in America.
    another = another and (low[nxt] != "as" or v.heads.at(low, nxt) is not None)
    # 'Calon Bupati dan Calon Wakil Bupati'
    if nxt >= len(low) or another or v.status.at(low, nxt) is not None:
        return 0
    country = text.country_at(nxt)[0] > 0
    if low[j] == "dan" and ORDINAL.fullmatch(low[j - 1]) and ORDINAL.fullmatch(low[nxt]):
        return nxt  # 'Wakil Presiden ke-10 dan ke-12'
    if text.words[j] == "," or low[j] in ("dan", "&"):
        listing = text.capital(nxt) and (
            low[nxt] in v.common
            or low[nxt] in v.grammar.short_subjects
            or bool(DERIVED.fullmatch(low[nxt]))
            or v.is_misspelt(low[nxt])
            or (low[nxt] in v.inner and head.startswith(_OF_SUBJECTS))
        )
        if low[j] == "dan" and low[nxt] in v.regions and text.capital(nxt):
            # 'Dirjen Asia Pasifik dan Afrika'
            listing = head.startswith(_OF_REGIONS) and (low[j - 1] in v.regions or low[j - 1] == "pasifik")
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
            long_name = "menteri" in head or head.startswith(_OF_LISTED_SUBJECTS)
            near = low[j : nxt + 9]
            # 'Kepala Dinas Perdagangan, Koperasi, UKM Siti'
            subject = low[nxt] in v.inner or low[nxt] in v.grammar.short_subjects
            of_service = head.startswith(_OF_SUBJECTS) and subject
            listing = listing and long_name and ("dan" in near or "&" in near or of_service)
        return nxt if listing and not country and text.listed_at(nxt) <= nxt + 1 else 0
    if low[j] == "/" and text.capital(nxt) and v.public.at(low, nxt):
        return nxt  # 'Direktur Industri Kementerian PPN/Bappenas'
    if low[j] in ("di", "pada", "dari", "atas", "asal"):
        known = country or bool(v.public.at(low, nxt) or v.parties.at(low, nxt))
        known = known or (low[j] == "asal" and low[nxt] in v.regions)
        if low[j] == "dari" and head.startswith(_ELECTED):  # 'Anggota DPR RI dari Dapil NTB II, X'
            known = known or low[nxt] in v.regions or low[nxt] in ("dapil", "daerah")
        known = known or (low[j] == "asal" and (low[nxt] == "dapil" or low[nxt : nxt + 2] == _ELECTORATE))
        if low[j] == "di" and head.startswith(_POSTED) and _stands_before_name(text, nxt):
            return nxt + 1  # 'Konsul Jenderal RI di Genuk, Rudi Kencana'
        if low[j] == "di":  # 'acara Gubernur di Desa X'
            known = (known and head not in v.grammar.areas) or (
                low[nxt] in v.regions and (head.startswith(_POSTED) or low[j - 1] in ("pom", "bbpom", "bpom"))
            )
        in_small = low[nxt] in ("fraksi", "dapil") or low[nxt : nxt + 2] == _ELECTORATE
        return nxt if known and (text.capital(nxt) or in_small) else 0
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
