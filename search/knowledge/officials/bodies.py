"""The bodies of the state with their short names, and the body or place in which an office is held."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from search.analysis.patterns import late
from search.analysis.tables import read_csv
from search.knowledge.officials.names import fold, slug
from search.knowledge.officials.phrases import Phrases
from search.knowledge.officials.vocabulary import words

_PROVINCES = {
    "jabar": "jawa-barat",
    "jateng": "jawa-tengah",
    "jatim": "jawa-timur",
    "sumut": "sumatera-utara",
    "sumbar": "sumatera-barat",
    "sumsel": "sumatera-selatan",
    "sulsel": "sulawesi-selatan",
    "sulut": "sulawesi-utara",
    "sulteng": "sulawesi-tengah",
    "sultra": "sulawesi-tenggara",
    "kalbar": "kalimantan-barat",
    "kalsel": "kalimantan-selatan",
    "kalteng": "kalimantan-tengah",
    "kaltim": "kalimantan-timur",
    "kaltara": "kalimantan-utara",
    "kepri": "kepulauan-riau",
    "babel": "kepulauan-bangka-belitung",
    "dki": "jakarta",
    "solo": "surakarta",
}
_PROVINCES |= {"ntt": "tenggara-timur", "ntb": "tenggara-barat", "diy": "yogyakarta", "sumatra": "sumatera"}
_PROVINCES |= dict.fromkeys(("jakbar", "jakpus", "jaksel", "jaktim", "jakut"), "jakarta")
# Provinces whose last word is another's, or no place's.
_PROVINCES_IN_FULL = (
    "kepulauan riau",
    "kepulauan bangka belitung",
    "maluku utara",
    "papua barat daya",
    "papua pegunungan",
)
# A region has five commissions at most; the word behind is often glued to the number.
_COMMISSION = late(r"(vi{1,3}|ix|xi{0,3})|x?(i{1,3}|iv|vi{0,3}|ix|x)dpr(ri)?")
_NUMBER = late(r"x{0,2}(ix|iv|v?i{0,3})")
# Before the number of a region of the army.
_COMMANDS = frozenset(("kodam", "pangdam", "kasdam", "kapendam", "irdam", "militer"))
# Behind the number of one; any other word is its body: 'Komisi VI DPRA'.
_BEHIND_COMMISSION = frozenset(("ri", "dari", "fraksi", "yang", "bidang", "membidangi"))
_SIDES = frozenset(("barat", "timur", "utara", "selatan", "tengah", "tenggara", "pusat", "raya", "daya"))
_SIDED = frozenset(("jawa", "sumatera", "kalimantan", "sulawesi", "tenggara", "papua"))
# Behind a body, what names no branch of it: the state; and what begins a fraction, constituency or subject.
_OF_THE_WHOLE = frozenset(("ri", "republik", "indonesia", "pusat", "nasional"))
_NO_BRANCH = frozenset(("fraksi", "f", "dari", "dapil", "komisi", "periode", "bidang", "yang", "partai"))
_ADJECTIVES = frozenset(("besar", "tinggi", "nusantara", "raya", "pusat", "daerah", "negara"))
# What stands between an officer's head word and the place, or behind the place.
_KINDS = frozenset(("metro", "kota", "kabupaten", "kab", "sektor", "resor", "sub", "kecamatan", "kelurahan"))
_KINDS |= {"desa", "provinsi", "distrik", "wilayah", "daerah"}
# Behind a judge or prosecutor, what names a body of its own.
_HIGH_BENCHES = (["agung"], ["konstitusi"], ["mahkamah"], ["mk"], ["ma"])
# Their place follows at once: what comes behind it is the place that this one lies in.
_POSTS = frozenset(("camat", "lurah", "kades", "kuwu", "sekcam", "kapolsek", "wakapolsek", "kapolsekta"))
_POSTS |= {"polsek", "polsekta", "danramil", "koramil"}
_REGENCY_POSTS = frozenset(("kapolres", "kapolresta", "kapolrestabes", "wakapolres", "wakapolresta"))
_REGENCY_POSTS |= {"polres", "polresta", "polrestabes"}
# Whoever speaks for one of these sits there, or leads a party that does.
_PARLIAMENT = "dpr"
_IN_PARLIAMENT = frozenset(("dpr", "mpr"))


def is_province(word: str) -> bool:
    """Whether a word is short for a province: 'sumbar'."""
    return word in _PROVINCES


@functools.cache
def provinces() -> frozenset[str]:
    """The provinces as the seats of their offices, without those of which a city has the name."""
    cities = {row["regency"] for row in read_csv(Path(__file__).with_name("district-regencies.csv"))}
    rows = read_csv(Path(__file__).parents[1] / "provinces.csv")
    return frozenset(seat(f"Gubernur {row['name']}") for row in rows if row["name"].lower() not in cities)


@functools.cache
def _bodies() -> Phrases[str]:
    rows = read_csv(Path(__file__).with_name("bodies.csv"))
    return Phrases((_plain(name), row["id"]) for row in rows for name in row["names"].split("|"))


@functools.cache
def _ids() -> frozenset[str]:
    return frozenset(row["id"] for row in read_csv(Path(__file__).with_name("bodies.csv")))


@functools.cache
def _regencies() -> Phrases[str]:
    """Regencies of several words or with a short form, to one word each: 'rokan-hulu' of 'Rohul'."""
    rows = [row["names"].split("|") for row in read_csv(Path(__file__).with_name("regencies.csv"))]
    rows += [[province] for province in _PROVINCES_IN_FULL]
    rows += [["kepulauan bangka belitung", "bangka belitung"], ["maluku utara", "malut"]]
    return Phrases((name, slug(names[0])) for names in rows for name in names)


@functools.cache
def _military_regions() -> dict[str, list[str]]:
    """The words of each region of the army, by its number: 'Pangdam XIX' commands Tuanku Tambusai."""
    rows = read_csv(Path(__file__).with_name("military-regions.csv"))
    return {row["number"]: row["region"].split() for row in rows}


def _named_regions() -> Sequence[list[str]]:
    return list(_military_regions().values())


@functools.cache
def _commanded() -> frozenset[str]:
    return frozenset(words[-1] for words in _military_regions().values())


@functools.cache
def _regency_words() -> frozenset[str]:
    rows = read_csv(Path(__file__).with_name("regencies.csv"))
    return frozenset(slug(row["names"].partition("|")[0]) for row in rows).union(
        map(slug, _PROVINCES_IN_FULL)
    )


def is_body(where: str) -> bool:
    """Whether a seat is a body of the state rather than a place.

    >>> is_body(seat("Deputi BMKG")), is_body(seat("Camat Lumajang"))
    (True, False)
    """
    return where in _ids()


def body_at(parts: list[str], k: int) -> str:
    """The id of the body whose name begins at a word of an office, in lower case; '' where none does.

    >>> body_at(["kepala", "badan", "gizi", "nasional"], 1)
    'bgn'
    """
    found = _bodies().at(parts, k) if k < len(parts) else None
    return found[1] if found else ""


def body_of(office: str) -> str:
    """The last body that an office names, wherever its holder sits; '' where it names none.

    >>> body_of("Menteri Pertahanan Malaysia"), body_of("Bupati Bantul")
    ('kemhan', '')
    """
    parts = _plain(office).split()
    found = ""
    k = 0
    while k < len(parts):
        here = _bodies().at(parts, k)
        k, found = here if here else (k + 1, found)
    return found


def _plain(office: str) -> str:
    for sign in ",/()":
        office = office.replace(sign, " ")
    return fold(office).replace("kementrian", "kementerian")


def _words_of(office: str) -> list[str]:
    """The words of an office, a regency's name of several or its short form as one."""
    parts, found, k = _plain(office).split(), [], 0
    while k < len(parts):
        region = _military_regions().get(parts[k]) if k and parts[k - 1] in _COMMANDS else None
        if region is not None and parts[k + 1 : k + 2] != region and parts[k + 1 : k + 2] in _named_regions():
            k += 1  # 'Kapendam XII Merdeka', whose number is another
            continue
        if region is not None:
            k += 1 + len(region) * (parts[k + 1 : k + 1 + len(region)] == region)
            found.append(region[-1])
            continue
        regency = _regencies().at(parts, k)
        found.append(regency[1] if regency else parts[k])
        k = regency[0] if regency else k + 1
    if found[-2:] == ["hakim", "mahkamah"]:
        found[-1] = "mk"  # of the other its judges are 'hakim agung'
    return found


