"""Fragments: what a reader without script gets, and that texts stay texts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import etree
from lxml import html as lxml_html

from macros import prose
from macros.load import Library, load
from macros.model import CONTENT, Matrix, Palette, Quiz, Scale
from macros.view.render import Renderer, danish_date

BASE = Path(__file__).with_name("faults") / "base"
HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7 * 7 }} {% raw %} {# note #}",
    "</section></form></details>",
    "]]>",
    "\u202egnitset\u202c",
    "&lt;b&gt; &amp; < > \" '",
]


@pytest.fixture(scope="module")
def library() -> Library:
    return load(BASE)


@pytest.fixture(scope="module")
def renderer(library: Library) -> Renderer:
    return Renderer(library, lambda target: f"/{target}", lambda page: f"siden {page}")


def parsed(fragment: str) -> lxml_html.HtmlElement:
    element = lxml_html.fragment_fromstring(fragment)
    assert isinstance(element, lxml_html.HtmlElement)
    return element


def text(element: etree._Element) -> str:
    return " ".join(" ".join(str(part) for part in element.itertext()).split())


def quiz_of(library: Library) -> Quiz:
    quiz = library.contents["proeve"]
    assert isinstance(quiz, Quiz)
    return quiz


def matrix_of(library: Library) -> Matrix:
    matrix = library.contents["skema"]
    assert isinstance(matrix, Matrix)
    return matrix


def test_a_fragment_is_one_block_at_column_0(library: Library, renderer: Renderer) -> None:
    fragments = [renderer.quiz(quiz_of(library)), renderer.task_table(matrix_of(library))]
    fragments += [renderer.instrument(content) for content in library.instruments]
    for fragment in fragments:
        assert fragment.startswith("<")
        parsed(fragment)  # raises when there is more than one element
        assert not re.search(r"\son\w+=|style=|<script", fragment)


def test_quiz_reads_without_script(library: Library, renderer: Renderer) -> None:
    quiz = parsed(renderer.quiz(quiz_of(library)))
    first, second = quiz.cssselect("form.item")
    assert text(first.cssselect("legend")[0]) == "Hvem fastsætter principper?"
    assert [text(label) for label in first.cssselect("label")] == ["Bestyrelsen", "Lederen"]
    assert [text(li) for li in first.cssselect("details .feedback li")] == [
        "Rigtigt. Bestyrelsen Det gør den.",
        "Ikke rigtigt. Lederen Lederen har den daglige ledelse.",
    ]
    assert "Loven bestemmer" in text(first.cssselect("details")[0])
    assert "ikke kontrolleret i gældende udgave" in text(first.cssselect(".sources")[0])
    assert "Sidst kontrolleret 22. november 2026." in text(first.cssselect(".read")[0])
    assert not quiz.cssselect("button")
    assert "delegationsplanen" in text(second.cssselect(".look-in")[0])


def test_a_local_matter_is_never_called_right_or_wrong(library: Library, renderer: Renderer) -> None:
    second = parsed(renderer.quiz(quiz_of(library))).cssselect("form.item")[1]
    said = text(second.cssselect("details .feedback")[0])
    assert "igtigt" not in said
    assert "Det aftaler I selv" in text(second.cssselect("details")[0])


def test_every_control_has_a_label_and_every_id_is_its_own(library: Library, renderer: Renderer) -> None:
    quiz = parsed(renderer.quiz(quiz_of(library)))
    ids = [element.get("id") for element in quiz.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    labels = {label.get("for") for label in quiz.cssselect("label")}
    assert {control.get("id") for control in quiz.cssselect("input")} == labels


def test_answers_are_out_of_the_search_index(library: Library, renderer: Renderer) -> None:
    quiz = parsed(renderer.quiz(quiz_of(library)))
    for element in quiz.cssselect("details.explanation, .answer-key"):
        assert element.get("data-pagefind-ignore") == "all"


def test_matrix_reads_as_a_list(library: Library, renderer: Renderer) -> None:
    matrix = parsed(renderer.instrument(matrix_of(library)))
    principles, contract, duty = matrix.cssselect("article.task")
    assert text(principles.cssselect("dl.parts")[0]) == "Beslutter Bestyrelsen Høres før Lederen"
    assert "Beslutter: Forældrebestyrelsen" in text(principles.cssselect("dl.two-tier")[0])
    assert text(contract.cssselect("dl.parts")[0]) == "Beslutter Bestyrelsen og Kommunen"
    assert text(duty.cssselect("dl.parts")[0]) == "Beslutter Hver enkelt"
    assert not matrix.cssselect("button, input")


def test_law_that_was_not_seen_is_marked(library: Library, tmp_path: Path) -> None:
    quizzes = tmp_path / "quizzes"
    quizzes.mkdir()
    source = (BASE / "quizzes/skema.yml").read_text(encoding="utf-8")
    (quizzes / "skema.yml").write_text(source.replace("basis: local", "basis: partial"), encoding="utf-8")
    changed = load(tmp_path)
    changed.sources = library.sources
    matrix = parsed(Renderer(changed, str, str).instrument(matrix_of(changed)))
    unseen = [task.get("data-task") for task in matrix.cssselect("article.task[data-unseen]")]
    assert unseen == ["aftalen"]
    assert "Grundlag ikke kontrolleret" in text(matrix.cssselect("article.task[data-unseen]")[0])


def test_scale_reads_as_a_list(library: Library, renderer: Renderer) -> None:
    scale = library.contents["skala"]
    assert isinstance(scale, Scale)
    fragment = parsed(renderer.instrument(scale))
    assert (
        text(fragment.cssselect(".scale-anchors")[0]) == "Svarmuligheder: Slet ikke · Helt · Ved ikke · Ikke relevant"
    )
    assert [text(li) for li in fragment.cssselect("li.statement")] == ["Vi har fået dagsordenen i tide."]


def test_a_result_speaks_of_the_scales_own_steps(library: Library, renderer: Renderer) -> None:
    scale = library.contents["skala"]
    assert isinstance(scale, Scale)
    assert "hvor du svarede »Slet ikke«. Vælg" in renderer.instrument(scale)
    words = {"low": "Lavt", "low_intro": "Tal om det.", "high": "Højt", "high_intro": "Vis det."}
    own = CONTENT.validate_python({**scale.model_dump(mode="json"), "result": words})
    assert isinstance(own, Scale)
    shown = {span.get("data-text"): text(span) for span in parsed(renderer.instrument(own)).cssselect("[data-text]")}
    assert [shown[name.replace("_", "-")] for name in words] == list(words.values())


def test_palette_reads_as_a_list(library: Library, renderer: Renderer) -> None:
    palette = library.contents["palet"]
    assert isinstance(palette, Palette)
    fragment = parsed(renderer.instrument(palette))
    assert text(fragment.cssselect(".scale-anchors")[0]) == (
        "Hvor findes det bedst? Ingen steder · Lederen · Flere i bestyrelsen · Ved ikke · Ikke relevant"
    )
    assert [text(li) for li in fragment.cssselect("li.statement")] == ["Læse et regnskab", "Regne et valg ud"]
    covers = {place.get("data-answer"): place.get("data-cover") for place in fragment.cssselect("[data-answer]")}
    assert covers == {
        "ingen-steder": "nowhere", "hos-lederen": "one", "hos-flere": "house", "ved-ikke": None, "ikke-relevant": None,
    }  # fmt: skip
    assert not fragment.cssselect("button, input")


def test_table_shows_both_models(library: Library, renderer: Renderer) -> None:
    rows = parsed(renderer.task_table(matrix_of(library))).cssselect("tbody tr[data-basis]")
    assert text(rows[0].cssselect("td")[0]) == "Bestyrelsen (tostrenget: forældrebestyrelsen)"
    assert rows[0].get("data-roles") == "bestyrelsen foraeldrebestyrelsen lederen"
    assert text(rows[2].cssselect("td")[0]) == "Hver enkelt"


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_comes_out_as_text(hostile: str, library: Library, renderer: Renderer) -> None:
    quiz = quiz_of(library)
    first = quiz.items[0]
    poisoned = first.model_copy(
        update={
            "stem": hostile,
            "situation": hostile,
            "hint": hostile,
            "rationale": hostile,
            "options": tuple(
                option.model_copy(update={"text": hostile, "feedback": hostile}) for option in first.choices
            ),
        }
    )
    fragment = renderer.quiz(quiz.model_copy(update={"items": (poisoned,), "title": hostile, "summary": hostile}))
    element = parsed(fragment)
    plain = " ".join(prose.plain(hostile).split())
    assert text(element.cssselect("legend")[0]) == plain
    assert [text(label) for label in element.cssselect("label")] == [plain, plain]
    assert element.get("data-title") == hostile
    assert not element.cssselect("script, img")
    assert len(element.cssselect("form")) == 1


def test_markdown_in_texts() -> None:
    assert prose.html("Se **her** og [siden](haandbog/side.md)", lambda target: f"../{target}") == (
        'Se <strong>her</strong> og <a href="../haandbog/side.md">siden</a>'
    )


def test_dates_in_danish() -> None:
    import datetime

    assert danish_date(datetime.date(2027, 1, 3)) == "3. januar 2027"
