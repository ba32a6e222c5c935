"""Where postings come from: the protocol between matching and an engine that reads posting lists."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Protocol, TypeVar

from search.knowledge.officials.gazetteer import Gazetteer
from search.model import TextField
from search.retrieval.columns import Columns
from search.retrieval.postings import Postings
from search.retrieval.quoted import Quotes
from search.retrieval.ranking import Form
from search.retrieval.vocabulary import Vocabulary


class Sized(Protocol):
    """What tells how much memory it holds."""

    @property
    def nbytes(self) -> int: ...


Kept = TypeVar("Kept", bound=Sized)


class PostingsSource(Protocol):
    """An archive at one moment: documents are numbered over all its parts, deleted ones left out of posting
    lists and not `live` in the columns."""

    columns: Columns

    @property
    def gazetteer(self) -> Gazetteer:
        """What is known of officials, for conditions that name one."""
        ...

    @property
    def quotes(self) -> Quotes:
        """Who said what; read when it is asked for first."""
        ...

    def postings(self, field: TextField, form: Form, term: str) -> Postings:
        """Where a term stands in one field; empty where it does not."""
        ...

    def kept(self, key: Hashable, make: Callable[[], Kept]) -> Kept:
        """What is kept under a key from one question to the next, or made. It must not be changed, and a key
        always has the same kind of thing."""
        ...

    def vocabularies(self, beginning: str) -> Sequence[Vocabulary]:
        """The surface forms of all text fields, at least those that begin so, of each part of the archive."""
        ...
