"""Letters of several stories, pages and texts that are tables of articles, what is passed on by mail."""

from __future__ import annotations

import json
from email.message import EmailMessage
from pathlib import Path

import pytest

from index.files.formats.newsletters import page_lines, stories, text_lines
from tests.index.files import samples_of_formats as made
from tests.index.files.test_formats import read

STORIES = [
    (
        f"Gudang {name} Mulai Dibangun Warga",
        f"Gudang {name} dibangun warga sejak Senin pagi. Biayanya berasal dari iuran bulanan mereka.",
        f"https://kabar.example/berita/{number}/gudang",
    )
    for number, name in enumerate(("Padi Tanjungsari", "Kopi Kalibening", "Garam Lembah", "Teh Cipari"))
]
LEAVE = "https://kabar.example/henti?x=1"


def letter(link: str = "title") -> str:
    shown = []
    for title, text, url in STORIES:
        linked = f'<a href="{url}">{title}</a>' if link == "title" else title
        more = f'<p><a href="{url}">Baca selengkapnya</a></p>' if link == "below" else ""
        shown.append(f"<tr><td><h3>{linked}</h3><div>{text}</div>{more}</td></tr>")
    return (
        f"<html><body><table><tr><td><h1>Surat Pagi</h1></td></tr>{''.join(shown)}<tr><td>"
        f'<p><a href="{LEAVE}">Berhenti berlangganan</a></p></td></tr></table></body></html>'
    )


def mail(plain: str | None, page: str | None) -> bytes:
    message = EmailMessage()
    message["Subject"], message["Date"] = "Surat Pagi Kabar", "Mon, 02 Sep 2024 06:00:00 +0700"
    if plain is not None:
        message.set_content(plain)
    if page is not None and plain is not None:
        message.add_alternative(page, subtype="html")
    elif page is not None:
        message.set_content(page, subtype="html")
    return message.as_bytes()


@pytest.mark.parametrize(
    "data",
    [
        mail(None, letter()),
        mail(None, letter("below")),
        mail("Lihat di peramban", letter()),
        mail(
            "SURAT PAGI\n\n" + "\n\n".join("\n".join(story) for story in STORIES) + f"\n\n--\n{LEAVE}\n", None
        ),
    ],
)
def test_each_story_of_a_letter_is_an_article(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "surat.eml").write_bytes(data)
    articles, problems, _ = read(tmp_path)
    assert not problems
    assert [article.title for article in articles] == [title for title, _, _ in STORIES]
    assert [" ".join(article.body) for article in articles] == [text for _, text, _ in STORIES]
    assert [article.url for article in articles] == [url for _, _, url in STORIES]
    assert {article.published for article in articles} == {"2024-09-02T06:00:00+07:00"}


def test_numbered_headlines_and_links_in_the_text(tmp_path: Path) -> None:
    told = "".join(
        f"<h3>{number}. {title}</h3><p>{text}</p>"
        f'<p>Kabar itu <a href="{url}">dimuat di sini</a> sejak kemarin, dan warga senang membacanya.</p>'
        for number, (title, text, url) in enumerate(STORIES, 1)
    )
    told += f'<p><a href="{LEAVE}">Berhenti berlangganan</a></p>'
    (tmp_path / "a.eml").write_bytes(mail(None, told))
    plain = "\n\n".join(f"* {title}\n{text[:50]}\n{text[50:]}\n<{url}>" for title, text, url in STORIES)
    (tmp_path / "b.eml").write_bytes(mail(plain, None))
    articles, _, _ = read(tmp_path)
    assert [article.title for article in articles] == [title for title, _, _ in STORIES] * 2
    assert [article.url for article in articles] == [url for _, _, url in STORIES] * 2


def test_a_saved_letter_is_taken_apart_where_it_says_that_it_is_one(tmp_path: Path) -> None:
    (tmp_path / "surat.html").write_text(letter())
    assert len(read(tmp_path)[0]) == len(STORIES)
    (tmp_path / "surat.html").write_text(letter().replace("Berhenti berlangganan", "Kontak"))
    assert len(read(tmp_path)[0]) == 1


