"""Changes committed: what was written becomes the index, in one step, also where the power is lost.

The order in which the files of commit N are written, synced and named:

1. each segment's own files (Whoosh's, `NAME.lists`, then `NAME.columns`), by `SegmentWriter`, in any
   process; the manifest, by who fills it; `stories-N.arrays`, `joined-N.arrays`, `arrivals-N.arrays`: none of
   them named by anything that counts;
2. each of them synced, and a digest taken of it;
3. `digests-N.json`, with the digest of the list that comes next, synced;
4. the folder synced: from here on all that N names is on the disk;
5. Whoosh's list of segments `_MAIN_N.toc`, under another name, synced, renamed, its folder synced: from here
   on N counts, and stays;
6. only then what commit N no longer names is removed: the list before, segments, columns, manifest, digests.

A merge does the same, with the manifest of the commit before under its own number (a hard link). A new
generation is made in a folder of its own, `g-…/`: the user's files, an empty list, one update, its merges,
each a commit as above; then the folder above it is synced, `warta.json` is written under another name,
synced, renamed, that folder synced again, and only then the old generation is removed.

So a process that is killed, or a machine without power, leaves the commit before or after.
"""

from __future__ import annotations

import copy
import shutil
from array import array
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

import numpy as np
from whoosh.filedb.filestore import FileStorage, RamStorage
from whoosh.index import TOC, clean_files

from search import identifiers
from search.embedded import arrivals, digests, durable, joined, lists, manifests, saved_columns, stories
from search.embedded.arrivals import Arrivals
from search.embedded.folder import OFFICIALS, OUTLETS, latest_commit
from search.embedded.reading import Generation
from search.embedded.schema import NAME, make_schema
from search.embedded.segments import open_reader
from search.embedded.writing import SegmentSink, SegmentSinks, save_columns
from search.model import Article, KeptArticle
from search.process.stages import Stage
from search.retrieval.documents import make_document

# What is kept of each commit beside its segments.
_KEPT: Final = (stories.KEPT, joined.KEPT, arrivals.KEPT)


class Update:
    """Changes to one generation, which become the next at `commit` and not before; see
    `search.keeping.Update`."""

    def __init__(self, generation: Generation, before: Arrivals | None = None) -> None:
        """`before`: when articles came that an index had which this one takes the place of."""
        self._generation = generation
        self._before = before
        self._segments = [copy.deepcopy(segment) for segment in generation.segments]
        self._sink: SegmentSink | None = None
        self._added: set[str] = set()
        self._carried = array("q"), array("q")

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

    def carry(self, articles: Iterable[KeptArticle]) -> int:
        """See `search.keeping.Update`."""
        count = 0
        self._sink = self._sink or self.sinks.open()
        ids, moments = self._carried
        for article, root, added, known in articles:
            self._sink.take(make_document(article, root) if known is None else known.document)
            ids.append(identifiers.number(article.id))
            moments.append(added)
            count += 1
        return count

    def remove(self, ids: Iterable[str]) -> int:
        count = 0
        for document in self._generation.documents(ids):
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
        kept = [segment for segment in self._segments if segment.deleted_count() < segment.doc_count_all()]
        following = self._generation.following(kept)
        with Stage.STORIES:
            following.save_stories(self._generation)
        with Stage.COLUMNS:
            following.save_joined()
        with Stage.COMMIT:
            ids, moments = (np.frombuffer(some, np.int64) for some in self._carried)
            before = (self._before or self._generation.arrivals).but(ids, moments)
            following.save_arrivals(before, arrivals.now())
            commit(following)

    def abandon(self) -> None:
        """Removes what was written for nothing: on a full disk the next try needs the room."""
        with suppress(OSError):  # the folder may be gone
            if latest_commit(self._generation.folder) == self._generation.number:
                sweep(self._generation)
            # else the error came after the commit, which counts


def create(folder: Path) -> None:
    """An empty index in a folder that holds none: its commit 0. Raises OSError."""
    commit_segments(folder, FileStorage(str(folder)), [], 0)


def commit(following: Generation) -> None:
    """Makes a generation the index, in one step; then removes what no longer counts. Raises OSError."""
    commit_segments(following.folder, following.files, following.segments, following.number)
    sweep(following)


def commit_segments(folder: Path, files: Any, segments: Sequence[Any], number: int) -> None:
    """Makes segments whose files are written the index of a folder, in one step; see above for the order."""
    try:
        before = digests.load(folder, number - 1)
    except (digests.DamagedError, OSError):
        before = {}
    kept = {name: entry for name, entry in before.items() if is_of(name, segments)}
    manifest = before.get(manifests.name(number - 1))
    if manifest is not None and manifests.is_carried(folder, number):
        kept[manifests.name(number)] = manifest
    new = [name for name in _named(files, segments, number) if name not in kept]
    durable.sync_files(folder / name for name in new)
    listed = _list_of(segments, number)
    entries = kept | {name: digests.of_file(folder / name) for name in new}
    digests.save(folder, number, entries | {list_name(number): digests.of_bytes(listed)})
    durable.sync_folder(folder)
    durable.write(folder / list_name(number), listed)


def _list_of(segments: Sequence[Any], number: int) -> bytes:
    """Whoosh's list of segments, as its file has it."""
    memory = RamStorage()
    TOC(make_schema(), list(segments), number).write(memory, NAME)
    return bytes(memory.files[list_name(number)])


def list_name(number: int) -> str:
    """The file that makes a commit."""
    return str(TOC._filename(NAME, number))


def segment_of(name: str) -> str:
    """The id of the segment that a file would belong to."""
    return name.partition(".")[0]


def is_of(name: str, segments: Iterable[Any]) -> bool:
    """Whether a file belongs to one of the segments."""
    return segment_of(name) in {segment.segment_id() for segment in segments}


def _named(files: Any, segments: Sequence[Any], number: int) -> list[str]:
    """The files that a commit names beside its list."""
    others = {kept.file(number) for kept in _KEPT} | {manifests.name(number), OUTLETS, OFFICIALS}
    return sorted(name for name in files.list() if is_of(name, segments) or name in others)


def sweep(generation: Generation) -> None:
    """Removes the files that no commit names. Only who holds the lock may call it."""
    folder = generation.folder
    with suppress(OSError):
        clean_files(generation.files, NAME, generation.number, generation.segments)
        for kept in _KEPT:
            kept.sweep(folder, generation.number)
        manifests.sweep(folder, generation.number)
        digests.sweep(folder, generation.number)
        for aside in folder.glob("*.new"):
            aside.unlink(missing_ok=True)
    shutil.rmtree(folder / f"{NAME}.tmp", ignore_errors=True)


def restore(generation: Generation) -> None:
    """Writes the columns and lists of segments whose file is lost or damaged: the same bytes as before."""
    for segment in generation.segments:
        file = saved_columns.place(generation.folder, segment.segment_id())
        if file.name in generation.lost:
            save_columns(generation.files, segment)
            durable.sync_file(file)
            durable.sync_folder(generation.folder)
            generation.lost.remove(file.name)
        file = lists.place(generation.folder, segment.segment_id())
        if file.name in generation.lost:
            _restore_lists(generation, segment, file)
            generation.lost.remove(file.name)


def _restore_lists(generation: Generation, segment: Any, file: Path) -> None:
    """Aside first: who asks has the old file mapped."""
    reader = open_reader(generation.files, make_schema(), segment)
    aside = file.with_name(f"{file.name}.new")
    with aside.open("wb") as stream:
        lists.write_lists(reader, stream)
    reader.close()
    durable.sync_file(aside)
    aside.replace(file)
    durable.sync_folder(generation.folder)
