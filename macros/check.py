"""Everything the content check looks at: content files, then pages."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import NamedTuple

from macros import organisation
from macros.load import Library, load
from macros.pages import Page, read_page
from macros.problems import Problem
from macros.rules import faq, glossary, language, links, questions, sources, walk
from macros.rules import pages as page_rules
from macros.settings import read_settings
from macros.site import Site

RULES = (page_rules, links, sources, language, glossary, faq, walk, questions)


class Report(NamedTuple):
    """What was read and what was found; `problems` must be mended, `warnings` are for someone to judge."""

    library: Library
    pages: list[Page]
    problems: list[Problem]
    warnings: list[Problem]


def read_pages(root: Path) -> list[Page]:
    """Read every page below docs/, sorted by name."""
    return [read_page(path, path.relative_to(root).as_posix()) for path in sorted((root / "docs").rglob("*.md"))]


def read_site(root: Path, today: datetime.date | None = None) -> Site:
    """Read all that the rules look at."""
    return Site(load(root), read_pages(root), read_settings(root), today or datetime.date.today())


def check(root: Path, today: datetime.date | None = None) -> Report:
    """Return the content, the pages, and all problems and warnings, each sorted by place."""
    return check_site(read_site(root, today))


def check_site(site: Site) -> Report:
    """Check what has been read."""
    problems = [*site.library.problems, *site.settings.problems]
    if (site.library.root / organisation.FILE).is_file():
        problems += organisation.load_organisation(site.library.root).problems
    for page in site.pages:
        problems += page.problems
    for module in RULES:
        for rule in module.RULES:
            problems += rule(site)
    warnings = [warning for module in RULES for rule in module.WARNINGS for warning in rule(site)]
    return Report(site.library, site.pages, sorted(set(problems)), sorted(set(warnings)))
