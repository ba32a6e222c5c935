"""JSON to records: which key means what, in Indonesian and English, as scrapers name them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from search.analysis.characters import SURROGATES

# In order of trust: the first key that has a value is taken.
_KEYS: Final[dict[str, tuple[str, ...]]] = {
    "id": ("id", "_id", "guid", "article_id", "id_artikel"),
    "title": ("title", "judul", "headline"),
    "lead": ("lead", "deck", "subtitle", "subjudul"),
    "body": ("body", "content", "isi", "text", "article", "konten", "isi_berita", "full_text", "artikel"),
    "date": (
        "date",
        "tanggal",
        "published",
        "published_at",
        "publishedat",
        "date_published",
        "datepublished",
        "publish_date",
        "pubdate",
        "datetime",
        "timestamp",
        "waktu",
    ),
    "crawled": (
        "crawled_at",
        "crawled",
        "crawl_date",
        "crawl_time",
        "scraped_at",
        "fetched_at",
        "retrieved_at",
    ),
    "outlet": ("outlet", "source", "media", "sumber", "publisher", "site_name", "situs"),
    "url": ("url", "link", "permalink", "source_url", "tautan"),
}
# A body is a string, a list of paragraphs, or a list of blocks of them.
_DEEPEST: Final = 8
# An export may wrap its list of records.
_LISTS: Final = ("articles", "data", "items", "results", "docs", "records", "hits", "artikel", "berita")


class RecordError(Exception):
    """A record cannot be read; the message says why."""


@dataclass(frozen=True, slots=True)
class Record:
    """A record's own fields, stripped; None where it has none. `raw` is its source, for the digest;
    `crawled`: when it was fetched, from which '2 jam lalu' counts."""

    raw: bytes
    id: str | None
    title: str | None
    lead: str | None
    body: str
    date: str | None
    crawled: str | None
    outlet: str | None
    url: str | None


def parse(data: bytes | str) -> Record:
    """One JSON object as a record. Raises RecordError where it is none or has no body."""
    try:
        value = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise RecordError(f"not JSON: {_reason(error)}") from None
    return _record(value, data if isinstance(data, bytes) else _encode(data))


def parse_file(text: str) -> Iterator[Record | RecordError]:
    """The records of a .json file: one object, a list, or an object around a list.

    Raises RecordError where the file is no JSON; a bad record is yielded as its error.
    """
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise RecordError(f"not JSON: {_reason(error)}") from None
    if isinstance(value, dict) and not _first(_lowered(value), "body"):
        for key, inner in _lowered(value).items():
            if key in _LISTS and isinstance(inner, list):
                value = inner
                break
    for each in value if isinstance(value, list) else [value]:
        try:
            yield _record(each, _encode(json.dumps(each, ensure_ascii=False)))
        except RecordError as error:
            yield error


def _encode(text: str) -> bytes:
    return SURROGATES.sub("\ufffd", text).encode("utf-8")


def facts(keyed: Mapping[str, str]) -> dict[str, str | None]:
    """What other files than JSON state under the same keys: title, lead, date, outlet, url."""
    return {name: _first(keyed, name) for name in ("title", "lead", "date", "outlet", "url")}


def _reason(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg}, line {error.lineno} column {error.colno}"
    # The other ValueError is Python's, of numbers with more digits than it converts.
    return "nested too deeply" if isinstance(error, RecursionError) else "a number with thousands of digits"


def _record(value: object, raw: bytes) -> Record:
    if not isinstance(value, dict):
        raise RecordError(f"a record must be an object, not {_kind(value)}")
    keyed = _lowered(value)
    found = {name: _first(keyed, name) for name in _KEYS}
    body = found.pop("body")
    if not body:
        raise RecordError(f"no body: none of the keys {', '.join(_KEYS['body'])} holds text")
    return Record(raw=raw, body=body, **found)


def _kind(value: object) -> str:
    names = {list: "a list", str: "a string", type(None): "null", bool: "a boolean"}
    return names.get(type(value), "a number")


def _lowered(value: Mapping[str, Any]) -> dict[str, Any]:
    return {key.lower(): inner for key, inner in value.items()}


def _first(keyed: Mapping[str, Any], name: str) -> str | None:
    return next((text for key in _KEYS[name] if (text := _text(keyed.get(key)))), None)


def _text(value: object, depth: int = 0) -> str | None:
    """A value as text: a list is paragraphs, an object ('source': {'name': …}) its name."""
    if depth > _DEEPEST:
        return None
    match value:
        case str():
            # A lone half of a surrogate pair ('\\ud800') is no character and cannot be printed.
            return SURROGATES.sub("\ufffd", value).strip() or None
        case bool() | None:
            return None
        case int() | float():
            return str(value)
        case list():
            return "\n\n".join(text for each in value if (text := _text(each, depth + 1))) or None
        case dict():
            return next(
                (
                    text
                    for key in ("name", "nama", "title", "text", "$oid", "$date")
                    if (text := _text(value.get(key), depth + 1))
                ),
                None,
            )
        case _:
            return None
