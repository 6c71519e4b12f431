"""Drawings of the site and the way to a decider. Every drawing is SVG with a title, a description and the same in text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from markupsafe import Markup

from macros import labels
from macros.model.matrix import Matrix, Task, TaskBasis
from macros.model.roles import LABELS, ROLES
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
        columns = [(name, sum(_WIDTHS[:index]) + 2 * index, _WIDTHS[index]) for index, (name, _) in enumerate(COLUMNS)]
        return self._render(
            f"tegninger/{name}.html",
            name=name,
            columns=columns,
            division=division(matrix),
            figures=figures(self.library.budget) if self.library.budget else None,
        )

    def walk(self, walk: Walk) -> Markup:
        """Render the questions and outcomes as text; its script asks them one at a time."""
        tasks = {task.id: task for one in self.library.instruments if isinstance(one, Matrix) for task in one.tasks}
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
        return self._render("tegninger/_flow.html", name="beslutningsvej", flow=lay_out(walk), words=labels.WALK)


COLUMNS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Kommunen", ("kommunen",)),
    ("Bestyrelsen", ("bestyrelsen",)),
    ("Formanden", ("formanden",)),
    ("Lederen", ("lederen",)),
    ("Andre", ("flere-sammen", "paraplyen", "hver-enkelt")),
)
_WIDTHS = (68, 80, 72, 60, 52)
"""The columns together fill the width of the drawing, 340, with 2 between."""
_BASES: tuple[TaskBasis, ...] = ("law", "partial", "local")


def decider(task: Task) -> str:
    """Return who decides in a one-tier institution: a role, several together, or each for themselves."""
    if task.personal:
        return "hver-enkelt"
    return "flere-sammen" if task.contract else task.decides[0]


def division(matrix: Matrix) -> list[tuple[str, list[list[TaskBasis]], list[tuple[str, int]]]]:
    """Return for each section: its title, the bases of the tasks in each of `COLUMNS`, and how many each decides."""
    found = []
    for section in matrix.sections:
        cells = [
            sorted((task.basis for task in section.tasks if decider(task) in deciders), key=_BASES.index)
            for _, deciders in COLUMNS
        ]
        found.append((section.title, cells, _counted(decider(task) for task in section.tasks)))
    return found


def _counted(deciders: Iterable[str]) -> list[tuple[str, int]]:
    counts = Counter(deciders)
    order = [*(role.id for role in ROLES), "flere-sammen", "hver-enkelt"]
    return [(LABELS[who], counts[who]) for who in order if counts[who]]
