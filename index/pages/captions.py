"""A picture's caption inside a line that lost its line ends: told by its credit or its copy."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from index.pages.leading_credits import past_leading

_LONGEST: Final = 240  # characters of a caption
_SHORTEST: Final = 9
_AGENCY: Final = r"ANTARA(?: FOTO)?|Antara|Xinhua|AFP(?: Photo)?|AP(?: Photo)?|Reuters|REUTERS|EPA(?:-EFE)?"
_SOCIAL: Final = r"Instagram|Twitter|Tik[Tt]ok|Facebook|You[Tt]ube"
# '(ANTARA/HO-Pemkab)', '(Instagram @ani)', '(Ani Rahayu/Antara)', '(Contoh.com/Ani)', '(dok. Polres)'. Those
# of the last group stand at no article's end; the others may be its signature.
_CREDIT: Final = re.compile(
    rf"[(\[](?:(?P<agency>(?:{_AGENCY})/(?!PRN|Business|JACX|ANTARA\b)[A-Z][^()\[\]]{{2,60}})"
    rf"|(?:{_SOCIAL})(?:[/.:@ ][^()\[\]“”\"]{{1,60}}|(?=\]))"
    r"|(?:instagram|twitter|tiktok|facebook|youtube)\.com/[^()\[\]]{2,60}"
    r"|[A-Z][^()\[\]/]{1,40}/\s?(?:[A-Za-z]+\.(?:com|co\.id|id)|Antara|ANTARA|AFP|Reuters|REUTERS)"
    r"|(?:[A-Z]\w+\.(?:com|co|id)|Tempo|Tribun\w*|Republika|JawaPos|Jawa Pos)/[A-Z][^()\[\]/]{2,40}"
    r"|(?P<picture>[A-Za-z][^()\[\]/]{1,40}/\s?detik\w+"
    r"|(?:[Ff]oto|FOTO|[Dd]ok)(?:umentasi)?\b[.:]? ?[^()\[\]]{2,70}|[Ii]stimewa))[)\]]\.?"
)
# Brackets that may be a credit; few lines have some, and to try `_CREDIT` at each takes longer.
_BRACKETS: Final = re.compile(r"[(\[](?=[A-Za-z])[^()\[\]]{2,110}[)\]]")
_OPENS: Final = (
    "Foto", "foto", "FOTO", "Dok", "dok", "Instagram", "Twitter", "Tik", "Facebook", "You", "Istimewa",
    "istimewa",
)  # fmt: skip
# Where a sentence ends that another is glued to, and where a space parts them.
_GLUED: Final = re.compile(
    r"(?:(?<=[a-z)\d\]][.!?”\"])|(?<=[A-Z]{3}[.!?]))[”\"]?(?=['‘]?[A-Z\d])|(?<=[a-z)][”\"])(?=[A-Z])"
)
_SPACED: Final = re.compile(r"(?:(?<=[a-z)\d][.!?”\"])[”\"]?|(?<=[a-z]:)(?<!uga:))\s+(?=[A-Z])")
_QUOTED: Final = re.compile(r"[”“\"]")
_INNER: Final = re.compile(r"(?:[a-z)]|[A-Z]{3})[.!?]\s*(?=[A-Z(])|[a-z]{3}\.(?=(?!com|net|org)[a-z]{3,}\s)")
_LABEL: Final = re.compile(r"(?<![\w(“\"])[Ff]oto ?: ")
_FOTO: Final = ("Foto:", "Foto :")
# What may begin a caption; to ask each of a line's letters whether it does takes most of the time.
_NOT_SMALL: Final = re.compile(r"[^a-z\s.,()/-]")
_LONGEST_CREDIT: Final = 70  # characters in brackets
# What `_without_credit` takes away ends with one of these.
_ENDS_BETWEEN: Final = " .:)]"
# How an article begins below its picture.
_DATELINE: Final = re.compile(
    r"\s?(?:[A-Z]{4,}(?:\.[A-Z]{2,3})+,? ?[-–—A-Z]|[A-Z][\w ,]{2,40} \(ANTARA\) ?[-–])"
)
# A sentence or an entry of a list behind whitespace, some of it without width.
_OPENING: Final = re.compile(r"[\s\u200b]+(?:[A-Z“\"]|\d{1,2}\. [A-Z])")


def find_captions(line: str) -> Iterator[tuple[int, int]]:
    """Where captions with their credits stand among a line's sentences, in order.

    >>> line = "Panen dimulai.Warga memanen padi di Subang. (Ani Rahayu/Antara)Harga gabah naik."
    >>> [line[start:end] for start, end in find_captions(line)]
    ['Warga memanen padi di Subang. (Ani Rahayu/Antara)']
    """
    last = 0
    if end := past_leading(line):
        yield 0, end
        last = end
    if "=====" in line:
        return  # a fact check quotes whole articles, and their captions
    for credit in _credits(line):
        if credit.start() >= last and (start := _start(line, credit, last)) is not None:
            last = credit.end()
            yield start, last


def _credits(line: str) -> Iterator[re.Match[str]]:
    """What `_CREDIT` finds in a line."""
    if "(" not in line and "[" not in line:
        return
    for brackets in _BRACKETS.finditer(line):
        at = brackets.start()
        may = line.startswith(_OPENS, at + 1) or line.find("/", at, brackets.end()) > 0
        if may and (credit := _CREDIT.match(line, at)):
            yield credit


def is_caption(text: str, *, alone: bool, last: bool) -> bool:
    """Whether a text is a caption with its credit: a whole line where it stands `alone`, and else a piece of
    one; the `last` of an article may be a sentence that an agency signs."""
    if not text:
        return False
    if past_leading(text) == len(text):
        return True
    if len(text) > 2 * _LONGEST or text[-1] not in ")].":
        return False
    credit = next((mark for mark in _credits(text) if mark.end() == len(text)), None)
    if credit is None:
        return False
    above = text[: credit.start()]
    if _first_copy(above) == 0:
        return True
    label = _LABEL.match(above)
    sure = label is not None or credit["picture"] is not None
    if not sure and alone and (last or credit["agency"] is None):
        return False
    return _is_one_sentence(above[label.end() if label else 0 :])


def _start(line: str, credit: re.Match[str], last: int) -> int | None:
    """Where the caption of a credit begins, not before `last`; None where there is none."""
    far = max(last, credit.start() - 2 * _LONGEST)
    if (copy := _first_copy(line[far : credit.start()])) is not None:
        return far + copy
    floor = max(last, credit.start() - _LONGEST)
    window = line[floor : credit.start()]
    if floor == 0 and _DATELINE.match(line, credit.end()):
        return 0 if _is_one_sentence(window) else None
    labels = [label for label in _LABEL.finditer(window) if _is_one_sentence(window[label.end() :])]
    if labels:
        return floor + labels[-1].start()
    behind = line[credit.end() : credit.end() + 1]
    if behind and behind.isspace():
        labelled = credit["picture"] is not None and credit[0][1:4].lower() in ("fot", "dok")
        if not (labelled or credit["agency"]) or not _OPENING.match(line, credit.end()):
            return None
        ends = [*_SPACED.finditer(window)]
    elif behind or credit["picture"] is not None:
        ends = [*_GLUED.finditer(window)]
    else:
        return None
    start = ends[-1].end() if ends else 0 if 0 < last == floor else None
    if start is None:
        return None
    inner = [mark.end() for mark in _INNER.finditer(window, start, len(window.rstrip(" .-")))]
    start = inner[-1] if inner else start
    return floor + start if _is_one_sentence(window[start:]) else None


def _is_one_sentence(text: str) -> bool:
    """Whether a text is one sentence in which nobody is quoted."""
    bare = text.rstrip(" .-")
    return len(bare) >= _SHORTEST and _QUOTED.search(bare) is None and _INNER.search(bare) is None


@lru_cache(64)  # a line of nothing but credits has the same before each
def _first_copy(text: str) -> int | None:
    """Where a caption begins that a text ends with twice, as a picture's description and its caption."""
    text = text.rstrip(" .-")
    if len(text) < 2 * _SHORTEST or text.count(text[-_SHORTEST:]) < 2:
        return None
    ends = text[-1] + _ENDS_BETWEEN
    for sign in _NOT_SMALL.finditer(text, max(0, len(text) - _LONGEST), len(text) - _SHORTEST):
        begin = sign.start()
        # What does not end with one of these stays as it is without a credit.
        if begin and text[begin - 1] in ends and (sign[0].isupper() or sign[0].isdigit() or sign[0] in "'‘"):
            copy = text[begin:]
            above = _without_credit(text[:begin])
            if above.endswith(copy):
                return len(above) - len(copy)
    return None


def _without_credit(text: str) -> str:
    """A text without what may stand between two copies of a caption: the first one's credit, or 'Foto:'."""
    text = text.rstrip(" ")
    for label in _FOTO:
        text = text.removesuffix(label)
    text = text.rstrip(" .")
    if text.endswith((")", "]")):
        opened = max(text.rfind(sign, -_LONGEST_CREDIT - 2) for sign in "([")
        if opened >= 0 and len(text) - opened > 4 and not {")", "]"}.intersection(text[opened:-1]):
            text = text[:opened]
    return text.rstrip(" .")
