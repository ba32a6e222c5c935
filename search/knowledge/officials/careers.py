"""Whether two posts in two places may be one person's, who rose or was moved: by the service and the kind."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache
from typing import Literal, NamedTuple

from search.analysis.patterns import late
from search.knowledge.officials.bodies import is_body, provinces
from search.knowledge.officials.names import within_one_edit
from search.knowledge.officials.posts import subjects
from search.knowledge.officials.regencies import is_regency, province_of, regency_of

_Service = Literal["police", "army", "prosecution", "bench", "state", "politics", "local"]

# Posts by their kind (see `posts.post`) of which a place has one or few, whoever holds them is moved on.
_OF_PLACES: tuple[tuple[_Service, bool, str], ...] = (
    (
        "police",
        False,
        "(waka|ka)polsek|kanit|kasat-(reserse|lalu|intel|samapta|narkoba|polair)|kasi-(hubungan|propam)",
    ),
    (
        "police",
        True,
        "(waka|ka)pol(da|res|ri)|kabareskrim|kadiv-(hubungan|propam)|kabid-(hubungan|propam|dokk?es)",
    ),
    (
        "police",
        True,
        "(wakil )?direktur-(direktorat-)?(reserse|lalu|samapta|intel|narkoba|pidana|pol|tahanan)",
    ),
    ("police", True, "dansat|karo-penerangan|(wakil )?karumkit"),
    ("army", False, "danramil|babinsa"),
    (
        "army",
        True,
        "dandim|danrem|komandan|pang(dam|lima|ko)|kapendam|kas(dim|dam|rem)|dan(lan|kod|jen|yon|pus)|kadis-penerangan",
    ),
    ("prosecution", False, "kasi-(intelijen|pidana|perdata|penerangan-hukum|barang|penuntutan)|jaksa$|jpu"),
    ("prosecution", True, "kajari|kajati|wakajati|jaksa agung|aspidsus|asintel|asisten-pidana"),
    ("state", True, "duta|dubes|konjen|konsul|kuasa-usaha|atase"),
    (
        "politics",
        True,
        "(wakil )?(gubernur|bupati|wali)$|menteri|wakil menteri|ketua-umum|(wakil )?ketua-dprd",
    ),
)
_FORMS = tuple((service, high, late(form)) for service, high, form in _OF_PLACES)
_OF_RANKS = frozenset(("police", "army", "prosecution"))
_OF_BODIES: dict[str, _Service] = {
    "polri": "police",
    "metro-jaya": "police",
    "tni": "army",
    "tni-ad": "army",
    "tni-al": "army",
    "tni-au": "army",
    "kejagung": "prosecution",
    "jaksa": "prosecution",
    "hakim": "bench",
    "dpr": "politics",
    "dpd-ri": "politics",
    "mpr": "politics",
    "?indonesia": "state",
    "indonesia": "state",
}
# Operations in Papua and Sulawesi, which the police lead.
_OF_BODIES |= dict.fromkeys(("?cartenz", "?nemangkawi", "?tinombala"), "police")
_OF_DISTRICTS = late("camat|sekcam|lurah|kades|(waka|ka)polsek|kanit|danramil|kepala-(puskesmas|kua)")
_OF_VILLAGES = late("lurah|kades")  # whose names many districts have, too
# Of a regency's government.
_CIVIL = late(
    "camat|sekcam|lurah|kades|kadis|sekda|asisten|kepala-(puskesmas|kua|sekolah|bpbd|bappeda|bapenda)"
)
# No district's name: 'Kepala Desa', 'Kapolsek Kecamatan'.
_NO_DISTRICT = frozenset(("desa", "kelurahan", "kecamatan", "polsek", "sektor"))
# Of a regency's or province's government, councils, polls, schools and hospitals, who mostly serve there for
# life.
_AT_HOME = late(
    "sekda|asisten|kadis|sekretaris$"
    "|kepala-(puskesmas|kua|bpbd|bappeda|bapenda|bkpsdm|bpkad|kesbangpol|sekolah|madrasah)|direktur-rsud"
    "|kepala-(sd|sdn|smp|smpn|sma|sman|smk|smkn|mi|min|mts|mtsn|ma|man|slb|slbn|tk)$"
    "|anggota$|(wakil )?ketua$|(wakil )?ketua-(dprd|fraksi|komisi|kpu|bawaslu|rt|rw)"
)
_AT_HOME_OF_REGENCY = late("kabid|kasubb?id")  # the police have them in a province
# Of a council or of who holds the polls, of which only a province's leads further.
_COUNCILLOR = late("anggota$|(wakil )?ketua$|ketua-(fraksi|komisi|kpu|bawaslu)")
# Kinds of post of which every place or body has one or more: the same kind elsewhere tells nothing.
_EVERYWHERE = late(
    "(wakil )?(ketua|kepala|sekretaris|direktur)$|anggota|kadis|kabid|kabag|kasi|kasubb?ag|kasubbid|sekda"
    "|asisten|camat|lurah|kades|sekcam|staf|kepala badan|juru|humas|pejabat|koordinator"
    "|kepala-(bpbd|bappeda|bapenda|bkpsdm|bpkad|kesbangpol|desa|sekolah|puskesmas|bagian|uptd?)"
    "|ketua-(dprd|rt|rw|fraksi|komisi|kpu|bawaslu|tim)"
)
# Of generals, admirals and heads of a province's prosecutors: some hundreds in the whole country.
_TOP = late(
    "(wa)?kapolda|kapolri|wakapolri|kabareskrim|kadiv-|pangdam|pangko|panglima|danjen|kapuspen|kas(ad|al|au|um)"
    "|ks(ad|al|au)|kajati|wakajati|jaksa agung"
)
# What police do in the state's bodies, too.
_ENFORCING = late(r".*-(penegakan|gakkum|penindakan|penyidikan)\b")
_ENFORCING_BODIES = frozenset(("bnn", "bnpt", "bin", "bakamla"))
# What the state has an office for in many places, however its parts are called.
_BRANCHES = frozenset(("bea", "imigrasi", "pajak", "pertanahan", "karantina"))
# How rare a name must be (`name_frequency.rarity`) for two posts to be one person's: of some hundreds in a
# body or of one kind, of the thousands in a service, of who serves the state's bodies, of who was elected or
# led in any of these, of all in a service, the lowest too.
_OF_HUNDREDS = 3.7
_OF_THOUSANDS = 4.9
_OF_THE_STATE = 5.3
_OF_TENS_OF_THOUSANDS = 5.5
_OF_ALL = 6.0
_SIDES = frozenset(
    ("barat", "timur", "utara", "selatan", "tengah", "tenggara", "pusat", "raya", "hulu", "hilir")
)
_SHORT = 5  # letters of a place of which one more tells no misspelling


# The provinces of which a city has the name.
_OF_CITIES = frozenset(("jambi", "bengkulu", "gorontalo"))
_PARTED = "papua"  # of which six provinces were made
# In which somebody may rise from a regency to its province.
_IN_ONE_PROVINCE = frozenset(("local", "state", "politics"))


class _Career(NamedTuple):
    service: _Service
    high: bool


def may_be_one_career(some: Collection[str], others: Collection[str], rarity: float) -> bool:
    """Whether who holds some posts may hold others elsewhere under a name so rare (as a power of ten).

    >>> [may_be_one_career({"bantul/kapolres"}, {post}, 5.4) for post in ("sleman/kapolres", "sleman/camat")]
    [True, False]
    >>> may_be_one_career({"cilongok/camat"}, {"banyumas/kadis-sosial"}, 5.4)
    True
    >>> may_be_one_career({"?koto-tangah/kapolsek"}, {"?telanaipura/kapolsek"}, 5.4)
    False
    """
    if any(_is_cut(one, two) for one in some for two in others):
        return rarity >= _OF_HUNDREDS
    if not some or not others:
        return rarity >= _OF_TENS_OF_THOUSANDS
    if not _regencies(some).isdisjoint(_regencies(others)):
        apart = all(_are_of_two_services(one, two) for one in some for two in others)
        return rarity >= _OF_THOUSANDS and not apart
    return any(
        rarity >= _rare_enough(one, two)
        or (rarity >= (_OF_THOUSANDS if _are_of_councils(one, two) else _OF_ALL) and _may_rise(one, two))
        for one in some
        for two in others
    )


def may_have_risen(some: Collection[str], others: Collection[str], rarity: float) -> bool:
    """Whether who holds some posts may hold others elsewhere in one service, under names so rare that differ
    as one's spellings. Of who is elected the son follows under such a name.

    >>> [may_have_risen({"bantul/kapolres"}, {post}, 5.0) for post in ("sleman/kapolres", "sleman/bupati")]
    [True, False]
    """
    return any(
        _rose(_career(one), _career(two), (one, two)) and rarity >= _rare_enough(one, two)
        for one in some
        for two in others
    )


def _rose(first: _Career, last: _Career, posts: tuple[str, str]) -> bool:
    """Whether two posts are of one service, and not both of the many low ones."""
    if first.service != last.service or not (first.high or last.high):
        return False
    return first.service in _OF_RANKS or (first.service == "state" and all(map(_bodies_of, posts)))


def are_two_lives(some: Collection[str], others: Collection[str]) -> bool:
    """Whether nobody who holds some posts comes to others, however rare the name: those of two provinces'
    villages, districts, schools, councils or administrations, or of a court beside one of these; of officers
    beside a civil servant.

    >>> [are_two_lives({"sleman/kadis-sosial"}, {f"jambi/{of}"}) for of in ("anggota", "kapolda", "gubernur")]
    [True, True, False]
    """
    return bool(some and others) and all(_are_of_two_lives(one, two) for one in some for two in others)


@lru_cache(1 << 12)
def is_at_home(held: str) -> bool:
    """Whether a post is one of a village, district, regency or province that mostly its own people hold.

    >>> [is_at_home(post) for post in ("?sukamaju/kades", "garut/kabid-pasar", "bali/kabid-tik")]
    [True, True, False]
    """
    where, _, kind = held.partition("/")
    if _OF_DISTRICTS.match(kind):
        return len(where.removeprefix("?")) > 1 and not _is_left_out(held)
    if where.startswith("?") or is_body(where) or where in _OF_BODIES or _branches(kind):
        return False
    if _career(held).service in _OF_RANKS or _province(held) is None:
        return False
    of_regency = where not in provinces() and bool(_AT_HOME_OF_REGENCY.match(kind))
    return of_regency or bool(_AT_HOME.match(kind))


def _are_of_two_lives(one: str, two: str) -> bool:
    home, away = (one, two) if is_at_home(one) else (two, one)
    if not is_at_home(home):
        return False
    service, other = _career(home).service, _career(away).service
    if other == "bench" and away.partition("/")[0] == "hakim":
        return service not in _OF_RANKS
    if service == other and service in _OF_RANKS:
        return False  # who is moved
    # An officer goes into politics at home, into no civil service.
    if not is_at_home(away) and not (other in _OF_RANKS and _CIVIL.match(home.partition("/")[2])):
        return False
    provinces = {_whole(_province(home)), _whole(_province(away))}
    return len(provinces) > 1 and None not in provinces


def _whole(province: str | None) -> str | None:
    """A province, Papua's as they were before it was parted."""
    return _PARTED if province is not None and province.startswith(f"{_PARTED}-") else province


