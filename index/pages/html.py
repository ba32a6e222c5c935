"""An HTML page to a Page, with what its markup states: title, dates, address, the site's name."""

from __future__ import annotations

import html as entities
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.files.html_parsing import is_too_deep, parse, without_hidden
from index.pages.html_blocks import Block, read_blocks
from index.pages.html_meta import read_meta
from index.pages.html_title import find_site, find_title
from index.pages.lines import Line, measured
from index.pages.record_body import trim_record
from index.pages.rows import Row
from index.pages.splitting import Page, split, split_lines
from search.process.stages import Stage

_LONGEST_CAPTION = 500


@dataclass(frozen=True, slots=True)
class Markup:
    """`dates`, `authors`: as stated in the markup, dates best first; `title`: without the site's name."""

    page: Page
    title: str | None = None
    dates: tuple[str, ...] = ()
    url: str | None = None
    site_name: str | None = None
    authors: tuple[str, ...] = ()
    rubrics: tuple[str, ...] = ()


def read_markup(html: str) -> Markup:
    """Of broken or hostile HTML, too; a page without prose gives a Page without a body.

    Raises UnreadableError where it has more lines than any article.

    >>> markup = read_markup(
    ...     "<title>Panen Raya Padi - Contoh.com</title><h1>Panen Raya Padi</h1><p>Petani di Subang memanen "
    ...     "padi lebih awal karena hujan turun tepat waktu.</p><p>Baca juga: Harga Gabah</p>"
    ... )
    >>> markup.title, len(markup.page.body), [cut.reason for cut in markup.page.cut]
    ('Panen Raya Padi', 1, ['related'])
    """
    if is_too_deep(html):
        page = split(entities.unescape(re.sub(r"<[^<>]*>", "\n", without_hidden(html))))
        return Markup(page, page.title)
    tree = parse(html)
    meta = read_meta(tree)
    blocks = read_blocks(tree)
    with Stage.LINES:
        lines = list(measured((number, block.text) for number, block in enumerate(blocks, 1)))
        title, position = find_title(blocks, lines, meta)
        page = split_lines(_rows(blocks, lines, position), title)
    # Pages that a script fills have their text in JSON-LD only.
    if sum(map(len, page.body)) < len(meta.body) / 2:
        page = _read_stated_body(page, meta.body)
    site_name = meta.site_name or find_site(lines, meta)
    return Markup(page, title or page.title, meta.dates, meta.url, site_name, meta.authors, meta.rubrics)


def _read_stated_body(page: Page, body: str) -> Page:
    """The page with the body that JSON-LD states, below its own lines."""
    plain = entities.unescape(body)
    if re.search(r"<(?:p|br|div)\b", plain):
        plain = "\n".join(block.text for block in read_blocks(parse(f"<body>{plain}")))
    shown = [replace(line, label="cut") if line.label == "body" else line for line in page.lines]
    last = max((line.number for line in shown), default=0)
    stated = [replace(line, number=last + line.number) for line in trim_record(plain).lines]
    return Page((*shown, *stated), page.partial)


_MOST_ASKED = 0.35  # of a container's prose: of a short article's, a box is a third


def _rows(blocks: Sequence[Block], lines: Sequence[Line], title: int | None) -> list[Row]:
    """The page's lines with a reason already for those outside the article's container or in a box; `title`
    is the position of the headline's."""
    container = _find_container(blocks, lines)
    asking = _find_asking(blocks, lines, container)
    rows: list[Row] = []
    for at, (block, line) in enumerate(zip(blocks, lines, strict=True)):
        reason = line.reason
        if container is not None and container not in block.above:
            # Above the body a date line is the article's header; elsewhere it is another story's.
            header = title is not None and title - 3 <= at <= title + 12
            reason = reason if reason not in ("", "date", "outlet") or (reason and header) else "site"
        elif not reason:
            below = (
                frozenset(block.above[block.above.index(container) + 1 :])
                if container is not None
                else frozenset()
            )
            inside = block.boxes & below
            if block.caption and len(block.text) < _LONGEST_CAPTION:
                reason = "caption"
            elif block.furniture:
                reason = "menu"
            elif block.asking & asking:
                reason = "promo"
            elif (block.linked > 0.75 and not (line.is_prose and line.dateline)) or (
                inside and not line.is_prose
            ):
                reason = "related"
        rows.append(Row(line, reason))
    return rows


def _find_asking(blocks: Sequence[Block], lines: Sequence[Line], container: int | None) -> frozenset[int]:
    """The boxes inside the container that ask the reader for something; none where so much of its text lies
    in them that it is the article's own: a site may call the part for its subscribers so."""
    if container is None or not any(block.asking for block in blocks):
        return frozenset()
    found: set[int] = set()
    told = asked = 0
    for block, line in zip(blocks, lines, strict=True):
        if container not in block.above:
            continue
        inside = block.asking.intersection(block.above[block.above.index(container) + 1 :])
        found |= inside
        if line.is_prose:
            told += len(block.text)
            asked += len(block.text) if inside else 0
    return frozenset(found) if asked <= _MOST_ASKED * told else frozenset()


def _find_container(blocks: Sequence[Block], lines: Sequence[Line]) -> int | None:
    """The element with the most prose directly in it; a parent counts what is in its children by half."""
    scores: defaultdict[int, float] = defaultdict(float)
    for block, line in zip(blocks, lines, strict=True):
        if block.furniture or block.linked > 0.4 or not block.above or not line.is_prose or line.reason:
            continue
        weight = float(len(block.text)) * (1.5 if line.dateline else 1.0)
        for ancestor in reversed(block.above[-4:]):
            scores[ancestor] += weight
            weight *= 0.55
    return max(scores, key=lambda key: scores[key]) if scores else None
