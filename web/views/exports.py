"""`/unduh/<format>`: all articles of a question, streamed as a file."""

from __future__ import annotations

import re
import threading
import unicodedata
from dataclasses import replace
from datetime import date
from typing import Final

from flask import Blueprint, Response, request

from search.engine import Searching
from search.export.formats import FORMATS, encoded
from search.export.header import scan
from search.knowledge.synonyms import Thesaurus
from search.model import Everything, Query
from web import address as addresses
from web.address import Address
from web.errors import busy
from web.rendering import link_to

# Each holds a thread of the server for as long as its reader's line takes.
AT_ONCE: Final = 3


def make_blueprint(engine: Searching) -> Blueprint:
    """The exports over an engine."""
    blueprint = Blueprint("exports", __name__)
    free = threading.BoundedSemaphore(AT_ONCE)

    @blueprint.get(f"/unduh/<any({', '.join(FORMATS)}):format>")
    def download(format: str) -> Response:  # noqa: A002 - the agreed name in the address
        address, _ = addresses.read(request.args, date.today())
        query = question(address, engine.synonyms)
        chosen = FORMATS[format]
        if not free.acquire(blocking=False):
            return busy()
        try:
            header, hits = scan(engine, query)
            pieces = encoded(chosen.pieces(header, hits))
            response = Response(pieces, content_type=f"{chosen.media_type}; charset=utf-8")
        except BaseException:
            free.release()
            raise
        # Called however the response ends, also where a reader hangs up or asks for its head only.
        response.call_on_close(free.release)
        name = f"warta-{_slug(header.understood)}-{header.build}.{chosen.ending or format}"
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        response.headers["Cache-Control"] = "private, no-store"
        response.headers["X-Robots-Tag"] = "noindex"
        return response

    return blueprint


def question(address: Address, synonyms: Thesaurus) -> Query:
    """What an address asks for; one that asks for nothing means the whole archive."""
    if address.is_empty:
        return Query("", Everything(), sort=address.order)
    return replace(address, page=1).query(date.today(), synonyms)


def export_link(address: Address, format: str) -> str:  # noqa: A002
    """The URL of a question's articles as a file."""
    return link_to("exports.download", replace(address, page=1), format=format)


def _slug(text: str) -> str:
    """
    >>> _slug('judul:"Café" AND ../x'), _slug("")
    ('judul-cafe-and-x', 'arsip')
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40].rstrip("-") or "arsip"
