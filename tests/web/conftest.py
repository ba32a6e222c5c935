"""What several tests of the pages share: the reading room's pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask.testing import FlaskClient

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
