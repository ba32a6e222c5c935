"""SQLite's FTS5 in the race: facets by GROUP BY over the rows that match."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import assert_never

from benchmarks.race.archive import Entry
from benchmarks.race.engine import LETTERS, PAGE
from benchmarks.race.questions import Question

_FILE = "fts.db"
# As many as are in so many letters; FTS5 takes 64 at most.
_WORDS = LETTERS // 7
_TABLES = """
CREATE VIRTUAL TABLE text USING fts5(stem, surface, content='', tokenize="unicode61 remove_diacritics 0");
CREATE TABLE article (id INTEGER PRIMARY KEY, outlet TEXT, month INTEGER, stored BLOB);
CREATE TABLE official (article INTEGER, name TEXT, PRIMARY KEY (article, name)) WITHOUT ROWID;
"""
# Of what it marks FTS5 must have the text: the words of articles as written, kept beside their stems.
_WITH_TEXT = "CREATE VIRTUAL TABLE shown USING fts5(text);"


class SQLite:
    name = "SQLite FTS5"

    def __init__(self, snippets: bool = False) -> None:
        self._snippets = snippets
        self.passages: list[str] = []

    def build(self, entries: Iterable[Entry], folder: Path) -> None:
        database = sqlite3.connect(folder / _FILE)
        database.executescript(_TABLES)
        if self._snippets:
            database.execute(_WITH_TEXT)
        for id, entry in enumerate(entries):
            database.execute(
                "INSERT INTO text(rowid, stem, surface) VALUES (?, ?, ?)", (id, entry.stems, entry.surfaces)
            )
            database.execute(
                "INSERT INTO article VALUES (?, ?, ?, ?)", (id, entry.outlet, entry.month, entry.stored)
            )
            if self._snippets:
                database.execute("INSERT INTO shown(rowid, text) VALUES (?, ?)", (id, entry.text))
            names = [(id, name) for name in dict.fromkeys(entry.officials)]
            database.executemany("INSERT INTO official VALUES (?, ?)", names)
        database.execute("INSERT INTO text(text) VALUES ('optimize')")
        if self._snippets:
            database.execute("INSERT INTO shown(shown) VALUES ('optimize')")
        database.commit()
        database.execute("ANALYZE")
        database.close()

    def open(self, folder: Path) -> None:
        self._database = sqlite3.connect(folder / _FILE)

    def ask(self, question: Question) -> int:
        run, match = self._database.execute, _match(question)
        narrowed = "AND month BETWEEN ? AND ?" if question.year else ""
        years = (question.year * 100 + 1, question.year * 100 + 12) if question.year else ()
        joined = "text JOIN article ON article.id = text.rowid WHERE text MATCH ? " + narrowed
        asked = (match, *years)
        best = f"SELECT id, stored FROM {joined} ORDER BY rank LIMIT {PAGE}"
        page = run(best, asked).fetchall()
        if (filling := question.filling(len(page), PAGE)) is not None:
            others = run(best, (_match(filling),)).fetchall()
            page = [*(dict(page) | dict(others)).items()][:PAGE]
        if self._snippets:
            typed = _typed(question)
            shown = f"SELECT snippet(shown, 0, '<b>', '</b>', '…', {_WORDS}) FROM shown "
            # One by one: MATCH with a list of rows reads the words' whole lists.
            rows = [
                run(f"{shown} WHERE shown MATCH ? AND rowid = ?", (typed, id)).fetchone() for id, _ in page
            ]
            self.passages = [text for (text,) in filter(None, rows)]
        outlets = run(f"SELECT outlet, count(*) FROM {joined} GROUP BY outlet", asked).fetchall()
        run(f"SELECT month, count(*) FROM {joined} GROUP BY month", asked).fetchall()
        run(
            "SELECT name, count(*) FROM official WHERE article IN "
            f"(SELECT text.rowid FROM {joined}) GROUP BY name",
            asked,
        ).fetchall()
        return sum(count for _, count in outlets)


def _match(question: Question) -> str:
    words = [f'stem : "{stem}"' for stem in question.stems]
    match question.kind:
        case "words" | "year":
            return " AND ".join(words)
        case "any":
            return " OR ".join(words)
        case "phrase":
            return f'surface : "{" ".join(question.typed)}"'
        case "prefix":
            return f'surface : "{question.typed[0]}" *'
        case "excluding":
            return f"{' AND '.join(words[:-1])} NOT {words[-1]}"
        case _:
            assert_never(question.kind)


def _typed(question: Question) -> str:
    """What is marked: the words as typed, any of them."""
    match question.kind:
        case "phrase":
            return f'"{" ".join(question.typed)}"'
        case "prefix":
            return f'"{question.typed[0]}" *'
        case "words" | "any" | "excluding" | "year":
            words = question.typed[:-1] if question.kind == "excluding" else question.typed
            return " OR ".join(f'"{word}"' for word in words)
        case _:
            assert_never(question.kind)