def are_left_out(posts: Collection[str]) -> bool:
    """Whether articles leave out where each of some posts is."""
    return all(map(_is_left_out, posts))


def _rare_enough(one: str, two: str) -> float:
    """How rare a name must be for two posts in two places to be one person's."""
    kind, other = (held.partition("/")[2] for held in (one, two))
    if _is_left_out(one) or _is_left_out(two):
        head, second = kind.partition("-")[0], other.partition("-")[0]
        if kind == other or (head == second and "-" in kind and "-" in other):
            return _OF_HUNDREDS if "-" in kind else _OF_THOUSANDS  # a place that the article leaves out
    elif not _branches(kind).isdisjoint(_branches(other)):
        return _OF_THOUSANDS
    elif kind == other and not _EVERYWHERE.match(kind) and _career(one).service in ("local", "state"):
        return _OF_THOUSANDS  # a branch of what the state has everywhere
    first, last = _career(one), _career(two)
    services = {first.service, last.service}
    if len(services) == 1:
        return _of_one_service(one, two)
    if "state" in services and (kind == other or "jpu" in (kind, other)):
        return _OF_HUNDREDS  # who sits on a body's bench, or accuses for it
    if services == {"bench", "local"} and "humas" in (kind, other):
        return _OF_THOUSANDS  # of a court
    if services == {"police", "state"} and first.high and last.high and (_enforces(one) or _enforces(two)):
        return _OF_THOUSANDS
    if not services.isdisjoint(("local", "bench")):
        return float("inf")
    return _OF_TENS_OF_THOUSANDS if first.high and last.high else float("inf")


