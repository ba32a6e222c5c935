"""Items to articles to the sinks of an update, here or in processes of their own."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from threading import current_thread, main_thread
from typing import TYPE_CHECKING, Any, Final, Protocol

from index.articles.reading import Reader
from index.files.items import Item
from index.updates.item_time import LARGE, Apart, understand
from search.errors import EngineError
from search.keeping import Sink, Sinks
from search.model import Article, Problem
from search.process import stages
from search.process.interruption import deferred
from search.process.stages import Stage

# A small update starts no process.
if TYPE_CHECKING:
    from multiprocessing.connection import Connection

# Items sent to a worker at once: enough that neither side waits, few enough that memory stays small.
BATCH: Final = 32


# What a process takes before it holds a word, and what a word takes, each of its forms for itself, with the
# room to sort it; measured over the corpus of 29,140 articles, in bytes.
_PROCESS: Final = 130_000_000
_WORD: Final = 30
_FEWEST: Final = 500_000
# Objects made between two looks for cyclic garbage.
_OBJECTS: Final = 20_000
# Seconds in which a process that closed its pipe has ended.
_PATIENCE: Final = 5


def words_held(memory: int, jobs: int) -> int:
    """How many words, in both forms, each of so many processes may hold so that all together take about
    `memory` MB; some 500 articles at the least."""
    processes = jobs + 1 if jobs > 1 else 1
    return max(_FEWEST, (memory * 1_000_000 - processes * _PROCESS) // (jobs * _WORD))


@dataclass(frozen=True, slots=True)
class Task:
    """What a worker needs to know: where its articles go, the index's copies of the user's files of outlets
    and officials, how many words it may hold at once, for how many seconds it may read an item, and whether
    its time is measured."""

    sinks: Sinks
    outlets: Path | None
    officials: Path | None
    words: int
    seconds: float
    measured: bool = False

    def begin(self) -> tuple[Reader, Sink]:
        return Reader.knowing(self.outlets, self.officials), self.sinks.open(self.words)

    def apart(self) -> Apart:
        return Apart(self.outlets, self.officials, self.seconds, self.measured)


@dataclass(frozen=True, slots=True)
class Done:
    """What became of an item: an article, or a problem."""

    id: str
    record: str | None
    digest: str
    problem: Problem | None


@dataclass(frozen=True, slots=True)
class Understood:
    """An article that was read apart from the worker that keeps it."""

    article: Article
    done: Done


class Pool(Protocol):
    """Takes items, gives what became of them in any order, and at the end the parts to be adopted."""

    def submit(self, item: Item, root: str) -> Iterator[Done]: ...

    def finish(self) -> Iterator[Done]:
        """Waits for what is under way; then `parts` are complete."""
        ...

    parts: list[Any]

    def close(self) -> None:
        """Ends what is still running; the parts are lost."""
        ...


def _work(reader: Reader, sink: Sink, item: Item | Understood, root: str, seconds: float) -> Done:
    read = item if isinstance(item, Understood) else _judge(item, understand(reader, item, seconds))
    if isinstance(read, Done):
        return read
    sink.add(read.article, root)
    return read.done


def _judge(item: Item, found: Article | Problem) -> Understood | Done:
    """What is left to do with what was made of an item."""
    if isinstance(found, Problem):
        return Done(item.id, item.record, item.digest, found)
    return Understood(found, Done(item.id, item.record, item.digest, None))


class Here:
    """Does the work in this process: for few items, whose articles cost less than a process's start."""

    def __init__(self, task: Task) -> None:
        self._reader, self._sink = task.begin()
        self._apart, self._seconds = task.apart(), task.seconds
        self.parts: list[Any] = []

    def submit(self, item: Item, root: str) -> Iterator[Done]:
        read = item if len(item.data) <= LARGE else _judge(item, self._apart.understand(item))
        yield read if isinstance(read, Done) else _work(self._reader, self._sink, read, root, self._seconds)

    def finish(self) -> Iterator[Done]:
        self._apart.close()
        self.parts = self._sink.finish()
        yield from ()

    def close(self) -> None:
        self._apart.close()


