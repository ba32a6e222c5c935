"""Which body of the state, university or association published a page: by letterhead, desk or site."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from search.analysis.patterns import late
from search.analysis.stemming import is_common_word
from search.knowledge.governments import government, is_area, province_of
from search.knowledge.outlets import Outlets, pieces

# Words of the desks that write for a body, before its name: 'Biro Komunikasi dan Layanan Informasi …'.
_DESKS: Final = """
    adpim admin administrasi bag bagian berita bidang bidhumas biro by center daerah dan data departemen
    digital dinas
    dinaskominfo dinkominfo diskominfo diskominfos diskominfosan diskominfosp diskominfostandi diskominfotik
    dispen div divhumas divisi dok editor hubungan hukum humas informasi informatika kantor kebencanaan
    kehumasan
    kelembagaan kepala kerja kominfo komunikasi kontributor laman layanan masyarakat mc media oleh
    pelayanan pendam penerangan penkum penrem penulis pers persandian pimpinan plt portal ppid prokopim
    protokol publik publikasi pusat pusdatin puspenkum redaksi resmi rilis sama sekretariat setda siaran
    sihumas situs statistik subbaghumas tribrata tribratanews subbagian sumber teks tim umum web website
"""
_DESK_WORDS: Final = frozenset(_DESKS.split())
# Of those, which only a desk that speaks for its body has, in a line's words.
_SPEAKS: Final = late(
    r"(?i)\b(?:humas|(?:div|bid|si|subbag)humas|kehumasan|hubungan masyarakat|di[sn]kominfo\w*|"
    r"kominfo|komunikasi|penerangan|prokopim|protokol|setda|"
    r"ppid|penkum|puspenkum|pusdatin|siaran pers|rilis pers|media center|mc|"
    r"(?:website|situs|portal|laman|web)(?: (?:berita|resmi))*)\b"
)
_REGION: Final = late(
    r"(?P<kind>pem(?:kab|kot|prov|da)|pemerintah (?:kabupaten|kota|provinsi|daerah)|kabupaten|kab|kota|"
    r"provinsi|prov)"
    r"\.? (?!(?i:pem\w+|kab|kota|provinsi)\b)(?P<name>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,3})",
    re.IGNORECASE,
)
_KINDS: Final = {"kab": "Pemkab", "kot": "Pemkot", "pro": "Pemprov", "da": "Pemda", "dae": "Pemda"}
# Branches of a body, each with its own site: 'Polres Lereng', 'Kejaksaan Negeri Lereng'.
_BRANCH: Final = late(
    r"(?:Pol(?:da|res(?:ta|tabes)?|sek(?:ta)?)|Kodam|Korem|Kodim|Koramil|Lan(?:ud|al)|Keja(?:ti|ri)|"
    r"Kejaksaan (?:Tinggi|Negeri)|Pengadilan (?:Tinggi|Negeri|Agama)|Kanwil|Kantor Wilayah|Kantor Imigrasi|"
    r"Lapas|Rutan|BPBD|DPRD|Basarnas|KPU|Bawaslu|BNN[PK])(?: [A-Z0-9][\w/'’-]+){1,5}"
)
# Common words that areas' names have behind their first.
_BEHIND_AREAS: Final = """
    barat timur selatan utara tengah tenggara kota kabupaten negeri tinggi agama raya besar baru laut kelas
    pusat jaya perak ii iii iv ib ia khusus
