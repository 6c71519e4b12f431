"""A clock that is set wrong between visits: no answer is lost, the schedule comes back to itself, dates of the text stay."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage
from tests.browser.quiz_pages import QUIZ, answer, judged, opened, state, wrong

NOW = "2027-03-01T12:00:00"
FAR = {"ahead": "2061-03-01T12:00:00", "back": "1999-01-01T12:00:00"}
REFRESHER = "/vaerktoejer/genopfrisk/"


def put_away(page: Page) -> None:
    page.get_by_role("button", name="Gem forsøget, og begynd forfra").click()


@pytest.mark.parametrize("far", FAR)
def test_the_refresher_comes_back_to_itself(far: str, page: Page) -> None:
    page.clock.install(time=FAR[far])
    opened(page)
    one, two = judged(page)[:2]
    answer(page, one["id"], one["right"][0])
    answer(page, two["id"], wrong(two))
    page.clock.set_system_time(NOW)
    opened(page, REFRESHER, "[data-refresh]")
    expect(page.locator(".refresh-card")).to_contain_text("2 spørgsmål er klar til dig.")
    page.get_by_role("button", name="Begynd").click()
    for button in ("Næste spørgsmål", "Færdig"):
        form = page.locator(".refresh-card form")
        item = next(item for item in (one, two) if item["id"] == form.get_attribute("data-item"))
        if far == "ahead" and item is one:
            expect(page.locator(".due-why")).to_contain_text("Enhedens ur har gået forkert")
        form.locator(f"input[value={item['right'][0]}]").check()
        form.get_by_role("button", name="Svar").click()
        page.get_by_role("button", name=button).click()
    # From here on the days count from today; what was right in 1999 was right on another day, and is firm now.
    page.clock.set_system_time("2027-03-08T13:00:00")
    opened(page, REFRESHER, "[data-refresh]")
    due = {"ahead": 2, "back": 1}[far]
    expect(page.locator(".refresh-card")).to_contain_text(f"{due} spørgsmål er klar til dig.")


@pytest.mark.parametrize("far", FAR)
def test_attempts_and_answers_stay_and_can_be_read(far: str, page: Page) -> None:
    page.clock.install(time=FAR[far])
    opened(page)
    item = judged(page)[0]
    answer(page, item["id"], wrong(item))
    put_away(page)
    page.clock.set_system_time(NOW)
    opened(page)
    answer(page, item["id"], item["right"][0])
    put_away(page)
    expect(page.locator(".history summary")).to_have_text("Tidligere forsøg (2)")
    page.locator(".history summary").click()
    texts = page.locator(".history time").all_inner_texts()
    assert any("2027" in text for text in texts)
    assert any(FAR[far][:4] in text for text in texts)
    assert "Invalid" not in page.locator("main").inner_text()
    opened(page)
    answer(page, item["id"], item["right"][0])
    page.reload()
    page.locator(".quiz").first.scroll_into_view_if_needed()
    page.wait_for_selector(".quiz[data-ready]")
    expect(page.locator(f"#q-{item['id']} .verdict")).to_be_visible()


def test_a_date_after_which_there_is_none_stops_no_answer(page: Page) -> None:
    """A file or a spoilt store may hold the last moment that a date can be."""
    opened(page)
    item = judged(page)[0]
    entry = {"value": [wrong(item)], "key": item["key"], "wording": item["wording"]}
    for at in ("+275760-09-13T00:00:00.000Z", "9999-99-99", ""):
        kept = {"version": 1, "answers": {item["id"]: {**entry, "at": at}}, "looks": {}, "attempts": []}
        page.evaluate(f"localStorage.setItem('bestyrelse1:{QUIZ}:egen', {json.dumps(json.dumps(kept))})")
        opened(page)
        answer(page, item["id"], item["right"][0])
        expect(page.locator(f"#q-{item['id']} .verdict")).to_have_attribute("data-verdict", "right")
        assert state(page)["answers"][item["id"]]["value"] == item["right"]


@pytest.mark.parametrize("far", FAR)
def test_dates_of_the_text_and_of_a_round_are_their_own(far: str, new_page: NewPage) -> None:
    def dates(time: str) -> list[str]:
        page = new_page()
        page.clock.install(time=time)
        found = []
        for path in ("/haandbog/formanden/", "/om/nyt/", "/kilder/"):
            page.goto(path)
            found += page.locator("main time, .reviewed, .page-facts").all_text_contents()
        page.goto("/vaerktoejer/runde/")
        page.get_by_role("button", name="Se en eksempelrunde").click()
        page.wait_for_selector(".round[data-step=report], .round[data-step=collect]")
        return [*found, *page.locator(".round-panel h2, .round-panel .facts").all_text_contents()]

    right = dates(NOW)
    assert len(right) > 5
    assert dates(FAR[far]) == right


def test_the_course_and_the_year_open_in_any_year(new_page: NewPage) -> None:
    for time in FAR.values():
        page = new_page()
        page.clock.install(time=time)
        for path in ("/kursus/mit-forloeb/", "/vaerktoejer/aarshjul/", "/vaerktoejer/mine-svar/"):
            page.goto(path)
            page.wait_for_selector("[data-ready]")
            assert "Invalid Date" not in page.locator("main").inner_text()
