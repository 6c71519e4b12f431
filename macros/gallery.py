"""Named examples of every kind of question in every state: one file for a page, for tests and for pictures."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field, TypeAdapter

from macros.model.base import Flag, Id, Model, Text
from macros.model.quiz import Case, Item, Quiz
from macros.source import read
from macros.validate import Loaded, validate

FILE = "docs/genbrug/galleri.yml"


class ShownState(Model):
    """A state that an example is shown in: unanswered, or with these answers."""

    name: Id
    answer: tuple[Text, ...] = ()
    answers: dict[Id, tuple[Text, ...]] = Field(default_factory=dict)
    """Svar på trinene i en case."""
    sure: Text | None = None
    changed: Flag = False
    """true, når spørgsmålet er ændret, siden der blev svaret."""


class Example(Model):
    """One kind of question, in all its states."""

    name: Id
    title: Text
    shows: Text
    states: Annotated[tuple[ShownState, ...], Field(min_length=1)]
    item: Item

    def quiz(self) -> Quiz:
        """Return a quiz that asks the same question once for each state."""
        items = tuple(_renamed(self.item, state.name) for state in self.states)
        return Quiz.model_validate(
            {
                "id": f"galleri-{self.name}",
                "kind": "quiz",
                "title": self.title,
                "summary": self.shows,
                "license": "CC-BY-4.0",
                "reviewed": "2026-11-22",
                "shuffle": "none",
                "items": [item.model_dump(mode="json") for item in items],
            }
        )

    def preset(self) -> str:
        """Return the answers of the states as JSON."""
        given: dict[str, Any] = {}
        for state in self.states:
            own = {**state.answers, **({self.item.id: state.answer} if state.answer else {})}
            for item_id, value in own.items():
                more = {"sure": state.sure} if state.sure else {}
                given[f"{state.name}-{item_id}"] = {"value": list(value), "changed": state.changed, **more}
        return json.dumps({"answers": given}, ensure_ascii=False, sort_keys=True)


class Gallery(Model):
    """The file of examples."""

    examples: Annotated[tuple[Example, ...], Field(min_length=1)]


def load_gallery(root: Path) -> Loaded[Gallery]:
    """Read and validate the file of examples."""
    return validate(read(root / FILE, FILE), TypeAdapter(Gallery))


def _renamed(item: Any, prefix: str) -> Any:
    """Give an item, and the steps of a case, ids of their own."""
    if not isinstance(item, Case):
        return item.model_copy(update={"id": f"{prefix}-{item.id}"})
    ids = {step.id for step in item.steps}
    steps = []
    for step in item.steps:
        update: dict[str, Any] = {"id": f"{prefix}-{step.id}"}
        if "options" in type(step).model_fields:
            update["options"] = tuple(
                option.model_copy(update={"next": f"{prefix}-{option.next}" if option.next in ids else option.next})
                for option in step.choices
            )
        steps.append(step.model_copy(update=update))
    return item.model_copy(update={"id": f"{prefix}-{item.id}", "steps": tuple(steps)})
