"""Codes to sentences in the page's language: notes on a query, how a date is known, why a piece was cut."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from search.model import Note
from web.words.locale import gettext
from web.words.locale import lazy_gettext as _

NOTES: Final[Mapping[str, Any]] = {
    # search/query/parse.py and search/retrieval/matching.py
    "unclosed-quote": _("Tanda kutip di posisi %(position)s tidak ditutup; dibaca sampai akhir."),
    "unknown-field": _("“%(field)s:” bukan nama kolom; dicari sebagai kata biasa."),
    "stray-parenthesis": _("Tanda kurung tutup di posisi %(position)s tanpa pasangan; diabaikan."),
    "unclosed-parenthesis": _("Tanda kurung buka di posisi %(position)s tidak ditutup; dibaca sampai akhir."),
    "lone-operator": _("%(operator)s di posisi %(position)s tidak menghubungkan apa pun; diabaikan."),
    "too-deep": _("Tanda kurung di posisi %(position)s terlalu dalam bertumpuk; sebagian diabaikan."),
    "empty-phrase": _("Kutipan di posisi %(position)s tidak berisi kata; diabaikan."),
    "empty-field": _("“%(field)s:” di posisi %(position)s tidak diikuti apa pun; diabaikan."),
    "unknown-date": _("“%(text)s” bukan tanggal yang dikenali; diabaikan. Contoh: 2021-05-28."),
    "query-too-long": _("Pertanyaan terlalu panjang; hanya %(limit)s karakter pertama yang dibaca."),
    "nothing-to-search": _("Tidak ada kata yang dapat dicari di dalam pertanyaan ini."),
    "empty-query": _("Ketik kata yang dicari."),
    "only-exclusions": _("Pertanyaan ini hanya mengecualikan; semua artikel lain ditampilkan."),
    "stray-quote": _("Tanda kutip di posisi %(position)s tidak menutup apa pun; diabaikan."),
    "field-as-word": _(
        "“%(field)s:” di posisi %(position)s dibaca sebagai kata judul. Untuk kolom, tulis tanpa spasi: "
        "%(field)s:kata."
    ),
    "operator-as-word": _(
        "%(operator)s di posisi %(position)s dibaca sebagai kata, karena semuanya huruf besar."
    ),
    "near-needs-words": _(
        "%(operator)s di posisi %(position)s memerlukan kata atau frasa di kedua sisinya; keduanya dicari "
        "tanpa batas jarak."
    ),
    "smaller-distance": _("Jarak di posisi %(position)s terlalu besar; dipakai %(limit)s kata."),
    "fewer-edits": _("Tanda ~ di posisi %(position)s membolehkan paling banyak %(limit)s huruf keliru."),
    "stray-wildcard": _("Tanda * di posisi %(position)s tidak berada di dalam kata; diabaikan."),
    "wildcard-too-short": _("Tanda * di posisi %(position)s memerlukan sedikitnya dua huruf; diabaikan."),
    "nothing-expanded": _("Tidak ada kata di arsip ini yang cocok dengan %(text)s."),
    "expanded": _("%(text)s mencakup: %(words)s."),
    "expanded-more": _("%(text)s mencakup %(count)s kata: %(words)s …"),
    "wildcard-too-wide": _(
        "%(text)s cocok dengan %(count)s kata; dipakai %(used)s yang paling sering: %(words)s …"
    ),
    "days-understood": _("“%(text)s” dibaca sebagai tanggal %(first)s..%(last)s."),
    "question-words": _(
        "Dibaca sebagai pertanyaan; tidak dicari: %(words)s. Beri tanda kutip agar ikut dicari."
    ),
    "synonyms": _("%(typed)s juga menemukan: %(others)s. Dengan tanda kutip hanya kata itu sendiri."),
    "unknown-outlet": _("Tidak ada media “%(text)s” di arsip ini."),
    "unknown-official": _("Tidak ada pejabat “%(text)s” di arsip ini."),
    "official-named": _("%(name)s adalah pejabat."),
    # web/address.py
    "unknown-from": _("“%(text)s” bukan tanggal awal yang dikenali; diabaikan."),
    "unknown-to": _("“%(text)s” bukan tanggal akhir yang dikenali; diabaikan."),
    "ends-exchanged": _("Tanggal awal jatuh sesudah tanggal akhir; keduanya ditukar."),
    "unknown-sort": _("Urutan “%(text)s” tidak dikenal; diabaikan."),
    "page-too-deep": _(
        "Halaman sesudah %(last)s tidak ditampilkan; semua hasil ada di unduhan CSV, JSON Lines, BibTeX, RIS."
    ),
    "unknown-page": _("“%(text)s” bukan nomor halaman; halaman pertama ditampilkan."),
}

EVIDENCE: Final[Mapping[str, Any]] = {
    "metadata": _("menurut metadata sumber"),
    "header": _("menurut kepala halaman"),
    "url": _("menurut alamat (URL)"),
    "dateline": _("menurut baris pembuka berita"),
    "body": _("menurut isi berita"),
    "colophon": _("menurut kaki halaman"),
}

DATE_FLAGS: Final[Mapping[str, Any]] = {
    "weekday-conflict": _("nama harinya tidak cocok dengan tanggalnya"),
    "site-clock": _("jam situs, bukan waktu terbit; tidak dipakai"),
    "future": _("di masa depan; tidak dipakai"),
}

LANGUAGES: Final[Mapping[str, Any]] = {
    "id": _("Indonesia"),
    "ms": _("Melayu"),
    "en": _("Inggris"),
    "other": _("bahasa lain"),
}

REASONS: Final[Mapping[str, Any]] = {
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
    "site": _("bagian situs"),
    "tags": _("label topik"),
    "tail": _("sesudah akhir berita"),
    "title": _("judul"),
    "topic": _("rubrik"),
}


def word_note(note: Note) -> str:
    """The note as a sentence; a code without wording (tests hold that there is none) as itself."""
    if note.code not in NOTES:
        return note.code
    return str(NOTES[note.code]) % dict(note.parameters)


def word_evidence(evidence: str | None) -> str:
    return str(EVIDENCE.get(evidence or "", ""))


def word_date_flag(flag: str) -> str:
    return str(DATE_FLAGS.get(flag, flag))


def word_language(language: str) -> str:
    return str(LANGUAGES.get(language, language))


def word_reason(reason: str) -> str:
    return str(REASONS.get(reason, reason or gettext("bukan isi berita")))
