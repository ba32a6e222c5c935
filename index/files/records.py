"""JSON to records: which key means what, in Indonesian and English, as scrapers name them."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Any, Final

from index.files.chats import SHORTEST, Messages, of_telegram
from search.analysis.characters import without_surrogates

# In order of trust: the first key that has a value is taken. Keys are compared by `_plain`.
_KEYS: Final[dict[str, tuple[str, ...]]] = {
    "id": ("id", "_id", "guid", "article_id", "id_artikel"),
    "title": (
        "title",
        "judul",
        "headline",
        "judul_berita",
        "judul_artikel",
        "article_title",
        "title_page",
        "name",
        "link_text",
    ),
    "lead": ("lead", "deck", "subtitle", "subjudul", "sub_judul", "teras"),
    # What is written out as text goes before the source that it was taken from.
    "body": (
        "body",
        "maintext",
        "articlebody",
        "content",
        "isi",
        "text",
        "article",
        "konten",
        "isi_berita",
        "isi_artikel",
        "full_text",
        "fulltext",
        "article_text",
        "article_body",
        "body_text",
        "content_text",
        "content_html",
        "raw_text",
        "artikel",
        "teks",
        "naskah",
        "paragraphs",
        "paragraf",
        # A post of a social network, which may be an article.
        "message",
    ),
    "date": (
        "date_publish",
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
        "tanggal_terbit",
        "tanggal_publikasi",
        "tanggal_berita",
        "tgl",
        "tgl_terbit",
        "waktu_terbit",
        "terbit",
        "publication_date",
        "date_time",
        "datecreated",
        "post_created",
    ),
    "crawled": (
        "crawled_at",
        "crawled",
        "crawl_date",
        "crawl_time",
        "scraped_at",
        "fetched_at",
        "retrieved_at",
        "date_download",
        "filedate",
        "tanggal_ambil",
    ),
    "outlet": (
        "outlet",
        "media",
        "sumber",
        "publisher",
        "site_name",
        "sitename",
        "situs",
        "source",
        "source_hostname",
        "source_domain",
        "hostname",
        "nama_media",
        "portal",
        "page_name",
    ),
    "author": (
        "author",
        "authors",
        "penulis",
        "reporter",
        "wartawan",
        "jurnalis",
        "pewarta",
        "byline",
        "creator",
        "dc:creator",
        "author_name",
        "nama_penulis",
        "article_author",
    ),
    "url": (
        "url",
        "link",
        "permalink",
        "canonical_link",
        "tautan",
        "mainentityofpage",
        "url_berita",
        "link_berita",
        "response_url",
        "source_url",
        "source",
        "guid",
    ),
    "rubric": (
        "rubrik",
        "rubric",
        "kategori",
        "category",
        "categories",
        "kanal",
        "channel",
        "section",
        "articlesection",
        "article_section",
        "genre",
        "jenis",
    ),
}
_ANY_KEY: Final = {name: frozenset(keys) for name, keys in _KEYS.items()}
# Keys put together of words, as columns of tables are named ('Isi Teks Berita', 'News Content'): one that
# says the field, and else only such as tell nothing more.
_NO_FIELD: Final = """
    berita artikel article articles news nama name lengkap full asli original posting post posted publish
    rilis muat dimuat pemuatan pemberitaan massa web website online daring page halaman raw clean cleaned
    bersih of the
