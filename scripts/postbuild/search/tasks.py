"""The tasks of the role-division check as direct answers: what the dialog says, and what a task is found by."""

import html
import json
from collections.abc import Iterable
from dataclasses import dataclass

from macros.labels import BASIS
from macros.load import Library
from macros.model import Matrix
from macros.model.matrix import Parts, Task
from macros.model.roster import Roster

FILE = "assets/search/tasks.json"
KIND = "opgave"
NOTE_WEIGHT = "0.25"


@dataclass(frozen=True)
class Answer:
    """A task and the address where it stands on the built site."""

    task: Task
    address: str
    basis: str
    seen: bool
    verified: bool


def answers(library: Library, addresses: dict[str, str]) -> list[Answer]:
    """Return all tasks that have an address; `addresses` is by the id of the task's element."""
    found = []
    for matrix in library.instruments:
        for task in matrix.tasks if isinstance(matrix, Matrix) else ():
            address = addresses.get(f"opgave-{task.id}")
            if address is not None:
                law = [library.sources[name] for name in task.sources if name in library.sources]
                verified = any(source.kind == "law" and source.verified for source in law)
                seen = task.basis == "local" or library.law_is_seen(task.sources)
                found.append(Answer(task, f"{address}/#opgave-{task.id}", task.basis, seen, verified))
    return found


def to_json(found: Iterable[Answer], roster: Roster) -> str:
    """Return what the dialog shows of each task, by the task's id; the same tasks give the same bytes."""
    shown = {answer.task.id: _shown(answer, roster) for answer in found}
    return json.dumps(shown, ensure_ascii=False, separators=(",", ":")) + "\n"


def _shown(answer: Answer, roster: Roster) -> dict[str, str | bool]:
    one, two = (_who(answer.task, answer.task.parts(two_tier), roster) for two_tier in (False, True))
    shown: dict[str, str | bool] = {
        "title": answer.task.title,
        "address": answer.address,
        "basis": answer.basis,
        "label": BASIS[answer.basis],
        "who": one,
    }
    if two != one:
        shown["twoTier"] = two
    if answer.task.parts(False).approves:
        shown["approves"] = _names(answer.task.parts(False).approves, roster)
    if answer.task.contract:
        shown["together"] = True
    if answer.task.personal:
        shown["personal"] = True
    if answer.basis != "local":
        shown["seen"], shown["verified"] = answer.seen, answer.verified
    return shown


def _who(task: Task, parts: Parts, roster: Roster) -> str:
    return roster.name("hver-enkelt") if task.personal else _names(parts.decides, roster)


def _names(roles: Iterable[str], roster: Roster) -> str:
    return " og ".join(map(roster.name, roles))


def to_html(answer: Answer) -> str:
    """Return the task as a page of its own for the indexer: title before words, words before the rest."""
    task = answer.task
    return (
        f'<main data-pagefind-body><h1 data-pagefind-filter="kind:{KIND}">{html.escape(task.title)}</h1>'
        f'<h2 data-pagefind-meta="words">{html.escape(", ".join(task.words))}</h2>'
        f'<p data-pagefind-weight="{NOTE_WEIGHT}">{html.escape(f"{task.note} {task.scenario}")}</p></main>'
    )
