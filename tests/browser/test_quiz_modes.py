"""Practice, exam, meeting and refresher; results, history, and what can be taken away."""

from __future__ import annotations

import csv
import io
import json

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage, axe
from tests.browser.quiz_pages import CHAPTER, QUIZ, answer, awake, items, judged, opened, state, wrong


def button(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def saved(page: Page, name: str) -> str:
    with page.expect_download() as download:
        button(page, name)
    return download.value.path().read_bytes().decode("utf-8")


# Exam


def test_an_exam_says_nothing_before_it_is_handed_in(page: Page) -> None:
    opened(page)
    all_items = items(page)
    button(page, "Prøve")
    page.wait_for_selector(".exam-box")
    expect(page.locator(".exam-box")).to_be_visible()
    for item in all_items[:-2]:
        page.check(f"#q-{item['id']}-{item['options'][0]}")
    expect(page.locator(".verdict")).to_have_count(0)
    expect(page.locator(".exam-box .progress")).to_contain_text(f"{len(all_items) - 2} af {len(all_items)} besvaret.")
    page.locator(f"#q-{all_items[0]['id']}").get_by_label("Markér til senere").check()
    expect(page.locator(".overview li").first).to_contain_text("besvaret, markeret til senere")
    page.reload()
    page.wait_for_selector(".exam-box")
    expect(page.locator(f"#q-{all_items[1]['id']} input:checked")).to_have_value(all_items[1]["options"][0])
    expect(page.locator(f"#q-{all_items[0]['id']}").get_by_label("Markér til senere")).to_be_checked()
    expect(page.locator(".verdict")).to_have_count(0)
    button(page, "Aflever")
    expect(page.locator(".exam-box .question")).to_contain_text("2 spørgsmål er ikke besvaret.")
    button(page, "Gå til det første, der mangler")
    assert page.evaluate("document.activeElement.closest('form')?.dataset.item") == all_items[-2]["id"]
    button(page, "Aflever")
    button(page, "Aflever alligevel")
    expect(page.locator(".verdict")).to_have_count(len(all_items) - 2)
    expect(page.locator(".quiz > .result-box .progress")).to_be_focused()
    assert state(page, f"{QUIZ}:proeve") is None
    attempts = state(page)["attempts"]
    assert [attempt["mode"] for attempt in attempts] == ["exam"]
    assert len(attempts[0]["answers"]) == len(all_items) - 2


def test_an_exam_can_be_left_and_practice_is_not_lost(page: Page) -> None:
    opened(page)
    first, second = items(page)[:2]
    answer(page, first["id"], first["options"][0])
    button(page, "Prøve")
    page.wait_for_selector(".exam-box")
    expect(page.locator("form.item .option[data-letter] input:checked")).to_have_count(0)
    page.check(f"#q-{second['id']}-{second['options'][0]}")
    button(page, "Stop prøven, og øv i stedet")
    expect(page.locator(f"#q-{first['id']} input:checked")).to_have_value(first["options"][0])
    expect(page.locator(f"#q-{second['id']} input:checked")).to_have_count(0)
    button(page, "Prøve")
    page.wait_for_selector(".exam-box")
    expect(page.locator(f"#q-{second['id']} input:checked")).to_have_value(second["options"][0])
    button(page, "Aflever")
    button(page, "Aflever alligevel")
    kept = state(page)
    assert list(kept["answers"]) == [second["id"]]
    assert [list(attempt["answers"]) for attempt in kept["attempts"]] == [[first["id"]], [second["id"]]]


def test_a_case_in_an_exam_unfolds_with_its_button(page: Page) -> None:
    opened(page, "/genbrug/galleri/")
    quiz = page.locator("#quiz-galleri-sag")
    quiz.get_by_role("button", name="Prøve").click()
    quiz.locator("#q-begyndt-eks-hoerer-ringer").check()
    expect(quiz.locator(".case").first.locator("form.item:visible")).to_have_count(1)
    quiz.locator("#q-begyndt-eks-hoerer").get_by_role("button", name="Videre til næste trin").click()
    expect(quiz.locator("#q-begyndt-eks-formand input").first).to_be_focused()


# Meeting


def test_a_meeting_by_keyboard_with_hands_and_notes(page: Page) -> None:
    opened(page)
    total = len(items(page))
    page.locator("[data-mode=meeting]").focus()
    page.keyboard.press("Enter")
    dialog = page.locator("dialog.meeting")
    expect(dialog).to_be_visible()
    expect(dialog.locator(".meeting-stem")).to_be_focused()
    expect(dialog.locator(".feedback")).to_have_count(0)
    hands = dialog.locator("input[type=number]")
    hands.nth(0).fill("4")
    hands.nth(0).press("ArrowRight")  # writing is not turning pages
    expect(dialog.locator(".meeting-place")).to_have_text(f"1 af {total}")
    button(page, "Vis svar og forklaring")
    expect(dialog.locator(".meeting-answer .feedback")).to_be_visible()
    expect(dialog.get_by_role("button", name="Skjul forklaring")).to_have_attribute("aria-expanded", "true")
    dialog.get_by_label("Noter til referatet").fill("Vi skriver det ned. <b>Tak</b>")
    dialog.locator(".meeting-stem").focus()
    page.keyboard.press("ArrowRight")
    expect(dialog.locator(".meeting-place")).to_have_text(f"2 af {total}")
    expect(dialog.locator(".meeting-stem")).to_be_focused()
    page.keyboard.press("ArrowLeft")
    expect(hands.nth(0)).to_have_value("4")
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(page.locator("[data-mode=meeting]")).to_be_focused()
    page.reload()
    awake(page)
    page.click("[data-mode=meeting]")
    expect(hands.nth(0)).to_have_value("4")
    for _ in range(total):
        dialog.locator(".meeting-foot button").last.click()
    expect(dialog.locator(".minutes")).to_contain_text(": 4")
    expect(dialog.locator(".minutes .own-words")).to_have_text("Vi skriver det ned. <b>Tak</b>")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    button(page, "Kopiér til referatet")
    expect(dialog.locator(".message")).to_have_text("Teksten er kopieret.")
    assert "Vi skriver det ned." in page.evaluate("navigator.clipboard.readText()")
    assert "answers" not in json.dumps(list((state(page) or {"answers": {}})["answers"]))
    button(page, "Slet hænder og noter")
    expect(dialog.locator(".empty")).to_be_visible()


def test_a_meeting_takes_only_the_questions_it_wants(page: Page) -> None:
    opened(page)
    total = len(items(page))
    page.click("[data-mode=meeting]")
    dialog = page.locator("dialog.meeting")
    jump = dialog.get_by_label("Gå til spørgsmål")
    expect(jump).to_be_visible()
    stems = jump.locator("option").all_text_contents()
    jump.select_option("4")
    expect(dialog.locator(".meeting-place")).to_have_text(f"5 af {total}")
    expect(dialog.locator(".meeting-stem")).to_have_text(stems[4].removeprefix("5. "))
    dialog.get_by_role("button", name="Næste").click()
    expect(jump).to_have_value("5")
    dialog.get_by_label("Noter til referatet").fill("Det tager vi op igen.")
    jump.select_option(label="Til referatet")
    expect(dialog.locator(".minutes")).to_contain_text("Det tager vi op igen.")
    assert axe(page) == []


def test_the_time_can_be_stopped(page: Page) -> None:
    page.clock.install()
    opened(page)
    page.click("[data-mode=meeting]")
    button(page, "Start 2 min.")
    page.clock.run_for(31_000)
    expect(page.locator(".meeting-top")).to_contain_text("Stop (1:29)")
    page.get_by_role("button", name="Stop (").click()
    expect(page.get_by_role("button", name="Start 2 min.")).to_be_visible()
    button(page, "Start 2 min.")
    page.clock.run_for(125_000)
    expect(page.locator(".meeting-top")).to_contain_text("Tiden er gået")


def test_a_swipe_turns_the_page(new_page: NewPage) -> None:
    page = new_page(viewport={"width": 390, "height": 844}, has_touch=True)
    opened(page)
    page.click("[data-mode=meeting]")
    page.wait_for_selector("dialog .meeting-stem")
    page.evaluate(
        """() => { const stage = document.querySelector('.stage')
        const touch = (x) => new Touch({identifier: 1, target: stage, clientX: x, clientY: 300})
        stage.dispatchEvent(new TouchEvent('touchstart', {touches: [touch(300)], changedTouches: [touch(300)]}))
        stage.dispatchEvent(new TouchEvent('touchend', {touches: [], changedTouches: [touch(100)]})) }"""
    )
    expect(page.locator(".meeting-place")).to_contain_text("2 af")


# Results


def test_what_was_sure_and_wrong_comes_first(page: Page) -> None:
    opened(page)
    page.get_by_label("Spørg mig, hvor sikker jeg er").check()
    one, two = judged(page)[:2]
    page.locator(f"#q-{one['id']}").get_by_label("Sikker", exact=True).check()
    answer(page, one["id"], wrong(one))
    page.locator(f"#q-{two['id']}").get_by_label("Jeg gætter").check()
    answer(page, two["id"], two["right"][0])
    first = page.locator(".result > *").first
    expect(first).to_contain_text("Du var sikker her")
    expect(first.get_by_role("link")).to_have_count(1)
    expect(page.locator(".result")).to_contain_text("1 svar var gæt.")
    page.reload()
    awake(page)
    expect(page.locator(f"#q-{one['id']}").get_by_label("Sikker", exact=True)).to_be_checked()
    expect(page.locator(".result > *").first).to_contain_text("Du var sikker her")


def test_a_picture_says_the_same_as_its_text(page: Page) -> None:
    opened(page)
    for item in judged(page):
        answer(page, item["id"], item["right"][0])
    for bar in page.locator(".bar[role=img]").all():
        text = bar.get_attribute("aria-label") or ""
        for part in bar.locator(".part").all():
            word = {"right": "rigtige", "partly": "delvist", "wrong": "ikke", "local": "aftaler", "left": "mangler"}
            assert f"{part.inner_text()} {word[part.get_attribute('data-part') or '']}" in text


def test_the_result_as_spreadsheet_data_and_text(page: Page) -> None:
    opened(page)
    one, two = judged(page)[:2]
    answer(page, one["id"], one["right"][0])
    answer(page, two["id"], wrong(two))
    page.locator(".take-along summary").click()
    table = saved(page, "Hent som regneark (CSV)")
    assert table.startswith("\ufeff")
    rows = {row["item"]: row for row in csv.DictReader(io.StringIO(table[1:]), delimiter=";")}
    assert (rows[one["id"]]["verdict"], rows[one["id"]]["credit"]) in (("right", "1"), ("practice-right", "1"))
    assert rows[two["id"]]["credit"] == "0"
    assert len(rows) == len(items(page))
    data = json.loads(saved(page, "Hent som data (JSON)"))
    assert (data["format"], data["version"], data["quiz"]) == ("bestyrelse-resultat", 1, QUIZ)
    assert {row["item"]: row["verdict"] for row in data["rows"]}[one["id"]] == rows[one["id"]]["verdict"]
    assert set(data["rows"][0]) == set(rows[one["id"]])
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    button(page, "Kopiér som tekst")
    expect(page.locator(".take-along .message")).to_have_text("Teksten er kopieret.")
    assert "Formandens rolle" in page.evaluate("navigator.clipboard.readText()")


def test_a_spreadsheet_runs_nothing(page: Page) -> None:
    opened(page)
    cells = page.evaluate(
        """async () => { const {asCsv} = await import('/assets/js/quiz/report.js')
        const row = answer => ({item: 'x', theme: '', basis: '', type: '', question: 'a;b"c',
          answer, verdict: '', credit: null, sure: '', at: ''})
        return asCsv(['=1+1', '+x', '-x', '@x', '\\t=x', 'a\\nb'].map(row)) }"""
    )
    rows = list(csv.DictReader(io.StringIO(cells[1:]), delimiter=";"))
    assert [row["answer"] for row in rows] == ["'=1+1", "'+x", "'-x", "'@x", "'\t=x", "a\nb"]
    assert rows[0]["question"] == 'a;b"c'


@pytest.mark.parametrize(
    ("name", "shown", "hidden"),
    [("Udskriv facit", ".answer-key", "form.item"), ("Udskriv spørgsmålene", "form.item", ".answer-key")],
)
def test_questions_and_key_are_printed_apart(name: str, shown: str, hidden: str, page: Page) -> None:
    page.add_init_script("window.print = () => { window.printed = true }")
    opened(page)
    answer(page, judged(page)[0]["id"], judged(page)[0]["right"][0])
    page.locator(".take-along summary").click()
    button(page, name)
    page.emulate_media(media="print")
    sheet = page.locator(".print-sheet")
    expect(sheet.locator(shown).first).to_be_visible()
    expect(sheet.locator(hidden)).to_have_count(0)
    expect(page.locator("main")).to_be_hidden()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(sheet).to_have_count(0)


# History


def test_attempts_are_put_away_and_deleted_one_by_one(page: Page) -> None:
    opened(page)
    item = judged(page)[0]
    for option in item["options"][:3]:
        answer(page, item["id"], option)
        button(page, "Gem forsøget, og begynd forfra")
        expect(page.locator(".verdict")).to_have_count(0)
    expect(page.locator(".history summary")).to_have_text("Tidligere forsøg (3)")
    page.locator(".history summary").click()
    page.locator(".history").get_by_role("button", name="Slet forsøget").first.click()
    expect(page.locator(".history summary")).to_have_text("Tidligere forsøg (2)")
    expect(page.locator(".history summary")).to_be_focused()
    assert len(state(page)["attempts"]) == 2
    button(page, "Slet alle tidligere forsøg")
    assert state(page)["attempts"] == []


# Refresher


DAY = 86_400_000


def plans(page: Page, looks: list[tuple[float, bool]], days: list[float], meeting: int | None = None) -> list[str]:
    """What the schedule says of an item on each of some days, the first look being on day 0 at noon."""
    return page.evaluate(
        """async ([looks, days, meeting]) => { const {plan, dayOf} = await import('/assets/js/quiz/schedule.js')
        const noon = new Date(2027, 2, 1, 12).getTime()
        const at = day => {
          const date = new Date(noon)
          date.setDate(date.getDate() + Math.floor(day))
          return date.getTime() + (day % 1) * 86400000
        }
        const past = looks.map(([day, right]) => ({at: at(day), right}))
        return days.map(day => { const found = plan(past, at(day), meeting === null ? null : dayOf(at(meeting)))
          return (found.due ? '!' : '') + found.kind + (found.firm ? ' firm' : '') }) }""",
        [looks, days, meeting],
    )


@pytest.mark.parametrize(
    ("looks", "days", "meeting", "expected"),
    [
        ([], [0], None, ["new"]),
        ([(0, False)], [0, 1, 40], None, ["!missed", "!missed", "!missed"]),
        ([(0, False), (0.1, True)], [0.2, 1], None, ["waiting", "!missed"]),
        ([(0, True)], [0.1, 6, 7, 90], None, ["waiting", "waiting", "!week", "!week"]),
        ([(0, True), (0.1, True)], [0.2, 6, 7], None, ["waiting", "waiting", "!week"]),
        ([(0, True), (7, True)], [7.1, 36, 37], None, ["waiting firm", "waiting firm", "!month firm"]),
        ([(0, True), (7, True), (37, True)], [38, 400], None, ["rest firm", "rest firm"]),
        ([(0, True), (7, True), (37, True)], [38, 393, 395, 400, 401], 400,
         ["rest firm", "!meeting firm", "!meeting firm", "!meeting firm", "rest firm"]),
        ([(0, True), (7, False)], [7.1, 8], None, ["!missed", "!missed"]),
        ([(0, True), (7, False), (8, True)], [8.1, 14, 15], None, ["waiting", "waiting", "!week"]),
        ([(0, True), (7, False), (8, True), (15, True)], [15.1], None, ["waiting firm"]),
        ([(7, True), (0, True)], [7.1], None, ["waiting firm"]),
        ([(30, True)], [0], None, ["!clock"]),
        ([(30, True), (0, True)], [0.1, 7], None, ["waiting", "!week"]),
        ([(0.5, True)], [0], None, ["waiting"]),
        ([(30, False)], [0], None, ["!missed"]),
    ],
)  # fmt: skip
def test_the_schedule_on_a_simulated_calendar(
    looks: list[tuple[float, bool]], days: list[float], meeting: int | None, expected: list[str], page: Page
) -> None:
    page.goto("/")
    assert plans(page, looks, days, meeting) == expected


def test_days_are_the_readers_own_also_when_the_clocks_change(new_page: NewPage) -> None:
    page = new_page(timezone_id="Europe/Copenhagen")
    page.goto("/")
    found = page.evaluate(
        """async () => { const {dayOf} = await import('/assets/js/quiz/schedule.js')
        const day = (...when) => dayOf(new Date(...when).getTime())
        return [day(2027, 2, 28, 23, 59) - day(2027, 2, 28, 0, 1), day(2027, 2, 29, 0, 1) - day(2027, 2, 28, 23, 59),
          day(2027, 9, 31, 23) - day(2027, 9, 30, 1)] }"""
    )
    assert found == [0, 1, 1]


def test_missed_come_first_and_two_days_make_it_firm(page: Page) -> None:
    page.clock.install(time="2027-03-01T12:00:00")
    opened(page)
    one, two = judged(page)[:2]
    answer(page, one["id"], wrong(one))
    answer(page, two["id"], two["right"][0])
    page.clock.set_system_time("2027-03-08T12:00:00")
    opened(page, "/vaerktoejer/genopfrisk/", "[data-refresh]")
    expect(page.locator(".refresh-card")).to_contain_text("2 spørgsmål er klar til dig.")
    button(page, "Begynd")
    expect(page.locator(".due-why")).to_have_text("Du svarede forkert sidst.")
    form = page.locator(".refresh-card form")
    expect(form).to_have_attribute("data-item", one["id"])
    expect(page.locator(".refresh-card .progress")).to_be_focused()
    form.locator(f"input[value={one['right'][0]}]").check()
    form.get_by_role("button", name="Svar").click()
    link = form.locator(".shown-feedback .read a")
    assert "/haandbog/" in page.evaluate("a => a.href", link.element_handle())
    button(page, "Næste spørgsmål")
    expect(form).to_have_attribute("data-item", two["id"])
    expect(page.locator(".due-why")).to_have_text("Det er en uge siden, du svarede rigtigt.")
    form.locator(f"input[value={two['right'][0]}]").check()
    form.get_by_role("button", name="Svar").click()
    expect(page.locator("[data-refresh] > [role=status]")).to_contain_text("Sidder fast")
    button(page, "Færdig")
    expect(page.locator(".refresh-card")).to_contain_text("Færdig for i dag: 2 af 2 rigtige.")
    expect(page.locator(".refresh-card")).to_contain_text("1 sidder fast.")
    page.locator("#naeste-moede").fill("2027-05-20")
    page.clock.set_system_time("2027-05-18T12:00:00")
    opened(page, "/vaerktoejer/genopfrisk/", "[data-refresh]")
    expect(page.locator(".refresh-card")).to_contain_text("2 spørgsmål er klar til dig.")


def test_a_question_that_is_gone_or_changed_is_passed_over(page: Page) -> None:
    opened(page)
    one, two = judged(page)[:2]
    answer(page, one["id"], wrong(one))
    answer(page, two["id"], wrong(two))
    page.evaluate(
        """([name, id]) => { const state = JSON.parse(localStorage.getItem(name))
        state.looks[id].forEach(look => look.key = 'et-andet-facit')
        state.looks['helt-vaek'] = [{at: '2026-01-01T00:00:00Z', right: false, key: 'k'}]
        localStorage.setItem(name, JSON.stringify(state)) }""",
        [f"bestyrelse1:{QUIZ}:egen", one["id"]],
    )
    opened(page, "/vaerktoejer/genopfrisk/", "[data-refresh]")
    button(page, "Begynd")
    expect(page.locator(".refresh-card form")).to_have_attribute("data-item", two["id"])


def test_a_reader_who_is_new_is_told_where_to_begin(page: Page) -> None:
    opened(page, "/vaerktoejer/genopfrisk/", "[data-refresh]")
    expect(page.locator(".refresh-card")).to_contain_text("Du har ikke svaret på nogen spørgsmål endnu.")
    expect(page.locator("[data-refresh]").get_by_role("button", name="Begynd")).to_have_count(0)
    assert page.locator(".refresh-list a").count() >= 16
    assert CHAPTER.strip("/") in " ".join(page.locator(".refresh-list a").evaluate_all("all => all.map(a => a.href)"))
