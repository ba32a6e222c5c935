"""Each engine in turn, for tests that hold for all of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from search.engine import Ranking
from search.model import Article
from tests.engines import ENGINES


@pytest.fixture(params=ENGINES)
def make_engine(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[Sequence[Article]], Ranking]:
    """Makes an engine of some articles; the test runs once for each kind of engine."""
    return lambda articles: ENGINES[request.param](articles, tmp_path / "index", 1)
