"""All that the pages are made of, read once."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from macros.check import read_pages
from macros.course import Module, modules
from macros.load import Library, load
from macros.organisation import FILE as ORGANISATION
from macros.organisation import Organisation, read_organisation
from macros.pages import Page
from macros.settings import FILE as SETTINGS
from macros.settings import pages_in, read_settings

State = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True)
class Publication:
    """The content, the pages, the publisher, and the menu as written in mkdocs.yml."""

    library: Library
    pages: list[Page]
    organisation: Organisation
    menu: list[Any]

    @cached_property
    def course(self) -> list[Module]:
        """The modules of the course, in order."""
        return modules(self.library, self.pages)

    @cached_property
    def by_path(self) -> dict[str, Page]:
        """Every page by its path in docs/."""
        return {page.path: page for page in self.pages}

    @cached_property
    def sections(self) -> dict[str, list[Any]]:
        """What the menu has below each of its headings: paths of pages, and groups as {heading: paths}."""
        return {
            heading: entries
            for entry in self.menu
            if isinstance(entry, dict)
            for heading, entries in entry.items()
            if isinstance(entries, list)
        }

    def section(self, path: str) -> tuple[str, str] | None:
        """Return the heading of the menu that a page stands below, and the first page there; None when it has none."""
        for heading, entries in self.sections.items():
            paths = list(pages_in(entries))
            if path in paths:
                return heading, paths[0]
        return None

    def neighbours(self, path: str) -> tuple[str | None, str | None]:
        """Return the pages before and after one within its section: between two sections there is no way to read on."""
        for entries in self.sections.values():
            paths = list(pages_in(entries))
            if path in paths:
                place = paths.index(path)
                return (paths[place - 1] if place else None), (paths[place + 1] if place + 1 < len(paths) else None)
        return None, None

    @cached_property
    def edition(self) -> datetime.date | None:
        """The edition of the whole site, for paper: the day of the newest review."""
        return max((page.reviewed for page in self.pages if page.reviewed), default=None)


def publication(root: Path) -> Publication:
    """Read the project below `root`, again only when a file of it has changed; raises SystemExit with what is wrong."""
    return _read(root, _state(root))


def _state(root: Path) -> State:
    alone = [path for name in (SETTINGS, ORGANISATION) if (path := root / name).is_file()]
    paths = [*alone, *(root / "quizzes").glob("*.yml"), *(root / "docs").rglob("*.yml"), *(root / "docs").rglob("*.md")]
    return tuple((str(path), (state := path.stat()).st_mtime_ns, state.st_size) for path in sorted(paths))


@lru_cache(maxsize=1)
def _read(root: Path, _: State) -> Publication:
    library, pages = load(root), read_pages(root)
    if problems := [*library.problems, *(problem for page in pages for problem in page.problems)]:
        raise SystemExit("\n".join(map(str, problems)))
    return Publication(library, pages, read_organisation(root), read_settings(root).menu)