"""
_SAYS: Final[dict[str, frozenset[str]]] = {
    "title": frozenset(("title", "judul", "headline")),
    "body": frozenset(
        ("isi", "teks", "text", "content", "contents", "konten", "body", "naskah", "fulltext", "transkrip")
    ),
    "date": frozenset(
        ("tanggal", "tgl", "date", "waktu", "time", "published", "terbit", "tayang", "publikasi")
    ),
    "outlet": frozenset(
        (
            "media",
            "outlet",
            "sumber",
            "source",
            "publisher",
            "penerbit",
            "portal",
            "situs",
            "surat",
            "kabar",
            "koran",
        )
    ),
    "author": frozenset(
        ("author", "penulis", "wartawan", "reporter", "jurnalis", "pewarta", "writer", "byline")
    ),
    "url": frozenset(("url", "link", "tautan", "permalink", "alamat")),
}
_SAYS_NOTHING: Final = frozenset(_NO_FIELD.split())
# What JSON allows between its tokens.
_BLANK: Final = re.compile(r"[ \t\n\r]*")
_CAPITAL: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_NO_WORD: Final = re.compile(r"[\s\-.]+")
_EITHER: Final = frozenset({"source", "source_url", "mainentityofpage"})
_ADDRESS: Final = re.compile(r"https?://[^/\s]+/[^\s]")
# A body is a string, a list of paragraphs, or a list of blocks of them.
_DEEPEST: Final = 8
# An export may wrap its list of records.
_LISTS: Final = (
    *("articles", "data", "items", "results", "result", "docs", "documents", "records", "hits", "response"),
    *("rows", "posts", "payload", "entries", "news", "artikel", "berita", "output", "feed"),
)


# What holds a record's own fields in one.
_WRAPPERS: Final = ("article", "artikel", "node", "attributes", "fields", "post")

# Keys of the user's own, looked at before those that are known: (('body', 'teks'), …).
Keys = tuple[tuple[str, str], ...]


def parse_keys(text: str) -> Keys:
    """'body=teks,title=kepala'. Raises ValueError, which says what may be written.

    >>> parse_keys("body=teks, title=kepala")
    (('body', 'teks'), ('title', 'kepala'))
    """
    pairs = [tuple(part.strip() for part in each.split("=", 1)) for each in text.split(",") if each.strip()]
    for pair in pairs:
        if len(pair) != 2 or not pair[1] or pair[0] not in _KEYS:
            raise ValueError(f"{'='.join(pair)!r}: write FIELD=KEY, with a FIELD of {', '.join(_KEYS)}")
    return tuple((pair[0], pair[1]) for pair in pairs)


class RecordError(Exception):
    """A record cannot be read; the message says why."""


@dataclass(frozen=True, slots=True)
class Record:
    """A record's own fields, stripped; None where it has none. `raw` is its source, for the digest, empty
    where that is all of the text that was given; `crawled`: when it was fetched, from which '2 jam lalu'
    counts. `taken`: the fields and the keys that they were taken from; `left`: the keys of which nothing was
    taken."""

    raw: bytes
    id: str | None
    title: str | None
    lead: str | None
    body: str
    date: str | None
    crawled: str | None
    outlet: str | None
    author: str | None
    url: str | None
    rubric: str | None
    taken: tuple[tuple[str, str], ...] = ()
    left: tuple[str, ...] = ()


def parse(data: bytes | str, keys: Keys = ()) -> Record:
    """One JSON object as a record; of a '@graph' or a list the one article in it. Raises RecordError where
    there is none, several, or no body."""
    try:
        value = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise RecordError(f"not JSON: {_reason(error)}") from None
    found = _articles_in(value, keys)
    if len(found) > 1:
        raise RecordError(f"{len(found)} articles in one record; a file of several ends in .json")
    return _record(found[0] if found else value, b"", keys)


def parse_file(text: str, keys: Keys = ()) -> Iterator[Record | RecordError]:
    """The records of a .json file: one object, a list, an object around a list, or schema.org's '@graph'.
    A list is read entry by entry: its objects at once would take several times the file's memory.

    Raises RecordError where the file is no JSON, after the records before the fault; a bad record is yielded
    as its error.
    """
    try:
        yield from _records(_values(text, keys), keys)
    except (ValueError, RecursionError) as error:
        raise RecordError(f"not JSON: {_reason(error)}") from None


def _values(text: str, keys: Keys) -> Iterator[object]:
    """What each record is made of. Raises ValueError or RecursionError at a fault."""
    start = _after_blank(text, 0)
    read = json.JSONDecoder().raw_decode
    if not text.startswith("[", start):
        while True:
            value, at = read(text, start)
            yield from _entries(value, keys)
            start = _after_blank(text, at)
            # Lines of JSON in a file that ends in '.json', as mongoexport and many scrapers write.
            if not text.startswith("{", start):
                break
        if start < len(text):
            raise json.JSONDecodeError("Extra data", text, start)
        return
    at = _after_blank(text, start + 1)
    ends = text.startswith("]", at)
    while not ends:
        value, at = read(text, at)
        yield value
        at = _after_blank(text, at)
        ends = text.startswith("]", at)
        if not ends:
            if not text.startswith(",", at):
                raise json.JSONDecodeError("Expecting ',' delimiter", text, at)
            at = _after_blank(text, at + 1)
    at = _after_blank(text, at + 1)
    if at < len(text):
        raise json.JSONDecodeError("Extra data", text, at)


def _entries(value: object, keys: Keys, depth: int = 0) -> Sequence[object]:
    """The records that an object is wrapped around, or itself."""
    if not isinstance(value, dict) or depth > _DEEPEST:
        return [value]
    plain = _plainly(value)
    if _taken(plain, "body", keys):
        return [value]
    if (chat := of_telegram(value)) is not None:
        return _of_chat(chat)
    if columns := _transposed(value, plain, keys):
        return columns
    for key in _LISTS:
        inner = plain.get(key)
        if isinstance(inner, list):
            return inner
        if isinstance(inner, dict):
            found = _entries(inner, keys, depth + 1)
            if found != [inner]:
                return found
    return _by_key(value, keys) or [value]


def _of_chat(chat: Messages) -> list[object]:
    """The records of a chat, and how many of its messages are none."""
    short = f"{chat.short} messages of the chat are too short for articles and were left out"
    return [*chat, *([RecordError(short)] if chat.short else [])]


def _transposed(value: dict[str, Any], plain: Mapping[str, Any], keys: Keys) -> list[object]:
    """The rows of a table that is written column by column, or as its columns' names and its rows, as pandas
    does."""
    names, rows = plain.get("columns"), plain.get("data")
    if isinstance(names, list) and isinstance(rows, list) and all(isinstance(name, str) for name in names):
        is_table = has_body_key(names, keys) and all(isinstance(row, list) for row in rows)
        return [dict(zip(names, row, strict=False)) for row in rows] if is_table else []
    if not has_body_key(value, keys) or not all(isinstance(column, dict) for column in value.values()):
        return []
    numbers = dict.fromkeys(number for column in value.values() for number in column)
    return [{name: column.get(number) for name, column in value.items()} for number in numbers]


def _by_key(value: dict[str, Any], keys: Keys) -> list[object]:
    """The records of an object that has each under its address or id."""
    found: list[object] = []
    for key, inner in value.items():
        if not isinstance(inner, dict) or not _taken(plain := _plainly(inner), "body", keys):
            return []
        name = "url" if _ADDRESS.match(key) else "id"
        found.append(inner if _taken(plain, name, keys) else {name: key, **inner})
    return found


def _after_blank(text: str, at: int) -> int:
    found = _BLANK.match(text, at)
    return found.end() if found else at


def _records(values: Iterable[object], keys: Keys) -> Iterator[Record | RecordError]:
    for outer in values:
        if isinstance(outer, RecordError):
            yield outer
            continue
        articles: Sequence[object] = _articles_in(outer, keys)
        for each in articles or [outer]:
            try:
                yield _record(each, encode(json.dumps(each, ensure_ascii=False)), keys)
            except RecordError as error:
                yield error


def _articles_in(value: object, keys: Keys) -> list[dict[str, Any]]:
    """The objects with a body of a '@graph' or list; a document of a search engine without its wrapping."""
    if isinstance(value, dict):
        inner = value.get("@graph", value.get("_source")) or _wrapped(value, keys)
        if isinstance(inner, dict):
            return [{**inner, **({"_id": value["_id"]} if "_id" in value else {})}]
        if not isinstance(inner, list) or _taken(_plainly(value), "body", keys):
            return [value]
        value = inner
    if not isinstance(value, list):
        return []
    nodes = [node for node in value if isinstance(node, dict)]
    return [node for node in nodes if _taken(_plainly(node), "body", keys)]


def _wrapped(value: dict[str, Any], keys: Keys) -> dict[str, Any] | None:
    """A record whose fields lie in an object of it ({'article': {'title': …}}), laid over those beside it."""
    found = [value[key] for key in _WRAPPERS if isinstance(value.get(key), dict)]
    if (
        len(found) != 1
        or not _taken(_plainly(found[0]), "body", keys)
        or _taken(_plainly(value), "body", keys)
    ):
        return None
    return {**{key: inner for key, inner in value.items() if inner is not found[0]}, **found[0]}


def has_body_key(columns: Iterable[str], keys: Keys = ()) -> bool:
    """Whether a table with these columns holds articles; `keys` are the user's."""
    own = {_plain(key) for field, key in keys if field == "body"}
    return any(
        (plain := _plain(column.strip(' "'))) in _KEYS["body"] or plain in own or _said(plain) == "body"
        for column in columns
    )


