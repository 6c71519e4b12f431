"""A volume: parts with chapters in the reader's order, and at the end what they rest on.

A chapter is a built page; the answer key and the list of sources are pages too, so that whoever writes a volume meets
one kind of thing. Addresses inside a chapter are those of the site until the writer puts them right with `resolve`.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal
from urllib.parse import quote, unquote

from macros.export.book.dates import read_danish
from macros.export.book.menu import read_menu
from macros.export.book.questions import answers, questions
from macros.export.book.tidy import GLOSSARY, tidy
from macros.export.package import Material
from macros.export.webpage import Webpage, read_page, site_address
from macros.labels import book as labels_book
from macros.organisation import Organisation, read_organisation

SOURCES = "kilder/"
_CHAPTERS = ("haandbog/", "svar/")
_COURSE_PAGE = "kursus/"
HANDBOOK, COURSE = "Håndbog", "Kursus"
"""The sections of the site that books are made of, as the menu calls them."""

Kind = Literal["text", "answers", "sources", "glossary"]


@dataclass(frozen=True)
class Part:
    """Chapters under one title."""

    title: str
    chapters: tuple[Webpage, ...]
    kind: Kind = "text"


@dataclass(frozen=True)
class Place:
    """Where a link leads: to a chapter of the volume (and a place in it), or to an address elsewhere."""

    address: str
    anchor: str = ""
    inside: bool = True


@dataclass(frozen=True)
class Volume:
    """Everything that one book holds."""

    title: str
    subtitle: str
    site: str
    """The public address of the site, with a `/` at the end."""
    organisation: Organisation
    parts: tuple[Part, ...]
    quizzes: tuple[str, ...]
    """The ids of the quizzes whose questions stand in it."""

    @property
    def chapters(self) -> Iterator[Webpage]:
        """Every chapter, in order."""
        return (chapter for part in self.parts for chapter in part.chapters)

    @property
    def reviewed(self) -> datetime.date:
        """The day on which the newest chapter was reviewed: the edition of the volume."""
        days = [day for chapter in self.chapters if (day := read_danish(chapter.reviewed))]
        return max(days, default=datetime.date(2026, 1, 1))

    @cached_property
    def _ids(self) -> dict[str, frozenset[str]]:
        return {chapter.address: frozenset(map(str, chapter.content.xpath(".//@id"))) for chapter in self.chapters}

    def resolve(self, link: str, here: str = "") -> Place:
        """Say where a link on the chapter at `here` leads: `/haandbog/formanden/#mandat`, `#mandat`, or a whole address."""
        if not link.startswith(("/", "#")):
            return Place(link, inside=False)
        address, _, anchor = link.removeprefix("/").partition("#")
        address = here if link.startswith("#") else address
        anchor = unquote(anchor)
        if address in self._ids:
            return Place(address, anchor if anchor in self._ids[address] else "")
        return Place(self.site + address + (f"#{quote(anchor)}" if anchor else ""), inside=False)


def volume(
    material: Material,
    title: str,
    subtitle: str,
    wanted: Sequence[tuple[str, Sequence[str]]],
    *,
    full: bool,
    terms: bool = True,
) -> Volume:
    """Bind the pages at the `wanted` addresses, part by part.

    `full` says whether the key explains every answer, `terms` whether words are explained in a glossary at the end.
    """
    texts = [Part(name, tuple(_chapter(material, address) for address in addresses)) for name, addresses in wanted]
    asked = [_ask(material, chapter) for part in texts for chapter in part.chapters]
    keys = [
        answers(material.library.contents[quiz], material.library, address, full=full)  # type: ignore[arg-type]
        for address, quizzes in asked
        for quiz in quizzes
    ]
    parts = [*texts, *([Part(labels_book.ANSWERS, tuple(keys), "answers")] if keys else ())]
    if terms and (glossary := _glossary(material, parts)):
        parts.append(Part(labels_book.GLOSSARY, (glossary,), "glossary"))
    if sources := _sources(material, parts):
        parts.append(Part(labels_book.SOURCES, (sources,), "sources"))
    return Volume(
        title,
        subtitle,
        site_address(material.site),
        read_organisation(material.root),
        tuple(parts),
        tuple(quiz for _, quizzes in asked for quiz in quizzes),
    )


def handbook_parts(material: Material) -> list[tuple[str, tuple[str, ...]]]:
    """Return the chapters, cases and short answers of the handbook, group by group, without pages that only lead to others."""
    groups = [group for group in read_menu(material.site)[HANDBOOK] if group.title]
    kept = [(one.title, tuple(page for page in one.addresses if page.startswith(_CHAPTERS))) for one in groups]
    return [(title, addresses) for title, addresses in kept if addresses]


def course_modules(material: Material) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the addresses of the modules, and of the guides for the chair."""
    modules, guides = [group.addresses for group in read_menu(material.site)[COURSE] if group.title]
    return modules, guides


def course_parts(material: Material) -> list[tuple[str, tuple[str, ...]]]:
    """Return the page on the course with its modules, and then the guides for the chair."""
    modules, guides = course_modules(material)
    return [(labels_book.COURSE, (_COURSE_PAGE, *modules)), (material.library.roster.fill(labels_book.GUIDES), guides)]


def _chapter(material: Material, address: str) -> Webpage:
    page = read_page(material.site, address)
    tidy(page)
    return page


def _ask(material: Material, chapter: Webpage) -> tuple[str, list[str]]:
    """Put the questions where the quizzes of the page were; return their ids."""
    places = chapter.quizzes
    for quiz_id, place in places.items():
        asked = questions(material.library.contents[quiz_id])  # type: ignore[arg-type]
        asked.tail = place.tail
        place.getparent().replace(place, asked)
    return chapter.address, list(places)


def _glossary(material: Material, parts: Sequence[Part]) -> Webpage | None:
    """Return the glossary: all of it in a book of many chapters, in a booklet the words that are marked there."""
    if not (material.site / GLOSSARY / "index.html").is_file():
        return None
    page = _chapter(material, GLOSSARY)
    if sum(len(part.chapters) for part in parts if part.kind == "text") == 1:
        _keep(page, "entry", _linked(parts, GLOSSARY))
    for words in page.content.xpath("./p"):
        words.drop_tree()  # they speak of the page, not of the words
    return page if page.content.xpath(".//dt") else None


def _sources(material: Material, parts: Sequence[Part]) -> Webpage | None:
    """Return the page of sources with those alone that the parts cite."""
    page = _chapter(material, SOURCES)
    _keep(page, "source", _linked(parts, SOURCES))
    for words in page.content.xpath("./p"):
        words.drop_tree()
    return page if page.content.xpath(".//dt") else None


def _linked(parts: Iterable[Part], address: str) -> set[str]:
    """Return the places on the page at `address` that the parts link to."""
    links = (link for part in parts for chapter in part.chapters for link in chapter.links)
    return {unquote(link.partition("#")[2]) for link in links if link.startswith(f"{address}#")}


def _keep(page: Webpage, kind: str, wanted: set[str]) -> None:
    """Drop the entries of a page's lists that are not wanted, and the headings of lists that are left empty."""
    for entry in page.content.xpath(f".//div[@class='{kind}'][@id]"):
        if entry.get("id") not in wanted:
            entry.drop_tree()
    for listing in page.content.xpath(".//dl[not(*)]"):
        heading = listing.getprevious()
        if heading is not None and heading.tag in ("h2", "h3"):
            heading.drop_tree()
        listing.drop_tree()
