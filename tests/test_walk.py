"""The way to a decider and the drawings: every way is walked, and every drawing says the same in words."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from lxml import etree
from lxml import html as lxml_html

from macros.load import Library, load
from macros.model import Matrix
from macros.model.roster import Roster
from macros.model.walk import LONGEST, Walk
from macros.view.drawings import NAMES, Drawings, columns, division
from macros.view.flow import lay_out
from macros.view.year import MONTHS, read_year

SEASONS = {"Vinter": (12, 1, 2), "Forår": (3, 4, 5), "Sommer": (6, 7, 8), "Efterår": (9, 10, 11)}


@pytest.fixture(scope="module")
def library(root: Path) -> Library:
    return load(root)


@pytest.fixture(scope="module")
def drawings(library: Library) -> Drawings:
    return Drawings(library, lambda target: f"/{target}", lambda page: page)


@pytest.fixture(scope="module")
def walk(library: Library) -> Walk:
    assert library.walk
    assert library.walk.model
    return library.walk.model


@pytest.fixture(scope="module")
def matrix(library: Library) -> Matrix:
    return next(one for one in library.instruments if isinstance(one, Matrix))


def words(element: etree._Element) -> str:
    return " ".join(" ".join(str(part) for part in element.itertext()).split())


def drawn(fragment: str) -> tuple[lxml_html.HtmlElement, etree._Element]:
    """Return the figure, and its picture read as strict XML."""
    svg = re.search(r"<svg.*</svg>", fragment, re.S)
    assert svg
    return lxml_html.fragment_fromstring(fragment), etree.fromstring(svg[0].replace("data-pagefind-ignore", ""))


def test_every_way_ends_at_an_outcome(walk: Walk) -> None:
    outcomes = {outcome.id for outcome in walk.outcomes}
    ways = list(walk.ways())
    assert {way.end for way in ways} == outcomes
    assert max(len(way.answers) for way in ways) == LONGEST
    for way in ways:
        asked = [question.id for question, _ in way.answers]
        assert len(asked) == len(set(asked))
    assert {outcome.who for outcome in walk.outcomes} == {
        "lederen", "bestyrelsen", "foraeldrebestyrelsen", "paraplyen", "kommunen", "hver-enkelt",
    }  # fmt: skip


def test_no_outcome_contradicts_its_tasks(walk: Walk, matrix: Matrix) -> None:
    tasks = {task.id: task for task in matrix.tasks}
    for outcome in walk.outcomes:
        for example in outcome.examples:
            assert outcome.agrees(tasks[example]), (outcome.id, example)


def test_text_and_drawing_hold_every_question_and_outcome(walk: Walk, drawings: Drawings) -> None:
    text = lxml_html.fragment_fromstring(drawings.walk(walk))
    picture = words(drawn(drawings.flow(walk))[1])
    ids = set(text.xpath("//@id"))
    for question in walk.questions:
        assert question.text in words(text)
        assert question.text in picture
    assert all(outcome.sentence in words(text) for outcome in walk.outcomes)
    assert all(link[1:] in ids for link in text.xpath("//@href") if link.startswith("#"))
    assert len(ids) == len(text.xpath("//@id"))


def test_the_drawing_leads_where_the_answers_lead(walk: Walk) -> None:
    order = [question.id for question in walk.questions]
    for block in lay_out(walk).blocks:
        for one, target in zip(block.exits, (block.question.if_yes, block.question.if_no), strict=True):
            assert (one.outcome.id if one.outcome else order[one.target - 1]) == target


@pytest.mark.parametrize("name", NAMES)
def test_a_drawing_is_named_described_and_told(name: str, drawings: Drawings) -> None:
    fragment = str(drawings.drawing(name))
    figure, svg = drawn(fragment)
    ids = {element.get("id"): words(element) for element in svg.iter() if element.get("id")}
    assert svg.get("role") == "img"
    assert ids[svg.get("aria-labelledby")]
    assert len(ids[svg.get("aria-describedby")]) > 40
    assert len(words(figure.cssselect("details.diagram-text")[0])) > 100
    assert not re.search(r"\s(style|on\w+)=|<script|<style|url\(|href=", fragment)


def test_pieces_are_no_drawings() -> None:
    assert "_dele" not in NAMES
    assert "aarshjulet" in NAMES


def test_the_map_counts_every_task_once(matrix: Matrix, drawings: Drawings) -> None:
    rows = division(matrix, Roster())
    drawn_tasks = Counter(basis for _, cells, _ in rows for cell in cells for basis in cell)
    assert drawn_tasks == Counter(task.basis for task in matrix.tasks)
    assert {len(cells) for _, cells, _ in rows} == {len(columns(Roster()))}
    told = words(drawn(str(drawings.drawing("arbejdsdelingen")))[0].cssselect("ul")[0])
    assert sum(map(int, re.findall(r"\d+", told))) == len(matrix.tasks)


@pytest.mark.parametrize("without", [(), ("kommunen",), ("paraplyen",)])
def test_the_columns_of_the_map_fill_it(without: tuple[str, ...]) -> None:
    """Whoever is left out has no column, and leaves no hole."""
    found = columns(Roster(without=frozenset(without)))
    assert ("Kommunen" in [name for name, _, _ in found]) == ("kommunen" not in without)
    ends = [place + width for _, place, width in found]
    assert [place for _, place, _ in found[1:]] == pytest.approx([end + 2 for end in ends[:-1]])
    assert (found[0][1], ends[-1]) == (0, pytest.approx(340))


def test_the_wheel_says_what_the_years_table_says(root: Path, drawings: Drawings) -> None:
    points = read_year(root)
    assert len(MONTHS) == 12
    entries = drawn(str(drawings.drawing("aarshjulet")))[0].cssselect("details li")
    for season, months in SEASONS.items():
        told = next(words(entry) for entry in entries if words(entry).startswith(season)).lower()
        listed = " ".join(point.task for point in points if point.month in months).lower()
        for stem in re.findall(
            r"regnskab|selvevaluering|arbejdsmiljø|læreplan|overgange|samtale|budget|valg|principper|lukkedage", told
        ):
            assert stem in listed, (season, stem)
        assert ("loven" in told) == any(point.reason == "Lov" for point in points if point.month in months)
