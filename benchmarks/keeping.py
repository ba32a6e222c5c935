"""What it costs to keep an index: python benchmarks/keeping.py COMMAND ARTICLES.jsonl[.gz] [COUNT]

writer      `search index`: articles/s and peak memory of all its processes; beside it, in the same run,
            Whoosh's own writer over the same fields of COUNT (1,500) articles
unchanged   a run without changes over COUNT (30,000) files
new-file    one new file among COUNT (30,000): until an open `search serve` answers with it
year        COUNT (365) days of 100 new articles each, against one build of all: size, query time, segments

Needs as much room as a few copies of the articles in the folder for temporary files. Peak memory is read from
/proc, on Linux only.
"""

from __future__ import annotations

import gzip
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from whoosh import analysis, fields
from whoosh import index as whoosh_index

from index.updates.report import Run
from index.updates.updating import update
from search.embedded.schema import TERMS
from search.engine import open_engine
from search.keeping import open_keeper
from search.query.parse import parse
from search.retrieval.documents import make_document

SEARCH = Path(sys.executable).with_name("search")
QUESTIONS = (
    "vaksin",
    "presiden Rusia",
    '"Joko Widodo"',
    "harga beras naik",
    "gempa OR banjir",
    "korupsi -KPK",
)


def lines(articles: Path) -> Iterator[str]:
    """The records of the file, over and over, each with an id of its own."""
    opened = gzip.open if articles.suffix == ".gz" else open
    for turn in range(1_000):
        with opened(articles, "rt", encoding="utf-8") as file:
            for line in file:
                record = json.loads(line)
                yield json.dumps(record | {"id": f"{record['id']}-{turn}"}, ensure_ascii=False)


def fill(folder: Path, articles: Path, count: int) -> None:
    """One text file for each article, a thousand to a folder."""
    for number, line in enumerate(islice(lines(articles), count)):
        record = json.loads(line)
        file = folder / f"{number // 1000:03}" / f"{number}.txt"
        file.parent.mkdir(parents=True, exist_ok=True)
        parts = (record.get("title") or "", record.get("date") or "", "", record.get("body") or "")
        file.write_text("\n".join(parts), "utf-8")
        os.utime(file, ns=(10**18, 10**18))


def tree(process: int) -> list[int]:
    """A process and all below it."""
    try:
        below = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    except OSError:
        return [process]
    return [process, *(pid for child in below for pid in tree(int(child)))]


def held(process: int) -> int:
    """Memory of a process and all below it, in kB: as proportional set size."""
    total = 0
    for pid in tree(process):
        try:
            text = Path(f"/proc/{pid}/smaps_rollup").read_text()
        except OSError:
            continue
        total += next((int(line.split()[1]) for line in text.splitlines() if line.startswith("Pss:")), 0)
    return total


class Ready(analysis.Analyzer):  # type: ignore[misc]
    """Terms that are analysed already, each with its position: of a text of 'term position' lines, for Whoosh
    hands texts alone to an analyser."""

    def __call__(self, value: str, **_: Any) -> Iterator[Any]:
        token = analysis.Token(positions=True)
        for line in filter(None, value.split("\n")):
            token.text, position = line.rsplit(" ", 1)
            token.pos = int(position)
            yield token


def writer(articles: Path, count: int, place: Path) -> None:
    started, peak = time.perf_counter(), 0
    running = subprocess.Popen([SEARCH, "index", articles, "--at", place / "i"], stdout=subprocess.DEVNULL)
    while running.poll() is None:
        peak = max(peak, held(running.pid))
        time.sleep(0.2)
    seconds = time.perf_counter() - started
    engine = open_engine(place / "i")
    print(
        f"search index: {engine.count()} articles, {engine.count() / seconds:.0f} articles/s, {peak >> 10} MB"
    )

    schema = fields.Schema(article=fields.STORED())
    for name in TERMS:
        schema.add(name, fields.TEXT(analyzer=Ready(), phrase=True))
    (place / "plain").mkdir()
    documents = [
        make_document(article) for article, _ in islice(open_keeper(place / "i").everything(), count)
    ]
    started = time.perf_counter()
    plain = whoosh_index.create_in(str(place / "plain"), schema).writer()
    for document in documents:
        ready = {
            name: "\n".join(f"{term} {position}" for term, position in zip(*found, strict=True))
            for name, found in document.terms.items()
        }
        plain.add_document(article=document.stored, **ready)
    plain.commit()
    rate = len(documents) / (time.perf_counter() - started)
    print(
        f"Whoosh's writer: {len(documents)} articles, {rate:.0f} articles/s, reading and analysis not counted"
    )


