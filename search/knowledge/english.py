"""English words for what Indonesian news is about, and the Indonesian ones that it writes instead."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path


@cache
def translations() -> Mapping[str, str]:
    """The Indonesian for each English word, both in small letters.

    >>> translations()["corruption"], translations()["flood"]
    ('korupsi', 'banjir')
    """
    lines = Path(__file__).with_name("english.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return dict(line.split("\t") for line in lines)
