"""The headline of an HTML page: which heading, or what the page calls itself, without the site's name."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from index.pages.html_blocks import Block
from index.pages.html_meta import Meta
from index.pages.lines import Line
from index.pages.marks import fold

_WORD = re.compile(r"[^\W\d_]{4,}")
_SITELIKE = re.compile(r"\.(?:com|co|id|net|org|tv)\b|\b(?:news|online|page all|halaman|foto|video)\b", re.I)
_SHORTEST = 4  # words; shorter headings are as likely a site's or a section's name
_LONGEST = 1_000  # letters; what calls itself by more has no site's name behind its headline
_LONGEST_SITE = 4  # words
_SIGN = r"©|\(c\)|copyright|hak cipta"
_OWNED = re.compile(_SIGN, re.IGNORECASE)
_APART = re.compile(r"\s+(?:[-–—|•»]|::)\s+")
_SHARED = 0.4  # of a headline's words, in the text or in another form of the headline


def find_title(blocks: Sequence[Block], lines: Sequence[Line], meta: Meta) -> tuple[str | None, int | None]:
    """The headline and its position among the blocks, whose texts are `lines`: a heading that the page's own
    title begins with, else one that says much the same or that the text takes up, else the page's title."""
    wanted = [fold(stated[:_LONGEST]) for stated in meta.titles]
    headings = [
        (at, line)
        for at, (block, line) in enumerate(zip(blocks, lines, strict=True))
        if block.tag[:1] == "h" and len(block.tag) == 2 and len(line.words) > 1
    ]
    same = [(len(line.fold), -at) for at, line in headings if any(line.fold in title for title in wanted)]
    if same:
        at = -max(same)[1]
        if not _names_site(lines[at].text, meta):
            return _as_stated(lines[at].text, meta), at
    repeated = {line.fold for line in lines if len(line.words) >= _SHORTEST}
    title = _without_site(meta.titles[0], meta.site_name, repeated) if meta.titles else None
    long = [(at, line) for at, line in headings if len(line.words) >= _SHORTEST]
    if title is not None and not long and _is_owned(title, lines):
        return None, None  # ':: Harian Lereng ::' on each of its pages
    if title is None:
        first = [at for at, line in headings if blocks[at].tag == "h1" and len(line.words) > 2]
        position = next(iter(first or (at for at, _ in long)), None)
        return (None, None) if position is None else (lines[position].text, position)
    folded = fold(title)
    position = next((at for at, line in enumerate(lines) if line.fold == folded), None)
    if position is not None and not _names_site(title, meta):
        return title, position
    prose = (
        line.text for block, line in zip(blocks, lines, strict=True) if block.linked < 0.5 and line.is_prose
    )
    told, called = _words(" ".join(prose)), _words(title)
    unsaid = _share(called, told) < _SHARED or _names_site(title, meta)
    for at, line in long:
        words = _words(line.text)
        alike = blocks[at].tag == "h1" and _share(words, called) >= _SHARED
        if alike or (unsaid and _share(words, told) >= _SHARED):
            return _as_stated(line.text, meta), at
    return title, position


def find_site(lines: Sequence[Line], meta: Meta) -> str | None:
    """The site's name as the page's title has it behind the headline or before it, where a line of the page
    has the same and no more behind a sign of copyright; None where they do not agree."""
    owned = _owned(lines)
    for title in meta.titles if owned else ():
        pieces = [piece.strip() for piece in _APART.split(title[:_LONGEST])]
        for piece in (pieces[-1], pieces[0]) if len(pieces) > 1 else ():
            if len(piece.split()) <= _LONGEST_SITE and _owns(piece, owned):
                return piece
    return None


def _is_owned(title: str, lines: Sequence[Line]) -> bool:
    """Whether a page's short title is what it says behind a sign of copyright: its site's name alone."""
    name = fold(title).strip(": ")
    return bool(name) and len(name.split()) <= _LONGEST_SITE and _owns(name, _owned(lines))


def _owned(lines: Sequence[Line]) -> list[str]:
    return [line.text for line in lines if len(line.text) < _LONGEST and _OWNED.search(line.text)]


def _owns(name: str, owned: Sequence[str]) -> bool:
    """Whether a line has a name as a whole where its owner stands: 'Nasional' owns no '© Kabar Nasional'."""
    own = re.escape(" ".join(name.split()))
    owner = re.compile(
        rf"(?i)(?:{_SIGN})[\s©:.,|\d–-]*(?:(?:by|oleh|milik)\s+)?{own}(?!\w|[ -]\w)"
        rf"|(?:{_SIGN})[\s©:.,|\d–-]*(?:(?:by|oleh|milik)\s+)?{own}\s+"
        r"(?:-|\d{4}\b|all\b|hak\b|seluruh|dilarang|powered|design|theme)"
        rf"|^\W*{own}\s*(?:©|\(c\))[\s\d–-]*$"
    )
    return any(owner.search(" ".join(line.split())) for line in owned)


def _names_site(text: str, meta: Meta) -> bool:
    """Whether a short heading is what the page's title begins with before its own words or its site's."""
    plain = fold(text)
    site = fold(meta.site_name or "")
    stated = [fold(title) for title in meta.titles]
    return len(text.split()) < _SHORTEST and (
        plain == site
        or (plain not in stated and all(re.match(rf"{re.escape(plain)}\s*[-–—|:•»]", t) for t in stated))
    )


def _as_stated(text: str, meta: Meta) -> str:
    """A headline that the template sets in capitals, as the page's own title writes it."""
    if text != text.upper():
        return text
    written = (re.search(re.escape(text), stated, re.I) for stated in meta.titles)
    return next((match[0] for match in written if match and match[0] != match[0].upper()), text)


def _words(text: str) -> set[str]:
    return {word.casefold() for word in _WORD.findall(text)}


def _share(words: set[str], others: set[str]) -> float:
    return len(words & others) / len(words) if words else 0.0


def _without_site(title: str, site: str | None, lines: Container[str]) -> str:
    """'Panen Raya - Contoh.com' without its site: short pieces behind ' - ', ' | ', ' :: ' that name one, or
    that the page's own line lacks, and the site's name before it."""
    if len(title) > _LONGEST:
        return title.strip()
    while match := re.match(r"(.+\S)\s+(?:[-–—|•»]|::)\s+([^|]+?)\s*$", title):
        head, tail = match.groups()
        named = bool(site) and fold(tail) in (fold(site or ""), fold(site or "").split(".")[0])
        if (
            not (named or fold(head) in lines or _SITELIKE.search(tail) or "|" in title or "::" in title)
            or len(tail.split()) > 5
            or len(head.split()) < 2
        ):
            break
        title = head
    # 'Kabar Lereng : Warga Membangun Bendungan'; a headline's own colon has no space before it.
    if (match := re.match(r"(\S+(?: \S+){0,3}?)\s+(?:[|»:]|::)\s+(\S+(?:\s+\S+){3,})$", title)) and (
        len(match[1].split()) < len(match[2].split())
    ):
        title = match[2]
    return title.strip()
