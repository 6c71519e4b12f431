"""A year's budget and how far it has come: the figures of the spreadsheet, and what follows from them."""

from __future__ import annotations

from typing import Annotated

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
