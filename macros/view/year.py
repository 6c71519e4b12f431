"""The board's year: read from the table of the template that boards download, so that there is one list only."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

FILE = "docs/skabeloner/aarshjul.md"
MONTHS = (
    "Januar", "Februar", "Marts", "April", "Maj", "Juni",
    "Juli", "August", "September", "Oktober", "November", "December",
)  # fmt: skip
_MARKS = re.compile(r"\{\.[\w-]+\}|\*")


@dataclass(frozen=True)
class Point:
    """One recurring task: its month (1-12), what it is, why it is there, and who prepares it."""

    month: int
    task: str
    reason: str
    who: str


def read_year(root: Path) -> list[Point]:
    """Return the recurring tasks in the order of the template's table; rows of other tables are left out."""
    path = root / FILE
    if not path.is_file():
        return []
    points = []
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = [_MARKS.sub("", cell).strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and len(cells) >= 4 and cells[0] in MONTHS:
            who = "" if cells[3] == "rolle" else cells[3]
            points.append(Point(MONTHS.index(cells[0]) + 1, cells[1], cells[2], who))
    return points
