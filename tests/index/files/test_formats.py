"""Each format of documents is read, alone, without its suffix and in archives; what is damaged is listed."""

from __future__ import annotations

import io
import json
import os
import random
import tarfile
import zipfile
from pathlib import Path

import pytest

from index.articles.reading import Reader
from index.files import sources
from index.files.formats import pieces
from index.files.items import items
from index.files.sources import Skipped, Source
from search.model import Article, Problem
from tests.index.files import samples_of_formats as made

READER = Reader()
# Mutations of each sample; a longer run is asked for with WARTA_MUTATIONS=300.
MUTATIONS = int(os.environ.get("WARTA_MUTATIONS", "5"))


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return made.samples(tmp_path_factory.mktemp("kotak"))


def read(root: Path) -> tuple[list[Article], list[Problem], list[Skipped]]:
    articles: list[Article] = []
    problems: list[Problem] = []
    skipped: list[Skipped] = []
    for source in sources.find(root):
        for item in items(source) if isinstance(source, Source) else [source]:
            if isinstance(item, Skipped):
                skipped.append(item)
            elif isinstance(item, Problem):
                problems.append(item)
            elif isinstance(found := READER.understand(item), Article):
                articles.append(found)
            else:
                problems.append(found)
    return articles, problems, skipped


def verify(article: Article) -> None:
    assert article.title == made.TITLE
    text = " ".join((article.lead or "", *article.body)).split()
    assert text == " ".join(made.PARAGRAPHS).split()
    assert article.published is not None
    assert article.published.startswith("2024-09-02")


def test_one_sample_of_each_format(samples: dict[str, bytes], tmp_path: Path) -> None:
    for name, data in samples.items():
        (tmp_path / name).write_bytes(data)
        articles, problems, _ = read(tmp_path / name)
        assert problems == [], name
        assert len(articles) == (2 if name == "a.mbox" else 1), name
        for article in articles:
            verify(article)


def test_each_format_by_its_content(samples: dict[str, bytes], tmp_path: Path) -> None:
    for number, (name, data) in enumerate(samples.items()):
        if name == "a.warc.gz":
            continue  # what is packed needs its suffix
        (tmp_path / f"{number}").write_bytes(data)
        articles, problems, _ = read(tmp_path / f"{number}")
        assert problems == [], name
        for article in articles:
            verify(article)
        assert articles, name


@pytest.mark.parametrize(("pack", "name"), [(made.zipped, "a.zip"), (made.tarred, "a.tar.gz")])
def test_each_format_in_archives(pack: object, name: str, samples: dict[str, bytes], tmp_path: Path) -> None:
    assert callable(pack)
    (tmp_path / name).write_bytes(pack({**samples, "foto/a.jpg": b"\xff\xd8", "dalam.zip": b"PK"}))
    articles, problems, skipped = read(tmp_path)
    for article in articles:
        verify(article)
    assert len(articles) == len(samples) + 1
    assert len({article.id for article in articles}) == len(articles)
    assert [problem.path.rpartition("/")[2] for problem in problems] == ["dalam.zip"]
    assert [each.path for each in skipped] == [f"{tmp_path.name}/{name}/foto/a.jpg"]


