"""The date in an article's address, where its path carries one."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from search.analysis.patterns import late
from search.knowledge.addresses import original
from search.knowledge.dates.calendar import day_of
from search.knowledge.dates.stated import Stated
from search.knowledge.dates.words import MONTHS

ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"']+", re.IGNORECASE)

_YEAR = r"(?P<y>19[5-9][0-9]|20[0-9]{2})"
_FORMS = tuple(
    late(form)
    for form in (
        # /20160926201758-20-161311/ (CNN Indonesia, CNBC Indonesia): the id begins with the second.
        rf"/{_YEAR}(?P<m>[01][0-9])(?P<d>[0-3][0-9])(?P<h>[0-2][0-9])(?P<mi>[0-5][0-9])(?P<s>[0-5][0-9])(?=[-/])",
        # /2020/12/30/12141570/ (Kompas: time and counter), /2025/10/29/010044/ (Suara, old detik)
        rf"/{_YEAR}/(?P<m>[01]?[0-9])/(?P<d>[0-3]?[0-9])/(?P<h>[0-2][0-9])(?P<mi>[0-5][0-9])(?P<s>[0-5][0-9])(?:[0-9]{{2}})?(?=/)",
        rf"/{_YEAR}/(?P<m>[01]?[0-9])/(?P<d>[0-3]?[0-9])(?=[/?#]|$)",
        rf"/{_YEAR}-(?P<m>[01][0-9])-(?P<d>[0-3][0-9])(?=[-/?#T]|$)",
        # /read/20210528/15/1399155/ (Bisnis)
        rf"/{_YEAR}(?P<m>[01][0-9])(?P<d>[0-3][0-9])(?=[-/?#]|$)",
        # /28/05/2021/ (Jawa Pos)
        rf"/(?P<d>[0-3][0-9])/(?P<m>[01][0-9])/{_YEAR}(?=[/?#]|$)",
        rf"/{_YEAR}/(?P<mon>[a-z]{{3,9}})/(?P<d>[0-3]?[0-9])(?=[/?#]|$)",
        rf"/{_YEAR}/(?P<m>0[1-9]|1[0-2])(?=[/?#]|$)",
    )
)
_REPUBLIKA = re.compile(r"/(?P<y>[0-2][0-9])/(?P<m>[01][0-9])/(?P<d>[0-3][0-9])/")
# Sindonews: seconds since 1970 at the end of the slug
_SINDONEWS = re.compile(r"-(1[0-9]{9})/?$")
_UPLOADED = re.compile(r"/uploads?/|/images?/|\.(?:jpe?g|png|gif|webp|pdf|mp4)$", re.IGNORECASE)


def parse_url(url: str) -> Stated | None:
    """The date that the path carries, else None. A slug's words, files' upload folders and an archive's
    own stamp are no dates of an article. Never raises.

    >>> parse_url("https://www.example.com/nasional/20160926201758-20-161311/judul").moment
    '2016-09-26T20:17:58+07:00'
    >>> parse_url("https://example.com/2021/05/judul.html").iso
    '2021-05'
    """
    try:
        parts = urlsplit(original(url.strip()))
        host = parts.hostname or ""
    except ValueError:  # '[' in a host
        return None
    path = parts.path
    if _UPLOADED.search(path):
        return None
    for form in _FORMS:
        for match in form.finditer(path):
            stated = _state(match, 0)
            if stated:
                return stated
    if host.endswith("republika.co.id"):
        match_ = _REPUBLIKA.search(path)
        return _state(match_, 2000) if match_ else None
    if host.endswith("sindonews.com") and (stamp := _SINDONEWS.search(path)):
        return Stated.of_timestamp(int(stamp[1]))
    return None


def _state(match: re.Match[str], century: int) -> Stated | None:
    named = match.groupdict()
    year = int(named["y"]) + century
    month = MONTHS.get(named["mon"]) if "mon" in named else int(named["m"])
    if month is None:
        return None
    if "d" not in named:
        return Stated(year, month)
    if day_of(year, month, int(named["d"])) is None:
        return None
    if "h" not in named or int(named["h"]) > 23:
        return Stated(year, month, int(named["d"]))
    return Stated(year, month, int(named["d"]), int(named["h"]), int(named["mi"]), int(named["s"]))
