"""What a printed volume is made of: the data that the template `book` sets."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

from macros import labels
from macros.export.book.cover import LOGO
from macros.export.book.dates import danish
from macros.export.book.index import index
from macros.export.book.nodes import Writer
from macros.export.book.typeset import pdf
from macros.export.book.volume import Part, Volume
from macros.labels import book as labels_book
from macros.load import Library

_DRAWING = Path(__file__).parents[2] / "templates" / "export" / "book" / "drawing.css"
_FONT = "text { font-family: 'Libertinus Serif' }\n.diagram .d-edge { stroke: #fff; stroke-width: 8px; stroke-linejoin: round }\n"


Kind = Literal["book", "booklet", "sheet"]


def print_volume(volume: Volume, library: Library, kind: Kind) -> bytes:
    """Set a volume as a PDF.

    In a book, parts have titles, chapters begin on pages of their own, and an index stands at the end. A booklet and a
    sheet hold one page of the site, whose title is theirs; a booklet has its contents on a front page.
    """
    return pdf("book", _data(volume, library, kind), volume.reviewed)


def _data(volume: Volume, library: Library, kind: Kind) -> dict[str, Any]:
    style = _FONT + _DRAWING.read_text(encoding="utf-8")
    referred: dict[str, list[str]] = {}
    parts = [_part(volume, part, style, kind, referred) for part in volume.parts]
    edition = f"{labels_book.EDITION} {danish(volume.reviewed)}"
    publisher = volume.organisation.long_name
    return {
        "kind": kind,
        "title": volume.title,
        "subtitle": volume.subtitle,
        "publisher": publisher,
        "edition": edition,
        "site": volume.site,
        "logo": LOGO,
        "signs": [[basis, labels.BASIS[basis], meaning] for basis, meaning in labels_book.SIGNS.items()],
        "colophon": [
            *([labels_book.PAPER_VERSION] if volume.quizzes else ()),
            volume.organisation.roster.fill(labels_book.NOT_ADVICE),
            f"{labels_book.NEWEST} {volume.site}",
            labels_book.LICENCE,
            *volume.organisation.credits,
        ],
        "licence-url": labels_book.LICENCE_URL,
        "cite": f"{labels_book.CITE} {publisher}: {volume.title}. {edition}. {volume.site} (CC BY 4.0).",
        "words": {
            "cover_alt": labels_book.COVER_ALT,
            "signs_title": labels_book.SIGNS_TITLE,
            "contents": labels_book.CONTENTS,
            "cited_on": labels_book.CITED_ON,
            "index": labels_book.INDEX,
            "index_intro": labels_book.INDEX_INTRO,
        },
        "parts": parts,
        "index": index(volume, library, referred) if kind == "book" else [],
    }


def _part(volume: Volume, part: Part, style: str, kind: Kind, referred: dict[str, list[str]]) -> dict[str, Any]:
    is_text = part.kind == "text"
    titled = part.kind == "answers" or (kind == "book" and len(part.chapters) > 1)
    below = 1 if titled else -1 if is_text and kind != "book" else 0
    writer = Writer(volume, style, below, listed=is_text, referred=referred)
    return {
        "title": part.title if titled else "",
        "kind": part.kind,
        "intro": labels_book.ANSWERS_INTRO if part.kind == "answers" else "",
        "chapters": [writer.chapter(chapter) for chapter in part.chapters],
    }
