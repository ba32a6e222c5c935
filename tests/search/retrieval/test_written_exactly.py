"""One word, however it is joined, outside quotes; in quotes only as it is written there."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from search.answering.snippets import marks, wanted
from search.engine import Ranking
from search.model import Article
from search.query.parse import parse
from tests import archives

# Each family: one word in several ways of joining it, and what is another word.
FAMILIES = [
    ("covid-19", "covid19"),
    ("e-KTP", "eKTP"),
    ("PDI-P", "PDIP"),
    ("U-23", "U23"),
    ("F-16", "F16"),
    ("B.J. Wardana", "BJ Wardana"),
    ("kerja sama", "kerjasama"),
    ("anti korupsi", "antikorupsi", "anti-korupsi"),
    ("90-an", "90an"),
    ("sub-sektor", "subsektor", "sub sektor"),
    ("semi-final", "semifinal", "semi final"),
    ("Al-Falah", "Alfalah"),
    ("start-up", "startup", "start up"),
    ("Wi-Fi", "WiFi"),
]


@pytest.mark.parametrize("forms", FAMILIES, ids=lambda forms: str(forms[0]))
def test_quotes_ask_for_the_form_as_written(
    make_engine: Callable[[Sequence[Article]], Ranking], forms: tuple[str, ...]
) -> None:
    texts = {f"Kabar {form} dari desa." for form in forms}
    engine = make_engine(
        [archives.article(number, body=(text,)) for number, text in enumerate(sorted(texts))]
    )

    def found(text: str) -> set[str]:
        hits = engine.search(parse(text, synonyms=engine.synonyms)).hits
        return {hit.article.body[0] for hit in hits}

    for form in forms:
        here = f"Kabar {form} dari desa."
        assert found(form) == texts
        assert found(f'"{form}"') == found(f'"kabar {form} dari"') == {here}
        want = wanted(parse(f'"{form} dari"').tree)["body"]
        assert [here[start:end] for start, end in marks(here, want)] == [f"{form} dari"]
