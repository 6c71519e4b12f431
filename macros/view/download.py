"""What the page of downloads shows: first how each format is used, and after the build which files there are."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from macros.dates import danish_date
from macros.export.package import Format
from macros.labels.export import DOWNLOAD, FILES, TYPES
from macros.load import Library
from macros.pages import read_page
from macros.prose import html
from macros.view.templating import ENVIRONMENT

_PLACE = re.compile(r'<div data-export-(files|carries)="([a-z0-9-]+)"></div>')
_MODULE = re.compile(r"modul-(\d+)")
_HOME = "../../"
"""From the page of downloads to the front page."""


@dataclass(frozen=True)
class Loss:
    """One thing that a format changes or leaves out, and how often."""

    kind: str
    what: str
    count: int


@dataclass(frozen=True)
class Download:
    """The files of one format with their sizes in bytes, by address; all of them in one; and what they do not carry."""

    files: Mapping[str, int]
    whole: tuple[str, int] | None = None
    losses: list[Loss] = field(default_factory=list)
    """In all the content there is."""
    types: dict[str, list[Loss]] = field(default_factory=dict)
    """By type of question and kind of instrument; empty for what is made from pages."""

    @staticmethod
    def from_json(value: dict[str, Any]) -> Download:
        """Read what `dataclasses.asdict` wrote."""
        types = {name: [Loss(**loss) for loss in losses] for name, losses in value["types"].items()}
        whole = (str(value["whole"][0]), int(value["whole"][1])) if value["whole"] else None
        return Download(value["files"], whole, [Loss(**loss) for loss in value["losses"]], types)


def offer(one: Format) -> str:
    """Return how a format is used as Markdown, with places where the build puts its files."""
    steps = "\n".join(f"{number}. {step}" for number, step in enumerate(one.steps, 1))
    files, carries = (f'<div data-export-{part}="{one.name}"></div>' for part in ("files", "carries"))
    return f"{one.summary}\n\n{files}\n\n{steps}\n\n{carries}"


def fill_in(page: str, made: Mapping[str, Download], library: Library) -> str:
    """Put the files of each format, and what it carries, into the built page of downloads."""
    reviewed = max(content.reviewed for content in library.contents.values())

    def part(match: re.Match[str]) -> str:
        download = made.get(match[2])
        return ENVIRONMENT.get_template(f"export_{match[1]}.html").render(
            download=download,
            words=DOWNLOAD,
            types=TYPES,
            home=_HOME,
            reviewed=danish_date(reviewed),
            size=file_size,
            title=lambda file: file_title(file, library),
            md=html,
        )

    return _PLACE.sub(part, page)


def file_size(count: int) -> str:
    """Write a number of bytes as a Danish reader does: `1,2 MB`, `45 KB`."""
    if count < 1_000_000:
        return f"{max(round(count / 1000), 1)} KB"
    return f"{count / 1_000_000:.1f} MB".replace(".", ",")


def file_title(file: str, library: Library) -> str:
    """Return what a file holds: the title of a quiz, an instrument or a module, else its own name."""
    name = PurePosixPath(file).name
    stem = name.split(".")[0]
    module = _MODULE.match(name)
    content = library.contents.get(stem)
    title = content.title if content else FILES.get(stem, name)
    if module and not content:
        for path in sorted((library.root / "docs").glob(f"kursus/{module[0]}-*.md")):
            title = str(read_page(path, path.name).front.get("title", name))
    return f"Modul {module[1]}: {title}" if module and "odul" not in title else title
