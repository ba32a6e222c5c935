"""Who is next where many wait: one of each address in turn, so that whoever asks much waits for himself."""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Hashable
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class RoundRobin(Generic[T]):
    """A queue of queues: of all who wait, each in turn gives the first of what it asked for. Not thread-safe.

    >>> queue = RoundRobin[str]()
    >>> for who, what in (("a", "1"), ("a", "2"), ("a", "3"), ("b", "4")):
    ...     queue.put(who, what)
    >>> [queue.get() for _ in range(len(queue))]
    ['1', '4', '2', '3']
    """

    def __init__(self) -> None:
        self._waiting: OrderedDict[Hashable, deque[T]] = OrderedDict()

    def __len__(self) -> int:
        return sum(map(len, self._waiting.values()))

    def put(self, who: Hashable, what: T) -> None:
        self._waiting.setdefault(who, deque()).append(what)

    def get(self) -> T:
        """The next. Raises KeyError where nothing waits."""
        who, theirs = self._waiting.popitem(last=False)
        what = theirs.popleft()
        if theirs:
            self._waiting[who] = theirs
        return what

    def remove(self, who: Hashable, what: T) -> None:
        """Takes away what waits no longer. Raises KeyError or ValueError where it does not wait."""
        theirs = self._waiting[who]
        theirs.remove(what)
        if not theirs:
            del self._waiting[who]


class Requests:
    """The requests that wait for a thread, in the place of the deque of waitress's dispatcher."""

    def __init__(self) -> None:
        self._queue = RoundRobin[Any]()

    def __len__(self) -> int:
        return len(self._queue)

    def append(self, channel: Any) -> None:
        self._queue.put(channel.addr[0], channel)

    def popleft(self) -> Any:
        return self._queue.get()
