"""The pure modules of a round, each imported into a page: codes, collecting, sums, the chain, links."""

# ruff: noqa: E501 - scripts stand here as they are run

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from macros.codes.decode import RESPONDENTS, Answers, Form, by_edition, decode

VECTORS: list[dict[str, Any]] = json.loads(
    (Path(__file__).resolve().parents[1] / "vectors/svarkoder.json").read_text(encoding="utf-8")
)
ROLES = ["bestyrelsen", "foraeldrebestyrelsen", "formanden", "lederen", "paraplyen", "kommunen"]


@pytest.fixture
def run(page: Page) -> Any:
    """Evaluate a script in which `modules` are imported by name."""
    page.goto("/om/privatliv/")

    def evaluate(script: str, *modules: str, argument: object = None) -> Any:
        imports = "\n".join(f"const {name} = await import('/assets/js/round/{name}.js')" for name in modules)
        return page.evaluate(f"async (argument) => {{ {imports}\n{script} }}", argument)

    return evaluate


def test_vectors(run: Any) -> None:
    read = run(
        """return argument.map(({number, vector}) => {
          const asked = {number, edition: codec.edition(vector.tasks, vector.answers_offered), round: vector.round,
            count: vector.tasks.length, offered: vector.answers_offered.length, numbers: [number]}
          const set = codec.decode(vector.code, asked)
          return {set, again: codec.encode(asked, set)}
        })""",
        "codec",
        argument=[{"number": json_number(vector["code"]), "vector": vector} for vector in VECTORS],
    )
    for vector, found in zip(VECTORS, read, strict=True):
        offered = [None, *vector["answers_offered"]]
        assert [offered[place] for place in found["set"]["answers"]] == vector["answers"]
        heard = found["set"].get("heard")
        names = heard and [[role for bit, role in enumerate(ROLES) if mask & 32 >> bit] for mask in heard]
        assert names == vector["heard"]
        assert found["set"]["token"] == vector["token"]
        assert found["again"] == vector["code"]


def json_number(code: str) -> int:
    """The instrument's number stands in the second byte."""
    import base64

    return base64.urlsafe_b64decode(code[:4])[1]


def test_python_reads_what_the_browser_writes(run: Any) -> None:
    made = run(
        """const below = (n) => Math.floor(Math.random() * n), sets = []
        for (let index = 0; index < 10000; index++) {
          const offered = 1 + below(15), count = 1 + below(70), heard = below(2) === 1
          const asked = {number: 1 + below(9), edition: below(2 ** 32), round: below(2 ** 24), count, offered, numbers: []}
          const set = {token: below(2 ** 32), role: below(6), twoTier: below(2) === 1,
            answers: Array.from({length: count}, () => below(offered + 1))}
          if (heard) set.heard = set.answers.map(() => below(64))
          const tasks = set.answers.map((_, place) => 't' + place), answers = Array.from({length: offered}, (_, place) => 'a' + place)
          asked.edition = codec.edition(tasks, answers)
          sets.push({number: asked.number, round: asked.round, offered, code: codec.encode(asked, set), ...set})
        }
        return sets""",
        "codec",
    )
    for one in made:
        tasks = tuple(f"t{place}" for place in range(len(one["answers"])))
        answers = tuple(f"a{place}" for place in range(one["offered"]))
        read = decode(one["code"], by_edition([Form("skema", one["number"], "alle", tasks, answers)]))
        assert isinstance(read, Answers), one
        assert [0 if answer is None else 1 + int(answer[1:]) for answer in read.answers] == one["answers"]
        assert (read.header.round, read.header.token) == (one["round"], one["token"])
        assert (RESPONDENTS.index(read.header.role), read.header.two_tier) == (one["role"], one["twoTier"])
        masks = read.heard and [sum(32 >> ROLES.index(role) for role in roles) for roles in read.heard]
        assert masks == one.get("heard")


