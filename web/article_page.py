"""The page `/artikel/<id>`: one whole article, the words of the question that found it marked."""

from __future__ import annotations

from datetime import date

from flask import Blueprint, Response, request

from search import identifiers
from search.engine import Engine
from web import address as addresses
from web.address import Address
from web.errors import article_not_found
from web.rendering import render
from web.shown import show_article


def make_blueprint(engine: Engine) -> Blueprint:
    """The article page over an engine."""
    blueprint = Blueprint("article", __name__)

    @blueprint.get("/artikel/<id>")
    def page(id: str) -> Response:
        article = engine.get(id) if _is_id(id) else None
        if article is None:
            return article_not_found(id)
        address, _ = addresses.read(request.args, date.today())
        query = address.query(date.today())
        return render(
            "article.html",
            address=address,
            shown=show_article(article, query.tree),
            address_of=lambda official: Address(officials=(official.id,)),
            outlet_address=Address(outlets=(article.outlet,) if article.outlet else ()),
        )

    return blueprint


def _is_id(id: str) -> bool:
    try:
        identifiers.number(id)
    except ValueError:
        return False
    return True
