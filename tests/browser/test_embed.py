"""A quiz or an instrument in a frame on another site: it works there, says what is true of storage, and leads back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, FrameLocator, Page, expect

from scripts.webserver import serving
from tests.browser.conftest import NewPage, axe_in_both_schemes
from tests.site import Site

OFFERS = "genbrug/indlejr/"
QUIZ = "kom-i-gang"
CHECK = "arbejdsdelingstjekket"


def snippet(site: Site, name: str) -> str:
    """What the page gives to copy."""
    (field,) = site.pages[OFFERS].cssselect(f"#ramme-{name}")
    return str(field.text)


@pytest.fixture
def intranet(browser: Browser, site: Site, tmp_path: Path) -> Iterator[tuple[Page, FrameLocator]]:
    """A page of another origin with the copied snippets of a quiz and the check; only its address is this machine's."""
    frames = "".join(snippet(site, name) for name in (QUIZ, CHECK))
    frames = re.sub(r'src="https?://[^/"]+', f'src="{site.address}', frames).replace('loading="lazy"', "")
    plain_page = f'<iframe id="hele" src="{site.address}/haandbog/formanden/"></iframe>'
    (tmp_path / "index.html").write_text(
        f"<!doctype html><title>Intranet</title><link rel=icon href='data:,'>{frames}{plain_page}", encoding="utf-8"
    )
    with (
        serving(tmp_path) as other,
        browser.new_context(locale="da-DK", viewport={"width": 900, "height": 900}) as context,
    ):
        # Another name for this machine is another site to the browser, not just another origin.
        page = context.new_page()
        faults: list[str] = []
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
        page.goto(other.replace("127.0.0.1", "localhost"))
        yield page, page.frame_locator(f"iframe[src*='/{QUIZ}/']")
        refused = [fault for fault in faults if "frame-ancestors 'none'" in fault]
        assert refused, "the page with the site's frame lets nobody frame it"
        assert [fault for fault in faults if fault not in refused and "chromewebdata" not in fault] == []


def test_an_item_is_answered_in_a_frame_on_another_site(intranet: tuple[Page, FrameLocator], site: Site) -> None:
    page, frame = intranet
    assert not page.url.startswith(site.address)
    expect(frame.get_by_role("heading", level=1)).to_have_text("Kom i gang")
    expect(frame.locator(".quiz[data-ready]")).to_be_visible()
    item = frame.locator("form.item").first
    item.locator("input").first.check()
    item.get_by_role("button", name="Svar", exact=True).click()
    expect(frame.locator(".progress").first).to_contain_text("Du har svaret på 1 af 8 spørgsmål.")
    expect(item.locator(".shown-feedback, .feedback").first).to_be_visible()


def test_the_check_begins_in_a_frame(intranet: tuple[Page, FrameLocator]) -> None:
    page, _ = intranet
    frame = page.frame_locator(f"iframe[src*='/{CHECK}/']")
    frame.get_by_role("button", name="Begynd").click()
    frame.locator(".survey-step input").first.check()
    expect(frame.locator(".survey-step .progress")).to_contain_text("1 af")


def test_links_to_the_site_open_beside_the_frame(intranet: tuple[Page, FrameLocator]) -> None:
    page, frame = intranet
    with page.context.expect_page() as opened:
        frame.get_by_role("link", name=re.compile("Åbn hele siden")).click()
    expect(opened.value.get_by_role("banner")).to_be_visible()
    assert "/haandbog/kom-i-gang/" in opened.value.url


def test_a_page_around_the_frame_can_say_what_it_likes(intranet: tuple[Page, FrameLocator]) -> None:
    page, frame = intranet
    expect(frame.locator(".quiz[data-ready]")).to_be_visible()
    item = frame.locator("form.item").first
    item.locator("input").first.check()
    item.get_by_role("button", name="Svar", exact=True).click()
    expect(frame.locator(".progress").first).to_contain_text("Du har svaret på 1 af 8")
    before = frame.locator("body").inner_html()
    page.evaluate(
        """async () => {
          const state = {format: 'bestyrelse-svar', instrument: 'kom-i-gang', version: 1, answers: {}}
          const messages = ['reset', 'tag-i-brug', {type: 'load', data: state}, state, null, ['<img src=x onerror=alert(1)>']]
          for (const frame of document.querySelectorAll('iframe'))
            for (const one of messages) frame.contentWindow.postMessage(one, '*', [new MessageChannel().port2])
          for (const name of ['bestyrelse1', 'svar']) new BroadcastChannel(name).postMessage(state)
          await new Promise((done) => setTimeout(done, 200))
        }"""
    )
    assert frame.locator("body").inner_html() == before


