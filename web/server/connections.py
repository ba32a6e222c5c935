"""Connections and their requests: how long each may take to ask, how many there are, what is refused unread.

Waitress has no time for a header, accepts until its limit and then no more, and writes a trace for each
connection that it cannot take: some two thousand clients who send a letter every few seconds kept all others
out for as long as they liked.
"""

from __future__ import annotations

import errno
import socket
import struct
import threading
import time
from collections import Counter
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

from waitress.adjustments import Adjustments  # type: ignore[import-untyped]
from waitress.channel import ClientDisconnected, HTTPChannel  # type: ignore[import-untyped]
from waitress.parser import HTTPRequestParser, ParsingError  # type: ignore[import-untyped]
from waitress.server import TcpWSGIServer  # type: ignore[import-untyped]
from waitress.task import ErrorTask, ThreadedTaskDispatcher, WSGITask  # type: ignore[import-untyped]

from web.safety import HEADERS
from web.server.fairness import Requests

if TYPE_CHECKING:
    from wsgiref.types import WSGIApplication

# Open at once in each process. Where there are more, who has waited longest and asks nothing makes room.
CONNECTIONS: Final = 400
# Seconds until a request's header must be whole, and its body: from its first byte, of a connection's first
# request from the beginning.
HEADER_SECONDS: Final = 10
BODY_SECONDS: Final = 20
# Seconds after which a silent connection is closed.
SILENCE: Final = 20
# Seconds after which a reader who takes nothing of what is ready is given up.
STALLED: Final = 60
# After so many answers a browser is to connect anew: the process that has time accepts first. Else the one
# that had time first keeps all, and the other has nothing to do.
ANSWERS: Final = 20
# Accepted between two looks at the connections that are there: each look goes through all of them.
_AT_ONCE: Final = 32
# Seconds without accepting where the system has no descriptor left, and between two words about it.
_PAUSE: Final = 0.5
_TOLD: Final = 60
# Seconds for the answers of the moment when the server is to end.
_ENDING: Final = 2


class CutError(ClientDisconnected):  # type: ignore[misc]
    """An answer, begun already, cannot be made to its end. Raised while it is iterated over."""


class Parser(HTTPRequestParser):  # type: ignore[misc]
    """A request; one whose end two readers could see in two places is refused (RFC 9112, 6.3 and 3.2)."""

    def parse_header(self, header_plus: bytes) -> None:
        super().parse_header(header_plus)
        if (self.chunked and "CONTENT_LENGTH" in self.headers) or "TRANSFER_ENCODING" in self.headers:
            raise ParsingError("Transfer-Encoding beside Content-Length, or of a version that has none")
        if self.version == "1.1" and "HOST" not in self.headers:
            raise ParsingError("Host is missing")


class Task(WSGITask):  # type: ignore[misc]
    """An answer; the last one of a connection says so."""

    def build_response_header(self) -> bytes:
        self.channel.answers += 1
        if self.channel.answers >= ANSWERS:
            self.set_close_on_finish()
        header: bytes = super().build_response_header()
        return header

    def service(self) -> None:
        try:
            super().service()
        except CutError as error:
            self.channel.logger.error("An answer was cut off: %s", error)
            self.channel.cut()
            raise


class Refusal(ErrorTask):  # type: ignore[misc]
    """What waitress answers by itself to a request that cannot be read, with the headers of all answers."""

    def execute(self) -> None:
        self.response_headers.extend(HEADERS.items())
        super().execute()


class Connection(HTTPChannel):  # type: ignore[misc]
    """A connection, which is closed where it takes too long to ask or to read."""

    task_class = Task
    error_task_class = Refusal
    parser_class = Parser
    answers = 0

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        # When the request began that is not whole; None between two.
        self.began: float | None = self.creation_time

    @property
    def is_waiting(self) -> bool:
        """Whether it asks for nothing: nothing is being answered, nor sent."""
        return not (self.requests or self.total_outbufs_len or self.will_close)

    def cut(self) -> None:
        """Has the connection end with a reset. Where an answer's length is not stated (HTTP/1.0, as proxies
        speak it), one that just ended would be taken for whole."""
        with suppress(OSError):
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    def received(self, data: bytes) -> bool:
        taken = bool(super().received(data))
        if self.request is None:
            self.began = None
        elif self.began is None:
            self.began = time.time()
        return taken

    def readable(self) -> bool:
        """Whether to read from it. Asked each second or so, by the thread that may close it."""
        if self.began is not None:
            is_body = self.request is not None and self.request.headers_finished
            if time.time() - self.began > (BODY_SECONDS if is_body else HEADER_SECONDS):
                self.handle_close()
                return False
        return bool(super().readable())

    def writable(self) -> bool:
        """Whether there is something to send.

        Waitress closes no connection in the midst of an answer: three readers who stopped taking an export
        kept it from all others.
        """
        waits = self.total_outbufs_len >= self.adj.send_bytes or (
            self.total_outbufs_len and not self.requests
        )
        if waits and time.time() - self.last_activity > STALLED:
            self.handle_close()
            return False
        return bool(super().writable())