def test_teasers_below_an_article_are_no_stories() -> None:
    long = "".join(f"<p>{text}</p>" for text in made.PARAGRAPHS * 4)
    page = letter().replace("<table>", f"<article><h1>{made.TITLE}</h1>{long}</article><table>")
    assert stories(page_lines(letter()))
    assert stories(page_lines(page)) == []


TEASERS = "".join(
    f'<div><a href="{url}"><h3>{title}</h3></a><p>{text}</p></div>' for title, text, url in STORIES[:3]
)
REST = "".join(
    f'<p>Petani {name} mengatakan bahwa <a href="{STORIES[0][2]}">air</a> yang datang lebih awal membuat '
    f"mereka dapat menanam dua kali. Mereka berharap pintu {name} tidak ditutup sebelum panen.</p>"
    for name in ("Cipari", "Kalibening", "Tanjungsari", "Karanganyar", "Wonosari", "Sukamaju")
)
ABOVE = f"<h1>{made.TITLE}</h1><p>2 September 2024</p><p>{made.PARAGRAPHS[0]} Mereka senang.</p>"


@pytest.mark.parametrize(
    "above",
    [
        # The teasers have more letters than a short article above them.
        ABOVE,
        # A heading in mid-text, and a link to another page above the rest.
        f"{ABOVE}<h2>Warga Lembah Sudah Lama Menunggu</h2>{REST}",
        f"{ABOVE}<p>Baca juga: Harga Garam Lembah Naik Lagi</p>{REST}",
        f"<h1>{made.TITLE}</h1><p>2 September 2024</p><p>{made.PARAGRAPHS[0]}</p>"
        + "".join(f"<p>[Baca Juga: Harga {name} Lembah Naik Lagi]</p>{REST}" for name in ("Garam", "Kopi")),
    ],
)
@pytest.mark.parametrize("is_mail", [False, True])
def test_an_article_with_teasers_is_one_where_its_site_speaks_to_subscribers(
    above: str, is_mail: bool, tmp_path: Path
) -> None:
    foot = f'<p><a href="{LEAVE}">Berhenti berlangganan</a></p>'
    page = f"<html><body>{above}{TEASERS}{foot}</body></html>"
    if is_mail:
        (tmp_path / "a.eml").write_bytes(mail(None, page))
    else:
        (tmp_path / "a.html").write_text(page)
    ((article,), _, _) = read(tmp_path)
    assert made.PARAGRAPHS[0] in " ".join((article.lead or "", *article.body))


def test_an_article_with_headings_and_links_that_is_passed_on_is_one(tmp_path: Path) -> None:
    told = "".join(
        f'<h2>{title}</h2><p>{text}</p><p>Kabar itu <a href="{url}">dimuat</a> sejak kemarin, dan warga '
        f"senang membacanya.</p>"
        for title, text, url in STORIES
    )
    (tmp_path / "a.eml").write_bytes(
        mail(None, f"<h1>{made.TITLE}</h1><p>{made.PARAGRAPHS[0]}</p>{told}<p>Salam.</p>")
    )
    ((article,), _, _) = read(tmp_path)
    assert STORIES[-1][1] in " ".join(article.body)


def test_a_list_of_links_and_an_article_are_no_letters() -> None:
    assert stories(text_lines("\n".join(f"{title}\n{url}" for title, _, url in STORIES))) == []
    assert stories(text_lines(made.TEXT)) == []
    assert stories([]) == []


def test_what_a_program_writes_above_a_message_that_is_passed_on_is_no_text(tmp_path: Path) -> None:
    head = f"---------- Forwarded message ---------\nDari: A <a@b.example>\nSubject: {made.TITLE}\nTo: c\n\n"
    (tmp_path / "a.eml").write_bytes(mail(head + "\n\n".join(made.PARAGRAPHS), None))
    ((article,), _, _) = read(tmp_path)
    assert " ".join(article.body).split() == " ".join(made.PARAGRAPHS).split()


