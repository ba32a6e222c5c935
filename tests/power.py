"""What a disk holds after the power is lost: a run's operations recorded, and cut at any of them.

A file's bytes are on the disk as of its last fsync, a folder's names as of its own. What came later may be
there or not, each name for itself, a file's bytes in part: what POSIX promises, and no more. As SQLite and
LevelDB test it. Names are recorded from Python's audit events, so that what passes by our own functions of
writing is recorded too.
"""

from __future__ import annotations

import os
import random
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_EVENTS = frozenset({"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "open"})
# Python knows no way to take a hook of audit events away.
_recording: list[Recorder] = []


def _hook(event: str, arguments: tuple[Any, ...]) -> None:
    if _recording and event in _EVENTS:
        _recording[-1].look(event, arguments)


sys.addaudithook(_hook)


@dataclass(frozen=True)
class Moment:
    """All that lies below a folder at one operation. `names`: by folder's inode, each name's inode, as they
    are and as they are known to be on the disk, with every inode that a name had in between; `contents`: the
    same of files."""

    names: dict[int, dict[str, int]]
    synced_names: dict[int, dict[str, int]]
    between: dict[int, dict[str, set[int | None]]]
    contents: dict[int, bytes]
    synced_bytes: dict[int, bytes]


@dataclass
class Recorder:
    """Watches a folder, which lies with all it holds on the disk when the recording begins."""

    home: Path
    moments: list[Moment] = field(default_factory=list)
    operations: list[str] = field(default_factory=list)
    _names: dict[int, dict[str, int]] = field(default_factory=dict)
    _synced_names: dict[int, dict[str, int]] = field(default_factory=dict)
    _between: dict[int, dict[str, set[int | None]]] = field(default_factory=dict)
    _bytes: dict[int, tuple[tuple[int, int], bytes]] = field(default_factory=dict)
    _synced_bytes: dict[int, bytes] = field(default_factory=dict)
    _open: dict[int, int] = field(default_factory=dict)
    _busy: bool = False

    def __post_init__(self) -> None:
        self.root = self.home.stat().st_ino
        self._walk()
        self._synced_names = {folder: dict(names) for folder, names in self._names.items()}
        self._synced_bytes = {inode: data for inode, (_, data) in self._bytes.items()}
        self._between = {}

    def look(self, event: str, arguments: tuple[Any, ...]) -> None:
        """Notes how all is before an operation."""
        if self._busy:
            return
        if event == "open":
            file, mode = arguments[:2]
            if not isinstance(mode, str) or not mode.strip("rbtU") or str(self.home) not in str(file):
                return  # read, or elsewhere
        self._note(f"{event} {arguments[:2]}")

    def synced(self, descriptor: int) -> None:
        """What a descriptor stands for is on the disk."""
        self._note(f"fsync {Path(f'/proc/self/fd/{descriptor}').readlink()}")
        inode = os.fstat(descriptor).st_ino
        if inode in self._names:
            self._synced_names[inode] = dict(self._names[inode])
            self._between.pop(inode, None)
        elif inode in self._bytes:
            self._synced_bytes[inode] = self._bytes[inode][1]

    def end(self) -> None:
        self._note("end")
        for descriptor in self._open.values():
            os.close(descriptor)

    def _note(self, operation: str) -> None:
        self._busy = True
        try:
            self._walk()
        finally:
            self._busy = False
        self.operations.append(operation)
        self.moments.append(
            Moment(
                {folder: dict(names) for folder, names in self._names.items()},
                {folder: dict(names) for folder, names in self._synced_names.items()},
                {f: {n: set(was) for n, was in names.items()} for f, names in self._between.items()},
                {inode: data for inode, (_, data) in self._bytes.items()},
                dict(self._synced_bytes),
            )
        )

    def _walk(self) -> None:
        waiting = [self.home]
        while waiting:
            folder = waiting.pop()
            names = {}
            for entry in os.scandir(folder):
                status = entry.stat()
                names[entry.name] = status.st_ino
                if status.st_ino not in self._open:  # else its number may be given to another file
                    self._open[status.st_ino] = os.open(entry.path, os.O_RDONLY)
                if entry.is_dir():
                    waiting.append(Path(entry.path))
                elif self._bytes.get(status.st_ino, (None,))[0] != (status.st_size, status.st_mtime_ns):
                    data = Path(entry.path).read_bytes()
                    self._bytes[status.st_ino] = (status.st_size, status.st_mtime_ns), data
            inode = folder.stat().st_ino
            before = self._names.get(inode, {})
            for name in before.keys() | names.keys():
                if before.get(name) != names.get(name):
                    self._between.setdefault(inode, {}).setdefault(name, set()).add(names.get(name))
            self._names[inode] = names


@contextmanager
def recording(home: Path, monkeypatch: Any) -> Iterator[Recorder]:
    """Records what the block does below a folder, in this process."""
    recorder, fsync = Recorder(home), os.fsync

    def synced(descriptor: int) -> None:
        fsync(descriptor)
        recorder.synced(descriptor)

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", synced)
        _recording.append(recorder)
        try:
            yield recorder
        finally:
            _recording.pop()
            recorder.end()


def restore(recorder: Recorder, at: int, into: Path, dice: random.Random | None) -> None:
    """Makes a folder what the disk holds if the power is lost at a moment: without dice all that was not
    synced is lost; with them, each name and file is as it was synced or as it came to be since."""
    moment = recorder.moments[at]

    def folder(inode: int, place: Path) -> None:
        place.mkdir()
        names = dict(moment.synced_names.get(inode, {}))
        if dice is not None:
            for name, since in sorted(moment.between.get(inode, {}).items()):
                found = dice.choice([names.get(name), *sorted(since, key=lambda n: n or 0)])
                if found is None:
                    names.pop(name, None)
                else:
                    names[name] = found
        for name, child in names.items():
            if child in moment.contents:
                (place / name).write_bytes(contents(child))
            else:
                folder(child, place / name)

    def contents(inode: int) -> bytes:
        synced, now = moment.synced_bytes.get(inode, b""), moment.contents[inode]
        if dice is None or synced == now:
            return synced
        return dice.choice([synced, b"", now[: len(now) // 2], now, bytes(len(now))])

    folder(recorder.root, into)
