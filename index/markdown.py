"""A Markdown file as the plain page that it stands for, and the facts in its front matter."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

_FRONT: Final = re.compile(r"\A\ufeff?---[ \t]*\r?\n(.*?)\r?\n---[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_FACT: Final = re.compile(r"^([A-Za-z_]+)[ \t]*:[ \t]*(.+?)[ \t]*$", re.MULTILINE)
_HEADING: Final = re.compile(r"^[ ]{0,3}#{1,6}[ \t]+(.*?)[ \t]*#*[ \t]*$", re.MULTILINE)
_PICTURE: Final = re.compile(r"!\[[^\]\n]*\]\([^)\n]*\)")
_LINK: Final = re.compile(r"\[([^\]\n]+)\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+\"[^\"\n]*\")?\)")


@dataclass(frozen=True, slots=True)
class Markdown:
    """`text` without the marks of headings, links and pictures; `facts`: keys of the front matter in lower
    case, with their values as written."""

    text: str
    facts: dict[str, str] = field(default_factory=dict)


def read_markdown(text: str) -> Markdown:
    """
    >>> read_markdown("---\\njudul: Satu\\n---\\n## Dua\\n[tiga](https://x.example)")
    Markdown(text='Dua\\ntiga', facts={'judul': 'Satu'})
    """
    facts: dict[str, str] = {}
    if front := _FRONT.match(text):
        facts = {name.lower(): value.strip("\"'") for name, value in _FACT.findall(front[1])}
        text = text[front.end() :]
    text = _LINK.sub(r"\1", _PICTURE.sub("", text))
    return Markdown(_HEADING.sub(r"\1", text), facts)
