"""From plain data to typed objects, with every fault said in Danish at its place in the file."""

from __future__ import annotations

import copy
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from macros.model.items import TYPES
from macros.problems import Problem, did_you_mean, listing
from macros.source import Source, Way

T = TypeVar("T")

_TYPES = {
    str: "en tekst",
    int: "et tal",
    float: "et tal",
    bool: "true eller false",
    list: "en liste",
    dict: "en gruppe",
}


_KINDS = ("quiz", "matrix", "scale", "palette")
_TAGS = frozenset((*_KINDS, *TYPES))


@dataclass
class Loaded(Generic[T]):
    """A file and the typed object made from it (None when nothing of it could be used).

    Where single items were faulty, the object holds the rest, so that the rules can speak about those too; `kept` maps
    the way of a shortened list to the positions that its elements have in the file.
    """

    source: Source
    model: T | None
    problems: list[Problem] = field(default_factory=list)
    kept: dict[Way, list[int]] = field(default_factory=dict)

    def problem(self, way: Way, message: str) -> Problem:
        """Make a problem at the place in the file where the part of the object stands."""
        there: Way = ()
        for step in way:
            there = (*there, self.kept[there][step] if isinstance(step, int) and there in self.kept else step)
        return self.source.problem(there, message)


def validate(source: Source, adapter: TypeAdapter[T]) -> Loaded[T]:
    """Validate a file against the model; all faults are reported at once."""
    if source.data is None:
        return Loaded(source, None, list(source.problems))
    if not isinstance(source.data, dict):
        problem = source.problem((), "Filen skal begynde med nøgler som id, kind og title, ikke med en liste.")
        return Loaded(source, None, [*source.problems, problem])
    try:
        return Loaded(source, adapter.validate_python(source.data), list(source.problems))
    except ValidationError as error:
        details, whole = error.errors(include_url=False), error.title
    problems = [*source.problems, *_explained(source, details, whole)]
    data, kept = _without_faulty(source.data, [_way(source.data, detail["loc"]) for detail in details])
    try:
        model = adapter.validate_python(data)
    except ValidationError:
        return Loaded(source, None, problems)
    return Loaded(source, model, problems, kept)


def _way(data: Any, location: tuple[int | str, ...]) -> Way:
    """Turn a location of pydantic's into a way in the data: the tags of unions are left out."""
    way: Way = ()
    for index, step in enumerate(location):
        if isinstance(data, dict) and isinstance(step, str):
            if step in data:
                data = data[step]
            elif index < len(location) - 1 or step in _TAGS:
                continue
            way = (*way, step)
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
            way = (*way, step)
    return way


def _without_faulty(data: Any, ways: list[Way]) -> tuple[Any, dict[Way, list[int]]]:
    """Leave out the outermost list element around each fault; return the rest and the positions kept."""
    dropped: dict[Way, set[int]] = {}
    for way in ways:
        for index, step in enumerate(way):
            if isinstance(step, int) and way[:index][-1:] not in (("sections",), ("dimensions",), ("groups",)):
                dropped.setdefault(way[:index], set()).add(step)
                break
    data = copy.deepcopy(data)
    kept: dict[Way, list[int]] = {}
    for way, positions in dropped.items():
        target = data
        for step in way:
            target = target[step]
        kept[way] = [position for position in range(len(target)) if position not in positions]
        target[:] = [target[position] for position in kept[way]]
    return data, kept


def _explained(source: Source, details: list[ErrorDetails], whole: str) -> list[Problem]:
    ways = [_way(source.data, detail["loc"]) for detail in details]
    problems = []
    for way, detail in zip(ways, details, strict=True):
        if detail["type"] == "too_short" and any(other[: len(way)] == way != other for other in ways):
            continue  # the list is only short because of the faults in it
        place = (*way, detail["ctx"]["discriminator"].strip("'")) if detail["type"] == "union_tag_invalid" else way
        problems.append(source.problem(place, _explain(source.data, detail, whole)))
    return problems


