"""Whoosh's pickles read by an allow-list, so that an index from anywhere can be opened and runs no code.

Whoosh keeps its list of segments, its tables' headers and its postings as pickles, and a pickle may name any
function to be called. What a real index names is below; whatever else one names is refused. The check is put
where Whoosh looks up its loaders: in every module of it that an index is read with.
"""

from __future__ import annotations

import io
import pickle
from typing import IO, Any, Final

import whoosh.codec.whoosh3
import whoosh.columns
import whoosh.filedb.structfile
import whoosh.formats
import whoosh.index

from search.errors import EngineError

# Segments in the list of a commit; arrays in postings, and the bytes that an older protocol writes as text.
_ALLOWED: Final = frozenset({
    ("whoosh.codec.whoosh3", "W3Segment"),
    ("whoosh.codec.whoosh3", "W3Codec"),
    ("array", "array"),
    ("array", "_array_reconstructor"),
    ("_codecs", "encode"),
    ("builtins", "int"),
    ("collections", "defaultdict"),
    ("builtins", "set"),
    ("builtins", "frozenset"),
    ("__builtin__", "set"),
    ("__builtin__", "int"),
})  # fmt: skip


class ForeignCodeError(EngineError):
    """An index names code that no index of Warta's has; it was not run."""


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if (module, name) not in _ALLOWED:
            raise ForeignCodeError(
                f"The index names {module}.{name}, which is no part of an index and might do harm; it was "
                "not run. Do not trust this index: make one from the articles with: search index FOLDER"
            )
        return super().find_class(module, name)


def load(file: IO[bytes]) -> Any:
    """The next pickle of a file. Raises ForeignCodeError, or what a damaged pickle raises."""
    return _Unpickler(file).load()


def loads(data: bytes) -> Any:
    """A pickle in bytes. Raises as `load` does.

    >>> loads(pickle.dumps(([1, 2], None, b"x")))
    ([1, 2], None, b'x')
    >>> loads(b"cos\\nsystem\\n(S'id'\\ntR.")
    Traceback (most recent call last):
    search.embedded.unpickling.ForeignCodeError: The index names os.system, which is no part of an index and \
might do harm; it was not run. Do not trust this index: make one from the articles with: search index FOLDER
    """
    return load(io.BytesIO(data))


class _PickleModule:
    """What `whoosh.index` takes from `pickle`; it reads with the allow-list."""

    dumps = staticmethod(pickle.dumps)
    loads = staticmethod(loads)
    PicklingError = pickle.PicklingError


def guard() -> None:
    """Has Whoosh read every pickle through `load` and `loads`; called again, it changes nothing."""
    whoosh.filedb.structfile.load_pickle = load
    whoosh.codec.whoosh3.loads = loads
    whoosh.columns.loads = loads
    whoosh.formats.loads = loads
    whoosh.index.pickle = _PickleModule
    whoosh.index.toc_loaders = {}  # lists of segments of Whoosh before 2.7, read by an unpickler of their own
