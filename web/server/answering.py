"""Requests that come on a line from the process that accepts connections, answered by the app here."""

from __future__ import annotations

import io
import logging
import select
import sys
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, Final

from waitress.channel import ClientDisconnected  # type: ignore[import-untyped]

from search.errors import EngineError
from web.server.workers import GIVE_UP, Asked, Begun, Failed, More, Part

if TYPE_CHECKING:
    from wsgiref.types import WSGIApplication

# Bytes up to which an answer is made before any of it is sent.
WHOLE: Final = 256 << 10
_log: Final = logging.getLogger("warta.server")


def answer(line: Connection, app: WSGIApplication) -> None:
    """Answers one request after another, until the other end is gone."""
    listening = select.poll()
    listening.register(line.fileno(), select.POLLIN)

    def is_abandoned() -> bool:
        # While one is answered nothing else can come but the word to give up, or the end.
        return bool(listening.poll(0))

    try:
        while True:
            asked = line.recv()
            if asked is GIVE_UP:
                continue  # said when the answer was already on its way
            for part in _parts(app, asked, is_abandoned):
                line.send(part)
    except (EOFError, OSError):
        return


def _parts(app: WSGIApplication, asked: Asked, is_abandoned: Callable[[], bool]) -> Iterator[Part]:
    """An answer as it is sent; one that cannot be made, or is no longer wanted, ends with Failed."""
    try:
        yield from _made(app, asked, is_abandoned)
    except ClientDisconnected:
        yield Failed()
    except EngineError as error:  # such as a damaged article in the midst of an export
        _log.error("%s", error)
        yield Failed()
    except Exception:
        _log.exception("An answer could not be made")
        yield Failed()


def _made(app: WSGIApplication, asked: Asked, is_abandoned: Callable[[], bool]) -> Iterator[Part]:
    begun: list[tuple[str, list[tuple[str, str]]]] = []

    def start_response(
        status: str, headers: list[tuple[str, str]], error: object = None
    ) -> Callable[..., object]:
        begun[:] = [(status, headers)]
        return _no_write

    given = {
        "wsgi.input": io.BytesIO(asked.body),
        "wsgi.errors": sys.stderr,
        "waitress.client_disconnected": is_abandoned,
    }
    pieces = app({**asked.environ, **given}, start_response)
    try:
        has_begun, ready = False, bytearray()

        def part(is_whole: bool) -> Part:
            data = bytes(ready)
            ready.clear()
            return More(data, is_whole) if has_begun else Begun(*begun[0], data, is_whole)

        for piece in pieces:
            ready += piece
            if len(ready) >= WHOLE:
                yield part(is_whole=False)
                has_begun = True
                if is_abandoned():
                    raise ClientDisconnected
        yield part(is_whole=True)
    finally:
        close = getattr(pieces, "close", None)
        if close is not None:
            close()


def _no_write(data: bytes) -> None:
    raise NotImplementedError("an answer is made of what the app gives back")
