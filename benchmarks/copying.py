"""Times `search copy` of an index in a folder to a cluster, one time after the other:

    python -m benchmarks.copying FOLDER URL --node PID [--times 2]

Prints what an article takes of the processor, of this process and of the cluster's only node (here, on
Linux), and how many a second were copied by the clock, which on a busy machine tells nothing. The first time
is of a JVM that is not warm. What is at URL is replaced.
"""

from __future__ import annotations

import argparse
import os
import time
from pathlib import Path

from search.transfer import copy_index


def main(folder: str, url: str, node: int, times: int) -> None:
    """Prints a line for each time."""
    for number in range(times):
        started, own, other = time.monotonic(), time.process_time(), _spent(node)
        count = copy_index(folder, url, overwrite=True)
        took = time.monotonic() - started
        ours, theirs = (1000 * s / count for s in (time.process_time() - own, _spent(node) - other))
        print(
            f"{number + 1}: {count} articles, each {ours:.2f} ms of the client's processor and "
            f"{theirs:.2f} ms of the node's; {count / took:.0f} a second",
            flush=True,
        )


def _spent(process: int) -> float:
    """Seconds of the processor that a process has had, with its threads that have ended."""
    numbers = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(numbers[11]) + int(numbers[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", metavar="FOLDER")
    parser.add_argument("url", metavar="URL")
    parser.add_argument("--node", type=int, required=True, metavar="PID")
    parser.add_argument("--times", type=int, default=2, metavar="N")
    given = parser.parse_args()
    main(given.folder, given.url, given.node, given.times)
