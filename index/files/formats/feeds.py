"""RSS, Atom and RDF feeds, WordPress' and Blogger's exports: each entry an article, by feedparser; an article
that trafilatura wrote as XML."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, Final
from xml.etree import ElementTree

from index.files.decoding import UnreadableError, decode
from index.files.formats.pieces import Facts, Piece, iso, library, record, refuse_entities
from search.model import Problem

_FEED: Final = re.compile(r"<(?:\w+:)?(?:rss|feed|RDF|channel)\b")
_ROOT: Final = re.compile(r"<([A-Za-z][\w:.-]*)")
# Where trafilatura says what a record says.
_EXTRACTED: Final = re.compile(r"\ufeff?(?:\s*<\?xml[^>]{0,200}\?>)?\s*<doc\s[^>]{0,5000}>\s*<main\b")
_STATED: Final = (
    *(("title", "title"), ("author", "author"), ("date", "date"), ("url", "url"), ("outlet", "sitename")),
    ("rubric", "categories"),
)
_BLOGGER: Final = "http://schemas.google.com/g/2005#kind"
_DECLARED: Final = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")


def read_feed(data: bytes) -> Iterator[Piece | Problem]:
    """A record for each entry, with the feed's name as its site's. Raises UnreadableError or
    MissingLibraryError."""
    text = decode(refuse_entities(data)).text
    if _EXTRACTED.match(text):
        yield _extracted(text)
        return
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
    others: Counter[str] = Counter()
    for number, entry in enumerate(feed.entries, 1):
        if other := _other(entry):
            others[other] += 1
            continue
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

    if others:
        told = ", ".join(f"{count} {kind}" for kind, count in sorted(others.items()))
        yield Problem("", f"what the blog's export holds beside published posts was left out: {told}")


def _extracted(text: str) -> Piece:
    """The article of a '<doc title="…"><main><p>…' as trafilatura writes it. Raises UnreadableError."""
    try:
        root = ElementTree.fromstring(_DECLARED.sub("", text))
    except ElementTree.ParseError as error:
        raise UnreadableError(f"it is damaged: {error}") from None
    main = root.find("main")
    parts = (" ".join("".join(part.itertext()).split()) for part in (main if main is not None else ()))
    stated = {key: root.get(name) for key, name in _STATED}
    return Piece("record", record({**stated, "body": "\n\n".join(part for part in parts if part)}))


def _other(entry: Any) -> str | None:
    """What an entry of a blog's export is that is no published post: WordPress writes pictures, menus and
    drafts beside them, Blogger comments and settings."""
    kind, status = str(entry.get("wp_post_type") or "post"), str(entry.get("wp_status") or "publish")
    if kind != "post":
        return kind
    if status != "publish":
        return status
    kinds = (str(tag.get("term")) for tag in entry.get("tags", ()) if tag.get("scheme") == _BLOGGER)
    return next((kind.rpartition("#")[2] for kind in kinds if not kind.endswith("#post")), None)


def _body(entry: Any) -> str:
    """The longest of what the entry says: the whole text, or only a summary."""
    texts = [str(content.get("value") or "") for content in entry.get("content", ())]
    return max((*texts, str(entry.get("summary") or "")), key=len).strip()
