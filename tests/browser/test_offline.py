"""The site kept on a device: everything works with the server gone, and no page ever meets two editions."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from scripts.postbuild import offline
from scripts.webserver import SiteHandler, serving
from tests.browser.conftest import axe_in_both_schemes
from tests.browser.quiz_pages import awake
from tests.browser.test_round import answer, count, make, paste, step
from tests.browser.test_search import ask, open_search, said
from tests.site import Site

OFFLINE = "vaerktoejer/offline/"
EXPECTED = re.compile(
    r"SRI's integrity checks failed|valid digest in the 'integrity'"
    r"|Failed to load resource: net::ERR_|Failed to fetch|ERR_CONNECTION_REFUSED"
)


class Handler(SiteHandler):
    """Closes each connection at once, so that a server that is stopped answers nobody any more."""

    protocol_version = "HTTP/1.0"


class Host:
    """A copy of the site that can get other files, and go away."""

    def __init__(self, site: Site, folder: Path) -> None:
        self.folder = folder
        large = {str(site.folder / name) for name in ("hent", "data", "indlejr")}
        shutil.copytree(site.folder, folder, ignore=lambda at, names: [n for n in names if f"{at}/{n}" in large])
        self.stack = ExitStack()
        self.address = self.stack.enter_context(serving(folder, handler=Handler))

    def stop(self) -> None:
        self.stack.close()

    def deploy(self, *changes: tuple[str, str, str]) -> None:
        """Put out another edition, in which a text in a file is another one."""
        for file, old, new in changes:
            path = self.folder / file
            text = path.read_text(encoding="utf-8")
            assert old in text
            path.write_text(text.replace(old, new), encoding="utf-8")
        shutil.copy(self.folder / offline.WORKER, self.folder / offline.SOURCE)
        assert offline.add_offline(self.folder) == []

    def edition(self) -> dict[str, object]:
        read: dict[str, object] = json.loads((self.folder / "offline/udgave.json").read_text(encoding="utf-8"))
        return read


@pytest.fixture
def host(site: Site, tmp_path: Path) -> Iterator[Host]:
    made = Host(site, tmp_path / "site")
    yield made
    made.stop()


@pytest.fixture
def faults() -> list[str]:
    return []


@pytest.fixture
def reader(browser: Browser, host: Host, faults: list[str]) -> Iterator[BrowserContext]:
    """A reader's device; everything said on the console fails the test, but not that the server is gone."""
    context = browser.new_context(base_url=f"{host.address}/", locale="da-DK")
    context.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    context.on("weberror", lambda error: faults.append(str(error.error)))
    yield context
    context.close()
    assert [fault for fault in faults if not EXPECTED.search(fault)] == []


def opened(page: Page) -> Page:
    page.goto(OFFLINE)
    page.wait_for_selector("[data-offline][data-ready]")
    return page


def status(page: Page) -> str:
    return page.locator("[data-offline] > .message").last.inner_text()


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).click()


def keep(page: Page) -> None:
    press(opened(page), "Gem til offline")
    expect(page.locator("[data-offline] > .message").last).to_contain_text("Gemt på denne enhed", timeout=30_000)


KEPT = """async () => {
  const [name, ...others] = await caches.keys()
  const cache = await caches.open(name)
  let bytes = 0
  for (const key of await cache.keys()) bytes += (await (await cache.match(key)).arrayBuffer()).byteLength
  return {bytes, others}
}"""
# What a kept page is answered, as the browser itself hashes it.
SAME = """async (files) => {
  const wrong = []
  for (const [path, hash] of files) {
    const digest = await crypto.subtle.digest('SHA-256', await (await fetch('/' + path)).arrayBuffer())
    if (btoa(String.fromCharCode(...new Uint8Array(digest))) !== hash) wrong.push(path)
  }
  return wrong
}"""
INJECT = """() => new Promise((done) => {
  addEventListener('securitypolicyviolation', () => done(window.ran ?? 'refused'))
  const script = document.createElement('script')
  script.textContent = "window.ran = 'ran'"
  document.body.append(script)
  setTimeout(() => done(window.ran ?? 'silent'), 1000)
})"""


