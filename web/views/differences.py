"""The page `/artikel/<id>/beda/<other>`: two printings of one story, their differences marked."""

from __future__ import annotations

from datetime import date

from flask import Blueprint, Response, request

from search import identifiers
from search.engine import Searching
from search.model import Everything
from search.reports.differences import differences, likeness
from web import address as addresses
from web.errors import article_not_found
from web.parts.hits import show_hit
from web.parts.journey import journey
from web.rendering import render


def make_blueprint(engine: Searching) -> Blueprint:
    """The page over an engine."""
    blueprint = Blueprint("differences", __name__)

    @blueprint.get("/artikel/<id>/beda/<other>")
    def page(id: str, other: str) -> Response:
        left, right = (engine.get(each) if identifiers.is_id(each) else None for each in (id, other))
        if left is None or right is None:
            return article_not_found(id if left is None else other)
        address, _ = addresses.read(request.args, date.today())
        copies = engine.copies(id)
        rows = differences(left, right)
        return render(
            "differences.html",
            address=address,
            left=left,
            right=right,
            titles=[show_hit(each, Everything()).heading for each in (left, right)],
            rows=rows,
            same=likeness(left, right),
            only_left=sum(not row.right for row in rows[1:]),
            only_right=sum(not row.left for row in rows[1:]),
            stages=journey(copies, left) if copies else (),
        )

    return blueprint
