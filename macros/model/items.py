"""The item types: what is asked, what is right, and what is said to each answer."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from macros.model.base import Flag, Id, Model, Text, fingerprint
from macros.model.item import ChoiceItem, JudgedItem, OpenItem, Option

_SPELLINGS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})


def fold(text: str) -> str:
    """Write a short answer the way it is compared: æ as ae, without case, accents, spaces and punctuation."""
    plain = unicodedata.normalize("NFC", text).lower().translate(_SPELLINGS)
    letters = unicodedata.normalize("NFD", plain)
    return "".join(sign for sign in letters if sign.isalnum() and not unicodedata.combining(sign))


class Single(ChoiceItem):
    """One option is chosen."""

    type: Literal["single"]
    """single: Læseren vælger ét svar."""


class Multiple(ChoiceItem):
    """Any number of options is chosen; right when exactly the right ones are, partly right when more right than wrong."""

    type: Literal["multiple"]
    """multiple: Læseren vælger alle de svar, der passer."""


class TrueFalseFeedback(Model):
    """Feedback for the two answers of a true/false item."""

    sandt: Text
    """Hvad der bliver sagt til den, der svarer Sandt."""
    falsk: Text
    """Hvad der bliver sagt til den, der svarer Falsk."""


class TrueFalse(JudgedItem):
    """A statement that is true or false."""

    type: Literal["true_false"]
    """true_false: Læseren svarer Sandt eller Falsk på et udsagn."""
    answer: Flag
    """true, når udsagnet er sandt."""
    feedback: TrueFalseFeedback
    """Forklaringen til hvert af de to svar."""

    @property
    def choices(self) -> tuple[Option, ...]:
        """The two answers as options with the ids `sandt` and `falsk`."""
        return (
            Option(id="sandt", text="Sandt", correct=self.answer, feedback=self.feedback.sandt, pinned=True),
            Option(id="falsk", text="Falsk", correct=not self.answer, feedback=self.feedback.falsk, pinned=True),
        )


class MatchAnswer(Model):
    """One of the answers that are dealt out; several pairs may share it, and some may be left over."""

    id: Id
    text: Text
    """Svaret, som læseren kan vælge det."""


class Pair(Model):
    """Something that is given one of the answers."""

    id: Id
    text: Text
    """Det, der skal have et svar, fx en opgave."""
    answer: Id | None = None
    """Id på det svar, der hører til. Kan kun udelades ved local."""
    feedback: Text | None = None
    """Hvorfor de to hører sammen – eller hvornår de ville gøre det."""


class Match(JudgedItem):
    """Every pair is given one of the answers."""

    type: Literal["match"]
    """match: Læseren giver hver opgave et af svarene."""
    answers: Annotated[tuple[MatchAnswer, ...], Field(min_length=2, max_length=8)]
    """Svarene, der kan vælges mellem, fx roller."""
    pairs: Annotated[tuple[Pair, ...], Field(min_length=2, max_length=8)]
    """Det, der skal have et svar, med det rigtige svar ved hver."""

    def answer_text(self, answer_id: str) -> str:
        """Return the words of an answer."""
        return next((answer.text for answer in self.answers if answer.id == answer_id), "")

    @property
    def key_parts(self) -> tuple[str, ...]:
        """Which answer goes with which pair."""
        return tuple(sorted(f"{pair.id}={pair.answer or ''}" for pair in self.pairs))

    @property
    def wording_parts(self) -> tuple[str, ...]:
        """The words on both sides."""
        sides: tuple[MatchAnswer | Pair, ...] = (*self.answers, *self.pairs)
        return tuple(sorted(f"{part.id}={part.text}" for part in sides))


class Step(Model):
    """Something that has a place in an order."""

    id: Id
    text: Text
    """Trinnet, som læseren ser det."""
    feedback: Text | None = None
    """Hvorfor det kommer her."""


class Order(JudgedItem):
    """Steps are put in order; the file lists them in the right one."""

    type: Literal["order"]
    """order: Læseren sætter trin i rækkefølge."""
    steps: Annotated[tuple[Step, ...], Field(min_length=3, max_length=7)]
    """Trinene i den rigtige rækkefølge."""

    @property
    def mixed(self) -> tuple[Step, ...]:
        """The steps in an order that gives nothing away, always the same for the same steps."""
        mixed = sorted(self.steps, key=lambda step: fingerprint(self.id, step.id))
        return tuple(mixed if mixed != list(self.steps) else mixed[1:] + mixed[:1])

    @property
    def key_parts(self) -> tuple[str, ...]:
        """The right order."""
        return tuple(step.id for step in self.steps)

    @property
    def wording_parts(self) -> tuple[str, ...]:
        """The words of the steps."""
        return tuple(sorted(f"{step.id}={step.text}" for step in self.steps))


class NearMiss(Model):
    """An answer that many give and that deserves its own explanation."""

    id: Id
    accept: Annotated[tuple[Text, ...], Field(min_length=1)]
    """Måder at skrive det på."""
    feedback: Text
    """Hvad der bliver sagt til den, der skriver sådan."""


class ShortFeedback(Model):
    """What is said to a short answer."""

    right: Text
    """Når svaret er rigtigt; ved local: til alle."""
    other: Text
    """Når svaret er et andet end dem, der står her."""


class Short(JudgedItem):
    """A few words are written; spelling with ae/æ, case, spaces and punctuation do not count."""

    type: Literal["short"]
    """short: Læseren skriver selv et par ord."""
    accept: tuple[Text, ...] = ()
    """Måder at skrive det rigtige svar på; den første vises i facit."""
    near: tuple[NearMiss, ...] = ()
    """Svar, der er forkerte, men skal forklares."""
    feedback: ShortFeedback
    """Hvad der bliver sagt til et rigtigt svar og til et andet svar."""

    @property
    def key_parts(self) -> tuple[str, ...]:
        """The accepted answers as they are compared."""
        return tuple(sorted({fold(text) for text in self.accept}))


class Poll(OpenItem):
    """A choice without a right answer, for talk at a meeting."""

    type: Literal["poll"]
    """poll: Læseren vælger, men intet er rigtigt. Til samtale på et møde."""
    options: Annotated[tuple[Option, ...], Field(min_length=2, max_length=8)]
    """Svarene, der kan vælges mellem. Ingen af dem har correct."""

    @property
    def choices(self) -> tuple[Option, ...]:
        """The options in the author's order."""
        return self.options


