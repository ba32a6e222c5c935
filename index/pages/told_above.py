"""What a page tells above a row: by which a list of its own text is told from tags and the site's lists."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from index.pages.lines import Line
from index.pages.site_voice import Judged, stems

_SHORTEST: Final = 5  # words of a row that tells; shorter ones are the site's name and its menus
_MOST_COMPARED: Final = 6_000  # letters of a text in which a tag is looked for
_LONGEST_TAG: Final = 4  # words
_ANNOUNCING: Final = 4  # words of what ends with a colon
_FEWEST_NAMED: Final = 2  # words of a row of a list that the text names
_POINTING: Final = frozenset({"berikut", "adapun", "itu", "tersebut"})
# Head whom to ask about a release or an advertisement.
_CONTACTS: Final = frozenset({
    "narahubung", "contact person", "kontak", "kontak person", "hubungi", "informasi lebih lanjut", "cp",
    "informasi dan pemesanan", "kontak pers", "informasi pemasangan iklan", "pemasangan iklan", "info iklan",
    "iklan dan kerja sama", "alamat redaksi", "kantor redaksi", "hubungi redaksi",
})  # fmt: skip


class ToldAbove:
    """What stands above a row in the text and its headline; each row is looked at once, as rows are asked for
    downwards."""

    def __init__(self, rows: Sequence[Judged]) -> None:
        self._rows = rows
        self._until = 0
        self._stems: set[str] = set()
        self._text = ""

    def _read(self, at: int) -> None:
        told = []
        for row in self._rows[self._until : at]:
            if not row.reason and len(row.line.words) >= _SHORTEST:
                self._stems |= stems(row.line.text[len(row.line.dateline) :])
                told.append(row.line.text.casefold())
        self._until = max(self._until, at)
        if told and len(self._text) < _MOST_COMPARED:
            self._text = " ".join([self._text, *told])[:_MOST_COMPARED]

    def takes_up(self, line: Line, at: int) -> bool:
        """Whether a telling word of the line is told above the row `at`."""
        self._read(at)
        return not self._stems.isdisjoint(stems(line.text))

    def takes_up_all(self, line: Line, at: int) -> bool:
        """Whether each telling word of the line is told above the row `at`."""
        self._read(at)
        return stems(line.text) <= self._stems

    def names(self, line: Line, at: int) -> bool:
        """Whether a short line stands word for word in what is told above the row `at`."""
        self._read(at)
        return len(line.words) <= _LONGEST_TAG and line.text.casefold().strip(" .,;") in self._text

    def is_strange(self, at: int) -> bool:
        """Whether the row `at` ends with a colon as what announces a list does, but nothing of it is told
        above, nor does it point to anything, nor is its list of what is told: of 78 last lists of articles
        none stands below such a row."""
        line = self._rows[at].line
        if line.text[-1] != ":":
            return False
        if line.fold.strip(" :") in _CONTACTS:
            return True
        if len(line.words) < _ANNOUNCING:
            return False
        if self.takes_up(line, at):
            return False
        return _POINTING.isdisjoint(line.fold.rstrip(" :").split()) and not self._is_of_text(at + 1)

    def _is_of_text(self, first: int) -> bool:
        """Whether one of two rows names what is told above them: 'Putra: Cengkir vs Serayu 3-1'."""
        for row in self._rows[first : first + 2]:
            named = stems(row.line.text)
            shared = len(named & self._stems)
            if shared >= _FEWEST_NAMED and 2 * shared >= len(named):
                return True
        return False
