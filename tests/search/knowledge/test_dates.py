"""The date grammar: spellings, traps, addresses, readers' ranges, and the gold lines with a floor."""

import csv
from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.knowledge.dates import grammar, words
from search.knowledge.dates.query import parse_days
from search.knowledge.dates.url import parse_url
from search.model import DayRange
from tests.paths import SHARED

NOW = datetime(2024, 9, 15, 10, 0)
TODAY = NOW.date()
GOLD = SHARED / "gold" / "dates.tsv"


def read(line: str) -> str | None:
    """What a line gives: the day with an open year, else down to the second stated."""
    stated = grammar.parse_line(line, NOW)
    return None if stated is None else stated.iso if stated.year is None else stated.moment


# --- spellings ---------------------------------------------------------------------------------------

SPELLINGS = {
    "Minggu, 3 Februari 2008 10:12 WIB": "2008-02-03T10:12+07:00",
    "RABU, 03 FEBRUARI 2021 | 19:27 WIB | LAPORAN: NAMA ORANG": "2021-02-03T19:27+07:00",
    "Rabu, 3 Februari 2021 / 17:49 WIB": "2021-02-03T17:49+07:00",
    "Ahad , 11 Des 2022": "2022-12-11",
    "Jum’at, 5 Peb 2021 pukul 9.05": "2021-02-05T09:05+07:00",
    "Jum`at, 5 Feb 2021": "2021-02-05",
    "Djum'at, 5 Djuli 1957": "1957-07-05",
    "Rabu 3 Februari 2021 jam 13.45": "2021-02-03T13:45+07:00",
    "Rabu, 3 Februari 2021 07.14 Reporter: Nama": "2021-02-03T07:14+07:00",
    "3 Februari 2021 07:14:5 WITA": "2021-02-03T07:14:05+08:00",
    "3 Feb 2021 - 07.14 WIT": "2021-02-03T07:14+09:00",
    "Senin, 3 Mei 2021 Pukul : 08:37 Wib": "2021-05-03T08:37+07:00",
    "KORAN.com-03/02/2021, 07:14 WIB": "2021-02-03T07:14+07:00",
    "KORAN/03-02-2021/07:14": "2021-02-03T07:14+07:00",
    "03.02.2021": "2021-02-03",
    "2021/02/03": "2021-02-03",
    "3/2/21": "2021-02-03",
    "28-Agt-19": "2019-08-28",
    "3 Agustus '19": "2019-08-03",
    "12/30/2020": "2020-12-30",
    "2021-02-03T00:14:55.123Z": "2021-02-03T00:14:55+00:00",
    "20210203T001455Z": "2021-02-03T00:14:55+00:00",
    "2021-02-03 07:14:55 +0700": "2021-02-03T07:14:55+07:00",
    "Wed, 03 Feb 2021 02:14:55 GMT": "2021-02-03T02:14:55+00:00",
    "Wed, 03 Feb 2021 02:14:55 -0500": "2021-02-03T02:14:55-05:00",
    "3 Februari 2021 07:14 GMT+8": "2021-02-03T07:14+08:00",
    "February 3rd, 2021 at 7:14 pm": "2021-02-03T19:14+07:00",
    "3rd of March 2022": "2022-03-03",
    "07:14 WIB, Rabu 3 Februari 2021": "2021-02-03T07:14+07:00",
    "20 Ramadan 1442 H / 2 Mei 2021": "2021-05-02",
    "10 Muharam 1443 H/18 Agustus 2021 M": "2021-08-18",
    "Rabu Pahing, 3 Februari 2021": "2021-02-03",
    "3 Februari 2021 (Rabu)": "2021-02-03",
    "3 Februari 2021, Rabu | 08.30 WIB": "2021-02-03T08:30+07:00",
    "February 3, 2021 Wednesday 10:12 AM GMT": "2021-02-03T10:12+00:00",
    "pada3 Februari 2021": "2021-02-03",
    "Rabu (3 / 2 / 2021)": "2021-02-03",
    "3 Februari 2021, 12.50 persen": "2021-02-03",
    "3 Februari 2021 24:00 WIB": "2021-02-03",
    "18-21 September 2023": "2023-09-21",
    "28 September - 3 Oktober 2022": "2022-10-03",
    "Senin (18/9) hingga Rabu (20/9/2023)": "2023-09-20",
    "Sabtu-Minggu (12-13/11/2022)": "2022-11-13",
    "Mei-Juni 2021": "2021",
    "bulan Mei tahun 2021": "2021-05",
    "kasus Covid-19 Mei 2021": "2021-05",
    "sejak tahun 1998": "1998",
    "pada 2019 lalu": "2019",
    "Rabu malam (3/2)": "XXXX-02-03",
    # a zone before the time, in place of a stamp's T, in brackets; those of Malaysia
    "2021-02-03WIB07:14:34+07:00": "2021-02-03T07:14:34+07:00",
    "2021-02-03 WITA 07:14": "2021-02-03T07:14+08:00",
    "3 Februari 2021 WIT 07.14": "2021-02-03T07:14+09:00",
    "3 Februari 2021 07:14 (GMT+7)": "2021-02-03T07:14+07:00",
    "3 Februari 2021 07:14 (UTC+08:00)": "2021-02-03T07:14+08:00",
    "3 Februari 2021 07:14 WIB (GMT+7)": "2021-02-03T07:14+07:00",
    "3 Februari 2021 WIB 12 orang": "2021-02-03",
    "Jumaat, 9 Julai 2021, 8:00 MYT": "2021-07-09T08:00+08:00",
    # Malay and old months
    "Khamis, 15 Julai 2021": "2021-07-15",
    "3 Ogos 2021": "2021-08-03",
    "12 Disember 2021": "2021-12-12",
    "5 Mac 2021": "2021-03-05",
    "Jumat, 5 Mac": "XXXX-03-05",
    "17 Ag. 1945": "1945-08-17",
    "20 Mai 1948": "1948-05-20",
    "1 Djanoeari 1946": "1946-01-01",
    "12 Agoestoes 1945": "1945-08-12",
    "Rabu 3/2": "XXXX-02-03",
    "Rabu (3/2-2021)": "2021-02-03",
    "kemarin (3/2)": "XXXX-02-03",
    "BANDUNG, 3/2 (ANTARA) -": "XXXX-02-03",
    "LONDON, Feb 3 (Reuters) -": "XXXX-02-03",
    "30 detik lalu": "2024-09-15T09:59+07:00",
    "sejam lalu": "2024-09-15T09:00+07:00",
    "2 minggu yang lalu": "2024-09-01",
    "5 bulan lalu": "2024-04",
    "3 days ago": "2024-09-12",
    "Kemarin 20.15 WIB": "2024-09-14T20:15+07:00",
    "Kanal | Hari ini, 07:30 WITA": "2024-09-15T07:30+08:00",
    "Baru saja": "2024-09-15T10:00+07:00",
}


