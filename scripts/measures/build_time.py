"""How long the engine's build takes with 500 questions, against the same text as plain Markdown."""

import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from scripts.build import settings
from scripts.measures import Table, number
from scripts.shell import ROOT, run

PAGES, ITEMS, RUNS = 50, 10, 5
SECTION = 50
CODE = ("macros", "overrides", "organisation.yml")
CONFIG = """site_name: Måling
site_url: http://127.0.0.1:8000/
theme: {name: material, custom_dir: overrides, language: da, font: false}
plugins:
  - macros: {module_name: macros/env, on_undefined: strict, on_error_fail: false}
markdown_extensions: [admonition, attr_list, def_list, tables, toc]
extra: {scope: /}
nav:
  - index.mdSECTIONS
"""


def table() -> Table:
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
    how = f"Samme ord på {PAGES} sider, som quizzer og som ren Markdown. Bygget skiftevis; median af {RUNS}."
    what = f"{PAGES * ITEMS} spørgsmål mod ren Markdown"
    row = (what, "1,3 ×", f"{number(other / base, 2)} ×", f"{number(other, 2)} s", f"{number(base, 2)} s")
    return Table("Bygning", how, ("Hvad", "Højst", "Målt", "Med quizzer", "Ren Markdown"), [row])


def seconds(root: Path) -> float:
    """Build once and return the seconds it took."""
    start = time.monotonic()
    done = run(command(root), settings())
    if done.returncode:
        raise SystemExit(f"Målingen kunne ikke bygge:\n{done.stdout[-2000:]}")
    return time.monotonic() - start


def command(root: Path) -> list[str]:
    """Return the command that builds a site into its folder ``site``."""
    options = ["--quiet", "--config-file", str(root / "mkdocs.yml"), "--site-dir", str(root / "site")]
    return [sys.executable, "-m", "mkdocs", "build", *options]


def make(root: Path, *, with_quizzes: bool, pages: int = PAGES, more: Callable[[int], str] = lambda page: "") -> None:
    """Write a site of the same words, as quizzes or as lists, ten questions to a page; ``more`` is added to a page's text."""
    docs = root / "docs"
    for name in ("kilder", "genbrug"):
        (docs / name).mkdir(parents=True)
    (root / "quizzes").mkdir()
    for name in CODE:
        source = ROOT / name
        shutil.copytree(source, root / name) if source.is_dir() else shutil.copy(source, root / name)
    shutil.copytree(ROOT / "docs/assets", docs / "assets")
    shutil.copy(ROOT / "docs/kilder/register.yml", docs / "kilder/register.yml")
    (docs / "genbrug/instrumentnumre.yml").write_text("instruments: []\n", encoding="utf-8")
    write_page(docs / "kilder/index.md", "Kilder", "")
    write_page(docs / "index.md", "Forside", "")
    names = [page_file(page) for page in range(pages)]
    for page, name in enumerate(names):
        body = f'{{{{ quiz("quiz-{page}") }}}}' if with_quizzes else "\n".join(plain_item(n) for n in range(ITEMS))
        write_page(docs / name, f"Side {page}", f"{body}\n\n{more(page)}")
        if with_quizzes:
            (root / f"quizzes/quiz-{page}.yml").write_text(quiz(page), encoding="utf-8")
    sections = [names[start : start + SECTION] for start in range(0, pages, SECTION)]
    menu = "".join(f"\n  - Afsnit {place}: [{', '.join(section)}]" for place, section in enumerate(sections))
    (root / "mkdocs.yml").write_text(CONFIG.replace("SECTIONS", menu), encoding="utf-8")


def page_file(page: int) -> str:
    """Return where a page lies in docs/: a folder to each section, as in a site that people find their way in."""
    return f"afsnit-{page // SECTION}/side-{page}.md"


def write_page(path: Path, title: str, body: str) -> None:
    """Write a page."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"---\ntitle: {title}\n---\n# {title}\n\n{body}\n", encoding="utf-8")


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
