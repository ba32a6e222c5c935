"""The generation that counts, opened, and opened anew when it was replaced."""

from __future__ import annotations

import errno
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, TypeVar

import search.embedded.lean_whoosh  # noqa: F401 # isort: skip - before Whoosh
from whoosh import index as whoosh_index

from search.embedded import digests
from search.embedded.cache import SegmentCache
from search.embedded.folder import IndexFolder, is_latest, latest_commit
from search.embedded.reading import Generation, read_contents
from search.errors import EngineError, QueryTooSlowError

# How often a question is asked anew when the files under it are replaced.
_TRIES: Final = 20

# What keeps a sound index from being read.
_TROUBLE: Final = frozenset(
    {errno.EMFILE, errno.ENFILE, errno.ENOMEM, errno.EIO, errno.ESTALE, errno.ENODEV, errno.EINTR}
)

T = TypeVar("T")


class LatestGeneration:
    """The generation that counts at each call, whatever other processes commit. Thread-safe."""

    def __init__(self, home: IndexFolder, building: Path | None = None, verified: bool = True) -> None:
        """`building`: the folder of a generation that does not count yet, to be taken instead. `verified`:
        whether its digests are looked at; not by who makes them again."""
        self._verified = verified
        self._home = home
        self._building = building
        self._lock = threading.Lock()
        self._generation: Generation | None = None
        self._cache = SegmentCache()

    def _folder(self) -> Path:
        return self._building or self._home.current()

    def get(self) -> Generation:
        """As it is now. Raises what damaged files raise; see `ask`."""
        with self._lock:
            folder = self._folder()
            now = self._generation
            try:
                if now is not None and now.folder == folder and is_latest(folder, now.number):
                    return now
                if self._verified:
                    self._verify(folder)
                generation = Generation(folder, read_contents(folder), self._cache)
            except whoosh_index.EmptyIndexError as error:
                raise FileNotFoundError(f"no index in {folder.name}") from error
            # A writer removes files only after it has named what replaces them, and to Whoosh a column that
            # is gone is one that was never written: what was read counts if nothing has replaced it yet.
            if folder != self._folder() or latest_commit(folder) != generation.number:
                self._cache = SegmentCache()
                raise FileNotFoundError(f"{folder.name} was replaced while it was opened")
            self._generation = generation
            return generation

    def _verify(self, folder: Path) -> None:
        number = latest_commit(folder)
        try:
            digests.verify_opened(folder, number)
        except digests.DamagedError as error:
            if folder != self._folder() or latest_commit(folder) != number:
                raise FileNotFoundError(f"{folder.name} was replaced while it was opened") from error
            raise

    def ask(self, work: Callable[[Generation], T]) -> T:
        """What `work` says of the generation that counts; once more where a writer removed it meanwhile.

        Raises EngineError where there is none, or its files are damaged or may not be read.
        """
        for _ in range(_TRIES):
            try:
                return work(self.get())
            except FileNotFoundError as error:
                missing = error  # removed by a writer between two looks, or really gone
                self._generation = None
            except (EngineError, QueryTooSlowError):
                raise
            except Exception as error:
                raise self._failed(error) from error
        raise self._damaged(missing)

    def read_on(self, found: Iterator[T]) -> Iterator[T]:
        """What is read one by one after `ask` has answered; raises as that does."""
        try:
            yield from found
        except (EngineError, QueryTooSlowError):
            raise
        except Exception as error:
            raise self._failed(error) from error

    def _failed(self, error: Exception) -> EngineError:
        """What went wrong with the index, and the next step. Damaged bytes fail in Whoosh and numpy in a
        dozen ways; what else fails has a name, and would fail of an index made anew."""
        at = self._home.path
        match error:
            case MemoryError():
                return EngineError(
                    f"There is not enough memory to answer from the index at {at}. End other programs, or "
                    "allow this one more."
                )
            case PermissionError():
                return EngineError(f"The index at {at} may not be read ({error.filename}). Ask who owns it.")
            case OSError() if error.errno in _TROUBLE:
                return EngineError(
                    f"The index at {at} cannot be read: {error.strerror} ({error.filename}). Mend that and "
                    "ask again; the index itself may well be sound."
                )
            case _:
                return self._damaged(error)

    def _damaged(self, error: Exception) -> EngineError:
        return EngineError(
            f"The index at {self._home.path} is damaged ({error}). Mend it where that can be with: "
            f"search check --repair --at {self._home.path}; else make it anew with: "
            f"search index --rebuild FOLDER --at {self._home.path}"
        )

    def close(self) -> None:
        """Lets go of what is open."""
        self._generation = None
        self._cache = SegmentCache()
