"""Two hundred runs of `search index` killed at any moment: the index before or after, and sound."""

from __future__ import annotations

from collections.abc import Iterator

from tests.killing import killed
from tests.torture.options import Options

USUAL = 200


def run(options: Options) -> Iterator[str]:
    ends = killed(options.folder / "kills", options.dice(), options.count(USUAL))
    yield f"{ends['killed']} killed, {ends['done']} done before, each time the index before or after"
