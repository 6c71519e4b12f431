"""What stands around the text of a page: the templates of either engine are told it as plain data."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest

from macros.frame import frame
from macros.pages import parse_page
from macros.places import address, relative
from macros.publication import Publication, publication

SITE = "https://eksempel.dk/"
WORDS = "ord " * 440
TOLD = f"""---
title: Mad
reviewed: 2026-11-22
changes:
  - date: 2026-11-23
    text: Ny regel.
  - date: 2026-11-25
    text: Nyt eksempel.
---
# Mad

{WORDS} {{{{ kilde("dtl-1") }}}}

{{{{ quiz("mad") }}}}

{WORDS}
"""


@pytest.fixture(scope="module")
def published(root: Path) -> Publication:
    real = publication(root)
    home, page, hidden = (
        parse_page(text, f"docs/{name}")
        for name, text in (
            ("index.md", "---\ntitle: Forside\n---\n# Forside\n"),
            ("haandbog/mad.md", TOLD),
            ("haandbog/skjult.md", "---\ntitle: Skjult\nlisted: false\n---\n# Skjult\n"),
        )
    )
    menu = ["index.md", {"Håndbog": ["haandbog/skjult.md", {"Hver dag": ["haandbog/mad.md"]}]}]
    return Publication(real.library, [home, page, hidden], real.organisation, menu)


def test_a_page_is_told_what_its_reader_sees_around_it(published: Publication) -> None:
    told = frame(published, "haandbog/mad.md", SITE)
    assert told["url"] == "https://eksempel.dk/haandbog/mad/"
    assert told["parts"] == ["haandbog", "mad.md"]
    assert told["minutes"] == 2
    assert told["reviewed"] == told["edition"] == "22. november 2026"
    assert [(change["date"], change["day"]) for change in told["changes"]] == [
        ("2026-11-25", "25. november 2026"),
        ("2026-11-23", "23. november 2026"),
    ]
    assert told["listed"] is True
    assert told["organisation"]["name"] == published.organisation.name


def test_search_engines_are_told_the_places_above_a_page(published: Publication) -> None:
    def places(path: str) -> list[str]:
        graph = json.loads(frame(published, path, SITE)["structured"])["@graph"]
        return [place["item"] for part in graph for place in part.get("itemListElement", ())]

    assert places("haandbog/mad.md") == [SITE, f"{SITE}haandbog/skjult/", f"{SITE}haandbog/mad/"]
    assert places("haandbog/skjult.md") == [SITE, f"{SITE}haandbog/skjult/"]
    assert places("index.md") == []


def test_a_page_that_is_not_listed_says_so(published: Publication) -> None:
    assert frame(published, "haandbog/skjult.md", SITE)["listed"] is False


def test_a_page_takes_at_least_a_minute(published: Publication) -> None:
    assert frame(published, "index.md", SITE)["minutes"] == 1


def test_the_site_is_dated_by_what_the_build_is_told(published: Publication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "315532800")
    assert frame(published, "index.md", SITE)["built"] == "1980-01-01"
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    today = datetime.datetime.now(datetime.UTC).date().isoformat()
    assert frame(published, "index.md", SITE)["built"] >= today


def test_what_is_told_of_every_page_is_plain_data(root: Path) -> None:
    real = publication(root)
    for path in real.by_path:
        told = frame(real, path, SITE)
        assert json.loads(json.dumps(told)) == told


@pytest.mark.parametrize(
    ("target", "below", "anchor"),
    [
        ("index.md", "", ""),
        ("haandbog/index.md#sådan", "haandbog/", "#s%C3%A5dan"),
        ("haandbog/mad.md#a", "haandbog/mad/", "#a"),
    ],
)
def test_where_a_page_lies(target: str, below: str, anchor: str) -> None:
    assert address(target) == (below, anchor)


@pytest.mark.parametrize(
    ("target", "page", "way"),
    [
        ("", "", "."),
        ("", "haandbog/mad/", "../.."),
        ("haandbog/mad/", "haandbog/mad/", "./"),
        ("haandbog/", "haandbog/mad/", "../"),
        ("kilder/", "", "kilder/"),
        ("skabeloner/a.docx", "skabeloner/a/", "../a.docx"),
    ],
)
def test_the_way_from_one_page_to_another(target: str, page: str, way: str) -> None:
    assert relative(target, page) == way
