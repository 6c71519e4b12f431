"""How pictures of pages are taken, kept and compared.

Letters are drawn differently by other fonts and other browsers, so the pictures count only where both are as they were
when the pictures were taken; elsewhere the comparison is skipped, and its reason says how to take them anew.
"""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Browser, Locator, Page

BASELINE = Path(__file__).parent / "baseline"
RENEW = "look at the page, then renew them: scripts/test.py -n 0 {test} --renew-baselines"
SIZES = {390: 844, 1280: 900}
SCHEMES = ("light", "dark")

# A picture is stored at a third of its size and in 256 colours, which moves a channel by at most STEP of 255. What differs
# by more counts, and more than SHARE of the picture is a change: about 60 of its points, where another leaf in the signs is 120.
SCALE = 3
STEP = 12
SHARE = 0.00015

WIDTHS = """() => {
  const place = document.createElement('p')
  document.querySelector('.content').append(place)
  const widths = {}
  for (const [name, family] of [['sans', '--sans'], ['serif', '--serif']]) {
    for (const weight of ['400', '700']) {
      for (const words of ['Bestyrelsen beslutter, lederen leder.', 'ÆØÅ æøå § 15 »stk. 2« ✓ ✗ ½ ↪ –']) {
        const span = document.createElement('span')
        span.textContent = words
        span.style.font = `${weight} 40px ${getComputedStyle(document.documentElement).getPropertyValue(family)}`
        span.style.whiteSpace = 'nowrap'
        place.append(span)
        widths[`${name} ${weight} ${words.slice(0, 3)}`] = Math.round(span.getBoundingClientRect().width * 100) / 100
        span.remove()
      }
    }
  }
  place.remove()
  return widths
}"""


def fingerprint(browser: Browser, page: Page) -> dict[str, Any]:
    """Return what decides how letters are drawn here: system, browser and the widths of words in the fonts used."""
    return {"system": sys.platform, "chromium": browser.version.split(".")[0], "widths": page.evaluate(WIDTHS)}


def picture(page: Page, part: Locator) -> Image.Image:
    """Return a part of the page as it looks, reduced to what is compared."""
    box = part.bounding_box()
    assert box
    shot = page.screenshot(full_page=True, clip=box, animations="disabled", caret="hide")
    return Image.open(io.BytesIO(shot)).convert("RGB").reduce(SCALE)


def stored(image: Image.Image) -> Image.Image:
    """Return the picture in 256 colours, which are chosen so that rare ones are kept too."""
    return image.quantize(256, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)


def difference(one: Image.Image, other: Image.Image) -> float:
    """Return the share of the picture that differs; another size differs wholly."""
    if one.size != other.size:
        return 1.0
    channels = ImageChops.difference(one, other).split()
    most = ImageChops.lighter(ImageChops.lighter(channels[0], channels[1]), channels[2])
    return sum(most.histogram()[STEP + 1 :]) / (one.width * one.height)


def known(name: str, now: Image.Image, here: dict[str, Any], request: pytest.FixtureRequest) -> Image.Image:
    """Return the stored picture of the name; or store the one there is now, if asked to; or skip, where none can be compared."""
    file = BASELINE / f"{name}.png"
    prints = file.with_name(f"{name.rsplit('-', 2)[0]}.json")
    renew = RENEW.format(test=request.node.location[0])
    if request.config.getoption("--renew-baselines"):
        stored(now).save(file, optimize=True)
        prints.write_text(json.dumps(here, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
        pytest.skip(f"stored {file.name} anew")
    there = json.loads(prints.read_text(encoding="utf-8"))
    if here != there:
        was = f"{there['system']}, {there['chromium']}"
        pytest.skip(f"the pictures were taken with other fonts or another browser ({was}); {renew}")
    return Image.open(file).convert("RGB")