def encode(text: str) -> bytes:
    """A record's text as its bytes."""
    return without_surrogates(text).encode("utf-8")


def facts(keyed: Mapping[str, str]) -> dict[str, str | None]:
    """What other files than JSON state under the same keys, by the field that they are keys of."""
    plain = _plainly(keyed)
    names = ("title", "lead", "date", "outlet", "author", "url", "rubric")
    taken = {name: _taken(plain, name, ()) for name in names}
    return {name: found[1] if found else None for name, found in taken.items()}


def _reason(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg}, line {error.lineno} column {error.colno}"
    # The other ValueError is Python's, of numbers with more digits than it converts.
    return "nested too deeply" if isinstance(error, RecursionError) else "a number with thousands of digits"


def _record(value: object, raw: bytes, keys: Keys) -> Record:
    if not isinstance(value, dict):
        raise RecordError(f"a record must be an object, not {_kind(value)}")
    plain = _plainly(value)
    taken = {name: found for name in _KEYS if (found := _taken(plain, name, keys))}
    body = taken.get("body")
    if body is None:
        names = ", ".join(dict.fromkeys([*(key for name, key in keys if name == "body"), *_KEYS["body"][:9]]))
        raise RecordError(
            f"no body: none of the keys {names}, … holds text; its keys: {', '.join(map(str, value))[:200]}. "
            "Name the right one with --map body=KEY"
        )
    if body[0] == "message" and "title" not in taken and (post := _POST.match(body[1])):
        taken["title"], body = ("message", post["title"]), (body[0], post["text"])
    used = {key for key, _ in taken.values()}
    fields = {name: found[1] for name, found in taken.items()}
    return Record(
        raw=raw,
        body=_MORE.sub("", body[1]) if body[1].endswith(" chars]") else body[1],
        **{name: fields.get(name) for name in _KEYS if name != "body"},
        taken=tuple((name, key) for name, (key, _) in taken.items()),
        left=tuple(key for key in value if _plain(key) not in used),
    )


