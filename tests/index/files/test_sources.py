"""Every kind of source: files found, records understood, what is bad listed by name."""

from __future__ import annotations

import gzip
import json
import os
import zipfile
from pathlib import Path
from unittest.mock import Mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.articles.reading import Reader
from index.files import records, sources
from index.files.sources import Skipped
from search.model import Article, Problem

READER = Reader()
URL = "https://x.example/1"
PAGE = (
    "Waduk Baru Dibuka\n\nSenin, 2 September 2024 | 10:00 WIB\n\nAir mengalir ke sawah petani sejak pagi.\n"
)


def read(*roots: Path) -> tuple[list[Article], list[Problem]]:
    found = [
        item
        for root in roots
        for source in sources.find(root)
        if not isinstance(source, Skipped)
        for item in ([source] if isinstance(source, Problem) else READER.read(source))
    ]
    articles = [item for item in found if isinstance(item, Article)]
    return articles, [item for item in found if isinstance(item, Problem)]


def test_formats_folders_and_paths(tmp_path: Path) -> None:
    root = tmp_path / "arsip"
    (root / "dalam" / "lagi").mkdir(parents=True)
    (root / "a.txt").write_text(PAGE)
    (root / "dalam" / "b.TXT.gz").write_bytes(gzip.compress(PAGE.encode()))
    (root / "dalam" / "lagi" / "c.md").write_text("# " + PAGE)
    (root / "d.html").write_text(f"<h1>Waduk Baru Dibuka</h1><p>{'Air mengalir ke sawah petani. ' * 5}</p>")
    (root / "e.json").write_text(json.dumps({"judul": "Satu", "isi": "Isi satu."}))
    (root / "f.jsonl").write_text(
        '{"id": "x-1", "title": "Dua", "body": "Isi dua."}\n\n{"isi": "Isi tiga."}\n'
    )
    (root / ".tersembunyi.txt").write_text(PAGE)
    (root / "foto.jpg").write_bytes(b"\xff\xd8")
    articles, problems = read(root)
    assert [(a.path, a.record, a.title) for a in articles] == [
        ("arsip/a.txt", None, "Waduk Baru Dibuka"),
        ("arsip/d.html", None, "Waduk Baru Dibuka"),
        ("arsip/e.json", None, "Satu"),
        ("arsip/f.jsonl", "x-1", "Dua"),
        ("arsip/f.jsonl", "3", None),
        ("arsip/dalam/b.TXT.gz", None, "Waduk Baru Dibuka"),
        ("arsip/dalam/lagi/c.md", None, "Waduk Baru Dibuka"),
    ]
    assert problems == []
    assert [found.path for found in sources.find(root) if isinstance(found, Skipped)] == ["arsip/foto.jpg"]
    assert len({article.id for article in articles}) == 7


def test_what_is_left_out_says_what_to_save_it_as() -> None:
    assert Skipped("arsip/Rilis.DOC").reason == "not a format that is read; save it as .docx"
    assert Skipped("arsip/tabel.ods").reason.endswith("save it as .xlsx or .csv")
    assert Skipped("arsip/foto.mp4").reason == "not a format that is read"


def test_ids_are_the_same_from_the_file_and_from_its_folder_and_in_every_place(tmp_path: Path) -> None:
    for place in ("satu", "dua"):
        (tmp_path / place / "arsip").mkdir(parents=True)
        (tmp_path / place / "arsip" / "a.txt").write_text(PAGE)
    (one,), _ = read(tmp_path / "satu" / "arsip")
    (file,), _ = read(tmp_path / "satu" / "arsip" / "a.txt")
    (other,), _ = read(tmp_path / "dua" / "arsip")
    assert one == file == other


def test_records_that_claim_one_id_are_both_kept_and_listed(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"id": 7, "isi": "A."}\n{"id": 7, "isi": "B."}\n')
    articles, problems = read(tmp_path)
    assert len({article.id for article in articles}) == len(articles) == 2
    assert [problem.record for problem in problems] == ["7"]


