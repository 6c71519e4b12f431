"""The browser inside an app: files are dropped, nothing prints, storage comes and goes. The reader is told and keeps her answers."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage, axe_in_both_schemes
from tests.browser.quiz_pages import awake, state
from tests.browser.test_round import MEMBER, make

APPS = {
    "Facebook": "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Mobile/22B83 [FBAN/FBIOS;FBAV/489.0.0.42.70;FBBV/661085131;FBDV/iPhone14,5;FBLC/da_DK]",
    "Messenger": "Mozilla/5.0 (Linux; Android 15; SM-A546B; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 "
    "Chrome/131.0.0.0 Mobile Safari/537.36 [FB_IAB/Orca-Android;FBAV/485.0.0.64.109;]",
    "Instagram": "Mozilla/5.0 (iPhone; CPU iPhone OS 17_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Mobile/21G80 Instagram 356.0.0.27.90 (iPhone12,8; iOS 17_6; da_DK)",
    "an Android app": "Mozilla/5.0 (Linux; Android 14; Pixel 7 Build/AP2A; wv) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Version/4.0 Chrome/131.0.0.0 Mobile Safari/537.36",
}
BROWSERS = {
    "Safari": "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Version/18.1 Mobile/15E148 Safari/604.1",
    "Chrome": "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile "
    "Safari/537.36",
}
# What such a browser leaves out: no file is written, nothing is printed, no window opens, nothing is copied or shared.
LEAVES_OUT = """
  HTMLAnchorElement.prototype.click = function () { window.clicked = this.download }
  window.print = () => {}
  window.open = () => null
  delete Navigator.prototype.share
  Object.defineProperty(navigator, 'clipboard', {value: undefined})
