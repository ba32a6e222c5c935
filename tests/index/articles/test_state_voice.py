"""A page of a body of the state is told by letterhead, desk, dateline and site; a paper is not."""

from __future__ import annotations

import pytest

from index.articles.outlet import find_outlet
from index.articles.outlet_clues import Clues
from index.pages.splitting import split
from search.knowledge.outlets import Outlets

OUTLETS = Outlets.load()
_TEXT = "Warga Desa Wetan membangun jembatan bambu sepanjang dua puluh meter di atas sungai itu."
_MORE = "Jembatan itu dipakai anak sekolah dan pedagang sayur setiap pagi, kata kepala desa setempat."


@pytest.mark.parametrize(
    ("head", "dateline", "foot", "body"),
    [
        (["KEMENTERIAN KEUANGAN REPUBLIK INDONESIA", "SIARAN PERS"], "", [], "Kementerian Keuangan"),
        (
            ["SIARAN PERS", "Nomor: SP-12/HM/2022"],
            "",
            ["Biro Komunikasi Kemenhub"],
            "Kementerian Perhubungan",
        ),
        (["Humas Pemkab Lereng"], "", [], "Pemkab Lereng"),
        (["Portal Kementerian Luar Negeri Republik Indonesia"], "", [], "Kementerian Luar Negeri"),
        ([], "Jakarta (Kemenag) --- ", [], "Kementerian Agama"),
        ([], "", ["© Dinas Komunikasi dan Informatika Kota Lereng"], "Pemkot Lereng"),
        ([], "", ["© 2021 Sekretariat Kabinet Republik Indonesia"], "Setkab"),
        ([], "", ["www.lerengkab.go.id"], "lerengkab.go.id"),
        ([], "", ["Surel: humas@kemenkeu.go.id"], "Kementerian Keuangan"),
        (["Diskominfo Lereng"], "", [], "Diskominfo Lereng"),
        (["Departemen Komunikasi Bank Indonesia"], "", [], "Bank Indonesia"),
        (["Bidhumas Polda Lereng"], "", [], "Polda Lereng"),
        (["Dinas Penerangan Angkatan Laut"], "", [], "TNI AL"),
        (
            [],
            "",
            ["Berita ini disiarkan oleh Biro Komunikasi, Kementerian Kesehatan RI. Nomor telepon di bawah."],
            "Kementerian Kesehatan",
        ),
        (["Humas Polres Lereng"], "", ["(Humas Polres Lereng)"], "Polres Lereng"),
        # whole names of areas, by one spelling each; the begin of a headline is none
        (["Humas Pemkab Kulonprogo"], "", [], "Pemkab Kulon Progo"),
        ([], "", ["www.slemankab.go.id"], "Pemkab Sleman"),
        ([], "", ["Surel: humas@jabarprov.go.id"], "Pemprov Jawa Barat"),
        (["Humas Pemprov Jabar"], "", [], "Pemprov Jawa Barat"),
        (["Bidhumas Polda Jateng"], "", [], "Polda Jawa Tengah"),
        (["Bidhumas Polda Metro Jaya"], "", [], "Polda Metro Jaya"),
        (["Humas Polres Metro Jakarta Barat"], "", [], "Polres Metro Jakarta Barat"),
        (["Humas Pengadilan Negeri Jakarta Selatan"], "", [], "Pengadilan Negeri Jakarta Selatan"),
        (
            [],
            "",
            ["Penulis : Rh, Diskominfo Jateng", "Editor : Wn, Diskominfo Jateng"],
            "Pemprov Jawa Tengah",
        ),
        ([], "", ["Penulis : Rh, Diskominfo Jateng"], None),
        (["Media Center Pemkot Cimahi Diresmikan"], "", [], None),
        (["Humas Polres Lereng Tangkap Pencuri Motor"], "", [], None),
        (["Diskominfo Jembrana Gelar Pelatihan"], "", [], None),
        # a name over its address or below its desk's, behind a headline, in a longer line; a university
        ([], "", ["Kementerian Pertanian", "Jl. Lereng Raya No. 3 Jakarta 12550"], "Kementerian Pertanian"),
        ([], "", ["Biro Humas dan Informasi Publik", "Kementerian Pertanian"], "Kementerian Pertanian"),
        ([], "", ["© 2023 Pemerintah Kabupaten Bantul. Dinas Komunikasi dan Informatika"], "Pemkab Bantul"),
        (["Warga Bangun Jembatan - Institut Teknologi Bandung"], "", [], "Institut Teknologi Bandung"),
        ([], "", ["Universitas Gadjah Mada", "Bulaksumur Yogyakarta 55281"], "Universitas Gadjah Mada"),
        ([], "", ["info@ugm.ac.id"], "Universitas Gadjah Mada"),
        ([], "", ["rahayu.wening@ugm.ac.id"], None),
        ([], "BREBES, itb.ac.id – ", [], "Institut Teknologi Bandung"),
        (["By Diskominfo Jateng"], "", [], "Pemprov Jawa Tengah"),
        ([], "", ["Portal Resmi Provinsi Jawa Tengah"], "Pemprov Jawa Tengah"),
        ([], "", ["Narahubung:", "Ombudsman RI Perwakilan Sulawesi Tengah"], "Ombudsman"),
        ([], "KEMENKO PMK -- ", [], "Kementerian Koordinator Bidang PMK"),
        (["IPB University News"], "", [], "IPB University"),
        (["Berita UGM"], "", [], None),
        (["WALHI Jawa Tengah", "Siaran Pers"], "", [], "Walhi"),
        (["SIARAN PERS YLBHI-LBH LERENG"], "", ["YLBHI-LBH Lereng"], "YLBHI-LBH Lereng"),
        (["SIARAN PERS YLBHI-LBH LERENG"], "", [], None),
        ([], "", ["Universitas Gadjah Mada", "Universitas Airlangga"], None),
        # a paper prints what a desk wrote; a subject, a picture's credit and a reader's address are none
        ([], "", ["(Humas Pemkab Lereng)"], None),
        (["Kementerian Keuangan"], "", [], None),
        (["Pemerintah Provinsi (Pemprov)"], "", [], None),
        ([], "", ["Kementerian Keuangan", "Polri"], None),
        ([], "", ["Foto: Humas Polri"], None),
        ([], "", ["https://data.kemdikbud.go.id/"], None),
        (["Humas Pemkab Lereng", "Humas Pemkot Bukit"], "", [], None),
    ],
)
def test_a_body_of_the_state_is_named(
    head: list[str], dateline: str, foot: list[str], body: str | None
) -> None:
    clues = Clues(
        above=head, dateline=dateline, cut=[*head, *foot], tail=[line for line in foot if "©" in line]
    )
    assert find_outlet(OUTLETS, clues)[0] == body


