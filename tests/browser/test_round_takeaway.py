"""What the chair takes along: papers for Word, files and print, the report on the wall and the screen, the year."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage, axe
from tests.browser.test_round import groups, start, step

SLOTS = {"punkt", "forslag", "spoergsmaal", "baggrund", "beslutninger", "aabne", "mandater", "mandat", "plan", "naeste"}
TEMPLATES = ["dagsorden", "beslutningsreferat", "funktionsbeskrivelse", "delegationsplan"]


def sample(page: Page) -> Page:
    start(page).get_by_role("button", name="Se en eksempelrunde").click()
    step(page, "report")
    return page


def papers(page: Page) -> Page:
    sample(page).locator(".round-steps").get_by_role("button", name="Tekster").click()
    step(page, "texts")
    return page


def test_every_paper_is_its_template_filled_in(new_page: NewPage) -> None:
    page = papers(new_page())
    assert page.locator("[data-paper]").evaluate_all("all => all.map((one) => one.dataset.paper)") == TEMPLATES
    texts = page.locator(".paper").all_inner_texts()
    address = page.url
    named: set[str] = set()
    for name, text in zip(TEMPLATES, texts, strict=True):
        page.goto(address.replace("vaerktoejer/runde", f"skabeloner/{name}"))
        headings = page.locator("#skabelon ~ h3").evaluate_all("all => all.map((one) => one.firstChild.textContent)")
        assert [heading for heading in headings if heading not in text] == []
        named |= set(page.locator("[data-runde]").evaluate_all("all => all.map((one) => one.dataset.runde)"))
    assert named == SLOTS
    settle, ask = texts[0].split("Formanden spørger paraplyen før mødet")
    assert "(forskellige svar)" in settle
    assert "Fastsætte principper for institutionens arbejde" not in settle
    assert "Fastsætte principper for institutionens arbejde" in ask
    assert "[dato]" in texts[1]
    assert "15. januar 2028" in texts[3]


def test_a_paper_goes_to_word_and_to_a_file(new_page: NewPage) -> None:
    page = papers(new_page(permissions=["clipboard-read", "clipboard-write"]))
    page.get_by_role("button", name="Kopiér til Word").nth(3).click()
    expect(page.get_by_role("status").filter(has_text="Teksten er kopieret")).to_have_count(1)
    copied = page.evaluate(
        "navigator.clipboard.read().then(([one]) => one.getType('text/html')).then((blob) => blob.text())"
    )
    assert "<h1>Delegationsplan" in copied
    assert "<table>" in copied
    assert "<td>Lederen</td>" in copied
    with page.expect_download() as saved:
        page.get_by_role("button", name="Hent som HTML").nth(3).click()
    text = Path(saved.value.path()).read_text(encoding="utf-8")
    assert text.startswith("<!doctype html>")
    assert "<title>Delegationsplan" in text
    assert "15. januar 2028" in text


def test_the_report_fills_the_screen_one_task_at_a_time(new_page: NewPage) -> None:
    page = sample(new_page())
    page.get_by_role("button", name="Fuld skærm").click()
    expect(page.locator(".report:fullscreen[data-stage=all]")).to_have_count(1)
    place, task = page.locator(".stage-bar [role=status]"), page.locator(".result-entry h4:visible")
    titles = page.locator(".result-entry h4").all_text_contents()
    size = "one => parseFloat(getComputedStyle(one).fontSize)"
    assert page.locator(".tile").first.evaluate(size) >= 22
    assert axe(page) == []
    for key, shown in (("ArrowRight", 0), ("PageDown", 1), ("ArrowLeft", 0)):
        page.keyboard.press(key)
        expect(task).to_have_text([titles[shown]])
        expect(place).to_have_text(f"{shown + 1} af {len(titles)}")
    expect(task).to_be_focused()
    assert page.locator(".chart-label:visible").first.evaluate(size) >= 22
    assert axe(page) == []
    page.get_by_role("button", name="Næste").click()
    expect(task).to_have_text([titles[1]])
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    # A tile leads to its task, also one that was folded away.
    last = page.locator(".tile-agree").last
    name = last.evaluate("one => one.childNodes[1].textContent.trim()")
    last.click()
    expect(task).to_have_text([name])
    page.get_by_role("button", name="Luk", exact=True).click()
    expect(page.locator(".stage-bar")).to_have_count(0)
    assert task.count() > 1
    page.keyboard.press("ArrowRight")
    assert task.count() > 1


def test_the_report_shows_one_section(new_page: NewPage) -> None:
    page = sample(new_page())
    everything = page.locator(".tile").count()
    before = page.locator(".report-sum").inner_text()
    page.get_by_label("Vis afsnit").select_option(index=1)
    assert 0 < page.locator(".tile").count() < everything
    assert page.locator(".report-sum").inner_text() != before
    page.get_by_label("Vis afsnit").select_option(index=0)
    assert page.locator(".tile").count() == everything


def test_the_report_says_first_how_much_there_is_to_talk_about(new_page: NewPage) -> None:
    page = sample(new_page())
    counts = {name: page.locator(f".tile-{name}").count() for name in ("agree", "disagree", "unsure", "against")}
    assert page.locator(".report-sum").text_content() == (
        f"enige om\u00a0{counts['agree']} · forskellige svar om\u00a0{counts['disagree']}"
        f" · i tvivl om\u00a0{counts['unsure']} · spørg paraplyen om\u00a0{counts['against']}"
    )
    order = page.locator(".tile").evaluate_all("all => all.map((one) => one.className.replace('tile tile-', ''))")
    assert order == sorted(order, key=["against", "disagree", "unsure", "agree"].index)
    places = [".report-sum", "[data-group=against]", "[data-group=agree]", ".map", ".share"]
    tops = [page.locator(place).evaluate("one => one.getBoundingClientRect().top") for place in places]
    assert tops == sorted(tops)


def test_an_open_round_has_the_page_to_itself(new_page: NewPage) -> None:
    page = start(new_page(viewport={"width": 390, "height": 844}))
    intro, title = page.get_by_text("Siden sender intet"), page.title()
    expect(intro).to_be_visible()
    page.get_by_role("button", name="Se en eksempelrunde").click()
    step(page, "report")
    expect(intro).to_be_hidden()
    heading = page.locator("h1")
    assert heading.inner_text() not in ("", "Kør en runde")
    assert heading.inner_text() in page.title()
    box = page.locator(".round-steps").bounding_box()
    assert box
    assert box["y"] < 200
    # One row, in which the step that is shown can be seen.
    assert box["height"] < 80
    expect(page.locator(".round-steps [aria-current=step]")).to_be_in_viewport(ratio=1)
    page.get_by_role("button", name="Luk runden").click()
    expect(intro).to_be_visible()
    assert (heading.inner_text().startswith("Kør en runde"), page.title()) == (True, title)


def test_a_tile_leads_to_a_task_that_was_folded_away(new_page: NewPage) -> None:
    page = sample(new_page())
    page.locator(".tile-agree").last.click()
    heading = page.locator(".result-entry h4:focus")
    expect(heading).to_be_in_viewport()
    assert heading.inner_text() in page.locator(".tile-agree").last.inner_text()


def test_the_printed_report_holds_every_task(new_page: NewPage) -> None:
    page = sample(new_page())
    tasks = page.locator(".tile").count()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator(".result-entry h4:visible").count() == tasks
    assert not page.get_by_role("button", name="Kopiér rapportens link").is_visible()
    assert not page.get_by_text("Hvilken måde passer til jer?").is_visible()
    assert not page.locator("h1").is_visible()
    assert page.locator(".report h2").inner_text().startswith("Rapport: ")
    expect(page.get_by_text("Institution: ...")).to_be_visible()


def test_a_printed_form_has_all_its_columns(new_page: NewPage) -> None:
    page = new_page(viewport={"width": 673, "height": 900})  # A4 without its margins
    page.add_init_script("window.print = () => {}")
    start(page).get_by_role("button", name="Lav en ny runde").click()
    step(page, "make")
    page.get_by_label("Tostrenget").check()
    page.get_by_label("Ja, lederen har sagt ja").check()
    page.get_by_label("Papir", exact=True).check()
    page.get_by_role("button", name="Lav runden").click()
    step(page, "collect")
    page.get_by_role("button", name="Print papirskemaet").click()
    page.wait_for_selector(".sheet", state="attached")
    page.emulate_media(media="print")
    last = page.locator(".sheet thead th").last
    assert last.inner_text() == "Ikke relevant"
    box = last.bounding_box()
    assert box
    assert box["x"] + box["width"] <= 673


def test_a_report_is_compared_with_an_earlier_file(new_page: NewPage) -> None:
    page = sample(new_page())
    with page.expect_download() as saved:
        page.get_by_role("button", name="Gem rapporten i en fil").click()
    expect(page.locator(".share")).to_contain_text("på samme tid")
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Sammenlign med en tidligere runde").click()
    chooser.value.set_files(saved.value.path())
    heading = page.locator("[data-slot=compare] h3").first
    expect(heading).to_contain_text("(0 af")
    assert "Ingen af de fælles opgaver er blevet klarere" in page.locator("[data-slot=compare]").inner_text()
    # What is no report is refused, and the report stays.
    before = groups(page)
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Sammenlign med en tidligere runde").click()
    chooser.value.set_files(Path(__file__))
    expect(page.get_by_role("alert").filter(has_text="ikke en runde")).to_have_count(1)
    assert groups(page) == before


def test_the_year_is_moved_and_taken_along(new_page: NewPage) -> None:
    page = new_page(viewport={"width": 390, "height": 844})
    page.goto("/vaerktoejer/aarshjul/")
    page.wait_for_selector(".year[data-ready]")
    assert page.locator(".wheel-svg .wheel-month").count() == 12
    first = page.locator(".year tbody tr").first
    task = first.locator("td").nth(1).inner_text()
    first.get_by_role("combobox").select_option(label="December")
    moved = page.locator(".year tbody tr").filter(has_text=task)
    assert moved.get_by_role("combobox").input_value() == "12"
    expect(moved.get_by_role("combobox")).to_be_focused()
    assert page.locator(".year tbody tr").first.locator("td").nth(1).inner_text() != task
    page.get_by_role("textbox", name="Punkt").fill("Sommerfest; med grill")
    page.get_by_role("button", name="Tilføj").click()
    page.get_by_label("Første år").fill("2027")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Hent til kalenderen").click()
    calendar = Path(saved.value.path()).read_text(encoding="utf-8")
    assert "DTSTART;VALUE=DATE:20271201" in calendar
    assert "Sommerfest\\; med grill" in calendar
    with page.expect_download() as saved:
        page.get_by_role("button", name="Hent som tabel").click()
    table = Path(saved.value.path()).read_text(encoding="utf-8-sig")
    assert '"Sommerfest; med grill"' in table
    assert axe(page) == []
    page.reload()
    page.wait_for_selector(".year[data-ready]")
    assert page.locator(".year tbody").get_by_text("Sommerfest; med grill").count() == 1
    page.get_by_role("button", name="Begynd forfra").click()
    assert page.locator(".year tbody").get_by_text("Sommerfest; med grill").count() == 0
