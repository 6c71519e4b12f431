"""Dates as Danish readers write and read them."""

from __future__ import annotations

import datetime
import re

from macros.labels.book import MONTHS

_DATE = re.compile(rf"(\d{{1,2}})\. ({'|'.join(MONTHS)}) (\d{{4}})")


def danish(day: datetime.date) -> str:
    """Write a date in words: `22. november 2026`."""
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"


def read_danish(text: str) -> datetime.date | None:
    """Return the first date in words that stands in the text."""
    found = _DATE.search(text)
    return datetime.date(int(found[3]), MONTHS.index(found[2]) + 1, int(found[1])) if found else None
