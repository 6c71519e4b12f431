"""Speed as a reader on a slow phone feels it: first picture, things that move, a busy page, answers to a press.

The four figures are those of https://web.dev/articles/vitals, and so are the goals.
"""

from __future__ import annotations

import statistics
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from scripts.measures import Table, number
from scripts.measures.chromium import PHONE, opened
from scripts.measures.journeys import Journey, journeys

RUNS = 5
SLOWER = 4
SCRIPT = Path(__file__).with_suffix(".js")
# The slow 4G that Lighthouse supposes: 1.6 Mbit/s and 150 ms there and back.
NETWORK = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 93_750}
LONG_TASK = 50
SETTLED = 1500
HEAD = ("Side", "Største indhold vist (LCP)", "Ting, der flytter sig (CLS)", "Optaget (TBT)", "Svar på et tryk (INP)")
GOAL = ("Mål", "2,5 s", "0,1", "200 ms", "200 ms")


def table(site: Path, runs: int = RUNS) -> Table:
    """Measure the five pages of a built site."""
    rows = [GOAL]
    with opened(site) as (chromium, address):
        for journey in journeys(chromium, address):
            seen = [visit(chromium, address, journey) for _ in range(runs)]
            lcp, cls, tbt, inp = (statistics.median(values) for values in zip(*seen, strict=True))
            rows.append(
                (journey.name, f"{number(lcp / 1000, 1)} s", number(cls, 2), f"{number(tbt)} ms", f"{number(inp)} ms")
            )
    how = (
        f"Målt i Chromium på en telefons størrelse med processoren {SLOWER} gange langsommere, langsomt 4G og intet gemt; "
        f"median af {runs}. Optaget er den tid, hvor siden ikke kan svare. Svar på et tryk er det langsomste af flere tryk."
    )
    return Table("Fart på en langsom telefon", how, HEAD, rows)


def visit(chromium: Browser, address: str, journey: Journey) -> tuple[float, float, float, float]:
    """Return LCP (ms), CLS (the sum of the whole visit), TBT (ms) and the slowest press (ms) of one visit."""
    context = chromium.new_context(viewport=PHONE, has_touch=True)
    context.add_init_script(SCRIPT.read_text(encoding="utf-8"))
    page = context.new_page()
    client = context.new_cdp_session(page)
    client.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    client.send("Network.emulateNetworkConditions", NETWORK)
    page.goto(address + journey.path, wait_until="networkidle")
    page.wait_for_timeout(SETTLED)
    opened: dict[str, Any] = page.evaluate("() => structuredClone(vitals)")
    journey.use(page)
    page.wait_for_timeout(SETTLED)
    used: dict[str, Any] = page.evaluate("() => structuredClone(vitals)")
    context.close()
    blocked = sum(
        max(0, min(start + length - opened["paint"], length) - LONG_TASK) for start, length in opened["tasks"]
    )
    return opened["lcp"], used["shifts"], blocked, max(used["interactions"].values(), default=0)
