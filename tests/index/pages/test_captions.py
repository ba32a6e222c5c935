"""Captions, authors and links between the sentences of a record that lost its line ends."""

from __future__ import annotations

import pytest

from index.pages.author_in_capitals import past_author
from index.pages.captions import find_captions, is_caption
from index.pages.record_body import trim_record
from index.pages.splitting import split
from tests.steps import steps

TOLD = "Warga menanam cabai di halaman sekolah sejak Januari, kata kepala desa Rahayu Wening."
NEXT = "Panen itu dijual ke pasar kecamatan."


@pytest.mark.parametrize(
    "caption",
    [
        "Ani Widi memetik cabai di kebun sekolah. (Budi Laras/Antara)",
        "Ani Widi memetik cabai di kebun sekolah, Rabu (4/6/2025). [Contoh.com/Budi Laras]",
        "Kebun sekolah saat panen (Instagram @kebuncontoh)",
        "Ani Widi dan Budi Laras. [Instagram]",
        "Warga memetik cabai di Suka Tani, Senin (4/8/2025). - (AP Photo/Budi Laras)",
        "Suasana kebun sekolah. (dok. Pemdes Suka Tani)",
        "Kebun sekolah dipanen wargaKebun sekolah dipanen warga (Budi/detikcom)",
        "Kebun sekolah (Budi/detikcom) Kebun sekolah (Budi/detikcom)",
        "Kebun sekolah Foto: Kebun sekolah (dok. Pemdes)",
        "Kepala desa tanggapi panen cabai (youtube.com/PemdesSukaTani)",
        "Warga memetik cabai di kebun sekolah, Sabtu (7/8/2021). Foto: Budi Laras/detikcom",
    ],
)
def test_a_caption_glued_between_two_sentences_is_cut(caption: str) -> None:
    page = trim_record(f"{TOLD}{caption}{NEXT}")
    assert page.body == (TOLD, NEXT)
    assert [(cut.text, cut.reason) for cut in page.cut] == [(caption, "caption")]


@pytest.mark.parametrize(
    "caption",
    [
        "Ani Widi (kiri) memetik cabai di kebun sekolah, Rabu (4/6/2025). (ANTARA/Budi Laras)",
        "Ani Widi memetik cabai di Suka Tani, Rabu (24/12/2025). ANTARA/Budi Laras/aa.",
        "Kebun sekolah. (Foto: Budi Laras/detikINET)",
        "Foto: Kepala desa Rahayu Wening menanam cabai. (Budi Laras-Humas Pemdes Suka Tani)",
        "Foto: Juru bicara (jubir) desa, Ani Widi, (Tangkapan layar YouTube).",
        "Foto: Gamesradar",
        "Foto: istimewa",
        "Sumber gambar, Budi Laras/NurPhoto via Getty Images",
        "Rahayu Wening, Pendiri Kebun Sekolah Suka Tani. Foto: Contoh",
        "Kepala Desa Suka Tani Rahayu Wening. Foto: Budi Laras/detikINET",
    ],
)
def test_a_caption_between_two_sentences_is_cut(caption: str) -> None:
    page = trim_record(f"{TOLD} {caption} {NEXT}")
    assert page.body == (TOLD, NEXT)
    assert [cut.text for cut in page.cut] == [caption]


@pytest.mark.parametrize(
    "line",
    [
        "KOMPAS.com/ANI WIDI LARASWarga memetik cabai di kebun sekolah, Senin (4/8/2025).",
        "Dok. Pemdes Suka TaniSuasana panen cabai di kebun sekolah.",
        "AFP/BUDI LARASWarga saat memetik cabai, 25 Juli 2025. Panen dimulai sejak Senin (1/8/2025).",
    ],
)
def test_a_line_that_begins_with_a_credit_is_cut_up_to_what_is_glued_to_it(line: str) -> None:
    assert trim_record(f"{TOLD}\n{line}\n{NEXT}").body == (TOLD, NEXT)
    assert trim_record(f"{TOLD}\n{line}{NEXT}\n{TOLD} Ya.").body == (TOLD, NEXT, f"{TOLD} Ya.")


@pytest.mark.parametrize(
    "line",
    [
        "Budi Laras/BBCWarga memetik cabai di kebun sekolah Suka Tani.",
        "Budi Laras/CONTOH via NEW CONTOHIlustrasi panen cabai di lereng gunung.",
        "X/@contoh_kabarTangkapan layar dari video warga yang memetik cabai.",
        "SHUTTERSTOCKIlustrasi kebun sekolah.",
        "PIXABAY/41330Ilustrasi cabai merah.",
        "Dokumentasi Suka Tani FC Pemain muda Ani Widi memeluk anaknya usai laga pekan ke-34.",
        "Dok. Suka Tani FC Ani Widi memeluk anaknya setelah laga pekan ke-34.",
        "Unsplash Ilustrasi kebun cabai",
        "Contoh.com/aniwidi Cara menanam cabai dengan pot bekas.",
        "App Store Ilustrasi kebun cabai.",
        "Contoh.com/aniwidi Ilustrasi kebun cabai.",
        "Kebun2000Ilustrasi kebun cabai",
        "FREEPIK/CONTOH",
        "instagram.com/kebuncontoh",
    ],
)
def test_a_caption_below_whose_credit_a_line_end_was_lost_is_cut(line: str) -> None:
    page = trim_record(f"{TOLD}\n{line}\n{NEXT} Ya.")
    assert page.body == (TOLD, f"{NEXT} Ya.")
    assert [cut.reason for cut in page.cut] == ["caption"]


