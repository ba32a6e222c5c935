"""Times first pages of an archive in a folder, on a cluster, and by the cluster's own BM25, in turn:

    python -m benchmarks.cluster FOLDER URL [--questions 40] [--rounds 3] [--node PID]

BM25 is asked for the same words (stems in one field of text), with the same facets and ten articles, of an
index of its own that is made beside and removed at the end. Prints the median in milliseconds for each form
of question, and the requests that one takes. With the process of the only node, here on Linux, these are
milliseconds of the processor, its own and the node's: a busy machine tells nothing by the clock.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from search.analysis.tokens import tokens
from search.cluster.address import parse as parse_address
from search.cluster.connection import Connection
from search.cluster.documents import write
from search.engine import Ranking, open_engine
from search.keeping import open_keeper
from search.model import TEXT_FIELDS, Query
from search.retrieval.documents import make_document
from search.tree import leaves
from tools.cluster.compare import forms, gold_texts

_FACETS: Final = {"outlet": "outlet", "official": "official", "month": "month", "kind": "kind"}


def main(folder: str, url: str, questions: int, rounds: int, node: int | None = None) -> None:
    """Prints the table."""
    connection = Connection(parse_address(url))
    plain = f"bm25-{connection.address.name}"
    _make_plain(connection, plain, folder)
    try:
        clock = time.perf_counter if node is None else lambda: time.process_time() + _spent(node)
        _measure(connection, plain, open_engine(folder), open_engine(url), questions, rounds, clock)
    finally:
        connection.call(lambda client, seconds: client.indices.delete(index=plain, request_timeout=seconds))


def _spent(process: int) -> float:
    """Seconds of the processor that the threads of a process have had, to the nanosecond."""
    spent = 0
    for thread in Path(f"/proc/{process}/task").iterdir():
        with suppress(FileNotFoundError, ProcessLookupError):
            spent += int((thread / "schedstat").read_text().split()[0])
    return spent / 1e9


def _measure(
    connection: Connection,
    plain: str,
    one: Ranking,
    other: Ranking,
    questions: int,
    rounds: int,
    clock: Callable[[], float],
) -> None:
    asked = [
        (form, query)
        for number, text in enumerate(gold_texts(questions))
        for form, query in forms(text, number, one)
    ]
    spent: dict[tuple[str, str], list[float]] = defaultdict(list)
    requests: dict[str, list[int]] = defaultdict(list)
    # The first round is of a JVM that is not warm, and of what is read once.
    for turn in range(rounds + 1):
        for form, query in asked:
            ways: dict[str, Callable[[], object]] = {
                "folder": lambda query=query: one.search(query),  # type: ignore[misc]
                "cluster": lambda query=query: other.search(query),  # type: ignore[misc]
                "bm25": lambda query=query: _plainly(connection, plain, query),  # type: ignore[misc]
            }
            for way, work in ways.items():
                before = _count_requests(other)
                started = clock()
                work()
                took = (clock() - started) * 1000
                if turn:
                    spent[form, way].append(took)
                    if way == "cluster":
                        requests[form].append(_count_requests(other) - before)
    print(f"{'form':10} {'n':>4} {'folder':>8} {'cluster':>8} {'bm25':>8}  to bm25  requests")
    for form in (*requests, "all"):
        medians = [
            statistics.median(
                [ms for (f, w), some in spent.items() if w == way and form in (f, "all") for ms in some]
            )
            for way in ("folder", "cluster", "bm25")
        ]
        counts = [n for f, some in requests.items() if form in (f, "all") for n in some]
        print(
            f"{form:10} {len(counts):4} {medians[0]:8.1f} {medians[1]:8.1f} {medians[2]:8.1f} "
            f"{medians[1] / medians[2]:7.1f}  {statistics.median(counts):g}"
        )


def _count_requests(engine: Any) -> int:
    return int(engine._connection.requests)


def _make_plain(connection: Connection, index: str, folder: str) -> None:
    fields: dict[str, Any] = {name: {"type": "keyword"} for name in _FACETS.values()}
    fields |= {"text": {"type": "text", "analyzer": "whitespace"}, "article": {"type": "binary"}}
    body = {
        "settings": {"index": {"number_of_shards": 1, "number_of_replicas": 0, "refresh_interval": "-1"}},
        "mappings": {"dynamic": False, "_source": {"includes": ["article"]}, "properties": fields},
    }
    connection.call(
        lambda client, seconds: client.indices.create(index=index, body=body, request_timeout=seconds)
    )
    connection.bulk(_plain_documents(index, folder), refresh=True)


def _plain_documents(index: str, folder: str) -> Iterator[dict[str, Any]]:
    with open_keeper(folder).snapshot() as snapshot:
        for article, root, _, known in snapshot.articles:
            terms = (known.document if known else make_document(article, root)).terms
            stems = [stem for name in TEXT_FIELDS for stem in terms.get(f"{name}_stem", ((), ()))[0]]
            document = write(article, root, 0, known).body
            source = {name: document[name] for name in (*_FACETS.values(), "article")}
            yield {
                "_op_type": "index",
                "_index": index,
                "_id": article.id,
                "_source": source | {"text": " ".join(stem.replace(" ", "_") for stem in stems)},
            }


def _plainly(connection: Connection, index: str, query: Query) -> Any:
    stems = [
        token.stem.replace(" ", "_")
        for leaf in leaves(query.tree)
        for token in tokens(getattr(leaf.node, "text", ""), glued="whole")
    ]
    facets = {name: {"terms": {"field": field, "size": 10_000}} for name, field in _FACETS.items()}
    text = {"query": " ".join(dict.fromkeys(stems)), "operator": "or"}
    body = {
        "size": query.limit,
        "track_total_hits": True,
        "query": {"match": {"text": text}},
        "aggs": facets,
    }
    return connection.search(index, body)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", metavar="FOLDER")
    parser.add_argument("url", metavar="URL")
    parser.add_argument("--questions", type=int, default=40, metavar="N")
    parser.add_argument("--rounds", type=int, default=3, metavar="N")
    parser.add_argument("--node", type=int, metavar="PID")
    given = parser.parse_args()
    main(given.folder, given.url, given.questions, given.rounds, given.node)
