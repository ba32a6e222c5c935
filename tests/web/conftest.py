"""What several tests of the pages share: the reading room's pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextvars import Token
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from search.engine import open_engine
from search.keeping import building
from search.process import deadline
from tests import reading_room
from web.app import create_app
from web.safety import SECONDS_PER_REQUEST

# A machine that runs all tests at once answers later than a reader would wait.
_PATIENCE = 30.0


@pytest.fixture(autouse=True)
def _patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Requests that have the usual time have more; those that a test gives another time keep it."""
    begin = deadline.begin

    def begin_later(
        seconds: float, is_abandoned: Callable[[], bool] | None = None
    ) -> Token[deadline.Allowance | None]:
        return begin(_PATIENCE if seconds == SECONDS_PER_REQUEST else seconds, is_abandoned)

    monkeypatch.setattr(deadline, "begin", begin_later)


@pytest.fixture
def page() -> FlaskClient:
    """Asks for pages over the reading room."""
    return create_app(reading_room.engine()).test_client()


@pytest.fixture
def index(tmp_path: Path) -> Path:
    folder = tmp_path / "indeks"
    with building(folder) as engine:
        engine.add(reading_room.HARBOURS)
    return folder


@pytest.fixture
def index_page(index: Path) -> Iterator[FlaskClient]:
    """Asks for pages over an index on the disk, which knows when its articles came."""
    engine = open_engine(index)
    yield create_app(engine).test_client()
    engine.close()
