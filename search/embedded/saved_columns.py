"""The columns of a segment in a file beside it, so that an index opens without reading its facets' postings.

They say nothing that Whoosh's own files do not: a lost or damaged file is made again from those.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np

from search.embedded import array_file
from search.retrieval.columns import SegmentColumns


def place(folder: Path, segment: str) -> Path:
    """Where they lie. Whoosh removes the file with the segment, whose name it begins with."""
    return folder / f"{segment}.columns"


def save(file: Path, columns: SegmentColumns) -> None:
    """Writes the columns. Raises OSError."""
    arrays: dict[str, Any] = {}
    for name, value in columns._asdict().items():
        if isinstance(value, dict):
            arrays |= {f"{name}.{key}": _small(array) for key, array in value.items()}
        elif isinstance(value, np.ndarray):
            arrays[name] = _small(value)
        else:
            arrays[name] = np.frombuffer(json.dumps(value).encode(), np.uint8)
    array_file.save(file, arrays)


def _small(array: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """The same numbers in as few bytes as they need."""
    if array.dtype.kind not in "iu" or not len(array):
        return array
    kind = np.promote_types(np.min_scalar_type(array.min()), np.min_scalar_type(array.max()))
    return array.astype(kind if kind.kind in "iu" else np.int64)


def load(file: Path, count: int) -> SegmentColumns | None:
    """The columns of a segment of `count` documents; None where the file is lost, damaged or another's."""
    stored = array_file.load(file)
    if stored is None:
        return None
    try:
        columns = SegmentColumns(**{name: _value(name, stored) for name in SegmentColumns._fields})
    except (ValueError, KeyError):
        return None
    return columns if len(columns.ids) == count else None


def _value(name: str, stored: dict[str, Any]) -> Any:
    if name not in stored:
        # A dict's values have its name before their own.
        inner = {key.partition(".")[2]: key for key in stored if key.startswith(f"{name}.")}
        if not inner:
            raise KeyError(name)
        return {key: stored[full] for key, full in inner.items()}
    array = stored[name]
    if name in _TEXTS:
        return tuple(
            tuple(entry) if isinstance(entry, list) else entry for entry in json.loads(array.tobytes())
        )
    return array


# Fields that are no arrays; all others are arrays of numbers or dicts of them.
_TEXTS = ("outlets", "officials")
