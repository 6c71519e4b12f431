"""Options and fixtures that all tests share."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT)]

from tests.site import Site  # noqa: E402


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="also run what takes longer (large fuzz runs, scale)")
    parser.addoption(
        "--renew-baselines", action="store_true", help="store how the design system looks now as what is right"
    )


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "long: takes longer than the ordinary run has time for")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption("--long"):
        for item in items:
            if item.get_closest_marker("long"):
                item.add_marker(pytest.mark.skip(reason="takes long; run with --long"))


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def site(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The whole site as it is deployed, on a real server with the deployed headers."""
    from scripts.build import build_unchecked
    from scripts.webserver import serving

    ready = os.environ.get("SITE_DIR")
    folder = Path(ready) if ready else tmp_path_factory.mktemp("build") / "site"
    if not ready:
        assert build_unchecked(folder) == []
    with serving(folder) as address:
        yield Site(folder, address)


@pytest.fixture(scope="session")
def chromium() -> Path:
    """The program of the browser."""
    from scripts.browser import find_or_install

    return Path(os.environ.get("CHROMIUM") or find_or_install())


@pytest.fixture(scope="session")
def browser(chromium: Path) -> Iterator[Browser]:
    """The one browser of the run: a second synchronous Playwright beside it is refused."""
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--no-first-run"]
        with playwright.chromium.launch(executable_path=chromium, args=arguments) as launched:
            yield launched
