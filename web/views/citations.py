"""`/artikel/<id>.bib` and `.ris`: one article as a reference."""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, Response, url_for

from search import identifiers
from search.engine import Searching
from search.export.citations import bib_entry, ris_record
from search.export.formats import FORMATS
from web.errors import article_not_found
from web.parts.hits import safe_url

_WRITERS = {"bib": bib_entry, "ris": ris_record}


def make_blueprint(engine: Searching) -> Blueprint:
    """The references over an engine."""
    blueprint = Blueprint("citation", __name__)

    @blueprint.get(f"/artikel/<string(length={identifiers.LENGTH}):id>.<any(bib, ris):format>")
    def download(id: str, format: str) -> Response:  # noqa: A002
        article = engine.get(id)
        if article is None:
            return article_not_found(id)
        if not safe_url(article.url):  # a reader of the reference must find it somewhere
            article = replace(article, url=url_for("article.page", id=article.id, _external=True))
        data = _WRITERS[format](article).encode("utf-8", "replace")
        response = Response(data, content_type=f"{FORMATS[format].media_type}; charset=utf-8")
        response.headers["Content-Disposition"] = f'attachment; filename="warta-{article.id}.{format}"'
        return response

    return blueprint
