"""The register of sources: what a statement rests on, and how far it has been checked."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from macros.model.base import Date, Id, Model, Number, Text

SEEN: dict[str, str] = {
    "text": "Ordlyden er set i et spejl af lovteksten eller i selve kilden",
    "secondary": "Set gengivet hos myndighed, fagforening, advokat eller paraply",
    "book": "Kendt fra bogen fra 2015 eller oplægget fra 2012",
}
KINDS: dict[str, str] = {
    "law": "Love og bekendtgørelser",
    "guidance": "Vejledninger og myndigheder",
    "research": "Forskning",
    "practice": "Praksis, håndbøger og eksempler",
}


class Verified(Model):
    """Who has held the source against the version in force, and when."""

    date: Date
    """Dagen, hvor kilden blev holdt op mod den gældende udgave (ÅÅÅÅ-MM-DD)."""
    by: Text
    """En rolle, aldrig et navn."""


class Source(Model):
    """One source that pages and questions may cite."""

    id: Id
    title: Text
    """Kildens hele titel."""
    short: Text | None = None
    """Den korte henvisning i løbende tekst, fx Horten 2018."""
    kind: Literal["law", "guidance", "research", "practice"]
    """law: lov eller bekendtgørelse · guidance: vejledning eller myndighed · research: forskning · practice: praksis."""
    act: Text | None = None
    """Lovens navn (kun law)."""
    provision: Text | None = None
    """Paragraf og stykke (kun law)."""
    publisher: Text
    """Den, der har udgivet kilden."""
    edition: Text
    """Udgaven, der er set."""
    url: Annotated[str, StringConstraints(pattern=r"^https://\S+$")] | None = None
    """Adressen på nettet, når der er en."""
    seen: Literal["text", "secondary", "book"]
    """text: ordlyden er set · secondary: set gengivet · book: kun i bogen."""
    verified: Verified | None = None
    """Hvem der har kontrolleret kilden, og hvornår. Skriv det først, når det er sket."""
    says: Text
    """Hvad kilden bruges til her, med egne ord."""
    note: Text | None = None
    """Forbehold, fx hvad kilden ikke siger."""

    @property
    def seen_in_force(self) -> bool:
        """Whether the source can carry a statement of law at all (facts seen as text or at second hand)."""
        return self.kind in ("law", "guidance") and self.seen != "book"


class Register(Model):
    """All sources, in docs/kilder/register.yml."""

    sources: Annotated[tuple[Source, ...], Field(min_length=1)]
    """Alle kilder."""


class InstrumentNumber(Model):
    """The number an instrument has in result codes."""

    number: Number
    """Nummeret. Det bliver aldrig givet igen."""
    id: Id


class InstrumentNumbers(Model):
    """All numbers ever given, in docs/genbrug/instrumentnumre.yml; a number is never used again."""

    instruments: tuple[InstrumentNumber, ...]
    """Alle numre, der er givet."""
