"""Which post an office is, however it is written: body or place, kind, whether one person holds it."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from search.analysis.patterns import late
from search.analysis.tables import read_toml
from search.knowledge.officials.bodies import body_at, body_of, is_body, is_placed, is_province, seat
from search.knowledge.officials.kinds import office_word
from search.knowledge.officials.names import fold
from search.knowledge.officials.vocabulary import words

# Bodies that no table has.
BENCHES = frozenset(("dpr", "hakim", "jaksa"))
# Posts of which one says little: judges are many.
OPEN = ("?", "hakim/", "jaksa/")
# In full and in short; what stands behind is the subject ('Kasat Reskrim', 'Kepala Satuan Reserse').
_KINDS = (
    ("wakapolres", late(r"waka ?polres(?:ta|tro|tabes)?\b|wakil kepala (?:polres\w*|kepolisian resort?)")),
    ("kapolres", late(r"kapolres(?:ta|tro|tabes)?\b|kepala (?:polres\w*|kepolisian resort?)")),
    ("kapolsek", late(r"kapolsek(?:ta)?\b|kepala (?:polsek\w*|kepolisian se[ck]tor)")),
    ("kapolda", late(r"kapolda\b|kepala (?:polda|kepolisian daerah)")),
    ("wakapolda", late(r"wakapolda\b|wakil kepala (?:polda|kepolisian daerah)")),
    ("kajari", late(r"kajari\b|kepala (?:kejari|kejaksaan negeri)")),
    ("kajati", late(r"kajati\b|kepala (?:kejati|kejaksaan tinggi)")),
    ("pangdam", late(r"pangdam\b|panglima (?:kodam|komando daerah militer)")),
    ("kapendam", late(r"kapendam\b|kepala penerangan (?:kodam|daerah militer|komando daerah militer)")),
    ("dandim", late(r"dandim\b|komandan (?:kodim|komando distrik militer)")),
    ("danramil", late(r"danramil\b|komandan (?:koramil|komando rayon militer)")),
    ("dansat", late(r"dansat\b|komandan satuan")),
    ("jaksa agung muda", late("jaksa agung muda|jam(?:pid|intel|datun|was)")),
    ("danrem", late(r"danrem\b|komandan (?:korem|komando resort? militer)")),
    ("camat", late(r"camat\b|kepala distrik\b")),
    (
        "kades",
        late(
            r"kades\b|kuwu\b|kepala (?:desa|kampung|lembang|nagari|ohoi|pekon|tiyuh)\b|[kg]euchik\b"
            r"|perbekel\b|pambakal\b|peratin\b|kapitalaung\b"
        ),
    ),
    ("sekda", late(r"sekda\w*|sekretaris daerah")),
    ("kasubdit", late(r"kasubdit|kepala sub ?di[rt]")),
    ("kasubbid", late(r"kasubb?id|kepala sub ?bidang")),
    ("kainduk", late(r"kainduk\b|kepala induk\b")),
    ("kasubbag", late(r"kasubb?ag|kepala sub ?bagian|kepala subb?ag")),
    ("kasat", late(r"kasat(?!gas)|kepala sat(?:uan)?(?!gas)")),
    ("kanit", late(r"kanit|kepala unit")),
    ("kasudin", late(r"kasudin\b|kepala (?:suku dinas|sudin)\b")),
    ("kadis", late(r"kadis|kadin(?=kes|sos)|kepala dinas|kepala di[ns](?!trik)(?=\w)|kepala d(?=lh\b)")),
    ("kabid", late(r"kabid|kepala bidang")),
    ("kabag", late(r"kabag|kepala bagian")),
    ("kasi", late(r"kasie?(?=\b|pen|pid|intel|ops)|kepala seksi")),
    ("karo", late(r"karo(?=\b|pen)|kepala biro")),
    ("kadiv", late(r"kadiv|kepala divisi")),
    ("kapus", late(r"kapus(?=\b|pen|dat)|kepala pusat")),
    ("kakor", late(r"kakor|kepala korps")),
    ("kepala badan", late(r"kepala badan|kaban\b")),
    ("dirjen", late(r"dirjen|direktur jend[er]*al")),
    ("sekretaris-ditjen", late(r"(?:sekretaris|ses) ?(?:ditjen|direktorat jend[er]*al)\b")),
    ("wasekjen", late(r"wasekjen|wakil (?:sekjen|sekretaris jend[er]*al)")),
    ("sekjen", late(r"sekjen|sekretaris jend[er]*al")),
    ("wakil direktur", late(r"wakil direktur|wadir(?=\b|lantas|krim|res|narkoba|samapta)")),
    ("direktur", late(r"direktur|dir(?=\b|lantas|tipid|krim|res|narkoba|gakkum)|dit?(?=reskrim|resnarkoba)")),
    ("deputi", late("deputi")),
    ("konsul", late(r"kon(?:sul )?jen\b|konsul\b")),
    ("ketua-umum", late(r"ketum\b|ketua umum\b")),
    ("wakil ketua-umum", late(r"waketum\b|wakil (?:ketum|ketua umum)\b")),
    ("wakil karumkit", late(r"waka(?=rumkit)|wakil kepala (?:rs|rumah sakit) (?:polri|bhayangkara)\b")),
    ("karumkit", late(r"karumkit\b|kepala (?:rs|rumah sakit) (?:polri|bhayangkara)\b")),
    ("asisten", late("asisten")),
    ("kepala", late("kepala")),
    ("ketua komisi", late(r"ketua(?= komisi [ivx]+\b)")),
    ("ketua", late(r"ketua\b")),
    ("wakil bupati", late(r"wabup\b")),
    ("wakil wali", late(r"wawalk?o?t?\b|wakil wali ?kota")),
)
_WITH_SUBJECT = frozenset(
    ("kasubbag", "kasat", "kanit", "kadis", "kabid", "kabag", "kasi", "karo", "kadiv", "kapus", "kakor")
)
_WITH_SUBJECT |= {"kasudin"}
_WITH_SUBJECT |= {
    "kepala badan",
    "dirjen",
    "direktur",
    "wakil direktur",
    "dansat",
    "deputi",
    "asisten",
    "kepala",
    "ketua",
}
_SUBJECTS = read_toml(Path(__file__).with_name("subjects.toml"))
# Words of a subject that are short for others.
_IN_FULL = {short: full.split() for short, full in _SUBJECTS["in_full"].items()}
# Bodies of a region, and their heads, by their names in full.
_IN_SHORT_BODIES = tuple((full, short) for short, names in _SUBJECTS["of_a_region"].items() for full in names)
# One word tells a subject but where so many begin with it, or within a ministry.
_WORDS_OF_SUBJECT = dict.fromkeys(("dirjen", "direktur", "deputi", "asisten"), 2)
_WORDS_FROM = dict.fromkeys(("pidana", "penerangan", "hubungan", "pemberdayaan", "pembinaan"), 2)
_WORDS_FROM |= dict.fromkeys(
    ("pengelolaan", "pelayanan", "pengendalian", "perlindungan", "tata", "bina", "sumber"), 2
)
_WORDS_FROM |= {"reserse": 3}
_NOT_OF_SUBJECT = frozenset(("i", "ii", "iii", "iv", "v", "bidang", "urusan", "dan", "tindak", "daya"))
# Of what the state has an office for in many places: 'Kepala Kantor Imigrasi Batam'.
_OF_BRANCHES = frozenset(
    ("imigrasi", "bea", "pajak", "pertanahan", "otoritas", "karantina", "kesyahbandaran")
)
_OF_OFFICES = frozenset(("kabid", "kasi", "kabag", "kasubbag"))
# Where the body that a subject is a part of begins.
_BODY = frozenset(("polri", "polda", "polres", "polresta", "polrestabes", "polsek", "polsekta", "kejaksaan"))
_BODY |= {"kejari", "kejati", "kejagung", "kementerian", "kementrian", "kemenko", "dinas", "badan", "kanwil"}
_BODY |= {"kantor", "setda", "sekretariat", "kabupaten", "kab", "kota", "provinsi", "prov", "pemkab"}
_BODY |= {"pemkot", "pemprov", "pada", "di"}
# What their office's place loses: see `bodies.seat`.
_SIDES = frozenset(("barat", "timur", "utara", "selatan", "tengah", "tenggara", "pusat", "besar", "raya"))
_SIDES |= {"kota"}
_IN_SHORT = {"jakbar": "barat", "jakpus": "pusat", "jaksel": "selatan", "jaktim": "timur", "jakut": "utara"}
_SIGNS = late(r"[/,()]")
# Heads of something within a body.
_HEADS = frozenset(("kasubbag", "kadis", "kabid", "kabag", "kasi", "karo", "kadiv", "kapus", "kakor"))
_HEADS |= {"kepala badan", "kapendam"}
# Heads of a body whose office is told by its place alone.
_APART = frozenset(("kadis", "menteri", "wakil menteri"))
# One person at a time holds one of these in a place.
_OF_A_REGENCY = frozenset(
    ("kapolres", "wakapolres", "kajari", "dandim", "bupati", "wali", "wakil bupati", "wakil wali", "sekda")
)
_OF_A_PROVINCE = frozenset(("gubernur", "wakil gubernur", "kapolda", "kajati", "pangdam", "kapendam"))
_OF_A_PROVINCE |= {"danrem"}
_OF_A_COUNTRY = frozenset(("presiden", "wakil presiden", "perdana", "kanselir"))
# Their place may be in no list.
_OF_A_DISTRICT = frozenset(("kapolsek", "camat", "danramil", "kainduk"))
# In a body, or of the state.
_OF_A_BODY = frozenset(
    ("kapolri", "wakapolri", "kabareskrim", "ksad", "kasad", "ksal", "kasal", "ksau", "kasau", "pangkostrad")
)
_OF_A_BODY |= {"jaksa agung", "sekjen", "seskab", "menteri", "gubernur"}
_OF_THE_STATE = frozenset(("presiden", "wakil presiden", "kapolri", "panglima"))
# By the whole subject: one office of a body or place has it.
_OF_A_PLACES_SUBJECT = frozenset(("kadis", "kadiv", "kepala badan"))
_OF_A_SUBJECT = _OF_A_PLACES_SUBJECT | {"kakor", "kapus", "karo", "dirjen"}
# Their names in `bodies` are those of parts with heads of their own, too: 'Ketua Dewas KPK', 'Kepala BKF'.
_WITH_PARTS = frozenset(("dpr", "mk", "kpk", "polri", "kejagung", "tni", "tni-ad", "tni-al", "tni-au"))
_WITH_PARTS |= {"kemenkeu", "kemenkes", "kemendagri", "kemensetneg"}
_OF_MANY_SUBJECTS = {
    "kabid": {"hubungan-masyarakat", "propam", "kedokteran"},
    "kabag": {"hubungan-masyarakat", "operasi", "penerangan-umum"},
    "kasubbag": {"hubungan-masyarakat"},
    "kasi": {"hubungan-masyarakat", "intelijen", "pidana-umum", "pidana-khusus", "penerangan-hukum"},
    "kasat": {"reserse-kriminal", "reserse-narkoba", "lalu", "intelijen", "samapta", "polisi"},
    "kanit": {"reserse-kriminal"},
    "karo": {"hubungan-masyarakat", "penerangan-masyarakat", "sumber-manusia"},
    "direktur": {"reserse-kriminal-umum", "reserse-kriminal-khusus", "reserse-narkoba", "lalu"},
    # Bodies that each place has; those of the state are in `bodies`.
    "kepala": {"bpbd", "bappeda", "bapenda", "bkpsdm", "bpkad", "kesbangpol"},
    "ketua": {"dprd"},
}
_NO_SUBJECT_OF_A_DEPUTY = frozenset(("gubernur", "direktur", "menteri", "asisten", "perdana"))
# Of one place for many: a party's in parliament, new provinces beside an old one.
_OF_MANY_PLACES = frozenset(("indonesia", "papua"))


@lru_cache(1 << 14)  # an archive has few offices, each many times
def post(role: str | None) -> str:
    """The body or place of an office, and its kind, as the index holds them; '' of a bare office. A question
    mark stands before what names neither body nor place.

    >>> post("Kapolda Jatim"), post("Kapolsek Rambah Samo"), post("Bupati")
    ('jawa-timur/kapolda', '?rambah-samo/kapolsek', '')
    >>> post("Kadinkes Bantul") == post("Kepala Dinas Kesehatan Kabupaten Bantul")
    True
    """
    if not role:
        return ""
    where = seat(role)
    kind = _kind(role, where)
    if is_placed(role) or where in BENCHES:
        return f"{where}/{kind}"
    return f"?{where}/{kind}" if " " in role and where != kind else ""


def _kind(role: str, where: str) -> str:
    """The kind of an office, with its subject where a body has several, its side of a place that several
    share: 'kasat-reserse-kriminal', 'kapolres-barat'.

    >>> _kind("Kasatreskrim Polres Bantul", "bantul"), _kind("Kapolres Metro Jakarta Barat", "jakarta")
    ('kasat-reserse-kriminal', 'kapolres-barat')
    """
    written = fold(_SIGNS.sub(" ", role))
    if written.startswith("humas polda "):
        written = f"kabid {written}"  # who speaks for it leads the desk: 'Humas Polda Jatim, Kombes X'
    for full, short in _IN_SHORT_BODIES:
        written = written.replace(full, short)
    for kind, form in _KINDS:
        found = form.match(written)
        if found is None:
            continue
        rest = written[found.end() :].split()
        if kind == "ketua komisi":
            return "-".join(("ketua", *rest[:2]))
        if kind in ("kepala", "kepala badan", "ketua") and (body := _headed(kind, written.split())):
            return f"{'ketua' if kind == 'ketua' else 'kepala'}-{body}"
        if kind == "ketua" and rest and rest[0] in words().grammar.regional_councils:
            return "ketua-dprd"  # whatever Aceh and Papua call theirs: 'Ketua DPRK Bireuen'
        if kind in _WITH_SUBJECT:
            return "-".join((kind, *_subject(kind, rest), *_branch(kind, rest, where)))
        break
    else:
        kind = office_word(role)
    if kind in ("menteri", "wakil menteri"):
        ministry = body_of(role)
        return kind if ministry in ("", where) else f"{kind}-{ministry}"
    side = _side(written.split(), where) if kind in _OF_A_REGENCY else ""
    return f"{kind}-{side}" if side else kind


def _headed(kind: str, parts: list[str]) -> str:
    """The body whose head an office is: 'Kepala BMKG', not 'Kepala Stasiun BMKG'; '' of a part of one."""
    at = 0 if kind == "kepala" and body_at(parts, 0) else 1
    body = body_at(parts, at)
    return "" if body in _WITH_PARTS and parts[at] != body else body


def _subject(kind: str, rest: list[str]) -> list[str]:
    """The first words of a subject, in full: as many as tell it."""
    if kind == "kepala" and rest[:1] in (["kantor"], ["kanwil"]):
        # 'Kepala Kantor Wilayah Bea dan Cukai', 'Kepala Kantor Pelayanan Pajak'.
        branch = [word for word in rest[1:5] if word in _OF_BRANCHES][:1]
        if branch:
            return branch
    subject: list[str] = []
    for k, word in enumerate(rest):
        if word in _NOT_OF_SUBJECT:
            continue
        if word in _BODY or (subject and _ends(kind, rest, k)):
            break
        subject += [full for full in _IN_FULL.get(word, [word]) if full not in subject]
        most = max(_WORDS_OF_SUBJECT.get(kind, 1), _WORDS_FROM.get(subject[0], 1))
        if len(subject) >= most:
            return subject[:most]
    return subject


def _branch(kind: str, rest: list[str], where: str) -> list[str]:
    """The branch of the state of which an office's part is: 'Kasi Intelijen Imigrasi Batam'."""
    branch = next((word for word in rest[1:] if word in _OF_BRANCHES), None)
    told = branch is not None and kind in _OF_OFFICES and branch != where and not is_body(where)
    return [branch or ""] if told else []


