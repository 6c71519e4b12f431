"""Rules for scale instruments."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from macros.model.scale import OUTSIDE, Scale
from macros.source import Way

APPLIES_TO = Scale


def anchors_are_steps(scale: Scale) -> Iterator[tuple[Way, str]]:
    """The anchors are the steps of the scale; what stands outside it is added by itself."""
    outside = {anchor.id for anchor in OUTSIDE}
    for number, anchor in enumerate(scale.anchors):
        if anchor.id in outside:
            yield ("anchors", number), f'"{anchor.text}" kommer af sig selv uden for skalaen. Slet trinnet.'


def anchors_differ(scale: Scale) -> Iterator[tuple[Way, str]]:
    """No two anchors read alike."""
    seen: set[str] = set()
    for number, anchor in enumerate(scale.anchors):
        if anchor.text.lower() in seen:
            yield ("anchors", number, "text"), f'To trin hedder "{anchor.text}". Giv dem hver sin tekst.'
        seen.add(anchor.text.lower())


RULES: tuple[Callable[[Scale], Iterator[tuple[Way, str]]], ...] = (anchors_are_steps, anchors_differ)
