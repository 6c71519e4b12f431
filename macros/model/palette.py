"""Palette instruments: what a board needs to know and be able to do, and where each of it is found."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from macros.model.base import Content, Id, Model, Text, fingerprint

Cover = Literal["nowhere", "one", "borrowed", "house"]


class Place(Model):
    """One place where a competence can be found."""

    id: Id
    text: Text
    """Stedet, som læseren kan vælge det."""
    cover: Cover
    """nowhere: mangler · one: hos én person · borrowed: hos nogen, I skal spørge · house: hos flere i huset."""


class Competence(Model):
    """One thing that somebody has to know or be able to do."""

    id: Id
    text: Text
    """Det, nogen skal vide eller kunne."""

    @property
    def wording_hash(self) -> str:
        """Changes when the respondent would read another competence."""
        return fingerprint(self.text)


class Group(Model):
    """Competences that belong together, answered in one go."""

    id: Id
    title: Text
    """Overskriften over kompetencer, der hører sammen."""
    competences: Annotated[tuple[Competence, ...], Field(min_length=1)]
    """Kompetencerne under overskriften."""


class Palette(Content):
    """A picture of competences: one place is chosen for each."""

    kind: Literal["palette"]
    """Står altid til palette."""
    intro: Text
    """Hvad læseren skal tænke på, før de svarer."""
    question: Text
    """Det, der spørges om ved hver kompetence."""
    places: Annotated[tuple[Place, ...], Field(min_length=2, max_length=12)]
    """Stederne, der kan vælges mellem ved hver kompetence."""
    groups: Annotated[tuple[Group, ...], Field(min_length=1)]
    """Kompetencerne, delt i grupper."""

    @property
    def competences(self) -> tuple[Competence, ...]:
        """All competences in the order of the file."""
        return tuple(competence for group in self.groups for competence in group.competences)

    @property
    def edition(self) -> str:
        """Identifies the ordered competence and place ids; texts do not count."""
        ids = [competence.id for competence in self.competences] + [place.id for place in self.places]
        return fingerprint(*ids)[:8]
