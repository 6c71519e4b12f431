"""The front of a book, drawn from the site's own mark."""

from __future__ import annotations

from macros.export.book.typeset import picture
from macros.export.book.volume import Volume
from macros.labels import book as labels_book

LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48">'
    '<circle cx="24" cy="26" r="10.5" fill="#ffcf4a" stroke="#1e2430" stroke-width="2.5"/>'
    '<rect x="18.5" y="1.5" width="11" height="11" rx="1.5" fill="#1b3f7d"/>'
    '<path fill="#1a5232" d="M3 44c-2-8 3-13 12-12 1 8-4 13-12 12z"/>'
    '<g fill="none" stroke="#733a00" stroke-width="3"><circle cx="38" cy="37.5" r="4.2"/>'
    '<circle cx="42" cy="41.5" r="4.2"/></g></svg>'
)
"""The mark of the site in its colours on paper: a table with a seat for law, for good practice and for agreement."""


def cover_png(book: Volume) -> bytes:
    """Draw the cover, 1200 by 1600 pixels."""
    data = {
        "title": book.title,
        "subtitle": book.subtitle,
        "question": labels_book.QUESTION,
        "publisher": book.organisation.long_name,
        "logo": LOGO,
    }
    return picture("cover", data)
