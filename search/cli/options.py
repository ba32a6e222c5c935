"""What commands share: a text that may begin with a minus, the options that several have, days, colour."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click
from click.shell_completion import CompletionItem

from search.cli.completion import complete_official, complete_outlet
from search.output.safe_text import one_line
from search.process import deadline

if TYPE_CHECKING:
    from search.model import ArticleKind, DayRange, Filters, Query

_Function = TypeVar("_Function", bound=Callable[..., Any])

# What a command alone needs is loaded where it is used: every command imports this module.


class UnwrittenFileError(click.ClickException):
    """A file that the user named for an answer cannot be written."""

    exit_code = 2

    def __init__(self, file: Path, error: OSError) -> None:
        super().__init__(f"{one_line(file)} could not be written: {error.strerror or error}.")


def default_index() -> Path:
    """The index in the user's own data folder, where no other is named."""
    import platformdirs

    return platformdirs.user_data_path("warta") / "index"


class TextCommand(click.Command):
    """A command whose text may begin with a minus: 'search query -Xi' excludes Xi.

    But for -h, which asks for help, only options with two dashes exist: whatever else has one is text.
    """

    _GUARD = "\0"

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        valued = {
            option
            for parameter in self.params
            if isinstance(parameter, click.Option) and not parameter.is_flag
            for option in parameter.opts
        }
        guarded = []
        for at, arg in enumerate(args):
            if arg == "--":
                guarded += args[at:]
                break
            is_value = at > 0 and args[at - 1] in valued
            is_text = arg.startswith("-") and not arg.startswith("--") and arg != "-h" and not is_value
            guarded.append(self._GUARD + arg if is_text else arg)
        return super().parse_args(ctx, guarded)

    @classmethod
    def unguard(cls, words: Sequence[str]) -> str:
        """The text as it was typed, its words joined by spaces."""
        return " ".join(word.removeprefix(cls._GUARD) for word in words)


