"""The user's files of outlets and officials that an index is to be made with."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from index.files import sources
from index.updates.manifest import Manifest
from index.updates.report import Run
from search.keeping import Keeping
from search.model import UserFiles

# The fact of a manifest that says where the user's file of outlets lies.
OUTLETS_AT = "outlets"


@dataclass(frozen=True)
class ChosenFiles:
    """The files, and where that of outlets lies: an update looks there whether it has changed."""

    files: UserFiles
    outlets_at: Path | None


def chosen(run: Run, manifest: Manifest | None, keeper: Keeping) -> ChosenFiles:
    """The files given; else those that the index was made with: outlets as their file says now or, where it
    is gone or its place forgotten, as the index's own copy says; officials as the copy says. Raises OSError.
    """
    kept = keeper.user_files()
    officials = kept.officials if run.officials is None else run.officials.read_bytes()
    if run.outlets is not None:
        return _with_outlets(run.outlets, officials)
    known = manifest.fact(OUTLETS_AT) if manifest is not None else None
    if known is None:
        return ChosenFiles(UserFiles(kept.outlets, officials), None)
    with suppress(OSError):
        return _with_outlets(Path(known), officials)
    return ChosenFiles(UserFiles(kept.outlets, officials), Path(known))


def _with_outlets(place: Path, officials: bytes) -> ChosenFiles:
    told = place.read_bytes()
    return ChosenFiles(UserFiles(told, officials), sources.locate(place) if told else None)
