"""The keeper of a Whoosh index in a folder: updated, made anew, merged and looked through."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from search.embedded import digests, manifests, versions
from search.embedded.folder import DamagedPointerError, IndexFolder
from search.errors import EngineError
from search.model import NO_USER_FILES, Article, Fault, Snapshot, StorageStats, UserFiles
from search.process.stages import Stage

# Whoosh and numpy load when an index is written or read: to say which commit counts must not take longer
# than the looking.
if TYPE_CHECKING:
    from search.embedded.arrivals import Arrivals
    from search.embedded.committing import Update
    from search.embedded.opening import LatestGeneration
    from search.embedded.reading import Generation


class WhooshKeeper:
    """See `search.keeping.Keeping`. What it reads is the generation that counts at each call."""

    def __init__(self, folder: Path) -> None:
        self._home = IndexFolder(folder)
        # The last manifest whose bytes were looked at: a commit's never changes, and of a million files it is
        # 190 MB.
        self._verified: Path | None = None

    @cached_property
    def _latest(self) -> LatestGeneration:
        from search.embedded.opening import LatestGeneration

        return LatestGeneration(self._home)

    # --- what is there ---

    def exists(self) -> bool:
        return self._home.exists()

    def state(self) -> str:
        folder, number = self._home.state()
        return f"{folder.name}/{number}"

    def damage(self) -> list[Fault]:
        folder, number = self._home.state()
        try:
            found = digests.quickly_damaged(folder, number)
        except digests.DamagedError as error:
            raise EngineError(
                f"The index at {self._home.path} is damaged ({error}); nothing was changed. See "
                f"whether more is, and mend it with: search check --repair --at {self._home.path}"
            ) from error
        except OSError as error:
            raise EngineError(
                f"The index at {self._home.path} cannot be read: {error.strerror or error}. Mend that, "
                "and run the command again; the index itself may well be sound."
            ) from error
        if self._home.state() != (folder, number):  # a writer has just replaced it
            return []
        manifest = manifests.path(folder, number)
        if not found and manifest.exists():
            self._verified = manifest
            return []
        lost = [error for error in found if not digests.is_made_again(error.name)]
        if lost:
            raise EngineError(
                f"The index at {self._home.path} is damaged ({lost[0]}); nothing was changed. Make it anew "
                f"from its sources with: search index --rebuild --at {self._home.path}"
            )
        return [_fault(error) for error in found] or [Fault(f"{manifest.name} is gone", mends=True)]

    @contextmanager
    def manifest(self) -> Iterator[Path | None]:
        folder, number = self._home.state()
        file = manifests.path(folder, number)
        try:
            entry = digests.load(folder, number).get(file.name)
            if entry is not None and self._verified != file:
                digests.verify(folder, file.name, entry)
                self._verified = file
        except digests.DamagedError as error:
            if error.name == file.name:
                yield None
                return
        yield file if file.exists() else None

    def old_manifests(self) -> Iterator[Path]:
        yield from manifests.newest_first(self._home.path)

    def user_files(self) -> UserFiles:
        return self._home.user_files()

    def everything(self) -> Iterator[tuple[Article, str]]:
        return _opened(self._latest).everything()

    @contextmanager
    def snapshot(self) -> Iterator[Snapshot]:
        import shutil
        from tempfile import TemporaryDirectory

        from search.embedded.carrying import kept_articles

        with TemporaryDirectory(prefix="warta-") as folder:
            while True:
                state = self.state()
                generation, articles = self._latest.ask(lambda found: (found, kept_articles(found)))
                files, synonyms = self.user_files(), self._home.read_synonyms()
                with self.manifest() as manifest:
                    copy = None if manifest is None else Path(shutil.copy(manifest, folder))
                if self.state() == state:  # else a writer has just committed
                    break
            articles = self._latest.read_on(articles)
            yield Snapshot(generation.columns.count, articles, files, synonyms, copy)

    def find_faults(self, progress: Callable[[int, int], object] = lambda size, total: None) -> list[Fault]:
        try:
            folder, number = self._home.state()
        except DamagedPointerError as error:
            return [Fault(str(error))]
        faults = []
        entries: dict[str, digests.Entry] = {}
        try:
            entries = digests.load(folder, number)
        except digests.DamagedError as error:
            faults.append(Fault(f"{error}: the digests of all files", mends=True))
        total = sum(entry.size for entry in entries.values())
        found = list(digests.damaged(folder, entries, lambda size: progress(size, total)))
        faults += map(_fault, found)
        faults += [Fault(text) for text in self._home.synonym_faults()]
        if found or not all(fault.mends for fault in faults):
            # What is as it was written contradicts nothing; the rest would, and say no more.
            return faults
        from search.embedded import checking
        from search.embedded.opening import LatestGeneration

        try:
            generation = _opened(LatestGeneration(self._home, verified=False))
            return [*faults, *checking.find_faults(generation)]
        except EngineError as error:
            return [*faults, Fault(str(error))]

    def storage(self) -> StorageStats:
        size = sum(file.stat().st_size for file in self._home.path.rglob("*") if file.is_file())
        return StorageStats(size, len(_opened(self._latest).segments), versions.current())

    # --- changes ---

    @contextmanager
    def updating(self) -> Iterator[Update]:
        _opened(self._latest)  # where there is no index, its lock cannot be had
        with self._home.writing():
            self._home.sweep()
            with _change(self._latest) as update:
                yield update

    @contextmanager
    def rebuilding(self, files: UserFiles = NO_USER_FILES) -> Iterator[Update]:
        from search.embedded import arrivals
        from search.embedded.committing import create
        from search.embedded.opening import LatestGeneration

        with self._home.replacing(files) as new:
            create(new)
            building = LatestGeneration(self._home, new)
            with _change(building, arrivals.latest(self._home.path)) as update:
                yield update
            _tidy(building)

    @contextmanager
    def repairing(self) -> Iterator[Update]:
        from search.embedded.committing import restore
        from search.embedded.opening import LatestGeneration

        with self._home.writing():
            self._drop_what_is_made_again()
            latest = LatestGeneration(self._home, verified=False)
            restore(_opened(latest))
            with _change(latest) as update:
                yield update

    def _drop_what_is_made_again(self) -> None:
        """Removes columns and lists that are not as they were written, though they may be whole: another
        segment's."""
        folder, number = self._home.state()
        try:
            entries = digests.load(folder, number)
        except digests.DamagedError:
            return
        made = {name: entry for name, entry in entries.items() if name.endswith((".columns", ".lists"))}
        for error in digests.damaged(folder, made):
            (folder / error.name).unlink(missing_ok=True)

    def tidy(self) -> int:
        _opened(self._latest)
        with self._home.writing():
            return _tidy(self._latest)

    def keep_synonyms(self, told: bytes | None) -> None:
        self._home.keep_synonyms(told)


def _fault(error: digests.DamagedError) -> Fault:
    return Fault(f"{error}{digests.is_lost_with(error.name)}", mends=digests.is_made_again(error.name))


def _opened(latest: LatestGeneration) -> Generation:
    return latest.ask(lambda generation: generation)


@contextmanager
def _change(latest: LatestGeneration, before: Arrivals | None = None) -> Iterator[Update]:
    """An update of a generation, for who holds the lock; `before`: see `Update`."""
    from search.embedded.committing import Update, sweep

    generation = _opened(latest)
    # What a writer that was killed left behind.
    sweep(generation)
    update = Update(generation, before)
    try:
        yield update
        update.commit()
    except BaseException:
        update.abandon()
        raise


def _tidy(latest: LatestGeneration) -> int:
    """Merges segments and saves lost columns and lists anew, for who holds the lock; the number of merges."""
    from search.embedded.committing import restore
    from search.embedded.merging import merge_once

    count = 0
    with Stage.MERGING:
        while merge_once(_opened(latest)):
            count += 1
        restore(_opened(latest))
    return count
