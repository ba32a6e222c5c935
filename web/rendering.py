"""Templates to responses, and the links that templates use."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final, Literal
from urllib.parse import quote_plus

from flask import Flask, Response, current_app, request, url_for
from markupsafe import Markup, escape

from search.model import Article, DayRange
from web import environments
from web.address import Address
from web.paths import page_path
from web.words import wording
from web.words.locale import COOKIE, LOCALES, Locale, current

# Control characters but for whitespace, and what Unicode calls no characters (HTML, 13.2.3.5).
_NO_HTML: Final = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")
# The same in UTF-8, found by their first bytes: a page that has none, as nearly all, is not read by letters.
_CONTROLS: Final = bytes([*range(0x09), 0x0B, *range(0x0E, 0x20), 0x7F])
_OTHERS: Final = (
    re.compile(b"\xc2[\x80-\x9f]"),
    re.compile(b"\xef\xb7[\x90-\xaf]"),
    re.compile(b"\xef\xbf[\xbe\xbf]"),
)


def render(template: str, status: int = 200, **values: Any) -> Response:
    """A page. Lone surrogates, which a broken source can leave in a text, become '?' instead of an error, and
    what HTML may not hold becomes U+FFFD."""
    page = environments.template(template).render(values)
    data = page.encode("utf-8", "replace")
    if len(data.translate(None, _CONTROLS)) < len(data) or any(found.search(data) for found in _OTHERS):
        data = _NO_HTML.sub("\ufffd", page).encode("utf-8", "replace")
    response = Response(data, status, mimetype="text/html")
    # A rebuilt index answers differently at once; caches between must not keep a reader's questions.
    response.headers["Cache-Control"] = "private, max-age=0"
    return response


def fixed(template: str) -> Markup:
    """A part that is the same on all pages of a language, made once."""
    return _fixed(template, current(), request.script_root)


@lru_cache(64)
def _fixed(template: str, locale: Locale, root: str) -> Markup:
    # The language and what stands before all links are there to tell one from the other.
    return Markup(environments.template(template).render())


def _encoded(text: str) -> str:
    return text.encode("utf-8", "replace").decode()


def _encodable(value: str | list[str]) -> str | list[str]:
    return [_encoded(each) for each in value] if isinstance(value, list) else _encoded(value)


def parameters_of(address: Address) -> dict[str, Any]:
    """The address as arguments of url_for()."""
    return {name: _encodable(value) for name, value in address.parameters().items()}


# The links of a page have nearly all values in common.
@lru_cache(maxsize=4096)
def _quoted(value: str) -> str:
    return quote_plus(value, errors="replace")


def _parameters(address: Address) -> list[tuple[str, str]]:
    return [
        (name, _quoted(each))
        for name, value in address.parameters().items()
        for each in ((value,) if isinstance(value, str) else value)
    ]


def search_link(address: Address) -> str:
    """The URL of a search."""
    parameters = "&".join([f"{name}={value}" for name, value in _parameters(address)])
    root = page_path("search.page", {})
    return f"{root}?{parameters}" if parameters else root


def value_links(address: Address, parameter: str) -> Callable[[str], str]:
    """The URLs of the same search with one more value of a parameter that may have several, as
    `search_link`: for the names of a facet, which differ in nothing else. `address`: with an empty value
    where that goes."""
    parameters = _parameters(address)
    at = parameters.index((parameter, ""))
    before = "".join([f"{name}={value}&" for name, value in parameters[:at]])
    after = "".join([f"&{name}={value}" for name, value in parameters[at + 1 :]])
    start = f"{page_path('search.page', {})}?{before}{parameter}="
    return lambda value: f"{start}{_quoted(value)}{after}"


# A period that no archive has, to be replaced by another in a link.
_ANY_YEAR: Final = "0001"


def period_links(address: Address) -> Callable[[str], Markup]:
    """The URLs of the same search in other periods, by their names: '2021', '2021-05' or '2021-05-28'. As
    `search_link`, for a chart of hundreds, which differ in nothing else; as they stand in HTML."""
    days = DayRange(f"{_ANY_YEAR}-01-01", f"{_ANY_YEAR}-12-31")
    link = search_link(replace(address, days=days, undated=False, page=1))
    before, after = map(escape, link.split(f"from={_ANY_YEAR}&to={_ANY_YEAR}", 1))
    return lambda name: Markup(f"{before}from={name}&amp;to={name}{after}")


@dataclass(frozen=True, slots=True)
class Position:
    """Where an article stands in an answer: the search, its rank from 1 and the total, 0 where unknown."""

    address: Address
    rank: int = 0
    total: int = 0

    def parameters(self) -> dict[str, str | list[str]]:
        at = {"at": str(self.rank), "of": str(self.total)} if self.rank else {}
        return {**self.address.parameters(), **at}


def article_link(id: str, position: Position | Address | None = None, anchor: str | None = None) -> str:
    """The URL of an article; with the search that it was found by, for its marks and for the way back.
    `anchor`: a part of the page; without one it opens at its headline."""
    if isinstance(position, Address):
        position = Position(position)
    parameters = position.parameters() if position else {}
    path = page_path("article.page", {"id": id, **parameters})
    return f"{path}#{anchor}" if anchor else path


def back_link(position: Position) -> str:
    """The URL of the results that an article was found in, at the hit that a reader left."""
    anchor = f"#h{position.rank}" if position.rank else ""
    return search_link(position.address) + anchor


def similar_link(id: str, position: Position) -> str:
    """The URL of the articles like one, with the search that it was found by, for the way back."""
    return page_path("article.similar", {"id": id, **position.parameters()})


def arriving(address: Address) -> Address:
    """The same, what came into the archive last first."""
    return replace(address, sort="added", page=1)


def differences_link(id: str, other: str, address: Address) -> str:
    """The URL of two printings of a story side by side, with the search that the first was found by."""
    return page_path("differences.page", {"id": id, "other": other, **address.parameters()})


def rank_link(position: Position, step: int) -> str | None:
    """The URL of the hit so many ranks further on, None where the answer ends before it."""
    rank = position.rank + step
    if not position.rank or not 1 <= rank <= position.total:
        return None
    return page_path("search.hit", {"rank": str(rank), **position.address.parameters()})


def link_to(endpoint: str, address: Address | None = None, **values: str) -> str:
    """The URL of a page, with the search that it is asked for."""
    return page_path(endpoint, {**(address.parameters() if address else {}), **values})


def official_link(id: str) -> str:
    """The URL of an official's page."""
    return page_path("official.page", {"id": id})


