import hashlib
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from scripts import build, mkdocs_messages
from scripts.postbuild import search

ROOT = Path(__file__).resolve().parents[2]
CONFIG = "site_name: Prøve\nsite_url: https://example.org/\ntheme: {name: material, language: da, font: false}\n"
ENV = """
def define_env(env):
    @env.macro
    def quiz(name):
        raise ValueError(f"quizzen {name} findes ikke")
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = tmp_path / "et projekt"
    (root / "docs").mkdir(parents=True)
    (root / "mkdocs.yml").write_text(CONFIG + "validation: {anchors: warn}\n", encoding="utf-8")
    (root / "docs" / "index.md").write_text("# Hej\n\nBestyrelsen.\n", encoding="utf-8")
    return root


def digest(folder: Path) -> str:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    parts = (path.relative_to(folder).as_posix().encode() + path.read_bytes() for path in files)
    return hashlib.sha256(b"".join(parts)).hexdigest()


def test_a_build_has_pages_search_and_headers_and_is_the_same_each_time(project: Path) -> None:
    out = project / "ud" / "site"
    assert build.build_unchecked(out, project) == []
    assert {"index.html", "404.html", "_headers", "pagefind"} <= {path.name for path in out.iterdir()}
    assert (out / "pagefind" / "pagefind.js").is_file()
    assert not list((out / "pagefind").glob("*-ui*"))
    first = digest(out)
    assert build.build_unchecked(out, project) == []
    assert digest(out) == first
    assert [path.name for path in out.parent.iterdir()] == ["site"]


def test_problems_are_told_in_danish_and_leave_the_last_good_site(project: Path) -> None:
    out = project / "site"
    out.mkdir()
    (out / "god.html").touch()
    (project / "docs" / "index.md").write_text("# Hej\n\n[a](b.md) [c](#nej)\n")
    assert build.build_unchecked(out, project) == [
        "docs/index.md: linket »b.md« peger på noget, der ikke findes.",
        "docs/index.md: linket »#nej« peger på en overskrift, der ikke er på siden.",
    ]
    assert [path.name for path in out.iterdir()] == ["god.html"]


def test_errors_in_macros_name_page_and_line(project: Path) -> None:
    (project / "macros").mkdir()
    (project / "macros" / "env.py").write_text(ENV)
    options = "{module_name: macros/env, on_undefined: strict, on_error_fail: false}"
    (project / "mkdocs.yml").write_text(f"{CONFIG}plugins:\n  - macros: {options}\n", encoding="utf-8")
    (project / "docs" / "index.md").write_text('---\ntitle: x\n---\n\n# Hej\n\n{{ quiz("y") }}\n')
    (project / "docs" / "to.md").write_text("# To\n\n{{ ukendt }}\n")
    (project / "docs" / "tre.md").write_text("---\ntitle: x\n---\n# Tre\n\n{% if %}\n")
    assert build.build_unchecked(project / "site", project) == [
        "docs/index.md:7: quizzen y findes ikke",
        "docs/to.md:3: {{ ukendt }} er ikke et navn, som siderne kan bruge.",
        "docs/tre.md:6: fejl i en makro: Expected an expression, got 'end of statement block'",
    ]


def test_pages_outside_the_menu_get_a_line_each(tmp_path: Path) -> None:
    text = (
        'WARNING -  The following pages exist in the docs directory, but are not included in the "nav" configuration:'
    )
    assert mkdocs_messages.problems(f"{text}\n  - a.md\n  - b/c.md\n\nAborted with 1 warnings\n", tmp_path) == [
        "docs/a.md: siden står ikke i menuen (nav) i mkdocs.yml.",
        "docs/b/c.md: siden står ikke i menuen (nav) i mkdocs.yml.",
    ]


def test_a_crash_is_told_without_a_traceback(tmp_path: Path) -> None:
    output = 'Traceback (most recent call last):\n  File "x.py", line 1, in y\nValueError: hov\n'
    assert mkdocs_messages.problems(output, tmp_path) == ["Siden kunne ikke bygges: ValueError: hov"]


def test_a_broken_configuration_is_named(project: Path) -> None:
    (project / "mkdocs.yml").write_text("site_name: [x\n")
    (problem,) = build.build_unchecked(project / "site", project)
    assert "mkdocs.yml" in problem
    assert "Traceback" not in problem


def test_what_the_content_check_finds_comes_first(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done = subprocess.CompletedProcess([], 1, "docs/a.md:1:1: forkert\n\n1 skal rettes.\n")
    monkeypatch.setattr(build, "run", lambda command, env=None: done)
    assert build.build(project / "site", project) == ["docs/a.md:1:1: forkert", "1 skal rettes."]
    assert not (project / "site").exists()


def test_a_check_that_crashes_is_told_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    done = subprocess.CompletedProcess([], 1, "Traceback (most recent call last):\n  x\nKeyError: 'a'\n")
    monkeypatch.setattr(build, "run", lambda command: done)
    assert build.check(ROOT) == ["Indholdet kunne ikke kontrolleres: KeyError: 'a'"]


def test_only_old_leftovers_are_removed(tmp_path: Path) -> None:
    for name in (".site-1", ".site-2", ".other-1"):
        (tmp_path / name).mkdir()
    past = time.time() - build.LEFTOVER_AGE - 60
    os.utime(tmp_path / ".site-1", (past, past))
    build.remove_leftovers(tmp_path / "site")
    assert sorted(path.name for path in tmp_path.iterdir()) == [".other-1", ".site-2"]


def test_a_site_without_pages_has_no_index(tmp_path: Path) -> None:
    assert search.add_index(tmp_path) == ["Søgeindekset kunne ikke laves: der er ingen sider."]


@pytest.mark.parametrize("command", ["build", "serve", "test"])
def test_help_is_danish(command: str) -> None:
    script = ROOT / "scripts" / f"{command}.py"
    done = subprocess.run([sys.executable, "-X", "utf8", script, "--help"], capture_output=True, check=False)
    assert done.returncode == 0
    assert "siden" in done.stdout.decode()
