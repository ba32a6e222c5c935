"""What the tests on a cluster share: a node, and addresses at which there is no index yet."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.node import running_node


@pytest.fixture(scope="session")
def node(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a node of its own for this process; it ends with it."""
    with running_node(tmp_path_factory.mktemp("cluster")) as url:
        yield url


@pytest.fixture
def place(node: str, request: pytest.FixtureRequest) -> str:
    """An address at which there is no index yet."""
    name = "".join(c if c.isalnum() else "-" for c in request.node.name.lower())[:60].strip("-")
    return f"{node}/{name}"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "index"
