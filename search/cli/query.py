"""Questions on the command line: `search query`, `show`, `like`, `suggest`, `terms`, `dates`."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import Final, NoReturn

import click

from search.cli.root import TextCommand, at_option, has_colour
from search.engine import open_engine
from search.knowledge.dates.grammar import parse_line
from search.knowledge.dates.query import parse_days
from search.model import DayRange, Filters, Sort
from search.output import as_json as answers
from search.output import wording
from search.output.terminal import Writer
from search.query.parse import parse

_MOST_NOTES: Final = 8


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
    search query Rusia --outlet Kompas.com --from 2020 --sort newest
    search query -- -Xi                        what begins with a minus

    Exits with 0 where articles were found, 1 where none were, 2 for a usage error or no index.
    """


@click.command(cls=TextCommand, help=_QUERY_HELP)
@click.argument("text", nargs=-1)
@click.option("--any", "any_word", is_flag=True, help="Any of the words is enough.")
@click.option("--exact", is_flag=True, help="Words as written: no other forms, no synonyms.")
@click.option("--outlet", "outlets", multiple=True, metavar="NAME", help="Only this outlet; several: any.")
@click.option("--not-outlet", "not_outlets", multiple=True, metavar="NAME", help="Not this outlet.")
@click.option(
    "--official", "officials", multiple=True, metavar="NAME", help="Only articles naming this official."
)
@click.option(
    "--not-official", "not_officials", multiple=True, metavar="NAME", help="No articles naming this official."
)
@click.option(
    "--from", "first", metavar="DATE", help="From this day, month or year on: 2021-05-28, 2021-05, 2021."
)
@click.option("--to", "last", metavar="DATE", help="To the end of this day, month or year.")
@click.option("--undated", is_flag=True, help="Articles without a date (with --from or --to: these too).")
@click.option(
    "--sort", type=click.Choice(["relevance", "newest", "oldest"]), default="relevance", show_default=True
)
@click.option("--limit", type=click.IntRange(1, 1000), default=10, show_default=True, help="Articles a page.")
@click.option("--page", type=click.IntRange(1, 1_000_000), default=1, show_default=True)
@click.option("--copies", is_flag=True, help="Each copy of a story, not only the first.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object, also where nothing is found.")
@at_option
def query(
    text: tuple[str, ...],
    any_word: bool,
    exact: bool,
    outlets: tuple[str, ...],
    not_outlets: tuple[str, ...],
    officials: tuple[str, ...],
    not_officials: tuple[str, ...],
    first: str | None,
    last: str | None,
    undated: bool,
    sort: Sort,
    limit: int,
    page: int,
    copies: bool,
    as_json: bool,
    at: Path,
) -> None:
    typed = TextCommand.unguard(text)
    filters = Filters(outlets, officials, days_between(first, last), undated, not_outlets, not_officials)
    if not typed.strip() and not filters:
        raise click.UsageError(wording.WORDING["empty-query"])
    engine = open_engine(at)
    asked = parse(
        typed,
        any_word=any_word,
        filters=filters,
        sort=sort,
        page=page,
        limit=limit,
        exact=exact,
        synonyms=engine.synonyms,
        copies="all" if copies else "grouped",
    )
    found = engine.search(asked)
    if as_json:
        click.echo(json.dumps(answers.results_json(asked, found), ensure_ascii=False))
    else:
        told = (*asked.notes, *found.notes)
        for note in told[:_MOST_NOTES]:
            click.echo(f"Note: {wording.word(note)}", err=True)
        if len(told) > _MOST_NOTES:
            click.echo(f"… and {len(told) - _MOST_NOTES} more notes.", err=True)
        for line in Writer(has_colour()).results(asked, found):
            click.echo(line)
    sys.exit(0 if found.total else 1)


def days_between(first: str | None, last: str | None) -> DayRange | None:
    if first is None and last is None:
        return None
    start, end = _day(first, "--from"), _day(last, "--to")
    days = DayRange(start.first if start else None, end.last if end else None)
    if days.first and days.last and days.first > days.last:
        raise click.UsageError(f"--from {first} is later than --to {last}. Swap them.")
    return days


def _day(text: str | None, option: str) -> DayRange | None:
    if text is None:
        return None
    days = parse_days(text, date.today())
    if days is None:
        raise click.UsageError(f"{option} {text!r} is not a date. Write 2021, 2021-05 or 2021-05-28.")
    return days


