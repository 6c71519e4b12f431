"""The five pages that speed is measured on, and what a reader does there with a finger."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Browser, Page

from scripts.measures import report_time
from scripts.measures.chromium import PHONE
from scripts.measures.weight import QUIZ, TABLE


@dataclass(frozen=True)
class Journey:
    """A page by its name and address (below the site), and presses on it."""

    name: str
    path: str
    use: Callable[[Page], None]


def journeys(chromium: Browser, address: str) -> list[Journey]:
    """Return the five; the report is one of two hundred answers, whose sums travel in its address."""
    return [
        Journey("Forside", "/", _home),
        Journey("Kapitel", TABLE, _chapter),
        Journey("Quiz", QUIZ, _quiz),
        Journey("Skema med 68 opgaver", "/vaerktoejer/arbejdsdelingstjekket/", _matrix),
        Journey("Rapport af 200 svar", report_time.shared_report(chromium, address), _report),
    ]


def _home(page: Page) -> None:
    page.locator("header [data-search-open]").click()
    page.locator("#search-field").press_sequentially("leder")


def _chapter(page: Page) -> None:
    page.locator("details.toc-here > summary").click()
    page.locator("details.toc-here > summary").click()
    page.locator("button.term").first.click()


def _quiz(page: Page) -> None:
    quiz = page.locator("[data-quiz]").first
    while (quiz.bounding_box() or {"y": 0})["y"] > PHONE["height"] / 2:  # as a thumb does it, not in one jump
        page.mouse.wheel(0, 300)
        page.wait_for_timeout(300)
    question = page.locator("[data-quiz][data-ready] form:has(input[type=radio])").first
    question.locator("input[type=radio]").first.check()
    question.locator("button[type=submit]").click()


def _matrix(page: Page) -> None:
    page.locator("#length-all").check()
    page.locator(".survey .button").click()
    for row in page.locator(".survey fieldset.row").all()[:3]:
        row.locator("input[type=radio]").first.check()
    page.locator(".survey-step .tool-row .button").click()


def _report(page: Page) -> None:
    page.locator(".tile").last.click()
    page.locator("[data-do=filter]").press("ArrowDown")
