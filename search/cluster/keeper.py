"""The keeper of an index on a cluster: updated, made anew, looked through.

What counts is never changed. An update makes a copy of the index (a clone, whose files are hard links),
changes that, and then moves the alias to it, which is one step of the cluster; a rebuild does the same with
an empty one. So readers have all of a commit or none of it, and a writer that fails leaves an index that
nobody asks, which the next writer removes. The index before is kept until the next commit, for who still
asks it.
"""

from __future__ import annotations

import logging
import os
import tempfile
import threading
import time
import uuid
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from functools import cached_property, partial
from pathlib import Path
from typing import Any, Final

from search.cluster import joined, mapping, stories
from search.cluster.address import Address
from search.cluster.archive import Archive
from search.cluster.builds import Build
from search.cluster.connection import LONG, ConflictError, Connection, LostError
from search.cluster.documents import added_up, digest, read, stored
from search.cluster.home import DamagedFileError, Held, Home
from search.cluster.mapping import Body
from search.cluster.writing import (
    ClusterSink,
    ClusterSinks,
    Removed,
    Target,
    Written,
    count_words,
    no_words,
)
from search.errors import EngineError
from search.model import (
    NO_USER_FILES,
    Article,
    Fault,
    KeptArticle,
    Snapshot,
    StorageStats,
    UserFiles,
)
from search.retrieval.days import EPOCH

_WORDS: Final = "-words"
# Seconds between two signs of life of who holds the lock.
_BEAT: Final = 30
# Seconds that a commit waits for its replicas; it counts without them, too.
_COPIES: Final = 300
# An index of articles is named so behind the archive's name.
_NAMED: Final = "{name}-{number}"
SHARDS: Final = "WARTA_CLUSTER_SHARDS"
REPLICAS: Final = "WARTA_CLUSTER_REPLICAS"
_MANIFEST: Final = "manifest"
_COMMIT: Final = "commit"

_log = logging.getLogger(__name__)