def _of_one_service(one: str, two: str) -> float:
    """How rare a name must be for two posts of one service."""
    first, last = _career(one), _career(two)
    if first.service == "local":
        return float("inf")
    if first.service == "state":
        if not _bodies_of(one).isdisjoint(_bodies_of(two)):
            return _OF_HUNDREDS
        return _OF_THE_STATE if subjects(one).isdisjoint(subjects(two)) else _OF_THOUSANDS
    if first.service == "politics":
        return _OF_TENS_OF_THOUSANDS
    if _is_of_few(one) and _is_of_few(two):
        return _OF_HUNDREDS
    if (first.high and last.high) or first.service == "bench":
        return _OF_THOUSANDS
    # Most rise within one province, where many serve lower.
    return _OF_THOUSANDS if first.high != last.high and _are_of_one_province(one, two) else _OF_ALL


def _is_of_few(held: str) -> bool:
    """Whether a post is a general's or one as high."""
    return bool(_TOP.match(held.partition("/")[2]))


def _are_of_two_services(one: str, two: str) -> bool:
    """Whether one post is an officer's and the other of the regency's government, in which none of them goes
    on: 'Kapolsek Cikajang', 'Camat Pameungpeuk'."""
    kinds = [held.partition("/")[2] for held in (one, two)]
    return any(
        _career(held).service in _OF_RANKS and bool(_CIVIL.match(kind))
        for held, kind in ((one, kinds[1]), (two, kinds[0]))
    )


