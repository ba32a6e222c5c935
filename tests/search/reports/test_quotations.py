"""Quotations gathered: the same words once, variants side by side, the first publication first."""

from __future__ import annotations

from search.model import Everything, Filters, Hit, Quote, SaidBy
from search.query.parse import parse
from search.reports.quotations import by_date, find_quotations, gather, question
from tests import archives
from tests.naive_engine import NaiveEngine

WORDS = "Harga beras akan turun sebelum bulan puasa tiba tahun ini"
LATER = "harga beras, akan turun sebelum bulan puasa tiba tahun ini!"
OTHER = "Harga beras akan turun sebelum bulan puasa dan gula menyusul"


def hit(number: int, words: str, published: str | None, speaker: str | None = "Budi Santoso") -> Hit:
    quote = Quote(0, 0, len(words), words, "direct", speaker)
    article = archives.article(number, body=(words,), published=published, quotes=(quote,))
    return Hit(article, 0.0, quotes=(quote,))


def test_the_same_words_are_one_quotation_with_its_first_publication() -> None:
    found = gather([hit(1, LATER, "2021-05-03"), hit(2, WORDS, "2021-05-01"), hit(3, WORDS, None)])
    (quotation,) = found
    (wording,) = quotation.wordings
    assert [printed.article.published for printed in wording.printed] == ["2021-05-01", "2021-05-03", None]
    assert quotation.first.quote.words == WORDS


def test_other_wordings_stand_side_by_side() -> None:
    (quotation,) = gather([hit(1, OTHER, "2021-05-02"), hit(2, WORDS, "2021-05-01")])
    assert [wording.first.quote.words for wording in quotation.wordings] == [WORDS, OTHER]


def test_other_speakers_other_matters_and_short_answers_stay_apart() -> None:
    found = gather(
        [
            hit(1, WORDS, "2021-05-01"),
            hit(2, WORDS, "2021-05-01", speaker="Rina Kartika"),
            hit(3, "Kami tidak tahu soal itu", "2021-05-01"),
            hit(4, "Kami tidak tahu soal gula", "2021-05-01"),
            hit(5, WORDS, "2021-05-01", speaker=None),
        ]
    )
    assert len(found) == 5


def test_the_order_is_that_of_the_articles() -> None:
    found = gather(
        [hit(1, WORDS, "2021-05-09"), hit(2, "Gula naik lagi minggu ini di semua pasar", "2020-01-01")]
    )
    assert [quotation.first.quote.words[:4] for quotation in found] == ["Harg", "Gula"]


def test_a_question_asks_for_the_words_of_one_speaker() -> None:
    filters = Filters(outlets=("Kabar Utara",))
    assert question("beras OR gula", "Budi", filters=filters).tree == parse("kata:Budi (beras OR gula)").tree
    assert question("", 'Bu"di').tree == SaidBy("Bu di", Everything())
    assert question("beras").tree == parse("kata:* beras").tree


def test_of_one_article_they_stand_as_it_has_them() -> None:
    told = "Rapat itu usai. " + WORDS
    quotes = (
        Quote(0, 16, len(told), WORDS, "direct", "Budi Santoso"),
        Quote(1, 1, 9, "Sama saja.", "direct", "Budi Santoso"),
    )
    article = archives.article(1, body=(told, "“Sama saja.”"), published="2021-05-01", quotes=quotes)
    for sort in ("newest", "oldest"):
        found = by_date(gather([Hit(article, 0.0, quotes=quotes)]), sort)
        assert [quotation.first.quote for quotation in found] == list(quotes)


def test_an_archive_is_asked() -> None:
    articles = [hit(n, WORDS, f"2021-05-0{n}").article for n in (3, 1, 2)]
    engine = NaiveEngine([*articles, archives.article(4, body=(WORDS,))])
    (quotation,) = find_quotations(engine, question("beras turun", "Santoso"))
    assert [printed.article.id for printed in quotation.wordings[0].printed] == [
        articles[1].id,
        articles[2].id,
        articles[0].id,
    ]
    assert find_quotations(engine, question("beras turun", "Rina")) == ()
    assert len(find_quotations(engine, question("", "Santoso"), most_read=2)[0].wordings[0].printed) == 2
