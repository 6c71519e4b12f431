"""The data for search engines on every page, read back with a library that others wrote and compared with the model."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import extruct
import pytest
from lxml import html

from macros.check import read_pages
from macros.course import Module, modules
from macros.load import load
from macros.model import Quiz
from macros.organisation import read_organisation
from macros.pages import parse_page
from macros.view.script_data import script_json
from macros.view.structured import LICENSE, Frame, duration
from tests.site import Site

ADDRESS = "http://127.0.0.1:8000/"
Graphs = dict[str, list[dict[str, Any]]]


@pytest.fixture(scope="module")
def graphs(site: Site) -> Graphs:
    """What extruct finds on every page that search engines are to know."""
    found = {}
    for path in sorted(site.folder.rglob("index.html")):
        page, text = path.parent.relative_to(site.folder).as_posix(), path.read_text(encoding="utf-8")
        if '<meta name="robots" content="noindex">' in text:
            continue
        data = extruct.extract(text, syntaxes=["json-ld"], errors="strict")["json-ld"]
        own = [one for one in data if "@graph" in one]
        assert len(own) == 1, page
        assert own[0]["@context"] == "https://schema.org"
        found["" if page == "." else f"{page}/"] = own[0]["@graph"]
    return found


@pytest.fixture(scope="module")
def course(root: Path) -> list[Module]:
    return modules(load(root), read_pages(root))


def types(work: dict[str, Any]) -> set[str]:
    given = work["@type"]
    return {given} if isinstance(given, str) else set(given)


def address(path: str) -> str:
    return path.removesuffix(".md").removesuffix("index").rstrip("/") + "/"


def test_every_page_says_what_it_is(graphs: Graphs, root: Path, site: Site) -> None:
    for page in (page for page in read_pages(root) if page.front.get("listed", True)):
        path = "" if page.path == "index.md" else address(page.path)
        work, *rest = graphs[path]
        assert work["@id"] == ADDRESS + path
        tree = site.pages[path]
        assert work["@id"] == tree.cssselect("link[rel=canonical]")[0].get("href")
        assert (work["inLanguage"], work["license"], work["isAccessibleForFree"]) == ("da", LICENSE, True)
        assert work["publisher"]["name"] == read_organisation(root).name
        assert work.get("dateModified") == (page.reviewed.isoformat() if page.reviewed else None), path
        if path:
            assert (work["name"], work["description"]) == (page.front["title"], page.front["summary"])
            assert types(work) & {"Article", "LearningResource"}, path
            assert [one["@type"] for one in rest] == ["BreadcrumbList"], path
        else:
            assert (types(work), rest) == ({"WebSite"}, [])


def test_the_way_to_every_page_is_the_one_that_its_reader_sees(graphs: Graphs, site: Site) -> None:
    for path, (_, *rest) in graphs.items():
        for crumbs in rest:
            entries = crumbs["itemListElement"]
            assert [entry["position"] for entry in entries] == list(range(1, len(entries) + 1))
            assert entries[-1]["item"] == ADDRESS + path
            seen = {link.text: link.get("href") for link in site.pages[path].cssselect(".crumbs a")}
            assert [entry["name"] for entry in entries[:-1]] == list(seen), path
            assert all((site.folder / entry["item"].removeprefix(ADDRESS)).exists() for entry in entries), path


def test_every_module_is_told_as_its_page_tells_it(graphs: Graphs, course: list[Module]) -> None:
    assert len(course) == 9
    for module in course:
        work = graphs[address(module.path)][0]
        assert types(work) == {"Course", "LearningResource"}
        assert work["teaches"] == list(module.goals)
        assert work["timeRequired"] == f"PT{module.minutes}M" == work["hasCourseInstance"]["courseWorkload"]
        assert work["isPartOf"] == {"@id": f"{ADDRESS}kursus/"}
        assert {one["@type"] for one in work["audience"]} == {"EducationalAudience"}
        assert [part["identifier"] for part in work["hasPart"]] == [quiz.id for quiz in module.quizzes]
    whole = graphs["kursus/"][0]
    assert "Course" in types(whole)
    assert whole["timeRequired"] == duration(sum(module.minutes for module in course))
    assert [part["name"] for part in whole["hasPart"]] == [module.title for module in course]


def test_every_quiz_and_instrument_is_told_where_it_stands(graphs: Graphs, root: Path, site: Site) -> None:
    library = load(root)
    told = set()
    for path, (work, *_) in graphs.items():
        for part in work.get("hasPart", []):
            if "identifier" not in part:
                continue
            content = library.contents[part["identifier"]]
            told.add(content.id)
            assert part["@type"] == ("Quiz" if isinstance(content, Quiz) else "LearningResource")
            assert (part["name"], part["license"]) == (content.title, LICENSE)
            anchor = part["@id"].partition("#")[2]
            assert not anchor or site.pages[path].get_element_by_id(anchor) is not None
    assert told == set(library.contents)


def test_a_title_cannot_end_the_element_it_stands_in(root: Path) -> None:
    hostile = "</script><script>alert(1)</script> & <!-- \u2028 æ"
    page = parse_page(f"---\ntitle: {json.dumps(hostile)}\nsummary: x\n---\n", "docs/om/x.md")
    publisher = read_organisation(root).model_copy(update={"name": "U"})
    frame = Frame("Navn", "Om", publisher, lambda target: f"https://example.org/{target}", load(root), [])
    text = script_json(frame.page_data(page, [("Forside", "https://example.org/")]))
    assert re.search("[<>&]", text) is None
    tree = html.document_fromstring(f'<head><script type="application/ld+json">{text}</script></head>')
    assert len(tree.cssselect("script")) == 1
    assert json.loads(tree.cssselect("script")[0].text)["@graph"][0]["name"] == hostile


def test_the_data_stays_small(graphs: Graphs) -> None:
    assert max(len(json.dumps(graph, ensure_ascii=False)) for graph in graphs.values()) < 4096


@pytest.mark.parametrize(("minutes", "written"), [(0, "PT0M"), (20, "PT20M"), (60, "PT1H"), (175, "PT2H55M")])
def test_time_is_written_as_iso_8601(minutes: int, written: str) -> None:
    assert duration(minutes) == written