@functools.lru_cache(1 << 14)  # an archive has few offices, each many times
def seat(office: str) -> str:
    """The body or place in which an office is held: the same id however the body is spelt.

    A body's branch is the place's: 'Kepala BNN Kota Depok'. A judge's is the bench; a party's is parliament.

    >>> [seat(office) for office in ("Dirjen Dukcapil Kemendagri", "Irjen Kementerian Dalam Negeri")]
    ['kemendagri', 'kemendagri']
    >>> [seat(office) for office in ("anggota Komisi III DPR RI", "Anggota Fraksi PKS", "Kapolda Jatim")]
    ['dpr', 'dpr', 'jawa-timur']
    >>> [seat(office) for office in ("Kapolsek Metro Tanah Abang", "Kepala Polsek Tanah Abang Jakarta Pusat")]
    ['tanah-abang', 'tanah-abang']
    """
    parts = _words_of(office)
    for bench in ("hakim", "majelis", "jaksa"):
        if bench in parts and parts[parts.index(bench) + 1 :][:1] not in _HIGH_BENCHES:
            return "hakim" if bench == "majelis" else bench
    posted = _post(parts)
    if posted:
        return posted
    body, rest = None, parts
    party = False
    k = 0
    while k < len(parts):
        found = _bodies().at(parts, k)
        party = party or words().parties.at(parts, k) is not None
        if found is None:
            k += 1
            continue
        k, body = found
        rest = parts[k:]
    while body is not None and rest and rest[0] in _OF_THE_WHOLE:
        rest = rest[1:]
    if "dinas" in parts:
        body, rest = None, parts  # a region's: 'Kepala Dinas PUPR Riau'
    place = "" if rest and body and rest[0] in _NO_BRANCH else _last_place(_without_province(rest))
    if body is not None and not place:
        return _PARLIAMENT if body in _IN_PARLIAMENT else body
    if not place and (party or _in_a_commission(parts)):
        return _PARLIAMENT
    if not place and parts[-1] in ("presiden", "ri", "pertama"):
        return "indonesia"
    return place or slug(_telling(rest)[-1])


