"""States and files that nobody wrote, thousands of them in one page: no exception, no wrong "rigtigt", no script run."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.quiz_pages import CHAPTER, GALLERY, opened

ROUNDS = 500
MANY = 5_000

# Runs in the page. `seed` makes every failure repeatable.
FUZZ = Path(__file__).with_name("fuzz_states.js").read_text(encoding="utf-8")


def fuzz(page: Page, seed: str, rounds: int) -> None:
    found = page.evaluate(FUZZ, [seed, rounds])
    assert found["said"] == []
    assert found["reading"] > rounds / 4, "most states are refused before they are tried"


def test_states_that_nobody_wrote(page: Page) -> None:
    opened(page, CHAPTER)
    fuzz(page, "hverdag", ROUNDS)


@pytest.mark.long
def test_thousands_of_states_that_nobody_wrote(page: Page) -> None:
    page.set_default_timeout(0)
    opened(page, CHAPTER)
    for part in range(MANY // 1000):
        fuzz(page, f"lang-{part}", 1000)


# Every kind of answer, given values that no page can send: judged, shown and described without an exception.
FIELDS = Path(__file__).with_name("fuzz_answers.js").read_text(encoding="utf-8")


def test_answers_that_no_page_can_send(page: Page) -> None:
    opened(page, GALLERY)
    found = page.evaluate(FIELDS, ["svar", 60])
    assert found["said"] == []
    assert {
        "right",
        "wrong",
        "practice-right",
        "practice-partly",
        "practice-wrong",
        "local",
        "local-best",
        "open",
    } <= set(found["seen"])
