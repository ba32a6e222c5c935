"""`search officials`: whether two names are one person, what an archive says of one, what is in doubt."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import Final

import click

from search.cli.options import at_option, json_option
from search.engine import open_engine
from search.knowledge.officials.gazetteer import Gazetteer
from search.knowledge.officials.identity import same_person
from search.knowledge.resolution import meant_officials
from search.output.as_json import dossier_json
from search.output.safe_text import json_text, one_line
from search.output.terminal import dossier_lines
from search.process.exit_codes import ExitCode
from search.reports.dossier import known_officials, make_dossier
from search.reports.doubtful import find_doubtful

REASONS: Final = {
    "told": "the officials file says so",
    "same-name": "the names are the same but for capitals, accents and signs",
    "listed": "by Warta's list of officials and their aliases",
    "skeleton": "the names differ only in habits of spelling",
    "one-letter": "the names differ in one letter",
    "initials": "the names differ in words that one of them shortens to initials",
    "short-name": "one has the short form of the other's given name",
    "shorter-form": "one is a shorter form of the other",
    "different": "nothing in the names or in the list says that they are one",
}


@click.group(short_help="Who is who: same, show, doubtful.")
def officials() -> None:
    """Whether two names are one person, what an index says of an official, and which pairs are in doubt.

    \b
    search officials same "Nikolay Patrushev" Patrushev
    search officials show Jokowi --at indeks/
    search officials doubtful --at indeks/
    """


@officials.command()
@click.argument("one", metavar="NAME")
@click.argument("two", metavar="NAME")
@click.option(
    "--officials",
    "told",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Your own file of officials, as for `search index`.",
)
@json_option()
def same(one: str, two: str, told: Path | None, as_json: bool) -> None:
    """Whether the two names are taken for one person, and why. Needs no index.

    Exits with 0 for one person, 1 for two.
    """
    try:
        gazetteer = Gazetteer.load(told)
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    is_one, reason = same_person(one, two, gazetteer)
    ids = [person.id if (person := gazetteer.find(name)) else None for name in (one, two)]
    if as_json:
        found = {"same": is_one, "reason": reason, "names": [one, two], "listed": ids}
        click.echo(json_text(found))
    else:
        click.echo(f"{'One person' if is_one else 'Two persons'}: {REASONS[reason]}.")
        for name, id in zip((one, two), ids, strict=True):
            click.echo(f"  {name}: {f'listed as {id}' if id else 'not listed'}")
    sys.exit(ExitCode.of_answer(is_one))


@officials.command()
@click.argument("name", nargs=-1, required=True)
@json_option("One JSON object, with everything.")
@at_option
def show(name: tuple[str, ...], as_json: bool, at: Path) -> None:
    """What the index says of the official NAME (a name, an alias or an id): names seen, offices and their
    dates, articles by month and outlet, who else is named.

    Exits with 1 where nobody is called so, 2 where several are.
    """
    text = " ".join(name)
    engine = open_engine(at)
    known = known_officials(engine)
    ids = meant_officials(text, known, engine.gazetteer)
    if not ids:
        click.echo(f"No official in {at} is called {text!r}.", err=True)
        sys.exit(ExitCode.NO)
    if len(ids) > 1:
        shown = sorted(ids)[:20]
        listed = "".join(f"\n  {id}  {one_line(known[id])}" for id in shown)
        more = f"\n  … and {len(ids) - len(shown)} more" if len(ids) > len(shown) else ""
        raise click.UsageError(f"Several are called {text!r}; name one by its id:{listed}{more}")
    dossier = make_dossier(engine, next(iter(ids)))
    if as_json:
        click.echo(json_text(dossier_json(dossier)))
        return
    for line in dossier_lines(dossier):
        click.echo(one_line(line))


@officials.command()
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="Pairs shown.")
@json_option("One JSON array, an object for each pair.")
@at_option
def doubtful(limit: int, as_json: bool, at: Path) -> None:
    """Pairs of officials in the index who may be one person, with the reason and their articles.

    Settle them in your file of officials, as `same` or `different`, and index again with --officials FILE.
    """
    pairs = find_doubtful(open_engine(at))
    if as_json:
        click.echo(json_text([asdict(pair) for pair in pairs[:limit]]))
        return
    for pair in pairs[:limit]:
        both = f", {pair.together} name both" if pair.together else ""
        counts = f"{pair.one.count} and {pair.two.count} articles{both}"
        click.echo(
            f'["{one_line(pair.one.value)}", "{one_line(pair.two.value)}"]  {counts}: {REASONS[pair.reason]}'
        )
    if not pairs:
        click.echo("No pair is in doubt.")
    elif len(pairs) > limit:
        click.echo(f"… and {len(pairs) - limit} more (--limit)")