def _telling(parts: list[str]) -> list[str]:
    """The words of an office without Roman numbers at its end, which tell no place: 'Waperdam III'."""
    end = len(parts)
    while end > 1 and _NUMBER.fullmatch(parts[end - 1]) and parts[end - 2] != "komisi":
        end -= 1
    return parts[:end]


@functools.lru_cache(1 << 14)
def is_placed(office: str) -> bool:
    """Whether an office names its body or place, as 'Bupati' and 'Kepala Dinas Kesehatan' do not."""
    parts = _words_of(office)
    of_body = "dinas" not in parts and any(_bodies().at(parts, k) for k in range(len(parts)))
    return of_body or bool(_last_place(parts))


@functools.lru_cache(1 << 14)
def is_regional(office: str) -> bool:
    """Whether an office names a place in Indonesia, and no country.

    >>> is_regional("Kepala Kantor Kementerian Agama Bantul"), is_regional("Presiden Bangladesh")
    (True, False)
    """
    parts = _words_of(office)
    abroad = any(words().countries.at(parts, k) is not None for k in range(len(parts)))
    place = _last_place(parts)
    if abroad or not place:
        return False  # the places that we know are of all the world: 'Gubernur Texas'
    here = not {"kabupaten", "kab", "pemkab", "pemkot", "pemprov"}.isdisjoint(parts)
    here = here or place in _PROVINCES.values() or place in _regency_words()
    return here or words().districts.at(place.split("-"), 0) is not None


