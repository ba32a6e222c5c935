"""The folder of an index: which generation counts, who may write, and how a new one takes its place.

FOLDER/warta.json   names the generation that counts and the versions that made it; replaced in one step
FOLDER/g-…/         a generation: the engine's own files, and copies of the user's officials and outlets
FOLDER/synonyms.toml   a copy of the user's synonyms, where there are any; rebuilding keeps it
FOLDER/lock         held by the one writer
"""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from search.embedded import digests, durable, versions
from search.errors import EngineError
from search.model import UserFiles
from search.process.locks import HeldError, locked

POINTER: Final = "warta.json"
OFFICIALS: Final = "officials.toml"
OUTLETS: Final = "outlets.toml"
SYNONYMS: Final = "synonyms.toml"
_SIGNED: Final = b"\n# as it was given: "
_LOCK: Final = "lock"
_HOLDER: Final = "lock.json"
# Only what we named ourselves is ever removed.
_GENERATION: Final = re.compile(r"g-[0-9a-f]{12}")
# Whoosh's list of segments, which is the commit.
_COMMIT: Final = re.compile(r"_MAIN_(\d+)\.toc")
_OURS: Final = frozenset({POINTER, f"{POINTER}.new", SYNONYMS, f"{SYNONYMS}.new", _LOCK, _HOLDER})


def _who(holder: Path) -> str:
    """Which process holds the lock and since when, as far as it has said so."""
    try:
        told = json.loads(holder.read_text("utf-8"))
        return f" (process {told['process']}, since {told['since']})"
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def _differing(made_by: object) -> str:
    """Which versions an index and this program do not share, in words."""
    if not isinstance(made_by, dict):
        return ""
    ours = versions.current()
    told = [
        f"{name} {made_by.get(name, 'unknown')}, here {ours[name]}"
        for name in ours
        if made_by.get(name) != ours[name]
    ]
    return f" ({'; '.join(told)})"


def _digest(pointer: dict[str, Any]) -> str:
    """Of what names the generation."""
    told = {name: value for name, value in pointer.items() if name != "digest"}
    return digests.of_bytes(json.dumps(told, sort_keys=True).encode()).digest


