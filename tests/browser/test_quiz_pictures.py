"""Every example of the gallery looks as it did, at two widths, in both schemes: the sheet holds them below one another."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import NewPage
from tests.browser.pictures import SCHEMES, SIZES, difference, fingerprint, known, picture
from tests.browser.quiz_pages import GALLERY, opened

SHARE = 0.001
"""More than this of one example is a change: a sign or a word, where what storing costs is a tenth of it."""


def examples(page: Page) -> list[Image.Image]:
    return [picture(page, quiz) for quiz in page.locator(".quiz").all()]


def sheet(images: list[Image.Image]) -> Image.Image:
    """Put pictures of equal width below one another."""
    made = Image.new("RGB", (max(image.width for image in images), sum(image.height for image in images)))
    top = 0
    for image in images:
        made.paste(image, (0, top))
        top += image.height
    return made


def changed(before: Image.Image, now: list[Image.Image]) -> list[int]:
    """Return which examples look different, counted from 1; all from the first whose height changed."""
    found, top = [], 0
    for number, image in enumerate(now, 1):
        part = before.crop((0, top, image.width, top + image.height))
        if difference(part, image) > SHARE:
            found.append(number)
        top += image.height
    return found


def gallery(new_page: NewPage, width: int, scheme: str) -> Page:
    page = new_page(viewport={"width": width, "height": SIZES[width]}, color_scheme=scheme, reduced_motion="reduce")
    opened(page, GALLERY)
    page.evaluate("document.querySelectorAll('.quiz').forEach((quiz) => quiz.dispatchEvent(new Event('focusin')))")
    expect(page.locator(".quiz:not(:has(.keep-tools))")).to_have_count(0)
    page.wait_for_load_state("networkidle")
    return page


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", SIZES)
def test_every_example_looks_as_it_did(
    width: int, scheme: str, browser: Browser, new_page: NewPage, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    page = gallery(new_page, width, scheme)
    now = examples(page)
    name = f"galleri-{width}-{scheme}"
    before = known(name, sheet(now), fingerprint(browser, page), request)
    different = changed(before, now)
    if different or before.size != sheet(now).size:
        sheet(now).save(tmp_path / f"{name}.png")
    assert different == [], f"see {tmp_path / name}.png"
    assert before.size == sheet(now).size, f"see {tmp_path / name}.png"


def test_a_changed_example_is_found(new_page: NewPage) -> None:
    page = gallery(new_page, 390, "light")
    before = examples(page)
    assert changed(sheet(before), examples(page)) == []
    page.evaluate(
        """() => { const s = new CSSStyleSheet(); s.replaceSync('.quiz:nth-of-type(n) .verdict { font-weight: 400 }')
        document.adoptedStyleSheets = [s] }"""
    )
    assert changed(sheet(before), examples(page)) != []
