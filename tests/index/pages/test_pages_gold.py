"""Split and markup on the real pages of the shared folder, against line labels made by eye, with floors."""

from __future__ import annotations

import json
import tomllib

import pytest
from selectolax.lexbor import LexborHTMLParser

from index.pages.html import Markup, read_markup
from index.pages.html_blocks import read_blocks
from index.pages.splitting import Page, split
from tests import paths
from tests.paths import FLOORS, SHARED
from tools.evaluate import outlets_of, read_articles, sign

GOLD: dict[str, dict[str, list[str]]] = json.loads((paths.GOLD / "pages.json").read_text(encoding="utf-8"))
FLOOR = tomllib.loads((FLOORS / "pages.toml").read_text(encoding="utf-8"))

pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="the shared folder of real pages is not here")


def signs(rows: list[str]) -> set[str]:
    return {row.rpartition(":")[2] for row in rows}


def read(name: str) -> str:
    return (SHARED / name).read_text(encoding="utf-8", errors="replace")


def rates(pages: dict[str, Page]) -> tuple[float, float]:
    """Precision and recall of body lines over some pages."""
    right = kept = wanted = 0
    for name, page in pages.items():
        gold = signs(GOLD[name]["body"])
        got = [sign(text) for text in page.body]
        right += sum(text in gold for text in got)
        kept += len(got)
        wanted += len(gold)
    return right / kept, right / wanted


def texts(folder: str) -> dict[str, Page]:
    return {name: split(read(name)) for name in GOLD if name.startswith(folder)}


def markups() -> dict[str, Markup]:
    return {name: read_markup(read(name)) for name in GOLD if name.endswith(".html")}


@pytest.mark.parametrize("folder", ["seeds", "gold/pages"])
def test_scrapes_keep_their_floors(folder: str) -> None:
    pages = texts(folder)
    precision, recall = rates(pages)
    assert precision >= FLOOR[folder]["precision"]
    assert recall >= FLOOR[folder]["recall"]
    for name, page in pages.items():
        assert [sign(page.title)] if page.title else GOLD[name]["title"] == [], name
        assert {sign(line.text) for line in page.lines if line.label == "lead"} == signs(
            GOLD[name]["lead"]
        ), name


def test_markup_keeps_its_floors() -> None:
    found = markups()
    precision, recall = rates({name: markup.page for name, markup in found.items()})
    assert precision >= FLOOR["html"]["precision"]
    assert recall >= FLOOR["html"]["recall"]
    titles = sum(
        bool(markup.title) and [sign(markup.title or "")] == GOLD[name]["title"]
        for name, markup in found.items()
    )
    assert titles >= FLOOR["html"]["titles"]
    assert sum(bool(markup.dates or markup.page.header) for markup in found.values()) == len(found)


def test_html_pages_pasted_as_text_keep_their_floors() -> None:
    """The same pages as a reader copies them: every menu and list, no markup."""
    pages = {}
    for name in GOLD:
        if name.endswith(".html"):
            pages[name] = split("\n".join(block.text for block in read_blocks(LexborHTMLParser(read(name)))))
    precision, recall = rates(pages)
    assert precision >= FLOOR["pasted"]["precision"]
    assert recall >= FLOOR["pasted"]["recall"]
    titles = sum([sign(page.title or "")] == GOLD[name]["title"] for name, page in pages.items())
    assert titles >= FLOOR["pasted"]["titles"]


def test_what_must_not_be_searchable_is_cut() -> None:
    seeds = json.loads((SHARED / "gold" / "seeds.json").read_text(encoding="utf-8"))
    for name, gold in seeds.items():
        page = split(read(f"seeds/{name}.txt"))
        searchable = "\n".join((page.title or "", page.lead or "", *page.body))
        assert page.title == gold["title"]
        assert (page.lead or "").startswith(gold.get("lead", ""))
        assert page.body[0].startswith(gold["body_first"])
        # The gold's last line may be its beginning or its end.
        assert page.body[-1].startswith(gold["body_last"]) or page.body[-1].endswith(gold["body_last"])
        assert not [text for text in gold["never"] if text in searchable]
        assert all(text in "\n".join(cut.text for cut in page.cut) for text in gold["never"])


def test_the_other_scrapes_begin_and_end_right() -> None:
    pages = json.loads((SHARED / "gold" / "pages.json").read_text(encoding="utf-8"))
    for name, gold in pages.items():
        page = split(read(f"gold/pages/{name}.txt"))
        assert (page.title is None) == (gold["title_contains"] is None), name
        assert (gold["title_contains"] or "") in (page.title or ""), name
        assert page.body[0].startswith(gold["body_first"]), name
        assert page.body[-1].startswith(gold["body_last"]), name


def test_titles_outlets_and_dates_of_every_page() -> None:
    articles = read_articles(SHARED, list(GOLD))
    wrong = [name for name, outlet in outlets_of(SHARED, GOLD).items() if articles[name].outlet != outlet]
    wrong += [n for n, a in articles.items() if ([sign(a.title)] if a.title else []) != GOLD[n]["title"]]
    assert wrong == []
    pages = json.loads((SHARED / "gold" / "pages.json").read_text(encoding="utf-8"))
    for name, gold in pages.items():
        article, stated = articles[f"gold/pages/{name}.txt"], gold["date"]
        if stated and stated[0].isdigit():
            assert (article.published or "")[:10] == stated, name
        elif stated and stated[0] == "~":  # from the body or not at all
            assert article.dated_by in ("body", None), name
        elif stated:
            assert (article.published or "")[:10] != stated.split()[-1], name
        else:
            assert article.published is None, name
