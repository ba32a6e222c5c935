"""The headline of an HTML page: which heading, or what the page calls itself, without the site's name."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from index.pages import lines as look
from index.pages.html_blocks import Block
from index.pages.html_meta import Meta

_WORD = re.compile(r"[^\W\d_]{4,}")
_SITELIKE = re.compile(r"\.(?:com|co|id|net|org|tv)\b|\b(?:news|online|page all|halaman|foto|video)\b", re.I)
_SHORTEST = 4  # words; shorter headings are as likely a site's or a section's name
_SHARED = 0.4  # of a headline's words, in the text or in another form of the headline


def find_title(blocks: Sequence[Block], meta: Meta) -> tuple[str | None, int | None]:
    """The headline and its block: a heading that the page's own title begins with, else one that says much
    the same or that the text takes up, else the page's title."""
    wanted = [look.fold(stated) for stated in meta.titles]
    headings = [
        (at, block)
        for at, block in enumerate(blocks)
        if block.tag[:1] == "h" and len(block.tag) == 2 and len(block.text.split()) > 1
    ]
    same = [
        (len(look.fold(b.text)), -at) for at, b in headings if any(look.fold(b.text) in w for w in wanted)
    ]
    if same:
        at = -max(same)[1]
        if not _names_site(blocks[at].text, meta):
            return _as_stated(blocks[at].text, meta), at
    lines = {look.fold(block.text) for block in blocks if len(block.text.split()) >= _SHORTEST}
    title = _without_site(meta.titles[0], meta.site_name, lines) if meta.titles else None
    long = [(at, block) for at, block in headings if len(block.text.split()) >= _SHORTEST]
    if title is None:
        heads = [at for at, block in headings if block.tag == "h1" and len(block.text.split()) > 2]
        at_ = next(iter(heads or (at for at, _ in long)), None)
        return (None, None) if at_ is None else (blocks[at_].text, at_)
    place = next((at for at, block in enumerate(blocks) if look.fold(block.text) == look.fold(title)), None)
    if place is not None and not _names_site(title, meta):
        return title, place
    text = " ".join(block.text for block in blocks if block.linked < 0.5 and look.is_prose(block.text))
    for at, block in long:
        alike = _share(block.text, title) >= _SHARED and block.tag == "h1"
        unsaid = _share(title, text) < _SHARED or _names_site(title, meta)
        if alike or (unsaid and _share(block.text, text) >= _SHARED):
            return _as_stated(block.text, meta), at
    return title, place


def _names_site(text: str, meta: Meta) -> bool:
    """Whether a short heading is what the page's title begins with before its own words or its site's."""
    plain = look.fold(text)
    site = look.fold(meta.site_name or "")
    stated = [look.fold(title) for title in meta.titles]
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


def _share(text: str, other: str) -> float:
    words = {word.casefold() for word in _WORD.findall(text)}
    return len(words & {word.casefold() for word in _WORD.findall(other)}) / len(words) if words else 0.0


def _without_site(title: str, site: str | None, lines: Container[str]) -> str:
    """'Panen Raya - Contoh.com' without its site: short pieces behind ' - ', ' | ', ' :: ' that name one, or
    that the page's own line lacks, and the site's name before it."""
    while match := re.match(r"(.+\S)\s+(?:[-–—|•»]|::)\s+([^|]+?)\s*$", title):
        head, tail = match.groups()
        named = bool(site) and look.fold(tail) in (look.fold(site or ""), look.fold(site or "").split(".")[0])
        if (
            not (named or look.fold(head) in lines or _SITELIKE.search(tail) or "|" in title or "::" in title)
            or len(tail.split()) > 5
            or len(head.split()) < 2
        ):
            break
        title = head
    # 'Kabar Lereng : Warga Membangun Bendungan'; a headline's own colon has no blank before it.
    if (match := re.match(r"(\S+(?: \S+){0,3}?)\s+(?:[|»:]|::)\s+(\S+(?:\s+\S+){3,})$", title)) and (
        len(match[1].split()) < len(match[2].split())
    ):
        title = match[2]
    return title.strip()
