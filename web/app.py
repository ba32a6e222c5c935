"""The web page as a Flask app over an engine: `create_app`."""

from __future__ import annotations

from flask import Flask
from flask_compress import Compress

from search.engine import Engine
from web import article_page, errors, language, rendering, safety, search_page


def create_app(engine: Engine) -> Flask:
    """The app that answers from `engine`, whose methods must bear several threads (`open_engine`'s do).

    The caller closes the engine. Nothing a reader asks is logged.
    """
    app = Flask(__name__)
    # Static files are asked for with their digest (see rendering.asset).
    app.config["SEND_FILE_MAX_AGE_DEFAULT"] = 30 * 24 * 3600
    # The page takes no forms but GET; whatever is sent is not read.
    app.config["MAX_CONTENT_LENGTH"] = 64 * 1024
    language.install(app)
    rendering.install(app)
    errors.install(app)
    safety.install(app)
    # Fast levels: a page is packed for each reader.
    app.config["COMPRESS_ALGORITHM"] = ["br", "gzip"]
    app.config["COMPRESS_BR_LEVEL"] = 4
    app.config["COMPRESS_LEVEL"] = 5
    Compress(app)
    app.register_blueprint(search_page.make_blueprint(engine))
    app.register_blueprint(article_page.make_blueprint(engine))
    return app
