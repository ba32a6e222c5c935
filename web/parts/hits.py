"""Articles as the pages show them: headings, snippets and paragraphs in marked pieces, no address unsafe."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final
from urllib.parse import urlsplit

from search.analysis.characters import NOT_IN_URL
from search.answering.snippets import Snippet, snippets, wanted
from search.model import Article, Node, Quote
from web.parts.marks import Piece, cut, mark, numbered
from web.parts.quotes import ShownQuote, show_quote

# Words of an article without a title that stand for one.
HEADING_WORDS: Final = 14
# Articles in lists that are kept: some hundred pages, each with its articles some hundred kilobytes.
_KEPT: Final = 1024
# Passages of an article in a list: one, or as many as these where a reader asks for more and it has so many.
MORE_SNIPPETS: Final = 3
# Of one passage two lines are shown: its first mark must stand in them, at the latest after so many letters.
_MARK_BY: Final = 70
_BEFORE_MARK: Final = 32


@dataclass(frozen=True, slots=True)
class Heading:
    """A title, or what stands for it: then `made` is True."""

    pieces: tuple[Piece, ...]
    made: bool


@dataclass(frozen=True, slots=True)
class ShownHit:
    """An article in a list; `copies`: how many further ones of its story the list stands for; `missing`: the
    words that it lacks; `quotes`: in the place of passages, where the question asks who said what."""

    article: Article
    heading: Heading
    snippets: tuple[tuple[Piece, ...], ...]
    copies: int = 0
    missing: tuple[str, ...] = ()
    quotes: tuple[ShownQuote, ...] = ()


@dataclass(frozen=True, slots=True)
class ShownArticle:
    """A whole article; `matches` counts the marks in it."""

    article: Article
    heading: Heading
    lead: tuple[Piece, ...]
    body: tuple[tuple[Piece, ...], ...]
    original: str | None
    matches: int


def show_hit(
    article: Article, tree: Node, copies: int = 0, most: int = 1, quotes: Sequence[Quote] = ()
) -> ShownHit:
    """An article in a list of results, with what `tree` asks for marked, and up to `most` passages of it, or
    of `quotes` where the question asks who said what."""
    if quotes:
        said = tuple(map(show_quote, snippets(article, tree, most, quotes)))
        return ShownHit(article, _heading(article, tree), (), copies, quotes=said)
    heading, passages = _told(article, tree, most)
    return ShownHit(article, heading, passages, copies)


@lru_cache(_KEPT)
def _told(article: Article, tree: Node, most: int) -> tuple[Heading, tuple[tuple[Piece, ...], ...]]:
    """What a list tells of an article. Kept: who narrows, sorts or comes back meets the same ones again."""
    found = snippets(article, tree, most)
    if found and all(snippet.field == "title" for snippet in found):
        # The title stands above them already: the beginning of the text says more than it twice.
        found = snippets(replace(article, title=None), tree, most)
    if most == 1:
        found = tuple(map(_from_its_mark, found))
    return _heading(article, tree), tuple(cut(s.text, s.marks) for s in found)


def _from_its_mark(snippet: Snippet) -> Snippet:
    """The passage without its beginning where its first mark stands far in it."""
    first = snippet.marks[0][0] if snippet.marks else 0
    if first <= _MARK_BY:
        return snippet
    space = snippet.text.find(" ", first - _BEFORE_MARK, first)
    start = space + 1 if space >= 0 else first
    moved = tuple((begin - start + 2, end - start + 2) for begin, end in snippet.marks)
    return replace(snippet, text=f"… {snippet.text[start:]}", marks=moved)


def show_article(article: Article, tree: Node) -> ShownArticle:
    """A whole article, with what `tree` asks for marked."""
    want = wanted(tree)
    heading = _heading(article, tree)
    # A heading made of the text repeats it: its marks stand below once more, and are counted there.
    title = () if heading.made else heading.pieces
    lead = mark(article.lead or "", want["lead"])
    title, lead, *body = numbered([title, lead, *(mark(text, want["body"]) for text in article.body)])
    if not heading.made:
        heading = replace(heading, pieces=title)
    matches = sum(piece.marked for pieces in (title, lead, *body) for piece in pieces)
    return ShownArticle(article, heading, lead, tuple(body), safe_url(article.url), matches)


def _heading(article: Article, tree: Node) -> Heading:
    want = wanted(tree)
    if article.title and article.title.strip():
        return Heading(mark(article.title, want["title"]), made=False)
    if article.lead and article.lead.strip():
        return Heading(mark(_beginning(article.lead), want["lead"]), made=True)
    text = next((paragraph for paragraph in article.body if paragraph.strip()), "")
    return Heading(mark(_beginning(text), want["body"]), made=True)


def _beginning(text: str) -> str:
    words = text.split()
    return " ".join(words[:HEADING_WORDS]) + (" …" if len(words) > HEADING_WORDS else "")


def safe_url(url: str | None) -> str | None:
    """The address if a click on it can only open a page: http or https with a host, no whitespace.

    >>> safe_url("https://example.org/a"), safe_url("javascript:alert(1)"), safe_url("//example.org")
    ('https://example.org/a', None, None)
    """
    if not url or NOT_IN_URL.search(url):
        return None
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and host else None
