"""The institution's name on the templates: written once, kept in this browser, removed when it is wiped out."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import NewPage

NAME = "Børnehuset <b>Kløverstien</b>"


def test_the_name_is_written_once(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/skabeloner/funktionsbeskrivelse/")
    page.get_by_label("Institutionens navn").fill(NAME)
    expect(page.locator(".felt.filled")).to_have_count(2)
    expect(page.locator(".felt.filled").first).to_have_text(NAME)
    page.goto("/skabeloner/forretningsorden/")
    expect(page.get_by_label("Institutionens navn")).to_have_value(NAME)
    expect(page.locator(".felt.filled")).to_have_text([NAME])
    page.get_by_label("Institutionens navn").fill("")
    expect(page.locator(".felt.filled")).to_have_count(0)
    expect(page.locator(".felt", has_text="institutionens navn")).to_have_count(1)
    assert page.evaluate("localStorage.length") == 0


def test_a_second_tab_follows(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/skabeloner/dagsorden/")
    other = new_page(page.context)
    other.goto("/skabeloner/dagsorden/")
    page.get_by_label("Institutionens navn").fill("Kløverstien")
    expect(other.locator(".felt.filled")).to_have_text(["Kløverstien"])


def test_what_cannot_be_read_is_no_obstacle(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/skabeloner/dagsorden/")
    for text in ("{", "[]", "null", '{"institutionens navn": 7}'):
        page.evaluate("text => localStorage.setItem('bestyrelse1:felter', text)", text)
        page.reload()
        expect(page.get_by_label("Institutionens navn")).to_have_value("")
        expect(page.locator(".felt.filled")).to_have_count(0)


def test_without_script_the_box_is_not_shown(new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False)
    page.goto("/skabeloner/dagsorden/")
    expect(page.locator("#felt-institution")).to_be_hidden()
    expect(page.get_by_role("link", name="Hent til Word (.docx)")).to_be_visible()


def test_paper_holds_the_template_alone(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/skabeloner/dagsorden/")
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", name="Sådan bruger I den")).to_be_hidden()
    expect(page.locator(".download").first).to_be_hidden()
    expect(page.get_by_role("heading", name="De tre formål")).to_be_visible()
