"""What a caller of Warta may have to catch. Imports nothing, so that naming an error loads nothing else."""

from __future__ import annotations


class EngineError(Exception):
    """The index cannot be used; the message names it and the next step."""


class QueryTooSlowError(Exception):
    """The question was given up: it would have taken longer than whoever asked allows (see
    `search.process.deadline`)."""
