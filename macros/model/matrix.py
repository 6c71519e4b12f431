"""Matrix instruments: tasks in sections, and who has which part in each."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field

from macros.model.base import Content, Flag, Id, Model, Number, PageLink, Text, fingerprint
from macros.model.roles import RoleId

TaskBasis = Literal["law", "partial", "local"]
Roles = tuple[RoleId, ...]


class Parts(Model):
    """Who has which part in a task."""

    decides: Roles = ()
    """Hvem der beslutter: præcis én, undtagen ved contract og personal."""
    prepares: Roles = ()
    """Hvem der forbereder, indstiller eller udfører."""
    heard: Roles = ()
    """Hvem der høres, før der besluttes."""
    informed: Roles = ()
    """Hvem der får besked bagefter."""
    approves: Roles = ()
    """Hvem der skal godkende beslutningen."""
    supervises: Roles = ()
    """Hvem der fører tilsyn."""

    def leaving_out(self, without: frozenset[str]) -> Self:
        """Return a copy in which these roles have no part; lists that were not given stay so."""
        kept = {
            name: tuple(role for role in getattr(self, name) if role not in without)
            for name in PARTS
            if name in self.model_fields_set
        }
        return self.model_copy(update=kept)


PARTS = tuple(Parts.model_fields)


class TwoTier(Parts):
    """The lists that are different in an institution with a parent board beside its own board."""


class Task(Parts):
    """One task or decision of the role-division check."""

    id: Id
    number: Number
    """Opgavens nummer i tjeklisten."""
    title: Text
    """Opgaven eller beslutningen, som læseren ser den."""
    core: Flag = False
    """true for de opgaver, der er med i den korte udgave."""
    basis: TaskBasis
    """law: loven fastlægger hvem · partial: loven sætter en ramme · local: kun jeres aftale."""
    two_tier: TwoTier | None = None
    """Det, der er anderledes i en tostrenget institution."""
    contract: Flag = False
    """true, når to parter indgår en aftale og begge skal beslutte."""
    personal: Flag = False
    """true, når loven lægger pligten på hver enkelt person."""
    sources: tuple[Id, ...] = ()
    """Id'er fra docs/kilder/register.yml. Skal være der ved law."""
    note: Text
    """Hvad der ligger fast, og hvad I selv kan aftale."""
    scenario: Text
    """En kort situation at prøve opgaven på."""
    words: tuple[Text, ...] = ()
    """Hverdagsord, som nogen ville søge på."""
    read: PageLink
    """Siden, hvor opgaven er forklaret."""

    def parts(self, two_tier: bool) -> Parts:
        """Return who has which part in an institution of the given kind."""
        own = {name: getattr(self, name) for name in PARTS}
        if two_tier and self.two_tier:
            own |= {name: getattr(self.two_tier, name) for name in self.two_tier.model_fields_set}
        return Parts(**own)

    def fixed_answers(self, two_tier: bool) -> tuple[str, ...]:
        """Return the answers that agree with the law, or nothing when the law leaves the choice open."""
        if self.basis != "law":
            return ()
        if self.personal:
            return ("hver-enkelt",)
        return self.parts(two_tier).decides

    def proposed_answers(self, two_tier: bool) -> tuple[str, ...]:
        """Return the answers that agree with the proposal; of a contract's two parties each counts, and both together."""
        if self.personal:
            return ("hver-enkelt",)
        deciders = self.parts(two_tier).decides
        return ("flere-sammen", *deciders) if self.contract else deciders

    def leaving_out(self, without: frozenset[str]) -> Task:
        """Return the task as an edition shows it that has not these roles; without a parent board nothing is two-tier."""
        two = None if self.two_tier is None or "foraeldrebestyrelsen" in without else self.two_tier.leaving_out(without)
        task = super().leaving_out(without).model_copy(update={"two_tier": two})
        return task if task.parts(True) != task.parts(False) else task.model_copy(update={"two_tier": None})

    @property
    def wording_hash(self) -> str:
        """Changes when the respondent would read another task."""
        return fingerprint(self.title)

    @property
    def key_hash(self) -> str:
        """Changes when what the law fixes changes."""
        return fingerprint(self.fixed_answers(False), self.fixed_answers(True))


class Section(Model):
    """Tasks that belong together, answered in one go."""

    id: Id
    title: Text
    """Afsnittets overskrift."""
    tasks: Annotated[tuple[Task, ...], Field(min_length=1)]
    """Opgaverne i afsnittet."""


class Matrix(Content):
    """A role-division instrument."""

    kind: Literal["matrix"]
    """Står altid til matrix."""
    question: Text
    """Det, der spørges om ved hver opgave."""
    sections: Annotated[tuple[Section, ...], Field(min_length=1)]
    """Opgaverne, delt i afsnit, der bliver svaret på for sig."""

    @property
    def tasks(self) -> tuple[Task, ...]:
        """All tasks in the order of the file."""
        return tuple(task for section in self.sections for task in section.tasks)

    def leaving_out(self, without: frozenset[str]) -> Matrix:
        """Return the instrument as an edition shows it that has not these roles."""
        sections = tuple(
            section.model_copy(update={"tasks": tuple(task.leaving_out(without) for task in section.tasks)})
            for section in self.sections
        )
        return self.model_copy(update={"sections": sections})

    @property
    def edition(self) -> str:
        """Identifies the ordered task ids; texts do not count."""
        return fingerprint(*(task.id for task in self.tasks))[:8]