def test_captures_have_their_address_and_time(tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz").write_bytes(made.warc())
    (tmp_path / "b.mhtml").write_bytes(made.mhtml())
    articles, _, _ = read(tmp_path)
    assert [article.url for article in articles] == [made.URL] * 2
    assert articles[0].record == made.URL
    found = [
        item for source in sources.find(tmp_path) if isinstance(source, Source) for item in items(source)
    ]
    captured = [item.facts.crawled for item in found if not isinstance(item, Problem | Skipped)]
    assert captured == ["2024-09-03T01:00:00Z", "2024-09-03T08:00:00+07:00"]


def test_a_saved_pages_folder_is_no_articles(tmp_path: Path) -> None:
    (tmp_path / "Waduk.html").write_text(made.PAGE)
    (tmp_path / "Waduk_files").mkdir()
    (tmp_path / "Waduk_files" / "iklan.html").write_text(made.PAGE)
    (tmp_path / "my_files").mkdir()
    (tmp_path / "my_files" / "b.txt").write_text(made.TEXT)
    packed = {"x/W.html": made.PAGE.encode(), "x/W_files/iklan.html": made.PAGE.encode()}
    (tmp_path / "c.zip").write_bytes(made.zipped(packed))
    articles, problems, skipped = read(tmp_path)
    names = [article.path.removeprefix(f"{tmp_path.name}/") for article in articles]
    assert names == ["Waduk.html", "c.zip/x/W.html", "my_files/b.txt"]
    assert problems == []
    assert all(each.is_beside for each in skipped)
    assert len(skipped) == 2


def test_a_pdf_without_text_names_ocr(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(made.pdf_of_pictures())
    articles, (problem,), _ = read(tmp_path)
    assert articles == []
    assert "OCR" in problem.reason


def test_what_is_attached_is_read_or_listed(tmp_path: Path) -> None:
    outer = made.message()
    outer.add_attachment(made.pdf(), "application", "pdf", filename="edisi.pdf")
    outer.add_attachment(b"GIF89a", "image", "gif", filename="foto.gif")
    outer.add_attachment(made.message())
    (tmp_path / "a.eml").write_bytes(outer.as_bytes())
    articles, problems, skipped = read(tmp_path)
    for article in articles:
        verify(article)
    below = f"{tmp_path.name}/a.eml"
    assert [article.path for article in articles] == [below, f"{below}/edisi.pdf", f"{below}/3.eml"]
    assert (problems, [each.path for each in skipped]) == ([], [f"{below}/foto.gif"])


def test_without_its_library_a_file_names_the_extra(
    samples: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(pieces, "import_module", missing)
    for name in ("a.docx", "a.pdf", "a.rtf", "a.warc", "a.rss"):
        (tmp_path / name).write_bytes(samples[name])
    articles, problems, _ = read(tmp_path)
    assert articles == []
    assert len(problems) == 5
    assert all("pip install 'warta[formats]'" in problem.reason for problem in problems)


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.xml", b'<urlset xmlns="x"><url><loc>https://a.example/1</loc></url></urlset>', "neither a feed"),
        ("a.rss", b"<urlset></urlset>", "no feed"),
        ("a.rss", b'<!DOCTYPE x [<!ENTITY a "b">]><rss><channel/></rss>', "entities"),
        ("a.php", b"<?php echo 1; ?>", "program"),
        ("a.docx", b"bukan", "damaged"),
        ("a.docx", made.zipped({"a.txt": b"a"}), "no Word document"),
        ("a.epub", made.zipped({"a.txt": b"a"}), "no EPUB"),
        ("a.wacz", made.zipped({"a.txt": b"a"}), "no WACZ"),
        ("a.rtf", b"bukan", "no RTF"),
        ("a.pdf", b"bukan", "no PDF"),
        ("a.eml", b"", "no message"),
        ("a.mbox", b"bukan", "no messages"),
        ("a.warc", b"bukan", "damaged"),
        ("a.tar.gz", b"bukan", "damaged"),
    ],
)
def test_what_is_no_file_of_its_format_says_so(name: str, data: bytes, reason: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    articles, (problem,), _ = read(tmp_path)
    assert articles == []
    assert reason in problem.reason


def test_bombs_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "SLACK", 1 << 20)
    big = b" " * (8 << 20)
    with zipfile.ZipFile(tmp_path / "a.docx", "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", big)
    with zipfile.ZipFile(tmp_path / "b.epub", "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("META-INF/container.xml", big)
    (tmp_path / "c.tar.gz").write_bytes(made.tarred({"a.txt": big}))
    with tarfile.open(tmp_path / "d.tar.gz", "w:gz", format=tarfile.PAX_FORMAT) as archive:
        info = tarfile.TarInfo("a.txt")
        info.pax_headers = {"comment": "x" * (3 << 20)}
        archive.addfile(info, io.BytesIO())
    monkeypatch.setattr(sources, "LARGEST_JSON", 1 << 20)
    articles, problems, _ = read(tmp_path)
    assert articles == []
    assert [problem.path.rpartition("/")[2] for problem in problems] == [
        "a.docx", "b.epub", "c.tar.gz", "d.tar.gz"
    ]  # fmt: skip
    assert all("unpacks to" in problem.reason for problem in problems)


def test_mutated_samples_are_read_or_listed(
    samples: dict[str, bytes], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    packed = {"a.zip": made.zipped({"a.txt": made.TEXT.encode()}), "a.tar.gz": made.tarred(samples)}
    for name, data in {**samples, **packed}.items():
        chance = random.Random(name)
        for number in range(MUTATIONS):
            folder = tmp_path / f"{name}-{number}"
            folder.mkdir()
            (folder / name).write_bytes(_mutated(data, chance))
            articles, problems, skipped = read(folder)
            assert articles or problems or skipped, f"{name} was lost in mutation {number}"
            for problem in problems:
                assert problem.reason
                assert problem.path.startswith(folder.name), problem
    assert capfd.readouterr() == ("", "")


def _mutated(data: bytes, chance: random.Random) -> bytes:
    """Bytes changed, cut out, doubled or cut off."""
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 3, 20))):
        at = chance.randrange(len(changed) or 1)
        match chance.randrange(5):
            case 0:
                changed[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                del changed[at : at + chance.randrange(1, 200)]
            case 2:
                changed[at:at] = changed[at : at + chance.randrange(1, 200)]
            case 3:
                changed[at:at] = chance.randbytes(chance.randrange(1, 20))
            case _:
                if chance.random() < 0.2:
                    del changed[at:]
    return bytes(changed)


LONG = " ".join(made.PARAGRAPHS)


def test_what_a_blogs_export_holds_beside_posts_is_one_line_of_the_report(tmp_path: Path) -> None:
    def entry(kind: str, status: str, text: str) -> str:
        return (
            f"<item><title>{made.TITLE}</title><link>{made.URL}?{kind}{status}</link><content:encoded>{text}"
            f"</content:encoded><wp:post_type>{kind}</wp:post_type><wp:status>{status}</wp:status></item>"
        )

    others = entry("page", "publish", "Tentang kami.") + entry("post", "draft", "Belum selesai.")
    pictures = 1_200 * entry("attachment", "inherit", "")
    (tmp_path / "a.xml").write_text(
        '<rss xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/">'
        f"<channel><title>Kabar Cipari</title>{others}{pictures}{entry('post', 'publish', LONG)}"
        "</channel></rss>"
    )
    (article,), (problem,), _ = read(tmp_path)
    assert (article.title, article.body) == (made.TITLE, (LONG,))
    assert problem.reason.endswith("1200 attachment, 1 draft, 1 page")


def test_of_bloggers_export_only_posts_are_articles(tmp_path: Path) -> None:
    def entry(kind: str, text: str) -> str:
        scheme = "http://schemas.google.com/g/2005#kind"
        term = f"http://schemas.google.com/blogger/2008/kind#{kind}"
        return (
            f'<entry><id>{kind}</id><title>{made.TITLE}</title><category scheme="{scheme}" term="{term}"/>'
            f'<published>2024-09-02T10:00:00+07:00</published><content type="html">{text}</content></entry>'
        )

    entries = entry("template", LONG) + entry("post", LONG) + entry("comment", LONG)
    (tmp_path / "a.xml").write_text(f'<feed xmlns="http://www.w3.org/2005/Atom">{entries}</feed>')
    (article,), (problem,), _ = read(tmp_path)
    assert article.record == "post"
    assert "1 comment, 1 template" in problem.reason


def test_a_picture_before_a_feeds_text_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "a.rss").write_text(
        f"<rss><channel><item><title>{made.TITLE}</title><link>{made.URL}</link><description><![CDATA["
        f'<img src="a.jpg" width="9"/>{LONG}]]></description></item></channel></rss>'
    )
    (article,), _, _ = read(tmp_path)
    assert article.body == (LONG,)