@pytest.mark.parametrize(
    "line",
    [
        "Ani Widi/Budi Laras SetiawanRahayu Wening/Sari Laras menang di laga itu.",
        "Dokumentasi Suka Tani itu dilihat warga desa.",
        "Google menyebut panen cabai itu ramai dicari.",
        "Shutterstock mengumumkan lomba foto kebun sekolah.",
        "Direktur UtamaPabrik Cabai membuka kebun sekolah, Senin (4/8/2025).",
        "Rahayu Wening MengajarWarga itu menanam cabai, Senin (4/8/2025).",
        "Maskapai CabaiJet melayani kebun sekolah, Senin (4/8/2025).",
        "Polda ContohTim gabungan memasang plang di kebun sekolah, Senin (4/8/2025).",
        "Rizky FebrianPolisi menangkap dua tersangka pencurian ternak di Bogor, Senin (4/8/2025).",
        "Liputan6 KendariPolisi menangkap dua tersangka pencurian ternak di Bogor, Senin (4/8/2025).",
        "Dokumentasi Kementerian Kesehatan mencatat 200 pasien dirawat di rumah sakit Jakarta.",
        "Dokumentasi Komnas HAM menunjukkan penembakan terjadi dua kali saat demonstrasi di Wamena.",
        "Dokumentasi Komnas HAM soal penembakan saat demonstrasi di Wamena lengkap, kata Rahayu.",
        "Shutterstock Inc menggugat perusahaan yang memakai gambarnya untuk melatih mesin.",
        "Freepik Company membeli sebuah perusahaan pembuat gambar di Malaga pada bulan Mei.",
        "iStockphoto Indonesia menutup kantornya di Jakarta pada akhir bulan Mei.",
        "Buku Ilustrasi karya Rahayu Wening diluncurkan di balai desa pada hari Senin.",
        "AFP/Reuters sama-sama menempatkan wartawan di Gaza sejak awal perang pada bulan Mei.",
        "TikTok/Tokopedia Shop resmi beroperasi di Indonesia sejak awal bulan Mei.",
    ],
)
def test_a_line_that_begins_with_a_name_stays(line: str) -> None:
    assert trim_record(f"{TOLD}\n{line}\n{NEXT} Ya.").body == (TOLD, line, f"{NEXT} Ya.")


@pytest.mark.parametrize(
    "line",
    [
        f"{TOLD} Panen itu dijual ke pasar kecamatan. (Antara/jpnn.com)",
        f"{TOLD} Panen itu dijual ke pasar kecamatan. (Contoh.com/Ani)",
        f"{TOLD} Menteri Agraria (ATR/BPN) datang. Ia memetik cabai.",
        "Shenzhen (ANTARA/PRNewswire)- Perusahaan itu membuka pabrik cabai di Suka Tani. Ia ramai.",
        'Kata dia, "Kami senang."Warga (dokter dan perawat) datang. Ia ramai.',
        "Dok. Ani WidiDi dalam kebun itu warga menemukan benih cabai yang ditanam kakek mereka.",
    ],
)
def test_text_that_looks_like_a_caption_stays(line: str) -> None:
    assert trim_record(f"{line}\n{NEXT} Ya.").body == (line, f"{NEXT} Ya.")


def test_of_two_sentences_before_a_credit_the_last_is_the_caption() -> None:
    line = f"{TOLD}Ia senang. Kebun sekolah di Suka Tani. (Contoh.com/Budi){NEXT}"
    assert [line[start:end] for start, end in find_captions(line)] == [
        "Kebun sekolah di Suka Tani. (Contoh.com/Budi)"
    ]


@pytest.mark.parametrize(
    ("author", "text"),
    [
        ("OLEH: ANI WIDI", " CABAI di kebun itu merah."),
        ("OLEH: ANI WIDI LARASATI", " MENANAM cabai itu mudah."),
        ("OLEH: ANI R WIDI", " CABAI di kebun itu merah."),
        ("OLEH: ANI WIDI", "SETELAH panen, cabai dijual."),
        ("OLEH: ANI WIDI", "Cabai di kebun itu merah."),
        ("OLEH: ANI WIDI", "“CABAI di kebun itu merah.”"),
        ("OLEH: ANI WIDI", " Cabai di kebun itu merah."),
        ("OLEH: ANI WIDI", " DI kebun itu cabai merah."),
    ],
)
def test_an_author_in_capitals_ends_where_the_text_begins(author: str, text: str) -> None:
    line = author + text
    assert line[: past_author(line)].rstrip() == author
    assert trim_record(f"{line}\n{NEXT} Ya.").body == (text.strip(), f"{NEXT} Ya.")


