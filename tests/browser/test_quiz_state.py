"""Nothing is lost and nothing is shown for something else: what is kept when pages, files, tabs and clocks change."""

from __future__ import annotations

import json
from typing import Any

import pytest
from lxml import html as lxml_html
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import NewPage
from tests.browser.quiz_pages import CHAPTER, QUIZ, answer, awake, items, judged, opened, state, wrong

KEY = f"bestyrelse1:{QUIZ}:egen"
OTHER = "/haandbog/oekonomi/"
KEPT = "/vaerktoejer/mine-svar/"


def put(page: Page, key: str, value: Any) -> None:
    page.evaluate(
        "([key, value]) => localStorage.setItem(key, value)",
        [key, value if isinstance(value, str) else json.dumps(value)],
    )


def edited(page: Page, path: str, edit: Any) -> None:
    """Serve a page as it is after an author's edit."""

    def respond(route: Route) -> None:
        response = route.fetch()
        tree = lxml_html.document_fromstring(response.text())
        edit(tree)
        route.fulfill(response=response, body="<!doctype html>" + lxml_html.tostring(tree, encoding="unicode"))

    page.route(f"**{path}", respond)


# Edits


def test_an_answer_follows_its_item_to_another_file(page: Page) -> None:
    opened(page)
    item = judged(page)[0]
    answer(page, item["id"], item["right"][0])
    source = lxml_html.document_fromstring(page.request.get(CHAPTER).text())
    moved = source.get_element_by_id(f"q-{item['id']}").getparent()

    def insert(tree: Any) -> None:
        tree.cssselect(".items")[0].insert(0, moved)

    edited(page, OTHER, insert)
    opened(page, OTHER)
    expect(page.locator(f"#q-{item['id']} input:checked")).to_have_value(item["right"][0])
    expect(page.locator(".verdict")).to_have_count(1)


def test_an_option_that_is_added_leaves_the_answer_unscored(page: Page) -> None:
    opened(page)
    item = judged(page)[0]
    answer(page, item["id"], item["right"][0])

    def add(tree: Any) -> None:
        form = tree.get_element_by_id(f"q-{item['id']}")
        option = form.cssselect(".option")[0]
        new = lxml_html.fragment_fromstring(
            lxml_html.tostring(option, encoding="unicode")
            .replace(f"{item['id']}-{item['options'][0]}", f"{item['id']}-nyt")
            .replace(f'value="{item["options"][0]}"', 'value="nyt"')
        )
        option.addnext(new)
        form.set("data-wording", "et-svar-mere")

    edited(page, CHAPTER, add)
    opened(page)
    expect(page.locator(f"#q-{item['id']} .message")).to_contain_text("ændret, siden du svarede")
    expect(page.locator(f"#q-{item['id']} input:checked")).to_have_count(1)
    expect(page.locator(".verdict")).to_have_count(0)


def test_what_was_set_aside_stays_aside_when_something_else_is_answered(page: Page) -> None:
    """A change reads the storage again: what does not fit must not slip back in with it."""
    opened(page)
    one, two = judged(page)[:2]
    answer(page, one["id"], one["right"][0])

    def new_key(tree: Any) -> None:
        tree.get_element_by_id(f"q-{one['id']}").set("data-key", "andet-facit")

    edited(page, CHAPTER, new_key)
    opened(page)
    answer(page, two["id"], two["right"][0])
    expect(page.locator(".quiz .progress")).to_contain_text("Du har svaret på 1 af")
    assert [entry["item"] for entry in state(page)["aside"]] == [one["id"]]
    assert one["id"] not in state(page)["answers"]


# Order


def test_options_are_mixed_once_and_keep_their_order(new_page: NewPage) -> None:
    orders = set()
    for _ in range(4):
        page = opened(new_page())
        order = tuple(tuple(item["options"]) for item in items(page))
        page.reload()
        awake(page)
        assert tuple(tuple(item["options"]) for item in items(page)) == order
        item = judged(page)[0]
        answer(page, item["id"], item["options"][0])
        page.reload()
        awake(page)
        assert tuple(tuple(item["options"]) for item in items(page)) == order
        orders.add(order)
    assert len(orders) > 1


