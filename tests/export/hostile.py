"""A quiz with texts that break what is not escaped."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

from macros.model import Quiz

NASTY = (
    "x ]]> & &amp; <b>\"'</b> <!-- --> %s ~ =1 :: { } # \\ $ ; , | \n næste "
    "😀 \u202eשלום\u202c \u200f %7E </p><script>alert(1)</script>"
)
LONG = "lang " * 2_000
_WORDS = frozenset(
    (
        "title",
        "summary",
        "text",
        "stem",
        "situation",
        "hint",
        "rationale",
        "feedback",
        "right",
        "other",
        "sandt",
        "falsk",
    )
)
_LISTS = frozenset(("accept", "discuss"))


def hostile(quiz: Quiz) -> Quiz:
    """Return the quiz with a nasty text of its own in every field that is a text; the first question is long as well."""
    number = itertools.count(1)
    data = _with_nasty(quiz.model_dump(mode="json"), number)
    first = data["items"][0]
    (first["steps"][0] if first["type"] == "case" else first)["stem"] += f" {LONG}"
    return Quiz.model_validate(data)


def texts(value: Any, key: str = "") -> Iterator[str]:
    """Yield every text of a dumped quiz, or of a part of it."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from texts(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner, key)
    elif isinstance(value, str) and key in _WORDS | _LISTS:
        yield value


def _with_nasty(value: Any, number: itertools.count[int], key: str = "") -> Any:
    if isinstance(value, dict):
        return {name: _with_nasty(inner, number, name) for name, inner in value.items()}
    if isinstance(value, list):
        return [_with_nasty(inner, number, key) for inner in value]
    return f"tekst{next(number)} {NASTY}" if isinstance(value, str) and key in _WORDS | _LISTS else value
