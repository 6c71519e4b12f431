"""Print the budgets beside what was measured. Times are reported, never asserted."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from scripts import bootstrap
from scripts.shell import say

if TYPE_CHECKING:
    from scripts.measures import Row


def main() -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description="Mål siden, og vis budgetterne ved siden af.")
    parser.add_argument(
        "--peers", action="store_true", help="mål i stedet tre andre quizudvidelser ved siden af (hentes)"
    )
    arguments = parser.parse_args()
    bootstrap.ensure("dev")
    from scripts.build import build_unchecked
    from scripts.measures import build_time, report_time, search_success, weight

    if arguments.peers:
        from scripts.measures import peers

        return table(peers.rows())
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        if problems := build_unchecked(site):
            say("\n".join(problems))
            return 1
        rows += weight.rows(site) + report_time.rows(site) + search_success.rows(site)
    rows += build_time.rows()
    return table(rows)


def table(rows: list[Row]) -> int:
    """Print the rows as a table."""
    say("| hvad | budget | målt | hvordan |\n| --- | --- | --- | --- |")
    for row in rows:
        say(f"| {row.what} | {row.budget} | {row.measured} | {row.how} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
