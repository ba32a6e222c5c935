"""One node of OpenSearch for the tests that need one; without a JDK and Maven they are skipped."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tools.cluster import nodes


@pytest.fixture(scope="session")
def node(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a node of its own for this process; it ends with it."""
    is_required = bool(os.environ.get("WARTA_REQUIRE_OPENSEARCH"))
    if not is_required:
        pytest.skip(
            "a node of OpenSearch is started where WARTA_REQUIRE_OPENSEARCH is set: it takes a JDK and Maven"
        )
    at = tmp_path_factory.mktemp("cluster")
    if nodes.FOLDER.joinpath("classes").exists():  # what `make cluster` has fetched
        for name in ("lib", "classes"):
            at.joinpath(name).symlink_to(nodes.FOLDER / name)
    try:
        (one,) = nodes.start(at, 1)
        yield one.url
    finally:
        nodes.stop(at)


@pytest.fixture
def place(node: str, request: pytest.FixtureRequest) -> str:
    """An address at which there is no index yet."""
    name = "".join(c if c.isalnum() else "-" for c in request.node.name.lower())[:60].strip("-")
    return f"{node}/{name}"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "index"
