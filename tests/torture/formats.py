"""A sample of each format spoiled some hundred times: no file fails, none is neither read nor listed.

Bytes are flipped, cut, doubled, moved, zeroed and put in from another format's sample; archives are spoiled
outside and in what they hold. Told are what became of the files of each format, and the slowest.
"""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from index.articles.reading import Reader
from index.files import sources
from index.files.items import items
from index.files.sources import Skipped, Source
from search.model import Article, Problem
from tests.index.files import samples_of_formats as written
from tests.torture.options import Options

USUAL: Final = 300  # of each format
_SECONDS: Final = 5.0
_FAILED: Final = "the reader failed on it"


def run(options: Options) -> Iterator[str]:
    originals = _originals(options.folder)
    reader = Reader()
    everything = b"".join(originals.values())
    slowest = (0.0, "")
    for name, data in originals.items():
        became: Counter[str] = Counter()
        assert _read(reader, options.folder / f"utuh-{name}", data)["article"], (
            f"{name}: the sound one is not read"
        )
        for number in range(options.count(USUAL)):
            dice = random.Random(f"{options.seed} {name} {number}")
            spoiled = _spoil(name, data, everything, dice)
            started = time.process_time()
            found = _read(reader, options.folder / f"{number}-{name}", spoiled)
            taken = time.process_time() - started
            slowest = max(slowest, (taken, f"{name} {number}"))
            assert found, f"{name}, mutation {number}: neither read nor listed"
            failed = next((reason for reason in found if reason.startswith(_FAILED)), "")
            assert not failed, f"{name}, mutation {number}: {failed}"
            assert taken < _SECONDS, f"{name}, mutation {number} took {taken:.1f} s"
            became["read" if found["article"] else "listed"] += 1
        yield f"{name}: {became['read']} read, {became['listed']} listed or left out with a reason"
    yield f"the slowest took {slowest[0]:.2f} s: {slowest[1]}"


def _originals(folder: Path) -> dict[str, bytes]:
    """One file of each format by its name, archives of them among these."""
    found = written.samples(folder)
    plain = written.TEXT.encode()
    pages = {"a.txt": plain, "b.html": written.PAGE.encode(), "c.rtf": written.rtf(), "d.eml": found["a.eml"]}
    record = b'{"title": "%s", "body": "%s"}' % (
        written.TITLE.encode(),
        " ".join(written.PARAGRAPHS).encode(),
    )
    return (
        found
        | written.of_several()
        | {
            "a.txt": plain,
            "a.html": written.PAGE.encode(),
            "a.md": b"# " + plain,
            "a.json": record,
            "a.jsonl": record + b"\n" + record,
            "a.csv": f'judul,isi\n"{written.TITLE}","{" ".join(written.PARAGRAPHS)}"\n'.encode(),
            "a.zip": written.zipped(pages),
            "a.tar.gz": written.tarred(pages),
        }
    )


def _spoil(name: str, data: bytes, everything: bytes, dice: random.Random) -> bytes:
    """One to four spoiled places. Every third archive is sound, and what it holds is spoiled."""
    if name in ("a.zip", "a.tar.gz") and dice.randrange(3) == 0:
        inner = {"a.txt": written.TEXT.encode(), "b.html": written.PAGE.encode(), "c.rtf": written.rtf()}
        spoiled = {key: _spoil("", value, everything, dice) for key, value in inner.items()}
        return written.zipped(spoiled) if name == "a.zip" else written.tarred(spoiled)
    out = bytearray(data)
    for _ in range(dice.randint(1, 4)):
        size = max(1, len(out))
        at = dice.randrange(size)
        end = min(len(out), at + dice.choice((1, 8, 64, 512, size)))
        match dice.randrange(7):
            case 0:
                for place in dice.sample(range(len(out)), min(len(out), 12)):
                    out[place] ^= 1 << dice.randrange(8)
            case 1:
                del out[at:]
            case 2:
                del out[at:end]
            case 3:
                out[at:at] = out[at:end] * dice.choice((1, 3, 50))
            case 4:
                out[at:end] = bytes(end - at)
            case 5:
                begin = dice.randrange(len(everything))
                out[at:at] = everything[begin : begin + dice.choice((20, 2_000))]
            case _:
                out[at:end] = bytes(reversed(out[at:end]))
        del out[300_000:]
    return bytes(out)


def _read(reader: Reader, file: Path, data: bytes) -> Counter[str]:
    """How many articles, problems and files left out with a reason a file gives, and the problems of a reader
    that tripped by their reasons."""
    file.write_bytes(data)
    found: Counter[str] = Counter()
    for source in sources.find(file):
        if not isinstance(source, Source):
            found["problem" if isinstance(source, Problem) else "left out"] += 1
            continue
        for item in items(source):
            if isinstance(item, Skipped):
                found["left out"] += 1
                continue
            given = item if isinstance(item, Problem) else reader.understand(item)
            found["article" if isinstance(given, Article) else "problem"] += 1
            if isinstance(given, Problem) and given.reason.startswith(_FAILED):
                found[given.reason] += 1
    file.unlink()
    return found
