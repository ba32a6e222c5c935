"""What keeps a hostile article, site or question from harm: headers, known hosts, a time for each request."""

from __future__ import annotations

import ipaddress
import logging
import re
import time
from collections.abc import Iterable
from contextvars import Token
from typing import Final

from flask import Flask, Response, g, request

from search.process import deadline
from web.errors import API, problem

HEADERS: Final = {
    "Content-Security-Policy": "default-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'; object-src 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # A question is nobody's business but the reader's: no site learns of it from a link followed.
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
# This machine, by the names that only this machine has.
LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "::1"})
ANY_HOST: Final = "*"
# Any address in digits: a site cannot take such a name for its own (DNS rebinding), so a server that listens
# on all its addresses may answer to each.
ANY_ADDRESS: Final = "addresses"
# All questions that one request asks, together; one takes some 0.02.
SECONDS_PER_REQUEST: Final = 2.0
# In a WSGI environment: a function that says whether nobody waits for the answer any more.
IS_ABANDONED: Final = "warta.is_abandoned"
# RFC 9110, 7.2; a name as browsers send it, international ones in their ASCII form.
_HOST: Final = re.compile(r"(?:\[([0-9a-f:.]+)\]|([a-z0-9_](?:[a-z0-9._-]*[a-z0-9_-])?)\.?)(?::[0-9]{0,5})?")

log: Final = logging.getLogger("warta.queries")


def host_name(header: str) -> str | None:
    """The name or address in a Host header, without its port; None for what is neither.

    >>> host_name("Arsip.Example:8000"), host_name("[::1]:8000"), host_name("127.0.0.1")
    ('arsip.example', '::1', '127.0.0.1')
    >>> host_name("[::1].evil.example"), host_name("localhost:80@evil.example"), host_name("a, b")
    (None, None, None)
    """
    found = _HOST.fullmatch(header.strip().lower())
    return found and (found[1] or found[2])


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _refusal(hosts: frozenset[str]) -> Response | None:
    """What a request with a Host of somebody else's gets. Without the check any site could point its own name
    at this machine and read the archive through a visitor's browser."""
    header = request.headers.get("Host")
    if header is None:
        return None
    name = host_name(header)
    if name is None:
        return _refused(400, "The Host header holds no name.")
    if ANY_HOST in hosts or request.path == "/healthz":
        return None
    if name in hosts or (ANY_ADDRESS in hosts and _is_address(name)):
        return None
    detail = (
        f"This server does not answer to the name {name[:100]!r}. "
        "Allow it with: search serve --allow-host NAME"
    )
    return _refused(421, detail)


def _refused(status: int, detail: str) -> Response:
    if request.path.startswith(API):
        return problem(status, detail)
    return Response(f"{detail}\n", status, mimetype="text/plain")


def _guard(response: Response) -> Response:
    response.headers.update(HEADERS)
    return response


def install(
    app: Flask,
    hosts: Iterable[str] = LOOPBACK,
    log_queries: bool = False,
    seconds: float = SECONDS_PER_REQUEST,
) -> None:
    """Every response carries `HEADERS`, every request must name one of `hosts` (or `ANY_HOST`, `ANY_ADDRESS`
    among them) and has so many seconds. What is asked is logged only where `log_queries` says so."""
    known = frozenset(hosts)

    @app.before_request
    def check() -> Response | None:
        g.started = time.perf_counter()
        g.deadline = deadline.begin(seconds, request.environ.get(IS_ABANDONED))
        return _refusal(known)

    @app.teardown_request
    def finish(error: BaseException | None) -> None:
        token: Token[deadline.Allowance | None] | None = g.pop("deadline", None)
        if token is not None:
            deadline.end(token)

    app.after_request(_guard)
    if log_queries:

        @app.after_request
        def tell(response: Response) -> Response:
            took = (time.perf_counter() - g.started) * 1000
            asked = request.full_path.rstrip("?")
            # One line whatever was asked.
            log.info("%s %s %d %.0f ms", request.method, ascii(asked)[1:-1], response.status_code, took)
            return response
