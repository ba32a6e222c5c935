"""What a server has ready before its first readers would wait for it."""

from __future__ import annotations

import gc
from contextlib import suppress
from typing import Final

from flask import Flask

from search.engine import Searching
from search.errors import EngineError
from search.model import Everything, Query
from web import environments
from web.words.locale import COOKIE, LOCALES

# Words of a headline: enough to load what reads questions and marks passages.
_WORDS: Final = 3


def warm(engine: Searching, app: Flask) -> None:
    """Has ready the templates and what loads when it is first needed: officials, outlets and synonyms, the
    stemmer, the columns of the index, half a second in all; and the words for suggestions, of a large index a
    second or two."""
    with suppress(EngineError, OSError, ValueError):  # closed meanwhile
        environments.load(app)
        newest = engine.search(Query("", Everything(), sort="newest", limit=1)).hits
        headline = (newest[0].article.title or "").split() if newest else []
        for locale in LOCALES:
            for question in ("", " ".join(headline[:_WORDS])):
                # Not through the app: nobody asks, so nobody is refused and nothing is logged.
                with app.test_request_context("/", query_string={"q": question, COOKIE: locale}):
                    app.view_functions["search.page"]()
        for _ in range(2):  # one look reads its own words only
            engine.terms("a", 1)
        # What is there now stays; to go through it again and again for garbage took a sixth of a page's time.
        gc.collect()
        gc.freeze()
