"""A real browser on the built site: every test fails on a console error, a policy violation or a foreign request."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.site import Site

AXE = Path(__file__).resolve().parents[2] / "node_modules/axe-core/axe.min.js"
WIDTHS = {1280: 900, 390: 844, 320: 640}

NewPage = Callable[..., Page]


@pytest.fixture
def new_page(browser: Browser, site: Site) -> Iterator[NewPage]:
    """Make pages, each in a context of its own unless one is given; what goes wrong in any of them fails the test."""
    faults: list[str] = []
    contexts: list[BrowserContext] = []

    def make(context: BrowserContext | None = None, **options: Any) -> Page:
        if context is None:
            options.setdefault("viewport", {"width": 1280, "height": 900})
            options.setdefault("base_url", site.address)
            options.setdefault("locale", "da-DK")
            context = browser.new_context(**options)
            contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("request", lambda request: _own(request.url, site, faults))
        return page

    yield make
    for context in contexts:
        context.close()
    assert faults == []


def _own(url: str, site: Site, faults: list[str]) -> None:
    if not url.startswith((site.address, "data:", "blob:")):
        faults.append(f"request to another origin: {url}")


@pytest.fixture
def page(new_page: NewPage) -> Page:
    return new_page()


def until(page: Page, condition: str) -> None:
    """Wait until a JavaScript expression holds; the page's own policy refuses what Playwright does for this."""
    look = f"() => ({condition}) ? done() : performance.now() > end ? fail(Error('still not')) : setTimeout(look, 20)"
    page.evaluate(
        f"() => new Promise((done, fail) => {{ const end = performance.now() + 10000; const look = {look}; look() }})"
    )


COLOUR_RULES = ("color-contrast", "link-in-text-block")


def axe(page: Page, rules: tuple[str, ...] = ()) -> list[str]:
    """Return axe's violations on the page as it stands now, of all rules or of those named, each with the first place."""
    # Evaluated by the test, not loaded by the page, so that the page's policy stays as deployed.
    if not page.evaluate("'axe' in globalThis"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    options = {"resultTypes": ["violations"], **({"runOnly": list(rules)} if rules else {})}
    result = page.evaluate("options => axe.run(document, options)", options)
    return [
        f"{found['id']}: {found['nodes'][0]['target']} {found['nodes'][0]['failureSummary']}"
        for found in result["violations"]
    ]


def axe_in_both_schemes(page: Page) -> list[str]:
    """Return what axe finds in light and, of the rules that colours decide, in dark; the page stays light."""
    page.emulate_media(color_scheme="light")
    found = axe(page)
    page.emulate_media(color_scheme="dark")
    found += [f"dark {violation}" for violation in axe(page, COLOUR_RULES)]
    page.emulate_media(color_scheme="light")
    return found
