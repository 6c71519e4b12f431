"""The front of a book, drawn from the site's own mark."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from macros.export.book.typeset import picture
from macros.export.book.volume import Volume
from macros.labels import book as labels_book

ICON = Path(__file__).parents[3] / "docs/assets/img/ikon.svg"


def mark(icon: str) -> str:
    """Return the mark of an icon without its ground: what stands in the group `maerke`; other icons stay as they are."""
    image = etree.fromstring(icon.encode())
    found = image.find(".//*[@id='maerke']")
    if found is None:
        return icon
    del found.attrib["transform"]
    image[:] = [found]
    return etree.tostring(image, encoding="unicode")


LOGO = mark(ICON.read_text(encoding="utf-8"))
"""The mark of the site: a table with a seat for law, for good practice and for agreement."""


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