class Reflection(OpenItem):
    """A question that is answered in own words, for the reader's eyes only."""

    type: Literal["reflection"]
    """reflection: Læseren skriver for sig selv."""


CaseStep = Annotated[
    Single | Multiple | TrueFalse | Match | Order | Short | Poll | Reflection, Field(discriminator="type")
]


class Case(Model):
    """A situation that unfolds; every step is an item of its own and keeps its own answer."""

    type: Literal["case"]
    """case: En situation, der udvikler sig i flere spørgsmål."""
    id: Id
    title: Text
    """Casens titel, som læseren ser den."""
    situation: Text
    """Det, der er sket, før det første trin."""
    steps: Annotated[tuple[CaseStep, ...], Field(min_length=2, max_length=5)]
    """To til fem trin. Hvad der så sker, skrives i trinnets situation."""


Question = Single | Multiple | TrueFalse | Match | Order | Short | Poll | Reflection
Item = Annotated[Question | Case, Field(discriminator="type")]
TYPES = ("single", "multiple", "true_false", "match", "order", "short", "case", "poll", "reflection")


def questions(items: tuple[Question | Case, ...]) -> Iterator[tuple[tuple[int | str, ...], Question, Case | None]]:
    """Yield every question with its way in the list of items and the case it is a step of."""
    for number, item in enumerate(items):
        if isinstance(item, Case):
            for step_number, step in enumerate(item.steps):
                yield (number, "steps", step_number), step, item
        else:
            yield (number,), item, None


def words(text: str) -> list[str]:
    """Return the words of a text, in lower case."""
    return re.findall(r"[\wæøå§-]+", text.lower())
