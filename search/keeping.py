"""An index kept: the protocol of an engine's writing side, and where the keeper of a place is chosen.

    with open_keeper(where).updating() as update:
        update.remove(["0123456789abcdef"])
        update.add(articles)

What may be dear is done by workers: each opens a sink of its own (`Update.sinks`, which can be sent to
another process), writes articles to it and hands back what `Sink.finish` gives, which the update adopts.

An index remembers what it was made of in a manifest: a file that only its user (`index.updates.manifest`)
reads. The keeper holds one for each commit, carries it on where a commit changes no article, and hands out
local paths: an engine elsewhere fetches it to a temporary file and stores it with the commit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Protocol

from search.engine import address_of, cluster_room, folder_of
from search.model import (
    NO_USER_FILES,
    Article,
    Fault,
    KeptArticle,
    Snapshot,
    StorageStats,
    UserFiles,
)

# Told the bytes that were read since it was told last, and those of all that is to be read.
Progress = Callable[[int, int], object]


def no_progress(size: int, total: int) -> None:
    """Tells nobody."""


class Sink(Protocol):
    """Where one process writes articles before an update adopts them. Nobody sees them yet."""

    def add(self, article: Article, root: str = "") -> None:
        """One more article; `root` is kept with it, and given back by `Keeping.everything`."""
        ...

    def finish(self) -> list[Any]:
        """Writes what is held; what `Update.adopt` takes, which can be sent between processes."""
        ...


class Sinks(Protocol):
    """Opens sinks. Can be pickled, so that a worker process opens its own."""

    def open(self, most_words: int) -> Sink:
        """A sink that holds at most so many words in memory, each in both its forms."""
        ...


class Update(Protocol):
    """Changes that become the index in one step, when the block that `Keeping` opened ends well."""

    def add(self, articles: Iterable[Article], root: str = "") -> int:
        """Adds articles, in the place of those of the same id; how many. Raises ValueError for one that this
        update has added before."""
        ...

    def carry(self, articles: Iterable[KeptArticle]) -> int:
        """Adds articles of another index, each once, with what that knows of them, to an empty one (see
        `Keeping.rebuilding`); how many."""
        ...

    def remove(self, ids: Iterable[str]) -> int:
        """Removes articles by id; how many were there. What this update adds or adopts is not concerned."""
        ...

    @property
    def sinks(self) -> Sinks: ...

    def adopt(self, parts: Iterable[Any]) -> None:
        """Takes in what a `Sink` finished; articles of the same id are removed by the caller."""
        ...

    @property
    def manifest(self) -> Path:
        """Where the manifest of the commit is to be written, whole and closed before the block ends."""
        ...

    @property
    def outlets(self) -> Path | None:
        """A local copy of the user's file of outlets that articles are to be read with, if there is one."""
        ...

    @property
    def officials(self) -> Path | None:
        """The same of officials."""
        ...


class Keeping(Protocol):
    """What every engine does to be kept. To make one opens nothing: there need be no index yet.

    All raise EngineError, with the next step, where there is no index, it is damaged or another version
    made it, unless something else is said.
    """

    def exists(self) -> bool:
        """Whether there is an index, of any version. Raises nothing."""
        ...

    def state(self) -> str:
        """Which commit counts: another text after each. Reads no article."""
        ...

    def manifest(self) -> AbstractContextManager[Path | None]:
        """The manifest of the commit that counts, to be read within the block; None where it is lost."""
        ...

    def old_manifests(self) -> Iterator[Path]:
        """All manifests that are found, of whatever version, the newest first: of an index that does not
        open. Each is there until the next is asked for."""
        ...

    def user_files(self) -> UserFiles:
        """The copies of the user's files that the index was made with, of whatever version."""
        ...

    def keep_synonyms(self, told: bytes | None) -> None:
        """Makes a file's bytes the index's synonyms, at once; None ends that."""
        ...

    def everything(self) -> Iterator[tuple[Article, str]]:
        """All articles, each with the root that it was added with."""
        ...

    def snapshot(self) -> AbstractContextManager[Snapshot]:
        """The commit that counts, to be kept elsewhere too; what is committed meanwhile is not in it."""
        ...

    def damage(self) -> list[Fault]:
        """What is not as it was written, as far as sizes, and the bytes of what names its files and of its
        manifest, tell, and can be made again (see `repairing`); loads no engine. Raises EngineError where
        something cannot, or nothing tells."""
        ...

    def find_faults(self, progress: Progress = no_progress) -> list[Fault]:
        """What is not as it was written or contradicts itself; reads all of the index. Raises EngineError
        where there is none."""
        ...

    def repairing(self) -> AbstractContextManager[Update]:
        """An update of an index whose faults all mend: what can be made again is. The manifest is the
        caller's to write."""
        ...

    def storage(self) -> StorageStats: ...

    def updating(self) -> AbstractContextManager[Update]:
        """One update, for which the index is locked: all or, after an error, nothing of it.

        Also raises EngineError where another process is writing.
        """
        ...

    def rebuilding(self, files: UserFiles = NO_USER_FILES) -> AbstractContextManager[Update]:
        """An update of an empty index beside the one that is there, made with the user's files, which takes
        its place in one step when the block ends well; until then, and after an error, the old one counts.

        There need be no index before. Raises EngineError where the place holds something else, cannot be
        written, or another process is writing.
        """
        ...

    def tidy(self) -> int:
        """Brings what many updates scattered together again (merges); how often. Answers stay the same."""
        ...


def open_keeper(where: str | Path) -> Keeping:
    """The keeper of the index at `where`, which need not exist yet; see `open_engine`.

    Raises EngineError where `where` is no path.
    """
    if (address := address_of(where)) is not None:
        keeper: Keeping = cluster_room("keeper").ClusterKeeper(address)
        return keeper
    folder = folder_of(where)
    from search.embedded.keeper import WhooshKeeper

    return WhooshKeeper(folder)


def building(where: str | Path, files: UserFiles = NO_USER_FILES) -> AbstractContextManager[Update]:
    """A new index at `where`; see `Keeping.rebuilding`."""
    return open_keeper(where).rebuilding(files)


def is_index(names: Iterable[str]) -> bool:
    """Whether a folder that holds these names is an index of some engine, or becomes one."""
    from search.embedded import folder

    return folder.is_index(names)