@pytest.mark.parametrize(
    ("page", "outlet"),
    [
        (f"SIARAN PERS\n\nNomor: SP-12/HM/2022\n\nWarga Bangun Jembatan\n\n{_TEXT}\n\n{_MORE}", None),
        (
            "KEMENTERIAN PERDAGANGAN REPUBLIK INDONESIA\n\nSIARAN PERS\n\n"
            f"Warga Bangun Jembatan\n\n{_TEXT}\n\n{_MORE}",
            "Kementerian Perdagangan",
        ),
        (
            f"Warga Bangun Jembatan\n\nBrebes, 14/11/2023 Kemenkeu - {_TEXT}\n\n{_MORE}",
            "Kementerian Keuangan",
        ),
        (f"Warga Bangun Jembatan\n\nBrebes, Kemenkeu, dan BPK hadir - {_TEXT}\n\n{_MORE}", None),
        # A paper whose site a desk's line names has printed it.
        (
            "Diskominfo Jembrana\n\nWarga Bangun Jembatan\n\n"
            f"{_TEXT}\n\n{_MORE}\n\n(Humas Pemkab Jembrana/BALIPOST.com)",
            "Bali Post",
        ),
        # A paper's own name goes first.
        (
            f"Warga Bangun Jembatan\n\nHumas Pemkab Lereng\n\nBREBES, KOMPAS.com - {_TEXT}\n\n{_MORE}",
            "Kompas.com",
        ),
        (
            f"Warga Bangun Jembatan\n\n{_TEXT}\n\n{_MORE}\n\n(Humas Polres Lereng)\n\n© 2022 Kabar Lereng",
            "Kabar Lereng",
        ),
    ],
)
def test_a_page_of_the_state_is_told_from_a_papers(page: str, outlet: str | None) -> None:
    assert find_outlet(OUTLETS, Clues.on(split(page)))[0] == outlet


def test_a_records_key_and_an_address_name_the_body() -> None:
    assert find_outlet(OUTLETS, Clues(stated="Kemenkeu"))[0] == "Kementerian Keuangan"
    assert find_outlet(OUTLETS, Clues(url="https://www.kemlu.go.id/berita/1"))[0] == "Kementerian Luar Negeri"
    assert find_outlet(OUTLETS, Clues(url="https://dinkes.slemankab.go.id/1"))[0] == "Pemkab Sleman"
    assert find_outlet(OUTLETS, Clues(stated="bandung.go.id"))[0] == "Pemkot Bandung"
    assert OUTLETS.spelled("KPK") is None


def test_a_fact_checks_last_lines_are_of_whom_it_quotes() -> None:
    ending = ["Universitas Gadjah Mada", "Bulaksumur Yogyakarta 55281"]
    assert find_outlet(OUTLETS, Clues(body=[_TEXT, *ending]))[0] == "Universitas Gadjah Mada"
    assert (
        find_outlet(OUTLETS, Clues(body=["HASIL PERIKSA FAKTA: unggahan itu keliru.", _TEXT, *ending]))[0]
        is None
    )


@pytest.mark.parametrize(
    ("clues", "body"),
    [
        (Clues(dateline="Cibinong - ", body=[f"Humas BRIN. {_TEXT}"]), "BRIN"),
        (Clues(body=[f"(Brebes, Dispenad) – {_TEXT}"]), "TNI AD"),
        (Clues(body=[f"(Brebes, Rahayu) – {_TEXT}"]), None),
        (Clues(cut=["HUMAS JABAR", "Kepala Biro Administrasi Pimpinan Setda Jabar"]), "Pemprov Jawa Barat"),
        (Clues(cut=["Kepala Biro Administrasi Pimpinan Setda Jabar"]), None),
        (Clues(body=[f"Cibinong – Humas BRIN. {_TEXT}"]), "BRIN"),
        (Clues(dateline="Cibinong - ", body=[f"Humas BRIN, Rahayu, hadir. {_TEXT}"]), None),
        (
            Clues(
                header=["Oleh Humas - Dipublikasikan pada 12 Juli 2023"],
                cut=["Sekretariat Kabinet Republik Indonesia"],
            ),
            "Setkab",
        ),
        (Clues(header=["Oleh Rahayu - 12 Juli 2023"], cut=["Sekretariat Kabinet Republik Indonesia"]), None),
    ],
)
def test_a_desk_opens_a_text_or_signs_without_its_body(clues: Clues, body: str | None) -> None:
    assert find_outlet(OUTLETS, clues)[0] == body
