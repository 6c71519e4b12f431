"""The guide explains every field of the model, and its examples are what it says they are."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from lxml import html as lxml_html

from macros.authoring.fields import MODELS, fields
from macros.authoring.guide import Example, check_example, load_examples
from macros.authoring.read_more import sections
from macros.check import read_pages
from macros.load import Library, load
from macros.model.items import TYPES
from macros.problems import Problem
from macros.site import Site
from macros.view.editors import EditorsRenderer
from macros.view.guide import GuideRenderer
from tests.site import Site as Built

NOT_WRITTEN = {"ItemBase", "OpenItem", "ChoiceItem", "Parts", "Register", "InstrumentNumber", "InstrumentNumbers"}
"""Parts that others are made of, and files of one list only."""


@pytest.fixture(scope="module")
def library(root: Path) -> Library:
    return load(root)


@pytest.fixture(scope="module")
def examples(root: Path) -> dict[str, Example]:
    loaded = load_examples(root)
    assert loaded.model
    assert loaded.problems == []
    return {one.id: one for one in loaded.model.examples}


def test_every_part_of_the_model_is_explained_in_the_guide(root: Path) -> None:
    shown = {
        name for page in read_pages(root) for call in page.calls if call.name == "felter" for name in call.arguments
    }
    assert shown == MODELS.keys() - NOT_WRITTEN


def test_every_field_has_its_help_in_danish() -> None:
    bare = [f"{name}.{field.name}" for name in MODELS.keys() - NOT_WRITTEN for field in fields(name) if not field.help]
    assert bare == []


def test_every_type_of_question_has_an_example_and_every_example_is_shown(
    root: Path, examples: dict[str, Example]
) -> None:
    types = {line.split()[1] for one in examples.values() for line in one.good.splitlines() if line.startswith("type:")}
    assert types == set(TYPES)
    shown = {
        name for page in read_pages(root) for call in page.calls if call.name == "eksempel" for name in call.arguments
    }
    assert shown == examples.keys()


def test_good_examples_pass_and_bad_ones_do_not(library: Library, examples: dict[str, Example]) -> None:
    for one in examples.values():
        assert check_example(one.kind, one.good, library) == [], one.id
        assert check_example(one.kind, one.bad, library), one.id


def test_lines_are_counted_in_the_example(library: Library, examples: dict[str, Example]) -> None:
    said = check_example("item", examples["par"].bad, library)
    lines = examples["par"].bad.splitlines()
    assert ["answer: leder," in lines[one.line - 1] for one in said if "findes ikke i answers" in one.message] == [True]
    assert check_example("item", examples["et-svar"].bad, library)[1].must is False


def test_the_guide_shows_what_the_checks_say(library: Library, examples: dict[str, Example]) -> None:
    made = lxml_html.fragment_fromstring(GuideRenderer(library, str, str).example(examples["kompetence"]))
    assert [item.text_content() for item in made.iterfind(".//li")] == [
        'Linje 1: Nøglen "text" mangler. Her skal stå: det, nogen skal vide eller kunne.',
        'Linje 2: Nøglen "title" findes ikke her. Her kan stå id eller text.',
    ]


@pytest.mark.parametrize(("good", "bad"), [("id: Nej", "id: nej"), ("id: ja\ntext: Ja", "id: nej\ntext: Nej")])
def test_an_example_that_is_not_what_it_says_stops_the_build(library: Library, good: str, bad: str) -> None:
    with pytest.raises(ValueError, match="eksempel"):
        GuideRenderer(library, str, str).example(Example(id="x", kind="competence", good=good, bad=bad))


@pytest.mark.parametrize(
    ("part", "field", "allowed"),
    [
        ("Single", "options", "liste (2-8)"),
        ("JudgedItem", "basis", "et af: law, local, practice"),
        ("Source", "url", "adresse"),
        ("Term", "read", "side"),
        ("Task", "core", "true eller false"),
        ("FrontMatter", "reviewed", "dato"),
        ("TrueFalse", "feedback", "gruppe med sandt og falsk"),
    ],
)
def test_fields_say_what_may_stand_there(part: str, field: str, allowed: str) -> None:
    assert [one.allowed for one in fields(part) if one.name == field] == [allowed]


def test_fields_that_must_be_there_come_first() -> None:
    assert [field.required for field in fields("Task")] == sorted((f.required for f in fields("Task")), reverse=True)
    assert "situation" not in [field.name for field in fields("Single")], "what all types share stands once"


def test_problems_lead_to_their_section_of_the_guide(root: Path, library: Library) -> None:
    files = ("quizzes/formanden.yml", "quizzes/netvaerkstjek.yml", "docs/ordliste.yml", "docs/index.md", "docs/x.yml")
    found = sections([Problem(file, 1, 1, "") for file in files], library)
    assert found == [
        "docs/genbrug/skriv/instrument.md",
        "docs/genbrug/skriv/kilde-og-ord.md#et-ord",
        "docs/genbrug/skriv/side.md",
        "docs/genbrug/skriv/spoergsmaal.md",
    ]
    assert all((root / section.split("#")[0]).is_file() for section in found)


def test_the_editors_list_is_the_same_whatever_day_it_is(root: Path, library: Library) -> None:
    pages = read_pages(root)

    def made(day: datetime.date) -> str:
        return str(EditorsRenderer(library, str, str).work_list(Site(library, pages, today=day)))

    assert made(datetime.date(2026, 1, 1)) == made(datetime.date(2036, 1, 1))
    listed = lxml_html.fragment_fromstring(made(datetime.date(2026, 1, 1)), create_parent=True).text_content()
    assert "docs/haandbog/formanden.md" in listed
    assert "quizzes/formanden.yml" in listed
    assert "Ingen med juridisk baggrund har kontrolleret" in listed


def test_the_editors_list_is_built_but_not_found_by_search(site: Built) -> None:
    page = site.pages["genbrug/redaktionens-liste/"]
    assert [meta.get("content") for meta in page.cssselect("meta[name=robots]")] == ["noindex"]
    assert page.cssselect("main[data-pagefind-body]") == []
    assert "Senest" in page.cssselect("main")[0].text_content()


def test_a_page_shows_its_history_at_its_foot(site: Built, root: Path) -> None:
    changed = {page.path: page.changes for page in read_pages(root) if page.changes}
    assert changed
    for path, changes in changed.items():
        page = site.pages[
            path.removesuffix(".md").removesuffix("index") + ("/" if not path.endswith("index.md") else "")
        ]
        [section] = page.cssselect("section.changes")
        assert [time.get("datetime") for time in section.iter("time")] == [str(change.date) for change in changes]
        for change in changes:
            assert change.text in section.text_content()
    assert site.pages["haandbog/formanden/"].cssselect("section.changes") == []


def test_the_guide_says_on_the_page_what_the_checks_say(site: Built) -> None:
    said = site.pages["genbrug/skriv/spoergsmaal/"].cssselect("main")[0].text_content()
    assert 'Svaret "leder" findes ikke i answers. Mente du "lederen"?' in said
    rows = {
        row.cssselect("th")[0].text_content(): row for row in site.pages["genbrug/skriv/sprog/"].cssselect("tbody tr")
    }
    assert "halvkommunal" in rows["selveje"].cssselect("td")[0].text_content()