class ClusterKeeper:
    """See `search.keeping.Keeping`."""

    def __init__(self, address: Address) -> None:
        self._address = address

    @cached_property
    def _connection(self) -> Connection:
        return Connection(self._address)

    @cached_property
    def _archive(self) -> Archive:
        return Archive(self._connection)

    @cached_property
    def _home(self) -> Home:
        return Home(self._connection)

    # --- what is there ---

    def exists(self) -> bool:
        """Raises EngineError where the cluster cannot be asked: that is no empty place."""
        return self._archive.find() is not None

    def state(self) -> str:
        return self._archive.current()

    def damage(self) -> list[Fault]:
        index = self._archive.current()
        noted = self._noted(index)
        count = self._connection.search(index, {"size": 0, "track_total_hits": True})["hits"]["total"][
            "value"
        ]
        if count != noted["articles"]:
            raise EngineError(
                f"The index at {self._address} has {count} articles, and {noted['articles']} were written; "
                f"nothing was changed. Make it anew with: search index --rebuild --at {self._address}"
            )
        try:
            self._home.file(index, _MANIFEST)
        except DamagedFileError as error:
            return [Fault(str(error), mends=True)]
        return []

    def _noted(self, index: str) -> Body:
        noted = self._home.noted(index, _COMMIT)
        if noted is None:
            raise EngineError(
                f"What {self._address} holds does not say how it was committed ({self._address.name}-home is "
                f"lost). Make it anew with: search index --rebuild FOLDER --at {self._address}"
            )
        return noted

    @contextmanager
    def manifest(self) -> Iterator[Path | None]:
        with self._manifest_of(self._archive.current()) as file:
            yield file

    @contextmanager
    def _manifest_of(self, index: str) -> Iterator[Path | None]:
        try:
            data = self._home.file(index, _MANIFEST)
        except DamagedFileError:
            data = b""
        if not data:
            yield None
            return
        with tempfile.TemporaryDirectory(prefix="warta-") as folder:
            file = Path(folder) / "manifest.db"
            file.write_bytes(data)
            yield file

    def old_manifests(self) -> Iterator[Path]:
        for index in self._home.owners(_MANIFEST):
            with self._manifest_of(index) as file:
                if file is not None:
                    yield file

    def user_files(self) -> UserFiles:
        index = self._archive.find()
        if index is None:
            return NO_USER_FILES
        return UserFiles(self._home.file(index, "outlets"), self._home.file(index, "officials"))

    def keep_synonyms(self, told: bytes | None) -> None:
        self._archive.current()
        if told is None:
            self._home.mark_synonyms(None)
            self._home.drop("", "synonyms")
        else:
            self._home.keep("", "synonyms", told)
            self._home.mark_synonyms(time.time_ns())

    def everything(self) -> Iterator[tuple[Article, str]]:
        for hit in self._hits(self._archive.current()):
            yield read(hit)

    def _hits(self, index: str) -> Iterator[Body]:
        """All articles of an index."""
        return self._connection.pages(index, {"match_all": {}}, [{"number": "asc"}], mapping.ARTICLES, 200)

    @contextmanager
    def snapshot(self) -> Iterator[Snapshot]:
        index = self._archive.current()
        with self._manifest_of(index) as manifest:
            yield Snapshot(
                int(self._noted(index)["articles"]),
                self._kept_articles(index),
                UserFiles(self._home.file(index, "outlets"), self._home.file(index, "officials")),
                self._home.file("", "synonyms") or None,
                manifest,
            )

    def _kept_articles(self, index: str) -> Iterator[KeptArticle]:
        fields: Body = {**mapping.ARTICLES, "docvalue_fields": ["added"]}
        try:
            hits = self._connection.pages(index, {"match_all": {}}, [{"number": "asc"}], fields, 500)
            for hit in hits:
                yield KeptArticle(*read(hit), hit["fields"]["added"][0])
        except LostError as error:
            raise EngineError(
                f"The index at {self._address} was updated twice while it was read, and what was read is "
                "gone. Run the command again while nobody updates it."
            ) from error

    def find_faults(self, progress: Callable[[int, int], object] = lambda size, total: None) -> list[Fault]:
        index = self._archive.current()
        faults: list[Fault] = []
        noted = self._home.noted(index, _COMMIT)
        if noted is None:
            return [Fault("what was committed is not noted: the index beside it (-home) is lost or damaged")]
        total, count = noted["articles"], 0
        found = 0
        for hit in self._hits(index):
            with suppress(ValueError, zlib.error):  # then the sum is another
                found = added_up([digest(hit["_id"], stored(hit))], found)
            count += 1
            progress(1, total)
        if count != total:
            faults.append(Fault(f"{count} articles are there, and {total} were written"))
        elif str(found) != noted["digest"]:
            faults.append(Fault("an article is not as it was written"))
        try:
            self._home.file(index, _MANIFEST)
        except DamagedFileError as error:
            faults.append(Fault(str(error), mends=True))
        return faults

    def storage(self) -> StorageStats:
        index = self._archive.current()
        told: Any = self._connection.call(
            lambda client, seconds: client.indices.stats(index=f"{index}*", request_timeout=seconds)
        )
        sizes = told["_all"]["total"]
        primaries = told["indices"][index]["primaries"]
        return StorageStats(
            sizes["store"]["size_in_bytes"], primaries["segments"]["count"], mapping.versions()
        )

    # --- changes ---

    @contextmanager
    def updating(self) -> Iterator[ClusterUpdate]:
        base = self._archive.current()
        with self._locked():
            base = self._archive.current()  # another may have committed before the lock was ours
            self._sweep()
            new = self._name()
            with _putting_away(self, new):
                for suffix in ("", _WORDS):
                    self._clone(f"{base}{suffix}", f"{new}{suffix}")
                with closing(ClusterUpdate(self, new, base, base, self.user_files())) as update:
                    yield update
                    self._commit(update, base)

    @contextmanager
    def rebuilding(self, files: UserFiles = NO_USER_FILES) -> Iterator[ClusterUpdate]:
        if not self._archive.is_ours():
            raise EngineError(
                f"{self._address} is something else than an index of Warta; nothing was changed."
            )
        self._home.create()
        with self._locked():
            old = self._archive.find()
            self._sweep()
            new = self._name()
            with _putting_away(self, new):
                self._create(new)
                with closing(ClusterUpdate(self, new, None, old, files)) as update:
                    yield update
                    self._commit(update, old)

    @contextmanager
    def repairing(self) -> Iterator[ClusterUpdate]:
        """What mends is the manifest, which the caller writes."""
        with self.updating() as update:
            yield update

    def tidy(self) -> int:
        """The cluster merges by itself."""
        self._archive.current()
        return 0

    # --- steps ---

    def _name(self) -> str:
        return _NAMED.format(name=self._address.name, number=uuid.uuid4().hex[:12])

    def _shape(self) -> tuple[int, int]:
        """How many shards and replicas an index is made with."""
        told: Any = self._connection.call(
            lambda client, seconds: client.cluster.health(request_timeout=seconds)
        )
        nodes = max(1, told["number_of_data_nodes"])
        return _number(SHARDS, nodes), _number(REPLICAS, min(1, nodes - 1), least=0)

    def _create(self, index: str) -> None:
        shards, replicas = self._shape()
        for name, body in (
            (index, mapping.articles(shards, replicas)),
            (f"{index}{_WORDS}", mapping.words(1, replicas)),
        ):
            create = partial(_create, name, body)
            self._connection.call(create, LONG)

    def _clone(self, old: str, new: str) -> None:
        _, replicas = self._shape()
        settings = {"index.blocks.write": None, "index.number_of_replicas": replicas}
        self._connection.call(
            lambda client, seconds: client.indices.clone(
                index=old,
                target=new,
                body={"settings": settings},
                params={"wait_for_active_shards": "1", "timeout": "120s"},
                request_timeout=seconds,
            ),
            LONG,
        )
        self._wait(new, "yellow", 120)

    def _wait(self, index: str, status: str, seconds: int) -> bool:
        """Whether an index has come to a status in so many seconds."""
        told: Any = self._connection.call(
            lambda client, _: client.cluster.health(
                index=index,
                params={"wait_for_status": status, "timeout": f"{seconds}s"},
                request_timeout=seconds + 10,
                ignore=408,
            ),
            LONG,
        )
        return not told.get("timed_out", False)

    def _refresh(self, index: str) -> None:
        told: Any = self._connection.call(
            lambda client, seconds: client.indices.refresh(index=index, request_timeout=seconds), LONG
        )
        if told["_shards"]["failed"]:
            raise EngineError(f"Part of the new index at {self._address} is lost; the old one is as it was.")

    def _commit(self, update: ClusterUpdate, old: str | None) -> None:
        new = update.index
        update.write()
        self._refresh(new)
        if not update.is_settled:
            stories.settle(self._connection, new)
        for index in (new, f"{new}{_WORDS}"):
            self._refresh(index)
            self._connection.call(partial(_close_to_writers, index), LONG)
        count = self._connection.search(new, {"size": 0, "track_total_hits": True})["hits"]["total"]["value"]
        if count != update.count:
            raise EngineError(
                f"The cluster at {self._address} has {count} of {update.count} articles that it was given; "
                "the index is as it was. Try again."
            )
        files = update.files
        for what, data in (("outlets", files.outlets), ("officials", files.officials)):
            if data:
                self._home.keep(new, what, data)
        if update.manifest.exists():
            self._home.keep(new, _MANIFEST, update.manifest.read_bytes())
        joined.save(self._home, new, Build(self._connection, new).find_joined())
        self._home.note(new, _COMMIT, {"articles": count, "digest": str(update.digest)})
        for index in (new, f"{new}{_WORDS}"):
            if not self._wait(index, "green", _COPIES):
                _log.warning("%s has not all of its replicas yet", index)
        self._hold()
        actions: list[Body] = [{"add": {"index": new, "alias": self._address.name}}]
        if old is not None:
            actions.insert(0, {"remove": {"index": old, "alias": self._address.name, "must_exist": True}})
        self._connection.call(
            lambda client, seconds: client.indices.update_aliases(
                body={"actions": actions}, request_timeout=seconds
            )
        )
        self._sweep(but=old)

    def _sweep(self, but: str | None = None) -> None:
        """Removes indexes of ours that do not count, `but` one. Only who holds the lock may call it."""
        current = self._archive.find()
        kept = {name for index in (current, but) if index for name in (index, f"{index}{_WORDS}")}
        told: Body = self._connection.call(
            lambda client, seconds: client.indices.get_mapping(
                index=f"{self._address.name}-*", request_timeout=seconds
            )
        )
        for name in sorted(told.keys() - kept):
            number = name.removeprefix(f"{self._address.name}-").removesuffix(_WORDS)
            ours = told[name]["mappings"].get("_meta", {}).get("warta")
            if len(number) == 12 and set(number) <= set("0123456789abcdef") and ours:
                self._drop(name)

    def _drop(self, index: str) -> None:
        with suppress(LostError):
            self._connection.call(
                lambda client, seconds: client.indices.delete(index=index, request_timeout=seconds), LONG
            )
        if not index.endswith(_WORDS):
            with suppress(LostError):
                self._home.drop(index)

    # --- the lock, with signs of life ---

    _held: Held | None = None

    @contextmanager
    def _locked(self) -> Iterator[None]:
        self._home.create()
        self._held = self._home.lock()
        ended = threading.Event()
        beating = threading.Thread(target=self._beat, args=(ended,), daemon=True)
        beating.start()
        try:
            yield
        finally:
            ended.set()
            beating.join()
            self._home.unlock(self._held)
            self._held = None

    def _beat(self, ended: threading.Event) -> None:
        while not ended.wait(_BEAT):
            with suppress(EngineError):  # the commit looks whether the lock is still ours
                self._hold()

    _holding = threading.Lock()

    def _hold(self) -> None:
        """A sign of life. Raises EngineError where the lock is somebody else's by now."""
        with self._holding:
            if self._held is None:
                return
            try:
                self._held = self._home.renew(self._held)
            except ConflictError as error:
                raise EngineError(
                    f"Another process has taken over the index at {self._address}, since this one gave no "
                    "sign of life; nothing was changed. Run the command again."
                ) from error


