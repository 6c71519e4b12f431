"""Steps that several tests of the quizzes share."""

from __future__ import annotations

from playwright.sync_api import Page, expect

CHAPTER = "/haandbog/formanden/"
QUIZ = "formanden"
GALLERY = "/genbrug/galleri/"


def opened(page: Page, path: str = CHAPTER, ready: str = ".quiz") -> Page:
    """Open a page and wait until all quizzes on it can be answered."""
    page.goto(path)
    awake(page, ready)
    expect(page.locator(f"{ready}:not([data-ready])")).to_have_count(0)
    return page


def awake(page: Page, ready: str = ".quiz") -> None:
    """Go where the first quiz is, which brings all of them to life, and wait until it can be answered."""
    page.locator(ready).first.scroll_into_view_if_needed()
    page.wait_for_selector(f"{ready}[data-ready]")


def items(page: Page) -> list[dict]:
    """What the page says of each item."""
    return page.eval_on_selector_all(
        "form.item",
        """forms => forms.map(form => ({id: form.dataset.item, basis: form.dataset.basis, type: form.dataset.type,
            key: form.dataset.key, wording: form.dataset.wording,
            right: [...form.querySelectorAll('[data-correct]')].map(li => li.dataset.option),
            options: [...form.querySelectorAll('.option[data-letter] input')].map(input => input.value)}))""",
    )


def answer(page: Page, item: str, *options: str) -> None:
    """Choose and press the button."""
    for option in options:
        page.check(f"#q-{item}-{option}")
    page.click(f"#q-{item} button[type=submit]")


def wrong(item: dict) -> str:
    return next(option for option in item["options"] if option not in item["right"])


def judged(page: Page, kind: str = "single") -> list[dict]:
    return [item for item in items(page) if item["basis"] in ("law", "practice") and item["type"] == kind]


def state(page: Page, name: str = f"{QUIZ}:egen") -> dict | None:
    return page.evaluate("name => JSON.parse(localStorage.getItem('bestyrelse1:' + name))", name)
