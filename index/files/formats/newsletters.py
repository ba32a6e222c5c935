"""Newsletters of several stories: each headline with its text and link an article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from selectolax.lexbor import LexborNode

from index.files.html_parsing import parse_within

# So many stories, each with so many sentences; of what looks like a headline so many have them.
_FEWEST, _SENTENCES, _MOST_ALIKE = 3, 2, 0.75
# Of all letters the stories have so many, and of theirs the longest no more than so many: teasers below an
# article are none.
_OF_ALL, _MOST_OF_ONE = 0.6, 0.6
_FEWEST_WORDS, _LONGEST_HEADLINE = 4, 200
_PROSE: Final = 60
_LONGEST_NAME: Final = 200
_LONGEST_NOTICE: Final = 300
_BREAKS: Final = """
    address article aside blockquote body br center dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5
    h6 header hr li main nav ol p pre section table tbody td tfoot th thead tr ul
"""
_BLOCKS: Final = frozenset(_BREAKS.split())
_NO_TEXT: Final = frozenset(("head", "script", "style", "noscript", "template", "svg", "title"))
_ENDS: Final = re.compile(r"[.!?…:;,][\"”’')]*$")
_SENTENCE: Final = re.compile(r"[.!?…][\"”’')]*(?=\s+[\"“‘'(]?[A-Z\d]|$)")
_ADDRESS: Final = re.compile(r"\W*(?:[^\W\d_]{2,20}(?: [^\W\d_]{2,20})?\W{1,3})?(https?://[^\s<>]+?)[>\])]?$")
# A headline's number or sign among the others.
_ORDINAL: Final = re.compile(r"^(?:\d{1,2}[.)]|[*•–-])\s+")
_LINKED: Final = re.compile(r"https?://[^/\s]+/[^\s]")
# A name that leads to another page or to the rest of this one, or says whose a picture is, begins no story.
_NO_HEADLINE: Final = re.compile(
    r"(?i)[(\[]?(?:baca|lihat|simak|tonton|saksikan)\b.{0,20}:|scroll\b|advertisement\b"
    r"|.*\b(?:foto|photo|image)\b ?(?::|by\b)"
)
# What only a letter to subscribers says.
_SAYS_SO: Final = re.compile(
    r"(?i)berhenti (?:ber)?langganan|unsubscribe|batal(?:kan)? (?:ber)?langganan|"
    r"lihat (?:\w+ ){0,3}di (?:peramban|browser)|view (?:\w+ ){0,3}in (?:your )?browser"
)


class Line(NamedTuple):
    """A line of a page or text, where all of it leads to, and where the first link in it does."""

    text: str
    url: str | None = None
    first: str | None = None


class Story(NamedTuple):
    """A story of a newsletter; whether it leads to its page by its headline or a line below its text, not by
    a word of the text alone."""

    title: str
    body: str
    url: str | None
    has_own_link: bool = True

    @property
    def stated(self) -> dict[str, str | None]:
        """Under the keys of a record."""
        return {"title": self.title, "body": self.body, "url": self.url}


def is_newsletter(lines: Iterable[Line]) -> bool:
    """Whether a line of a page or text speaks to its subscribers."""
    return any(len(line.text) < _LONGEST_NOTICE and _SAYS_SO.search(line.text) for line in lines)


def stories(lines: Sequence[Line]) -> list[tuple[str, Story]]:
    """The stories with what each is called; none where there are less than three, most have
    no text, or most of the text is another's or one story's: that is an article with other things around it.
    An article with headings has links in its text, too: where only these tell, the letter has to say so."""
    heads = [at for at, line in enumerate(lines) if _may_be_headline(lines, at)]
    if len(heads) < _FEWEST:
        return []
    ends = [*heads[1:], len(lines)]
    found = [told for at, end in zip(heads, ends, strict=True) if (told := _story(lines[at:end]))]
    full = [story for story in found if len(_SENTENCE.findall(story.body)) >= _SENTENCES]
    lengths = [len(story.title) + len(story.body) for story in found]
    letters = sum(lengths)
    prose = sum(len(line.text) for line in lines if _is_prose(line.text))
    # What no story has: a greeting is shorter than a story, an article's beginning is not.
    beside = prose - sum(len(story.body.replace("\n\n", "")) for story in found)
    if (
        len(full) < _FEWEST
        or len(full) < _MOST_ALIKE * len(found)
        or letters < _OF_ALL * sum(len(line.text) for line in lines if not _ADDRESS.match(line.text))
        or max(lengths) > _MOST_OF_ONE * letters
        or beside > letters / len(found)
    ):
        return []
    if not all(story.has_own_link for story in found) and not is_newsletter(lines):
        return []
    seen: dict[str, int] = {}
    named = []
    for story in found:
        name = story.title[:_LONGEST_NAME]
        seen[name] = seen.get(name, 0) + 1
        named.append((name if seen[name] == 1 else f"{name}~{seen[name]}", story))
    return named


def text_lines(text: str) -> list[Line]:
    """The lines of a plain text; one that is an address leads there. A paragraph that is wrapped is one."""
    found: list[Line] = []
    for block in re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n")):
        kept: list[str] = []
        for line in (" ".join(line.split()) for line in block.split("\n")):
            if address := _ADDRESS.match(line):
                found.extend(_joined(kept))
                found.append(Line(line, address[1], address[1]))
                kept = []
            elif line:
                kept.append(line)
        found.extend(_joined(kept))
    return found


def _joined(lines: list[str]) -> Iterator[Line]:
    """A headline above its paragraph, and the lines of the paragraph as one."""
    if len(lines) > 1 and _is_name(lines[0]) and len(" ".join(lines[1:])) >= _PROSE and len(lines[0]) < 120:
        yield Line(lines.pop(0))
    if lines:
        yield Line(" ".join(lines))


def page_lines(html: str) -> list[Line]:
    """What a page shows between two of its breaks, in order."""
    root = parse_within(html).body
    found: list[Line] = []
    words: list[tuple[str, str | None]] = []

    def flush() -> None:
        text = " ".join("".join(each for each, _ in words).split())
        links = {url for each, url in words if each.strip()}
        if text:
            first = next((url for each, url in words if url and each.strip()), None)
            found.append(Line(text, first if len(links) == 1 else None, first))
        words.clear()

    # Not by recursion: a page may be nested without end.
    rest: list[tuple[LexborNode, str | None, bool]] = [(root, None, False)] if root else []
    while rest:
        node, url, is_done = rest.pop()
        tag = node.tag or ""
        if tag == "-text":
            words.append((node.text_content or "", url))
        elif is_done:
            flush()
        elif tag not in _NO_TEXT and not tag.startswith(("-", "_")):
            if tag == "a":
                url = node.attributes.get("href") or url
            if tag in _BLOCKS:
                flush()
                rest.append((node, url, True))
            rest.extend((child, url, False) for child in reversed(list(node.iter(include_text=True))))
    flush()
    return found


def _is_name(text: str) -> bool:
    return (
        len(text) <= _LONGEST_HEADLINE
        and len(text.split()) >= _FEWEST_WORDS
        and not _ENDS.search(text)
        and not _ADDRESS.match(text)
        and not _NO_HEADLINE.match(text)
    )


def _is_prose(text: str) -> bool:
    return len(text) >= _PROSE and _ENDS.search(text) is not None


def _may_be_headline(lines: Sequence[Line], at: int) -> bool:
    """Whether a story may begin: a name, with a paragraph below it and not another name."""
    below = lines[at + 1].text if at + 1 < len(lines) else ""
    return _is_name(lines[at].text) and _is_prose(below)


def _story(lines: Sequence[Line]) -> Story | None:
    """What stands from a headline on, as far as it is text; none that leads nowhere."""
    head, *rest = lines
    told: list[Line] = []
    below = None
    for line in rest:
        if line.url is not None or not _is_prose(line.text):
            below = None if is_newsletter([line]) else line.first
            break
        told.append(line)
    own = next((url for url in (head.url, below) if url and _LINKED.match(url)), None)
    url = own or next((line.first for line in told if line.first and _LINKED.match(line.first)), None)
    if not told or not url:
        return None
    text = "\n\n".join(line.text for line in told)
    return Story(_ORDINAL.sub("", head.text), text, url, has_own_link=own is not None)
