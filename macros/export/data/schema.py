"""JSON Schemas of the open data: generated from the model that wrote it, so that neither can drift from the other."""

from __future__ import annotations

import json
from typing import Any, Literal

from pydantic import TypeAdapter

from macros.model import Matrix, Palette, Quiz, Scale
from macros.model.base import Date, Id, Model, Text
from macros.model.faq import Faq
from macros.model.glossary import Glossary
from macros.model.matrix import Task
from macros.model.register import Source

FORMAT_VERSION = 1
LICENSE = "CC-BY-4.0"
DIALECT = "https://json-schema.org/draft/2020-12/schema"


class RoleEntry(Model):
    """One thing a respondent can say about a task."""

    id: Id
    label: Text
    explanation: Text
    role: bool
    two_tier_only: bool
    offered: bool
    """false, når rollen ikke findes i denne udgave. Den kan stadig stå i en svarkode."""


class Entry(Model):
    """One quiz or instrument of the index."""

    id: Id
    kind: Literal["quiz", "matrix", "scale", "palette"]
    title: Text
    summary: Text
    reviewed: Date
    file: str


class TaskEntry(Task):
    """A task with the instrument and the section it belongs to."""

    instrument: Id
    section: Id
    section_title: Text


class Index(Model):
    """The file that names all others."""

    title: Text
    publisher: Text
    credit: Text | None
    """Hvem udgaven bygger på, eller null."""
    contents: tuple[Entry, ...]
    roles: str
    sources: str
    tasks: str
    glossary: str | None
    """null where the site has none."""
    faq: str | None
    """null where the site has none."""
    tables: tuple[str, ...]


class Roles(Model):
    """All answers of the role-division check."""

    answers: tuple[RoleEntry, ...]


class Sources(Model):
    """All sources."""

    sources: tuple[Source, ...]


class Tasks(Model):
    """All tasks of all instruments."""

    tasks: tuple[TaskEntry, ...]


_INSTRUMENT: dict[str, Any] = {"number": {"type": "integer", "minimum": 1}, "edition": {"type": "string"}}
_LICENSED: dict[str, Any] = {"license": {"const": LICENSE}}
_FILES: dict[str, tuple[type[Model], str, dict[str, Any]]] = {
    "quiz": (Quiz, "Quiz", {}),
    "matrix": (Matrix, "Arbejdsdelingstjek", _INSTRUMENT),
    "scale": (Scale, "Selvevaluering", _INSTRUMENT),
    "palette": (Palette, "Kompetencepalet", _INSTRUMENT),
    "roles": (Roles, "Roller og svar", _LICENSED),
    "sources": (Sources, "Kilder", _LICENSED),
    "tasks": (Tasks, "Opgaver", _LICENSED),
    "glossary": (Glossary, "Ordliste", _LICENSED),
    "faq": (Faq, "Korte svar", _LICENSED),
    "index": (Index, "Oversigt", _LICENSED),
}


def schemas() -> dict[str, dict[str, Any]]:
    """Return the schema of every kind of data file by its name."""
    return {name: _schema(*parts) for name, parts in _FILES.items()}


def _schema(model: type[Model], title: str, more: dict[str, Any]) -> dict[str, Any]:
    made = TypeAdapter(model).json_schema(mode="serialization")
    for group in made.get("$defs", {}).values():
        group.pop("description", None)  # an English docstring; the fields carry Danish help
    made.pop("description", None)
    head = {"$schema": {"type": "string"}, "format": {"const": FORMAT_VERSION}, **more}
    properties = {**head, **made.pop("properties")}
    # Every key is always written, also one that has a default for authors.
    return {"$schema": DIALECT, **made, "title": title, "properties": properties, "required": sorted(properties)}


def text(value: dict[str, Any]) -> str:
    """Write a file of JSON; the same value always gives the same bytes."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
