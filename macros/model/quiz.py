"""Quizzes: items in the author's order, grouped by theme."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from macros.model.base import Content, Id, Model, Number, Text
from macros.model.item import END, PAPERS, Basis, ChoiceItem, ItemBase, JudgedItem, OpenItem, Option
from macros.model.items import (
    TYPES,
    Case,
    CaseStep,
    Item,
    Match,
    MatchAnswer,
    Multiple,
    NearMiss,
    Order,
    Pair,
    Poll,
    Question,
    Reflection,
    Short,
    ShortFeedback,
    Single,
    Step,
    TrueFalse,
    TrueFalseFeedback,
    fold,
    questions,
)

Way = tuple[int | str, ...]


class Theme(Model):
    """A theme that results are grouped by."""

    id: Id
    title: Text
    """Temaets navn, som læseren ser det."""


class Quiz(Content):
    """A quiz: items in the author's order."""

    kind: Literal["quiz"]
    """Står altid til quiz."""
    module: Number | None = None
    """Kursusmodulets nummer."""
    themes: tuple[Theme, ...] = ()
    """Temaer, som resultatet bliver delt op i."""
    shuffle: Literal["options", "all", "none"] = "options"
    """Hvad der blandes for læseren: svarene (standard), også spørgsmålene (all), eller intet (none)."""
    items: Annotated[tuple[Item, ...], Field(min_length=1)]
    """Spørgsmålene i den rækkefølge, læseren får dem."""

    @property
    def questions(self) -> tuple[Question, ...]:
        """Every question, the steps of cases among them."""
        return tuple(question for _, question, _ in questions(self.items))

    @property
    def types(self) -> frozenset[str]:
        """The types of question that occur, `case` among them."""
        cases = {"case"} if any(isinstance(item, Case) for item in self.items) else set()
        return frozenset({question.type for question in self.questions} | cases)

    @property
    def places(self) -> tuple[tuple[Way, Question, Case | None], ...]:
        """Every question with its way in the file and the case it is a step of."""
        return tuple((("items", *way), question, case) for way, question, case in questions(self.items))


__all__ = [
    "END",
    "PAPERS",
    "TYPES",
    "Basis",
    "Case",
    "CaseStep",
    "ChoiceItem",
    "Item",
    "ItemBase",
    "JudgedItem",
    "Match",
    "MatchAnswer",
    "Multiple",
    "NearMiss",
    "OpenItem",
    "Option",
    "Order",
    "Pair",
    "Poll",
    "Question",
    "Quiz",
    "Reflection",
    "Short",
    "ShortFeedback",
    "Single",
    "Step",
    "Theme",
    "TrueFalse",
    "TrueFalseFeedback",
    "fold",
    "questions",
]
