"""Which index of articles counts: the one that the archive's name stands for on the cluster, an alias.

An index of articles is written once and never changed after: a commit makes a new one and moves the alias to
it, in one step of the cluster. So readers see a commit wholly or not at all, and whatever one question asks
is asked of one index.
"""

from __future__ import annotations

import threading
from typing import Any, Final

from search.cluster.builds import Build
from search.cluster.connection import Connection, LostError
from search.cluster.mapping import Body, versions
from search.errors import EngineError

# Builds whose lists are kept: a question may still be at the one before.
_KEPT: Final = 2


class Archive:
    """The indexes behind one name. Thread-safe."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.name = connection.address.name
        self._builds: dict[str, Build] = {}
        self._lock = threading.Lock()

    def find(self) -> str | None:
        """The index that counts, None where there is none. Raises EngineError where the name is another's."""
        try:
            found: Body = self.connection.call(
                # As the node that is asked knows it: where there is no manager, it would wait for one.
                lambda client, seconds: client.indices.get_alias(
                    index=self.name, params={"local": "true"}, request_timeout=seconds
                )
            )
        except LostError:
            return None
        if list(found) == [self.name] or len(found) != 1:
            raise EngineError(
                f"{self.connection.address} is something else than an index of Warta; nothing was changed. "
                "Give another name."
            )
        return next(iter(found))

    def current(self) -> str:
        """The index that counts. Raises EngineError where there is none or another version made it."""
        index = self.find()
        address = self.connection.address
        if index is None:
            raise EngineError(
                f"There is no index at {address}. Make one with: search index FOLDER --at {address}"
            )
        with self._lock:
            if index in self._builds:
                return index
        made_by = self.made_by(index)
        if made_by is None:
            raise EngineError(f"{address} is something else than an index of Warta. Give another name.")
        if made_by != versions():
            differing = "; ".join(
                f"{name} {made_by.get(name, 'unknown')}, here {ours}"
                for name, ours in versions().items()
                if made_by.get(name) != ours
            )
            raise EngineError(
                f"The index at {address} was made by another version of Warta ({differing}). Make it anew "
                f"from its sources with: search index --rebuild --at {address}"
            )
        return index

    def made_by(self, index: str) -> Body | None:
        """The versions that made an index; None of what is not ours."""
        found: Any = self.connection.call(
            lambda client, seconds: client.indices.get_mapping(
                index=index, params={"local": "true"}, request_timeout=seconds
            )
        )
        told: Body | None = found[index]["mappings"].get("_meta", {}).get("warta")
        return told

    def build(self) -> Build:
        """The build that counts."""
        index = self.current()
        with self._lock:
            if index not in self._builds:
                self._builds[index] = Build(self.connection, index)
                for old in list(self._builds)[:-_KEPT]:
                    del self._builds[old]
            return self._builds[index]
