"""Whoosh without what only its past and other languages need; to be imported before anything of Whoosh.

`whoosh.compat` takes `urlretrieve` from urllib.request, and nothing calls it. With that come http, ssl and
email: a question from the shell, or an update, would wait for them as long as for its index. So with stems of
English words and how they sound, which its analysers load whichever of them are made.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from importlib import import_module
from types import ModuleType
from typing import Any, Final

# Module → what Whoosh takes from it while it loads.
_LEFT_OUT: Final = {
    "urllib.request": ("urlretrieve",),
    "whoosh.lang.porter": ("stem",),
    "whoosh.lang.dmetaphone": ("double_metaphone",),
}


def _late(module: str, name: str) -> Any:
    """A function of a module that loads when it is called."""

    def call(*given: Any, **named: Any) -> Any:
        return getattr(import_module(module), name)(*given, **named)

    return call


def _load(left_out: Mapping[str, tuple[str, ...]]) -> None:
    if "whoosh.analysis" in sys.modules:
        return
    absent = {module: names for module, names in left_out.items() if module not in sys.modules}
    for module, names in absent.items():
        sys.modules[module] = stand_in = ModuleType(module)
        vars(stand_in).update({name: _late(module, name) for name in names})
    try:
        import whoosh.analysis
        import whoosh.compat  # noqa: F401 - loaded, to be found by all that imports it
    finally:
        for module in absent:
            del sys.modules[module]


_load(_LEFT_OUT)
