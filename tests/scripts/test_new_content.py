"""The commands that begin a page or a quiz: what they write passes the checks."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest
import yaml

from macros.authoring.new_content import id_of, quoted, with_page
from macros.check import check
from scripts import new_page, new_quiz

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for folder in ("docs", "quizzes"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("assets"))
    shutil.copytree(ROOT / "docs/assets/search", tmp_path / "docs/assets/search")
    for file in ("mkdocs.yml", "organisation.yml"):
        shutil.copy(ROOT / file, tmp_path / file)
    return tmp_path


def answering(monkeypatch: pytest.MonkeyPatch, *answers: str) -> list[str]:
    left = list(answers)
    monkeypatch.setattr("builtins.input", lambda question: left.pop(0))
    return left


QUIZ = (
    "Hvem beslutter, når børnene skal på tur?",
    "En far vil vide, hvem der har besluttet turen: »formanden«?",
)
SAID = ["Det er en del af hverdagen.", "Lederen", "Formanden: altid", "Formanden leder ikke hverdagen. 100 % sikkert."]


def test_what_the_commands_write_passes_the_checks(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["new.py", "--root", str(project)])
    for place in ("kapitel", "case", "side"):
        left = answering(monkeypatch, place, "Regnvejr på turen", "Se, hvem der beslutter, når det regner.", "formand")
        assert new_page.main() == 0
        assert left == ([] if place != "side" else ["formand"])
    for name, basis, right, last in (
        ("lov", "law", ["ja"], ["dtl-15-1"]),
        ("praksis", "practice", ["ja"], []),
        ("aftale", "local", [], ["vedtaegt, driftsoverenskomst"]),
    ):
        options = ["Lederen", *right, *SAID, "nej"]
        why = "Lederen leder hverdagen inden for det, I har aftalt."
        pages = ["haandbog/findes-ikke.md", "haandbog/formanden.md"]
        left = answering(monkeypatch, f"Turen i skoven {name}", *QUIZ, basis, *options, *last, why, *pages)
        assert new_quiz.main() == 0
        assert left == []
        made = (project / f"quizzes/turen-i-skoven-{name}.yml").read_text(encoding="utf-8")
        assert made.startswith("# yaml-language-server: $schema=../docs/genbrug/skema/indhold.schema.json\n")
        texts = [option["text"] for option in yaml.safe_load(made)["items"][0]["options"]]
        assert texts == ["Lederen", "Formanden: altid"]
    found = [str(problem) for problem in check(project).problems]
    assert [problem for problem in found if "regnvejr-paa-turen" in problem or "turen-i-skoven" in problem] == []


def test_a_wrong_answer_is_asked_again_and_the_menu_gets_one_line(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["new_page.py", "--root", str(project)])
    left = answering(
        monkeypatch,
        "kapitle",
        "kapitel",
        "Formanden",
        "Når »legepladsen« skal: laves om",
        "Se, hvem der beslutter, når legepladsen skal laves om.",
        "formand, lederen",
        "formand, leder",
    )
    assert new_page.main() == 0
    assert left == []
    said = capsys.readouterr().out
    assert '"kapitle" kan ikke vælges. Mente du "kapitel"?' in said
    assert "docs/haandbog/formanden.md findes allerede. Vælg en anden titel." in said
    assert '"lederen" kan ikke vælges. Mente du "leder"?' in said
    name = "haandbog/naar-legepladsen-skal-laves-om.md"
    assert (project / "docs" / name).is_file()
    before = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").splitlines()
    after = (project / "mkdocs.yml").read_text(encoding="utf-8").splitlines()
    assert [line.strip() for line in after if line not in before] == [f"- {name}"]
    assert [line for line in after if name not in line] == before


def test_one_option_is_always_right(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = [part for n in range(new_quiz.MOST - 1) for part in (f"Svar nummer {n}", "nej", "Derfor.")]
    answering(monkeypatch, *answers, "Det sidste", "Derfor.")
    assert [answer.correct for answer in new_quiz._answers(local=False)] == [False] * (new_quiz.MOST - 1) + [True]


@pytest.mark.parametrize(
    ("title", "name"),
    [("Årshjul & møder", "aarshjul-moeder"), ("  Hvem? Dig!", "hvem-dig"), ("🎈", ""), ("Crème", "creme")],
)
def test_a_title_becomes_a_name(title: str, name: str) -> None:
    assert id_of(title) == name


@pytest.mark.parametrize("text", ['sagt: "nej"', "no", "12:30", "a \\ b # c", "{{ x }}", "- å"])
def test_front_matter_reads_back_as_it_was_written(text: str) -> None:
    assert yaml.safe_load(f"title: {quoted(text)}") == {"title": text}


def test_a_folder_that_is_not_in_the_menu_leaves_it_alone() -> None:
    assert with_page("nav:\n  - index.md\n", "nyt/a.md") == "nav:\n  - index.md\n"
