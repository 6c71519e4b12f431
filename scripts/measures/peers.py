"""The same questions in three other quiz plugins and here: build time, bytes added, accessibility after answering."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from scripts import browser
from scripts.build import settings
from scripts.measures import Row, build_time
from scripts.measures.weight import first_visit, in_kib
from scripts.postbuild.minify import minify
from scripts.shell import CACHE, ROOT, run
from scripts.webserver import serving

PEERS = {"mkdocs-quiz": "1.7.1", "mkdocs-mcq": "0.2.0", "mkdocs-superquiz": "0.7.1"}
PLUGINS = {"mkdocs-quiz": "mkdocs_quiz", "mkdocs-mcq": "mcq", "mkdocs-superquiz": "superquiz"}
SIZES = (20, 500)
PER_PAGE = 10
RUNS = 5
PLAIN, OURS_PLAIN, OURS = "ren Markdown (deres tema)", "ren Markdown (vores tema)", "her"
AXE = ROOT / "node_modules/axe-core/axe.min.js"
OPTIONS = tuple((text, number == 1) for number, text in enumerate(build_time.OPTIONS))
CONFIG = """site_name: Måling
theme: {{name: material, language: da, font: false}}
plugins: [search{plugin}]
markdown_extensions: [admonition, attr_list, def_list, tables, pymdownx.superfences]
"""
# Answers everything on a page the way a reader would: the first option of each question, then every button that answers.
ANSWER = """() => {
  const main = document.querySelector('main')
  const seen = new Set()
  for (const input of main.querySelectorAll('input[type=radio]')) {
    const question = input.closest('fieldset, form, .quiz, .admonition, [class*=mcq]') ?? main
    if (!seen.has(question)) { seen.add(question); input.click() }
  }
  const answers = /svar|submit|valid|check|tjek|indsend/i
  for (const button of main.querySelectorAll('button')) if (answers.test(button.textContent + button.className)) button.click()
  return seen.size
}"""


@dataclass
class Site:
    """A site that is built again and again."""

    name: str
    root: Path
    python: str
    seconds: list[float] = field(default_factory=list)

    def build(self) -> None:
        """Build once and note the time."""
        start = time.monotonic()
        command = [self.python, "-m", "mkdocs", "build", "--quiet", "--config-file", str(self.root / "mkdocs.yml")]
        done = subprocess.run(
            [*command, "--site-dir", str(self.root / "site")], env=settings(), capture_output=True, text=True
        )
        if done.returncode:
            raise SystemExit(f"{self.name} kunne ikke bygges:\n{(done.stdout + done.stderr)[-2000:]}")
        self.seconds.append(time.monotonic() - start)

    @property
    def median(self) -> float:
        """The median of the builds."""
        return statistics.median(self.seconds)


def rows() -> list[Row]:
    """Install the peers in an environment of their own, build in turn, and measure what a reader gets."""
    python = environment()
    made: list[Row] = []
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            sites = make_all(Path(folder) / str(size), size, python)
            for _ in range(RUNS):
                for site in sites.values():
                    site.build()
            made += times(sites, size)
        minify(sites[OURS].root / "site")
        minify(sites[OURS_PLAIN].root / "site")
        made += readers(sites)
    return made


def times(sites: dict[str, Site], size: int) -> list[Row]:
    """Compare each build with plain Markdown in the same theme."""
    made = []
    for name, site in sites.items():
        if name in (PLAIN, OURS_PLAIN):
            continue
        base = sites[OURS_PLAIN if name == OURS else PLAIN]
        how = f"{site.median:.2f} s mod {base.median:.2f} s, skiftevis, median af {RUNS}".replace(".", ",")
        ratio = f"{site.median / base.median:.2f} ×".replace(".", ",")
        made.append(Row(f"bygning, {size} spørgsmål: {name}", "1,3 ×" if name == OURS else "–", ratio, how))
    return made


def readers(sites: dict[str, Site]) -> list[Row]:
    """Compare what a reader fetches, and what axe finds once everything is answered."""
    made: list[Row] = []
    executable = str(browser.find_or_install())
    with (
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"]) as chromium,
    ):
        fetched = {name: visit(chromium, site) for name, site in sites.items()}
        for name, (with_quiz, without, faults, answered) in fetched.items():
            if name in (PLAIN, OURS_PLAIN):
                continue
            base = fetched[OURS_PLAIN if name == OURS else PLAIN]
            made.append(
                Row(
                    f"lagt til på en side med {PER_PAGE} spørgsmål: {name}",
                    "færre end mkdocs-quiz",
                    in_kib(with_quiz - base[0]),
                    "gzip",
                )
            )
            made.append(Row(f"lagt til på en side uden quiz: {name}", "0", in_kib(without - base[1]), "gzip"))
            new = sorted(f"{rule} ({count})" for rule, count in (faults - base[2]).items())
            made.append(Row(f"axe efter {answered} svar: {name}", "0", str(len(new)), ", ".join(new) or "ingen"))
    return made


def visit(chromium: Browser, site: Site) -> tuple[int, int, Counter[str], int]:
    """Return bytes with and without a quiz, the rules that axe finds broken and where, and how many questions were answered."""
    with serving(site.root / "site") as address:
        with_quiz = sum(first_visit(chromium, f"{address}/side-0/").values())
        without = sum(first_visit(chromium, f"{address}/uden/").values())
        page = chromium.new_page()
        page.goto(f"{address}/side-0/", wait_until="networkidle")
        answered = page.evaluate(ANSWER)
        page.wait_for_timeout(1500)
        faults = broken(page)
        page.close()
    return with_quiz, without, faults, answered


def broken(page: Page) -> Counter[str]:
    """Return the rules that axe finds broken, with the number of places."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: dict[str, Any] = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return Counter({violation["id"]: len(violation["nodes"]) for violation in found["violations"]})


