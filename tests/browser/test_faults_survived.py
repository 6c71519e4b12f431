"""What goes wrong on the way to a reader: the texts stay readable, and no answer is lost without a word."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import NewPage, axe_in_both_schemes
from tests.browser.quiz_pages import CHAPTER, GALLERY, awake, opened, state
from tests.site import Site

QUIZ_PAGE = "/haandbog/kom-i-gang/"


@pytest.fixture
def broken(browser: Browser, site: Site) -> Iterator[BrowserContext]:
    """A browser whose console is expected to complain."""
    with browser.new_context(base_url=site.address, locale="da-DK") as context:
        yield context


def readable(page: Page) -> None:
    """The text, every question and its explanation can be read, and the way on can be followed."""
    expect(page.locator("main h1")).to_be_visible()
    expect(page.locator("main .content p").first).to_be_visible()
    expect(page.locator("form.item").first).to_be_visible()
    assert page.locator("footer a").count() > 20


@pytest.mark.parametrize(
    "missing",
    [
        "assets/js/quiz.js",
        "assets/js/dom.js",
        "assets/js/site.js",
        "assets/js/theme.js",
        "assets/js/quiz/question.js",
        "assets/css/quiz.css",
    ],
)
def test_a_page_stays_readable_when_a_part_is_missing(broken: BrowserContext, missing: str) -> None:
    page = broken.new_page()
    page.route(f"**/{missing}", lambda route: route.fulfill(status=404, body=""))
    page.goto(QUIZ_PAGE)
    page.locator(".quiz").first.scroll_into_view_if_needed()
    page.wait_for_load_state("networkidle")
    readable(page)
    explanation = page.locator("form.item details.explanation").first
    if missing.startswith("assets/js/quiz") or missing.endswith("dom.js"):
        explanation.locator("summary").click()
        expect(explanation.locator("p, li").first).to_be_visible()


# One part of a kind that few pages have; where it is asked for, the reader goes first.
PARTS = [("missing", name) for name in ("item-match", "item-order", "item-short", "item-reflection", "case")]
PARTS += [("cut", "item-short"), ("cut", "case")]
CUT = "import { element } from './dom.js'\nexport class Half {\n  start() {"


@pytest.mark.parametrize(("how", "part"), PARTS)
def test_a_quiz_wakes_whole_or_stays_as_it_can_be_read(broken: BrowserContext, how: str, part: str) -> None:
    page = broken.new_page()
    answer = {"status": 404, "body": ""} if how == "missing" else {"body": CUT, "content_type": "text/javascript"}
    page.route(f"**/assets/js/quiz/{part}.js", lambda route: route.fulfill(**answer))
    page.goto(GALLERY)
    page.locator(".quiz").first.scroll_into_view_if_needed()
    page.wait_for_selector(".quiz[data-ready]")
    expect(page.locator(".glip")).to_be_visible()
    asleep = page.locator(".quiz:not([data-ready])")
    assert 0 < asleep.count() < page.locator(".quiz[data-ready]").count(), "the others are awake"
    assert asleep.locator("button").count() == 0, "a button that does nothing"
    expect(asleep.locator("form.item").first).to_be_visible()
    asleep.locator("details.explanation summary").first.click()
    expect(asleep.locator("details.explanation p, details.explanation li").first).to_be_visible()


def test_without_its_script_a_quiz_says_how_it_is_read(broken: BrowserContext) -> None:
    page = broken.new_page()
    page.route("**/assets/js/quiz.js", lambda route: route.abort())
    page.goto(QUIZ_PAGE)
    page.locator(".quiz").first.scroll_into_view_if_needed()
    expect(page.get_by_text("Vælg et svar, og fold forklaringen ud.").first).to_be_visible()
    page.unroute_all()
    page.mouse.wheel(0, -20_000)
    awake(page)


NOW_THERE = {
    "round/make.js": ".round[data-step=make]",
    "transfer.js": ".keep-tools",
    "quiz/exam.js": ".exam-box",
    "quiz/meeting.js": "dialog[open]",
}


@pytest.mark.parametrize(
    ("part", "path", "press"),
    [
        ("round/make.js", "/vaerktoejer/runde/", "Lav en ny runde"),
        ("transfer.js", "/vaerktoejer/arbejdsdelingstjekket/", "Gem svar i en fil"),
        ("quiz/exam.js", QUIZ_PAGE, "Prøve"),
        ("quiz/meeting.js", QUIZ_PAGE, "Vis på et møde"),
    ],
)
def test_what_cannot_be_fetched_is_said_and_can_be_tried_again(
    broken: BrowserContext, part: str, path: str, press: str
) -> None:
    page = broken.new_page()
    page.route(f"**/assets/js/{part}", lambda route: route.abort())
    page.goto(path)
    if path == QUIZ_PAGE:
        awake(page)
    expect(page.locator(".glip")).to_be_hidden()
    button = page.get_by_role("button", name=press).first
    button.click()
    expect(page.get_by_role("alert").filter(has_text="Det lykkedes ikke.")).to_be_in_viewport()
    if part == "transfer.js":
        assert axe_in_both_schemes(page) == []
    page.unroute_all()
    button.click()
    expect(page.locator(NOW_THERE[part]).first).to_be_visible()


@pytest.mark.parametrize("part", ["matrix.js", "survey.js", "keep.js", "store.js"])
def test_without_its_script_an_instrument_is_a_list(broken: BrowserContext, part: str) -> None:
    page = broken.new_page()
    page.route(f"**/assets/js/{part}", lambda route: route.fulfill(status=404, body=""))
    page.goto("/vaerktoejer/arbejdsdelingstjekket/")
    page.wait_for_load_state("networkidle")
    expect(page.locator(".task h3").first).to_be_visible()
    expect(page.get_by_role("button", name="Begynd")).to_have_count(0)


def test_answers_given_after_storage_was_emptied_are_kept(new_page: NewPage) -> None:
    """The browser threw away what it kept while the page was open, and between two visits."""
    page = new_page()
    opened(page)
    form = page.locator("form.item").first
    item = form.get_attribute("data-item") or ""
    form.locator(".option input").first.check()
    form.locator("button[type=submit]").click()
    assert item in state(page)["answers"]
    page.evaluate("localStorage.clear()")
    second = page.locator("form.item").nth(1)
    second.locator(".option input").first.check()
    second.locator("button[type=submit]").click()
    assert second.get_attribute("data-item") in state(page)["answers"]
    page.evaluate("localStorage.clear()")
    page.reload()
    awake(page)
    expect(page.locator("form.item button[type=submit]").first).to_be_visible()
    assert page.locator("form.item input:checked").count() == 0


# What a tool that translates pages does to every text.
TRANSLATE = """() => {
  const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT)
  const texts = []
  while (walker.nextNode()) {
    const text = walker.currentNode
    if (text.data.trim() && !text.parentElement.closest('script, template, textarea')) texts.push(text)
  }
  for (const text of texts) {
    const inner = document.createElement('font'), outer = document.createElement('font')
    inner.textContent = `${text.data} (EN)`
    outer.append(inner)
    text.replaceWith(outer)
  }
  return texts.length
}"""


def test_a_translated_page_still_judges_and_keeps(new_page: NewPage) -> None:
    page = new_page()
    opened(page)
    assert page.evaluate(TRANSLATE) > 50
    for number in (0, 1):
        form = page.locator("form.item").nth(number)
        form.locator(".option input").first.check()
        form.locator("button[type=submit]").click()
        expect(form.locator(".verdict")).to_be_visible()
        assert page.evaluate(TRANSLATE) > 50
    assert len(state(page)["answers"]) == 2
    page.reload()
    awake(page)
    assert page.locator("form.item input:checked").count() == 2


def test_a_translated_lookup_and_round_work(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/vaerktoejer/hvem-beslutter/")
    page.wait_for_selector(".lookup[data-ready]")
    page.evaluate(TRANSLATE)
    page.locator("#opslag").fill("ansæt")
    expect(page.locator(".lookup-entry:visible").first).to_be_visible()
    page.goto("/vaerktoejer/runde/")
    page.wait_for_selector(".round[data-ready]")
    page.evaluate(TRANSLATE)
    page.get_by_role("button", name=re.compile("Lav en ny runde")).click()
    page.wait_for_selector(".round[data-step=make]")


def test_forced_colours_leave_states_visible(new_page: NewPage) -> None:
    page = new_page(forced_colors="active")
    opened(page, CHAPTER)
    form = page.locator("form.item").first
    form.locator(".option input").first.check()
    form.locator("button[type=submit]").click()
    expect(form.locator(".verdict")).to_be_visible()
    assert form.locator(".verdict").inner_text().strip(), "a verdict is told in words"
    button = page.locator("header [data-search-open]")
    assert button.evaluate(
        "e => getComputedStyle(e).borderTopStyle !== 'none' && parseFloat(getComputedStyle(e).borderTopWidth) > 0"
    )
