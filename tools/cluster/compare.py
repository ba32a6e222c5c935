"""Asks two places of one archive the same questions, and tells where they answer differently:

    python -m tools.cluster.compare FOLDER URL [--questions 200] [--pages 10] [--part 1/5]

The questions are those of ../shared/gold, evenly taken, asked as users ask, with any word, and in one more
form in turn: a phrase, a pattern, NEAR, a filter, another order. Compared are, for each page, the hits in
their order with scores, copies and quotes, what fills the page, total, stories, facets, notes and offers; of
the first question of each form also how it is explained. `--part 1/5` asks every fifth, so that a long
comparison can be made in pieces. Exits with 1 where something differs.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from search.engine import Ranking, open_engine
from search.evaluation.judgements import read_judgements
from search.model import Query, Results
from search.query.parse import parse

_ROOT: Final = Path(__file__).parent.parent.parent
_GOLD: Final = _ROOT.parent / "shared" / "gold"
# Scores are whole ten-thousandths, and closeness is added to them.
_TOLERANCE: Final = 2e-4


def gold_texts(count: int) -> list[str]:
    """So many questions of the gold sets, the same from each, evenly taken."""
    floors = tomllib.loads((_ROOT / "tests" / "floors" / "ranking.toml").read_text("utf-8"))["together"]
    texts: list[str] = []
    for number, table in enumerate(floors):
        asked = read_judgements((_GOLD / f"queries-{table}.tsv").read_bytes()).questions
        share = (count - len(texts)) // (len(floors) - number)
        texts += [asked[at * len(asked) // share].text for at in range(share)]
    return texts


def forms(text: str, number: int, engine: Ranking) -> Iterator[tuple[str, Query]]:
    """A text as it is asked, and in one other form, in turn."""
    known = engine.synonyms

    def ask(words: str, any_word: bool = False) -> Query:
        return parse(words, any_word=any_word, synonyms=known)

    yield "all words", ask(text)
    yield "any word", ask(text, any_word=True)
    words = sorted((word.strip("?.,!\"'()") for word in text.split()), key=len, reverse=True)[:3]
    long = [word for word in words if word.isalnum()] or ["negara"]
    others = (
        ("phrase", ask(f'"{" ".join(text.split()[-2:])}"')),
        ("pattern", ask(f"{long[0][:5]}*")),
        ("near", ask(f"NEAR({long[0]} {long[-1]} ~8)")),
        ("a year", ask(f"{long[0]} tahun:{2015 + number % 10}")),
        ("newest", replace(ask(long[0]), sort="newest")),
        ("each copy", replace(ask(long[0]), copies="all")),
        ("misspelt", ask(f"{long[0][:3]}x{long[0][3:]}")),
        ("without", ask(f"{long[0]} -{long[-1]}")),
    )
    yield others[number % len(others)]


def difference(one: Results, other: Results) -> str | None:
    """The first thing that differs, in words."""
    for name in ("total", "stories", "facets", "notes", "did_you_mean"):
        if getattr(one, name) != getattr(other, name):
            return f"{name}: {getattr(one, name)!s:.200} / {getattr(other, name)!s:.200}"
    for name in ("hits", "relaxed"):
        here, there = getattr(one, name), getattr(other, name)
        if [hit.article.id for hit in here] != [hit.article.id for hit in there]:
            return f"{name}: {[h.article.id for h in here]} / {[h.article.id for h in there]}"
        for ours, theirs in zip(here, there, strict=True):
            if replace(ours, score=0.0) != replace(theirs, score=0.0):
                return f"{name}: {ours.article.id} is told otherwise"
            if abs(ours.score - theirs.score) > _TOLERANCE:
                return f"{name}: {ours.article.id} scores {ours.score} / {theirs.score}"
    return None


def main(first: str, second: str, questions: int, pages: int, part: int = 1, parts: int = 1) -> int:
    """How many questions are answered differently."""
    one, other = open_engine(first), open_engine(second)
    asked: Counter[str] = Counter()
    compared, different = 0, 0
    for number, text in list(enumerate(gold_texts(questions)))[part - 1 :: parts]:
        for form, query in forms(text, number, one):
            asked[form] += 1
            told = None
            if asked[form] == 1 and one.explain(query) != other.explain(query):
                told = "explained otherwise"
            for page in range(1, pages + 1):
                here = one.search(replace(query, page=page))
                told = told or difference(here, other.search(replace(query, page=page)))
                compared += 1
                if told or not here.hits:
                    break
            if told:
                different += 1
                print(f"{form}: {query.text}: page {page}: {told}", flush=True)
        if number // parts % 10 == 9:
            print(f"{number // parts + 1} texts, {compared} pages, {different} differ", flush=True)
    forms_asked = ", ".join(f"{form} {count}" for form, count in asked.items())
    print(f"{sum(asked.values())} questions ({forms_asked}), {compared} pages: {different} differ")
    return different


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("first", metavar="FOLDER")
    parser.add_argument("second", metavar="URL")
    parser.add_argument("--questions", type=int, default=200, metavar="N")
    parser.add_argument("--pages", type=int, default=10, metavar="N")
    parser.add_argument("--part", default="1/1", metavar="N/M")
    arguments = parser.parse_args()
    part, parts = map(int, arguments.part.split("/"))
    told = main(arguments.first, arguments.second, arguments.questions, arguments.pages, part, parts)
    sys.exit(bool(told))
