"""The role-division check and the self-evaluation in the browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import NewPage

CHECK = "/vaerktoejer/arbejdsdelingstjekket/"
KEY = "bestyrelse1:arbejdsdelingstjekket:egen"


def opened(page: Page, path: str = CHECK) -> Page:
    page.goto(path)
    page.wait_for_selector(".instrument[data-ready]")
    return page


def begin(page: Page, *, everything: bool = False, two_tier: bool = False) -> None:
    if everything:
        page.check("#length-all")
    if two_tier:
        page.check("#model-two-tier")
    page.get_by_role("button", name="Begynd").click()


def next_step(page: Page) -> bool:
    """Go on; False when that was the last step and the result is shown."""
    forward = page.get_by_role("button", name="Næste afsnit")
    if forward.count():
        forward.click()
        return True
    page.get_by_role("button", name="Vis resultat").click()
    return False


def answer_all(page: Page, choose: dict[str, str], default: str) -> int:
    """Answer every task, with `choose` for those named; return how many there were."""
    answered = 0
    while True:
        for row in page.locator("fieldset.row").all():
            task = row.get_attribute("data-row") or ""
            row.locator(f"input[value={choose.get(task, default)}]").check()
            answered += 1
        if not next_step(page):
            return answered


def test_core_and_all(page: Page) -> None:
    opened(page)
    begin(page)
    assert answer_all(page, {}, "ved-ikke") == 20
    page.get_by_role("button", name="Nulstil").click()
    page.get_by_role("button", name="Ja, slet mine svar").click()
    begin(page, everything=True)
    assert answer_all(page, {}, "ikke-relevant") == 68


def test_each_answer_is_held_against_the_law_and_the_proposal(page: Page) -> None:
    opened(page)
    begin(page, everything=True)
    choose = {
        "kommunens-rammer": "lederen",  # settled by law, placed elsewhere
        "pladser-i-kommunen": "flere-sammen",  # settled by law, shared
        "aendre-vedtaegten": "bestyrelsen",  # as proposed
    }
    answer_all(page, choose, "ikke-aftalt")
    against = page.locator("[data-group=against]")
    expect(against.locator("h3")).to_have_text("Ser ud til at stride mod loven – spørg paraplyen (1)")
    expect(against.locator(".result-entry")).to_have_attribute("data-task", "kommunens-rammer")
    expect(against.locator("dd").nth(0)).to_have_text("Lederen")
    expect(against.locator("dd").nth(1)).to_have_text("Kommunen")
    expect(page.locator("[data-group=shared] .result-entry")).to_have_attribute("data-task", "pladser-i-kommunen")
    expect(page.locator("[data-group=same] .result-entry")).to_have_attribute("data-task", "aendre-vedtaegten")
    expect(page.locator("[data-group=unsure] .result-entry")).to_have_count(65)


def test_only_law_that_was_seen_counts_as_against(page: Page) -> None:
    opened(page)
    begin(page, everything=True)
    answer_all(page, {}, "paraplyen")
    for entry in page.locator("[data-group=against] .result-entry").all():
        expect(entry.locator(".basis")).to_have_text("Loven bestemmer")
        expect(entry.locator(".unseen")).to_have_count(0)
    unseen = page.locator(".survey-result .result-entry:has(.unseen)")
    expect(unseen).to_have_count(5)
    expect(unseen.locator(".unseen").first).to_have_text("Grundlag ikke kontrolleret")


def test_the_parent_board_is_an_answer_in_the_two_tier_model_only(page: Page) -> None:
    opened(page)
    begin(page)
    expect(page.locator("input[value=foraeldrebestyrelsen]")).to_have_count(0)
    page.reload()
    page.wait_for_selector(".instrument[data-ready]")
    begin(page, two_tier=True)
    assert page.locator("input[value=foraeldrebestyrelsen]").count() == page.locator("fieldset.row").count()
    answer_all(page, {"principper-for-arbejdet": "foraeldrebestyrelsen"}, "ved-ikke")
    expect(page.locator("[data-group=against] .result-entry")).to_have_count(0)


def test_all_68_tasks_by_keyboard_alone_at_320_px(new_page: NewPage) -> None:
    page = opened(new_page(viewport={"width": 320, "height": 640}))
    page.check("#length-all")
    page.get_by_role("button", name="Begynd").focus()
    page.keyboard.press("Enter")
    answered = 0
    for _ in range(400):
        page.keyboard.press("Tab")
        spot = page.evaluate(
            """() => { const at = document.activeElement; const box = (at.closest('.option') ?? at).getBoundingClientRect()
              const on = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2)
              return {kind: at.type ?? '', name: at.textContent, checked: at.checked ?? false,
                      seen: at.closest('.survey') === null || Boolean(on && (at.closest('.option') ?? at).contains(on))} }"""
        )
        assert spot["seen"], f"focus is hidden at {spot}"
        if spot["kind"] == "radio" and not spot["checked"]:
            page.keyboard.press("Space")
            answered += 1
        elif spot["name"] in ("Næste afsnit", "Vis resultat"):
            page.keyboard.press("Enter")
            if spot["name"] == "Vis resultat":
                break
    assert answered == 68
    expect(page.locator("[data-group=same] .result-entry")).not_to_have_count(0)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_answers_are_kept_as_one_goes(page: Page) -> None:
    opened(page)
    begin(page)
    row = page.locator("fieldset.row").first
    row.locator("input[value=bestyrelsen]").check()
    page.reload()
    page.wait_for_selector(".instrument[data-ready]")
    page.get_by_role("button", name="Fortsæt, hvor du slap").click()
    expect(page.locator("fieldset.row").first.locator("input[value=bestyrelsen]")).to_be_checked()
    assert "bestyrelsen" in page.evaluate(f"localStorage.getItem('{KEY}')")


def test_an_address_of_a_task_opens_the_list(page: Page) -> None:
    opened(page, f"{CHECK}#opgave-vagtplan")
    expect(page.locator("#opgave-vagtplan h3")).to_be_in_viewport()


def test_without_script_it_is_a_list_with_proposal_and_basis(new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(CHECK)
    expect(page.locator("article.task")).to_have_count(68)
    expect(page.locator("article.task dl.parts:visible").first).to_contain_text("Kommunen")
    expect(page.locator(".instrument button, .instrument input")).to_have_count(0)


def test_the_self_evaluation(page: Page) -> None:
    opened(page, "/vaerktoejer/selvevaluering/")
    page.get_by_role("button", name="Begynd").click()
    assert answer_all(page, {}, "slet-ikke") == 22
    expect(page.locator("[data-group=low] .result-entry")).to_have_count(22)
    words = page.locator(".own-words textarea").first
    words.fill("<b>Vi vil mødes tit</b>")
    page.reload()
    page.wait_for_selector(".instrument[data-ready]")
    page.get_by_role("button", name="Vis resultat").click()
    expect(page.locator(".own-words textarea").first).to_have_value("<b>Vi vil mødes tit</b>")


def test_the_table_is_filtered_by_role_and_basis(page: Page) -> None:
    page.goto("/haandbog/hvem-bestemmer-hvad/")
    rows = page.locator(".task-table tr[data-basis]:visible")
    expect(rows).to_have_count(68)
    page.locator("[data-filter=basis] select").select_option("law")
    expect(rows).to_have_count(13)
    page.locator("[data-filter=role] select").select_option("kommunen")
    expect(page.locator(".task-table .progress")).to_contain_text("opgaver vises")
    assert 0 < rows.count() < 13


def test_an_answer_that_an_edition_has_left_out_is_read_but_not_offered(page: Page) -> None:
    def without_parent_board(route: Route) -> None:
        response = route.fetch()
        text = response.text().replace("data-two-tier-only", "data-two-tier-only data-gone")
        route.fulfill(
            response=response, body=text.replace('class="instrument matrix"', 'class="instrument matrix" data-one-tier')
        )

    opened(page)
    begin(page, two_tier=True)
    page.locator("fieldset.row input[value=foraeldrebestyrelsen]").first.check()
    task = page.locator("fieldset.row").first.get_attribute("data-row")
    page.route(f"**{CHECK}", without_parent_board)
    opened(page)
    expect(page.locator("#model-two-tier")).to_have_count(0)
    page.get_by_role("button", name="Fortsæt").click()
    expect(page.locator("fieldset.row input[value=foraeldrebestyrelsen]")).to_have_count(0)
    while next_step(page):
        pass
    expect(page.locator(f".result-entry[data-task={task}] dd").first).to_have_text("Forældrebestyrelsen")


@pytest.mark.parametrize("width", [1280, 1024, 640, 390, 320])
def test_the_table_shows_who_decides_without_scrolling(width: int, new_page: NewPage) -> None:
    page = new_page(viewport={"width": width, "height": 900})
    page.goto("/haandbog/hvem-bestemmer-hvad/")
    table = page.locator(".task-table")
    beyond = """(table) => [...table.querySelectorAll('.decides, .other')].filter((cell) => {
      const words = document.createRange()
      words.selectNodeContents(cell)
      return words.getBoundingClientRect().right > table.getBoundingClientRect().right + 1
    }).map((cell) => cell.textContent)"""
    assert table.evaluate(beyond) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    table.locator("tbody").nth(3).evaluate("rows => rows.scrollIntoView()")
    if width >= 640:
        expect(table.locator("thead th").first).to_be_in_viewport()
    else:
        assert table.locator(".decides").first.evaluate("e => getComputedStyle(e, '::before').content") != "none"