def test_what_stays_keeps_its_place(page: Page) -> None:
    page.goto("/")
    found = page.evaluate(
        """async () => { const {shuffled} = await import('/assets/js/quiz/shuffle.js')
        const list = ['a', 'b', 'c', 'd', 'alle', 'ingen']
        const all = Array.from({length: 400}, (_, n) => shuffled(list, 'frø' + n, one => one.length > 1))
        return {places: new Set(all.map(one => one.indexOf('alle') + ' ' + one.indexOf('ingen'))).size,
          first: ['a', 'b', 'c', 'd'].map(letter => all.filter(one => one[0] === letter).length),
          whole: all.every(one => [...one].sort().join() === [...list].sort().join()),
          again: shuffled(list, 'x').join() === shuffled(list, 'x').join()} }"""
    )
    assert (found["places"], found["whole"], found["again"]) == (1, True, True)
    assert all(60 < count < 140 for count in found["first"])


# Time, tabs, history of the browser


def test_back_and_forward_keep_answers(page: Page) -> None:
    opened(page)
    item = judged(page)[0]
    answer(page, item["id"], wrong(item))
    page.goto(OTHER)
    page.go_back()
    expect(page.locator(f"#q-{item['id']} .verdict")).to_have_count(1)
    expect(page.locator(f"#q-{item['id']} input:checked")).to_have_value(wrong(item))
    page.go_forward()
    page.go_back()
    expect(page.locator(f"#q-{item['id']} .verdict")).to_have_count(1)


def test_an_answer_in_one_tab_shows_in_the_other(new_page: NewPage) -> None:
    one = opened(new_page())
    two = opened(new_page(context=one.context))
    item = judged(one)[0]
    answer(one, item["id"], item["right"][0])
    expect(two.locator(f"#q-{item['id']} .verdict")).to_have_count(1)


def test_a_clock_that_is_set_back_loses_no_answer(page: Page) -> None:
    page.clock.install(time="2030-01-01T12:00:00")
    opened(page)
    item = judged(page)[0]
    answer(page, item["id"], wrong(item))
    old = state(page)
    page.clock.set_system_time("2026-12-01T12:00:00")
    opened(page)
    answer(page, item["id"], item["right"][0])
    new = state(page)["answers"][item["id"]]
    assert new["at"] > old["answers"][item["id"]]["at"]
    page.set_input_files(
        ".keep-tools input[type=file]",
        {
            "name": "gammel.json",
            "mimeType": "application/json",
            "buffer": json.dumps({"format": "bestyrelse-svar", "instrument": QUIZ, **old}).encode(),
        },
    )
    expect(page.locator(".quiz [role=status]")).to_have_text("Svarene er hentet.")
    assert state(page)["answers"][item["id"]]["value"] == item["right"]


def test_a_state_of_the_first_version_is_read(page: Page) -> None:
    opened(page)
    item = judged(page)[0]
    entry = {"value": item["right"], "key": item["key"], "wording": item["wording"], "at": "2026-01-01T00:00:00.000Z"}
    put(page, KEY, {"version": 1, "answers": {item["id"]: entry}, "aside": [], "settings": {}})
    opened(page)
    expect(page.locator(f"#q-{item['id']} .verdict")).to_have_count(1)
    assert state(page)["answers"][item["id"]] == entry


def test_a_state_of_a_later_version_is_kept_and_not_read(page: Page) -> None:
    opened(page)
    put(page, KEY, later := '{"version":2,"svar":"noget nyt"}')
    opened(page)
    expect(page.locator(".verdict")).to_have_count(0)
    assert page.evaluate("key => localStorage.getItem(key + ':uleselig')", KEY) == later


def test_storage_that_fills_up_on_the_way_keeps_what_was_there(page: Page) -> None:
    opened(page)
    one, two = judged(page)[:2]
    answer(page, one["id"], one["right"][0])
    page.evaluate(
        "() => { window.real = Storage.prototype.setItem; Storage.prototype.setItem = () => { throw new DOMException('fuldt', 'QuotaExceededError') } }"  # noqa: E501
    )
    answer(page, two["id"], two["right"][0])
    expect(page.locator(".keep-tools .message")).to_contain_text("gemmer ikke svarene")
    page.evaluate("() => { Storage.prototype.setItem = window.real }")
    answer(page, two["id"], wrong(two))
    assert set(state(page)["answers"]) == {one["id"], two["id"]}
    expect(page.locator(".keep-tools .message")).to_contain_text("gemmes kun i denne browser")


