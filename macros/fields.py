"""The fields of the content model in words for authors: what must be there, what may stand there, and what it is for."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from annotated_types import MaxLen, MinLen
from pydantic.fields import FieldInfo

from macros.model.base import Id, Model, PageLink, Text
from macros.model.front import FrontMatter, PageChange
from macros.model.glossary import Glossary, Term
from macros.model.item import JudgedItem, Option
from macros.model.items import (
    Case,
    Match,
    MatchAnswer,
    Multiple,
    NearMiss,
    Order,
    Pair,
    Poll,
    Reflection,
    Short,
    ShortFeedback,
    Single,
    Step,
    TrueFalse,
    TrueFalseFeedback,
)
from macros.model.matrix import Matrix, Section, Task
from macros.model.palette import Competence, Group, Palette, Place
from macros.model.quiz import Quiz, Theme
from macros.model.register import Source, Verified
from macros.model.scale import Anchor, Dimension, OpenQuestion, ResultWords, Scale, Statement
from macros.problems import listing

MODELS: dict[str, type[Model]] = {
    "page": FrontMatter,
    "change": PageChange,
    "quiz": Quiz,
    "theme": Theme,
    "item": JudgedItem,
    "option": Option,
    "single": Single,
    "multiple": Multiple,
    "true_false": TrueFalse,
    "true_false_feedback": TrueFalseFeedback,
    "match": Match,
    "match_answer": MatchAnswer,
    "pair": Pair,
    "order": Order,
    "step": Step,
    "short": Short,
    "near": NearMiss,
    "short_feedback": ShortFeedback,
    "case": Case,
    "poll": Poll,
    "reflection": Reflection,
    "matrix": Matrix,
    "section": Section,
    "task": Task,
    "scale": Scale,
    "anchor": Anchor,
    "dimension": Dimension,
    "statement": Statement,
    "open_question": OpenQuestion,
    "result": ResultWords,
    "palette": Palette,
    "place": Place,
    "group": Group,
    "competence": Competence,
    "source": Source,
    "verified": Verified,
    "glossary": Glossary,
    "term": Term,
}
"""What the guide can name, and the part of the model that it stands for."""


@dataclass(frozen=True)
class Field:
    """One key that an author may write."""

    name: str
    required: bool
    allowed: str
    help: str


def fields(name: str) -> list[Field]:
    """Return the fields of a part of the model; a type of question has only those that not all of them have."""
    model = MODELS[name]
    common = JudgedItem.model_fields if issubclass(model, (JudgedItem, Poll, Reflection)) and name != "item" else {}
    return [
        Field(key, field.is_required(), _allowed(field.annotation, field.metadata), field.description or "")
        for key, field in model.model_fields.items()
        if key not in common
    ]


def _allowed(annotation: Any, metadata: Sequence[Any] = ()) -> str:
    """Say in a few words what may stand at a key of the type."""
    if get_origin(annotation) is Annotated:
        inner, *more = get_args(annotation)
        return _allowed(inner, [part for one in more for part in (one.metadata if isinstance(one, FieldInfo) else [one])])
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
    count = f" ({least}-{most})" if least and most else f" (mindst {least})" if least else f" (højst {most})" if most else ""
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
    pattern = next((one.pattern for one in metadata if getattr(one, "pattern", None)), None)
    return _PATTERNS.get(pattern, "tekst")


_PATTERNS = {_pattern: word for kind, word in ((Id, "id"), (PageLink, "side"), (Text, "tekst")) for _pattern in [next(
    (one.pattern for one in get_args(kind) if getattr(one, "pattern", None)), None)]}
