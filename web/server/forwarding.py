"""Each request answered by another process, and by the next one where that process dies.

What accepts connections computes nothing, so that it always has time for them and survives what the others
do not. A reader gets the first byte of an answer when there is all of it, up to `answering.WHOLE` bytes:
until then another process can make it anew. What is longer, an export, is cut off with the process that made
it, and so that it cannot be taken for whole.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Final, assert_never

from waitress.channel import ClientDisconnected  # type: ignore[import-untyped]

from web.safety import HEADERS
from web.server.connections import CutError
from web.server.workers import Asked, Begun, Failed, GoneError, Line, LostError, More, Part, Workers

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIEnvironment

# Processes that may die over one request: some questions may be what they die of.
TRIES: Final = 3
# Seconds that a request waits for a process where all have died or are busy.
_PATIENCE: Final = 10
# What may be asked twice (RFC 9110, 9.2.1).
_SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})
_NOBODY: Final = (
    b"Server sedang sibuk atau baru dimulai ulang. Coba lagi sebentar lagi.\n"
    b"The server is busy or was just restarted. Try again in a moment.\n"
)


class Forwarding:
    """A WSGI app over the processes that answer; `ending`: set when nobody is to wait any more."""

    def __init__(self, workers: Workers, ending: threading.Event) -> None:
        self._workers, self._ending = workers, ending

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        disconnected: Callable[[], bool] = environ["waitress.client_disconnected"]

        def has_gone() -> bool:
            return self._ending.is_set() or disconnected()

        # Handed over is what is said of the request; what waitress puts beside it is of this process.
        said: dict[str, object] = {
            key: value for key, value in environ.items() if isinstance(value, str | int | tuple)
        }
        asked = Asked(said, environ["wsgi.input"].read())
        try:
            for _ in range(TRIES if environ["REQUEST_METHOD"] in _SAFE else 1):
                line = self._workers.take(_PATIENCE, has_gone)
                if line is None:
                    break
                first = self._first(line, asked, has_gone)
                if first is not None:
                    return self._answer(line, first, has_gone, start_response)
        except GoneError:
            raise ClientDisconnected from None
        return _refuse("503 Service Unavailable", start_response)

    def _first(self, line: Line, asked: Asked, has_gone: Callable[[], bool]) -> Part | None:
        """The first part of an answer; None where the process dies over it. Raises GoneError."""
        try:
            line.ask(asked)
            return line.next(has_gone)
        except LostError:
            self._workers.give_back(line, is_lost=True)
            return None
        except GoneError:
            self._free(line)
            raise

    def _answer(
        self, line: Line, first: Part, has_gone: Callable[[], bool], start_response: StartResponse
    ) -> Iterable[bytes]:
        match first:
            case Begun():
                start_response(first.status, first.headers)
                if not first.is_whole:
                    return _Rest(self._workers, line, first.data, has_gone, self._ending)
                self._workers.give_back(line)
                return [first.data] if first.data else []
            case Failed():
                self._workers.give_back(line)
                return _refuse("500 Internal Server Error", start_response)
            case More():
                raise AssertionError("an answer began with its second part")
            case _:
                assert_never(first)

    def _free(self, line: Line) -> None:
        line.give_up(self._ending.is_set)
        self._workers.give_back(line)


class _Rest:
    """An answer in parts. Raises CutError where it ends too early; closed before its end, it is given up."""

    def __init__(
        self,
        workers: Workers,
        line: Line,
        first: bytes,
        has_gone: Callable[[], bool],
        ending: threading.Event,
    ) -> None:
        self._workers, self._has_gone, self._ending = workers, has_gone, ending
        self._line: Line | None = line
        self._first: bytes | None = first

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        if self._first is not None:
            first, self._first = self._first, None
            return first
        if self._line is None:
            raise StopIteration
        try:
            part = self._line.next(self._has_gone)
        except LostError:
            self._leave(is_lost=True)
            raise CutError("the process that made it has ended") from None
        except GoneError:
            raise ClientDisconnected from None
        if not isinstance(part, More):
            self._leave()
            raise CutError("it could not be made to its end")
        if part.is_whole:
            self._leave()
        return part.data

    def _leave(self, is_lost: bool = False) -> None:
        if self._line is not None:
            self._workers.give_back(self._line, is_lost)
            self._line = None

    def close(self) -> None:
        """Called by whoever sends it, however that ends."""
        if self._line is not None:
            self._line.give_up(self._ending.is_set)
            self._leave()


def _refuse(status: str, start_response: StartResponse) -> Iterable[bytes]:
    more = [
        ("Content-Type", "text/plain; charset=utf-8"),
        ("Cache-Control", "no-store"),
        ("Retry-After", "5"),
    ]
    start_response(status, [*HEADERS.items(), *more])
    return [_NOBODY]