def _read_copy(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except FileNotFoundError:
        return b""


def latest_commit(folder: Path) -> int:
    """The number of the last commit of a generation, -1 where there is none. Raises FileNotFoundError."""
    names = os.listdir(folder)  # noqa: PTH208 - this runs before every query
    return max((int(found[1]) for name in names if (found := _COMMIT.fullmatch(name))), default=-1)


def is_latest(folder: Path, number: int) -> bool:
    """Whether this commit of a generation is its last: its list is there and the next one's is not.

    A commit's number is one more than that of the commit before, whose list is removed after it is there. Two
    such looks take a tenth of the time in which a folder is listed."""
    stem = f"{folder}{os.sep}_MAIN_"
    return os.access(f"{stem}{number}.toc", os.F_OK) and not os.access(f"{stem}{number + 1}.toc", os.F_OK)


def is_index(names: Iterable[str]) -> bool:
    """Whether a folder that holds these names is an index, or becomes one: a first generation has no pointer
    until it is whole."""
    return any(name == POINTER or _GENERATION.fullmatch(name) for name in names)


class DamagedPointerError(EngineError):
    """There is an index, but what says which generation counts is damaged, or that is gone."""


class IndexFolder:
    """Where an index lives. Nothing outside `path` is ever written."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._pointer = str(path / POINTER)
        # What the pointer says, and which file said so: read before every query, written once a commit.
        self._told: tuple[tuple[int, ...], Path] | None = None

    def exists(self) -> bool:
        """Whether there is an index, of any version."""
        return (self.path / POINTER).exists()

    def current(self) -> Path:
        """The folder of the generation that counts.

        Raises EngineError where there is no index, it cannot be read or another version made it.
        """
        try:
            found = os.stat(self._pointer)  # noqa: PTH116 - this runs before every query
            # It is replaced, never written to: another has another number, or at least another time.
            which = found.st_ino, found.st_ctime_ns, found.st_mtime_ns, found.st_size
            if self._told is not None and self._told[0] == which:
                return self._told[1]
            pointer = self._read()
            made_by = pointer.get("versions")
            generation = str(pointer["generation"])
        except (FileNotFoundError, NotADirectoryError):
            raise EngineError(
                f"There is no index at {self.path}. Make one with: search index FOLDER --at {self.path}"
            ) from None
        except OSError as error:
            raise EngineError(
                f"The index at {self.path} cannot be read: {error.strerror or error} ({error.filename}). "
                "Ask who owns it, or mend that; the index itself may well be sound."
            ) from error
        except (ValueError, KeyError, TypeError) as error:
            raise DamagedPointerError(
                f"The index at {self.path} cannot be read ({error}). "
                f"Make it anew with: search index --rebuild FOLDER --at {self.path}"
            ) from error
        if made_by != versions.current():
            raise EngineError(
                f"The index at {self.path} was made by another version of Warta{_differing(made_by)}. "
                f"Make it anew from its sources with: search index --rebuild --at {self.path}"
            )
        if pointer.get("digest") != _digest(pointer):
            raise DamagedPointerError(
                f"The index at {self.path} is damaged ({POINTER} is not as it was written). "
                f"Make it anew with: search index --rebuild FOLDER --at {self.path}"
            )
        self._told = which, self.path / generation
        return self._told[1]

    def state(self) -> tuple[Path, int]:
        """The folder of the generation that counts and the number of its last commit; raises as `current`."""
        folder = self.current()
        while True:
            try:
                return folder, latest_commit(folder)
            except FileNotFoundError as error:
                gone, folder = folder, self.current()
                if folder == gone:  # else it was replaced between two looks
                    raise DamagedPointerError(
                        f"The index at {self.path} is damaged ({gone.name} is gone). "
                        f"Make it anew with: search index --rebuild FOLDER --at {self.path}"
                    ) from error

    def user_files(self) -> UserFiles:
        """Copies of the user's files that the index, of any version, was made with. Raises OSError."""
        try:
            folder = self.path / str(self._read()["generation"])
        except (OSError, ValueError, KeyError, TypeError):
            return UserFiles()
        return UserFiles(_read_copy(folder / OUTLETS), _read_copy(folder / OFFICIALS))

    def synonyms(self) -> Path | None:
        """The copy of the user's synonyms file, where there is one."""
        copy = self.path / SYNONYMS
        return copy if copy.exists() else None

    def keep_synonyms(self, told: bytes | None) -> None:
        """Makes a file's bytes the index's synonyms, in one step; None ends that."""
        try:
            if told is None:
                durable.remove(self.path / SYNONYMS)
            else:
                # A comment to TOML.
                digest = digests.of_bytes(told).digest.encode()
                durable.write(self.path / SYNONYMS, told + _SIGNED + digest + b"\n")
        except OSError as error:
            raise EngineError(
                f"The synonyms of the index at {self.path} could not be written: {error.strerror or error}. "
                "They are as they were before. Make room or mend that, and run the command again."
            ) from error

    def read_synonyms(self) -> bytes | None:
        """The user's synonyms as they were given, None where there are none. Raises OSError."""
        copy = self.synonyms()
        return copy.read_bytes().rpartition(_SIGNED)[0] if copy else None

    def synonym_faults(self) -> Iterator[str]:
        """What is wrong with the copy of the user's synonyms, in words."""
        copy = self.path / SYNONYMS
        if copy.exists():
            told, _, digest = copy.read_bytes().rpartition(_SIGNED)
            if digest != digests.of_bytes(told).digest.encode() + b"\n":
                yield (
                    f"{SYNONYMS} is not as it was written. Give the index its synonyms again with: "
                    f"search synonyms --use FILE --at {self.path}"
                )

    def _read(self) -> dict[str, Any]:
        pointer: dict[str, Any] = json.loads((self.path / POINTER).read_text("utf-8"))
        return pointer

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Holds the lock. Raises EngineError where another process has it."""
        holder = self.path / _HOLDER
        with ExitStack() as stack:
            try:
                stack.enter_context(locked(self.path / _LOCK, waits=False))
            except HeldError:
                raise EngineError(
                    f"Another process is writing the index at {self.path}{_who(holder)}. "
                    "Try again when it has ended."
                ) from None
            stack.callback(holder.unlink, missing_ok=True)
            since = datetime.now().astimezone().isoformat(" ", "seconds")
            holder.write_text(json.dumps({"process": os.getpid(), "since": since}), "utf-8")
            yield

    @contextmanager
    def replacing(self, files: UserFiles) -> Iterator[Path]:
        """A folder for a new generation with the user's files, which counts from when the block ends well.

        Until then, and after an error, the old one counts. Raises EngineError where the folder holds
        something else, cannot be written, the disk is full, or another process is writing.
        """
        if self.path.exists() and not self.path.is_dir():
            raise EngineError(f"{self.path} is a file. Name an empty or new folder with --at.")
        try:
            durable.make_folder(self.path)
            if self._is_foreign():
                raise EngineError(
                    f"{self.path} holds something else than an index. "
                    "Name an empty or new folder with --at, or empty this one."
                )
            with self.writing():
                self.sweep()
                new = self.path / f"g-{os.urandom(6).hex()}"
                try:
                    new.mkdir()
                    for name, told in ((OUTLETS, files.outlets), (OFFICIALS, files.officials)):
                        if told:
                            durable.write(new / name, told)
                    yield new
                    self._point(new)
                except BaseException:
                    shutil.rmtree(new, ignore_errors=True)
                    raise
                self.sweep()
        except OSError as error:
            raise EngineError(
                f"The index at {self.path} could not be written: {error.strerror or error}. "
                "Mend that or name another folder with --at; an index that was there is unchanged."
            ) from error

    def _is_foreign(self) -> bool:
        """Whether the folder holds what no index has in it: it is somebody's, and must not be swept."""
        if self.exists():
            try:
                return "generation" not in self._read()
            except (OSError, ValueError, TypeError):
                return not any(_GENERATION.fullmatch(entry.name) for entry in self.path.iterdir())
        return any(
            entry.name not in _OURS and not _GENERATION.fullmatch(entry.name) for entry in self.path.iterdir()
        )

    def _point(self, generation: Path) -> None:
        pointer: dict[str, Any] = {"versions": versions.current(), "generation": generation.name}
        pointer["digest"] = _digest(pointer)
        durable.sync_folder(self.path)  # the generation's own name, before anything names it
        durable.write(self.path / POINTER, json.dumps(pointer).encode())

    def sweep(self) -> None:
        """Removes generations that do not count, for who holds the lock. Readers that have one open keep its
        files (POSIX)."""
        try:
            counts = self._read()["generation"]
        except (OSError, ValueError, KeyError, TypeError):
            counts = None
        for entry in self.path.iterdir():
            if _GENERATION.fullmatch(entry.name) and entry.name != counts:
                shutil.rmtree(entry, ignore_errors=True)