@click.command()
@click.argument("id")
@click.option("--json", "as_json", is_flag=True, help="One JSON object, with what was cut.")
@at_option
def show(id: str, as_json: bool, at: Path) -> None:
    """Print the whole article with this ID (as `search query` prints it)."""
    article = open_engine(at).get(id)
    if article is None:
        _no_article(id, at)
    if as_json:
        click.echo(json.dumps(answers.whole_json(article), ensure_ascii=False))
        return
    for line in Writer(has_colour()).article(article):
        click.echo(line)


@click.command(name="suggest")
@click.argument("prefix", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(1, 100), default=8, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@at_option
def print_suggestions(prefix: tuple[str, ...], limit: int, as_json: bool, at: Path) -> None:
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
        click.echo(json.dumps({"text": text, "suggestions": list(map(asdict, found))}, ensure_ascii=False))
    else:
        for suggestion in found:
            click.echo(f"{suggestion.text}\t{suggestion.kind}\t{suggestion.count}")
    sys.exit(0 if found else 1)


@click.command(name="terms", cls=TextCommand)
@click.argument("text", nargs=-1, required=True)
@click.option("--jsonl", is_flag=True, help="One JSON object for each text, on a line.")
def print_terms(text: tuple[str, ...], jsonl: bool) -> None:
    """Print the terms that an index holds of TEXT: each word, its stem, and why. `-` reads lines.

    \b
    search terms 'Negara-negara memperkuat kerjasama'
    search terms --jsonl - < words.txt         {"text", "terms": [{"surface", "stem", "start", "end", "why"}]}

    Offsets are code points. A word that is also read in parts ('kerjasama') has them under `parts`. No index
    is needed.
    """
    from search.analysis.terms import read_terms  # the lexicon loads only where a word is read

    typed = TextCommand.unguard(text)
    lines = (
        (line.decode("utf-8", "replace").rstrip("\r\n") for line in sys.stdin.buffer)
        if typed == "-"
        else [typed]
    )
    for line in lines:
        found = read_terms(line)
        if jsonl:  # click.echo flushes each line: half of the time of a long list
            sys.stdout.write(json.dumps({"text": line, "terms": found}, ensure_ascii=False) + "\n")
            continue
        for term in found:
            click.echo(f"{term['surface']}\t{term['stem']}\t{term['why']}")
            for part in term.get("parts", ()):
                click.echo(f"  {part['surface']}\t{part['stem']}\t{part['why']}")


def _no_article(id: str, at: Path) -> NoReturn:
    click.echo(
        f"No article in {at} has the id {id}. `search query` prints the ids of what it finds.", err=True
    )
    sys.exit(1)


@click.command()
@click.argument("id")
@click.option("--limit", type=click.IntRange(1, 1000), default=10, show_default=True, help="How many.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@at_option
def like(id: str, limit: int, as_json: bool, at: Path) -> None:
    """Find articles like the one with this ID (as `search query` prints it), without its copies.

    Exits with 0 where some were found, else 1.
    """
    engine = open_engine(at)
    if engine.get(id) is None:
        _no_article(id, at)
    hits = engine.similar(id, limit)
    if as_json:
        click.echo(json.dumps(answers.similar_json(id, hits), ensure_ascii=False))
    else:
        for line in Writer(has_colour()).similar(hits):
            click.echo(line)
    sys.exit(0 if hits else 1)


@click.command(name="dates")
@click.option(
    "--now",
    metavar="TIME",
    help="When the lines were seen, as 2024-09-15T10:00: '2 jam lalu' counts from it, else states nothing.",
)
def read_dates(now: str | None) -> None:
    """Read dates from lines on standard input: one JSON line for each, blank ones included.

    \b
    echo "Jum'at, 28 Mei 2021 | 08.37 WITA" | search dates

    `date` is null where a line states none, and XXXX-12-30 where its year is open. Of several dates the
    most precise counts, of equals the first, of a range its last day.
    """
    try:
        moment = datetime.fromisoformat(now) if now else None
    except ValueError as error:
        raise click.UsageError(f"--now {now!r} is no time. Write 2024-09-15T10:00.") from error
    today = moment.date() if moment else date.today()
    for data in sys.stdin.buffer:
        line = data.decode("utf-8", "replace").rstrip("\r\n")
        found = answers.date_json(line, parse_line(line, moment), today)
        click.echo(json.dumps(found, ensure_ascii=False))
