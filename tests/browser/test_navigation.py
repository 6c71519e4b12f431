"""Finding the way: drawer, skip link, tab order, targets, trail, look, and reading without script or with other means."""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from urllib.parse import urlsplit

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import NewPage, until
from tests.browser.focus import current, walk
from tests.site import Site

HOME = "/"
CHAPTER = "/haandbog/hvem-bestemmer-hvad/"
TOOL = "/vaerktoejer/arbejdsdelingstjekket/"
CASE = "/haandbog/cases/kolonihaven/"
PHONE = {"width": 390, "height": 844}
TABLET = {"width": 800, "height": 900}
DESKTOP = {"width": 1280, "height": 900}


@pytest.fixture
def phone(new_page: NewPage) -> Page:
    page = new_page(viewport=PHONE)
    page.goto(CHAPTER)
    return page


def menu_button(page: Page) -> object:
    return page.get_by_role("button", name="Menu")


def is_open(page: Page) -> bool:
    """Return whether the drawer stands open; fails when its signs disagree."""
    signs = page.evaluate(
        """() => {
          const menu = document.getElementById('menu')
          const others = [...document.querySelectorAll('.skip, main, .toc-aside, footer')]
          return {
            expanded: document.querySelector('[data-menu]').ariaExpanded === 'true',
            reachable: !menu.inert,
            shown: menu.checkVisibility({ visibilityProperty: true }),
            alone: others.every((part) => part.inert),
            together: others.some((part) => part.inert),
          }
        }"""
    )
    assert len(set(signs.values())) == 1, signs
    return signs["expanded"]


# The drawer


def test_drawer_has_a_real_button_and_is_closed_and_out_of_reach_at_first(phone: Page) -> None:
    button = phone.locator("[data-menu]")
    assert button.evaluate("e => [e.tagName, e.type, e.getAttribute('aria-controls')]") == ["BUTTON", "button", "menu"]
    expect(button).to_have_accessible_name("Menu")
    assert phone.locator("#menu a").count() > 10
    assert not is_open(phone)
    phone.locator("#menu a").first.evaluate("e => e.focus()")
    assert phone.evaluate("!document.getElementById('menu').contains(document.activeElement)")


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_drawer_by_keyboard(key: str, phone: Page) -> None:
    menu_button(phone).focus()
    phone.keyboard.press(key)
    assert is_open(phone)
    stops = walk(phone)
    assert [fault for stop in stops for fault in stop.faults] == []
    assert {stop.part for stop in stops} <= {"top", "menu"}, "the page behind is out of reach"
    assert sum(stop.part == "menu" for stop in stops) >= 20
    phone.locator("#menu a[aria-current]").focus()
    phone.keyboard.press("Escape")
    assert not is_open(phone)
    expect(menu_button(phone)).to_be_focused()
    phone.keyboard.press(key)
    assert is_open(phone)
    phone.keyboard.press(key)
    assert not is_open(phone)


def test_drawer_shows_where_you_are(phone: Page) -> None:
    menu_button(phone).click()
    expect(phone.locator("#menu a[aria-current=page]")).to_be_in_viewport(ratio=1)
    assert phone.locator("#menu a[aria-current=page]").evaluate("e => new URL(e.href).pathname") == CHAPTER


def test_click_outside_closes_the_drawer_and_does_nothing_else(new_page: NewPage) -> None:
    page = new_page(viewport=TABLET)
    page.goto(CHAPTER)
    link = page.locator("main .crumbs a").first.bounding_box()
    assert link
    menu_button(page).click()
    assert is_open(page)
    page.mouse.click(link["x"] + link["width"] / 2, link["y"] + link["height"] / 2)
    assert not is_open(page)
    assert urlsplit(page.url).path == CHAPTER
    menu_button(page).click()
    page.locator("#menu .group").first.click()
    assert is_open(page), "a click in the menu leaves it open"


def test_page_behind_the_drawer_stands_still(phone: Page) -> None:
    menu_button(phone).click()
    phone.mouse.move(2, 600)
    phone.mouse.wheel(0, 800)
    phone.wait_for_timeout(100)
    assert phone.evaluate("scrollY") == 0


