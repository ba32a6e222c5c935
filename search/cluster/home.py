"""What else belongs to an archive on a cluster: the lock, the user's files, the manifest of each commit.

They lie in an index of their own, `NAME-home`, so that any machine can go on with the archive. What is large
is kept in pieces; the first tells how many there are, and a digest of the whole.
"""

from __future__ import annotations

import base64
import getpass
import os
import socket
import time
import uuid
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from search.cluster import mapping
from search.cluster.connection import ConflictError, Connection, LostError
from search.cluster.mapping import Body
from search.errors import EngineError

# Bytes of a piece, packed: a request of some 5 MB.
_PIECE: Final = 4_000_000
# How long the cluster waits for a shard that is not there, before it says so: in that time another node takes
# the place of one that was lost, and each request is tried several times.
_WAITING: Final = "15s"
# Seconds without a sign of life after which a lock is nobody's.
_STALE: Final = 120
_LOCK: Final = "lock"


class DamagedFileError(EngineError):
    """A file of the archive is not as it was written."""


@dataclass(frozen=True, slots=True)
class Held:
    """The lock as its holder last wrote it."""

    sequence: int
    term: int


class Home:
    """The index beside the archive's. Thread-safe."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._index = f"{connection.address.name}-home"
        # By this an own lock is known that could not be let go of, since no node answered then.
        self._holder = uuid.uuid4().hex
        self._holds = False

    def create(self) -> None:
        """Makes it where there is none. Raises EngineError."""

        def work(client: Any, seconds: float) -> None:
            if not client.indices.exists(index=self._index, request_timeout=seconds):
                client.indices.create(index=self._index, body=mapping.home(), request_timeout=seconds)

        try:
            self._connection.call(work)
        except EngineError as error:
            if "resource_already_exists" not in str(error) and "already exists" not in str(error):
                raise

    def _get(self, id: str) -> Body | None:
        try:
            found: Body = self._connection.call(
                lambda client, seconds: client.get(index=self._index, id=id, request_timeout=seconds)
            )
        except LostError:
            return None
        return found

    def file(self, of: str, what: str) -> bytes:
        """A file of an index of articles; empty where there is none. Raises DamagedFileError."""
        first = self._get(f"{of}/{what}/0")
        if first is None:
            return b""
        told = first["_source"]["told"]
        pieces = [first["_source"]["data"]]
        for number in range(1, told["pieces"]):
            piece = self._get(f"{of}/{what}/{number}")
            pieces.append(piece["_source"]["data"] if piece else "")
        try:
            data = zlib.decompress(b"".join(map(base64.b64decode, pieces)))
        except (ValueError, zlib.error):
            data = b""
        if _digest(data) != told["digest"]:
            raise DamagedFileError(f"The {what} of the index at {self._connection.address} are damaged.")
        return data

    @contextmanager
    def copy(self, of: str, what: str) -> Iterator[Path | None]:
        """A local copy of a file for the length of the block; None where there is none."""
        data = self.file(of, what)
        if not data:
            yield None
            return
        with TemporaryDirectory(prefix="warta-") as folder:
            file = Path(folder) / f"{what}.toml"
            file.write_bytes(data)
            yield file

    def mark_synonyms(self, moment: int | None) -> None:
        """Notes when the archive's synonyms were kept where whoever asks looks anyway (see `archive`)."""
        meta = mapping.home()["mappings"]["_meta"] | ({"synonyms": moment} if moment is not None else {})
        self._connection.call(
            lambda client, seconds: client.indices.put_mapping(
                index=self._index, body={"_meta": meta}, request_timeout=seconds
            )
        )

    def keep(self, of: str, what: str, data: bytes) -> None:
        """Keeps a file, in the place of the one that was."""
        packed = zlib.compress(data, 6)
        pieces = [packed[at : at + _PIECE] for at in range(0, len(packed), _PIECE)]
        told = {"pieces": len(pieces), "digest": _digest(data)}
        # The first piece, which tells of the others, comes last.
        for number in reversed(range(len(pieces))):
            body = {
                "of": of,
                "what": what,
                "part": number,
                "moment": time.time_ns(),
                "data": base64.b64encode(pieces[number]).decode("ascii"),
            }
            self._put(f"{of}/{what}/{number}", body | ({"told": told} if number == 0 else {}))

    def note(self, of: str, what: str, told: Body) -> None:
        """Keeps some figures of an index."""
        self._put(
            f"{of}/{what}/0", {"of": of, "what": what, "part": 0, "moment": time.time_ns(), "told": told}
        )

    def noted(self, of: str, what: str) -> Body | None:
        """The figures kept."""
        found = self._get(f"{of}/{what}/0")
        return None if found is None else found["_source"].get("told")

    def _put(self, id: str, body: Body) -> None:
        self._connection.call(
            lambda client, seconds: client.index(
                index=self._index,
                id=id,
                body=body,
                params={"refresh": "true", "timeout": _WAITING},
                request_timeout=seconds,
            )
        )

    def drop(self, of: str, what: str | None = None) -> None:
        """Drops what is kept of an index, or one file of it."""
        found = self._of({"of": of} | ({"what": what} if what else {}))
        ids = [hit["_id"] for hit in found]
        actions = ({"_op_type": "delete", "_index": self._index, "_id": id} for id in ids)
        self._connection.bulk(actions, refresh=True)

    def owners(self, what: str) -> list[str]:
        """The indexes of articles of which a file is kept, the newest first."""
        found = [hit for hit in self._of({"what": what}) if hit["_source"]["part"] == 0]
        found.sort(key=lambda hit: -hit["_source"]["moment"])
        return [hit["_source"]["of"] for hit in found]

    def _of(self, terms: dict[str, str]) -> list[Body]:
        body = {
            "size": 10_000,
            "_source": ["of", "what", "part", "moment"],
            "query": {"bool": {"filter": [{"term": {name: value}} for name, value in terms.items()]}},
        }
        try:
            hits: list[Body] = self._connection.search(self._index, body)["hits"]["hits"]
        except LostError:
            return []
        return hits

    # --- the lock ---

    def lock(self) -> Held:
        """Takes the lock. Raises EngineError where another process is writing, which it names."""
        held = self._take_lock()
        self._holds = True
        return held

    def _take_lock(self) -> Held:
        try:
            return self._write_lock(op_type="create")
        except ConflictError:
            pass
        found = self._get(_LOCK)
        if found is None:
            return self._take_lock()
        told = found["_source"]["told"]
        is_left = told.get("holder") == self._holder and not self._holds
        is_dead = told["host"] == socket.gethostname() and not _is_running(told["process"])
        if is_left or is_dead or time.time() - found["_source"]["moment"] / 1e9 > _STALE:
            with suppress(ConflictError):
                return self.renew(Held(found["_seq_no"], found["_primary_term"]))
        raise EngineError(
            f"Another process is writing to the index at {self._connection.address} (process "
            f"{told['process']} of {told['user']} on {told['host']}, since {told['since']}). Wait until it "
            f"has ended; one that was killed is forgotten after {_STALE} seconds."
        )

    def renew(self, held: Held) -> Held:
        """A sign of life. Raises ConflictError where somebody else has taken the lock."""
        return self._write_lock(if_seq_no=str(held.sequence), if_primary_term=str(held.term))

    def _write_lock(self, **parameters: str) -> Held:
        told = {
            "host": socket.gethostname(),
            "process": os.getpid(),
            "user": _user(),
            "since": time.strftime("%Y-%m-%d %H:%M"),
            "holder": self._holder,
        }
        body = {"of": "", "what": _LOCK, "part": 0, "moment": time.time_ns(), "told": told}
        done = self._connection.call(
            lambda client, seconds: client.index(
                index=self._index,
                id=_LOCK,
                body=body,
                params={**parameters, "timeout": _WAITING},
                request_timeout=seconds,
            )
        )
        return Held(done["_seq_no"], done["_primary_term"])

    def unlock(self, held: Held) -> None:
        """Lets go of the lock, where it is still ours."""
        self._holds = False
        with suppress(EngineError):
            self._connection.call(
                lambda client, seconds: client.delete(
                    index=self._index,
                    id=_LOCK,
                    params={
                        "if_seq_no": str(held.sequence),
                        "if_primary_term": str(held.term),
                        "timeout": _WAITING,
                    },
                    request_timeout=seconds,
                )
            )


def _digest(data: bytes) -> str:
    return blake2b(data, digest_size=16).hexdigest()


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "unknown"


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
