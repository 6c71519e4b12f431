"""Rules for what pages rest on: law is cited, sources are used, and all of it is gone through again."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator
from typing import Any

from macros.document import Block
from macros.pages import Page
from macros.problems import Problem
from macros.site import Site
from macros.usage import uses_of_sources
from macros.validate import Loaded

LAW = "Loven bestemmer"
SOURCES = "Kilder og sidst kontrolleret"
MONTHS = 18
_DUTY = re.compile(r"\b(?:skal|må ikke|har ret|kræver)\b", re.I)
_SECTION = re.compile(r"§+\s*\d+(?:\s?[a-zæøå]\b)?")
_ENDED = (".", "!", "?", "…", "»", "«")


def law_names_its_source(site: Site) -> Iterator[Problem]:
    """Under "Loven bestemmer" and in law callouts, every duty or right has its source beside it; a § has one anywhere.

    Beside it means in the same paragraph, list item or table row. A sentence that a list completes is carried by the
    items of the list.
    """
    for page in site.readable:
        blocks = site.blocks[page.file]
        stem: re.Match[str] | None = None
        for block, following in zip(blocks, [*blocks[1:], None], strict=False):
            if not block.depth:
                stem = None
            said = _law_in(block)
            if _is_cited(page, block) or not (said or (stem and block.depth)):
                continue
            if said and following and following.depth > block.depth and not block.text.endswith(_ENDED):
                stem = said
            else:
                yield Problem(page.file, block.line, 1, _uncited((said or stem or [""])[0]))


def _law_in(block: Block) -> re.Match[str] | None:
    if block.kind not in ("paragraph", "cell") or block.section == SOURCES:
        return None
    is_law = block.callout == "lov" or (block.section == LAW and not block.callout)
    return _SECTION.search(block.text) or (_DUTY.search(block.text) if is_law else None)


def _is_cited(page: Page, block: Block) -> bool:
    first, last = block.lines
    return any(call.name == "kilde" and first <= call.line <= last for call in page.calls)


def _uncited(words: str) -> str:
    where = 'Sæt {{ kilde("...") }} efter sætningen, med et id fra docs/kilder/register.yml'
    if words.startswith("§"):
        return f'Her nævnes "{words}" uden kilde. {where}.'
    return f'Her står "{words.lower()}" om loven, men uden kilde. {where}, eller skriv det som et råd (bør, kan).'


def source_is_used(site: Site) -> Iterator[Problem]:
    """Every source of the register is cited by a page or a question."""
    used = uses_of_sources(site.library, site.readable)
    register = site.library.register
    for index, source in enumerate(register.model.sources if register and register.model else ()):
        if source.id not in used:
            message = (
                f'Kilden "{source.id}" bruges ikke på nogen side eller i noget spørgsmål. Brug den, eller slet den.'
            )
            assert register
            yield register.problem(("sources", index, "id"), message)


def review_is_recent(site: Site) -> Iterator[Problem]:
    """Pages and files of content have been gone through within the last 18 months."""
    limit = _months_before(site.today, MONTHS)
    for page in site.readable:
        if page.reviewed and page.reviewed < limit:
            yield Problem(page.file, page.front_lines.get("reviewed", 1), 1, _overdue(page.reviewed))
    files: list[Loaded[Any]] = [*site.library.loaded, *site.library.alone]
    for one in files:
        if one.model and one.model.reviewed < limit:
            yield one.problem(("reviewed",), _overdue(one.model.reviewed))


def _overdue(reviewed: datetime.date) -> str:
    return (
        f"Sidst gennemgået {reviewed}, for mere end {MONTHS} måneder siden. "
        "Hold teksten op mod kilderne, ret den, og skriv dagens dato ved reviewed."
    )


def review_due(reviewed: datetime.date) -> datetime.date:
    """Return the day by which what was gone through on a day is to be gone through again."""
    return _months_before(reviewed, -MONTHS)


def _months_before(day: datetime.date, months: int) -> datetime.date:
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return datetime.date(year, month + 1, min(day.day, 28))


RULES: tuple[Callable[[Site], Iterator[Problem]], ...] = (law_names_its_source,)
WARNINGS: tuple[Callable[[Site], Iterator[Problem]], ...] = (source_is_used, review_is_recent)
