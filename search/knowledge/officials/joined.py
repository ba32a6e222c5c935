"""Articles with one id for each person of an archive, as `joining` has found it and a commit has kept it.

Apart from that, since who asks reads what is kept and needs none of the words by which persons are compared.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from hashlib import blake2b
from pathlib import Path

from search.model import Article, Official

# Rises with every change of code that alters what `joining.one_person` answers.
_RULES = 29
# Beside this module: what it depends on besides the articles and the user's corrections.
_TABLES = (
    "bodies.csv",
    "regencies.csv",
    "gazetteer-indonesia.csv",
    "gazetteer-world.csv",
    "clans.txt",
    "given-names.txt",
    "name-words.toml",
    "name-forms.txt",
    "district-regencies.csv",
    "regency-capitals.csv",
    "regency-provinces.csv",
    "military-regions.csv",
    # `vocabulary.words` reads these.
    "office-words.toml",
    "places.toml",
    "districts.txt",
    "common-words.txt",
    "subjects.toml",
)


@cache
def version() -> str:
    """Of the rules and of the tables that ship with them: what one version joined holds for that alone."""
    digest = blake2b(str(_RULES).encode(), digest_size=6)
    for name in _TABLES:
        digest.update(b"\0" + Path(__file__).with_name(name).read_bytes())
    return digest.hexdigest()


def as_one(article: Article, joined: Mapping[str, str]) -> Article:
    """The article with one id for each person; of a person whom it names twice, by the first."""
    if joined.keys().isdisjoint(official.id for official in article.officials):
        return article
    officials: dict[str, Official] = {}
    for official in article.officials:
        id = joined.get(official.id, official.id)
        officials.setdefault(id, replace(official, id=id))
    quotes = tuple(
        replace(quote, official=joined.get(quote.official or "", quote.official)) for quote in article.quotes
    )
    return replace(article, officials=tuple(officials.values()), quotes=quotes)
