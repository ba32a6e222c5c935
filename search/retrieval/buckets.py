"""The values of a facet of thousands, each made when somebody looks at it: a page shows thirty."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import overload

from search.model import Bucket
from search.retrieval.matched import Ints


class OfficialBuckets(Sequence[Bucket]):
    """Officials with their counts, by the codes of their ids; equal to the tuple of the same buckets."""

    __slots__ = ("_codes", "_counts", "_ids", "_names")

    def __init__(self, codes: Ints, counts: Ints, ids: Sequence[str], names: Mapping[str, str]) -> None:
        """`codes`: indexes of `ids`, in order; `counts`: of each of `codes`; `names`: by id."""
        self._codes, self._counts, self._ids, self._names = codes, counts, ids, names

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
        return self._made(self._codes, self._counts)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, tuple | OfficialBuckets):
            return NotImplemented
        return len(self) == len(other) and all(one == two for one, two in zip(self, other, strict=True))

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))

    def _made(self, codes: Ints, counts: Ints) -> Iterator[Bucket]:
        return map(self._bucket, codes.tolist(), counts.tolist())

    def _bucket(self, code: int, count: int) -> Bucket:
        id = self._ids[code]
        return Bucket(self._names[id], count, id)