def test_csv(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text('judul;isi;tanggal\nSatu;"Isi; satu\nbaris dua";2021-05\nDua;;2021\n', "utf-8-sig")
    (article,), problems = read(file)
    assert (article.title, article.body, article.published) == ("Satu", ("Isi; satu", "baris dua"), "2021-05")
    assert [problem.record for problem in problems] == ["row 2"]


def test_zip(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "SLACK", 1 << 20)
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mei/a.txt", PAGE)
        archive.writestr("b.jsonl", '{"id": "x", "isi": "Isi."}\n')
        archive.writestr("../jahat.txt", PAGE)
        archive.writestr("/etc/jahat.txt", PAGE)
        archive.writestr("dalam.zip", b"PK")
        archive.writestr("bom.jsonl", b"\n" * (5 << 20))
    articles, problems = read(tmp_path / "a.zip")
    label = tmp_path.name
    assert [article.path for article in articles] == [f"{label}/a.zip/b.jsonl", f"{label}/a.zip/mei/a.txt"]
    reasons = {problem.path.removeprefix(f"{label}/a.zip/"): problem.reason for problem in problems}
    assert set(reasons) == {"../jahat.txt", "/etc/jahat.txt", "dalam.zip", "bom.jsonl"}
    assert "200 times" in reasons["bom.jsonl"]


def test_a_packed_file_that_unpacks_without_end_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources, "SLACK", 1 << 20)
    with gzip.open(tmp_path / "bom.jsonl.gz", "wb") as file:
        for _ in range(5):
            file.write(b"\n" * (1 << 20))
    articles, problems = read(tmp_path)
    assert articles == []
    assert "200 times" in problems[0].reason


@pytest.mark.parametrize(
    "record",
    [
        {"title": "T", "body": "B.", "date": "2021-05-28", "outlet": "Kabar", "url": URL, "id": "1"},
        {"judul": "T", "isi": "B.", "tanggal": "28 Mei 2021", "media": "Kabar", "link": URL, "_id": 1},
        {
            "Title": "T",
            "content": ["B."],
            "published": "2021-05-28",
            "source": {"id": None, "name": "Kabar"},
            "url": URL,
            "id": 1,
        },
        {"headline": "T", "text": "<p>B.</p>", "pubDate": "2021-05-28", "sumber": "Kabar", "url": URL,
         "guid": "1"},
    ],
)  # fmt: skip
def test_keys_of_a_record(record: dict[str, object], tmp_path: Path) -> None:
    file = tmp_path / "r.json"
    file.write_text(json.dumps([record]))
    (article,), problems = read(file)
    assert (article.title, article.body, article.outlet, article.url) == (
        "T",
        ("B.",),
        "Kabar",
        URL,
    )
    assert (article.published, article.dated_by, article.record) == ("2021-05-28", "metadata", "1")
    assert problems == []


def test_only_inline_boilerplate_leaves_a_records_body(tmp_path: Path) -> None:
    file = tmp_path / "r.jsonl"
    body = (
        "Pendek\nIsi pertama yang cukup panjang.\nBaca Juga: Judul lain\nTags\nIsi kedua yang cukup panjang."
    )
    file.write_text(json.dumps({"isi": body}))
    (article,), _ = read(file)
    assert article.body == (
        "Pendek",
        "Isi pertama yang cukup panjang.",
        "Tags",
        "Isi kedua yang cukup panjang.",
    )
    assert [cut.text for cut in article.cut] == ["Baca Juga: Judul lain"]


def test_what_is_bad_is_listed_by_name_and_the_rest_is_read(tmp_path: Path) -> None:
    root = tmp_path / "arsip"
    root.mkdir()
    (root / "baik.txt").write_text(PAGE)
    (root / "biner.txt").write_bytes(bytes(range(256)) * 10)
    (root / "kosong.txt").write_bytes(b"")
    (root / "rusak.json").write_text("{")
    (root / "rusak.txt.gz").write_bytes(gzip.compress(PAGE.encode() * 50)[:60])
    (root / "bukan.txt.gz").write_bytes(b"bukan gzip")
    (root / "catatan.jsonl").write_text(
        '{"isi": "Satu."}\n{"judul": "tanpa isi"}\nbukan\n[1]\n{"isi": "Dua."}\n'
    )
    (root / "daftar.json").write_text('{"articles": [{"isi": "Tiga."}, 5]}')
    (root / "tanpa.json").write_text("[]")
    (root / "putaran").symlink_to(root)
    os.mkfifo(root / "pipa.txt")
    articles, problems = read(root)
    assert [article.body[0] for article in articles] == [
        "Air mengalir ke sawah petani sejak pagi.",
        "Satu.",
        "Dua.",
        "Tiga.",
    ]
    listed = {(problem.path.removeprefix("arsip/"), problem.record) for problem in problems}
    assert listed == {
        ("biner.txt", None),
        ("kosong.txt", None),
        ("rusak.json", None),
        ("rusak.txt.gz", None),
        ("bukan.txt.gz", None),
        ("catatan.jsonl", "line 2"),
        ("catatan.jsonl", "line 3"),
        ("catatan.jsonl", "line 4"),
        ("daftar.json", "2"),
        ("tanpa.json", None),
        ("putaran", None),
        ("pipa.txt", None),
    }
    assert all(problem.reason for problem in problems)


