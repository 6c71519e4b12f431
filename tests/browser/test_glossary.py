"""Words that open a note: by key, touch and pointer, without scripts, on paper; and the definition in the search."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import COLOUR_RULES, NewPage, axe

PAGE = "/haandbog/kom-i-gang/"
LEAST = 24


def test_by_keyboard_there_and_back(page: Page) -> None:
    page.goto(PAGE)
    assert page.evaluate("document.activeElement === document.body"), "a note took the focus when the page was opened"
    button, note = page.locator('[popovertarget="ord-tostrenget"]'), page.locator("#ord-tostrenget")
    expect(note).to_be_hidden()
    button.focus()
    page.keyboard.press("Enter")
    expect(note).to_be_visible()
    expect(note).to_be_focused()
    expect(note).to_contain_text("Ikke det samme som")
    page.keyboard.press("Tab")
    expect(note.get_by_role("link")).to_be_focused()
    page.keyboard.press("Escape")
    expect(note).to_be_hidden()
    expect(button).to_be_focused()


def test_by_touch_without_scripts_on_a_phone(new_page: NewPage) -> None:
    page = new_page(viewport={"width": 320, "height": 640}, has_touch=True, java_script_enabled=False)
    page.goto(PAGE)
    note = page.locator("#ord-tostrenget")
    page.locator('[popovertarget="ord-tostrenget"]').tap()
    expect(note).to_be_visible()
    box = note.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 320
    assert box["y"] + box["height"] <= 640
    page.touchscreen.tap(5, 100)
    expect(note).to_be_hidden()


def test_a_note_leads_to_its_place_in_the_glossary(page: Page) -> None:
    page.goto(PAGE)
    page.locator('[popovertarget="ord-tostrenget"]').click()
    page.locator("#ord-tostrenget a").click()
    expect(page.locator("#tostrenget dt")).to_be_in_viewport()


def test_words_are_large_enough_to_press(new_page: NewPage) -> None:
    page = new_page(viewport={"width": 390, "height": 844})
    page.goto(PAGE)
    boxes = [button.bounding_box() for button in page.locator("button.term").all()]
    assert boxes
    assert [box for box in boxes if not box or min(box["width"], box["height"]) < LEAST] == []


def test_on_paper_the_notes_stand_at_the_end(page: Page) -> None:
    page.goto(PAGE)
    expect(page.get_by_role("heading", name="Ord på siden")).to_have_count(0)
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", name="Ord på siden")).to_be_visible()
    notes = page.locator(".term-note")
    assert notes.count() == page.locator("button.term").count()
    for note in notes.all():
        expect(note).to_be_visible()
    heights = notes.evaluate_all("notes => notes.map((note) => note.getBoundingClientRect().top)")
    assert heights == sorted(set(heights))


def test_axe_finds_nothing_in_an_open_note(page: Page) -> None:
    page.goto(PAGE)
    page.locator('[popovertarget="ord-tostrenget"]').click()
    assert axe(page, (*COLOUR_RULES, "region", "aria-allowed-attr", "nested-interactive", "target-size")) == []
    page.emulate_media(color_scheme="dark")
    assert axe(page, COLOUR_RULES) == []


def test_the_glossary_fits_a_narrow_phone(new_page: NewPage) -> None:
    page = new_page(viewport={"width": 320, "height": 640})
    page.goto("/ordliste/")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.get_by_role("link", name="Å", exact=True).click()
    expect(page.locator("#aarshjul dt")).to_be_in_viewport()


@pytest.mark.parametrize("query", ["tostrenget", "Hvad er en driftsaftale?"])
def test_the_search_explains_a_word_first(query: str, page: Page) -> None:
    page.goto("/")
    page.get_by_role("button", name="Søg").click()
    page.get_by_label("Hvad vil du vide?").fill(query)
    first = page.locator(".search-answer").first
    title = "Tostrenget" if query == "tostrenget" else "Driftsoverenskomst"
    expect(first.locator("h4")).to_have_text(title)
    expect(page.locator(".search-status")).to_contain_text("Forklaringen på ordet står øverst.")
    first.get_by_role("link").click()
    expect(page.locator(f"#{title.lower()} dt")).to_be_in_viewport()
