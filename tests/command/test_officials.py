"""`search officials` and --officials through the real entry point, over articles made up for it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.console_script import run

RECORDS = [
    ("2021-05-28", "Kabar Utara", "Presiden Joko Widodo menerima Bupati Lumajang Rudi Kencana."),
    ("2021-06-02", "Kabar Utara", "Presiden Jokowi menanam padi. Jokowi lalu makan siang."),
    ("2021-06-03", "Kabar Selatan", "Bupati Lumajang Rudhy Kencana memanen padi."),
    ("2021-06-03", "Kabar Selatan", "Bupati Lumajang Rudi Kencana memanen padi lagi."),
    ("2021-06-04", "Kabar Selatan", "Bupati Blitar Sutomo Kencana memanen."),
    ("2021-06-05", "Kabar Selatan", "Wali Kota Batu Sutrisno Pramudya Wirasena memancing."),
    ("2021-06-06", "Kabar Selatan", "Camat Pujon Sutrisno Wirasena memancing lagi."),
]
FILE = """
same = [["Sutrisno Wirasena", "Sutrisno Pramudya Wirasena"]]
[[people]]
name = "Rudi Kencana"
aliases = ["Cak Rud"]
country = "Indonesia"
offices = [{ title = "Bupati Lumajang", since = "2018" }]
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pejabat")
    lines = [json.dumps({"isi": text, "tanggal": day, "media": outlet}) for day, outlet, text in RECORDS]
    (folder / "berita.jsonl").write_text("\n".join(lines), "utf-8")
    (folder / "pejabat.toml").write_text(FILE, "utf-8")
    assert run("index", folder / "berita.jsonl", "--at", folder / "polos").returncode == 0
    told = run(
        "index", folder / "berita.jsonl", "--at", folder / "tahu", "--officials", folder / "pejabat.toml"
    )
    assert told.returncode == 0, told.stderr
    return folder


@pytest.mark.parametrize(
    ("one", "two", "status", "said"),
    [
        ("Jokowi", "Joko Widodo", 0, "list of officials"),
        ("Soeparman Nirwana", "Suparman Nirwana", 0, "habits of spelling"),
        ("Khamenei", "Khomeini", 1, "list of officials"),
        ("Suparman Nirwana", "Suparman Samudra", 1, "nothing"),
    ],
)
def test_same_says_so_and_why(one: str, two: str, status: int, said: str) -> None:
    done = run("officials", "same", one, two)
    assert done.returncode == status
    assert done.stdout.startswith("One person" if status == 0 else "Two persons")
    assert said in done.stdout
    found = json.loads(run("officials", "same", one, two, "--json").stdout)
    assert found["same"] is (status == 0)


def test_same_takes_the_users_file(folder: Path) -> None:
    assert run("officials", "same", "Cak Rud", "Rudi Kencana").returncode == 1
    told = run("officials", "same", "Cak Rud", "Rudi Kencana", "--officials", folder / "pejabat.toml")
    assert told.returncode == 0


def test_show_gives_names_offices_months_outlets_and_company(folder: Path) -> None:
    done = run("officials", "show", "Jokowi", "--at", folder / "polos")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Joko Widodo (joko-widodo), Indonesia\n2 articles\n")
    for line in ("Joko Widodo 1", "Jokowi 1", "Presiden 2, 2021-05-28 to 2021-06-02", "2021-06 1"):
        assert f"  {line}\n" in done.stdout
    assert "  Kabar Utara 2\n" in done.stdout
    assert "  Rudi Kencana 1\n" in done.stdout
    found = json.loads(run("officials", "show", "joko-widodo", "--json", "--at", folder / "polos").stdout)
    assert found["total"] == 2
    assert [other["id"] for other in found["others"]] == ["rudi-kencana"]


def test_show_of_nobody_and_of_several(folder: Path) -> None:
    nobody = run("officials", "show", "Habibie", "--at", folder / "polos")
    assert (nobody.returncode, nobody.stdout) == (1, "")
    several = run("officials", "show", "Kencana", "--at", folder / "polos")
    assert several.returncode == 2
    assert "rudi-kencana  Rudi Kencana" in several.stderr


def test_doubtful_lists_pairs_until_the_user_settles_them(folder: Path) -> None:
    done = run("officials", "doubtful", "--at", folder / "polos")
    assert done.returncode == 0
    assert "Sutrisno Wirasena" in done.stdout and "shorter form" in done.stdout
    pairs = json.loads(run("officials", "doubtful", "--json", "--at", folder / "polos").stdout)
    assert all(pair["one"]["id"] != pair["two"]["id"] for pair in pairs)
    assert "Sutrisno" not in run("officials", "doubtful", "--at", folder / "tahu").stdout


def test_doubtful_prints_ids_offices_and_articles(folder: Path) -> None:
    done = run("officials", "doubtful", "--at", folder / "polos").stdout
    assert "sutrisno-pramudia-wirasena sutrisno-wirasena-pujon: " in done
    pair = json.loads(run("officials", "doubtful", "--json", "--at", folder / "polos").stdout)[0]
    assert [office["role"] for office in pair["one"]["offices"]] == ["Wali Kota Batu"]
    first, last = (pair["one"]["offices"][0][end] for end in ("first", "last"))
    days = first if first == last else f"{first} to {last}"
    assert f"Wali Kota Batu ({days}); " in done
    (article,) = pair["one"]["articles"]
    assert article in done


