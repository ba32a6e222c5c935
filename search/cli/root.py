"""The command line's root: what every command shares. A command loads when it is named."""

from __future__ import annotations

import importlib
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import click

from search.cli.places import default_index
from search.errors import EngineError

# By name, so that a search does not wait for Flask, nor an update for the search: command → module:function.
_COMMANDS: Final = {
    "check": "index.cli.commands:check",
    "dates": "search.cli.query:read_dates",
    "eval": "search.cli.evaluation:evaluation",
    "explain": "search.cli.explain:explain",
    "export": "search.cli.export:export",
    "forget": "index.cli.commands:forget",
    "index": "index.cli.commands:index",
    "like": "search.cli.query:like",
    "officials": "search.cli.officials:officials",
    "query": "search.cli.query:query",
    "read": "index.cli.commands:read",
    "samples": "index.cli.commands:samples",
    "serve": "web.cli:serve",
    "show": "search.cli.query:show",
    "sources": "index.cli.commands:list_sources",
    "stats": "index.cli.commands:stats",
    "suggest": "search.cli.query:print_suggestions",
    "synonyms": "search.cli.explain:synonyms",
    "terms": "search.cli.query:print_terms",
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


class TextCommand(click.Command):
    """A command whose text may begin with a minus: 'search query -Xi' excludes Xi.

    Only options with two dashes exist, so whatever begins with one dash is text.
    """

    _GUARD = "\0"

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        valued = {
            option
            for parameter in self.params
            if isinstance(parameter, click.Option) and not parameter.is_flag
            for option in parameter.opts
        }
        guarded = []
        for at, arg in enumerate(args):
            if arg == "--":
                guarded += args[at:]
                break
            is_value = at > 0 and args[at - 1] in valued
            is_text = arg.startswith("-") and not arg.startswith("--") and not is_value
            guarded.append(self._GUARD + arg if is_text else arg)
        return super().parse_args(ctx, guarded)

    @classmethod
    def unguard(cls, words: Sequence[str]) -> str:
        return " ".join(word.removeprefix(cls._GUARD) for word in words)


def at_option(function: Any) -> Any:
    """--at, the same for every command."""
    return click.option(
        "--at",
        type=click.Path(path_type=Path),
        envvar="WARTA_INDEX",
        default=default_index,
        show_default="your data folder",
        show_envvar=True,
        metavar="DIR",
        help="The folder of the index.",
    )(function)


def has_colour() -> bool:
    """Whether the output is a terminal whose user has not set NO_COLOR (see no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


@click.group(cls=_LazyGroup, context_settings={"help_option_names": ["--help"]})
@click.version_option(package_name="warta", prog_name="search (Warta)")
def cli() -> None:
    """Search archives of Indonesian news.

    \b
    search index FOLDER            read articles and make an index of them
    search query "Patrushev"       ask it
    search serve                   ask it in a browser
    """


def main() -> None:
    """The command line. A user sees a message and an exit status, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        # What a terminal's alphabet lacks is shown as an escape; it ends no answer.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        cli.main(prog_name="search", standalone_mode=True)
    except EngineError as error:
        click.echo(f"Error: {error}", err=True)
        sys.exit(2)
    except OSError as error:
        click.echo(
            f"Error: {error.strerror or error}{f': {error.filename}' if error.filename else ''}", err=True
        )
        sys.exit(2)
    except Exception as error:
        if os.environ.get("WARTA_DEBUG"):
            raise
        click.echo(
            f"Error: something unforeseen happened ({type(error).__name__}: {error}). Please report it; "
            "with WARTA_DEBUG=1 the whole trace is shown.",
            err=True,
        )
        sys.exit(70)