class IndexPlace(click.Path):
    """Where an index is: a folder, or its address on a cluster as it was typed."""

    def __init__(self) -> None:
        super().__init__(path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if isinstance(value, str) and value.lower().startswith(("http://", "https://")):
            return value
        return super().convert(value, param, ctx)


at_option: Final = click.option(
    "--at",
    type=IndexPlace(),
    envvar="WARTA_INDEX",
    default=default_index,
    show_default="your data folder",
    show_envvar=True,
    metavar="DIR",
    help="The folder of the index, or its address on a cluster (see docs/cluster.md).",
)
any_option: Final = click.option("--any", "any_word", is_flag=True, help="Any of the words is enough.")
exact_option: Final = click.option(
    "--exact", is_flag=True, help="Words as written: no other forms, no synonyms."
)
outlet_option: Final = click.option(
    "--outlet",
    "outlets",
    multiple=True,
    metavar="NAME",
    shell_complete=complete_outlet,
    help="Only this outlet; several: any.",
)
official_option: Final = click.option(
    "--official",
    "officials",
    multiple=True,
    metavar="NAME",
    shell_complete=complete_official,
    help="Only articles naming this official; several: any.",
)
all_officials_option: Final = click.option(
    "--official-all", "all_officials", is_flag=True, help="Articles naming every --official, not any."
)
candidates_option: Final = click.option(
    "--candidates", is_flag=True, help="Count who only runs for an office among the officials, too."
)
not_outlet_option: Final = click.option(
    "--not-outlet",
    "not_outlets",
    multiple=True,
    metavar="NAME",
    shell_complete=complete_outlet,
    help="Not this outlet.",
)
not_official_option: Final = click.option(
    "--not-official",
    "not_officials",
    multiple=True,
    metavar="NAME",
    shell_complete=complete_official,
    help="No articles naming this official.",
)


class KindChoice(click.ParamType["ArticleKind"]):
    """A kind of article by any of its names, in Indonesian or English."""

    name = "kind"

    def convert(
        self, value: str, parameter: click.Parameter | None, context: click.Context | None
    ) -> ArticleKind:
        from search.knowledge.kinds import NAMES, meant_kind

        kind = meant_kind(value)
        if kind is None:
            self.fail(
                f"{value!r} is no kind of article. Write one of: {', '.join(NAMES)}.", parameter, context
            )
        return kind

    def shell_complete(
        self, context: click.Context, parameter: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        from search.knowledge.kinds import NAMES

        return [CompletionItem(kind) for kind in NAMES if kind.startswith(incomplete)]


kind_option: Final = click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=KindChoice(),
    metavar="KIND",
    help="Only news, fact-check, opinion or press-release; several: any.",
)
not_kind_option: Final = click.option(
    "--not-kind", "not_kinds", multiple=True, type=KindChoice(), metavar="KIND", help="Not this kind."
)
from_option: Final = click.option(
    "--from", "first", metavar="DATE", help="From this day, month or year on: 2021-05-28, 2021-05, 2021."
)
to_option: Final = click.option("--to", "last", metavar="DATE", help="To the end of this day, month or year.")
undated_option: Final = click.option(
    "--undated", is_flag=True, help="Articles without a date (with --from or --to: these too)."
)
added_since_option: Final = click.option(
    "--added-since",
    "added_since",
    metavar="DATE",
    help="Only what came into the archive on this day or later, whenever it was published: 2021-05-28.",
)
_OF_QUESTIONS: Final = (
    any_option,
    exact_option,
    outlet_option,
    not_outlet_option,
    official_option,
    not_official_option,
    all_officials_option,
    candidates_option,
    kind_option,
    not_kind_option,
    from_option,
    to_option,
    undated_option,
    added_since_option,
)


def question_options(command: _Function) -> _Function:
    """How a text is understood, and by what its answers are narrowed: whatever asks takes all of it."""
    for option in reversed(_OF_QUESTIONS):
        command = option(command)
    return command


def filters_of(given: Mapping[str, Any]) -> Filters:
    """What those options narrow to, but for the day of arrival (see `arrived_since`)."""
    from search.model import Filters

    return Filters(
        given["outlets"],
        given["officials"],
        days_between(given["first"], given["last"]),
        given["undated"],
        given["not_outlets"],
        given["not_officials"],
        given["all_officials"],
        given["kinds"],
        given["not_kinds"],
        given["candidates"],
    )


sort_option: Final = click.option(
    "--sort",
    type=click.Choice(["relevance", "newest", "oldest", "added"]),
    default="relevance",
    show_default=True,
    help="The order.",
)


def _limit(context: click.Context, parameter: click.Parameter, seconds: float) -> None:
    context.with_resource(deadline.within(seconds))


# On the command line nobody else waits, and of a large archive all words must be read first: a second or two.
timeout_option: Final = click.option(
    "--timeout",
    type=click.FloatRange(0, min_open=True),
    default=20,
    show_default=True,
    metavar="SECONDS",
    expose_value=False,
    callback=_limit,
    help="Give up a question that takes longer.",
)


def json_option(what: str = "One JSON object.") -> Callable[[_Function], _Function]:
    """--json; `what` says what is printed."""
    return click.option("--json", "as_json", is_flag=True, help=what)


def days_between(first: str | None, last: str | None) -> DayRange | None:
    """The days of --from and --to, None where neither is given. Raises click.UsageError."""
    from search.model import DayRange

    if first is None and last is None:
        return None
    start, end = _day(first, "--from"), _day(last, "--to")
    days = DayRange(start.first if start else None, end.last if end else None)
    if days.first and days.last and days.first > days.last:
        raise click.UsageError(f"--from {first} is later than --to {last}. Swap them.")
    return days


def arrived_since(query: Query, text: str | None) -> Query:
    """The query, of articles that came since the day of --added-since, where that is given. Raises
    click.UsageError."""
    from search.model import DayRange, Everything
    from search.query.trees import all_of

    days = _day(text, "--added-since")
    if days is None:
        return query
    arrived = DayRange(days.first, of="added")
    if isinstance(query.tree, Everything):
        return replace(query, tree=arrived)
    return replace(query, tree=all_of([query.tree, arrived]) or arrived)


def _day(text: str | None, option: str) -> DayRange | None:
    from search.knowledge.dates.query import parse_days

    if text is None:
        return None
    days = parse_days(text, date.today())
    if days is None:
        raise click.UsageError(f"{option} {text!r} is not a date. Write 2021, 2021-05 or 2021-05-28.")
    return days


def has_colour() -> bool:
    """Whether the output is a terminal whose user has not set NO_COLOR (see no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")
