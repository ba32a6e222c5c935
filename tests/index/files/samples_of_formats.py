"""One sample of each format, of our own prose, written by the format's own library or by hand."""

from __future__ import annotations

import gzip
import io
import mailbox
import tarfile
import zipfile
from datetime import datetime
from email.message import EmailMessage
from pathlib import Path

TITLE = "Waduk Baru Dibuka di Lembah Cipari"
DATE = "Senin, 2 September 2024 | 10:00 WIB"
PARAGRAPHS = (
    "Air waduk yang dibangun selama empat tahun mulai mengalir ke sawah petani sejak Senin pagi, kata "
    "kepala balai sungai kepada wartawan.",
    "Petani di tiga desa menyambut air itu dengan menanam padi lebih awal daripada tahun lalu.",
    "Balai itu akan menutup pintu air selama dua pekan pada Oktober untuk memeriksa tanggul.",
)
URL = "https://kabar.example/berita/2024/09/02/waduk-baru"
PAGE = (
    f"<!DOCTYPE html><html><head><meta charset=utf-8><title>{TITLE}</title></head><body><article>"
    f"<h1>{TITLE}</h1><p>{DATE}</p>{''.join(f'<p>{text}</p>' for text in PARAGRAPHS)}</article></body></html>"
)
TEXT = "\n\n".join((TITLE, DATE, *PARAGRAPHS)) + "\n"


def docx() -> bytes:
    import docx as word

    document = word.Document()
    document.add_heading(TITLE, 1)
    for text in (DATE, *PARAGRAPHS):
        document.add_paragraph(text)
    document.save(file := io.BytesIO())
    return file.getvalue()


def pdf() -> bytes:
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer

    styles = getSampleStyleSheet()
    parts = [Paragraph(TITLE, styles["Title"])]
    for text in (DATE, *PARAGRAPHS):
        parts += [Paragraph(text, styles["BodyText"]), Spacer(1, 12)]
    SimpleDocTemplate(file := io.BytesIO(), invariant=True).build(parts)
    return file.getvalue()


def pdf_of_pictures() -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(file := io.BytesIO(), invariant=True)
    canvas.rect(50, 50, 400, 600, fill=1)
    canvas.save()
    return file.getvalue()


def rtf() -> bytes:
    body = "".join(rf"{text}\par\par " for text in (TITLE, DATE, *PARAGRAPHS))
    return (r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}\f0\fs24 " + body + "}").encode("cp1252")


def epub() -> bytes:
    with zipfile.ZipFile(file := io.BytesIO(), "w") as book:
        book.writestr("mimetype", "application/epub+zip")
        book.writestr(
            "META-INF/container.xml",
            '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
            '<rootfile full-path="OPS/isi.opf"/></rootfiles></container>',
        )
        book.writestr(
            "OPS/isi.opf",
            '<package xmlns="http://www.idpf.org/2007/opf"><manifest>'
            '<item id="n" href="nav.xhtml" properties="nav"/><item id="a" href="satu.xhtml"/></manifest>'
            '<spine><itemref idref="n"/><itemref idref="a"/></spine></package>',
        )
        book.writestr("OPS/nav.xhtml", "<html><body><p>Daftar isi</p></body></html>")
        book.writestr("OPS/satu.xhtml", PAGE)
    return file.getvalue()


def message() -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = "redaksi@kabar.example"
    mail["Subject"] = f"Fwd: {TITLE}"
    mail["Date"] = "Mon, 02 Sep 2024 10:00:00 +0700"
    mail["Message-ID"] = "<1@kabar.example>"
    mail.set_content("\n\n".join(PARAGRAPHS), cte="quoted-printable")
    return mail


def mbox(folder: Path) -> bytes:
    box = mailbox.mbox(folder / "kotak.mbox")
    first, second = message(), message()
    second.replace_header("Message-ID", "<2@kabar.example>")
    box.add(first)
    box.add(second)
    box.close()
    return (folder / "kotak.mbox").read_bytes()


