"""A page that Safari saved ('.webarchive'): a property list with the page, its address and its pictures."""

from __future__ import annotations

import contextlib
import plistlib
from collections.abc import Iterator

from index.files.decoding import UnreadableError
from index.files.formats.pieces import Facts, Piece, refuse_entities


def read_web_archive(data: bytes) -> Iterator[Piece]:
    """The page, with its address. Raises UnreadableError."""
    try:
        whole = plistlib.loads(data if data.startswith(b"bplist") else refuse_entities(data))
    except UnreadableError:
        raise
    except Exception as error:
        # plistlib raises what struct, expat and others do.
        raise UnreadableError(f"it is no property list ({type(error).__name__})") from None
    page = whole.get("WebMainResource") if isinstance(whole, dict) else None
    held = page.get("WebResourceData") if isinstance(page, dict) else None
    if not isinstance(page, dict) or not isinstance(held, bytes):
        raise UnreadableError("it holds no page")
    if page.get("WebResourceMIMEType") not in ("text/html", "application/xhtml+xml", None):
        raise UnreadableError("it holds no page, but a picture or a document; save that on its own")
    charset, url = page.get("WebResourceTextEncodingName"), page.get("WebResourceURL")
    if isinstance(charset, str) and charset.lower() not in ("utf-8", "us-ascii"):
        with contextlib.suppress(LookupError):
            held = held.decode(charset, "replace").encode("utf-8", "replace")
    is_address = isinstance(url, str) and url.startswith("http")
    yield Piece("html", held, facts=Facts(url=url if is_address else None))