def test_merge_and_split_write_the_users_file_and_the_index_takes_it_up(folder: Path, tmp_path: Path) -> None:
    at, file = tmp_path / "indeks", tmp_path / "pejabat.toml"
    berita = folder / "berita.jsonl"
    assert run("index", berita, "--at", at, "--officials", folder / "pejabat.toml").returncode == 0

    def articles(id: str) -> int:
        done = run("officials", "show", id, "--json", "--at", at)
        return json.loads(done.stdout)["total"] if done.returncode == 0 else 0

    merged = run("officials", "merge", "rudi-kencana", "sutomo-kencana", "--officials", file, "--at", at)
    assert merged.returncode == 0, merged.stderr
    assert f"search index --officials {file} --at {at}" in merged.stdout
    # Nothing that the index was made with is lost.
    assert file.read_text("utf-8").startswith(FILE.lstrip("\n"))
    assert (articles("rudi-kencana"), articles("sutomo-kencana")) == (3, 1)
    assert run("index", "--at", at, "--officials", file).returncode == 0
    # The other's id and name lead to the one.
    assert (articles("rudi-kencana"), articles("sutomo-kencana")) == (4, 4)
    assert run("query", 'pejabat:"Sutomo Kencana"', "--at", at).returncode == 0
    # A split takes it back, though the index has the one id alone.
    parted = run("officials", "split", "rudi-kencana", "sutomo-kencana", "--officials", file, "--at", at)
    assert parted.returncode == 0, parted.stderr
    assert run("index", "--at", at, "--officials", file).returncode == 0
    assert (articles("rudi-kencana"), articles("sutomo-kencana")) == (3, 1)


def test_an_id_that_is_several_persons_is_split_by_their_offices(tmp_path: Path) -> None:
    texts = ("Bupati Lumajang Rudi Kencana memanen.", "Camat Pujon Rudi Kencana memancing.")
    lines = [json.dumps({"isi": text, "tanggal": "2021-05-28"}) for text in texts]
    (tmp_path / "berita.jsonl").write_text("\n".join(lines), "utf-8")
    at, file = tmp_path / "indeks", tmp_path / "pejabat.toml"
    assert run("index", tmp_path / "berita.jsonl", "--at", at).returncode == 0
    done = run("officials", "split", "rudi-kencana", "--officials", file, "--at", at)
    assert done.returncode == 0, done.stderr
    assert run("index", "--at", at, "--officials", file).returncode == 0
    for id in ("rudi-kencana-lumajang", "rudi-kencana-pujon"):
        assert run("officials", "show", id, "--at", at).returncode == 0
    assert run("officials", "doubtful", "--at", at).stdout == "No pair is in doubt.\n"


@pytest.mark.parametrize(
    ("verb", "ids", "said"),
    [
        ("merge", ("rudi-kencana", "tiada"), "search officials show NAME"),
        ("merge", ("rudi-kencana",), "merge ID ID"),
        ("merge", ("rudi-kencana", "rudi-kencana"), "named twice"),
        ("split", ("tiada",), "search officials show NAME"),
    ],
)
def test_what_cannot_be_decided_writes_nothing(
    folder: Path, tmp_path: Path, verb: str, ids: tuple[str, ...], said: str
) -> None:
    file = tmp_path / "pejabat.toml"
    done = run("officials", verb, *ids, "--officials", file, "--at", folder / "polos")
    assert done.returncode == 2
    assert said in done.stderr
    assert not file.exists()


def test_the_index_remembers_the_users_file(folder: Path) -> None:
    def finds(alias: str, index: str) -> int:
        return run("query", f'pejabat:"{alias}"', "--at", folder / index).returncode

    assert (finds("Cak Rud", "tahu"), finds("Cak Rud", "polos")) == (0, 1)
    # Made anew without the option, it still knows.
    assert run("index", folder / "berita.jsonl", "--at", folder / "tahu").returncode == 0
    assert finds("Cak Rud", "tahu") == 0
    noted = run("query", "padi jokowi", "--at", folder / "tahu")
    assert "--official joko-widodo" in noted.stderr


def test_a_bad_file_is_named(folder: Path) -> None:
    bad = folder / "rusak.toml"
    bad.write_text("people = [", "utf-8")
    for command in (
        ("index", folder / "berita.jsonl", "--at", folder / "tak-jadi", "--officials", bad),
        ("read", folder / "berita.jsonl", "--officials", bad),
        ("officials", "same", "A", "B", "--officials", bad),
    ):
        done = run(*command)
        assert done.returncode == 2
        assert "rusak.toml" in done.stderr
    assert not (folder / "tak-jadi").exists()


def test_what_is_read_of_an_indexed_file_has_the_ids_of_its_index(tmp_path: Path) -> None:
    named = ["Bupati Blitar Sutrisno Pramudya Wirasena", "Bupati Blitar Sutrisno Pramudya Wirasema"]
    lines = [
        json.dumps({"isi": f"{name} memancing.", "tanggal": "2021-06-05"}) for name in (*named, named[0])
    ]
    (tmp_path / "berita.jsonl").write_text("\n".join(lines), "utf-8")
    at = tmp_path / "indeks"

    def ids() -> set[str]:
        found = json.loads(run("read", tmp_path / "berita.jsonl", "--json", "--at", at).stdout)
        return {official["id"] for article in found for official in article["officials"]}

    assert len(ids()) == 2
    assert run("index", tmp_path / "berita.jsonl", "--at", at).returncode == 0
    assert len(ids()) == 1
