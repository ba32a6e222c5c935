"""`/healthz`: whether the index can be asked, for whoever watches the server."""

from __future__ import annotations

import json

from flask import Blueprint, Response, current_app

from search.engine import Searching
from search.errors import EngineError


def make_blueprint(engine: Searching) -> Blueprint:
    """200 with the index's build and number of articles, 503 where it cannot be opened."""
    blueprint = Blueprint("health", __name__)

    @blueprint.get("/healthz")
    def health() -> Response:
        try:
            state, status = {"status": "ok", "build": engine.build_id(), "articles": engine.count()}, 200
        except EngineError as error:
            current_app.logger.error("%s", error)  # it names folders: for the log only
            state, status = {"status": "unavailable"}, 503
        response = Response(json.dumps(state), status, mimetype="application/json")
        response.headers["Cache-Control"] = "no-store"
        return response

    return blueprint
