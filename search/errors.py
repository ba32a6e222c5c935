"""What a caller of Warta may have to catch. Imports nothing, so that naming an error loads nothing else."""

from __future__ import annotations


class EngineError(Exception):
    """The index cannot be used; the message names it and the next step."""


class QueryTooSlowError(Exception):
    """The question was given up: it would have taken longer than whoever asked allows (see
    `search.process.deadline`). `seconds`: the time allowed. `part`: the node of the question's tree that
    took the most of it, where one did; `search.query.rendering.dearest` writes it."""

    def __init__(self, seconds: float = 0.0, part: object = None) -> None:
        super().__init__(f"the {seconds:g} seconds for this query are over")
        self.seconds = seconds
        self.part = part


class QueryAbandonedError(QueryTooSlowError):
    """The question was given up: whoever asked has gone."""
