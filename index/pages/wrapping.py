"""A text to its numbered lines: line ends, blank lines, paragraphs that were wrapped at a width."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise, zip_longest
from typing import Final

from index.files.decoding import UnreadableError
from index.pages.inline import part
from index.pages.lines import Line
from search.analysis.parted_words import is_one_word, is_twice
from search.analysis.patterns import late

# A book has some ten thousand; a line costs as much as a sentence of an article, however short it is.
MOST_LINES: Final = 20_000
TOO_MANY: Final = f"it has more than {MOST_LINES} lines, which no article has"
_INVISIBLE = "\ufeff\u200b\u200c\u200d\u2060"
# As one class, which `re` passes over quickly; behind '\r' a '\n' belongs to it.
_ENDS = re.compile(r"[\r\n\u2028\u2029\x0b\x0c\x85](?:(?<=\r)\n)?")
# Line ends to `str.splitlines` alone.
_SEPARATORS = "\x1c\x1d\x1e"
# Some crawls set the day that they guessed before the first line.
_STAMP = re.compile(r"\s*(date \d{4}-\d{2}(?:-\d{2})?)\s+(\S.*)")
# Widths that mails, terminals and typewriters have.
_NARROWEST, _WIDEST = 30, 132
# Below this a line that goes on in lower case is as likely one of a list of topics.
_LEAST = 24
_INSIDE = re.compile(r"[.!?][\"”]?\s+[\"“A-Z]")
_SENTENCE_END = late(r"[.!?:;…][\"”'’»)\]]*$")


@dataclass(frozen=True, slots=True)
class _Written:
    """A line as it stands in the source: `indent` columns, then `text`; `spaced`: whitespace at its end."""

    number: int
    indent: int
    text: str
    spaced: bool = False

    @property
    def end(self) -> int:
        """The column behind its last letter."""
        return self.indent + len(self.text)

    @property
    def first(self) -> int:
        """The letters of its first word."""
        return len(self.text.split(None, 1)[0])

    @property
    def is_ended(self) -> bool:
        """Whether a sentence may be over with it."""
        return bool(_SENTENCE_END.search(self.text[-8:]))

    def runs_into(self, following: _Written) -> bool:
        """Whether the next line plainly goes on in the middle of its sentence."""
        return following.text.lstrip("\"“‘'(")[:1].islower() and not self.is_ended

    def has_room(self, following: _Written, width: int) -> bool:
        """Whether the next line's first word would have stood in this one."""
        return self.end + 1 + following.first <= width


def paragraphs(text: str) -> list[tuple[int, str]]:
    """Lines that are not blank, numbered from 1; hard-wrapped ones joined, under the number of the first.
    Raises UnreadableError where there are more than any article has.

    >>> paragraphs("Satu.\\r\\n\\r\\nDua.")
    [(1, 'Satu.'), (3, 'Dua.')]
    """
    blocks: list[list[_Written]] = [[]]
    count = 0
    for number, raw in enumerate(_lines(text), 1):
        line = raw.strip().strip(_INVISIBLE).strip()
        if not line:
            if blocks[-1]:
                blocks.append([])
            continue
        count += 1
        if count > MOST_LINES:
            raise UnreadableError(TOO_MANY)
        if number == 1 and (stamped := _STAMP.match(line)):
            blocks[-1] += [_Written(number, 0, stamped[1]), _Written(number, 0, stamped[2])]
            continue
        indent = len(raw[: len(raw) - len(raw.lstrip())].expandtabs()) if raw[0].isspace() else 0
        blocks[-1].append(_Written(number, indent, line, raw[-1].isspace()))
    wrapping = _Wrapping.of(blocks)
    lines = (
        line
        for block in blocks
        for line in (wrapping.join(block) if wrapping else ((each.number, each.text) for each in block))
    )
    # Of many lines most repeat others.
    parted: dict[str, list[str]] = {}
    pieces = []
    for number, line in lines:
        if (inside := parted.get(line)) is None:
            inside = parted[line] = part(line)
        pieces += [(number, piece) for piece in inside]
    if len(pieces) > MOST_LINES:
        raise UnreadableError(TOO_MANY)
    return pieces


def _lines(text: str) -> list[str]:
    """A text at its line ends; `re` takes ten times as long."""
    return _ENDS.split(text) if any(sign in text for sign in _SEPARATORS) else text.splitlines()


