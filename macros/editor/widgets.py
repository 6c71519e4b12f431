"""The fields of the content model as fields of a form: widget, choices, limits, and help in Danish.

A field is a plain dictionary in the format of Sveltia CMS (https://sveltiacms.app/en/docs/fields).
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from annotated_types import MaxLen, MinLen
from pydantic.fields import FieldInfo

from macros.labels import editor as words
from macros.model.base import Model
from macros.model.item import PAPERS
from macros.model.roles import ROLES

Field = dict[str, Any]

DATE = "YYYY-MM-DD"
_ORDER = list(words.FIELDS)
_ONE_LINE = ("title", "term", "short", "act", "provision", "publisher", "edition", "template", "by")
_CITED: Field = {
    "widget": "relation",
    "multiple": True,
    "collection": "kilder",
    "file": "register",
    "value_field": "sources.*.id",
    "display_fields": ["sources.*.title", "sources.*.id"],
}
_NAMED = re.compile(r"(?:^|· )([\w-]+): ([^·]+?)(?=\s*·|\.?$)")
"""Choices that the help of a field names: `law: loven bestemmer · local: ...`."""
_SUMMARIES = ("stem", "title", "term", "text", "id")


def form(model: type[Model]) -> list[Field]:
    """Return the fields of a part of the model, in the order of `labels.editor.FIELDS`; the list it is in asks its type."""
    names = sorted(model.model_fields.keys() - {"type"}, key=_ORDER.index)
    return [_field(name, model.model_fields[name]) for name in names]


def _field(name: str, info: FieldInfo) -> Field:
    help = info.description or ""
    widget = _widget(name, info.annotation, info.metadata, help)
    if isinstance(info.default, str | bool):
        widget["default"] = info.default
    if widget["widget"] == "hidden":
        return {"name": name, **widget}
    if widget["widget"] == "list":
        widget["label_singular"] = words.SINGULAR[name]
    return {"name": name, "label": words.FIELDS[name], "hint": help, "required": info.is_required(), **widget}


def _widget(name: str, kind: Any, metadata: Sequence[Any], help: str) -> Field:
    """Return what a field of the type adds to name, label and help."""
    kind, metadata = _bare(kind, metadata)
    if name == "id":
        return {"widget": "id", "pattern": _pattern(metadata)}
    if get_origin(kind) is Literal:
        return _choice(get_args(kind), help)
    if get_origin(kind) is tuple:
        return _list(name, get_args(kind)[0]) | _limits(metadata)
    if isinstance(kind, type) and issubclass(kind, Model):
        return {"widget": "object", "collapsed": "auto", "fields": form(kind)}
    if kind is bool:
        said = re.sub("^(true|false)", lambda value: words.FLAGS[value[1]], help)
        return {"widget": "boolean", "required": False, "hint": said}
    if kind is int:
        return {"widget": "number", "value_type": "int", "min": 1, "max": 255}
    if kind is datetime.date:
        return {"widget": "datetime", "type": "date", "format": DATE}
    pattern = _pattern(metadata)
    plain: Field = {"widget": "string" if pattern or name in _ONE_LINE else "text", "use_emoji_autocomplete": False}
    return plain | ({"pattern": pattern} if pattern else {})


def _bare(kind: Any, metadata: Sequence[Any]) -> tuple[Any, list[Any]]:
    """Take what surrounds a type off: `Annotated` and the `None` of what may be left out."""
    found = list(metadata)
    while True:
        if get_origin(kind) is Annotated:
            kind, *more = get_args(kind)
            found += [part for one in more for part in (one.metadata if isinstance(one, FieldInfo) else [one])]
        elif get_origin(kind) in (Union, UnionType) and type(None) in get_args(kind):
            kind = next(one for one in get_args(kind) if one is not type(None))
        else:
            return kind, found


def _choice(values: Sequence[str], help: str) -> Field:
    if len(values) == 1 and values[0] not in words.CHOICES:
        return {"widget": "hidden", "default": values[0]}
    said = dict(_NAMED.findall(help))
    return {"widget": "select", "options": _options(values, said)} | (
        {"hint": ""} if set(values) <= said.keys() else {}
    )


def _options(values: Sequence[str], said: Mapping[str, str]) -> list[dict[str, str]]:
    """Name each choice as the field's help does, or as the model's lists do."""
    names = {**words.CHOICES, **{role.id: role.label for role in ROLES}, **PAPERS, **said}
    return [{"value": value, "label": names[value][:1].upper() + names[value][1:]} for value in values]


def _list(name: str, element: Any) -> Field:
    kinds = list(_members(element))
    if get_origin(kinds[0]) is Literal:
        return {"widget": "select", "multiple": True, "options": _options(get_args(kinds[0]), {})}
    if kinds == [str]:
        return _CITED if name == "sources" else {"widget": "list"}
    common: Field = {"widget": "list", "collapsed": True, "allow_duplicate": False}
    if len(kinds) == 1:
        return common | {"fields": form(kinds[0]), "summary": _summary(kinds[0])}
    return common | {"types": [_type(kind) for kind in kinds]}


def _members(kind: Any) -> Iterator[Any]:
    """Yield the types that a value may have, each once, those of unions within the union among them."""
    bare, _ = _bare(kind, ())
    if get_origin(bare) in (Union, UnionType):
        for member in get_args(bare):
            yield from _members(member)
    else:
        yield bare


def _type(part: type[Model]) -> Field:
    """Return one kind of a list whose elements say by `type` what they are."""
    name = str(get_args(part.model_fields["type"].annotation)[0])
    return {"name": name, "label": words.TYPES[name], "summary": _summary(part), "fields": form(part)}


def _summary(part: type[Model]) -> str:
    return "{{" + next((name for name in _SUMMARIES if name in part.model_fields), next(iter(part.model_fields))) + "}}"


def _limits(metadata: Sequence[Any]) -> Field:
    limits: Field = {}
    for one in metadata:
        if isinstance(one, MinLen):
            limits["min"] = one.min_length
        elif isinstance(one, MaxLen):
            limits["max"] = one.max_length
    return limits


def _pattern(metadata: Sequence[Any]) -> list[str] | None:
    """Return a regular expression and what is said to a text that does not match it; None where nothing is said."""
    for found in (str(one.pattern) for one in metadata if getattr(one, "pattern", None)):
        for sign, message in words.PATTERNS.items():
            if sign in found:
                return [found, message]
    return None
