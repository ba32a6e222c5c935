"""The page's two languages: which one a reader gets, and that none of its texts lacks a translation."""

from __future__ import annotations

from io import BytesIO

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po
from flask.testing import FlaskClient

from search.query.parse import parse
from tests.paths import ROOT
from tests.web.parsed import parsed_at, texts_in

WEB = ROOT / "web"
ENGLISH = WEB / "translations" / "en" / "LC_MESSAGES"


def _speaks(text: str) -> str:
    return text.split('<html lang="', 1)[1][:2]


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("", "id"),
        ("id-ID,id;q=0.9,en;q=0.8", "id"),
        ("en-GB,en;q=0.9", "en"),
        ("en-US,en;q=0.9,id;q=0.8", "en"),
        ("id,en-US;q=0.9", "id"),
        ("ms,ja;q=0.8", "id"),
        ("ja,en;q=0.5,id;q=0.4", "en"),
    ],
)
def test_the_browsers_preference_decides(page: FlaskClient, accepted: str, language: str) -> None:
    response = page.get("/", headers={"Accept-Language": accepted})
    assert _speaks(response.get_data(as_text=True)) == language
    assert "Accept-Language" in response.headers["Vary"]


def test_the_switch_wins_and_is_kept(page: FlaskClient) -> None:
    indonesian = {"Accept-Language": "id"}
    first = page.get("/?q=jembatan&lang=en", headers=indonesian).get_data(as_text=True)
    assert "More snippets" in first and "28 May 2021, 08:37 WIB" in first
    second = page.get("/?q=jembatan", headers=indonesian).get_data(as_text=True)
    assert "More snippets" in second
    assert "Cuplikan lebih banyak" in page.get("/?q=jembatan&lang=id").get_data(as_text=True)


def test_a_language_that_there_is_not_changes_nothing(page: FlaskClient) -> None:
    response = page.get("/?lang=xx")
    assert _speaks(response.get_data(as_text=True)) == "id"
    assert "Set-Cookie" not in response.headers


def test_the_switch_keeps_the_page_and_its_state(page: FlaskClient) -> None:
    text = page.get("/?q=jembatan&outlet=Kabar+Utara&sort=newest").get_data(as_text=True)
    assert 'href="/?q=jembatan&amp;outlet=Kabar+Utara&amp;sort=newest&amp;lang=en"' in text


def test_articles_stay_indonesian_on_the_english_page(page: FlaskClient) -> None:
    text = page.get("/?q=jembatan&lang=en").get_data(as_text=True)
    assert _speaks(text) == "en"
    assert 'class="snippet only" lang="id"' in text


def test_numbers_of_one_and_many_in_english(page: FlaskClient) -> None:
    assert "<strong>1 article<" in page.get("/?q=masinis&lang=en").get_data(as_text=True)
    assert "<strong>24 articles<" in page.get("/?q=pelabuhan&lang=en").get_data(as_text=True)


# --- the catalogue -----------------------------------------------------------------------------------


def _english() -> Catalog:
    with (ENGLISH / "messages.po").open("rb") as file:
        return read_po(file, locale="en")


def _in_the_sources() -> set[str]:
    with (WEB / "translations" / "babel.cfg").open() as file:
        methods, options = parse_mapping_cfg(file)  # type: ignore[no-untyped-call]
    found = extract_from_dir(WEB, method_map=methods, options_map=options)
    return {message if isinstance(message, str) else message[0] for _, _, message, _, _ in found}


def test_every_text_is_translated_and_no_translation_is_left_over() -> None:
    translated = {
        (message.id if isinstance(message.id, str) else message.id[0]): message.string
        for message in _english()
        if message.id
    }
    texts = _in_the_sources()
    assert len(texts) > 100
    assert texts - set(translated) == set()
    assert set(translated) - texts == set()
    assert [text for text, english in translated.items() if not english or not all(english)] == []


def test_translations_fill_in_the_same_values() -> None:
    assert [message.id for message in _english() if message.id and message.check()] == []


def _texts_of(catalog: Catalog) -> set[tuple[str, str]]:
    return {(repr(message.id), repr(message.string)) for message in catalog if message.id}


def test_the_compiled_catalogue_is_the_written_one() -> None:
    compiled = BytesIO()
    write_mo(compiled, _english())
    compiled.seek(0)
    with (ENGLISH / "messages.mo").open("rb") as file:
        assert _texts_of(read_mo(file)) == _texts_of(read_mo(compiled))


@pytest.mark.parametrize("locale", ["id", "en"])
def test_the_examples_of_what_can_be_typed_are_understood(page: FlaskClient, locale: str) -> None:
    examples = texts_in(parsed_at(page, f"/?lang={locale}"), ".syntax code")
    assert len(examples) > 9
    assert any("OR" in text for text in examples) == (locale == "en")
    for text in examples:
        codes = {note.code for note in parse(text).notes}
        assert codes <= {"synonyms", "learned-synonyms"}, text