@dataclass(frozen=True)
class _Wrapping:
    """How a text was wrapped: its width; `flowed`: only a line that goes on ends with a space (RFC 3676, and
    what `fold -s` writes); `margin`: the column in which its lines begin; `indented`: its paragraphs
    begin behind it; `tight`: nothing
    but a line with room parts them, which more sentences end with than inside a line."""

    width: int
    margin: int
    flowed: bool
    indented: bool
    tight: bool
    blocks: Sequence[Sequence[_Written]]

    @classmethod
    def of(cls, blocks: Sequence[Sequence[_Written]]) -> _Wrapping | None:
        """None for a text that is not plainly wrapped."""
        pairs = [pair for block in blocks for pair in pairwise(block)]
        running = [pair for pair in pairs if len(pair[0].text) >= _LEAST and pair[0].runs_into(pair[1])]
        if not running:
            return None
        margin = Counter(after.indent for _, after in running).most_common(1)[0][0]
        running = [pair for pair in running if pair[1].indent == margin]
        width = _width([(before.end, before.end + after.first) for before, after in running])
        if not width:
            return None
        lines = [line for block in blocks for line in block]
        # A headline, an address or two are longer. Paragraphs that are longer were not wrapped.
        if 2 * sum(len(line.text) for line in lines if line.end > width + 2) > sum(
            len(line.text) for line in lines
        ):
            return None
        # Lines that were broken at links before it was wrapped go on without one.
        spaced = sum(before.spaced for before, _ in running)
        flowed = spaced >= _FLOWED * len(running) and not all(before.spaced for before, _ in pairs)
        deeper = sum(after.indent > before.indent for before, after in pairs)
        ended = sum(
            before.is_ended and before.has_room(after, width) and after.indent <= before.indent
            for before, after in pairs
        )
        return cls(
            width,
            margin,
            flowed,
            3 * deeper > 2 * ended and deeper > 1,
            ended > sum(len(_INSIDE.findall(line.text)) for line in lines),
            blocks,
        )

    def join(self, block: Sequence[_Written]) -> Iterator[tuple[int, str]]:
        """The block's paragraphs, each under the number of its first line."""
        held: list[_Written] = []
        for line, after in zip_longest(block, block[1:]):
            if held and not self._goes_on(held, line, after):
                yield held[0].number, self._glued(held)
                held = []
            held.append(line)
        if held:
            yield held[0].number, self._glued(held)

    def _goes_on(self, held: Sequence[_Written], line: _Written, after: _Written | None) -> bool:
        last = held[-1]
        if self.flowed and not last.spaced:
            return False
        if last.has_room(line, self.width) and not (last.runs_into(line) and last.end > 0.7 * self.width):
            return False
        if self.indented and line.indent > self.margin:
            return False
        following = Line(line.number, line.text)
        if last.is_ended and (following.is_item or following.reason in _APART):
            return False
        if last.is_ended and self.tight and not (self.flowed or self.indented):
            return False  # a sentence ends with the line, as paragraphs do more often than others
        alone = (
            (after is None or line.has_room(after, self.width))
            and line.text[0] != "("
            and line.text[-1] != "."
        )
        if (alone and following.reason in ("date", "byline")) or (following.dateline and self.tight):
            above = Line(last.number, " ".join(each.text for each in held))
            return bool(above.dateline) or not (above.is_headline and above.titled >= 0.75)
        return True

    def _glued(self, lines: Sequence[_Written]) -> str:
        text = lines[0].text
        for line in lines[1:]:
            if text[-1] != "-" or text[-2:-1].isspace() or text == "-":
                text += " " + line.text
                continue
            # Of the last word alone: a block of many lines would be walked once for each.
            parted = _HYPHEN.search(text, max(0, len(text) - _LONGEST_WORD))
            going_on = _WORD.match(line.text)
            if parted and going_on and self._is_one_word(parted[1], going_on[0]):
                text = text[:-1] + line.text
            else:
                text += line.text
        return " ".join(text.split()) if len(lines) > 1 else text

    def _is_one_word(self, first: str, second: str) -> bool:
        """Whether a hyphen at a line's end only parts a word ('peme-', 'rintah')."""
        if is_one_word(first, second, self._words):
            return True
        low, after = first.casefold(), second.casefold()
        kept = is_twice(low, after) or f"{low}-{after}" in self._words
        return self._parts_words and not kept and (second[0].islower() or (first + second).isupper())

    @cached_property
    def _words(self) -> frozenset[str]:
        """The text's words, folded, of those with a hyphen the whole."""
        text = " ".join(line.text for block in self.blocks for line in block)
        return frozenset(word.casefold() for word in _HYPHENATED.findall(text))

    @cached_property
    def _parts_words(self) -> bool:
        """Whether whoever wrapped the text parted words: then those that are not known elsewhere, too."""
        ends = [
            (parted[1], going_on[0])
            for block in self.blocks
            for before, after in pairwise(block)
            if (parted := _HYPHEN.search(before.text)) and (going_on := _WORD.match(after.text))
        ]
        return 2 * sum(is_one_word(*end, self._words) for end in ends) > len(ends)


# What no paragraph goes on in, be its line as full as it may.
_APART = frozenset({"advert", "box", "related"})
_LONGEST_WORD = 100
_FLOWED = 0.9
_HYPHEN = late(r"(?:^|[\s(\"“‘'])([^\W\d_]+)-$")
_WORD = re.compile(r"[^\W\d_]+")
_HYPHENATED = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def _width(running: Sequence[tuple[int, int]]) -> int:
    """The width that is in most of the ranges, 0 where it is not in nearly all. A line that goes on in the
    next ends in the width, and the next word goes beyond it."""
    changes = [0] * (_WIDEST + 2)
    for first, last in running:
        if first <= _WIDEST and last >= _NARROWEST:
            changes[max(first, _NARROWEST)] += 1
            changes[min(last, _WIDEST) + 1] -= 1
    inside = list(accumulate(changes))
    most = max(inside)
    return inside.index(most) if most >= 3 and most >= 0.8 * len(running) else 0
