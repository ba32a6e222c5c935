"""The page `/artikel/<id>`: one whole article, the words of the question that found it marked; and
`/artikel/<id>/serupa`, articles like it, which the script puts below the article once a reader nears its end:
to find them takes longer than all the rest of the page."""

from __future__ import annotations

from datetime import date, datetime
from http import HTTPStatus

from flask import Blueprint, Response, request, url_for

from search import identifiers
from search.engine import Searching
from search.knowledge.dates.calendar import WIB
from search.model import Everything
from web import address as addresses
from web.address import Address
from web.errors import article_not_found
from web.parts import citation_text
from web.parts.hits import show_article, show_hit
from web.parts.journey import journey, versions
from web.rendering import Position, render
from web.words.locale import current

SIMILAR_SHOWN = 6
COPIES_SHOWN = 30


def make_blueprint(engine: Searching) -> Blueprint:
    """The article page over an engine."""
    blueprint = Blueprint("article", __name__)

    @blueprint.get("/artikel/<id>")
    def page(id: str) -> Response:
        article = engine.get(id) if identifiers.is_id(id) else None
        if article is None:
            return article_not_found(id)
        if article.id != id:  # it had that one before
            return _moved(article.id)
        today = date.today()
        address, _ = addresses.read(request.args, today)
        query = address.query(today, engine.synonyms)
        copies = engine.copies(id)
        stages = journey(copies[:COPIES_SHOWN], article) if len(copies) > 1 else ()
        return render(
            "article.html",
            address=address,
            position=_position(address),
            shown=show_article(article, query.tree),
            address_of=lambda official: Address(officials=(official.id,)),
            writers=[(author, Address(q=_written_by(author))) for author in article.authors],
            outlet_address=Address(outlets=(article.outlet,) if article.outlet else ()),
            stages=stages,
            versions=versions(stages, len(copies) - 1) if stages else "",
            more_copies=max(0, len(copies) - COPIES_SHOWN),
            citation=citation_text.plain(
                article, url_for("article.page", id=id, _external=True), datetime.now(WIB).date(), current()
            ),
        )

    @blueprint.get("/artikel/<id>/serupa")
    def similar(id: str) -> Response:
        article = engine.get(id) if identifiers.is_id(id) else None
        if article is None:
            return article_not_found(id)
        if article.id != id:
            return _moved(article.id)
        address, _ = addresses.read(request.args, date.today())
        hits = engine.similar(id, SIMILAR_SHOWN)
        return render(
            "similar.html",
            address=address,
            position=_position(address),
            shown=show_hit(article, Everything()),
            hits=[show_hit(hit.article, Everything()) for hit in hits],
        )

    return blueprint


def _moved(id: str) -> Response:
    """To the same page of an article under the id that it has now."""
    asked = f"?{request.query_string.decode('ascii', 'ignore')}" if request.query_string else ""
    there = url_for(request.endpoint or "article.page", id=id) + asked
    return Response(status=HTTPStatus.MOVED_PERMANENTLY, headers={"Location": there})


def _written_by(author: str) -> str:
    """What asks for the articles of a writer."""
    return 'penulis:"{}"'.format(author.replace('"', " "))


def _position(address: Address) -> Position:
    """Where the article stands in the answer that a reader comes from."""
    return Position(address, _number(request.args.get("at", "")), _number(request.args.get("of", "")))


def _number(text: str) -> int:
    """A rank in an answer, from a URL, 0 where it is none."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0
