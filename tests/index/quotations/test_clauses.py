"""Which clauses are reported, and by whom, in prose of our own."""

from __future__ import annotations

import pytest

from index.quotations.finding import find_quotes


def reported(text: str) -> list[str]:
    return [quote.words.strip(" .") for quote in find_quotes([text], ()) if quote.kind == "reported"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Rudi Wening memastikan laut itu tidak tercemar.", "laut itu tidak tercemar"),
        ("Rudi Wening menilai laut itu sudah tercemar.", "laut itu sudah tercemar"),
        ("Rudi Wening menekankan laut adalah milik warga.", "laut adalah milik warga"),
        ("Rudi Wening mengakui jika laut itu kotor.", "jika laut itu kotor"),
        ("Rudi Wening memastikan kalau laut itu bersih.", "kalau laut itu bersih"),
        # Denied twice it is said.
        ("Rudi Wening tak menampik bahwa laut itu kotor.", "laut itu kotor"),
        ("Ketua nelayan Rudi Wening tidak memungkiri laut itu kotor.", None),
        ("Rudi Wening tidak memungkiri bahwa laut itu kotor.", "laut itu kotor"),
        ("Disampaikan Rudi Wening, laut itu kotor.", "laut itu kotor"),
        # A clause has its own 'bahwa'.
        (
            "Rudi Wening menuturkan, Siti sudah berjanji bahwa laut itu dijaga.",
            "Siti sudah berjanji bahwa laut itu dijaga",
        ),
        ("Rudi Wening menuturkan, dalam rapat itu, bahwa laut itu kotor.", "laut itu kotor"),
        # Once said is said.
        ("Rudi Wening pernah mengatakan bahwa laut itu kotor.", "laut itu kotor"),
        ("Rudi Wening tidak pernah mengatakan bahwa laut itu kotor.", None),
        # Of two the one that says so.
        (
            "Rudi Wening mengakui kesulitan itu memang ada, dan mengatakan bahwa laut itu kotor.",
            "laut itu kotor",
        ),
        # A matter, what is made sure of, what a body does.
        ("Rudi Wening memastikan keamanan warga di laut itu.", None),
        ("Rudi Wening menekankan pentingnya menjaga laut yang bersih.", None),
        ("Rudi Wening mengakui keunggulan lawan dalam lomba itu.", None),
        ("Rudi Wening akhirnya memastikan diri bertahan di liga itu.", None),
        ("Rudi Wening selalu memastikan kapal itu dibersihkan.", None),
        ("Rudi Wening mengklaim kemenangan setelah lawannya menyerah.", None),
        ("Rudi Wening memastikan tempat di final melalui lemparan jauh.", None),
        ("Rudi Wening menekankan kesabaran dalam menghadapi ombak besar.", None),
        ("Rudi Wening memastikan asal gambar dengan memeriksa sumbernya.", None),
        ("Rudi Wening mengonfirmasi kabar koran bahwa laut itu kotor.", None),
        ("Rudi Wening mengonfirmasi tanggal peluncuran kapal terbarunya di Bantul.", None),
        ("Rudi Wening menekankan kepastian waktu bayar, sebagaimana ditulis di surat itu.", None),
        ("Rudi Wening menilai hal itu dalam rapat tidak dibahas.", "hal itu dalam rapat tidak dibahas"),
        ("Rudi Wening menekankan dimensi ekonomi dalam kerja nelayan.", None),
        # What stands before a comma is no clause that its verb is in.
        ("Selain itu, Rudi Wening menilai laut itu sudah kotor.", "laut itu sudah kotor"),
        ("Meski laut itu tenang, Rudi Wening mengakui masih ada ombak.", "masih ada ombak"),
        ("Rudi Wening memprediksi laut itu akan tercemar.", "laut itu akan tercemar"),
        # Verbs of telling what comes, and of claiming as one writes it, too.
        ("Rudi Wening mengumumkan bahwa laut itu ditutup.", "laut itu ditutup"),
        ("Rudi Wening memperkirakan, laut itu bersih tahun depan.", "laut itu bersih tahun depan"),
        ("Rudi Wening mengeklaim laut itu sudah bersih.", "laut itu sudah bersih"),
        ("Rudi Wening mengumumkan pembukaan pasar ikan di Bantul.", None),
        ("Badan Laut Kencana memastikan warga mendapatkan ikan.", None),
        ("Meski Rudi Wening mengakui laut itu kotor, ia pergi melaut.", None),
    ],
)
def test_a_clause_behind_a_verb_of_making_sure_is_said(text: str, words: str | None) -> None:
    assert reported(text) == ([] if words is None else [words])


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        # Who is known may be called as a place is, or by a common word.
        ("“Kami siap,” kata Rudi Bima. Bima mengatakan laut itu kotor.", ["Rudi Bima"] * 2),
        ("“Kami siap,” kata Ten Wening. Ten Wening mengatakan laut itu kotor.", ["Ten Wening"] * 2),
        ("“Kami siap,” kata Rudi Wening. Bima mengatakan laut itu kotor.", ["Rudi Wening"]),
        # Degrees without points are no person, one word of capitals may be a body.
        ("Ketua panitia Irma Wening, ST MT di Bantul, mengatakan laut itu kotor.", ["Irma Wening"]),
        ("MA mengatakan laut itu kotor sekali.", ["MA"]),
        ("S Wening, SE, MM, mengatakan laut itu kotor sekali.", ["S Wening"]),
        # What somebody states is his.
        ("Menurut keterangan AKBP Rudi Wening, laut itu kotor.", ["Rudi Wening"]),
        ("Menurut keterangan tertulis dari Rudi Wening, laut itu kotor.", ["Rudi Wening"]),
        ("Menurut keterangan video itu, laut itu kotor.", []),
        ("Menurut keterangan polisi, Rudi Wening berlayar ke laut itu.", ["polisi"]),
        # Who is at a place is not the place.
        ("Guru dan murid di Sumatera Barat meyakini bila laut itu kotor.", []),
        # A slip names him once more.
        ("“Laut itu kotor,” tuturnya Rudi Wening.", ["Rudi Wening"]),
        ("Siti Ati pulang. “Laut itu kotor,” katanya Senin kemarin.", ["Siti Ati"]),
        ("Siti Ati pulang. “Laut itu kotor,” katanya di Bantul.", ["Siti Ati"]),
        # Where and how he says it stands between.
        ("Rudi Wening dalam wawancara itu mengakui bahwa laut itu kotor.", ["Rudi Wening"]),
        ("Rudi Wening secara terbuka memastikan bahwa laut itu kotor.", ["Rudi Wening"]),
        ("Rudi Wening berjanji di pasar memastikan bahwa laut itu bersih.", []),
        ("Rudi Wening pulang. “Laut itu kotor,” kisahnya.", ["Rudi Wening"]),
        # Of whom is told with what he told goes on.
        (
            "Menteri Siti Ati dinilai lalai. Dikatakan politisi Rudi Wening yang melihat data, laut itu "
            "kotor. Ia mengurai, laut itu kotor sekali.",
            ["Rudi Wening"],
        ),
        # A name that begins with a common word stands between commas.
        (
            "Founder Kencana Indonesia, Bijaksana Wening (Jana), mengatakan laut itu kotor.",
            ["Bijaksana Wening"],
        ),
        (
            "Ahli laut Universitas Kencana (UK) Bantul, Hari Wening mengatakan laut itu kotor.",
            ["Hari Wening"],
        ),
        ("Direktur Kencana, Senin Kemarin, mengatakan laut itu kotor.", ["Kencana"]),
        ("Laut itu kotor sekali, kata analis Rudi Wening di Kencana.", ["Rudi Wening"]),
        ("Laut itu kotor sekali, kata bupati di sana.", []),
        # Who speaks from a firm, who holds two posts, who says as another.
        ("Analis dari Kencana Futures Indonesia Rudi Wening menuturkan, laut itu kotor.", ["Rudi Wening"]),
        ("Laut itu kotor, kata CEO & Founder Kencana Capital Rudi Wening.", ["Rudi Wening"]),
        (
            "“Laut itu kotor,” kata Siti Ati. Hal senada juga dikatakan, warga lainnya Rudi Wening. Menurut "
            "dia, laut itu kotor.",
            ["Siti Ati", "Rudi Wening"],
        ),
        ("Rudi Wening beralasan, laut itu kotor.", ["Rudi Wening"]),
        ("Rudi Wening menilai, meski laut itu kotor, ikan tetap banyak.", ["Rudi Wening"]),
        (
            "Rudi Wening mengatakan laut itu kotor. Laut harus dijaga, katanya saat ditemui.",
            ["Rudi Wening"] * 2,
        ),
        ("Rudi Wening bertanya bagaimana menyampaikan kritik yang aman dari panggilan polisi.", []),
    ],
)
def test_who_reports(text: str, speakers: list[str]) -> None:
    assert [quote.speaker for quote in find_quotes([text], ())] == speakers
