"""Questions on the command line: `search query`, `show`, `like`, `suggest`."""

from __future__ import annotations

import shlex
import sys
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path
from typing import Any, Final, NoReturn

import click

from search.cli.options import (
    TextCommand,
    arrived_since,
    at_option,
    filters_of,
    has_colour,
    json_option,
    question_options,
    sort_option,
    timeout_option,
)
from search.engine import Searching, open_engine
from search.knowledge.outlets import Outlets
from search.model import UNKNOWN_OUTLET, Everything, Filters, Query, Sort
from search.output import as_json as answers
from search.output import wording
from search.output.safe_text import json_text, one_line
from search.output.terminal import Writer
from search.process.exit_codes import ExitCode
from search.query.parse import parse

_MOST_NOTES: Final = 8
# One word alone is looked for, but for a domain.
_FEWEST_WORDS: Final = 2
_QUERY_HELP = """Find the articles that answer TEXT, best first.

    \b
    search query Patrushev
    search query 'perkuat kerja sama'          all words, in any of their forms
    search query '"kerja sama" -Xi'            an exact phrase, without Xi
    search query 'Rusia AND (China OR India)'  operators in capitals; also DAN, ATAU, BUKAN
    search query '"kerja sama pertahanan"~5'    these words with at most 5 between, in any order
    search query '"Xi Jinping" NEAR/10 Putin'  close to each other; also DEKAT
    search query 'menter* p?la Patrusev~'      word beginnings, one letter open, misspelt
    search query 'judul:Rusia pejabat:Lavrov tanggal:2021-05..2021-08'
    search query 'banjir -outlet:Tempo tanggal:"minggu lalu"'
    search query 'vaksin jenis:cek-fakta'      kinds: berita, cek-fakta, opini, siaran-pers
    search query Rusia --outlet Kompas.com --from 2020 --sort newest
    search query -- -Xi                        what begins with a minus

    Exits with 0 where articles were found, 1 where none were, 2 for a usage error or no index.
    """


@click.command(cls=TextCommand, help=_QUERY_HELP)
@click.argument("text", nargs=-1)
@question_options
@sort_option
@click.option("--limit", type=click.IntRange(1, 1000), default=10, show_default=True, help="Articles a page.")
@click.option("--page", type=click.IntRange(1, 1_000_000), default=1, show_default=True)
@click.option("--copies", is_flag=True, help="Each copy of a story, not only the first.")
@json_option("One JSON object, also where nothing is found.")
@timeout_option
@at_option
def query(
    text: tuple[str, ...],
    sort: Sort,
    limit: int,
    page: int,
    copies: bool,
    as_json: bool,
    at: Path | str,
    **given: Any,
) -> None:
    typed = TextCommand.unguard(text)
    filters, added_since = filters_of(given), given["added_since"]
    if not typed.strip() and not filters and added_since is None:
        raise click.UsageError(wording.WORDING["empty-query"])
    engine = open_engine(at)
    asked = parse(
        typed,
        any_word=given["any_word"],
        filters=filters,
        sort=sort,
        page=page,
        limit=limit,
        exact=given["exact"],
        synonyms=engine.synonyms,
        copies="all" if copies else "grouped",
    )
    if added_since is not None:
        if not typed.strip():
            asked = replace(asked, tree=Everything(), notes=())
        asked = arrived_since(asked, added_since)
    found = engine.search(asked)
    if as_json:
        click.echo(json_text(answers.results_json(asked, found)))
    else:
        told = (*asked.notes, *found.notes)
        for note in told[:_MOST_NOTES]:
            click.echo(f"Note: {wording.word_with_option(note)}", err=True)
        if len(told) > _MOST_NOTES:
            click.echo(f"… and {len(told) - _MOST_NOTES} more notes.", err=True)
        if not filters and (offer := _as_filters(engine, typed, found.total)):
            click.echo(f"Note: With filters: {one_line(offer)}", err=True)
        for line in Writer(has_colour()).results(asked, found):
            click.echo(line)
    sys.exit(ExitCode.of_answer(found.total))


