"""The evaluation: scores count what they say, and the grammar keeps its floors on the gold lines."""

from __future__ import annotations

import tomllib

import pytest

from tests.paths import FLOORS, SHARED
from tools.evaluate import gold_lines, main, our_date, score_dates, score_lines, sign

FLOOR = tomllib.loads((FLOORS / "dates.toml").read_text(encoding="utf-8"))
real = pytest.mark.skipif(not SHARED.is_dir(), reason="the shared folder of gold lines is not here")


def test_dates_are_counted_right_wrong_and_false() -> None:
    rows = [
        {"line": "a", "expected": "2021-05-28"},
        {"line": "b", "expected": "XXXX-05-28"},
        {"line": "c", "expected": "2021"},
        {"line": "d", "expected": ""},
        {"line": "e", "expected": ""},
    ]
    answers = {"a": "2021-05-28", "b": "XXXX-05-28", "c": None, "d": "2021-01-01", "e": None}
    score = score_dates(rows, answers.get)
    assert (score.right, score.stated, score.false, score.empty) == (2, 3, 1, 2)


def test_lines_are_counted_for_precision_and_recall() -> None:
    gold = {"x": {"body": [f"1:{sign('satu')}", f"2:{sign('dua')}"]}}
    score = score_lines({"x": "satu\ntiga\nempat"}, gold, lambda page: page.split("\n"))
    assert (round(score.precision, 2), score.recall) == (0.33, 0.5)


@real
def test_the_grammar_keeps_its_floors() -> None:
    score = score_dates(gold_lines(SHARED), our_date)
    assert score.empty >= FLOOR["empty"]
    assert score.false <= FLOOR["false"]
    assert score.right >= FLOOR["right"]


@real
def test_the_tables_say_which_library_is_missing(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tools.evaluate._library", lambda name: None)
    main(SHARED)
    shown = capsys.readouterr().out
    assert shown.count("not installed: pip install 'warta[all]'") == 6
    assert shown.count("Warta ") == 4