def unchanged(articles: Path, count: int, place: Path) -> None:
    fill(place / "files", articles, count)
    update(place / "i", [place / "files"], Run())
    walls = []
    for _ in range(7):
        started = time.perf_counter()
        done = subprocess.run(
            [SEARCH, "index", "--at", place / "i"], capture_output=True, text=True, check=True
        )
        walls.append(time.perf_counter() - started)
        assert "0 added, 0 changed, 0 removed" in done.stdout
    print(f"unchanged, {count} files: median {statistics.median(walls):.2f} s, most {max(walls):.2f} s")


def new_file(articles: Path, count: int, place: Path) -> None:
    fill(place / "files", articles, count)
    update(place / "i", [place / "files"], Run())
    server = subprocess.Popen(
        [SEARCH, "serve", "--at", place / "i", "--port", "0"], stdout=subprocess.PIPE, text=True
    )
    assert server.stdout is not None
    address = next(word for word in server.stdout.readline().split() if word.startswith("http")).rstrip("/.")
    try:
        _total(address, "hari")  # the server is warm
        by_command = [_until_answered(address, place, f"katabaru{number}", True) for number in range(5)]
        watching = subprocess.Popen(
            [SEARCH, "index", "--watch", "--at", place / "i"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        assert watching.stderr is not None
        while b"Watching" not in watching.stderr.readline():
            pass
        time.sleep(2)
        by_watch = [_until_answered(address, place, f"katalain{number}", False) for number in range(5)]
        watching.terminate()
        watching.communicate()
    finally:
        server.terminate()
    for way, seconds in (("search index", by_command), ("search index --watch", by_watch)):
        median, most = statistics.median(seconds), max(seconds)
        print(f"new file among {count}, {way}: median {median:.2f} s, most {most:.2f} s")


def _until_answered(address: str, place: Path, word: str, by_command: bool) -> float:
    """Seconds from a new file with a word until the server finds it."""
    text = f"Berita yang baru sekali hari ini\n\nKOTA, KABAR.COM - Isi berita {word} yang baru.\n"
    (place / "files" / f"{word}.txt").write_text(text, "utf-8")
    started = time.perf_counter()
    # What it merges when the article is there already keeps nobody waiting.
    updating = None
    if by_command:
        updating = subprocess.Popen([SEARCH, "index", "--at", place / "i"], stdout=subprocess.DEVNULL)
    while not _total(address, word):
        time.sleep(0.02)
    seconds = time.perf_counter() - started
    if updating is not None:
        assert updating.wait() == 0
    else:
        time.sleep(1)  # its merges
    return seconds


def _total(address: str, word: str) -> int:
    with urllib.request.urlopen(f"{address}/api/v1/search?q={word}") as answer:
        return int(json.load(answer)["total"])


def year(articles: Path, days: int, place: Path) -> None:
    folder = place / "files"
    folder.mkdir()
    source = lines(articles)
    for day in range(days):
        (folder / f"hari-{day:03}.jsonl").write_text("\n".join(islice(source, 100)) + "\n", "utf-8")
        update(place / "kept", [folder], Run(jobs=1))
    update(place / "fresh", [folder], Run())
    names = ("kept", "fresh")
    engines = [open_engine(place / name) for name in names]
    times: tuple[list[float], ...] = ([], [])
    for turn in range(31):
        for text in QUESTIONS:
            # In turn, so that a busy machine is as busy for both.
            for engine, took in zip(engines, times, strict=True):
                started = time.process_time()
                engine.search(parse(text))
                if turn:  # warm
                    took.append((time.process_time() - started) * 1000)
    sizes = [
        sum(path.stat().st_size for path in (place / name).rglob("*") if path.is_file()) for name in names
    ]
    medians = [statistics.median(took) for took in times]
    for name, size, median in zip(names, sizes, medians, strict=True):
        segments = open_keeper(place / name).storage().segments
        print(f"{name}: {size / 1e6:.0f} MB, median {median:.1f} ms, {segments} segments")
    print(f"kept / fresh: size {sizes[0] / sizes[1]:.2f}, query time {medians[0] / medians[1]:.2f}")


COMMANDS = {
    "writer": (writer, 1_500),
    "unchanged": (unchanged, 30_000),
    "new-file": (new_file, 30_000),
    "year": (year, 365),
}

if __name__ == "__main__":
    command, usual = COMMANDS[sys.argv[1]]
    with tempfile.TemporaryDirectory() as temporary:
        command(
            Path(sys.argv[2]).resolve(), int(sys.argv[3]) if len(sys.argv) > 3 else usual, Path(temporary)
        )