def _ends(kind: str, rest: list[str], k: int) -> bool:
    """Whether a body or place begins at a word of an office."""
    placed = kind not in _WORDS_OF_SUBJECT and (rest[k] in words().regions or is_province(rest[k]))
    return placed or body_at(rest, k) != "" or words().countries.at(rest, k) is not None


def _side(parts: list[str], where: str) -> str:
    """Which of the places with one name an office is of: 'Lampung Selatan', 'Lampung Timur'."""
    for before, word in pairwise(("", *parts)):
        if word in _IN_SHORT or (before and before == where and word in _SIDES):
            return _IN_SHORT.get(word, word)
    return ""


# Of subjects, what says little of whose it is.
_OF_ANY_SUBJECT = frozenset(
    ("umum", "khusus", "hukum", "teknik", "data", "operasi", "sumber", "manusia", "negeri")
)
_OF_ANY_SUBJECT |= {"negara", "nasional", "pusat", "daerah", "wilayah", "pelayanan", "pengelolaan", "bina"}
_OF_ANY_SUBJECT |= {
    "pengembangan",
    "pembangunan",
    "perlindungan",
    "masyarakat",
    "hubungan",
    "kepala",
    "ketua",
}
_OF_ANY_SUBJECT |= {"kerja", "tata", "sekretaris", "ditjen", "dukungan", "strategi", "kebijakan", "jaminan"}
_MINISTRY = "kemen"