@pytest.mark.parametrize(("line", "expected"), SPELLINGS.items())
def test_a_spelling_is_read(line: str, expected: str) -> None:
    assert read(line) == expected


TRAPS = """\
Pasal 28 Mei
skor 3-1 (2-2)
Minggu 3-1
dua minggu 12/5
telepon 021-5790-1234
+62-21-5299-3156
Perda No. 7/2009 pasal 12 ayat 4
UU Nomor 11 Tahun 2008
Nomor 98/01/10/2020
nomor 12/05/2021
LP/B/2442/IV/2025/SPKT
Rp 1.250.000
Rp5.12.2021
Tu-95, Su-35 dan MiG-29
5 Bulan
24 jam
layanan 24/7
ISBN 978-602-03-2021-5
31 Februari 2022
30 Februari
32 Mei 2020
0 Januari 2021
13/13/2020
30/02/2021
2021-02-30
versi 12.4.2021
v10.5.2021
10.12.2021.5
abad ke-21
usia 44 tahun
iPhone 13
KTT G20
Covid-19
HUT ke-76
2019-2024
tahun ajaran 2021/2022
tahun 1990-an
tahun 1444 H
1 Rajab 1444 H
KM 12/5
RT 07/03
1/2 sendok teh
14/3
peristiwa 9/11
pada 2019 orang
Pemilu 2024
08:37 WIB
berita hari ini
harga hari ini naik 5 persen
kemarin ia datang
minggu lalu
MiG-29 Mei lalu"""


@pytest.mark.parametrize("line", TRAPS.splitlines())
def test_a_trap_is_no_date(line: str) -> None:
    assert grammar.find(line, NOW) == ()


# --- what is known about a date ----------------------------------------------------------------------


def test_a_weekday_behind_a_date_is_part_of_it() -> None:
    one = grammar.parse_line("March 3, 2025 Monday")
    assert one is not None
    assert (one.iso, one.weekday, one.start, one.end) == ("2025-03-03", 0, 0, 20)
    before_a_sentence = grammar.parse_line("Rapat 3 Maret 2025 Selasa depan diulang")
    assert before_a_sentence is not None
    assert before_a_sentence.weekday is None


