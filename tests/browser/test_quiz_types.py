"""Every kind of question answered in the browser: by keyboard, explained line by line, never wrong where it is local."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage
from tests.browser.quiz_pages import GALLERY, opened


@pytest.fixture
def gallery(page: Page) -> Page:
    return opened(page, GALLERY)


def test_pairs_are_asked_for_all_and_explained_one_by_one(gallery: Page) -> None:
    form = gallery.locator("#q-ubesvaret-eks-roller")
    form.locator("select").first.select_option("foraeldre")
    form.get_by_role("button", name="Svar").click()
    expect(form.locator(".error-message")).to_have_text("Vælg et svar til hver linje.")
    expect(form.locator("select").nth(1)).to_be_focused()
    form.locator("select").nth(1).select_option("lederen")
    form.locator("select").nth(2).select_option("lederen")
    form.get_by_role("button", name="Svar").click()
    expect(form.locator(".verdict")).to_have_text("Delvist i tråd med god praksis.")
    expect(form.locator(".partly")).to_have_text("2 af 3 passer. Det tæller som 0,67 af et rigtigt svar.")
    assert form.locator(".marked li").evaluate_all("all => all.map(li => li.dataset.mark)") == [
        "right",
        "right",
        "wrong",
    ]
    expect(form.locator(".marked li").nth(2)).to_contain_text("Dit svar: Lederen")
    expect(form.locator(".marked li").nth(2)).to_contain_text("Rigtigt: Kommunen")


def order_of(page: Page, form: str) -> list[str]:
    return page.locator(f"{form} .steps li").evaluate_all("all => all.map(li => li.dataset.step)")


def test_steps_move_with_buttons_and_with_numbers(gallery: Page) -> None:
    form = "#q-ubesvaret-eks-moede"
    start = order_of(gallery, form)
    last = gallery.locator(f"{form} .steps li").last
    last.get_by_role("button", name="Flyt op").focus()
    gallery.keyboard.press("Enter")
    assert order_of(gallery, form) == [*start[:2], start[3], start[2]]
    expect(gallery.locator(f"{form} .steps li").nth(2).get_by_role("button", name="Flyt op")).to_be_focused()
    expect(gallery.locator("#quiz-galleri-raekkefoelge [role=status]")).to_contain_text("nu nummer 3 af 4")
    gallery.keyboard.press("1")
    assert order_of(gallery, form) == [start[3], *start[:3]]
    # The button that had the focus is at its end now, so its neighbour has it: the reader is never thrown out.
    expect(gallery.locator(f"{form} .steps li").first.get_by_role("button", name="Flyt ned")).to_be_focused()
    for place, step in enumerate(["indkald", "dagsorden", "moede", "referat"], 1):
        gallery.locator(f"{form} [data-step={step}] button:not(:disabled)").first.press(str(place))
    gallery.locator(f"{form} button[type=submit]").click()
    expect(gallery.locator(f"{form} .verdict")).to_have_text("I tråd med god praksis.")


@pytest.mark.parametrize(
    ("written", "verdict", "why"),
    [
        ("  vedtaegten ", "I tråd med god praksis.", "grundpapir"),
        ("VEDTÆGT.", "I tråd med god praksis.", "grundpapir"),
        ("Forretningsorden", "Der er en bedre vej.", "holder møder"),
        ("vedtagt", "Der er en bedre vej.", "institutionen er stiftet på"),
    ],
)
def test_a_short_answer_is_read_kindly(written: str, verdict: str, why: str, gallery: Page) -> None:
    form = gallery.locator("#q-ubesvaret-eks-vedtaegt")
    form.get_by_label("Dit svar").fill(written)
    form.get_by_label("Dit svar").press("Enter")
    expect(form.locator(".verdict")).to_have_text(verdict)
    expect(form.locator(".shown-feedback .why")).to_contain_text(why)


def test_script_and_check_compare_alike(gallery: Page) -> None:
    from macros.model.quiz import fold

    texts = [
        "Vedtægten",
        "VEDTAEGTEN",
        "A\u030arsmøde",
        "Café §15, stk. 2",
        "ßtraße",
        "İstanbul",
        "½",
        "№ 3",
        "x²",
        "ǅ",
        "  ",
        "ﬁ",
    ]
    found = gallery.evaluate(
        "async texts => { const {fold} = await import('/assets/js/quiz/item-short.js'); return texts.map(fold) }", texts
    )
    assert found == [fold(text) for text in texts]


def test_a_case_unfolds_along_the_choice(gallery: Page) -> None:
    case = gallery.locator(".case[data-case=begyndt-eks-sag]")
    shown = case.locator("form.item:visible")
    expect(shown).to_have_count(1)
    gallery.check("#q-begyndt-eks-hoerer-venter")
    expect(shown).to_have_count(1)  # a choice alone moves nothing
    gallery.locator("#q-begyndt-eks-hoerer button[type=submit]").press("Enter")
    expect(shown).to_have_count(2)
    expect(shown.nth(1)).to_have_id("q-begyndt-eks-avisen")
    gallery.check("#q-begyndt-eks-hoerer-ringer")
    gallery.locator("#q-begyndt-eks-hoerer button[type=submit]").press("Enter")
    expect(shown.nth(1)).to_have_id("q-begyndt-eks-formand")


def test_a_poll_has_no_right_answer(gallery: Page) -> None:
    form = gallery.locator("#q-ubesvaret-eks-temperatur")
    form.locator("input").first.check()
    form.get_by_role("button", name="Svar").click()
    expect(form.locator(".verdict")).to_have_text("Tak. Her er intet rigtigt svar.")
    expect(form.locator(".shown-feedback .discuss")).to_be_visible()


def test_several_right_answers_count_in_parts(gallery: Page) -> None:
    form = gallery.locator("#q-ubesvaret-eks-mandat")
    for option, verdict in (
        ("beloeb", "practice-partly"),
        ("ros", "practice-wrong"),
        ("dato", "practice-partly"),
        ("hvem", "practice-partly"),
    ):
        gallery.check(f"#q-ubesvaret-eks-mandat-{option}")
        form.get_by_role("button", name="Svar").click()
        expect(form.locator(".verdict")).to_have_attribute("data-verdict", verdict)
    expect(form.locator(".partly")).to_have_text(
        "Du har 3 af 3 rigtige med og 1, der ikke hører til. Det tæller som 0,67 af et rigtigt svar."
    )
    gallery.uncheck("#q-ubesvaret-eks-mandat-ros")
    form.get_by_role("button", name="Svar").click()
    expect(form.locator(".verdict")).to_have_attribute("data-verdict", "practice-right")


def test_states_are_shown_as_the_file_says(gallery: Page) -> None:
    verdicts = gallery.eval_on_selector_all(
        "form.item[data-verdict]", "all => Object.fromEntries(all.map(f => [f.dataset.item, f.dataset.verdict]))"
    )
    assert verdicts["rigtigt-eks-soveplan"] == "right"
    assert verdicts["forkert-og-sikker-eks-soveplan"] == "wrong"
    assert "aendret-siden-eks-soveplan" not in verdicts
    assert verdicts["lokalt-eks-graense"] == "local"
    assert verdicts["holder-altid-eks-graense"] == "local-best"
    assert verdicts["naesten-eks-vedtaegt"] == "practice-wrong"
    assert verdicts["rigtigt-eks-moede"] == "practice-right"
    assert verdicts["skrevet-eks-tanke"] == "open"


def test_an_order_that_is_local_is_never_wrong(page: Page) -> None:
    """The same questions, but about something the board agrees itself."""

    def local(route, request):
        response = route.fetch()
        body = response.text().replace('data-basis="practice"', 'data-basis="local" data-unscored')
        route.fulfill(response=response, body=body)

    page.route(f"**{GALLERY}", local)
    opened(page, GALLERY)
    for form in ("ubesvaret-eks-moede", "ubesvaret-eks-roller", "ubesvaret-eks-vedtaegt", "ubesvaret-eks-mandat"):
        for select in page.locator(f"#q-{form} select").all():
            select.select_option(index=1)
        for field in page.locator(f"#q-{form} input[type=text]").all():
            field.fill("noget helt andet")
        for box in page.locator(f"#q-{form} .option input").all()[-1:]:
            box.check()
        page.click(f"#q-{form} button[type=submit]")
        assert page.get_attribute(f"#q-{form} .verdict", "data-verdict") in ("local", "local-best")
        assert "wrong" not in page.locator(f"#q-{form} .marked li").evaluate_all(
            "all => all.map(li => li.dataset.mark)"
        )
        assert "Ikke rigtigt" not in page.inner_text(f"#q-{form} .shown-feedback")


def test_without_script_every_kind_can_be_read(new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(GALLERY)
    for form in page.locator("form.item").all():
        expect(form.locator("legend")).to_be_visible()
        expect(form.locator(".explanation .reason")).to_be_hidden()
    expect(page.locator(".case").first.locator("form.item:visible")).to_have_count(3)
    page.locator("#q-ubesvaret-eks-moede .explanation summary").click()
    expect(page.locator("#q-ubesvaret-eks-moede .feedback")).to_contain_text("Send dagsordenen")


def test_on_paper_letters_are_those_of_the_key(page: Page) -> None:
    opened(page, "/haandbog/formanden/")
    page.emulate_media(media="print")
    for form in page.locator("form.item").all():
        rows = form.locator(".option[data-letter]").evaluate_all(
            "all => all.map(o => [o.getBoundingClientRect().top, o.dataset.letter]).sort((a, b) => a[0] - b[0]).map(o => o[1])"
        )
        assert rows == sorted(rows)