@pytest.mark.parametrize("kind", ["public_channel", "private_group"])
def test_long_messages_of_telegram(kind: str, tmp_path: Path) -> None:
    parts = [
        {"type": "bold", "text": made.TITLE},
        f"\n\n{made.PARAGRAPHS[0]} Kata ",
        {"type": "link", "text": "warga"},
    ]
    long = [*parts, f" desa.\n\n{made.PARAGRAPHS[1]}"]
    times = {"date": "2024-09-02T10:00:00", "type": "message"}
    messages = [
        {"id": 1, "type": "service", "text": ""},
        {"id": 2, **times, "text": long},
        {"id": 3, **times, "text": "siap"},
        {"id": 4, **times, "text": [*long, "\n", {"type": "link", "text": made.URL}]},
    ]
    chat = {"name": "Kabar Cipari", "type": kind, "id": 7, "messages": messages}
    (tmp_path / "result.json").write_text(json.dumps(chat))
    articles, (problem,), _ = read(tmp_path)
    assert [(article.title, article.record, article.url) for article in articles] == [
        (made.TITLE, "2", None), (made.TITLE, "4", made.URL)
    ]  # fmt: skip
    body = (f"{made.PARAGRAPHS[0]} Kata warga desa.", made.PARAGRAPHS[1])
    assert [article.body for article in articles] == [body, body]
    assert articles[0].outlet == ("Kabar Cipari" if kind == "public_channel" else None)
    assert "1 messages of the chat are too short" in problem.reason


