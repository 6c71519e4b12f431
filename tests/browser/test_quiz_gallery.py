"""axe over every example in every state, and every mode: light and dark, desktop, phone, narrow phone, 400 %."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import WIDTHS, NewPage, axe
from tests.browser.quiz_pages import CHAPTER, GALLERY, judged, opened, wrong


def fits(page: Page, width: int) -> None:
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def unfold_all(page: Page) -> None:
    page.evaluate("document.querySelectorAll('main details').forEach(one => { one.open = true })")


LOOKS = [(1280, "light"), (1280, "dark"), (390, "light"), (390, "dark"), (320, "light")]


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_every_example_in_every_state(width: int, scheme: str, new_page: NewPage) -> None:
    page = new_page(viewport={"width": width, "height": WIDTHS[width]}, color_scheme=scheme, reduced_motion="reduce")
    opened(page, GALLERY)
    assert axe(page) == []
    fits(page, width)
    unfold_all(page)
    for form in page.locator("form.item").all():
        if form.is_visible() and not form.locator(".verdict").count():
            form.locator("button[type=submit]").click()  # the fault that asks for an answer
    assert axe(page) == []
    fits(page, width)


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_every_mode(width: int, scheme: str, new_page: NewPage) -> None:
    page = new_page(viewport={"width": width, "height": WIDTHS[width]}, color_scheme=scheme, reduced_motion="reduce")
    opened(page)
    page.get_by_label("Spørg mig, hvor sikker jeg er").check()
    page.get_by_role("button", name="Prøve", exact=True).click()
    page.wait_for_selector(".exam-box")
    for item in judged(page):
        page.check(f"#q-{item['id']}-{wrong(item)}")
        page.locator(f"#q-{item['id']}").get_by_label("Sikker", exact=True).check()
    page.get_by_role("button", name="Aflever", exact=True).click()
    assert axe(page) == [], "exam with its warning"
    fits(page, width)
    page.get_by_role("button", name="Aflever alligevel").click()
    expect(page.locator(".bars")).to_be_visible()
    unfold_all(page)
    assert axe(page) == [], "result"
    fits(page, width)
    page.click("[data-mode=meeting]")
    page.get_by_role("button", name="Vis svar og forklaring").click()
    assert axe(page) == [], "meeting"
    page.keyboard.press("Escape")
    opened(page, "/vaerktoejer/genopfrisk/", "[data-refresh]")
    assert axe(page) == [], "refresher"
    page.get_by_role("button", name="Begynd", exact=True).click()
    form = page.locator(".refresh-card form")
    form.locator(".option input").first.check()
    form.get_by_role("button", name="Svar").click()
    assert axe(page) == [], "refresher, answered"
    fits(page, width)
    opened(page, "/vaerktoejer/mine-svar/", "[data-kept]")
    page.get_by_role("button", name="Slet alt i denne browser").click()
    assert axe(page) == [], "what is kept"
    fits(page, width)


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (390, 844), (320, 256)])
def test_everything_can_be_hit_and_reached(width: int, height: int, new_page: NewPage) -> None:
    """Targets are 44 px; 320 x 256 is 1280 x 1024 at 400 %."""
    page = new_page(viewport={"width": width, "height": height})
    opened(page, GALLERY)
    small = page.eval_on_selector_all(
        ".quiz :is(button, select, input[type=text], summary, .option label, .steps button)",
        "all => all.filter(one => one.offsetParent).map(one => [one.getBoundingClientRect(), one.outerHTML.slice(0, 90)]).filter(([box]) => box.height < 43.5 || box.width < 43.5).map(([, html]) => html)",  # noqa: E501
    )
    assert small == []
    opened(page, CHAPTER)
    page.click("[data-mode=meeting]")
    dialog = page.locator("dialog.meeting")
    reveal = dialog.get_by_role("button", name="Vis svar og forklaring")
    reveal.scroll_into_view_if_needed()
    reveal.click()
    for button in dialog.locator("button:visible").all():
        box = button.bounding_box()
        assert box
        assert box["height"] >= 43.5, button.inner_text()
    fits(page, width)


def test_colours_of_the_system_are_enough(new_page: NewPage) -> None:
    page = new_page(forced_colors="active")
    opened(page, GALLERY)
    pressed, other = (
        page.locator(".modes")
        .first.locator("[aria-pressed]")
        .evaluate_all("all => all.map(one => getComputedStyle(one).borderStyle)")
    )
    assert pressed != other
    for verdict in page.locator(".verdict").all():
        assert verdict.evaluate("node => getComputedStyle(node, '::before').content") not in ("none", "")


def test_nothing_moves_above_the_reader_when_an_answer_is_given(page: Page) -> None:
    opened(page)
    for item in judged(page)[:4]:
        button = page.locator(f"#q-{item['id']} button[type=submit]")
        button.scroll_into_view_if_needed()
        page.check(f"#q-{item['id']}-{wrong(item)}")
        before = button.bounding_box()
        button.click()
        expect(page.locator(f"#q-{item['id']} .verdict")).to_have_count(1)
        expect(page.locator(".result ul").first).to_be_visible()
        after = button.bounding_box()
        assert before
        assert after
        assert abs(before["y"] - after["y"]) < 1
