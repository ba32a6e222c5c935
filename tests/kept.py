"""Small folders of articles that change, and what an index of them holds: for tests of keeping an index."""

from __future__ import annotations

import json
import os
import random
import subprocess
from pathlib import Path
from typing import Any

from search.engine import open_engine
from search.keeping import open_keeper
from search.model import Article
from search.query.parse import parse
from tests.console_script import SEARCH

WORDS = (
    "rusia",
    "china",
    "kuat",
    "memperkuat",
    "kerja",
    "sama",
    "negara",
    "harga",
    "beras",
    "sungai",
    "desa",
)
OFFICES = ("Presiden Rusia Vladimir Putin", "Menteri Keuangan Sri Mulyani", "Presiden China Xi Jinping")
# More rounds where time allows: WARTA_ROUNDS=200 make test
ROUNDS = int(os.environ.get("WARTA_ROUNDS", "12"))


def page(dice: random.Random) -> str:
    words = " ".join(dice.choices(WORDS, k=30)).capitalize()
    title = f"Judul {dice.choice(WORDS)} {dice.choice(WORDS)} baru"
    body = f"KOTA, KABAR.COM - {dice.choice(OFFICES)} hadir. {words}."
    return f"{title}\n\n12 Mei 20{dice.randint(15, 24)}, 10:00 WIB\n\n{body}\n"


def record(dice: random.Random, number: int) -> str:
    return json.dumps(
        {"id": f"r{number}", "judul": dice.choice(WORDS), "isi": " ".join(dice.choices(WORDS, k=20))}
    )


def fill(folder: Path, dice: random.Random, pages: int = 12) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(pages):
        (folder / f"{number}.txt").write_text(page(dice), "utf-8")
    (folder / "besar.jsonl").write_text("".join(record(dice, n) + "\n" for n in range(20)), "utf-8")


def change(folder: Path, dice: random.Random) -> None:
    """Some files written, rewritten or removed; some lines of the big file changed."""
    for _ in range(dice.randint(1, 5)):
        file = folder / dice.choice(["", "bawah"]) / f"{dice.randint(0, 20)}.txt"
        if file.exists() and dice.random() < 0.4:
            file.unlink()
        else:
            file.parent.mkdir(exist_ok=True)
            file.write_text(page(dice), "utf-8")
    lines = (folder / "besar.jsonl").read_text("utf-8").splitlines()
    lines[dice.randrange(len(lines))] = record(dice, dice.randint(0, 40))
    del lines[dice.randrange(len(lines))]
    lines.append(record(dice, dice.randint(100, 999)))
    (folder / "besar.jsonl").write_text("\n".join(lines) + "\n", "utf-8")


def contents(at: Path) -> dict[str, Article]:
    return {article.id: article for article, _ in open_keeper(at).everything()}


def answers(at: Path) -> list[Any]:
    engine = open_engine(at)
    found = [
        engine.search(parse(text, any_word=True, limit=100)) for text in (*WORDS, '"kerja sama"', "-kuat")
    ]
    return [(r.total, [(h.article.id, h.score) for h in r.hits], r.facets) for r in found]


def start(*arguments: object) -> subprocess.Popen[str]:
    """`search …` in a process of its own."""
    return subprocess.Popen(
        [SEARCH, *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
