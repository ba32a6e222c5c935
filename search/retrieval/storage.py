"""An article to bytes and back: what the index stores of it."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import Any

from search.model import Article, Cut, Official

_ARTICLE = tuple(field.name for field in fields(Article))
_OFFICIAL = tuple(field.name for field in fields(Official))
_CUT = tuple(field.name for field in fields(Cut))


def pack(article: Article) -> bytes:
    """The article as JSON. An engine packs what it stores."""
    # Not dataclasses.asdict: it copies every string of the body in Python.
    values = {name: getattr(article, name) for name in _ARTICLE}
    values["officials"] = [{name: getattr(o, name) for name in _OFFICIAL} for o in article.officials]
    values["cut"] = [{name: getattr(cut, name) for name in _CUT} for cut in article.cut]
    return json.dumps(values, ensure_ascii=False).encode("utf-8", "surrogatepass")


def unpack(data: bytes) -> Article:
    """The article that `pack` was given."""
    fields: dict[str, Any] = json.loads(data.decode("utf-8", "surrogatepass"))
    fields["officials"] = tuple(
        Official(**{**official, "names": tuple(official.get("names", ()))})
        for official in fields["officials"]
    )
    fields["cut"] = tuple(Cut(**cut) for cut in fields["cut"])
    for name in ("body", "date_candidates", "date_flags", "problems"):
        fields[name] = tuple(fields[name])
    return Article(**fields)
