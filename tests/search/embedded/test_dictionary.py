"""The words of segments in memory: a word of many segments is kept once, and its numbers stay mapped."""

from __future__ import annotations

from io import BytesIO

import numpy as np

from search.embedded.dictionary import SegmentWords
from search.embedded.lists import Lists, ListWriter
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


def test_a_word_of_two_segments_is_kept_once() -> None:
    one, other = SegmentWords(_lists("beras", "harga")), SegmentWords(_lists("harga", "naik"))
    assert one.words == ["beras", "harga"] and one.words[1] is other.words[0]


def test_the_numbers_of_words_stay_where_they_lie() -> None:
    words = SegmentWords(_lists("beras", "harga"))
    assert not any(row.flags.owndata for row in words.counts)
    assert words.of("harga") == [1, 0, 1, 0] and words.of("naik") is None
    assert list(words.vocabulary("h").counts) == [2]
