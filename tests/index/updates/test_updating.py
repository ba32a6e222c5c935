"""An index is kept: updates equal a rebuild, touch only what changed, and never hurt what was there."""

from __future__ import annotations

import errno
import json
import os
import random
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from whoosh.index import clean_files

from index.files.formats import pieces
from index.updates import checking
from index.updates.manifest import Manifest
from index.updates.opening import opened
from index.updates.report import Report, Run
from index.updates.updating import forget, update
from search.embedded import committing, merging, versions
from search.embedded.keeper import WhooshKeeper
from search.engine import open_engine
from search.errors import EngineError
from search.keeping import open_keeper
from search.query.parse import parse
from tests.console_script import SEARCH
from tests.kept import answers, change, contents, fill, page, record
from tests.paths import ROOT


def tally(report: Report) -> tuple[int, int, int, int]:
    return report.added, report.changed, report.removed, report.unchanged


def test_many_updates_give_the_index_that_a_rebuild_gives(tmp_path: Path) -> None:
    dice = random.Random(5)
    first, second = tmp_path / "satu", tmp_path / "dua"
    fill(first, dice)
    fill(second, dice, 3)
    update(tmp_path / "kept", [first], Run())
    update(tmp_path / "kept", [second], Run())
    for round_ in range(8):
        change(dice.choice([first, second]), dice)
        update(tmp_path / "kept", [], Run(jobs=2 if round_ == 4 else 1))
        assert checking.find_faults(tmp_path / "kept") == []
    update(tmp_path / "new", [second, first], Run(jobs=2))
    assert contents(tmp_path / "kept") == contents(tmp_path / "new")
    assert answers(tmp_path / "kept") == answers(tmp_path / "new")
    update(tmp_path / "kept", [], Run(rebuild=True))
    assert answers(tmp_path / "kept") == answers(tmp_path / "new")


def test_only_what_changed_is_touched(tmp_path: Path) -> None:
    folder, at = tmp_path / "arsip", tmp_path / "i"
    fill(folder, random.Random(1), 3)
    assert tally(update(at, [folder], Run())) == (23, 0, 0, 0)
    (folder / "0.txt").write_text(page(random.Random(2)), "utf-8")
    (folder / "1.txt").unlink()
    (folder / "9.txt").write_text(page(random.Random(3)), "utf-8")
    lines = (folder / "besar.jsonl").read_text("utf-8").splitlines()
    (folder / "besar.jsonl").write_text("\n".join([*lines[1:], record(random.Random(4), 77)]) + "\n", "utf-8")
    assert tally(update(at, [], Run())) == (2, 1, 2, 20)
    os.utime(folder / "0.txt", ns=(0, 0))  # another time, the same bytes
    assert tally(update(at, [], Run())) == (0, 0, 0, 23)


def test_a_run_with_nothing_to_do_writes_nothing(tmp_path: Path) -> None:
    folder, at = tmp_path / "arsip", tmp_path / "i"
    fill(folder, random.Random(1))
    for file in folder.iterdir():
        os.utime(file, ns=(10**18, 10**18))
    update(at, [folder], Run())
    before = {path: path.stat().st_mtime_ns for path in (at, *at.rglob("*"))}
    assert tally(update(at, [], Run())) == (0, 0, 0, 32)
    assert {path: path.stat().st_mtime_ns for path in (at, *at.rglob("*"))} == before


def test_a_file_changed_with_the_same_size_and_time_is_read(tmp_path: Path) -> None:
    file, at, old = tmp_path / "arsip" / "a.txt", tmp_path / "i", (10**18, 10**18)
    file.parent.mkdir()
    page = "Warga Desa {} Bangun Jembatan\n\nSenin, 12 April 2021\n\nWarga memperbaiki jembatan yang putus.\n"
    file.write_text(page.format("Satu"))
    os.utime(file, ns=old)
    update(at, [file.parent], Run())
    file.write_text(page.format("Enam"))
    os.utime(file, ns=old)
    assert tally(update(at, [], Run())) == (0, 1, 0, 0)
    os.utime(file, ns=old)  # only touched: it is read, and nothing in it has changed
    assert tally(update(at, [], Run())) == (0, 0, 0, 1)


