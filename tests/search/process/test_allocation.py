"""Freed memory is kept for the next arrays, but once and not for each thread."""

from __future__ import annotations

import platform
import subprocess
import sys
import textwrap

import pytest

_ONLY_GLIBC = pytest.mark.skipif(
    platform.libc_ver()[0] != "glibc", reason="other allocators keep what they like"
)


def _told(code: str) -> int:
    """What a process of its own says: what was freed in this one has taught its allocator already."""
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)], capture_output=True, text=True, check=True, timeout=60
    )
    return int(done.stdout)


@_ONLY_GLIBC
def test_arrays_are_made_of_memory_that_was_freed() -> None:
    """Pages that the system had to clear for what twenty questions make and free, 24 MB each."""
    cleared = _told("""
        import resource
        import numpy as np
        from search.process import allocation

        allocation.keep_freed()
        for _ in range(20):
            some = [np.ones(100_000) for _ in range(30)]
            del some
        print(resource.getrusage(resource.RUSAGE_SELF).ru_minflt)
    """)
    assert cleared < 40_000  # those of 117,000 where they are given back, and what starts the process


@_ONLY_GLIBC
def test_threads_share_what_is_kept() -> None:
    """Memory of a process, in MB, of which each of eight threads has freed 48 MB."""
    held = _told("""
        import threading
        from pathlib import Path
        import numpy as np
        from search.process import allocation

        allocation.keep_freed()
        turn, done, end = threading.Lock(), threading.Semaphore(0), threading.Event()

        def work():
            with turn:
                some = [np.ones(1_000_000) for _ in range(6)]
                del some
            done.release()
            end.wait()

        threads = [threading.Thread(target=work) for _ in range(8)]
        for thread in threads:
            thread.start()
        for _ in threads:
            done.acquire()
        (line,) = (line for line in Path("/proc/self/status").read_text().splitlines() if "RssAnon" in line)
        print(int(line.split()[1]) >> 10)
        end.set()
    """)
    assert held < 150