def test_a_wrong_weekday_is_flagged_and_the_date_kept() -> None:
    stated = grammar.parse_line("Kamis, 3 Februari 2021")
    assert stated and (stated.iso, stated.weekday, stated.weekday_conflict) == ("2021-02-03", 3, True)
    right = grammar.parse_line("Rabu, 3 Februari 2021")
    assert right and not right.weekday_conflict


def test_relative_words_need_now_and_say_so() -> None:
    assert grammar.parse_line("Kemarin, 20:15 WIB") is None
    stated = grammar.parse_line(
        "2 jam lalu", datetime(2024, 9, 15, 1, 0, tzinfo=timezone(timedelta(hours=8)))
    )
    assert stated and stated.relative and stated.moment == "2024-09-14T23:00+08:00"


def test_offsets_hold_across_typographic_signs() -> None:
    text = "Ia datang “Jum’at – 5\u00a0Feb 2021” lalu pulang (Senin, 8/2)."
    friday, monday = grammar.find(text)
    assert text[friday.start : friday.end] == "Jum’at – 5\u00a0Feb 2021"
    assert text[monday.start : monday.end].startswith("Senin, 8/2")


def test_of_several_the_most_precise_of_equals_the_first() -> None:
    assert read("dibuka Juni 2003, lalu 9 Juni 2015") == "2015-06-09"
    assert read("3 Februari 2021 lalu 5 Februari 2021") == "2021-02-03"
    assert read("3 Februari 2021, Kamis (4/2)") == "2021-02-03"


def test_candidates_fit_the_weekday() -> None:
    stated = grammar.parse_line("Jumat (30/12)")
    assert stated and stated.precision is None
    assert stated.candidates(1998, TODAY) == ("2022-12-30", "2016-12-30", "2011-12-30", "2005-12-30")
    bare = grammar.parse_line("pada 30 Desember")
    assert bare and bare.candidates(1998, TODAY) == ()


# --- addresses ---------------------------------------------------------------------------------------

ADDRESSES = {
    "https://www.contoh.com/nasional/20160926201758-20-161311/judul": "2016-09-26T20:17:58+07:00",
    "https://contoh.com/read/2023/02/27/10060017/judul": "2023-02-27T10:06:00+07:00",
    "https://contoh.com/news/2025/10/29/010044/judul": "2025-10-29T01:00:44+07:00",
    "https://contoh.com/read/2025/06/18/337/3148435/judul": "2025-06-18",
    "https://contoh.com/read/20210528/15/1399155/judul": "2021-05-28",
    "https://contoh.com/2021-05-28-judul": "2021-05-28",
    "https://contoh.com/nasional/28/05/2021/judul/": "2021-05-28",
    "https://contoh.com/world/2021/may/28/judul": "2021-05-28",
    "https://contoh.com/2021/05/judul.html": "2021-05",
    "https://www.republika.co.id/berita/nasional/umum/15/06/01/np9xyz-judul": "2015-06-01",
    "https://nasional.sindonews.com/read/439808/15/judul-1622160321": "2021-05-28T07:05:21+07:00",
    "https://web.archive.org/web/20220101000000/https://contoh.com/2021/05/28/judul": "2021-05-28",
    "https://web.archive.org/web/20220101000000/https://contoh.com/judul": None,
    "https://contoh.com/wp-content/uploads/2021/05/foto.jpg": None,
    "https://contoh.com/jadwal-28-mei-2021.html": None,
    "https://contoh.com/berita/d-5360000/judul": None,
    "https://contoh.com/2021/13/40/judul": None,
    "http://[::1": None,
}


@pytest.mark.parametrize(("url", "expected"), ADDRESSES.items())
def test_the_date_in_an_address(url: str, expected: str | None) -> None:
    stated = parse_url(url)
    assert (stated.moment if stated else None) == expected
    if expected is None:
        assert grammar.find(f"lihat {url} lagi") == ()


# --- a reader's days ---------------------------------------------------------------------------------

