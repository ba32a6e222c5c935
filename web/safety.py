"""The headers that keep a hostile article from doing anything in a reader's browser."""

from __future__ import annotations

from typing import Final

from flask import Flask, Response

HEADERS: Final = {
    "Content-Security-Policy": "default-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'; object-src 'none'",
    "X-Content-Type-Options": "nosniff",
    # A question is nobody's business but the reader's: no site learns of it from a link followed.
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def _guard(response: Response) -> Response:
    response.headers.update(HEADERS)
    return response


def install(app: Flask) -> None:
    """Every response of the app carries `HEADERS`."""
    app.after_request(_guard)
