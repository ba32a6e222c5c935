"""Where the project, its gold and floors, and the shared folder of real material lie."""

from __future__ import annotations

from pathlib import Path

TESTS = Path(__file__).resolve().parent
ROOT = TESTS.parent
GOLD = TESTS / "gold"
FLOORS = TESTS / "floors"
SAMPLES = ROOT / "index" / "samples"
# Real articles that the project does not ship: a test that needs them skips where they are missing.
SHARED = ROOT.parent / "shared"
