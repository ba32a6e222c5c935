"""What Whoosh is loaded without is there for who needs it."""

from __future__ import annotations

import subprocess
import sys

_ASKED = """
import sys
import search.embedded.lean_whoosh
absent = [m for m in ("urllib.request", "whoosh.lang.porter", "whoosh.lang.dmetaphone") if m in sys.modules]
from whoosh.analysis import StemmingAnalyzer
print(absent, [token.text for token in StemmingAnalyzer()("walking dogs")])
import urllib.request
from whoosh.lang.porter import stem
print(stem("walking"), urllib.request.Request("http://localhost/").host)
"""


def test_what_is_left_out_loads_when_it_is_asked() -> None:
    told = subprocess.run([sys.executable, "-c", _ASKED], capture_output=True, text=True, check=True)
    assert told.stdout.splitlines() == ["[] ['walk', 'dog']", "walk localhost"]
