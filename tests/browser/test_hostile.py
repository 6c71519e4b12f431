"""Things that somebody could send on purpose: keys of prototypes, dates that are none, giant files, giant names."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import until
from tests.browser.quiz_pages import answer, judged, opened, state

POISON = '{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}, '
SAVED = {
    "format": "bestyrelse-runde",
    "version": 1,
    "round": {"round": 7, "instrument": "arbejdsdelingstjekket", "tasks": "core", "own": []},
    "decisions": {"aarsbudget": {"decides": "lederen", "heard": [], "from": "2027-13-45"}},
    "actions": [{"what": "x", "who": "y", "date": "2027-13-45"}],
    "texts": {"dagsorden": [["p", "x"]]},
    "words": [{"token": 1, "words": {"a": "b"}}],
    "earlier": {"name": "x", "categories": {"a": "b"}},
    "chain": {"id": 1, "size": 4, "mask": [1]},
}
ENTRY = {"value": ["x"], "key": "k", "wording": "w", "at": "2027-01-01T00:00:00.000Z"}
STATE = {
    "version": 1,
    "answers": {"a": ENTRY},
    "aside": [{**ENTRY, "item": "a"}],
    "settings": {"mode": "x"},
    "looks": {"a": [{"at": ENTRY["at"], "right": True, "key": "k"}]},
    "attempts": [
        {"id": "1", "at": ENTRY["at"], "mode": "exam", "answers": {"a": ENTRY}, "tally": {"right": 1, "judged": 1}}
    ],
}
TAKE_IN = """async ([texts, saved, one, all]) => {
  const [{parseState}, {merge}, {takeIn}, {importAll}, round, {Catalogue}, {readReportFile}] = await Promise.all(
    ['state', 'merge', 'transfer', 'quiz/everything', 'round/state', 'round/catalogue', 'round/share']
      .map(name => import(`/assets/js/${name}.js`)))
  const catalogue = new Catalogue(document.querySelector('.round'))
  const mine = parseState(JSON.parse(texts))
  const read = parseState(JSON.parse(texts))
  merge(mine, read)
  const store = {instrument: 'x', change(act) { act(mine) }, setAside() {}}
  const refused = await takeIn(store, new File([one], 'x.json'))
  const imported = importAll(all)
  const opened = round.parseSaved(saved, catalogue)
  const view = round.viewOf(opened, catalogue, 'Egne')
  readReportFile(saved, catalogue, 'Egne')
  for (const key of ['x:egen', 'formand:7', 'felter', 'aarshjul', 'mit-forloeb:egen', 'genopfrisk:egen'])
    localStorage.setItem(`bestyrelse1:${key}`, texts)
  round.keptRounds(catalogue)
  const clean = [{}, [], mine, mine.answers, mine.settings, opened, opened.decisions, view].every(one => one.polluted === undefined)
  return {clean, refused, imported, rows: view.rows.length, from: opened.decisions.aarsbudget.from, date: opened.actions[0].date}
}"""


def poisoned(value: object) -> str:
    """The text of a file with hostile keys in each of its objects."""
    return re.sub(r"\{(?=\")", POISON, json.dumps(value))


def test_no_file_reaches_the_prototypes(page: Page) -> None:
    page.goto("/vaerktoejer/runde/")
    page.wait_for_selector(".round[data-ready]")
    one = {"format": "bestyrelse-svar", "instrument": "x", **STATE}
    everything = {"format": "bestyrelse-alt", "version": 1, "states": {"x:egen": STATE}, "rounds": {}}
    found = page.evaluate(TAKE_IN, [poisoned(STATE), poisoned(SAVED), poisoned(one), poisoned(everything)])
    assert found["clean"]
    assert found["refused"] == ""
    assert found["imported"] == {"added": 1, "same": 0}
    assert found["rows"] > 10
    assert (found["from"], found["date"]) == ("", ""), "no date in any calendar"
    for path in ("/vaerktoejer/runde/", "/kursus/mit-forloeb/", "/vaerktoejer/aarshjul/", "/vaerktoejer/mine-svar/"):
        page.goto(path)
        page.wait_for_selector("[data-ready]")
        assert page.evaluate("({}).polluted") is None


@pytest.mark.parametrize("place", ["/haandbog/formanden/", "/vaerktoejer/mine-svar/"])
def test_fifty_megabytes_are_refused_before_they_are_read(place: str, page: Page, tmp_path: Path) -> None:
    page.add_init_script("Blob.prototype.text = () => { throw Error('read') }")
    file = tmp_path / "svar.json"
    file.write_bytes(b"[" * 50_000_000)
    if place.endswith("formanden/"):
        opened(page)
        item = judged(page)[0]
        answer(page, item["id"], item["right"][0])
    else:
        page.goto(place)
        page.wait_for_selector("[data-ready]")
    page.locator("input[type=file]").first.set_input_files(file)
    expect(page.get_by_role("alert").filter(has_text="større end").first).to_be_visible()
    if place.endswith("formanden/"):
        assert item["id"] in state(page)["answers"]


def test_a_giant_name_is_cut_and_costs_nothing(page: Page) -> None:
    page.goto("/vaerktoejer/svar/")
    page.wait_for_selector(".round[data-ready]")
    found = page.evaluate(
        """async () => {
          const [{Catalogue}, link, {LONGEST_NAME}] = await Promise.all(
            ['round/catalogue', 'round/link', 'round/definition'].map(name => import(`/assets/js/${name}.js`)))
          const catalogue = new Catalogue(document.querySelector('.round'))
          const {id, tasks} = catalogue.instruments[0]
          const round = {round: 1, instrument: id, name: 'æ\\u202e'.repeat(2_000), deadline: '', twoTier: false, heard: false,
            leader: false, way: 'koder', tasks: tasks.map(({id}) => id), own: []}
          const text = link.toFragment(round, catalogue.get(id))
          const start = performance.now()
          const read = link.fromFragment(text, catalogue)
          location.hash = `r=${text}`
          return {refused: read.refused ?? '', name: read.name?.length ?? 0, most: LONGEST_NAME,
            bidi: !!read.name?.includes('\\u202e'),
            ms: performance.now() - start}
        }"""
    )
    assert found["refused"] == ""
    assert 0 < found["name"] <= found["most"]
    assert not found["bidi"]
    assert found["ms"] < 2000
    until(page, "document.querySelector('.round h2')")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