def _as_filters(engine: Searching, typed: str, total: int) -> str:
    """The command that reads outlets, officials and days among plain words as filters; "" where none are, or
    where it finds nothing and the words find something (`total`)."""
    is_address = "." in typed and Outlets.shipped().of_url(typed.strip()) is not None
    if len(typed.split()) < _FEWEST_WORDS and not is_address:
        return ""
    from search.query.implied_filters import read_conditions
    from search.reports.dossier import known_officials

    everything = Query("", Everything())
    outlets = [bucket.value for bucket in engine.facets(everything, ("outlet",)).outlet]
    read = read_conditions(
        typed,
        [name for name in outlets if name != UNKNOWN_OUTLET],
        known_officials(engine),
        engine.gazetteer,
        Outlets.shipped(),
        date.today(),
    )
    if read is None:
        return ""
    filters = Filters(read.outlets, read.officials, read.days)
    if total and not engine.total(parse(read.rest, filters=filters, synonyms=engine.synonyms)):
        return ""
    command = ["search", "query", *([read.rest] if read.rest else [])]
    for outlet in read.outlets:
        command += ["--outlet", outlet]
    for official in read.officials:
        command += ["--official", official]
    if read.days:
        command += ["--from", read.days.first] if read.days.first else []
        command += ["--to", read.days.last] if read.days.last else []
    return shlex.join(command)


@click.command()
@click.argument("id")
@click.option("--cut", "with_cut", is_flag=True, help="Also the lines that were cut, each with its reason.")
@json_option("One JSON object, with what was cut.")
@at_option
def show(id: str, with_cut: bool, as_json: bool, at: Path | str) -> None:
    """Print the whole article with this ID (as `search query` prints it)."""
    article = open_engine(at).get(id)
    if article is None:
        _no_article(id, at)
    if as_json:
        click.echo(json_text(answers.whole_json(article)))
        return
    for line in Writer(has_colour()).article(article, with_cut=with_cut):
        click.echo(line)


@click.command(name="suggest")
@click.argument("prefix", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(1, 100), default=8, show_default=True)
@json_option()
@at_option
def print_suggestions(prefix: tuple[str, ...], limit: int, as_json: bool, at: Path | str) -> None:
    """Print what PREFIX may become: officials, outlets and words of the index, by number of articles.

    \b
    search suggest 'joko wi'
    search suggest menter --json      {"text", "suggestions": [{"kind", "text", "count", "id"}]}

    Exits with 1 where there is none.
    """
    from search.reports.completion import suggest

    text = " ".join(prefix)
    found = suggest(open_engine(at), text, limit)
    if as_json:
        click.echo(json_text({"text": text, "suggestions": list(map(asdict, found))}))
    else:
        for suggestion in found:
            click.echo(f"{one_line(suggestion.text)}\t{suggestion.kind}\t{suggestion.count}")
    sys.exit(ExitCode.of_answer(found))


def _no_article(id: str, at: Path | str) -> NoReturn:
    click.echo(
        f"No article in {at} has the id {id}. `search query` prints the ids of what it finds.", err=True
    )
    sys.exit(ExitCode.NO)


@click.command()
@click.argument("id")
@click.option("--limit", type=click.IntRange(1, 1000), default=10, show_default=True, help="How many.")
@json_option()
@timeout_option
@at_option
def like(id: str, limit: int, as_json: bool, at: Path | str) -> None:
    """Find articles like the one with this ID (as `search query` prints it), without its copies.

    Exits with 0 where some were found, else 1.
    """
    engine = open_engine(at)
    if engine.get(id) is None:
        _no_article(id, at)
    hits = engine.similar(id, limit)
    if as_json:
        click.echo(json_text(answers.similar_json(id, hits)))
    else:
        for line in Writer(has_colour()).similar(hits):
            click.echo(line)
    sys.exit(ExitCode.of_answer(hits))