def test_a_file_whose_library_was_missing_is_read_once_it_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, at = tmp_path / "arsip", tmp_path / "i"
    fill(folder, random.Random(1), 1)
    (folder / "a.rtf").write_text(
        r"{\rtf1 Waduk Baru Dibuka\par Air mengalir ke sawah petani sejak pagi.\par}"
    )
    os.utime(folder / "a.rtf", ns=(10**18, 10**18))
    with monkeypatch.context() as patch:
        patch.setattr(pieces, "import_module", lambda name: (_ for _ in ()).throw(ImportError(name)))
        assert any(
            "warta[formats]" in problem.reason for problem in update(at, [folder], Run(jobs=1)).problems
        )
    report = update(at, [], Run(jobs=1))
    assert (report.added, report.problems) == (1, [])


def test_what_lies_in_an_archive_and_is_not_read_is_named_every_time(tmp_path: Path) -> None:
    folder, at = tmp_path / "arsip", tmp_path / "i"
    fill(folder, random.Random(1), 1)
    with zipfile.ZipFile(folder / "a.zip", "w") as archive:
        archive.writestr("b.txt", "Waduk Baru Dibuka\n\nAir mengalir ke sawah petani sejak pagi.\n")
        archive.writestr("foto.jpg", "x")
    for named in ([folder], [], []):
        assert [skipped.path for skipped in update(at, named, Run()).skipped] == ["arsip/a.zip/foto.jpg"]


def test_the_keys_of_a_root_are_remembered_and_another_map_reads_it_anew(tmp_path: Path) -> None:
    folder, at = tmp_path / "arsip", tmp_path / "i"
    folder.mkdir()
    (folder / "a.json").write_text('{"kepala": "Satu", "naskah_a": "Isi pertama.", "naskah_b": "Isi kedua."}')
    os.utime(folder / "a.json", ns=(10**18, 10**18))
    update(at, [folder], Run(keys=(("body", "naskah_a"),)))
    assert tally(update(at, [], Run())) == (0, 0, 0, 1)
    assert tally(update(at, [folder], Run(keys=(("body", "naskah_b"),)))) == (0, 1, 0, 0)
    update(at, [], Run(rebuild=True))
    (article,) = contents(at).values()
    assert article.body == ("Isi kedua.",)


def test_the_outlet_of_a_root_is_remembered_and_can_be_taken_back(tmp_path: Path) -> None:
    folder, at = tmp_path / "klip", tmp_path / "i"
    (folder / "tempo.co").mkdir(parents=True)
    (folder / "tempo.co" / "a.txt").write_text("Waduk Dibuka\n\nAir mengalir ke sawah petani sejak pagi.\n")
    with zipfile.ZipFile(folder / "b.zip", "w") as archive:
        archive.writestr("b.txt", "Waduk Baru Dibuka\n\nAir mengalir ke sawah petani sejak pagi.\n")
    for name in ("tempo.co/a.txt", "b.zip"):
        os.utime(folder / name, ns=(10**18, 10**18))

    def outlets() -> set[tuple[str | None, str | None]]:
        return {(article.outlet, article.outlet_by) for article in contents(at).values()}

    update(at, [folder], Run())
    assert outlets() == {("Tempo", "folder"), (None, None)}
    assert tally(update(at, [folder], Run(outlet="Kabar Lereng"))) == (0, 2, 0, 0)
    assert outlets() == {("Kabar Lereng", "source")}
    assert tally(update(at, [], Run())) == (0, 0, 0, 2)
    update(at, [], Run(rebuild=True))
    assert outlets() == {("Kabar Lereng", "source")}
    update(at, [folder], Run(outlet=""))
    assert outlets() == {("Tempo", "folder"), (None, None)}