def _are_of_councils(one: str, two: str) -> bool:
    """Whether both posts are those of a council or commission: of a province's hundred hardly one has the
    name of a regency's by chance."""
    return all(_COUNCILLOR.match(held.partition("/")[2]) for held in (one, two))


def _may_rise(one: str, two: str) -> bool:
    """Whether one post is in a regency and the other in its province, or in one that was parted from it."""
    services = {_career(one).service, _career(two).service}
    if "local" not in services or not services <= _IN_ONE_PROVINCE:
        return False
    for some, others in ((one, two), (two, one)):
        for regency in _regencies({some}):
            for where in _regencies({others}):
                if _lies_in(regency, where) or _is_parted_from(regency, where):
                    return True
    return False


def _lies_in(regency: str, province: str) -> bool:
    """Whether a regency is in a province, by today's provinces or before Papua was parted."""
    found = province_of(regency)
    return found is not None and (
        found == province or (province == _PARTED and found.startswith(f"{_PARTED}-"))
    )


def _is_parted_from(regency: str, other: str) -> bool:
    """Whether a regency has another's name and a side: 'Kolaka', 'Kolaka Timur'."""
    return other.startswith(f"{regency}-") and is_regency(regency)


def is_of_officers(held: str) -> bool:
    """Whether a post is one of police, army or prosecution.

    >>> is_of_officers("polri/karo-penerangan-masyarakat"), is_of_officers("bantul/bupati")
    (True, False)
    """
    return _career(held).service in ("police", "army", "prosecution")


def is_of_district(held: str) -> bool:
    """Whether a post (see `posts.post`) is of a village or district, of which another regency may have one.

    >>> [is_of_district(f"?sukamaju/{kind}") for kind in ("kades", "kapolres")]
    [True, False]
    """
    return bool(_OF_DISTRICTS.match(held.partition("/")[2]))


def located(held: str, area: str) -> str:
    """A post with the regency that articles tell: of what lies in it, or where they leave out the place.

    >>> located("?sukamaju/kades", "bogor"), located("?kesehatan/kadis-kesehatan", "sleman")
    ('?sukamaju@bogor/kades', 'sleman/kadis-kesehatan')
    >>> located("bantul/kadis-kesehatan", "sleman")
    'bantul/kadis-kesehatan'
    """
    where, _, kind = held.partition("/")
    if is_of_district(held):
        return f"{where}@{area}/{kind}"
    return f"{area}/{kind}" if where.startswith("?") and len(where) > 1 else held


