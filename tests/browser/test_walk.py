"""The way to a decider, one question at a time, and the drawings on a narrow phone, in the dark and on paper."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage, axe

PAGE = "/vaerktoejer/skal-det-i-bestyrelsen/"
CHAPTERS = (
    "jeres-institution",
    "hvem-bestemmer-hvad",
    "bestyrelsen-i-arbejde",
    "kvalitet-og-vaerdier",
    "aftalerne",
    "kompetencer-og-rekruttering",
)


def opened(page: Page) -> Page:
    page.goto(PAGE)
    page.wait_for_selector("[data-walk][data-ready]")
    return page


def answer(page: Page, answers: str) -> None:
    for one in answers.split():
        page.locator(".walk-panel").get_by_role("button", name=one, exact=True).click()


@pytest.mark.parametrize(
    ("answers", "title", "task"),
    [
        ("Ja", "Din egen pligt", "underretning"),
        ("Nej Ja Ja", "Kommunen", "lukkedage"),
        ("Nej Ja Nej Ja", "Forældrebestyrelsen (tostrenget)", "fravaelge-frokost"),
        ("Nej Ja Nej Nej", "Bestyrelsen (enstrenget)", "fravaelge-frokost"),
        ("Nej Nej Ja", "Lederen", "vikarer"),
        ("Nej Nej Nej Nej", "Lederen", "vagtplan"),
        ("Nej Nej Nej Ja Ja", "Bestyrelsen", "gave"),
        ("Nej Nej Nej Ja Nej", "Spørg paraplyen", "inhabil"),
    ],
)
def test_every_way_leads_to_its_outcome(answers: str, title: str, task: str, page: Page) -> None:
    answer(opened(page), answers)
    panel = page.locator(".walk-panel")
    expect(panel.locator("h2")).to_have_text(title)
    expect(panel.locator("h2")).to_be_focused()
    expect(page.locator(".walk [role=status]")).to_contain_text(title)
    expect(panel.locator(".walk-way li")).to_have_count(len(answers.split()))
    panel.locator(f'a[href$="#svar-{task}"]').click()
    expect(page.locator(f"#svar-{task} h3")).to_be_in_viewport()


def test_by_keyboard_there_and_back(page: Page) -> None:
    opened(page)
    panel = page.locator(".walk-panel")
    first = panel.locator("h2").inner_text()
    expect(panel.get_by_role("button", name="Et skridt tilbage")).to_have_count(0)
    panel.get_by_role("button", name="Ja", exact=True).focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(panel.locator("h2")).to_be_focused()
    expect(page.locator(".walk [role=status]")).to_contain_text("Spørgsmål 2")
    assert panel.locator("h2").inner_text() != first
    for _ in range(3):
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(panel.locator("h2")).to_have_text(first)
    expect(panel.locator("h2")).to_be_focused()
    answer(page, "Nej Nej Ja")
    panel.get_by_role("button", name="Begynd forfra").click()
    expect(panel.locator("h2")).to_have_text(first)


def test_without_script_there_is_the_text(new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(PAGE)
    expect(page.locator(".walk-panel, .walk button")).to_have_count(0)
    expect(page.locator(".walk-questions > li")).to_have_count(7)
    page.locator(".walk-questions > li").first.get_by_role("link", name="Din egen pligt").click()
    expect(page.locator("#ender-egen-pligt")).to_be_in_viewport()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_no_violation(width: int, scheme: str, new_page: NewPage) -> None:
    page = opened(new_page(viewport={"width": width, "height": 800}, color_scheme=scheme))
    assert axe(page) == [], "as it opens"
    answer(page, "Nej Nej Nej Ja Nej")
    assert axe(page) == [], "result"
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_drawings_are_legible_on_a_narrow_phone(chapter: str, new_page: NewPage) -> None:
    page = new_page(viewport={"width": 320, "height": 640})
    page.goto(f"/haandbog/{chapter}/")
    assert page.locator("figure.diagram").count() >= 1
    small, outside = page.evaluate(
        """() => {
          const small = [], outside = []
          for (const svg of document.querySelectorAll('.diagram svg')) {
            const frame = svg.getBoundingClientRect(), scale = frame.width / svg.viewBox.baseVal.width
            for (const text of svg.querySelectorAll('text')) {
              const box = text.getBoundingClientRect()
              const size = parseFloat(getComputedStyle(text).fontSize) * scale
              if (size < 10 && !text.closest('.d-sign')) small.push(text.textContent)
              if (box.left < frame.left - 1 || box.right > frame.right + 1) outside.push(text.textContent)
            }
          }
          return [small, outside]
        }"""
    )
    assert (small, outside) == ([], [])
    page.emulate_media(media="print")
    expect(page.locator("figure.diagram svg").first).to_be_visible()
