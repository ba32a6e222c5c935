"""Articles that were pasted into the box: their ids, the addresses of their pages here, or their files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from search import identifiers
from search.engine import Searching
from search.model import Article

# Each is looked up.
MOST: Final = 50
_MOST_FOLDERS: Final = 20
_PAGE: Final = re.compile(rf"/artikel/([0-9a-v]{{{identifiers.LENGTH}}})(?!\w)")


def pasted(engine: Searching, text: str) -> tuple[Article, ...]:
    """The articles that a text names and says nothing beside, in its order: by id, by the address of a page
    ('https://…/artikel/0f3kq9v2m1ab?q=…#p7'), by file ('arsip/102.txt', and 'arsip/berita.jsonl#7' for an
    entry), from the root or from any folder above. () for every other question."""
    text = text.strip().replace("\\", "/")
    parts = [text] if _is_file(text) else [part for part in re.split(r"[\s,;]+", text) if part]
    named = [list(_ids(part)) for part in parts[: MOST + 1]]
    if not all(named) or len(parts) > MOST:
        return ()
    found = {
        article.id: article for ids in named if (article := next(filter(None, map(engine.get, ids)), None))
    }
    return tuple(found.values())


def _is_file(text: str) -> bool:
    """Whether the whole may be a path, which can have spaces."""
    return "/" in text and "/artikel/" not in text and not re.search(r"[,;\n]", text)


def _ids(part: str) -> Iterator[str]:
    """The ids that a part may stand for; none where it has not the form."""
    if identifiers.is_id(part):
        yield part
    elif page := _PAGE.search(part):
        yield page[1]
    elif ("/" in part or "#" in part) and "://" not in part:
        path, _, record = part.partition("#")
        folders = [folder for folder in path.split("/") if folder][-_MOST_FOLDERS:]
        for at in range(len(folders)):
            yield identifiers.make("/".join(folders[at:]), record or None)