def test_ids_outlive_a_rebuild_and_a_root_that_is_renamed(tmp_path: Path) -> None:
    first, second, at = tmp_path / "b" / "arsip", tmp_path / "a" / "arsip", tmp_path / "i"
    for folder in (first, second):
        fill(folder, random.Random(1), 2)
        update(at, [folder], Run())  # the second is 'arsip~2', though it sorts before the first
    before = ids(at)
    update(at, [], Run(rebuild=True))
    assert ids(at) == before
    first.rename(tmp_path / "nama-lain")
    update(at, [tmp_path / "nama-lain"], Run())
    assert ids(at) == before
    update(at, [tmp_path / "nama-lain"], Run(label="koran"))
    with opened(at) as manifest:
        assert {root.label for root in manifest.roots()} == {"koran", "arsip~2"}
    assert ids(at) != before
    with pytest.raises(EngineError, match="has the label"):
        update(at, [second], Run(label="koran"))


def test_ids_that_a_label_or_a_folder_above_changes_still_find_their_articles(tmp_path: Path) -> None:
    folder, at = tmp_path / "arsip" / "2021", tmp_path / "i"
    folder.mkdir(parents=True)
    (folder / "a.txt").write_text("Waduk Dibuka\n\nAir mengalir ke sawah petani sejak pagi.\n")
    (folder / "b.jsonl").write_text(
        '{"id": "x", "title": "Waduk", "body": "Air mengalir ke sawah petani."}\n'
    )

    def by_path() -> dict[tuple[str, str | None], str]:
        return {(a.path.rpartition("/")[2], a.record): a.id for a in contents(at).values()}

    def found(old: dict[tuple[str, str | None], str]) -> bool:
        now = by_path()
        return all(
            (article := open_engine(at).get(id)) is not None and article.id == now[key] and id != now[key]
            for key, id in old.items()
        )

    update(at, [folder], Run())
    first = by_path()
    update(at, [folder], Run(label="koran"))
    assert found(first)
    second = by_path()
    update(at, [tmp_path / "arsip"], Run())
    assert found(first) and found(second)
    third = by_path()
    update(at, [tmp_path / "arsip"], Run(label="semua", rebuild=True))
    assert found(first) and found(second) and found(third)
    update(at, [], Run(rebuild=True))
    assert found(first) and found(second) and found(third)
    assert tally(update(at, [], Run())) == (0, 0, 0, 2)


def ids(at: Path) -> set[str]:
    with opened(at) as manifest:
        return manifest.ids()


def test_a_dry_run_says_what_it_would_do_and_does_nothing(tmp_path: Path) -> None:
    folder, at = tmp_path / "arsip", tmp_path / "i"
    fill(folder, random.Random(1), 2)
    update(at, [folder], Run())
    before = contents(at)
    (folder / "0.txt").unlink()
    (folder / "baru.txt").write_text(page(random.Random(2)), "utf-8")
    planned = update(at, [], Run(dry=True)).files
    assert ("remove", "arsip/0.txt") in planned
    assert ("read", "arsip/baru.txt") in planned
    assert contents(at) == before


def test_roots_are_added_left_alone_and_forgotten(tmp_path: Path) -> None:
    at = tmp_path / "i"
    fill(tmp_path / "satu", random.Random(1), 2)
    fill(tmp_path / "dua", random.Random(2), 4)
    update(at, [tmp_path / "satu"], Run())
    assert tally(update(at, [tmp_path / "dua"], Run())) == (24, 0, 0, 22)
    with opened(at) as manifest:
        assert [(r.label, manifest.counts(r).articles) for r in manifest.roots()] == [
            ("dua", 24),
            ("satu", 22),
        ]
    assert forget(at, tmp_path / "satu") == 22
    assert {article.path.split("/")[0] for article in contents(at).values()} == {"dua"}
    with pytest.raises(EngineError, match=r"no source of the index.*dua"):
        forget(at, tmp_path / "satu")


