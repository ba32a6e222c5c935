"""The web page as a Flask app over an engine: `create_app`."""

from __future__ import annotations

from collections.abc import Iterable

from flask import Flask
from flask_compress import Compress
from werkzeug.middleware.proxy_fix import ProxyFix

from search.engine import Searching
from web import errors, rendering, safety
from web.login import Login
from web.parts import charts, marks, strip, values
from web.views import (
    api,
    article,
    citations,
    compare,
    differences,
    exports,
    feed,
    health,
    official,
    opensearch,
    outlet,
    quotes,
    search,
    site,
    timeline,
)
from web.words import locale


def create_app(
    engine: Searching,
    hosts: Iterable[str] = safety.LOOPBACK,
    log_queries: bool = False,
    seconds: float = safety.SECONDS_PER_REQUEST,
    login: Login | None = None,
    behind_proxy: bool = False,
) -> Flask:
    """The app that answers from `engine`, whose methods must be thread-safe (`open_engine`'s do).

    The caller closes the engine. `hosts`: the names that it answers to (see `safety.install`). Nothing that a
    reader asks is logged unless `log_queries` says so. `seconds`: what a request may take. `login`: who may
    read, else anyone. `behind_proxy`: the address that readers know is what one proxy in front says in
    `X-Forwarded-For`, `-Proto`, `-Host` and `-Prefix`; without a proxy anybody could say it.
    """
    app = Flask(__name__)
    if behind_proxy:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=1, x_proto=1, x_host=1, x_prefix=1)  # type: ignore[method-assign]
    # Static files are asked for with their digest (see rendering.asset).
    app.config["SEND_FILE_MAX_AGE_DEFAULT"] = 30 * 24 * 3600
    # The page takes no forms but GET; whatever is sent is not read.
    app.config["MAX_CONTENT_LENGTH"] = 64 * 1024
    safety.install(app, hosts, log_queries, seconds)
    locale.install(app)
    rendering.install(
        app,
        {
            "export_link": exports.export_link,
            "feed_link": feed.feed_link,
            "compare_link": compare.compare_link,
            "timeline_link": timeline.timeline_link,
            "marked": marks.draw,
            "strip": strip.draw,
            "strip_rows": strip.rows,
            "facet_values": values.draw,
            "rank_bar": charts.rank_bar,
        },
    )
    errors.install(app)
    if login is not None:
        app.before_request(login.refusal)
    # Fast levels: a page is packed for each reader.
    app.config["COMPRESS_ALGORITHM"] = ["br", "gzip"]
    app.config["COMPRESS_BR_LEVEL"] = 4
    app.config["COMPRESS_LEVEL"] = 5
    Compress(app)
    for part in (
        search,
        article,
        official,
        outlet,
        quotes,
        timeline,
        compare,
        differences,
        exports,
        citations,
        feed,
        opensearch,
        api,
        health,
        site,
    ):
        app.register_blueprint(part.make_blueprint(engine))
    return app
