"""Names of outlets that a page or a folder has for something else as likely."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from search.analysis.tables import read_toml

_TABLE: Final = read_toml(Path(__file__).with_suffix(".toml"))
# What a folder or a title's end is called for its subject as likely as for the outlet.
SUBJECTS: Final = frozenset(_TABLE["subjects"])
# The same of a line's heading or end, though not of a folder.
PHRASES: Final = SUBJECTS | frozenset(_TABLE["phrases"])
# What people call a folder of outlets.
SHELVES: Final = frozenset(_TABLE["shelves"])