@pytest.mark.parametrize(
    "line", ["OLEH: ", "OLEH: ANI", "OLEH-OLEH ANI WIDI dijual.", "OLEH: ANI WIDI", "Oleh"]
)
def test_no_author_in_capitals_is_found(line: str) -> None:
    assert past_author(line) == 0


@pytest.mark.parametrize(
    ("text", "kept", "reasons"),
    [
        (f"Penulis: Ani Widi LarasCABAI itu merah. {TOLD}", (f"CABAI itu merah. {TOLD}",), ["byline"]),
        (f"Hasil periksa fakta Ani Widi (Universitas Contoh).{TOLD}", (TOLD,), ["byline"]),
        (f"hasil periksa fakta Ani a n (UIN Contoh).\n{TOLD}", (TOLD,), ["byline"]),
        (f"Hasil Periksa Fakta Moch. Widi. {TOLD}", (TOLD,), ["byline"]),
        (f"{TOLD}Loading...{NEXT}", (TOLD, NEXT), ["advert"]),
        (f"{TOLD} 4. Cabai - 3 kg Foto: Istimewa {NEXT}", (f"{TOLD} 4. Cabai - 3 kg", NEXT), ["caption"]),
        (f"Contoh.com/Ani Widi CONTOH.COM, BREBES - {TOLD}", (f"CONTOH.COM, BREBES - {TOLD}",), ["byline"]),
        (f"{TOLD}\nKebun sekolah 2026 contoh.com/ani widi\n{NEXT} Ya.", (TOLD, f"{NEXT} Ya."), ["caption"]),
        (f"{TOLD} Lihat selengkapnya → {NEXT}", (TOLD, NEXT), ["related"]),
        (f"{TOLD} Baca berita selengkapnya di sini 2. Pasar ramai", (TOLD, "2. Pasar ramai"), ["related"]),
        (f"{TOLD} Selengkapnya klik di sini. {NEXT}", (TOLD, NEXT), ["related"]),
        (f"{TOLD}Simak berita selengkapnya di halaman selanjutnya.{NEXT}", (TOLD, NEXT), ["paging"]),
        (f"{TOLD} Simak juga 'Panen Cabai di Sekolah Suka Tani':", (TOLD,), ["related"]),
        (f"{TOLD}Baca juga berita lainnya tentang cabai di Contoh.com.", (TOLD,), ["related"]),
        (f"{TOLD} Artikel ini telah tayang di\xa0Contoh.com\xa0dengan judul Panen Cabai", (TOLD,), ["promo"]),
        (f"{TOLD} Editor: A. Widi Laras COPYRIGHT © ANTARA 2025", (TOLD,), ["byline", "copyright"]),
        (f"{TOLD}Baca Juga32 Warga Panen Cabai di Kebun Sekolah Suka Tani{NEXT}", (TOLD, NEXT), ["related"]),
    ],
)
def test_requests_and_bylines_inside_a_line_are_cut(
    text: str, kept: tuple[str, ...], reasons: list[str]
) -> None:
    page = trim_record(text)
    assert page.body == kept
    assert [cut.reason for cut in page.cut] == reasons


def test_captions_that_a_fact_check_quotes_make_no_copy_of_its_verdict() -> None:
    quoted = f"{TOLD} Warga memetik cabai. (ANTARA FOTO/Budi Laras). Jakarta, Contoh — {TOLD} {NEXT}"
    assert trim_record(quoted).body[0].startswith(TOLD)


@pytest.mark.parametrize("skip", ["Lewati Terpopuler dan terus membaca", "Lewati dan lanjutkan membaca"])
def test_a_box_that_readers_may_skip_does_not_end_an_article(skip: str) -> None:
    box = f"{skip}\nTerpopuler\nHarga Cabai Naik\nAkhir dari Terpopuler"
    text = f"Panen Cabai di Sekolah\n12 Mei 2026\n{TOLD}\n{box}\n{TOLD} Ya.\n{NEXT}"
    assert split(text).body == (TOLD, f"{TOLD} Ya.", NEXT)
    assert trim_record(f"{TOLD}\n{box}\n{TOLD} Ya.\n{NEXT}").body == (TOLD, f"{TOLD} Ya.", NEXT)


def test_a_press_office_signs_a_last_line() -> None:
    signed = "Panen itu dijual ke pasar. (Humas/Ani)"
    page = split(f"Panen Cabai\n12 Mei 2026\n{TOLD}\n{TOLD} Ya.\n{signed}\nBerita Terkait\nHarga Naik")
    assert page.body[-1] == signed


@pytest.mark.parametrize("alone", [True, False])
@pytest.mark.parametrize("last", [True, False])
def test_nothing_is_no_caption(alone: bool, last: bool) -> None:
    assert not is_caption("", alone=alone, last=last)
    assert is_caption("Suasana kebun sekolah. (dok. Pemdes)", alone=alone, last=last)


def test_credits_without_end_are_looked_at_once() -> None:
    line = "Panen dimulai." + "(Foto: AP/Budi)" * 400
    assert steps(lambda: list(find_captions(line))) < 100 * 400