@lru_cache(1 << 12)
def subjects(held: str) -> frozenset[str]:
    """The words of a post's subject and of its body's name, in full: of 'SKK Migas' and 'Dirjen Migas' some.

    >>> sorted(subjects(post("Dirjen Migas ESDM"))), sorted(subjects(post("Kepala SKK Migas")))
    (['esdm', 'gas', 'minyak'], ['gas', 'minyak', 'skk'])
    """
    where, _, kind = held.partition("/")
    body = [where.removeprefix("?").removeprefix(_MINISTRY)] if "-" not in where else where.split("-")
    parts = [*body, *kind.split("-")[1:]]
    return frozenset(full for word in parts for full in _IN_FULL.get(word, [word])) - _OF_ANY_SUBJECT


@lru_cache(1 << 14)
def roughly(held: str) -> str:
    """A post (see `post`) without its subject, any head being a 'kepala'; that of an agency or ministry,
    which is a body of its own, as it is.

    >>> roughly(post("Kasi Humas Polres Bantul")), roughly(post("Direktur Penyidikan KPK"))
    ('bantul/kepala', 'kpk/direktur')
    """
    where, _, kind = held.partition("/")
    head = kind.partition("-")[0]
    if head in _APART and head != kind:
        return held
    return f"{where}/{'kepala' if head in _HEADS else head}" if held else ""


