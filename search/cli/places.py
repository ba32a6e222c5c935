"""Where an index is kept when no place is named."""

from __future__ import annotations

from pathlib import Path

import platformdirs


def default_index() -> Path:
    """The index in the user's own data folder."""
    return platformdirs.user_data_path("warta") / "index"
