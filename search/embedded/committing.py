"""Changes committed: what was written becomes the index, in one step.

The order in which one update's files are written and named today:

1. each segment's own files (Whoosh's, then `NAME.columns`), by `SegmentWriter`, in any process;
2. the manifest of the next commit, by who fills it, and synced here: the only file of a commit that is;
3. `stories-N.arrays`, under another name that is then replaced;
4. Whoosh's list of segments `_MAIN_N.toc`, under another name that is then renamed: from here on N counts;
5. then what commit N no longer names is removed: the list before, segments, their columns, the manifest.

A merge does the same, with the manifest of the commit before under its own number (a hard link). A new
generation is made in a folder of its own, `g-…/`: the user's files, an empty list, one update, its merges;
then `warta.json.new` is written, synced and renamed to `warta.json`, and the old folder is removed.

So a process that is killed at any point leaves the commit before or after. After a loss of power that
holds only as far as the file system writes in this order: segments, columns, stories, the list and the
folders are not synced.
"""

from __future__ import annotations

import copy
import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from whoosh.index import TOC, clean_files

from search.embedded import manifests, saved_columns
from search.embedded.folder import OFFICIALS, OUTLETS, latest_commit
from search.embedded.reading import Generation
from search.embedded.schema import NAME, make_schema
from search.embedded.writing import SegmentSink, SegmentSinks, save_columns
from search.model import Article


class Update:
    """Changes to one generation, which become the next at `commit` and not before; see
    `search.keeping.Update`."""

    def __init__(self, generation: Generation) -> None:
        self._generation = generation
        self._segments = [copy.deepcopy(segment) for segment in generation.segments]
        self._sink: SegmentSink | None = None
        self._added: set[str] = set()

    @property
    def sinks(self) -> SegmentSinks:
        return SegmentSinks(self._generation.folder)

    @property
    def manifest(self) -> Path:
        return manifests.path(self._generation.folder, self._generation.number + 1)

    @property
    def outlets(self) -> Path | None:
        return self._copy(OUTLETS)

    @property
    def officials(self) -> Path | None:
        return self._copy(OFFICIALS)

    def _copy(self, name: str) -> Path | None:
        file = self._generation.folder / name
        return file if file.exists() else None

    def add(self, articles: Iterable[Article], root: str = "") -> int:
        count = 0
        self._sink = self._sink or self.sinks.open()
        for article in articles:
            if article.id in self._added:
                raise ValueError(f"article {article.id} was added already by this update")
            self._added.add(article.id)
            self.remove([article.id])
            self._sink.add(article, root)
            count += 1
        return count

    def remove(self, ids: Iterable[str]) -> int:
        count = 0
        for id in ids:
            document = self._generation.document(id)
            if document is not None:
                at, number = self._generation.place(document)
                count += not self._segments[at].is_deleted(number)
                self._segments[at].delete_document(number)
        return count

    def adopt(self, parts: Iterable[Any]) -> None:
        self._segments += parts

    def commit(self) -> None:
        """Makes the changes the index."""
        if self._sink is not None:
            self.adopt(self._sink.finish())
        if self.manifest.exists():
            _sync(self.manifest)
        kept = [segment for segment in self._segments if segment.deleted_count() < segment.doc_count_all()]
        following = self._generation.following(kept)
        following.save_stories()
        commit(following)

    def abandon(self) -> None:
        """Removes what was written for nothing: on a full disk the next try needs the room."""
        with suppress(OSError):  # the folder may be gone
            if latest_commit(self._generation.folder) == self._generation.number:
                sweep(self._generation)
                self.manifest.unlink(missing_ok=True)
            # else the error came after the commit, which counts


def _sync(file: Path) -> None:
    with file.open("rb+") as stream:
        os.fsync(stream.fileno())


def commit(following: Generation) -> None:
    """Makes a generation the index, in one step; then removes the files of segments that no longer count."""
    TOC(make_schema(), following.segments, following.number).write(following.files, NAME)
    clean_files(following.files, NAME, following.number, following.segments)


def sweep(generation: Generation) -> None:
    """Removes files of segments that no commit names. Only who holds the lock may call it."""
    with suppress(OSError):
        clean_files(generation.files, NAME, generation.number, generation.segments)
    shutil.rmtree(generation.folder / f"{NAME}.tmp", ignore_errors=True)


def restore_columns(generation: Generation) -> None:
    """Writes the columns of segments whose file is lost or damaged."""
    for segment in generation.segments:
        file = saved_columns.place(generation.folder, segment.segment_id())
        if saved_columns.load(file, segment.doc_count_all()) is None:
            save_columns(generation.files, segment)
