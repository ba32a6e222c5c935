"""The command `serve`: the web page over an index, for this machine's browsers or a network's."""

from __future__ import annotations

import errno
import ipaddress
import os
import socket
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from search.cli.options import at_option
from search.engine import open_engine
from search.errors import EngineError
from search.process.exit_codes import ExitCode
from search.process.interruption import Interrupted, interruptible

if TYPE_CHECKING:
    from web.login import Login

# As `web.safety.SECONDS_PER_REQUEST`, which would load Flask for a command's --help; a test compares them.
SECONDS_PER_REQUEST: Final = 2.0


class _Stop(click.ClickException):
    exit_code = ExitCode.ERROR


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
@click.option(
    "--processes",
    default=min(2, os.cpu_count() or 1),
    show_default="2, of one processor 1",
    type=click.IntRange(1, 64),
    help="How many answer side by side. More answer more readers at once, and each takes memory of its own.",
)
@click.option(
    "--timeout",
    "seconds",
    type=click.FloatRange(0, min_open=True),
    default=SECONDS_PER_REQUEST,
    show_default=True,
    metavar="SECONDS",
    help="Give up a question that takes longer.",
)
@click.option(
    "--password",
    "password_file",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Ask every reader for the name and the password that FILE, which its owner alone may read, "
    "holds as NAME:PASSWORD. They travel as they are: put a proxy that speaks HTTPS in front.",
)
@click.option(
    "--behind-proxy",
    is_flag=True,
    help="Take scheme, host and path prefix from the X-Forwarded- headers of the one proxy in front, so that "
    "links and feeds are right below https://NAME/warta/. Only where nobody reaches this server past it.",
)
def serve(
    at: Path | str,
    host: str,
    port: int,
    allowed: tuple[str, ...],
    log_queries: bool,
    processes: int,
    seconds: float,
    password_file: Path | None,
    behind_proxy: bool,
) -> None:
    """Serve the web page until Ctrl-C. It picks up a rebuilt index by itself.

    \b
    Examples:
      search serve
      search serve --at /srv/arsip --host 0.0.0.0 --port 8080
      search serve --host 0.0.0.0 --allow-host arsip.example.org      behind a name or a proxy
    """
    from web.server import serving

    login = _login(password_file)
    hosts = _hosts(host, allowed)
    try:
        engine = open_engine(at)
    except EngineError as error:
        raise _Stop(str(error)) from error
    try:
        listening = _listen(host, port)
    except OSError as error:
        engine.close()
        raise _Stop(_why_not(error, host, port)) from error
    settings = serving.Settings(at, hosts, log_queries, seconds, login, behind_proxy)
    with listening, closing(engine):
        host, port = listening.getsockname()[:2]
        _warn(host, login)
        name = f"[{host}]" if ":" in host else host

        def tell() -> None:
            articles = engine.count()
            click.echo(f"Warta is at http://{name}:{port}/ ({articles} articles). Stop with Ctrl-C.")
            if processes > 1:
                engine.close()  # others answer

        # Ctrl-C and SIGTERM end waitress's loop, and with it what is being answered.
        with suppress(Interrupted), interruptible():
            if processes > 1:
                serving.share(processes, listening, settings, tell)
            else:
                serving.answer(engine, listening, settings, tell)
        click.echo("Stopped.")


def _login(file: Path | None) -> Login | None:
    from web.login import Login, PasswordFileError

    try:
        return None if file is None else Login.load(file)
    except PasswordFileError as error:
        raise _Stop(str(error)) from error


def _warn(address: str, login: Login | None) -> None:
    """Says who may read where not only this machine's browsers reach the server."""
    if ipaddress.ip_address(address.partition("%")[0]).is_loopback:
        return
    if login is None:
        told = (
            "anyone who reaches this machine can read and download the whole archive, and what is asked "
            "travels unencrypted. Use --password FILE, or listen on 127.0.0.1 behind a proxy"
        )
    else:
        told = "the password travels unencrypted. Listen on 127.0.0.1 behind a proxy that speaks HTTPS"
    click.echo(f"Warning: {told} (docs/running.md).", err=True)


def _hosts(host: str, allowed: tuple[str, ...]) -> frozenset[str]:
    """The names to answer to: the loopback's, that of --host, and what --allow-host adds."""
    from web import safety

    own: set[str] = set()
    for given in allowed:
        name = given if given == safety.ANY_HOST else safety.host_name(given)
        if name is None:
            raise click.UsageError(f"--allow-host {given!r} is no name. Write it as arsip.example.org.")
        own.add(name)
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
