"""An article to bytes and back: what the index stores of it."""

from __future__ import annotations

import json
import zlib
from dataclasses import asdict
from typing import Any

from search.model import Article, Cut, Official


def pack(article: Article) -> bytes:
    """The article as compressed JSON."""
    return zlib.compress(json.dumps(asdict(article), ensure_ascii=False).encode("utf-8", "surrogatepass"), 6)


def unpack(data: bytes) -> Article:
    """The article that `pack` was given."""
    fields: dict[str, Any] = json.loads(zlib.decompress(data).decode("utf-8", "surrogatepass"))
    fields["officials"] = tuple(
        Official(**{**official, "names": tuple(official.get("names", ()))})
        for official in fields["officials"]
    )
    fields["cut"] = tuple(Cut(**cut) for cut in fields["cut"])
    for name in ("body", "date_candidates", "date_flags", "problems"):
        fields[name] = tuple(fields[name])
    return Article(**fields)
