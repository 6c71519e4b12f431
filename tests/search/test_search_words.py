"""What a word is also found by, and that readers and the order of files see nothing of it."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from lxml import html

from scripts.postbuild import search
from scripts.postbuild.search import copies, danish, law, vocabulary, wordlist
from scripts.postbuild.search.vocabulary import Everyday, Expander

EVERYDAY = Everyday(
    words={"afskedige": ("fyre", "fyring"), "økonomi": ("penge",)},
    acts={"dagtilbudsloven": ("dtl",)},
    fillers=frozenset({"hvem", "og", "har"}),
    asking={"who": ("hvem",), "else": ("hvad",), "make": ("skabelon",), "self": ("jeg",)},
)
ASKED = "spørger: {hvem: [a], andet: [b], lave: [c], selv: [d]}"
PAGE = """<!doctype html><html lang="da"><head><meta name="description" content="Om penge."></head><body>
<nav>Menu</nav><main data-pagefind-body data-pagefind-meta="kind:håndbog">
<h1 id="top">Årsregnskab<a class="headerlink" href="#top">#</a></h1>
<p>Formændene skal
<em>afskedige</em>, siger nogen <span class="citation">(<a href="../k/">Dagtilbudslovens § 15, stk. 4</a>)</span>.</p>
<h2 id="to">Mere</h2><p>Regnskab. Afskedige, afskedige.</p>
<form><label>Et forkert svar</label></form><p data-pagefind-ignore>Skjult</p>
<div id="kilde"><dt>Børneattestloven § 2</dt></div></main></body></html>"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "side").mkdir()
    (tmp_path / "side" / "index.html").write_text(PAGE, encoding="utf-8")
    return tmp_path


def copy(site: Path) -> str:
    pages = list(copies.read_pages(site, search.PAGES))
    expander = Expander({word for page in pages for word in danish.words(page.text)}, EVERYDAY)
    copies.write_copy(pages[0], site / "kopi", expander)
    return (site / "kopi" / "side" / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("form", "base"),
    [("bestyrelsernes", "bestyrelse"), ("formænd", "formand"), ("børn", "barn"), ("lukkedagene", "lukkedag")],
)
def test_base_forms(form: str, base: str) -> None:
    assert danish.lemma(form) == base


def test_irregular_forms_are_those_that_begin_differently() -> None:
    found = danish.irregular_forms({"formand", "bog", "bestyrelse", "vælge"})
    assert "formænd" in found["formand"]
    assert "bøger" in found["bog"]
    assert any(form.startswith("valg") for form in found["vælge"])
    assert "bestyrelse" not in found


@pytest.mark.parametrize(
    ("compound", "others", "expected"),
    [
        ("årsregnskab", {"år", "års", "regnskab"}, ("regnskab",)),
        ("børneattest", {"børne", "attest"}, ("attest",)),
        ("tilsynsrapport", {"tilsyn", "rapport"}, ("rapport",)),
        (
            "bestyrelsesansvarsforsikring",
            {"bestyrelse", "ansvar", "bestyrelsesansvar", "forsikring", "ansvarsforsikring"},
            ("ansvarsforsikring", "forsikring"),
        ),
        ("fastholde", {"fast", "holde"}, ()),
        ("bestyrelse", {"be", "styrelse"}, ("styrelse",)),
        ("overenskomst", {"over"}, ()),
    ],
)
def test_tails_of_compounds(compound: str, others: set[str], expected: tuple[str, ...]) -> None:
    assert danish.tails(compound, others, {"over"}) == expected


def test_nouns_and_their_verbs() -> None:
    assert "evaluere" in danish.derived("evaluering", ())
    assert danish.derived("evaluere", {"evaluering"}) == ("evaluering",)
    assert danish.derived("evaluere", ()) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("§ 15", ("paragraf15z",)),
        ("§15, stk. 4", ("paragraf15z", "paragraf15stk4z")),
        ("dagtilbudslovens § 16 a, stk. 1", ("paragraf16z", "paragraf16az", "dtl16z", "dtl16az", "paragraf16astk1z")),
        ("Barnets lov § 133", ("paragraf133z",)),
        ("§\N{NO-BREAK SPACE}2 og mere", ("paragraf2z",)),
        ("paragraffen", None),
    ],
)
def test_references_to_law(text: str, expected: tuple[str, ...] | None) -> None:
    found = [reference.words for reference in law.references(text, EVERYDAY.acts)]
    assert found == ([expected] if expected else [])