def outlet_link(name: str) -> str:
    """The URL of an outlet's page."""
    return page_path("outlet.page", {"name": name})


def text_language(article: Article) -> str:
    """The BCP 47 tag of an article's texts: those too short to tell are Indonesian, as nearly all are."""
    return {"other": "und"}.get(article.language or "id", article.language or "id")


# Languages that are told of a text and written from the right.
_FROM_RIGHT: Final = frozenset({"ar", "fa", "he", "ur"})


def text_direction(article: Article) -> Literal["ltr", "rtl", "auto"]:
    """Of a piece cut out of the text: what it begins with says nothing of the sentence that it is part of."""
    language = text_language(article)
    return "auto" if language == "und" else "rtl" if language in _FROM_RIGHT else "ltr"


def translations() -> dict[str, str]:
    """The URLs of this page in the other languages, by their codes."""
    return {locale: _in_language(locale) for locale in LOCALES if locale != current()}


def _in_language(locale: str) -> str:
    if request.endpoint is None or request.method not in ("GET", "HEAD"):
        return url_for("search.page", lang=locale)
    kept: dict[str, Any] = {
        name: _encodable(values) for name, values in request.args.lists() if name != COOKIE
    }
    # Names that begin with '_', and 'endpoint', are instructions to url_for.
    kept = {name: values for name, values in kept.items() if name != "endpoint" and name[:1] != "_"}
    return url_for(request.endpoint, **{**kept, **(request.view_args or {}), COOKIE: locale})


# Of an address, what changes nothing of what stands at it: the language, and where a reader came from.
_ASIDE = frozenset({COOKIE, "at", "of", "find_outlet", "find_official"})


def canonical() -> str | None:
    """The one address of this page among those that show the same; None where there is no such page."""
    if request.endpoint is None or request.method not in ("GET", "HEAD"):
        return None
    if request.endpoint == "article.page":  # whatever question it was found by
        return url_for("article.page", _external=True, **(request.view_args or {}))
    kept: dict[str, Any] = {
        name: _encodable(values)
        for name, values in request.args.lists()
        if name not in _ASIDE and name[:1] != "_" and name != "endpoint"
    }
    return url_for(request.endpoint, _external=True, **{**kept, **(request.view_args or {})})


def asset(name: str) -> str:
    """The URL of a static file, with its digest: browsers keep it until it changes."""
    digest = _digest(Path(current_app.static_folder or ""), name)
    return page_path("static", {"filename": name, "v": digest})


@cache
def _digest(folder: Path, name: str) -> str:
    return blake2b((folder / name).read_bytes(), digest_size=4).hexdigest()


def install(app: Flask, functions: Mapping[str, Callable[..., Any]]) -> None:
    """Gives templates their links and words, and `functions` of the parts of pages."""
    own: dict[str, Callable[..., Any]] = {
        "search_link": search_link,
        "article_link": article_link,
        "rank_link": rank_link,
        "back_link": back_link,
        "arriving": arriving,
        "differences_link": differences_link,
        "similar_link": similar_link,
        "link_to": link_to,
        "official_link": official_link,
        "outlet_link": outlet_link,
        "text_language": text_language,
        "text_direction": text_direction,
        "translations": translations,
        "fixed": fixed,
        "asset": asset,
        "canonical": canonical,
        "evidence": wording.word_evidence,
        "date_flag": wording.word_date_flag,
        "language_name": wording.word_language,
        "reason": wording.word_reason,
        "processing_note": wording.word_problem,
        "note": wording.word_note,
    }
    environments.install(app, {**own, **functions})
