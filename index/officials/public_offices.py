"""Whether an office is one of the state, by its words and by what stands around it."""

from __future__ import annotations

from index.officials.office_parts import DERIVED, Reading
from index.officials.terms import ORDINAL
from index.officials.text import Text
from search.knowledge.officials.phrases import TOKEN

# Words before a department's office among which its body is named.
_NEAR_BODY = 120
# Words before and behind 'ketua majelis' among which 'hakim' says whose.
_NEAR_BENCH = 12
_COUNTS = frozenset(("dua", "tiga", "empat", "para"))
_CHIEFS = ("ketua", "wakil ketua")
# Between a chief and who speaks for him.
_THROUGH = frozenset(("melalui", "lewat"))
_OF_COURT = frozenset(
    ("hakim", "sidang", "persidangan", "perkara", "pengadilan", "pn", "putusan", "kasasi", "vonis", "duduk")
)
_KINDS_OF_BENCH = frozenset(("persidangan", "sidang", "komisi", "pemeriksa"))
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
        "kasubsi",
        "kasubid",
        "kasubbid",
        "kepala bidang",
        "kepala seksi",
        "kepala biro",
    )
)


def is_of_named_body(text: Text, i: int, j: int, read: Reading) -> bool:
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
    if not (of_field or any(DERIVED.fullmatch(word) or word in v.grammar.of_the_state for word in subject)):
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


def serves_area(text: Text, read: Reading) -> bool:
    """Whether a part of a region's administration is led that has its area right behind it: 'Kabag Kesra
    Kabupaten Bantul', 'Inspektur Kota Depok'."""
    v, size = text.vocabulary, len(TOKEN.findall(read.head))
    if read.head not in v.grammar.offices_of_areas or not read.complete or not read.kept[size:]:
        return False
    regions = [k for k in read.kept[size:] if text.low[k] in v.regions]
    named = bool(regions) and regions[-1] == read.kept[-1]
    # 'Inspektur Bengkulu', but no 'Kabag Bengkulu'
    return named and (read.head == "inspektur" or regions[0] > read.kept[size])


def accompanies_chief(text: Text, i: int, read: Reading) -> bool:
    """Whether a deputy is of the body whose chief is named right before: 'Ketua DPRD Siak X didampingi Wakil
    Ketua Y', 'Wakil Ketua DPR X, didampingi dua wakil ketua lain, Y dan Z'."""
    k = i - 1 - (text.low[i - 1] in _COUNTS)
    if read.head != "wakil ketua" or not text.mentions or text.low[k] != "didampingi":
        return False
    last = text.mentions[-1]
    chief = last.role is not None and last.role.complete and last.role.head.startswith(_CHIEFS)
    told = all(ORDINAL.fullmatch(text.low[n]) for n in read.kept[2:])
    return chief and told and 0 <= k - last.end <= (text.words[k - 1] == ",")


def speaks_for_chief(text: Text, i: int, read: Reading) -> bool:
    """Whether a part's head speaks for the chief of its body, who is named right before: 'Kepala BKSDA Riau X
    melalui Kasubbag Tata Usaha Y'."""
    if (
        text.low[i - 1] not in _THROUGH
        or not text.mentions
        or read.head not in text.vocabulary.grammar.divisions
    ):
        return False
    last = text.mentions[-1]
    return (
        last.role is not None and last.role.complete and 0 <= i - 1 - last.end <= (text.words[i - 2] == ",")
    )


def leads_bench(text: Text, i: int, j: int, read: Reading) -> bool:
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


def is_not_public(text: Text, i: int, j: int, read: Reading) -> bool:
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