def test_lines_before_the_damage_of_a_packed_file_are_read(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl.gz"
    lines = b"".join(
        b'{"isi": "Isi nomor %d %s."}\n' % (n, os.urandom(20).hex().encode()) for n in range(2_000)
    )
    file.write_bytes(gzip.compress(lines)[:-2_000])
    articles, problems = read(file)
    assert len(articles) > 100
    assert "was not read" in problems[0].reason


def test_a_huge_file_is_refused_by_name(tmp_path: Path) -> None:
    file = tmp_path / "besar.txt.gz"
    file.write_bytes(gzip.compress(b"kata " * (sources.LARGEST_PAGE // 5 + 10), 1))
    articles, problems = read(file)
    assert articles == []
    assert "larger than 16 MB" in problems[0].reason


def test_what_tripped_the_reader_once_is_read_or_listed(tmp_path: Path) -> None:
    page = '<meta charset="base64"><h1>Kafé baru dibuka</h1><p>' + "Kafé itu dibuka kembali pagi ini. " * 5
    (tmp_path / "a.html").write_bytes(page.encode("cp1252"))
    (tmp_path / "b.json").write_text('{"isi": ' + "[" * 700 + '"x"' + "]" * 700 + "}")
    (tmp_path / "c.json").write_text('{"judul": "\\ud800 aneh", "isi": "Isi \\ud800 ketujuh."}')
    (tmp_path / "d.json").write_text("[" + ",".join("0" * 5_000) + "]")
    deep = tmp_path
    for _ in range(400):
        deep = deep / "x"
    deep.mkdir(parents=True)
    articles, problems = read(tmp_path)
    assert [article.title for article in articles] == ["Kafé baru dibuka", "\ufffd aneh"]
    assert {problem.path.rpartition("/")[2] for problem in problems} == {"b.json", "d.json"}
    assert len(problems) < 1_100


def test_an_index_among_its_sources_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PAGE)
    (tmp_path / "indeks").mkdir()
    (tmp_path / "indeks" / "warta.json").write_text('{"generation": "g-1"}')
    articles, problems = read(tmp_path)
    assert (len(articles), problems) == (1, [])


def test_an_index_that_is_being_made_among_its_sources_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PAGE)
    (tmp_path / "indeks" / "g-0123456789ab").mkdir(parents=True)
    (tmp_path / "indeks" / "lock.json").write_text('{"process": 1}')
    articles, problems = read(tmp_path)
    assert (len(articles), problems) == (1, [])


def test_of_two_files_of_one_name_in_a_zip_the_last_is_read(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("a.txt", PAGE)
        archive.writestr("mei/b.txt", PAGE)
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("a.txt", PAGE.replace("Waduk Baru", "Waduk Lama"))
    articles, problems = read(tmp_path)
    assert [article.title for article in articles] == ["Waduk Lama Dibuka", "Waduk Baru Dibuka"]
    assert problems == []


@pytest.mark.parametrize("size", [-1, 0, 1])
def test_a_line_larger_than_any_article_costs_no_other(
    size: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = b'{"isi": "Isi satu."}\n'
    monkeypatch.setattr(sources, "LARGEST_RECORD", len(line))
    huge = b"x" * (3 * len(line) - 1 + size)
    (tmp_path / "a.jsonl").write_bytes(line + huge + b"\n" + line + huge)
    articles, problems = read(tmp_path)
    assert [article.record for article in articles] == ["1", "3"]
    assert [problem.record for problem in problems] == ["line 2", "line 4"]


def test_a_number_with_thousands_of_digits_is_told_in_plain_words(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"isi": "Isi satu.", "n": ' + "9" * 5_000 + "}")
    assert read(tmp_path)[1][0].reason == "not JSON: a number with thousands of digits"


def test_what_is_hidden_is_passed_over_also_where_it_is_named_inside_a_root(tmp_path: Path) -> None:
    (tmp_path / ".draf").mkdir()
    for name in (".a.txt", ".draf/b.txt", "c.txt"):
        (tmp_path / name).write_text(PAGE)
    paths = ["arsip/.a.txt", "arsip/.draf/b.txt", "arsip/c.txt"]
    found = [source for below in paths for source in sources.find(tmp_path, "arsip", below)]
    assert [source.path for source in found] == ["arsip/c.txt"]


def test_a_link_is_followed_only_where_it_stays_below_the_root(tmp_path: Path) -> None:
    """A link in an unpacked archive would publish whatever it leads to."""
    secret = tmp_path / "rahasia.txt"
    secret.write_text("Kata sandi\n\nJAKARTA - Kata sandi itu disimpan di sini oleh petugas.\n")
    root = tmp_path / "arsip"
    (root / "dalam").mkdir(parents=True)
    (root / "satu.txt").write_text("Panen Raya\n\nSUBANG - Petani memanen padi pekan ini di sawah.\n")
    (root / "dalam" / "sama.txt").symlink_to("../satu.txt")
    (root / "luar.txt").symlink_to(secret)
    (root / "dalam" / "jauh.txt").symlink_to("../../rahasia.txt")
    (root / "antara.txt").symlink_to("luar.txt")
    (root / "map").symlink_to(tmp_path)
    (root / "gambar.jpg").symlink_to(secret)

    found = list(sources.find(root))
    assert [one.path for one in found if isinstance(one, sources.Source)] == [
        "arsip/satu.txt",
        "arsip/dalam/sama.txt",
    ]
    told = {one.path: one.reason for one in found if isinstance(one, Problem)}
    assert told.keys() == {"arsip/luar.txt", "arsip/dalam/jauh.txt", "arsip/antara.txt", "arsip/map"}
    assert all("is not followed" in reason for reason in told.values())
    assert f"to {secret}" in told["arsip/luar.txt"]

    for below in ("arsip/luar.txt", "arsip/map", "arsip/map/rahasia.txt"):
        assert [type(one) for one in sources.find(root, "arsip", below)] == [Problem], below
    # What is named itself is meant.
    (tmp_path / "nama").symlink_to(root)
    assert [one.path for one in sources.find(root / "luar.txt") if isinstance(one, sources.Source)] == [
        "arsip/luar.txt"
    ]
    assert len([one for one in sources.find(tmp_path / "nama") if isinstance(one, sources.Source)]) == 2


@pytest.mark.parametrize(
    "record",
    [
        # news-please
        {"title": "T", "maintext": "B.", "date_publish": "2021-05-28 10:00:00", "url": URL,
         "filename": "x.html", "source_domain": "x.example", "date_download": "2021-06-01 00:00:00"},
        # trafilatura
        {"title": "T", "text": "B.", "raw_text": "B", "date": "2021-05-28", "source": URL,
         "hostname": "x.example", "source-hostname": "x.example", "id": None, "excerpt": "D"},
        # newspaper
        {"title": "T", "text": "B.", "publish_date": "2021-05-28", "url": URL, "source_url": "https://x.example"},
        # schema.org
        {"@type": "NewsArticle", "headline": "T", "articleBody": "B.", "datePublished": "2021-05-28",
         "mainEntityOfPage": {"@id": URL}, "publisher": {"@type": "Organization", "name": "x.example"}},
        {"@context": "https://schema.org", "@graph": [
            {"@type": "Organization", "name": "x.example"},
            {"@type": "NewsArticle", "headline": "T", "articleBody": "B.", "datePublished": "2021-05-28",
             "url": URL}]},
        # Scrapy's lists of what an expression found; Elasticsearch
        {"title": ["T"], "content": ["B."], "date": ["2021-05-28"], "url": [URL]},
        {"_index": "berita", "_id": "7",
         "_source": {"judul": "T", "isi": "B.", "tanggal": "2021-05-28", "url": URL}},
        {"Judul Berita": "T", "Isi Berita": "B.", "Tanggal Terbit": "28 Mei 2021", "Tautan": URL},
    ],
)  # fmt: skip
@pytest.mark.parametrize("name", ["a.json", "a.jsonl", "daftar.json"])
def test_records_as_scrapers_write_them(record: dict[str, object], name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(json.dumps([record] if name == "daftar.json" else record))
    (article,), problems = read(tmp_path)
    assert (article.title, article.body, article.url, problems) == ("T", ("B.",), URL, [])
    assert (article.published or "").startswith("2021-05-28")


def test_a_record_tells_its_keys_and_may_be_told_them(tmp_path: Path) -> None:
    text = json.dumps({"kepala": "T", "tulisan panjang": "B.", "warna": "P"})
    with pytest.raises(records.RecordError, match="--map body=KEY"):
        records.parse(text)
    record = records.parse(text, records.parse_keys("title=kepala,body=Tulisan Panjang"))
    assert (record.title, record.body) == ("T", "B.")
    assert (record.taken, record.left) == (
        (("title", "kepala"), ("body", "tulisan_panjang")), ("warna",)
    )  # fmt: skip
    for wrong in ("isi=x", "body", "body="):
        with pytest.raises(ValueError, match="FIELD=KEY"):
            records.parse_keys(wrong)


ONE, TWO = ({"judul": f"Judul {n}", "isi": f"Isi {n}.", "tanggal": "2021-05-28"} for n in ("satu", "dua"))


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(map(json.dumps, (ONE, TWO))),
        json.dumps(ONE, indent=1) + "\n" + json.dumps(TWO, indent=1),
        json.dumps(
            {"took": 3, "hits": {"total": 2, "hits": [{"_id": "a", "_source": ONE}, {"_source": TWO}]}}
        ),
        json.dumps({"status": "ok", "response": {"docs": [ONE, TWO]}}),
        json.dumps({"https://kabar.example/1": ONE, "https://kabar.example/2": TWO}),
        json.dumps({key: {"0": ONE[key], "1": TWO[key]} for key in ONE}),
        json.dumps({"columns": list(ONE), "index": [0, 1], "data": [[*ONE.values()], [*TWO.values()]]}),
        json.dumps(
            {"data": {"articles": [{"nomor": n, "article": each} for n, each in enumerate((ONE, TWO))]}}
        ),
        json.dumps([{**each, "isi": None, "paragraf": [each["isi"]]} for each in (ONE, TWO)]),
        json.dumps([{key: {"rendered": value} for key, value in each.items()} for each in (ONE, TWO)]),
    ],
    ids=[
        "lines",
        "objects",
        "search-engine",
        "response",
        "by-address",
        "columns",
        "split",
        "inside",
        "paragraphs",
        "wordpress",
    ],
)
def test_files_of_records_however_they_are_wrapped(text: str, tmp_path: Path) -> None:
    (tmp_path / "berita.json").write_text(text)
    articles, problems = read(tmp_path)
    assert [(article.title, article.body) for article in articles] == [
        ("Judul satu", ("Isi satu.",)), ("Judul dua", ("Isi dua.",))
    ]  # fmt: skip
    assert (problems, {(article.published or "")[:10] for article in articles}) == ([], {"2021-05-28"})
    urls = [article.url for article in articles]
    assert urls == ([f"https://kabar.example/{n}" for n in (1, 2)] if "kabar" in text else [None, None])


def test_an_address_that_is_called_an_id_is_both(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps([{**ONE, "guid": URL}, {**TWO, "guid": "b-2"}]))
    articles, _ = read(tmp_path)
    assert [(article.record, article.url) for article in articles] == [(URL, URL), ("b-2", None)]


def test_records_under_their_ids_are_called_by_them(tmp_path: Path) -> None:
    (tmp_path / "berita.json").write_text(json.dumps({"a-1": ONE, "a-2": TWO}))
    articles, _ = read(tmp_path)
    assert [article.record for article in articles] == ["a-1", "a-2"]


@pytest.mark.parametrize(
    "heading",
    [
        "Tgl Posting,Sumber Berita,Judul Artikel,Isi Teks Berita,Alamat URL",
        "Publish Time,News Source,News Title,News Content,Article URL",
        "publishDate,mediaName,newsTitle,newsBody,newsUrl",
        "Tgl. Muat,Media Massa,Judul Pemberitaan,Isi Pemberitaan,Tautan",
        "Rekap Berita Maret,,,,\nSumber: Humas,,,,\n\nTanggal,Media,Judul,Isi,Tautan",
        "sep=,\nTanggal,Media,Judul,Isi,Tautan",
    ],
)
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_tables_have_their_heading_where_people_write_it(
    heading: str, delimiter: str, tmp_path: Path
) -> None:
    row = f"28/05/2021,Suara Deli,Panen Raya,Isi satu.,{URL}"
    (tmp_path / "a.csv").write_text(f"{heading}\n{row}\n".replace(",", delimiter), encoding="utf-8-sig")
    (article,), problems = read(tmp_path)
    assert (article.title, article.body, article.outlet, article.url, problems) == (
        "Panen Raya", ("Isi satu.",), "Suara Deli", URL, []
    )  # fmt: skip
    assert (article.published or "")[:10] == "2021-05-28"


def test_a_table_without_a_heading_is_one_problem_that_says_what_to_do(tmp_path: Path) -> None:
    text = "Para petani memanen padi lebih awal daripada tahun lalu. " * 5
    (tmp_path / "a.csv").write_text(f"1,28/05/2021,Panen Raya,{text}\n2,29/05/2021,Panen Lagi,{text}\n")
    articles, (problem,) = read(tmp_path)
    assert (articles, "tanggal,media,judul,isi" in problem.reason) == ([], True)


@pytest.mark.parametrize(
    "key", ["author_url", "jumlah berita", "judul isi", "alamat", "berita", "isi_gambar"]
)
def test_words_that_say_something_else_are_no_field(key: str) -> None:
    record = records.parse(json.dumps({key: "Jalan Kenanga 5", "isi": "Isi satu."}))
    assert record.taken == (("body", "isi"),)


def test_a_records_title_has_no_markup() -> None:
    text = '{"judul": "Harga <b>cabai</b> &amp; bawang: naik <br/>5 < 7 persen", "isi": "Harga naik."}'
    assert records.parse(text).title == "Harga cabai & bawang: naik 5 < 7 persen"


@pytest.mark.parametrize("end", ["", "]x", ", ]", ',{"isi": ', "}"])
def test_a_list_that_is_cut_off_gives_what_stands_before(tmp_path: Path, end: str) -> None:
    (tmp_path / "a.json").write_text('[\n{"isi": "Isi satu."} , {"isi": "Isi dua."}\n' + end)
    articles, problems = read(tmp_path)
    assert [article.body for article in articles] == [("Isi satu.",), ("Isi dua.",)]
    assert len(problems) == 1 and isinstance(problems[0], sources.Trouble)
    assert problems[0].reason.startswith("not JSON: ")
    assert problems[0].reason.endswith("; what stands after record 2 was not read")


@given(
    st.lists(st.recursive(st.none() | st.integers() | st.text(), st.lists, max_leaves=5)), st.integers(0, 3)
)
def test_a_list_is_read_entry_by_entry_as_it_is_whole(entries: list[object], indent: int) -> None:
    text = json.dumps(entries, indent=indent or None)
    assert list(records._values(f" {text}\n", ())) == entries


def test_a_line_of_records_is_parsed_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.jsonl").write_bytes(b'{"id": "x", "isi": "Kata \x93Budi\x94."}\n{"isi": "Dua."}\n')
    parse = Mock(wraps=records.parse)
    monkeypatch.setattr(records, "parse", parse)
    articles, problems = read(tmp_path)
    assert [(a.record, a.body, a.problems) for a in articles] == [
        ("x", ("Kata “Budi”.",), ("read as cp1252: it is not UTF-8",)),
        ("2", ("Dua.",), ()),
    ]
    assert (parse.call_count, problems) == (2, [])


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("arsip.sqlite", "save it as .csv or .jsonl"),
        ("data.parquet", "save it as .jsonl"),
        ("data.jsonl.zst", "unpack it"),
        ("halaman.tiff", "OCR"),
        ("berita.url", "save the page that it leads to"),
        ("berita.docx.part", "fetch it again"),
        ("Koleksi.bib", "folder of the pages"),
        ("README.md", "no article by its name"),
        ("robots.txt", "no article by its name"),
        ("~$kliping.docx", "no article by its name"),
        ("Thumbs.db", "no article by its name"),
    ],
)
def test_what_lies_beside_articles_is_named_with_what_to_do(name: str, reason: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"x")
    (found,) = sources.find(tmp_path)
    assert isinstance(found, sources.Skipped)
    assert reason in found.reason


@pytest.mark.parametrize("name", ["kosong.docx", "kosong.pdf", "kosong.rtf"])
def test_an_empty_document_is_told_to_be_empty(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"\0" * 100)
    _, (problem,) = read(tmp_path)
    assert problem.reason.startswith("it is empty")


@pytest.mark.parametrize(
    ("title", "body", "reason"),
    [
        ("404 Not Found", "Maaf, halaman yang Anda cari tidak ada di situs kami.", "server's error"),
        ("Just a moment...", "Checking your browser before accessing the site.", "server's error"),
        ("Kabar Cipari", "", "only a title"),
        ("404 Warga Mengungsi dari Lembah Cipari", "Mereka tidur di balai desa sejak Senin malam.", None),
        (
            "Jembatan Sedang Dalam Perbaikan, Warga Memutar",
            "Warga harus memutar sebelas kilometer lewat jalan kabupaten yang sempit.",
            None,
        ),
    ],
)
def test_pages_of_a_crawl_that_are_no_articles(
    title: str, body: str, reason: str | None, tmp_path: Path
) -> None:
    links = "".join(f'<h3><a href="/{n}">Panen Raya Dimulai di Desa Ke-{n}</a></h3>' for n in range(9))
    (tmp_path / "a.html").write_text(
        f"<html><head><title>{title}</title></head><body><h1>{title}</h1><p>{body}</p>{'' if body else links}"
    )
    articles, problems = read(tmp_path)
    assert [article.title for article in articles] == ([] if reason else [title])
    assert [(reason or "?") in problem.reason for problem in problems] == ([True] if reason else [])


@pytest.mark.parametrize(
    ("body", "is_one"),
    [
        ("Content not found.", False),
        ("Isi berita tidak ditemukan", False),
        ("Konten itu tidak ditemukan, kata Ani, sebab situsnya ditutup sejak Senin.", True),
        ("Artikel tidak tersedia.\n\nWarga mengeluh sejak Senin malam.", True),
    ],
)
def test_a_record_whose_scraper_found_no_text_is_no_article(body: str, is_one: bool, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"title": "Panen Raya di Lembah Cipari", "content": body}))
    articles, problems = read(tmp_path)
    assert [len(articles), len(problems)] == ([1, 0] if is_one else [0, 1])
    assert all("scrape the page again" in problem.reason for problem in problems)


