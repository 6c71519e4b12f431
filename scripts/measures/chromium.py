"""A browser on a built site, for the measures."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, ViewportSize, sync_playwright

from scripts import browser
from scripts.webserver import serving

PHONE = ViewportSize(width=390, height=844)


@contextmanager
def launched() -> Iterator[Browser]:
    """Start a browser for as long as the block runs."""
    executable = str(browser.find_or_install())
    with (
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"]) as chromium,
    ):
        yield chromium


@contextmanager
def opened(site: Path) -> Iterator[tuple[Browser, str]]:
    """Serve a built site with the headers it is deployed with; gives a browser and the site's address."""
    with serving(site) as address, launched() as chromium:
        yield chromium, address
