"""Arrays of numbers in one file, with a checksum, so that what is damaged reads as nothing.

Not NumPy's own format: its headers are parsed as Python, which CPython 3.11 cannot do in several threads at
once (gh-106905: a SystemError, now and then).
"""

from __future__ import annotations

import json
import mmap
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np


def save(file: Path, arrays: Mapping[str, np.ndarray[Any, Any]]) -> None:
    """Writes one-dimensional arrays by name. Raises OSError."""
    head = json.dumps([(name, array.dtype.str, len(array)) for name, array in arrays.items()]).encode()
    data = b"".join((head, b"\n", *(np.ascontiguousarray(array).tobytes() for array in arrays.values())))
    file.unlink(missing_ok=True)  # who reads what stood there has it mapped
    file.write_bytes(zlib.crc32(data).to_bytes(4, "little") + data)


def load(file: Path) -> dict[str, np.ndarray[Any, Any]] | None:
    """The arrays, which may only be read; None where the file is lost or damaged. They stay mapped, so that
    processes share them and the machine takes their memory back when it needs it."""
    try:
        with file.open("rb") as stream:
            mapped = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError):  # an empty one cannot be mapped
        return None
    data = memoryview(mapped)
    if len(data) < 4 or zlib.crc32(data[4:]) != int.from_bytes(data[:4], "little"):
        return None
    end = mapped.find(b"\n", 4)
    at, arrays = end + 1, {}
    for name, kind, size in json.loads(mapped[4:end]):
        arrays[name] = np.frombuffer(data, kind, size, at)
        at += arrays[name].nbytes
    return arrays
