"""What a browser keeps: taken back after it was removed, followed as a feed, exported where there is some;
and forced colours."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests import reading_room

pytestmark = pytest.mark.browser

_BORDERS = "all => all.map(each => parseFloat(getComputedStyle(each).borderBottomWidth))"


def test_nothing_is_exported_where_nothing_is_kept(page: Page) -> None:
    page.goto("/tersimpan")
    buttons = page.locator(".kept-files button")
    expect(buttons).to_have_count(5)
    for button in buttons.all():
        expect(button).to_be_disabled()
    page.goto("/?q=pelabuhan")
    page.get_by_role("button", name="Simpan pencarian").click()
    expect(page.get_by_role("button", name="Pencarian tersimpan")).to_be_visible()
    page.goto("/tersimpan")
    # Only JSON holds searches.
    expect(page.get_by_role("button", name="JSON", exact=True)).to_be_enabled()
    expect(page.get_by_role("button", name="RIS")).to_be_disabled()
    feed = page.locator("#pencarian-tersimpan").get_by_role("link", name="Feed Atom")
    expect(feed).to_have_attribute("href", "/atom?q=pelabuhan&sort=added")


def test_what_was_removed_can_be_taken_back_to_its_place(page: Page) -> None:
    page.goto("/?q=pelabuhan")
    for number in range(3):
        page.locator(".hit .star").nth(number).click()
    page.goto("/tersimpan")
    items = page.locator("#artikel-tersimpan > li > a")
    before = items.all_text_contents()
    assert len(before) == 3
    page.get_by_role("button", name="Hapus").nth(1).click()
    expect(items).to_have_text([before[0], before[2]])
    undo = page.get_by_role("button", name=f"Urungkan: {before[1]}")
    expect(undo).to_be_focused()
    undo.click()
    expect(items).to_have_text(before)
    page.reload()
    expect(items).to_have_text(before)
    page.get_by_role("button", name="Hapus").first.click()
    page.reload()
    expect(items).to_have_text(before[1:])


@pytest.mark.parametrize("page", [{"forced_colors": "active"}], indirect=True)
def test_forced_colours_leave_the_heat_and_the_first_publisher_to_be_seen(page: Page) -> None:
    page.goto("/bandingkan?q=pelabuhan")
    hottest = page.locator(".heat .h9").evaluate_all(_BORDERS)
    cold = page.locator(".heat td:not([class='h9'])").evaluate_all(_BORDERS)
    assert min(hottest) > 5 and len(cold) > 0 and max(cold) < max(hottest)
    page.goto(f"/artikel/{reading_room.HARBOURS[0].id}")
    dots = page.locator(".journey li").evaluate_all(
        "all => all.map(each => [each.className, getComputedStyle(each, '::before').backgroundColor])"
    )
    assert {colour for name, colour in dots if name} != {colour for name, colour in dots if not name}
    expect(page.locator(".journey li.first")).to_contain_text(re.compile("terbit pertama"))
