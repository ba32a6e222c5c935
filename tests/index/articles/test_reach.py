"""A page as long as a book: its words are all found, officials and quotes up to a bound that is told."""

from __future__ import annotations

import pytest

from index.articles.reading import REACH, Reader
from index.files.items import Item
from index.officials.mentions import MOST_MENTIONS
from index.quotations.finding import MOST_QUOTES
from search.model import Article
from tests.torture.shapes import word_of

TOLD = "Petani di lereng itu menanam kopi di sela pohon pisang yang sudah tua. "


def understand(body: str) -> Article:
    found = Reader.knowing().understand(Item("buku.txt", "text", f"Kopi di Lereng\n\n{body}\n".encode()))
    assert isinstance(found, Article)
    return found


def test_a_book_is_kept_whole_and_looked_through_to_a_bound() -> None:
    first = 'Bupati Sleman Rudi Kencana datang. "Kami menanam kopi di sini," kata Rudi. '
    last = 'Camat Turi Ani Wening pulang. "Kami memanen kopi di sana," kata Ani.'
    filling = "\n\n".join(f"Bagian {n}. {TOLD * 20}" for n in range(REACH // (20 * len(TOLD)) + 1))
    article = understand(f"{first}\n\n{filling}\n\n{last}")
    assert last in article.body[-1]
    assert [official.name for official in article.officials] == ["Rudi Kencana"]
    assert [quote.speaker for quote in article.quotes] == ["Rudi Kencana"]
    assert any(f"first {REACH:,} letters" in problem for problem in article.problems)


def test_of_one_line_too() -> None:
    last = 'Camat Turi Ani Wening pulang. "Kami memanen kopi di sana," kata Ani.'
    article = understand(TOLD * (REACH // len(TOLD) + 1) + last)
    assert article.officials == article.quotes == ()
    assert article.body[0].endswith(last)


def test_a_page_of_nothing_but_speech_is_kept_whole() -> None:
    said = '"Kami senang," katanya. '
    article = understand(said * (2 * REACH // len(said)))
    assert len(article.body[0]) > 1.9 * REACH
    assert article.quotes
    assert max(quote.end for quote in article.quotes) <= REACH


def test_an_article_is_looked_through_whole() -> None:
    article = understand(TOLD * 500 + "Bupati Sleman Rudi Kencana datang.")
    assert [official.name for official in article.officials] == ["Rudi Kencana"]
    assert not article.problems


def _members(count: int) -> Article:
    names = (f"{word_of(number)} {word_of(number + 20_000)}" for number in range(count))
    lines = (f"Anggota DPR {name} datang ke balai desa itu untuk menanam padi sejak pagi." for name in names)
    return understand("\n\n".join((*lines, "Bupati Sleman Rudi Kencana datang sejak pagi.")))


def test_of_thousands_of_officials_the_first_are_found_and_it_is_told() -> None:
    article = _members(MOST_MENTIONS + 400)
    assert 0.9 * MOST_MENTIONS < len(article.officials) <= MOST_MENTIONS
    assert not any("Rudi Kencana" in official.names for official in article.officials)
    assert [problem for problem in article.problems if f"the first {MOST_MENTIONS:,} at most" in problem]
    assert len(article.body) > MOST_MENTIONS + 400


def test_a_parliament_is_found_whole() -> None:
    article = _members(580)
    assert article.officials[-1].name == "Rudi Kencana"
    assert not article.problems


def _speech(count: int, joint: str) -> Article:
    said = (f'"Kebun {word_of(number)} sudah ditanami," kata Ani.' for number in range(count))
    return understand(
        joint.join((f"Camat Turi Ani Wening datang. {TOLD}", *said, '"Besok kami pulang," kata Ani.'))
    )


@pytest.mark.parametrize("joint", ["\n\n", " "])
def test_of_thousands_of_quotes_the_first_are_found_and_it_is_told(joint: str) -> None:
    article = _speech(MOST_QUOTES + 400, joint)
    assert len(article.quotes) == MOST_QUOTES
    assert article.quotes[-1].words == f"Kebun {word_of(MOST_QUOTES - 1)} sudah ditanami,"
    assert {quote.speaker for quote in article.quotes} == {"Ani Wening"}
    assert [problem for problem in article.problems if f"the first {MOST_QUOTES:,} quotes" in problem]
    assert article.body[-1].endswith('"Besok kami pulang," kata Ani.')


def test_of_thousands_of_reports_the_first_are_found_and_it_is_told() -> None:
    told = (f"Ani mengatakan kebun {word_of(number)} sudah ditanami." for number in range(MOST_QUOTES + 400))
    article = understand("\n\n".join(("Camat Turi Ani Wening datang.", *told)))
    assert len(article.quotes) == MOST_QUOTES
    assert [problem for problem in article.problems if f"the first {MOST_QUOTES:,} quotes" in problem]


def test_a_long_interview_is_quoted_whole() -> None:
    article = _speech(MOST_QUOTES - 1, "\n\n")
    assert article.quotes[-1].words == "Besok kami pulang,"
    assert not article.problems
