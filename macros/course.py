"""The course as its pages tell it: the modules, their lessons, and the questions that a reader's way is counted from."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from macros.load import Library
from macros.model.quiz import Case, Quiz
from macros.pages import Page

FOLDER = "kursus/"
START = "-start"
"""What the id of a module's opening questions ends in."""


@dataclass(frozen=True)
class Module:
    """One module: `minutes` is the time for one reader, `quizzes` are its opening questions and its quiz, in order."""

    number: int
    title: str
    summary: str
    path: str
    minutes: int
    goals: tuple[str, ...]
    quizzes: tuple[Quiz, ...]
    guide: str
    """The page of the meeting guide, or "" where there is none."""

    @property
    def name(self) -> str:
        """The title without its number."""
        return self.title.partition(": ")[2] or self.title


def modules(library: Library, pages: list[Page]) -> list[Module]:
    """Return the modules of the course in order: the pages of its folder that give their number and their goals."""
    paths = {page.path for page in pages}
    return sorted((_module(page, library, paths) for page in pages if is_module(page)), key=lambda one: one.number)


def is_module(page: Page) -> bool:
    """Tell whether a page is a module of the course."""
    return page.path.startswith(FOLDER) and isinstance(page.front.get("module"), int) and bool(page.front.get("goals"))


def _module(page: Page, library: Library, paths: set[str]) -> Module:
    number = int(page.front["module"])
    guide = f"{FOLDER}drejebog-{number}.md"
    quizzes = (library.contents.get(name) for call in page.calls if call.name == "quiz" for name in call.arguments)
    return Module(
        number,
        str(page.front.get("title", PurePosixPath(page.path).stem)),
        str(page.front.get("summary", "")),
        page.path,
        int(page.front.get("minutes", 20)),
        tuple(str(goal) for goal in page.front["goals"]),
        tuple(quiz for quiz in quizzes if isinstance(quiz, Quiz)),
        guide if guide in paths else "",
    )


def counted(quiz: Quiz) -> list[str]:
    """Return what counts as one question each: an item's id, or the ids of a case's steps with blanks between."""
    return [" ".join(step.id for step in item.steps) if isinstance(item, Case) else item.id for item in quiz.items]
