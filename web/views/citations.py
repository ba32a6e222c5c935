"""`/artikel/<id>.bib` and `.ris`: one article as a reference."""

from __future__ import annotations

from flask import Blueprint, Response

from search import identifiers
from search.engine import Searching
from search.export.citations import bib_entry, ris_record
from search.export.formats import FORMATS
from web.errors import article_not_found

_WRITERS = {"bib": bib_entry, "ris": ris_record}


def make_blueprint(engine: Searching) -> Blueprint:
    """The references over an engine."""
    blueprint = Blueprint("citation", __name__)

    @blueprint.get(f"/artikel/<string(length={identifiers.LENGTH}):id>.<any(bib, ris):format>")
    def download(id: str, format: str) -> Response:  # noqa: A002
        article = engine.get(id)
        if article is None:
            return article_not_found(id)
        data = _WRITERS[format](article).encode("utf-8", "replace")
        response = Response(data, content_type=f"{FORMATS[format].media_type}; charset=utf-8")
        response.headers["Content-Disposition"] = f'attachment; filename="warta-{article.id}.{format}"'
        return response

    return blueprint
