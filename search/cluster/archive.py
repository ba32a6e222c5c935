"""Which index of articles counts: the one that the archive's name stands for on the cluster, an alias.

An index of articles is written once and never changed after: a commit makes a new one and moves the alias to
it, in one step of the cluster. So readers see a commit wholly or not at all, and whatever one question asks
is asked of one index.
"""

from __future__ import annotations

import threading
from typing import Final

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
        return self._look()[0]

    def _look(self) -> tuple[str | None, Body, int | None]:
        """The index that counts, what is told of what made it, and when the archive's synonyms were kept; all
        in one request."""
        try:
            found: Body = self.connection.call(
                # As the node that is asked knows it: where there is no manager, it would wait for one.
                lambda client, seconds: client.indices.get_mapping(
                    index=f"{self.name},{self.name}-home",
                    params={
                        "local": "true",
                        "ignore_unavailable": "true",
                        "filter_path": "*.mappings._meta",
                    },
                    request_timeout=seconds,
                )
            )
        except LostError:
            return None, {}, None
        told = {index: entry["mappings"].get("_meta", {}) for index, entry in found.items()}
        synonyms = told.pop(f"{self.name}-home", {}).get("synonyms")
        if not told and not self._is_taken():
            return None, {}, synonyms
        if list(told) == [self.name] or len(told) != 1:
            raise EngineError(
                f"{self.connection.address} is something else than an index of Warta; nothing was changed. "
                "Give another name."
            )
        ((index, meta),) = told.items()
        return index, meta, synonyms

    def _is_taken(self) -> bool:
        """Whether something has the archive's name that says nothing of itself."""
        taken: bool = self.connection.call(
            lambda client, seconds: client.indices.exists(
                index=self.name, params={"local": "true"}, request_timeout=seconds
            )
        )
        return taken

    def current(self) -> str:
        """The index that counts. Raises EngineError where there is none or another version made it."""
        return self._current()[0]

    def _current(self) -> tuple[str, int | None]:
        index, meta, synonyms = self._look()
        address = self.connection.address
        if index is None:
            raise EngineError(
                f"There is no index at {address}. Make one with: search index FOLDER --at {address}"
            )
        made_by: Body | None = meta.get("warta")
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
        return index, synonyms

    def is_ours(self) -> bool:
        """Whether what counts, of whatever version, is an index of Warta; also where there is none."""
        index, meta, _ = self._look()
        return index is None or "warta" in meta

    def build(self) -> Build:
        """The build that counts."""
        return self.state()[0]

    def state(self) -> tuple[Build, int | None]:
        """The build that counts, and when the archive's synonyms were kept, None where there are none."""
        index, synonyms = self._current()
        with self._lock:
            if index not in self._builds:
                self._builds[index] = Build(self.connection, index)
                for old in list(self._builds)[:-_KEPT]:
                    del self._builds[old]
            return self._builds[index], synonyms