DAYS = {
    "2021": ("2021-01-01", "2021-12-31"),
    "2024-02": ("2024-02-01", "2024-02-29"),
    "2021-05-28": ("2021-05-28", "2021-05-28"),
    "28/05/2021": ("2021-05-28", "2021-05-28"),
    "05/2021": ("2021-05-01", "2021-05-31"),
    "2021-05..2021-08": ("2021-05-01", "2021-08-31"),
    "2020..2022": ("2020-01-01", "2022-12-31"),
    "2022..2020": ("2020-01-01", "2022-12-31"),
    "2020-2022": ("2020-01-01", "2022-12-31"),
    "2021..": ("2021-01-01", None),
    "..2021-05": (None, "2021-05-31"),
    "Mei 2021": ("2021-05-01", "2021-05-31"),
    "March 2021": ("2021-03-01", "2021-03-31"),
    "28 Mei 2021": ("2021-05-28", "2021-05-28"),
    "Jumat, 28 Mei 2021": ("2021-05-28", "2021-05-28"),
    "March 3, 2022": ("2022-03-03", "2022-03-03"),
    "Juli-September 2021": ("2021-07-01", "2021-09-30"),
    "18-21 September 2021": ("2021-09-18", "2021-09-21"),
    "28 September - 3 Oktober 2022": ("2022-09-28", "2022-10-03"),
    "28/05/2021-30/05/2021": ("2021-05-28", "2021-05-30"),
    "dari Mei 2021 sampai Juni 2021": ("2021-05-01", "2021-06-30"),
    "antara 2019 dan 2021": ("2019-01-01", "2021-12-31"),
    "sejak Mei 2021": ("2021-05-01", None),
    "hingga 2021": (None, "2021-12-31"),
    "sebelum 2021": (None, "2020-12-31"),
    "setelah Mei 2021": ("2021-06-01", None),
    "hari ini": ("2024-09-15", "2024-09-15"),
    "Kemarin": ("2024-09-14", "2024-09-14"),
    "minggu ini": ("2024-09-09", "2024-09-15"),
    "minggu lalu": ("2024-09-02", "2024-09-08"),
    "bulan ini": ("2024-09-01", "2024-09-30"),
    "bulan lalu": ("2024-08-01", "2024-08-31"),
    "tahun lalu": ("2023-01-01", "2023-12-31"),
    "last week": ("2024-09-02", "2024-09-08"),
    "7 hari terakhir": ("2024-09-09", "2024-09-15"),
    "3 bulan terakhir": ("2024-06-15", "2024-09-15"),
    "2 bulan lalu": ("2024-07-01", "2024-07-31"),
}


@pytest.mark.parametrize(("text", "expected"), DAYS.items())
def test_days_that_a_reader_asks_for(text: str, expected: tuple[str | None, str | None]) -> None:
    assert parse_days(text, TODAY) == DayRange(*expected)


NOT_DAYS = """\

..
besok-besok
2021-13
2021-22
31 Februari 2021
Mei
28 Mei
Jumat (30/12)
2021-05-28..x
9999 tahun terakhir
Pemilu 2024
sejak"""


@pytest.mark.parametrize("text", NOT_DAYS.split("\n"))
def test_days_that_are_not_understood(text: str) -> None:
    assert parse_days(text, TODAY) is None


# --- properties --------------------------------------------------------------------------------------

_ID = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember"
_EN = "January February March April May June July August September October November December"
_MONTHS, _ENGLISH, _SHORT = _ID.split(), _EN.split(), [name[:3] for name in _ID.split()]
_WEEKDAYS = ["Senin", "Selasa", "Rabu", "Kamis", "Jum'at", "Sabtu", "Ahad"]
_STYLES = (
    "{wd}, {d} {mon} {y} {h:02}:{mi:02} WIB",
    "{wd} ({d}/{m}/{y}) pukul {h:02}.{mi:02} WIB",
    "{d:02} {sh} {y} | {h}:{mi:02}",
    "{d:02}/{m:02}/{y}, {h:02}:{mi:02} WIB",
    "{d:02}-{m:02}-{y} {h:02}:{mi:02}",
    "{y}-{m:02}-{d:02}T{h:02}:{mi:02}:00+07:00",
    "{en} {d}, {y} {h:02}:{mi:02}",
    "Redaksi - {wd}, {d:02} {sh}. {y} / {h:02}:{mi:02} WIB",
    "{h:02}:{mi:02} WIB, {wd} {d} {mon} {y}",
    "ia berkata, {wd} ({d}/{m}/{y}), {h:02}:{mi:02} WIB, di rumahnya",
)


