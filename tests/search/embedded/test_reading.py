"""What is read of a commit goes with it: a server that meets thousands holds the files of one."""

from __future__ import annotations

import gc
import weakref
from pathlib import Path

from search.embedded.folder import IndexFolder
from search.embedded.opening import LatestGeneration
from search.embedded.reading import Generation
from search.keeping import open_keeper
from tests import archives, engines


def test_a_generation_that_was_replaced_is_let_go_at_once(tmp_path: Path) -> None:
    engines.whoosh(archives.spelt_twice()[:3], tmp_path)
    latest = LatestGeneration(IndexFolder(tmp_path))

    def asked(generation: Generation) -> weakref.ref[Generation]:
        assert generation.columns.officials and len(generation.columns.added)
        return weakref.ref(generation)

    gc.disable()
    try:
        before = latest.ask(asked)
        with open_keeper(tmp_path).updating() as update:
            update.add(archives.spelt_twice()[3:])
        after = latest.ask(asked)
        assert before() is None and after() is not None
    finally:
        gc.enable()
