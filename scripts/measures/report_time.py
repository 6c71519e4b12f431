"""How long the chair waits for the report: two hundred codes of all sixty-eight tasks, read, summed and drawn."""

from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from scripts import browser
from scripts.measures import Row
from scripts.webserver import serving

CODES, RUNS = 200, 15
# From the codes as text to the report as it stands on the page, with its layout; the modules are there already.
SCRIPT = """async ([count, runs]) => {
  const at = (name) => import(`/assets/js/${name}.js`)
  const [{ Catalogue }, state, codec, { report }, { decision }, { wordsOf }] = await Promise.all(
    ['round/catalogue', 'round/state', 'round/codec', 'round/report', 'round/decide', 'dom'].map(at))
  const root = document.querySelector('.round'), words = wordsOf(root), catalogue = new Catalogue(root)
  const panel = root.querySelector('.round-panel')
  const instrument = catalogue.instruments.find((one) => one.kind === 'matrix')
  const saved = state.fresh({ round: 7, instrument: instrument.id, name: '', deadline: '', twoTier: false, heard: false,
    leader: true, way: 'koder', tasks: instrument.tasks.map((task) => task.id), own: [] })
  const { against } = state.contextOf(saved, catalogue)
  saved.codes = Array.from({ length: count }, (_, who) => codec.encode(against, { token: who + 1, role: who ? 1 : 3, twoTier: false,
    answers: instrument.tasks.map((_, task) => 1 + ((who * (task % 5)) % instrument.answers.length)) }))
  const times = []
  for (let run = 0; run < runs; run++) {
    panel.replaceChildren()
    await new Promise((done) => setTimeout(done, 20))
    const start = performance.now()
    const view = state.viewOf(saved, catalogue, words('own-tasks'))
    panel.replaceChildren(report(root, view, words, { below: (row) => decision(root, row, saved, instrument, words, () => {}) }))
    panel.getBoundingClientRect()
    times.push(performance.now() - start)
  }
  return { first: times[0], times: times.sort((a, b) => a - b), tasks: panel.querySelectorAll('.tile').length }
}"""


def rows(site: Path) -> list[Row]:
    """Measure the report on a built site."""
    executable = str(browser.find_or_install())
    with (
        serving(site) as address,
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"]) as chromium,
    ):
        page = chromium.new_page(viewport={"width": 1280, "height": 900})
        page.goto(f"{address}/vaerktoejer/runde/")
        page.wait_for_selector(".round[data-ready]")
        found: dict[str, Any] = page.evaluate(SCRIPT, [CODES, RUNS])
    median = found["times"][RUNS // 2]
    how = f"Chromium, fra koder til tegnet side med layout, median af {RUNS}, første gang {found['first']:.0f} ms"
    return [Row(f"rapport af {CODES} svarkoder og {found['tasks']} opgaver", "100 ms", f"{median:.0f} ms", how)]