def test_a_part_of_a_root_updates_only_that_part_and_a_root_above_takes_over(tmp_path: Path) -> None:
    at, top = tmp_path / "i", tmp_path / "atas"
    fill(top / "a", random.Random(1), 2)
    fill(top / "b", random.Random(2), 2)
    update(at, [top / "a"], Run())
    assert tally(update(at, [top], Run())) == (44, 0, 22, 0)
    (top / "a" / "0.txt").unlink()
    (top / "b" / "0.txt").unlink()
    assert tally(update(at, [top / "b"], Run())) == (0, 0, 1, 43)
    assert {article.path.split("/")[0] for article in contents(at).values()} == {"atas"}


def test_two_roots_of_one_name_are_told_apart(tmp_path: Path) -> None:
    for place in ("satu", "dua"):
        fill(tmp_path / place / "arsip", random.Random(1), 2)
    update(tmp_path / "i", [tmp_path / "satu" / "arsip", tmp_path / "dua" / "arsip"], Run())
    assert {article.path.split("/")[0] for article in contents(tmp_path / "i").values()} == {
        "arsip",
        "arsip~2",
    }
    assert len(contents(tmp_path / "i")) == 44


def test_a_source_that_is_gone_keeps_its_articles(tmp_path: Path) -> None:
    folder, at = tmp_path / "arsip", tmp_path / "i"
    fill(folder, random.Random(1), 2)
    update(at, [folder], Run())
    shutil.rmtree(folder)
    report = update(at, [], Run())
    assert "gone" in report.problems[0].reason
    assert len(contents(at)) == 22
    with pytest.raises(EngineError, match="gone"):
        update(at, [], Run(rebuild=True))
    assert len(contents(at)) == 22


