"""What the attack `scaling` calls too dear."""

from __future__ import annotations

import pytest

from tests.torture.scaling import Growth, is_bad


@pytest.mark.parametrize(
    ("size", "seconds", "exponent", "honest", "bad"),
    [
        (256_000, 1.1, 1.0, 0.4, False),
        (256_000, 1.3, 1.0, 0.4, True),  # three times as dear as honest text
        (4_000, 0.3, 1.0, 0.01, False),  # no small page that is read as quickly keeps a reader busy
        (4_000, 0.4, 1.0, 0.01, True),
        (64_000, 0.2, 1.9, 0.1, True),  # grows too fast
        (64_000, 0.1, 1.9, 0.1, False),  # too quick to tell
    ],
)
def test_too_dear(size: int, seconds: float, exponent: float, honest: float, bad: bool) -> None:
    assert is_bad(Growth("a shape", size, seconds, exponent, honest)) is bad
