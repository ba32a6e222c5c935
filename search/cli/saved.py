"""`search saved`: searches kept under a name, and what came for them since they were last looked at."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import click
import platformdirs

from search.cli.options import (
    TextCommand,
    arrived_since,
    at_option,
    has_colour,
    json_option,
    question_options,
    sort_option,
    timeout_option,
)
from search.cli.saved_searches import SavedSearch, address_of, changing, load, read
from search.engine import Searching, open_engine
from search.knowledge.dates.calendar import WIB
from search.model import Query, Results, Sort
from search.output import as_json as answers
from search.output import wording
from search.output.safe_text import json_text, one_line, safe
from search.output.terminal import Writer
from search.process.exit_codes import ExitCode
from search.query.rendering import render_query


def default_file() -> Path:
    """The saved searches in the user's own data folder, where no other file is named."""
    return platformdirs.user_data_path("warta") / "saved.json"


file_option: Final = click.option(
    "--file",
    "path",
    type=click.Path(dir_okay=False, path_type=Path),
    envvar="WARTA_SAVED",
    default=default_file,
    show_default="saved.json in your data folder",
    show_envvar=True,
    metavar="FILE",
    help="The file of your saved searches.",
)

# Articles of a search that came last, remembered one by one: those of one minute are told apart.
_LATEST: Final = 100


@click.group(short_help="Searches kept under a name, and what is new in them.")
def saved() -> None:
    """Keep searches under a name, ask them again, and see what came since you last looked.

    \b
    search saved add Beras 'harga beras' --outlet Kompas.com
    search saved list
    search saved new            what came since, for all of them
    search saved run Beras
    search saved export beras.json    for the page's 'Tersimpan'

    They lie in a file of yours; the page keeps its own in the browser, and both read what the other exports.
    """


@saved.command(cls=TextCommand)
@click.argument("name")
@click.argument("text", nargs=-1)
@question_options
@timeout_option
@file_option
@at_option
def add(name: str, text: tuple[str, ...], path: Path, at: Path, **given: Any) -> None:
    """Save TEXT and its filters as NAME, instead of what was saved so before.

    \b
    search saved add Beras 'harga beras' --outlet Kompas.com --not-kind opinion

    All that the archive holds now is known; `search saved new` tells what comes from now on.
    """
    typed = TextCommand.unguard(text).strip()
    name = TextCommand.unguard([name]).strip()
    address = address_of(
        {
            "q": typed,
            "any": given["any_word"],
            "exact": given["exact"],
            "outlet": given["outlets"],
            "official": given["officials"],
            "not_outlet": given["not_outlets"],
            "not_official": given["not_officials"],
            "official_mode": "all" if given["all_officials"] else "",
            "kind": given["kinds"],
            "not_kind": given["not_kinds"],
            "candidates": given["candidates"],
            "from": given["first"],
            "to": given["last"],
            "undated": given["undated"],
            "added": given["added_since"],
        }
    )
    if not name:
        raise click.UsageError("Give a NAME to save it under.")
    if not address:
        raise click.UsageError(wording.WORDING["empty-query"])
    engine = open_engine(at)
    search = _looked_at(engine, SavedSearch(name, address, "", 0))
    query = search.asked(engine.synonyms)
    total = engine.total(query)
    for note in query.notes:
        click.echo(f"Note: {wording.word_with_option(note)}", err=True)
    with changing(path) as held:
        held[0] = held[0].with_search(search)
    click.echo(f"{one_line(name)}: {_articles(total)} for {safe(render_query(query))}")


@saved.command(name="list")
@json_option()
@timeout_option
@file_option
@at_option
def list_saved(as_json: bool, path: Path, at: Path) -> None:
    """Print each saved search, its number of articles, and how many came since you last looked.

    Exits with 1 where none is saved.
    """
    kept = load(path)
    rows = []
    if kept.searches:
        engine = open_engine(at)
        for search in kept.searches:
            query = search.asked(engine.synonyms)
            rows.append((search, query, engine.total(query), _new(engine, search)))
    if as_json:
        told = [
            {
                "name": search.name,
                "understood": render_query(query),
                "address": f"/?{search.address}",
                "total": total,
                "new": new,
                "since": search.day,
            }
            for search, query, total, new in rows
        ]
        click.echo(json_text({"searches": told}))
    for search, query, total, new in [] if as_json else rows:
        click.echo(f"{one_line(search.name)}: {_articles(total)}, {new} new since {search.day}")
        click.echo(f"   {safe(render_query(query))}")
    sys.exit(ExitCode.of_answer(rows))


@saved.command()
@click.argument("name")
@sort_option
@click.option("--limit", type=click.IntRange(1, 1000), default=10, show_default=True, help="Articles shown.")
@json_option("One JSON object, as `search query --json` prints it.")
@timeout_option
@file_option
@at_option
def run(name: str, sort: Sort, limit: int, as_json: bool, path: Path, at: Path) -> None:
    """Ask the search saved as NAME, and take what it finds as looked at.

    Exits with 0 where articles were found, 1 where none were.
    """
    search = load(path).named(name)
    engine = open_engine(at)
    query = search.asked(engine.synonyms, sort, limit)
    found = engine.search(query)
    _show(query, found, as_json)
    _mark_looked_at(engine, path, [search])
    sys.exit(ExitCode.of_answer(found.total))