REFUSALS = """
const asked = {number: 1, edition: codec.edition(['a', 'b'], ['x', 'y']), round: 9, count: 2, offered: 2, numbers: [1, 2]}
const set = {token: 5, role: 1, twoTier: false, answers: [1, 2]}
const code = codec.encode(asked, set)
const why = (text, change = {}) => codec.decode(text, {...asked, ...change}).refused ?? 'read'
const newer = codec.toText(codec.sealed([2, ...codec.unsealed(codec.fromText(code)).slice(1)]))
return {
  good: why(code), not: why('Bestyrelsen'), cut: why(code.slice(0, -6)), damaged: why(code.replace(/.(?=.{6}$)/, (sign) => sign === 'A' ? 'B' : 'A')),
  newer: why(newer), unknown: why(code, {numbers: [2]}), round: why(code, {round: 8}), edition: why(code, {edition: 1}),
}"""


def test_each_refusal(run: Any) -> None:
    assert run(REFUSALS, "codec") == {
        "good": "read",
        "not": "not-a-code",
        "cut": "cut",
        "damaged": "damaged",
        "newer": "newer",
        "unknown": "unknown-instrument",
        "round": "other-round",
        "edition": "other-edition",
    }


COLLECT = """
const asked = {number: 1, edition: codec.edition(['a'], ['x']), round: 9, count: 40, offered: 11, numbers: [1, 2]}
const code = (token, change = {}) => codec.encode({...asked, ...change}, {token, role: 1, twoTier: false, answers: Array.from({length: 40}, (_, n) => n % 12)})
const [a, b, c, d, e] = [1, 2, 3, 4, 5].map((token) => code(token))
const text = argument.replace(/\\{(\\w)\\}/g, (_, name) => ({a, b, c, d, e, x: code(6, {round: 3})})[name])
  .replace(/BREAK\\((.*?)\\)/g, (_, one) => one.slice(0, 31) + '\\r\\n> > ' + one.slice(31))
  .replace(/SOFT\\((.*?)\\)/g, (_, one) => one.slice(0, 20) + '=\\r\\n' + one.slice(20))
  .replace(/SPACE\\((.*?)\\)/g, (_, one) => one.match(/.{1,10}/g).join(' '))
  .replace(/CUT\\((.*?)\\)/g, (_, one) => one.slice(0, 40))
return collect.findCodes(text, asked).map(({set, refused}) => set ? set.token : refused)
"""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("Hej, jeg sender koden i morgen. Mvh Bo", []),
        ("{a}", [1]),
        ("{a}{b}", [1]),
        ("{a} {b}\n{c}\t{d};{e}", [1, 2, 3, 4, 5]),
        ("> BREAK({a})\nHilsen Anne\n-- \nSendt fra min telefon", [1]),
        ("SOFT({a}) og »{b}« og <{c}>", [1, 2, 3]),
        ("SPACE({a})\nSPACE({b})", [1, 2]),
        ("https://eksempel.dk/vaerktoejer/runde/#svar={a}\nhttps://eksempel.dk/runde/#svar={b}.", [1, 2]),
        ("CUT({a})\n\n{b}", ["cut", 2]),
        ("{x} {a}", ["other-round", 1]),
        ("\u202e{a}\u202c\u200b", [1]),
        ("<script>alert(1)</script>" * 50, []),
    ],
)
def test_codes_are_found_in_a_mess(text: str, found: list[object], run: Any) -> None:
    assert run(COLLECT, "codec", "collect", argument=text) == found


def test_a_long_paste_stays_quick(run: Any) -> None:
    took = run(
        """const asked = {number: 1, edition: 1, round: 9, count: 68, offered: 11, numbers: [1]}
        const codes = Array.from({length: 200}, (_, token) => codec.encode(asked, {token, role: 1, twoTier: false, answers: Array(68).fill(token % 12)}))
        const start = performance.now()
        const found = collect.findCodes('AQE '.repeat(100000) + codes.join('\\n> '), asked)
        return [found.filter((one) => one.set).length, performance.now() - start < 20000]""",
        "codec",
        "collect",
    )
    assert took == [200, True]


