"""`search index`, `search read` and `search samples`: articles from files on the command line."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from importlib import resources
from pathlib import Path

import click
from tqdm import tqdm

from index import sources
from index.build import Report, build
from index.reading import Reader
from index.sources import Skipped
from search import answers
from search.cli import at_option, has_colour
from search.generations import IndexFolder
from search.model import Article, Problem
from search.terminal import Writer

# Problems shown on a terminal; each is one line, and a folder of the wrong kind has thousands.
_MOST_PROBLEMS = 50

_outlets_option = click.option(
    "--outlets",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="A TOML file of further outlets; see README, 'Outlets of your own'.",
)


_officials_option = click.option(
    "--officials",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="A TOML file of further officials and corrections; see README, 'Officials of your own'.",
)


def _reader(outlets: Path | None, officials: Path | None) -> Reader:
    try:
        return Reader.knowing(outlets, officials)
    except ValueError as error:
        # The message names the file.
        raise click.UsageError(str(error)) from error


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@at_option
@_outlets_option
@_officials_option
@click.option("--strict", is_flag=True, help="Exit with 3 where a file or record could not be read.")
def index(
    paths: tuple[Path, ...], at: Path, outlets: Path | None, officials: Path | None, strict: bool
) -> None:
    """Read the articles in PATHS, files or whole folders, and make an index of them.

    Reads .txt, .md, .html, .json and .jsonl, each also with .gz. The index at --at is replaced when all
    is read; until then, and if something goes wrong, the old one stays as it was. It remembers the file of
    --officials: without the option the next run takes that again (an empty file ends it).

    \b
    search index arsip/ --at indeks/
    search index kompas/ tempo.jsonl.gz --outlets outlet-kami.toml
    """
    officials = officials or IndexFolder(at).officials()
    reader = _reader(outlets, officials)
    try:
        report = build(paths, at, reader, _with_progress, officials)
    except KeyboardInterrupt:
        click.echo(f"\nInterrupted. The index at {at} is as it was before.", err=True)
        sys.exit(130)
    _summarise(report, at)
    if strict and report.problems:
        sys.exit(3)


def _with_progress(articles: Iterable[Article]) -> Iterator[Article]:
    # disable=None: only on a terminal
    yield from tqdm(articles, unit=" articles", disable=None, leave=False)


def _summarise(report: Report, at: Path) -> None:
    for problem in report.problems[:_MOST_PROBLEMS]:
        click.echo(f"Not read: {_place(problem)}: {problem.reason}", err=True)
    rest = len(report.problems) - _MOST_PROBLEMS
    if rest > 0:
        click.echo(f"… and {rest} more that were not read.", err=True)
    rate = report.articles / report.seconds if report.seconds else 0
    click.echo(f"{report.articles} articles in {at} ({report.seconds:.1f} s, {rate:.0f} articles/s)")
    if report.undated:
        click.echo(f"Undated: {report.undated}")
    if report.problems:
        click.echo(f"Not read, or to be looked at: {len(report.problems)}")
    if report.skipped:
        kinds = ", ".join(f"{suffix} {count}" for suffix, count in report.skipped.most_common(10))
        click.echo(f"Left out, of other formats: {report.skipped.total()} ({kinds})")


def _place(problem: Problem) -> str:
    return f"{problem.path} ({problem.record})" if problem.record else problem.path


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="A JSON array, an object for each article.")
@_outlets_option
@_officials_option
def read(files: tuple[Path, ...], as_json: bool, outlets: Path | None, officials: Path | None) -> None:
    """Show what is read from FILES, without an index: title, date, outlet, officials, body and what was cut.

    Exits with 2 where no article could be read.
    """
    reader = _reader(outlets, officials)
    found: list[Article] = []
    for file in files:
        for source in sources.find(file):
            if isinstance(source, Skipped):
                continue
            for item in [source] if isinstance(source, Problem) else reader.read(source):
                if isinstance(item, Problem):
                    click.echo(f"Not read: {_place(item)}: {item.reason}", err=True)
                elif as_json:
                    found.append(item)
                else:
                    if found:
                        click.echo("\n" + "─" * 40 + "\n")
                    found.append(item)
                    for line in Writer(has_colour()).article(item):
                        click.echo(line)
    if as_json:
        click.echo(
            json.dumps([answers.whole_json(article) for article in found], ensure_ascii=False, indent=1)
        )
    if not found:
        sys.exit(2)


@click.command()
def samples() -> None:
    """Print the folder of sample articles that come with Warta, to try it on.

    \b
    search index "$(search samples)" --at /tmp/contoh
    """
    click.echo(resources.files("index") / "samples")