def test_everything_works_when_the_server_is_gone(host: Host, reader: BrowserContext, faults: list[str]) -> None:
    page = reader.new_page()
    opened(page)
    assert page.evaluate(
        "async () => [(await navigator.serviceWorker.getRegistrations()).length, await caches.keys()]"
    ) == [0, []]
    keep(page)
    edition = host.edition()
    kept = page.evaluate(KEPT)
    assert kept["others"] == []
    assert kept["bytes"] <= offline.MAX_BYTES
    shown = re.search(r": (\d+) sider, ([\d,]+) MB, udgave fra \d+\. \w+ \d{4}", status(page))
    assert shown
    assert int(shown[1]) == edition["pages"] > 90
    assert abs(float(shown[2].replace(",", ".")) - kept["bytes"] / 1e6) < 0.2
    assert axe_in_both_schemes(page) == []

    host.stop()
    page.goto("haandbog/kom-i-gang/")
    files = json.loads((host.folder / "offline/filer.json").read_text(encoding="utf-8"))["files"]
    assert page.evaluate(SAME, files) == []
    assert page.evaluate(INJECT) == "refused"
    [refused] = [fault for fault in faults if "Content Security Policy" in fault]
    faults.remove(refused)

    page.goto("haandbog/")
    open_search(page)
    ask(page, "habilitet")
    expect(said(page)).to_contain_text("resultater")
    page.locator(".search-result a").first.click()
    expect(page.locator("main h1")).to_be_visible()
    page.goto("haandbog/kom-i-gang")  # as it is often typed
    awake(page)
    form = page.locator("form.item").first
    form.locator(".option input").first.check()
    form.locator("button[type=submit]").click()
    expect(form.locator(".verdict")).to_be_visible()

    opened(page)
    assert "ingen forbindelse" in status(page)
    page.goto("hent/qti.zip")
    expect(page.get_by_text("er ikke gemt på enheden")).to_be_visible()


def test_a_round_from_start_to_count_without_network(host: Host, reader: BrowserContext) -> None:
    page = reader.new_page()
    keep(page)
    host.stop()
    make(page)
    step(page, "invite")
    link = page.get_by_label("Linket til runden").input_value()
    member = reader.new_page()
    member.goto(link.replace(link.partition("/vaerktoejer")[0], host.address))
    member.wait_for_selector(".round[data-ready]")
    member.get_by_label("Medlem af bestyrelsen").check()
    member.get_by_role("button", name="Jeg har læst det").click()
    answer(member, lambda number: number)
    code = member.locator("#svarkode").input_value()
    page.bring_to_front()
    page.get_by_role("button", name="Videre til svarene").click()
    paste(page, code)
    assert count(page) == "1 svar fra bestyrelsen · lederen mangler"


def test_a_new_edition_is_announced_and_never_mixes(host: Host, reader: BrowserContext) -> None:
    page = reader.new_page()
    keep(page)
    old = host.edition()["version"]
    page.goto("haandbog/formanden/")
    page.evaluate("localStorage.setItem('bestyrelse1:proeve:egen', 'svar')")
    heading = page.locator("main h1").inner_text()
    host.deploy(
        ("haandbog/formanden/index.html", heading, "Ny overskrift"),
        ("assets/js/site.js", "const root=", "window.fresh=1;const root="),
    )
    new = host.edition()["version"]
    assert new != old

    page.goto("haandbog/formanden/")
    news = page.get_by_role("link", name="Der er en ny udgave – hent den")
    expect(news).to_be_visible()
    assert (page.locator("main h1").inner_text(), page.evaluate("window.fresh")) == (heading, None)
    other = reader.new_page()
    other.goto("haandbog/formanden/")
    page.bring_to_front()
    news.click()
    page.wait_for_selector("[data-offline][data-ready]")
    requested: list[str] = []
    reader.on("request", lambda request: requested.append(request.url))
    press(page, "Hent den nye udgave")
    expect(page.get_by_role("alert")).to_contain_text("Luk de andre faner")
    # The other page keeps to the edition it began with, also for what it fetches later.
    assert "fresh" not in other.evaluate("async () => (await fetch('/assets/js/site.js')).text()")
    other.reload()
    assert (other.locator("main h1").inner_text(), other.evaluate("window.fresh")) == (heading, None)
    other.close()
    with page.expect_event("load"):
        press(page, "Tag den nye udgave i brug")
    page.wait_for_selector("[data-offline][data-ready]")
    host.stop()
    page.goto("haandbog/formanden/")
    assert (page.locator("main h1").inner_text(), page.evaluate("window.fresh")) == ("Ny overskrift", 1)
    expect(page.get_by_role("link", name="Der er en ny udgave – hent den")).to_have_count(0)
    assert page.evaluate("localStorage.getItem('bestyrelse1:proeve:egen')") == "svar"
    assert page.evaluate("caches.keys()") == [f"bestyrelse1-udgave:{new}"]
    # What is the same in both was not fetched again.
    assert len([url for url in requested if "/haandbog/" in url]) <= 5

    press(opened(page), "Slet det gemte")
    expect(page.get_by_text("Der er ikke gemt noget")).to_be_visible()
    assert page.evaluate("caches.keys()") == []
    assert page.evaluate("localStorage.getItem('bestyrelse1:proeve:egen')") == "svar"