def _without_province(parts: list[str]) -> list[str]:
    """A regent's office without the province behind the regency: 'Bupati Kapuas Kalimantan Tengah', and
    whoever's behind a regency of several words: 'Kadinkes Rokan Hulu Riau'."""
    regency = next((k for k, word in enumerate(parts) if word in _regency_words()), None)
    if regency is not None:
        return parts[: regency + 1]
    if "bupati" not in parts[:2] or parts[-1] not in _SIDES or parts[-2] not in _SIDED:
        return parts
    end = len(parts) - 2
    if parts[end] == "tenggara" and parts[end - 1] != "nusa":
        return parts  # 'Bupati Maluku Tenggara Barat'
    while parts[end - 1] in ("nusa", "provinsi", "prov"):
        end -= 1
    return parts[:end] if _last_place(parts[:end]) else parts


def _in_a_commission(parts: list[str]) -> bool:
    """Whether an office is in a commission of parliament by its number, of which a region's council has few:
    'Anggota Komisi XI', 'Ketua Komisi IIIDPR'."""
    return any(
        word == "komisi"
        and _COMMISSION.fullmatch(number)
        and _BEHIND_COMMISSION.issuperset(parts[k + 2 : k + 3])
        for k, (word, number) in enumerate(pairwise(parts))
    )


def _post(parts: list[str]) -> str:
    """The place right behind the head word of a district's or regency's post, or ''."""
    for k, word in enumerate(parts[:3]):
        if word not in _POSTS and word not in _REGENCY_POSTS:
            continue
        k += 1
        while k < len(parts) - 1 and parts[k] in _KINDS:
            k += 1
        if k >= len(parts):
            return ""
        if word in _POSTS:
            district = words().districts.at(parts, k)
            return slug(" ".join(parts[k : district[0] if district else k + 1]))
        end = k + 1
        while end < len(parts) and parts[end] in words().regions and parts[end] not in _KINDS:
            end += 1
        return _last_place(parts[k:end]) or slug(parts[k])
    return ""


def _last_place(parts: list[str]) -> str:
    """The last province, regency or country that an office's words name, or ''."""
    regions, countries = words().regions, words().countries
    for end in range(len(parts), 0, -1):
        word = parts[end - 1]
        if (word == "metro" and "polda" in parts) or parts[max(0, end - 2) : end] == ["metro", "jaya"]:
            return "metro-jaya"
        if end < len(parts) and word in _ADJECTIVES:
            continue  # 'Balai Besar …'
        if ["sumber", "daya"] in (parts[end - 1 : end + 1], parts[max(0, end - 2) : end]):
            continue  # 'Dinas Sumber Daya Air'
        if word in _PROVINCES and word != "diy":
            return _PROVINCES[word]
        if word in _regency_words() or (parts[max(0, end - 2)] in _COMMANDS and word in _commanded()):
            return word
        for begin in range(max(0, end - 3), end):
            found = countries.at(parts, begin)
            if found is not None and found[0] == end and word not in _OF_THE_WHOLE:
                return slug(found[1])
        if word in regions and word not in _KINDS and word not in _OF_THE_WHOLE:
            return _whole_place(parts[:end])
    return ""


def _whole_place(parts: list[str]) -> str:
    """The place that ends with the last of the words; a side of a city is the city's."""
    if parts[-1] in _SIDES:
        if len(parts) == 1:
            return ""
        before = _PROVINCES.get(parts[-2], parts[-2])
        return slug(f"{before} {parts[-1]}" if before in _SIDED else before)
    return _PROVINCES.get(parts[-1], slug(parts[-1]))
