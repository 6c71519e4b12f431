"""The course in the browser: the path, a reader's own page of it, the sheet on paper, and reminders in a calendar."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import icalendar
import pypdfium2
import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage, axe_in_both_schemes, until
from tests.browser.quiz_pages import opened

PATH, MINE = "/kursus/", "/kursus/mit-forloeb/"
KEY = "bestyrelse1:mit-forloeb:egen"
NOTE = "Ring til paraplyen; spørg om 🎈 og <b>CVR</b>\nLinje to"


def answered(quiz: str, *items: str, right: bool = True, at: str = "2027-02-20T20:00:00.000Z") -> tuple[str, str]:
    """The key and the state of a quiz with these items answered."""
    entry = {"value": ["a"], "key": "k", "wording": "w", "at": at}
    looks = {item: [{"at": at, "right": right, "key": "k"}] for item in items}
    state = {"version": 1, "answers": dict.fromkeys(items, entry), "looks": looks}
    return f"bestyrelse1:{quiz}:egen", json.dumps({**state, "aside": [], "settings": {}, "attempts": []})


def keep(page: Page, *pairs: tuple[str, str]) -> None:
    page.evaluate("pairs => pairs.forEach(([key, value]) => localStorage.setItem(key, value))", [*pairs])


def counted(page: Page, quiz: str) -> list[str]:
    data = json.loads(page.locator("[data-course-data]").inner_text() or page.inner_text("[data-course-data]"))
    return next(one["counted"] for module in data for one in module["quizzes"] if one["id"] == quiz)


def mine(page: Page) -> Page:
    return opened(page, MINE, "[data-my-course]")


def state(page: Page) -> dict[str, Any]:
    return json.loads(page.evaluate("key => localStorage.getItem(key)", KEY))


def stop(page: Page, number: int) -> Any:
    return page.locator(f"[data-module='{number}']")


def write(page: Page, number: int, text: str) -> None:
    if not page.locator(f"#note-{number}").is_visible():
        stop(page, number).locator("summary").click()
    page.fill(f"#note-{number}", text)


def test_the_path_shows_time_goals_and_progress(page: Page) -> None:
    page.goto(PATH)
    expect(page.locator(".course-stop")).to_have_count(9)
    assert page.locator(".course-overview").inner_text() == ""
    expect(stop(page, 1).locator(".course-facts")).to_have_text("Cirka 20 minutter")
    items = counted(page, "modul-2")
    keep(page, answered("modul-2", items[0].split()[0], items[1].split()[0]))
    page.reload()
    expect(stop(page, 2).locator(".course-done")).to_have_text(f"2 af {len(items) + 3} spørgsmål besvaret")
    expect(page.locator(".course-overview")).to_contain_text("Fortsæt med Modul 1")
    assert axe_in_both_schemes(page) == []


def test_the_path_and_the_page_are_whole_without_scripts(new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False)
    for path in (PATH, MINE):
        page.goto(path)
        links = page.locator(".course-stop h3 a")
        assert links.count() == 9
        assert all(page.request.get(link.evaluate("a => a.href")).ok for link in links.all()[:2])
    expect(page.get_by_text("når JavaScript er slået til")).to_be_visible()
    assert page.locator("main button, main textarea").count() == 0


def test_where_the_reader_is_in_each_module_and_what_is_due(page: Page) -> None:
    page.clock.install(time="2027-03-01T12:00:00")
    page.goto(MINE)
    start, items = counted(page, "modul-1-start"), counted(page, "modul-1")
    case = next(one for one in items if " " in one).split()
    keep(page, answered("modul-1-start", *start), answered("modul-1", items[0], *case, "som-ikke-findes-mere"))
    keep(page, answered("modul-3", counted(page, "modul-3")[0], at="2027-02-25T20:00:00.000Z"))
    mine(page)
    facts = stop(page, 1).locator(".course-facts")
    expect(facts).to_contain_text(f"Før du begynder: {len(start)} af {len(start)} besvaret")
    expect(facts).to_contain_text(f"Prøv dig selv: 2 af {len(items)} besvaret")
    expect(facts).to_contain_text("Sidst: 20. februar 2027")
    # Answered rightly nine days ago: every one of them is due after a week.
    due = len(start) + 1 + len(case)
    expect(facts).to_contain_text(f"Klar til genopfriskning: {due}")
    expect(stop(page, 3).locator(".course-facts")).not_to_contain_text("genopfriskning")
    expect(stop(page, 4).locator(".course-facts")).to_have_text("Ikke begyndt")
    expect(page.locator(".course-overview")).to_contain_text(f"{due} spørgsmål fra modulerne er klar")
    page.get_by_role("link", name="Genopfrisk nu").click()
    # The refresher still tries the question that is gone.
    expect(page.locator(".refresh-card")).to_contain_text(f"{due + 1} spørgsmål er klar til dig.")


def test_notes_and_ticks_are_here_the_next_time_and_deleted_when_asked(page: Page) -> None:
    mine(page)
    write(page, 2, NOTE)
    page.fill("#aftale-2", "Formanden skriver mandatet inden maj")
    page.check("#taget-2")
    page.fill("#minutter-2", "45")
    page.locator("#minutter-2").blur()
    mine(page)
    expect(stop(page, 2).locator("summary")).to_have_text("Noter og aftaler (der står noget)")
    expect(page.locator("#note-2")).to_have_value(NOTE)
    expect(page.locator("#minutter-2")).to_have_value("45")
    expect(page.locator(".course-overview")).to_contain_text("Du har taget 1 af 9 moduler.")
    stop(page, 2).locator("summary").click()
    assert axe_in_both_schemes(page) == []
    page.get_by_role("button", name="Slet mit forløb").click()
    page.get_by_role("button", name="Ja, slet mit forløb").click()
    expect(page.locator("#note-2")).to_have_value("")
    expect(page.locator("#taget-2")).not_to_be_checked()
    assert page.evaluate("key => localStorage.getItem(key)", KEY) is None


def test_a_file_takes_everything_along_and_no_text_is_lost(page: Page, new_page: NewPage, tmp_path: Path) -> None:
    mine(page)
    write(page, 1, NOTE)
    with page.expect_download() as saved:
        page.get_by_role("button", name="Gem mit forløb i en fil").click()
    file = tmp_path / saved.value.suggested_filename
    saved.value.save_as(file)
    other = new_page()
    mine(other)
    write(other, 1, "Min nyere note")
    for _ in range(2):  # the same file twice changes nothing more
        other.set_input_files("input[type=file]", file)
        expect(stop(other, 1).locator(".older .message")).to_have_count(1)
    other.locator("h1").click()
    expect(other.locator("#note-1")).to_have_value("Min nyere note")
    expect(stop(other, 1).locator(".older .own-words")).to_have_text(NOTE)
    stop(other, 1).get_by_role("button", name="Føj den til teksten").click()
    expect(other.locator("#note-1")).to_have_value(f"Min nyere note\n{NOTE}")
    assert state(other)["aside"] == []
    other.set_input_files("input[type=file]", {"name": "x.json", "mimeType": "application/json", "buffer": b"{}"})
    expect(other.locator(".error-message", has_text="ikke et forløb")).to_be_visible()
    expect(other.locator("#note-1")).to_have_value(f"Min nyere note\n{NOTE}")


def test_two_tabs_do_not_overwrite_each_other(page: Page) -> None:
    mine(page)
    write(page, 1, "Første fane")
    second = page.context.new_page()
    mine(second)
    page.focus("#note-1")
    second.evaluate("""() => { const field = document.getElementById('note-1'); field.value = 'Anden fane'
      field.dispatchEvent(new Event('input')) }""")
    until(page, f"localStorage.getItem('{KEY}').includes('Anden fane')")
    page.locator("#note-1").press_sequentially("!")
    kept = state(page)
    assert kept["answers"]["note-1"]["value"] == ["Første fane!"]
    assert [entry["value"] for entry in kept["aside"]] == [["Anden fane"]]


REFUSE = "() => { throw new DOMException('no', 'QuotaExceededError') }"
TROUBLES = {
    "full": f"Storage.prototype.setItem = {REFUSE}",
    "blocked": f"Object.defineProperty(globalThis, 'localStorage', {{ get: {REFUSE} }})",
}


@pytest.mark.parametrize("trouble", TROUBLES)
def test_without_storage_it_works_for_the_visit_and_says_so(page: Page, trouble: str) -> None:
    page.add_init_script(TROUBLES[trouble])
    mine(page)
    write(page, 1, NOTE)
    page.check("#taget-1")
    expect(page.locator("#note-1")).to_have_value(NOTE)
    expect(page.locator(".course-overview")).to_contain_text("Du har taget 1 af 9 moduler.")
    expect(page.locator(".keep-tools .message")).to_contain_text("gemmer ikke det, du skriver")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Gem mit forløb i en fil").click()
    assert json.loads(saved.value.path().read_text(encoding="utf-8"))["answers"]["note-1"]["value"] == [NOTE]


def test_what_cannot_be_read_is_kept_under_another_name(page: Page) -> None:
    page.goto("/om/privatliv/")
    keep(page, (KEY, "{ødelagt"))
    mine(page)
    write(page, 1, NOTE)
    assert page.evaluate("key => localStorage.getItem(key)", f"{KEY}:uleselig") == "{ødelagt"
    assert state(page)["answers"]["note-1"]["value"] == [NOTE]


def test_the_sheet_is_one_page_that_says_what_it_is(page: Page) -> None:
    page.add_init_script("globalThis.print = () => { document.documentElement.dataset.printed = '' }")
    mine(page)
    press = page.get_by_role("button", name="Udskriv deltagerark").click
    press()
    expect(page.get_by_text("Sæt først hak")).to_be_visible()
    for number in range(1, 10):
        page.check(f"#taget-{number}")
    press()
    expect(page.locator("#navn")).to_be_focused()
    page.fill("#navn", "Maja <b>Prøve</b>")
    press()
    expect(page.locator("html")).to_have_attribute("data-printed", "")
    document = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    assert len(document) == 1
    text = " ".join(document[0].get_textpage().get_text_bounded().split())
    assert "Egen erklæring, ikke et eksamensbevis" in text
    assert "Maja <b>Prøve</b> oplyser" in text
    data = json.loads(page.locator("[data-course-data]").text_content() or "")
    for module in data:
        assert module["title"] in text
        assert all(goal.removeprefix("du kan ").split()[0] in text for goal in module["goals"]), module["title"]
    sum_ = sum(module["minutes"] for module in data)
    assert f"I alt 9 moduler og {sum_ // 60} timer og {sum_ % 60} minutter" in text


def test_reminders_are_read_by_a_calendar(page: Page) -> None:
    page.clock.install(time="2027-03-01T12:00:00")
    page.goto(MINE)
    keep(page, answered("modul-1", counted(page, "modul-1")[0], at="2027-02-28T20:00:00.000Z"))
    mine(page)
    for number in range(1, 8):
        page.check(f"#taget-{number}")
    page.get_by_role("button", name="Hent påmindelser").click()
    expect(page.get_by_text("Vælg datoen for det næste modul")).to_be_visible()
    page.fill("#naeste-modul", "2027-12-25")
    page.select_option("#hver", "14")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Hent påmindelser").click()
    events = icalendar.Calendar.from_ical(saved.value.path().read_bytes()).walk("VEVENT")
    assert [(event.decoded("DTSTART"), str(event["SUMMARY"])) for event in events] == [
        (date(2027, 12, 25), "Modul 8: Værdier, netværk og lokalsamfund"),
        (date(2028, 1, 8), "Modul 9: Årshjul og opfølgning"),
        (date(2027, 3, 7), "Genopfrisk 1 spørgsmål fra kurset"),
    ]
    assert len({str(event["UID"]) for event in events}) == 3
    assert "/kursus/modul-8-" in str(events[0]["DESCRIPTION"])


HOSTILE = "Ring; og, spørg \\ hvad \t nu\r\nEND:VEVENT\n" + "æ🎈" * 60


def test_the_calendar_follows_the_standard(page: Page) -> None:
    page.goto("/om/privatliv/")
    events = [{"id": "a", "date": "2027-12-31", "summary": HOSTILE, "note": "to\nlinjer\x07", "yearly": True}]
    text = page.evaluate(
        "async (events) => (await import('/assets/js/ics.js')).calendar(events, new Date(0))",
        events,
    )
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert "\n" not in text.replace("\r\n", "")
    calendar = icalendar.Calendar.from_ical(text)
    assert (calendar["VERSION"], bool(calendar["PRODID"])) == ("2.0", True)
    (event,) = calendar.walk("VEVENT")
    assert not event.errors
    assert str(event["SUMMARY"]) == HOSTILE.replace("\r\n", "\n").replace("\t", " ")
    assert str(event["DESCRIPTION"]) == "to\nlinjer "
    assert (event.decoded("DTSTART"), event.decoded("DTEND")) == (date(2027, 12, 31), date(2028, 1, 1))
    assert event["DTSTART"].params["VALUE"] == "DATE"
    assert event["RRULE"]["FREQ"] == ["YEARLY"]
    assert event.decoded("DTSTAMP").isoformat() == "1970-01-01T00:00:00+00:00"


def test_the_chairs_year_comes_into_the_calendar(page: Page) -> None:
    opened(page, "/vaerktoejer/aarshjul/", ".year")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Hent til kalenderen").click()
    events = icalendar.Calendar.from_ical(saved.value.path().read_bytes()).walk("VEVENT")
    assert len(events) == page.locator(".year tbody tr").count()
    assert len({str(event["UID"]) for event in events}) == len(events)


def test_my_page_fits_the_smallest_screen(new_page: NewPage) -> None:
    page = new_page(viewport={"width": 320, "height": 640})
    mine(page)
    page.check("#taget-1")
    stop(page, 1).locator("summary").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    low = page.eval_on_selector_all(
        ".my-course :is(button, input:not([type=file], [type=checkbox]), select, summary, .tick)",
        "all => all.filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 44).map((one) => one.outerHTML)",
    )
    assert low == []


def test_a_module_is_a_booklet_with_the_answers_last(page: Page) -> None:
    opened(page, "/kursus/modul-7-personligt-ansvar/")
    steps = page.locator(".case-steps > li")
    assert steps.evaluate_all("all => all.some((one) => one.hidden)"), "on the screen the case unfolds"
    pages = [
        one.get_textpage().get_text_bounded() for one in pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    ]
    text = " ".join(" ".join(pages).split())
    places = [text.index(part) for part in ("Prøv dig selv", "Tre ting til næste møde", "Facit: ")]
    assert places == sorted(places)
    assert text.count("Facit: ") == 1, "opening questions have no answers"
    (answers,) = [number for number, one in enumerate(pages) if "Facit: " in one]
    assert pages[answers].strip().startswith("Facit: ")
    for number in range(1, steps.count() + 1):
        assert f"Trin {number} af {steps.count()}" in text
    assert "/kursus/drejebog-7/)" in text.replace(" ", ""), "links are spelled out"
