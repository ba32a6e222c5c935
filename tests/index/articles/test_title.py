"""A stated title: markup, slugs and keys of a site are none of it."""

from __future__ import annotations

import pytest

from index.articles.title import clean_title


@pytest.mark.parametrize(
    ("stated", "title"),
    [
        ("Harga <b>cabai</b> &amp; bawang&nbsp;naik", "Harga cabai & bawang naik"),
        ("<p>Harga cabai<br/>naik</p>", "Harga cabai naik"),
        ("Suku bunga < 3 persen & turun", "Suku bunga < 3 persen & turun"),
        ("AT&T masuk", "AT&T masuk"),
        ("*Harga Cabai Naik*", "Harga Cabai Naik"),
        ("*Harga* Cabai *Naik*", "*Harga* Cabai *Naik*"),
        ("harga-cabai-naik-lagi", "Harga cabai naik lagi"),
        ("harga_cabai_naik_lagi-120345.html", "Harga cabai naik lagi"),
        ("U-23", "U-23"),
        ("Covid-19", "Covid-19"),
        ("7r1zvlubzt841gnkhf4hntjps", None),
        ("596ea457-e8d5-d7e7-a111-0123456789ab", None),
        ("1203456", None),
        ("Pemberhentian", "Pemberhentian"),
        ("1917", "1917"),
        ("", None),
        (None, None),
    ],
)
def test_a_stated_title(stated: str | None, title: str | None) -> None:
    assert clean_title(stated) == title
