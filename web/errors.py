"""What went wrong, as a page, or for programs as a problem (RFC 9457): not found, not understood, too slow,
no index, our own mistake. Never a traceback."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import Final

from flask import Flask, Response, current_app, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException, MethodNotAllowed
from werkzeug.routing import RoutingException

from search.errors import EngineError, QueryAbandonedError, QueryTooSlowError
from search.query.parse import LONGEST_QUERY
from search.query.rendering import dearest
from web.address import Address
from web.rendering import render
from web.words.locale import gettext

API: Final = "/api/"
# Seconds after which a program may try again.
_LATER: Final = "5"


def problem(status: int, detail: str, **more: str) -> Response:
    """An error for a program: `application/problem+json`, in English."""
    body = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        **more,
    }
    return Response(json.dumps(body), status, mimetype="application/problem+json")


def _page(
    status: int, title: str, text: str, asked: str | None = None, *, may_work_later: bool = False
) -> Response:
    """An error for a reader, with the box to go on from: what was asked stays in it, or `asked` does.
    `may_work_later`: the same page can be asked for again."""
    if asked is None:
        asked = request.args.get("q", "")[:LONGEST_QUERY]
    again = request.full_path.rstrip("?") if may_work_later else None
    return render("error.html", status, title=title, text=text, address=Address(q=asked), again=again)


def _asks_for_json() -> bool:
    return request.path.startswith(API)


def _http(error: HTTPException) -> ResponseReturnValue:
    if isinstance(error, RoutingException):
        return error  # a redirect of the router, itself a response
    code = error.code or 500
    match code:
        case 404:
            title = gettext("Halaman tidak ditemukan")
            text = gettext("Tidak ada halaman di alamat ini. Mungkin tautannya terpotong.")
            detail = "There is nothing at this address. /api/v1/openapi.json lists what there is."
        case 405:
            title = gettext("Metode tidak didukung")
            text = gettext("Halaman ini hanya dapat dibaca.")
            detail = "Everything here is read with GET."
        case code if code < 500:
            title = gettext("Permintaan tidak dipahami")
            text = gettext("Peramban mengirim sesuatu yang tidak dapat dibaca oleh halaman ini.")
            detail = "The request cannot be read."
        case _:
            title = gettext("Ada yang salah di pihak kami")
            text = gettext("Kesalahan ini sudah dicatat. Coba lagi, atau mulai dari pencarian baru.")
            detail = "The error has been logged. Try again."
    page = problem(code, detail) if _asks_for_json() else _page(code, title, text)
    if isinstance(error, MethodNotAllowed):
        page.headers.extend([h for h in error.get_headers() if h[0] == "Allow"])
    return page


def _engine(error: EngineError) -> Response:
    # The message names folders of the server: it is for whoever runs it.
    current_app.logger.error("%s", error)
    if _asks_for_json():
        return problem(503, "The index is missing or damaged; the server's log has the cause.")
    return _page(
        503,
        title=gettext("Arsip sedang tidak dapat dibaca"),
        text=gettext("Indeks arsip tidak ada atau rusak. Pengelola dapat membaca sebabnya di log server."),
    )


def _too_slow(error: QueryTooSlowError) -> Response:
    if isinstance(error, QueryAbandonedError):  # nobody reads it
        return Response(status=503)
    part = dearest(error)
    if _asks_for_json():
        dear = f"{part!r} takes the longest: leave it out, or write more letters before *. " if part else ""
        return problem(
            503,
            f"The query takes longer than {error.seconds:g} seconds. {dear}"
            "Ask with fewer or longer words, or narrow it by dates.",
            **({"part": part} if part else {}),
        )
    advice = gettext(
        "Pakai lebih sedikit kata, awalan yang lebih panjang sebelum *, atau persempit dengan tanggal."
    )
    # A page asks more than was typed: of that a reader can leave nothing out.
    if part and part.lower() in request.args.get("q", "").lower():
        dear = gettext("Bagian “%(part)s” paling lama dicari: coba tanpa bagian itu.", part=part)
        advice = f"{dear} {advice}"
    title = gettext("Pencarian ini terlalu lama dijawab")
    return _page(503, title=title, text=advice, may_work_later=True)


def needs_login() -> Response:
    """The page for whoever has not said the user's name and password."""
    if _asks_for_json():
        response = problem(401, "This archive asks for a name and a password.")
    else:
        response = _page(
            401,
            title=gettext("Arsip ini meminta nama dan kata sandi"),
            text=gettext("Muat ulang halaman ini dan isi nama dan kata sandi yang Anda terima."),
        )
    response.headers["WWW-Authenticate"] = 'Basic realm="Warta", charset="UTF-8"'
    response.headers["Cache-Control"] = "no-store"
    return response


def busy() -> Response:
    """The page for one too many of what may be done a few times at once."""
    page = _page(
        503,
        title=gettext("Terlalu banyak unduhan sekaligus"),
        text=gettext("Orang lain sedang mengunduh. Coba lagi sebentar lagi."),
    )
    page.headers["Retry-After"] = _LATER
    return page


def not_found(title: str, text: str, asked: str = "") -> Response:
    """The page for what the archive does not hold; `asked` stands in the box, to be looked for instead."""
    return _page(404, title, text, asked)


def article_not_found(id: str) -> Response:
    """The page for an id that no article has."""
    return not_found(
        gettext("Artikel tidak ditemukan"),
        gettext("Tidak ada artikel bernomor %(id)s di arsip ini. Mungkin sudah dihapus.", id=id[:40]),
    )


def install(app: Flask) -> None:
    """Errors of the app become pages of its design, or problems below `API`."""
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(EngineError, _engine)
    app.register_error_handler(QueryTooSlowError, _too_slow)
