"""Questions with the articles that answer them, read from a table and found in an index."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from search.model import Article

COLUMNS: Final = ("query_id", "query", "doc_id")
# Endings of files that hold one article; `doc_id` leaves them out.
_PACKED: Final = (".gz",)


@dataclass(frozen=True, slots=True)
class Question:
    """A question and the `doc_id`s of the articles that answer it, as written."""

    id: str
    text: str
    wanted: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Judgements:
    """A table of questions; `problems` are lines that were left out, each with its number."""

    questions: tuple[Question, ...]
    problems: tuple[str, ...]


class JudgementsError(ValueError):
    """The table cannot be used at all; the message says why."""


def read_judgements(data: bytes) -> Judgements:
    """A tab-separated UTF-8 table whose first line names at least `COLUMNS`; one relevant article a line.

    Nothing is quoted: questions hold quotes of their own. Raises JudgementsError where the table is no text,
    has no such first line or holds no question.

    >>> read_judgements(b"query_id\\tquery\\tdoc_id\\n1\\tSiapa dia?\\ta\\n1\\tSiapa dia?\\tb\\n2\\n")
    Judgements(questions=(Question(id='1', text='Siapa dia?', wanted=('a', 'b')),), \
problems=('Line 4 has 1 column instead of 3.',))
    """
    try:
        lines = data.decode("utf-8-sig").split("\n")
    except UnicodeDecodeError as error:
        number = data.count(b"\n", 0, error.start) + 1
        raise JudgementsError(f"line {number} is no UTF-8") from error
    names = [name.strip() for name in lines[0].rstrip("\r").split("\t")]
    missing = [name for name in COLUMNS if name not in names]
    if missing:
        raise JudgementsError(
            f"its first line has no column {' or '.join(missing)}. Begin it with: {'<TAB>'.join(COLUMNS)}"
        )
    at = [names.index(name) for name in COLUMNS]
    texts: dict[str, str] = {}
    wanted: dict[str, dict[str, None]] = {}
    problems = []
    for number, line in enumerate(lines[1:], 2):
        if not line.strip():
            continue
        cells = line.rstrip("\r").split("\t")
        if len(cells) != len(names):
            noun = "column" if len(cells) == 1 else "columns"
            problems.append(f"Line {number} has {len(cells)} {noun} instead of {len(names)}.")
            continue
        id, text, document = (cells[column].strip() for column in at)
        empty = [name for name, cell in zip(COLUMNS, (id, text, document), strict=True) if not cell]
        if empty:
            problems.append(f"Line {number} has no {' and no '.join(empty)}.")
        elif texts.setdefault(id, text) != text:
            problems.append(f"Line {number} gives the question {id} another text than before.")
        elif document in wanted.setdefault(id, {}):
            problems.append(f"Line {number} says again that {document} answers {id}.")
        else:
            wanted[id][document] = None
    if not texts:
        raise JudgementsError("it holds no question")
    return Judgements(tuple(Question(id, texts[id], tuple(wanted[id])) for id in wanted), tuple(problems))


class Names:
    """What articles are called in a table: by id, by a record's own id, by a file's name without ending."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self._ids: set[str] = set()
        self._records: dict[str, list[str]] = {}
        self._files: dict[str, list[str]] = {}
        for article in articles:
            self._ids.add(article.id)
            if article.record is not None:
                self._records.setdefault(article.record, []).append(article.id)
            else:
                self._files.setdefault(_stem(article.path), []).append(article.id)

    def find(self, name: str) -> Sequence[str]:
        """Ids of the articles of that name: one, none, or several where it is not unique."""
        if name in self._ids:
            return [name]
        return self._records.get(name) or self._files.get(name) or []


def _stem(path: str) -> str:
    name = path.rpartition("/")[2]
    for ending in _PACKED:
        name = name.removesuffix(ending)
    return name.rpartition(".")[0] or name
