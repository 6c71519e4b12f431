"""One provision of law as the site uses it."""

from __future__ import annotations

from dataclasses import dataclass

from macros.model.register import Source


@dataclass(frozen=True)
class Provision:
    """A source of kind law with the pages that cite it (paths in docs/) and the questions, each text with its address."""

    source: Source
    pages: tuple[str, ...]
    questions: tuple[tuple[str, str], ...]
