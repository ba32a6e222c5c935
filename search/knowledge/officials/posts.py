"""Which post an office is, however it is written: body or place, kind, whether one person holds it."""

from __future__ import annotations

import re
from functools import lru_cache

from search.analysis.patterns import late
from search.knowledge.officials.bodies import is_placed, seat
from search.knowledge.officials.identity import office_word
from search.knowledge.officials.names import fold

# Bodies that no table has.
BENCHES = frozenset(("dpr", "hakim", "jaksa"))
# Posts of which one says little: judges are many.
OPEN = ("?", "hakim/", "jaksa/")
# In full and in short; what stands behind is the subject ('Kasat Reskrim', 'Kepala Satuan Reserse').
_KINDS = (
    ("wakapolres", late(r"wakapolres(?:ta|tro|tabes)?\b|wakil kepala (?:polres\w*|kepolisian resort?)")),
    ("kapolres", late(r"kapolres(?:ta|tro|tabes)?\b|kepala (?:polres\w*|kepolisian resort?)")),
    ("kapolsek", late(r"kapolsek(?:ta)?\b|kepala (?:polsek\w*|kepolisian se[ck]tor)")),
    ("kapolda", late(r"kapolda\b|kepala (?:polda|kepolisian daerah)")),
    ("kajari", late(r"kajari\b|kepala (?:kejari|kejaksaan negeri)")),
    ("kajati", late(r"kajati\b|kepala (?:kejati|kejaksaan tinggi)")),
    ("pangdam", late(r"pangdam\b|panglima (?:kodam|komando daerah militer)")),
    ("kapendam", late(r"kapendam\b|kepala penerangan (?:kodam|daerah militer|komando daerah militer)")),
    ("dandim", late(r"dandim\b|komandan (?:kodim|komando distrik militer)")),
    ("danramil", late(r"danramil\b|komandan (?:koramil|komando rayon militer)")),
    ("sekda", late(r"sekda\w*|sekretaris daerah")),
    ("kasubbag", late(r"kasubb?ag|kepala sub ?bagian|kepala subb?ag")),
    ("kasat", late(r"kasat(?!gas)|kepala sat(?:uan)?(?!gas)")),
    ("kanit", late(r"kanit|kepala unit")),
    ("kadis", late(r"kadis|kadin(?=kes|sos)|kepala dinas|kepala di[ns](?=\w)|kepala d(?=lh\b)")),
    ("kabid", late(r"kabid|kepala bidang")),
    ("kabag", late(r"kabag|kepala bagian")),
    ("kasi", late(r"kasi(?=\b|pen|pid|intel)|kepala seksi")),
    ("karo", late(r"karo(?=\b|pen)|kepala biro")),
    ("kadiv", late(r"kadiv|kepala divisi")),
    ("kapus", late(r"kapus(?=\b|pen|dat)|kepala pusat")),
    ("kakor", late(r"kakor|kepala korps")),
    ("kepala badan", late(r"kepala badan|kaban\b")),
    ("dirjen", late(r"dirjen|direktur jend[er]*al")),
    ("sekjen", late(r"sekjen|sekretaris jend[er]*al")),
    ("direktur", late(r"direktur|dir(?=lantas|tipid|krim|res|narkoba)")),
    ("deputi", late("deputi")),
    ("asisten", late("asisten")),
    ("kepala", late("kepala")),
    ("ketua", late(r"ketua(?= komisi [ivx]+\b)")),
    ("wakil bupati", late(r"wabup\b")),
    ("wakil wali", late(r"wawalk?o?t?\b|wakil wali ?kota")),
)
_WITH_SUBJECT = frozenset(
    ("kasubbag", "kasat", "kanit", "kadis", "kabid", "kabag", "kasi", "karo", "kadiv", "kapus", "kakor")
)
_WITH_SUBJECT |= {"kepala badan", "dirjen", "direktur", "deputi", "asisten", "kepala"}
# Subjects go by their first letters ('Kadinkes', 'Kepala Dinas Kesehatan'); the full one's where they differ.
_SUBJECT = 3
_SUBJECTS = {"dik": "pen", "pup": "pek", "pu": "pek", "dlh": "lin", "lh": "lin", "kri": "res", "lan": "lal"}
_SUBJECTS |= {"bin": "int"}
_BEFORE_SUBJECT = late(r"[\s,]*(?:(?:i|ii|iii|iv|v|bidang|urusan)\s+)*")
# Heads of something within a body.
_HEADS = frozenset(
    (
        "kasubbag",
        "kadis",
        "kabid",
        "kabag",
        "kasi",
        "karo",
        "kadiv",
        "kapus",
        "kakor",
        "kepala badan",
        "kapendam",
    )
)
# Several at a time hold one of these.
_OF_MANY = frozenset(
    ("anggota", "ketua", "hakim", "jaksa", "staf", "stafsus", "juru", "penasihat", "komisioner", "komisaris")
)
_OF_MANY |= {"pejabat", "legislator", "senator", "duta", "utusan", "pengawas", "panitera", "raja", "ratu"}
_OF_MANY |= {"waketum", "wasekjen", "kepala", "direktur", "deputi", "asisten", "ajudan", "perwakilan"}
# Of one place for many: five police chiefs of Jakarta, a district's or a party's in parliament.
_OF_MANY_PLACES = frozenset(("jakarta", "dpr", "indonesia", "papua"))
_OF_A_STATE = frozenset(("presiden", "wakil presiden", "kapolri", "panglima"))
_OF_A_PROVINCE = frozenset(("gubernur", "wakil gubernur", "sekda", "kapolda", "kajati", "pangdam"))
# Their place may be in no list.
_OF_A_DISTRICT = frozenset(("kapolsek", "camat", "lurah", "kades", "danramil"))


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
    where, kind = seat(role), _kind(role)
    if is_placed(role) or where in BENCHES:
        return f"{where}/{kind}"
    return f"?{where}/{kind}" if " " in role and where != kind else ""


