"""Bits of an index's files changed: `search check` sees each of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from tests.damage import files, flipped, is_seen, kind, made
from tests.torture.options import Options

USUAL = 500


def run(options: Options) -> Iterator[str]:
    """Changes as many bits as `USUAL`, of every file as many as of another."""
    at, dice = made(options.folder / "flips"), options.dice()
    found = files(at)
    done: Counter[str] = Counter()
    for file in found:
        for bit in flipped(file, dice, -(-options.count(USUAL) // len(found))):
            done[kind(file)] += 1
            assert is_seen(at), f"bit {bit} of {file.name}"
    assert not is_seen(at)
    yield f"{done.total()} flips, all seen: {', '.join(f'{name} {n}' for name, n in sorted(done.items()))}"
