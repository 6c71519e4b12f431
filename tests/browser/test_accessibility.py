"""axe finds nothing: in every state, light and dark, on a desktop, a phone and a narrow phone.

One visit takes a page through its states, and each state is looked at in both schemes: in dark with the rules that colours decide,
as the elements are the same.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import WIDTHS, NewPage, axe_in_both_schemes
from tests.browser.quiz_pages import awake

PAGES = {
    "home": "/",
    "chapter": "/haandbog/kom-i-gang/",
    "quiz": "/haandbog/hvem-bestemmer-hvad/",
    "case": "/haandbog/cases/kolonihaven/",
    "check": "/vaerktoejer/arbejdsdelingstjekket/",
    "self-evaluation": "/vaerktoejer/selvevaluering/",
    "template": "/skabeloner/forretningsorden/",
    "sources": "/kilder/",
    "privacy": "/om/privatliv/",
    "design system": "/genbrug/designsystem/",
    "guide": "/genbrug/skriv/spoergsmaal/",
    "editors' list": "/genbrug/redaktionens-liste/",
    "not found": "/404.html",
}
QUIZZES = ("quiz", "chapter")
INSTRUMENTS = ("check", "self-evaluation")


def nothing_found(page: Page, state: str) -> None:
    assert axe_in_both_schemes(page) == [], state


def unfold(page: Page) -> None:
    """Open the contents and all else that is folded."""
    page.evaluate("() => document.querySelectorAll('main details').forEach((details) => { details.open = true })")


def without_an_answer(page: Page) -> None:
    page.locator("form.item button[type=submit]:visible").first.click()
    page.locator(".error-message:visible").first.wait_for()


def answered(page: Page) -> None:
    """Answer all that is a choice, and ask to begin again, so that the question whether one is sure stands there too."""
    for form in page.locator("form.item:has(input:is([type=radio], [type=checkbox]):visible)").all():
        form.locator("input:is([type=radio], [type=checkbox]):visible").first.check()
        form.locator("button[type=submit]:visible").first.click()
    page.locator(".verdict:visible").first.wait_for()
    page.get_by_role("button", name="Nulstil").first.click()


def survey_result(page: Page) -> None:
    page.get_by_role("button", name="Begynd").click()
    while True:
        page.evaluate(
            """() => [...document.querySelectorAll('fieldset.row')].forEach((row, number) => {
              row.querySelectorAll('input')[number % 4].click()
            })"""
        )
        forward = page.get_by_role("button", name="Næste afsnit")
        if not forward.count():
            break
        forward.click()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", PAGES)
def test_no_violation(name: str, width: int, new_page: NewPage) -> None:
    page = new_page(viewport={"width": width, "height": WIDTHS[width]}, reduced_motion="reduce")
    page.goto(PAGES[name])
    if name in QUIZZES:
        awake(page)
    nothing_found(page, "as it opens")
    if width == 390 and name in ("home", "chapter"):
        page.get_by_role("button", name="Menu").click()
        nothing_found(page, "menu open")
        page.keyboard.press("Escape")
    if name in QUIZZES:
        without_an_answer(page)
    unfold(page)
    nothing_found(page, "contents open, and an answer missing where there are questions")
    if name in QUIZZES:
        answered(page)
        nothing_found(page, "answered")
    if name in INSTRUMENTS:
        page.wait_for_selector(".instrument[data-ready]")
        survey_result(page)
        nothing_found(page, "last step")
        page.get_by_role("button", name="Vis resultat").click()
        nothing_found(page, "result")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