def _explain(data: Any, detail: ErrorDetails, whole: str) -> str:
    """Say what is wrong and what is allowed; `whole` is the name of the model that the file is held against."""
    way = _way(data, detail["loc"])
    name = next((step for step in reversed(way) if isinstance(step, str)), "filen")
    context = detail.get("ctx", {})
    kind = detail["type"]
    given = _TYPES.get(type(detail["input"]), "tom") if detail["input"] is not None else "tom"
    if kind == "value_error":
        return str(context["error"])
    if kind == "missing":
        return f'Nøglen "{name}" mangler.{_what_goes_there(detail, whole)}'
    if kind == "extra_forbidden":
        known = list(_fields_around(detail, whole))
        comma = " Er der et komma i teksten? Så sæt anførselstegn om den." if " " in str(name) else ""
        return f'Nøglen "{name}" findes ikke her.{comma or did_you_mean(str(name), known) or _allowed(known)}'
    if kind in ("union_tag_invalid", "literal_error"):
        expected = str(context.get("expected_tags") or context.get("expected", ""))
        allowed = [word.strip(" '") for word in expected.replace(" or ", ", ").split(",")]
        wrong = str(context.get("tag", detail["input"]))
        name = str(context.get("discriminator", name)).strip("'")
        return f'"{wrong}" kan ikke stå ved {name}.{did_you_mean(wrong, allowed)} Skriv {listing(allowed)}.'
    if kind == "union_tag_not_found":
        missing = str(context["discriminator"]).strip("'")
        return f'Nøglen "{missing}" mangler. Skriv {missing}: med {listing(TYPES if missing == "type" else _KINDS)}.'
    if kind == "string_type":
        quote = (
            f' Sæt anførselstegn om: "{detail["input"]}".' if isinstance(detail["input"], (int, float, bool)) else ""
        )
        return f'"{name}" skal være en tekst, men er {given}.{quote}'
    if kind == "string_too_short":
        return f'"{name}" er tom. Skriv en tekst, eller slet linjen.'
    if kind == "string_too_long":
        return f'"{name}" er for lang. Der er plads til {context["max_length"]} tegn.'
    if kind == "string_pattern_mismatch":
        return _explain_pattern(str(name), str(detail["input"]))
    if kind in ("too_short", "too_long"):
        limit = context.get("min_length") if kind == "too_short" else context.get("max_length")
        bound = "mindst" if kind == "too_short" else "højst"
        return f'"{name}" har {context["actual_length"]} på listen. Der skal være {bound} {limit}.'
    if kind in ("date_type", "is_instance_of"):
        return f'"{name}" skal være en dato som 2026-11-22.'
    if kind in ("bool_type", "bool_parsing"):
        return f'"{name}" skal være true eller false, men er {given}.'
    if kind in ("int_type", "int_parsing"):
        return f'"{name}" skal være et helt tal, men er {given}.'
    if kind in ("greater_than_equal", "less_than_equal"):
        return f'"{name}" skal være et tal mellem 1 og 255.'
    if kind in ("tuple_type", "list_type"):
        return f'"{name}" skal være en liste, men er {given}. Skriv [a, b] eller en linje med "- " for hver.'
    if kind in ("model_type", "model_attributes_type", "dict_type"):
        return f'"{name}" skal være en gruppe af nøgler, men er {given}.'
    return f'"{name}" passer ikke: {detail["msg"]}.'


def _explain_pattern(name: str, value: str) -> str:
    if name == "read":
        return f'"{value}" skal være en side i docs/, fx haandbog/formanden.md eller haandbog/formanden.md#kort-sagt.'
    if name == "url":
        return f'"{value}" skal være en adresse, der begynder med https://.'
    return f'"{value}" kan ikke være et id. Brug kun små bogstaver a-z, tal og bindestreger, fx "laeg-en-dagsorden".'


def _allowed(known: list[str]) -> str:
    return f" Her kan stå {listing(known)}." if known else ""


def _what_goes_there(detail: ErrorDetails, whole: str) -> str:
    field = _fields_around(detail, whole).get(str(detail["loc"][-1]))
    help_text = field.description if field else None
    return f" Her skal stå: {help_text[0].lower()}{help_text[1:]}" if help_text else " Tilføj den."


def _fields_around(detail: ErrorDetails, whole: str) -> dict[str, FieldInfo]:
    return _FIELDS.get(_owner(detail["loc"]) or whole, {})


def _owner(location: tuple[int | str, ...]) -> str:
    words = [step for step in location[:-1] if isinstance(step, str)]
    return words[-1] if words else ""


def _collect_fields() -> dict[str, dict[str, FieldInfo]]:
    """Map the step in front of a key (a union's tag, a list's name, else the whole file's model) to the fields there."""
    from macros.model import faq, front, glossary, matrix, organisation, palette, quiz, register, roster, scale, walk

    whole = (
        register.Register,
        register.InstrumentNumbers,
        glossary.Glossary,
        faq.Faq,
        walk.Walk,
        front.FrontMatter,
        organisation.Organisation,
    )
    owners: dict[str, type[BaseModel]] = {
        **{model.__name__: model for model in whole},
        "quiz": quiz.Quiz,
        "matrix": matrix.Matrix,
        "scale": scale.Scale,
        "palette": palette.Palette,
        **{tag: getattr(quiz, tag.title().replace("_", "")) for tag in TYPES},
        "options": quiz.Option,
        "answers": quiz.MatchAnswer,
        "pairs": quiz.Pair,
        "steps": quiz.Step,
        "near": quiz.NearMiss,
        "themes": quiz.Theme,
        "feedback": quiz.TrueFalseFeedback,
        "sections": matrix.Section,
        "tasks": matrix.Task,
        "two_tier": matrix.TwoTier,
        "anchors": scale.Anchor,
        "dimensions": scale.Dimension,
        "statements": scale.Statement,
        "open": scale.OpenQuestion,
        "result": scale.ResultWords,
        "places": palette.Place,
        "groups": palette.Group,
        "competences": palette.Competence,
        "questions": walk.Question,
        "outcomes": walk.Outcome,
        "terms": glossary.Term,
        "topics": faq.FaqTopic,
        "entries": faq.FaqEntry,
        "grounds": faq.Ground,
        "changes": front.PageChange,
        "colours": organisation.Colours,
        "roles": roster.RoleNames,
        **dict.fromkeys(roster.STANDARD, roster.RoleName),
        "sources": register.Source,
        "verified": register.Verified,
        "instruments": register.InstrumentNumber,
    }
    return {name: dict(model.model_fields) for name, model in owners.items()}


_FIELDS = _collect_fields()
