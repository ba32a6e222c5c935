"""Which articles of a new index are copies of one story, found from their signatures before it counts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np

from search import identifiers
from search.cluster.connection import Connection
from search.cluster.documents import from_column, read, write
from search.cluster.mapping import ARTICLES, COLUMNS_ALONE, Body
from search.model import Known
from search.retrieval import copies, grouping
from search.retrieval.columns import NO_DAY
from search.retrieval.documents import make_document

_BATCH: Final = 200


def settle(connection: Connection, index: str) -> int:
    """Gives each article of an index whose story is another than it says its own; how many. The signatures of
    all are held in memory: 700 bytes an article."""
    fields: Body = {
        **COLUMNS_ALONE,
        "docvalue_fields": [
            "signature",
            "number",
            "story",
            "copied",
            "body_length",
            "dated",
            "first",
            "last",
        ],
    }
    numbers: list[int] = []
    told: list[tuple[int, bool]] = []
    lengths: list[int] = []
    days: list[int] = []
    signatures = bytearray()
    nothing = bytes(copies.BYTES)
    for hit in connection.pages(index, {"match_all": {}}, [{"number": "asc"}], fields, 2000):
        values = hit["fields"]
        numbers.append(values["number"][0])
        told.append((values["story"][0], bool(values["copied"][0])))
        lengths.append(values["body_length"][0])
        is_day = values["dated"][0] and values["first"] == values["last"]
        days.append(values["first"][0] if is_day else NO_DAY)
        signatures += from_column(values["signature"][0]) if "signature" in values else nothing
    bodies = copies.Bodies(
        np.frombuffer(bytes(signatures), "<u4").reshape(len(numbers), copies.SIZE),
        np.array(lengths, np.int64),
        np.array(days, np.int64),
    )
    groups = grouping.group(bodies)
    sizes = np.bincount(groups, minlength=len(groups))
    changed = {
        identifiers.from_number(number): (numbers[group], bool(sizes[group] > 1))
        for number, group, before in zip(numbers, groups.tolist(), told, strict=True)
        if (numbers[group], bool(sizes[group] > 1)) != before
    }
    return connection.bulk(_rewritten(connection, index, changed))


def _rewritten(connection: Connection, index: str, changed: dict[str, tuple[int, bool]]) -> Iterator[Body]:
    """Whole documents: a partial change would drop what is not kept in the source."""
    ids = list(changed)
    for start in range(0, len(ids), _BATCH):
        some = ids[start : start + _BATCH]
        query: Body = {"ids": {"values": some}}
        body: Body = {**ARTICLES, "size": _BATCH, "query": query, "docvalue_fields": ["added"]}
        for hit in connection.search(index, body)["hits"]["hits"]:
            article, root = read(hit)
            story, copied = changed[article.id]
            known = Known(make_document(article, root), story, copied)
            document = write(article, root, hit["fields"]["added"][0], known)
            yield {"_op_type": "index", "_index": index, "_id": article.id, "_source": document.body}
