"""`search eval`: how well an index answers questions whose answers are known."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

import click
from tqdm import tqdm

from search.cli.options import at_option, json_option
from search.engine import Searching, open_engine
from search.evaluation.judgements import JudgementsError, read_judgements
from search.evaluation.measuring import DEPTH, Asked, Evaluation, Way, copies_in, evaluate, names_in, ranker
from search.output.safe_text import json_text, one_line, safe

_MOST_LISTED: Final = 10


@click.command(name="eval", short_help="How well it answers questions whose answers are known.")
@click.argument(
    "queries", metavar="QUERIES.tsv", type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option(
    "--any", "any_word", is_flag=True, help="Ask with any word, not with all and then most of them."
)
@click.option("--plain", is_flag=True, help="Measure plain BM25 over the same index, to compare with.")
@click.option("--misses", is_flag=True, help="List the questions answered worst, with what came first.")
@click.option(
    "--limit", type=click.IntRange(1), default=20, show_default=True, help="Questions that --misses lists."
)
@json_option()
@at_option
def evaluation(
    queries: Path, any_word: bool, plain: bool, misses: bool, limit: int, as_json: bool, at: Path | str
) -> None:
    """Ask all questions of a table and measure how high the articles stand that answer them.

    \b
    query_id<TAB>query<TAB>doc_id
    q1<TAB>Siapa menteri luar negeri Rusia?<TAB>berita-0012

    The table is UTF-8 text, tab-separated, with that first line, one article that answers a line. A doc_id is
    an article's id (as `search query` prints it), a record's own id, or a file's name without its ending.
    They are asked as `search query` asks: the articles with all words, then those with most of them, as one
    list, of each story one article. With --any one word is enough, and each copy is shown. A copy of the
    article that answers is that article. --plain is BM25 with k1 1.2 and b 0.75 over the stems of title, lead
    and body as one text.

    Needs the library ir-measures: pip install 'warta[all]'.
    """
    if any_word and plain:
        raise click.UsageError("--plain asks with any word as it is: leave --any out.")
    way: Way = "plain" if plain else "any" if any_word else "users"
    try:
        judgements = read_judgements(queries.read_bytes())
    except JudgementsError as error:
        raise click.UsageError(f"{queries} cannot be used: {error}.") from error
    _list("Left out of the table", judgements.problems)
    engine = open_engine(at)
    names = names_in(engine)
    quiet = not sys.stderr.isatty()
    found = evaluate(
        judgements.questions,
        names,
        ranker(engine, way),
        copies_in(engine),
        lambda questions: tqdm(questions, unit=" questions", leave=False, disable=quiet),
    )
    _list("Not in the index, counted as not found", found.unknown)
    _list("Names that several articles have, counted as not found", found.ambiguous)
    if as_json:
        answer: dict[str, object] = {
            "queries": len(found.asked),
            "measures": {name: round(value, 6) for name, value in found.measures.items()},
        }
        if misses:
            answer["misses"] = [_miss_json(miss) for miss in found.misses()[:limit]]
        click.echo(json_text(answer))
        return
    told = {"users": "", "any": ", any word", "plain": ", plain BM25"}
    click.echo(f"{len(found.asked)} questions{told[way]}")
    for name, value in found.measures.items():
        click.echo(f"{name:<10} {value:.4f}")
    if misses:
        _print_misses(found, engine, limit)


def _list(heading: str, lines: tuple[str, ...]) -> None:
    if not lines:
        return
    click.echo(f"{heading} ({len(lines)}):", err=True)
    for line in lines[:_MOST_LISTED]:
        click.echo(f"  {safe(line)}", err=True)
    if len(lines) > _MOST_LISTED:
        click.echo(f"  … and {len(lines) - _MOST_LISTED} more.", err=True)


def _miss_json(miss: Asked) -> dict[str, object]:
    question = miss.question
    return {
        "query_id": question.id,
        "query": question.text,
        "doc_id": list(question.wanted),
        "rank": miss.rank,
        "first": miss.found[0] if miss.found else None,
    }


def _print_misses(found: Evaluation, engine: Searching, limit: int) -> None:
    misses = found.misses()
    click.echo(f"\nNot first: {len(misses)}; the worst {min(limit, len(misses))}:")
    for miss in misses[:limit]:
        question = miss.question
        where = f"rank {miss.rank}" if miss.rank else f"not among the first {DEPTH}"
        click.echo(f"\n{safe(question.id)}  {safe(question.text)}")
        click.echo(f"   wanted {safe(', '.join(question.wanted))}: {where}")
        first = engine.get(miss.found[0]) if miss.found else None
        if first is not None:
            opening = first.title or first.lead or (first.body[0] if first.body else "")
            click.echo(
                f"   first  {one_line(first.record or first.path)} (id {first.id}): {safe(opening[:100])}"
            )
