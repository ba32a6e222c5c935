"""An HTML page to a Page, with what its markup states: title, dates, address, the site's name."""

from __future__ import annotations

import html as entities
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

from index import page_lines as look
from index.markup_blocks import Block, read_blocks
from index.markup_meta import Meta, read_meta
from index.page import Line, Page, split, split_lines

# lexbor takes a second for 20,000 nested elements and a minute for 100,000; no outlet nests deeper than 60.
_DEEPEST = 2_000
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_SELF_CLOSED = frozenset(
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
_HIDDEN = re.compile(r"<(script|style|noscript|template)\b.*?</\1\s*>|<!--.*?-->", re.I | re.S)


@dataclass(frozen=True, slots=True)
class Markup:
    """`dates`: as stated in the markup, best first; `title`: without the site's name."""

    page: Page
    title: str | None = None
    dates: tuple[str, ...] = ()
    url: str | None = None
    site_name: str | None = None


def read_markup(html: str) -> Markup:
    """Never raises on broken or hostile HTML; a page without prose gives a Page without a body.

    >>> markup = read_markup(
    ...     "<title>Panen Raya Padi - Contoh.com</title><h1>Panen Raya Padi</h1><p>Petani di Subang memanen "
    ...     "padi lebih awal karena hujan turun tepat waktu.</p><p>Baca juga: Harga Gabah</p>"
    ... )
    >>> markup.title, len(markup.page.body), [cut.reason for cut in markup.page.cut]
    ('Panen Raya Padi', 1, ['related'])
    """
    if _depth(html) > _DEEPEST:
        page = split(entities.unescape(re.sub(r"<[^>]*>", "\n", _HIDDEN.sub(" ", html))))
        return Markup(page, page.title)
    tree = LexborHTMLParser(html)
    meta = read_meta(tree)
    blocks = read_blocks(tree)
    title, place = _find_title(blocks, meta)
    page = split_lines(_rows(blocks, title, place), title)
    return Markup(page, title or page.title, meta.dates, meta.url, meta.site_name)


def _depth(html: str) -> int:
    deepest = depth = 0
    for closing, name in _TAG.findall(html):
        if name.lower() in _SELF_CLOSED:
            continue
        depth = max(0, depth - 1) if closing else depth + 1
        deepest = max(deepest, depth)
    return deepest


def _find_title(blocks: Sequence[Block], meta: Meta) -> tuple[str | None, int | None]:
    """The headline and its block: a heading that the page's own title begins with, else that title's head."""
    wanted = [look.fold(stated) for stated in meta.titles]
    found: tuple[int, int] | None = None
    for at, block in enumerate(blocks):
        if block.tag[:1] != "h" or len(block.tag) != 2 or len(block.text.split()) < 2:
            continue
        own = look.fold(block.text)
        if any(own in stated for stated in wanted) and (found is None or len(own) > found[0]):
            found = (len(own), at)
    if found:
        return blocks[found[1]].text, found[1]
    heads = [at for at, block in enumerate(blocks) if block.tag == "h1" and len(block.text.split()) > 2]
    if not meta.titles:
        return (blocks[heads[0]].text, heads[0]) if heads else (None, None)
    title = _without_site(meta.titles[0], meta.site_name)
    place = next((at for at, block in enumerate(blocks) if look.fold(block.text) == look.fold(title)), None)
    return title, place


def _without_site(title: str, site: str | None) -> str:
    """'Panen Raya - Contoh.com' without its site: short pieces behind ' - ', ' | ', ' :: ' that name one."""
    while match := re.match(r"(.+\S)\s+(?:[-–—|•»]|::)\s+([^|]+?)\s*$", title):
        head, tail = match.groups()
        named = bool(site) and look.fold(tail) in (look.fold(site or ""), look.fold(site or "").split(".")[0])
        sitelike = bool(
            re.search(
                r"\.(?:com|co|id|net|org|tv)\b|\b(?:news|online|page all|halaman|foto|video)\b", tail, re.I
            )
        )
        if (
            not (named or sitelike or "|" in title or "::" in title)
            or len(tail.split()) > 5
            or len(head.split()) < 2
        ):
            break
        title = head
    return title.strip()


def _rows(blocks: Sequence[Block], title: str | None, place: int | None) -> list[Line]:
    """The page's lines with a reason already for those outside the article's container or in a box."""
    container = _find_container(blocks)
    rows: list[Line] = []
    for at, block in enumerate(blocks):
        reason = look.reason(block.text) or ""
        if container is not None and container not in block.above:
            # Above the body a date line is the article's header; elsewhere it is another story's.
            header = place is not None and place - 3 <= at <= place + 12
            reason = reason if reason not in ("", "date", "outlet") or (reason and header) else "site"
        elif not reason:
            inside = (
                block.boxes & set(block.above[block.above.index(container) + 1 :])
                if container is not None
                else set()
            )
            if block.tag in ("figcaption", "figure"):
                reason = "caption"
            elif block.furniture:
                reason = "menu"
            elif (block.linked > 0.75 and not (look.is_prose(block.text) and look.dateline(block.text))) or (
                inside and not look.is_prose(block.text)
            ):
                reason = "related"
        rows.append(Line(at + 1, block.text, "cut", reason))
    return rows


def _find_container(blocks: Sequence[Block]) -> int | None:
    """The element with the most prose directly in it; a parent counts what is in its children by half."""
    scores: defaultdict[int, float] = defaultdict(float)
    for block in blocks:
        if block.furniture or block.linked > 0.4 or not block.above or not look.is_prose(block.text):
            continue
        if look.reason(block.text):
            continue
        weight = float(len(block.text)) * (1.5 if look.dateline(block.text) else 1.0)
        for ancestor in reversed(block.above[-4:]):
            scores[ancestor] += weight
            weight *= 0.55
    return max(scores, key=lambda key: scores[key]) if scores else None
