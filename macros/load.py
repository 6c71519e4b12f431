"""Read a whole root (a folder with quizzes/ and docs/) into typed content, or say everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter

from macros import prose
from macros.model import CONTENT, NUMBERS, REGISTER, InstrumentNumbers, Matrix, Palette, Quiz, Register, Scale
from macros.model.base import Model
from macros.model.budget import BUDGET, Budget
from macros.model.faq import FAQ, Faq
from macros.model.glossary import GLOSSARY, Glossary
from macros.model.register import Source as CitedSource
from macros.model.roster import Roster
from macros.model.walk import WALK, Walk
from macros.organisation import FILE, load_organisation
from macros.problems import Problem
from macros.rules import findings, library, matrix
from macros.source import Way, read
from macros.validate import Loaded, validate

AnyModel = Quiz | Matrix | Scale | Palette
T = TypeVar("T")

REGISTER_FILE = "docs/kilder/register.yml"
NUMBERS_FILE = "docs/genbrug/instrumentnumre.yml"
WALK_FILE = "docs/vaerktoejer/beslutningsvej.yml"
BUDGET_FILE = "docs/skabeloner/budget.yml"
GLOSSARY_FILE = "docs/ordliste.yml"
FAQ_FILE = "docs/svar.yml"


@dataclass
class Library:
    """Everything that pages, exports and checks need to know of the content; `problems` are sorted by place."""

    root: Path
    contents: dict[str, AnyModel] = field(default_factory=dict)
    sources: dict[str, CitedSource] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)
    pages: frozenset[str] = frozenset()
    unusable: frozenset[str] = frozenset()
    """Ids that exist, but whose content is faulty: nobody else is to be told that they are missing."""
    problems: list[Problem] = field(default_factory=list)
    loaded: list[Loaded[AnyModel]] = field(default_factory=list)
    """The files of quizzes/, for those who must say at which line something stands."""
    register: Loaded[Register] | None = None
    """The file of the register, for the same."""
    walk: Loaded[Walk] | None = None
    """The way to a decider, where the site has one."""
    budget: Budget | None = None
    """The figures of the course's institution, where the site has one."""
    glossary: Loaded[Glossary] | None = None
    """The glossary, where the site has one."""
    roster: Roster = field(default_factory=Roster)
    """What the edition calls the roles; the instruments in `contents` name only those that it has."""
    faq: Loaded[Faq] | None = None
    """The short answers, where the site has them."""

    @property
    def alone(self) -> list[Loaded[Any]]:
        """The files of content of which a site has one or none."""
        return [one for one in (self.walk, self.glossary, self.faq) if one]

    @property
    def quizzes(self) -> list[Quiz]:
        """All quizzes, by id."""
        return [content for content in self.contents.values() if isinstance(content, Quiz)]

    @property
    def instruments(self) -> list[Matrix | Scale | Palette]:
        """All instruments, by number."""
        found = [content for content in self.contents.values() if not isinstance(content, Quiz)]
        return sorted(found, key=lambda content: self.numbers.get(content.id, 0))

    def law_is_seen(self, source_ids: tuple[str, ...]) -> bool:
        """Whether at least one of the sources can carry a statement of law (certainty L or M)."""
        return any(self.sources[source].seen_in_force for source in source_ids if source in self.sources)


def load(root: Path) -> Library:
    """Load all content below `root`; never raises for bad content."""
    docs = root / "docs"
    result = Library(root, pages=frozenset(path.relative_to(docs).as_posix() for path in docs.rglob("*.md")))
    register = result.register = _load(root, REGISTER_FILE, REGISTER)
    numbers = _load(root, NUMBERS_FILE, NUMBERS)
    loaded = result.loaded = [
        _load(root, path.relative_to(root).as_posix(), CONTENT) for path in sorted((root / "quizzes").glob("*.yml"))
    ]
    if (root / WALK_FILE).is_file():
        result.walk = _load(root, WALK_FILE, WALK)
    budget = _load(root, BUDGET_FILE, BUDGET) if (root / BUDGET_FILE).is_file() else None
    result.budget = budget.model if budget else None
    if (root / GLOSSARY_FILE).is_file():
        result.glossary = _load(root, GLOSSARY_FILE, GLOSSARY)
    if (root / FAQ_FILE).is_file():
        result.faq = _load(root, FAQ_FILE, FAQ)
    if (root / FILE).is_file() and (organisation := load_organisation(root).model):
        result.roster = organisation.roster
    if register.model:
        result.sources = {source.id: source for source in register.model.sources}
    if numbers.model:
        result.numbers = {entry.id: entry.number for entry in numbers.model.instruments}
    for one in loaded:
        if one.model:
            result.contents.setdefault(one.model.id, one.model)
    files = {Path(one.source.file).stem for one in loaded if not one.model}
    entries = (register.source.data or {}).get("sources") if isinstance(register.source.data, dict) else []
    written = {str(entry.get("id")) for entry in entries or () if isinstance(entry, dict)}
    result.unusable = frozenset(files | (written - result.sources.keys()))
    result.problems = sorted({*faults(result, loaded, register, numbers), *(budget.problems if budget else ())})
    if without := result.roster.without:
        for content in result.contents.values():
            if isinstance(content, Matrix):
                result.contents[content.id] = content.leaving_out(without)
    return result


def _load(root: Path, name: str, adapter: TypeAdapter[T]) -> Loaded[T]:
    return validate(read(root / name, name), adapter)


def faults(
    result: Library,
    loaded: list[Loaded[AnyModel]],
    register: Loaded[Register],
    numbers: Loaded[InstrumentNumbers],
) -> Iterator[Problem]:
    """Yield what is wrong with the files given and with those that stand alone in `result`."""
    everything: list[Loaded[Any]] = [register, numbers, *loaded, *result.alone]
    for one in everything:
        yield from one.problems
        if one.model:
            for way, message in [*_prose_faults(one.model, ()), *findings(one.model)]:
                yield one.problem(way, message)
            if isinstance(one.model, Matrix):
                for way, message in matrix.left_out(one.model, result.roster.without):
                    yield one.problem(way, message)
    yield from library.across_files(result, loaded, register, numbers)


def _prose_faults(value: object, way: Way) -> Iterator[tuple[Way, str]]:
    """Texts are Markdown without HTML, and link only to what a reader can reach."""
    if isinstance(value, str):
        for message in prose.faults(value):
            yield way, message
    elif isinstance(value, Model):
        for name in type(value).model_fields:
            yield from _prose_faults(getattr(value, name), (*way, name))
    elif isinstance(value, tuple):
        for index, element in enumerate(value):
            yield from _prose_faults(element, (*way, index))