@saved.command()
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option("--peek", is_flag=True, help="Leave it new for the next time.")
@click.option(
    "--limit", type=click.IntRange(1, 1000), default=10, show_default=True, help="Articles of each."
)
@json_option("One JSON object with the searches that have something new.")
@timeout_option
@file_option
@at_option
def new(names: tuple[str, ...], peek: bool, limit: int, as_json: bool, path: Path, at: Path) -> None:
    """Print what came into the archive for the searches NAME (without one: for all) since you last looked,
    the last first. A change of an article that was there already is nothing new.

    \b
    30 7 * * *  out=$(search saved new) && echo "$out" | mail -s Warta desk@example.org      in a crontab

    Exits with 0 where something is new, 1 where nothing is.
    """
    kept = load(path)
    searches = [kept.named(name) for name in names] if names else kept.searches
    told: list[tuple[SavedSearch, int, Results]] = []
    engine = open_engine(at)
    for search in searches:
        number = _new(engine, search)
        if not number:
            continue
        wanted = min(limit, number)
        query = _arrivals(engine, search, wanted + len(search.latest))
        found = engine.search(query)
        fresh = [hit for hit in found.hits if hit.article.id not in search.latest]
        found = replace(found, hits=tuple(fresh[:wanted]))
        told.append((search, number, found))
        if not as_json:
            click.echo(f"{one_line(search.name)}: {number} new since {search.day}\n")
            for line in Writer(has_colour()).hits(query, found):
                click.echo(line)
    if as_json:
        listed = [
            {
                "name": search.name,
                "new": number,
                "since": search.day,
                "hits": [answers.article_json(hit.article) | {"added": hit.added} for hit in found.hits],
            }
            for search, number, found in told
        ]
        click.echo(json_text({"searches": listed}))
    if not peek:
        _mark_looked_at(engine, path, searches)
    sys.exit(ExitCode.of_answer(told))


@saved.command()
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@file_option
def remove(names: tuple[str, ...], path: Path) -> None:
    """Forget the searches saved as NAME."""
    for name in names:
        load(path).named(name)
    with changing(path) as held:
        held[0] = replace(held[0], searches=tuple(s for s in held[0].searches if s.name not in names))


@saved.command()
@click.argument("output", type=click.File("w", "utf-8", atomic=True), default="-")
@file_option
def export(output: Any, path: Path) -> None:
    """Write the saved searches, and the articles imported with them, to the file OUTPUT or the terminal.

    The page's 'Tersimpan' imports it, and so does `search saved import`.
    """
    output.write(load(path).text())


@saved.command(name="import")
@click.argument("source", type=click.File("rb"), metavar="FILE")
@file_option
def take_in(source: Any, path: Path) -> None:
    """Add the searches and articles of FILE, an export of this command or of the page's 'Tersimpan'.

    What is saved here already stays as it is.
    """
    other = read(source.read().decode("utf-8-sig", "replace"), source.name)

    with changing(path) as held:
        before = held[0]
        held[0] = before.joined(other)
        searches = len(held[0].searches) - len(before.searches)
        articles = len(held[0].articles) - len(before.articles)
    click.echo(f"{path}: {searches} searches and {articles} articles more")


def _since(engine: Searching, search: SavedSearch) -> Query:
    return arrived_since(search.asked(engine.synonyms), search.day)


def _arrivals(engine: Searching, search: SavedSearch, limit: int) -> Query:
    """Its articles since the day, the last to come first, each copy by itself."""
    return replace(_since(engine, search), sort="added", limit=limit, copies="all")


def _new(engine: Searching, search: SavedSearch) -> int:
    return max(0, engine.total(_since(engine, search)) - search.count)


def _looked_at(engine: Searching, search: SavedSearch) -> SavedSearch:
    """The search with all that the archive holds now as known."""
    today = f"{datetime.now(WIB):%Y-%m-%d}"
    dated = replace(search, day=today)
    latest = engine.search(_arrivals(engine, dated, _LATEST)).hits
    return replace(
        dated, count=engine.total(_since(engine, dated)), latest=tuple(hit.article.id for hit in latest)
    )


def _mark_looked_at(engine: Searching, path: Path, searches: Sequence[SavedSearch]) -> None:
    looked = {search.name: _looked_at(engine, search) for search in searches}
    with changing(path) as held:
        held[0] = replace(held[0], searches=tuple(looked.get(each.name, each) for each in held[0].searches))


def _show(query: Query, found: Results, as_json: bool) -> None:
    if as_json:
        click.echo(json_text(answers.results_json(query, found)))
        return
    for note in (*query.notes, *found.notes):
        click.echo(f"Note: {wording.word_with_option(note)}", err=True)
    for line in Writer(has_colour()).results(query, found):
        click.echo(line)


def _articles(number: int) -> str:
    return f"{number} article{'' if number == 1 else 's'}"