@lru_cache(1 << 14)
def is_of_one(held: str) -> bool:
    """Whether one person at a time holds a post (see `post`), as far as its words tell: of kinds that are
    listed here alone.

    >>> [is_of_one(post(office)) for office in ("Kapolres Bantul", "Anggota DPR", "Pimpinan KPK")]
    [True, False, False]
    """
    where, _, kind = held.partition("/")
    head, _, subject = kind.partition("-")
    if not kind or where in ("hakim", "jaksa"):
        return False
    if where.startswith("?"):
        return kind in _OF_A_DISTRICT or (where == "?indonesia" and kind in _OF_THE_STATE)
    if head == "ketua" and subject.startswith("komisi-"):
        return where == "dpr"
    if head in ("kepala", "ketua") and is_body(subject):
        return True
    if subject in _OF_MANY_SUBJECTS.get(head, ()):
        return True
    if is_body(where):
        deputy = head == "deputi" and bool(subject) and subject.split("-")[0] not in _NO_SUBJECT_OF_A_DEPUTY
        listed = kind in _OF_A_BODY and where != "dpr"
        return deputy or listed or (head in _OF_A_SUBJECT and bool(subject)) or held == "tni/panglima"
    if kind in _OF_A_PROVINCE or kind in _OF_A_COUNTRY:
        return True
    if where in _OF_MANY_PLACES:
        return False
    if head in _OF_A_REGENCY:
        return where != "jakarta" or bool(subject) or head == "sekda"
    if kind in _OF_A_DISTRICT:
        return True
    return bool(subject) and (head in _OF_A_PLACES_SUBJECT or (head == "menteri" and is_body(subject)))
