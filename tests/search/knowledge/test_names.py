"""Spellings of names: what meets and what stays apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.knowledge.officials.names import alike, fold, skeleton, slug, within_one_edit

NAMES = st.text(alphabet="abcdefghijklmnopqrstuvwxyz éüñ'-.", min_size=1, max_size=24)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Soeharto", "Suharto"),
        ("Djoko Tjandra", "Joko Candra"),
        ("Xi Jin Ping", "Xi Jinping"),
        ("Dmitriy Medvedev", "Dmitry Medvedev"),
        ("Sergey Shoigu", "Sergei Shoigu"),
        ("Ma’ruf Amin", "Ma'ruf Amin"),
        ("Recep Tayyip Erdoğan", "Recep Tayyip Erdogan"),
        ("Moh Salim Wirawan", "Muhammad Salim Wirawan"),
        ("Tjahjo Wirawan", "Cahyo Wirawan"),
        ("Djojo Wirawan", "Joyo Wirawan"),
        ("Zaenal Wirawan", "Zainal Wirawan"),
        ("Zulkarnaen Wirawan", "Zulkarnain Wirawan"),
        ("Chairul Wirawan", "Khaerul Wirawan"),
        ("Ichsan Wirawan", "Ikhsan Wirawan"),
        ("Michael Wirawan", "Mikael Wirawan"),
        ("Ihsan Wirawan", "Ikhsan Wirawan"),
    ],
)
def test_spelling_habits_meet(a: str, b: str) -> None:
    assert alike(a, b) == "skeleton"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Sugianto Wibowo", "Sugianti Wibowo"),  # man and woman
        ("Wirawan Hartono", "Wirawan Hartoyo"),
        ("Wirawan Sudarsono", "Wirawan Sudarmono"),
        ("Nurul Kencan", "Nurul Kencani"),
        ("Wang Yi", "Wang Yang"),
        ("Kim Jong Un", "Kim Jong Il"),
        ("Zulkifli Hasan", "Zulkifli Hasyim"),
        ("Dhoni Erwanto", "Donny Ermawan Taufanto"),
        ("Joko Widodo", "Joko Santoso"),
        ("Budi", "Budi Gunawan"),
        ("Jaja Wirawan", "Jaya Wirawan"),  # no word of the old spelling
        ("Chandra Wirawan", "Khandra Wirawan"),
        ("", "Budi"),
    ],
)
def test_different_people_stay_apart(a: str, b: str) -> None:
    assert alike(a, b) is None


def test_a_slip_and_a_shorter_form_are_told_as_such() -> None:
    assert alike("Perry Wajiyo", "Perry Warjiyo") == "one-letter"
    assert alike("Wirawan Kencartono", "Wirawan Kencastono") == "one-letter"
    assert alike("Wirawan Sudartono", "Wirawan Sudardono") == "one-letter"
    assert alike("Wirawan Wardoyo", "Wirawan Wardojo") == "one-letter"
    assert alike("Ahmad Wirawan Kencani", "Ahmad Wirawan Kencan") == "one-letter"
    assert alike("Luhut Pandjaitan", "Luhut Binsar Pandjaitan") == "shorter-form"
    assert alike("Sri Mulyani", "Sri Mulyani Indrawati") == "shorter-form"


@given(NAMES, NAMES)
def test_alike_has_no_direction(a: str, b: str) -> None:
    assert alike(a, b) == alike(b, a)


@given(NAMES)
def test_folding_twice_changes_nothing(name: str) -> None:
    assert fold(fold(name)) == fold(name)
    assert skeleton(name) == skeleton(name.upper())
    assert set(slug(name)) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


@given(st.text(alphabet="abc", max_size=6), st.text(alphabet="abc", max_size=6))
def test_one_edit_is_what_the_definition_says(a: str, b: str) -> None:
    letters = "abc"
    near = {a}
    near |= {a[:i] + a[i + 1 :] for i in range(len(a))}
    near |= {a[:i] + c + a[i:] for i in range(len(a) + 1) for c in letters}
    near |= {a[:i] + c + a[i + 1 :] for i in range(len(a)) for c in letters}
    near |= {a[:i] + a[i + 1] + a[i] + a[i + 2 :] for i in range(len(a) - 1)}
    assert within_one_edit(a, b) == (b in near)
