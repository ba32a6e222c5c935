"""An archive of any size for the race: articles resampled from real ones, read and indexed as always."""

from __future__ import annotations

import gzip
import json
import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from index.updates.report import Run
from index.updates.updating import update
from search import identifiers
from search.analysis.tokens import field_terms
from search.keeping import building, open_keeper
from search.model import Article
from search.retrieval.documents import pack

_SEED = 20261129
_SENTENCE = re.compile(r'(?<=[.!?"”])\s+')
# Sentences of a resampled article, at least and at most, and from how many articles they are drawn.
_FEWEST, _MOST, _SOURCES = 8, 22, 5
SAMPLES = Path(__file__).parents[2] / "index" / "samples"


@dataclass(frozen=True, slots=True)
class Entry:
    """An article as every engine is given it. `stems`, `surfaces`: its words in order, a stop between title,
    lead and body; `officials`: ids; `month`: year · 100 + month, 0 undated; `stored`: all of it, as bytes;
    `text`: lead and body as written, for snippets."""

    stems: str
    surfaces: str
    outlet: str
    officials: tuple[str, ...]
    month: int
    stored: bytes
    text: str


# Stands between two fields, so that no phrase reaches from one into the next.
STOP = "¶"


def records(articles: Path | None) -> list[dict[str, str]]:
    """Title, outlet and body of what is resampled: a `.jsonl` or `.jsonl.gz` of articles, or our samples."""
    if articles is not None:
        opened = gzip.open if articles.suffix == ".gz" else open
        with opened(articles, "rt", encoding="utf-8") as lines:
            found = [json.loads(line) for line in lines]
        return [{key: record.get(key) or "" for key in ("title", "outlet", "body")} for record in found]
    from index.articles.reading import Reader
    from index.files import sources
    from index.files.items import Item, items

    reader = Reader()
    read = [
        reader.understand(item)
        for source in sources.find(SAMPLES)
        if isinstance(source, sources.Source)
        for item in items(source)
        if isinstance(item, Item)
    ]
    return [
        {"title": a.title or "", "outlet": a.outlet or "", "body": " ".join(a.body)}
        for a in read
        if isinstance(a, Article)
    ]


def resampled(articles: Path | None, count: int) -> Iterator[dict[str, str]]:
    """`count` articles, always the same: each a real title and outlet, a random day, and sentences drawn from
    five real articles, the title's own among them. Words keep their frequencies and their company."""
    dice = random.Random(_SEED)
    known = records(articles)
    sentences = [_sentences(record["body"]) for record in known]
    for number in range(count):
        own = dice.randrange(len(known))
        pool = [own, *(dice.randrange(len(known)) for _ in range(_SOURCES - 1))]
        drawn = [dice.choice(sentences[dice.choice(pool)]) for _ in range(dice.randint(_FEWEST, _MOST))]
        day = f"{dice.randint(2015, 2025)}-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}"
        yield {
            "id": f"s{number:07}",
            "title": known[own]["title"],
            "date": day,
            "outlet": known[own]["outlet"],
            "body": "\n\n".join(" ".join(drawn[at : at + 2]) for at in range(0, len(drawn), 2)),
        }


def _sentences(body: str) -> list[str]:
    return [s.strip() for s in _SENTENCE.split(body) if len(s.strip()) > 30] or [body[:400]]


def write(articles: Path | None, count: int, file: Path) -> None:
    """The articles as a file of records."""
    with file.open("w", encoding="utf-8") as out:
        out.writelines(json.dumps(record, ensure_ascii=False) + "\n" for record in resampled(articles, count))


def index(file: Path, at: Path) -> None:
    """Indexes a file of records with Warta."""
    update(at, [file], Run())


def index_as_read(source: Path, count: int, at: Path) -> None:
    """Indexes `count` articles, always the same, resampled from an index's own: as `resampled`, but no page
    is read again. Officials are those of the articles drawn from whose last name is in what was drawn."""
    dice = random.Random(_SEED)
    known = [article for article, _ in open_keeper(source).everything() if article.title and article.body]
    sentences = [_sentences(" ".join(article.body)) for article in known]

    def drawn() -> Iterator[Article]:
        for number in range(count):
            own = dice.randrange(len(known))
            pool = [own, *(dice.randrange(len(known)) for _ in range(_SOURCES - 1))]
            said = [dice.choice(sentences[dice.choice(pool)]) for _ in range(dice.randint(_FEWEST, _MOST))]
            text = " ".join(said)
            officials = {
                official.id: replace(official, names=())
                for which in pool
                for official in known[which].officials
                if official.name.split()[-1] in text
            }
            yield Article(
                identifiers.make("race", str(number)),
                f"race/{number}",
                title=known[own].title,
                body=tuple(" ".join(said[at : at + 2]) for at in range(0, len(said), 2)),
                outlet=known[own].outlet,
                published=f"{dice.randint(2015, 2025)}-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}",
                date_precision="day",
                language="id",
                kind=known[own].kind,
                officials=tuple(officials.values()),
            )

    with building(at) as update:
        update.add(drawn())


def entries(at: Path) -> Iterator[Entry]:
    """What the other engines are given: Warta's own reading, words and officials of each article."""
    for article, _ in open_keeper(at).everything():
        texts = ((article.title or "",), (article.lead or "",), article.body)
        fields = [field_terms(paragraphs) for paragraphs in texts]
        month = (article.published or "")[:7].replace("-", "")
        yield Entry(
            _joined(field.stems for field in fields),
            _joined(field.surfaces for field in fields),
            article.outlet or "",
            tuple(official.id for official in article.officials),
            int(month) if len(month) == 6 else 0,
            pack(article),
            "\n".join((*filter(None, (article.lead,)), *article.body)),
        )


def _joined(fields: Iterable[Sequence[str]]) -> str:
    return f" {STOP} ".join(" ".join(words) for words in fields)


def some(at: Path, count: int) -> list[Entry]:
    """The first entries, for choosing what is asked."""
    return list(islice(entries(at), count))
