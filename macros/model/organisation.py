"""An edition: its title, its publisher, and what it calls those who decide."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, StringConstraints, TypeAdapter

from macros.model.base import Flag, Model, Text
from macros.model.roster import Removable, RoleNames, Roster

DARK_TEXT = "#1e2430"
READABLE = 7.0


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours like #ffcf4a, from 1 to 21 (WCAG 2.2, 1.4.6)."""
    lower, higher = sorted(map(_luminance, (one, other)))
    return (higher + 0.05) / (lower + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def _colour(value: str) -> str:
    if not re.fullmatch(r"#[0-9a-f]{6}", value):
        raise ValueError(f'"{value}" er ikke en farve. Skriv den i anførselstegn som "#ffcf4a", med små bogstaver.')
    return value


def _ground(value: str) -> str:
    if contrast(_colour(value), DARK_TEXT) < READABLE:
        raise ValueError(f'Mørk tekst kan ikke læses på "{value}". Vælg en lysere farve.')
    return value


def _address(value: str) -> str:
    if not re.fullmatch(r"https://[^\s?#]+/", value):
        raise ValueError(f'"{value}" skal begynde med https:// og slutte med en skråstreg.')
    return value


class Colours(Model):
    """What an edition may colour itself; all else says law, agreement and practice and stays."""

    accent: Annotated[str, AfterValidator(_ground)]
    """Farven bag det, der er valgt eller i fokus. Mørk tekst skal kunne læses på den."""
    edge: Annotated[str, AfterValidator(_colour)]
    """Farven på kanten under knapper."""


class Organisation(Model):
    """Who publishes the site, and what is theirs in it."""

    title: Text
    """Titlen, som den står øverst på hver side, på bøgerne og i filerne."""
    short_title: Annotated[Text, StringConstraints(max_length=12)]
    """Titlen under ikonet på en telefon, højst 12 tegn."""
    long_title: Text
    """Titlen på forsiden, som søgemaskiner viser den."""
    description: Text
    """En eller to sætninger om, hvad siden er. De står i søgemaskiner."""
    name: Text
    """Navnet, som det står i løbende tekst."""
    long_name: Text
    """Navnet, som det står i sidefoden."""
    contact: Text
    """Adressen, hvor læsere kan skrive."""
    repository: str = ""
    """Adressen på kildefilerne, når de ligger offentligt."""
    address: Annotated[str, AfterValidator(_address)] | None = None
    """Adressen, hvor siden ligger. Netlify siger den selv; den går forud."""
    credit: Text | None = None
    """Hvem udgaven bygger på, og at den er ændret. Licensen kræver det af den, der udgiver en tilpasset udgave."""
    colours: Colours | None = None
    """Egne farver."""
    roles: RoleNames = RoleNames()
    """Andre navne på dem, der kan beslutte."""
    without: tuple[Removable, ...] = ()
    """De roller, der ikke findes hos jer: foraeldrebestyrelsen, paraplyen eller kommunen."""
    editor: Flag = False
    """true: Redaktører kan rette siden i browseren på /redaktion/. Kræver, at repository er en adresse på GitHub."""

    @property
    def roster(self) -> Roster:
        """The roles as this edition calls them."""
        return Roster(self.roles.given, frozenset(self.without))

    @property
    def credits(self) -> tuple[str, ...]:
        """The line that the licence asks of an adapted edition, where this is one."""
        return (self.credit,) if self.credit else ()


ORGANISATION: TypeAdapter[Organisation] = TypeAdapter(Organisation)
