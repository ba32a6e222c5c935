"""The language label: four values, and none for what is too short to tell."""

from __future__ import annotations

import pytest

from index.articles.language import label_language

pytest.importorskip("pycld2", reason="pycld2 has no wheel for this platform")

TEXTS = {
    "id": "Pemerintah kabupaten memperbaiki jembatan karena warga membutuhkannya untuk ke pasar setiap hari.",
    "ms": "Kerajaan negeri berkata jambatan itu dibaiki kerana penduduk kampung memerlukannya setiap hari, "
    "manakala polis mengesahkan tiada kemalangan dilaporkan setakat ini.",
    "en": "The regional government is repairing the bridge because people need it on the way to market.",
    "other": "Pamaréntah kabupatén ngalereskeun jambatan kusabab warga peryogi pisan unggal dinten ka pasar.",
}


@pytest.mark.parametrize("label", TEXTS)
def test_labels(label: str) -> None:
    assert label_language(None, TEXTS[label]) == label


@pytest.mark.parametrize("text", ["", "Jakarta", "12.345 — 67%", "\x00\x01", "\ud800" * 40])
def test_too_little_to_tell(text: str) -> None:
    assert label_language(text) is None


def test_characters_that_cld2_refuses_are_no_obstacle() -> None:
    assert label_language("\ud800\x07" + TEXTS["id"]) == "id"
