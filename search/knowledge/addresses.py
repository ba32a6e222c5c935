"""What an address says of its site: the host, behind what an archive of the web puts before it."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from search.analysis.patterns import late

# An archive's stamp tells when a copy was made, its host who made it.
_CAPTURED = late(r"^.*?/web/[0-9]{4,14}[a-z_]*/(?=https?://)", re.IGNORECASE)


def original(url: str) -> str:
    """The address that an archive of the web captured; any other as it is.

    >>> original("https://web.archive.org/web/2021/https://money.kompas.com/1")
    'https://money.kompas.com/1'
    """
    return _CAPTURED.sub("", url) if "/web/" in url.lower() else url


def host_of(url: str) -> str:
    """The host of an address with or without a scheme, in small letters; "" where it has none.

    >>> host_of("https://Money.Kompas.com:443/read"), host_of("kompas.com/read"), host_of("http://[")
    ('money.kompas.com', 'kompas.com', '')
    """
    try:
        return (urlsplit(url if "//" in url else f"//{url}").hostname or "").rstrip(".")
    except ValueError:  # '[' in a host
        return ""
