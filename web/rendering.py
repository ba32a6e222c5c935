"""Templates to responses, and the links and words that templates use."""

from __future__ import annotations

from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from flask import Flask, Response, current_app, g, render_template, request, url_for

from web import days, wording
from web.address import Address
from web.language import COOKIE, current


def render(template: str, status: int = 200, **values: Any) -> Response:
    """A page. Lone surrogates, which a broken source can leave in a text, become '?' instead of an error."""
    page = render_template(template, **values)
    response = Response(page.encode("utf-8", "replace"), status, mimetype="text/html")
    # A rebuilt index answers differently at once; caches between must not keep a reader's questions.
    response.headers["Cache-Control"] = "private, max-age=0"
    return response


def _encodable(value: str | list[str]) -> str | list[str]:
    if isinstance(value, list):
        return [each.encode("utf-8", "replace").decode() for each in value]
    return value.encode("utf-8", "replace").decode()


def parameters_of(address: Address) -> dict[str, Any]:
    """The address as arguments of url_for."""
    return {name: _encodable(value) for name, value in address.parameters().items()}


def search_link(address: Address) -> str:
    """The URL of a search. A page has hundreds: made without url_for, whose search for the route takes longer
    than all the rest."""
    if "search_root" not in g:
        g.search_root = url_for("search.page")
    asked = urlencode(parameters_of(address), doseq=True, safe="!$'()*,/:;?@")
    return f"{g.search_root}?{asked}" if asked else str(g.search_root)


def article_link(id: str, address: Address | None = None) -> str:
    """The URL of an article; with the search that it was found by, for its marks and for the way back."""
    return url_for("article.page", id=id, **(parameters_of(address) if address else {}))


def official_link(id: str) -> str:
    """The URL of an official's page."""
    return url_for("official.page", id=_encodable(id))


def outlet_link(name: str) -> str:
    """The URL of an outlet's page."""
    return url_for("outlet.page", name=_encodable(name))


def language_link(language: str) -> str:
    """This page in another language."""
    if request.endpoint is None or request.method not in ("GET", "HEAD"):
        return url_for("search.page", lang=language)
    kept: dict[str, Any] = {
        name: _encodable(values) for name, values in request.args.lists() if name != COOKIE
    }
    # Names that begin with '_', and 'endpoint', are instructions to url_for.
    kept = {name: values for name, values in kept.items() if name != "endpoint" and name[:1] != "_"}
    return url_for(request.endpoint, **{**kept, **(request.view_args or {}), COOKIE: language})


def asset(name: str) -> str:
    """The URL of a static file, with its digest: browsers keep it until it changes."""
    return url_for("static", filename=name, v=_digest(Path(current_app.static_folder or ""), name))


@cache
def _digest(folder: Path, name: str) -> str:
    return blake2b((folder / name).read_bytes(), digest_size=4).hexdigest()


def install(app: Flask) -> None:
    """Gives templates their links and words."""
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals.update(
        search_link=search_link,
        article_link=article_link,
        official_link=official_link,
        outlet_link=outlet_link,
        language_link=language_link,
        asset=asset,
        evidence=wording.word_evidence,
        language_name=wording.word_language,
        reason=wording.word_reason,
        note=wording.word_note,
    )
    app.jinja_env.filters.update(
        day=lambda published: days.spell(published, current()),
        month=lambda name: days.spell_month(name, current()),
        count=lambda number: days.spell_count(number, current()),
        days=lambda text: days.spell_range(text, current()),
        percent=lambda share: days.spell_percent(share, current()),
    )
