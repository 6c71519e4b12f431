"""What Lighthouse says of five pages on a phone: accessibility, best practices, search engines, performance.

It is installed when it is asked for, in a folder of its own: it would double what the tests fetch.
"""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
from pathlib import Path
from typing import Any

from scripts import browser, node_packages
from scripts.measures import Table, number
from scripts.measures.chromium import opened
from scripts.measures.journeys import journeys
from scripts.shell import CACHE, environment, fail, run
from scripts.webserver import serving

RUNS = 5
PACKAGES = Path(__file__).with_suffix("")
INTO = CACHE / "lighthouse"
CATEGORIES = ("accessibility", "best-practices", "seo", "performance")
HEAD = ("Side", "Tilgængelighed", "God praksis", "Søgemaskiner", "Ydelse")
GOAL = ("Mål", "100", "100", "100", "mindst 95")
FLAGS = "--headless=new --no-sandbox"


def table(site: Path, runs: int = RUNS) -> Table:
    """Measure the five pages of a built site."""
    rows: list[tuple[str, ...]] = [GOAL]
    version = ""
    executable = browser.find_or_install()
    with opened(site) as (chromium, address):
        pages = journeys(chromium, address)
    with serving(site) as address:
        for page in pages:
            reports = [report(address + page.path, executable) for _ in range(runs)]
            version = reports[0]["lighthouseVersion"]
            medians = (statistics.median(points(one)[kind] for one in reports) for kind in CATEGORIES)
            rows.append((page.name, *map(number, medians)))
    how = f"Lighthouse {version} med dets egen langsomme telefon og langsomme net; median af {runs}, højst 100 point."
    return Table("Lighthouse", how, HEAD, rows)


def report(url: str, executable: Path) -> dict[str, Any]:
    """Return Lighthouse's report of a page on a phone; ends with a sentence when it cannot be made."""
    program = node_packages.ensure(PACKAGES, INTO) / "lighthouse/cli/index.js"
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "report.json"
        options = ["--output=json", f"--output-path={out}", "--quiet", f"--chrome-flags={FLAGS}"]
        chosen = environment(CHROME_PATH=str(executable))
        done = run([sys.executable, "-c", node_packages.NODE, program, url, *options], chosen, timeout=180)
        if done.returncode != 0 or not out.is_file():
            raise fail(f"Lighthouse kunne ikke måle {url}.", done.stdout)
        found: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
    return found


def points(found: dict[str, Any]) -> dict[str, float]:
    """Return the points of each category, of 100."""
    return {kind: 100 * (found["categories"][kind]["score"] or 0) for kind in CATEGORIES}


def lost(found: dict[str, Any]) -> dict[str, str]:
    """Return what cost points outside performance, by the name of Lighthouse's audit."""
    audits = found["audits"]
    refs = [ref["id"] for kind in CATEGORIES[:3] for ref in found["categories"][kind]["auditRefs"] if ref["weight"]]
    return {name: audits[name]["title"] for name in refs if audits[name]["score"] not in (None, 1)}
