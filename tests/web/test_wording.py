"""Every reason for a cut has its words on the page."""

from __future__ import annotations

import ast
from pathlib import Path

from tests.paths import ROOT
from web.words import wording


def _labels(file: Path) -> set[str]:
    """The labels that a module gives lines: texts that it returns, names as a reason or pairs with a test."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Return) or (isinstance(node, ast.keyword) and node.arg == "reason"):
            value = node.value
            texts = [value.body, value.orelse] if isinstance(value, ast.IfExp) else [value]
        elif (
            isinstance(node, ast.Tuple) and len(node.elts) == 2 and not isinstance(node.elts[1], ast.Constant)
        ):
            texts = node.elts[:1]
        else:
            continue
        found |= {t.value for t in texts if isinstance(t, ast.Constant) and isinstance(t.value, str)}
    return found


def test_every_reason_for_a_cut_is_worded() -> None:
    pages = ROOT / "index" / "pages"
    reasons = set().union(*(_labels(pages / f"{name}.py") for name in ("lines", "splitting", "record_body")))
    assert {"advert", "related", "byline", "copyright"} <= reasons
    # The others say where a line stands; they are never in `Article.cut`.
    assert reasons - set(wording.REASONS) - {"", "cut", "header"} == set()
