"""A digest of each file of a commit, kept with it, so that every byte that changes by itself is seen.

`digests-N.json` belongs to commit N and is on the disk before that counts. Its first line is the digest of
what follows it: a JSON object of the versions that made the commit and, for each file, its size and digest.
The list of segments that makes the commit is among the files. What a merge or an update leaves as it was
keeps the entry that it had.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from hashlib import blake2b
from pathlib import Path
from typing import Final, NamedTuple

from search.embedded import durable

_AT_ONCE: Final = 1 << 20


class Entry(NamedTuple):
    """A file as it was written: its size in bytes and its digest (BLAKE2b of 16 bytes, in hex)."""

    size: int
    digest: str


class DamagedError(Exception):
    """A file of a commit is not as it was written; `name`: which one."""

    def __init__(self, name: str, what: str) -> None:
        super().__init__(f"{name} {what}")
        self.name = name


def of_bytes(data: bytes) -> Entry:
    """The entry of a file that holds `data`."""
    return Entry(len(data), blake2b(data, digest_size=16).hexdigest())


def of_file(file: Path, progress: Callable[[int], object] = lambda size: None) -> Entry:
    """The entry of a file as it is now; `progress` is told the bytes read. Raises OSError."""
    digest, size = blake2b(digest_size=16), 0
    with file.open("rb") as stream:
        while data := stream.read(_AT_ONCE):
            digest.update(data)
            size += len(data)
            progress(len(data))
    return Entry(size, digest.hexdigest())


def path(folder: Path, number: int) -> Path:
    """Where the digests of commit `number` of the generation in `folder` lie."""
    return folder / f"digests-{number}.json"


def save(folder: Path, number: int, files: Mapping[str, Entry]) -> None:
    """Writes the digests of a commit that does not count yet; its folder is left to be synced. Raises
    OSError."""
    told = {name: [entry.size, entry.digest] for name, entry in sorted(files.items())}
    text = json.dumps({"files": told}).encode()
    durable.write(path(folder, number), of_bytes(text).digest.encode() + b"\n" + text, named=False)


def load(folder: Path, number: int) -> dict[str, Entry]:
    """The files of a commit by name. Raises DamagedError, and OSError where they cannot be read."""
    file = path(folder, number)
    try:
        digest, _, text = file.read_bytes().partition(b"\n")
    except FileNotFoundError:
        raise DamagedError(file.name, "is gone") from None
    if digest != of_bytes(text).digest.encode():
        raise DamagedError(file.name, "is not as it was written")
    return {name: Entry(size, digest) for name, (size, digest) in json.loads(text)["files"].items()}


def verify_size(folder: Path, name: str, entry: Entry) -> None:
    """Raises DamagedError where a file is gone or of another size, and OSError."""
    try:
        size = (folder / name).stat().st_size
    except FileNotFoundError:
        raise DamagedError(name, "is gone") from None
    if size != entry.size:
        raise DamagedError(name, f"has {size:,} of {entry.size:,} bytes")


def verify(folder: Path, name: str, entry: Entry, progress: Callable[[int], object] = lambda n: None) -> None:
    """The same, and where its bytes are other ones: reads all of it."""
    verify_size(folder, name, entry)
    if of_file(folder / name, progress) != entry:
        raise DamagedError(name, "is not as it was written")


def is_made_again(name: str) -> bool:
    """Whether a file of a commit says nothing that its others do not: answers are right without it."""
    return name.endswith((".columns", ".lists", ".arrays", ".db")) or name.startswith("digests-")


def is_lost_with(name: str) -> str:
    """What is not known any more where a file that is made again was lost: '' or the rest of a sentence."""
    return "; when its articles came is not known any more" if name.startswith("arrivals-") else ""


def verify_opened(folder: Path, number: int) -> None:
    """What a reader looks at before it answers from commit `number`: the sizes of the files that it needs,
    and the bytes of the list and of the user's files. Raises DamagedError and OSError."""
    for name, entry in load(folder, number).items():
        if name.endswith((".toc", ".toml")):
            verify(folder, name, entry)
        elif not is_made_again(name):
            verify_size(folder, name, entry)


def quickly_damaged(folder: Path, number: int) -> list[DamagedError]:
    """The same, and of what can be made again the sizes, and the bytes of the manifest: what is wrong."""
    found: list[DamagedError] = []
    for name, entry in load(folder, number).items():
        look = verify if name.endswith((".toc", ".toml", ".db")) else verify_size
        try:
            look(folder, name, entry)
        except DamagedError as error:
            found.append(error)
    return found


def damaged(
    folder: Path, files: Mapping[str, Entry], progress: Callable[[int], object] = lambda n: None
) -> Iterator[DamagedError]:
    """Which files are not as they were written; reads all of each. What cannot be read is damaged too."""
    for name, entry in sorted(files.items()):
        try:
            verify(folder, name, entry, progress)
        except DamagedError as error:
            yield error
        except OSError as error:
            yield DamagedError(name, f"cannot be read: {error.strerror or error}")


def sweep(folder: Path, number: int) -> None:
    """Removes the digests of other commits than `number`."""
    for file in folder.glob("digests-*.json*"):
        if file != path(folder, number):
            file.unlink(missing_ok=True)
