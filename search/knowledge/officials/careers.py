"""Whether two posts in two places may be one person's, who rose or was moved: by the service and the kind."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache
from typing import Literal, NamedTuple

from search.analysis.patterns import late
from search.knowledge.officials.bodies import is_body, provinces
from search.knowledge.officials.regencies import regency_of

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
        "dandim|danrem|pang(dam|lima|ko)|kapendam|kas(dim|dam|rem)|dan(lan|kod|jen|yon|pus)|kadis-penerangan",
    ),
    ("prosecution", False, "kasi-(intelijen|pidana|penerangan-hukum|barang|penuntutan)|jaksa$|jpu"),
    ("prosecution", True, "kajari|kajati|wakajati|jaksa agung|aspidsus|asintel"),
    ("state", True, "duta|dubes|konjen|konsul|kuasa-usaha|atase"),
    (
        "politics",
        True,
        "(wakil )?(gubernur|bupati|wali)$|menteri|wakil menteri|ketua-umum|(wakil )?ketua-dprd",
    ),
)
_FORMS = tuple((service, high, late(form)) for service, high, form in _OF_PLACES)
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
_OF_DISTRICTS = late("camat|sekcam|lurah|kades|(waka|ka)polsek|kanit|danramil|kepala-(puskesmas|kua)")
_OF_VILLAGES = late("lurah|kades")  # whose names many districts have, too
# Of a council, of which only a province's leads further.
_COUNCILLOR = late("anggota$|(wakil )?ketua$|ketua-(fraksi|komisi)")
# Kinds of post of which every place or body has one or more: the same kind elsewhere tells nothing.
_EVERYWHERE = late(
    "(wakil )?(ketua|kepala|sekretaris|direktur)$|anggota|kadis|kabid|kabag|kasi|kasubb?ag|kasubbid|sekda"
    "|asisten|camat|lurah|kades|sekcam|staf|kepala badan|juru|humas|pejabat|koordinator"
    "|kepala-(bpbd|bappeda|bapenda|bkpsdm|bpkad|kesbangpol|desa|sekolah|puskesmas|bagian|uptd?)"
    "|ketua-(dprd|rt|rw|fraksi|komisi|tim)"
)
# How rare a name must be (`name_frequency.rarity`) for two posts to be one person's: of some hundreds in a
# body or of one kind, of the thousands in a service, of who serves the state's bodies, of who was elected or
# led in any of these, of all in a service, the lowest too.
_OF_HUNDREDS = 3.7
_OF_THOUSANDS = 4.9
_OF_THE_STATE = 5.3
_OF_TENS_OF_THOUSANDS = 5.5
_OF_ALL = 6.0


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
    if not some or not others or not _regencies(some).isdisjoint(_regencies(others)):
        return rarity >= _OF_THOUSANDS
    return any(rarity >= _rare_enough(one, two) for one in some for two in others)


def _rare_enough(one: str, two: str) -> float:
    """How rare a name must be for two posts in two places to be one person's."""
    kind, other = (held.partition("/")[2] for held in (one, two))
    if _is_left_out(one) or _is_left_out(two):
        head, second = kind.partition("-")[0], other.partition("-")[0]
        if kind == other or (head == second and "-" in kind and "-" in other):
            return _OF_HUNDREDS if "-" in kind else _OF_THOUSANDS  # a place that the article leaves out
    elif kind == other and not _EVERYWHERE.match(kind) and _career(one).service in ("local", "state"):
        return _OF_THOUSANDS  # a branch of what the state has everywhere
    first, last = _career(one), _career(two)
    services = {first.service, last.service}
    if len(services) == 1:
        if first.service == "local":
            return float("inf")
        if first.service == "state":
            if not _bodies_of(one).isdisjoint(_bodies_of(two)):
                return _OF_HUNDREDS
            return _OF_THE_STATE
        if first.service == "politics":
            return _OF_TENS_OF_THOUSANDS
        return _OF_THOUSANDS if (first.high and last.high) or first.service == "bench" else _OF_ALL
    if "state" in services and (kind == other or "jpu" in (kind, other)):
        return _OF_HUNDREDS  # who sits on a body's bench, or accuses for it
    if services == {"bench", "local"} and "humas" in (kind, other):
        return _OF_THOUSANDS  # of a court
    if not services.isdisjoint(("local", "bench")):
        return float("inf")
    return _OF_TENS_OF_THOUSANDS if first.high and last.high else float("inf")


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
    named = len(where) > 1 and where not in _OF_BODIES and _OF_DISTRICTS.match(kind)
    return where.startswith("?") and not named


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
