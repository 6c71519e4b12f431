"""The figures that module 5 shows are those of docs/skabeloner/budget.yml, in its tables, its text and its drawings."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from macros.load import load
from macros.model.budget import Budget, Post
from macros.view.budget import figures, kroner, percent
from macros.view.drawings import Drawings

PAGE = "docs/kursus/modul-5-penge-og-aftaler.md"
TOLD = {
    "frugt": "18.000",
    "three invoices": "18.000",
    "the postponed fence": "40.000",
    "the surplus in situation 3": "60.000",
}
"""Amounts of small stories on the page, which stand in no account."""


@pytest.fixture(scope="module")
def budget(root: Path) -> Budget:
    found = load(root).budget
    assert found is not None
    return found


@pytest.fixture(scope="module")
def text(root: Path) -> str:
    return (root / PAGE).read_text(encoding="utf-8")


def tables(text: str) -> list[dict[str, list[str]]]:
    """The tables of the page with "Post" as their first heading: by row title, the cells after it, without bold type."""
    found = []
    for block in re.findall(r"(?:^\|.*\n)+", text, re.M):
        rows = [[cell.strip().strip("*") for cell in line.strip("|").split("|")] for line in block.splitlines()]
        if rows[0][0] == "Post":
            found.append({title: cells for title, *cells in rows[2:]})
    return found


def expected(budget: Budget, posts: tuple[Post, ...]) -> float:
    return sum(post.expected(budget.month) for post in posts)


def test_the_budget(budget: Budget, text: str) -> None:
    whole = budget.total("budget")
    shown = tables(text)[0]
    for post in budget.income:
        assert shown.pop(post.title) == [kroner(post.budget), ""]
    for post in budget.expenses:
        assert shown.pop(post.title) == [kroner(post.budget), percent(post.budget / whole, 1)]
    assert shown == {
        "Indtægter i alt": [kroner(budget.total("budget", income=True)), ""],
        "Udgifter i alt": [kroner(whole), "100 pct."],
    }


def test_the_follow_up(budget: Budget, text: str) -> None:
    shown = tables(text)[1]
    for post in budget.expenses:
        end = post.expected(budget.month)
        row = [post.budget, post.spent, end, budget.difference(post)]
        assert shown.pop(post.title) == [kroner(one) for one in row]
    for title, posts, sign in (("Udgifter i alt", budget.expenses, -1), ("Indtægter i alt", budget.income, 1)):
        planned, end = sum(post.budget for post in posts), expected(budget, posts)
        row = [planned, sum(post.spent for post in posts), end, sign * (end - planned)]
        assert shown.pop(title) == [kroner(one) for one in row]
    assert shown == {"Ventet resultat": ["", "", kroner(budget.result), ""]}


def test_the_accounts(budget: Budget, text: str) -> None:
    shown = tables(text)[2]
    for post in (*budget.income, *budget.expenses):
        assert post.accounts is not None
        assert shown.pop(post.title) == [kroner(post.budget), kroner(post.accounts), kroner(budget.outcome(post))]
    income, expenses = budget.total("accounts", income=True), budget.total("accounts")
    planned = budget.total("budget", income=True), budget.total("budget")
    result = income - expenses
    assert shown == {
        "Indtægter i alt": [kroner(planned[0]), kroner(income), kroner(income - planned[0])],
        "Udgifter i alt": [kroner(planned[1]), kroner(expenses), kroner(planned[1] - expenses)],
        "Årets resultat": [kroner(planned[0] - planned[1]), kroner(result), kroner(result)],
    }
    assert budget.equity is not None
    assert f"Den var {kroner(budget.equity)} kr." in text
    assert f"er nu {kroner(budget.equity + result)} kr." in text


def test_no_amount_in_the_text_is_from_elsewhere(budget: Budget, text: str) -> None:
    """What follows from the data in the running text, named one by one: an amount that is none of these is a slip."""
    posts = {post.id: post for post in budget.expenses}
    staff, temps = posts["loen"], posts["vikarer"]
    follows = {
        kroner(staff.budget + temps.budget),
        kroner(staff.budget / 100),
        kroner(temps.spent),
        kroner(round(temps.expected(budget.month), -3)),
        kroner(-round(budget.difference(temps), -3)),
        *(kroner(amount) for amount in (budget.equity, (budget.equity or 0) - 2000) if amount),
        *TOLD.values(),
    }
    running = "\n".join(line for line in text.splitlines() if not line.startswith("|"))
    assert set(re.findall(r"\d{1,3}(?:\.\d{3})+", running)) - follows == set()
    assert 79 < 100 * (staff.budget + temps.budget) / budget.total("budget") < 80  # "næsten 80 kr. af hver 100"


def test_the_drawings_show_every_post(budget: Budget, root: Path, text: str) -> None:
    drawings = Drawings(load(root), str, str)
    shown = figures(budget)
    for name, bars in (("budgettet", shown.shares), ("opfoelgningen", shown.pace), ("regnskabet", shown.outcomes)):
        assert f'tegning("{name}")' in text
        fragment = drawings.drawing(name)
        assert len(bars) >= len(budget.expenses)
        for bar in bars:
            assert str(fragment).count(bar.figure) >= 2, f"{name}: {bar.title} is drawn and told"
            assert 0 <= bar.start <= bar.start + bar.length <= 1.0001
    assert [bar.title for bar in shown.pace if bar.strong] == ["Vikarer", "Hus og have"]
    assert [bar.title for bar in shown.outcomes if bar.start < 0.5] == [
        bar.title for bar in shown.outcomes if bar.strong
    ]


@pytest.mark.parametrize(
    ("amount", "written"),
    [(0, "0"), (-0.4, "0"), (999, "999"), (-12333.4, "\N{MINUS SIGN}12.333"), (6480000, "6.480.000")],
)
def test_kroner_are_written_as_danes_write_them(amount: float, written: str) -> None:
    assert kroner(amount) == written


def test_percent_is_written_with_a_comma() -> None:
    assert (percent(0.7616, 1), percent(0.75), percent(1)) == ("76,2 pct.", "75 pct.", "100 pct.")
