"""What a clause behind a verb says that is as often followed by a matter alone, in prose of our own."""

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
        ("Rudi Wening selalu memastikan kapal itu dibersihkan.", None),
        ("Rudi Wening mengklaim kemenangan setelah lawannya menyerah.", None),
        ("Badan Laut Kencana memastikan warga mendapatkan ikan.", None),
        ("Meski Rudi Wening mengakui laut itu kotor, ia pergi melaut.", None),
    ],
)
def test_a_clause_behind_a_verb_of_making_sure_is_said(text: str, words: str | None) -> None:
    assert reported(text) == ([] if words is None else [words])
