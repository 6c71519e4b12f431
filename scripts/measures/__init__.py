"""Measures: each module returns tables of what was measured beside its goal; scripts/bench.py prints or saves them."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Table:
    """A table in Danish; `title` is the heading it stands under on the page, `how` says in sentences what was done."""

    title: str
    how: str
    head: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]

    @property
    def markdown(self) -> str:
        """The table as it stands on the page, without its heading."""
        lines = [self.head, ("---",) * len(self.head), *self.rows]
        return "\n".join([self.how, "", *(f"| {' | '.join(line)} |" for line in lines)])


def number(value: float, decimals: int = 0) -> str:
    """Write a number as a Danish reader reads it."""
    return f"{value:.{decimals}f}".replace(".", ",")
