"""Which kind of office a title is, by its first word and what is short for it."""

from __future__ import annotations

import functools

from search.knowledge.officials.names import fold

_SHORT = {"walikota": "wali", "walkot": "wali", "wapres": "wakil presiden", "wagub": "wakil gubernur"}
_SHORT |= {"jubir": "juru", "jurubicara": "juru", "pm": "perdana", "dubes": "duta"}


@functools.lru_cache(maxsize=4096)
def office_word(title: str) -> str:
    """The kind of an office by its first word, with what is short for it: 'Menlu', 'Wapres', 'Walkot'."""
    words = fold(title).split() or [""]
    first = words[0]
    if words[:2] == ["jaksa", "agung"]:
        return "jaksa agung"
    if first.startswith("wamen") or (first == "wakil" and len(words) > 1):
        return "wakil " + ("menteri" if first != "wakil" else words[1])
    if words[:2] == ["direktur", "jenderal"]:
        return "dirjen"
    return "menteri" if first.startswith("men") else _SHORT.get(first, first)
