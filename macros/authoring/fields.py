"""The fields of the content model in words for authors: what must be there, what may stand there, and what it is for."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from annotated_types import MaxLen, MinLen
from pydantic.fields import FieldInfo

from macros.model import (
    faq,
    front,
    glossary,
    item,
    items,
    matrix,
    organisation,
    palette,
    quiz,
    register,
    roster,
    scale,
)
from macros.model.base import Id, Model, PageLink
from macros.model.item import ItemBase, JudgedItem
from macros.problems import listing

MODELS: dict[str, type[Model]] = {
    name: part
    for module in (front, quiz, item, items, matrix, scale, palette, register, glossary, faq, organisation, roster)
    for name, part in vars(module).items()
    if isinstance(part, type) and issubclass(part, Model) and part.__module__ == module.__name__
}
"""Every part of the model that authors write, by the name of its class."""


@dataclass(frozen=True)
class Field:
    """One key that an author may write."""

    name: str
    required: bool
    allowed: str
    help: str


def fields(name: str) -> list[Field]:
    """Return the fields of a part of the model, those that must be there first.

    A type of question has only the fields that not all types have: those are the fields of `JudgedItem`.
    """
    model = MODELS[name]
    common = JudgedItem.model_fields if issubclass(model, ItemBase) and model is not JudgedItem else {}
    found = [
        Field(key, field.is_required(), _allowed(field.annotation, field.metadata), field.description or "")
        for key, field in model.model_fields.items()
        if key not in common
    ]
    return sorted(found, key=lambda field: not field.required)


def _allowed(annotation: Any, metadata: Sequence[Any] = ()) -> str:
    """Say in a few words what may stand at a key of the type."""
    if get_origin(annotation) is Annotated:
        inner, *more = get_args(annotation)
        return _allowed(
            inner, [part for one in more for part in (one.metadata if isinstance(one, FieldInfo) else [one])]
        )
    if get_origin(annotation) in (Union, UnionType):
        return next(_allowed(one, metadata) for one in get_args(annotation) if one is not type(None))
    if get_origin(annotation) is Literal:
        words = [str(word) for word in get_args(annotation)]
        return words[0] if len(words) == 1 else f"et af: {', '.join(words)}"
    if get_origin(annotation) is tuple:
        return _list_of(get_args(annotation)[0], metadata)
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return f"gruppe med {listing(annotation.model_fields).replace(' eller ', ' og ')}"
    return _plain(annotation, metadata)


def _list_of(element: Any, metadata: Sequence[Any]) -> str:
    least = next((one.min_length for one in metadata if isinstance(one, MinLen)), 0)
    most = next((one.max_length for one in metadata if isinstance(one, MaxLen)), 0)
    count = (
        f" ({least}-{most})"
        if least and most
        else f" (mindst {least})"
        if least
        else f" (højst {most})"
        if most
        else ""
    )
    inner = "" if _is_part(element) else f": {_allowed(element).removeprefix('et af: ')}"
    return f"liste{count}{inner}"


def _is_part(element: Any) -> bool:
    """Whether an element of a list is a part of the model, or one of several kinds of parts."""
    while get_origin(element) is Annotated:
        element = get_args(element)[0]
    kinds = get_args(element) if get_origin(element) in (Union, UnionType) else (element,)
    return all(isinstance(kind, type) and issubclass(kind, Model) for kind in kinds)


def _plain(annotation: Any, metadata: Sequence[Any]) -> str:
    if annotation is bool:
        return "true eller false"
    if annotation is int:
        return "tal"
    if annotation is datetime.date:
        return "dato"
    return next((_PATTERNS[one.pattern] for one in metadata if getattr(one, "pattern", None) in _PATTERNS), "tekst")


def _pattern(kind: Any) -> str:
    return next(str(one.pattern) for one in get_args(kind) if getattr(one, "pattern", None))


_PATTERNS = {_pattern(Id): "id", _pattern(PageLink): "side", r"^https://\S+$": "adresse"}
