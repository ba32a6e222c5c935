"""The console script `search`, run as a user runs it: for tests of the command line."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

SEARCH = Path(sys.executable).with_name("search")


def run(
    *arguments: str | Path, stdin: str | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Runs `search …` to its end, without the settings of whoever tests; no traceback may show."""
    inherited = {k: v for k, v in os.environ.items() if k not in ("WARTA_INDEX", "NO_COLOR", "WARTA_DEBUG")}
    done = subprocess.run(
        [SEARCH, *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        input=stdin,
        env={**inherited, "PYTHONIOENCODING": "utf-8", **environment},
        timeout=120,
        check=False,
    )
    assert "Traceback" not in done.stderr
    return done