# Everything at once


def whole(states: dict[str, Any], **more: Any) -> str:
    return json.dumps({"format": "bestyrelse-alt", "version": 1, "states": states, **more})


def take_in(page: Page, text: str) -> None:
    page.set_input_files(
        "[data-kept] input[type=file]", {"name": "alt.json", "mimeType": "application/json", "buffer": text.encode()}
    )


def test_everything_moves_to_another_computer_and_comes_in_once(new_page: NewPage) -> None:
    here = opened(new_page())
    item = judged(here)[0]
    answer(here, item["id"], item["right"][0])
    here.get_by_role("button", name="Gem forsøget, og begynd forfra").click()
    answer(here, item["id"], wrong(item))
    opened(here, KEPT, "[data-kept]")
    expect(here.locator(".stored")).to_contain_text("Formandens rolle: 1 svar")
    with here.expect_download() as download:
        here.get_by_role("button", name="Gem alt i én fil").click()
    text = download.value.path().read_text(encoding="utf-8")
    there = opened(new_page(), KEPT, "[data-kept]")
    expect(there.locator(".stored")).to_contain_text("Der er ikke gemt noget")
    take_in(there, text)
    expect(there.locator("[data-kept] .message")).to_have_text("Hentet: 1 nye svar. 0 havde du i forvejen.")
    before = state(there)
    take_in(there, text)
    expect(there.locator("[data-kept] .message")).to_have_text("Hentet: 0 nye svar. 1 havde du i forvejen.")
    assert state(there) == before == state(here)
    assert len(before["attempts"]) == 1
    opened(there)
    expect(there.locator(f"#q-{item['id']} input:checked")).to_have_value(wrong(item))
    expect(there.locator(".history summary")).to_have_text("Tidligere forsøg (1)")
    assert [i["options"] for i in items(there)] == [i["options"] for i in items(opened(here))]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("hej", "ikke gemt her fra siden"),
        ("[]", "ikke gemt her fra siden"),
        ('{"format": "bestyrelse-alt", "version": 1}', "ikke gemt her fra siden"),
        ('{"format": "bestyrelse-alt", "version": 9, "states": {}}', "nyere udgave"),
        ('{"format": "bestyrelse-svar", "version": 1, "answers": {}}', "svar til én quiz"),
        (whole({}), "ingen svar i den"),
        (
            whole({"../etc:x": {"version": 1, "answers": {}}, "formand:ab": {"version": 1, "answers": {}}}),
            "ingen svar i den",
        ),
        (whole({}, rounds={"formand:ab": "{ikke json", "andet:x": "{}"}), "ingen svar i den"),
        ("x" * 10_100_000, "større end 10 MB"),
    ],
    ids=["words", "list", "no states", "newer", "one quiz", "empty", "foreign names", "broken round", "large"],
)
def test_a_file_that_does_not_fit_is_refused_and_changes_nothing(text: str, reason: str, page: Page) -> None:
    opened(page)
    item = judged(page)[0]
    answer(page, item["id"], item["right"][0])
    opened(page, KEPT, "[data-kept]")
    before = page.evaluate("JSON.stringify(localStorage)")
    take_in(page, text)
    expect(page.locator("[data-kept] .error-message")).to_contain_text(reason)
    assert page.evaluate("JSON.stringify(localStorage)") == before


def test_everything_is_deleted_after_one_question(page: Page) -> None:
    opened(page)
    item = judged(page)[0]
    answer(page, item["id"], item["right"][0])
    page.evaluate("localStorage.setItem('udseende', 'dark')")
    opened(page, KEPT, "[data-kept]")
    page.get_by_role("button", name="Slet alt i denne browser").click()
    page.get_by_role("button", name="Behold det").click()
    assert state(page) is not None
    page.get_by_role("button", name="Slet alt i denne browser").click()
    page.get_by_role("button", name="Ja, slet alt").click()
    assert page.evaluate("Object.keys(localStorage)") == ["udseende"]
    expect(page.locator(".stored")).to_contain_text("Der er ikke gemt noget")
