"""What an index was made of, opened for reading: the manifest that counts, or else the best that is left."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from index.updates.manifest import Manifest, now
from search.errors import EngineError
from search.keeping import Keeping, open_keeper


@contextmanager
def opened(at: Path | str) -> Iterator[Manifest]:
    """The manifest of an index's last commit, for reading; made again in memory where it is lost.

    Raises EngineError where there is no index."""
    with last(open_keeper(at)) as manifest:
        yield manifest


@contextmanager
def last(keeper: Keeping) -> Iterator[Manifest]:
    """The same of a keeper."""
    with keeper.manifest() as file:
        manifest = Manifest.read(file)
        if manifest is None:
            manifest = Manifest.restored(keeper.everything(), now())
        try:
            yield manifest
        finally:
            manifest.close()


@contextmanager
def last_readable(keeper: Keeping) -> Iterator[Manifest | None]:
    """The same; of an index that does not open the newest that can be read, if any."""
    with ExitStack() as stack:
        manifest: Manifest | None
        try:
            manifest = stack.enter_context(last(keeper))
        except EngineError:
            olds = (Manifest.read(file) for file in keeper.old_manifests())
            manifest = next((old for old in olds if old is not None), None)
            if manifest is not None:
                stack.callback(manifest.close)
        yield manifest