def _kind(role: str) -> str:
    """The kind of an office, with its subject where a body has several: 'kasat-res', 'kadis-kes'.

    >>> _kind("Kasatreskrim Polres Bantul"), _kind("Kepala Satuan Reserse Kriminal Polres Bantul")
    ('kasat-res', 'kasat-res')
    """
    written = fold(role.replace("/", " "))
    for kind, form in _KINDS:
        found = form.match(written)
        if found is None:
            continue
        rest = written[found.end() :]
        if kind == "ketua":
            return "-".join(("ketua", *rest.split()[:2]))
        if kind not in _WITH_SUBJECT:
            return kind
        opened = _BEFORE_SUBJECT.match(rest)
        subject = re.match(r"\w*", rest[opened.end() if opened else 0 :])
        short = subject[0][:_SUBJECT] if subject else ""
        return f"{kind}-{_SUBJECTS.get(short, short)}" if short else kind
    return office_word(role)


@lru_cache(1 << 14)
def roughly(held: str) -> str:
    """A post (see `post`) without its subject, any head being a 'kepala'.

    >>> roughly(post("Kasi Humas Polres Bantul")), roughly(post("Direktur Penyidikan KPK"))
    ('bantul/kepala', 'kpk/direktur')
    """
    where, _, kind = held.partition("/")
    head = kind.partition("-")[0]
    return f"{where}/{'kepala' if head in _HEADS else head}" if held else ""


@lru_cache(1 << 14)
def is_of_one(held: str) -> bool:
    """Whether one person at a time holds a post (see `post`), as far as its words tell.

    >>> [is_of_one(post(office)) for office in ("Kapolres Bantul", "Anggota DPR", "Kapolres Jakarta Barat")]
    [True, False, False]
    """
    where, _, kind = held.partition("/")
    if not kind or where in ("hakim", "jaksa"):
        return False
    if kind.startswith("ketua-"):
        return where == "dpr"
    if where.startswith("?"):
        return kind in _OF_A_DISTRICT or (where == "?indonesia" and kind in _OF_A_STATE)
    if where in _OF_MANY_PLACES:
        return (
            kind in _OF_A_PROVINCE
            or (where == "jakarta" and kind.startswith("kadis-"))
            or kind in _OF_A_STATE
        )
    return kind not in _OF_MANY and not kind.startswith("wakil ketua")
