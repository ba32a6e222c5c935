"""The page `/artikel/<id>`: one whole article, the words of the question that found it marked."""

from __future__ import annotations

from datetime import date

from flask import Blueprint, Response, request

from search import identifiers
from search.engine import Engine
from search.model import Everything
from web import address as addresses
from web import citing
from web.address import Address
from web.errors import article_not_found
from web.language import current
from web.rendering import Place, render
from web.shown import show_article, show_hit

SIMILAR_SHOWN = 5
COPIES_SHOWN = 30


def make_blueprint(engine: Engine) -> Blueprint:
    """The article page over an engine."""
    blueprint = Blueprint("article", __name__)

    @blueprint.get("/artikel/<id>")
    def page(id: str) -> Response:
        article = engine.get(id) if _is_id(id) else None
        if article is None:
            return article_not_found(id)
        today = date.today()
        address, _ = addresses.read(request.args, today)
        query = address.query(today, engine.synonyms)
        copies = tuple(copy for copy in engine.copies(id) if copy.id != id)
        similar = engine.similar(id, SIMILAR_SHOWN)
        return render(
            "article.html",
            address=address,
            place=Place(address, _number(request.args.get("at", "")), _number(request.args.get("of", ""))),
            shown=show_article(article, query.tree),
            address_of=lambda official: Address(officials=(official.id,)),
            outlet_address=Address(outlets=(article.outlet,) if article.outlet else ()),
            copies=copies[:COPIES_SHOWN],
            more_copies=max(0, len(copies) - COPIES_SHOWN),
            similar=[show_hit(hit.article, Everything()) for hit in similar],
            citation=citing.plain(article, today, current()),
        )

    return blueprint


def _is_id(id: str) -> bool:
    try:
        identifiers.number(id)
    except ValueError:
        return False
    return True


def _number(text: str) -> int:
    """A place in an answer from a URL, 0 where it is none."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0