class Processes:
    """Does the work in several processes, each with a sink of its own.

    Every worker has a pipe and never more than one batch of work; when the parent is gone, its pipe ends and
    so does the worker. Results come in any order: an index's answers do not depend on it.
    """

    def __init__(self, task: Task, jobs: int) -> None:
        self._idle: list[Connection] = []
        self._busy: list[Connection] = []
        self._running: dict[Connection, Any] = {}
        self._batch: list[tuple[Item | Understood, str]] = []
        self._apart = task.apart()
        self.parts: list[Any] = []
        from search.process.children import start

        # A worker that is told only half of its task would say so with a trace.
        try:
            with deferred() if current_thread() is main_thread() else nullcontext():
                for _ in range(jobs):
                    process, pipe = start(_serve, task)
                    self._running[pipe] = process
                    self._idle.append(pipe)
        except BaseException:
            self.close()
            raise

    def submit(self, item: Item, root: str) -> Iterator[Done]:
        read = item if len(item.data) <= LARGE else _judge(item, self._apart.understand(item))
        if isinstance(read, Done):
            yield read
            return
        self._batch.append((read, root))
        if len(self._batch) >= BATCH:
            yield from self._send()

    def _send(self) -> Iterator[Done]:
        if not self._idle:
            yield from self._receive()
        worker = self._idle.pop()
        self._busy.append(worker)
        with Stage.PIPES:
            self._put(worker, self._batch)
        self._batch = []

    def _receive(self) -> Iterator[Done]:
        """The results of at least one worker, which then is idle."""
        from multiprocessing.connection import Connection, wait

        for worker in wait(self._busy):
            assert isinstance(worker, Connection)
            answer = self._take(worker)
            self._busy.remove(worker)
            self._idle.append(worker)
            yield from answer

    def finish(self) -> Iterator[Done]:
        if self._batch:
            yield from self._send()
        while self._busy:
            yield from self._receive()
        for worker in self._running:
            self._put(worker, None)
        for worker, process in self._running.items():
            parts, spent = self._take(worker)
            self.parts += parts
            stages.add(spent)
            process.join()
        self._running.clear()
        self._apart.close()

    def _put(self, worker: Connection, what: object) -> None:
        try:
            worker.send(what)
        except ConnectionError:
            self._take(worker)  # it may have said why it ended
            raise self._lost(worker) from None

    def _take(self, worker: Connection) -> Any:
        try:
            with Stage.PIPES:
                answer = worker.recv()
        except (EOFError, ConnectionError):
            raise self._lost(worker) from None
        if isinstance(answer, BaseException):
            raise answer
        return answer

    def _lost(self, worker: Connection) -> WorkerError:
        process = self._running[worker]
        process.join(_PATIENCE)
        how = f"signal {-process.exitcode}" if (process.exitcode or 0) < 0 else f"status {process.exitcode}"
        return WorkerError(
            f"One of the {len(self._running)} processes that read articles was ended ({how}), most likely "
            "for want of memory. The index is as it was before. Run the command again with --jobs 1, with a "
            "smaller --memory, or where more memory is free."
        )

    def close(self) -> None:
        self._apart.close()
        for worker, process in self._running.items():
            worker.close()
            process.kill()  # it is deaf to gentler signals, and what it wrote is thrown away
            process.join()
        self._running.clear()


class WorkerError(EngineError):
    """A worker process is gone: a system that is short of memory kills what takes most of it."""


def _serve(pipe: Connection, task: Task) -> None:
    """A worker: batches in, results out; None asks for the parts, and for what they took. Ends when the
    parent is gone."""
    if task.measured:
        stages.begin()
    try:
        with Stage.START:
            reader, sink = task.begin()
        # What is there by now stays, and of what comes little is cyclic: to look for it takes one fiftieth of
        # the time.
        gc.freeze()
        gc.set_threshold(_OBJECTS)
        while (batch := _received(pipe)) is not None:
            done = [_work(reader, sink, item, root, task.seconds) for item, root in batch]
            with Stage.PIPES:
                pipe.send(done)
        pipe.send((sink.finish(), stages.take()))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return
    except BaseException as error:
        pipe.send(error)


def _received(pipe: Connection) -> Any:
    with Stage.PIPES:
        return pipe.recv()