FAILING: dict[str, tuple[str, str]] = {
    "no room": ("Cache.prototype.put = () => Promise.reject(new DOMException('', 'QuotaExceededError'))", "ikke plads"),
    "a file of another edition": ("", "lykkedes ikke"),
}


@pytest.mark.parametrize("fault", FAILING)
def test_what_cannot_be_kept_whole_is_not_kept(fault: str, host: Host, reader: BrowserContext) -> None:
    script, words = FAILING[fault]
    page = reader.new_page()
    page.add_init_script(script)
    opened(page)
    if not script:
        with (host.folder / "om/privatliv/index.html").open("a") as file:
            file.write(" ")
    press(page, "Gem til offline")
    expect(page.get_by_role("alert")).to_contain_text(words, timeout=30_000)
    expect(page.get_by_text("Der er ikke gemt noget")).to_be_visible()
    assert page.evaluate("async () => (await navigator.serviceWorker.getRegistrations()).length") == 0


def test_browsers_that_cannot_say_so(site: Site, new_page: Callable[..., Page]) -> None:
    page = new_page()
    page.add_init_script("delete Navigator.prototype.serviceWorker")
    page.goto(f"/{OFFLINE}")
    expect(page.get_by_text("Denne browser kan ikke gemme siden.")).to_be_visible()
    page = new_page(java_script_enabled=False)
    page.goto(f"/{OFFLINE}")
    expect(page.get_by_text("når JavaScript er slået til")).to_be_visible()


def test_the_manifest_is_whole(site: Site) -> None:
    manifest = json.loads((site.folder / "app.webmanifest").read_text(encoding="utf-8"))
    [home] = site.pages[""].cssselect("meta[property='og:site_name']")
    assert manifest["name"] == home.get("content")
    assert manifest["lang"] == "da"
    for one in (manifest["start_url"], *(shortcut["url"] for shortcut in manifest["shortcuts"])):
        assert (site.folder / one / "index.html").is_file()
    icons = {(icon["sizes"], icon.get("purpose", "any")): icon["src"] for icon in manifest["icons"]}
    assert {("192x192", "any"), ("512x512", "any"), ("512x512", "maskable")} == set(icons)
    for (sizes, _), src in icons.items():
        data = (site.folder / src).read_bytes()
        assert f"{int.from_bytes(data[16:20])}x{int.from_bytes(data[20:24])}" == sizes
    for page, tree in site.pages.items():
        assert tree.cssselect("link[rel=manifest]"), page


def test_what_is_kept_is_small_and_has_no_downloads(site: Site) -> None:
    edition = json.loads((site.folder / "offline/udgave.json").read_text(encoding="utf-8"))
    listed = {path for path, _ in json.loads((site.folder / "offline/filer.json").read_text(encoding="utf-8"))["files"]}
    assert edition["bytes"] <= 6_000_000
    assert not [path for path in listed if path.startswith(("hent/", "data/", "indlejr/", "assets/js/scorm"))]
    assert {page for page in site.pages if page != "404.html"} <= listed
    assert edition["pages"] == len(site.pages) - 1
