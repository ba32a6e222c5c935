"""An HTML tree to its lines of text, each with where it stands: tag, ancestors, share of link text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from selectolax.lexbor import LexborHTMLParser, LexborNode

from index.files.decoding import UnreadableError
from index.pages import other_stories
from index.pages.marks import fold, phrases
from index.pages.wrapping import MOST_LINES, TOO_MANY

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "li",
        "main",
        "nav",
        "ol",
        "option",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
_SILENT = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "iframe",
        "head",
        "object",
        "embed",
        "canvas",
        "select",
        "textarea",
        "math",
        "audio",
        "video",
    ]
)
_FURNITURE = frozenset(["nav", "footer", "aside", "form", "button", "figure", "figcaption"])
_PLAIN = frozenset(
    [
        "p",
        "br",
        "li",
        "ul",
        "ol",
        "blockquote",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "pre",
        "dl",
        "dt",
        "dd",
        "tr",
        "tbody",
    ]
)
# Class and id words of the boxes that outlets set between an article's paragraphs.
_BOX = re.compile(
    rf"(?:^|[-_\s])(?:{other_stories.CLASSES}|share|sharing|shares|sosmed|social|sosial|tags?|comments?|komentar|populer|terpopuler|"
    r"popular|caption|credit|ads?|iklan|banner|promo|newsletter|breadcrumbs?|menu|nav|footer|sidebar|widget|recommend\w*|rekomendasi|author|editor|"
    r"byline|modal|popup|parallax|also|embed|twitter-tweet|instagram-media|pagination|paging|multipage)(?:$|[-_\s\d])",
    re.I,
)
# Of those, the boxes whose sentences ask the reader for something.
_ASKING = re.compile(
    r"(?:^|[-_\s])(?:newsletters?|subscribe|subscription|signup|sign-up|langganan|berlangganan|donasi|donate|"
    r"cookies?)(?:$|[-_\s\d])",
    re.I,
)
# An advertisement's place inside a line ('<span class="ads">Iklan</span>').
_ADVERT = re.compile(r"(?:^|[-_\s])(?:ads?|iklan|adsense|adsbygoogle|advert\w*)(?:$|[-_\s\d])", re.I)
# Their captions: prose like the article's own.
_CAPTION = re.compile(
    r"(?:^|[-_\s])(?:(?:img|image|photo|foto|pic|fig|wp)?-?_?captions?|(?:photo|foto|image|img)[-_]*(?:credit|desc|info)|"
    r"keterangan-?_?(?:foto|gambar)|ket-?_?foto)(?:$|[-_\s])",
    re.I,
)


@dataclass(slots=True)
class Block:
    """A line of text: `above` are its ancestors' ids, outermost first, `boxes` those that look like boxes;
    `caption`: it stands in a picture's caption; `asking`: the boxes that ask the reader for something."""

    text: str
    tag: str
    above: tuple[int, ...]
    boxes: frozenset[int]
    furniture: bool
    caption: bool
    asking: frozenset[int]
    linked: float


@dataclass(slots=True)
class _Open:
    node: LexborNode
    tag: str
    box: bool
    caption: bool
    asking: bool
    furniture: bool  # it or one that it lies in


_LONGEST_NAMES = 200  # characters of what is remembered


@lru_cache(maxsize=1 << 12)  # a site's template names its elements alike on each page, and many on one
def _named(names: str) -> tuple[bool, bool, bool]:
    """Whether an element's class and id are a box's, a caption's, and a request's."""
    box = names != " " and _BOX.search(names) is not None
    asking = names != " " and _ASKING.search(names) is not None
    return box, box and _CAPTION.search(names) is not None, asking


def read_blocks(tree: LexborHTMLParser) -> list[Block]:
    """Every visible line in the order of the source. Walks without recursion, so that depth is safe. Raises
    UnreadableError where there are more lines than any article has."""
    if (root := tree.body or tree.root) is None:
        return []
    walk = _Walk()
    node: LexborNode | None = root
    while node is not None:
        down = walk.enter(node)
        if down is not None:
            node = down
            continue
        while node is not None and node.next is None:
            node = walk.leave()
        if node is not None:
            node = node.next if walk.path else None
    walk.end_line()
    return walk.blocks


class _Walk:
    """The lines found so far, the text of the one that goes on, and the open elements above it."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.path: list[_Open] = []
        self._parts: list[str] = []
        self._adverts: list[str] = []  # inside the line that goes on
        self._linked = 0

    def enter(self, node: LexborNode) -> LexborNode | None:
        """Take in a node; its first child, below which the walk goes on, or None."""
        tag = node.tag or ""
        if tag == "-text":
            self._add(node.text_content or "")
            return None
        if tag in _SILENT or tag[:1] in ("-", "!", "_"):
            return None
        if tag in _BLOCKS:
            self.end_line()
        if (down := node.child) is None:
            return None
        attributes = node.attributes
        names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
        if tag not in _BLOCKS and names != " " and self._parts and _ADVERT.search(names):
            advert = " ".join(node.text().split())
            if self._is_apart(tag, advert):
                self._adverts.append(advert)
                return None
        box, caption, asking = (_named if len(names) <= _LONGEST_NAMES else _named.__wrapped__)(names)
        furniture = tag in _FURNITURE or (bool(self.path) and self.path[-1].furniture)
        self.path.append(_Open(node, tag, box, caption or tag in ("figcaption", "figure"), asking, furniture))
        return down

    def _is_apart(self, tag: str, advert: str) -> bool:
        """Whether what calls itself an advertisement is no word of the sentence that it stands in, which some
        sites link to a shop."""
        if not advert or phrases().get(fold(advert)) == "advert":
            return True
        before = "".join(self._parts[-3:]).rstrip()
        return tag != "a" and not advert[0].islower() and before.endswith((".", "!", "?", '"', "”", ")"))

    def leave(self) -> LexborNode | None:
        """Close the innermost open element; None where none is open."""
        if not self.path:
            return None
        if self.path[-1].tag in _BLOCKS:
            self.end_line()
        return self.path.pop().node

    def _add(self, text: str) -> None:
        self._parts.append(text)
        if text and not text.isspace() and any(entry.tag == "a" for entry in self.path[-6:]):
            self._linked += len(text.strip())

    def end_line(self) -> None:
        """Make a block of the text since the last one."""
        if not self._parts:
            return  # between two tags: half of the calls
        path = self.path
        text = " ".join("".join(self._parts).split())
        self._parts.clear()
        if text:
            if len(self.blocks) > MOST_LINES:
                raise UnreadableError(TOO_MANY)
            containers = [entry for entry in path if entry.tag not in _PLAIN and entry.tag in _BLOCKS][-40:]
            self.blocks.append(
                Block(
                    text,
                    tag=next((entry.tag for entry in reversed(path) if entry.tag in _BLOCKS), "div"),
                    above=tuple(entry.node.mem_id for entry in containers),
                    boxes=frozenset(entry.node.mem_id for entry in path[-40:] if entry.box),
                    furniture=bool(path) and path[-1].furniture,
                    caption=any(entry.caption for entry in path[-3:]),
                    asking=frozenset(entry.node.mem_id for entry in path[-40:] if entry.asking),
                    linked=min(1.0, self._linked / len(text)),
                )
            )
        self._linked = 0
        self._end_adverts()

    def _end_adverts(self) -> None:
        """Make blocks of the advertisements inside the line that ended."""
        for text in self._adverts:
            if text and self.blocks:
                self.blocks.append(replace(self.blocks[-1], text=text, tag="span", furniture=True))
        self._adverts.clear()
