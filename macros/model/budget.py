"""A year's budget and how far it has come: the figures of the spreadsheet, and what follows from them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, Strict, TypeAdapter

from macros.model.base import Id, Model, Text

Amount = Annotated[int, Strict(), Field(ge=0)]


class Post(Model):
    """One line of the budget."""

    id: Id
    title: Text
    """Postens navn."""
    budget: Amount
    """Budget for året i hele kroner."""
    spent: Amount
    """Brugt eller modtaget til nu."""
    rest: Amount | None = None
    """Eget skøn for resten af året; uden det regnes med samme tempo."""
    reason: str = ""
    """Grund og handling."""
    accounts: Amount | None = None
    """Regnskabet, når året er gået."""

    def expected(self, month: int) -> float:
        """Return what the post will have come to on 31 December, when `month` months have gone."""
        rest = self.spent / month * (12 - month) if self.rest is None else self.rest
        return self.spent + rest


class Decision(Model):
    """What the board decided on the figures."""

    decision: Text
    who: Text
    when: Text


class Budget(Model):
    """The figures of one institution at one point of the year."""

    institution: Text
    year: Annotated[int, Strict(), Field(ge=2000, le=2100)]
    month: Annotated[int, Strict(), Field(ge=1, le=12)]
    limit: Annotated[int, Strict(), Field(ge=1, le=100)]
    income: tuple[Post, ...]
    expenses: tuple[Post, ...]
    decisions: tuple[Decision, ...] = ()
    equity: Amount | None = None
    """Egenkapitalen ved årets begyndelse."""

    def total(self, column: Literal["budget", "spent", "accounts"], income: bool = False) -> int:
        """Return the sum of a column of the expenses, or of the income."""
        return sum(getattr(post, column) or 0 for post in (self.income if income else self.expenses))

    def is_to_talk_of(self, post: Post) -> bool:
        """Whether a post will end further from its budget than the board lets pass."""
        return abs(self.difference(post)) > post.budget * self.limit / 100

    def outcome(self, post: Post) -> int:
        """Return how much better (or, below zero, worse) than the budget a post ended, by the accounts."""
        over = (post.accounts or 0) - post.budget
        return over if post in self.income else -over

    def difference(self, post: Post) -> float:
        """Return how much better (or, below zero, worse) than the budget a post will end."""
        over = post.expected(self.month) - post.budget
        return over if post in self.income else -over

    @property
    def result(self) -> float:
        """Return the result expected for the year."""
        come, gone = (sum(post.expected(self.month) for post in posts) for posts in (self.income, self.expenses))
        return come - gone


BUDGET: TypeAdapter[Budget] = TypeAdapter(Budget)
