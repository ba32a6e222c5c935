"""What leads to another story: 'Baca juga: …' as a line or inside one, as HTML's class, among words."""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import Final

from index.pages.marks import starting

# A line that begins so leads to another story: `related` in marks.toml, where `box` has the whole lines.
_OPENING: Final = starting("related", r"[\W_]{0,3}")
# Class and id words of an HTML element that holds such lines.
CLASSES: Final = "baca-?juga|bacajuga|related|terkait|lihatjg|linksisip"
# Behind the last word of an article's text before a colon.
_VERBS: Final = ("baca", "lihat", "simak", "bacajuga")
_LONGEST_HEADLINE: Final = 14  # words
_ENDS: Final = (".", "?", "!", "\n")
# Where a page's line ends were lost, a heading whose link was stripped stands inside a line
# ('… hari ini.Baca JugaKepala desa itu mengatakan'). A headline behind a colon: `index.pages.inline`.
INSIDE: Final = (
    r"(?<=[.!?”\")])\s*Baca Juga(?=\s*[A-Z\"“]|\d{1,3} [A-Z])",
    r"(?<=[a-z\d])Baca Juga(?=[A-Z])",
    r"(?:^|(?<=\s))Baca_Juga(?=\s)",  # as no sentence has it
    r"(?<=\s)Baca Juga(?=\s{2,}[A-Z\"“])",
    r"(?<=[.!?”\")])\s?Yuk, Simak Juga Video ini!$",
    # Between the entries of a list, or what heads them and the first; what stands before is looked at behind
    # the words, which are tried at each letter.
    r"Baca Juga(?:(?<=[a-z\d:]Baca Juga)|(?<=[a-z\d:]\sBaca Juga))(?=\s?(?:[-–#•]|\d{1,2}[.)]))",
    r"Baca Juga(?:(?<=:Baca Juga)|(?<=:\sBaca Juga)|(?<=\.com\sBaca Juga))(?=[A-Z]| [A-Z][a-z]+,? [a-z])",
    r"Baca Juga(?<=[a-z] Baca Juga)(?=[A-Z])",
)
# Each of those has one of these; looking for them first is cheaper.
INSIDE_SIGNS: Final = ("aca Juga", "mak Juga", "aca_Juga")


def leads_away(text: str) -> bool:
    """Whether a line begins as those that lead to another story do.

    >>> leads_away("(Baca juga: Harga Cabai Naik)"), leads_away("Pembaca juga bertanya.")
    (True, False)
    """
    return _OPENING.begins(text)


def heads_list(reason: str, text: str, boxes: Container[str], *, below_one: bool) -> bool:
    """Whether headlines of other stories may follow on lines of their own: below a line of `boxes` ('Baca
    juga') or one that leads away and ends with a colon; where `below_one`, the list goes on at one that leads
    away too."""
    return reason in boxes or (reason == "related" and (below_one or text.endswith(":")))


def find_spans(low: Sequence[str]) -> list[tuple[int, int]]:
    """Where headlines of other stories stand among words: after 'Baca juga:' to the sentence's end.

    >>> find_spans("hujan . lihat juga : bahlil bantah isu . pasar sepi".split())
    [(5, 8)]
    """
    spans = []
    start = 0
    for _ in range(low.count(":")):
        start = low.index(":", start) + 1
        before = low[max(0, start - 3) : start - 1]
        if before and (before[-1] in _VERBS or (before[-1] == "juga" and before[0] in _VERBS)):
            end = start
            while end < len(low) and end - start < _LONGEST_HEADLINE and low[end] not in _ENDS:
                end += 1
            spans.append((start, end))
    return spans
