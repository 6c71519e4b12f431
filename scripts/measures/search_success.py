"""How often the search answers among the first results."""

from pathlib import Path

from scripts.measure_search import measure, read_queries, success
from scripts.measures import Table, number


def table(site: Path) -> Table:
    """Ask every question of tests/search/queries.yml on a built site."""
    outcomes = measure(site, read_queries())
    shares = {places: f"{number(100 * success(outcomes, places), 1)} %" for places in (1, 3)}
    how = f"{len(outcomes)} spørgsmål, som de bliver stillet i hverdagen, hver med den eller de sider, der svarer."
    rows = [
        ("Den rigtige side står øverst", "–", shares[1]),
        ("Den rigtige side er blandt de tre første", "100 %", shares[3]),
    ]
    return Table("Søgning", how, ("Hvad", "Mål", "Målt"), rows)