def _is_left_out(held: str) -> bool:
    """Whether an article may leave out where a post is: of a district's posts it does not, though we do not
    know the place ('Kapolsek Koto Tangah')."""
    where, _, kind = held.partition("/")
    if "@" in where:
        return False  # in a regency that articles tell
    named = len(where) > 1 and where not in _OF_BODIES and _OF_DISTRICTS.match(kind)
    return where.startswith("?") and not (named and where.removeprefix("?") not in _NO_DISTRICT)


def _is_cut(one: str, two: str) -> bool:
    """Whether two posts of one kind may be one of which an article cut or misspelt the place: 'Bupati Kolaka'
    of Kolaka Timur, 'Kapolres Semaran'; of a province's part with its subject, the province's too."""
    (where, _, kind), (other, _, second) = one.partition("/"), two.partition("/")
    where, other = where.partition("@")[0], other.partition("@")[0]
    if kind != second or where == other:
        return False
    short, long = sorted((where.removeprefix("?"), other.removeprefix("?")), key=len)
    if long.startswith(f"{short}-") and long.removeprefix(f"{short}-") in _SIDES:
        return True
    if "?" in (where[0], other[0]):
        return len(short) > _SHORT and within_one_edit(short, long)
    return "-" in kind and (province_of(where) == other or province_of(other) == where)


def _are_of_one_province(one: str, two: str) -> bool:
    """Whether two posts are in one province, within which most of a service are moved."""
    provinces = [_province(held) for held in (one, two)]
    return provinces[0] is not None and provinces[0] == provinces[1]


def _province(held: str) -> str | None:
    where, _, kind = held.partition("/")
    bare, _, told = where.removeprefix("?").partition("@")
    if bare == "metro-jaya":
        return "jakarta"
    if _OF_DISTRICTS.match(kind):
        regency = told or (None if _OF_VILLAGES.match(kind) else regency_of(bare))
        if regency is None:
            return None
        bare = regency
    elif where.startswith("?"):
        return None
    return province_of(bare) or (bare if bare in provinces() or bare in _OF_CITIES else None)


def _branches(kind: str) -> frozenset[str]:
    return _BRANCHES & frozenset(kind.split("-"))


def _enforces(held: str) -> bool:
    where, _, kind = held.partition("/")
    return where in _ENFORCING_BODIES or bool(_ENFORCING.match(kind))


def _regencies(posts: Collection[str]) -> set[str]:
    """The places where some posts are, a district's in its regency."""
    found: set[str] = set()
    for held in posts:
        where, _, kind = held.partition("/")
        bare, _, told = where.removeprefix("?").partition("@")
        if _OF_DISTRICTS.match(kind):
            found.add(told or (None if _OF_VILLAGES.match(kind) else regency_of(bare)) or where)
        elif not where.startswith("?") and not is_body(where) and where not in _OF_BODIES:
            found.add(where)
    return found


def _bodies_of(held: str) -> set[str]:
    """The body where a post is, and whose branch it leads."""
    where, _, kind = held.partition("/")
    return {each for each in (where, kind.partition("-")[2]) if is_body(each)}


def _is_local(kind: str) -> bool:
    return bool(_EVERYWHERE.match(kind) or _OF_DISTRICTS.match(kind))


@lru_cache(1 << 14)
def _career(held: str) -> _Career:
    where, _, kind = held.partition("/")
    if where not in _OF_BODIES and is_body(where):
        return _Career("state", True)
    for service, high, form in _FORMS:
        if form.match(kind):
            return _Career(service, high)
    if where in _OF_BODIES:
        return _Career(_OF_BODIES[where], True)
    head, _, subject = kind.partition("-")
    if is_body(subject) and not _EVERYWHERE.match(kind):
        return _Career("state", True)
    if where in provinces():
        if _COUNCILLOR.match(kind):
            return _Career("politics", True)
        if head in ("sekda", "asisten"):
            return _Career("state", True)
    # Where an article names no place it is rarely a regency's; who advises a president is no region's.
    of_the_state = where.startswith("?") and (kind == "staf" or not _is_local(kind))
    return _Career("state", True) if of_the_state else _Career("local", False)