def test_a_list_of_addresses_is_no_article(tmp_path: Path) -> None:
    (tmp_path / "alamat.txt").write_text("\n".join(f"https://kabar.example/berita/{n}" for n in range(9)))
    articles, (problem,) = read(tmp_path)
    assert (articles, "only addresses" in problem.reason) == ([], True)


def test_front_matter_as_note_takers_write_it(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(
        '---\ntitle: "Panen Raya"\nsource: "https://x.example/1"\n'
        'author:\n  - "[[Ani Widi]]"\n  - Budi Arto\n'
        "published: 2021-05-28\n---\nPara petani memanen padi lebih awal daripada tahun lalu.\n"
    )
    (article,), _ = read(tmp_path)
    assert (article.title, article.authors, article.url) == (
        "Panen Raya",
        ("Ani Widi", "Budi Arto"),
        "https://x.example/1",
    )


def test_the_title_of_an_object_is_no_text_of_it(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps([{"article": {"title": "Panen Raya", "url": URL}}]))
    articles, (problem,) = read(tmp_path)
    assert (articles, problem.reason[:7]) == ([], "no body")


def test_days_of_a_column_are_read_in_the_order_that_all_of_it_allows(tmp_path: Path) -> None:
    def days(*written: str) -> list[str | None]:
        rows = "".join(f"{day},Judul {n},Isi {n}.\n" for n, day in enumerate(written))
        (tmp_path / "a.csv").write_text(f"Tanggal,Judul,Isi\n{rows}")
        return [(article.published or "")[:10] or None for article in read(tmp_path)[0]]

    assert days("3/14/2023", "11/08/2022 10:00") == ["2023-03-14", "2022-11-08"]
    assert days("14/3/2023", "11/08/2022") == ["2023-03-14", "2022-08-11"]
    assert days("11/08/2022") == ["2022-08-11"]
    assert days("3/14/2023", "14/3/2023", "11/08/2022")[2] == "2022-08-11"
    assert days("3/14/2023", "11/08/2022", "x" * (sources.LARGEST_RECORD + 1))[:2] == [
        "2023-03-14",
        "2022-11-08",
    ]
