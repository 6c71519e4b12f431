"""How long the engine's build takes with 500 questions, against the same text as plain Markdown."""

import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

from scripts.build import settings
from scripts.measures import Row
from scripts.shell import ROOT, run

QUIZZES, ITEMS, RUNS = 50, 10, 3
CODE = ("macros", "overrides", "organisation.yml")
CONFIG = """site_name: Måling
site_url: http://127.0.0.1:8000/
theme: {name: material, custom_dir: overrides, language: da, font: false}
plugins:
  - macros: {module_name: macros/env, on_undefined: strict, on_error_fail: false}
markdown_extensions: [admonition, attr_list, def_list, tables, toc]
extra: {scope: /}
nav: [index.md, Sider: [SIDER]]
"""


def rows() -> list[Row]:
    """Build both sites in turn and compare the medians."""
    with tempfile.TemporaryDirectory() as folder:
        plain, quizzes = Path(folder) / "plain", Path(folder) / "quizzes"
        make(plain, with_quizzes=False)
        make(quizzes, with_quizzes=True)
        times: dict[Path, list[float]] = {plain: [], quizzes: []}
        for _ in range(RUNS):
            for root in times:
                times[root].append(seconds(root))
    base, other = (statistics.median(values) for values in times.values())
    how = f"{QUIZZES} sider, skiftevis, median af {RUNS}: {other:.2f} s mod {base:.2f} s".replace(".", ",")
    return [Row("bygning med 500 spørgsmål mod ren Markdown", "1,3 ×", f"{other / base:.2f} ×".replace(".", ","), how)]


def seconds(root: Path) -> float:
    """Build once and return the seconds it took."""
    start = time.monotonic()
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(root / "mkdocs.yml")]
    done = run([*command, "--site-dir", str(root / "site")], settings())
    if done.returncode:
        raise SystemExit(f"Målingen kunne ikke bygge:\n{done.stdout[-2000:]}")
    return time.monotonic() - start


def make(root: Path, *, with_quizzes: bool, quizzes: int = QUIZZES) -> None:
    """Write a site of the same words, as quizzes or as lists."""
    docs = root / "docs"
    (docs / "kilder").mkdir(parents=True)
    (docs / "genbrug").mkdir()
    (root / "quizzes").mkdir()
    for name in CODE:
        source = ROOT / name
        shutil.copytree(source, root / name) if source.is_dir() else shutil.copy(source, root / name)
    shutil.copytree(ROOT / "docs/assets", docs / "assets")
    shutil.copy(ROOT / "docs/kilder/register.yml", docs / "kilder/register.yml")
    (docs / "kilder/index.md").write_text("---\ntitle: Kilder\n---\n# Kilder\n", encoding="utf-8")
    (docs / "genbrug/instrumentnumre.yml").write_text("instruments: []\n", encoding="utf-8")
    (docs / "index.md").write_text("---\ntitle: Forside\n---\n# Forside\n", encoding="utf-8")
    pages = []
    for number in range(quizzes):
        pages.append(f"side-{number}.md")
        body = f'{{{{ quiz("quiz-{number}") }}}}' if with_quizzes else "\n".join(plain_item(n) for n in range(ITEMS))
        (docs / pages[-1]).write_text(f"---\ntitle: Side {number}\n---\n# Side {number}\n\n{body}\n", encoding="utf-8")
        if with_quizzes:
            (root / f"quizzes/quiz-{number}.yml").write_text(quiz(number), encoding="utf-8")
    (root / "mkdocs.yml").write_text(CONFIG.replace("SIDER", ", ".join(pages)), encoding="utf-8")


STEM = "Lederen vil købe et klatrestativ til legepladsen for 95.000 kroner. Hvad gælder, før hun bestiller det?"
OPTIONS = ("Hun bestiller det selv.", "Hun ser i delegationsplanen.", "Formanden siger ja.", "Kommunen spørges først.")
WHY = "Det afhænger af den beløbsgrænse, som bestyrelsen har aftalt med lederen og skrevet i referatet."


def plain_item(number: int) -> str:
    """Return a question as ordinary Markdown."""
    options = "\n".join(f"- {option} {WHY}" for option in OPTIONS)
    return f"## Spørgsmål {number}\n\n{STEM}\n\n{options}\n\n{WHY}\n"


def quiz(number: int) -> str:
    """Return the same words as a quiz file."""
    items = "".join(
        f"  - id: q-{number}-{item}\n    type: single\n    basis: local\n    stem: {STEM}\n    options:\n"
        + "".join(f"      - {{id: o-{n}, text: {text}, feedback: '{WHY}'}}\n" for n, text in enumerate(OPTIONS))
        + f"    rationale: {WHY}\n    look_in: [delegationsplan]\n    read: index.md\n"
        for item in range(ITEMS)
    )
    head = f"id: quiz-{number}\nkind: quiz\ntitle: Quiz {number}\nsummary: Måling.\n"
    return f"{head}license: CC-BY-4.0\nreviewed: 2026-11-22\nitems:\n{items}"
