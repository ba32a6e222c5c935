"""Marks are looked for in small letters, and found where `re` finds them letter case aside."""

from __future__ import annotations

import pytest

from index.pages import lines, other_stories, wrapping
from index.pages.marks import Marks, Together
from search.knowledge import dateline
from tests.steps import steps

_KINDS = {
    name: value
    for module in (lines, other_stories)
    for name, value in vars(module).items()
    if isinstance(value, Marks) and value.small is not None
}
_LINES = (
    "Baca juga: Harga Cabai Naik",
    "(Simak juga video ini)",
    "terkaitAB",
    "Editor: Budi",
    "[Penulis / Reporter : Sri",
    "Halaman 2",
    "1 2 3 selanjutnya",
    "Tags: padi, subang",
    "Ikuti saluran kami di WhatsApp",
    "Yuk, gabung grup Telegram",
    "Artikel ini telah tayang di Contoh.com",
    "Hak Cipta 2021",
    "(c) 2021 Contoh",
    "Beranda › Opini",
    "Instagram @budi.id",
    "https://contoh.id/a",
    "Foto: Petani memanen padi",
    "Konten tidak tersedia",
    "Dilarang mengutip isi artikel",
    "--- selesai ---",
    "Petani di Subang memanen padi pekan ini.",
    "İklan di sini",
)


def _spelled(line: str) -> list[str]:
    """The line in several cases, and with letters that `re` takes for others."""
    cased = [line, line.lower(), line.upper(), line.title()]
    return [*cased, *(each.replace("i", "ı") for each in cased), *(each.replace("s", "ſ") for each in cased)]


@pytest.mark.parametrize("name", sorted(_KINDS))
def test_beginnings_are_found_whatever_the_letter_case(name: str) -> None:
    kind = _KINDS[name]
    assert kind.beginning is not None
    for line in _LINES:
        for text in _spelled(line):
            assert kind.begins(text) == (kind.beginning.match(text) is not None), text


def test_some_line_begins_with_a_mark_of_nearly_each_kind() -> None:
    unmet = [name for name, kind in _KINDS.items() if not any(map(kind.begins, _LINES))]
    assert len(unmet) < 3, unmet


@pytest.mark.parametrize("together", [lines._SHORT_MARKS, lines._REQUEST_MARKS])
def test_what_is_asked_together_passes_over_no_mark(together: Together) -> None:
    kinds = [kind for kind in _KINDS.values() if kind in together]
    for text in (each for line in _LINES for each in _spelled(line)):
        found = any(kind.found(text) for kind in kinds)
        assert together.may_have(text) or not found, text
    assert not together.may_have("Petani di Subang memanen padi pekan ini.")


def test_marks_that_ask_for_capitals_are_not_asked_together() -> None:
    with pytest.raises(ValueError, match="capitals"):
        Together(lines._TRIBUN)


def test_a_short_line_of_prose_is_asked_for_marks_once() -> None:
    words = "padi", "cabai", "jagung", "kedelai", "tebu", "kopi", "teh", "kakao"
    texts = [f"Warga desa memanen {word}" for word in words]
    [lines.Line(1, text).reason for text in texts]  # what is compiled with the first
    texts = [f"Warga kota memanen {word}" for word in words]
    assert steps(lambda: [lines.Line(1, text).reason for text in texts]) < 75 * len(texts)


@pytest.mark.parametrize(
    "text", ["a\r\nb\rc\n\nd", "a\x0bb\x0cc\x85d\u2028e\u2029f", "a\x1cb\x1dc\x1ed\ne", "\n"]
)
def test_lines_end_where_the_pattern_ends_them(text: str) -> None:
    assert list(filter(None, wrapping._lines(text))) == list(filter(None, wrapping._ENDS.split(text)))


@pytest.mark.parametrize(
    "text", ["Namun menurut dia (Antara) - Petani", "Gubernur Jawa, CONTOH.com - A", "Solo del Mar - A"]
)
def test_only_a_sentence_is_passed_over_as_no_dateline(text: str) -> None:
    is_passed_over = dateline._SENTENCE.match(text) is not None
    assert is_passed_over == text.startswith("Namun")
    assert not (is_passed_over and dateline._match(text))
