"""Every reason for a cut has its words on the page."""

from __future__ import annotations

import ast
from pathlib import Path

from index.pages import inline_furniture, marks
from tests.paths import ROOT
from web.words import wording


def _labels(file: Path) -> set[str]:
    """The labels that a module gives lines: texts that it returns, names as a reason or pairs with a test."""
    found: set[str] = set()
    texts: list[ast.expr | None]
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.IfExp):
            texts = [node.body, node.orelse]
        elif isinstance(node, ast.Return) or (isinstance(node, ast.keyword) and node.arg == "reason"):
            value = node.value
            texts = [value.body, value.orelse] if isinstance(value, ast.IfExp) else [value]
        elif (
            isinstance(node, ast.Tuple) and len(node.elts) == 2 and not isinstance(node.elts[1], ast.Constant)
        ):
            texts = [node.elts[0]]
        else:
            continue
        found |= {t.value for t in texts if isinstance(t, ast.Constant) and isinstance(t.value, str)}
    return found


def test_every_reason_for_a_cut_is_worded() -> None:
    pages = ROOT / "index" / "pages"
    names = ("lines", "splitting", "record_body", "head")
    reasons = set().union(*(_labels(pages / f"{name}.py") for name in names))
    reasons |= set(marks.phrases().values()) | {why for *_, why in inline_furniture.NAMED}
    assert {"advert", "related", "byline", "copyright", "section", "promo", "topic"} <= reasons
    # The others say where a line stands; they are never in `Article.cut`.
    assert reasons - set(wording.REASONS) - {"", "cut", "header", "paragraph", "subhead"} == set()