def _create(index: str, body: Body, client: Any, seconds: float) -> None:
    client.indices.create(index=index, body=body, request_timeout=seconds)


def _close_to_writers(index: str, client: Any, seconds: float) -> None:
    """Writes all to the disk, and lets nobody write to it any more."""
    client.indices.flush(index=index, params={"wait_if_ongoing": "true"}, request_timeout=seconds)
    client.indices.put_settings(index=index, body={"index.blocks.write": True}, request_timeout=seconds)


@contextmanager
def _putting_away(keeper: ClusterKeeper, new: str) -> Iterator[None]:
    """Removes a new index that has not come to count, where the block ends with an error."""
    try:
        yield
    except BaseException:
        with suppress(EngineError):
            if keeper._archive.find() != new:
                for name in (f"{new}{_WORDS}", new):
                    keeper._drop(name)
        raise


class ClusterUpdate:
    """Changes to a new index, which becomes the one that counts when the block ends; see
    `search.keeping.Update`."""

    def __init__(
        self, keeper: ClusterKeeper, index: str, base: str | None, before: str | None, files: UserFiles
    ) -> None:
        """`base`: the index that this one is a copy of, None where it is empty; `before`: the one in whose
        place it comes, whose articles' moments of arrival hold."""
        self.index = index
        self.files = files
        self._connection = keeper._connection
        self._base = base
        noted: Body = keeper._noted(base) if base is not None else {"articles": 0, "digest": "0"}
        self.count = int(noted["articles"])
        self.digest = int(noted["digest"])
        self._target = Target(keeper._address, index, before, _now())
        self._folder = tempfile.TemporaryDirectory(prefix="warta-")
        self._sink: ClusterSink | None = None
        self._added: set[str] = set()
        self._written: list[Written] = []
        self._removed = Removed()
        # Whether each article says already which story it tells, as far as none came by `add`.
        self.is_settled = base is None
        for name, data in (("outlets", files.outlets), ("officials", files.officials)):
            if data:
                self._local(name).write_bytes(data)

    def _local(self, name: str) -> Path:
        return Path(self._folder.name) / f"{name}.toml"

    @property
    def sinks(self) -> ClusterSinks:
        return ClusterSinks(self._target)

    @property
    def manifest(self) -> Path:
        return Path(self._folder.name) / "manifest.db"

    @property
    def outlets(self) -> Path | None:
        return self._local("outlets") if self.files.outlets else None

    @property
    def officials(self) -> Path | None:
        return self._local("officials") if self.files.officials else None

    def add(self, articles: Iterable[Article], root: str = "") -> int:
        count = 0
        self._sink = self._sink or ClusterSink(self._target, self._connection)
        for article in articles:
            if article.id in self._added:
                raise ValueError(f"article {article.id} was added already by this update")
            self._added.add(article.id)
            self.remove([article.id])
            self._sink.add(article, root)
            self.is_settled = False
            count += 1
        return count

    def carry(self, articles: Iterable[KeptArticle]) -> int:
        """See `search.keeping.Update`."""
        count = 0
        self._sink = self._sink or ClusterSink(self._target, self._connection)
        for kept in articles:
            self._sink.carry(kept)
            self.is_settled = self.is_settled and kept.known is not None
            count += 1
        return count

    def remove(self, ids: Iterable[str]) -> int:
        """See `search.keeping.Update`; they go when the update is written."""
        if self._base is None:
            return 0
        return self._removed.take(self._connection, self._base, list(ids))

    def adopt(self, parts: Iterable[Any]) -> None:
        self.is_settled = False
        self._written += parts

    def write(self) -> None:
        """Sends what is left; from here on `count` and `digest` are those of the new index."""
        if self._sink is not None:
            self._written += self._sink.finish()
        ids = [id for part in self._written for id in part.ids]
        gone = sorted(self._removed.ids.difference(ids))
        self._connection.bulk({"_op_type": "delete", "_index": self.index, "_id": id} for id in gone)
        words = no_words()
        for part in self._written:
            for name, counts in part.words.items():
                words[name].update(counts)
        for name, counts in self._removed.words.items():
            words[name].subtract(counts)
        count_words(self._connection, f"{self.index}{_WORDS}", words, is_empty=self._base is None)
        self.count += len(ids) - len(self._removed.ids)
        self.digest = added_up(
            [*(part.digest for part in self._written), (1 << 64) - self._removed.digest], self.digest
        )

    def close(self) -> None:
        self._folder.cleanup()


def _number(name: str, otherwise: int, least: int = 1) -> int:
    given = os.environ.get(name)
    if not given:
        return otherwise
    if not given.isdecimal() or not least <= int(given) <= 1000:
        raise EngineError(f"{name} is {given!r}. Give a number from {least} to 1000, or take it away.")
    return int(given)


def _now() -> int:
    return EPOCH + int(time.time()) // 60
