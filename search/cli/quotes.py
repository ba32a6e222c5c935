"""`search quotes`: who said what, each quotation once."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from search.cli.completion import complete_official
from search.cli.options import (
    TextCommand,
    any_option,
    at_option,
    days_between,
    exact_option,
    from_option,
    has_colour,
    json_option,
    outlet_option,
    timeout_option,
    to_option,
    undated_option,
)
from search.engine import open_engine
from search.model import Filters, Sort
from search.output import wording
from search.output.as_json import quotations_json
from search.output.safe_text import json_text
from search.output.terminal import Writer
from search.process.exit_codes import ExitCode
from search.reports.quotations import find_quotations, question


@click.command(cls=TextCommand, short_help="Who said what.")
@click.argument("text", nargs=-1)
@click.option(
    "--by",
    metavar="NAME",
    default="",
    shell_complete=complete_official,
    help="Said by this speaker: an official's name, alias or id, or any other name. Else by anyone.",
)
@any_option
@exact_option
@outlet_option
@from_option
@to_option
@undated_option
@click.option(
    "--sort",
    type=click.Choice(["relevance", "newest", "oldest"]),
    default="newest",
    show_default=True,
    help="The order.",
)
@click.option(
    "--limit", type=click.IntRange(1, 1000), default=20, show_default=True, help="Quotations shown."
)
@json_option("One JSON object, also where nothing is found.")
@timeout_option
@at_option
def quotes(
    text: tuple[str, ...],
    by: str,
    any_word: bool,
    exact: bool,
    outlets: tuple[str, ...],
    first: str | None,
    last: str | None,
    undated: bool,
    sort: Sort,
    limit: int,
    as_json: bool,
    at: Path | str,
) -> None:
    """Print the quotes that have all of TEXT, with their speakers.

    \b
    search quotes 'kerja sama' --by Putin
    search quotes --by "Sri Mulyani" --from 2021 --sort oldest
    search quotes '"harga beras"' --outlet Kompas.com

    What several outlets print in the same words is shown once, with its first publication; where the wording
    differs, each stands below it. As a table: search export 'kata:NAME TEXT' --format quotes.

    Exits with 0 where quotes were found, 1 where none were.
    """
    typed = TextCommand.unguard(text)
    if not typed.strip() and not by.strip():
        raise click.UsageError("Give a TEXT, or --by NAME for all that somebody said.")
    filters = Filters(outlets=outlets, days=days_between(first, last), undated=undated)
    query = question(typed, by, filters=filters, sort=sort, any_word=any_word, exact=exact)
    engine = open_engine(at)
    found = find_quotations(engine, query)
    if as_json:
        click.echo(json_text(quotations_json(query, found, limit)))
    else:
        for note in (*query.notes, *(engine.search(query).notes if not found else ())):
            click.echo(f"Note: {wording.word_with_option(note)}", err=True)
        for line in Writer(has_colour()).quotations(found[:limit], len(found)):
            click.echo(line)
    sys.exit(ExitCode.of_answer(found))