def mhtml() -> bytes:
    saved = EmailMessage()
    saved["Snapshot-Content-Location"] = URL
    saved["Date"] = "Tue, 03 Sep 2024 08:00:00 +0700"
    saved.set_content(PAGE, subtype="html", cte="quoted-printable")
    saved.add_related(b"\x89PNG", "image", "png")
    return saved.as_bytes()


def warc(packed: bool = True) -> bytes:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    writer = WARCWriter(file := io.BytesIO(), gzip=packed)
    for url, status, media, payload in (
        (URL, "200 OK", "text/html; charset=utf-8", PAGE),
        ("https://kabar.example/hilang", "404 Not Found", "text/html", "<p>Halaman tidak ditemukan</p>"),
        ("https://kabar.example/gaya.css", "200 OK", "text/css", "p {}"),
    ):
        writer.write_record(
            writer.create_warc_record(
                url,
                "response",
                payload=io.BytesIO(payload.encode()),
                http_headers=StatusAndHeaders(status, [("Content-Type", media)], protocol="HTTP/1.1"),
                warc_headers_dict={"WARC-Date": "2024-09-03T01:00:00Z"},
            )
        )
    return file.getvalue()


def wacz() -> bytes:
    with zipfile.ZipFile(file := io.BytesIO(), "w") as package:
        package.writestr("datapackage.json", "{}")
        package.writestr("pages/pages.jsonl", '{"url": "x"}\n')
        package.writestr("archive/data.warc.gz", warc())
    return file.getvalue()


def rss() -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Kabar Lembah</title><item>'
        f"<title>{TITLE}</title><link>{URL}</link><guid>x-1</guid>"
        "<pubDate>Mon, 02 Sep 2024 10:00:00 +0700</pubDate><description>Ringkas.</description>"
        f"<content:encoded><![CDATA[{''.join(f'<p>{text}</p>' for text in PARAGRAPHS)}]]></content:encoded>"
        "</item></channel></rss>"
    ).encode()


def atom() -> bytes:
    return (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Kabar Lembah</title><entry>'
        f'<title>{TITLE}</title><link href="{URL}"/><id>x-1</id>'
        "<published>2024-09-02T10:00:00+07:00</published>"
        f'<content type="text">{" ".join(PARAGRAPHS)}</content></entry></feed>'
    ).encode()


def tsv() -> bytes:
    return f"judul\tisi\ttanggal\n{TITLE}\t{' '.join(PARAGRAPHS)}\t2024-09-02\n".encode()


def xlsx() -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    book.active.title = "Berita"
    book.active.append(["judul", "isi", "tanggal"])
    book.active.append([TITLE, " ".join(PARAGRAPHS), datetime(2024, 9, 2, 10, 0)])
    book.save(file := io.BytesIO())
    return file.getvalue()


def samples(folder: Path) -> dict[str, bytes]:
    """File names and what is in them; `folder` is for what its library only writes to disk."""
    return {
        "a.docx": docx(),
        "a.pdf": pdf(),
        "a.rtf": rtf(),
        "a.epub": epub(),
        "a.eml": message().as_bytes(),
        "a.mbox": mbox(folder),
        "a.mhtml": mhtml(),
        "a.warc": warc(packed=False),
        "a.warc.gz": warc(),
        "a.wacz": wacz(),
        "a.rss": rss(),
        "a.atom": atom(),
        "a.xml": rss(),
        "a.tsv": tsv(),
        "a.xlsx": xlsx(),
        "a.xhtml": PAGE.encode(),
        "a.php": PAGE.encode(),
        "tanpa-akhiran": TEXT.encode(),
    }


def zipped(files: dict[str, bytes]) -> bytes:
    with zipfile.ZipFile(file := io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return file.getvalue()


def tarred(files: dict[str, bytes]) -> bytes:
    with tarfile.open(fileobj=(file := io.BytesIO()), mode="w") as archive:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return gzip.compress(file.getvalue(), mtime=0)
