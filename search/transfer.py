"""An index kept elsewhere too: all of one commit carried from a folder to a cluster, back, or to another
place of the same kind. No page is read again, and answers are the same in both."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from search.engine import address_of
from search.errors import EngineError
from search.keeping import Progress, no_progress, open_keeper
from search.model import KeptArticle, Snapshot


def copy_index(
    source: str | Path, target: str | Path, *, overwrite: bool = False, progress: Progress = no_progress
) -> int:
    """Copies the index at `source` to `target`; how many articles. `overwrite`: in the place of one that is
    there; until all is written that one counts, also after an error.

    Raises EngineError: no index, a damaged one, one at the target, another writer there.
    """
    if _is_same(source, target):
        raise EngineError(f"{source} and {target} are one place. Name another one with --to.")
    origin, place = open_keeper(source), open_keeper(target)
    origin.damage()
    if not overwrite:
        _refuse(place.exists(), source, target)
    with origin.snapshot() as snapshot:
        with place.rebuilding(snapshot.files) as update:
            if not overwrite:  # another process may have made one meanwhile
                _refuse(place.exists(), source, target)
            count = update.carry(_read(snapshot, source, progress))
            if count != snapshot.count:
                raise EngineError(
                    f"{count} of {snapshot.count} articles of {source} could be read; nothing was changed at "
                    f"{target}. See what is wrong with: search check --at {source}"
                )
            if snapshot.manifest is not None:
                shutil.copyfile(snapshot.manifest, update.manifest)
        try:
            place.keep_synonyms(snapshot.synonyms)
        except (EngineError, OSError) as error:
            raise EngineError(
                f"All articles are at {target}, but not the synonyms ({error}). Give it them with: "
                f"search synonyms --use FILE --at {target}"
            ) from error
    return count


def _read(snapshot: Snapshot, source: str | Path, progress: Progress) -> Iterator[KeptArticle]:
    articles = snapshot.articles
    while True:
        try:
            kept = next(articles, None)
        except OSError as error:  # who writes would take it for an error of his own place
            raise EngineError(
                f"The index at {source} cannot be read: {error.strerror or error}. Nothing was changed."
            ) from error
        if kept is None:
            return
        yield kept
        progress(1, snapshot.count)


def _refuse(exists: bool, source: str | Path, target: str | Path) -> None:
    if exists:
        raise EngineError(
            f"There is an index at {target} already; nothing was changed. Name another place with --to, or "
            f"have it replaced with: search copy --from {source} --to {target} --overwrite"
        )


def _is_same(source: str | Path, target: str | Path) -> bool:
    here, there = address_of(source), address_of(target)
    if here is None and there is None:
        return Path(source).resolve() == Path(target).resolve()
    return (
        here is not None
        and there is not None
        and here.name == there.name
        and (not set(here.hosts).isdisjoint(there.hosts))
    )
