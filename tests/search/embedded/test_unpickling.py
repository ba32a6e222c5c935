"""A forged index runs nothing, whichever of its pickles names code, and says what is wrong."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable
from pathlib import Path

import pytest
import whoosh.filedb.structfile
import whoosh.index
from click.testing import CliRunner
from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC

from index.updates.report import Run
from index.updates.updating import update
from search.cli.root import cli
from search.embedded import blocks, digests
from search.embedded.codec import TermFiles
from search.embedded.schema import make_schema
from search.embedded.unpickling import ForeignCodeError, loads

Forge = Callable[[Path, object, pytest.MonkeyPatch], None]


class _Evil:
    """What a pickle of it does when Python's own loader reads it."""

    def __init__(self, mark: Path) -> None:
        self._mark = mark

    def __reduce__(self) -> tuple[Callable[[str], int], tuple[str]]:
        return os.system, (f"touch {self._mark}",)


def _make(at: Path) -> Path:
    """An index of a few articles; the folder of its files."""
    folder = at.parent / "arsip"
    folder.mkdir(exist_ok=True)
    for number, place in enumerate(("Subang", "Brebes", "Garut")):
        text = (
            f"Panen di {place}\n\n{place} - Presiden meninjau panen padi di {place} pekan ini, kata petani.\n"
        )
        (folder / f"{number}.txt").write_text(text)
    update(at, [folder], Run(jobs=1))
    return next(at.glob("g-*"))


def _in_list_of_segments(at: Path, evil: object, patch: pytest.MonkeyPatch) -> None:
    files = FileStorage(str(_make(at)))
    toc = TOC.read(files, "MAIN", schema=make_schema())
    toc.segments = [*toc.segments, evil]
    Path(files.folder, f"_MAIN_{toc.generation}.toc").unlink()
    toc.write(files, "MAIN")
    # Who forges a list forges its digest, too.
    folder = Path(files.folder)
    kept = digests.load(folder, toc.generation)
    name = f"_MAIN_{toc.generation}.toc"
    digests.save(folder, toc.generation, {**kept, name: digests.of_file(folder / name)})


def _in_schema(at: Path, evil: object, patch: pytest.MonkeyPatch) -> None:
    class Forged:
        dumps = staticmethod(lambda schema, protocol: pickle.dumps(evil, protocol))
        PicklingError = pickle.PicklingError

    with patch.context() as only:
        only.setattr(whoosh.index, "pickle", Forged)
        _make(at)


def _in_header_of_terms(at: Path, evil: object, patch: pytest.MonkeyPatch) -> None:
    close = TermFiles.close

    def forged(files: TermFiles) -> None:
        files._terms.extras["evil"] = evil
        close(files)

    with patch.context() as only:
        only.setattr(TermFiles, "close", forged)
        only.setattr(whoosh.filedb.structfile, "load_pickle", pickle.load)  # a writer reads, too
        _make(at)


def _in_block_infos(at: Path, evil: object, patch: pytest.MonkeyPatch) -> None:
    _forge_blocks(at, evil, patch, 2)


def _in_postings(at: Path, evil: object, patch: pytest.MonkeyPatch) -> None:
    _forge_blocks(at, evil, patch, 3)


def _forge_blocks(at: Path, evil: object, patch: pytest.MonkeyPatch, forged: int) -> None:
    """Of every block the pickle with the protocol `forged`."""

    def dumps(value: object, protocol: int) -> bytes:
        return pickle.dumps(evil if protocol == forged else value, protocol)

    with patch.context() as only:
        only.setattr(blocks, "dumps", dumps)
        only.setattr(blocks, "MOST_ALIKE", 0)  # what differs in numbers alone is pickled once for all
        _make(at)
    for lists in at.glob("g-*/*.lists"):
        lists.unlink()  # made again from Whoosh's, which are read for nothing else


_TOLD = (_in_list_of_segments, _in_header_of_terms, _in_block_infos, _in_postings)


@pytest.mark.parametrize("forge", [*_TOLD, _in_schema])
def test_a_forged_index_runs_nothing(tmp_path: Path, forge: Forge, monkeypatch: pytest.MonkeyPatch) -> None:
    at, mark = tmp_path / "ix", tmp_path / "ran"
    forge(at, _Evil(mark), monkeypatch)
    mark.unlink(missing_ok=True)
    (tmp_path / "arsip" / "baru.txt").write_text("Panen Lagi\n\nGarut - Petani memanen padi lagi, katanya.\n")
    for arguments in (["query", "presiden"], ["check"], ["stats"], ["export", "presiden"], ["index"]):
        result = CliRunner().invoke(cli, [*arguments, "--at", str(at)])
        assert not mark.exists(), arguments
        if forge in _TOLD and arguments == ["query", "presiden"]:
            assert isinstance(result.exception, ForeignCodeError)
            assert "system, which is no part of an index" in str(result.exception)


def test_a_forged_schema_is_refused_where_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _in_schema(tmp_path / "ix", _Evil(tmp_path / "ran"), monkeypatch)
    with pytest.raises(ForeignCodeError):
        TOC.read(FileStorage(str(next((tmp_path / "ix").glob("g-*")))), "MAIN")
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize("name", ["os.system", "builtins.eval", "builtins.getattr", "whoosh.index.open_dir"])
def test_what_no_index_has_is_refused(name: str) -> None:
    module, _, function = name.rpartition(".")
    with pytest.raises(ForeignCodeError, match=function):
        loads(f"c{module}\n{function}\n.".encode())
