"""When an article was published, from the evidence on its page; undated where nothing says it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from index.articles.language import label_language
from index.articles.own_day import Standing, standing
from search.analysis.patterns import late
from search.knowledge.dates import grammar
from search.knowledge.dates.calendar import WIB, WIB_OFFSET, day_of, last_day
from search.knowledge.dates.stated import FIRST_YEAR, Stated
from search.knowledge.dates.url import ADDRESS, parse_url
from search.model import DateFlag, Evidence, Precision

Span = tuple[str | None, str | None]  # ISO from and to, None open

_BODY_REACH = 5  # paragraphs in which a page tells its own day
# No paragraph is longer; a file that is one endless line of dates would take a minute.
_LONGEST_PARAGRAPH = 20_000
_LONGEST_VALUE = 1_000  # of a date in metadata
_DATELINE_REACH = 80  # characters; what follows is the first sentence
_LONGEST_COUNTED = 60  # characters of a line with 'Rina Astuti - 3 jam yang lalu'
_CLOCK_DAYS = 60  # a site's clock and its article are further apart than any correction
_AHEAD_DAYS = 120
# Between the moment that a stamp tells and the one that the page shows.
_SLACK = timedelta(minutes=15)
_NEAR = timedelta(hours=36)
# '10-16 November 2025', '10 hingga 16 November': when something takes place.
_DAYS = re.compile(r"\d{1,2}(?:\s+[A-Za-z]+)?\s*(?:[-–]|s/d|sampai|hingga)\s*\d{1,2}\s+[A-Za-z]")
_ENGLISH = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)

_UPDATED = re.compile(
    r"\b(?:di\s?perbar\w*|diubah|diupdate|terakhir|update[ds]?|last|modified|dibaca|dimutakhirkan)\b[^0-9]*$",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"\b(?:di)?(?:terbit(?:kan)?|tayang(?:kan)?|publikasi(?:kan)?|posting|buat|unggah|rilis|tulis|perbarui)\b"
    r"|\bsubmitted by [\w.]+"
    r"|\b(?:published|posted|created|date|time|on|at|by|oleh|pada|tanggal|tgl|hari|jam|pukul|waktu|redaksi|update[ds]?|last|"
    r"edisi|wib|wita|wit|baca|menit|mins?|minutes?|read|am|pm|h|m)\b",
    re.IGNORECASE,
)
_WRITTEN_BY = re.compile(r"\W*(?:by|oleh)\s*:?\s*[^\W\d_]", re.IGNORECASE)
_WRITER_FIRST = re.compile(
    r"\W*(?:(?:di)?(?:tulis|posting|poskan|unggah|terbitkan|publikasikan)\s+|(?:posted|published|written)\s+)?"
    r"(?:by|oleh)\s*:?\s*[^\W\d_][^\d]{1,50}\s(?:pada|on|di)\s(?:(?:hari|tanggal)\s)?[^\W\d_]{0,9},?\s?",
    re.IGNORECASE,
)
# 'Oleh Ani Widi 12 Mei 2026', in capitals as names are.
_WRITER_ALONE = re.compile(r"(?:[Oo]leh|[Bb]y)\s*:?\s*(?:[A-Z][\w.’']*\s+){1,5}")
_LONGEST_WRITER = 5  # words
# What sites write before their clock.
_NOW = re.compile(r"\W*(?:(?:waktu|jam|hari) )?(?:sekarang|saat ini|ini)\b|\W*(?:today|now)\b", re.IGNORECASE)
_APART = re.compile(r"[-–—|/·•,:(]\s*$")
# 'akan digelar Sabtu (15/7/2023)' is still to come on the article's day.
_COMING = late(
    r"\b(?:akan|bakal|dijadwalkan|direncanakan|rencananya|hingga|sampai|paling lambat|besok|jadwal|"
    r"kick[- ]?off)\b[^.]*$",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[,.!?][\"”]")
_RANGE = re.compile(r"\b(?:hingga|sampai|s/d|s\.d)\b")
_TO_COME = re.compile(r"\W*(?:\w+\W+){0,2}?(?:mendatang|nanti|besok|depan)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dating:
    """When an article was published (ISO 8601 down to what is known), or the days left open.

    `evidence` is the text that it was read from. `flags`: 'weekday-conflict' (the weekday contradicts the
    date, which is kept), 'address-conflict' (the address tells another day than a line), 'site-clock' and
    'future' (a date that was seen and not used).
    """

    published: str | None = None
    precision: Precision | None = None
    dated_by: Evidence | None = None
    candidates: tuple[str, ...] = ()
    evidence: str = ""
    flags: tuple[DateFlag, ...] = ()


_ALONE = Standing(is_said=False, is_passing=False)


@dataclass(frozen=True, slots=True)
class _Reading:
    """A date, the kind of evidence and the text that states it; of a day in the body how it stands there."""

    stated: Stated
    by: Evidence
    text: str
    standing: Standing = _ALONE


def date_article(
    *,
    metadata: Sequence[str] = (),
    crawled: str | None = None,
    header: Sequence[str] = (),
    over_title: int | None = None,
    above: Sequence[str] = (),
    url: str | None = None,
    dateline: str = "",
    body: Sequence[str] = (),
    captions: Sequence[str] = (),
    in_office: Sequence[Span] = (),
    tells_own_day: bool = True,
    today: date,
) -> Dating:
    """The date of an article: metadata (most trusted first), else header lines in the page's order, else
    address, dateline, body. A later piece of evidence that agrees and says more (the day of a month) is
    taken. In metadata '2 jam lalu' counts from the stamp `crawled`; a stamp in UTC is told in the page's own
    zone; so does one that stands alone among the lines `above` the text, where no other evidence has a day.
    `over_title`: how many header lines stand above the headline, where alone a site's clock can be;
    None where that is not known. Captions date nothing; they and the spans `in_office` of the officials named
    in the article only contradict a site's clock, and spans narrow the candidates of an open year. A text
    that does not tell its own day, but those of what it examines or of what takes place in it, has the latest
    for a candidate. Never raises.

    >>> date_article(header=["Redaksi - 03/02/2021, 07:14 WIB"], today=date(2024, 9, 15)).published
    '2021-02-03T07:14+07:00'
    >>> open_year = date_article(body=["Jumat (30/12)"], in_office=[("2013", None)], today=date(2024, 9, 15))
    >>> open_year.candidates
    ('2022-12-30', '2016-12-30')
    """
    flags: list[DateFlag] = []
    read_lines = [reading for line in header for reading in _read_header(line)]
    lines = [reading for reading in read_lines if reading.by == "header"]
    addressed = parse_url(url) if url else None
    from_url = [_Reading(addressed, "url", url or "")] if addressed else []
    # The address may be a line of the page.
    from_url += [reading for reading in read_lines if reading.by == "url"]
    placed = _read_dateline(dateline)

    if over_title and _is_running_clock(header[:over_title], lines):
        flags.append("site-clock")
        lines = lines[1:]
    elif lines and over_title != 0 and _is_clock(header[: over_title or 1], lines[0]):
        others = [*lines[1:], *from_url, *placed, *_read_body(body), *_read_body(captions)]
        if (over_title and _is_themes(lines, body)) or _contradicted(
            lines[0].stated, [other.stated for other in others], in_office
        ):
            flags.append("site-clock")
            lines = lines[1:]

    now = _read_moment(crawled) if crawled else None
    read = [_Reading(stated, "metadata", text) for text in metadata if (stated := _read_metadata(text, now))]
    known = _most_trusted((read, lines, from_url, placed), today, flags)
    if known is None and now:
        known = _counted([*header, *above], now)
    if known and known.stated.zone == "+00:00":
        known = _in_local_time(known, lines, from_url)
    opened = [one for one in (*lines, *placed) if one.stated.year is None]
    if known and known.stated.precision in ("month", "year"):
        known = next(filter(None, (_complete(one, known.stated) for one in opened)), known)
    if known and known.stated.precision == "month" and tells_own_day:
        known = _day_told(body, known.stated) or known
    told = list(_read_body(body)) if known is None else []
    if known is None:
        come = [one for one in _come(told, today, flags) if not one.stated.weekday_conflict]
        known = _latest(come)
        tells_own_day = tells_own_day and known is not None and _may_be_own(known, come)
    if known is None:
        return _leave_open([*opened, *told], in_office, today, flags)
    if known.by == "body" and not tells_own_day:
        return Dating(candidates=(known.stated.iso,), evidence=known.text, flags=tuple(flags))
    if known.stated.weekday_conflict:
        flags.append("weekday-conflict")
    come = [one for one in lines if not _is_future(one.stated, today)]
    if known.by in ("header", "url") and _is_contradicted(known, come, from_url):
        flags.append("address-conflict")
    return Dating(known.stated.moment, known.stated.precision, known.by, (), known.text, tuple(flags))


def resolve(stated: Stated, published: str) -> str | None:
    """The ISO day that a date without a year means in an article of `published`: the nearest that fits its
    weekday, month and day, up to three days after and one year before, else with a weekday some months
    ahead; None where none does.

    >>> resolve(grammar.find("Kamis (12/9)")[0], "2024-09-14T12:45+07:00")
    '2024-09-12'
    """
    if stated.year is not None:
        return stated.iso
    end = _last_day(published[:10])
    if end is None or stated.month is None or stated.day is None:
        return None
    days = [
        day
        for year in (end.year + 1, end.year, end.year - 1)
        if (day := day_of(year, stated.month, stated.day))
    ]
    fitting = [day for day in days if stated.weekday in (None, day.weekday())]
    past = [day for day in fitting if -366 <= (day - end).days <= 3]
    # 'Rabu (20/8) mendatang': the weekday vouches for a day some weeks ahead.
    ahead = [day for day in fitting if stated.weekday is not None and 3 < (day - end).days <= _AHEAD_DAYS]
    return max(past or ahead).isoformat() if past or ahead else None


def _read_moment(stamp: str) -> datetime | None:
    """A stamp to the minute as a local time; None for a day alone, from which no hour counts."""
    stated = _read_metadata(stamp)
    if stated is None or stated.hour is None:
        return None
    moment = datetime.fromisoformat(stated.moment)
    return moment.astimezone(WIB)


def _read_metadata(text: str, now: datetime | None = None) -> Stated | None:
    """The value of a date key: a stamp, seconds or milliseconds since 1970, a bare month or year."""
    text = text.strip()[:_LONGEST_VALUE]
    if re.fullmatch(r"[0-9]{10}(?:[0-9]{3})?(?:\.[0-9]+)?", text):
        return Stated.of_timestamp(float(text) / (1000 if len(text.split(".")[0]) == 13 else 1))
    if match := re.fullmatch(
        r"((?:19|20)[0-9]{2})(?:[-/]?(0[1-9]|1[0-2]))?(?:[-/]?(0[1-9]|[12][0-9]|3[01]))?", text
    ):
        year, month, day = (int(part) if part else None for part in match.groups())
        if year and month and day and not day_of(year, month, day):
            return None
        return Stated(year, month, day)
    stated = grammar.parse_line(text, now)
    # Zero stamps ('1970-01-01') are a missing value.
    return stated if stated and stated.year and stated.iso != "1970-01-01" else None


def _read_header(line: str) -> Iterator[_Reading]:
    """The dates of a line that is a date line: a headline's or a deck's date is an event's, and so is a range
    of days."""
    found = grammar.find(line)
    if "/" in line and (address := ADDRESS.search(line)):
        for one in found:
            if address.start() <= one.start < address.end():
                yield _Reading(one, "url", line)
        found = tuple(one for one in found if not address.start() <= one.start < address.end())
    rest = line
    for one in reversed(found):
        rest = rest[: one.start] + " " + rest[one.end :]
    strange = len(re.findall(r"[^\W\d_]{2,}", _LABEL.sub(" ", rest)))
    for one in found:
        if one.hour is None and _DAYS.match(line, one.start):
            continue
        if one.hour is not None:
            belongs = True
        elif one.day is not None:
            # 'Redaksi - 28 Mei 2021', not the headline 'Mengenang Peristiwa 27 Juli 1996'
            apart = _APART.search(line[: one.start]) or line[one.end :].lstrip()[:1] in (
                "|",
                "-",
                "–",
                "/",
                "·",
            )
            belongs = (
                strange == 0
                or (strange <= 6 and one.weekday is not None)
                or (strange <= 3 and bool(apart))
                or (strange <= _LONGEST_WRITER and _is_signed(line, one))
            )
        else:
            belongs = strange == 0
        if (
            belongs
            and not _is_unset(one)
            and (one.year is not None or one.weekday is not None or one.hour is not None)
        ):
            yield _Reading(one, "header", line)


def _is_unset(stated: Stated) -> bool:
    """Whether a moment is the first second that computers count, which a page shows where it has no date."""
    if stated.iso not in ("1970-01-01", "1969-12-31") or stated.hour is None:
        return False
    moment = datetime.fromisoformat(replace(stated, zone=stated.zone or WIB_OFFSET).moment)
    return moment.timestamp() == 0 or (stated.zone is None and (stated.hour, stated.minute) == (0, 0))


def _is_signed(line: str, day: Stated) -> bool:
    """Whether before a day stand words of publishing at most, and behind it who did it ('Posted on 12 Mei
    2026 by Kabar Lereng'), or before it both ('Ditulis oleh Ani Widi pada 12 Mei 2026')."""
    if _WRITER_FIRST.fullmatch(line, 0, day.start) or _WRITER_ALONE.fullmatch(line, 0, day.start):
        return not re.search(r"[^\W\d_]{2,}", _LABEL.sub(" ", line[day.end :]))
    return (
        not re.search(r"[^\W\d_]{2,}", _LABEL.sub(" ", line[: day.start]))
        and _WRITTEN_BY.match(line, day.end) is not None
    )


def _read_dateline(dateline: str) -> list[_Reading]:
    head = dateline[:_DATELINE_REACH]
    return [_Reading(one, "dateline", head) for one in grammar.find(head) if one.day is not None]


def _read_body(paragraphs: Sequence[str]) -> Iterator[_Reading]:
    """Dates beside a weekday, those with a year only where they have come.

    A bare one ('pada 12 Maret 2019') is some event's, not the page's day.
    """
    for paragraph in paragraphs[:_BODY_REACH]:
        paragraph = paragraph[:_LONGEST_PARAGRAPH]
        for one in grammar.find(paragraph):
            before = paragraph[max(0, one.start - 90) : one.start]
            coming = _COMING.search(before) or _TO_COME.match(paragraph, one.end)
            if one.weekday is not None and one.day is not None and (one.year is None or not coming):
                # The hour in a sentence is an event's.
                day = Stated(
                    one.year, one.month, one.day, weekday=one.weekday, weekday_conflict=one.weekday_conflict
                )
                text = paragraph[max(0, one.start - 40) : one.end + 40]
                yield _Reading(day, "body", text, standing(paragraph, one.start, one.end))


def _counted(above: Sequence[str], now: datetime) -> _Reading | None:
    """The one moment that the lines above a text count from `now`; lists of other stories have several."""
    found = [
        _Reading(one, "header", line)
        for line in above
        if len(line) <= _LONGEST_COUNTED and not grammar.find(line)
        for one in grammar.find(line, now)
        if one.relative
    ]
    return found[0] if len(found) == 1 else None


def _come(readings: Sequence[_Reading], today: date, flags: list[DateFlag]) -> list[_Reading]:
    """Those with a year whose day has come; 'future' joins `flags` where one has not."""
    dated = [one for one in readings if one.stated.year is not None]
    past = [one for one in dated if not _is_future(one.stated, today)]
    if len(past) < len(dated) and "future" not in flags:
        flags.append("future")
    return past


def _most_trusted(kinds: Sequence[Sequence[_Reading]], today: date, flags: list[DateFlag]) -> _Reading | None:
    """The best of the first kind of evidence that gives a date, or of a later one that says more of it."""
    known: _Reading | None = None
    for readings in kinds:
        best = max(_come(readings, today, flags), key=_weight, default=None)
        if best and (known is None or _refines(best.stated, known.stated)):
            known = best
    return known


def _weight(reading: _Reading) -> tuple[bool, int]:
    """First the date of publication before one of an update, then the more precise."""
    precision = reading.stated.precision or "year"
    return not _is_update(reading), ("year", "month", "day", "minute").index(precision)


def _is_update(reading: _Reading) -> bool:
    return reading.by == "header" and bool(_UPDATED.search(reading.text[: reading.stated.start]))


def _refines(one: Stated, known: Stated) -> bool:
    return one.moment != known.moment and known.hour is None and one.iso.startswith(known.iso) and (
        one.precision != known.precision
    )  # fmt: skip


def _in_local_time(known: _Reading, lines: Sequence[_Reading], addresses: Sequence[_Reading]) -> _Reading:
    """A stamp in UTC in the zone that the page tells the time in, else in WIB. It may say UTC and be local
    time (detik wrote such), which a line or the address tells; where it is neither, the line counts."""
    stamp = known.stated
    if stamp.hour is None or stamp.minute is None:
        return known
    written = datetime.fromisoformat(stamp.moment).replace(tzinfo=None)
    first: _Reading | None = None
    for shown in (*lines, *addresses):
        if shown is known or _is_update(shown) or (day := _naive(shown.stated)) is None:
            continue
        zone = shown.stated.zone if shown.stated.zone not in (None, "+00:00") else WIB_OFFSET
        local = _moved(stamp, zone)
        for read in (local, replace(stamp, zone=zone)):
            if _agree(read, shown.stated):
                return replace(known, stated=read)
        if abs(day - written) <= _NEAR and shown.by == "header":
            first = first or shown
    return first or replace(known, stated=_moved(stamp, WIB_OFFSET))


def _moved(stamp: Stated, zone: str | None) -> Stated:
    """A moment in another zone."""
    then = datetime.fromisoformat(stamp.moment).astimezone(datetime.strptime(zone or WIB_OFFSET, "%z").tzinfo)
    whole = replace(stamp, year=then.year, month=then.month, day=then.day, hour=then.hour, minute=then.minute)
    return replace(whole, zone=zone or WIB_OFFSET, weekday=None, weekday_conflict=False)


def _naive(stated: Stated) -> datetime | None:
    """The local time as it is written, midnight for a day; None where no day is known."""
    if not (stated.year and stated.month and stated.day):
        return None
    return datetime(stated.year, stated.month, stated.day, stated.hour or 0, stated.minute or 0)


def _agree(one: Stated, shown: Stated) -> bool:
    """Whether two local times are one: the same day, and where both have an hour, the same but for minutes
    between writing and publishing."""
    here, there = _naive(one), _naive(shown)
    if here is None or there is None:
        return False
    return here.date() == there.date() if shown.hour is None else abs(here - there) <= _SLACK


def _is_contradicted(known: _Reading, lines: Sequence[_Reading], addresses: Sequence[_Reading]) -> bool:
    """Whether address and lines tell days that are further apart than a night."""
    others = addresses if known.by == "header" else lines
    days = [day for one in others if (day := _naive(one.stated))]
    here = _naive(known.stated)
    return bool(here and days) and all(abs((day.date() - here.date()).days) > 1 for day in days if here)


def _complete(opened: _Reading, known: Stated) -> _Reading | None:
    """'14/3' of a dateline with the year (and month) that the address or the header gives."""
    stated = opened.stated
    if (
        known.year is None
        or stated.month is None
        or stated.day is None
        or known.month not in (None, stated.month)
    ):
        return None
    day = day_of(known.year, stated.month, stated.day)
    if day is None or stated.weekday not in (None, day.weekday()):
        return None
    whole = Stated(
        known.year, stated.month, stated.day, stated.hour, stated.minute, stated.second, stated.zone
    )
    return _Reading(whole, opened.by, opened.text, opened.standing)


def _day_told(body: Sequence[str], month: Stated) -> _Reading | None:
    """The latest day of a known month that the body names with its weekday ('Minggu (14/3)') and has come;
    none where it is only that of what took place, or where what somebody said was later, by a slip between
    weekday and day."""
    days = []
    slipped = 0
    for paragraph in body[:_BODY_REACH]:
        paragraph = paragraph[:_LONGEST_PARAGRAPH]
        for one in grammar.find(paragraph):
            before = paragraph[max(0, one.start - 90) : one.start]
            if one.weekday is None or one.year not in (None, month.year):
                continue
            stands = standing(paragraph, one.start, one.end)
            # '"Kami akan datang," kata Ani, Senin (8/3)': she has said so.
            beside = _QUOTED.split(before)[-1] if stands.is_said else before
            if _COMING.search(beside) or _TO_COME.match(paragraph, one.end):
                continue
            if _RANGE.search(paragraph[one.start : one.end]) or _RANGE.search(before[-12:]):
                continue  # 'Kamis (25/2) hingga Sabtu (27/2)' may be to come
            day = Stated(None, one.month, one.day, weekday=one.weekday)
            text = paragraph[max(0, one.start - 40) : one.end + 40]
            if one.day is None:
                continue
            if whole := _complete(_Reading(day, "body", text, stands), month):
                days.append(whole)
            elif one.month == month.month and stands.is_said:
                slipped = max(slipped, one.day)
    latest = _latest(days)
    if latest is None or slipped > (latest.stated.day or 0) or not _may_be_own(latest, days):
        return None
    return latest


def _may_be_own(latest: _Reading, told: Sequence[_Reading]) -> bool:
    """Whether the latest day of a text may be its own: somebody speaks then, or nothing says that it is only
    what takes place, and nobody speaks before it."""
    same = [one.standing for one in told if one.stated.iso == latest.stated.iso]
    if any(each.is_said for each in same):
        return True
    if all(each.is_passing for each in same):
        return False
    return not any(one.standing.is_said and one.stated.iso < latest.stated.iso for one in told)


def _latest(readings: Sequence[_Reading]) -> _Reading | None:
    return max(readings, key=lambda one: one.stated.iso, default=None)


def _is_clock(above: Sequence[str], first: _Reading) -> bool:
    """Whether the header begins as a site's clock does: weekday and date, no time, nothing else."""
    one = first.stated
    if first.text not in above or one.precision != "day" or one.weekday is None:
        return False
    return _stands_alone(first)


def _stands_alone(reading: _Reading) -> bool:
    """Whether its line says nothing else, but for what a clock is called."""
    rest = reading.text[: reading.stated.start] + reading.text[reading.stated.end :]
    return not re.search(r"\w", _NOW.sub("", rest))


def _is_running_clock(above: Sequence[str], lines: Sequence[_Reading]) -> bool:
    """Whether a day with its time above a headline is a site's clock as it stood when the page was taken: a
    line below tells an earlier day, far earlier where the clock shows no seconds."""
    if len(lines) < 2 or lines[0].text not in above or not _stands_alone(lines[0]):
        return False
    clock = _naive(lines[0].stated)
    if clock is None or lines[0].stated.hour is None:
        return False
    days = [
        day
        for one in lines[1:]
        if one.text not in above and not _is_update(one) and (day := _naive(one.stated))
    ]
    is_running = lines[0].stated.second is not None or _NOW.match(lines[0].text) is not None
    least = 0 if is_running else _CLOCK_DAYS
    return bool(days) and all((clock.date() - day.date()).days > least for day in days)


def _is_themes(lines: Sequence[_Reading], body: Sequence[str]) -> bool:
    """Whether the clock above a headline is told for one by more than other days: another line has the date,
    or it is English ('Friday, May 28, 2021') and the article is not."""
    if any(line.stated.year and line.stated.day and not _is_update(line) for line in lines[1:]):
        return True
    return bool(_ENGLISH.search(lines[0].text)) and label_language(*body[:_BODY_REACH]) == "id"


def _contradicted(clock: Stated, others: Sequence[Stated], in_office: Sequence[Span]) -> bool:
    """Whether the page tells of days far from its clock, or of officials none of whom was in office."""
    shown = day_of(clock.year or 1, clock.month or 1, clock.day or 1)
    whole = [
        day for one in others if one.day and one.year and (day := day_of(one.year, one.month or 1, one.day))
    ]
    if shown is None:
        return False
    if whole and all(abs((day - shown).days) > _CLOCK_DAYS for day in whole):
        return True
    months = [one.iso for one in others if one.precision == "month"]
    if any(abs(int(m[:4]) * 12 + int(m[5:]) - shown.year * 12 - shown.month) > 2 for m in months):
        return True
    weekdays = [one for one in others if one.year is None and one.weekday is not None]
    resolved = [resolve(one, clock.iso) for one in weekdays]
    if (
        weekdays
        and not whole
        and not any(day and abs((date.fromisoformat(day) - shown).days) <= _CLOCK_DAYS for day in resolved)
    ):
        return True
    return bool(in_office) and not any(_within(clock.iso, span) for span in in_office)


def _leave_open(
    readings: Sequence[_Reading], in_office: Sequence[Span], today: date, flags: Sequence[DateFlag]
) -> Dating:
    """Undated, with the days that the first weekday and day of the month leave open."""
    for one in readings:
        days = one.stated.candidates(FIRST_YEAR, today)
        if days:
            served = tuple(day for day in days if all(_within(day, span) for span in in_office))
            return Dating(candidates=served or days, evidence=one.text, flags=tuple(flags))
    return Dating(flags=tuple(flags))


def _within(day: str, span: Span) -> bool:
    first, last = span
    return (not first or first <= day) and (not last or day[: len(last)] <= last)


def _is_future(stated: Stated, today: date) -> bool:
    day = day_of(stated.year or 1, stated.month or 1, stated.day or 1)
    return day is None or day > today + timedelta(days=1)


def _last_day(iso: str) -> date | None:
    """The last day of an ISO day, month or year."""
    match = re.fullmatch(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?", iso)
    if match is None:
        return None
    year, month = int(match[1]), int(match[2] or 12)
    if not (1 <= month <= 12 and year):
        return None
    return day_of(year, month, int(match[3])) if match[3] else last_day(year, month)
