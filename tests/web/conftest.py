"""What several tests of the pages share: the reading room's pages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from search.engine import open_engine
from search.keeping import building
from tests import reading_room
from web.app import create_app


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
