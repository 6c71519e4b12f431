"""Rules for matrix instruments."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from macros.model.matrix import PARTS, Matrix, Task
from macros.source import Way

APPLIES_TO = Matrix


def _tasks(matrix: Matrix) -> Iterator[tuple[Way, Task]]:
    for section_number, section in enumerate(matrix.sections):
        for number, task in enumerate(section.tasks):
            yield ("sections", section_number, "tasks", number), task


def one_decider(matrix: Matrix) -> Iterator[tuple[Way, str]]:
    """A task has one decider; a contract has two; a personal duty has none."""
    for way, task in _tasks(matrix):
        for two_tier in (False, True) if task.two_tier else (False,):
            deciders = task.parts(two_tier).decides
            place: Way = (*way, "two_tier", "decides") if two_tier else (*way, "decides")
            if task.personal:
                if deciders:
                    yield (
                        place,
                        f'"{task.id}" er en personlig pligt, som ingen kan beslutte for en anden. Slet decides.',
                    )
            elif task.contract:
                if len(deciders) != 2:
                    yield place, f'"{task.id}" er en aftale mellem to parter. Skriv begge ved decides.'
            elif len(deciders) != 1:
                count = "ingen" if not deciders else str(len(deciders))
                message = (
                    f'"{task.id}" har {count}, der beslutter. Skriv præcis én ved decides '
                    "(contract: true ved en aftale mellem to parter, personal: true ved en personlig pligt)."
                )
                yield place, message


def one_part_each(matrix: Matrix) -> Iterator[tuple[Way, str]]:
    """A role has at most one part in a task."""
    for way, task in _tasks(matrix):
        for two_tier in (False, True) if task.two_tier else (False,):
            parts = task.parts(two_tier)
            named = Counter(role for part in PARTS for role in getattr(parts, part))
            for role, count in named.items():
                if count > 1:
                    place: Way = (*way, "two_tier") if two_tier else way
                    yield place, f'"{role}" står flere steder ved "{task.id}". Behold den vigtigste rolle.'


def parent_board_only_in_two_tier(matrix: Matrix) -> Iterator[tuple[Way, str]]:
    """A separate parent board exists in two-tier institutions only."""
    for way, task in _tasks(matrix):
        for part in PARTS:
            if "foraeldrebestyrelsen" in getattr(task, part):
                message = f'"foraeldrebestyrelsen" findes kun i tostrengede institutioner. Flyt den til two_tier ved "{task.id}".'
                yield (*way, part), message


def two_tier_differs(matrix: Matrix) -> Iterator[tuple[Way, str]]:
    """What is said about a two-tier institution is different from the rest."""
    for way, task in _tasks(matrix):
        if task.two_tier and task.parts(True) == task.parts(False):
            yield (*way, "two_tier"), f'two_tier siger det samme som resten af "{task.id}". Slet det, eller ret det.'


def law_cites_source(matrix: Matrix) -> Iterator[tuple[Way, str]]:
    """A task that the law settles says which law."""
    for way, task in _tasks(matrix):
        if task.basis == "law" and not task.sources:
            message = (
                f'"{task.id}" er bestemt ved lov, men nævner ingen kilde. Tilføj sources: med id fra kilderegistret.'
            )
            yield (*way, "basis"), message


def numbers_are_unique(matrix: Matrix) -> Iterator[tuple[Way, str]]:
    """Two tasks never share a number."""
    seen: dict[int, str] = {}
    for way, task in _tasks(matrix):
        if task.number in seen:
            yield (*way, "number"), f'Nummer {task.number} er allerede givet til "{seen[task.number]}". Vælg et andet.'
        seen.setdefault(task.number, task.id)


def left_out(matrix: Matrix, without: frozenset[str]) -> Iterator[tuple[Way, str]]:
    """Whoever decides, approves or supervises cannot be left out by organisation.yml where that would change the law."""
    for way, task in _tasks(matrix):
        sides = (False,) if "foraeldrebestyrelsen" in without else (False, True)
        for part in ("decides",) if task.basis == "local" else ("decides", "approves", "supervises"):
            named = {role for two_tier in sides for role in getattr(task.parts(two_tier), part)}
            for role in sorted(named & without):
                yield (*way, part), _left_out(task, part, role)


def _left_out(task: Task, part: str, role: str) -> str:
    said = f'"{task.id}" nævner "{role}" ved {part}, men organisation.yml udelader rollen (without).'
    if task.basis == "local":
        return f"{said} Skriv en anden ved {part}."
    return f"{said} Loven kan ikke udelades: Tag rollen med igen, eller slet opgaven."


RULES: tuple[Callable[[Matrix], Iterator[tuple[Way, str]]], ...] = (
    one_decider,
    one_part_each,
    parent_board_only_in_two_tier,
    two_tier_differs,
    law_cites_source,
    numbers_are_unique,
)
