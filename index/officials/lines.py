"""The lines of a body whose sentences were broken at every link, joined again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

# Lines that go on a sentence in small letters, or with its signs, before which a body counts as broken.
_BROKEN = 2
_MOST_REPEATED = 8  # words
# What ends a sentence, or leads on to what stands on a line of its own.
_ENDS = re.compile(r"[.!?:…\\][”\"’']*\s*$")
_GOES_ON = re.compile(r"\s*(?:[a-z]|[,;.)]|[”\"] [a-z])")


def join_broken(lines: Sequence[str]) -> Sequence[str]:
    """The lines, those joined that are one sentence: 'Jaksa Agung', 'Bolivia', 'Rudi Kencana mengatakan'.

    A scrape may give each link of a page a line of its own. Where that happened is seen by lines that go on
    in small letters behind one without an end.

    >>> join_broken(["Kata Menteri", "Sosial", "Rudi Kencana", "dalam rapat", ", Kamis.", "Ia pergi."])
    ['Kata Menteri Sosial Rudi Kencana dalam rapat , Kamis.', 'Ia pergi.']
    >>> join_broken(["Ia menyebut “", "makar", "” itu", "kabar", "bohong."])
    ['Ia menyebut “ makar ” itu kabar bohong.']
    >>> join_broken(["Daftar pejabat", "Rudi Kencana"])
    ['Daftar pejabat', 'Rudi Kencana']
    >>> join_broken(["Respons Bupati Bantul", "Bupati Bantul", "Rudi Kencana", "diam", ", lalu pergi."])
    ['Respons Bupati Bantul', 'Bupati Bantul Rudi Kencana diam , lalu pergi.']
    """
    # Nearly all lines begin with a capital: to see that costs a tenth of the pattern.
    small = ((line, following) for line, following in pairwise(lines) if not following[:1].isupper())
    broken = sum(
        _GOES_ON.match(following) is not None and not _ENDS.search(line) for line, following in small
    )
    if broken < _BROKEN:
        return lines
    joined: list[list[str]] = []
    for line in lines:
        if joined and not _ENDS.search(joined[-1][-1]) and not _begins_anew(joined[-1][-1], line):
            joined[-1].append(line)
        else:
            joined.append([line])
    return [" ".join(parts) for parts in joined]


def _begins_anew(line: str, following: str) -> bool:
    """Whether a line begins with words that the one before it, a headline, ends with: 'Kata Ketua DPRD'."""
    ends, begins = line.split()[-_MOST_REPEATED:], following.split(maxsplit=_MOST_REPEATED)
    return any(ends[-size:] == begins[:size] for size in range(2, len(ends) + 1))