def test_a_word_brings_base_form_tail_and_everyday_words() -> None:
    expander = Expander({"afskedige", "afskediges", "årsregnskabet", "regnskab", "år", "års", "hvem"}, EVERYDAY)
    assert expander.hidden("Afskediges") == ("fyre", "fyring")
    assert "regnskab" in expander.hidden("årsregnskabet")
    assert expander.hidden("hvem") == ()
    assert expander.hidden("regnskab") == ()


def test_a_copy_has_hidden_words_once_a_section_and_no_answers(site: Path) -> None:
    made = copy(site)
    first, second = made.split("<h2")
    assert made.count("^fyre ") == 2
    assert "afskedige ^fyre ^fyring </em>" in first
    assert "^fyre" in second
    assert "^formand" in first
    assert "forkert svar" not in made
    assert "Skjult" not in made
    assert ">#<" not in made
    # What is cited is found, but begins with the sign that keeps it out of excerpts.
    assert "~Dagtilbudslovens" in first
    assert "~dtl15z" in first
    assert 'data-pagefind-weight="0.2"' in first
    # Results lead to the part that a heading or term names.
    assert '<h3 id="kilde">' in made
    assert 'data-pagefind-meta="kind:håndbog"' in made
    assert 'data-summary="Om penge' in made


def test_the_built_page_is_left_as_it_is(site: Path) -> None:
    assert search.add_index(site) == []
    assert (site / "side" / "index.html").read_text(encoding="utf-8") == PAGE
    assert not list(site.rglob("kopi"))


def test_the_same_pages_give_the_same_bytes(site: Path) -> None:
    for kind in ("case", "kilde", "kursus", "skabelon"):
        (site / kind).mkdir()
        (site / kind / "index.html").write_text(PAGE.replace("kind:håndbog", f"kind:{kind}"), encoding="utf-8")

    def digest() -> dict[str, str]:
        assert search.add_index(site) == []
        files = [path for path in site.rglob("*") if path.is_file()]
        return {path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}

    first = digest()
    assert digest() == first
    assert not [name for name in first if "-ui" in name or "worker" in name or "unknown" in name]


def test_the_word_list_has_frequent_words_first(site: Path) -> None:
    texts = ["penge penge penge penge år", "og økonomi"]
    made = json.loads(wordlist.to_json(texts, Expander({"penge", "økonomi"}, EVERYDAY), pages=2))
    assert made["words"].split()[0] == "penge"
    assert "fyre" not in made["words"]
    assert made["pages"] == 2
    assert made["fillers"] == ["har", "hvem", "og"]
    assert made["asking"] == {"who": ["hvem"], "else": ["hvad"], "make": ["skabelon"], "self": ["jeg"]}
    assert made["acts"] == {"dagtilbudsloven": "dtl", "dtl": "dtl"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (f"ord: []\nsider: {{}}\nlove: {{}}\n{ASKED}\nfyldord: [og]\n", "»ord« skal være en tabel"),
        (f"ord: {{a: []}}\nsider: {{}}\nlove: {{}}\n{ASKED}\nfyldord: [og]\n", "»a« i »ord« skal have en liste"),
        (f"ord: {{a: [b]}}\nsider: {{}}\nlove: {{}}\n{ASKED}\nfyldord: nej\n", "»fyldord« skal være en liste"),
        (
            f"ord: {{a: [b]}}\nsider: {{findes/ikke: [b]}}\nlove: {{}}\n{ASKED}\nfyldord: [og]\n",
            "siden »findes/ikke« i »sider« findes ikke",
        ),
        (
            "ord: {a: [b]}\nsider: {}\nlove: {}\nspørger: {hvem: [a]}\nfyldord: [og]\n",
            "»spørger« skal have netop »hvem«",
        ),
        ("ord: [\n", "hverdagsord.yml"),
    ],
)
def test_faults_in_the_everyday_words_are_told(site: Path, text: str, message: str) -> None:
    (site / vocabulary.FILE).parent.mkdir(parents=True)
    (site / vocabulary.FILE).write_text(text, encoding="utf-8")
    problems = search.add_index(site)
    assert any(message in problem for problem in problems), problems


def test_every_table_of_the_project_is_read(root: Path) -> None:
    document = html.fromstring(PAGE)
    assert document.find(".//main") is not None
    everyday, problems = vocabulary.read_everyday(root / "docs")
    assert [problem for problem in problems if "i »sider«" not in problem] == []
    assert "fyre" in everyday.words["afskedige"]
    assert everyday.acts["dagtilbudsloven"][0] == "dtl"