def test_drawer_follows_the_window(phone: Page) -> None:
    menu_button(phone).click()
    assert is_open(phone)
    phone.set_viewport_size(DESKTOP)
    expect(phone.locator("[data-menu]")).to_be_hidden()
    reach = "() => [...document.querySelectorAll('.skip, #menu, main, .toc-aside, footer')].filter((part) => part.inert).length"
    until(phone, f"({reach})() === 0")
    expect(phone.locator("#menu a[aria-current]")).to_be_visible()
    phone.set_viewport_size(PHONE)
    until(phone, "document.getElementById('menu').inert")
    assert not is_open(phone)


def test_a_link_of_the_drawer_leads_on_and_leaves_it_closed(phone: Page) -> None:
    menu_button(phone).click()
    phone.locator("#menu").get_by_role("link", name="Formandens rolle", exact=True).click()
    phone.wait_for_url("**/haandbog/formanden/")
    assert not is_open(phone)
    phone.go_back()
    phone.wait_for_url(f"**{CHAPTER}")
    assert not is_open(phone)


def test_drawer_of_a_low_window_with_wide_text_is_not_behind_the_header(new_page: NewPage) -> None:
    page = new_page(viewport={"width": 320, "height": 256})
    page.goto(CHAPTER)
    space_out(page)
    menu_button(page).focus()
    page.keyboard.press("Enter")
    page.wait_for_timeout(50)
    for link in (page.locator("#menu a").first, page.locator("#menu a:visible").last):
        link.focus()
        stop = current(page)
        assert stop
        assert stop.faults == ()


# The keyboard


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["390", "1280"])
@pytest.mark.parametrize("path", [HOME, CHAPTER, TOOL], ids=["home", "chapter", "tool"])
def test_every_stop_is_seen_and_in_order(path: str, size: dict[str, int], new_page: NewPage) -> None:
    page = new_page(viewport=size)
    page.goto(path)
    page.wait_for_load_state("networkidle")
    page.evaluate("() => { document.querySelector('footer details').open = true }")
    if path == TOOL:
        page.get_by_role("button", name="Begynd").click()
        page.evaluate("() => { document.activeElement.blur(); scrollTo(0, 0) }")
        page.locator("body").evaluate("e => { e.tabIndex = -1; e.focus(); e.removeAttribute('tabindex') }")
    stops = walk(page)
    assert [fault for stop in stops for fault in stop.faults] == []
    assert [stop.name for stop in stops if not stop.follows] == []
    assert stops[0].name == "a Gå til indholdet"
    assert len(stops) > 40
    assert page.locator("[tabindex]:not([tabindex='0'], [tabindex='-1'])").count() == 0
    back = walk(page, "Shift+Tab")
    assert [fault for stop in back for fault in stop.faults] == []
    assert abs(len(back) - len(stops)) <= 12, "no stop holds the focus; groups of radios may be left from their last"


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["390", "1280"])
def test_skip_link(size: dict[str, int], new_page: NewPage) -> None:
    page = new_page(viewport=size)
    page.goto(CHAPTER)
    skip = page.get_by_role("link", name="Gå til indholdet")
    assert skip.bounding_box()["width"] <= 1  # type: ignore[index]
    page.keyboard.press("Tab")
    expect(skip).to_be_focused()
    assert current(page).faults == ()  # type: ignore[union-attr]
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    heading = page.locator("h1").bounding_box()
    header = page.locator(".top").bounding_box()
    assert heading
    assert header
    assert heading["y"] >= header["y"] + header["height"], "the heading is not behind the header"
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


# Pointers

