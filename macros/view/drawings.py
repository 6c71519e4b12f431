"""Drawings of the site and the way to a decider. Every drawing is SVG with a title, a description and the same in text."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from markupsafe import Markup

from macros import labels
from macros.model.matrix import Matrix, Task, TaskBasis
from macros.model.roles import RoleId
from macros.model.roster import Roster
from macros.model.walk import LONGEST, Walk
from macros.view.budget import figures
from macros.view.flow import lay_out
from macros.view.render import Renderer

FOLDER = Path(__file__).parents[1] / "templates" / "tegninger"
NAMES = tuple(sorted(path.stem for path in FOLDER.glob("[!_]*.html")))
"""The drawings that a page can show."""


class Drawings(Renderer):
    """Makes drawings and the page of the way to a decider."""

    def drawing(self, name: str) -> Markup:
        """Render one of `NAMES` with its text."""
        matrix = next(one for one in self.library.instruments if isinstance(one, Matrix))
        return self._render(
            f"tegninger/{name}.html",
            name=name,
            drawn=self.roster.drawn,
            columns=columns(self.roster),
            division=division(matrix, self.roster),
            figures=figures(self.library.budget) if self.library.budget else None,
        )

    def walk(self, walk: Walk) -> Markup:
        """Render the questions and outcomes as text; its script asks them one at a time."""
        tasks = {task.id: task for one in self.library.instruments if isinstance(one, Matrix) for task in one.tasks}
        walk = walk.called(self.roster)
        return self._render(
            "walk.html",
            walk=walk,
            tasks=tasks,
            numbers={question.id: number for number, question in enumerate(walk.questions, start=1)},
            titles={outcome.id: outcome.title for outcome in walk.outcomes},
            longest=LONGEST,
            words=labels.WALK,
        )

    def flow(self, walk: Walk) -> Markup:
        """Render the questions and outcomes as a drawing."""
        return self._render(
            "tegninger/_flow.html",
            name="beslutningsvej",
            flow=lay_out(walk.called(self.roster, drawn=True)),
            words=labels.WALK,
        )


COLUMNS: tuple[tuple[RoleId | None, int], ...] = (
    ("kommunen", 68),
    ("bestyrelsen", 80),
    ("formanden", 72),
    ("lederen", 60),
    (None, 52),
)
"""Whoever has a column of their own, and its width; the last is everybody else's. Together they fill 340, with 2 between."""
OTHERS = "Andre"
_BASES: tuple[TaskBasis, ...] = ("law", "partial", "local")


def decider(task: Task) -> str:
    """Return who decides in a one-tier institution: a role, several together, or each for themselves."""
    if task.personal:
        return "hver-enkelt"
    return "flere-sammen" if task.contract else task.decides[0]


def columns(roster: Roster) -> list[tuple[str, float, float]]:
    """Return name, place and width of every column; where a role is left out the others share its room."""
    kept = [(role, width) for role, width in COLUMNS if role is None or roster.has(role)]
    more = (340 - sum(width for _, width in kept) - 2 * (len(kept) - 1)) / len(kept)
    found, place = [], 0.0
    for role, width in kept:
        found.append((roster.drawn(role) if role else OTHERS, place, width + more))
        place += width + more + 2
    return found


def division(matrix: Matrix, roster: Roster) -> list[tuple[str, list[list[TaskBasis]], list[tuple[str, int]]]]:
    """Return for each section: its title, the bases of the tasks in each of the columns, and how many each decides."""
    own = [role for role, _ in COLUMNS if role and roster.has(role)]
    found = []
    for section in matrix.sections:
        placed = [(decider(task), task.basis) for task in section.tasks]
        cells = [[basis for who, basis in placed if who == role] for role in own]
        cells.append([basis for who, basis in placed if who not in own])
        counts = Counter(who for who, _ in placed)
        told = [(roster.name(answer.id), counts[answer.id]) for answer in roster.answers if counts[answer.id]]
        found.append((section.title, [sorted(cell, key=_BASES.index) for cell in cells], told))
    return found
