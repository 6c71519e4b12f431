"""The rules of good content: each is a generator of (way, message) whose docstring states the rule."""

from __future__ import annotations

from collections.abc import Iterator

from macros.rules import matrix, palette, quiz, scale
from macros.source import Way

Finding = tuple[Way, str]


def findings(model: object) -> Iterator[Finding]:
    """Yield every finding of every rule that applies to the object."""
    for module in (quiz, matrix, scale, palette):
        if isinstance(model, module.APPLIES_TO):
            for rule in module.RULES:
                yield from rule(model)
