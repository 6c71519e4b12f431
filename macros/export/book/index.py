"""The index of a printed volume: what its sections are about, the tasks, and the words that are explained."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from macros.export.book.glyphs import printable
from macros.export.book.questions import site_link
from macros.export.book.volume import Volume
from macros.load import Library
from macros.model import Matrix
from macros.prose import plain

_ALPHABET = " abcdefghijklmnopqrstuvwxyzæøå"
_TITLE_ONLY = "haandbog/cases/"
"""Where stories stand: nobody looks up a step of a story."""


def index(volume: Volume, library: Library, referred: Mapping[str, Sequence[str]]) -> list[dict[str, Any]]:
    """Return the entries in Danish order: the term, the labels it points to, and a letter where a new one begins.

    `referred` are the labels at which the words of the glossary are used, by the word's own label. Headings that stand
    in several chapters ("Kort sagt") lead nowhere in particular and are left out.
    """
    places: dict[str, list[str]] = defaultdict(list)
    for term, label in [*_headings(volume), *_tasks(volume, library), *_glossary(volume, referred)]:
        if label not in places[term]:
            places[term].append(label)
    entries: list[dict[str, Any]] = []
    letter = ""
    for term in sorted(places, key=_danish_order):
        entry: dict[str, Any] = {"term": printable(term), "labels": places[term]}
        first = next((sign for sign in _folded(term).upper() if sign.isalpha()), "")
        if first != letter:
            entry["letter"] = letter = first
        entries.append(entry)
    return entries


def _headings(volume: Volume) -> list[tuple[str, str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for part in volume.parts:
        for chapter in part.chapters if part.kind == "text" else ():
            found[chapter.title].append(chapter.address)
            story = chapter.address.startswith(_TITLE_ONLY)
            for heading in chapter.content.xpath(".//h2[@id] | .//h3[@id]") if not story else ():
                title = " ".join(heading.text_content().split()).rstrip(".")
                found[title].append(f"{chapter.address}#{heading.get('id')}")
    return [(title, labels[0]) for title, labels in found.items() if len(labels) == 1]


def _tasks(volume: Volume, library: Library) -> list[tuple[str, str]]:
    matrices = [content for content in library.instruments if isinstance(content, Matrix)]
    tasks = [task for matrix in matrices for section in matrix.sections for task in section.tasks]
    places = [(plain(task.title), volume.resolve(site_link(task.read))) for task in tasks]
    return [(title, _label(place.address, place.anchor)) for title, place in places if place.inside]


def _glossary(volume: Volume, referred: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    for chapter in (chapter for part in volume.parts if part.kind == "glossary" for chapter in part.chapters):
        for entry in chapter.content.xpath(".//div[@class='entry'][@id][dt]"):
            word, label = " ".join(entry.findtext("dt").split()), _label(chapter.address, entry.get("id"))
            yield from ((word, place) for place in (*referred.get(label, ()), label))


def _label(address: str, anchor: str) -> str:
    return f"{address}#{anchor}" if anchor else address


def _folded(term: str) -> str:
    """Write a term as it is sorted: é as e, but å as the letter it is."""
    letters = (sign if sign in _ALPHABET else unicodedata.normalize("NFD", sign)[0] for sign in term.lower())
    return "".join(sign for sign in letters if sign in _ALPHABET or sign.isdigit())


def _danish_order(term: str) -> list[int]:
    return [_ALPHABET.find(sign) for sign in _folded(term)]