@pytest.mark.parametrize("moment", ["02/09/24 10.00 -", "02/09/2024, 10:00 -", "[02/09/24 10.00.15]"])
def test_long_messages_of_whatsapp(moment: str, tmp_path: Path) -> None:
    lines = [f"{moment} Pesan dienkripsi.", f"{moment} Budi: siap"]
    lines += [f"{moment} Siti Rahma: *{made.TITLE}*", "", *made.PARAGRAPHS, f"{moment} Budi: terima kasih"]
    (tmp_path / "Chat.txt").write_text("\n".join(lines))
    (article,), (problem,), _ = read(tmp_path)
    assert (article.title, article.body) == (made.TITLE, made.PARAGRAPHS)
    assert (article.published or "").startswith("2024-09-02T10:00")
    assert "2 messages" in problem.reason


def test_the_text_of_captured_pages(tmp_path: Path) -> None:
    from warcio.warcwriter import WARCWriter

    with (tmp_path / "a.warc.wet.gz").open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        text = io.BytesIO(made.TEXT.encode())
        record = writer.create_warc_record(made.URL, "conversion", text, warc_content_type="text/plain")
        writer.write_record(record)
    (article,), _, _ = read(tmp_path)
    verify(article)


@pytest.mark.parametrize("writers", [("Kabar Cipari", "Kabar Cipari"), ("Siti Rahma", "Budi")])
def test_long_messages_of_telegrams_page(writers: tuple[str, str], tmp_path: Path) -> None:
    def message(number: int, writer: str, text: str) -> str:
        date = "<div class='pull_right date details' title='02.09.2024 10:00:00 UTC+07:00'>10:00</div>"
        told = f"<div class='from_name'>{writer}</div><div class='text'>{text}</div>"
        return f"<div class='message default' id='message{number}'><div class='body'>{date}{told}</div></div>"

    text = f"<strong>{made.TITLE}</strong><br><br>{'<br><br>'.join(made.PARAGRAPHS)}"
    (tmp_path / "messages.html").write_text(
        "<!DOCTYPE html><html><head><title>Exported Data</title></head><body><div class='page_header'><div "
        "class='text bold'>Kabar Cipari</div></div><div class='page_body chat_page'>"
        f"{message(2, writers[0], text)}{message(3, writers[1], 'siap')}</div></body></html>"
    )
    (article,), (problem,), _ = read(tmp_path)
    verify(article)
    assert article.record == "2"
    assert article.outlet == ("Kabar Cipari" if writers[0] == "Kabar Cipari" else None)
    assert "1 messages" in problem.reason


def test_an_article_that_trafilatura_wrote_as_xml(tmp_path: Path) -> None:
    paragraphs = "".join(f"<p>{text}</p>" for text in made.PARAGRAPHS[1:])
    (tmp_path / "a.xml").write_text(
        f'<?xml version="1.0"?><doc sitename="Kabar Cipari" title="{made.TITLE}" author="Ani Widi" '
        f'date="2024-09-02" url="{made.URL}"><main><p>{made.PARAGRAPHS[0][:40]}<hi rend="#b">'
        f"{made.PARAGRAPHS[0][40:]}</hi></p>{paragraphs}</main><comments/></doc>"
    )
    (article,), problems, _ = read(tmp_path)
    verify(article)
    assert (article.outlet, article.authors, article.url) == ("Kabar Cipari", ("Ani Widi",), made.URL)
    assert problems == []
    (tmp_path / "a.xml").write_text('<doc title="x"><main><p>putus')
    assert "damaged" in read(tmp_path)[1][0].reason
