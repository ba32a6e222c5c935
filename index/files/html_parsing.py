"""HTML text to a tree, in time that grows with its length alone, and what a script or a comment hides."""

from __future__ import annotations

import itertools
import re
from operator import itemgetter
from typing import Final

from selectolax.lexbor import LexborHTMLParser

# lexbor compares each attribute with all before it in its tag: 80,000 take it 12 s. No outlet's tag has 40.
_MOST_ATTRIBUTES: Final = 300
# As HTML reads them: what stands between blanks or slashes, a value in quotes with whatever is in it. Nothing
# that was matched is given back, so that no text is gone through twice.
_ATTRIBUTE: Final = r"(?>[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>]*+))?+)"
_TAG: Final = re.compile(rf"(</?[a-zA-Z][^\s/>]*+{_ATTRIBUTE}{{0,{_MOST_ATTRIBUTES}}}+){_ATTRIBUTE}*+")
_KEPT: Final = itemgetter(1)  # `re` expands a template in Python, for each tag
# The elements whose later tags give their attributes to the first, each compared with all that it has.
_MERGED: Final = re.compile(rf"(<(?:html|body))(?=[\s/]){_ATTRIBUTE}*+", re.IGNORECASE)
_MOST_MERGED: Final = 20
# Of what is open of these, each paragraph gets a copy: a thousand open ones and a thousand paragraphs make a
# million elements. They say nothing of an article, so where many are open they are left out.
_FORMATTING: Final = re.compile(
    rf"<(/?)(?:b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)(?=[\s/>]){_ATTRIBUTE}*+\s*+/?>",
    re.IGNORECASE,
)
_MOST_OPEN: Final = 20
_HIDING: Final = re.compile(r"<(script|style|noscript|template)\b|<!--", re.IGNORECASE)


# lexbor takes a second for 20,000 nested elements and a minute for 100,000; no outlet nests deeper than 60.
_DEEPEST: Final = 1_000
_NAMED_TAG: Final = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_SELF_CLOSED: Final = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
        "p",
        "li",
        "td",
        "tr",
        "th",
        "option",
        "dd",
        "dt",
    ]
)


def parse(html: str) -> LexborHTMLParser:
    """The tree of a page or of a piece of one. Attributes beyond the 300th of a tag are left out, and so is
    emphasis where more than twenty elements of it stand in each other.

    >>> parse("<p class=a>Satu").css_first("p").attributes
    {'class': 'a'}
    """
    html = _TAG.sub(_KEPT, html)
    if len(_MERGED.findall(html)) > _MOST_MERGED:
        number = itertools.count()
        html = _MERGED.sub(lambda tag: tag[0] if next(number) < _MOST_MERGED else tag[1], html)
    if _most_open(html) > _MOST_OPEN:
        html = _FORMATTING.sub("", html)
    return LexborHTMLParser(html)


def parse_within(html: str) -> LexborHTMLParser:
    """The tree of a page in a file of several; of one with thousands of elements in each other, as no program
    writes them, its text alone."""
    return parse("<pre>" + _ANY_TAG.sub(" ", without_hidden(html)) if is_too_deep(html) else html)


_ANY_TAG: Final = re.compile(r"<[^<>]*>")


def is_too_deep(html: str) -> bool:
    """Whether more elements stand in each other than a tree is made of in time.

    >>> is_too_deep("<div>" * 900 + "</div>" * 900), is_too_deep("<div>" * 1_001)
    (False, True)
    """
    return _depth(html) > _DEEPEST


def _depth(html: str) -> int:
    deepest = depth = 0
    for closing, name in _NAMED_TAG.findall(html):
        if name in _SELF_CLOSED or name.lower() in _SELF_CLOSED:
            continue
        # No max(): it took most of the time, for a page has thousands of tags.
        if closing:
            depth -= depth > 0
            continue
        depth += 1
        if depth > deepest:
            deepest = depth
    return deepest


def _most_open(html: str) -> int:
    most = here = 0
    for closing in _FORMATTING.findall(html):
        here = max(0, here - 1) if closing else here + 1
        most = max(most, here)
    return most


def without_hidden(html: str) -> str:
    """HTML without its scripts, styles and comments; one that has no end stays as it is.

    >>> without_hidden("Satu<script>x()</script >, dua<!-- tiga --><style>")
    'Satu , dua <style>'
    """
    kept: list[str] = []
    endless: set[str] = set()  # what has no end from here on, has none further on
    at = begin = 0
    while opening := _HIDING.search(html, at):
        at = opening.end()
        name = (opening[1] or "").lower()
        if name in endless:
            continue
        closing = re.compile(rf"</{name}\s*+>" if name else "-->", re.IGNORECASE).search(html, at)
        if closing is None:
            endless.add(name)
            continue
        kept += [html[begin : opening.start()], " "]
        at = begin = closing.end()
    return "".join([*kept, html[begin:]])