def test_it_works_where_the_frame_may_not_store(new_page: NewPage) -> None:
    page = new_page()
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })"
    )
    page.goto(f"/indlejr/{QUIZ}/")
    expect(page.locator(".quiz[data-ready]")).to_be_visible()
    item = page.locator("form.item").first
    item.locator("input").first.check()
    item.get_by_role("button", name="Svar", exact=True).click()
    expect(page.locator(".progress").first).to_contain_text("Du har svaret på 1 af 8 spørgsmål.")
    expect(page.locator(".keep-tools .message")).to_contain_text("Din browser gemmer ikke svarene")
    expect(page.get_by_role("contentinfo")).to_contain_text("kan browseren lade være med at gemme dine svar")


def test_every_quiz_and_instrument_on_a_page_is_offered(site: Site) -> None:
    shown = {
        element.get("data-quiz") or element.get("data-instrument")
        for name, tree in site.pages.items()
        if not name.startswith("genbrug/")
        for element in tree.cssselect("main .quiz[data-quiz], main .instrument[data-instrument]")
    }
    framed = {name.split("/")[1] for name in site.everything if name.startswith("indlejr/")}
    assert framed
    assert framed <= shown
    assert {name for name in framed if f"ramme-{name}" not in {e.get("id") for e in site.pages[OFFERS].iter()}} == set()
    text = snippet(site, QUIZ)
    assert re.fullmatch(
        r'<iframe src="http[^"]+/indlejr/kom-i-gang/" title="Kom i gang" width="100%" height="800" loading="lazy" '
        r'allow="fullscreen; clipboard-write"></iframe>',
        text,
    )


def test_frames_stand_in_no_index_and_lead_back(site: Site) -> None:
    sitemap = (site.folder / "sitemap.xml").read_text(encoding="utf-8")
    assert f"/indlejr/{QUIZ}/" not in sitemap
    for name in [name for name in site.everything if name.startswith("indlejr/")]:
        tree = site.everything[name]
        assert tree.cssselect("meta[name=robots]")[0].get("content") == "noindex", name
        assert not tree.cssselect("[data-pagefind-body]"), name
        canonical = tree.cssselect("link[rel=canonical]")[0].get("href")
        page = urlsplit(canonical).path.lstrip("/")
        assert page in site.pages, name
        assert page in [path for path, _ in site.links(name)], name
        for link in tree.cssselect("a[href]"):
            outward = not link.get("href").startswith("#")
            assert (link.get("target") == "_blank") == outward, f"{name}: {link.get('href')}"


def test_the_snippet_can_be_copied(new_page: NewPage, site: Site) -> None:
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(f"/{OFFERS}")
    page.locator(f"#indlejr-{QUIZ} summary").click()
    page.locator(f"[data-copies=ramme-{QUIZ}]").click()
    expect(page.locator(f"#indlejr-{QUIZ} [role=status]")).to_have_text("Teksten er kopieret.")
    assert page.evaluate("navigator.clipboard.readText()") == snippet(site, QUIZ)


@pytest.mark.parametrize("path", [f"/{OFFERS}", "/genbrug/hent/", f"/indlejr/{QUIZ}/", f"/indlejr/{CHECK}/"])
def test_no_violations(path: str, new_page: NewPage) -> None:
    page = new_page(viewport={"width": 320, "height": 640})
    page.goto(path)
    page.evaluate("document.querySelectorAll('.content details').forEach((one, index) => (one.open = index < 4))")
    assert axe_in_both_schemes(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_without_script_the_frame_and_the_files_can_be_read(new_page: NewPage, site: Site) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"/indlejr/{QUIZ}/")
    expect(page.locator("form.item").first).to_be_visible()
    page.goto("/genbrug/hent/")
    link = page.locator(".export-files a[download]").first
    expect(link).to_be_visible()
    address = link.evaluate("e => e.href")
    assert page.context.request.get(address).ok