"""
PHONE = {"width": 390, "height": 844}
CHAPTER = "/haandbog/kom-i-gang/"
CHECK = "/vaerktoejer/arbejdsdelingstjekket/"
TOLD = "Du læser siden inde i en app."


def inside(new_page: NewPage, app: str = "Facebook") -> Page:
    page = new_page(user_agent=APPS[app], viewport=PHONE, has_touch=True)
    page.add_init_script(LEAVES_OUT)
    return page


def answered(page: Page) -> str:
    """Answer the first question of the chapter and return its id."""
    page.goto(CHAPTER)
    awake(page)
    form = page.locator("form.item").first
    form.locator(".option input").first.check()
    form.get_by_role("button", name="Svar", exact=True).click()
    expect(form.locator(".verdict")).to_be_visible()
    return form.get_attribute("data-item") or ""


@pytest.mark.parametrize("app", APPS)
def test_the_reader_is_told_in_every_app(app: str, new_page: NewPage) -> None:
    page = inside(new_page, app)
    page.goto(CHECK)
    expect(page.locator(".instrument .message", has_text=TOLD)).to_be_visible()


def test_the_reader_is_told_wherever_something_is_kept(new_page: NewPage) -> None:
    page = inside(new_page)
    for path in ("/vaerktoejer/svar/", "/vaerktoejer/runde/", "/kursus/mit-forloeb/", "/vaerktoejer/mine-svar/"):
        page.goto(path)
        expect(page.locator("main .message", has_text=TOLD)).to_be_visible()
    answered(page)
    expect(page.locator(".quiz .message", has_text=TOLD)).to_be_visible()


@pytest.mark.parametrize("name", BROWSERS)
def test_nobody_else_is_told(name: str, new_page: NewPage) -> None:
    page = new_page(user_agent=BROWSERS[name], viewport=PHONE)
    page.goto(CHECK)
    page.get_by_role("button", name="Begynd").click()
    expect(page.get_by_text(TOLD)).to_have_count(0)
    with page.expect_download() as download:
        page.get_by_role("button", name="Gem svar i en fil").click()
    assert download.value.suggested_filename == "svar-arbejdsdelingstjekket.json"


def test_the_file_is_shown_to_be_copied_and_read_in_another_browser(new_page: NewPage) -> None:
    page = inside(new_page)
    item = answered(page)
    page.get_by_role("button", name="Gem svar i en fil").click()
    box = page.get_by_role("dialog", name="Gem teksten selv")
    expect(box).to_contain_text("svar-kom-i-gang.json")
    box.get_by_role("button", name="Kopiér teksten").click()
    expect(box.get_by_role("status")).to_contain_text("Den er markeret, så du selv kan kopiere den.")
    text = page.evaluate("getSelection().toString() || document.activeElement.value")
    assert item in json.loads(text)["answers"]
    assert axe_in_both_schemes(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    box.get_by_role("button", name="Luk").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_role("button", name="Gem svar i en fil")).to_be_focused()
    assert page.evaluate("window.clicked") is None, "a file that nobody gets"
    other = new_page(viewport=PHONE)
    other.goto(CHAPTER)
    awake(other)
    file = {"name": "svar-kom-i-gang.json", "mimeType": "text/plain", "buffer": text.encode()}
    other.locator(".quiz").first.hover()
    other.set_input_files(".keep-tools input[type=file]", file)
    expect(other.locator(f"#q-{item} input:checked")).to_have_count(1)


def test_the_code_of_a_round_can_be_sent_without_sharing_and_with(new_page: NewPage) -> None:
    chair = new_page()
    make(chair)
    link = chair.get_by_label("Linket til runden").input_value()
    plain, sharing = inside(new_page), new_page(user_agent=APPS["Messenger"], viewport=PHONE)
    sharing.add_init_script("navigator.share = async (what) => { window.shared = what.text }")
    for page in (plain, sharing):
        page.goto(link)
        page.get_by_label(MEMBER).check()
        page.get_by_role("button", name="Jeg har læst det").click()
        page.locator(".survey-step input").first.check()
        while page.get_by_role("button", name="Næste afsnit").count():
            page.get_by_role("button", name="Næste afsnit").click()
        page.get_by_role("button", name="Færdig").click()
        code = page.locator("#svarkode").input_value()
        assert len(code) > 20
        if page is sharing:
            expect(page.get_by_role("link", name="Send svaret på mail")).to_be_hidden()
            page.locator("[data-do=share]").click()
            assert code in page.evaluate("window.shared")
        else:
            expect(page.locator("[data-do=share]")).to_be_hidden()
            expect(page.get_by_role("link", name="Send svaret på mail")).to_be_visible()
            expect(page.locator("#svarkode")).to_be_hidden()
            page.locator("[data-copy=svarkode]").click()
            assert page.evaluate("document.activeElement.value") == code, "marked, to be copied by hand"


GONE = {
    "throws": "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('', 'SecurityError') }})",
    "is not there": "Object.defineProperty(window, 'localStorage', {value: null})",
    "takes nothing": "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') }",
}


@pytest.mark.parametrize("storage", GONE)
def test_without_storage_she_is_told_and_everything_works_for_the_visit(storage: str, new_page: NewPage) -> None:
    page = inside(new_page)
    page.add_init_script(GONE[storage])
    answered(page)
    expect(page.locator(".keep-tools .message")).to_contain_text("Din browser gemmer ikke svarene.")
    page.goto(CHECK)
    page.get_by_role("button", name="Begynd").click()
    page.locator(".survey-step input").first.check()
    expect(page.locator(".survey-step .progress")).to_contain_text("1 af")
    expect(page.locator(".keep-tools .message")).to_contain_text("Din browser gemmer ikke svarene.")
    for path in ("/vaerktoejer/runde/", "/kursus/mit-forloeb/", "/vaerktoejer/genopfrisk/", "/vaerktoejer/mine-svar/"):
        page.goto(path)
        page.wait_for_selector("[data-ready]")


def test_storage_that_forgets_at_once_loses_nothing_of_the_visit(new_page: NewPage) -> None:
    """Some apps take what is stored and give nothing back."""
    page = inside(new_page)
    page.add_init_script("Storage.prototype.getItem = () => null")
    item = answered(page)
    second = page.locator("form.item").nth(1)
    second.locator(".option input").first.check()
    second.get_by_role("button", name="Svar", exact=True).click()
    expect(page.locator(".progress").first).to_contain_text("Du har svaret på 2 af")
    page.get_by_role("button", name="Gem svar i en fil").click()
    assert item in json.loads(page.get_by_role("dialog").locator("textarea").input_value())["answers"]


def test_what_is_kept_is_here_the_next_time(new_page: NewPage) -> None:
    page = inside(new_page)
    item = answered(page)
    page.reload()
    assert item in state(page, "kom-i-gang:egen")["answers"]
