"""The console script: what Ctrl-C does is settled before anything that takes time loads.

Importing it does that, for a script that pip writes does more before it calls `main`.
"""

from __future__ import annotations

import os
import sys

# No matrices are multiplied here. NumPy's library for that starts a thread for each processor as it loads,
# each with memory of its own, and where there is too little it sends itself Ctrl-C.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

try:
    from search.process.interruption import leave_at_once

    leave_at_once()
except KeyboardInterrupt:
    from search.process.exit_codes import ExitCode

    sys.stderr.write("Interrupted.\n")
    raise SystemExit(ExitCode.INTERRUPTED) from None

# Objects made between two looks for cyclic garbage; Python's own 700 are for programs that make more of it.
_OBJECTS = 100_000


def main() -> None:
    """Runs the command line; see `search.cli.root.main`."""
    import gc

    # What loading makes stays: to look for garbage in it takes a seventh of a question's time.
    gc.set_threshold(_OBJECTS, 50, 100)
    from search.cli.root import main as run

    try:
        run()
    except SystemExit as error:
        _leave_quickly(error.code)
        raise


def _leave_quickly(code: object) -> None:
    """Ends the process without taking down, one by one, all that it has built, which takes as long as a tenth
    of a question; not where a thread still works, or the output cannot be written."""
    import atexit
    import threading

    if not isinstance(code, int) or threading.active_count() > 1:
        return
    # What `sys.exit` would run first: a library's own endings.
    atexit._run_exitfuncs()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError):
        return
    os._exit(code)
