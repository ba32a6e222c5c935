"""What an index was made of: roots, files, records and problems, in a file that its keeper holds.

There is one (of SQLite) for each commit, so the two can never disagree: it is complete before the commit is
made (`search.keeping.Update.manifest`), and counts from that moment. A lost or damaged one is made again
from the index.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from index.files.sources import NO_HINTS, Hints, Skipped
from search.model import Article, Problem

_SCHEMA: Final = """
CREATE TABLE roots (
  id INTEGER PRIMARY KEY, location TEXT UNIQUE, label TEXT UNIQUE, is_folder INTEGER,
  added TEXT, updated TEXT);
CREATE TABLE files (
  id INTEGER PRIMARY KEY, root INTEGER, path TEXT UNIQUE, size INTEGER, modified INTEGER,
  touched INTEGER, seen INTEGER);
CREATE INDEX files_of_root ON files (root);
CREATE TABLE items (
  id TEXT PRIMARY KEY, file INTEGER, record TEXT, digest TEXT, is_article INTEGER) WITHOUT ROWID;
CREATE INDEX items_of_file ON items (file);
CREATE TABLE problems (file INTEGER, path TEXT, item TEXT, record TEXT, reason TEXT);
CREATE INDEX problems_of_file ON problems (file);
CREATE TABLE skipped (file INTEGER, path TEXT, is_beside INTEGER);
CREATE INDEX skipped_of_file ON skipped (file);
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT);
"""
# Of each item that is read its old problems are looked for; manifests of Warta 0.2 lack it.
_LATER: Final = "CREATE INDEX IF NOT EXISTS problems_of_item ON problems (item)"
# What has files in it, whose paths go on inside.
_CONTAINERS: Final = (
    ".zip", ".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz", ".eml", ".mbox", ".warc", ".warc.gz", ".wacz"
)  # fmt: skip
# A file changed within this time of its reading may change again under the same time stamp.
_RACY_NANOSECONDS: Final = 2_000_000_000
# Size, times of change and of reading of a file that is not known.
_NEVER: Final = (-1, -1, -1, -1)


@dataclass(frozen=True, slots=True)
class Root:
    """A folder or file that the index is made of. `label` begins the paths of its articles: its name, or
    where two roots have one name, the name with a number; once chosen it stays, and with it the ids. `hints`:
    what its user says of it."""

    id: int
    location: Path
    label: str
    is_folder: bool
    added: str
    updated: str
    hints: Hints = NO_HINTS

    def below(self, beginning: str) -> Hints:
        """Its hints where the paths of its articles begin with another label, or with that of a folder above
        it: the ids of now are to be kept as aliases."""
        before = tuple((beginning + now[len(self.label) :], then) for now, then in self.hints.formerly)
        if beginning != self.label:
            before = (*before, (beginning, self.label))
        return replace(self.hints, formerly=tuple(pair for pair in before if pair[0] != pair[1]))


@dataclass(frozen=True, slots=True)
class Seen:
    """A file as the folder lists it: path with label, size in bytes, time of change in ns, its place, and
    `touched`, the time of change in ns that the system keeps for itself: see `Source`."""

    path: str
    size: int
    modified: int
    file: str = ""
    touched: int = 0


@dataclass(frozen=True, slots=True)
class Difference:
    """What a folder lists against what is known: files new or perhaps changed, paths that are gone, and how
    many files are as they were."""

    changed: tuple[Seen, ...]
    gone: tuple[str, ...]
    same: int


@dataclass(frozen=True, slots=True)
class Counts:
    """What the manifest holds of one root."""

    files: int
    articles: int
    problems: int


# Problems of a root that belong to no file of it; ?1 is its label.
_OF_FOLDERS: Final = "file IS NULL AND (path = ?1 OR substr(path, 1, 1 + length(?1)) = ?1 || '/')"


class Manifest:
    """An open manifest. `read` gives one that is never written to; `begin` one for the next commit."""

    def __init__(self, connection: sqlite3.Connection, file: Path | None = None) -> None:
        """`file`: where all of it stands that was read, if in one that is never written to."""
        self._db = connection
        self._file = file
        self._db.execute("PRAGMA temp_store = MEMORY")

    # --- opening ---

    @classmethod
    def read(cls, path: Path | None) -> Manifest | None:
        """The manifest of a commit; None where it is lost or damaged."""
        if path is None or not path.exists():
            return None
        try:
            connection = sqlite3.connect(f"{path.absolute().as_uri()}?immutable=1", uri=True)
            manifest = cls(connection, path)
            if manifest.fact("complete") != "yes":
                return None
            return manifest
        except sqlite3.DatabaseError:
            return None

    @classmethod
    def begin(cls, path: Path, before: Manifest | None) -> Manifest:
        """A manifest for the next commit, a copy of the one `before` it. Readers do not see it yet."""
        path.unlink(missing_ok=True)
        if before is not None and before._file is not None:
            shutil.copyfile(before._file, path)  # a sixth of the time in which SQLite copies it
        connection = sqlite3.connect(path)
        # It counts only once it is whole: a journal would protect what nobody reads.
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        manifest = cls(connection)
        if before is None:
            connection.executescript(_SCHEMA)
        elif before._file is None:
            before._db.commit()
            before._db.backup(connection)
        connection.execute(_LATER)
        manifest.set_fact("complete", "no")
        connection.commit()  # what a copy says until then is what the manifest before it said
        return manifest

    def finish(self, now: str) -> None:
        """Writes all and closes; the commit may be made, which syncs the file."""
        self.set_fact("updated", now)
        self.set_fact("complete", "yes")
        self._db.commit()
        self._db.close()

    def close(self) -> None:
        self._db.close()

    def fact(self, name: str) -> str | None:
        row = self._db.execute("SELECT value FROM facts WHERE name = ?", (name,)).fetchone()
        return row[0] if row else None

    def set_fact(self, name: str, value: str) -> None:
        self._db.execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", (name, value))

    @property
    def updated(self) -> str | None:
        """When the last update ended, ISO 8601."""
        return self.fact("updated")

    # --- roots ---

    def roots(self) -> list[Root]:
        rows = self._db.execute(
            "SELECT id, location, label, is_folder, added, updated FROM roots ORDER BY location"
        )
        return [
            Root(id, Path(where), label, bool(kind), a, u, self._hints(where))
            for id, where, label, kind, a, u in rows
        ]

    def _hints(self, location: str) -> Hints:
        keys, outlet, before = json.loads(self.fact(f"hints for {location}") or "[[], null, []]")
        return Hints(
            tuple((field, key) for field, key in keys), outlet, tuple((now, then) for now, then in before)
        )

    def set_hints(self, location: Path, hints: Hints) -> None:
        """What a root's user says of it."""
        self.set_fact(f"hints for {location}", json.dumps([hints.keys, hints.outlet, hints.formerly]))

    def mounts(self, root: Root) -> set[str]:
        """The paths of a root below which another disk was mounted when it was read."""
        return set(json.loads(self.fact(f"mounts of {root.location}") or "[]"))

    def set_mounts(self, root: Root, paths: Iterable[str]) -> None:
        self.set_fact(f"mounts of {root.location}", json.dumps(sorted(paths)))

    def add_root(self, location: Path, label: str, now: str) -> Root:
        """A new root; see `free_label`."""
        self._db.execute(
            "INSERT INTO roots (location, label, is_folder, added, updated) VALUES (?, ?, ?, ?, ?)",
            (str(location), label, location.is_dir(), now, now),
        )
        return next(root for root in self.roots() if root.location == location)

    def touch_root(self, root: Root, now: str) -> None:
        self._db.execute("UPDATE roots SET updated = ? WHERE id = ?", (now, root.id))

    def drop_root(self, root: Root) -> list[str]:
        """Forgets a root with all its files; the ids of its items."""
        ids = [id for path in self.paths(root) for id in self.drop_file(path)]
        self.replace_folder_problems(root.label, ())
        self._db.execute("DELETE FROM facts WHERE name = ?", (f"mounts of {root.location}",))
        self._db.execute("DELETE FROM roots WHERE id = ?", (root.id,))
        self._db.execute("DELETE FROM facts WHERE name = ?", (f"hints for {root.location}",))
        return ids

    def article_ids(self, root: Root) -> set[str]:
        """The ids of its articles, without what is no article."""
        query = "SELECT items.id FROM items JOIN files ON items.file = files.id WHERE is_article AND root = ?"
        return {id for (id,) in self._db.execute(query, (root.id,))}

    def counts(self, root: Root) -> Counts:
        def one(query: str) -> int:
            return int(self._db.execute(query, (root.id,)).fetchone()[0])

        return Counts(
            one("SELECT COUNT(*) FROM files WHERE root = ?"),
            one(
                "SELECT COUNT(*) FROM items JOIN files ON items.file = files.id WHERE is_article AND root = ?"
            ),
            one("SELECT COUNT(*) FROM problems JOIN files ON problems.file = files.id WHERE root = ?"),
        )

    # --- files ---

    def paths(self, root: Root, below: str = "") -> list[str]:
        """The paths of a root's files, or of those at or below one path."""
        rows = self._db.execute("SELECT path FROM files WHERE root = ? ORDER BY path", (root.id,))
        return [path for (path,) in rows if is_within(path, below)]

    def seen(self, root: Root) -> list[Seen]:
        """A root's files as they were when they were read."""
        rows = self._db.execute("SELECT path, size, modified FROM files WHERE root = ?", (root.id,))
        return [Seen(path, size, modified) for path, size, modified in rows]

    def compare(
        self, root: Root | None, listed: Iterable[Seen], below: str = "", seconds: float = 0
    ) -> Difference:
        """What a root lists, or the part at or below one path, against what is known of it. What was given
        up after less than so many `seconds` counts as changed. Memory: what differs, and some hundred bytes
        a file known."""
        left = self.left()
        rows = self._db.execute(
            "SELECT path, size, modified, touched, seen FROM files WHERE root = ?",
            (root.id if root else None,),
        )
        known = {path: tuple(rest) for path, *rest in rows}
        changed, same = [], 0
        for seen in listed:
            size, modified, touched, when = known.pop(seen.path, _NEVER)
            # What is only touched is read again, and its digests tell whether anything in it changed.
            is_same = (size, modified, touched) == (seen.size, seen.modified, seen.touched)
            has_more = seen.path in left and left[seen.path][0] < seconds
            if is_same and not has_more and abs(when - modified) >= _RACY_NANOSECONDS:
                same += 1
            else:
                changed.append(seen)
        changed.sort(key=lambda seen: seen.path)
        return Difference(tuple(changed), tuple(sorted(p for p in known if is_within(p, below))), same)

    def items(self, path: str) -> dict[str, str]:
        """Ids and digests of a file's articles."""
        rows = self._db.execute(
            "SELECT items.id, items.digest FROM items JOIN files ON items.file = files.id WHERE path = ?",
            (path,),
        )
        return dict(rows)

    def articles(self, path: str) -> list[str]:
        """The ids of a file's articles."""
        rows = self._db.execute(
            "SELECT items.id FROM items JOIN files ON items.file = files.id WHERE is_article AND path = ?",
            (path,),
        )
        return [id for (id,) in rows]

    def read_again(self, file: int) -> None:
        """Lets the next update read a file again, though it stays as it is."""
        self._db.execute("UPDATE files SET size = -1, modified = -1, seen = 0 WHERE id = ?", (file,))

    def leave(self, path: str, seconds: float, articles: int) -> None:
        """Notes that a file, or something in it, is not read again before it has changed or an item has more
        than so many seconds, and how many articles stay as they were."""
        before = json.loads(self.fact(f"left {path}") or "null") or (seconds, 0)
        self.set_fact(f"left {path}", json.dumps([min(seconds, before[0]), articles + before[1]]))

    def left(self) -> dict[str, tuple[float, int]]:
        """The paths of such files, with the seconds and the number of articles."""
        rows = self._db.execute("SELECT substr(name, 6), value FROM facts WHERE substr(name, 1, 5) = 'left '")
        return {path: tuple(json.loads(value)) for path, value in rows}

    def try_again(self, path: str, seconds: float) -> float | None:
        """Forgets what of a file was given up after less than so many seconds; after how many the rest was,
        None where nothing was."""
        before = json.loads(self.fact(f"left {path}") or "null")
        if before is None or before[0] >= seconds:
            return None if before is None else float(before[0])
        self._db.execute(
            "DELETE FROM items WHERE NOT is_article AND file IN (SELECT id FROM files WHERE path = ?)",
            (path,),
        )
        return None

    def put_file(self, root: Root, seen: Seen, now_ns: int) -> int:
        """Notes a file as read at `now_ns`; its number. Problems of the file as a whole are cleared."""
        self._db.execute(
            """INSERT INTO files (root, path, size, modified, touched, seen) VALUES (?, ?, ?, ?, ?, ?)
               ON CONFLICT (path) DO UPDATE SET root = excluded.root, size = excluded.size,
               modified = excluded.modified, touched = excluded.touched, seen = excluded.seen""",
            (root.id, seen.path, seen.size, seen.modified, seen.touched, now_ns),
        )
        number = int(self._db.execute("SELECT id FROM files WHERE path = ?", (seen.path,)).fetchone()[0])
        self._db.execute("DELETE FROM problems WHERE file = ? AND item IS NULL", (number,))
        self._db.execute("DELETE FROM skipped WHERE file = ?", (number,))
        self._db.execute("DELETE FROM facts WHERE name = ?", (f"left {seen.path}",))
        return number

    def put_skipped(self, skipped: Skipped, file: int) -> None:
        """Notes what lies in a file and is not read."""
        self._db.execute("INSERT INTO skipped VALUES (?, ?, ?)", (file, skipped.path, skipped.is_beside))

    def skipped(self) -> list[Skipped]:
        """What lies in archives and messages and is not read."""
        rows = self._db.execute("SELECT path, is_beside FROM skipped ORDER BY path")
        return [Skipped(path, bool(beside)) for path, beside in rows]

    def put_item(self, file: int, id: str, record: str | None, digest: str, is_article: bool = True) -> None:
        """Notes a page or record, also one that gave no article, so that it is not tried again."""
        self._db.execute(
            "INSERT OR REPLACE INTO items VALUES (?, ?, ?, ?, ?)", (id, file, record, digest, is_article)
        )
        self._db.execute("DELETE FROM problems WHERE item = ?", (id,))

    def drop_items(self, ids: Iterable[str]) -> None:
        rows = [(id,) for id in ids]
        self._db.executemany("DELETE FROM items WHERE id = ?", rows)
        self._db.executemany("DELETE FROM problems WHERE item = ?", rows)

    def drop_file(self, path: str) -> list[str]:
        """Forgets a file; the ids of its articles."""
        ids = list(self.items(path))
        row = self._db.execute("SELECT id FROM files WHERE path = ?", (path,)).fetchone()
        if row:
            self._db.execute("DELETE FROM problems WHERE file = ?", row)
            self._db.execute("DELETE FROM skipped WHERE file = ?", row)
            self._db.execute("DELETE FROM items WHERE file = ?", row)
            self._db.execute("DELETE FROM files WHERE id = ?", row)
            self._db.execute("DELETE FROM facts WHERE name = ?", (f"left {path}",))
        return ids

    # --- problems ---

    def put_problem(self, problem: Problem, file: int | None, item: str | None = None) -> None:
        self._db.execute(
            "INSERT INTO problems VALUES (?, ?, ?, ?, ?)",
            (file, problem.path, item, problem.record, problem.reason),
        )

    def replace_folder_problems(self, label: str, problems: Iterable[Problem]) -> None:
        """Problems of a root that belong to no file that was read: links, pipes, unreadable folders."""
        self._db.execute(f"DELETE FROM problems WHERE {_OF_FOLDERS}", (label,))
        for problem in problems:
            self.put_problem(problem, None)

    def folder_problems(self, label: str) -> set[Problem]:
        """Those that were noted of a root's folders."""
        rows = self._db.execute(f"SELECT path, reason, record FROM problems WHERE {_OF_FOLDERS}", (label,))
        return {Problem(path, reason, record) for path, reason, record in rows}

    def problems(self) -> Iterator[Problem]:
        rows = self._db.execute("SELECT path, reason, record FROM problems ORDER BY path, rowid")
        yield from (Problem(path, reason, record) for path, reason, record in rows)

    # --- whole ---

    def ids(self) -> set[str]:
        """The ids of all articles."""
        return {id for (id,) in self._db.execute("SELECT id FROM items WHERE is_article")}

    def count_articles(self) -> int:
        return int(self._db.execute("SELECT COUNT(*) FROM items WHERE is_article").fetchone()[0])

    def count_files(self) -> int:
        return int(self._db.execute("SELECT COUNT(*) FROM files").fetchone()[0])

    def count_problems(self) -> int:
        return int(self._db.execute("SELECT COUNT(*) FROM problems").fetchone()[0])

    @classmethod
    def restored(cls, articles: Iterable[tuple[Article, str]], now: str) -> Manifest:
        """A manifest in memory, made again from the articles of an index."""
        connection = sqlite3.connect(":memory:")
        connection.executescript(_SCHEMA)
        manifest = cls(connection)
        manifest.restore(articles, now)
        return manifest

    def restore(self, articles: Iterable[tuple[Article, str]], now: str) -> None:
        """Fills an empty manifest from the articles of an index, each with its root's location (a folder's
        ends with '/'). Sizes and times are unknown, so the next update compares bytes."""
        roots: dict[str, Root] = {}
        files: dict[str, int] = {}
        for article, where in articles:
            if where not in roots:
                roots[where] = self._restore_root(article, where, now)
            path = file_of(article.path)
            if path not in files:
                files[path] = self.put_file(roots[where], Seen(path, -1, -1), 0)
            self.put_item(files[path], article.id, article.record, article.digest)

    def _restore_root(self, article: Article, where: str, now: str) -> Root:
        label = article.path.split("/", 1)[0]
        self._db.execute(
            "INSERT INTO roots (location, label, is_folder, added, updated) VALUES (?, ?, ?, ?, ?)",
            (str(Path(where)), label, where.endswith("/"), now, now),
        )
        return next(root for root in self.roots() if root.label == label)


def now() -> str:
    """The time as a manifest has it: ISO 8601, UTC, whole seconds."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def free_label(location: Path, taken: Collection[str]) -> str:
    """The label of a new root: its folder's name, with a number where that is taken."""
    name = (location if location.is_dir() else location.parent).name or "root"
    numbered = (name if n == 1 else f"{name}~{n}" for n in range(1, len(taken) + 2))
    return next(label for label in numbered if label not in taken)


def is_within(path: str, below: str) -> bool:
    """Whether a path is another or lies below it; all lie below ''."""
    return not below or path == below or path.startswith(f"{below}/")


def file_of(path: str) -> str:
    """The path of the file that an article's path names: an archive's for what is inside it.

    >>> file_of("arsip/2021.zip/mei/a.txt")
    'arsip/2021.zip'
    """
    parts = path.split("/")
    for at, part in enumerate(parts[:-1]):
        if at and part.lower().endswith(_CONTAINERS):
            return "/".join(parts[: at + 1])
    return path
