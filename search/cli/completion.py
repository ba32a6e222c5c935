"""What a shell offers on TAB behind --outlet and --official: the index's own outlets and officials.

It stays silent where there is no index: nobody wants an error in the line that is being typed.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from search.model import Bucket, FacetAxis, Facets

# Every command imports this module; the index and click's part for shells load only when TAB is pressed.


def complete_outlet(
    ctx: click.Context, parameter: click.Parameter, incomplete: str
) -> list[CompletionItem[str]]:
    """The outlets with a word that begins so, most articles first."""
    from click.shell_completion import CompletionItem

    return [
        CompletionItem(bucket.value, help=f"{bucket.count} articles")
        for bucket in _beginning(_facets(ctx, "outlet").outlet, incomplete)
    ]


def complete_official(
    ctx: click.Context, parameter: click.Parameter, incomplete: str
) -> list[CompletionItem[str]]:
    """The ids of the officials of whose id or name a word begins so; most articles first.

    An id ('sergei-lavrov') means one person, and needs no quotes in any shell.
    """
    from click.shell_completion import CompletionItem

    return [
        CompletionItem(bucket.id or bucket.value, help=f"{bucket.value}, {bucket.count} articles")
        for bucket in _beginning(_facets(ctx, "official").official, incomplete)
    ]


def _facets(ctx: click.Context, axis: FacetAxis) -> Facets:
    """Those of the whole index at --at, WARTA_INDEX or the user's folder; empty where none can be read."""
    from search.engine import open_engine
    from search.errors import EngineError
    from search.model import Everything, Facets, Query

    try:
        engine = open_engine(ctx.params["at"])
        try:
            return engine.facets(Query("", Everything()), (axis,))
        finally:
            engine.close()
    except (EngineError, OSError):
        return Facets()


def _beginning(buckets: Sequence[Bucket], incomplete: str) -> Iterator[Bucket]:
    from search.analysis.folding import fold

    typed = fold(incomplete)
    for bucket in buckets:
        if not bucket.value.isprintable():
            continue  # an archive's text steers no terminal
        name, id = fold(bucket.value), bucket.id or ""
        starts = {0, *(match.end() for match in re.finditer(r"[^\w]+", name))}
        if id.startswith(typed) or any(name.startswith(typed, start) for start in starts):
            yield bucket


def escape_in_bash() -> None:
    """Has click's completion for bash escape what it offers: a name with a space would become two words, and
    one with a `$(…)` a command. (zsh and fish escape by themselves.)"""
    from click.shell_completion import BashComplete, add_completion_class

    class EscapingBash(BashComplete):
        def format_completion(self, item: CompletionItem[str]) -> str:
            value = item.value
            if item.type == "plain" and not value.startswith("-"):
                value = _escaped(value, _open_quote())
                # Click's script takes it with `read`, which removes one layer of backslashes.
                value = value.replace("\\", "\\\\")
            return f"{item.type},{value}"

    add_completion_class(EscapingBash, "bash")


def _open_quote() -> str:
    """The quotation mark that the word under the cursor begins with, or ''."""
    words = os.environ.get("COMP_WORDS", "").split("\n")
    word = words[-1] if words else ""
    return word[:1] if word[:1] in ("'", '"') else ""


def _escaped(value: str, quote: str) -> str:
    r"""
    >>> print(_escaped("Kabar Utara", ""), _escaped("Kabar Utara", '"'), _escaped("$(ls)", '"'))
    Kabar\ Utara Kabar Utara \$(ls)
    """
    match quote:
        case "'":
            return value.replace("'", "'\\''")
        case '"':
            return re.sub(r'[$`"\\!]', r"\\\g<0>", value)
        case _:
            return re.sub(r"[^\w@%+=:,./-]", r"\\\g<0>", value)
