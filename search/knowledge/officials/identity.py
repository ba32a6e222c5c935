"""Whether two names are one person, and who is meant by a name beside an office."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from search.analysis.patterns import late
from search.knowledge.officials.bodies import is_placed, is_regional, provinces, seat
from search.knowledge.officials.careers import is_at_home, is_of_officers, may_be_one_career
from search.knowledge.officials.gazetteer import Gazetteer, Person
from search.knowledge.officials.kinds import office_word
from search.knowledge.officials.name_forms import plain
from search.knowledge.officials.name_frequency import are_two_names, is_nobody_elses, is_of_many, rarity
from search.knowledge.officials.names import (
    MUHAMMAD_WORDS,
    alike,
    core_words,
    fold,
    levelled_slug,
    levelled_words,
    plain_words,
    respelt,
    slug,
    without_titles,
)
from search.knowledge.officials.posts import post
from search.knowledge.officials.regencies import is_regency
from search.knowledge.officials.vocabulary import words as vocabulary

# Offices so many that a well-known person's name in one means somebody else.
_LOCAL = late(
    r"camat|lurah|kades|w?a?kapolsek|w?a?kapolres(ta)?|kasat(reskrim)?|kabid|kanit|kasi|kadis|hakim|jaksa|dandim|"
    r"danramil|sekda|kajari|kasub\w+|humas|bupati|wali|wakil (bupati|wali)"
)

# Offices so high that a well-known person may have come to one that is not listed.
_HIGH = late(
    r"presiden|perdana|menteri|menko|gubernur|panglima|waketum|ket(ua|um)$|sekjen|wasekjen|anggota$|senator"
    r"|wakil (presiden|menteri|gubernur|ketua|perdana|panglima)|pimpinan|pemimpin|kap(olri|olda)|kaba\w+"
    r"|wakap(olri|olda)|wakaba\w+|jaksa agung|juru|staf|stafsus|dirjen|dubes|duta|kasa[dlu]|ksa[dlu]"
    r"|komisaris|penasihat|utusan|raja|sultan|ratu|legislator"
)
_CONSULAR = late("(wakil )?kon(sul|jen)|dubes|duta besar|atase|kuasa usaha|utusan")
_STATE_HEADS = frozenset(("presiden", "wakil presiden", "perdana"))

# Posts so low that nobody who is listed for others holds one: there a full name, too, is a namesake's.
_LOW_IN_FULL = ("kepala desa", "kepala dusun", "kepala polsek", "kepala kepolisian sektor")
# How offices of one place begin in full; 'Kepala Kantor Staf Presiden' is none.
_LOCAL_IN_FULL = (
    *("kepala dinas", "kepala desa", "kepala balai", "kepala seksi", "kepala sub", "kepala bagian"),
    *("kepala kantor sar", "kepala kantor pertanahan", "kepala kantor imigrasi", "kepala kantor urusan"),
    *("kepala kantor kementerian", "kepala kantor pelayanan", "kepala stasiun", "kepala sekolah"),
    *("kepala puskesmas", "kepala upt", "kepala dusun", "kepala lingkungan", "kepala cabang"),
    *("kepala pasar", "kepala rutan", "kepala lapas", "anggota dprd"),
)
_LOW = late(r"camat|lurah|kades|w?a?kapolsek(ta)?|kasat(reskrim)?|kanit|danramil|kasub\w+")

# Of the letters of two words of a name, one of them misspelt.
_NEAR = 0.8
# Kinds of office that one person holds at a time, in each place or body.
_HELD_BY_ONE = frozenset(("menteri", "gubernur", "bupati", "wali", "kapolri", "panglima", "kepala", "dirjen"))
_HELD_BY_ONE |= {
    "presiden",
    "jaksa agung",
    "kapolda",
    "wakil gubernur",
    "wakil bupati",
    "wakil wali",
    "ketua",
}
# Kinds of office that every body has: 'Kepala Diskominfo Batu' is not who heads another body.
_OF_BODIES = frozenset(("kepala", "ketua", "direktur", "anggota", "sekretaris", "deputi", "komisioner"))
_OF_BODIES |= {"sekjen", "wasekjen", "wakil kepala", "wakil ketua", "wakil direktur", "wakil sekretaris"}

# Posts of which each province has one, whoever holds it.
_PROVINCIAL = (
    ("humas-polda", late("(kabid|kepala bidang) (humas|hubungan masyarakat) polda|kabid humas$")),
    ("kapolda", late("(wakil )?kepala polda|(wa)?kapolda")),
    ("kajati", late("(wa)?kajati|kepala kejaksaan tinggi")),
    ("pangdam", late("pangdam|panglima kodam")),
)

# Before a name, in short: 'R.Ay.', 'Kgs.', of which branch an officer is ('(P)'). No name of its own: 'Moh.'.
_SIGN = late(r"(?:[A-Z]\.)*(?!Moh|Muh|Tb)[A-Z][a-z]+\.|\([A-Z]\)")

# As rare as the names of two words (see `name_frequency.rarity`) that many of each region have.
_OF_ANYBODY = 5

# Behind the name of a son.
_SONS = frozenset(("jr", "sr", "ii"))

# Between two names of one person.
_ALIAS = " alias "

# Between the seat of a village's or district's office and its regency.
LIES_IN = "--"

# So many have them that two articles' Hartono or Rudi Setiawan are two persons, until a place joins them.
_FREQUENT_NAMES = """
abdul abdullah abidin ade adi aditya agung agus ahmad aji akbar ali amin anas andi andri anwar ari arif arifin
aris arya asep aziz bagus bambang basuki bayu beni budi budiman cahyono candra dani darmawan dedi dedy deni
dewi diah dian didik dodi doni dwi edi efendi eka eko endang erwin faisal fajar fauzi feri fikri firman gatot
gunawan hadi hakim halim hamdani hamid hanafi handoko hanif hari harianto haris hartono hasan hasyim helmi
hendra heri herman hermawan heru hidayat husein ibrahim ida ihsan ilham imam indra iqbal irawan irfan irwan
iskandar ismail iwan jamaludin jamil jaya joko junaidi khairul kholid kurniawan kusuma latif lukman made
mahendra mahmud malik mansur maulana mukhlis mulyadi mulyana mulyono munir muslim mustafa mustofa nasir nasrul
nugraha nugroho nur nurdin pramono prasetyo purnama purnomo purwanto putra putri rahayu rahman rahmat rasyid
rianto ridho ridwan rifai riza rizal rizki rohman roni rosyid rudi saifudin saleh samsudin santoso saputra
satria setiawan setyo sigit siti slamet sofyan sri subagio subhan sugeng suhartono sulaiman sunarto sunaryo
supardi suparman suparno supriyanto surya suryadi suryana susanto sutrisno suwarno suyanto suyono syafii
syahrul syamsul syarif syukur taufik teguh tri umar usman utama utomo wahid wahyu wahyudi waluyo wawan wibowo
wicaksono widodo wijaya yani yasin yuda yudi yuli yuni yunus yusuf zainal zaki zulkifli
"""
_FREQUENT = frozenset(word for name in _FREQUENT_NAMES.split() for word in core_words(name))
# As ids spell them: 'Yusuf' is 'yusuf' there, 'iusuf' else.
_FREQUENT |= {word for name in _FREQUENT_NAMES.split() for word in levelled_words(name)}
_TELLING_NOBODY = _FREQUENT | MUHAMMAD_WORDS


def is_frequent(word: str) -> bool:
    """Whether very many bear this name."""
    return _FREQUENT.issuperset(core_words(word))


def unlisted_id(name: str, role: str, area: str = "") -> str:
    """The id of someone who is not listed: the same for all spellings of the name.

    A name of one word, or of such as many have (`name_frequency.is_of_many`), tells too little: the place or
    body of the office joins it, and of a village or district the regency (`area`), where an article tells it.
    So it does where few have the name, who serve at home (`careers.is_at_home`) in a regency.

    >>> unlisted_id("Soetarjo Wibawa", "Bupati Lumajang"), unlisted_id("Hartono", "Kapolsek Pancoran")
    ('sutarjo-wibawa', 'hartono-pancoran')
    >>> unlisted_id("Hartono", "Kepala Desa Sukamaju", "bogor")
    'hartono-sukamaju--bogor'
    >>> {unlisted_id("Kencanto", office) for office in ("Kapolda Bali", "Wakapolda Nusa Tenggara Barat")}
    {'kencanto-kapolda'}
    >>> unlisted_id("Rudi Setiawan", "Kapolda Jatim") == unlisted_id("Rudy Setiawan", "Kapolda Jawa Timur")
    True
    """
    id = levelled_slug(name) or slug(name)
    words = levelled_words(name)
    where = seat(role)
    lies_in = f"{LIES_IN}{area}" if area not in ("", where) else ""
    if tells_one(words):
        if is_nobody_elses(words) or where in provinces() or not is_at_home(post(role)):
            return id
        return f"{id}-{where}{lies_in}"  # which `joining` makes one person's but in two provinces
    # Of some forty who hold such a post no two are namesakes; they move from province to province.
    moved = next((post for post, form in _PROVINCIAL if form.match(role.lower())), None)
    rare = moved is not None and not any(is_frequent(word) for word in words if len(word) > 1)
    return f"{id}-{moved if rare else where}{lies_in}"


def tells_one(words: Sequence[str]) -> bool:
    """Whether a name's levelled words tell who is meant without a place or body.

    >>> [tells_one(name.split()) for name in ("hartono", "dewi lestari", "dewi kencantara", "s kencantara")]
    [False, False, True, False]
    """
    solid = [word for word in words if len(word) > 1]
    told = (
        len(solid) > 2
        or (len(words) > 2 and len(solid) == 2)
        or (len(solid) == 2 and not _TELLING_NOBODY.issuperset(solid))
    )
    return told and not is_of_many(words)


def parted(id: str) -> tuple[str, str]:
    """An id without the regency in which a village or district lies, and that regency, or ''.

    >>> parted("hartono-sukamaju--bogor"), parted("sutarjo-wibawa")
    (('hartono-sukamaju', 'bogor'), ('sutarjo-wibawa', ''))
    """
    bare, _, area = id.partition(LIES_IN)
    return bare, area


def area_of(id: str, name: str) -> str:
    """The regency that an id tells: in which its village or district lies, or of an office without a place.

    >>> area_of("hartono-sukamaju--bogor", "Hartono"), area_of("siti-aminah-sleman", "Siti Aminah")
    ('bogor', 'sleman')
    """
    bare, area = parted(id)
    where = bare.removeprefix(f"{levelled_slug(name) or slug(name)}-")
    return area or (where if where != bare and is_regency(where) else "")


def same_person(a: str, b: str, gazetteer: Gazetteer) -> tuple[bool, str]:
    """Whether two names are taken for one person, and why.

    The reason is 'told' (the user's file), 'same-name', 'listed' (one or two entries of the gazetteer),
    'skeleton', 'form', 'one-letter', 'initials', 'short-name', 'shorter-form' (see `names.alike`), 'vowel'
    (see `names.respelt`) or 'different'.

    >>> same_person("Retno LP Marsudi", "Retno Marsudi", Gazetteer.load())
    (True, 'listed')
    >>> same_person("Ali Khamenei", "Ruhollah Khomeini", Gazetteer.load())
    (False, 'listed')
    """
    settled = gazetteer.settled(a, b)
    if settled is not None:
        return settled, "told"
    # A title may be a part of a listed name: 'Raja Juli Antoni'.
    if any(_ALIAS in name for name in (a, b)):
        pairs = ((x, y) for x in a.split(_ALIAS) for y in b.split(_ALIAS))
        told = (same_person(x, y, gazetteer) for x, y in pairs)
        return next((answer for answer in told if answer[0]), (False, "different"))
    whole = a, b
    a, b = (name if gazetteer.called(name) else _without_ranks(name) for name in whole)
    if fold(a) == fold(b):
        return True, "same-name"
    one, two = (_found(name, gazetteer) for name in (a, b))
    if one and two:
        return one.id == two.id, "listed"
    reason = alike(a, b) or ("skeleton" if alike(*whole) == "skeleton" else None)
    if reason is None and respelt(core_words(a), core_words(b)) == "vowel":
        reason = "vowel"
    if reason in ("skeleton", "one-letter") and _are_two_spelt(a, b):
        return False, "different"
    if reason == "shorter-form" and _is_of_others(a, b):
        return False, "different"
    if (one or two) and reason not in ("skeleton", "form"):
        # Only one of them is found: had they been spellings of one person, both would be. But two initials
        # may stand for two names ('F.X. Rudi Kencana'), or behind a whole one ('Rudi Kencana A.S.').
        words, listed = (core_words(a), core_words(b)) if two else (core_words(b), core_words(a))
        odd = set(words) ^ set(listed)
        unfolded = reason == "initials" and len(odd) > 3
        behind = words[: len(listed)] == listed and all(len(word) < 3 and word not in _SONS for word in odd)
        return (True, reason) if reason and (unfolded or behind) else (False, "different")
    return reason is not None, reason or "different"


def _without_ranks(name: str) -> str:
    """A name without ranks, honorifics and degrees: 'Letkol Inf Rudi Kencana', 'Aiptu Rudi Kencana, S.H.'."""
    ranks = vocabulary().ranks
    bare = without_titles(name)
    while True:
        words = bare.split()
        # 'Lettu Laut (P)', 'R.Ay.': more than an initial, and no form of a name ('Moh.', 'Tb.').
        if len(words) > 2 and _is_sign(words[0]):
            bare = without_titles(" ".join(words[1:]))
            continue
        rank = ranks.at([fold(word) for word in words], 0)
        # One word behind a rank is a name all the same, but one that may be a rank is not: 'Tri Kencana'.
        if rank is None or rank[0] >= len(words):
            return bare
        bare = without_titles(" ".join(words[rank[0] :]))


def _is_sign(word: str) -> bool:
    """Whether a word before a name is a title's, by its dot, and no form of a name: 'Gst.'."""
    return bool(_SIGN.fullmatch(word)) and plain(word).replace(" ", "") == fold(word)


def _is_of_others(one: str, two: str) -> bool:
    """Whether many have the shorter of two names, and the longer one has another name in its middle: 'Ratna
    Dewi', 'Ratna Sari Dewi'."""
    short, long = sorted((levelled_words(one), levelled_words(two)), key=len)
    if len(short) != 2 or len(long) < 3 or short != [long[0], long[-1]]:
        return False
    return rarity(short) < _OF_ANYBODY


def _are_two_spelt(one: str, two: str) -> bool:
    """Whether two names differ in a word of which each is a name, and no form of the other."""
    return are_two_names(core_words(one), core_words(two)) and plain_words(one) != plain_words(two)


def _found(name: str, gazetteer: Gazetteer) -> Person | None:
    """The listed person of a name, but for whose name each is another by a letter: 'Sri Mulyati' is no
    'Sri Mulyani'."""
    found = gazetteer.find(name)
    if found is None or " " not in name.strip() or gazetteer.called(name) is not None:
        return found
    near = [listed for listed in found.names() if alike(name, listed)]
    return None if near and all(_are_two_spelt(name, listed) for listed in near) else found


def identify(
    name: str,
    role: str | None,
    country: str | None,
    gazetteer: Gazetteer,
    *,
    day: str | None = None,
    former: bool = False,
) -> tuple[str, str]:
    """The id and canonical name of a person whom an article names so, in this office (`former`: held before).

    A listed person is taken only where the article's country does not speak against it, and a single
    word ('Menteri Susi') only where one person of that name held such an office (on `day`, if given).
    Everyone else keeps the name as written and an id made from it: unsure means apart.

    >>> gazetteer = Gazetteer.load()
    >>> identify("Menteri Retno".removeprefix("Menteri "), "Menteri Luar Negeri", "Indonesia", gazetteer)
    ('retno-marsudi', 'Retno Marsudi')
    >>> identify("Sutarjo Wibawa", "Bupati Nusa Kencana", "Indonesia", gazetteer)
    ('sutarjo-wibawa', 'Sutarjo Wibawa')
    """
    found = _found(name, gazetteer)
    single = " " not in name.strip()
    if single and (found is None or fold(name) not in map(fold, found.names())):
        # A word that one listed person happens to have is no name of theirs: 'AKBP Akmal'.
        found = _by_office(name, role, country, gazetteer, day)
    if found is None and not single and role is not None:
        found = _misspelt_holder(name, role, country, gazetteer, day, former=former)
    if found is None or not _compatible(found, country):
        if gazetteer.by_id(slug(name)) is not None:
            # A namesake abroad must not share the id of who is listed.
            return f"{slug(name)}-{slug(country or 'lain')}", name
        return levelled_slug(name) or slug(name), name
    if role is not None and (
        is_someone_elses(name, role, found)
        or _is_compatriots(role, country, found)
        or (gazetteer.called(name) is None and _is_near_namesake(name, role, country, found))
    ):
        if gazetteer.called(name) is None and not single:
            return levelled_slug(name) or slug(name), name
        return f"{levelled_slug(name) or slug(name)}-{seat(role)}", name
    return found.id, found.name


def _is_near_namesake(name: str, role: str, country: str | None, person: Person) -> bool:
    """Whether who bears a name near a listed one is another, by an office of another kind than the listed
    person's: 'Panglima Koarmada I Abdul Rasyid' is no president of Iraq, 'Ketua Majelis Budi Joyo Santoso' no
    minister Budi Santoso, of whom many have the name."""
    if " " not in name.strip() or held_such(person, role):
        return False
    if seat(role) in {seat(office.title) for office in person.offices}:
        return False
    words, listed = len(fold(name).split()), len(fold(person.name).split())
    if person.needs_office:
        return words > listed
    abroad = person.country not in (None, "Indonesia") and country is None
    return abroad and words < listed and fold(role) != office_word(role)


def _is_compatriots(role: str, country: str | None, person: Person) -> bool:
    """Whether an office of a place in Indonesia is beside the name of who is listed abroad: 'Kepala Kantor
    Kementerian Agama Bantul Abdul Hamid' is no president of Bangladesh. Consuls serve here, too."""
    abroad = person.country not in (None, "Indonesia") and country in (None, "Indonesia")
    return abroad and is_regional(role) and not _CONSULAR.match(role.lower()) and not held_such(person, role)


def is_someone_elses(name: str, role: str, person: Person) -> bool:
    """Whether an office beside a listed person's name is a namesake's: one of a kind and place never held.

    >>> found = Gazetteer.load().find("Sri Mulyani")
    >>> [is_someone_elses("Sri Mulyani", office, found) for office in ("Bupati Klaten", "Menteri Keuangan")]
    [True, False]
    """
    if " " not in name.strip() or person.needs_office:
        return _is_a_namesakes(name, role, person) or _is_anothers_career(name, role, person)
    if not person.offices:
        return False
    local = _local(role)
    if any(
        (office_word(office.title) == office_word(role) and _local(office.title) == local)
        or seat(office.title) == seat(role)
        for office in person.offices
    ):
        return False
    if (local and _is_lowest(role)) or _is_anothers_career(name, role, person):
        return True
    if _is_whole(name, person) or not is_placed(role):
        return False
    told = fold(name) in map(fold, person.names())
    return local or not (told or _HIGH.match(office_word(role)))


def _is_anothers_career(name: str, role: str, person: Person) -> bool:
    """Whether an office of a place here is no step to what a listed person held whose name many bear: 'Kepala
    Lapas Madiun Budi Santoso' is no minister."""
    words = levelled_words(name)
    if len(words) < 2 or not is_of_many(words) or _HIGH.match(office_word(role)):
        return False
    if not is_regional(role) and not is_of_officers(post(role)):
        return False
    if held_such(person, role) or seat(role) in {seat(office.title) for office in person.offices}:
        return False
    held = {post(office.title) for office in person.offices} - {""}
    return bool(held) and not may_be_one_career({post(role)}, held, rarity(words))


def _is_lowest(role: str) -> bool:
    return bool(_LOW.fullmatch(office_word(role))) or role.lower().startswith(_LOW_IN_FULL)


def _is_whole(name: str, person: Person) -> bool:
    """Whether a name has every word of the listed one, letter for letter or as an initial."""
    words, listed = fold(name).split(), fold(person.name).split()
    if set(listed) <= set(words):
        return True
    return (
        len(words) == len(listed)
        and words[-1] == listed[-1]
        and all(
            a == b or (len(a) == 1 and b[0] == a and a != "m") for a, b in zip(words, listed, strict=True)
        )
    )


def _by_office(
    name: str, role: str | None, country: str | None, gazetteer: Gazetteer, day: str | None
) -> Person | None:
    if role is None:
        return None
    holders = [
        person
        for person in gazetteer.candidates(name.split()[-1])
        if _compatible(person, country)
        and any(
            (day is None or office.held_on(day[:10]))
            and office_word(role) == office_word(office.title)
            and (
                office_word(role) not in _OF_BODIES or not is_placed(role) or seat(role) == seat(office.title)
            )
            for office in person.offices
        )
    ]
    return holders[0] if len(holders) == 1 else None


def _misspelt_holder(
    name: str, role: str, country: str | None, gazetteer: Gazetteer, day: str | None, *, former: bool
) -> Person | None:
    """The listed holder of an office that one person holds at a time, whom an article spells otherwise.

    'Menteri Koperasi Ferry Julianto' is Ferry Juliantono: one word of the name is the same and each of the
    others nearly so, or left out; 'Presiden Venezuela Nicolas Maduro Moros' has one more behind a listed
    name.
    """
    kind, words = office_word(role), core_words(name)
    if kind not in _HELD_BY_ONE or day is None:
        return None
    where = seat(role)
    near = {
        person.id: person
        for word in words
        if len(word) > 2
        for person in gazetteer.candidates(word)
        if _compatible(person, country)
        and any(
            (office.held_on(day[:10]) or (former and (office.since or "") <= day))
            and office_word(office.title) == kind
            and (seat(office.title) == where or (kind in _STATE_HEADS and office.country == country))
            for office in person.offices
        )
        and any(
            _is_nearly(words, listed) or (len(listed) > 1 and words[: len(listed)] == listed)
            for listed in map(core_words, person.names())
        )
    }
    return next(iter(near.values())) if len(near) == 1 else None


def _is_nearly(words: tuple[str, ...], listed: tuple[str, ...]) -> bool:
    """Whether each word of a name is nearly one of the listed name's, in its order, and one is the same."""
    at = 0
    for word in words:
        while at < len(listed) and not _are_near(word, listed[at]):
            at += 1
        if at == len(listed):
            return False
        at += 1
    return bool(set(words) & set(listed))


@functools.lru_cache(1 << 12)  # the names beside an office come back mention after mention
def _are_near(x: str, y: str) -> bool:
    if x == y:
        return True
    short, long = sorted((x, y), key=len)
    if len(short) < 4:
        return False
    if long.startswith(short):
        return True
    size = len(x) + len(y)
    # As high as the ratio may be at most: to find it takes long.
    if min(2 * len(short), size - len(set(x) ^ set(y))) < _NEAR * size:
        return False
    from difflib import SequenceMatcher  # few names come so far

    return SequenceMatcher(None, x, y).ratio() >= _NEAR


def _is_a_namesakes(name: str, role: str, person: Person) -> bool:
    """Whether an office beside a listed person's name that many have is somebody else's.

    By its kind, its place or body, and its rank: 'Kabid Humas Polda Riau Sunarto' is not who leads the court;
    'Waketum Gerindra Habiburokhman' may be who sits in parliament.
    """
    local = _local(role)
    if held_such(person, role):
        where = seat(role)
        listed = {seat(o.title) for o in person.offices if office_word(o.title) == office_word(role)}
        return local and _is_ordinary(name, person) and is_placed(role) and where not in listed
    if seat(role) in {seat(office.title) for office in person.offices}:
        return False
    if _headed_long_ago(name, person):
        return True
    return local or (_is_ordinary(name, person) and _HIGH.match(office_word(role)) is None)


# Who headed a state until then has no other office now.
_LONG_AGO = "2000"
# As rare as the names of one word of which articles have several holders: 'Suharto', 'Sunarto', 'Sutrisno'.
_OF_SO_MANY = 3


def _is_ordinary(name: str, person: Person) -> bool:
    """Whether others bear the one word by which a person is called: 'Sunarto', not 'Jokowi'."""
    heads_a_state = any(office_word(office.title) in _STATE_HEADS for office in person.offices)
    return " " not in name and not heads_a_state


def _headed_long_ago(name: str, person: Person) -> bool:
    """Whether a person whose one word many bear headed a state, and no more: 'Juru bicara MA Suharto'."""
    headed = [office.until for office in person.offices if office_word(office.title) in _STATE_HEADS]
    ended = headed != [] and all(until is not None and until < _LONG_AGO for until in headed)
    return ended and " " not in name and rarity(levelled_words(name)) <= _OF_SO_MANY


@functools.lru_cache(maxsize=4096)
def _local(role: str) -> bool:
    return (
        not vocabulary().grammar.regional_councils.isdisjoint(role.lower().split())
        or bool(_LOCAL.fullmatch(office_word(role)))
        or role.lower().startswith(_LOCAL_IN_FULL)
    )


def is_low(role: str) -> bool:
    """Whether an office with its place or body is one of those that so many have that a well-known person's
    name in it means somebody else.

    >>> is_low("Kapolsek Menteng"), is_low("Camat Rambah Samo"), is_low("Jaksa"), is_low("Menteri Agama")
    (True, True, False, False)
    """
    return (is_placed(role) or (" " in role and bool(_LOW.fullmatch(office_word(role))))) and _local(role)


def held_such(person: Person, role: str) -> bool:
    """Whether a listed person ever held an office of this kind ('Menlu' and 'Menteri Agama' are one kind)."""
    return any(office_word(office.title) == office_word(role) for office in person.offices)


def held_there(person: Person, role: str) -> bool:
    """Whether a listed person ever held this office, or one that it shortens: 'Menteri'."""
    kind, where, written = office_word(role), seat(role), fold(role)
    return any(
        kind == office_word(office.title)
        and (where == seat(office.title) or fold(office.title).startswith(written))
        for office in person.offices
    )


def comes_later(person: Person, role: str, day: str | None) -> bool:
    """Whether a listed person came into such an office only after an ISO `day`: the article hopes for it."""
    kind = office_word(role)
    since = [office.since or "" for office in person.offices if office_word(office.title) == kind]
    return bool(day and since) and all(first[: len(day or "")] > (day or "")[: len(first)] for first in since)


def _compatible(person: Person, country: str | None) -> bool:
    return not country or not person.country or person.country == country
