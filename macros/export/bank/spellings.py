"""The ways a short answer may be written, for systems that compare letter by letter."""

from __future__ import annotations

import re

from macros.model.items import fold

_LETTERS = {"æ": "ae", "ø": "oe", "å": "aa"}


def spellings(text: str) -> tuple[str, ...]:
    """Return other ways to write the answer that the site takes for the same, without the text itself, in fixed order.

    Case is left alone: the systems do not look at it.
    """
    bare = " ".join(re.sub(r"[^\w\s]", " ", text).split())
    ways = [bare, bare.replace(" ", ""), *(_ascii(way) for way in (text, bare, bare.replace(" ", ""))), fold(text)]
    first = {way.lower(): way for way in reversed(ways) if way}
    return tuple(way for way in dict.fromkeys(first[way.lower()] for way in ways if way) if way.lower() != text.lower())


def _ascii(text: str) -> str:
    for letter, written in _LETTERS.items():
        text = text.replace(letter, written).replace(letter.upper(), written.capitalize())
    return text
