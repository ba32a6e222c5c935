"""Codes to sentences in the page's language: notes on a query, how a date is known, why a piece was cut."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from search.model import ArticleKind, Note, NoteCode
from search.output import wording as english
from web.words.locale import current, gettext


def _(text: str) -> str:
    """Marks a text of a table as one to translate; it is looked up when it is told."""
    return text


# Indonesian here; the English of each is in `search.output.wording`, the one place.
NOTES: Final[Mapping[NoteCode, str]] = {
    "empty-query": "Ketik kata yang dicari.",
    "nothing-to-search": "Tidak ada kata yang dapat dicari di dalam pencarian ini.",
    "query-too-long": "Pencarian terlalu panjang; hanya {limit} karakter pertama yang dibaca.",
    "foreign-sign": "{typed} di posisi {position} adalah tanda mesin pencari lain; dibaca sebagai: {read}",
    "sign-left-out": "{typed} di posisi {position} adalah tanda mesin pencari lain; diabaikan.",
    "question-words": "Dibaca sebagai pertanyaan; tidak dicari: {words}. Beri tanda kutip agar ikut dicari.",
    "only-exclusions": "Pencarian ini hanya mengecualikan; semua artikel lain ditampilkan.",
    "unclosed-quote": "Tanda kutip di posisi {position} tidak ditutup; dibaca sampai akhir.",
    "stray-quote": "Tanda kutip di posisi {position} tidak menutup apa pun; diabaikan.",
    "empty-phrase": "Kutipan di posisi {position} tidak berisi kata; diabaikan.",
    "unclosed-parenthesis": "Tanda kurung buka di posisi {position} tidak ditutup; dibaca sampai akhir.",
    "stray-parenthesis": "Tanda kurung tutup di posisi {position} tanpa pasangan; diabaikan.",
    "too-deep": "Tanda kurung di posisi {position} terlalu dalam bertumpuk; sebagian diabaikan.",
    "lone-operator": "{operator} di posisi {position} tidak menghubungkan apa pun; diabaikan.",
    "operator-as-word": "{operator} di posisi {position} dibaca sebagai kata, karena semuanya huruf besar.",
    "operator-in-capitals": "{operator} di posisi {position} adalah operator. Dalam tanda kutip: kata.",
    "near-needs-words": (
        "{operator} di posisi {position} memerlukan kata atau frasa di kedua sisinya; keduanya dicari "
        "tanpa batas jarak."
    ),
    "smaller-distance": "Jarak di posisi {position} terlalu besar; dipakai {limit} kata.",
    "fewer-edits": "Tanda ~ di posisi {position} membolehkan paling banyak {limit} huruf keliru.",
    "stray-wildcard": "Tanda * di posisi {position} tidak berada di dalam kata; diabaikan.",
    "wildcard-too-short": "Tanda * di posisi {position} memerlukan sedikitnya dua huruf; diabaikan.",
    "unknown-field": "“{field}:” bukan nama kolom; dicari sebagai kata biasa.",
    "field-as-word": (
        "“{field}:” di posisi {position} dibaca sebagai kata judul. Untuk kolom, tulis tanpa spasi: "
        "{field}:kata."
    ),
    "empty-field": "“{field}:” di posisi {position} tidak diikuti apa pun; diabaikan.",
    "unknown-date": "“{text}” bukan tanggal yang dikenali; diabaikan. Contoh: 2021-05-28.",
    "unknown-kind": (
        "“{text}” bukan jenis artikel; diabaikan. Jenis: berita, cek-fakta, opini, siaran-pers."
    ),
    "ends-exchanged": "Rentang {text} di posisi {position} dimulai sesudah akhirnya; keduanya ditukar.",
    "days-understood": "“{text}” dibaca sebagai tanggal {first}..{last}.",
    "synonyms": "{typed} juga menemukan: {others}.",
    "learned-synonyms": ("{typed} juga menemukan: {others}, menurut {count} artikel di arsip ini."),
    "short-form-meaning": "{typed} punya beberapa kepanjangan di sini; menurut {count} artikel: {long}",
    "english-word": "{typed} adalah kata Inggris; berita Indonesia menulis: {other}",
    "nothing-expanded": "Tidak ada kata di arsip ini yang cocok dengan {text}.",
    "expanded": "{text} mencakup: {words}.",
    "expanded-more": "{text} mencakup {count} kata: {words} …",
    "wildcard-too-wide": "{text} cocok dengan {count} kata; dipakai {used} yang paling sering: {words} …",
    "unknown-outlet": "Tidak ada media “{text}” di arsip ini.",
    "near-outlet": "Mungkin maksudnya media {name}.",
    "unknown-official": "Tidak ada pejabat “{text}” di arsip ini.",
    "near-official": "Mungkin maksudnya {name}.",
    "unknown-speaker": "Tidak ada kutipan dari “{text}” di arsip ini.",
    "official-named": "{name} adalah pejabat.",
    "unknown-from": "“{text}” bukan tanggal awal yang dikenali; diabaikan.",
    "unknown-to": "“{text}” bukan tanggal akhir yang dikenali; diabaikan.",
    "dates-exchanged": "Tanggal awal jatuh sesudah tanggal akhir; keduanya ditukar.",
    "unknown-sort": "Urutan “{text}” tidak dikenal; diabaikan.",
    "unknown-page": "“{text}” bukan nomor halaman; halaman pertama ditampilkan.",
    "page-too-deep": (
        "Halaman sesudah {last} tidak ditampilkan; semua hasil ada di unduhan CSV, JSON Lines, BibTeX, RIS."
    ),
}

KINDS: Final[Mapping[ArticleKind, str]] = {
    "news": _("Berita"),
    "fact-check": _("Cek fakta"),
    "opinion": _("Opini"),
    "press-release": _("Siaran pers"),
}

EVIDENCE: Final[Mapping[str, str]] = {
    "metadata": _("menurut metadata sumber"),
    "header": _("menurut kepala halaman"),
    "url": _("menurut alamat (URL)"),
    "dateline": _("menurut baris pembuka berita"),
    "body": _("menurut isi berita"),
    "colophon": _("menurut kaki halaman"),
    "source": _("menurut pengelola arsip"),
    "credit": _("menurut keterangan gambar"),
    "folder": _("hanya menurut nama foldernya"),
}

DATE_FLAGS: Final[Mapping[str, str]] = {
    "weekday-conflict": _("nama harinya tidak cocok dengan tanggalnya"),
    "address-conflict": _("alamatnya (URL) menyebut hari lain"),
    "site-clock": _("jam situs, bukan waktu terbit; tidak dipakai"),
    "future": _("di masa depan; tidak dipakai"),
}

LANGUAGES: Final[Mapping[str, str]] = {
    "id": _("Indonesia"),
    "ms": _("Melayu"),
    "en": _("Inggris"),
    "other": _("bahasa lain"),
}

REASONS: Final[Mapping[str, str]] = {
    "advert": _("iklan"),
    "box": _("kotak sisipan"),
    "byline": _("nama penulis"),
    "caption": _("keterangan foto"),
    "comment": _("komentar"),
    "copyright": _("hak cipta"),
    "date": _("baris tanggal"),
    "dateline": _("baris tempat"),
    "editor": _("nama penyunting"),
    "lead": _("teras berita"),
    "menu": _("menu"),
    "more": _("berita lain"),
    "notice": _("pemberitahuan"),
    "outlet": _("nama media"),
    "paging": _("penanda halaman"),
    "promo": _("promosi"),
    "related": _("tautan berita terkait"),
    "repeat": _("pengulangan"),
    "share": _("tombol berbagi"),
    "section": _("bagian situs"),
    "tags": _("label topik"),
    "tail": _("sesudah akhir berita"),
    "title": _("judul"),
    "topic": _("rubrik"),
}


# What reading an article could not settle: the reader's own sentences (`index.articles.reading`,
# `index.files.decoding`), and the same in Indonesian, with what the sentence names.
PROBLEMS: Final[Mapping[str, str]] = {
    r"its stated date was not understood: (?P<text>.*)": _("tanggal yang tertulis tidak dipahami: %(text)s"),
    r"the address tells another day than the page": _("alamatnya (URL) menyebut hari lain"),
    r"the weekday contradicts the date": _("nama harinya tidak cocok dengan tanggalnya"),
    r"the date at the top is the site's clock, .*": _("tanggal di bagian atas adalah jam situs"),
    r"a date in the future was not used": _("tanggal di masa depan tidak dipakai"),
    r"the page is one of several; .*": _(
        "halaman ini salah satu dari beberapa; lanjutan artikel ada di halaman yang tidak termuat"
    ),
    r"characters decoded twice were mended": _("huruf yang rusak karena dua kali dibaca sudah diperbaiki"),
    r"(?P<text>\d+) characters were not (?P<code>.*) and are lost": _(
        "%(text)s karakter bukan %(code)s dan hilang"
    ),
    r"read as (?P<text>.*): it has no byte-order mark": _("dibaca sebagai %(text)s: tanpa tanda urutan bita"),
    r"read as (?P<text>.*): it is not UTF-8": _("dibaca sebagai %(text)s: bukan UTF-8"),
}


def word_problem(problem: str) -> str:
    """What the reader of an article said, in the page's language; what is not known stays as it is.

    >>> word_problem("read as cp1252: it is not UTF-8"), word_problem("?")
    ('dibaca sebagai cp1252: bukan UTF-8', '?')
    """
    for pattern, text in PROBLEMS.items():
        if found := re.fullmatch(pattern, problem, re.DOTALL):
            return gettext(text, **found.groupdict())
    return problem


def word_note(note: Note) -> str:
    """The note as a sentence in the page's language."""
    return english.word(note) if current() == "en" else NOTES[note.code].format(**dict(note.parameters))


def word_kind(kind: ArticleKind) -> str:
    return gettext(KINDS[kind])


def word_evidence(evidence: str | None) -> str:
    return gettext(EVIDENCE[evidence]) if evidence is not None and evidence in EVIDENCE else ""


def word_date_flag(flag: str) -> str:
    return gettext(DATE_FLAGS[flag]) if flag in DATE_FLAGS else flag


def word_language(language: str) -> str:
    return gettext(LANGUAGES[language]) if language in LANGUAGES else language


def word_reason(reason: str) -> str:
    return gettext(REASONS[reason]) if reason in REASONS else reason or gettext("bukan isi berita")
