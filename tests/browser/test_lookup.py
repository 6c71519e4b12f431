"""The look-up page: a few letters lead to the tasks they could mean, with who decides."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage, axe

PAGE = "/vaerktoejer/hvem-beslutter/"


def opened(page: Page, query: str = "") -> Page:
    page.goto(PAGE + query)
    page.wait_for_selector(".lookup[data-ready]")
    return page


@pytest.mark.parametrize(
    ("typed", "task", "answer"),
    [
        ("fyre", "advarsel-eller-afsked-af-medarbejder", "Lederen beslutter."),
        ("lukkedag", "lukkedage", "Kommunen beslutter."),
        ("gave", "gave", "Bestyrelsen beslutter."),
        ("laereplan", "laereplan", "Lederen beslutter."),
        ("bekymr", "underretning", "Hver enkelt har selv pligten."),
    ],
)
def test_everyday_words_lead_to_the_task(typed: str, task: str, answer: str, page: Page) -> None:
    opened(page).locator("#opslag").press_sequentially(typed)
    entry = page.locator(f"#svar-{task}")
    expect(entry).to_be_visible()
    expect(entry.locator(".answer")).to_contain_text(answer)
    assert page.locator(".lookup-entry:visible").count() <= 8
    expect(page.locator(".lookup [role=status]")).to_contain_text(f"»{typed}«")


def test_nothing_found_says_what_to_do_and_escape_clears(page: Page) -> None:
    field = opened(page).locator("#opslag")
    field.fill("xyzzy")
    expect(page.locator(".lookup .progress")).to_contain_text("spørg formanden eller paraplyen")
    field.press("Escape")
    expect(field).to_be_focused()
    expect(page.locator(".lookup-section:visible")).to_have_count(page.locator(".lookup-section").count())
    expect(page.locator(".lookup-entry:visible")).to_have_count(0)


def test_who_does_not_know_what_to_type_is_offered_words_that_find_something(page: Page) -> None:
    words = opened(page).locator(".suggestions button").all_inner_texts()
    assert len(words) >= 5
    for word in words:
        page.get_by_role("button", name=word, exact=True).click()
        expect(page.locator("#opslag")).to_have_value(word)
        expect(page.locator(".lookup .progress")).to_contain_text(f"passer til »{word}«")
        assert page.locator(".lookup-entry:visible").count() > 0
        expect(page.locator(".suggestions")).to_be_hidden()
        page.get_by_role("button", name="Ryd").click()


def test_a_subject_that_was_folded_out_stays_so_until_something_is_typed(page: Page) -> None:
    section = opened(page).locator(".lookup-section").first
    section.locator("summary").first.click()
    entry = section.locator(".lookup-entry").first
    expect(entry).to_be_visible()
    sources = entry.locator(".sources")
    expect(sources.locator("a").first).to_be_hidden()
    sources.locator("summary").click()
    expect(sources.locator("a").first).to_be_visible()
    page.locator("#opslag").fill("gave")
    page.locator("#opslag").fill("")
    expect(entry).to_be_hidden()


@pytest.mark.parametrize(
    ("typed", "task"),
    [("fyre en vikar i utide", "advarsel-eller-afsked-af-medarbejder"), ("tage billeder", "databeskyttelse")],
)
def test_what_fits_only_in_part_shows_the_nearest_and_offers_the_whole_site(typed: str, task: str, page: Page) -> None:
    opened(page).locator("#opslag").fill(typed)
    expect(page.locator(".lookup .progress")).to_contain_text("Her er det, der ligger nærmest.")
    expect(page.locator(f"#svar-{task}")).to_be_visible()
    page.get_by_role("button", name="Søg på hele siden").click()
    expect(page.locator("dialog.search textarea")).to_have_value(typed)


def test_an_address_carries_the_search_and_the_task(new_page: NewPage) -> None:
    page = opened(new_page(), "?q=gave")
    expect(page.locator("#opslag")).to_have_value("gave")
    assert 0 < page.locator(".lookup-entry:visible").count() < 10
    page = opened(new_page(), "#svar-vagtplan")
    expect(page.locator("#svar-vagtplan h3")).to_be_in_viewport()
    title, field = (page.locator(place).bounding_box() for place in ("#svar-vagtplan h3", ".lookup-field"))
    assert title
    assert field
    assert title["y"] >= field["y"] + field["height"], "the field that follows does not cover the answer"


def test_what_is_typed_stays_text(page: Page) -> None:
    opened(page, "?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E")
    expect(page.locator(".lookup img")).to_have_count(0)
    expect(page.locator(".lookup .progress")).to_contain_text("<img src=x onerror=alert(1)>")


def test_without_script_it_is_a_list_by_section(new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(PAGE)
    for summary in page.locator(".lookup-section > summary").all():
        summary.click()
    expect(page.locator(".lookup-entry:visible")).to_have_count(68)
    expect(page.locator(".lookup input, .lookup button")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_violation(scheme: str, new_page: NewPage) -> None:
    page = opened(new_page(viewport={"width": 320, "height": 640}, color_scheme=scheme), "?q=syg")
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
