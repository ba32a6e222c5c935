"""What an index on a cluster holds of an article: fields, their analysis there, versions.

Warta makes the terms; the cluster only splits them at spaces. A fact check's title has fields of its own
(`claim_*`), since a word in it counts less. `all_*` hold 'term|number' for the text as one: the number is the
term's weighted frequency, times SCALE, which is a term's frequency there. `lead_first` and `body_first` hold
the position of the first occurrence, plus 1, in the same way.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any, Final, Literal

from search.analysis.tokens import PARAGRAPH_GAP
from search.analysis.version import ANALYSIS, lexicon
from search.model import TextField
from search.retrieval.ranking import SHIPPED, Weights

# Rises with every change of what an index holds.
LAYOUT: Final = 8

Part = Literal["title", "claim", "lead", "body", "author"]
PARTS: Final[tuple[Part, ...]] = ("title", "claim", "lead", "body", "author")
# Weights of fields are halves; frequencies are whole numbers.
SCALE: Final = 2

Body = dict[str, Any]


def parts_of(fields: Iterable[TextField]) -> tuple[Part, ...]:
    """The parts that hold some text fields: a title is in one of two."""
    wanted = frozenset(fields)
    return tuple(part for part in PARTS if ("title" if part == "claim" else part) in wanted)


def scaled(weights: Weights, part: Part) -> int:
    """How often a word of a part counts, times SCALE. Raises ValueError where that is no whole number."""
    weight = SCALE * (weights.claim if part == "claim" else weights.of_field(part))
    if weight != int(weight):
        raise ValueError(f"the weight of {part} is no multiple of {1 / SCALE}")
    return int(weight)


def safe(term: str) -> str:
    """A term as it can be sent: half of a surrogate pair, which a damaged page may have, cannot.

    >>> safe("kuat"), safe("ku\\ud800at")
    ('kuat', 'ku\\ufffdat')
    """
    return term if term.isascii() else term.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def term(word: str) -> str:
    """A word as it stands in a field of text, where spaces part words: 'kerja sama' keeps its own.

    >>> term("kerja sama").split(" ")
    ['kerja\\xa0sama']
    """
    return safe(word).replace(" ", "\N{NO-BREAK SPACE}")


@cache
def versions() -> dict[str, int | str]:
    """The versions that an index made now is of."""
    # The weighted frequencies are stored.
    weighed = ",".join(str(scaled(SHIPPED, part)) for part in PARTS)
    return {"layout": LAYOUT, "analysis": ANALYSIS, "lexicon": lexicon(), "weights": weighed}


def _placed() -> Body:
    return {
        "type": "text",
        "analyzer": "placed",
        "search_analyzer": "whitespace",
        "similarity": "frequency",
        "norms": False,
        "position_increment_gap": PARAGRAPH_GAP - 1,
    }


def _counted() -> Body:
    return {
        "type": "text",
        "analyzer": "counted",
        "search_analyzer": "whitespace",
        "similarity": "frequency",
        "norms": False,
        "index_options": "freqs",
    }


_KEY: Final[Body] = {"type": "keyword"}
_INT: Final[Body] = {"type": "integer"}
_LONG: Final[Body] = {"type": "long"}
# Added up and looked up, never searched.
_LENGTH: Final[Body] = {"type": "integer", "index": False}
# In columns: what is stored with the article would have that read, too.
_BYTES: Final[Body] = {"type": "binary", "doc_values": True}
# What a request says that needs columns alone.
COLUMNS_ALONE: Final[Body] = {"stored_fields": "_none_"}
# What a request says that needs articles (see `documents.read`). They are stored as bytes of their own, not
# as a source with the rest left out: for that each document would be read a second time, and written anew.
STORED: Final = ("article", "root")
ARTICLES: Final[Body] = {"stored_fields": list(STORED)}
# Of a word in a field of text, whether others stand where it does: few have any, and to look for the parts of
# each costs a fifth of all that a document takes.
_HAS_PARTS: Final = """
CharSequence word = token.getTerm();
for (int at = word.length() - 1; at > 0; --at) {
  if (word.charAt(at) == (char) 124) return true;
}
return false;
"""


def articles(shards: int, replicas: int) -> Body:
    """The body of the request that makes an index of articles."""
    fields: Body = {
        **{f"{part}_{form}": _placed() for part in PARTS for form in ("stem", "surface")},
        "all_stem": _counted(),
        "all_surface": _counted(),
        "lead_first": _counted(),
        "body_first": _counted(),
        "number": _LONG,  # the id, for ties
        "length": _LENGTH,  # of the text as one, weighted, times SCALE
        **{f"{part}_length": _LENGTH for part in PARTS},
        "kind": _KEY,
        "outlet": _KEY,  # '' where unknown
        "official": _KEY,  # ids of those named, but for candidates
        "named": _KEY,  # ids of all
        "official_name": _KEY,  # id, name, post (see `posts.post`), tabs between
        "speaker": _KEY,  # an official's id or '', tab, name
        "alias": _KEY,
        "short_form": _KEY,  # see `search.retrieval.short_forms`
        "dated": {"type": "boolean"},
        "first": _INT,  # days as ordinals
        "last": _INT,
        "minute": _LONG,
        "year": _KEY,  # or 'undated'
        "month": _KEY,
        "day": _KEY,
        "added": _LONG,  # in minutes; 0 where unknown
        "added_day": _INT,
        "story": _LONG,  # the number of the story's first article by id
        "copied": {"type": "boolean"},  # whether the story has another
        "places": _BYTES,
        "signature": _BYTES,
        "root": {"type": "keyword", "index": False, "doc_values": False, "store": True},
        "article": {"type": "binary", "store": True},
        "quote": {
            "type": "nested",
            "properties": {"speaker": _KEY, "stem": _placed(), "surface": _placed()},
        },
    }
    return {
        "settings": {"index": _settings(shards, replicas)},
        "mappings": {
            "dynamic": "strict",
            "_meta": {"warta": versions()},
            "_source": {"enabled": False},
            "properties": fields,
        },
    }


def _settings(shards: int, replicas: int) -> Body:
    return {
        "number_of_shards": shards,
        "number_of_replicas": replicas,
        "refresh_interval": "-1",
        "similarity": {
            "frequency": {"type": "scripted", "script": {"source": "return query.boost * doc.freq"}}
        },
        "analysis": {
            "filter": {
                # What stands at one place is joined by '|'.
                "parts": {"type": "pattern_capture", "preserve_original": False, "patterns": ["([^|]+)"]},
                "parted": {"type": "condition", "filter": ["parts"], "script": {"source": _HAS_PARTS}},
                "numbers": {"type": "delimited_term_freq", "delimiter": "|"},
            },
            "tokenizer": {
                "spaces": {"type": "char_group", "tokenize_on_chars": [" "], "max_token_length": 8191}
            },
            "analyzer": {
                "placed": {"type": "custom", "tokenizer": "spaces", "filter": ["parted"]},
                "counted": {"type": "custom", "tokenizer": "spaces", "filter": ["numbers"]},
                # In the place of the one that is built in, which cuts words at 255 signs.
                "whitespace": {"type": "custom", "tokenizer": "spaces"},
            },
        },
    }


def words(shards: int, replicas: int) -> Body:
    """The body of the request that makes the index of words beside it: how many articles have each in each
    text field."""
    return {
        "settings": {
            "index": {
                "number_of_shards": shards,
                "number_of_replicas": replicas,
                "refresh_interval": "-1",
            }
        },
        "mappings": {
            "dynamic": "strict",
            "_meta": {"warta": versions()},
            "properties": {
                "word": _KEY,
                **dict.fromkeys(("title", "lead", "body", "author"), _INT),
                "total": _INT,
                "most": _INT,
            },
        },
    }


def home() -> Body:
    """The body of the request that makes the index of what else belongs to an archive: the lock, the user's
    files, the manifest of each commit, in pieces."""
    return {
        "settings": {"index": {"number_of_shards": 1, "auto_expand_replicas": "0-1"}},
        "mappings": {
            "dynamic": "strict",
            "_meta": {"warta": {"layout": LAYOUT}},
            "properties": {
                "of": _KEY,  # an index of articles, or '' for what belongs to all
                "what": _KEY,
                "part": _INT,
                "moment": _LONG,
                "told": {"type": "object", "enabled": False},
                "data": {"type": "binary"},
            },
        },
    }