TARGETS = """() => {
  const sentence = (e) => {
    if (getComputedStyle(e).display !== 'inline') return false
    let block = e.parentElement
    while (getComputedStyle(block).display === 'inline') block = block.parentElement
    return block.textContent.trim().length > e.textContent.trim().length + 1
  }
  const all = [...document.querySelectorAll('a[href], button, summary, input, select, textarea')]
    .filter((e) => e.checkVisibility({ visibilityProperty: true }) && !e.closest('[inert], [aria-hidden=true], .skip'))
    .filter((e) => !sentence(e))
    .map((e) => {
      const area = e.matches('[type=radio], [type=checkbox]') ? e.labels[0] : e
      const box = area.getBoundingClientRect()
      const large = area.matches('.button, .tool, .option label, button:not(.term), select, input, textarea, .item summary')
      return { e, box, large, name: `${e.tagName} ${e.className} ${area.textContent.trim().slice(0, 40)}` }
    })
  const measured = ({ name, box }) => `${name} ${box.width}x${box.height}`
  const near = (a, b) => {
    const [x, y] = [(a.left + a.right) / 2, (a.top + a.bottom) / 2]
    return Math.hypot(Math.max(b.left - x, 0, x - b.right), Math.max(b.top - y, 0, y - b.bottom)) < 12
  }
  const small = ({ e, box }) => {
    if (box.width >= 23.9 && box.height >= 23.9) return false
    return getComputedStyle(e).display !== 'inline' || all.some((other) => other.e !== e && near(box, other.box))
  }
  return {
    count: all.length,
    small: all.filter(small).map(measured),
    low: all.filter(({ large, box }) => large && Math.min(box.height, box.width) < 43.9).map(measured),
  }
}"""


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["390", "1280"])
@pytest.mark.parametrize("path", [HOME, CHAPTER, TOOL, "/kilder/", "/genbrug/designsystem/"])
def test_targets_are_large_enough(path: str, size: dict[str, int], new_page: NewPage) -> None:
    page = new_page(viewport=size)
    page.goto(path)
    page.wait_for_load_state("networkidle")
    if path == TOOL:
        page.get_by_role("button", name="Begynd").click()
    page.evaluate(
        "() => document.querySelectorAll('main details, footer details').forEach((details) => { details.open = true })"
    )
    found = page.evaluate(TARGETS)
    if size is PHONE:
        menu_button(page).click()
        page.evaluate("() => document.querySelectorAll('.menu details').forEach((details) => { details.open = true })")
        opened = page.evaluate(TARGETS)
        found["small"] += opened["small"]
        found["low"] += opened["low"]
    assert found["count"] > 40
    assert found["small"] == [], "under 24 px"
    assert found["low"] == [], "buttons, radios and fields under 44 px"


# Narrow windows, large text, wide spacing

REFLOW = [
    HOME, CHAPTER, CASE, TOOL, "/vaerktoejer/selvevaluering/", "/vaerktoejer/runde/", "/vaerktoejer/quizzer/",
    "/skabeloner/forretningsorden/", "/kilder/", "/om/privatliv/", "/genbrug/designsystem/", "/404.html",
]  # fmt: skip
CUT = """() => [...document.querySelectorAll('body *')].filter((e) => {
  if (!e.checkVisibility({ visibilityProperty: true })) return false
  if (e.closest('.visually-hidden, .skip, svg, .table-scroll, .menu')) return false
  const own = [...e.childNodes].some((node) => node.nodeType === 3 && node.data.trim())
  if (!own) return false
  const box = e.getBoundingClientRect()
  const hides = getComputedStyle(e).overflowX !== 'visible' && !e.matches('input, select, textarea')
  const cut = hides && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1)
  return cut || (box.width > 0 && (box.left < -1 || box.right > innerWidth + 1))
}).map((e) => `${e.tagName} ${e.className}: ${e.textContent.trim().slice(0, 40)}`)"""


def space_out(page: Page) -> None:
    """Set the text spacing that WCAG 1.4.12 says a page must bear."""
    page.evaluate(
        """() => {
          const sheet = new CSSStyleSheet()
          sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
            p { margin-bottom: 2em !important }`)
          document.adoptedStyleSheets.push(sheet)
        }"""
    )


@pytest.mark.parametrize("path", REFLOW)
def test_nothing_is_cut_or_needs_sideways_scrolling(path: str, new_page: NewPage) -> None:
    page = new_page(viewport={"width": 320, "height": 640})
    page.goto(path)
    page.wait_for_load_state("networkidle")
    if path == TOOL:
        page.get_by_role("button", name="Begynd").click()
    page.evaluate("() => document.querySelectorAll('main details').forEach((details) => { details.open = true })")
    width = "document.documentElement.scrollWidth"
    assert page.evaluate(width) <= 320
    assert page.evaluate(CUT) == []
    page.set_viewport_size({"width": 320, "height": 256})
    space_out(page)
    assert page.evaluate(width) <= 320, "at 400 % with wide spacing"
    assert page.evaluate(CUT) == [], "at 400 % with wide spacing"
    page.mouse.wheel(0, 600)
    until(page, "scrollY > 300")
    assert page.locator(".top").evaluate("e => e.getBoundingClientRect().bottom") <= 0, (
        "in a low window the header scrolls away"
    )


