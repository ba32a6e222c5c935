"""Loan words whose meaning stays have one stem with the word that they are made of; others have not."""

from __future__ import annotations

import pytest

from search.analysis.stemming import stem


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("stabilitas", "stabil"),
        ("menstabilisasi", "stabil"),
        ("modernisasi", "modern"),
        ("efektifitas", "efektif"),
        ("kreatifitas", "kreativitas"),
        ("keefektifan", "efektivitas"),
    ],
)
def test_one_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("realisasi", "real"), ("mobilitas", "mobil"), ("sosialisasi", "sosial"), ("solidaritas", "solid")],
)
def test_another_meaning_is_another_stem(one: str, other: str) -> None:
    assert stem(one) != stem(other)
