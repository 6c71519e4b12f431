"""The design system looks as it did: the page that shows every part, at two widths, in both schemes, against stored pictures."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page

from tests.browser.conftest import NewPage
from tests.browser.pictures import SCHEMES, SHARE, SIZES, difference, fingerprint, known, picture, stored


def opened(new_page: NewPage, width: int, scheme: str) -> Page:
    page = new_page(viewport={"width": width, "height": SIZES[width]}, color_scheme=scheme, reduced_motion="reduce")
    page.goto("/genbrug/designsystem/")
    page.wait_for_load_state("networkidle")
    return page


def shown(page: Page) -> Image.Image:
    """Return the parts of the design system as they look."""
    return picture(page, page.locator(".content"))


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", SIZES)
def test_design_system_looks_as_it_did(
    width: int, scheme: str, browser: Browser, new_page: NewPage, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    page = opened(new_page, width, scheme)
    now = shown(page)
    name = f"designsystem-{width}-{scheme}"
    changed = difference(known(name, now, fingerprint(browser, page), request), now)
    if changed > SHARE:
        now.save(tmp_path / f"{name}.png")
    assert changed <= SHARE, f"{changed:.2%} of the page looks different, see {tmp_path / name}.png"


# What a person would see: a colour, a frame, a size, a form, a font.
CHANGES = {
    "--law": ":root:root:root { --law: #0a5c8a }",
    "--agreement-tint": ":root:root:root { --agreement-tint: #e4efdc }",
    "--error": ":root:root:root { --error: #b03a10 }",
    "--link": ":root:root:root { --link: #6a1b7f }",
    "--line": ":root:root:root { --line: #5c6f8a }",
    "radius": ".button { border-radius: 20px }",
    "border": ".option label { border-width: 1px }",
    "space": ".verdict { padding: .4rem 1rem }",
    "shape": ":root:root:root { --leaf: var(--circles) }",
    "weight": ".label, .basis { font-weight: 400 }",
}


def test_a_real_change_exceeds_the_tolerance_and_no_change_does_not(new_page: NewPage) -> None:
    page = opened(new_page, 390, "light")
    before = shown(page)
    assert difference(before, shown(page)) == 0, "the same page gives the same picture"
    kept = stored(before).convert("RGB")
    assert difference(kept, before) <= SHARE / 3, "storing it costs less than the tolerance"
    unseen = []
    for name, rule in CHANGES.items():
        page.evaluate(
            "rule => { const s = new CSSStyleSheet(); s.replaceSync(rule); document.adoptedStyleSheets = [s] }", rule
        )
        if difference(kept, shown(page)) <= SHARE:
            unseen.append(name)
    assert unseen == []


# The first ground behind the words that is not see-through; gradients and what cannot be chosen are left to the eye.
CONTRAST = """() => {
  const parse = (colour) => colour.match(/[\\d.]+/g).map(Number)
  const light = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4))
    return 0.2126 * x + 0.7152 * y + 0.0722 * z
  }
  const ratio = (a, b) => {
    const [high, low] = [light(parse(a)), light(parse(b))].sort((x, y) => y - x)
    return (high + 0.05) / (low + 0.05)
  }
  const ground = (e) => {
    while (e && parse(getComputedStyle(e).backgroundColor)[3] === 0) e = e.parentElement
    return e ? getComputedStyle(e).backgroundColor : 'rgb(255, 255, 255)'
  }
  const seen = [...document.querySelectorAll('body *')].filter((e) =>
    e.checkVisibility({ visibilityProperty: true }) && !e.closest('svg, .visually-hidden, .skip, .headerlink, :disabled'))
  const words = seen.filter((e) => [...e.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
  const framed = '.button, .tool, .option label, select, textarea, [type=text], .basis, .admonition, .verdict'
  const frames = seen.filter((e) => e.matches(framed))
  const shapes = document.querySelectorAll('.headerlink')
  const place = (e) => `${e.tagName} ${e.className}: ${e.textContent.trim().slice(0, 30)}`
  const low = (list, least, colour, behind) => list.map((e) => [e, ratio(getComputedStyle(e)[colour], behind(e))])
    .filter(([, found]) => found < least).map(([e, found]) => `${place(e)} ${found.toFixed(2)}`)
  return {
    counted: words.length,
    words: low(words, 7, 'color', ground),
    frames: low(frames, 3, 'borderTopColor', (e) => ground(e.parentElement)),
    shapes: low([...shapes], 3, 'color', ground),
  }
}"""


@pytest.mark.parametrize("scheme", SCHEMES)
def test_words_stand_at_seven_to_one_and_frames_at_three(scheme: str, new_page: NewPage) -> None:
    page = new_page(viewport={"width": 390, "height": 844}, color_scheme=scheme)
    for path in (
        "/",
        "/haandbog/hvem-bestemmer-hvad/",
        "/vaerktoejer/arbejdsdelingstjekket/",
        "/kilder/",
        "/genbrug/designsystem/",
    ):
        page.goto(path)
        page.wait_for_load_state("networkidle")
        page.evaluate("() => document.querySelectorAll('main details').forEach((details) => { details.open = true })")
        found = page.evaluate(CONTRAST)
        assert found.pop("counted") > 50
        assert found == {"words": [], "frames": [], "shapes": []}, path


def test_dark_is_the_same_by_choice_and_by_system(root: Path) -> None:
    style = (root / "docs/assets/css/site.css").read_text(encoding="utf-8")
    [chosen] = re.findall(r':root\[data-theme="dark"\] \{(.*?)\}', style, re.S)
    [system] = re.findall(r':root:not\(\[data-theme="light"\]\) \{(.*?)\}', style, re.S)
    assert chosen.split() == system.split()
