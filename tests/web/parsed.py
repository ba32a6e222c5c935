"""A page as its parts: texts, links, facet values and bars, for tests that read what an address answers."""

from __future__ import annotations

import re

from flask.testing import FlaskClient
from selectolax.lexbor import LexborHTMLParser as HTMLParser
from selectolax.lexbor import LexborNode
from werkzeug.test import TestResponse


def parsed(response: TestResponse) -> HTMLParser:
    assert response.status_code == 200
    return HTMLParser(response.get_data(as_text=True))


def parsed_at(page: FlaskClient, url: str) -> HTMLParser:
    return parsed(page.get(url))


def texts_in(tree: HTMLParser, selector: str) -> list[str]:
    return [" ".join(node.text().split()) for node in tree.css(selector)]


def first_in(node: HTMLParser | LexborNode, selector: str) -> LexborNode:
    found = node.css_first(selector)
    assert found is not None, selector
    return found


def goal_of(link: LexborNode) -> str:
    return link.attributes["href"] or ""


def links_in(tree: HTMLParser, selector: str) -> dict[str, str]:
    return {" ".join(a.text().split()): goal_of(a) for a in tree.css(selector)}


def facet_choices(tree: HTMLParser) -> dict[str, str]:
    """The values of the facets of names, with where a click leads."""
    return {first_in(a, "bdi").text(): goal_of(a) for a in tree.css(".facet li > a:first-child")}


def date_bars(tree: HTMLParser) -> dict[str, str]:
    """The bars of the date facet by their periods, with where a click leads."""
    return {a.attributes["data-p"] or "": goal_of(a) for a in tree.css(".bars a[data-p]")}


def total_at(page: FlaskClient, url: str) -> int:
    (text,) = texts_in(parsed_at(page, url), ".heading .total")
    return int(re.split(r"\D", text, maxsplit=1)[0])
