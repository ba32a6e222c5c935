"""Patterns that are compiled when they are first asked: most articles and questions meet few of them.

To compile all that the readers of pages have takes an update of one article a tenth of its time.
"""

from __future__ import annotations

import re
from typing import Any, Final, cast

_METHODS: Final = (
    "search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn",
    "pattern", "flags", "groups", "groupindex",
)  # fmt: skip


class _Compiled:
    """What a late pattern is from then on: its methods are the compiled one's, found without a detour."""


class _Late:
    def __init__(self, pattern: str, flags: int) -> None:
        self._uncompiled = pattern, flags

    def __getattr__(self, name: str) -> Any:
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = re.compile(*self._uncompiled)
        vars(self).update((method, getattr(compiled, method)) for method in _METHODS)
        self.__class__ = _Compiled  # type: ignore[assignment]
        return vars(self)[name]


def late(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """As `re.compile`, but later: for a pattern that few texts get as far as. A mistake in it shows then:
    a test compiles all. Not for one that is asked of every line: each call takes a tenth longer.

    >>> late(r"a(b*)").sub("x", "abbc")
    'xc'
    """
    return cast("re.Pattern[str]", _Late(pattern, flags))