"""
_OF_AREAS: Final = frozenset(_BEHIND_AREAS.split())
_BEFORE_AREAS: Final = frozenset({"metro", "pelabuhan", "negeri", "tinggi", "agama", "kota", "kabupaten"})
_RELEASE: Final = late(
    r"(?i)\W*(?:siaran pers|press release|rilis pers|keterangan pers)\b|\W*(?:nomor|no)\b\W*(?:sp|[\w.]*hm)\b"
)
# A body's office in a region: 'Ombudsman RI Perwakilan Lereng'.
_LOCAL: Final = late(
    r"(?i) (?:kantor )?(?:perwakilan|wilayah|kanwil|cabang|regional|daerah|provinsi|stasiun|balai)\b.{1,60}$"
)
_OWNED: Final = late(r"(?i)\W*(?:©|\(c\)|copyright|hak cipta)")
_MARKS: Final = late(
    r"(?i)©|\(c\)\s|\bcopyright\b|\bhak cipta\b|\b(?:19|20)\d\d\b|all rights? reserved.*|seluruh hak.*"
)
_MAIL: Final = late(
    r"(?i)\b(?:humas|redaksi|ppid|diskominfo|kominfo|pengaduan|info|sekretariat|setjen|admin|"
    r"media|press|pusat|kantor)[\w.-]*@(?P<site>[\w.-]+\.(?:go|ac|mil|or)\.id|[\w.-]+\.(?:edu|org))\b"
)
_ALONE: Final = late(
    r"(?i)\W*(?:www\.)?(?P<site>[\w-]+(?:\.[\w-]+)*\.(?:(?:go|ac|mil|desa|sch|or)\.id|edu|org))\W*"
)
# Of whose sites each is a body's own, in no list or not.
_OFFICIAL: Final = late(r"\.(?:go|ac|mil|desa|sch)\.id$")
# What stands below a body's name at a page's foot.
_ADDRESS: Final = late(
    r"(?i)\W*(?:alamat|kantor|jl|jln|jalan|gedung|kampus|kompleks|komplek|komp|kanpus|gd|telp|telepon|tlp|phone|fax|faks|"
    r"email|e-mail|surel|call center|hotline|kode pos)\b|.*\b\d{5}\W*$|\S*\w@\w\S*$|.*\+62"
)
_CAMPUS: Final = late(r"(?:Universitas|Institut|Politeknik)\b")
_MASTHEAD: Final = late(r"(?i)\W*(?:portal|website|situs|laman|web) (?:berita )?resmi\b")
_PARTS: Final = late(r"\.\s|\s[|–—•-]\s|\s?\|\s?|,\s")
_TITLED: Final = late(r".{12,}?\S(?:\s+[-–—•|»]\s+|\s?\|\s?)(?P<body>[^|–—•»]{2,80})")
_CONTACT: Final = late(
    r"(?i)\W*(?:narahubung|kontak media|contact person|informasi lebih lanjut|untuk informasi lebih)"
)
# 'Berita ini disiarkan oleh Biro Komunikasi dan Pelayanan Publik, Kementerian Lereng RI.'
_SENT: Final = late(
    r"(?:[Bb]erita|[Aa]rtikel|[Ss]iaran pers) ini (?:disiarkan|diterbitkan|dipublikasikan|dikeluarkan) oleh "
    r"(?P<body>[^.]{4,150}?)(?:\.|$)"
)
# 'Brebes, 14/11/2023 Kemenlereng - Warga …'
_DATED: Final = late(
    r"[A-Z][\w.]+(?: [A-Z]\w+){0,2}, \d{1,2}[/.-]\d{1,2}[/.-]\d{2,4},? "
    r"(?P<body>[A-Z][\w ]{2,40}?)\s[-–—]+\s"
)
# '(Brebes, Penlereng) – Warga …'
_BRACKETED: Final = late(r"\([A-Z][\w ]{2,30}, (?P<body>[A-Z][\w ]{2,40})\)\s*[-–—.:]")
# 'Cibinong - Humas LERENG. Warga …'
_OPENED: Final = late(
    r"(?:[A-Z][\w ]{2,30}(?:,|\s[-–—])\s)?Humas (?P<body>[A-Z]\w*(?: [A-Z]\w*){0,4})\. (?=[A-Z“\"])"
)
# 'Oleh Humas - Dipublikasikan pada 12 Juli 2023': a desk that need not say whose it is.
_OWN_DESK: Final = late(r"(?i)\W*oleh\W{1,3}(?:admin )?humas(?:\s*[-–—|,]\s.{0,60})?\W*")
# '(Humas Pemkab Lereng/KABARLERENG.com)': a desk's text on a paper's page.
_LENT: Final = late(r"[(\[][^()\[\]]{2,80}/\s?(?P<site>[\w-]+(?:\.[\w-]+)+)[)\]]")
# 'Penulis : Rh, Diskominfo Lereng': who wrote for the desk behind it.
_WRITER: Final = late(r"(?i)\W*(?:penulis|editor|reporter|pewarta|kontributor|foto)\s?: ?[^,:]{1,40}, (?=\w)")
_LONGEST: Final = 160
_MOST_WORDS: Final = 16
_LETTERHEAD: Final = late(
    r"(?i)(?:.*\brepublik indonesia|.*\bri|pemerintah (?:kabupaten|kota|provinsi)\b.*)\W*"
)


def find_state_body(
    outlets: Outlets,
    dateline: str,
    head: Sequence[str],
    beside: Sequence[str],
    *,
    opening: str = "",
    dated_lines: Sequence[str] = (),
) -> str | None:
    """The body that a page is of; None where it names none or several. `head`: lines over the text; `beside`:
    all that are no part of it; `opening`: the text's first paragraph; `dated_lines`: the head's with a date.
    A desk's line below the text must be said twice: papers print releases.

    >>> outlets = Outlets.load()
    >>> find_state_body(outlets, "", ["Humas Pemkab Lereng"], [])
    'Pemkab Lereng'
    >>> find_state_body(outlets, "", [], ["(Humas Pemkab Lereng)"]) is None
    True
    """
    lines = [line for line in beside if len(line) <= _LONGEST]
    owned = {
        bodies[0]
        for line in lines
        if _OWNED.match(line)
        if (
            bodies := [
                body for part in (line, *_PARTS.split(line)) for body in _bodies(outlets, part, bare=True)
            ]
        )
    }
    owned |= {
        body
        for line in beside
        if (sent := _SENT.search(line))
        for body in _bodies(outlets, sent["body"], bare=True)
    }
    if owned:
        return owned.pop() if len(owned) == 1 else None
    if any(_lends(outlets, line) for line in lines):
        return None
    dated = _DATED.match(opening[:_LONGEST]) or _BRACKETED.match(opening[:_LONGEST])
    placed = {body for part in pieces(dateline)[2:] if (body := outlets.of_state(part))}
    placed |= {body for body in [outlets.of_state(dated["body"]) if dated else None] if body}
    opened = _OPENED.match(opening[:_LONGEST]) or _OPENED.match(f"{dateline.strip()} {opening[:_LONGEST]}")
    placed |= {*_bodies(outlets, opened["body"], bare=True)} if opened else set()
    if len(whole := pieces(dateline)) == 1 or (len(whole) == 2 and whole[0] == whole[1]):
        # 'KEMENKO LERENG -- '
        placed |= {
            body
            for part in whole[:1]
            if (body := outlets.of_state(part)) and (" " in part or _CAMPUS.match(body))
        }
    if len(placed) == 1:
        return placed.pop()
    over = dict.fromkeys(line for line in head if len(line) <= _LONGEST)
    letter = {
        body for line in over if _LETTERHEAD.fullmatch(line) for body in _bodies(outlets, line, bare=True)
    }
    desks = [body for line in over for body in _bodies(outlets, line)]
    below = [body for line in lines if line not in over for body in _bodies(outlets, line)]
    released = (
        any(_OWN_DESK.fullmatch(line) for line in (*over, *dated_lines))
        or any(_RELEASE.match(line) for line in (*over, *lines))
        or any(_CONTACT.match(line) for line in lines)
    )
    if released:
        letter |= {body for line in (*over, *lines) for body in _bodies(outlets, line, bare=True)}
    letter |= {
        body
        for line in over
        if line.endswith((" News", " Newsroom", " Online"))
        for body in _bodies(outlets, line, bare=True)
    }
    letter |= {body for line in over if (body := _titled(outlets, line))}
    letter |= {body for line in lines if _MASTHEAD.match(line) for body in _bodies(outlets, line)}
    found = letter or {*desks}
    if not found:
        found = {*_over_address(outlets, lines)} or {*_sender([*over, *lines])}
    if not found and len(below) > 1:
        found = {*below}
    if not found:
        found = {body for line in lines for body in _by_site(outlets, line)}
    return found.pop() if len(found) == 1 else None


def _lends(outlets: Outlets, line: str) -> bool:
    lent = _LENT.search(line)
    return lent is not None and outlets.spelled(lent["site"]) is not None


def _by_site(outlets: Outlets, line: str) -> Iterator[str]:
    for match in (_ALONE.fullmatch(line), *_MAIL.finditer(line)):
        if match:
            site = match["site"].lower().removeprefix("www.")
            if body := outlets.of_url(site) or (site if _OFFICIAL.search(site) else None):
                yield body


def _titled(outlets: Outlets, line: str) -> str | None:
    """The body behind a headline's dash or bar ('Warga Panen Padi - Universitas Lereng')."""
    titled = _TITLED.fullmatch(line)
    if titled is None or len(titled["body"].split()) < 2:
        return None
    return next(_bodies(outlets, titled["body"].strip(), bare=True), None)


