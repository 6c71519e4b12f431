"""Print the goals beside what was measured, or put the tables on the page that shows them. Times are never asserted."""

from __future__ import annotations

import argparse
import datetime
import os
import platform
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from scripts import bootstrap
from scripts.shell import ROOT, fail, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.measures import Table

PAGE = ROOT / "docs/om/saadan-maaler-vi.md"


def main() -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description="Mål siden, og vis målene ved siden af.")
    parser.add_argument("--lighthouse", action="store_true", help="mål i stedet med Lighthouse (hentes)")
    parser.add_argument("--scale", action="store_true", help="mål i stedet, hvad flere sider og spørgsmål koster")
    parser.add_argument("--peers", action="store_true", help="mål i stedet tre andre quizudvidelser (hentes)")
    parser.add_argument("--save", action="store_true", help=f"sæt tabellerne ind i {PAGE.relative_to(ROOT)}")
    arguments = parser.parse_args()
    bootstrap.ensure("dev")
    for table in measured(arguments):
        table = replace(table, how=f"{table.how} {where_and_when()}")
        say(f"### {table.title}\n\n{table.markdown}\n")
        if arguments.save:
            PAGE.write_text(put(PAGE.read_text(encoding="utf-8"), table), encoding="utf-8", newline="\n")
    return 0


def measured(arguments: argparse.Namespace) -> Iterator[Table]:
    """Yield the tables that were asked for, each when it is ready."""
    from scripts.measures import (
        build_time,
        lighthouse,
        peers,
        rebuild_time,
        report_time,
        scale,
        search_success,
        vitals,
        weight,
    )

    chosen = [name for name in ("lighthouse", "scale", "peers") if getattr(arguments, name)]
    if arguments.scale:
        yield from scale.tables()
    if arguments.peers:
        yield peers.table()
    if chosen and not arguments.lighthouse:
        return
    with tempfile.TemporaryDirectory() as folder:
        site = built(Path(folder) / "site")
        if arguments.lighthouse:
            yield lighthouse.table(site)
        if not chosen:
            yield from (measure.table(site) for measure in (weight, vitals, report_time, search_success))
    if not chosen:
        yield build_time.table()
        yield rebuild_time.table()


def where_and_when() -> str:
    """Say in a sentence what a figure was measured on; the same command elsewhere gives others."""
    from macros.dates import danish_date

    return f"Målt {danish_date(datetime.date.today())} på {os.cpu_count()} processorkerner under {platform.system()}."


def built(site: Path) -> Path:
    """Build the site as it is deployed; ends with the problems when that fails."""
    from scripts.build import build_unchecked

    if problems := build_unchecked(site):
        raise fail("\n".join(problems))
    return site


def put(page: str, table: Table) -> str:
    """Return the page with the table in the place of the one that stands under its heading."""
    heading = f"\n### {table.title}\n\n"
    before, found, after = page.partition(heading)
    if not found:
        raise fail(f"{PAGE.name} har ingen overskrift »{table.title}«.")
    lines = after.split("\n")
    start = next(place for place, line in enumerate(lines) if line.startswith("|"))
    end = next(place for place in range(start, len(lines)) if not lines[place].startswith("|"))
    return "\n".join([before + heading + table.markdown, *lines[end:]])


if __name__ == "__main__":
    sys.exit(main())