# Where you are, and where to go


def test_trail_says_where_you_are(page: Page) -> None:
    page.goto(CASE)
    trail = page.get_by_role("navigation", name="Du er her")
    assert trail.locator("li").all_inner_texts() == ["Forside", "Håndbog", "Cases"]
    page.get_by_role("navigation", name="Du er her").get_by_role("link", name="Håndbog").click()
    page.wait_for_url("**/haandbog/")
    page.get_by_role("navigation", name="Du er her").get_by_role("link", name="Forside").click()
    page.wait_for_url(lambda url: urlsplit(url).path == "/")


def test_next_and_previous_follow_the_menu_within_its_section(site: Site) -> None:
    sections = [
        [address(link.get("href"), "om/privatliv/") for link in section.cssselect("a")]
        for section in site.pages["om/privatliv/"].cssselect("#menu > ul > li:has(details)")
    ]
    assert sum(map(len, sections)) >= 40
    for section in sections:
        for name, before, after in zip(section, [None, *section], [*section[1:], None], strict=False):
            assert neighbour(site, name, "prev") == before, name
            assert neighbour(site, name, "next") == after, name


def reading_order(site: Site) -> list[str]:
    """Return the pages as the menu lists them."""
    return [address(link.get("href"), "om/privatliv/") for link in site.pages["om/privatliv/"].cssselect("#menu a")]


def neighbour(site: Site, name: str, relation: str) -> str | None:
    found = [link for link in site.pages[name].cssselect(".neighbours a") if link.get("rel") == relation]
    return address(found[0].get("href"), name) if found else None


def address(href: str, base: str) -> str:
    from urllib.parse import urljoin

    return urlsplit(urljoin(f"http://x/{base}", href)).path.lstrip("/")


def test_menu_marks_the_page_you_are_on_and_is_no_deeper_than_three_levels(site: Site) -> None:
    for name in reading_order(site):
        current = site.pages[name].cssselect("#menu a[aria-current=page]")
        assert [address(link.get("href"), name) for link in current] == [name], name
        for link in site.pages[name].cssselect("#menu a"):
            assert len([parent for parent in link.iterancestors() if parent.tag == "ul"]) <= 3, name


def test_headings_can_be_linked_to(page: Page, site: Site) -> None:
    for name, tree in site.pages.items():
        for link in tree.cssselect("main .headerlink"):
            assert link.get("href") == f"#{link.getparent().get('id')}", name
    page.goto(CHAPTER)
    heading = page.locator(".content h2").nth(2)
    link = heading.locator(".headerlink")
    assert float(link.evaluate("e => getComputedStyle(e).opacity")) == 0
    heading.hover()
    assert float(link.evaluate("e => getComputedStyle(e).opacity")) == 1
    link.click()
    until(page, f"decodeURIComponent(location.hash) === '#{heading.get_attribute('id')}'")
    bottom = page.locator(".top").evaluate("e => e.getBoundingClientRect().bottom")
    place = heading.bounding_box()
    assert place
    assert bottom <= place["y"] < 300, "the heading stands right below the header"


# The look

PAPER = "getComputedStyle(document.body).backgroundColor"
WATCH = """() => {
  const log = (globalThis.looks = [])
  const note = () => document.documentElement && log.push([document.documentElement.dataset.theme ?? '', !!document.body])
  new MutationObserver(note).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-theme'] })
}"""


