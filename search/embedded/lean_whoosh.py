"""Whoosh without what only its past needs; to be imported before anything of Whoosh.

`whoosh.compat` takes `urlretrieve` from urllib.request, and nothing calls it. With that come http, ssl and
email: a question from the shell, or an update, would wait for them as long as for its index.
"""

from __future__ import annotations

import sys
from types import ModuleType


def _load_compat() -> None:
    if "whoosh.compat" in sys.modules or "urllib.request" in sys.modules:
        return
    stand_in = ModuleType("urllib.request")
    vars(stand_in)["urlretrieve"] = None
    sys.modules["urllib.request"] = stand_in
    try:
        import whoosh.compat  # noqa: F401 - loaded, to be found by all that imports it
    finally:
        del sys.modules["urllib.request"]


_load_compat()
