"""The glossary: enough of it, in Danish order, on its page, in the notes of other pages, and as data."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from macros.check import check_site
from macros.load import load
from macros.model.glossary import Finder, Glossary, Term, danish_order
from macros.pages import parse_page
from macros.site import Site as Content
from scripts.postbuild.terms import explain
from tests.site import Site

BASE = Path(__file__).with_name("faults") / "base"
PAGES = ("haandbog/kom-i-gang/", "haandbog/cases/kolonihaven/", "kursus/modul-1-velkommen-i-bestyrelsen/")
ROLES = (
    "ny-i-bestyrelsen", "formand", "leder", "medarbejderrepraesentant", "kasserer", "foraelder", "forvaltning", "paraply",
)  # fmt: skip


@pytest.fixture(scope="module")
def glossary(root: Path) -> Glossary:
    loaded = load(root).glossary
    assert loaded
    assert loaded.model
    return loaded.model


def terms(*names: str) -> list[Term]:
    return [
        Term(id=name, term=name, forms=(f"{name}en",), explanation="E.", unlike="U.", read="a.md") for name in names
    ]


def marked(content: str, *names: str) -> str:
    """Return what becomes of a page's content; a note is written as its term's name."""
    page = f'<!doctype html>\n<main><div class="content">\n{content}\n</div><p>mandat</p></main>\n'
    explained = explain(page, terms(*names), lambda found: f"[{' '.join(term.id for term in found)}]")
    return explained.removeprefix('<!doctype html>\n<main><div class="content">\n').removesuffix(
        "</div><p>mandat</p></main>\n"
    )


def button(name: str, words: str) -> str:
    return f'<button type="button" class="term" popovertarget="ord-{name}">{words}</button>'


def test_it_is_large_enough_and_says_what_each_word_is_not(glossary: Glossary) -> None:
    assert len(glossary.terms) >= 70
    for term in glossary.terms:
        assert term.unlike.startswith("Ikke det samme som"), term.id


@pytest.mark.parametrize(
    ("around", "kept"),
    [("Et {}. Ja", "{}."), ("(fx {}), ja", "{}),"), ("et »{}« her", "»{}«"), ("et <em>{}</em>.", "<em>{}</em>.")],
)
def test_a_word_and_its_marks_stay_on_one_line(around: str, kept: str) -> None:
    page, together = f"<p>{around}</p>", kept.format(button("mandat", "mandat"))
    expected = page.replace(kept, f'<span class="term-kept">{together}</span>')
    assert marked(page.format("mandat"), "mandat") == f"{expected}\n[mandat]\n"


def test_danish_letters_come_last() -> None:
    words = ["Åben", "Ærlig", "øvrig", "zebra", "Abe", "Høring", "Handling"]
    assert sorted(words, key=danish_order) == ["Abe", "Handling", "Høring", "zebra", "Ærlig", "øvrig", "Åben"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Et Mandat og mandatets grænse", ["mandat", "mandatet"]),
        ("mandatkort og hele-mandat", []),
        ("Bestyrelsens mandater", []),
        ("et mandat fra en juridisk person.", ["mandat", "juridisk person"]),
    ],
)
def test_words_are_found_whole_in_their_forms(text: str, found: list[str]) -> None:
    finder = Finder(["mandat", "Mandatet", "person", "juridisk person"])
    assert [word for word, _, _ in finder.find(text)] == found


def test_without_words_nothing_is_found() -> None:
    assert list(Finder([]).find("mandat")) == []


def test_the_first_use_is_marked_and_the_rest_left(glossary: Glossary) -> None:
    text = "<p>Et <em>Mandaten</em>s grænse &amp; et mandat.</p>"
    assert marked(text, "mandat") == f"{text.replace('Mandaten', button('mandat', 'Mandaten'))}\n[mandat]\n"


@pytest.mark.parametrize(
    "around",
    [
        "<h2>{}</h2>",
        '<p><a href="x">{}</a></p>',
        "<button>{}</button>",
        '<section class="quiz"><p>{}</p></section>',
        '<p><span class="citation">({})</span></p>',
        '<div data-pagefind-ignore><img alt="x"><p>{}</p></div>',
        "<details><summary>{}</summary></details>",
        "<p><code>{}</code></p>",
        '<script type="application/json">"{}"</script>',
    ],
)
def test_what_is_pressed_answered_or_cited_is_left_alone(around: str) -> None:
    text = around.format("mandat")
    assert marked(text, "mandat") == f"{text}\n"
    later = f"{text}<p>Et mandat.</p>"
    assert (
        marked(later, "mandat")
        == f'{text}<p>Et <span class="term-kept">{button("mandat", "mandat")}.</span></p>\n[mandat]\n'
    )


def test_what_somebody_says_may_be_called_something_else() -> None:
    content = load(BASE)
    page = parse_page(
        "---\ntitle: S\nsummary: S\nreviewed: 2026-11-22\n---\n# S\n\nHun siger »en grundsætning«.\n", "docs/x.md"
    )
    assert check_site(Content(content, [page])).problems == []


def test_the_page_has_every_term_with_its_anchor_and_data(site: Site, glossary: Glossary) -> None:
    page = site.pages["ordliste/"]
    [data] = [
        value
        for script in page.cssselect("script[type='application/ld+json']")
        if (value := json.loads(script.text)).get("@type") == "DefinedTermSet"
    ]
    told = {entry["@id"].partition("#")[2]: entry for entry in data["hasDefinedTerm"]}
    assert list(told) == [term.id for term in glossary.alphabetical()]
    for term in glossary.terms:
        [entry] = page.xpath("//*[@id=$id]", id=term.id)
        assert entry.cssselect("dt")[0].text_content() == term.term
        assert told[term.id]["name"] == term.term
        assert told[term.id]["description"].startswith(term.explanation[:12])
        assert all(word in entry.text_content() for word in term.others)
    assert {link.get("href")[1:] for link in page.cssselect(".letters a")} == {
        heading.get("id") for heading in page.cssselect(".glossary h2")
    }


@pytest.mark.parametrize("name", PAGES)
def test_words_have_their_note_on_the_page(name: str, site: Site, glossary: Glossary) -> None:
    page = site.pages[name]
    by_id = {term.id: term for term in glossary.terms}
    buttons = page.cssselect("button.term")
    targets = [button.get("popovertarget") for button in buttons]
    assert len(targets) > 3
    assert targets == [note.get("id") for note in page.cssselect(".term-notes > [popover]")]
    for button_, target in zip(buttons, targets, strict=True):
        term = by_id[target.removeprefix("ord-")]
        assert not term.everyday
        assert button_.text_content().lower().removesuffix("s") in {word.removesuffix("s") for word in term.spellings}
        assert not list(button_.iterancestors("h1", "h2", "h3", "a", "button", "th"))
    assert page.cssselect(".term-notes")[0].getparent().get("class") == "content"


@pytest.mark.parametrize("role", ROLES)
def test_a_role_has_five_things_to_read_a_template_a_tool_and_a_module(role: str, site: Site) -> None:
    page = site.pages[f"for/{role}/"]
    assert len(page.cssselect(".content > ol > li a")) == 5
    folders = {path.split("/")[0] for path, _ in site.links(f"for/{role}/") if path}
    took = {link.get("href").split("/")[2] for link in page.cssselect(".content > ul > li a")}
    assert {"skabeloner", "vaerktoejer", "kursus"} <= took <= folders
    assert page.xpath("//h2[starts-with(., 'Gør én ting i denne uge')]/following-sibling::p")
    assert (f"for/{role}/", "") in set(site.links("index.html" if "index.html" in site.pages else ""))
