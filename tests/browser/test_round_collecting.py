"""What goes wrong while answers are collected: somebody does not come, a paper is wrong, a device is used twice."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage
from tests.browser.test_round import CHAIR, FEW, MEMBER, answer, count, make, start, step

TASKS = ["aarsbudget", "ansaette-leder"]


def load(page: Page, tmp_path: Path, value: dict[str, Any], **round_: Any) -> Page:
    """Open a saved round of two tasks."""
    file = tmp_path / "runde.json"
    file.write_text(
        json.dumps({**FEW, **value, "round": {**FEW["round"], "tasks": TASKS, **round_}}),  # type: ignore[dict-item]
        encoding="utf-8",
    )
    with start(page).expect_file_chooser() as chooser:
        page.get_by_role("button", name="Åbn en gemt runde").click()
    chooser.value.set_files(file)
    return page


def turn(page: Page, role: str = MEMBER) -> None:
    page.get_by_role("button", name="Jeg er klar").click()
    page.get_by_label(role, exact=True).check()
    page.get_by_role("button", name="Begynd").click()
    answer(page, lambda n: n)
    page.get_by_role("button", name="Læg mine svar til").click()
    step(page, "collect")


def test_the_table_closes_early_but_not_too_early(new_page: NewPage, tmp_path: Path) -> None:
    page = load(new_page(), tmp_path, {"size": 7}, way="bord")
    step(page, "collect")
    assert not page.get_by_text("Mangler der nogen?").is_visible()
    for who in range(4):
        turn(page)
        page.get_by_text("Mangler der nogen?").click()
        assert page.get_by_role("button", name="Luk nu").is_visible() == (who == 3)
    expect(page.locator("[data-slot=kept]")).to_contain_text("når alle har svaret")
    page.get_by_role("button", name="Luk nu med 4 svar").click()
    step(page, "report")
    assert "4 svar fra bestyrelsen." in page.locator(".report").inner_text()
    page.locator(".round-steps").get_by_role("button", name="Saml svar").click()
    expect(page.locator("[data-slot=turn]")).to_contain_text("Alle har svaret")
    assert not page.get_by_role("button", name="Jeg er klar").is_visible()


def test_six_people_at_the_table_by_keyboard_alone(new_page: NewPage, tmp_path: Path) -> None:
    page = load(new_page(), tmp_path, {"size": 6}, way="bord")
    step(page, "collect")

    def press(name: str, key: str = "Enter") -> None:
        for _ in range(60):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.textContent").strip().startswith(name):
                break
        else:
            raise AssertionError(f"{name} cannot be reached")
        page.keyboard.press(key)

    for who in range(6):
        assert count(page) == f"{who} af 6 har svaret."
        press("Jeg er klar")
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        press("Begynd")
        for _ in TASKS:
            page.keyboard.press("Tab")
            page.keyboard.press("Space")
        press("Færdig")
        press("Læg mine svar til")
        page.wait_for_selector(".round[data-step=collect] [data-slot=count]")
    press("Vis rapporten")
    step(page, "report")
    assert "6 svar fra bestyrelsen." in page.locator(".report").inner_text()


CLOSING = """async () => {
  const at = (name) => import(`/assets/js/round/${name}.js`)
  const [chain, aggregate, state, { Catalogue }] = await Promise.all(['chain', 'aggregate', 'state', 'catalogue'].map(at))
  const catalogue = new Catalogue(document.querySelector('.round'))
  const key = Object.keys(localStorage).find((name) => name.includes('formand'))
  const saved = state.parseSaved(localStorage[key], catalogue), { shape } = state.contextOf(saved, catalogue)
  const answers = Array(shape.count).fill(1)
  let now = chain.readChain(saved.chain.first, aggregate.layout(shape).length), links = []
  for (let who = 0; who < 7; who++) {
    now = chain.next(now, aggregate.vector(shape, { token: 0, role: 1, answers }))
    links.push(chain.chainText(now))
  }
  return links
}"""


def test_the_chain_opens_early_but_not_too_early_and_only_once(new_page: NewPage, tmp_path: Path) -> None:
    page = load(new_page(), tmp_path, {"size": 8}, way="kaede")
    step(page, "collect")
    turn(page)
    links = page.evaluate(CLOSING)
    early = page.get_by_role("button", name="Åbn kæden nu")
    for link, hops in ((links[2], 4), (links[3], 5)):
        page.get_by_label("Indsæt det sidste link").fill(link)
        page.get_by_role("button", name="Åbn kæden", exact=True).click()
        expect(page.locator("[data-slot=result]")).to_contain_text(f"{hops} af 8 har svaret")
        assert early.count() == (hops == 5)
    early.click()
    expect(page.locator("[data-slot=result]")).to_contain_text("tallene går op")
    # One answer more, and the difference would be that person's.
    page.get_by_label("Indsæt det sidste link").fill(links[4])
    page.get_by_role("button", name="Åbn kæden", exact=True).click()
    expect(page.locator("[data-slot=result]")).to_contain_text("allerede afsluttet")
    page.locator(".round-panel").get_by_role("button", name="Vis rapporten").click()
    step(page, "report")
    assert "5 svar fra bestyrelsen." in page.locator(".report").inner_text()


def test_a_chain_without_the_chair_needs_five_others(new_page: NewPage) -> None:
    page = new_page()
    make(page, "Anonym kæde", 4)
    page.get_by_label("Nej, kun bestyrelsen svarer").check()
    page.get_by_label("Jeg svarer også selv").uncheck()
    page.get_by_role("button", name="Lav runden").click()
    assert "mindst 5 svar" in page.get_by_role("alert").inner_text()


def test_a_paper_is_mended_and_removed(new_page: NewPage, tmp_path: Path) -> None:
    page = load(new_page(), tmp_path, {}, way="papir")
    step(page, "collect")
    assert page.get_by_label("Indsæt svarkoder").count() == 0
    for _ in range(2):
        page.get_by_role("button", name="Indtast et papirsvar").click()
        # Whoever is not said to be the leader would be counted among the board.
        page.get_by_role("button", name="Begynd").click()
        expect(page.get_by_role("alert")).to_have_text("Vælg, hvem der svarer.")
        page.get_by_label(MEMBER, exact=True).check()
        page.get_by_role("button", name="Begynd").click()
        answer(page, lambda n: n)
        page.get_by_role("button", name="Tæl papirsvaret med").click()
        step(page, "collect")
    page.get_by_role("button", name="Ret: Papirsvar 2").click()
    page.get_by_role("button", name="Begynd").click()
    assert page.locator("fieldset.row input:checked").count() == 2
    page.locator("fieldset.row").first.get_by_label("Kommunen").check()
    page.get_by_role("button", name="Færdig").click()
    page.get_by_role("button", name="Tæl papirsvaret med").click()
    step(page, "collect")
    expect(page.locator("[data-slot=count]")).to_contain_text("2 svar")
    assert page.locator(".papers li").count() == 2
    page.get_by_role("button", name="Fjern: Papirsvar 1").click()
    expect(page.locator("[data-slot=count]")).to_contain_text("1 svar")
    assert page.locator(".papers li").count() == 1


@pytest.mark.parametrize("who", ["Den samme", "En anden"])
def test_a_device_that_answers_again_says_who_it_is(who: str, new_page: NewPage, tmp_path: Path) -> None:
    page = load(new_page(), tmp_path, {"answers": [{"role": "medlem", "answers": {"aarsbudget": "lederen"}}]})
    step(page, "report")
    page.locator(".round-steps").get_by_role("button", name="Inviter").click()
    link = page.get_by_label("Linket til runden").input_value()
    page.goto(link)
    page.get_by_label(MEMBER).check()
    page.get_by_role("button", name="Jeg har læst det").click()
    answer(page, lambda n: n)
    first = page.locator("#svarkode").input_value()
    page.get_by_text("Flere valg", exact=True).click()
    page.get_by_role("button", name="Nulstil").click()
    page.get_by_role("button", name="Ja", exact=False).first.click()
    page.get_by_label(MEMBER).check()
    page.get_by_role("button", name="Jeg har læst det").click()
    expect(page.get_by_role("alert")).to_contain_text("talt to gange")
    page.get_by_label(who).check()
    page.get_by_role("button", name="Jeg har læst det").click()
    answer(page, lambda n: n + 1)
    second = page.locator("#svarkode").input_value()
    start(page).goto(CHAIR)
    page.get_by_role("button", name="Åbn »").click()
    page.locator(".round-steps").get_by_role("button", name="Saml svar").click()
    page.get_by_label("Indsæt svarkoder").fill(f"{first} {second}")
    page.get_by_role("button", name="Tæl svarene med").click()
    said = page.locator("[data-slot=result]")
    expect(said).to_contain_text("1 nyt svar" if who == "Den samme" else "2 nye svar")
    assert page.get_by_role("button", name="Brug …").count() == (2 if who == "Den samme" else 0)
