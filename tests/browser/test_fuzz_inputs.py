"""Everything that comes in from outside a page, thousands of times in one: no exception, no script, nothing wrongly taken."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import NewPage, until
from tests.site import Site

FUZZ = Path(__file__).with_name("fuzz_inputs.js").read_text(encoding="utf-8")
WAYS = {"link", "code", "chain", "file", "report", "address", "kept", "message"}
# Each page reads its address in its own way.
PAGES = ("/vaerktoejer/svar/", "/vaerktoejer/runde/", "/vaerktoejer/rapport/")
ORDINARY, MANY = 500, 10_000


def fuzz(page: Page, path: str, seed: str, rounds: int) -> None:
    page.goto(path)
    page.wait_for_selector(".round[data-ready]")
    found = page.evaluate(FUZZ, [seed, rounds])
    assert found["said"] == []
    assert set(found["seen"]) >= WAYS
    assert found["seen"]["read files"] > found["seen"]["file"] / 8, "most files are refused before they are tried"


@pytest.mark.parametrize("path", PAGES)
def test_what_nobody_sends(page: Page, path: str) -> None:
    fuzz(page, path, f"hverdag{path}", ORDINARY // len(PAGES) + 1)


@pytest.mark.long
def test_ten_thousand_things_that_nobody_sends(page: Page) -> None:
    page.set_default_timeout(0)
    for part in range(MANY // 1000):
        fuzz(page, PAGES[part % len(PAGES)], f"lang-{part}", 1000)


def test_messages_to_a_frame_change_nothing(page: Page) -> None:
    page.goto("/indlejr/kom-i-gang/")
    page.wait_for_selector(".quiz[data-ready]")
    look = "[document.body.innerHTML, JSON.stringify(localStorage)]"
    before = page.evaluate(look)
    page.evaluate(
        """async () => {
          const state = {format: 'bestyrelse-svar', instrument: 'kom-i-gang', version: 1, answers: {}}
          const messages = ['reset', '<img src=x onerror=window.ran=1>', state, {type: 'load', data: state}, null]
          for (const one of messages) postMessage(one, '*')
          await new Promise((done) => setTimeout(done, 100))
        }"""
    )
    assert page.evaluate(look) == before


# By element, by attribute, by address, by evaluation.
INJECT = """async () => {
  const refused = []
  addEventListener('securitypolicyviolation', (event) => refused.push(event.effectiveDirective))
  const inline = document.createElement('script')
  inline.textContent = 'window.ran = 1'
  const data = document.createElement('script')
  data.src = 'data:text/javascript,window.ran = 2'
  const image = document.createElement('div')
  image.innerHTML = '<img src="data:," onerror="window.ran = 3">'
  document.body.append(inline, data, image)
  setTimeout(() => (0, eval)('window.ran = 4')) // later: what the test itself runs may evaluate
  await new Promise((done) => setTimeout(done, 200))
  return {ran: window.ran ?? null, refused}
}"""
ADDRESSES = (
    "#%",
    "#%E0%A4%A",
    "?q=%E0%A4%A",
    "?q=<img src=x onerror=window.ran=1>#'\"]",
    "#__proto__",
    f"?q={'x' * 3000}",
    "#r=&k=",
    "#p=&s=",
)


@pytest.mark.parametrize(
    "path",
    [
        "/vaerktoejer/hvem-beslutter/",
        "/vaerktoejer/arbejdsdelingstjekket/",
        "/kursus/mit-forloeb/",
    ],
)
def test_addresses_that_nobody_writes(new_page: NewPage, path: str) -> None:
    page = new_page()
    for address in ADDRESSES:
        page.goto("about:blank")
        page.goto(f"{path}{address}")
        expect(page.locator("main h1")).to_be_visible()
        until(page, "!document.querySelector('.lookup:not([data-ready]), .matrix:not([data-ready])')")
        assert page.evaluate("window.ran") is None


def test_searches_that_nobody_makes(page: Page) -> None:
    page.goto("/haandbog/")
    found = page.evaluate(
        """async (queries) => {
          const {Engine} = await import('/assets/js/search/engine.js')
          const engine = await Engine.open(new URL('/', location.href))
          const said = []
          for (const query of queries) {
            try { await engine.search(query) } catch (error) { said.push(`${query.slice(0, 40)}: ${error.stack}`) }
          }
          return said
        }""",
        [
            "__proto__",
            "constructor toString",
            "<script>",
            "\0",
            "%",
            "\\",
            "x" * 5000,
            "a " * 2000,
            "(((",
            "🙂 §",
            "'\"",
        ],
    )
    assert found == []


def test_an_injected_script_does_not_run(browser: Browser, site: Site) -> None:
    """The policy as deployed, against each way in which text becomes a script."""
    with browser.new_context(base_url=site.address) as context:
        page = context.new_page()
        for path in ("/", "/vaerktoejer/svar/", "/genbrug/galleri/", "/findes-ikke/", "/indlejr/kom-i-gang/"):
            page.goto(path)
            found = page.evaluate(INJECT)
            assert found["ran"] is None, path
            assert {"script-src-elem", "script-src-attr"} <= set(found["refused"]), path
