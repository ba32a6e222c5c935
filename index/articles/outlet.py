"""Which outlet published an article and which agency wrote it, by what record, page and address state."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from search.knowledge.outlets import Outlets, pieces
from search.model import OutletEvidence

_SITE = re.compile(r"(?i)(?:www\.)?[a-z0-9][\w-]*(?:\.[\w-]+)*\.(?:com|co\.id|co|id|net|org|tv|news|info)")
# A dateline's part that can only be a medium's name, though we do not list it.
_MEDIUM = re.compile(
    r"(?i)\b(?:radio|online|tv|media|berita|kabar|warta|post|pos|times|koran|harian|tribun|news|jurnal|portal)\b|news$"
)
_REPORTER = re.compile(r"(?i)(?:laporan|reporter|wartawan|oleh)\b|.{40}")


def find_outlet(
    outlets: Outlets,
    *,
    stated: str | None = None,
    site_name: str | None = None,
    url: str | None = None,
    header: Sequence[str] = (),
    dateline: str = "",
    tail: Sequence[str] = (),
) -> tuple[str | None, OutletEvidence | None, str | None]:
    """The outlet, what states it, and the agency, each None where nothing states it.

    Order: the record's own key, the dateline, the site's name, the address, header lines, colophon lines. The
    dateline goes before address and site: networks publish one paper's articles on many domains. An agency in
    the dateline is no outlet, unless the page is the agency's own.

    >>> find_outlet(Outlets.load(), dateline="Beijing, China (Xinhua) – ")
    (None, None, 'Xinhua')
    >>> find_outlet(Outlets.load(), dateline="Jakarta (ANTARA) - ", url="https://www.antaranews.com/berita/1/judul")
    ('Antara', 'url', 'Antara')
    """
    agency = outlets.agency(dateline) if dateline else None
    if stated and stated.strip():
        return outlets.named(stated) or outlets.of_url(stated) or stated.strip(), "metadata", agency
    if found := _by_dateline(outlets, dateline):
        return found, "dateline", agency
    if by_site := _by_site(outlets, site_name, url):
        return *by_site, agency
    if found := _by_header(outlets, header):
        return found, "header", agency
    found = _by_colophon(outlets, tail)
    return found, "colophon" if found else None, agency


def _by_dateline(outlets: Outlets, dateline: str) -> str | None:
    parts = [part for part in pieces(dateline) if not outlets.agency(part)]
    for part in parts:
        if found := outlets.named(part):
            return found
    # 'Laporan Wartawan Tribunnews.com, Budi TRIBUNNEWS.COM, JAKARTA - ': a name inside a part.
    for word in reversed(dateline.split()):
        if "." in word.strip(".,") and (found := outlets.named(word.strip(".,"))):
            return found
    # Unlisted, but a site's name or a medium's by its words: as the page states it.
    singles = parts[1:] if len(parts) > 1 else parts
    return next(
        (
            part
            for part in singles
            if _SITE.fullmatch(part) or (_MEDIUM.search(part) and not _REPORTER.match(part))
        ),
        None,
    )


def _by_site(
    outlets: Outlets, site_name: str | None, url: str | None
) -> tuple[str, Literal["metadata", "url"]] | None:
    if site_name and (found := outlets.named(site_name)):
        return found, "metadata"
    if url and (found := outlets.of_url(url)):
        return found, "url"
    return (site_name.strip(), "metadata") if site_name and site_name.strip() else None


def _by_header(outlets: Outlets, header: Sequence[str]) -> str | None:
    for line in header:
        # A site's name alone, or before the date ('Kompas.com - 30/12/2020, 12:14 WIB').
        first = re.split(r"\s[-–—|]\s|,\s", line.strip(), maxsplit=1)[0]
        if found := outlets.named(line) or (None if first[:1].isdigit() else outlets.named(first)):
            return found
    return None


def _by_colophon(outlets: Outlets, tail: Sequence[str]) -> str | None:
    ranked = sorted(tail, key=lambda line: not re.search(r"©|(?i:copyright|hak cipta)", line))
    return next((found for line in ranked if (found := outlets.mentioned(line))), None)
