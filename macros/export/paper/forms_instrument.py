"""An instrument on paper: a table to tick where its answers fit across the page, else numbers to write."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from macros import labels
from macros.export.paper.blocks import Paragraph, Run, Table
from macros.export.paper.forms_text import BOX, Blocks, Words, body, lines, runs
from macros.labels.export import FORM
from macros.model import Matrix, Palette, Scale
from macros.model.matrix import PARTS, Task
from macros.model.roster import Roster
from macros.model.scale import OUTSIDE

_WIDEST = 8
"""So many answers have a column each."""
_TWO_TIER = "tostrenget"
_AFTER = "Til samtalen bagefter"


def matrix_blocks(matrix: Matrix, words: Words) -> Blocks:
    """Yield the tasks section by section, then on new pages what the law and the proposal say of each."""
    roster = words.library.roster
    answers = [f"{answer.label} ({_TWO_TIER})" if answer.two_tier_only else answer.label for answer in roster.offered]
    yield from _begin(matrix.summary, matrix.question, answers)
    for section in matrix.sections:
        yield from _part(section.title, "task", ((f"{task.number}. ", task.title) for task in section.tasks), answers)
    yield Paragraph((Run(_AFTER),), "heading1", leads=True, turns=True)
    for task in matrix.tasks:
        yield body(Run(f"{task.number}. ", bold=True), runs(task.title), leads=True)
        yield body(Run(f"{labels.BASIS[task.basis]}. {_parts(task, roster)} "), runs(task.note))
        yield body(runs(task.scenario))
        yield from words.sources(task.sources)
        yield words.read(task.read)


def scale_blocks(scale: Scale) -> Blocks:
    """Yield the statements dimension by dimension, then the open questions."""
    answers = [anchor.text for anchor in (*scale.anchors, *OUTSIDE)]
    yield from _begin(scale.intro, "", answers)
    for dimension in scale.dimensions:
        yield from _part(dimension.title, "statement", [("", one.text) for one in dimension.statements], answers)
    if scale.open:
        yield Paragraph((Run(FORM["own"]),), "heading1", leads=True)
    for question in scale.open:
        yield body(runs(question.text), leads=True)
        yield from lines(3)


def palette_blocks(palette: Palette) -> Blocks:
    """Yield the competences group by group."""
    answers = [place.text for place in palette.places] + [answer.text for answer in OUTSIDE]
    yield from _begin(palette.intro, palette.question, answers)
    for group in palette.groups:
        yield from _part(group.title, "competence", [("", one.text) for one in group.competences], answers)


def _begin(intro: str, question: str, answers: Sequence[str]) -> Blocks:
    yield body(runs(intro))
    yield body(Run(f"{FORM['name']} ", bold=True), Run("_" * 40))
    if question:
        yield body(Run(question, bold=True))
    if len(answers) <= _WIDEST:
        yield body(Run(FORM["instruction"], italic=True))
        return
    yield body(Run(FORM["numbered"], italic=True), leads=True)
    for number, answer in enumerate(answers):
        yield Paragraph((Run(answer),), "number", starts=not number)


def _part(title: str, name: str, rows: Iterable[tuple[str, str]], answers: Sequence[str]) -> Blocks:
    yield Paragraph((Run(title),), "heading1", leads=True)
    ticks = len(answers) <= _WIDEST
    header = [FORM[name], *(answers if ticks else [FORM["number"]])]
    first = 0.4 if ticks else 0.85
    cells = ((Run(BOX),),) * len(answers) if ticks else ((),)
    yield Table(
        title,
        tuple((Run(words),) for words in header),
        tuple(((Run(number), *runs(text)) if number else runs(text), *cells) for number, text in rows),
        (first, *[(1 - first) / len(cells)] * len(cells)),
    )


def _parts(task: Task, roster: Roster) -> str:
    """Say who has which part, and where a two-tier institution differs."""
    one, two = (_named(task, two_tier, roster) for two_tier in (False, True))
    return f"{one}." if one == two else f"{one}. I en {_TWO_TIER} institution: {two}."


def _named(task: Task, two_tier: bool, roster: Roster) -> str:
    parts = task.parts(two_tier)
    named = {name: ", ".join(roster.label(role) for role in getattr(parts, name)) for name in PARTS}
    if task.personal:
        named["decides"] = roster.label("hver-enkelt")
    return "; ".join(f"{labels.PARTS[name]}: {roles}" for name, roles in named.items() if roles)
