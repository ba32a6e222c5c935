"""What several tests of the pages share: the reading room's pages."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from tests import reading_room
from web.app import create_app


@pytest.fixture
def page() -> FlaskClient:
    """Asks for pages over the reading room."""
    return create_app(reading_room.engine()).test_client()
