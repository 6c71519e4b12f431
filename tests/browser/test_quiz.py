"""A quiz in the browser: answering, keeping, and never showing an answer for something else."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import NewPage
from tests.browser.quiz_pages import awake
from tests.site import Site

CHAPTER = "/haandbog/hvem-bestemmer-hvad/"
KEY = "bestyrelse1:hvem-bestemmer-hvad:egen"
ITEMS = 14


def items(page: Page) -> list[dict[str, str]]:
    """What the page says of each item: id, basis, type, the right options."""
    return page.eval_on_selector_all(
        "form.item",
        """forms => forms.map(form => ({id: form.dataset.item, basis: form.dataset.basis, type: form.dataset.type,
            right: [...form.querySelectorAll('[data-correct]')].map(li => li.dataset.option),
            options: [...form.querySelectorAll('.option input')].map(input => input.value)}))""",
    )


def first(page: Page, basis: str, kind: str = "single") -> dict[str, str]:
    return next(item for item in items(page) if item["basis"] == basis and item["type"] == kind)


def opened(page: Page, path: str = CHAPTER) -> Page:
    page.goto(path)
    awake(page)
    return page


def answer(page: Page, item: str, option: str) -> None:
    page.check(f"#q-{item}-{option}")
    page.click(f"#q-{item} button[type=submit]")


def wrong(item: dict[str, str]) -> str:
    return next(option for option in item["options"] if option not in item["right"])


def test_nothing_is_said_before_the_button_is_pressed(page: Page) -> None:
    item = first(opened(page), "law")
    page.check(f"#q-{item['id']}-{item['right'][0]}")
    expect(page.locator(f"#q-{item['id']} .verdict")).to_have_count(0)
    expect(page.locator(f"#q-{item['id']} .explanation")).to_be_hidden()


def test_a_right_and_a_wrong_answer_are_explained_and_announced(page: Page) -> None:
    item = first(opened(page), "law")
    answer(page, item["id"], wrong(item))
    form = page.locator(f"#q-{item['id']}")
    expect(form.locator(".verdict")).to_have_text("Ikke rigtigt.")
    expect(form.locator(".shown-feedback .why")).to_have_count(1)
    expect(form.locator(".shown-feedback .sources")).to_contain_text("ikke kontrolleret i gældende udgave")
    expect(page.locator(".quiz [role=status]")).to_contain_text("Ikke rigtigt.")
    answer(page, item["id"], item["right"][0])
    expect(form.locator(".verdict")).to_have_text("Rigtigt.")
    expect(page.locator(".quiz .progress")).to_have_text(f"Du har svaret på 1 af {ITEMS} spørgsmål.")


def test_an_answer_leads_on_to_the_next_question_and_the_last_to_none(page: Page) -> None:
    opened(page)
    expect(page.locator(".quiz .progress")).to_be_hidden()
    ids = page.locator(".quiz form.item").evaluate_all("forms => forms.map((form) => form.dataset.item)")
    onward = page.get_by_role("button", name="Næste spørgsmål")
    for item in (ids[0], ids[-1]):
        form = page.locator(f"#q-{item}")
        form.locator("input").first.check()
        form.get_by_role("button", name="Svar", exact=True).click()
        expect(form.locator(".verdict")).to_be_visible()
    expect(onward).to_have_count(1)
    onward.click()
    expect(page.locator(f"#q-{ids[1]} legend")).to_be_focused()
    expect(page.locator(f"#q-{ids[1]}")).to_be_in_viewport()


def test_another_choice_takes_the_feedback_away(page: Page) -> None:
    item = first(opened(page), "law")
    answer(page, item["id"], item["right"][0])
    page.check(f"#q-{item['id']}-{wrong(item)}")
    expect(page.locator(f"#q-{item['id']} .verdict")).to_have_count(0)


def test_an_empty_answer_asks_for_a_choice(page: Page) -> None:
    item = first(opened(page), "law")
    page.click(f"#q-{item['id']} button[type=submit]")
    expect(page.locator(f"#q-{item['id']} .error-message")).to_have_text("Vælg et svar først.")
    expect(page.locator(f"#q-{item['id']} input").first).to_be_focused()


def test_a_local_matter_is_never_wrong(page: Page) -> None:
    for item in items(opened(page)):
        if item["basis"] != "local":
            continue
        for option in item["options"]:
            answer(page, item["id"], option)
            verdict = page.locator(f"#q-{item['id']} .verdict")
            assert verdict.get_attribute("data-verdict") in ("local", "local-best")
            assert "igtigt" not in verdict.inner_text()
            page.uncheck(f"#q-{item['id']}-{option}") if item["type"] == "multiple" else None
        expect(page.locator(f"#q-{item['id']} .shown-feedback .look-in")).to_be_visible()


def test_the_whole_quiz_by_keyboard_alone(page: Page) -> None:
    opened(page)
    for number, item in enumerate(items(page), 1):
        page.locator(f"#q-{item['id']} input").first.focus()
        page.keyboard.press("Space")
        for key in ["Tab"] * (len(item["options"]) - 1) if item["type"] == "multiple" else ["ArrowDown"]:
            page.keyboard.press(key)
        page.keyboard.press("Enter")
        expect(page.locator(f"#q-{item['id']} .verdict, #q-{item['id']} .message")).to_have_count(1)
        expect(page.locator(".quiz .progress")).to_have_text(f"Du har svaret på {number} af {ITEMS} spørgsmål.")
    expect(page.locator(".quiz .result")).to_contain_text("Loven bestemmer:")
    expect(page.locator(".quiz .result")).to_contain_text("Her er intet rigtigt eller forkert.")


def test_reload_keeps_answers_and_reset_forgets_them(page: Page) -> None:
    item = first(opened(page), "law")
    answer(page, item["id"], wrong(item))
    page.reload()
    awake(page)
    expect(page.locator(f"#q-{item['id']} .verdict")).to_have_text("Ikke rigtigt.")
    page.get_by_role("button", name="Nulstil").click()
    page.get_by_role("button", name="Behold dem").click()
    expect(page.get_by_role("button", name="Nulstil")).to_be_focused()
    expect(page.locator(f"#q-{item['id']} .verdict")).to_have_count(1)
    page.get_by_role("button", name="Nulstil").click()
    page.get_by_role("button", name="Ja, slet mine svar").click()
    expect(page.locator(".verdict")).to_have_count(0)
    assert page.evaluate(f"localStorage.getItem('{KEY}')") is None
    page.reload()
    awake(page)
    expect(page.locator(".verdict")).to_have_count(0)


def edited(page: Page, find: str, change: str, option: str = "") -> None:
    """Serve the chapter with an item changed, as after an edit by an author."""

    def respond(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, body=_changed(response.text(), find, change, option))

    page.route(f"**{CHAPTER}", respond)


def _changed(html: str, item: str, change: str, chosen: str) -> str:
    from lxml import html as lxml_html

    tree = lxml_html.document_fromstring(html)
    form = tree.cssselect(f"#q-{item}")[0]
    li = form.getparent()
    if change == "inserted above":
        copy = lxml_html.fromstring(lxml_html.tostring(li, encoding="unicode").replace(item, "helt-nyt"))
        li.addprevious(copy)
    elif change == "moved":
        li.getparent().append(li)
    elif change == "reworded":
        form.set("data-wording", "andre-ord")
        form.cssselect("legend")[0].text = "Andre ord?"
    elif change == "new key":
        form.set("data-key", "andet-facit")
    elif change == "option removed":
        # By its id: readers see the options in an order of their own.
        option = form.cssselect(f".option input[value='{chosen}']")[0]
        option.getparent().getparent().remove(option.getparent())
        form.set("data-wording", "faerre-svar")
    elif change == "options turned":
        options = form.cssselect(".option")
        for option in options[:-1]:
            options[-1].addnext(option)
    elif change == "removed":
        li.getparent().remove(li)
    return "<!doctype html>" + lxml_html.tostring(tree, encoding="unicode")


@pytest.mark.parametrize("change", ["inserted above", "moved", "options turned"])
def test_an_answer_follows_its_item(change: str, page: Page) -> None:
    item = first(opened(page), "law")
    answer(page, item["id"], item["right"][0])
    edited(page, item["id"], change)
    opened(page)
    expect(page.locator(f"#q-{item['id']} .verdict")).to_have_text("Rigtigt.")
    expect(page.locator(".verdict")).to_have_count(1)
    assert page.locator(f"#q-{item['id']} input:checked").get_attribute("value") == item["right"][0]


def test_a_reworded_item_keeps_the_answer_but_does_not_count_it(page: Page) -> None:
    item = first(opened(page), "law")
    answer(page, item["id"], item["right"][0])
    edited(page, item["id"], "reworded")
    opened(page)
    form = page.locator(f"#q-{item['id']}")
    expect(form.locator(".message")).to_contain_text("ændret, siden du svarede")
    expect(form.locator(".verdict")).to_have_count(0)
    expect(form.locator("input:checked")).to_have_count(1)
    expect(page.locator(".quiz .result")).not_to_contain_text("Loven bestemmer")


@pytest.mark.parametrize("change", ["new key", "option removed", "removed"])
def test_what_no_longer_fits_is_set_aside_and_not_lost(change: str, page: Page) -> None:
    item = first(opened(page), "law")
    chosen = page.get_attribute(f"#q-{item['id']} [data-letter=a] input", "value") or ""  # the first in the file
    answer(page, item["id"], chosen)
    edited(page, item["id"], change, chosen)
    opened(page)
    expect(page.locator(".verdict")).to_have_count(0)
    expect(page.locator(".quiz .progress")).to_have_text(
        f"Du har svaret på 0 af {ITEMS - (change == 'removed')} spørgsmål."
    )
    expect(page.locator(".keep-tools .message")).to_contain_text("1 ældre svar")
    with page.expect_download() as download:
        page.get_by_role("button", name="Gem svar i en fil").click()
    saved = json.loads(download.value.path().read_text(encoding="utf-8"))
    kept = [entry["value"] for entry in saved["aside"]] + [entry["value"] for entry in saved["answers"].values()]
    assert kept == [[chosen]]


def test_two_tabs_do_not_overwrite_each_other(new_page: NewPage) -> None:
    one = opened(new_page())
    two = opened(new_page(context=one.context))
    first_item, second_item = items(one)[:2]
    answer(one, first_item["id"], first_item["options"][0])
    answer(two, second_item["id"], second_item["options"][0])
    one.reload()
    awake(one)
    expect(one.locator(".quiz .progress")).to_have_text(f"Du har svaret på 2 af {ITEMS} spørgsmål.")


NO_STORAGE = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('nej', 'SecurityError') }})"
FULL_STORAGE = "Storage.prototype.setItem = () => { throw new DOMException('fuldt', 'QuotaExceededError') }"


@pytest.mark.parametrize("fault", [NO_STORAGE, FULL_STORAGE], ids=["blocked", "full"])
def test_without_storage_everything_works_for_the_visit_and_the_reader_is_told(fault: str, page: Page) -> None:
    page.add_init_script(fault)
    item = first(opened(page), "law")
    answer(page, item["id"], item["right"][0])
    expect(page.locator(f"#q-{item['id']} .verdict")).to_have_text("Rigtigt.")
    expect(page.locator(".keep-tools .message")).to_contain_text("gemmer ikke svarene")
    with page.expect_download() as download:
        page.get_by_role("button", name="Gem svar i en fil").click()
    saved = json.loads(download.value.path().read_text(encoding="utf-8"))
    assert saved["answers"][item["id"]]["value"] == item["right"]


@pytest.mark.parametrize(
    "stored",
    ["{", "null", "[]", '"x"', '{"version": 7}', '{"version":1,"answers":[]}', '{"version":1,"answers":{"x":{"value":1}}}',
     '{"version":1,"answers":{"__proto__":{"value":["a"],"key":"k","wording":"w","at":"t"}},"aside":{},"settings":3}'],
)  # fmt: skip
def test_a_corrupt_state_does_no_harm_and_is_kept(stored: str, page: Page) -> None:
    opened(page)
    page.evaluate("([key, value]) => localStorage.setItem(key, value)", [KEY, stored])
    page.reload()
    awake(page)
    expect(page.locator(".verdict")).to_have_count(0)
    item = first(page, "law")
    answer(page, item["id"], item["right"][0])
    page.reload()
    awake(page)
    expect(page.locator(f"#q-{item['id']} .verdict")).to_have_text("Rigtigt.")
    if not stored.startswith('{"version":1,"answers":{'):
        assert page.evaluate(f"localStorage.getItem('{KEY}:uleselig')") == stored


def test_a_file_moves_answers_to_another_browser(new_page: NewPage) -> None:
    here = opened(new_page())
    item = first(here, "law")
    answer(here, item["id"], item["right"][0])
    with here.expect_download() as download:
        here.get_by_role("button", name="Gem svar i en fil").click()
    there = opened(new_page())
    there.locator(".quiz").hover()
    there.set_input_files("input[type=file]", download.value.path())
    expect(there.locator(f"#q-{item['id']} .verdict")).to_have_text("Rigtigt.")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("hej", "indeholder ikke svar"),
        ('{"format": "andet"}', "indeholder ikke svar"),
        ('{"format": "bestyrelse-svar", "version": 1, "instrument": "formanden", "answers": {}}', "en anden quiz"),
        ("x" * 2_100_000, "større end 2 MB"),
    ],
)
def test_a_file_that_is_none_is_refused_with_a_reason(text: str, reason: str, page: Page) -> None:
    item = first(opened(page), "law")
    answer(page, item["id"], item["right"][0])
    page.set_input_files(
        "input[type=file]", {"name": "x.json", "mimeType": "application/json", "buffer": text.encode()}
    )
    expect(page.locator(".keep-tools .error-message")).to_contain_text(reason)
    expect(page.locator(".verdict")).to_have_count(1)


def test_the_quiz_is_fetched_when_the_reader_comes_near_it(page: Page) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url.rsplit("/", 1)[-1]))
    page.goto(CHAPTER)
    page.wait_for_load_state("networkidle")
    assert "quiz-near.js" in fetched
    assert "quiz.js" not in fetched
    page.locator(".quiz").scroll_into_view_if_needed()
    page.wait_for_selector(".quiz[data-ready]")
    assert "quiz.js" in fetched


def test_without_script_the_answer_is_one_fold_away(new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(CHAPTER)
    expect(page.locator("form.item").first.locator("legend")).to_be_visible()
    expect(page.locator(".quiz button")).to_have_count(0)
    page.locator("form.item summary").first.click()
    expect(page.locator("form.item .rationale").first).to_be_visible()


def test_on_paper_questions_come_first_and_the_key_last(page: Page, site: Site) -> None:
    opened(page)
    page.emulate_media(media="print")
    expect(page.locator(".answer-key")).to_be_visible()
    expect(page.locator("form.item .explanation").first).to_be_hidden()
    expect(page.locator(".quiz button:visible")).to_have_count(0)
    expect(page.locator("form.item legend")).to_have_count(ITEMS)
