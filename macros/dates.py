"""Dates as a Danish reader writes them."""

from __future__ import annotations

import datetime

_MONTHS = (
    "januar", "februar", "marts", "april", "maj", "juni",
    "juli", "august", "september", "oktober", "november", "december",
)  # fmt: skip


def danish_date(day: datetime.date) -> str:
    """Write a date as a Danish reader does: `22. november 2026`."""
    return f"{day.day}. {_MONTHS[day.month - 1]} {day.year}"
