"""Passing trouble takes no article away: no rights, a failing disk, too little memory or descriptors."""

from __future__ import annotations

import errno
import gzip
import io
import json
import os
import random
import subprocess
import sys
import tarfile
import threading
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from index.articles import reading
from index.files import mounts, sources
from index.updates import checking
from index.updates.report import Report, Run
from index.updates.updating import forget, update
from search.errors import EngineError
from tests.console_script import SEARCH
from tests.kept import contents, fill, page


def _tally(report: Report) -> tuple[int, int, int]:
    return report.changed, report.removed, report.kept


@pytest.fixture
def archive(tmp_path: Path) -> tuple[Path, Path]:
    folder, at = tmp_path / "arsip", tmp_path / "i"
    fill(folder, random.Random(1), 3)
    (folder / "bawah").mkdir()
    for number in range(2):
        (folder / "bawah" / f"{number}.txt").write_text(page(random.Random(number)), "utf-8")
    update(at, [folder], Run(jobs=1))
    return folder, at


def _touch(folder: Path) -> None:
    for file in folder.rglob("*.txt"):
        file.write_text(file.read_text("utf-8") + "Satu baris lagi.\n", "utf-8")


def _raise(error: BaseException, only: str = "") -> Callable[..., Any]:
    """A function that fails with an error where what it is given names `only`."""

    def failing(what: Any, *rest: Any) -> Any:
        if only in str(what):
            raise error
        return _open(what, *rest)

    _open = sources.open_source
    return failing


