"""Rules for palettes."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from macros.model.palette import Palette
from macros.model.scale import OUTSIDE
from macros.source import Way

APPLIES_TO = Palette


def places_are_places(palette: Palette) -> Iterator[tuple[Way, str]]:
    """The places are where a competence is found; not knowing and not needing it are added by themselves."""
    outside = {anchor.id for anchor in OUTSIDE}
    for number, place in enumerate(palette.places):
        if place.id in outside:
            yield ("places", number), f'"{place.text}" kommer af sig selv. Slet stedet.'


def places_have_own_ids(palette: Palette) -> Iterator[tuple[Way, str]]:
    """Within a palette every place has its own id."""
    seen: set[str] = set()
    for number, place in enumerate(palette.places):
        if place.id in seen:
            yield ("places", number, "id"), f'To steder har id "{place.id}". Giv det ene et andet id.'
        seen.add(place.id)


def places_differ(palette: Palette) -> Iterator[tuple[Way, str]]:
    """No two places read alike."""
    seen: set[str] = set()
    for number, place in enumerate(palette.places):
        if place.text.lower() in seen:
            yield ("places", number, "text"), f'To steder hedder "{place.text}". Giv dem hver sin tekst.'
        seen.add(place.text.lower())


def a_gap_can_be_said(palette: Palette) -> Iterator[tuple[Way, str]]:
    """A respondent can say that a competence is missing: that is what a palette is for."""
    if not any(place.cover == "nowhere" for place in palette.places):
        yield ("places",), "Ingen af stederne har cover: nowhere, så ingen kan svare, at noget mangler. Tilføj et."


RULES: tuple[Callable[[Palette], Iterator[tuple[Way, str]]], ...] = (
    places_are_places,
    places_have_own_ids,
    places_differ,
    a_gap_can_be_said,
)