@pytest.mark.parametrize(("system", "chosen"), [("light", "dark"), ("dark", "light")])
def test_look_is_kept_and_there_before_the_first_paint(system: str, chosen: str, new_page: NewPage) -> None:
    page = new_page(viewport=DESKTOP, color_scheme=system)
    page.goto(CHAPTER)
    own = page.evaluate(PAPER)
    page.locator(".top [data-look]").select_option(chosen)
    other = page.evaluate(PAPER)
    assert other != own
    assert page.locator("[data-look]").evaluate_all("selects => selects.map((select) => select.value)") == [chosen] * 3
    page.add_init_script(f"({WATCH})()")
    page.goto(CASE)
    assert page.evaluate(PAPER) == other
    assert page.locator(".top [data-look]").input_value() == chosen
    with_body = [look for look, body in page.evaluate("looks") if body]
    assert with_body
    assert set(with_body) == {chosen}, "no part of the page ever stood in the other look"
    page.locator(".top [data-look]").select_option("")
    assert page.evaluate(PAPER) == own
    page.goto(HOME)
    assert page.evaluate(PAPER) == own


def test_look_is_set_by_a_script_that_blocks_the_first_paint(site: Site) -> None:
    for name, tree in site.pages.items():
        head = [element for element in tree.find("head") if element.get("src") or element.get("rel") == "stylesheet"]
        assert head[0].get("src", "").endswith("assets/js/theme.js"), name
        assert not {"async", "defer", "type"} & set(head[0].attrib), name


def test_look_in_the_drawer(phone: Page) -> None:
    menu_button(phone).click()
    light = phone.evaluate(PAPER)
    phone.locator("#menu [data-look]").select_option("dark")
    assert phone.evaluate(PAPER) != light
    phone.reload()
    assert phone.evaluate(PAPER) != light


def test_look_can_be_chosen_where_storage_is_closed(new_page: NewPage) -> None:
    page = new_page(viewport=DESKTOP)
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })"
    )
    page.goto(CASE)
    light = page.evaluate(PAPER)
    page.locator(".top [data-look]").select_option("dark")
    assert page.evaluate(PAPER) != light


# Without script, with the system's own colours, with little movement


def test_without_script_the_menu_reaches_every_page(new_page: NewPage, site: Site) -> None:
    page = new_page(viewport=PHONE, java_script_enabled=False)
    page.goto(CHAPTER)
    assert "js" not in page.evaluate("document.documentElement.className").split()
    expect(page.locator("#menu")).to_be_hidden()
    expect(page.locator("button:not([popovertarget]):visible, select:visible")).to_have_count(0)
    link = page.get_by_role("banner").get_by_role("link", name="Menu")
    link.click()
    footer = page.get_by_role("navigation", name="Alle sider")
    expect(page.get_by_role("heading", name="Alle sider")).to_be_in_viewport()
    expect(footer.get_by_role("link", name="Formandens rolle", exact=True)).to_be_visible()
    reached = {
        address(href, "") for href in footer.locator("a").evaluate_all("links => links.map((link) => link.href)")
    }
    left_out = {path for path, page in site.pages.items() if page.cssselect('meta[name="robots"][content="noindex"]')}
    assert set(site.pages) - reached == left_out == {"404.html", "genbrug/redaktionens-liste/"}
    footer.get_by_role("link", name="Formandens rolle", exact=True).click()
    expect(page.locator("h1")).to_have_text(re.compile("Formanden"))


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["390", "1280"])
def test_without_script_no_stop_is_invisible(size: dict[str, int], new_page: NewPage) -> None:
    page = new_page(viewport=size, java_script_enabled=False)
    page.goto("/haandbog/formanden/")
    stops = walk(page)
    assert len(stops) > 15
    assert [fault for stop in stops for fault in stop.faults] == []


FRAMED = [
    ".button", ".tool", ".option label", ".admonition", ".basis", ".card", ".verdict", ".message", ".error-message", ".empty",
    ".content select", "[type=text]", "textarea", ".item", ".task", ".swatch", ".table-scroll",
]  # fmt: skip
# The first ground behind the words that is not transparent.
GROUND = """(e) => {
  const style = getComputedStyle(e)
  let behind = e
  while (behind && getComputedStyle(behind).backgroundColor === 'rgba(0, 0, 0, 0)') behind = behind.parentElement
  const ground = behind ? getComputedStyle(behind).backgroundColor : 'rgb(255, 255, 255)'
  const drawn = (side) =>
    !['none', 'hidden'].includes(style[`border-${side}-style`]) &&
    parseFloat(style[`border-${side}-width`]) >= 1 &&
    style[`border-${side}-color`] !== ground
  return { edge: ['top', 'right', 'bottom', 'left'].some(drawn), words: style.color !== ground }
}"""