# A post that begins with its headline.
_POST: Final = re.compile(r"(?P<title>[^\n]{15,200}[^\n.!?…:;,])[ \t]*\n\s*\n(?P<text>.+)", re.DOTALL)
# What an interface of news cuts off: '… [+1234 chars]'.
_MORE: Final = re.compile(r"\s*\[\+\d+ chars\]$")


def _kind(value: object) -> str:
    names = {list: "a list", str: "a string", type(None): "null", bool: "a boolean"}
    return names.get(type(value), "a number")


@lru_cache(maxsize=4096)
def _plain(key: str) -> str:
    """A key as it is compared: in lower case, its words joined by '_' ('Tanggal Terbit', 'newsTitle')."""
    plain = _NO_WORD.sub("_", key.strip().lower())
    if any(plain in known for known in _ANY_KEY.values()):
        return plain
    return _NO_WORD.sub("_", _CAPITAL.sub("_", key.strip()).lower())


@lru_cache(maxsize=4096)
def _said(plain: str) -> str | None:
    """The field that the words of a key say, of which `_KEYS` has none.

    >>> _said("isi_teks_berita"), _said("alamat_url"), _said("author_url"), _said("news")
    ('body', 'url', None, None)
    """
    words = [word for word in plain.split("_") if word not in _SAYS_NOTHING]
    if not words or any(plain in known for known in _ANY_KEY.values()):
        return None
    return next((name for name, says in _SAYS.items() if says.issuperset(words)), None)


def _plainly(value: Mapping[str, Any]) -> dict[str, Any]:
    return {_plain(key): inner for key, inner in value.items()}


def _taken(plain: Mapping[str, Any], name: str, keys: Keys) -> tuple[str, str] | None:
    """The key of a field, and its text: the user's key where it has a value, else the first known one."""
    own = [_plain(key) for field, key in keys if field == name] if keys else ()
    known = () if _ANY_KEY[name].isdisjoint(plain) else _KEYS[name]  # as most fields
    # Those that only say it are looked for last.
    said = (key for key in plain if _said(key) == name) if name in _SAYS else ()
    for key in chain(own, known, said):
        value = plain.get(key)
        if value is None:
            continue
        if name == "url" and isinstance(value, dict):
            value = value.get("@id") or value.get("url")
        # Of an object that is called an article its title is no text of it.
        text = _text(value, names=_TEXTS if name == "body" else _NAMES)
        if text and _fits(name, key, text):
            return key, _plain_title(text) if name == "title" else text
    return None


def _plain_title(text: str) -> str:
    """A title on one line, without the markup that some exports leave in it."""
    return " ".join(html.unescape(_TAG.sub("", text)).split())


_TAG: Final = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]{0,9}(?:\s[^<>]{0,200})?/?>")


def _fits(name: str, key: str, text: str) -> bool:
    """Whether a value can be what its key says: 'source' is an outlet's name or an address, 'alamat' may be a
    street's."""
    if name == "body" and key == "message":
        return len(text) >= SHORTEST  # of a server's error it is, too
    if name == "url" and key in ("alamat", "guid"):
        return _ADDRESS.match(text) is not None
    if key not in _EITHER:
        return True
    is_page = _ADDRESS.match(text) is not None
    return is_page if name == "url" else not is_page


_TEXTS: Final = ("text", "rendered", "value", "html", "plain")
_NAMES: Final = ("name", "nama", "title", *_TEXTS, "$oid", "$date")


def _text(value: object, depth: int = 0, names: Sequence[str] = _NAMES) -> str | None:
    """A value as text: a list is paragraphs, an object ('source': {'name': …}) what it has under a name."""
    if depth > _DEEPEST:
        return None
    match value:
        case str():
            # A lone half of a surrogate pair ('\\ud800') is no character and cannot be printed.
            return without_surrogates(value).strip() or None
        case bool() | None:
            return None
        case int() | float():
            return str(value)
        case list():
            return "\n\n".join(text for each in value if (text := _text(each, depth + 1, names))) or None
        case dict():
            texts = (_text(value.get(key), depth + 1, names) for key in names)
            return next((text for text in texts if text), None)
        case _:
            return None
