"""`search officials`: whether two names are one person, what an archive says of one, what is in doubt."""

from __future__ import annotations

import shlex
import shutil
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Final

import click

from search.cli.options import at_option, json_option
from search.engine import open_engine
from search.keeping import open_keeper
from search.knowledge.officials.decisions import Decision, with_decision
from search.knowledge.officials.gazetteer import Gazetteer
from search.knowledge.officials.identity import same_person
from search.output.as_json import dossier_json
from search.output.safe_text import json_text, one_line
from search.output.terminal import dossier_lines
from search.process.exit_codes import ExitCode
from search.reports.dossier import Held, find_officials, known_officials, make_dossier
from search.reports.doubtful import find_bearer, find_doubtful

REASONS: Final = {
    "told": "the officials file says so",
    "same-name": "the names are the same but for capitals, accents and signs",
    "listed": "by Warta's list of officials and their aliases",
    "skeleton": "the names differ only in habits of spelling",
    "form": "the names' words are forms of one word in several languages or alphabets",
    "one-letter": "the names differ in one letter",
    "initials": "the names differ in words that one of them shortens to initials",
    "short-name": "one has the short form of the other's given name",
    "shorter-form": "one is a shorter form of the other",
    "different": "nothing in the names or in the list says that they are one",
}


@click.group(short_help="Who is who: same, show, doubtful, merge, split.")
def officials() -> None:
    """Whether two names are one person, what an index says of an official, which pairs are in doubt, and
    what you decide of them.

    \b
    search officials same "Nikolay Patrushev" Patrushev
    search officials show Jokowi --at indeks/
    search officials doubtful --at indeks/
    search officials merge rudi-kencana rudhi-kencana --officials pejabat.toml --at indeks/
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
def show(name: tuple[str, ...], as_json: bool, at: Path | str) -> None:
    """What the index says of the official NAME (a name, an alias or an id): names seen, offices and their
    dates, articles by month and outlet, who else is named.

    Exits with 1 where nobody is called so, 2 where several are.
    """
    text = " ".join(name)
    engine = open_engine(at)
    # Who only ran for an office, if nobody else.
    ids = find_officials(engine, text) or find_officials(engine, text, candidates=True)
    if not ids:
        click.echo(f"No official in {at} is called {text!r}.", err=True)
        sys.exit(ExitCode.NO)
    if len(ids) > 1:
        shown = sorted(ids)[:20]
        known = known_officials(engine, candidates=True)
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
def doubtful(limit: int, as_json: bool, at: Path | str) -> None:
    """Pairs of officials in the index who may be one person: their ids, names, offices and first articles,
    and the reason.

    Settle them with `search officials merge` and `search officials split`.
    """
    engine = open_engine(at)
    pairs = find_doubtful(engine)
    shown = [
        (pair, [(each, find_bearer(engine, each.id or each.value)) for each in (pair.one, pair.two)])
        for pair in pairs[:limit]
    ]
    if as_json:
        click.echo(
            json_text(
                [
                    {
                        **{
                            key: {**asdict(each), **asdict(bearer)}
                            for key, (each, bearer) in zip(("one", "two"), both, strict=True)
                        },
                        "reason": pair.reason,
                        "together": pair.together,
                    }
                    for pair, both in shown
                ]
            )
        )
        return
    for pair, both in shown:
        together = f"; {pair.together} name both" if pair.together else ""
        click.echo(f"{pair.one.id} {pair.two.id}: {REASONS[pair.reason]}{together}")
        for each, bearer in both:
            offices = ", ".join(map(_office, bearer.offices)) or "no office"
            count = f"{each.count} article{'' if each.count == 1 else 's'}"
            click.echo(f"  {one_line(each.value)}: {one_line(offices)}; {count}: {' '.join(bearer.articles)}")
    if not pairs:
        click.echo("No pair is in doubt.")
    elif len(pairs) > limit:
        click.echo(f"… and {len(pairs) - limit} more (--limit)")


def _office(held: Held) -> str:
    """An office with its first and last day, by which namesakes and who follows whom are told."""
    days = " to ".join(dict.fromkeys(filter(None, (held.first, held.last))))
    return " ".join(filter(None, (held.status, held.role, f"({days})" if days else "")))


_file_option = click.option(
    "--officials",
    "file",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    required=True,
    help="Your file of officials, which is written; made where there is none.",
)


@officials.command()
@click.argument("ids", metavar="ID ID …", nargs=-1, required=True)
@_file_option
@at_option
def merge(ids: tuple[str, ...], file: Path, at: Path | str) -> None:
    """The officials with these ids are one person, who keeps the first id. Writes FILE, not the index.

    \b
    search officials merge rudi-kencana rudhi-kencana --officials pejabat.toml
    """
    if len(ids) < 2:
        raise click.UsageError("Name the ids that are one person: search officials merge ID ID")
    _decide(Decision("merge", ids), file, at)


@officials.command()
@click.argument("ids", metavar="ID …", nargs=-1, required=True)
@_file_option
@at_option
def split(ids: tuple[str, ...], file: Path, at: Path | str) -> None:
    """The officials with these ids are as many persons; of one ID alone: it is several persons, whom the
    bodies and places of their offices tell apart. Writes FILE, not the index.

    \b
    search officials split rudi-kencana rudhi-kencana --officials pejabat.toml
    search officials split hartono --officials pejabat.toml
    """
    _decide(Decision("split", ids), file, at)


def _decide(decision: Decision, file: Path, at: Path | str) -> None:
    """Write a decision to the user's file and say how the index takes it up."""
    if len(set(decision.ids)) < len(decision.ids):
        raise click.UsageError("An id is named twice. Name different ones.")
    engine = open_engine(at)
    known = known_officials(engine)
    for id in decision.ids:
        # Whom another decision merged is in the index under the id kept; only a split takes that back.
        if id not in known and engine.gazetteer.decisions.kept(id) not in known:
            raise click.UsageError(
                f"No official in {at} has the id {id!r}. Look ids up with: search officials show NAME"
            )
    begun = not file.exists()
    try:
        # A new file begins with what the index was made with: indexing with it must lose nothing.
        before = open_keeper(at).user_files().officials if begun else file.read_bytes()
        text = with_decision(before.decode("utf-8"), decision)
        _write_whole(file, text)
    except (OSError, ValueError) as error:
        raise click.UsageError(
            f"{file} cannot be written: {error}. Mend it, or name another FILE."
        ) from error
    click.echo(
        f"{'Made' if begun else 'Added to'} {file}. The index takes it up with: "
        f"search index --officials {shlex.quote(str(file))} --at {shlex.quote(str(at))}"
    )


def _write_whole(file: Path, text: str) -> None:
    """Write a user's file so that it is never half there. Raises OSError."""
    place = file.resolve()  # a link stays one
    new = place.with_name(f".{place.name}.new")
    try:
        new.write_text(text, "utf-8")
        if place.exists():
            shutil.copymode(place, new)
        new.replace(place)
    finally:
        new.unlink(missing_ok=True)
