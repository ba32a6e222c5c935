"""The values of a facet of many, made when somebody looks at them: a page shows thirty of thousands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import overload

from search.model import Bucket
from search.retrieval.matched import Ints


class Buckets(Sequence[Bucket]):
    """Values with their counts, by the codes of the values; equal to the tuple of the same buckets."""

    __slots__ = ("_codes", "_counts", "_every", "_ids", "_values")

    def __init__(
        self, codes: Ints, counts: Ints, values: Sequence[str], ids: Sequence[str] | None = None
    ) -> None:
        """`codes`: indexes of `values`, in order; `counts`: of each of `codes`; `ids`: of the values, of
        officials."""
        self._codes, self._counts, self._values, self._ids = codes, counts, values, ids
        # Who goes through all of them once does so again: to look for each name that is asked for.
        self._every: tuple[Bucket, ...] | None = None

    def __len__(self) -> int:
        return len(self._codes)

    @overload
    def __getitem__(self, at: int) -> Bucket: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Bucket, ...]: ...
    def __getitem__(self, at: int | slice) -> Bucket | tuple[Bucket, ...]:
        if isinstance(at, slice):
            return tuple(self._made(self._codes[at], self._counts[at]))
        return self._bucket(int(self._codes[at]), int(self._counts[at]))

    def __iter__(self) -> Iterator[Bucket]:
        if self._every is None:
            self._every = tuple(self._made(self._codes, self._counts))
        return iter(self._every)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, tuple | Buckets):
            return NotImplemented
        return len(self) == len(other) and all(one == two for one, two in zip(self, other, strict=True))

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))

    def _made(self, codes: Ints, counts: Ints) -> Iterator[Bucket]:
        return map(self._bucket, codes.tolist(), counts.tolist())

    def _bucket(self, code: int, count: int) -> Bucket:
        return Bucket(self._values[code], count, None if self._ids is None else self._ids[code])
