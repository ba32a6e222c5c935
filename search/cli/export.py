"""`search export`: all articles that answer a question, as CSV, JSON Lines, BibTeX or RIS."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click

from search.cli.options import (
    TextCommand,
    UnwrittenFileError,
    arrived_since,
    at_option,
    filters_of,
    question_options,
    sort_option,
    timeout_option,
)
from search.engine import open_engine
from search.export.formats import FORMATS, encoded
from search.export.header import scan
from search.model import Everything, Hit, Query, Sort
from search.output import wording
from search.process.exit_codes import ExitCode
from search.process.interruption import interruptible
from search.query.parse import parse


@click.command(cls=TextCommand, short_help="All articles of a query, as a file.")
@click.argument("text", nargs=-1)
@click.option(
    "--format",
    "name",
    type=click.Choice(tuple(FORMATS)),
    help="Else by the ending of --output, else csv.",
)
@click.option(
    "--output", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Else to the terminal."
)
@click.option("--overwrite", is_flag=True, help="Write over a FILE that is there already.")
@question_options
@sort_option
@timeout_option
@at_option
def export(
    text: tuple[str, ...],
    name: str | None,
    output: Path | None,
    overwrite: bool,
    sort: Sort,
    at: Path | str,
    **given: Any,
) -> None:
    """Write all articles that answer TEXT (with --format quotes: their quotes), with the query and the state
    of the index that answered it.

    \b
    search export 'judul:vaksin' --from 2021 --output vaksin.csv
    search export Patrushev --format ris --output patrushev.ris
    search export --outlet Kompas.com --format jsonl
    search export 'kata:Putin "kerja sama"' --format quotes --output putin.csv

    Without a TEXT or a filter: the whole archive. Exits with 0 where articles were found, 1 where none were.
    """
    if output is not None and not overwrite and _holds_something(output):
        raise click.UsageError(f"{output} is there already. Write over it with --overwrite, or name another.")
    ending = output.suffix.removeprefix(".") if output else ""
    chosen = FORMATS[name or (ending if ending in FORMATS else "csv")]
    typed = TextCommand.unguard(text)
    filters, engine = filters_of(given), open_engine(at)
    query = Query("", Everything(), sort=sort)
    if typed.strip() or filters:
        query = parse(
            typed,
            any_word=given["any_word"],
            exact=given["exact"],
            filters=filters,
            sort=sort,
            synonyms=engine.synonyms,
        )
    query = arrived_since(query, given["added_since"])
    for note in query.notes:
        click.echo(f"Note: {wording.word_with_option(note)}", err=True)
    header, hits = scan(engine, query)
    count = 0

    def counted() -> Iterator[Hit]:
        nonlocal count
        for hit in hits:
            count += 1
            yield hit

    pieces = encoded(chosen.pieces(header, counted()))
    if output is None:
        for piece in pieces:
            sys.stdout.buffer.write(piece)
    else:
        try:
            with interruptible():
                _write(output, pieces)
        except OSError as error:
            raise UnwrittenFileError(output, error) from error
        click.echo(f"{output}: {count} articles of index {header.build}")
    sys.exit(ExitCode.of_answer(count))


def _holds_something(output: Path) -> bool:
    """Whether a file is there that would be lost; /dev/stdout may lead to one that the shell has made."""
    if not output.is_file():
        return False
    try:
        return not os.path.samestat(output.stat(), os.fstat(sys.stdout.fileno()))
    except (OSError, ValueError):  # no file, as in a test
        return True


def _write(output: Path, pieces: Iterable[bytes]) -> None:
    """Writes a file whole or not at all; a pipe, a device or a link (/dev/stdout) is written through."""
    is_plain = output.is_file() and not output.is_symlink()
    if not is_plain and (output.exists() or output.is_symlink()):
        with output.open("wb") as file:
            file.writelines(pieces)
        return
    part = output.with_name(f"{output.name}.part")
    try:
        with part.open("wb") as file:
            file.writelines(pieces)
        part.replace(output)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
