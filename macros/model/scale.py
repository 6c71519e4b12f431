"""Scale instruments: statements on anchored steps, with open questions."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from macros.model.base import Content, Id, Model, Text, fingerprint


class Anchor(Model):
    """One step of the scale, in words."""

    id: Id
    text: Text
    """Trinnet på skalaen i ord."""


class Statement(Model):
    """One statement to take a stand on."""

    id: Id
    text: Text
    """Udsagnet, som læseren tager stilling til. Kun én ting i hvert."""

    @property
    def wording_hash(self) -> str:
        """Changes when the respondent would read another statement."""
        return fingerprint(self.text)


class Dimension(Model):
    """Statements about the same thing."""

    id: Id
    title: Text
    """Overskriften over udsagn, der handler om det samme."""
    statements: Annotated[tuple[Statement, ...], Field(min_length=1)]
    """Udsagnene under overskriften."""


class ResultWords(Model):
    """What the two halves of a result are called, where the usual words do not fit the statements."""

    low: Text
    """Overskriften over svar i den lave halvdel af skalaen."""
    low_intro: Text
    """En linje under overskriften over de lave svar."""
    high: Text
    """Overskriften over svar i den høje halvdel af skalaen."""
    high_intro: Text
    """En linje under overskriften over de høje svar."""


class OpenQuestion(Model):
    """A question answered in own words."""

    id: Id
    text: Text
    """Spørgsmålet, som læseren svarer på med egne ord."""


OUTSIDE = (Anchor(id="ved-ikke", text="Ved ikke"), Anchor(id="ikke-relevant", text="Ikke relevant"))
"""Answers outside the scale: never scored, a finding of their own."""


class Scale(Content):
    """A self-evaluation on an anchored scale."""

    kind: Literal["scale"]
    """Står altid til scale."""
    intro: Text
    """Hvad læseren skal tænke på, før de svarer."""
    anchors: Annotated[tuple[Anchor, ...], Field(min_length=2, max_length=7)]
    """Skalaens trin, det laveste først. Ved ikke og Ikke relevant kommer af sig selv."""
    dimensions: Annotated[tuple[Dimension, ...], Field(min_length=1)]
    """Udsagnene, delt efter det, de handler om."""
    open: tuple[OpenQuestion, ...] = ()
    """Spørgsmål til sidst, som læseren svarer på med egne ord."""
    result: ResultWords | None = None
    """Egne overskrifter i resultatet, når de sædvanlige ikke passer."""

    @property
    def statements(self) -> tuple[Statement, ...]:
        """All statements in the order of the file."""
        return tuple(statement for dimension in self.dimensions for statement in dimension.statements)

    @property
    def edition(self) -> str:
        """Identifies the ordered statement and anchor ids; texts do not count."""
        ids = [statement.id for statement in self.statements] + [anchor.id for anchor in self.anchors]
        return fingerprint(*ids)[:8]
