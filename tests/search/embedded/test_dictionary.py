"""The words of segments in memory: none is kept as a string, and their numbers stay mapped."""

from __future__ import annotations

from collections import Counter
from io import BytesIO

import numpy as np
import pytest

from search.embedded.dictionary import SegmentWords
from search.embedded.lists import Lists, ListWriter, Spelled
from search.embedded.term_lists import gather


def _lists(*words: str) -> Lists:
    stream = BytesIO()
    writer = ListWriter(stream)
    for field in ("body_surface", "title_surface"):
        writer.start(field)
        entries = [(word.encode(), [0], [1], np.zeros(1, "<u4").tobytes()) for word in sorted(words)]
        for lists in gather(iter(entries)):
            writer.add(lists)
    writer.finish()
    return Lists(stream.getvalue())


def test_words_and_their_numbers_stay_where_they_lie() -> None:
    words = SegmentWords(_lists("beras", "harga", "hari"))
    assert not any(row.flags.owndata for row in words.counts)
    assert not isinstance(words.words, list)
    assert [found.tolist() for found in words.of(["harga", "naik"])] == [[0], [[1, 0, 1, 0]]]
    some = words.vocabulary("ha")
    assert not isinstance(some.words, list)
    assert list(some.words) == ["harga", "hari"] and list(some.counts) == [2, 2]
    assert list(some.exactly("hari").words) == ["hari"]


@pytest.mark.parametrize("asked", [1, 40])
def test_few_words_and_many_have_the_same_numbers(asked: int) -> None:
    known = [f"kata{number:03}" for number in range(40)]
    here, counts = SegmentWords(_lists(*known)).of(["lain", *known[:asked]])
    assert here.tolist() == list(range(1, asked + 1))
    assert counts.tolist() == [[1, 0, 1, 0]] * asked


def test_only_words_that_are_near_are_decoded_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    words = SegmentWords(_lists(*(f"kata{number:03}" for number in range(300)))).vocabulary("")
    words.within("kata0", 1)  # from here on the letters of all are known
    decoded = Counter[str]()
    decode = Spelled.__getitem__

    def counting(self: Spelled, at: int) -> str:
        decoded["word"] += 1
        return decode(self, at)

    monkeypatch.setattr(Spelled, "__getitem__", counting)
    monkeypatch.setattr(Spelled, "__iter__", lambda self: pytest.fail("all were decoded"))
    assert "kata077" in words.within("kata07", 1).words
    assert decoded.total() < 100


def test_only_words_beside_each_other_are_a_part() -> None:
    words = SegmentWords(_lists("beras", "harga", "hari")).words
    assert list(words[1:]) == ["harga", "hari"] and not list(words[2:1])
    with pytest.raises(ValueError, match="beside each other"):
        words[::2]