class Server(TcpWSGIServer):  # type: ignore[misc]
    """Accepts from a socket that is bound already, and never stops to as long as somebody only waits."""

    channel_class = Connection

    def __init__(self, app: WSGIApplication, listening: socket.socket, **adjusted: Any) -> None:
        self._most = adjusted.pop("connections", CONNECTIONS)
        adjustments = Adjustments(
            sockets=[listening],
            # The server's own three descriptors, and those just accepted, for which nobody made room.
            connection_limit=self._most + _AT_ONCE + 3,
            channel_timeout=SILENCE,
            cleanup_interval=SILENCE // 2,
            # Else it would not be noticed that a client hangs up before its answer is ready.
            channel_request_lookahead=1,
            asyncore_use_poll=True,  # select() takes no descriptor above 1,023
            **adjusted,
        )
        dispatcher = ThreadedTaskDispatcher()
        dispatcher.queue = Requests()
        dispatcher.set_thread_count(adjustments.threads)
        self._resumes = self._told = 0.0
        super().__init__(
            app,
            {},
            _sock=listening,
            dispatcher=dispatcher,
            adj=adjustments,
            sockinfo=(listening.family, listening.type, listening.proto, listening.getsockname()),
            bind_socket=False,
        )

    def readable(self) -> bool:
        return bool(super().readable()) and time.monotonic() >= self._resumes

    def handle_accept(self) -> None:
        """Takes who waits to be let in, some at once."""
        for _ in range(_AT_ONCE):
            try:
                accepted = self.accept()
                if accepted is None:
                    return
                connection, address = accepted
                self.set_socket_options(connection)
            except OSError as error:
                if error.errno in (errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM):
                    self._pause(error)
                    return
                continue  # hung up before it was let in
            self.channel_class(self, connection, self.fix_addr(address), self.adj, map=self._map)
            if len(self.active_channels) > self._most:
                self._make_room()

    def _pause(self, error: OSError) -> None:
        """Closes one who only waits and accepts nobody for a moment: the socket goes on saying that somebody
        is there, and to try again at once would be to do nothing else."""
        self._make_room()
        now = time.monotonic()
        self._resumes = now + _PAUSE
        if now - self._told > _TOLD:
            self._told = now
            self.logger.error("Connections wait: %s. Allow more with: ulimit -n 4096", error.strerror)

    def _make_room(self) -> None:
        """Closes the connection that has waited longest of the address that has most of them: whoever keeps
        many open pays for it, and behind a proxy, where all have one address, whoever asks nothing does."""
        waiting = [each for each in list(self.active_channels.values()) if each.is_waiting]
        if not waiting:
            return
        counts = Counter(each.addr[0] for each in waiting)
        most = max(counts.values())
        # One that asks bit by bit is active all the time.
        since = {each: each.began or each.last_activity for each in waiting if counts[each.addr[0]] == most}
        # It is closed when its own turn comes: now, its descriptor would be the next connection's, and what
        # was heard of it in this round would be taken for that one's.
        min(since, key=since.__getitem__).will_close = True

    def run(self, ending: threading.Event) -> None:
        """Serves until Ctrl-C or SIGTERM; then sets `ending`, for what is being answered to be given up."""
        try:
            self.asyncore.loop(timeout=self.adj.asyncore_loop_timeout, map=self._map, use_poll=True)
        except (SystemExit, KeyboardInterrupt):
            ending.set()
            self.task_dispatcher.shutdown(timeout=_ENDING)
