"""Every kind of question, from the file of examples: what a reader without script gets, and when an answer still fits."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import html as lxml_html

from macros.gallery import Example, load_gallery
from macros.load import Library, load
from macros.model.items import TYPES
from macros.model.quiz import Case, Match, Order, Poll, Question, Short, fold
from macros.rules.quiz import RULES
from macros.view.render import Renderer

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = {example.name: example for example in load_gallery(ROOT).model.examples}  # type: ignore[union-attr]


@pytest.fixture(scope="module")
def library() -> Library:
    return load(ROOT)


@pytest.fixture
def fragment(library: Library, request: pytest.FixtureRequest) -> lxml_html.HtmlElement:
    example = EXAMPLES[request.param]
    renderer = Renderer(library, lambda target: f"/{target}", lambda page: f"siden {page}")
    return lxml_html.fragment_fromstring(renderer.quiz(example.quiz(), example.preset()))


def item(name: str) -> Question:
    found = EXAMPLES[name].item
    assert not isinstance(found, Case)
    return found


def test_the_examples_show_every_type_and_break_no_rule() -> None:
    gallery = load_gallery(ROOT)
    assert gallery.problems == []
    assert {example.item.type for example in EXAMPLES.values()} == set(TYPES)
    for example in EXAMPLES.values():
        assert [found for rule in RULES for found in rule(example.quiz())] == []


@pytest.mark.parametrize("fragment", EXAMPLES, indirect=True)
def test_every_control_has_its_label_and_every_id_is_its_own(fragment: lxml_html.HtmlElement) -> None:
    ids = [element.get("id") for element in fragment.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    labels = {label.get("for") for label in fragment.cssselect("label")}
    assert {control.get("id") for control in fragment.cssselect("input, select, textarea")} == labels
    for form in fragment.cssselect("form.item"):
        assert form.cssselect("fieldset > legend")


@pytest.mark.parametrize("fragment", EXAMPLES, indirect=True)
def test_the_answer_is_folded_away_and_out_of_every_index(fragment: lxml_html.HtmlElement) -> None:
    """No answer can be searched for, and none stands where a reader without script sees it at once."""
    told = fragment.cssselect("details.explanation, .answer-key")
    assert told
    assert all(element.get("data-pagefind-ignore") == "all" and element.get("open") is None for element in told)
    for element in told:
        element.drop_tree()
    assert not fragment.cssselect("[data-correct], [data-accept], [data-answer]")
    assert not fragment.cssselect("button")


@pytest.mark.parametrize("fragment", ["raekkefoelge"], indirect=True)
def test_an_order_is_never_printed_in_the_right_order(fragment: lxml_html.HtmlElement) -> None:
    order = EXAMPLES["raekkefoelge"].item
    assert isinstance(order, Order)
    for form in fragment.cssselect("form.item"):
        shown = [li.get("data-step") for li in form.cssselect(".steps li")]
        assert sorted(shown) == sorted(order.key_parts)
        assert tuple(shown) != order.key_parts


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("et-svar", "Loven bestemmer: b."),
        ("flere-svar", "God praksis: a, b og c."),
        ("par", "Principper for hverdagen: Forældrenes valgte; Dagens gang på stuerne: Lederen;"),
        ("raekkefoelge", "1) Spørg, hvad der skal på 2) Send dagsordenen"),
        ("kort-svar", "God praksis: vedtægten."),
    ],
)
def test_the_key_on_paper_names_the_answer(name: str, key: str, library: Library) -> None:
    renderer = Renderer(library, str, str)
    fragment = lxml_html.fragment_fromstring(renderer.quiz(EXAMPLES[name].quiz()))
    assert key in " ".join(fragment.cssselect(".answer-key")[0].text_content().split())


def test_a_case_gives_every_step_an_answer_of_its_own(library: Library) -> None:
    fragment = lxml_html.fragment_fromstring(Renderer(library, str, str).quiz(EXAMPLES["sag"].quiz()))
    first = fragment.cssselect(".case")[0]
    assert [form.get("data-item") for form in first.cssselect("form.item")] == [
        "begyndt-eks-hoerer", "begyndt-eks-formand", "begyndt-eks-avisen",
    ]  # fmt: skip
    assert first.cssselect("[data-next]")[0].get("data-next") == "begyndt-eks-avisen"


FOLDED = [
    ("Vedtægten", "VEDTAEGTEN"), ("vedtægten", " vedtægten. "), ("Årsmøde", "aarsmoede"), ("års-møde", "årsmøde"),
    ("cafe", "Café"), ("A\u030ar", "år"), ("§ 15", "15"), ("stk. 2", "stk2"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), FOLDED)
def test_spellings_that_mean_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other) != ""


@pytest.mark.parametrize(("one", "other"), [("øl", "ol"), ("vedtægt", "vedtagt"), ("år", "ar"), ("", "…")])
def test_spellings_that_do_not(one: str, other: str) -> None:
    assert fold(one) != fold(other) or fold(one) == ""


def changed(name: str, **update: object) -> tuple[Question, Question]:
    old = item(name)
    return old, old.model_copy(update=update)


def test_keys_change_with_what_is_right_and_not_with_words() -> None:
    match, order, short = item("par"), item("raekkefoelge"), item("kort-svar")
    assert isinstance(match, Match)
    assert isinstance(order, Order)
    assert isinstance(short, Short)
    other = match.pairs[0].model_copy(update={"answer": "kommunen"})
    assert match.model_copy(update={"pairs": (other, *match.pairs[1:])}).key_hash != match.key_hash
    words = match.pairs[0].model_copy(update={"text": "Andre ord"})
    reworded = match.model_copy(update={"pairs": (words, *match.pairs[1:])})
    assert reworded.key_hash == match.key_hash
    assert reworded.wording_hash != match.wording_hash
    turned = order.model_copy(update={"steps": order.steps[::-1]})
    assert turned.key_hash != order.key_hash
    assert turned.wording_hash == order.wording_hash
    assert short.model_copy(update={"accept": ("Vedtaegten", "vedtægt", "vedtægterne")}).key_hash == short.key_hash
    assert short.model_copy(update={"accept": ("vedtægten",)}).key_hash != short.key_hash


def test_a_poll_and_own_words_are_never_scored() -> None:
    for name in ("afstemning", "egne-ord"):
        assert not item(name).scored
    poll = item("afstemning")
    assert isinstance(poll, Poll)
    assert poll.basis == "open"


@pytest.mark.parametrize("text", ["Alle ovenstående", "Ingen af dem", "Begge dele", "Alle tre"])
def test_options_about_the_others_stay_in_place(text: str) -> None:
    assert item("et-svar").choices[0].model_copy(update={"text": text}).stays


@pytest.mark.parametrize("text", ["Alle forældre med børn i huset", "Ingenting sker der", "Bestyrelsen"])
def test_other_options_do_not(text: str) -> None:
    assert not item("et-svar").choices[0].model_copy(update={"text": text}).stays


def test_the_file_of_examples_is_not_content(library: Library) -> None:
    assert not any(re.match("galleri", content) for content in library.contents)
    assert all(isinstance(example, Example) for example in EXAMPLES.values())
