"""One node of OpenSearch for the tests that need one; without a JDK and Maven they are skipped."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tools.cluster import nodes


@contextmanager
def running_node(at: Path) -> Iterator[str]:
    """The address of a node of its own, which ends with the block. Skips where none is asked for."""
    if not os.environ.get("WARTA_REQUIRE_OPENSEARCH"):
        pytest.skip(
            "a node of OpenSearch is started where WARTA_REQUIRE_OPENSEARCH is set: it takes a JDK and Maven"
        )
    if nodes.FOLDER.joinpath("classes").exists():  # what `make cluster` has fetched
        for name in ("lib", "classes"):
            at.joinpath(name).symlink_to(nodes.FOLDER / name)
    try:
        (one,) = nodes.start(at, 1)
        yield one.url
    finally:
        nodes.stop(at)
