"""What can be asserted of speed: nothing jumps; and what Lighthouse says where its points do not depend on the machine."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Route

from scripts.measures import lighthouse, vitals
from scripts.measures.chromium import PHONE
from scripts.measures.journeys import Journey, journeys
from scripts.measures.report_time import shared_report
from tests.browser.conftest import NewPage
from tests.site import Site

# https://web.dev/articles/cls: what readers feel as calm.
CALM = 0.1
SCRIPT = vitals.SCRIPT.read_text(encoding="utf-8")


def late(route: Route) -> None:
    """Answer as a slow network does."""
    time.sleep(0.4)
    route.continue_()


def test_nothing_jumps_when_the_report_is_drawn_late(new_page: NewPage, browser: Browser, site: Site) -> None:
    page = new_page(viewport=PHONE)
    page.add_init_script(SCRIPT)
    page.route("**/round/shared.js", late)
    page.goto(shared_report(browser, site.address))
    page.locator(".tile").first.wait_for()
    page.wait_for_timeout(300)
    assert page.evaluate("() => vitals.shifts") < CALM


def test_the_measure_of_speed_sees_what_is_slow_and_what_jumps(new_page: NewPage) -> None:
    """The planted faults: an element that pushes the text down, and a page that is busy for 300 ms when it is pressed."""
    page = new_page()
    page.add_init_script(SCRIPT)
    page.goto("/om/licens/", wait_until="networkidle")
    assert page.evaluate("() => vitals.lcp") > 0
    assert page.evaluate("() => vitals.shifts") < CALM
    page.evaluate(
        """() => {
          const box = document.createElement('div')
          box.append(...Array.from({ length: 12 }, () => document.createElement('hr')))
          document.querySelector('main').prepend(box)
          document.querySelector('h1').addEventListener('click', () => {
            const end = performance.now() + 300
            while (performance.now() < end);
          })
        }"""
    )
    page.wait_for_timeout(300)
    page.locator("h1").click()
    page.wait_for_timeout(500)
    seen = page.evaluate("() => structuredClone(vitals)")
    assert seen["shifts"] > 0.02
    assert max(seen["interactions"].values()) >= 300
    assert max(length for _, length in seen["tasks"]) >= 300


@pytest.mark.long
def test_each_page_that_is_measured_can_be_used_as_the_measure_does(browser: Browser, site: Site) -> None:
    for journey in journeys(browser, site.address):
        lcp, shifts, _, press = vitals.visit(browser, site.address, journey)
        assert lcp > 0, journey.name
        assert shifts < CALM, journey.name
        assert press > 0, journey.name


@pytest.mark.long
@pytest.mark.parametrize("number", range(5))
def test_lighthouse_finds_nothing_to_mend(number: int, browser: Browser, chromium: Path, site: Site) -> None:
    page: Journey = journeys(browser, site.address)[number]
    found = lighthouse.report(site.address + page.path, chromium)
    assert lighthouse.lost(found) == {}, page.name
    points = lighthouse.points(found)
    assert [points[kind] for kind in ("accessibility", "best-practices", "seo")] == [100, 100, 100]
