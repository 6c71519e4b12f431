"""The search dialog in a real browser: what it loads, how it is worked, what it says, and what happens when it cannot."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from scripts.browser import find_or_install
from tests.browser.conftest import WIDTHS, NewPage, axe_in_both_schemes, until
from tests.site import Site

CHAPTER = "/haandbog/formanden/"
TASKS = "[aria-labelledby=search-answer] .search-answer"
FIRED = "må lederen fyre en medarbejder"
LONG = "må jeg fortælle min mand derhjemme hvad vi snakkede om på mødet i går"
STATES = {"begin": "", "answer": FIRED, "law": "§ 15", "typing error": "tavhedspligt", "none": "qqzzxx"}
PARTS = ("/pagefind/", "/assets/js/search.js", "/assets/js/search/", "/assets/css/search.css", "/assets/search/")


def open_search(page: Page) -> None:
    page.locator("header [data-search-open]").click()
    expect(page.locator("dialog.search")).to_be_visible()


def ask(page: Page, query: str) -> None:
    """Write a question and wait for what is said of it."""
    page.locator("#search-field").fill("")
    expect(page.locator(".search-examples")).to_be_visible()
    page.locator("#search-field").fill(query)
    if query:
        expect(page.locator(".search-examples")).to_have_count(0)
        expect(page.locator(".search-status")).not_to_have_text("Henter søgningen …")


def said(page: Page) -> Locator:
    return page.locator("dialog.search").get_by_role("status")


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.id || document.activeElement.textContent"))


@pytest.fixture
def search(page: Page) -> Page:
    page.goto(CHAPTER)
    open_search(page)
    return page


def test_nothing_is_fetched_before_it_is_used(page: Page, site: Site) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(urlsplit(request.url).path))
    page.goto(CHAPTER, wait_until="networkidle")
    assert "/assets/js/search-open.js" in fetched
    assert [path for path in fetched if path.startswith(PARTS)] == []
    assert site.gzipped("assets/js/search-open.js") <= 1024
    open_search(page)
    ask(page, "lukkedage")
    parts = [path for path in fetched if path.startswith(PARTS)]
    assert sum(path.endswith(".pf_index") for path in parts) <= 2
    assert sum(path.endswith(".pf_fragment") for path in parts) <= 10
    assert site.gzipped("assets/search/words.json") <= 25 * 1024


def test_the_button_opens_and_esc_returns(page: Page) -> None:
    page.goto(CHAPTER)
    open_search(page)
    assert focused(page) == "search-field"
    page.keyboard.type("lukke")
    page.keyboard.press("Escape")
    expect(page.locator("dialog.search")).to_be_hidden()
    assert focused(page) == "Søg"
    open_search(page)
    expect(page.locator("#search-field")).to_have_value("lukke")
    page.get_by_role("button", name="Luk", exact=True).click()
    expect(page.locator("dialog.search")).to_be_hidden()


def test_the_key_opens_but_not_in_fields_and_can_be_switched_off(page: Page) -> None:
    page.goto(CHAPTER)
    dialog = page.locator("dialog.search")
    page.locator("body").press("Control+/")
    page.evaluate("document.querySelector('main').append(document.createElement('textarea'))")
    page.locator("main > textarea").press("/")
    expect(page.locator("main > textarea")).to_have_value("/")
    expect(dialog).to_have_count(0)
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("/")
    expect(dialog).to_be_visible()
    expect(page.locator("#search-field")).to_have_value("")
    switch = page.get_by_role("checkbox", name="Tasten / åbner søgningen")
    expect(switch).to_be_checked()
    switch.uncheck()
    page.reload()
    page.keyboard.press("/")
    page.wait_for_timeout(300)
    expect(dialog).to_have_count(0)
    open_search(page)
    switch.check()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    expect(dialog).to_be_visible()


def test_results_say_what_and_where(search: Page, site: Site) -> None:
    ask(search, "habilitet")
    first = search.locator(".search-result").first
    expect(said(search)).to_contain_text("resultater")
    expect(first.locator(".search-kind")).to_have_text("Håndbog")
    expect(search.locator(".search-result mark").first).to_be_visible()
    for link in search.locator(".search-body a").all():
        target = urlsplit(str(link.get_attribute("href")))
        page, anchor = unquote(target.path).lstrip("/"), unquote(target.fragment)
        assert page in site.pages, page
        assert not anchor or site.pages[page].xpath("//*[@id=$id]", id=anchor), f"{page}#{anchor}"


def test_words_of_the_index_are_never_shown(search: Page) -> None:
    for query in ("fyre", "regnskab", "§ 15", "straffeattest", "gdpr"):
        ask(search, query)
        text = search.locator(".search-body").inner_text()
        assert "^" not in text
        assert "~" not in text
        assert "undefined" not in text
        assert ".." not in text
        expect(search.locator(".search-result").first).to_be_visible()


def test_arrows_and_enter(search: Page) -> None:
    ask(search, FIRED)
    links = search.locator(".search-body a")
    search.keyboard.press("ArrowUp")
    assert focused(search) == "search-field"
    search.keyboard.press("ArrowDown")
    expect(links.nth(0)).to_be_focused()
    search.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    search.keyboard.press("ArrowUp")
    search.keyboard.press("ArrowUp")
    assert focused(search) == "search-field"
    search.keyboard.press("Enter")
    expect(links.nth(0)).to_be_focused()
    address = str(links.nth(1).get_attribute("href"))
    search.keyboard.press("ArrowDown")
    search.keyboard.press("Enter")
    search.wait_for_url(address)


def test_enter_waits_for_what_was_just_written(search: Page) -> None:
    search.locator("#search-field").press_sequentially("børneattest")
    search.keyboard.press("Enter")
    expect(search.locator(".search-body a").first).to_be_focused()


def test_the_question_survives_back(search: Page) -> None:
    ask(search, "børneattest")
    link = search.locator(".search-result h4 a").nth(1)
    name = link.inner_text()
    link.click()
    search.wait_for_load_state()
    search.go_back()
    expect(search.locator("dialog.search")).to_be_visible()
    expect(search.locator("#search-field")).to_have_value("børneattest")
    expect(search.locator(".search-result h4 a").nth(1)).to_be_focused()
    assert search.locator(".search-result h4 a").nth(1).inner_text() == name
    search.keyboard.press("Escape")
    search.reload()
    search.wait_for_timeout(300)
    expect(search.locator("dialog.search")).to_have_count(0)


def test_a_result_on_the_page_itself_is_shown_and_leads_back(search: Page) -> None:
    ask(search, "formanden stopper")
    here = search.locator(f".search-body a[href*='{CHAPTER}#']").first
    here.click()
    expect(search.locator("dialog.search")).to_be_hidden()
    assert CHAPTER in search.url
    target = unquote(urlsplit(search.url).fragment)
    expect(search.locator(f"[id='{target}']")).to_be_in_viewport()
    search.go_back()
    expect(search.locator("dialog.search")).to_be_visible()
    expect(search.locator("#search-field")).to_have_value("formanden stopper")


def test_forward_from_a_result_on_the_page_itself_closes_again(search: Page) -> None:
    ask(search, "formanden stopper")
    search.locator(f".search-body a[href*='{CHAPTER}#']").first.click()
    search.go_back()
    expect(search.locator("dialog.search")).to_be_visible()
    search.go_forward()
    expect(search.locator("dialog.search")).to_be_hidden()
    assert urlsplit(search.url).fragment


@pytest.fixture
def keeping(browser: Browser, site: Site) -> Iterator[Page]:
    """A page in a browser that keeps pages whole when they are left, as phones do (back/forward cache)."""
    executable = os.environ.get("CHROMIUM") or str(find_or_install())
    with browser.browser_type.launch(
        executable_path=executable, args=["--no-sandbox"], ignore_default_args=["--disable-back-forward-cache"]
    ) as launched:
        page = launched.new_page(base_url=site.address, locale="da-DK")
        page.add_init_script("addEventListener('pageshow', (event) => { window.kept = event.persisted })")
        yield page


def test_a_page_that_was_kept_whole_shows_what_belongs_there(keeping: Page) -> None:
    keeping.goto(CHAPTER)
    open_search(keeping)
    ask(keeping, "børneattest")
    keeping.locator(".search-result h4 a").nth(1).click()
    keeping.wait_for_url(lambda url: CHAPTER not in url)
    keeping.go_back(wait_until="commit")
    until(keeping, "window.kept")
    expect(keeping.locator("#search-field")).to_have_value("børneattest")
    expect(keeping.locator(".search-result h4 a").nth(1)).to_be_focused()
    keeping.keyboard.press("Escape")
    open_search(keeping)
    ask(keeping, "budget")
    keeping.goto("/haandbog/oekonomi/")  # by the address: the search was not where the reader left it from
    keeping.go_back(wait_until="commit")
    until(keeping, "window.kept")
    expect(keeping.locator("dialog.search")).to_be_hidden()


def test_more_results_survive_back(search: Page) -> None:
    ask(search, "bestyrelsen")
    search.get_by_role("button", name="Vis flere resultater").click()
    link = search.locator(".search-result").nth(12).locator("h4 a")
    address = link.get_attribute("href")
    link.click()
    search.wait_for_load_state()
    search.go_back()
    back = search.locator(".search-result").nth(12).locator("h4 a")
    expect(back).to_be_focused()
    expect(back).to_have_attribute("href", str(address))


def test_a_task_is_answered_at_the_top(search: Page, site: Site) -> None:
    ask(search, FIRED)
    answer = search.locator(TASKS).first
    expect(answer.get_by_role("link")).to_have_attribute(
        "href", f"{site.address}/vaerktoejer/arbejdsdelingstjekket/#opgave-advarsel-eller-afsked-af-medarbejder"
    )
    expect(answer.locator(".basis")).to_have_text("Det aftaler I selv")
    expect(answer).to_contain_text("Et forslag: lederen beslutter.")
    expect(said(search)).to_contain_text("Arbejdsdelingstjekket")


def test_what_the_law_decides_is_not_called_a_suggestion(site: Site) -> None:
    tasks = json.loads((site.folder / "assets/search/tasks.json").read_text(encoding="utf-8"))
    assert len(tasks) >= 60
    assert {task["basis"] for task in tasks.values()} == {"law", "partial", "local"}
    assert all("verified" in task for task in tasks.values() if task["basis"] != "local")
    texts = json.loads((site.folder / "assets/search/texts.json").read_text(encoding="utf-8"))
    assert "forslag" not in texts["law"].lower()
    assert "forslag" in texts["local"].lower()


def test_a_question_about_something_else_gets_no_task(search: Page) -> None:
    ask(search, "hvordan laver vi en dagsorden")
    expect(search.locator(".search-result").first.locator(".search-kind")).to_have_text("Skabelon")
    expect(search.locator(TASKS)).to_have_count(0)
    ask(search, "hvem laver en dagsorden")
    expect(search.locator(TASKS)).to_have_count(1)


def test_a_short_answer_stands_above_all_and_opens_on_its_page(search: Page) -> None:
    ask(search, "må jeg fortælle mine kolleger hvad der blev besluttet")
    answer = search.locator(".search-answer").first
    expect(answer.locator("h4")).to_have_text("Må jeg fortælle mine kolleger, hvad der blev besluttet?")
    expect(answer.locator(".basis").first).to_have_text("Loven bestemmer")
    expect(said(search)).to_contain_text("Et kort svar står øverst")
    expect(search.locator(TASKS)).to_have_count(0)
    answer.get_by_role("link").click()
    search.wait_for_url("**/svar/#fortaelle-mine-kolleger")
    expect(search.locator("#fortaelle-mine-kolleger .faq-short")).to_be_in_viewport()
    expect(search.locator("details.faq-entry[open]")).to_have_count(1)


def test_a_word_is_explained_first(search: Page, site: Site) -> None:
    for query in ("tostrenget", "hvad betyder det at være tostrenget?"):
        ask(search, query)
        first = search.locator(".search-body a").first
        expect(first).to_have_text("Tostrenget")
        expect(first).to_have_attribute("href", f"{site.address}/ordliste/#tostrenget")


def test_what_is_not_checked_is_explained(search: Page, site: Site) -> None:
    ask(search, "hvem bestemmer lukkedage")
    note = search.locator(".search-answer :is(.unchecked, .unseen)").first
    expect(note).to_contain_text("kontrolleret")
    href = str(note.get_by_role("link", name="Hvad betyder det?").get_attribute("href"))
    target = urlsplit(unquote(href))
    assert site.pages[target.path.lstrip("/")].xpath("//*[@id=$id]", id=target.fragment)


@pytest.mark.parametrize("width", [320, 390])
def test_a_long_question_is_seen_whole(new_page: NewPage, width: int) -> None:
    page = new_page(viewport={"width": width, "height": 844})
    page.goto(CHAPTER)
    open_search(page)
    field = page.locator("#search-field")
    one = field.bounding_box()
    ask(page, LONG)
    whole = "field => field.scrollHeight <= field.clientHeight + 1 && field.scrollWidth <= field.clientWidth"
    assert field.evaluate(whole)
    field.press("Enter")
    expect(page.locator(".search-body a").first).to_be_focused()
    expect(field).to_have_value(LONG)
    assert field.evaluate(whole)
    field.fill("løn")
    assert field.bounding_box() == one
    field.fill("lukkedage\n")  # some keyboards write Enter
    expect(page.locator(".search-body a").first).to_be_focused()
    expect(field).to_have_value("lukkedage ")


def test_a_typing_error_is_told_and_answered(search: Page) -> None:
    ask(search, "tavhedspligt")
    expect(search.locator(".search-remark")).to_have_text(
        "Mente du »tavshedspligt«? Ingen sider har ordet »tavhedspligt«."
    )
    expect(search.locator(".search-result").first).to_contain_text("tavshedspligt")


def test_no_results_help(search: Page, site: Site) -> None:
    ask(search, "qqzzxx")
    expect(said(search)).to_have_text("Ingen resultater for »qqzzxx«")
    links = search.locator(".search-none a")
    assert links.count() >= 3
    for link in links.all():
        target = urlsplit(str(link.get_attribute("href")))
        page = target.path.lstrip("/") or CHAPTER.lstrip("/")
        assert site.pages[page].xpath("//*[@id=$id]", id=unquote(target.fragment)) or not target.fragment
    search.get_by_role("link", name="Alle sider").last.click()
    expect(search.locator("dialog.search")).to_be_hidden()
    expect(search.locator("#alle-sider")).to_be_in_viewport()


def test_more_results_are_to_be_had(search: Page) -> None:
    ask(search, "bestyrelsen")
    results = search.locator(".search-result")
    expect(results).to_have_count(8)
    search.get_by_role("button", name="Vis flere resultater").click()
    expect(results).to_have_count(16)
    expect(results.nth(8).locator("a").first).to_be_focused()


def test_an_example_is_asked_by_pressing_it(search: Page) -> None:
    search.get_by_role("button", name="lukkedage").click()
    expect(search.locator("#search-field")).to_have_value("lukkedage")
    expect(search.locator(".search-result").first).to_be_visible()


def test_the_missing_page_searches_for_its_address(page: Page) -> None:
    page.goto("/404.html")
    page.evaluate("history.replaceState(null, '', '/haandbog/laereplan-og-tilsyn.html')")
    page.locator("[data-search-address]").click()
    expect(page.locator("#search-field")).to_have_value("haandbog laereplan og tilsyn")
    expect(page.locator(".search-result").first).to_contain_text("Børnenes hverdag")


@pytest.fixture
def lost(browser: Browser, site: Site) -> Iterator[Page]:
    """A page on a bad connection: errors in its console are to be expected."""
    context = browser.new_context(base_url=site.address, locale="da-DK")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("part", ["pagefind/pagefind.js", "pagefind/**", "**/*.pf_index", "**/words.json"])
def test_without_the_index_it_says_so_and_tries_again(lost: Page, part: str) -> None:
    lost.goto(CHAPTER)
    pattern = f"**/{part}"
    lost.route(pattern, lambda route: route.abort())
    open_search(lost)
    lost.locator("#search-field").fill("lukkedage")
    if part == "**/*.pf_index":  # the rest of the index answers: then all is lost
        lost.route("**/pagefind-entry.json*", lambda route: route.abort())
    expect(said(lost)).to_have_text("Søgningen kunne ikke hentes.")
    expect(lost.get_by_role("link", name="Alle sider").last).to_be_visible()
    lost.unroute_all()
    lost.get_by_role("button", name="Prøv igen").click()
    expect(lost.locator(".search-result").first).to_be_visible()


@pytest.mark.parametrize("part", ["assets/js/search.js", "assets/search/texts.json"])
def test_without_the_dialog_the_list_of_pages_is_shown(lost: Page, part: str) -> None:
    lost.goto(CHAPTER)
    lost.route(f"**/{part}", lambda route: route.abort())
    lost.locator("header [data-search-open]").click()
    lost.wait_for_url("**/#alle-sider")
    expect(lost.locator("#alle-sider")).to_be_in_viewport()
    expect(lost.locator("#alle-sider a").first).to_be_visible()


def test_without_its_style_it_still_works(lost: Page) -> None:
    lost.goto(CHAPTER)
    lost.route("**/search.css", lambda route: route.abort())
    open_search(lost)
    ask(lost, "lukkedage")
    expect(lost.locator(".search-result").first).to_be_visible()


def test_without_storage_it_still_works(lost: Page) -> None:
    closed = (
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('closed', 'SecurityError') } })"
    )
    lost.add_init_script(closed)
    lost.goto(CHAPTER)
    lost.keyboard.press("/")
    expect(lost.locator("dialog.search")).to_be_visible()
    ask(lost, "lukkedage")
    expect(lost.locator(".search-result").first).to_be_visible()


@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing(new_page: NewPage, width: int) -> None:
    page = new_page(viewport={"width": width, "height": WIDTHS[width]})
    page.goto(CHAPTER)
    open_search(page)
    for state, query in STATES.items():
        ask(page, query)
        assert axe_in_both_schemes(page) == [], state
        wide = "() => { const box = document.querySelector('dialog.search .search-body'); return box.scrollWidth > box.clientWidth }"
        assert not page.evaluate(wide), state


def test_what_is_pressed_is_large_enough(new_page: NewPage) -> None:
    page = new_page(viewport={"width": 390, "height": 844})
    page.goto(CHAPTER)
    open_search(page)
    for query in ("", FIRED, "qqzzxx"):
        ask(page, query)
        for target in page.locator("dialog.search :is(button, a, textarea, label:has(input)):visible").all():
            box = target.bounding_box()
            assert box is not None
            assert min(box["width"], box["height"]) >= 24, target.inner_text()


def test_words_and_excerpts(page: Page) -> None:
    """The modules by themselves: what a question is read as, how far words lie apart, what is shown of a text."""
    page.goto(CHAPTER)
    read = page.evaluate(
        """async () => {
          const { WordList, distance } = await import('/assets/js/search/words.js')
          const words = 'regnskab økonomi bestyrelse ansvar tavshedspligt leder løn år'
          const asking = { who: ['hvem', 'må'], else: ['hvordan', 'hvad'], make: ['skriver', 'skabelon'] }
          const list = new WordList({ words, fillers: ['hvem', 'har'], acts: { dtl: 'dtl', dagtilbudsloven: 'dtl' }, asking })
          const asks = (query) => { const { who, make } = list.read(query); return [who, make] }
          const of = (query) => list.read(query).words.map(({ text, typed }) => [text, typed ?? ''])
          return {
            distances: [['abc', 'abc'], ['abc', 'acb'], ['abc', 'abcd'], ['abc', 'xyz']].map(([one, two]) => distance(one, two, 2)),
            fillers: of('Hvem har ansvar?'),
            vague: list.read('hvem har').vague,
            law: of('§ 15, stk. 4'),
            short: of('DTL 16 a'),
            acts: of('dagtilbudslovens § 3'),
            folded: of('okonomi'),
            doubled: of('oekonomi'),
            error: of('tavhedspligt'),
            compound: of('lederløn'),
            known: of('regnskaberne'),
            nothing: of('qqzzxx'),
            template: of('skabelon til regnskab'),
            who: ['hvem har ansvar', 'ansvar', 'hvad må leder', 'hvem skriver regnskab'].map(asks),
            other: ['hvordan får vi løn'].map(asks),
            make: ['hvordan skriver vi regnskab', 'skabelon til regnskab'].map(asks),
          }
        }"""
    )
    assert read["distances"] == [0, 1, 1, 3]
    assert read["fillers"] == [["ansvar", ""]]
    assert read["vague"] is True
    assert read["law"] == [["paragraf15z", ""], ["paragraf15stk4z", ""]]
    assert read["short"] == [["dtl16az", ""]]
    assert read["acts"] == [["dtl3z", ""]]
    assert read["folded"] == read["doubled"] == [["økonomi", ""]]
    assert read["error"] == [["tavshedspligt", "tavhedspligt"]]
    assert read["compound"] == [["leder", ""], ["løn", ""]]
    assert read["known"] == [["regnskaberne", ""]]
    assert read["nothing"] == [["qqzzxx", "qqzzxx"]]
    assert ["skabelon", ""] not in read["template"]
    assert read["who"] == [[True, False]] * 4
    assert read["other"] == [[False, False]]
    assert read["make"] == [[False, True]] * 2
    shown = page.evaluate(
        """async () => {
          const { excerpt, sections, visible } = await import('/assets/js/search/text.js')
          const content = 'Løn og afsked ^fyre Bestyrelsen kan afskedige ^fyre ^fyring. lederen ~(~Loven) . Det er svært.'
          const anchors = [{ element: 'h2', id: 'løn', text: 'Løn og afsked ^fyre', location: 0 }]
          const tokens = content.split(' ')
          const found = tokens.flatMap((token, place) => (token.startsWith('^fyre') ? [place] : []))
          const [section] = sections(anchors, [found], [1], tokens.length)
          return { title: section.title, id: section.id, pieces: excerpt(content, section, [1]), plain: visible('a ^b c ~d .') }
        }"""
    )
    assert shown["title"] == "Løn og afsked"
    assert shown["id"] == "løn"
    assert shown["plain"] == "a c."
    assert "".join(piece["text"] for piece in shown["pieces"]) == "Bestyrelsen kan afskedige. lederen. Det er svært."
    assert [piece["text"] for piece in shown["pieces"] if piece["marked"]] == ["afskedige"]
