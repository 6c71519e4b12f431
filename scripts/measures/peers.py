"""The same questions in three other quiz plugins and here: build time, bytes added, accessibility after answering."""

from __future__ import annotations

import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import Browser, Page

from scripts import node_packages
from scripts.build import build_unchecked
from scripts.measures import Table, build_time, number, peer_sites
from scripts.measures.chromium import launched
from scripts.measures.peer_sites import OURS, PEERS, PLAIN, Site
from scripts.measures.weight import first_visit, in_kib
from scripts.postbuild.minify import minify
from scripts.shell import fail
from scripts.webserver import serving

SIZES = (20, 500)
RUNS = 5
NAMES = (OURS, *PEERS)
QUIZ = build_time.page_file(0).removesuffix(".md") + "/"
HEAD = ("Hvad", "Her", *(f"`{name}` {version}" for name, version in PEERS.items()))
HOW = (
    "De samme spørgsmål i fire udgaver, alle i temaet Material for MkDocs med dets søgning, bygget skiftevis; median af "
    "{runs}. Vores motortid rummer også makroer og kilder, som de andre ikke har. Bytes og fejl er det, læseren får: vores "
    "i vores eget tema, de andres i deres, og hver gang kun det, som spørgsmålene lægger til."
)
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


class Visit(NamedTuple):
    """What a reader gets: bytes with and without a quiz, the rules that axe finds broken and in how many places."""

    with_quiz: int
    without: int
    faults: Counter[str]


def table() -> Table:
    """Install the peers in an environment of their own, build in turn, and measure what a reader gets."""
    python = peer_sites.environment()
    rows: list[tuple[str, ...]] = []
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            pages = size // build_time.ITEMS
            theirs = peer_sites.theirs(Path(folder) / f"deres-{size}", pages, python)
            ours = peer_sites.ours(Path(folder) / f"vores-{size}", pages, own_theme=False)
            for _ in range(RUNS):
                for site in (*theirs.values(), *ours.values()):
                    site.build()
            rows += times(size, theirs, ours)
        deployed = peer_sites.ours(Path(folder) / "udgivet", pages, own_theme=True)
        for site in deployed.values():
            site.build()
        rows += readers(theirs, deployed)
        rows.append((f"Alt, hvad vi bygger af {SIZES[-1]} spørgsmål", whole(deployed[OURS]), *("–" for _ in PEERS)))
    return Table("Mod andre", HOW.format(runs=RUNS), HEAD, rows)


def times(size: int, theirs: dict[str, Site], ours: dict[str, Site]) -> list[tuple[str, ...]]:
    """Compare each build with plain Markdown in the same theme."""
    pairs = [(ours[OURS], ours[PLAIN]), *((theirs[name], theirs[PLAIN]) for name in PEERS)]
    return [
        (f"{size} spørgsmål mod ren Markdown", *(f"{number(site.median / base.median, 2)} ×" for site, base in pairs)),
        (f"{size} spørgsmål lægger til", *(f"{number(site.median - base.median, 2)} s" for site, base in pairs)),
        (f"{size} spørgsmål, hele motorens tid", *(f"{number(site.median, 2)} s" for site, _ in pairs)),
    ]


def whole(site: Site) -> str:
    """Build with all that follows the engine, search and headers too, and write the seconds."""
    (site.root / "docs/assets/search/hverdagsord.yml").unlink()  # names the pages of the handbook
    start = time.monotonic()
    if problems := build_unchecked(site.root / "hele", site.root):
        raise fail("\n".join(problems))
    return f"{number(time.monotonic() - start, 2)} s"


def readers(theirs: dict[str, Site], ours: dict[str, Site]) -> list[tuple[str, ...]]:
    """Compare what a reader fetches, and what axe finds once everything is answered; what the theme does is left out."""
    for site in (ours[OURS], ours[PLAIN]):
        minify(site.root / "site")
    with launched() as chromium:
        base = dict.fromkeys(PEERS, visit(chromium, theirs[PLAIN])) | {OURS: visit(chromium, ours[PLAIN])}
        seen = {name: visit(chromium, theirs[name]) for name in PEERS} | {OURS: visit(chromium, ours[OURS])}
    added = (in_kib(seen[name].with_quiz - base[name].with_quiz) for name in NAMES)
    elsewhere = (in_kib(seen[name].without - base[name].without) for name in NAMES)
    faults = (len(seen[name].faults - base[name].faults) for name in NAMES)
    return [
        (f"Lagt til på en side med {build_time.ITEMS} spørgsmål", *added),
        ("Lagt til på en side uden quiz", *elsewhere),
        ("Fejl i tilgængelighed, når alt er besvaret (axe)", *map(str, faults)),
    ]


def visit(chromium: Browser, site: Site) -> Visit:
    """Open a page with a quiz and one without, and answer everything."""
    with serving(site.root / "site") as address:
        with_quiz = first_visit(chromium, f"{address}/{QUIZ}", scroll).size
        without = first_visit(chromium, f"{address}/uden/").size
        page = chromium.new_page()
        page.goto(f"{address}/{QUIZ}", wait_until="networkidle")
        scroll(page)
        answered = page.evaluate(ANSWER)
        if answered != build_time.ITEMS and site.name != PLAIN:
            raise fail(f"{site.name}: {answered} spørgsmål blev besvaret, og der er {build_time.ITEMS}.")
        page.wait_for_timeout(1500)
        faults = broken(page)
        page.close()
    return Visit(with_quiz, without, faults)


def scroll(page: Page) -> None:
    """Go to the end of the page, for what is only fetched when it is near."""
    page.mouse.wheel(0, 100_000)
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(300)


def broken(page: Page) -> Counter[str]:
    """Return the rules that axe finds broken, with the number of places."""
    page.evaluate((node_packages.ensure() / "axe-core/axe.min.js").read_text(encoding="utf-8"))
    found: dict[str, Any] = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return Counter({violation["id"]: len(violation["nodes"]) for violation in found["violations"]})
