"""Which files a question bank is handed over in, and the categories in them."""

from __future__ import annotations

from macros.model.quiz import Quiz

ALL = "alle"
OUTSIDE = "uden-modul"


def files(quizzes: list[Quiz]) -> dict[str, list[Quiz]]:
    """Return the quizzes of each file by its name: one file for a module, one for what belongs to none, one with all."""
    ordered = sorted(quizzes, key=lambda quiz: (quiz.module or 256, quiz.id))
    found: dict[str, list[Quiz]] = {}
    for quiz in ordered:
        found.setdefault(f"modul-{quiz.module}" if quiz.module else OUTSIDE, []).append(quiz)
    return {**found, ALL: ordered}


def category(root: str, quiz: Quiz, title: str) -> str:
    """Return the place of a quiz in the bank below `root`, as Moodle writes it: names parted by `/`, a `/` in a name doubled."""
    names = [root, f"Modul {quiz.module}" if quiz.module else "Uden modul", title]
    return "/".join(["$course$", "top", *(" ".join(name.replace("/", "//").split()) for name in names)])
