"""`search index`, `search read` and `search samples`: articles from files on the command line."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from index.cli.summary import MOST_PROBLEMS, interruptible_run, named, summarise, tell_stages, write_report
from index.files import sources
from index.files.items import Item, keys_of
from index.files.records import Keys, Record, parse_keys
from index.files.sources import Hints, Skipped, Source
from index.updates.manifest import Root
from index.updates.opening import opened
from index.updates.report import ITEM_SECONDS, MEMORY, NothingReadError, Report, Run
from index.updates.updating import forget as forget_root
from index.updates.updating import update
from search.cli.options import at_option, has_colour
from search.errors import EngineError
from search.keeping import Progress, no_progress
from search.model import Article, Fault, Problem
from search.output.safe_text import json_text, one_line
from search.process import stages
from search.process.exit_codes import ExitCode

if TYPE_CHECKING:
    from index.articles.reading import Reader

# What a command alone needs (the readers of pages, an engine) it loads itself: see `index.updates.updating`.

# Of an update, from 0 (as any program) to 19 (only when nothing else runs).
_NICENESS = 10

_outlets_option = click.option(
    "--outlets",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="A TOML file of further outlets; see docs/guide.md, 'Outlets of your own'.",
)


_officials_option = click.option(
    "--officials",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="A TOML file of further officials and corrections; see docs/guide.md, 'Officials of your own'.",
)


def _reader(outlets: Path | None, officials: Path | None) -> Reader:
    from index.articles.reading import Reader

    try:
        return Reader.knowing(outlets, officials)
    except ValueError as error:
        # The message names the file.
        raise click.UsageError(str(error)) from error


def _keys(context: click.Context, parameter: click.Parameter, value: str | None) -> Keys | None:
    try:
        return None if value is None else parse_keys(value)
    except ValueError as error:
        raise click.BadParameter(str(error)) from None


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@at_option
@_outlets_option
@_officials_option
@click.option(
    "--map", "keys", callback=_keys, metavar="FIELD=KEY,…",
    help="The keys of the records in PATHS, where they are others: body=teks,title=kepala. Remembered.",
)  # fmt: skip
@click.option(
    "--outlet", metavar="NAME",
    help="The outlet of all articles in PATHS, whatever they state; '' ends that. Remembered.",
)  # fmt: skip
@click.option(
    "--as", "label", metavar="LABEL",
    help="What the paths of PATH begin with, by default its name when it was first read. Another one changes "
    "the ids; the old ones still find the articles.",
)  # fmt: skip
@click.option("--rebuild", is_flag=True, help="Read everything anew, beside the old index, then swap.")
@click.option(
    "--dry-run", "dry", is_flag=True, help="Say which files would be read or removed; write nothing."
)
@click.option(
    "--report", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
    help="Write what was not read as JSON Lines: path, record, reason.",
)  # fmt: skip
@click.option(
    "--jobs", type=click.IntRange(1, 64), metavar="N", help="Processes; by default one a core where it pays."
)
@click.option(
    "--memory", type=click.IntRange(200, 1_000_000), default=MEMORY, show_default=True, metavar="MB",
    help="About what all processes may take together, beside the largest file.",
)  # fmt: skip
@click.option(
    "--item-seconds", type=click.IntRange(1, 86_400), default=ITEM_SECONDS, show_default=True, metavar="N",
    help="Give up a page or record that takes longer to read; it is listed, and the run goes on.",
)  # fmt: skip
@click.option("--profile", is_flag=True, help="At the end, tell what each stage took of the processors.")
@click.option("--watch", is_flag=True, help="Go on, and bring the index up to date whenever a file changes.")
@click.option("--strict", is_flag=True, help="Exit with 3 where a file or record could not be read.")
def index(
    paths: tuple[Path, ...],
    at: Path | str,
    outlets: Path | None,
    officials: Path | None,
    keys: Keys | None,
    outlet: str | None,
    label: str | None,
    rebuild: bool,
    dry: bool,
    report: Path | None,
    jobs: int | None,
    memory: int,
    item_seconds: int,
    profile: bool,
    watch: bool,
    strict: bool,
) -> None:
    """Make an index of the articles in PATHS, files or whole folders, or bring it up to date with them.

    Reads pages (.txt, .md, .html …), records (.json, .jsonl, .csv, .xlsx …), documents (.docx, .pdf, .rtf,
    .epub, .eml, .mbox), web archives (.mhtml, .warc, .wacz) and feeds, each also with .gz and in .zip and
    .tar.gz; a file without a suffix by its content. The index remembers PATHS: without any, all that it
    knows is brought up to date. Only what is new, changed or gone is touched.
    So are the files of --outlets and --officials (an empty one ends that); another one reads all anew.
    Whoever searches meanwhile sees the index as it was until all is done; so does everyone if it fails.

    \b
    search index arsip/ --at indeks/
    search index kompas/ tempo.jsonl.gz --outlets outlet-kami.toml
    search index
    """
    if outlets is not None or officials is not None:
        _reader(outlets, officials)  # a bad file is told before anything else is done
    if not paths and any(given is not None for given in (keys, outlet, label)):
        raise click.UsageError(
            "--map, --outlet and --as are of the PATHS that they are named with. Name them."
        )
    if label is not None and (len(paths) > 1 or "/" in label or label.startswith(".") or not label.strip()):
        raise click.UsageError("--as gives one PATH its LABEL, a name without '/' that begins with no '.'.")
    if watch and dry:
        raise click.UsageError("--watch and --dry-run exclude each other. Give one of them.")
    if report is not None and not report.absolute().parent.is_dir():
        # Told before the work, not after it.
        raise click.UsageError(
            f"--report: there is no folder {report.parent}. Make it, or name another FILE."
        )
    _give_way()
    run = Run(
        rebuild=rebuild,
        dry=dry,
        jobs=jobs,
        memory=memory,
        item_seconds=item_seconds,
        outlets=outlets,
        officials=officials,
        keys=keys,
        outlet=outlet,
        label=label,
    )
    if profile:
        stages.begin()
    with interruptible_run(at):
        try:
            done = _update(at, paths, run)
        except NothingReadError as error:
            if report is not None:
                write_report(report, error.report)
            raise
        summarise(done, at, dry)
        if not paths and not done.files and not done.unchanged + done.wrote and _has_no_roots(at):
            click.echo(f"It has no sources. Give it one with: search index FOLDER --at {at}", err=True)
        if report is not None:
            write_report(report, done)
    if profile:
        tell_stages(stages.take(), done.wrote)
        stages.end()
    if watch:
        from index.cli.watching import watch_sources

        watch_sources(
            at, replace(run, rebuild=False, outlets=None, officials=None, keys=None, outlet=None, label=None)
        )
    if done.kept or (strict and done.problems):
        sys.exit(ExitCode.PROBLEMS)


def _give_way() -> None:
    """Lets whoever searches meanwhile go first: on a machine that is idle else it costs nothing."""
    with suppress(OSError, AttributeError):  # not to be had everywhere
        if os.getpriority(os.PRIO_PROCESS, 0) < _NICENESS:
            os.setpriority(os.PRIO_PROCESS, 0, _NICENESS)


def _update(at: Path | str, paths: Sequence[Path], run: Run) -> Report:
    if not sys.stderr.isatty():
        return update(at, paths, run)
    from tqdm import tqdm  # takes as long to load as to look at thousands of files

    with tqdm(unit=" articles", leave=False) as bar:
        return update(at, paths, replace(run, progress=bar.update))


def _has_no_roots(at: Path | str) -> bool:
    with opened(at) as manifest:
        return not manifest.roots()


@click.command()
@click.argument("path", type=click.Path(path_type=Path))
@at_option
def forget(path: Path, at: Path | str) -> None:
    """Drop PATH, a source of the index, and its articles from the index. No file of yours is touched.

    A file or folder of a source can be dropped, too, such as one on a disk that is not mounted any more;
    where it is there, it comes back with the next update.
    """
    with interruptible_run(at):
        click.echo(f"{forget_root(at, path)} articles removed from {at}")


@click.command(name="sources")
@click.option("--json", "as_json", is_flag=True, help="A JSON array, an object for each source.")
@at_option
def list_sources(as_json: bool, at: Path | str) -> None:
    """List what the index is made of: each folder or file with articles, files, problems and dates."""
    rows = []
    with opened(at) as manifest:
        for root in manifest.roots():
            counts = manifest.counts(root)
            rows.append(
                {
                    "path": str(root.location),
                    "label": root.label,
                    "articles": counts.articles,
                    "files": counts.files,
                    "problems": counts.problems,
                    "added": root.added,
                    "updated": root.updated,
                    "exists": root.location.exists(),
                }
            )
    if as_json:
        click.echo(json_text(rows, indent=1))
        return
    if not rows:
        click.echo(
            f"The index at {at} has no sources. Give it one with: search index FOLDER --at {at}", err=True
        )
    for row in rows:
        gone = (
            ""
            if row["exists"]
            else "  GONE; if it was moved: search index NEW, else to drop it: search forget"
        )
        click.echo(
            f"{one_line(row['path'])}: {row['articles']} articles in {row['files']} files, "
            f"{row['problems']} problems, added {row['added']}, updated {row['updated']}{gone}"
        )


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@at_option
def stats(as_json: bool, at: Path | str) -> None:
    """Describe the index: articles by outlet and year, undated, problems, size, versions, last update."""
    from index.updates.checking import describe

    found = describe(at)
    if as_json:
        click.echo(json_text(asdict(found)))
        return
    several = [
        f"{count} {noun}{'s' * (count != 1)}"
        for count, noun in ((found.articles, "article"), (found.files, "file"), (found.segments, "segment"))
    ]
    click.echo(f"{at}: {several[0]}, {found.undated} undated, from {several[1]}")
    click.echo(f"Updated {found.updated}; {found.bytes / 1e6:.1f} MB in {several[2]}")
    click.echo(f"Problems: {found.problems}" + (" (search index --report FILE)" if found.problems else ""))
    click.echo("Versions: " + ", ".join(f"{name} {value}" for name, value in found.versions.items()))
    for outlet, years in found.outlets.items():
        each = ", ".join(f"{year} {count}" for year, count in years.items())
        click.echo(f"{one_line(outlet) or 'outlet unknown'} {sum(years.values())}: {each}")


@click.command()
@click.option("--repair", "mends", is_flag=True, help="Make again what can be; say what cannot.")
@at_option
def check(mends: bool, at: Path | str) -> None:
    """Verify the index: every byte of its files, every article, posting list and column, and its sources.

    Exits with 0 where all is well, else with 1 and says what to do; with 2 where there is no index.
    """
    from index.updates.checking import find_faults, repair

    def work(progress: Progress) -> Sequence[Fault]:
        if not mends:
            return find_faults(at, progress)
        done = repair(at, progress)
        for fault in done.mended[:MOST_PROBLEMS]:
            click.echo(f"Mended: {one_line(fault.text)}")
        return done.left

    if sys.stderr.isatty():
        from tqdm import tqdm

        with tqdm(unit="B", unit_scale=True, leave=False) as bar:

            def tell(size: int, total: int) -> None:
                bar.total = total
                bar.update(size)

            faults = work(tell)
    else:
        faults = work(no_progress)
    if not faults:
        click.echo(f"The index at {at} is sound.")
        return
    for fault in faults[:MOST_PROBLEMS]:
        click.echo(f"Fault: {one_line(fault.text)}")
    if all(fault.mends for fault in faults):
        click.echo(f"Mend it with: search check --repair --at {at}")
    else:
        click.echo(f"Make the index anew from its sources with: search index --rebuild --at {at}")
    sys.exit(ExitCode.NO)


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="A JSON array, an object for each article.")
@click.option("--cut", "with_cut", is_flag=True, help="Also the lines that were cut, each with its reason.")
@click.option("--lines", is_flag=True, help="Each line of the source with its label and the reason for it.")
@click.option(
    "--map", "keys", callback=_keys, metavar="FIELD=KEY,…",
    help="The keys of the records in FILES, where they are others: body=teks,title=kepala.",
)  # fmt: skip
@at_option
@_outlets_option
@_officials_option
def read(
    files: tuple[Path, ...],
    as_json: bool,
    with_cut: bool,
    lines: bool,
    keys: Keys | None,
    at: Path | str,
    outlets: Path | None,
    officials: Path | None,
) -> None:
    """Show what is read from FILES: title, date, outlet, officials, body and what was cut; of a record the
    keys too. FILES need not be indexed; where they are, the ids of articles and officials are the index's.

    Exits with 2 where no article could be read.
    """
    from search.knowledge.officials.joined import as_one
    from search.output import as_json as answers
    from search.output.terminal import Writer

    if lines:
        _show_lines(files, as_json)
        return
    reader = _reader(outlets, officials)
    found: list[Article] = []
    answered: list[dict[str, object]] = []
    for file in files:
        joined = _joined(file, at)
        for item in _read_all(file, at, keys):
            understood = item if isinstance(item, Problem) else reader.understand(item)
            if joined and not isinstance(understood, Problem):
                understood = as_one(understood, joined)
            if isinstance(understood, Problem):
                click.echo(f"Not read: {named(understood)}: {one_line(understood.reason)}", err=True)
                continue
            assert isinstance(item, Item)
            used = keys_of(item)
            if not as_json:
                if found:
                    click.echo("\n" + "─" * 40 + "\n")
                for line in Writer(has_colour()).article(understood, with_cut=with_cut):
                    click.echo(line)
                if used is not None:
                    click.echo(one_line(_wording(used)))
            found.append(understood)
            whole = answers.whole_json(understood)
            if used is not None:
                whole["keys"] = {"taken": dict(used.taken), "left": list(used.left)}
            answered.append(whole)
    if as_json:
        click.echo(json_text(answered, indent=1))
    if not found:
        click.echo("No article was found in what you named.", err=True)
        sys.exit(ExitCode.ERROR)


def _read_all(file: Path, at: Path | str, keys: Keys | None) -> Iterator[Item | Problem]:
    """The items of a file or folder under the paths that the index at `at` knows them by, if it does."""
    from index.files.items import items

    file = sources.locate(file)
    root = _root_of(file, at)
    hints = Hints(keys or ())
    if root is None:
        listed = sources.find(file)
    else:
        inner = file.relative_to(root.location).as_posix()
        below = "" if inner == "." else f"{root.label}/{inner}"
        listed = sources.find(root.location, root.label, below)
        hints = root.hints if keys is None else replace(root.hints, keys=keys)
    for source in listed:
        if isinstance(source, Problem):
            yield source
        elif isinstance(source, Source):
            found = items(replace(source, hints=hints))
            yield from (item for item in found if not isinstance(item, Skipped))
        elif source.path.endswith(f"/{file.name}"):
            yield Problem(source.path, source.reason)


def _root_of(file: Path, at: Path | str) -> Root | None:
    try:
        with opened(at) as manifest:
            return next((r for r in manifest.roots() if file.is_relative_to(r.location)), None)
    except (EngineError, OSError):
        return None  # to read a file needs no index


def _joined(file: Path, at: Path | str) -> Mapping[str, str]:
    """The officials' ids that the index at `at` has as another's, where it knows the file."""
    if _root_of(sources.locate(file), at) is None:
        return {}
    from search.engine import open_engine

    try:
        return open_engine(at).joined
    except (EngineError, OSError):
        return {}


def _wording(used: Record) -> str:
    taken = ", ".join(f"{field} from {key}" for field, key in used.taken)
    return f"Keys: {taken}" + (f"; nothing taken from: {', '.join(used.left)}" if used.left else "")


def _show_lines(files: Iterable[Path], as_json: bool) -> None:
    """Numbered lines; of HTML the lines that a reader sees, numbered in the order of the source."""
    from index.pages.layout import read_lines

    pages: list[dict[str, object]] = []
    for source in (source for file in files for source in sources.find(file)):
        if isinstance(source, Skipped):
            continue
        for item in [source] if isinstance(source, Problem) else read_lines(source):
            if isinstance(item, Problem):
                click.echo(f"Not read: {named(item)}: {one_line(item.reason)}", err=True)
                continue
            record, page = item
            path = source.path
            pages.append({"path": path, "record": record, "lines": [asdict(line) for line in page.lines]})
            if not as_json:
                click.echo(f"{one_line(path)} #{one_line(record)}" if record else one_line(path))
                for line in page.lines:
                    click.echo(f"{line.number:>5}  {line.label:<6} {line.reason:<9}  {one_line(line.text)}")
    if as_json:
        click.echo(json_text(pages, indent=1))
    if not pages:
        sys.exit(ExitCode.ERROR)


@click.command()
def samples() -> None:
    """Print the folder of sample articles that come with Warta, to try it on.

    \b
    search index "$(search samples)" --at contoh
    """
    click.echo(Path(__file__).parents[1] / "samples")
