"""A small archive of invented articles for the page's tests, a hostile and a bare one among them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from search.engine import Ranking
from search.model import Article, Cut, Everything, Hit, Official, Query, Results
from tests.archives import article
from tests.naive_engine import NaiveEngine

LAVROV = Official("sergei-lavrov", "Sergei Lavrov", "Menteri Luar Negeri Rusia", "Rusia")
WANG = Official("wang-yi", "Wang Yi", "Menteri Luar Negeri China", "China", "mantan")

HARBOURS: tuple[Article, ...] = tuple(
    article(
        number,
        title=f"Pelabuhan nomor {number} diperkuat",
        body=(f"Dermaga ke-{number} di pelabuhan itu diperkuat dengan beton.", "Warga menyambutnya."),
        outlet="Kabar Utara" if number % 3 else "Kabar Selatan",
        published=f"202{number % 2}-0{number % 9 + 1}-15",
        date_precision="day",
        dated_by="header",
        officials=(LAVROV,) if number % 2 else (WANG,),
    )
    for number in range(24)
)
WHOLE = article(
    100,
    title="Jembatan layang memperkuat kerja sama dua kota",
    lead="Teras berita tentang jembatan.",
    body=("Jembatan itu dibuka untuk umum.", "Penguatan tiang memakan waktu dua tahun."),
    titled_by="header",
    outlet="Kabar Utara",
    outlet_by="url",
    agency="Antara",
    url="https://kabarutara.example/jembatan",
    published="2021-05-28T08:37+07:00",
    date_precision="minute",
    dated_by="dateline",
    date_evidence="SOLO, 28 Mei 2021 08.37 –",
    language="id",
    officials=(LAVROV, WANG),
    record="7",
    cut=(Cut("Baca Juga: cerita lain", "related"), Cut("Entah apa", "sesuatu-baru")),
    problems=("its bytes were mended",),
)
UNDATED = article(
    101,
    title="Kereta malam berhenti di jembatan",
    body=("Masinis menunggu sinyal.",),
    date_candidates=("2022-12-30", "2016-12-30"),
)
UNTITLED = article(
    102, body=("Sebuah perahu tanpa nama hanyut sampai ke muara sungai yang sangat jauh dari kota asalnya.",)
)
HOSTILE = article(
    103,
    title='<script>window.hacked=1;alert(0)</script><img src=x onerror="window.hacked=2"> \u202egnirts',
    lead="</p><style>body{display:none}</style>",
    body=("Ranjau <b onmouseover=alert(1)>ranjau</b> \ud800 \x00 {{ 7*7 }}", '"><svg onload=alert(2)>'),
    outlet="<i>Jahat</i>&amp; \u202e",
    agency="'\"><script>alert(3)</script>",
    url="javascript:alert(document.cookie)",
    published="kapan-kapan<script>",
    date_evidence="<script>alert(5)</script> \ud800",
    officials=(Official("<b>x\ud800", "<u>Nama</u>", "<em>peran</em>"),),
    cut=(Cut("<script>alert(4)</script>", "<b>sebab</b>"),),
)
_WALK = "Penjaga berjalan dari ujung ke ujung dermaga, mencatat tinggi air, dan kembali sebelum gelap."
LONG = article(
    104,
    title="Catatan penjaga dari pulau paling luar",
    body=(
        *(_WALK for _ in range(14)),
        "Lampu mercusuar itu padam dua malam.",
        *(_WALK for _ in range(14)),
        "Mercusuar kedua dinyalakan.",
        *(_WALK for _ in range(14)),
        "Tidak ada kapal yang kandas di dekat mercusuar.",
    ),
    published="2019-03",
    date_precision="month",
)
EVERYTHING = (*HARBOURS, WHOLE, UNDATED, UNTITLED, HOSTILE, LONG)


def engine() -> NaiveEngine:
    return NaiveEngine(EVERYTHING)


class Related:
    """An engine of the reading room in which the harbours are one story; it answers any question without hits
    with what was meant and with what has most of its words."""

    def __init__(self, inner: Ranking) -> None:
        self._inner = inner

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)

    def copies(self, id: str) -> tuple[Article, ...]:
        return HARBOURS[:4] if id in [harbour.id for harbour in HARBOURS[:4]] else ()

    def similar(self, id: str, limit: int = 10) -> tuple[Hit, ...]:
        return tuple(Hit(article, 1.0) for article in (WHOLE, UNDATED))[:limit]

    def search(self, query: Query) -> Results:
        results = self._inner.search(query)
        if isinstance(query.tree, Everything):
            return results
        if not results.total:
            return replace(
                results, did_you_mean=("pelabuhan",), relaxed=(Hit(WHOLE, 1.0, missing=("dermaga",)),)
            )
        hits = [replace(hit, copies=3) if hit.article == HARBOURS[0] else hit for hit in results.hits]
        return replace(results, hits=tuple(hits))


def related(inner: Ranking | None = None) -> Ranking:
    """`inner` answers with that, else the naive engine."""
    found: Any = Related(inner or engine())
    answering: Ranking = found
    return answering
