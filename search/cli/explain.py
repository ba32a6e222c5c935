"""`search explain` and `search synonyms`: how a question is read, and what is taken for the same."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from search.analysis.short_forms import form_key
from search.cli.options import TextCommand, any_option, at_option, exact_option, json_option, timeout_option
from search.engine import open_engine
from search.keeping import open_keeper
from search.knowledge.synonyms import Thesaurus
from search.output import wording
from search.output.as_json import explanation_json, filters_json
from search.output.safe_text import json_text, safe
from search.output.terminal import explanation_lines
from search.process.exit_codes import ExitCode
from search.query.parse import parse
from search.query.rendering import render_query


@click.command(cls=TextCommand, short_help="How TEXT is read, with counts.")
@click.argument("text", nargs=-1)
@any_option
@exact_option
@json_option()
@timeout_option
@at_option
def explain(text: tuple[str, ...], any_word: bool, exact: bool, as_json: bool, at: Path | str) -> None:
    """Print how TEXT is understood: its tree, what its words stand for, and in how many articles each is.

    \b
    search explain 'Moskow menter* -Xi'

    Each node is followed by the number of articles that it finds by itself, and each term, as it is looked
    up ('stem': any form; 'surface': as written), by the number in each field.
    """
    engine = open_engine(at)
    typed = TextCommand.unguard(text)
    asked = parse(typed, any_word=any_word, exact=exact, synonyms=engine.synonyms)
    explained = engine.explain(asked)
    if as_json:
        answer = {
            "query": typed,
            "understood": render_query(asked),
            "notes": [{"code": note.code, **dict(note.parameters)} for note in asked.notes],
            "filters": filters_json(asked.filters),
            "tree": explanation_json(explained),
        }
        click.echo(json_text(answer))
        return
    for note in asked.notes:
        click.echo(f"Note: {safe(wording.word_with_option(note))}", err=True)
    click.echo(f"Understood: {safe(render_query(asked))}")
    for line in explanation_lines(explained):
        click.echo(safe(line))


@click.command(short_help="Your own synonyms: --use FILE, --drop.")
@click.argument("text", nargs=-1)
@click.option(
    "--use",
    "told",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Take the synonyms of this TOML file, too; the index keeps a copy.",
)
@click.option("--drop", is_flag=True, help="Take only those that come with Warta.")
@click.option(
    "--learned",
    is_flag=True,
    help="The short forms that the articles explain: tab-separated, with how many articles do.",
)
@at_option
def synonyms(text: tuple[str, ...], told: Path | None, drop: bool, learned: bool, at: Path | str) -> None:
    """Print what a question for TEXT also finds, and set your own synonyms. Nothing is indexed anew.

    \b
    search synonyms Moskow
    search synonyms --use sinonim.toml
    search synonyms --learned                  SHORT, LONG, how many articles have 'LONG (SHORT)'
    search synonyms --learned PBB              of one form

    A short form that has several meanings in the archive stands for none of them; they are printed, each
    with the number of its articles.

    The file has [[group]] entries, such as forms = ["Moskow", "Moskwa"], of which each finds the others, and
    [[oneway]] entries, such as typed = ["PM"], also = ["perdana menteri"]; cased = ["PM"] counts capitals.
    Exits with 1 where TEXT has no synonyms.
    """
    if told is not None and drop:
        raise click.UsageError("--use and --drop exclude each other. Give one of them.")
    if not (text or told or drop or learned):
        raise click.UsageError("Nothing to do. Give a TEXT, --learned, --use FILE or --drop.")
    if told is not None or drop:
        open_engine(at).close()  # tells where there is no index
        try:
            if told is not None:
                Thesaurus.load(told)
        except ValueError as error:
            raise click.UsageError(str(error)) from error
        open_keeper(at).keep_synonyms(told.read_bytes() if told is not None else None)
    if learned:
        _print_learned(" ".join(TextCommand.unguard(text).split()) if text else None, at)
        return
    if not text:
        return
    table = open_engine(at).synonyms if open_keeper(at).exists() else Thesaurus.shipped()
    match = table.find(TextCommand.unguard(text).split())
    if match is None:
        sys.exit(ExitCode.NO)
    for other in match.others:
        click.echo(safe(other))
    for long, count in match.meanings:
        click.echo(safe(f"{long}\t{count}"))


def _print_learned(form: str | None, at: Path | str) -> None:
    """Prints the short forms of an archive, of one form or all; exits with 1 where there are none."""
    asked = None if form is None else form_key(form)
    found = [
        known
        for known in open_engine(at).short_forms()
        if asked is None or asked in (form_key(known.short), form_key(known.long))
    ]
    if not found:
        sys.exit(ExitCode.NO)
    for known in found:
        click.echo(safe(f"{known.short}\t{known.long}\t{known.count}"))
