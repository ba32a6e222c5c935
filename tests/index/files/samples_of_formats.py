"""One sample of each format, of our own prose, written by the format's own library or by hand."""

from __future__ import annotations

import gzip
import io
import mailbox
import plistlib
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


def odt() -> bytes:
    names = "office:1.0", "text:1.0"
    spaces = " ".join(
        f'xmlns:{name.partition(":")[0]}="urn:oasis:names:tc:opendocument:xmlns:{name}"' for name in names
    )
    paragraphs = "".join(f"<text:p>{text}</text:p>" for text in (DATE, *PARAGRAPHS))
    with zipfile.ZipFile(file := io.BytesIO(), "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr(
            "content.xml",
            f"<office:document-content {spaces}><office:body><office:text>"
            f'<text:h text:outline-level="1">{TITLE}</text:h>{paragraphs}'
            "</office:text></office:body></office:document-content>",
        )
        package.writestr("META-INF/manifest.xml", "<manifest/>")
    return file.getvalue()


def webarchive() -> bytes:
    page = {"WebResourceData": PAGE.encode(), "WebResourceMIMEType": "text/html", "WebResourceURL": URL}
    return plistlib.dumps({"WebMainResource": page}, fmt=plistlib.FMT_BINARY)


def enex() -> bytes:
    note = "".join(f"<div>{text}</div>" for text in (DATE, *PARAGRAPHS))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<!DOCTYPE en-export SYSTEM "http://xml.evernote.com/pub/evernote-export4.dtd">\n'
        f"<en-export><note><title>{TITLE}</title><content><![CDATA["
        '<?xml version="1.0"?><!DOCTYPE en-note SYSTEM "http://xml.evernote.com/pub/enml2.dtd">'
        f"<en-note>{note}</en-note>]]></content><created>20240903T010000Z</created>"
        f"<note-attributes><source-url>{URL}</source-url></note-attributes></note></en-export>"
    ).encode()


def ris() -> bytes:
    return (
        f"TY  - NEWS\nTI  - {TITLE}\nAU  - Palupi, Ratna\nT2  - Kabar Lembah\nDA  - 2024/9/2/\n"
        f"AB  - {' '.join(PARAGRAPHS)}\nUR  - {URL}\nER  - \n"
    ).encode()


def html_under_excels_name() -> bytes:
    return (
        "<html><body><table><tr><th>No</th><th>Judul</th><th>Tanggal</th><th>Isi Berita</th></tr>"
        f"<tr><td>1</td><td>{TITLE}</td><td>2024-09-02</td><td>{'<br>'.join(PARAGRAPHS)}</td></tr>"
        "</table></body></html>"
    ).encode()


def factiva() -> str:
    body = "\n\n".join(PARAGRAPHS[1:])
    return (
        f"HD  {TITLE}\nBY  Oleh Ratna Palupi\nWC  54 words\nPD  2 September 2024\nSN  Kabar Lembah\n"
        f"SC  KLEMB\nLA  Indonesian\nCY  (c) 2024 Kabar Lembah\n\nLP  \n{PARAGRAPHS[0]}\n\nTD  \n{body}\n\n"
        "RE  indon : Indonesia\nAN  Document KLEMB00020240902ek9200001\n\n"
    )


def factivas_page() -> str:
    body = "\n\n".join(PARAGRAPHS)
    return (
        f"{TITLE}\n\nBy Ratna Palupi\n54 words\n2 September 2024\n06:30\nKabar Lembah\nKLEMB\nIndonesian\n"
        f"(c) 2024 Kabar Lembah\n\n{body}\n\nPT Kabar Lembah\n\nDocument KLEMB00020240902ek9200001\n"
    )


def nexis() -> str:
    body = "\n\n".join(PARAGRAPHS)
    return (
        f"{TITLE}\n\nKabar Lembah\n\nSeptember 2, 2024 Monday\n\n"
        "Copyright 2024 Kabar Lembah All Rights Reserved\n\n"
        f"Section: DAERAH; Pg. 4\n\nLength: 54 words\n\nByline: Ratna Palupi\n\nBody\n\n{body}\n\n"
        "Load-Date: September 3, 2024\n\nEnd of Document\n"
    )


def old_nexis() -> str:
    body = "\n\n".join(PARAGRAPHS)
    return (
        "\n                    1 of 1 DOCUMENTS\n\n                     Kabar Lembah\n\n"
        "                 September 2, 2024 Monday\n                     Final Edition\n\n"
        f"{TITLE}\n\nBYLINE: Ratna Palupi\n\n"
        f"SECTION: DAERAH; Pg. 4\n\nLENGTH: 54 words\n\n{body}\n\nLOAD-DATE: September 3, 2024\n\n"
        "LANGUAGE: INDONESIAN\n\n               Copyright 2024 Kabar Lembah\n"
    )


def proquest() -> str:
    body = "\n\n".join(PARAGRAPHS)
    return (
        f"____________________________________________________________\n\nDocument 1 of 1\n\n{TITLE}\n\n"
        "Author: Ratna Palupi\n\nPublication info: Kabar Lembah ; Cipari [Cipari]. 02 Sep 2024.\n\n"
        f"Abstract: None available.\n\nFull text: {body}\n\nCREDIT: Ratna Palupi\n\nSubject: Waduk\n\n"
        "Publication title: Kabar Lembah\n\nPublication date: Sep 2, 2024\n\nProQuest document ID: 310001\n\n"
    )


def newsletter() -> bytes:
    """Of three stories; the first is the sample."""
    told = [(TITLE, PARAGRAPHS)] + [
        (
            f"Gudang {name} Mulai Dibangun",
            (f"Gudang {name} dibangun warga. Biayanya dari iuran bulanan mereka.",),
        )
        for name in ("Padi Tanjungsari", "Kopi Kalibening")
    ]
    page = "".join(
        f'<h2><a href="{URL}">{title}</a></h2>{"".join(f"<p>{text}</p>" for text in texts)}'
        for title, texts in told
    )
    mail = EmailMessage()
    mail["Subject"], mail["Date"] = "Surat Pagi", "Mon, 02 Sep 2024 06:00:00 +0700"
    mail.set_content(
        f'<h1>Surat Pagi</h1>{page}<p><a href="https://kabar.example/henti">Berhenti berlangganan</a></p>',
        subtype="html",
        cte="quoted-printable",
    )
    return mail.as_bytes()


def of_several() -> dict[str, bytes]:
    """Exports of news databases and newsletters, one of whose articles is the sample."""
    return {
        "factiva.txt": factiva().encode(),
        "factiva-tampilan.txt": factivas_page().encode(),
        "nexis.txt": nexis().encode(),
        "nexis-lama.txt": old_nexis().encode(),
        "proquest.txt": proquest().encode(),
        "surat.eml": newsletter(),
    }


def samples(folder: Path) -> dict[str, bytes]:
    """File names and what is in them; `folder` is for what its library only writes to disk."""
    return {
        "a.docx": docx(),
        "a.odt": odt(),
        "a.webarchive": webarchive(),
        "a.enex": enex(),
        "a.ris": ris(),
        "a.xls": html_under_excels_name(),
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
