"""Arrays in one file: mapped, so that processes share them, and safe from who writes the file anew."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from search.embedded import array_file, saved_columns
from search.retrieval.columns import SegmentColumns


def test_what_is_read_stays_what_it_was_when_the_file_is_written_anew(tmp_path: Path) -> None:
    file = tmp_path / "x.arrays"
    array_file.save(file, {"ids": np.arange(5000)})
    before = array_file.load(file)
    array_file.save(file, {"ids": np.zeros(3, np.int64)})
    after = array_file.load(file)
    assert before is not None and after is not None
    assert before["ids"].tolist() == list(range(5000)) and after["ids"].tolist() == [0, 0, 0]


@pytest.mark.parametrize("left", [0, 3, 40, -1])
def test_what_is_cut_reads_as_nothing(tmp_path: Path, left: int) -> None:
    file = tmp_path / "x.arrays"
    array_file.save(file, {"ids": np.arange(50)})
    file.write_bytes(file.read_bytes()[:left])
    assert array_file.load(file) is None


def test_columns_are_read_where_they_lie(tmp_path: Path) -> None:
    few = np.arange(4)
    columns = SegmentColumns(
        few + 2**59,
        few,
        few,
        few,
        few,
        few,
        {"body": few},
        few - 1,
        ("a", "b"),
        few,
        few,
        (("i", "n", False, "p"),),
    )
    file = saved_columns.place(tmp_path, "x")
    saved_columns.save(file, columns)
    read = saved_columns.load(file, 4)
    assert read is not None and read.officials == columns.officials
    for name in ("ids", "first", "outlet", "official_codes"):
        found, wanted = getattr(read, name), getattr(columns, name)
        assert found.tolist() == wanted.tolist() and not found.flags.owndata
    assert read.kind.nbytes == 4
