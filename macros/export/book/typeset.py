"""Typst documents from data: templates build the content, so that no text is ever read as Typst markup."""

from __future__ import annotations

import datetime
import json
from functools import cache
from pathlib import Path
from typing import Any

import typst

TEMPLATES = Path(__file__).parents[2] / "templates" / "export" / "typst"

_PICTURE_PPI = 72.0


def pdf(template: str, data: dict[str, Any], day: datetime.date) -> bytes:
    """Set the data with a template as PDF/UA-1 made on `day`; typst.TypstError when the standard or the template refuses."""
    made = datetime.datetime(day.year, day.month, day.day, tzinfo=datetime.UTC)
    return _compile(template, data, format="pdf", pdf_standards=["ua-1"], timestamp=int(made.timestamp()))


def picture(template: str, data: dict[str, Any]) -> bytes:
    """Draw the one page of a template as a PNG, one pixel for each point."""
    return _compile(template, data, format="png", ppi=_PICTURE_PPI)


def _compile(template: str, data: dict[str, Any], **wanted: Any) -> bytes:
    inputs = {"data": json.dumps(data, ensure_ascii=False)}
    made = typst.Compiler(root=TEMPLATES, font_paths=_fonts()).compile(
        TEMPLATES / f"{template}.typ", sys_inputs=inputs, **wanted
    )
    if not isinstance(made, bytes):
        raise ValueError(f"{template}.typ gives {len(made or ())} pictures instead of one")
    return made


@cache
def _fonts() -> typst.Fonts:
    """Return the fonts that Typst brings along, and no others: the same bytes on every machine."""
    return typst.Fonts(include_system_fonts=False)
