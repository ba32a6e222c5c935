"""What a site is expected to have beside its pages: `/robots.txt`, `/favicon.ico`, and `/api` for people."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, Response, current_app, url_for

from search.engine import Searching
from web.address import Address
from web.rendering import render
from web.views.openapi import describe
from web.words.locale import gettext


@dataclass(frozen=True, slots=True)
class Operation:
    """One address of the API: what it is for, the parameters that it takes, and one to try."""

    path: str
    purpose: str
    parameters: tuple[str, ...]
    example: str


def make_blueprint(_: Searching) -> Blueprint:
    """The site's own addresses; they need no engine."""
    blueprint = Blueprint("site", __name__)

    @blueprint.get("/robots.txt")
    def robots() -> Response:
        # Files, feeds and the API are for who asks for them; the next hit has an address of its own.
        roots = [
            url_for("exports.download", format="csv").removesuffix("csv"),
            url_for("search.hit", rank=1).removesuffix("1"),
            url_for("feed.atom"),
            url_for("api.search").removesuffix("search"),
        ]
        lines = ["User-agent: *", *(f"Disallow: {root}" for root in roots)]
        return Response("\n".join(lines) + "\n", mimetype="text/plain")

    @blueprint.get("/favicon.ico")
    def favicon() -> Response:
        return current_app.send_static_file("favicon.ico")

    @blueprint.get("/tersimpan")
    def saved() -> Response:
        """Searches and articles that a reader keeps in the browser; the server knows nothing of them."""
        return render("saved.html", address=Address())

    @blueprint.get("/api")
    def api() -> Response:
        return render("api.html", address=Address(), operations=_operations())

    return blueprint


def _operations() -> list[Operation]:
    purposes = {
        "/search": (
            gettext("satu halaman artikel yang menjawab pencarian, dengan facet dan catatan"),
            "?q=Rusia",
        ),
        "/articles/{id}": (gettext("satu artikel utuh"), None),
        "/officials": (gettext("pejabat yang disebut arsip, yang paling sering lebih dulu"), "?limit=10"),
        "/officials/{id}": (gettext("apa yang dikatakan arsip tentang satu pejabat"), None),
        "/quotes": (gettext("kutipan: siapa mengatakan apa"), None),
        "/suggest": (gettext("kata dan nama yang mungkin dimaksud"), "?q=ru"),
        "/openapi.json": (gettext("uraian lengkap API ini (OpenAPI 3.1)"), ""),
    }
    root = url_for("api.search").removesuffix("/search")
    found = []
    for path, operation in describe()["paths"].items():
        purpose, example = purposes[path]
        names = tuple(each["name"] for each in operation["get"]["parameters"])
        found.append(
            Operation(f"{root}{path}", purpose, names, "" if example is None else f"{root}{path}{example}")
        )
    return found
