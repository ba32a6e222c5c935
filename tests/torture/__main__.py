"""`python -m tests.torture`: every attack in turn, or those named; prints what each measured.

A subject is a module of this package, listed in `SUBJECTS`, with a function `run(options) -> Iterator[str]`:
it gives lines of figures as it goes on, and raises AssertionError where what it attacks did not hold.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from importlib import import_module
from pathlib import Path
from typing import Final

from tests.torture.options import Options

SUBJECTS: Final = (
    "dear_questions",
    "dear_gets",
    "random_questions",
    "slow_connections",
    "many_requests",
    "kills",
    "power_cuts",
    "flips",
    "items",
    "formats",
    "scaling",
    "files",
    "node_loss",
)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.torture", description=__doc__)
    parser.add_argument("subjects", nargs="*", metavar="SUBJECT", help=f"of {', '.join(SUBJECTS)}; else all")
    parser.add_argument("--at", type=Path, metavar="DIR", help="an index; else one of invented articles")
    parser.add_argument("--scale", type=float, default=1.0, help="so many times the usual number of attacks")
    parser.add_argument("--seed", type=int, default=1, help="of all random choices")
    given = parser.parse_args()
    unknown = set(given.subjects) - set(SUBJECTS)
    if unknown:
        parser.error(f"no subject: {', '.join(sorted(unknown))}; there are {', '.join(SUBJECTS)}")
    failed = []
    with tempfile.TemporaryDirectory() as folder:
        options = Options(Path(folder), given.at, given.scale, given.seed)
        for name in given.subjects or SUBJECTS:
            started = time.monotonic()
            try:
                for line in import_module(f"tests.torture.{name}").run(options):
                    print(f"{name}: {line}", flush=True)
            except AssertionError as error:
                failed.append(name)
                print(f"{name}: DID NOT HOLD: {error}", flush=True)
            print(f"{name}: {time.monotonic() - started:.0f} s", flush=True)
    print(f"{len(failed)} did not hold{': ' if failed else ''}{', '.join(failed)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
