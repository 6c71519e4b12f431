"""Short answers to what people ask, each ground of an answer marked as law, agreement or practice."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from macros.model.base import Date, Id, Model, PageLink, Text
from macros.model.item import Paper

Basis = Literal["law", "local", "practice", "open"]


class Ground(Model):
    """One thing that an answer rests on."""

    basis: Basis
    """law: loven bestemmer · local: det aftaler I selv · practice: god praksis · open: det ved vi ikke."""
    text: Text
    """Hvad der gælder, i et til tre punktummer. Ved open: hvem man spørger."""
    sources: tuple[Id, ...] = ()
    """Id'er fra docs/kilder/register.yml. Ved law skal der være mindst én lov eller vejledning, der er set."""
    look_in: tuple[Paper, ...] = ()
    """Ved local: de papirer, hvor jeres eget svar står."""


class FaqEntry(Model):
    """One question as people ask it, and its answer."""

    id: Id
    question: Text
    """Spørgsmålet, som en forælder, en formand eller en leder ville stille det."""
    also: Annotated[tuple[Text, ...], Field(min_length=1)]
    """Andre måder at spørge om det samme på. Søgningen kender dem; de vises ikke."""
    short: Text
    """Svaret i en eller to sætninger. Det er det, søgningen viser."""
    grounds: Annotated[tuple[Ground, ...], Field(min_length=1, max_length=4)]
    """Hvad svaret bygger på: loven først, så det, I selv aftaler, så god praksis."""
    read: PageLink
    """Siden, hvor der står mere."""

    @property
    def basis(self) -> Basis:
        """What the answer rests on first of all."""
        return self.grounds[0].basis

    @property
    def sources(self) -> tuple[str, ...]:
        """All sources of its grounds, each once."""
        return tuple(dict.fromkeys(source for ground in self.grounds for source in ground.sources))


class FaqTopic(Model):
    """Questions that belong together."""

    id: Id
    title: Text
    """Overskriften over spørgsmålene."""
    entries: Annotated[tuple[FaqEntry, ...], Field(min_length=1)]
    """Spørgsmålene med svar, de mest stillede først."""


class Faq(Model):
    """All short answers, in docs/svar.yml."""

    title: Text
    """Sidens titel."""
    reviewed: Date
    """Dagen, hvor svarene sidst blev gennemgået (ÅÅÅÅ-MM-DD)."""
    topics: Annotated[tuple[FaqTopic, ...], Field(min_length=1)]
    """Svarene, delt efter emne."""

    @property
    def entries(self) -> tuple[FaqEntry, ...]:
        """All questions with their answers, in the order of the file."""
        return tuple(entry for topic in self.topics for entry in topic.entries)


FAQ: TypeAdapter[Faq] = TypeAdapter(Faq)