CHAIN = """
const shape = {count: 5, offered: 3, heard: true}, size = 9
const {chain: first, mask} = chain.begin(size, aggregate.layout(shape).length)
const sets = Array.from({length: size}, (_, who) => ({role: who === 4 ? 3 : 1, answers: Array.from({length: 5}, () => Math.floor(Math.random() * 4)), heard: [1, 2, 4, 8, 63]}))
let now = first
for (const set of sets) now = chain.readChain(chain.chainText(chain.next(now, aggregate.vector(shape, set))), aggregate.layout(shape).length)
const people = (sums) => aggregate.people(shape, sums)
const own = {id: first.id, size, mask}
const opened = chain.finish(now, own, people, 5)
const bent = {...now, sums: now.sums.map((sum, place) => place ? sum : (sum + 1) % 64)}
return {
  right: JSON.stringify(opened.sums) === JSON.stringify(aggregate.sumUp(shape, sets)),
  bent: chain.finish(bent, own, people, 5).refused,
  other: chain.finish({...now, id: now.id ^ 1}, own, people, 5).refused,
  early: chain.finish({...now, trail: now.trail.slice(1)}, own, people, 5).refused,
  forked: chain.finish(now, {...own, used: 'x'}, people, 5).refused,
  few: chain.finish(now, own, people, 9).refused,
  damaged: chain.readChain(chain.chainText(now).slice(0, -8), aggregate.layout(shape).length),
}"""


def test_the_chain_adds_up_and_refuses(run: Any) -> None:
    assert run(CHAIN, "chain", "aggregate") == {
        "right": True,
        "bent": "uneven",
        "other": "other-chain",
        "early": "early",
        "forked": "forked",
        "few": "few",
        "damaged": None,
    }


def test_every_link_is_equally_likely_whatever_is_answered(run: Any) -> None:
    """For a small modulus all masks are gone through: each answer gives every link exactly once."""
    assert run(
        """const modulus = 3, length = 4
        const masks = Array.from({length: modulus ** length}, (_, n) => Array.from({length}, (_, place) => Math.floor(n / modulus ** place) % modulus))
        const answers = Array.from({length: 2 ** length}, (_, n) => Array.from({length}, (_, place) => (n >> place) & 1))
        return answers.every((counts) => new Set(masks.map((mask) => chain.add(mask, counts, modulus).join())).size === masks.length)
          && masks.every((mask) => answers.every((counts) => chain.open(chain.add(mask, counts, modulus), mask, modulus).join() === counts.join()))""",
        "chain",
    )


def test_a_mask_is_fair(run: Any) -> None:
    counts = run(
        "return chain.makeMask(70000, 7).reduce((sums, one) => (sums[one]++, sums), Array(7).fill(0))", "chain"
    )
    assert min(counts) > 9300
    assert max(counts) < 10700


def test_a_device_answers_once(run: Any) -> None:
    assert run(
        """const link = (trail, size = 4) => ({id: 1, size, trail, sums: []})
        return [chain.refusal(link([7]), null), chain.refusal(link([7], 1), null), chain.refusal(link([7]), {mark: 9, place: 1}),
          chain.refusal(link([7, 9]), {mark: 9, place: 1}), chain.refusal(link([7, 8]), {mark: 9, place: 1})]""",
        "chain",
    ) == ["", "full", "answered", "answered", "forked"]


def test_a_round_travels_in_its_link(page: Page) -> None:
    page.goto("/vaerktoejer/svar/")
    assert (
        page.evaluate(
            """async () => {
          const {Catalogue} = await import('/assets/js/round/catalogue.js')
          const {tidy} = await import('/assets/js/round/definition.js'), {toFragment, fromFragment} = await import('/assets/js/round/link.js')
          const catalogue = new Catalogue(document.querySelector('.round'))
          const bad = []
          for (const instrument of catalogue.instruments) for (let n = 0; n < 60; n++) {
            const tasks = instrument.tasks.filter((task) => n === 0 || (n === 1 ? task.core : Math.random() < 0.5)).map((task) => task.id)
            const round = {round: n + 1, instrument: instrument.id, name: tidy('Forår \\u202e🎨 <b>' + n, 60), deadline: n % 2 ? '2027-03-01' : '',
              twoTier: n % 3 === 0, heard: n % 5 === 0, leader: n % 2 === 0, way: ['koder', 'bord', 'kaede', 'papir'][n % 4], tasks, own: ['egen', 'æøå', 'tre'].slice(0, n % 4)}
            const text = toFragment(round, instrument)
            if (JSON.stringify(fromFragment(text, catalogue)) !== JSON.stringify(round)) bad.push(round, fromFragment(text, catalogue))
            for (const cut of [text.slice(0, -1), text.slice(1), text + 'A', 'x']) if (fromFragment(cut, catalogue).refused !== 'broken') bad.push(cut)
          }
          return bad
        }"""
        )
        == []
    )