def test_the_systems_own_colours_keep_borders_and_verdicts(new_page: NewPage) -> None:
    page = new_page(viewport=PHONE, forced_colors="active", color_scheme="dark")
    page.goto("/genbrug/designsystem/")
    assert page.evaluate("matchMedia('(forced-colors: active)').matches")
    for selector in FRAMED:
        parts = page.locator(f"{selector}:visible")
        assert parts.count(), selector
        for part in parts.all():
            assert part.evaluate(GROUND) == {"edge": True, "words": True}, f"{selector}: {part.inner_text()[:40]}"
    verdicts = page.locator(".verdict:visible")
    words = verdicts.all_inner_texts()
    assert len(set(words)) == len(words) >= 8
    assert all(words)
    chosen, other = (
        page.locator(".option:has(:checked) label").first,
        page.locator(".option:not(:has(:checked)) label").first,
    )
    style = "e => getComputedStyle(e).borderTopStyle"
    assert chosen.evaluate(style) != other.evaluate(style), "the chosen answer differs by more than its colour"
    for selector in (".basis", ".icon"):
        shape = page.locator(f"{selector}:visible").first.evaluate(
            "e => [e, '::before'].map((p) => p === e ? getComputedStyle(e) : getComputedStyle(e, p)).map((s) => s.backgroundColor)"
        )
        assert any(colour not in ("rgba(0, 0, 0, 0)", page.evaluate(PAPER)) for colour in shape), (
            f"the shape of {selector} is seen"
        )
    page.goto(CASE)
    assert page.locator("#menu [aria-current]").evaluate("e => getComputedStyle(e).borderLeftStyle") == "solid"
    page.keyboard.press("Tab")
    assert current(page).faults == ()  # type: ignore[union-attr]


def test_nothing_moves_for_those_who_asked_for_that(new_page: NewPage) -> None:
    page = new_page(viewport=PHONE, reduced_motion="reduce")
    for path in (HOME, CHAPTER, TOOL):
        page.goto(path)
        menu_button(page).click()
        assert page.evaluate("document.getAnimations().length") == 0
        moving = """() => [...document.querySelectorAll('*')].filter((e) => {
          const style = getComputedStyle(e)
          return style.transitionDuration.split(', ').some((time) => parseFloat(time) > 0.01) || style.animationName !== 'none'
            || style.scrollBehavior === 'smooth'
        }).map((e) => e.className)"""
        assert page.evaluate(moving) == []


# Paper


@pytest.fixture
def paper(new_page: NewPage) -> Page:
    page = new_page(viewport={"width": 700, "height": 900}, color_scheme="dark")
    page.emulate_media(media="print")
    return page


def test_paper_says_where_it_comes_from(paper: Page, site: Site) -> None:
    paper.goto(CASE)
    canonical = site.pages[CASE.strip("/") + "/"].cssselect("link[rel=canonical]")[0].get("href")
    note = paper.locator("footer .print-only")
    expect(note).to_be_visible()
    assert canonical in note.inner_text()
    day = r"\d{1,2}\. [a-z]+ 20\d\d"
    assert re.search(rf"Udgave af {day}\. Denne side er sidst gennemgået {day}\.", note.inner_text())
    assert note.locator("xpath=self::*[ancestor::*[@data-pagefind-body]]").count() == 0
    assert paper.evaluate(PAPER) == "rgb(255, 255, 255)", "white, also for those who read in the dark"


@pytest.mark.parametrize("path", [HOME, CHAPTER, CASE, TOOL, "/skabeloner/forretningsorden/", "/kilder/"])
def test_paper_has_no_buttons_and_no_menus(path: str, paper: Page) -> None:
    paper.goto(path)
    paper.wait_for_load_state("networkidle")
    for selector in (
        "button:not(.term)",  # a word of the glossary is printed as a word
        "select",
        ".top",
        ".menu",
        ".crumbs",
        ".toc-here",
        ".toc-aside",
        ".neighbours",
        ".all-pages",
        ".skip",
    ):
        assert paper.locator(f"{selector}:visible").all_inner_texts() == [], selector
    expect(paper.locator("h1")).to_be_visible()