# 'SIARAN PERS YLBHI-LBH Lereng'
_BY_NAME: Final = late(
    r"(?i:siaran pers|rilis pers|press release|pernyataan sikap|keterangan pers)(?: bersama)?\W+"
    r"(?P<name>[A-Z][\w’'/-]*(?: [A-Z][\w’'/-]*){0,5})"
)


def _sender(lines: Sequence[str]) -> Iterator[str]:
    """Who sent a release, in no list: the name behind that word which stands alone on another line, too."""
    alone = {line.strip().casefold(): line.strip() for line in lines}
    for line in lines:
        sent = _BY_NAME.fullmatch(line.strip())
        if sent and (name := alone.get(sent["name"].casefold())):
            yield name


def _over_address(outlets: Outlets, lines: Sequence[str]) -> Iterator[str]:
    """The body whose name stands alone over its address, or below the name of its desk."""
    for at, line in enumerate(lines):
        before = lines[at - 1] if at else ""
        is_desk = _SPEAKS.search(before) and all(word in _DESK_WORDS for word in before.casefold().split())
        is_placed = line[:1].isupper() and any(_ADDRESS.match(below) for below in lines[at + 1 : at + 3])
        if (is_desk or is_placed) and (body := next(_bodies(outlets, line, bare=True), None)):
            yield body


