"""The words of the paper forms: inline Markdown as runs, sources with how far they are checked, titles of pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TypeAlias

from lxml import html

from macros import labels, prose
from macros.export.paper.blocks import Paragraph, Run, Table, read_runs
from macros.labels.export import FORM
from macros.load import Library
from macros.pages import read_page

Blocks: TypeAlias = Iterator[Paragraph | Table]
BOX = "☐"
LINE = "_" * 78


def runs(text: str) -> tuple[Run, ...]:
    """Return inline Markdown as runs; an address elsewhere follows in brackets, for nobody can click on paper."""
    element = html.fragment_fromstring(str(prose.html(text)), create_parent="p")
    for link in element.iter("a"):
        address = link.get("href") or ""
        if address.startswith("https://") and link.text_content() != address:
            link.tail = f" ({address}){link.tail or ''}"
    return read_runs(element)


def body(*parts: Run | tuple[Run, ...], leads: bool = False) -> Paragraph:
    """Return an ordinary paragraph."""
    return Paragraph(joined(parts), leads=leads)


def labelled(name: str, text: str) -> Paragraph:
    """Return a paragraph that begins with its label in bold."""
    return body(Run(f"{FORM[name]} ", bold=True), runs(text))


def joined(parts: Iterable[Run | tuple[Run, ...]]) -> tuple[Run, ...]:
    """Put runs after one another."""
    return tuple(run for part in parts for run in ((part,) if isinstance(part, Run) else part))


def lines(count: int) -> Blocks:
    """Yield lines to write on."""
    yield from (body(Run(LINE)) for _ in range(count))


class Words:
    """What must be looked up: sources and titles of pages."""

    def __init__(self, library: Library) -> None:
        """Keep the content."""
        self.library = library
        self.page_title = cache(self._page_title)

    def sources(self, ids: Iterable[str]) -> Blocks:
        """Yield one paragraph that names the sources and says which nobody has checked, where there are any."""
        named = [
            f"{source.title} ({labels.UNCHECKED})" if source.kind == "law" and not source.verified else source.title
            for source in (self.library.sources[one] for one in ids if one in self.library.sources)
        ]
        if named:
            yield body(Run(f"{FORM['sources']} {'; '.join(named)}", kind="citation"))

    def read(self, target: str) -> Paragraph:
        """Return a paragraph that says where the matter can be read."""
        return body(Run(f"{FORM['read']} {self.page_title(target.split('#')[0])}", kind="citation"))

    def _page_title(self, file: str) -> str:
        path = self.library.root / "docs" / file
        return str(read_page(path, file).front.get("title", file)) if path.is_file() else file
