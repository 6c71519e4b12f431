"""How the cost grows with the content: seconds and memory for each page and question, the index, the search.

The engine and the steps that follow it each run in a process of their own, whose time on the processor and most memory
the system tells: others on the machine disturb them less than the clock.
"""

from __future__ import annotations

import os
import random
import re
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from scripts.build import settings
from scripts.measures import Table, build_time, number
from scripts.measures.chromium import opened
from scripts.shell import ROOT, fail

PAGES = (50, 500, 2000)
QUESTIONS = (500, 2000, 5000)
WORDS = 300
MIB = 1024 * 1024
NOTHING = "–"
HEAD = (
    "Størrelse", "Motor", "pr. ekstra side", "Efterbehandling", "pr. ekstra side", "Hukommelse", "Søgeindeks", "Søgning"
)  # fmt: skip
POST = """
import sys
from pathlib import Path
from scripts.postbuild import STEPS, offline
offline.MAX_BYTES = sys.maxsize  # so much is more than a phone should keep; here the rest is of interest
for step in STEPS:
    if problems := step(Path(sys.argv[2]), Path(sys.argv[1])):
        sys.exit("\\n".join(problems))
"""
# A word that stands on every page and one that stands on few: the milliseconds of each search, the first of all apart.
SEARCH = """async (queries) => {
  const { Engine } = await import('/assets/js/search/engine.js')
  const engine = await Engine.open(new URL('/', location.href))
  const times = []
  for (const query of queries) {
    const start = performance.now()
    await engine.search(query)
    times.push(performance.now() - start)
  }
  return times
}"""


@dataclass(frozen=True)
class Cost:
    """What one size costs: seconds of engine and of the steps that follow, bytes of memory and index, ms of a search."""

    pages: int
    engine: float
    after: float
    memory: int
    index: int
    search: float


def tables() -> list[Table]:
    """Build every size once and tell what it costs."""
    pages = [cost(size, with_quizzes=False) for size in PAGES]
    quizzes = [cost(size // build_time.ITEMS, with_quizzes=True) for size in QUESTIONS]
    how = (
        f"Sider med samme tekst og {WORDS} tilfældige ord fra håndbogen, {build_time.SECTION} i hvert afsnit. Tiderne er "
        "processortid. Motoren er MkDocs, efterbehandling er søgning, sikkerhed og resten. En ekstra side skal koste det "
        "samme, om der er få eller mange: ± 20 %."
    )
    more = f"Her er {build_time.ITEMS} spørgsmål på hver af siderne."
    return [
        Table("Flere sider", how, HEAD, rows([f"{size} sider" for size in PAGES], pages)),
        Table("Flere spørgsmål", more, HEAD, rows([f"{size} spørgsmål" for size in QUESTIONS], quizzes)),
    ]


def rows(names: list[str], costs: list[Cost]) -> list[tuple[str, ...]]:
    """Write costs, from few pages to many; what a further page costs is seen from the second on."""
    made: list[tuple[str, ...]] = []
    for name, one, less in zip(names, costs, [None, *costs], strict=False):
        pages = one.pages - less.pages if less else 0
        made.append(
            (
                name,
                f"{number(one.engine, 1)} s",
                f"{number(1000 * (one.engine - less.engine) / pages, 1)} ms" if less else NOTHING,
                f"{number(one.after, 1)} s",
                f"{number(1000 * (one.after - less.after) / pages, 1)} ms" if less else NOTHING,
                f"{number(one.memory / MIB)} MB" if one.memory else NOTHING,
                f"{number(one.index / MIB, 2)} MB",
                f"{number(one.search)} ms",
            )
        )
    return made


def cost(pages: int, *, with_quizzes: bool) -> Cost:
    """Make a site of so many pages, build it, and search it."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "root"
        build_time.make(root, with_quizzes=with_quizzes, pages=pages, more=paragraph)
        (root / "docs/assets/search/hverdagsord.yml").unlink()  # names the pages of the handbook
        site = root / "site"
        engine, memory = spent(build_time.command(root))
        after, more = spent([sys.executable, "-c", POST, str(root), str(site)])
        index = sum(path.stat().st_size for path in (site / "pagefind").rglob("*") if path.is_file())
        return Cost(pages, engine, after, max(memory, more), index, search(site))


def spent(command: list[str]) -> tuple[float, int]:
    """Run a program; return its seconds and most memory in bytes (by the clock and 0, where the system does not tell)."""
    start = time.monotonic()
    with tempfile.TemporaryFile("w+", encoding="utf-8") as told:
        process = subprocess.Popen(
            command, cwd=ROOT, env=settings() | {"PYTHONPATH": str(ROOT)}, stdout=told, stderr=subprocess.STDOUT
        )
        seconds, memory = 0.0, 0
        if hasattr(os, "wait4"):
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            seconds = usage.ru_utime + usage.ru_stime
            memory = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)  # the units of the two systems
        if process.wait():
            told.seek(0)
            raise fail("Målingen kunne ikke bygge.", told.read())
    return seconds or time.monotonic() - start, memory


def search(site: Path) -> float:
    """Return the milliseconds of a search in a browser that has searched before; the slower of a common and a rare word."""
    with opened(site) as (chromium, address):
        page = chromium.new_page()
        page.goto(f"{address}/")
        times: list[float] = page.evaluate(SEARCH, ["forside", "klatrestativ", vocabulary()[-1]])
    return max(times[1:])


def paragraph(page: int) -> str:
    """Return words for a page, always the same for the same page; as in real texts some are common and most are rare."""
    words = vocabulary()
    chance = random.Random(page)
    return " ".join(words[int(len(words) * chance.random() ** 3)] for _ in range(WORDS))


@cache
def vocabulary() -> list[str]:
    """Return the words of the handbook, each once, in the order of the alphabet."""
    texts = (path.read_text(encoding="utf-8") for path in (ROOT / "docs/haandbog").glob("*.md"))
    return sorted({word for text in texts for word in re.findall(r"\b[a-zæøå]{3,}\b", text)})
