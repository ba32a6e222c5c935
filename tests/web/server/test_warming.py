"""What a server does before anybody asks."""

from __future__ import annotations

import gc
import logging

import pytest

from search.model import Everything, Query, Results
from tests import reading_room
from tests.naive_engine import NaiveEngine
from web.app import create_app
from web.login import Login
from web.server.warming import warm


class _Noting(NaiveEngine):
    """Notes what it is asked."""

    def search(self, query: Query) -> Results:
        asked.append(query)
        return super().search(query)


asked: list[Query] = []


def test_a_server_asks_for_pages_of_each_language_as_nobody(caplog: pytest.LogCaptureFixture) -> None:
    engine = _Noting(reading_room.EVERYTHING)
    app = create_app(engine, log_queries=True, login=Login.of("redaksi", "rahasia"))
    try:
        with caplog.at_level(logging.INFO):
            warm(engine, app)
    finally:
        gc.unfreeze()
    questions = [query.text for query in asked if not isinstance(query.tree, Everything)]
    assert len(questions) == 2 and len(set(questions)) == 1
    assert sum(query.limit > 1 for query in asked if isinstance(query.tree, Everything)) == 2
    # Another test's server may still be closing its connections.
    assert not [record for record in caplog.records if not record.name.startswith("waitress")]
