"""`search serve` under load while the index is updated: python benchmarks/serving.py DIR [CLIENTS] [SECONDS].

Copies the index, serves the copy, and lets CLIENTS (16) ask without a pause for SECONDS (60) while another
process adds articles to it over and over, a commit each. Prints p50, p95 and the slowest by kind of request,
the server's CPU time for each request (which a busy machine changes less), how many commits there were, and
every answer that was not 200. Exits with 1 where there was one. Ends by itself.
"""

from __future__ import annotations

import http.client
import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path
from urllib.parse import quote

WORDS = (
    "presiden Rusia",
    "vaksin",
    "ekonomi",
    "resesi",
    '"Joko Widodo"',
    "presiden -Jokowi",
    "banjir Jakarta",
    "harga beras",
    "judul:pemilu",
    "gempa bumi",
    "kerja sama China",
    "korupsi menteri",
    "timnas",
    "pejabat:Lavrov",
    "inflasi tanggal:2023",
    "kebakaran hutan",
)
# Kinds of request and how often each is made, of 20; {q}: a question, {id}: an article found before.
KINDS = {
    "search": (10, "/?q={q}"),
    "second page": (2, "/?q={q}&page=2&sort=newest"),
    "article": (4, "/artikel/{id}?q={q}"),
    "timeline": (1, "/linimasa?q={q}"),
    "official": (1, "/pejabat/joko-widodo"),
    "api": (1, "/api/v1/search?q={q}"),
    "suggest": (1, "/api/v1/suggest?q=pra"),
}


def _serve(folder: Path) -> tuple[subprocess.Popen[str], str]:
    start = "from search.cli.start import main; main()"
    command = [sys.executable, "-c", start, "serve", "--at", str(folder)]
    process = subprocess.Popen([*command, "--port", "0"], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    line = process.stdout.readline()
    return process, line.split("http://")[1].split("/")[0]


class Load:
    """What the clients saw: `times` by kind, in seconds, and `wrong`, each answer that was none."""

    def __init__(self, host: str) -> None:
        self._host, self._ends = host, 0.0
        self._lock = threading.Lock()
        self.times: dict[str, list[float]] = {kind: [] for kind in KINDS}
        self.wrong: list[str] = []
        self._ids = ["000000000000"]

    def find_articles(self) -> None:
        """Ids to ask for; waits until the server, which has just begun, answers in time."""
        connection = http.client.HTTPConnection(self._host, timeout=60)
        while True:
            try:
                body = self._get(connection, "/api/v1/search?q=presiden&limit=50")
                break
            except ValueError:
                time.sleep(1)
        self._ids = [hit["id"] for hit in json.loads(body)["hits"]]

    def begin(self, seconds: float) -> float:
        """When the clients are to end."""
        self._ends = time.monotonic() + seconds
        return self._ends

    @staticmethod
    def _get(connection: http.client.HTTPConnection, url: str) -> bytes:
        connection.request("GET", url)
        response = connection.getresponse()
        body = response.read()
        if response.status != 200:
            raise ValueError(f"{response.status} {url}")
        return body

    def client(self, seed: int) -> None:
        """One client: asks, reads, asks again, over one connection."""
        chance = random.Random(seed)
        kinds = [kind for kind, (weight, _) in KINDS.items() for _ in range(weight)]
        connection = http.client.HTTPConnection(self._host, timeout=60)
        while time.monotonic() < self._ends:
            kind = chance.choice(kinds)
            url = KINDS[kind][1].format(q=quote(chance.choice(WORDS)), id=chance.choice(self._ids))
            started = time.monotonic()
            try:
                self._get(connection, url)
            except (OSError, ValueError, http.client.HTTPException) as error:
                with self._lock:
                    self.wrong.append(f"{type(error).__name__}: {error}")
                connection = http.client.HTTPConnection(self._host, timeout=60)
                continue
            with self._lock:
                self.times[kind].append(time.monotonic() - started)


def _update(index: Path, articles: Path, ends: float, commits: list[float]) -> None:
    """Adds a few articles and brings the index up to date, again and again."""
    number = 0
    command = [sys.executable, "-c", "from search.cli.start import main; main()", "index", str(articles)]
    while time.monotonic() < ends:
        for _ in range(20):
            number += 1
            text = f"Jakarta, 1 Mei 2024 - Presiden membuka pasar nomor {number}.\n"
            (articles / f"uji-{number}.txt").write_text(f"Berita uji {number}\n\n{text}", "utf-8")
        started = time.monotonic()
        subprocess.run([*command, "--at", str(index), "--jobs", "1"], check=True, capture_output=True)
        commits.append(time.monotonic() - started)


def _row(name: str, times: list[float]) -> str:
    times = sorted(times)
    p95 = times[int(0.95 * (len(times) - 1))]
    return (
        f"{name:12} {len(times):6} requests  p50 {1000 * statistics.median(times):6.0f} ms  "
        f"p95 {1000 * p95:6.0f} ms  slowest {1000 * times[-1]:6.0f} ms"
    )


def main(source: Path, clients: int, seconds: float) -> int:
    with tempfile.TemporaryDirectory(dir=source.resolve().parent) as scratch:
        index, articles = Path(scratch) / "indeks", Path(scratch) / "artikel"
        shutil.copytree(source, index)
        articles.mkdir()
        server, host = _serve(index)
        try:
            load = Load(host)
            load.find_articles()
            ends = load.begin(seconds)
            commits: list[float] = []
            threads = [threading.Thread(target=load.client, args=(seed,)) for seed in range(clients)]
            threads.append(threading.Thread(target=_update, args=(index, articles, ends, commits)))
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
        finally:
            server.terminate()
            _, _, used = os.wait4(server.pid, 0)
    for kind, times in load.times.items():
        if times:
            print(_row(kind, times))
    everything = [took for times in load.times.values() for took in times]
    print(_row("all", everything))
    cpu = 1000 * (used.ru_utime + used.ru_stime) / len(everything)
    print(f"{len(everything) / seconds:.0f} requests/s, {cpu:.0f} ms of the server's CPU each")
    print(f"{len(commits)} updates, {statistics.fmean(commits):.1f} s each")
    for message, count in Counter(load.wrong).most_common(10):
        print(f"{count} × {message}")
    return 1 if load.wrong else 0


if __name__ == "__main__":
    sys.exit(
        main(
            Path(sys.argv[1]),
            int(sys.argv[2]) if len(sys.argv) > 2 else 16,
            float(sys.argv[3]) if len(sys.argv) > 3 else 60,
        )
    )
