"""Walking a query tree: every node is known to every walk, and a part changed is the only change."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings

from search.model import TEXT_FIELDS, And, Expanding, InField, Near, Node, Not, Phrase, SynonymsNode, Word
from search.tree import Leaf, leaves, map_parts, parts
from tests import archives
from tests.paths import ROOT


# The first tree is drawn slowly: every strategy is built then.
@settings(suppress_health_check=[HealthCheck.too_slow])
@given(archives.trees)
def test_a_tree_whose_parts_stay_stays(tree: Node) -> None:
    assert map_parts(lambda part: part, tree) == tree


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(archives.trees)
def test_the_leaves_are_what_has_no_parts(tree: Node) -> None:
    def without_parts(node: Node) -> list[Node]:
        return [leaf for part in parts(node) for leaf in without_parts(part)] if parts(node) else [node]

    assert [leaf.node for leaf in leaves(tree)] == without_parts(tree)


def test_a_leaf_knows_its_fields_and_whether_it_is_excluded() -> None:
    tree = And((InField("title", Not(Word("a"))), Not(Not(Word("b")))))
    assert list(leaves(tree)) == [
        Leaf(Word("a"), ("title",), True),
        Leaf(Word("b"), TEXT_FIELDS, False),
    ]


def test_leaves_as_typed_leave_synonyms_out() -> None:
    tree = SynonymsNode(Word("Moskow"), (Phrase("Moskwa"),))
    assert [leaf.node for leaf in leaves(tree)] == [Word("Moskow"), Phrase("Moskwa")]
    assert [leaf.node for leaf in leaves(tree, as_typed=True)] == [Word("Moskow")]


def test_what_cannot_stand_near_anything_is_refused() -> None:
    with pytest.raises(TypeError, match="cannot stand near"):
        map_parts(Not, Near((Word("a"), Word("b")), 3))


def _matches_over_nodes() -> Iterator[tuple[str, ast.Match]]:
    names = {kind.__name__ for kind in (*get_args(Node), *get_args(Expanding))}
    for room in ("search", "index", "web"):
        for file in sorted((ROOT / room).rglob("*.py")):
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                if isinstance(node, ast.Match):
                    patterns = [p for case in node.cases for p in ast.walk(case.pattern)]
                    classes = {
                        p.cls.id
                        for p in patterns
                        if isinstance(p, ast.MatchClass) and isinstance(p.cls, ast.Name)
                    }
                    if classes & names:
                        yield f"{file.relative_to(ROOT)}:{node.lineno}", node


def test_no_match_over_nodes_passes_over_a_new_one() -> None:
    found = list(_matches_over_nodes())
    assert len(found) > 5
    silent = [
        where for where, node in found if not ast.unparse(node.cases[-1].body[-1]).startswith("assert_never(")
    ]
    assert not silent, f"end in `case _: assert_never(node)`: {', '.join(silent)}"