@pytest.mark.parametrize("path", [CHAPTER, "/haandbog/arbejdsgiver/", "/skabeloner/delegationsplan/", "/kilder/"])
def test_paper_is_not_scaled_down_by_something_wide(path: str, new_page: NewPage) -> None:
    page = new_page()
    page.goto(path)
    page.wait_for_load_state("networkidle")
    letters: Counter[float] = Counter()
    for sheet in pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True)):
        for part in sheet.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
            size = ctypes.c_float()
            pdfium.FPDFTextObj_GetFontSize(part, size)
            left, _, right, _ = part.get_bounds()
            letters[round(size.value * abs(part.get_matrix().d), 1)] += round(right - left)
    assert letters.most_common(1)[0][0] >= 10, letters
    assert letters[11.0] > 0, "what is 11 points in the style is 11 points on the sheet"


def test_paper_names_the_site_above_all_else(paper: Page) -> None:
    paper.goto(CHAPTER)
    name = paper.locator(".print-name")
    expect(name).to_have_text("Bestyrelseshåndbogen")
    assert name.bounding_box()["y"] < paper.locator("h1").bounding_box()["y"]  # type: ignore[index]


def test_paper_spells_out_links_to_elsewhere(paper: Page) -> None:
    paper.goto("/om/licens/")
    links = paper.locator(".content a[href^=http]")
    assert links.count()
    for link in links.all():
        assert link.evaluate("e => getComputedStyle(e, '::after').content").find(link.get_attribute("href") or "?") > 0
    own = paper.locator(".content a:not([href^=http])").first
    assert own.evaluate("e => getComputedStyle(e, '::after').content") in ("none", "normal")


@pytest.mark.parametrize("path", [CHAPTER, "/kilder/lovregister/", "/genbrug/designsystem/", TOOL])
def test_paper_loses_no_text_that_is_folded_on_the_screen(path: str, paper: Page) -> None:
    paper.goto(path)
    paper.wait_for_load_state("networkidle")
    lost = """() => [...document.querySelectorAll('main details')].filter((details) =>
      details.checkVisibility() && ![...details.children].slice(1).every((part) =>
        part.checkVisibility() || getComputedStyle(part).display === 'none')
    ).map((details) => details.textContent.trim().slice(0, 60))"""
    assert paper.evaluate(lost) == []


def test_paper_has_the_answers_on_a_page_of_their_own(paper: Page) -> None:
    paper.goto(CHAPTER)
    expect(paper.locator(".answer-key").first).to_be_visible()
    assert paper.locator(".answer-key").first.evaluate("e => getComputedStyle(e).breakBefore") == "page"
    expect(paper.locator("main details.explanation:visible")).to_have_count(0)


# An address that leads nowhere


@pytest.mark.parametrize("path", ["/findes-ikke/", "/haandbog/gammel/side/formand"])
def test_missing_page_helps(path: str, browser: Browser, site: Site) -> None:
    with browser.new_context(base_url=site.address, viewport=PHONE, locale="da-DK") as context:
        page = context.new_page()
        answer = page.goto(path)
        assert answer
        assert answer.status == 404
        assert page.locator("html").get_attribute("lang") == "da"
        expect(page.get_by_role("heading", level=1)).to_have_text("Siden findes ikke")
        assert page.evaluate("document.styleSheets.length") >= 1
        assert page.locator("meta[name=robots]").get_attribute("content") == "noindex"
        search = page.locator("main button[data-search-open][data-search-address]")
        expect(search).to_have_count(1)
        assert search.text_content()
        for link in page.locator("main a[href]").all():
            target = page.evaluate("e => e.href", link.element_handle())
            assert context.request.get(target).status in (200, 404 if "#alle-sider" in target else 200), target
        page.get_by_role("main").get_by_role("link", name="Gå til forsiden").click()
        page.wait_for_url(lambda url: urlsplit(url).path == "/")
        expect(page.get_by_role("heading", level=1)).not_to_have_text("Siden findes ikke")
