"""What every exporter is given and what it hands over: files, and what of the content they could not carry."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from macros.load import Library


@dataclass(frozen=True)
class Material:
    """What there is to export: the typed content, and the pages as they were built."""

    library: Library
    root: Path
    """The project's folder."""
    site: Path
    """The folder of the built site; only the exporters of pages read it."""


@dataclass(frozen=True, order=True)
class Loss:
    """Something of the content that a format changed or dropped; nothing is lost without one."""

    content: str
    """The id of the quiz or instrument, or the address of the page."""
    item: str
    """The id of the item; empty when the whole content is meant."""
    kind: Literal["ændret", "udeladt"]
    what: str
    """What became of it: a Danish sentence, the same for the same kind of loss, so that losses can be counted."""

    def __str__(self) -> str:
        """Say it on one line."""
        place = f"{self.content}/{self.item}" if self.item else self.content
        return f"{place}: {self.kind}: {self.what}"


def without_instruments(library: Library) -> Iterator[Loss]:
    """Yield what a format loses that holds quizzes alone."""
    what = "Formatet har kun quizzer og ikke skemaer."
    yield from (Loss(instrument.id, "", "udeladt", what) for instrument in library.instruments)


@dataclass(frozen=True)
class Package:
    """The files of one format by name, and what they could not carry; the same material always gives the same bytes."""

    files: Mapping[str, bytes]
    losses: tuple[Loss, ...] = ()


@dataclass(frozen=True)
class Format:
    """One way to take the material away; the texts are Danish and stand on the download page."""

    name: str
    """On the command line and in addresses."""
    title: str
    summary: str
    """What it holds and what it is good for, in one or two sentences."""
    steps: tuple[str, ...]
    """How to use it or bring it into another system, step by step; inline Markdown."""
    write: Callable[[Material], Package]
    reads_site: bool = False
    """Whether it is made from the built pages, and not from the model alone."""
