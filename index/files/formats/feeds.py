"""RSS, Atom and RDF feeds, WordPress' export too: each entry an article, by feedparser."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

from index.files.decoding import UnreadableError, decode
from index.files.formats.pieces import Facts, Piece, iso, library, record, refuse_entities
from search.model import Problem

_FEED: Final = re.compile(r"<(?:\w+:)?(?:rss|feed|RDF|channel)\b")
_ROOT: Final = re.compile(r"<([A-Za-z][\w:.-]*)")
_DECLARED: Final = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")


def read_feed(data: bytes) -> Iterator[Piece | Problem]:
    """A record for each entry, with the feed's name as its site's. Raises UnreadableError or
    MissingLibraryError."""
    text = decode(refuse_entities(data)).text
    if not _FEED.search(text[:5_000]):
        root = _ROOT.search(text[:5_000])
        raise UnreadableError(f"it is no feed: it begins with <{root[1]}>" if root else "it is no feed")
    feedparser = library("feedparser")
    feed = feedparser.parse(
        # A stream: feedparser would take text for an address and fetch it. It is UTF-8 now, whatever it says.
        io.BytesIO(_DECLARED.sub("", text).encode("utf-8", "replace")),
        response_headers={"content-type": "application/xml; charset=utf-8"},
        resolve_relative_uris=False,
        sanitize_html=False,
    )
    if not feed.entries:
        raise UnreadableError("it holds no entries")
    site = str(feed.feed.get("title") or "").strip() or None
    seen: Counter[str] = Counter()
    for number, entry in enumerate(feed.entries, 1):
        body = _body(entry)
        name = str(entry.get("id") or entry.get("link") or number)
        position = f"entry {number}"
        if not body:
            yield Problem("", "the entry holds no text, only a title", position)
            continue
        seen[name] += 1
        link = str(entry.get("link") or "")
        data = record(
            {
                "title": entry.get("title"),
                "author": entry.get("author"),
                "body": body,
                "date": iso(entry.get("published") or entry.get("updated") or entry.get("created")),
                "url": link if link.startswith("http") else None,
            }
        )
        yield Piece("record", data, name, Facts(site_name=site), position)


def _body(entry: Any) -> str:
    """The longest of what the entry says: the whole text, or only a summary."""
    texts = [str(content.get("value") or "") for content in entry.get("content", ())]
    return max((*texts, str(entry.get("summary") or "")), key=len).strip()
