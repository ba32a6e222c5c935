"""`search terms` and `search dates`: what the analysis makes of words and of date lines, without an index."""

from __future__ import annotations

import sys
from datetime import date, datetime

import click

from search.cli.options import TextCommand
from search.knowledge.dates.grammar import parse_line
from search.output import as_json
from search.output.safe_text import json_text


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
            sys.stdout.write(json_text({"text": line, "terms": found}) + "\n")
            continue
        for term in found:
            click.echo(f"{term['surface']}\t{term['stem']}\t{term['why']}")
            for part in term.get("parts", ()):
                click.echo(f"  {part['surface']}\t{part['stem']}\t{part['why']}")


@click.command(name="dates")
@click.option(
    "--now",
    metavar="TIME",
    help="When the lines were seen, as 2024-09-15T10:00: '2 jam lalu' counts from it, else states nothing.",
)
def read_dates(now: str | None) -> None:
    """Read dates from lines on standard input: one JSON line for each, empty ones included.

    \b
    echo "Jum'at, 28 Mei 2021 | 08.37 WITA" | search dates

    `date` is null where a line states none, and XXXX-12-30 where its year is open. Of several dates the
    most precise counts, ties by the order in the line, of a range its last day.
    """
    try:
        moment = datetime.fromisoformat(now) if now else None
    except ValueError as error:
        raise click.UsageError(f"--now {now!r} is no time. Write 2024-09-15T10:00.") from error
    today = moment.date() if moment else date.today()
    for data in sys.stdin.buffer:
        line = data.decode("utf-8", "replace").rstrip("\r\n")
        found = as_json.date_json(line, parse_line(line, moment), today)
        click.echo(json_text(found))
