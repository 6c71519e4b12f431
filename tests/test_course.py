"""The course as its pages tell it: modules, goals, quizzes, and meeting guides whose minutes add up."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from macros.check import read_pages
from macros.course import Module, counted, modules
from macros.load import load
from macros.pages import parse_page


@pytest.fixture(scope="module")
def course(root: Path) -> list[Module]:
    return modules(load(root), read_pages(root))


def test_nine_modules_in_order_each_with_opening_questions_a_quiz_and_a_guide(course: list[Module]) -> None:
    assert [module.number for module in course] == list(range(1, 10))
    for module in course:
        number = module.number
        assert [quiz.id for quiz in module.quizzes] == [f"modul-{number}-start", f"modul-{number}"]
        assert len(module.quizzes[0].items) == 3
        assert module.guide == f"kursus/drejebog-{number}.md"
        assert 3 <= len(module.goals) <= 5
        assert module.title == f"Modul {number}: {module.name}"


def test_a_page_that_is_no_module_is_left_out(root: Path) -> None:
    page = parse_page("---\nmodule: 10\ntitle: Uden mål\n---\n", "docs/kursus/modul-10.md")
    assert modules(load(root), [page]) == []


def test_the_goals_on_the_page_are_those_that_machines_are_told(course: list[Module], root: Path) -> None:
    for module in course:
        text = (root / "docs" / module.path).read_text(encoding="utf-8")
        told = re.search(r"## Når du er færdig\n+((?:- .*\n)+)", text)
        assert told, module.path
        shown = [line.removeprefix("- ").rstrip(".") for line in told[1].splitlines()]
        assert [goal[0].upper() + goal[1:] for goal in module.goals] == shown, module.path


def test_a_module_opens_with_a_scene(course: list[Module], root: Path) -> None:
    for module in course:
        text = (root / "docs" / module.path).read_text(encoding="utf-8")
        scene = text.partition(f"# {module.title}\n")[2].partition("\n## ")[0]
        assert len(scene.split()) > 20, module.path


def test_a_case_counts_as_one_question(course: list[Module]) -> None:
    for module in course:
        for quiz in module.quizzes:
            ways = counted(quiz)
            assert len(ways) == len(quiz.items)
            assert {name for way in ways for name in way.split()} == {question.id for question in quiz.questions}


def test_the_minutes_of_every_guide_add_up(course: list[Module], root: Path) -> None:
    for module in course:
        text = (root / "docs" / module.guide).read_text(encoding="utf-8")
        table = re.search(r"^\|.*\| 20 minutter \| 45 minutter \| 90 minutter \|\n\| ---.*\n((?:\|.*\n)+)", text, re.M)
        assert table, module.guide
        rows = [line.strip("|").split("|")[1:] for line in table[1].splitlines()]
        columns = [
            [int(found[0]) for cell in column if (found := re.findall(r"^\s*(\d+)", cell))]
            for column in zip(*rows, strict=True)
        ]
        assert [sum(column) for column in columns] == [20, 45, 90], module.guide