@pytest.mark.parametrize(
    "error",
    [
        *(OSError(number, os.strerror(number)) for number in (
            errno.EACCES, errno.EPERM, errno.EIO, errno.EMFILE, errno.ENFILE, errno.ESTALE, errno.ETIMEDOUT,
            errno.ENOMEM, errno.ENOENT,
        )),
        MemoryError(),
    ],
    ids=lambda error: errno.errorcode.get(getattr(error, "errno", None) or 0, "memory"),
)  # fmt: skip
def test_what_fails_once_keeps_its_articles_and_is_read_by_the_next_run(
    archive: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    folder, at = archive
    before = contents(at)
    _touch(folder)
    with (folder / "besar.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"id": "baru", "isi": "isi yang baru"}\n')
    with monkeypatch.context() as patch:
        patch.setattr(sources, "open_source", _raise(error))
        report = update(at, [], Run(jobs=1))
    assert _tally(report) == (0, 0, 25)
    assert len(report.problems) == 6
    assert contents(at) == before
    assert checking.find_faults(at) == []
    # No file has changed since.
    report = update(at, [], Run(jobs=1))
    assert (_tally(report), report.added, report.problems) == ((5, 0, 0), 1, [])
    assert update(at, [], Run(jobs=1)).wrote == 0


def test_a_page_that_takes_too_much_memory_keeps_its_article(
    archive: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, at = archive
    before = contents(at)
    _touch(folder)
    with monkeypatch.context() as patch:
        patch.setattr(reading, "decode", _raise(MemoryError()))
        assert _tally(update(at, [], Run(jobs=1))) == (0, 0, 5)
    assert contents(at) == before
    report = update(at, [], Run(jobs=1))
    assert (_tally(report), report.problems) == ((5, 0, 0), [])


def test_a_folder_that_cannot_be_listed_once_keeps_its_articles(
    archive: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, at = archive
    before = contents(at)
    (folder / "0.txt").unlink()
    scandir = os.scandir

    def failing(path: Any) -> Any:
        if str(path).endswith("bawah"):
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return scandir(path)

    with monkeypatch.context() as patch:
        patch.setattr(os, "scandir", failing)
        report = update(at, [], Run(jobs=1))
        assert _tally(report) == (0, 1, 2)
        assert any("Input/output error" in problem.reason for problem in report.problems)
        assert len(contents(at)) == len(before) - 1
        with pytest.raises(EngineError, match=r"2 articles .* a rebuild would lose them"):
            update(at, [], Run(jobs=1, rebuild=True))
    report = update(at, [], Run(jobs=1))
    assert (_tally(report), report.problems) == ((0, 0, 0), [])
    # Now they are seen to be gone.
    for file in (folder / "bawah").iterdir():
        file.unlink()
    assert _tally(update(at, [], Run(jobs=1))) == (0, 2, 0)


def test_a_rebuild_under_trouble_changes_nothing(
    archive: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, at = archive
    before = contents(at)
    with monkeypatch.context() as patch:
        patch.setattr(sources, "open_source", _raise(OSError(errno.EIO, "broken"), "1.txt"))
        with pytest.raises(EngineError, match="a rebuild would lose them; nothing was changed"):
            update(at, [], Run(jobs=1, rebuild=True))
    assert contents(at) == before


def test_too_little_memory_for_a_run(archive: tuple[Path, Path]) -> None:
    """Whatever the limit is: the articles stay, and the exit code says that not all went well."""
    folder, at = archive
    before = contents(at)
    _touch(folder)
    codes = set()
    for limit in (120_000, 250_000, 300_000):
        done = subprocess.run(
            ["bash", "-c", f'ulimit -v {limit}; "$0" index --at "$1" --jobs 1', SEARCH, at],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        found = contents(at)
        assert found.keys() == before.keys()
        if found == before:
            assert done.returncode != 0
        codes.add(done.returncode)
    assert codes
    update(at, [], Run(jobs=1))
    assert all("Satu baris lagi." in str(found.body) for found in contents(at).values() if not found.record)


def test_a_run_without_threads(archive: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    folder, at = archive
    _touch(folder)

    def fails(self: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    with monkeypatch.context() as patch:
        patch.setattr(threading.Thread, "start", fails)
        assert update(at, [], Run(jobs=1)).changed == 5
    assert checking.find_faults(at) == []


def _without_rights(*arguments: object) -> subprocess.CompletedProcess[str]:
    """A command by who may read only what its owner may: root without the right to read everything."""
    taken = "-dac_override,-dac_read_search"
    before = ["setpriv", "--bounding-set", taken, "--inh-caps", taken] if os.geteuid() == 0 else []
    try:
        subprocess.run([*before, "true"], capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("root may read everything here")
    command = [*before, str(SEARCH), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_rights_taken_and_given_back(archive: tuple[Path, Path]) -> None:
    folder, at = archive
    before = contents(at)
    _touch(folder)
    (folder / "1.txt").chmod(0)
    (folder / "bawah").chmod(0)
    try:
        done = _without_rights("index", "--at", at)
        assert done.returncode == 3
        assert "3 could not be read again and stay as they were" in done.stdout
        assert contents(at).keys() == before.keys()
    finally:
        (folder / "1.txt").chmod(0o644)
        (folder / "bawah").chmod(0o755)
    report = update(at, [], Run(jobs=1))
    assert (_tally(report), report.problems) == ((3, 0, 0), [])


def test_rights_of_a_whole_source_taken_and_given_back(archive: tuple[Path, Path]) -> None:
    folder, at = archive
    before = contents(at)
    for shut in (folder, folder.parent):
        place = at if shut is folder else folder.parent.parent / f"{folder.parent.name}-i"
        if place != at:
            at.rename(place)
        shut.chmod(0)
        try:
            done = _without_rights("index", "--at", place)
        finally:
            shut.chmod(0o755)
        assert done.returncode == 3, done.stderr
        assert f"{len(before)} could not be read again and stay as they were" in done.stdout
        assert "Permission denied" in done.stderr
        assert "gone" not in done.stderr
    assert contents(place) == before
    assert _without_rights("index", "--at", place).returncode == 0


@pytest.mark.parametrize("is_empty", [False, True])
def test_a_source_that_is_gone_could_not_be_read_again(archive: tuple[Path, Path], is_empty: bool) -> None:
    folder, at = archive
    before = contents(at)
    folder.rename(folder.parent / "lain")
    if is_empty:
        folder.mkdir()
    done = subprocess.run([SEARCH, "index", "--at", at], capture_output=True, text=True, check=False)
    assert done.returncode == 3
    assert f"{len(before)} could not be read again and stay as they were" in done.stdout
    assert "search forget" in done.stderr
    assert contents(at) == before


def test_a_folder_that_is_readable_again_is_no_problem_any_more(
    archive: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, at = archive
    listing = os.scandir

    def failing(path: Any) -> Any:
        if str(path).endswith("bawah"):
            raise OSError(errno.EACCES, os.strerror(errno.EACCES))
        return listing(path)

    new = folder / "baru.txt"
    new.write_text(page(random.Random(7)), "utf-8")
    # Long ago, so that a later run need not look into them again.
    for file in (found for found in folder.rglob("*") if found.is_file()):
        os.utime(file, (1e9, 1e9) if file != new else (1e9 + 1, 1e9 + 1))
    update(at, [], Run(jobs=1))
    new.write_text(new.read_text("utf-8") + "Satu baris lagi.\n", "utf-8")
    os.utime(new, (1e9, 1e9))
    with monkeypatch.context() as patch:
        patch.setattr(os, "scandir", failing)
        report = update(at, [], Run(jobs=1))
    assert (_tally(report), [found.path for found in report.problems]) == ((1, 0, 2), ["arsip/bawah"])
    # Nothing else has changed since.
    assert update(at, [], Run(jobs=1)).problems == []
    assert update(at, [], Run(jobs=1)).problems == []


def test_the_exit_code_and_the_summary_say_so(archive: tuple[Path, Path]) -> None:
    folder, at = archive
    code = (
        "import errno, sys\n"
        "from index.files import sources\n"
        "def failing(*_): raise OSError(errno.EIO, 'broken')\n"
        "sources.open_source = failing\n"
        "from search.cli.start import main\n"
        "main()\n"
    )
    _touch(folder)
    done = subprocess.run(
        [sys.executable, "-c", code, "index", "--at", at, "--jobs", "1"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 3, done.stderr
    assert "5 could not be read again and stay as they were" in done.stdout


def _damage(file: Path) -> None:
    """Leaves its first part, as a transfer that broke off does."""
    data = file.read_bytes()
    file.write_bytes(data[: len(data) // 6])


def _packed(folder: Path, kind: str) -> Path:
    """An archive of three articles."""
    texts = {f"{number}.txt": page(random.Random(number + 50)).encode() for number in range(3)}
    file = folder / f"tiga.{kind}"
    if kind == "zip":
        with zipfile.ZipFile(file, "w") as archive:
            for name, data in texts.items():
                archive.writestr(name, data)
    elif kind.startswith("tar"):
        with tarfile.open(file, "w:gz" if kind.endswith("gz") else "w") as tar:
            for name, data in texts.items():
                info = tarfile.TarInfo(name)
                info.size = len(data)
                tar.addfile(info, io.BytesIO(data))
    else:
        records = [json.dumps({"id": name, "isi": data.decode()}) for name, data in texts.items()]
        whole = "\n".join(records) if "jsonl" in kind else f"[{','.join(records)}]"
        file.write_bytes(gzip.compress(whole.encode()) if kind.endswith("gz") else whole.encode())
    return file


@pytest.mark.parametrize("kind", ["zip", "tar", "tar.gz", "jsonl.gz", "json.gz", "json"])
def test_a_damaged_file_of_several_keeps_them_until_it_is_whole(
    archive: tuple[Path, Path], kind: str
) -> None:
    folder, at = archive
    file = _packed(folder, kind)
    whole = file.read_bytes()
    assert update(at, [], Run(jobs=1)).added == 3
    before = contents(at)
    _damage(file)
    report = update(at, [], Run(jobs=1))
    assert (report.removed, bool(report.kept)) == (0, True)
    assert [problem.path for problem in report.problems] == ["arsip/" + file.name]
    assert contents(at) == before
    # It is the same damage: not read again, and told again.
    again = update(at, [], Run(jobs=1))
    assert (_tally(again), again.problems) == ((0, 0, report.kept), report.problems)
    with pytest.raises(EngineError, match="a rebuild would lose them"):
        update(at, [], Run(jobs=1, rebuild=True))
    file.write_bytes(whole)
    report = update(at, [], Run(jobs=1))
    assert (_tally(report), report.problems) == ((0, 0, 0), [])
    # Now they are seen to be gone.
    file.unlink()
    assert _tally(update(at, [], Run(jobs=1))) == (0, 3, 0)


def test_a_disk_that_is_not_mounted_empties_no_folder(
    archive: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, at = archive
    table = folder.parent / "mountinfo"
    table.write_text(f"36 35 98:0 / {folder / 'bawah'} rw - ext4 /dev/x rw\n")
    monkeypatch.setattr(mounts, "_TABLE", table)
    _touch(folder)
    update(at, [], Run(jobs=1))
    before = contents(at)
    # The disk is away: its folder is there, and empty.
    table.write_text("")
    files = {file: file.read_text("utf-8") for file in (folder / "bawah").iterdir()}
    for file in files:
        file.unlink()
    (folder / "0.txt").unlink()  # a file that is really gone goes
    for _ in range(2):
        report = update(at, [], Run(jobs=1))
        assert report.kept == 2 and "not mounted" in report.problems[0].reason
        assert [before[id].path for id in before.keys() - contents(at).keys()] == ["arsip/0.txt"]
    with pytest.raises(EngineError, match="not mounted, and a rebuild would lose"):
        update(at, [], Run(jobs=1, rebuild=True))
    # Mounted again.
    for file, text in files.items():
        file.write_text(text, "utf-8")
    table.write_text(f"36 35 98:0 / {folder / 'bawah'} rw - ext4 /dev/x rw\n")
    assert update(at, [], Run(jobs=1)).problems == []
    # Emptied where it is mounted, it is empty; or it is given up on purpose.
    table.write_text("")
    for file in files:
        file.unlink()
    assert forget(at, folder / "bawah") == 2
    report = update(at, [], Run(jobs=1))
    assert (_tally(report), report.problems) == ((0, 0, 0), [])


def test_a_folder_of_no_disk_of_its_own_that_is_emptied_is_empty(archive: tuple[Path, Path]) -> None:
    folder, at = archive
    for file in (folder / "bawah").iterdir():
        file.unlink()
    assert _tally(update(at, [], Run(jobs=1))) == (0, 2, 0)
