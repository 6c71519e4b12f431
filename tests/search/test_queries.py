"""Every question of the list is answered within the first three results, on the site as it is deployed."""

from __future__ import annotations

import pytest

from scripts.measure_search import ORIGINS, Outcome, measure, read_queries, success
from tests.site import Site

LEAST = {"reader": 40, "author": 80, "role": 19}


@pytest.fixture(scope="module")
def outcomes(site: Site) -> list[Outcome]:
    return measure(site.folder, read_queries())


def test_there_are_enough_questions_and_their_answers_exist(site: Site) -> None:
    queries = read_queries()
    assert len({query.text for query in queries}) == len(queries) >= 120
    for origin, least in LEAST.items():
        assert sum(query.origin == origin for query in queries) >= least
    assert {query.origin for query in queries} <= set(ORIGINS)
    assert [page for query in queries for page in query.pages if f"{page}/" not in site.pages] == []
    answers = {answer.get("id") for answer in site.pages["svar/"].cssselect(".faq-answer")}
    assert {faq for query in queries for faq in query.faqs or ()} <= answers
    assert [query.text for query in queries if not query.pages and not query.faqs] == []
    check = site.pages["vaerktoejer/arbejdsdelingstjekket/"]
    assert [
        task for query in queries for task in query.tasks or () if not check.xpath("//*[@id=$id]", id=f"opgave-{task}")
    ] == []


def test_the_answer_is_within_the_first_three(outcomes: list[Outcome]) -> None:
    assert [(outcome.query.text, outcome.pages[:3]) for outcome in outcomes if not 0 < outcome.place <= 3] == []


def test_the_answer_is_most_often_the_first(outcomes: list[Outcome]) -> None:
    assert success(outcomes, 1) > 0.8


def test_a_direct_answer_stands_where_it_is_waited_for(outcomes: list[Outcome]) -> None:
    waited = [outcome for outcome in outcomes if outcome.query.tasks]
    assert sum(outcome.direct for outcome in waited) > 0.88 * len(waited)
    assert [outcome.query.text for outcome in outcomes if outcome.query.term and not outcome.direct] == []


def test_no_task_stands_over_a_question_about_something_else(outcomes: list[Outcome]) -> None:
    others = [outcome for outcome in outcomes if outcome.query.tasks == ()]
    assert len(others) >= 20
    assert [outcome.query.text for outcome in others if not outcome.direct] == []


def test_pages_that_are_empty_without_a_code_are_not_found(site: Site, outcomes: list[Outcome]) -> None:
    hidden = {address for address, page in site.pages.items() if not page.cssselect("main[data-pagefind-body]")}
    assert {"vaerktoejer/svar/", "vaerktoejer/rapport/"} <= hidden
    assert [page for outcome in outcomes for page in outcome.pages if f"{page}/" in hidden] == []
