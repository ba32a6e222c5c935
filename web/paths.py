"""The address of a page, from the name of its view, as Flask's url_for() writes it.

url_for() tries its arguments on the site's rules, a tenth of a millisecond each time, and a page has a
hundred links: here a view's path is found once.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final
from urllib.parse import quote, quote_plus

from flask import current_app, g, request

# Signs that stay as they are in a path and in a parameter (https://url.spec.whatwg.org/), as Werkzeug has it.
_IN_PATH: Final = "!$&'()*+,/:;=@"
_IN_QUERY: Final = "!$'()*,/:;?@"
_ARGUMENT: Final = re.compile(r"<(?:[^<>]*:)?(\w+)>")
# The links of a page have nearly all values in common, and pages many.
_KEPT: Final = 4096


def page_path(endpoint: str, values: Mapping[str, str | Sequence[str]]) -> str:
    """The path and the query of a view. `values`: the arguments of its rule, and parameters for the rest, a
    sequence for one that is there several times. Lone surrogates become '?'."""
    try:
        root = g.root
    except AttributeError:  # the first link of this page
        root = g.root = request.script_root
    path, arguments = _pattern(root, endpoint)
    if arguments:
        path = path.format_map({name: _in_path(str(values[name])) for name in arguments})
    if len(values) == len(arguments):
        return path
    parameters = [
        f"{name}={_in_query(each)}"
        for name, value in values.items()
        if name not in arguments
        for each in ((value,) if isinstance(value, str) else value)
    ]
    return f"{path}?{'&'.join(parameters)}" if parameters else path


@lru_cache(_KEPT)
def _pattern(root: str, endpoint: str) -> tuple[str, tuple[str, ...]]:
    """The view's path with its arguments in braces, and their names. The views are the same in every app;
    what stands before them is as a proxy has it."""
    rule = next(iter(current_app.url_map.iter_rules(endpoint))).rule
    return root + _ARGUMENT.sub(r"{\1}", rule), tuple(_ARGUMENT.findall(rule))


@lru_cache(_KEPT)
def _in_path(text: str) -> str:
    return quote(text, _IN_PATH, errors="replace")


@lru_cache(_KEPT)
def _in_query(text: str) -> str:
    return quote_plus(text, _IN_QUERY, errors="replace")
