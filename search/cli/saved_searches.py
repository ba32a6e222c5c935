"""Saved searches in a user's file, the same JSON that the page's `/tersimpan` exports and imports."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qs, urlencode, urlsplit

import click

from search.cli.options import arrived_since, days_between
from search.knowledge.kinds import meant_kind
from search.knowledge.synonyms import Thesaurus
from search.model import Everything, Filters, Query, Sort
from search.process.locks import locked
from search.query.parse import parse

# As the page's addresses leave them (werkzeug's choice), so that one search has one id on both sides.
_UNQUOTED: Final = "!$'()*,/:;?@"
# In the order of the page's addresses.
_PARAMETERS: Final = (
    "q", "any", "exact", "outlet", "official", "not_outlet", "not_official", "official_mode", "kind",
    "not_kind", "candidates", "from", "to", "undated", "added",
)  # fmt: skip


class SavedFileError(click.ClickException):
    """The file of saved searches, or an entry of it, cannot be used; the message says what to do."""

    exit_code = 2


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A question under a name. `address`: the parameters of the page's address, encoded. `day`, ISO: what
    came before it is known, and so are `count` of the articles that came on it or later. `latest`: ids of
    the last of those, which nothing but their ids tells from what comes in the same minute."""

    name: str
    address: str
    day: str
    count: int
    latest: tuple[str, ...] = ()

    def asked(self, synonyms: Thesaurus, sort: Sort = "relevance", limit: int = 10) -> Query:
        """The question, as the page asks it. Raises SavedFileError."""
        given = parse_qs(self.address)
        text = {name: values[0] for name, values in given.items()}
        try:
            filters = Filters(
                tuple(given.get("outlet", ())),
                tuple(given.get("official", ())),
                days_between(text.get("from"), text.get("to")),
                "undated" in given,
                tuple(given.get("not_outlet", ())),
                tuple(given.get("not_official", ())),
                text.get("official_mode") == "all",
                tuple(filter(None, map(meant_kind, given.get("kind", ())))),
                tuple(filter(None, map(meant_kind, given.get("not_kind", ())))),
                "candidates" in given,
            )
            query = parse(
                text.get("q", ""),
                any_word="any" in given,
                exact="exact" in given,
                filters=filters,
                sort=sort,
                limit=limit,
                synonyms=synonyms,
            )
            if "q" not in given:
                query = replace(query, tree=Everything(), notes=())
            return arrived_since(query, text.get("added"))
        except click.UsageError as error:
            raise SavedFileError(
                f"the saved search '{self.name}' cannot be asked: {error.message} Remove it with: "
                f"search saved remove '{self.name}'"
            ) from error


def address_of(given: Mapping[str, object]) -> str:
    """The parameters of the page's address, encoded, in its order; empty ones are left out.

    >>> address_of({"outlet": ("Kabar Utara",), "q": "harga beras", "any": True, "to": None})
    'q=harga+beras&any=1&outlet=Kabar+Utara'
    """
    kept = {name: "1" if given.get(name) is True else given.get(name) for name in _PARAMETERS}
    return urlencode({name: value for name, value in kept.items() if value}, doseq=True, safe=_UNQUOTED)


@dataclass(frozen=True, slots=True)
class SavedFile:
    """What the file holds: searches, and the articles collected on a page, which are kept as they are."""

    searches: tuple[SavedSearch, ...] = ()
    articles: tuple[Mapping[str, Any], ...] = ()

    def named(self, name: str) -> SavedSearch:
        """The search of that name. Raises SavedFileError."""
        for search in self.searches:
            if search.name == name:
                return search
        names = ", ".join(f"'{search.name}'" for search in self.searches[:10])
        raise SavedFileError(
            f"no search is saved as '{name}'. There {'are ' + names if names else 'is none'}. "
            f"Save one with: search saved add NAME TEXT"
        )

    def with_search(self, saved: SavedSearch) -> SavedFile:
        """The same with that search, instead of the one of its name, if there is one."""
        if any(each.name == saved.name for each in self.searches):
            searches = tuple(saved if each.name == saved.name else each for each in self.searches)
            return replace(self, searches=searches)
        return replace(self, searches=(*self.searches, saved))

    def joined(self, other: SavedFile) -> SavedFile:
        """The same with what only the other has: searches by address and name, articles by id."""
        addresses = {search.address for search in self.searches}
        names = {search.name for search in self.searches}
        ids = {article["id"] for article in self.articles}
        return SavedFile(
            (
                *self.searches,
                *(
                    each
                    for each in other.searches
                    if each.address not in addresses and each.name not in names
                ),
            ),
            (*self.articles, *(each for each in other.articles if each["id"] not in ids)),
        )

    def text(self) -> str:
        """The file's JSON, which the page imports."""
        searches = [
            {
                "id": f"/baru?{search.address}",
                "href": f"/?{search.address}",
                "name": search.name,
                "day": search.day,
                "count": search.count,
                "latest": list(search.latest),
            }
            for search in self.searches
        ]
        kept = {"searches": searches, "articles": [dict(article) for article in self.articles]}
        return json.dumps(kept, ensure_ascii=False, indent=2) + "\n"


def read(text: str, name: str) -> SavedFile:
    """What such a file holds. Raises SavedFileError, which calls it by `name`."""
    try:
        found = json.loads(text)
        searches = tuple(_search(entry) for entry in found["searches"])
        articles = found["articles"]
        if not all(isinstance(article, dict) and isinstance(article["id"], str) for article in articles):
            raise ValueError("an article has no id")
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise SavedFileError(
            f"{name} holds no saved searches ({type(error).__name__}: {error}). It must be what "
            "`search saved export` or the page's 'Ekspor: JSON' writes. Mend it, or move it away."
        ) from error
    return SavedFile(searches, tuple(articles))


def _search(entry: Mapping[str, Any]) -> SavedSearch:
    # A page keeps aside what becomes known half an hour after it was told.
    known = {**entry, **(entry.get("next") or {})}
    name, day, count = entry["name"], known["day"], known["count"]
    if not (isinstance(name, str) and isinstance(count, int)):
        raise ValueError(f"of the search {name!r} the name is no text, or the count no number")
    given = parse_qs(urlsplit(entry["href"]).query)
    address = address_of({each: given[each] for each in _PARAMETERS if each in given})
    latest = tuple(filter(lambda id: isinstance(id, str), entry.get("latest", ())))
    return SavedSearch(name, address, date.fromisoformat(day).isoformat(), count, latest)


def load(path: Path) -> SavedFile:
    """The user's saved searches; none where there is no file yet. Raises SavedFileError."""
    try:
        return read(path.read_text("utf-8"), str(path))
    except FileNotFoundError:
        return SavedFile()
    except UnicodeDecodeError as error:
        raise SavedFileError(f"{path} is not UTF-8. Mend it, or move it away.") from error


@contextmanager
def changing(path: Path) -> Iterator[list[SavedFile]]:
    """The file's content in a list of one: what the block puts there is written when it ends, whole or not at
    all, while no other command changes it. Raises SavedFileError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with locked(path.with_name(f"{path.name}.lock")):
        held = [load(path)]
        yield held
        part = path.with_name(f"{path.name}.part")
        part.write_text(held[0].text(), "utf-8")
        part.replace(path)
