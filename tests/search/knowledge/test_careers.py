"""Which posts in two places may be one person's, by the service: how rare the name must be."""

from __future__ import annotations

import pytest

from search.knowledge.officials.careers import may_be_one_career
from search.knowledge.officials.posts import post


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Anggota DPR", "Duta Besar Indonesia untuk Selandia Baru"),
        ("Dubes RI untuk Korea Selatan", "Duta Besar Indonesia untuk Norwegia"),
        ("Kepala Staf TNI Angkatan Laut", "Kepala Staf Angkatan Laut"),
        ("KSAU", "Kepala Staf Angkatan Udara"),
    ],
)
def test_who_is_sent_abroad_or_leads_a_force_may_be_one(one: str, two: str) -> None:
    assert may_be_one_career({post(one)}, {post(two)}, 6.1)


def test_a_force_and_a_regency_are_two() -> None:
    assert not may_be_one_career({post("Kepala Staf Angkatan Laut")}, {post("Camat Menteng")}, 6.1)
    assert not may_be_one_career({post("Dubes RI untuk Norwegia")}, {post("Camat Menteng")}, 6.1)
