"""A Markdown file as the plain page that it stands for, and the facts in its front matter."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

_FRONT: Final = re.compile(r"\A\ufeff?---[ \t]*\r?\n(.*?)\r?\n---[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_FACT: Final = re.compile(r"^([A-Za-z_]+)[ \t]*:[ \t]*(.+?)[ \t]*$", re.MULTILINE)
# A value on lines of its own: 'author:', '  - "[[Ani Widi]]"'.
_LISTED: Final = re.compile(
    r"^([A-Za-z_]+)[ \t]*:[ \t]*\r?\n((?:[ \t]*-[ \t]+[^\r\n]{1,500}(?:\r?\n|\Z)){1,50})", re.MULTILINE
)
_NOTE: Final = re.compile(r"\[\[(?:[^\[\]|\n]{1,300}\|)?([^\[\]|\n]{1,300})\]\]")
_HEADING: Final = re.compile(r"^[ ]{0,3}#{1,6}[ \t]+(.*)$", re.MULTILINE)
# Bounded: in a flood of brackets each of them would look for its end through all the others.
_PICTURE: Final = re.compile(r"!\[[^\[\]\n]{0,500}\]\([^)\n]{0,2000}\)")
_EMPHASIS: Final = re.compile(r"(?<![\w*])(\*{1,3}|_{1,3})(?=[^\s*_])([^*_\n]{1,300})(?<=\S)\1(?![\w*])")
_LINK: Final = re.compile(
    r"\[([^\[\]\n]{1,500})\]\((?:[^()\s]|\([^()\s]{0,200}\)){0,2000}(?:\s{1,9}\"[^\"\n]{0,500}\")?\)"
)


@dataclass(frozen=True, slots=True)
class Markdown:
    """`text` without the marks of headings, emphasis, links and pictures; `facts`: keys of the front matter
    in lower case, with their values as written."""

    text: str
    facts: dict[str, str] = field(default_factory=dict)


def read_markdown(text: str) -> Markdown:
    """
    >>> read_markdown("---\\njudul: Satu\\n---\\n## Dua\\n[tiga](https://x.example)")
    Markdown(text='Dua\\ntiga', facts={'judul': 'Satu'})
    """
    facts: dict[str, str] = {}
    if front := _FRONT.match(text):
        facts = {name.lower(): _plain(value) for name, value in _FACT.findall(front[1])}
        for name, listed in _LISTED.findall(front[1]):
            facts[name.lower()] = ", ".join(_plain(each.strip()[1:]) for each in listed.splitlines())
        text = text[front.end() :]
    text = _EMPHASIS.sub(r"\2", _LINK.sub(r"\1", _PICTURE.sub("", text)))
    return Markdown(_HEADING.sub(lambda heading: heading[1].rstrip().rstrip("#").rstrip(), text), facts)


def _plain(value: str) -> str:
    """A value without quotes and links to notes.

    >>> _plain(' "[[Ani Widi]]"')
    'Ani Widi'
    """
    return _NOTE.sub(r"\1", value.strip().strip("\"'"))