def test_a_merge_that_fails_takes_nothing_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, at = tmp_path / "arsip", tmp_path / "i"
    fill(folder, random.Random(1), 2)
    update(at, [folder], Run())
    (folder / "2.txt").write_text(page(random.Random(2)), "utf-8")

    def fail(*_: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch, pytest.raises(EngineError, match=r"up to date, but .* No space"):
        patch.setattr(WhooshKeeper, "tidy", fail)
        update(at, [], Run())
    assert len(contents(at)) == 23
    assert checking.find_faults(at) == []


def test_an_index_that_is_removed_meanwhile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, at = tmp_path / "arsip", tmp_path / "i"
    fill(folder, random.Random(1), 2)
    update(at, [folder], Run())
    (folder / "2.txt").write_text(page(random.Random(2)), "utf-8")
    with monkeypatch.context() as patch, pytest.raises(EngineError, match="was removed meanwhile"):
        patch.setattr(Manifest, "finish", lambda *_: shutil.rmtree(at))
        update(at, [], Run())
    assert update(at, [folder], Run()).added == 23


def test_an_index_of_nothing_can_be_rebuilt(tmp_path: Path) -> None:
    folder, at = tmp_path / "arsip", tmp_path / "i"
    fill(folder, random.Random(1), 2)
    update(at, [folder], Run())
    assert forget(at, folder) == 22
    assert tally(update(at, [], Run(rebuild=True))) == (0, 0, 0, 0)
    assert checking.find_faults(at) == []
    assert tally(update(at, [folder], Run(rebuild=True))) == (22, 0, 0, 0)


def test_a_disk_that_is_not_mounted_loses_nothing(tmp_path: Path) -> None:
    """Its folder is there, and empty."""
    folder, other, at = tmp_path / "disk", tmp_path / "arsip", tmp_path / "i"
    for place in (folder, other):
        fill(place, random.Random(1), 2)
    update(at, [folder, other], Run())
    folder.rename(tmp_path / "away")
    for is_there in (False, True):
        if is_there:
            folder.mkdir()
        report = update(at, [], Run())
        assert tally(report) == (0, 0, 0, 44)
        assert "search forget" in report.problems[0].reason
        with pytest.raises(EngineError, match=f"22 articles.* search forget {folder} --at"):
            update(at, [], Run(rebuild=True))
        assert len(contents(at)) == 44
    folder.rmdir()
    (tmp_path / "away").rename(folder)
    assert update(at, [], Run()).problems == []
    assert tally(update(at, [], Run(rebuild=True))) == (44, 0, 0, 0)


@pytest.mark.parametrize("name", ["arsip", "nama-lain"])
def test_a_source_that_was_moved(tmp_path: Path, name: str) -> None:
    old, new, at = tmp_path / "lama" / "arsip", tmp_path / "baru" / name, tmp_path / "i"
    fill(old, random.Random(1), 3)
    update(at, [old], Run())
    before = contents(at)
    new.parent.mkdir()
    old.rename(new)
    (new / "3.txt").write_text(page(random.Random(2)), "utf-8")
    assert update(at, [new], Run(dry=True)).moved == [(old, new)]
    report = update(at, [new], Run())
    assert (report.moved, report.likely) == ([(old, new)], [])
    assert (tally(report), report.relocated) == ((1, 0, 0, 0), 23)
    assert len(contents(at)) == 24
    assert before.keys() <= contents(at).keys()  # links to articles go on, whatever the folder is called now
    with opened(at) as manifest:
        assert [(root.location, root.label) for root in manifest.roots()] == [(new, "arsip")]
    update(tmp_path / "new", [new], Run(label="arsip"))
    assert contents(at) == contents(tmp_path / "new")
    assert checking.find_faults(at) == []


def test_a_source_that_may_have_been_moved_keeps_its_articles(tmp_path: Path) -> None:
    old, new, at = tmp_path / "arsip", tmp_path / "lain", tmp_path / "i"
    fill(old, random.Random(1), 3)
    update(at, [old], Run())
    old.rename(new)
    (new / "0.txt").unlink()
    report = update(at, [new], Run())
    assert (report.moved, report.likely) == ([], [(old, new)])
    assert len(contents(at)) == 23 + 22
    fill(tmp_path / "sendiri", random.Random(2), 0)
    (tmp_path / "sendiri" / "besar.jsonl").rename(tmp_path / "sendiri" / "lain.jsonl")
    assert update(at, [tmp_path / "sendiri"], Run()).likely == []


def test_an_index_whose_files_are_gone_says_how_to_make_it_anew(tmp_path: Path) -> None:
    folder, at = tmp_path / "arsip", tmp_path / "i"
    fill(folder, random.Random(1), 2)
    update(at, [folder], Run())
    (generation,) = at.glob("g-*")
    shutil.rmtree(generation)
    for named in ([], [folder]):
        with pytest.raises(EngineError, match=r"damaged.*search index --rebuild FOLDER"):
            update(at, named, Run())
    with pytest.raises(EngineError, match="search index --rebuild FOLDER"):
        update(at, [], Run(rebuild=True))
    assert tally(update(at, [folder], Run(rebuild=True))) == (22, 0, 0, 0)


def test_a_lost_manifest_is_made_again(tmp_path: Path) -> None:
    folder, at = tmp_path / "arsip", tmp_path / "i"
    fill(folder, random.Random(1), 2)
    update(at, [folder], Run())
    for manifest in at.rglob("manifest-*.db"):
        manifest.unlink()
    assert ["sources is lost" in fault.text for fault in checking.find_faults(at)] == [True]
    (folder / "0.txt").unlink()
    assert tally(update(at, [], Run())) == (0, 0, 1, 21)
    assert checking.find_faults(at) == []


@pytest.mark.parametrize("kind", ["columns", "lists"])
def test_what_is_lost_or_damaged_changes_no_answer_and_is_made_again(tmp_path: Path, kind: str) -> None:
    folder, at = tmp_path / "arsip", tmp_path / "i"
    fill(folder, random.Random(1), 2)
    update(at, [folder], Run())
    before = answers(at)
    (kept,) = at.rglob(f"*.{kind}")
    whole = kept.read_bytes()
    for damaged in (None, b"", whole[:-40], whole + b"\0", whole[:-20] + b"\0" * 12 + whole[-8:]):
        kept.unlink(missing_ok=True)
        if damaged is not None:
            kept.write_bytes(damaged)
        assert answers(at) == before
        assert [fault.mends for fault in checking.find_faults(at)] == [True]
    (folder / "baru.txt").write_text(page(random.Random(3)), "utf-8")
    update(at, [], Run())
    assert checking.find_faults(at) == []


@pytest.mark.parametrize("kind", ["columns", "lists"])
def test_what_is_another_index_s_is_a_fault_and_is_made_again(tmp_path: Path, kind: str) -> None:
    for name, dice in (("satu", random.Random(1)), ("dua", random.Random(2))):
        fill(tmp_path / name, dice, 2)
        update(tmp_path / f"i-{name}", [tmp_path / name], Run())
    at = tmp_path / "i-satu"
    before = answers(at)
    (ours,), (other,) = (list(tmp_path.rglob(f"i-{name}/*/*.{kind}")) for name in ("satu", "dua"))
    ours.write_bytes(other.read_bytes())
    assert [fault.mends for fault in checking.find_faults(at)] == [True]
    assert checking.repair(at).left == []
    assert checking.find_faults(at) == []
    assert answers(at) == before


def test_a_damaged_index_is_told_with_what_to_do(tmp_path: Path) -> None:
    folder, at = tmp_path / "arsip", tmp_path / "i"
    fill(folder, random.Random(1), 2)
    update(at, [folder], Run())
    for stored in at.rglob("*._stored.col"):
        stored.write_bytes(stored.read_bytes()[:200])
    done = subprocess.run([SEARCH, "check", "--at", at], capture_output=True, text=True, check=False)
    assert done.returncode in (1, 2)
    assert "search index" in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    update(at, [], Run(rebuild=True))
    assert checking.find_faults(at) == []


def test_damaged_words_of_an_index_are_told(tmp_path: Path) -> None:
    folder, at = tmp_path / "arsip", tmp_path / "i"
    fill(folder, random.Random(1), 2)
    update(at, [folder], Run())
    (words,) = at.rglob("*.trm")
    whole = words.read_bytes()
    for start in range(0, len(whole), len(whole) // 12):
        words.write_bytes(whole[:start] + b"\xff" * 200 + whole[start + 200 :])
        try:
            assert checking.find_faults(at)
        except EngineError as error:
            assert "search index" in str(error)


def test_another_file_of_outlets_reads_everything_anew(tmp_path: Path) -> None:
    folder, at, outlets = tmp_path / "arsip", tmp_path / "i", tmp_path / "o.toml"
    fill(folder, random.Random(1), 2)
    update(at, [folder], Run())
    outlets.write_text(
        '[[outlet]]\nname = "Kabar Kota"\ndomains = ["kabar.com"]\ndatelines = ["KABAR.COM"]\n'
    )
    update(at, [], Run(outlets=outlets))
    assert open_engine(at).search(parse("outlet:Kabar")).total == 2
    assert tally(update(at, [], Run())) == (0, 0, 0, 22)  # remembered
    update(at, [], Run(rebuild=True))
    assert open_engine(at).search(parse("outlet:Kabar")).total == 2  # also by a rebuild
    assert tally(update(at, [], Run())) == (0, 0, 0, 22)
    outlets.write_text(outlets.read_text("utf-8").replace("Kabar Kota", "Kabar Desa"), "utf-8")
    update(at, [], Run())
    assert open_engine(at).search(parse("outlet:Kabar")).total == 2
    assert open_engine(at).search(parse('outlet:"Kabar Desa"')).total == 2  # as the file says now
    whole = outlets.read_text("utf-8")
    outlets.write_text("[[outlet", "utf-8")
    with pytest.raises(EngineError, match=r"o\.toml: is not TOML .* was not changed"):
        update(at, [], Run())
    outlets.unlink()
    (folder / "2.txt").write_text(page(random.Random(2)), "utf-8")
    assert tally(update(at, [], Run())) == (1, 0, 0, 22)
    assert open_engine(at).search(parse('outlet:"Kabar Desa"')).total == 3  # the index has a copy
    outlets.write_text(whole, "utf-8")
    assert tally(update(at, [], Run())) == (0, 0, 0, 23)
    outlets.write_text("", "utf-8")
    update(at, [], Run(outlets=outlets))
    assert open_engine(at).search(parse('outlet:"Kabar Desa"')).total == 0


def test_the_outlets_outlive_the_list_of_sources(tmp_path: Path) -> None:
    folder, at, outlets = tmp_path / "arsip", tmp_path / "i", tmp_path / "o.toml"
    fill(folder, random.Random(1), 2)
    outlets.write_text(
        '[[outlet]]\nname = "Kabar Kota"\ndomains = ["kabar.com"]\ndatelines = ["KABAR.COM"]\n'
    )
    update(at, [folder], Run(outlets=outlets))
    for manifest in at.rglob("manifest-*.db"):
        manifest.unlink()
    (folder / "2.txt").write_text(page(random.Random(2)), "utf-8")
    assert tally(update(at, [], Run())) == (1, 0, 0, 22)
    assert open_engine(at).search(parse('outlet:"Kabar Kota"')).total == 3
    update(at, [], Run(rebuild=True))
    assert open_engine(at).search(parse('outlet:"Kabar Kota"')).total == 3


def test_updates_do_not_pile_up_segments(tmp_path: Path) -> None:
    folder, at, dice = tmp_path / "arsip", tmp_path / "i", random.Random(1)
    fill(folder, dice)
    update(at, [folder], Run())
    for number in range(30):
        (folder / f"baru-{number}.txt").write_text(page(dice), "utf-8")
        update(at, [folder / f"baru-{number}.txt"], Run())
    assert open_engine(at).count() == 62
    assert open_keeper(at).storage().segments <= 4


def test_a_lock_left_by_a_dead_process_is_taken_over(tmp_path: Path) -> None:
    folder, at = tmp_path / "arsip", tmp_path / "i"
    fill(folder, random.Random(1), 2)
    update(at, [folder], Run())
    (at / "lock.json").write_text('{"process": 1, "since": "2020-01-01 00:00:00+00:00"}')
    (folder / "0.txt").unlink()
    assert tally(update(at, [], Run())) == (0, 0, 1, 21)


def test_an_index_of_another_version_is_refused_and_rebuilt_from_its_own_sources(tmp_path: Path) -> None:
    folder, at = tmp_path / "arsip", tmp_path / "i"
    fill(folder, random.Random(1), 2)
    update(at, [folder], Run())
    pointer = json.loads((at / "warta.json").read_text())
    assert pointer["versions"] == versions.current()
    for name in ("layout", "analysis", "lexicon"):
        other = pointer | {"versions": pointer["versions"] | {name: "lain"}}
        (at / "warta.json").write_text(json.dumps(other))
        with pytest.raises(EngineError, match=f"{name} lain, here .*search index --rebuild"):
            update(at, [], Run())
    assert tally(update(at, [], Run(rebuild=True))) == (22, 0, 0, 0)


def test_a_disk_that_is_full_leaves_the_old_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, at = tmp_path / "arsip", tmp_path / "i"
    fill(folder, random.Random(1), 2)
    update(at, [folder], Run())
    before = contents(at)
    (folder / "9.txt").write_text(page(random.Random(3)), "utf-8")

    def full(self: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("index.updates.manifest.Manifest.finish", lambda *_: full(None))
        with pytest.raises(EngineError, match=r"No space left on device.*Make room"):
            forget(at, folder)
    assert open_engine(at).count() == 22
    before = contents(at)
    for run in (Run(), Run(rebuild=True)):
        with monkeypatch.context() as patch:
            patch.setattr("search.embedded.writing.SegmentWriter.finish", full)
            with pytest.raises(EngineError, match="No space left on device"):
                update(at, [], run)
        assert contents(at) == before
        assert checking.find_faults(at) == []
    assert tally(update(at, [], Run())) == (1, 0, 0, 22)


def test_little_memory_gives_more_segments_and_the_same_answers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "arsip"
    fill(folder, random.Random(1), 30)
    update(tmp_path / "much", [folder], Run())
    monkeypatch.setattr("index.updates.workers._FEWEST", 500)
    monkeypatch.setattr(merging, "choose", lambda _: [])  # which would merge them again
    update(tmp_path / "little", [folder], Run(memory=1))
    assert open_keeper(tmp_path / "much").storage().segments == 1
    assert open_keeper(tmp_path / "little").storage().segments > 1
    assert answers(tmp_path / "little") == answers(tmp_path / "much")


def test_a_run_that_finds_nothing_changed_loads_no_engine_and_no_reader(tmp_path: Path) -> None:
    folder, at = tmp_path / "arsip", tmp_path / "i"
    fill(folder, random.Random(1), 2)
    update(at, [folder], Run())
    for file in folder.iterdir():  # changed within two seconds of being read, a file is read again
        os.utime(file, (1_600_000_000, 1_600_000_000))
    update(at, [], Run())
    code = (
        "import sys; from pathlib import Path; from index.cli.commands import index\n"
        "index.main(sys.argv[1:], standalone_mode=False)\n"
        "print(*sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "--at", at], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert "0 added, 0 changed, 0 removed, 22 unchanged" in done.stdout
    loaded = {name.split(".")[0] for name in done.stdout.split()}
    assert not loaded & {"whoosh", "numpy", "selectolax", "rapidfuzz"}
    assert not {"index.articles.reading", "search.embedded.engine"} & set(done.stdout.split())


def test_the_manifest_of_a_writer_that_was_killed_is_not_taken_for_a_later_commits(tmp_path: Path) -> None:
    folder, at = tmp_path / "arsip", tmp_path / "i"
    fill(folder, random.Random(1), 2)
    update(at, [folder], Run())
    keeper = open_keeper(at)
    with keeper.manifest() as file:
        assert file is not None
        number = int(file.stem.removeprefix("manifest-"))
        shutil.copyfile(file, file.with_name(f"manifest-{number + 1}.db"))
    with keeper.updating() as change:
        change.remove(list(contents(at))[:1])
    with keeper.manifest() as file:
        assert file is None
    with opened(at) as manifest:
        assert manifest.count_articles() == 21


def test_an_error_after_the_commit_takes_nothing_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, at = tmp_path / "arsip", tmp_path / "i"
    fill(folder, random.Random(1), 2)
    update(at, [folder], Run())
    (folder / "2.txt").write_text(page(random.Random(2)), "utf-8")

    cleaned = []

    def interrupted(files: object, name: str, number: int, segments: object) -> None:
        cleaned.append(number)
        if number > cleaned[0]:  # what the commit before alone needed
            raise KeyboardInterrupt
        clean_files(files, name, number, segments)

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(committing, "clean_files", interrupted)
        update(at, [], Run())
    assert len(cleaned) == 2
    assert len(contents(at)) == 23
    assert checking.find_faults(at) == []
    assert tally(update(at, [], Run())) == (0, 0, 0, 23)
