"""How long the chair waits for the report: two hundred codes of all sixty-eight tasks, read, summed and drawn."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from scripts.measures import Table, number
from scripts.measures.chromium import opened

CODES, RUNS = 200, 15
GOAL = "100 ms"
# A round that has been answered by `count` people, each with a code of all tasks.
ROUND = """
  const at = (name) => import(`/assets/js/${name}.js`)
  const [{ Catalogue }, state, codec] = await Promise.all(['round/catalogue', 'round/state', 'round/codec'].map(at))
  const { wordsOf } = await at('dom')
  const root = document.querySelector('.round'), words = wordsOf(root), catalogue = new Catalogue(root)
  const panel = root.querySelector('.round-panel')
  const instrument = catalogue.instruments.find((one) => one.kind === 'matrix')
  const saved = state.fresh({ round: 7, instrument: instrument.id, name: '', deadline: '', twoTier: false, heard: false,
    leader: true, way: 'koder', tasks: instrument.tasks.map((task) => task.id), own: [] })
  const { against } = state.contextOf(saved, catalogue)
  saved.codes = Array.from({ length: count }, (_, who) => codec.encode(against, { token: who + 1, role: who ? 1 : 3, twoTier: false,
    answers: instrument.tasks.map((_, task) => 1 + ((who * (task % 5)) % instrument.answers.length)) }))
  const view = () => state.viewOf(saved, catalogue, words('own-tasks'))
"""
# From the codes as text to the report as it stands on the page, with its layout; the modules are there already.
DRAW = f"""async ([count, runs]) => {{{ROUND}
  const [{{ report }}, {{ decision }}] = await Promise.all(['round/report', 'round/decide'].map(at))
  const times = []
  for (let run = 0; run < runs; run++) {{
    panel.replaceChildren()
    await new Promise((done) => setTimeout(done, 20))
    const start = performance.now()
    const below = (row) => decision(root, row, saved, instrument, words, () => {{}})
    panel.replaceChildren(report(root, view(), words, {{ below }}))
    panel.getBoundingClientRect()
    times.push(performance.now() - start)
  }}
  return {{ first: times[0], times: times.sort((a, b) => a - b), tasks: panel.querySelectorAll('.tile').length }}
}}"""
SHARE = f"""async ([count]) => {{{ROUND}
  return (await at('round/share')).reportFragment(view())
}}"""


def table(site: Path) -> Table:
    """Measure the report on a built site."""
    with opened(site) as (chromium, address):
        found = ask(chromium, address, DRAW, [CODES, RUNS])
    median = number(found["times"][RUNS // 2])
    what = f"Rapport af {CODES} svarkoder og {found['tasks']} opgaver"
    row = (what, GOAL, f"{median} ms", f"{number(found['first'])} ms")
    how = f"Fra koder til tegnet side i Chromium, uden at bremse processoren; median af {RUNS}."
    return Table("Formandens rapport", how, ("Hvad", "Mål", "Målt", "Første gang"), [row])


def shared_report(chromium: Browser, address: str) -> str:
    """Return the address below the site of a report of all the answers."""
    return f"/vaerktoejer/rapport/#{ask(chromium, address, SHARE, [CODES])}"


def ask(chromium: Browser, address: str, script: str, values: list[int]) -> Any:
    """Run a script on the chair's page and return its answer."""
    page = chromium.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{address}/vaerktoejer/runde/")
    page.wait_for_selector(".round[data-ready]")
    found = page.evaluate(script, values)
    page.close()
    return found