@given(
    st.datetimes(min_value=datetime(1900, 1, 1), max_value=datetime(2099, 12, 31)),
    st.sampled_from(_STYLES),
    st.sampled_from([str, str.upper, str.lower]),
)
def test_every_date_is_read_back_in_every_style(then: datetime, style: str, case: type[str]) -> None:
    n = then.month - 1
    line = style.format(
        wd=_WEEKDAYS[then.weekday()], d=then.day, m=then.month, y=then.year, h=then.hour, mi=then.minute,
        mon=_MONTHS[n], sh=_SHORT[n], en=_ENGLISH[n],
    )  # fmt: skip
    stated = grammar.parse_line(case(line))
    assert stated is not None
    assert stated.moment[:16] == then.strftime("%Y-%m-%dT%H:%M")
    assert not stated.weekday_conflict


_SIGNS = [*"/-.,:()|+' 0123456789", "..", "\n", "2021", "31", "٣", "https://a.id/2021/05/"]
_WORDS = ["WIB", "lalu", "jam", "tahun", "hari ini", "kemarin", "pukul", "sejak", "Z", "T", "ſep", "K"]
_PIECES = st.sampled_from([*_MONTHS, *_SHORT, *_WEEKDAYS, *_SIGNS, *_WORDS])


@given(st.one_of(st.text(max_size=80), st.lists(_PIECES, max_size=16).map("".join)))
def test_no_text_raises_and_offsets_rise(text: str) -> None:
    end = 0
    for stated in grammar.find(text, NOW):
        assert end <= stated.start < stated.end <= len(text)
        assert (
            stated.month is None or stated.day is None or date(stated.year or 2000, stated.month, stated.day)
        )
        end = stated.end
    days = parse_days(text, TODAY)
    assert days is None or days.first is None or days.last is None or days.first <= days.last
    parse_url(text)


# --- gold --------------------------------------------------------------------------------------------


@pytest.mark.skipif(not GOLD.exists(), reason="needs shared/gold/dates.tsv beside the project")
def test_every_gold_line_is_right() -> None:
    with GOLD.open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    wrong = []
    for row in rows:
        stated = grammar.parse_line(row["line"], NOW)
        time = f"{stated.hour:02}:{stated.minute:02}" if stated and stated.hour is not None else ""
        if (stated.iso if stated else "", time) != (row["expected"] or "", row["time"] or ""):
            wrong.append(row["id"])
    assert len(rows) >= 56
    assert wrong == []


@pytest.mark.parametrize("between", ["http://a.example/" + "x" * 200, "www.a.example/judul", " " * 200])
def test_no_date_is_read_across_an_address_or_a_wide_gap(between: str) -> None:
    assert [one.iso for one in grammar.find(f"Pada 20 {between} Mei 2021 itu")] == ["2021-05"]
    found = grammar.find(f"Terbit 20 Mei 2021 {between} dan 21 Mei 2021")
    assert [one.iso for one in found] == ["2021-05-20", "2021-05-21"]


# --- where dates are looked for ------------------------------------------------------------------------

PIECES = [
    "Maret", "mei", "Jan", "jan.", "May", "bulan", "hinggaMei", "aMaret", "sd", "s/d", "hingga", "sampai",
    "to", "tahun", "thn.", "th", "year", "since", "in", "pada", "sejak", "2020", "2021", "1445",
    "2021an", "28", "3", "12", "30/12", "12-13/11/2022", "2021-05-28", "20210528T101112", "'21", "/21",
    "10.12", "ke-20", "-", "/", ",", ".", "&", "(", ")", "WIB", "Senin", "Pasal", "é",
]  # fmt: skip


@given(
    st.lists(
        st.tuples(st.sampled_from(PIECES), st.sampled_from(("", " ", " ", "  ", " " * 60))), max_size=9
    ).map(lambda pairs: "".join(word + gap for word, gap in pairs))
)
def test_no_pattern_begins_where_it_is_not_tried(text: str) -> None:
    figures = [match.start() for match in grammar._FIGURES.finditer(text)]
    months, years, glued = grammar._led(text, figures)
    tried = {
        **dict.fromkeys((words.NAMED, words.NUMERIC, words.ISO, words.COMPACT, words.OPEN), figures),
        **dict.fromkeys((words.ENGLISH, words.MONTH_YEAR), months),
        words.YEAR_ONLY: years,
    }
    for pattern, starts in tried.items():
        found = [match.span() for match in grammar._at(pattern, text, starts)]
        assert found == [match.span() for match in pattern.finditer(text)]
    may_range = glued or any(grammar._may_end_range(text, at) for at in months)
    assert may_range or words.MONTHS_RANGE.search(text) is None
