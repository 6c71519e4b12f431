"""A slow network: the text comes before the scripts, and what the reader did before they came is not lost."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.conftest import NewPage, until
from tests.browser.quiz_pages import GALLERY, state

CHAPTER = "/haandbog/kom-i-gang/"
QUIZ = "kom-i-gang:egen"
PAINT = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0"
MODULES = re.compile(r"/assets/js/(?!theme\.js)")


def slow(page: Page) -> None:
    """400 kbit/s and 400 ms to the server and back, as on a weak 3G."""
    session = page.context.new_cdp_session(page)
    rates = {"downloadThroughput": 50_000, "uploadThroughput": 50_000}
    session.send("Network.emulateNetworkConditions", {"offline": False, "latency": 400, **rates})


class Late:
    """A page on which some scripts stay away until they are let through."""

    def __init__(self, page: Page, scripts: re.Pattern[str]) -> None:
        self.page = page
        self.held: list[Route] = []
        self.away = False
        page.route(scripts, lambda route: self.held.append(route) if self.away else route.continue_())

    def open(self, path: str, place: str) -> Locator:
        """Open the page and go to a place on it; they have been asked for, and nothing came."""
        self.away = True
        self.page.goto(path, wait_until="commit")
        found = self.page.locator(place).first
        found.scroll_into_view_if_needed()
        while not self.held:
            self.page.wait_for_timeout(20)
        return found

    def let(self, ready: str = ".quiz[data-ready]") -> None:
        """Let them through, go near and wait for what they do."""
        self.away = False
        while self.held:
            self.held.pop().continue_()
        self.page.wait_for_selector(ready)


def press(form: Locator) -> None:
    form.get_by_role("button", name="Svar", exact=True).click()
    expect(form.locator(".verdict")).to_be_visible()


def test_the_text_is_there_before_the_scripts(new_page: NewPage) -> None:
    page = new_page(viewport={"width": 390, "height": 844})
    slow(page)
    late = Late(page, MODULES)
    form = late.open(CHAPTER, "form.item")
    until(page, PAINT)
    expect(page.locator("main h1")).to_be_visible()
    expect(page.locator("main .content p").first).to_be_visible()
    form.locator(".option label").first.click()
    late.let()
    press(form)
    assert form.get_attribute("data-item") in state(page, QUIZ)["answers"]


def test_what_was_chosen_before_the_quiz_came_is_still_chosen(page: Page) -> None:
    late = Late(page, re.compile("/js/quiz.js"))
    form = late.open(CHAPTER, "form.item")
    expect(form.locator("button[type=submit]")).to_have_count(0)
    chosen = form.locator(".option input").nth(1).get_attribute("value")
    form.locator(".option label").nth(1).click()
    late.let()
    expect(form.locator("input:checked")).to_have_attribute("value", chosen)
    press(form)
    assert state(page, QUIZ)["answers"][form.get_attribute("data-item")]["value"] == [chosen]


def test_what_was_kept_goes_before_what_was_chosen_too_early(page: Page) -> None:
    late = Late(page, re.compile("/js/quiz.js"))
    form = late.open(CHAPTER, "form.item")
    late.let()
    form.locator(".option input").first.check()
    kept = form.locator("input:checked").get_attribute("value")
    press(form)
    late.open(CHAPTER, f"form.item .option input:not([value='{kept}'])").check()
    late.let()
    expect(form.locator("input:checked")).to_have_attribute("value", kept)
    expect(form.locator(".verdict")).to_be_visible()


def test_own_words_written_before_the_quiz_came_stand_below_those_that_were_kept(page: Page) -> None:
    late = Late(page, re.compile("/js/quiz/item-reflection.js"))
    new = late.open(GALLERY, "#q-ubesvaret-eks-tanke textarea")
    old = page.locator("#q-skrevet-eks-tanke textarea")
    new.fill("Først dette.")
    old.fill("Så dette.")
    late.let("[data-quiz=galleri-egne-ord][data-ready]")
    kept = "Jeg vil gerne forstå budgettet bedre."
    expect(new).to_have_value("Først dette.")
    expect(old).to_have_value(f"{kept}\nSå dette.")
    expect(page.locator("#q-skrevet-eks-tanke .own-words")).to_have_text(f"{kept} Så dette.", use_inner_text=False)


def test_a_name_that_is_being_written_when_the_script_comes_stays(page: Page) -> None:
    late = Late(page, re.compile("/js/fields.js"))
    field = late.open("/skabeloner/forretningsorden/", "[data-fills]")
    field.fill("Solsikken")
    late.let(".felt.filled")
    expect(field).to_have_value("Solsikken")
    expect(page.locator(".felt.filled").first).to_have_text("Solsikken")
    page.reload()
    expect(field).to_have_value("Solsikken")