def test_a_text_that_is_a_table_has_rows(tmp_path: Path) -> None:
    rows = "".join(f"2024-09-02\t{title}\t{text}\r\n" for title, text, _ in STORIES)
    (tmp_path / "ekspor.txt").write_bytes(f"Tanggal\tJudul\tIsi Berita\r\n{rows}".encode("utf-16"))
    assert [article.title for article in read(tmp_path)[0]] == [title for title, _, _ in STORIES]


def test_a_pages_table_has_rows_under_any_name(tmp_path: Path) -> None:
    rows = "".join(f"<tr><td>{title}</td><td>{text}</td></tr>" for title, text, _ in STORIES)
    page = f"<table><tr><td>Laporan Media</td></tr><tr><th>Judul</th><th>Isi</th></tr>{rows}</table>"
    for name in ("tabel.xls", "tabel.html"):
        (tmp_path / name).write_text(page)
    (tmp_path / "lebar.xls").write_bytes(page.encode("utf-16"))
    assert len(read(tmp_path)[0]) == 3 * len(STORIES)


def test_binary_and_xml_workbooks_say_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "a.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    (tmp_path / "b.xls").write_text(
        '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"></Workbook>'
    )
    articles, problems, _ = read(tmp_path)
    assert not articles
    assert all("save it as .xlsx" in problem.reason for problem in problems)
    assert len(problems) == 2


def test_a_posts_text_and_what_an_interface_cut_off(tmp_path: Path) -> None:
    body = " ".join(made.PARAGRAPHS)
    records = [
        {
            "Page Name": "Kabar Lembah",
            "Post Created": "2024-09-02 10:00:00",
            "Message": body,
            "Link Text": made.TITLE,
        },
        {"title": made.TITLE, "content": f"{made.PARAGRAPHS[0]}… [+1234 chars]", "publishedAt": "2024-09-02"},
        {"status": "error", "message": "Not found"},
        {"Message": f"{made.TITLE}\n\n{body}", "Page Name": "Kabar Lembah"},
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, records)))
    (post, cut, untitled), (problem,), _ = read(tmp_path)
    assert (untitled.title, " ".join(untitled.body)) == (made.TITLE, body)
    assert (post.title, post.outlet, " ".join(post.body)) == (made.TITLE, "Kabar Lembah", body)
    assert " ".join(cut.body) == f"{made.PARAGRAPHS[0]}…"
    assert "no body" in problem.reason


def test_references_without_a_text_are_counted_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "a.ris").write_bytes(made.ris() + b"TY  - NEWS\nTI  - Tanpa Teks\nER  - \n" * 3)
    (article,), (problem,), _ = read(tmp_path)
    assert (article.title, article.authors) == (made.TITLE, ("Ratna Palupi",))
    assert problem.reason.startswith("3 references without a text")


def test_a_table_without_a_column_of_texts_is_told_once(tmp_path: Path) -> None:
    rows = "".join(f"{title},{url},2024-09-02\n" for title, _, url in STORIES)
    (tmp_path / "daftar.csv").write_text(f"title,url,publish_date\n{rows}")
    articles, (problem,), _ = read(tmp_path)
    assert not articles
    assert (problem.record, problem.reason[:7]) == ("every row", "no body")
    assert "--map body=KEY" in problem.reason
    # The first row is short, and tells nothing of those below it.
    (tmp_path / "daftar.csv").write_text(f"title,isi\nKosong\n{STORIES[0][0]},{STORIES[0][1]}\n")
    articles, (problem,), _ = read(tmp_path)
    assert ([article.title for article in articles], problem.record) == ([STORIES[0][0]], "row 1")


def test_a_headline_in_brackets_is_no_array(tmp_path: Path) -> None:
    (tmp_path / "kliping").write_text(f"[Foto] {made.TITLE}\n\n" + "\n\n".join(made.PARAGRAPHS))
    articles, problems, _ = read(tmp_path)
    assert not problems
    assert [article.title for article in articles] == [f"[Foto] {made.TITLE}"]
