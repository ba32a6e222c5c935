"""The command line's root: the table of commands, each loaded when it is named, and what errors end in."""

from __future__ import annotations

import importlib
import io
import os
import sys
from typing import Any, Final

import click

from search.cli.completion import escape_in_bash
from search.errors import EngineError, QueryTooSlowError
from search.output.safe_text import one_line, safe
from search.process.exit_codes import ExitCode
from search.process.streams import open_closed, write_nowhere

# By name, so that a search does not wait for Flask, nor an update for the search: command → module:function.
_COMMANDS: Final = {
    "check": "index.cli.commands:check",
    "copy": "index.cli.copying:copy",
    "dates": "search.cli.words:read_dates",
    "eval": "search.cli.evaluation:evaluation",
    "explain": "search.cli.explain:explain",
    "export": "search.cli.export:export",
    "forget": "index.cli.commands:forget",
    "index": "index.cli.commands:index",
    "like": "search.cli.query:like",
    "officials": "search.cli.officials:officials",
    "query": "search.cli.query:query",
    "quotes": "search.cli.quotes:quotes",
    "read": "index.cli.commands:read",
    "samples": "index.cli.commands:samples",
    "saved": "search.cli.saved:saved",
    "serve": "web.cli:serve",
    "show": "search.cli.query:show",
    "sources": "index.cli.commands:list_sources",
    "stats": "index.cli.commands:stats",
    "suggest": "search.cli.query:print_suggestions",
    "synonyms": "search.cli.explain:synonyms",
    "terms": "search.cli.words:print_terms",
}


class _LazyGroup(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module, name = _COMMANDS[cmd_name].split(":")
        command: click.Command = getattr(importlib.import_module(module), name)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except click.ClickException as error:
            # It may quote a file's name, which a shell's '*' put there; click declares it final.
            vars(error)["message"] = safe(error.message)
            raise
        except BrokenPipeError:
            # Click would end with 1, which means that nothing was found.
            write_nowhere()
            raise SystemExit(ExitCode.CUT_OFF) from None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            if args and not args[0].startswith("-"):
                hint = f"{error.message} To search for it: search query {args[0]}"
                raise click.UsageError(hint, ctx) from error
            raise


_EXIT_STATUS: Final = "\b\nExit status:\n" + "\n".join(
    f"  {code.value:<4} {code.__doc__}" for code in ExitCode
)


@click.group(cls=_LazyGroup, epilog=_EXIT_STATUS, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="warta", prog_name="search (Warta)")
def cli() -> None:
    """Search archives of Indonesian news.

    \b
    search index FOLDER            read articles and make an index of them
    search query "Patrushev"       ask it
    search serve                   ask it in a browser
    """


def _too_slow(error: QueryTooSlowError) -> str:
    from search.query.rendering import dearest

    part = dearest(error)
    dear = f"{safe(part)} takes the longest: leave it out. " if part else ""
    return (
        f"the question takes longer than {error.seconds:g} seconds. {dear}Write more letters before *, ask "
        "with fewer words, or allow more with --timeout SECONDS."
    )


_NO_MEMORY: Final = "there is not enough memory. End other programs, or allow this one more."
# What says the same without a MemoryError: a thread that cannot be started, a library that cannot be loaded.
_SHORT_OF_MEMORY: Final = ("can't start new thread", "failed to map segment", "Cannot allocate memory")


def _is_short_of_memory(error: Exception) -> bool:
    return isinstance(error, RuntimeError | ImportError) and any(
        said in str(error) for said in _SHORT_OF_MEMORY
    )


def main() -> None:
    """The command line. A user sees a message and an exit status, never a traceback."""
    open_closed()
    for stream in (sys.stdout, sys.stderr):
        # What a terminal's alphabet lacks is shown as an escape; it ends no answer.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    if "_SEARCH_COMPLETE" in os.environ:
        escape_in_bash()
    try:
        cli.main(prog_name="search", standalone_mode=True)
    except EngineError as error:
        click.echo(f"Error: {safe(str(error))}", err=True)
        sys.exit(ExitCode.ERROR)
    except QueryTooSlowError as error:
        click.echo(f"Error: {_too_slow(error)}", err=True)
        sys.exit(ExitCode.ERROR)
    except MemoryError:
        click.echo(f"Error: {_NO_MEMORY}", err=True)
        sys.exit(ExitCode.ERROR)
    except OSError as error:
        click.echo(
            f"Error: {one_line(error.strerror or error)}"
            f"{f': {one_line(error.filename)}' if error.filename else ''}",
            err=True,
        )
        sys.exit(ExitCode.ERROR)
    except Exception as error:
        if os.environ.get("WARTA_DEBUG"):
            raise
        if _is_short_of_memory(error):
            click.echo(f"Error: {_NO_MEMORY}", err=True)
            sys.exit(ExitCode.ERROR)
        click.echo(
            f"Error: something unforeseen happened ({type(error).__name__}: {safe(str(error))}). "
            "Please report it; with WARTA_DEBUG=1 the whole trace is shown.",
            err=True,
        )
        sys.exit(ExitCode.UNFORESEEN)
