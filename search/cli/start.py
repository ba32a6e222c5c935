"""The console script: what Ctrl-C does is settled before anything that takes time loads.

Importing it does that, for a script that pip writes does more before it calls `main`.
"""

from __future__ import annotations

import sys

try:
    from search.process.interruption import leave_at_once

    leave_at_once()
except KeyboardInterrupt:
    from search.process.exit_codes import ExitCode

    sys.stderr.write("Interrupted.\n")
    raise SystemExit(ExitCode.INTERRUPTED) from None


def main() -> None:
    """Runs the command line; see `search.cli.root.main`."""
    from search.cli.root import main as run

    run()
