"""`/atom`: the newest articles of a question as an Atom feed (RFC 4287), by publication or by arrival."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from hashlib import blake2b
from typing import Final
from xml.etree import ElementTree
from xml.etree.ElementTree import SubElement

from flask import Blueprint, Response, request, url_for

from search.analysis.characters import NOT_XML
from search.answering.snippets import snippets
from search.engine import Searching
from search.knowledge.dates.calendar import WIB
from search.model import Hit, Query
from web import address as addresses
from web.address import Address
from web.rendering import link_to, parameters_of
from web.views.exports import question
from web.words.locale import current, gettext

ENTRIES: Final = 50
_ATOM: Final = "http://www.w3.org/2005/Atom"


def make_blueprint(engine: Searching) -> Blueprint:
    """The feed over an engine."""
    blueprint = Blueprint("feed", __name__)

    @blueprint.get("/atom")
    def atom() -> Response:
        address, _ = addresses.read(request.args, date.today())
        newest = replace(address, sort="added" if address.sort == "added" else "newest", page=1)
        build = engine.build_id()
        query = replace(question(newest, engine.synonyms), limit=ENTRIES)
        found = engine.search(query).hits
        # Every entry of a feed has a date; an article without one gets none from us.
        dated = [hit for hit in found if (hit.added if newest.sort == "added" else hit.article.published)]
        response = Response(_feed(address, query, dated), content_type="application/atom+xml; charset=utf-8")
        tag = blake2b(f"{build} {current()} {request.host} {request.full_path}".encode("utf-8", "replace"))
        response.set_etag(tag.hexdigest()[:24])
        response.headers["Cache-Control"] = "private, max-age=300"
        response.make_conditional(request)
        return response

    return blueprint


def feed_link(address: Address) -> str:
    """The URL of a question's feed."""
    return link_to("feed.atom", _state(address))


def _state(address: Address) -> Address:
    """What of a page's state its feed has."""
    return replace(address, page=1, sort="added" if address.sort == "added" else None)


def _feed(address: Address, query: Query, hits: list[Hit]) -> bytes:
    feed = ElementTree.Element("feed", {"xmlns": _ATOM, "xml:lang": current()})
    asked = address.q.strip() or gettext("Semua artikel")
    _add(feed, "title", f"Warta: {asked}")
    told = {
        "added": gettext("Artikel yang terakhir masuk ke arsip ini, kapan pun terbitnya."),
        "newest": gettext(
            "Artikel di arsip ini, yang terbaru menurut tanggal terbit; yang tanpa tanggal tidak ada di feed."
        ),
    }
    _add(feed, "subtitle", told[query.sort])
    here = url_for("feed.atom", _external=True, **parameters_of(_state(address)))
    _add(feed, "id", here)
    _add(feed, "link", rel="self", type="application/atom+xml", href=here)
    there = replace(address, page=1, sort=query.sort)
    _add(
        feed,
        "link",
        rel="alternate",
        type="text/html",
        href=url_for("search.page", _external=True, **parameters_of(there)),
    )
    _add(feed, "updated", _moment(_changed(hits[0], query)) if hits else "1970-01-01T00:00:00Z")
    _add(feed, "generator", "Warta")
    _add(SubElement(feed, "author"), "name", "Warta")
    for hit in hits:
        _entry(feed, hit, query, there)
    return bytes(ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True))


def _changed(hit: Hit, query: Query) -> str | None:
    """The moment by which a feed is ordered."""
    return hit.added if query.sort == "added" else hit.article.published


def _entry(feed: ElementTree.Element, hit: Hit, query: Query, there: Address) -> None:
    entry, article = SubElement(feed, "entry"), hit.article
    found = snippets(article, query.tree)
    text = " ".join(snippet.text for snippet in found)
    _add(entry, "title", article.title or " ".join(text.split()[:14]) or article.path)
    _add(entry, "id", f"urn:warta:{article.id}")
    link = url_for("article.page", id=article.id, _external=True, **parameters_of(there))
    _add(entry, "link", rel="alternate", type="text/html", href=link)
    if article.published:
        _add(entry, "published", _moment(article.published))
    _add(entry, "updated", _moment(_changed(hit, query)))
    _add(SubElement(entry, "author"), "name", article.outlet or article.agency or "–")
    for official in article.officials:
        _add(entry, "category", term=official.id, label=official.name)
    if text:
        _add(entry, "summary", text)


def _add(parent: ElementTree.Element, name: str, text: str = "", **attributes: str) -> None:
    element = SubElement(parent, name, {key: _fit(value) for key, value in attributes.items()})
    if text:
        element.text = _fit(text)


def _fit(text: str) -> str:
    return NOT_XML.sub("\ufffd", text)


def _moment(published: str | None) -> str:
    """An ISO date of any precision as Atom wants it: the first moment that it can mean, in WIB if not stated.

    >>> _moment("2021-05"), _moment("2021-05-28T08:37+07:00")
    ('2021-05-01T00:00:00+07:00', '2021-05-28T08:37:00+07:00')
    """
    text = published or ""
    whole = text + {4: "-01-01", 7: "-01"}.get(len(text), "")
    try:
        moment = datetime.fromisoformat(whole)
    except ValueError:
        return "1970-01-01T00:00:00Z"
    return (moment if moment.tzinfo else moment.replace(tzinfo=WIB)).isoformat()
