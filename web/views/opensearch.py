"""`/opensearch.xml`: how a browser adds this archive to its search engines (OpenSearch 1.1)."""

from __future__ import annotations

import json
from typing import Final
from urllib.parse import urlencode
from xml.etree import ElementTree
from xml.etree.ElementTree import SubElement

from flask import Blueprint, Response, request, url_for

from search.engine import Searching
from search.query.parse import LONGEST_QUERY
from web.parts.completion import suggesting
from web.words.locale import gettext

MEDIA_TYPE: Final = "application/opensearchdescription+xml"
_NAMESPACE: Final = "http://a9.com/-/spec/opensearch/1.1/"
_SUGGESTIONS: Final = 10


def make_blueprint(engine: Searching) -> Blueprint:
    """The description, and suggestions in the form that browsers take."""
    blueprint = Blueprint("opensearch", __name__)
    suggest = suggesting(engine)

    @blueprint.get("/opensearch.xml")
    def description() -> Response:
        return Response(_description(), content_type=f"{MEDIA_TYPE}; charset=utf-8")

    @blueprint.get("/opensearch/suggest")
    def suggestions() -> Response:
        text = request.args.get("q", "")[:LONGEST_QUERY]
        found = [suggestion.text for suggestion in suggest(text, _SUGGESTIONS)]
        return Response(json.dumps([text, found]), content_type="application/x-suggestions+json")

    return blueprint


def _description() -> bytes:
    root = ElementTree.Element("OpenSearchDescription", {"xmlns": _NAMESPACE})
    for name, text in (
        ("ShortName", "Warta"),
        ("Description", gettext("Cari di arsip berita Indonesia")),
        ("InputEncoding", "UTF-8"),
        ("Language", "id"),
    ):
        SubElement(root, name).text = text
    icon = SubElement(root, "Image", {"type": "image/svg+xml", "width": "32", "height": "32"})
    icon.text = url_for("static", filename="icon.svg", _external=True)
    goals = (
        ("text/html", "search.page"),
        ("application/atom+xml", "feed.atom"),
        ("application/x-suggestions+json", "opensearch.suggestions"),
    )
    for media_type, endpoint in goals:
        # The braces are the browser's to fill, so they stay unescaped.
        template = f"{url_for(endpoint, _external=True)}?{urlencode({'q': ''})}{{searchTerms}}"
        SubElement(root, "Url", {"type": media_type, "method": "get", "template": template})
    return bytes(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True))
