"""Every rule has a planted fault in faults/, and the check says exactly what stands beside it."""

from __future__ import annotations

import datetime
import shutil
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

from macros.check import check
from macros.rules import (
    faq,
    glossary,
    language,
    library,
    links,
    matrix,
    pages,
    palette,
    questions,
    quiz,
    scale,
    sources,
    walk,
)

FAULTS = Path(__file__).with_name("faults")
TODAY = datetime.date(2026, 11, 22)


def planted() -> Iterator[Any]:
    for path in sorted(FAULTS.glob("*.yml")):
        for fault in yaml.safe_load(path.read_text(encoding="utf-8")):
            yield pytest.param(fault, id=f"{path.stem}: {fault['fault']}")


def said(fault: dict[str, str], folder: Path) -> str:
    """Plant the fault in a copy of the base and return what the check says."""
    shutil.copytree(FAULTS / "base", folder, dirs_exist_ok=True)
    path = folder / fault["file"]
    text = fault["with"]
    if "replace" in fault:
        before = path.read_text(encoding="utf-8")
        assert fault["replace"] in before, "the fault no longer fits its base file"
        text = before.replace(fault["replace"], fault["with"], 1)
    path.write_text(text, encoding="utf-8")
    report = check(folder, TODAY)
    return "".join(
        [*(f"{problem}\n" for problem in report.problems), *(f"{one} (advarsel)\n" for one in report.warnings)]
    )


def test_the_base_is_without_fault() -> None:
    assert check(FAULTS / "base", TODAY)[2:] == ([], [])


@pytest.mark.parametrize("fault", list(planted()))
def test_fault_is_found(fault: dict[str, str], tmp_path: Path) -> None:
    assert said(fault, tmp_path) == fault["expected"]


def rules() -> Iterator[Any]:
    for module in (quiz, matrix, scale, palette, pages, links, sources, language, glossary, faq, walk, questions):
        for rule in (*module.RULES, *getattr(module, "WARNINGS", ())):
            yield pytest.param(module, rule.__name__, id=f"{module.__name__.rsplit('.', 1)[-1]}: {rule.__name__}")
    for name in library.RULES:
        yield pytest.param(library, name, id=f"library: {name}")


@pytest.mark.parametrize(("module", "name"), list(rules()))
def test_no_rule_without_its_fault(
    module: ModuleType, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Taking the rule away changes what is said of the fault planted for it."""
    if module is library:
        monkeypatch.setattr(module, name, lambda *_: iter(()))
    else:
        for rules in {"RULES", "WARNINGS"} & vars(module).keys():
            monkeypatch.setattr(module, rules, tuple(rule for rule in getattr(module, rules) if rule.__name__ != name))
    faults = yaml.safe_load((FAULTS / f"{module.__name__.rsplit('.', 1)[-1]}.yml").read_text(encoding="utf-8"))
    own = [fault for fault in faults if fault["fault"].split(":")[0] == name]
    assert own, f"no fault is planted for {name}"
    for number, fault in enumerate(own):
        assert said(fault, tmp_path / str(number)) != fault["expected"]


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    shutil.copytree(FAULTS / "base", tmp_path, dirs_exist_ok=True)
    (tmp_path / "quizzes/proeve.yml").write_bytes("id: prøve\n".encode("latin-1"))
    (tmp_path / "docs/haandbog/side.md").write_bytes("# Å\n".encode("latin-1"))
    assert [str(problem) for problem in check(tmp_path)[2]] == [
        "docs/haandbog/side.md:1:1: Siden kan ikke læses som UTF-8. Gem den igen med tegnsættet UTF-8.",
        "quizzes/proeve.yml:1:1: Filen er ikke gemt som UTF-8. Gem den igen med tegnsættet UTF-8.",
    ]


def test_the_projects_own_content_is_without_fault(root: Path) -> None:
    assert [str(problem) for problem in check(root)[2]] == []
