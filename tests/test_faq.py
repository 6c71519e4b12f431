"""The short answers: every one on its page with its marks, opened by a link, and as data."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from macros.labels.faq import BASIS_OF
from macros.load import load
from macros.model.faq import Faq
from tests.site import Site


@pytest.fixture(scope="module")
def faq(root: Path) -> Faq:
    loaded = load(root).faq
    assert loaded
    assert loaded.model
    return loaded.model


def test_there_are_enough_of_every_sort(faq: Faq) -> None:
    assert len(faq.entries) >= 60
    assert {ground.basis for entry in faq.entries for ground in entry.grounds} == set(BASIS_OF)


def test_every_answer_is_folded_below_its_question_with_its_marks(site: Site, faq: Faq) -> None:
    page = site.pages["svar/"]
    for entry in faq.entries:
        [answer] = page.xpath("//*[@id=$id]", id=entry.id)
        details = answer.getparent()
        assert details.tag == "details"
        assert details.cssselect("summary h3")[0].text_content() == entry.question
        assert [mark.text_content() for mark in answer.cssselect(".basis")] == [
            BASIS_OF[ground.basis] for ground in entry.grounds
        ]
        unchecked = [source for source in entry.sources if source.startswith("dtl-")]
        assert len(answer.cssselect(".sources .unchecked")) >= len(unchecked)
        assert answer.cssselect("p.read a")


def test_search_engines_are_told_question_and_answer(site: Site, faq: Faq) -> None:
    [data] = [
        value
        for script in site.pages["svar/"].cssselect("script[type='application/ld+json']")
        if (value := json.loads(script.text)).get("@type") == "FAQPage"
    ]
    assert [question["name"] for question in data["mainEntity"]] == [entry.question for entry in faq.entries]
    first = data["mainEntity"][0]["acceptedAnswer"]["text"]
    assert first.startswith(faq.entries[0].short)
    assert BASIS_OF[faq.entries[0].grounds[0].basis] in first


def test_the_open_data_has_them(site: Site, faq: Faq) -> None:
    index = json.loads((site.folder / "data/index.json").read_text(encoding="utf-8"))
    told = json.loads((site.folder / "data" / index["faq"]).read_text(encoding="utf-8"))
    assert [entry["id"] for topic in told["topics"] for entry in topic["entries"]] == [
        entry.id for entry in faq.entries
    ]
