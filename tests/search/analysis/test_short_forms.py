"""Which short and long forms a text gives."""

from __future__ import annotations

import pytest

from search.analysis.short_forms import defined, form_key


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("program Sarapan Bergizi Gratis (SBG) dimulai", "SBG", "Sarapan Bergizi Gratis"),
        ("program SBG (Sarapan Bergizi Gratis) dimulai", "SBG", "Sarapan Bergizi Gratis"),
        ("kata SBG (Sarapan Bergizi Gratis, program baru) kemarin", "SBG", "Sarapan Bergizi Gratis"),
        ("Kementerian Kelautan (Kemenlau) membuka", "Kemenlau", "Kementerian Kelautan"),
        ("warga. Badan Pengawas Pasar (Bawaspas) datang", "Bawaspas", "Badan Pengawas Pasar"),
        ("Dinas Perikanan, Kelautan, dan Garam (DPKG)", "DPKG", "Dinas Perikanan, Kelautan, dan Garam"),
        ("Perserikatan Desa-Desa (PDD)", "PDD", "Perserikatan Desa-Desa"),
        ("Kitab Undang-Undang Hukum Laut (KUHL)", "KUHL", "Kitab Undang-Undang Hukum Laut"),
        ("satuan polisi pamong taman (Satpol PT)", "Satpol PT", "satuan polisi pamong taman"),
        ("Kepolisian Republik Indonesia (Polri)", "Polri", "Kepolisian Republik Indonesia"),
        ("kata Ani Sari (34) kepada wartawan", None, None),
        ("di kantornya (Senin, 12/4)", None, None),
        ("Ketua Umum Partai Hijau (kanan) dan Sekretaris (Kiri)", None, None),
        ("Rumah itu. Sakit (RS)", None, None),
        ("SBG (SBG Gratis Banget)", None, None),
    ],
)
def test_what_a_text_explains(text: str, short: str | None, long: str | None) -> None:
    found = {form.short: form.long for form in defined(text)}
    if long is None:
        assert not found
    else:
        assert found == {short: long}


def test_the_initials_are_taken_before_the_nearest_letters() -> None:
    (form,) = defined("Kata Pusat Pelaporan dan Analisis Transaksi Keuangan (PPATK) kemarin.")
    assert form.long == "Pusat Pelaporan dan Analisis Transaksi Keuangan"


def test_the_key_is_of_the_letters_alone() -> None:
    assert form_key("PDI-P") == form_key("pdip")
    assert form_key("Perserikatan Bangsa-Bangsa") == form_key("perserikatan bangsa bangsa")


def test_a_text_that_almost_explains_is_read_at_once() -> None:
    # A pattern with two ways to read a separator would never end here.
    text = "kata " * 20_000 + "(" + "a b " * 25 + ")" + "kata-kata, " * 5_000 + "(KKKKKKKKKKKKKKKKKKKK)"
    assert not list(defined(text))
