"""The page `/pejabat/<id>/kutipan`: what one official is quoted with, by time."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from flask import Blueprint, request
from werkzeug.wrappers import Response

from search.answering.snippets import wanted
from search.engine import Searching
from search.model import Query, Sort
from search.query.parse import LONGEST_QUERY
from search.reports.dossier import known_officials
from search.reports.quotations import by_date, gather, question
from web import address as addresses
from web.address import Address
from web.errors import not_found
from web.parts import paging
from web.parts.quotes import ShownQuotation, show_quotations
from web.rendering import link_to, official_link, render
from web.words.locale import gettext

# Articles of a page of quotes.
ARTICLES: Final = 20
_SORTS: Final[dict[str, Sort]] = {"newest": "newest", "oldest": "oldest"}


def make_blueprint(engine: Searching) -> Blueprint:
    """The pages of officials' quotes over an engine."""
    blueprint = Blueprint("quotes", __name__)

    @blueprint.get("/pejabat/<id>/kutipan")
    def page(id: str) -> Response:
        name = known_officials(engine).get(id)
        if name is None:
            return not_found(
                gettext("Pejabat tidak ditemukan"),
                gettext("Tidak ada pejabat bernama “%(id)s” di arsip ini.", id=id[:80]),
                asked=id[:80].replace("-", " "),
            )
        text = request.args.get("q", "")[:LONGEST_QUERY]
        sort = _SORTS.get(request.args.get("sort", ""), "newest")
        number = _page(request.args.get("page", ""))
        asked = question(text, id, sort=sort)
        results = engine.search(replace(asked, page=number, limit=ARTICLES))
        last = min(paging.last_page(results.total, ARTICLES), addresses.LAST_PAGE)

        def at(number: int, sort: Sort = sort) -> str:
            return quotes_link(id, text, sort, number)

        return render(
            "quotes.html",
            address=Address(),
            id=id,
            name=name,
            text=text,
            sort=sort,
            total=results.total,
            notes=(*asked.notes, *results.notes),
            quotations=show_quotations(by_date(gather(results.hits), sort), wanted(asked.tree)["body"]),
            asked=Address(q=asked.text, sort=sort, all_copies=True),
            official=official_link(id),
            paging=[(n, at(n) if n else None) for n in paging.numbers(number, last)]
            if last > 1 and number <= last
            else [],
            at=at,
            page_number=number,
            last=last,
        )

    return blueprint


def _page(text: str) -> int:
    """The page that a text names, the first for what is none."""
    number = int(text) if text.isascii() and text.isdecimal() and len(text) < 9 else 1
    return min(max(1, number), addresses.LAST_PAGE)


def quotes_link(id: str, text: str = "", sort: Sort = "newest", number: int = 1) -> str:
    """The URL of a page of an official's quotes."""
    asked: dict[str, Any] = {"q": text} if text else {}
    if sort != "newest":
        asked["sort"] = sort
    if number > 1:
        asked["page"] = str(number)
    return link_to("quotes.page", id=id, **asked)


def latest_quotations(engine: Searching, id: str, most: int) -> tuple[tuple[ShownQuotation, ...], int]:
    """The newest quotations of an official, and how many articles quote them."""
    query: Query = replace(question("", id), limit=2 * most)
    results = engine.search(query)
    return show_quotations(
        by_date(gather(results.hits), query.sort)[:most], wanted(query.tree)["body"]
    ), results.total
