"""The figures of the course's institution as bars: how long each is, and what stands beside it."""

from __future__ import annotations

from dataclasses import dataclass

from macros.model.budget import Budget, Post

MINUS = "\N{MINUS SIGN}"


@dataclass(frozen=True)
class Bar:
    """One line of a drawing: `start` and `length` are parts of the width (0 to 1), `strong` asks for attention."""

    title: str
    figure: str
    start: float
    length: float
    strong: bool = False


@dataclass(frozen=True)
class Figures:
    """What the drawings show of a budget; `gone` is how much of the year has passed, in words and as a part of one."""

    name: str
    year: int
    month: int
    limit: int
    gone: str
    gone_part: float
    shares: list[Bar]
    pace: list[Bar]
    outcomes: list[Bar]


def figures(budget: Budget) -> Figures:
    """Return what the drawings show; the institution is called by the last word of its name, as in the course."""
    gone = budget.month / 12
    return Figures(
        budget.institution.split()[-1],
        budget.year,
        budget.month,
        budget.limit,
        percent(gone),
        gone,
        shares(budget),
        pace(budget),
        outcomes(budget),
    )


def kroner(amount: float) -> str:
    """Write whole kroner as a Danish reader does, with a real minus: `−12.333`."""
    whole = round(amount)
    return f"{MINUS if whole < 0 else ''}{abs(whole):,}".replace(",", ".")


def percent(part: float, digits: int = 0) -> str:
    """Write a part of one as `76,2 pct.`."""
    return f"{part * 100:.{digits}f} pct.".replace(".", ",", 1 if digits else 0)


def shares(budget: Budget) -> list[Bar]:
    """Return each expense as a part of all expenses; the longest bar fills the width."""
    whole = budget.total("budget")
    longest = max(post.budget for post in budget.expenses)
    return [
        Bar(
            post.title,
            f"{kroner(post.budget)} kr., {percent(post.budget / whole, 1)}",
            0,
            post.budget / longest,
            post.budget == longest,
        )
        for post in budget.expenses
    ]


def pace(budget: Budget) -> list[Bar]:
    """Return how much of each expense is used; strong are the posts that will end too far from the budget."""
    return [
        Bar(
            post.title,
            percent(post.spent / post.budget),
            0,
            min(post.spent / post.budget, 1),
            budget.is_to_talk_of(post),
        )
        for post in budget.expenses
    ]


def outcomes(budget: Budget) -> list[Bar]:
    """Return how much better (to the right of the middle) or worse than the budget each post ended."""
    posts = [*budget.income, *budget.expenses]
    ends = [(post, budget.outcome(post)) for post in posts]
    widest = max(abs(end) for _, end in ends)
    return [_aside(post, end, widest) for post, end in ends]


def _aside(post: Post, end: int, widest: int) -> Bar:
    length = abs(end) / widest / 2
    return Bar(post.title, kroner(end), 0.5 if end >= 0 else 0.5 - length, length, end < 0)
