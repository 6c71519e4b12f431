"""A template as it stands on its built page, taken apart for writers of text documents: paragraphs and tables of runs."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from lxml import html

SECTION = "skabelon"
"""The id of the heading under which the template itself stands; what is around it is for the page alone."""
CALLOUTS = ("lov", "aftale", "praksis")

_SPACE = re.compile(r"\s+")
_WIDEST_CELL = 60
_LINE = 100
"""So many letters of a table stand across a page."""
_SHORT = 10
"""Texts of so many letters stay on one line."""
_LANDSCAPE_FROM = 6

Style = Literal["heading1", "heading2", "body", "bullet", "number", "choice", "quote", "callout-title"]


class PaperError(Exception):
    """Something on the page that no document can hold; the message is for the author."""


@dataclass(frozen=True)
class Run:
    """Words that look alike. A field is a place to fill in; a citation says what a statement rests on."""

    text: str
    bold: bool = False
    italic: bool = False
    kind: Literal["", "field", "citation"] = ""


@dataclass(frozen=True)
class Paragraph:
    """One paragraph.

    `starts` is true of the first item of a numbered list, `leads` of what must stay with the next, `turns` of what
    begins a new page (headings alone).
    """

    runs: tuple[Run, ...]
    style: Style = "body"
    callout: str = ""
    starts: bool = False
    leads: bool = False
    turns: bool = False


@dataclass(frozen=True)
class Table:
    """A table whose first row is its header; `caption` is the heading it stands under."""

    caption: str
    header: tuple[tuple[Run, ...], ...]
    rows: tuple[tuple[tuple[Run, ...], ...], ...]
    shares: tuple[float, ...] = ()
    """The share of the width of each column, where it is not to depend on what stands in it."""

    @property
    def widths(self) -> list[float]:
        """Return the share of the width that each column has, or needs by what stands in it."""
        if self.shares:
            return list(self.shares)
        columns = [_letters(column) for column in zip(self.header, *self.rows, strict=True)]
        spare = max(_LINE - sum(least for least, _ in columns), 0)
        wish = sum(more for _, more in columns) or 1
        needs = [least + spare * more / wish for least, more in columns]
        return [need / sum(needs) for need in needs]


@dataclass(frozen=True)
class Paper:
    """A whole template: what it is, and its blocks in order."""

    title: str
    summary: str
    reviewed: datetime.date
    source: str
    """The site it comes from."""
    blocks: tuple[Paragraph | Table, ...]
    ending: str = ""
    """The last line, when it is not the usual one of templates."""

    @property
    def landscape(self) -> bool:
        """Whether a table is too wide for an upright page."""
        return any(isinstance(block, Table) and len(block.header) >= _LANDSCAPE_FROM for block in self.blocks)

    @property
    def colophon(self) -> str:
        """Return the line that says where the paper is from."""
        if self.ending:
            return self.ending
        day = f"{self.reviewed:%d.%m.%Y}"
        return f"Skabelon fra {self.source}, gennemgået {day}. Fri brug: CC BY 4.0. Slet linjen, når I har rettet til."


def read_paper(page: str, title: str, summary: str, reviewed: datetime.date, source: str) -> Paper:
    """Take the template out of its built page; raise `PaperError` when there is none or it cannot be a document."""
    tree = html.document_fromstring(page)
    start = tree.find(f'.//main//h2[@id="{SECTION}"]')
    if start is None:
        raise PaperError(f'Siden mangler overskriften "## {SECTION.capitalize()}", som selve skabelonen står under.')
    blocks: list[Paragraph | Table] = []
    caption = title
    for element in start.itersiblings():
        if element.tag == "h2":
            break
        for block in _blocks(element, caption):
            blocks.append(block)
            if isinstance(block, Paragraph) and block.style.startswith("heading"):
                caption = "".join(run.text for run in block.runs)
    return Paper(title, summary, reviewed, source, tuple(blocks))


def _blocks(element: html.HtmlElement, caption: str, callout: str = "") -> Iterator[Paragraph | Table]:
    kinds = (element.get("class") or "").split()
    match element.tag:
        case "h3" | "h4":
            yield Paragraph(read_runs(element), "heading1" if element.tag == "h3" else "heading2", leads=True)
        case "p" if "admonition-title" in kinds:
            yield Paragraph(read_runs(element), "callout-title", callout, leads=True)
        case "p":
            yield Paragraph(read_runs(element), callout=callout)
        case "ul" | "ol":
            style: Style = "bullet" if element.tag == "ul" else "number"
            for number, item in enumerate(element):
                yield Paragraph(read_runs(item), style, callout, starts=not number)
        case "dl":
            for item in element:
                yield Paragraph(read_runs(item), "choice" if item.tag == "dd" else "body", leads=item.tag == "dt")
        case "blockquote":
            for item in element:
                yield Paragraph(read_runs(item), "quote")
        case "table":
            yield _table(element, caption)
        case "div" if "admonition" in kinds and (named := [kind for kind in kinds if kind in CALLOUTS]):
            for item in element:
                yield from _blocks(item, caption, named[0])
        case _:
            raise PaperError(
                f"<{element.tag}> kan ikke stå i en skabelon. Brug overskrifter, tekst, lister og tabeller."
            )


def _table(element: html.HtmlElement, caption: str) -> Table:
    header, *rows = [tuple(read_runs(cell) for cell in row) for row in element.iter("tr")]
    return Table(caption, header, tuple(rows))


def read_runs(element: html.HtmlElement) -> tuple[Run, ...]:
    """Take the words of an element apart into runs, with single spaces and none at the ends."""
    found: list[Run] = []
    for run in _pieces(element, Run("")):
        text = _SPACE.sub(" ", run.text)
        if not found or found[-1].text.endswith(" "):
            text = text.lstrip(" ")
        if found and text.startswith(","):
            found[-1] = replace(found[-1], text=found[-1].text.rstrip(" "))
        if text and found and run.kind != "field" and replace(found[-1], text="") == replace(run, text=""):
            found[-1] = replace(run, text=found[-1].text + text)
        elif text:
            found.append(replace(run, text=text))
    if found:
        found[-1] = replace(found[-1], text=found[-1].text.rstrip(" "))
    return tuple(found)


def _pieces(element: html.HtmlElement, look: Run) -> Iterator[Run]:
    yield replace(look, text=element.text or "")
    for child in element:
        kinds = (child.get("class") or "").split()
        if "headerlink" not in kinds:
            inner = look
            if "felt" in kinds:
                inner = replace(look, kind="field")
            elif "citation" in kinds:
                inner = replace(look, kind="citation")
            elif child.tag in ("strong", "b"):
                inner = replace(look, bold=True)
            elif child.tag in ("em", "i"):
                inner = replace(look, italic=True)
            if "unchecked" in kinds:
                yield replace(look, text=",")  # what is a sign on the page is words here
                yield replace(look, text=" ")
            yield from _pieces(child, inner)
        yield replace(look, text=child.tail or "")


def _letters(column: tuple[tuple[Run, ...], ...]) -> tuple[float, float]:
    """Return how many letters a column must hold in a line for no word to be torn, and how many more it would like."""
    texts = ["".join(run.text for run in cell) for cell in column]
    unbroken = [len(word) for text in texts for word in ([text] if len(text) <= _SHORT else text.split())]
    least = max(unbroken, default=0) + 3
    most: float = min(_WIDEST_CELL, max(map(len, texts))) ** 0.8
    if not all(texts):  # someone is to write here
        most = max(most, 8 + 0.8 * len(texts[0]))
    return least, max(most - least, 1)
