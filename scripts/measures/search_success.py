"""How often the search answers among the first results."""

from pathlib import Path

from scripts.measure_search import measure, read_queries, success
from scripts.measures import Row


def rows(site: Path) -> list[Row]:
    """Ask every question of tests/search/queries.yml on a built site."""
    outcomes = measure(site, read_queries())
    how = f"{len(outcomes)} spørgsmål i tests/search/queries.yml"
    shares = {places: f"{success(outcomes, places):.1%}".replace(".", ",") for places in (1, 3)}
    return [
        Row("søgningen svarer øverst (success@1)", "–", shares[1], how),
        Row("søgningen svarer blandt de tre første (success@3)", "100 %", shares[3], how),
    ]
