"""Files that are broken in every way are read or listed with a reason: no crash, no hang, nothing lost."""

from __future__ import annotations

import encodings.aliases
import gzip
import io
import json
import random
import signal
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from index.articles.reading import Reader
from index.files.sources import find
from index.updates import checking
from index.updates.opening import opened
from index.updates.report import Run
from index.updates.updating import update
from search.model import Article, Problem
from tests.kept import ROUNDS, contents, page, record

SUFFIXES = (".txt", ".jsonl", ".html", ".json", ".csv", ".md", ".txt.gz", ".jsonl.gz", ".zip")
CODECS = sorted(set(encodings.aliases.aliases.values()))
# Seconds of computing that one file of this size may take at the most, however broken.
LONGEST = 5


def html(dice: random.Random) -> str:
    paragraphs = "".join(f"<p>{line}</p>" for line in page(dice).splitlines())
    data = json.dumps({"@type": "NewsArticle", "headline": "Judul", "datePublished": "2021-05-12"})
    return (
        f'<html lang="id"><head><script type="application/ld+json">{data}</script>'
        f"<title>Judul</title></head><body><article><h1>Judul</h1>{paragraphs}</article></body></html>"
    )


def archive(dice: random.Random) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("mei/a.txt", page(dice))
        packed.writestr("b.jsonl", record(dice, 1))
    return out.getvalue()


def seed(dice: random.Random) -> bytes:
    match dice.randrange(8):
        case 0:
            return record(dice, 1).encode()
        case 1:
            return "\n".join(record(dice, n) for n in range(4)).encode()
        case 2:
            return html(dice).encode()
        case 3:
            return b"title,date,body\n" + b'"Judul","2021-05-12","Isi, dengan koma"\n' * 3
        case 4:
            return gzip.compress(page(dice).encode())
        case 5:
            return archive(dice)
        case 6:
            return f"# Judul\n\n*12 Mei 2021*\n\n{page(dice)}\n[tautan](x)".encode()
        case _:
            return page(dice).encode()


def mutate(data: bytearray, dice: random.Random) -> bytearray:
    at = dice.randrange(len(data) + 1)
    match dice.randrange(9):
        case 0:
            del data[at:]
        case 1:
            data[at:at] = bytes(dice.randrange(256) for _ in range(dice.randint(1, 12)))
        case 2:
            for _ in range(dice.randint(1, 20)):
                if data:
                    data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
        case 3:
            data += data[:at]
        case 4:  # another encoding
            text = bytes(data).decode("utf-8", "replace")
            try:
                data[:] = text.encode(dice.choice(CODECS), "replace")
            except (UnicodeError, LookupError, ValueError):
                data[:] = text.encode("utf-16")
        case 5:  # nested
            opening, closing = dice.choice(
                [
                    (b"[", b"]"),
                    (b'{"a":', b"}"),
                    (b"<div>", b"</div>"),
                    (b"(", b")"),
                    (b"> ", b""),
                    (b"*", b"*"),
                ]
            )
            depth = dice.choice([10, 1_000, 20_000])
            data[:] = opening * depth + data + closing * dice.choice([0, depth])
        case 6:  # a huge line
            piece = dice.choice(
                [b"kata ", b"x", b"Baca juga: ", b"12 Mei 2021 ", b"Presiden Joko Widodo ", b"[", b"<"]
            )
            data[at:at] = piece * (dice.choice([10_000, 300_000]) // len(piece))
        case 7:  # many lines
            data[at:at] = dice.choice([b"\n", b"a\n", b"{}\n", b",\n", b"<p>\n", b"\0\n"]) * 5_000
        case _:
            data[at:at] = (
                dice.choice(
                    [
                        "\ud800",
                        "\u202e",
                        "\0",
                        "\x1b[31m",
                        "\ufeff",
                        "&#0;",
                        "&#x110000;",
                        "\\ud800",
                        "\u2028",
                        "\x85",
                    ]
                ).encode("utf-8", "surrogatepass")
                * 3
            )
    return data


@contextmanager
def no_longer_than(seconds: int, what: str) -> Iterator[None]:
    def too_long(*_: object) -> None:
        raise TimeoutError(f"{what} took more than {seconds} s")

    before = signal.signal(signal.SIGVTALRM, too_long)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


@pytest.mark.parametrize("start", range(4))
def test_mutated_files_are_read_or_listed(tmp_path: Path, start: int) -> None:
    folder = tmp_path / "rusak"
    folder.mkdir()
    reader = Reader.knowing(None, None)
    for number in range(start, ROUNDS * 16, 4):
        dice = random.Random(number)
        data = bytearray(seed(dice))
        for _ in range(dice.randint(1, 5)):
            data = mutate(data, dice)
        file = folder / f"{number}{dice.choice(SUFFIXES)}"
        file.write_bytes(data)
        with no_longer_than(LONGEST, f"seed {number}, {file.name} of {len(data)} bytes"):
            found = [item for source in find(file) for item in _read(reader, source)]
        assert found, f"{file.name}: neither read nor listed"
        reasons = [item.reason for item in found if isinstance(item, Problem)]
        assert not any("the reader failed on it" in reason for reason in reasons), (file.name, reasons)
    report = update(tmp_path / "i", [folder], Run())
    assert report.added
    with opened(tmp_path / "i") as manifest:
        named = {problem.path for problem in manifest.problems()}
    named |= {article.path for article in contents(tmp_path / "i").values()}
    tops = {"/".join(path.split("/")[:2]) for path in named}
    assert tops == {f"rusak/{file.name}" for file in folder.iterdir()}
    assert checking.find_faults(tmp_path / "i") == []


def _read(reader: Reader, source: object) -> Iterator[Article | Problem]:
    if isinstance(source, Problem):
        yield source
    else:
        yield from reader.read(source)  # type: ignore[arg-type]
