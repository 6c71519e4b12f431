"""What becomes of quizzes and instruments when the pages are printed."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from macros.export.package import Loss
from macros.labels import book as labels_book
from macros.load import Library


def losses(
    library: Library, asked: Collection[str], *, forms: Collection[str] = (), full: bool = True
) -> Iterator[Loss]:
    """Yield what is lost of each quiz and instrument: those `asked` stand as text, those of `forms` as paper forms."""
    for content in library.contents:
        if content in asked:
            yield Loss(content, "", "ændret", labels_book.ON_PAPER)
            if not full:
                yield Loss(content, "", "udeladt", labels_book.SHORT_ANSWERS)
        elif content in forms:
            yield Loss(content, "", "ændret", labels_book.AS_FORM)
        else:
            yield Loss(content, "", "udeladt", labels_book.NOT_IN_BOOK)
