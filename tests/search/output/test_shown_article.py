"""A whole article on the terminal: what was cut of it is told, and shown to who asks."""

from __future__ import annotations

from search.model import Article, Cut
from search.output.terminal import Writer

ARTICLE = Article(
    id="0123456789ab",
    path="arsip/panen.txt",
    title="Panen Cabai",
    body=("Warga memanen cabai.",),
    cut=(Cut("Baca juga: Harga Cabai", "related"), Cut("Iklan\x1b[2J", "advert")),
)


def test_what_was_cut_is_counted() -> None:
    assert list(Writer(False).article(ARTICLE))[-1] == "2 lines were cut; --cut shows them."


def test_each_line_that_was_cut_stands_behind_its_reason() -> None:
    shown = list(Writer(False).article(ARTICLE, with_cut=True))
    assert shown[-3] == "2 lines were cut:"
    assert shown[-2].split(None, 1) == ["related", "Baca juga: Harga Cabai"]
    assert shown[-1].split()[0] == "advert" and "\x1b" not in shown[-1]
