"""Which of the site's scripts and styles a quiz or instrument needs on the page that shows it."""

from __future__ import annotations

from typing import NamedTuple

from macros.model import Matrix, Palette, Quiz, Scale

EVERYDAY = frozenset(("single", "multiple", "true_false"))
"""Types of question that the style of every instrument covers."""


class Assets(NamedTuple):
    """Names of modules in docs/assets/js and of styles in docs/assets/css."""

    modules: tuple[str, ...]
    styles: tuple[str, ...]


def assets_of(content: Quiz | Matrix | Scale | Palette) -> Assets:
    """Return what the content needs beyond what every page has."""
    if isinstance(content, Quiz):
        return Assets(("quiz-near",), ("quiz",) if content.types - EVERYDAY else ())
    return Assets((content.kind,), ("survey",))