def environment() -> str:
    """Return the Python of an environment that holds the peers and nothing of ours."""
    folder = CACHE / "peers"
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    if not python.exists():
        run([sys.executable, "-m", "venv", str(folder)])
    wanted = ["mkdocs==1.6.1", "mkdocs-material==9.8.1", *(f"{name}=={version}" for name, version in PEERS.items())]
    done = run([str(python), "-m", "pip", "install", "--quiet", *wanted])
    if done.returncode:
        raise SystemExit(f"De andre kunne ikke installeres:\n{done.stdout[-2000:]}")
    return str(python)


def make_all(folder: Path, size: int, python: str) -> dict[str, Site]:
    """Write every site with the same questions."""
    kinds: dict[str, Callable[[int], str]] = {
        PLAIN: plain_item, "mkdocs-quiz": quiz_item, "mkdocs-mcq": mcq_item, "mkdocs-superquiz": superquiz_item,
    }  # fmt: skip
    sites = {}
    for name, item in kinds.items():
        root = folder / name
        docs = root / "docs"
        docs.mkdir(parents=True)
        plugin = f", {PLUGINS[name]}" if name in PLUGINS else ""
        (root / "mkdocs.yml").write_text(CONFIG.format(plugin=plugin), encoding="utf-8")
        (docs / "index.md").write_text("# Forside\n", encoding="utf-8")
        (docs / "uden.md").write_text("# Uden quiz\n\nEn side med tekst.\n", encoding="utf-8")
        for page in range(size // PER_PAGE):
            body = "\n\n".join(item(page * PER_PAGE + number) for number in range(PER_PAGE))
            (docs / f"side-{page}.md").write_text(f"# Side {page}\n\n{body}\n", encoding="utf-8")
        sites[name] = Site(name, root, python)
    for name, with_quizzes in ((OURS_PLAIN, False), (OURS, True)):
        root = folder / ("vores" if with_quizzes else "vores-ren")
        build_time.make(root, with_quizzes=with_quizzes, quizzes=size // PER_PAGE)
        (root / "docs/uden.md").write_text(
            "---\ntitle: Uden quiz\n---\n# Uden quiz\n\nEn side med tekst.\n", encoding="utf-8"
        )
        sites[name] = Site(name, root, sys.executable)
    return sites


def stem(number: int) -> str:
    """The question."""
    return f"Spørgsmål {number}: {build_time.STEM}"


def plain_item(number: int) -> str:
    """The question as Markdown."""
    return f"**{stem(number)}**\n\n" + "\n".join(f"- {name} {build_time.WHY}" for name, _ in OPTIONS)


def quiz_item(number: int) -> str:
    """The question for mkdocs-quiz."""
    options = "\n".join(f"- [{'x' if right else ' '}] {name}" for name, right in OPTIONS)
    return f"<quiz>\n{stem(number)}\n{options}\n\n" + "\n\n".join(build_time.WHY for _ in OPTIONS) + "\n</quiz>"


def mcq_item(number: int) -> str:
    """The question for mkdocs-mcq."""
    options = "\n".join(f"- [{'x' if right else ' '}] {name}\n  > {build_time.WHY}" for name, right in OPTIONS)
    return f'```mcq\n---\ntype: single\nquestion: "{stem(number)}"\n---\n\n{options}\n```'


def superquiz_item(number: int) -> str:
    """The question for mkdocs-superquiz, which explains nothing by itself."""
    options = "\n".join(f"      - {f'[{name}]' if right else name}" for name, right in OPTIONS)
    told = "\n\n".join(build_time.WHY for _ in OPTIONS)
    return f'!!! scquiz "Spørgsmål {number}"\n    {stem(number)}\n    answers:\n{options}\n\n{told}'
