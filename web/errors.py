"""What went wrong, as a page: not found, not understood, no index, our own mistake. Never a traceback."""

from __future__ import annotations

from flask import Flask, Response, current_app
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException, MethodNotAllowed
from werkzeug.routing import RoutingException

from search.engine import EngineError
from web.language import gettext
from web.rendering import render


def _http(error: HTTPException) -> ResponseReturnValue:
    if isinstance(error, RoutingException):
        return error  # a redirect of the router, itself a response
    code = error.code or 500
    match code:
        case 404:
            title = gettext("Halaman tidak ditemukan")
            text = gettext("Tidak ada halaman di alamat ini. Mungkin tautannya terpotong.")
        case 405:
            title = gettext("Cara meminta tidak dikenal")
            text = gettext("Halaman ini hanya dapat dibaca.")
        case code if code < 500:
            title = gettext("Permintaan tidak dipahami")
            text = gettext("Peramban mengirim sesuatu yang tidak dapat dibaca oleh halaman ini.")
        case _:
            title = gettext("Ada yang salah di pihak kami")
            text = gettext("Kesalahan ini sudah dicatat. Coba lagi, atau mulai dari pencarian baru.")
    page = render("error.html", code, title=title, text=text)
    if isinstance(error, MethodNotAllowed):
        page.headers.extend([h for h in error.get_headers() if h[0] == "Allow"])
    return page


def _engine(error: EngineError) -> Response:
    # The message names folders of the server: it is for whoever runs it.
    current_app.logger.error("%s", error)
    return render(
        "error.html",
        503,
        title=gettext("Arsip sedang tidak dapat dibaca"),
        text=gettext("Indeks arsip tidak ada atau rusak. Pengelola dapat membaca sebabnya di log peladen."),
    )


def article_not_found(id: str) -> Response:
    """The page for an id that no article has."""
    return render(
        "error.html",
        404,
        title=gettext("Artikel tidak ditemukan"),
        text=gettext("Tidak ada artikel bernomor %(id)s di arsip ini. Mungkin sudah dihapus.", id=id[:40]),
    )


def install(app: Flask) -> None:
    """Errors of the app become pages of its design."""
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(EngineError, _engine)