def _bodies(outlets: Outlets, line: str, *, bare: bool = False) -> Iterator[str]:
    """The body whose desk a line names; `bare`: alone, too."""
    line = _MARKS.sub(" ", line)
    if writer := _WRITER.match(line):
        line = line[writer.end() :]
    words = [word.strip(".,;:()[]|–—-/") for word in line.split()]
    words = [word for word in words if word][:_MOST_WORDS]
    for at in range(len(words)):
        desk = " ".join(words[:at])
        if (bare or _SPEAKS.search(desk)) and (body := _body(outlets, words[at:], desk)):
            yield body
            return
        if words[at].casefold() not in _DESK_WORDS:
            return


def _body(outlets: Outlets, words: Sequence[str], desk: str) -> str | None:
    written = " ".join(words)
    if found := outlets.of_state(written) or outlets.of_state(_LOCAL.sub("", written)):
        return found
    if region := _REGION.fullmatch(written):
        kind = region["kind"].casefold().removeprefix("pemerintah ").removeprefix("pem")
        return government(_KINDS[kind[:3]], region["name"]) if _is_name(region["name"].split()) else None
    if _BRANCH.fullmatch(written):
        where = " ".join(words[1:])
        if words[0].casefold() == "polda" and (province := province_of(where)):
            return f"Polda {province}"
        return written if _is_name(words[1:]) else None
    if len(words) > 2 and words[-1] in ("News", "Newsroom", "Online"):  # 'Lereng University News'
        return outlets.of_state(" ".join(words[:-1]))
    for size in range(len(words) - 1, 0, -1):
        # 'WALHI Jawa Tengah'; of a ministry it is an office of its own.
        found = outlets.of_state(" ".join(words[:size])) if _is_place(" ".join(words[size:])) else None
        if found and not found.startswith("Kementerian"):
            return found
    province = province_of(written)
    # 'Humas Jabar', 'Kepala Biro Administrasi Pimpinan Setda Jabar'; a person's name is none of these.
    if province and re.search(r"(?i)\b(?:humas|setda)$", desk):
        return government("Pemprov", province)
    named = re.search(r"(?i)\b(di[sn]kominfo\w*)$", desk)
    if named and 0 < len(words) < 4 and all(word[:1].isupper() for word in words) and _is_name(words):
        return government("Pemprov", province) if province else f"Diskominfo {written}"
    return None


def _is_place(words: str) -> bool:
    return is_area(words) or province_of(words) is not None


def _is_name(words: Sequence[str]) -> bool:
    """Whether words are an area's name to their end, rather than the begin of a headline ('Humas Polres
    Lereng Tangkap Pencuri'): behind an area's name stands nothing, behind another's first word no common one.
    """
    if words and words[0].casefold() in _BEFORE_AREAS:
        words = words[1:]
    if is_area(" ".join(words)):
        return True
    return not any(is_area(" ".join(words[:size])) for size in range(1, len(words))) and not any(
        is_common_word(word.lower()) and word.lower() not in _OF_AREAS for word in words[1:]
    )
