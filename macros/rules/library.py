"""Rules that look across files."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from macros.model import InstrumentNumbers, Matrix, Palette, Register, Scale
from macros.model.matrix import Section
from macros.model.palette import Group
from macros.model.quiz import MatchAnswer, NearMiss, Option, Pair, Step
from macros.model.scale import Dimension
from macros.problems import Problem, did_you_mean
from macros.prose import links
from macros.source import Way

if TYPE_CHECKING:
    from macros.load import AnyModel, Library
    from macros.validate import Loaded


def across_files(
    library: Library,
    loaded: list[Loaded[AnyModel]],
    register: Loaded[Register],
    numbers: Loaded[InstrumentNumbers],
) -> Iterator[Problem]:
    """Yield the problems of every rule that needs more than one file."""
    yield from ids_never_repeat(loaded)
    yield from source_ids_never_repeat(register)
    yield from numbers_never_repeat(numbers)
    for one in loaded:
        if one.model:
            yield from id_is_file_name(one)
            yield from sources_exist(library, one)
            yield from law_rests_on_seen_source(library, one)
            yield from pages_exist(library, one)
            yield from instrument_has_number(library, one)


_LISTS = (
    "items",
    "options",
    "answers",
    "pairs",
    "steps",
    "near",
    "sections",
    "tasks",
    "dimensions",
    "statements",
    "open",
    "groups",
    "competences",
    "outcomes",
    "topics",
    "entries",
    "terms",
)


def parts(model: Any, way: Way = ()) -> Iterator[tuple[Way, Any]]:
    """Yield every part of a model that has an id of its own, the model itself first."""
    if hasattr(model, "id"):
        yield way, model
    for name in _LISTS:
        for index, child in enumerate(getattr(model, name, ()) if name in type(model).model_fields else ()):
            yield from parts(child, (*way, name, index))


def ids_never_repeat(loaded: list[Loaded[AnyModel]]) -> Iterator[Problem]:
    """An id stands once in all of quizzes/, so that an answer can never meet other content than its own."""
    seen: dict[str, str] = {}
    for one in loaded:
        if not one.model:
            continue
        for way, part in parts(one.model):
            if isinstance(part, (Option, MatchAnswer, Pair, Step, NearMiss, Section, Dimension, Group)):
                continue
            place = one.problem((*way, "id"), "")
            if part.id in seen:
                message = f'Id "{part.id}" er allerede brugt i {seen[part.id]}. Giv det her et id, som ingen andre har.'
                yield one.problem((*way, "id"), message)
            seen.setdefault(part.id, f"{place.file}, linje {place.line}")


def source_ids_never_repeat(register: Loaded[Register]) -> Iterator[Problem]:
    """A source stands once in the register."""
    seen: set[str] = set()
    for index, source in enumerate(register.model.sources if register.model else ()):
        if source.id in seen:
            yield register.problem(("sources", index, "id"), f'Kilden "{source.id}" står to gange. Behold den ene.')
        seen.add(source.id)


def numbers_never_repeat(numbers: Loaded[InstrumentNumbers]) -> Iterator[Problem]:
    """An instrument number is given once."""
    seen: set[int] = set()
    for index, entry in enumerate(numbers.model.instruments if numbers.model else ()):
        if entry.number in seen:
            message = f"Nummer {entry.number} er allerede givet. Et nummer genbruges aldrig; vælg det næste ledige."
            yield numbers.problem(("instruments", index, "number"), message)
        seen.add(entry.number)


def id_is_file_name(one: Loaded[AnyModel]) -> Iterator[Problem]:
    """A file is named by the id in it."""
    assert one.model
    name = one.source.file.rsplit("/", 1)[-1].removesuffix(".yml")
    if one.model.id != name:
        message = f'Id er "{one.model.id}", men filen hedder {name}.yml. De to skal være ens; ret filens navn.'
        yield one.problem(("id",), message)


def sources_exist(library: Library, one: Loaded[Any]) -> Iterator[Problem]:
    """Every cited source stands in the register."""
    if not library.sources:
        return
    for way, part in parts(one.model):
        for index, source in enumerate(getattr(part, "sources", ())):
            if source not in library.sources and source not in library.unusable:
                hint = did_you_mean(source, library.sources) or " Tilføj den i docs/kilder/register.yml."
                yield one.problem((*way, "sources", index), f'Kilden "{source}" findes ikke i kilderegistret.{hint}')


def law_rests_on_seen_source(library: Library, one: Loaded[Any]) -> Iterator[Problem]:
    """What is said to be law rests on a law or guidance that was seen, not on the book alone."""
    for way, part in parts(one.model):
        sources = getattr(part, "sources", ())
        known = [source for source in sources if source in library.sources]
        if (
            getattr(part, "basis", "") == "law"
            and known == list(sources)
            and known
            and not library.law_is_seen(sources)
        ):
            message = (
                f'"{part.id}" siger, hvad loven bestemmer, men ingen af kilderne er en lov eller vejledning, der er set. '
                "Tilføj en, eller vælg et andet grundlag ved basis."
            )
            yield one.problem((*way, "basis"), message)


def pages_exist(library: Library, one: Loaded[Any]) -> Iterator[Problem]:
    """Pages that content points to exist."""
    for way, part in parts(one.model):
        for name in type(part).model_fields:
            value = getattr(part, name)
            targets = [value] if name == "read" else links(value) if isinstance(value, str) else []
            for target in targets:
                page = target.split("#")[0]
                if page.endswith(".md") and page not in library.pages:
                    hint = did_you_mean(page, library.pages) or " Skriv en side, der findes, fx haandbog/formanden.md."
                    message = f"Siden {page} findes ikke i docs/.{hint}"
                    yield one.problem((*way, name), message)


def instrument_has_number(library: Library, one: Loaded[AnyModel]) -> Iterator[Problem]:
    """Every instrument has a number in the registry, because result codes carry it."""
    if isinstance(one.model, (Matrix, Scale, Palette)) and library.numbers and one.model.id not in library.numbers:
        entry = f"{{number: {max(library.numbers.values()) + 1}, id: {one.model.id}}}"
        yield one.problem(("id",), f"Instrumentet har intet nummer. Tilføj {entry} i docs/genbrug/instrumentnumre.yml.")


RULES = (
    "ids_never_repeat",
    "source_ids_never_repeat",
    "numbers_never_repeat",
    "id_is_file_name",
    "sources_exist",
    "law_rests_on_seen_source",
    "pages_exist",
    "instrument_has_number",
)
