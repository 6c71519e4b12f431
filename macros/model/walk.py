"""The way to a decider: questions with yes and no, and the outcomes that they lead to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal, NamedTuple

from pydantic import Field, TypeAdapter

from macros.model.base import Date, Id, Model, PageLink, Text
from macros.model.matrix import Task
from macros.model.roster import Roster

LONGEST = 5
"""As many questions as one reader answers at most."""

Who = Literal["lederen", "bestyrelsen", "foraeldrebestyrelsen", "paraplyen", "kommunen", "hver-enkelt"]
_TIERS = {"one-tier": (False,), "two-tier": (True,), None: (False, True)}


class Question(Model):
    """One question; each answer leads to another question or to an outcome."""

    id: Id
    text: Text
    """Spørgsmålet, som man kan svare ja eller nej til."""
    help: Text | None = None
    """Hvad der hører med til spørgsmålet."""
    if_yes: Id
    """Id på det spørgsmål eller svar, som et ja fører til."""
    if_no: Id
    """Id på det spørgsmål eller svar, som et nej fører til."""


class Outcome(Model):
    """Where a way ends: who decides, or who is to be asked first."""

    id: Id
    title: Text
    """Svaret i få ord."""
    who: Who
    """Hvem der beslutter: paraplyen bliver kun spurgt, og hver-enkelt har selv pligten."""
    model: Literal["one-tier", "two-tier"] | None = None
    """Den slags institution, svaret gælder for; uden den gælder det alle."""
    sentence: Text
    """Svaret i en hel sætning."""
    basis: Literal["law", "partial", "local", "practice"]
    """law: loven bestemmer · partial: loven sætter en ramme · local: det aftaler I selv · practice: god praksis."""
    sources: tuple[Id, ...] = ()
    """Id'er fra docs/kilder/register.yml."""
    read: PageLink
    examples: Annotated[tuple[Id, ...], Field(min_length=1, max_length=6)]
    """Opgaver i arbejdsdelingstjekket, som svaret passer på."""

    def agrees(self, task: Task) -> bool:
        """Tell whether the task has the decider that the outcome names, or the adviser."""
        if self.who == "hver-enkelt":
            return task.personal
        parts = [task.parts(two_tier) for two_tier in _TIERS[self.model]]
        if self.who == "paraplyen":
            return all("paraplyen" in (*part.prepares, *part.heard) for part in parts)
        return all(self.who in part.decides for part in parts)


class Way(NamedTuple):
    """One way through the questions: the answers given, and the id it came to last.

    The end is an outcome, an id that does not exist, or a question that was asked before.
    """

    answers: tuple[tuple[Question, bool], ...]
    end: str


class Walk(Model):
    """All questions, the first of them first, and all outcomes."""

    title: Text
    """Titlen, som læseren ser den."""
    reviewed: Date
    """Dagen, hvor vejen sidst blev gennemgået (ÅÅÅÅ-MM-DD)."""
    questions: Annotated[tuple[Question, ...], Field(min_length=1)]
    """Alle spørgsmål, det første først."""
    outcomes: Annotated[tuple[Outcome, ...], Field(min_length=1)]
    """Alle svar, som vejen kan ende i."""

    def called(self, roster: Roster, *, drawn: bool = False) -> Walk:
        """Return the same with outcomes that are titled as the edition calls whoever decides, in text or in drawings."""

        def called(one: Outcome) -> Outcome:
            if one.who == "hver-enkelt":
                return one
            return one.model_copy(update={"title": roster.retitled(one.title, one.who, drawn=drawn)})

        return self.model_copy(update={"outcomes": tuple(map(called, self.outcomes))})

    def ways(self) -> Iterator[Way]:
        """Yield every way that a reader can go, each once."""
        questions = {question.id: question for question in self.questions}

        def onward(step: str, answers: tuple[tuple[Question, bool], ...]) -> Iterator[Way]:
            question = questions.get(step)
            if question is None or question in (asked for asked, _ in answers):
                yield Way(answers, step)
            else:
                yield from onward(question.if_yes, (*answers, (question, True)))
                yield from onward(question.if_no, (*answers, (question, False)))

        yield from onward(self.questions[0].id, ())


WALK: TypeAdapter[Walk] = TypeAdapter(Walk)
