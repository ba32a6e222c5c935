"""The command `serve`: the web page over an index, for this machine's browsers or a network's."""

from __future__ import annotations

import errno
import logging
import socket
import sys
import threading
from contextlib import suppress
from pathlib import Path

import click

from search.cli import at_option
from search.engine import Engine, EngineError, open_engine
from search.interruption import interruptible

# Whoosh readers are kept per thread: more threads cost memory, and two cores answer no faster.
THREADS = 8
# A browser keeps some six open; more than this wait in the system's queue.
CONNECTIONS = 400
# Seconds after which a silent connection is closed.
SILENCE = 20
MOST_BODY = 64 << 10
MOST_HEADER = 64 << 10  # a question of 2,000 characters, each as up to 12 bytes of a URL, and its filters
# What an export has made and its reader not yet taken, before making more waits.
MOST_UNSENT = 1 << 20


class _Stop(click.ClickException):
    exit_code = 2


@click.command(short_help="Open the web page.")
@at_option
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="0: any that is free."
)
@click.option(
    "--allow-host",
    "allowed",
    multiple=True,
    metavar="NAME",
    help="A name that browsers may call this server by, beside its own; several: each; '*': any.",
)
@click.option(
    "--log-queries", is_flag=True, help="Write what is asked to standard error. Else nothing is kept."
)
def serve(at: Path, host: str, port: int, allowed: tuple[str, ...], log_queries: bool) -> None:
    """Serve the web page until Ctrl-C. It picks up a rebuilt index by itself.

    \b
    Examples:
      search serve
      search serve --at /srv/arsip --host 0.0.0.0 --port 8080
      search serve --host 0.0.0.0 --allow-host arsip.example.org      behind a name or a proxy
    """
    from waitress.server import create_server  # type: ignore[import-untyped]

    from web import safety
    from web.app import create_app

    # Waitress warns of each request that has to wait; under load all of them have to.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    if log_queries:
        safety.log.addHandler(logging.StreamHandler(sys.stderr))
        safety.log.setLevel(logging.INFO)

    try:
        engine = open_engine(at)
    except EngineError as error:
        raise _Stop(str(error)) from error
    try:
        listening = _listen(host, port)
    except OSError as error:
        engine.close()
        raise _Stop(_why_not(error, host, port)) from error
    with listening:
        server = create_server(
            create_app(engine, _hosts(host, allowed), log_queries),
            sockets=[listening],
            threads=THREADS,
            ident=None,
            connection_limit=CONNECTIONS,
            channel_timeout=SILENCE,
            cleanup_interval=SILENCE // 2,
            max_request_body_size=MOST_BODY,
            max_request_header_size=MOST_HEADER,
            outbuf_high_watermark=MOST_UNSENT,
        )
        host, port = listening.getsockname()[:2]
        name = f"[{host}]" if ":" in host else host
        threading.Thread(target=_warm, args=(engine,), daemon=True).start()
        click.echo(f"Warta is at http://{name}:{port}/ ({engine.count()} articles). Stop with Ctrl-C.")
        try:
            # Ctrl-C and SIGTERM end waitress's loop, and with it what is being answered.
            with interruptible():
                server.run()
        finally:
            server.close()
            engine.close()
        click.echo("Stopped.")


def _warm(engine: Engine) -> None:
    """Has the words for suggestions read before a reader types: of a large index that takes seconds."""
    with suppress(EngineError, OSError, ValueError):  # closed meanwhile
        for _ in range(2):  # one look reads its own words only
            engine.terms("a", 1)


def _hosts(host: str, allowed: tuple[str, ...]) -> frozenset[str]:
    """The names to answer to: the loopback's, that of --host, and what --allow-host adds."""
    from web import safety

    own = {safety.host_name(name) if name != safety.ANY_HOST else name for name in allowed}
    if host in ("0.0.0.0", "::", ""):
        # On all addresses: each of them, and the machine's name, which is nobody else's to give away.
        own |= {safety.ANY_ADDRESS, socket.gethostname().lower()}
    else:
        own.add(host.lower())
    return safety.LOOPBACK | own


def _listen(host: str, port: int) -> socket.socket:
    """A bound socket: waitress by itself would report a taken port with a traceback."""
    family, kind, protocol, _, where = socket.getaddrinfo(
        host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    )[0]
    listening = socket.socket(family, kind, protocol)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(where)
        # Bound alone does not keep another server off a port that both may reuse.
        listening.listen(1024)
    except OSError:
        listening.close()
        raise
    return listening


def _why_not(error: OSError, host: str, port: int) -> str:
    if isinstance(error, socket.gaierror):
        return f"There is no address {host}. Use --host 127.0.0.1 for this machine only."
    match error.errno:
        case errno.EADDRINUSE:
            return f"Port {port} on {host} is in use. Choose another: search serve --port {_next(port)}"
        case errno.EACCES:
            return f"Port {port} needs more rights. Choose another: search serve --port 8000"
        case errno.EADDRNOTAVAIL:
            return f"{host} is no address of this machine. Use --host 127.0.0.1 or 0.0.0.0."
        case _:
            return f"Cannot listen on {host}:{port}: {error.strerror or error}."


def _next(port: int) -> int:
    return port + 1 if port < 65535 else 8000
