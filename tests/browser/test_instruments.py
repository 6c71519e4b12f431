"""Quality, network and palette in the browser: answered on a phone and with the keyboard alone; no total anywhere."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage, axe

QUALITY = "/vaerktoejer/kvalitet/"
NETWORK = "/vaerktoejer/netvaerkstjek/"
PALETTE = "/vaerktoejer/kompetencepalet/"
SIZES = {QUALITY: 19, NETWORK: 17, PALETTE: 22}
IDS = {QUALITY: "kvalitet-fem-dimensioner", NETWORK: "netvaerkstjek", PALETTE: "kompetencepaletten"}


def opened(page: Page, path: str) -> Page:
    page.goto(path)
    page.wait_for_selector(".instrument[data-ready]")
    return page


def answer_all(page: Page, default: str, choose: dict[str, str] | None = None) -> int:
    """Answer everything from the start, with `choose` for the rows named; return how many rows there were."""
    page.get_by_role("button", name="Begynd").click()
    answered = 0
    while True:
        for row in page.locator("fieldset.row").all():
            name = row.get_attribute("data-row") or ""
            row.locator(f"input[value={(choose or {}).get(name, default)}]").check()
            answered += 1
        forward = page.get_by_role("button", name=re.compile("^(Næste afsnit|Vis resultat)$")).first
        last = forward.inner_text() == "Vis resultat"
        forward.click()
        if last:
            return answered


@pytest.mark.parametrize("path", SIZES)
def test_on_a_small_phone(path: str, new_page: NewPage) -> None:
    page = opened(new_page(viewport={"width": 320, "height": 640}), path)
    assert answer_all(page, "ved-ikke") == SIZES[path]
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    expect(page.locator("[data-group=unsure] .result-entry")).to_have_count(SIZES[path])
    assert axe(page) == []


@pytest.mark.parametrize("path", SIZES)
def test_with_the_keyboard_alone(path: str, page: Page) -> None:
    opened(page, path)
    page.get_by_role("button", name="Begynd").focus()
    page.keyboard.press("Enter")
    for _ in range(3 * SIZES[path]):
        page.keyboard.press("Tab")
        focused = page.evaluate("({type: document.activeElement.type, text: document.activeElement.textContent})")
        if focused["type"] == "radio":
            page.keyboard.press("ArrowDown")
        elif focused["text"] in ("Næste afsnit", "Vis resultat"):
            page.keyboard.press("Enter")
        if page.locator(".survey-result").count():
            break
    expect(page.locator(".survey-result h2")).to_be_focused()
    stored = json.loads(page.evaluate(f"localStorage['bestyrelse1:{IDS[path]}:egen']"))
    assert len(stored["answers"]) == SIZES[path]


@pytest.mark.parametrize("path", SIZES)
def test_answers_are_there_after_a_reload(path: str, page: Page) -> None:
    opened(page, path)
    answer_all(page, "ikke-relevant")
    opened(page, path)
    page.get_by_role("button", name="Vis resultat").click()
    expect(page.locator("[data-group=blank]")).to_have_count(0)


def test_the_palette_shows_what_is_missing_first(page: Page) -> None:
    opened(page, PALETTE)
    chosen = {
        "kan-forhandle": "ingen-steder",
        "kan-maegle": "ved-ikke",
        "kan-laese-budget": "en-i-bestyrelsen",
        "kan-bygninger": "lokale-folk",
        "kan-svare-pressen": "ikke-relevant",
    }
    answer_all(page, "personalet", chosen)
    groups = [group.get_attribute("data-group") for group in page.locator(".result-group").all()]
    assert groups == ["nowhere", "one", "unsure", "borrowed", "house", "not-relevant"]
    expect(page.locator("[data-group=nowhere] .result-entry")).to_have_attribute("data-task", "kan-forhandle")
    expect(page.locator("[data-group=one] .result-entry strong")).to_have_text("Hos én i bestyrelsen")
    expect(page.locator("[data-group=house] .result-entry")).to_have_count(17)
    page.evaluate("window.print = () => (window.printed = true)")
    page.get_by_role("button", name="Udskriv").click()
    assert page.evaluate("window.printed")


def test_the_network_check_calls_nothing_a_fault(page: Page) -> None:
    opened(page, NETWORK)
    answer_all(page, "slet-ikke", {"holdt-pause": "helt"})
    expect(page.locator("[data-group=low] h3")).to_have_text("Det er I ikke så meget (16)")
    expect(page.locator("[data-group=high] .result-dimension")).to_have_text("Det koster netværket")


def test_quality_asks_for_the_evidence(page: Page) -> None:
    opened(page, QUALITY)
    answer_all(page, "kan-vises", {"givet-igen": "begyndt"})
    expect(page.locator("[data-group=low] .result-entry")).to_contain_text("Vi er begyndt")
    expect(page.locator("[data-group=high] p")).to_contain_text("vis beviset frem")
    result = page.locator(".survey-result").inner_text()
    assert not re.search(r"\d+ ?%|point|\bscore|i alt|gennemsnit", result, re.I)
