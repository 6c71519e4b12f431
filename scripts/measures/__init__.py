"""Measures: each function returns rows of what was measured beside its budget; scripts/bench.py prints them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One figure: `what`, the `budget` in words (or none), the `measured` value in words, and `how` it was measured."""

    what: str
    budget: str
    measured: str
    how: str
