"""Quizzes and instruments as paper forms: all that is asked, the key on pages of its own, opened by LibreOffice."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as WordDocument
from lxml import etree

from macros import labels
from macros.export.package import Material
from macros.export.paper import forms
from macros.export.paper.blocks import Paper, Paragraph, Table
from macros.gallery import load_gallery
from macros.load import Library, load
from macros.model import Matrix, Palette, Quiz, Scale
from macros.model.quiz import END
from macros.prose import plain
from scripts import office
from tests.export.hostile import hostile

ROOT = Path(__file__).resolve().parents[2]
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
CHOSEN = ("modul-1", "arbejdsdelingstjekket", "bestyrelsens-selvevaluering", "kompetencepaletten")


@pytest.fixture(scope="module")
def library() -> Library:
    return load(ROOT)


@pytest.fixture(scope="module")
def papers(library: Library) -> dict[str, Paper]:
    return dict(forms.papers(Material(library, ROOT, ROOT)))


def gallery() -> list[Quiz]:
    found = load_gallery(ROOT).model
    assert found
    return [example.model_copy(update={"states": example.states[:1]}).quiz() for example in found.examples]


def of(library: Library, *contents: object) -> Material:
    return Material(Library(**{**vars(library), "contents": {c.id: c for c in contents}}), ROOT, ROOT)  # type: ignore[attr-defined]


def words(paper: Paper) -> list[str]:
    """Every paragraph and every cell as plain text, in order."""
    found = []
    for block in paper.blocks:
        rows: Iterable[Iterable[object]] = (
            [[block.runs]] if isinstance(block, Paragraph) else [block.header, *block.rows]
        )
        found += ["".join(run.text for run in cell) for row in rows for cell in row]  # type: ignore[attr-defined]
    return found


def tidy(text: str) -> str:
    return " ".join(plain(" ".join(text.split())).split())


def parts(paper: Paper) -> tuple[list[str], list[str]]:
    """What stands before the key, and from the key on."""
    (turn,) = [number for number, block in enumerate(paper.blocks) if isinstance(block, Paragraph) and block.turns]
    before, after = paper.blocks[:turn], paper.blocks[turn:]
    return words(Paper("", "", paper.reviewed, "", before)), words(Paper("", "", paper.reviewed, "", after))


def test_there_is_a_form_of_everything(library: Library, papers: dict[str, Paper]) -> None:
    assert set(papers) == set(library.contents)
    files = forms.write(of(library, library.contents["kom-i-gang"])).files
    assert set(files) == {"kom-i-gang.docx", "kom-i-gang.odt"}


def test_a_quiz_asks_everything_and_gives_nothing_away(library: Library, papers: dict[str, Paper]) -> None:
    for quiz in library.quizzes:
        asked, key = parts(papers[quiz.id])
        for _, item, _ in quiz.places:
            assert tidy(item.stem) in asked, item.id
            for option in item.choices:
                assert any(tidy(option.text) in text for text in asked), option.id
                if option.feedback:
                    assert any(tidy(option.feedback) in text for text in key), option.id
                    assert not any(tidy(option.feedback) in text for text in asked), option.id
            if item.rationale:
                assert tidy(item.rationale) in key, item.id
            for source in item.sources:
                assert any(library.sources[source].title in text for text in key), source


def test_the_key_names_the_right_answer_the_basis_and_what_is_unchecked(
    library: Library, papers: dict[str, Paper]
) -> None:
    quiz = library.contents["kom-i-gang"]
    assert isinstance(quiz, Quiz)
    _, key = parts(papers[quiz.id])
    number, item = next(
        (n, item) for n, item in enumerate(quiz.questions, 1) if item.basis == "law" and item.type == "single"
    )
    letter = "abcdefgh"[[option.correct for option in item.choices].index(True)]
    assert any(text.startswith(f"{number}. {letter}. Loven bestemmer") for text in key)
    assert any(labels.UNCHECKED in text for text in key)
    local = next(item for item in quiz.questions if item.basis == "local")
    start = next(n for n, text in enumerate(key) if "Det aftaler I selv" in text)
    assert local
    assert "Ikke rigtigt" not in " ".join(key[start : start + 3])


def test_a_case_says_where_each_choice_leads(library: Library) -> None:
    (quiz,) = [quiz for quiz in gallery() if quiz.items[0].type == "case"]
    value = quiz.model_dump(mode="json")
    value["items"][0]["steps"][0]["options"][-1]["next"] = END
    ((_, paper),) = forms.papers(of(library, Quiz.model_validate(value)))
    asked, _ = parts(paper)
    assert any("(gå til trin 1." in text for text in asked)
    assert any("(sagen slutter her)" in text for text in asked)


def test_an_order_is_not_given_in_its_right_order(library: Library) -> None:
    (quiz,) = [quiz for quiz in gallery() if quiz.items[0].type == "order"]
    item = quiz.items[0]
    ((_, paper),) = forms.papers(of(library, quiz))
    (table,) = [block for block in paper.blocks if isinstance(block, Table)]
    shown = ["".join(run.text for run in row[1]) for row in table.rows]
    right = [tidy(step.text) for step in item.steps]  # type: ignore[union-attr]
    assert sorted(shown) == sorted(right)
    assert shown != right


def test_instruments_have_a_place_for_every_answer(library: Library, papers: dict[str, Paper]) -> None:
    for instrument in library.instruments:
        rows = [row for block in papers[instrument.id].blocks if isinstance(block, Table) for row in block.rows]
        asked: tuple[object, ...] = (
            instrument.tasks if isinstance(instrument, Matrix)
            else instrument.statements if isinstance(instrument, Scale)
            else instrument.competences
        )  # fmt: skip
        assert len(rows) == len(asked)
        if isinstance(instrument, Scale):
            assert all(len(row) == 1 + len(instrument.anchors) + 2 for row in rows)
        if isinstance(instrument, Palette):
            assert all(place.text in words(papers[instrument.id]) for place in instrument.places)
    check = papers["arbejdsdelingstjekket"]
    asked_first, after = parts(check)
    assert "Bestyrelsen" in asked_first
    assert not any("Beslutter:" in text for text in asked_first), "what the law says is not given away"
    assert any(text.startswith("Loven bestemmer. Beslutter: Kommunen") for text in after)


def test_word_has_headings_boxes_tables_and_a_new_page_for_the_key(library: Library) -> None:
    files = forms.write(of(library, library.contents["modul-1"])).files
    document: WordDocument = Document(io.BytesIO(files["modul-1.docx"]))
    (key,) = [paragraph for paragraph in document.paragraphs if paragraph.paragraph_format.page_break_before]
    assert key.text == "Facit: Velkommen i bestyrelsen"
    assert key.style is not None
    assert key.style.name == "Heading 1"
    assert document.tables
    assert document.core_properties.language == "da-DK"
    last = document.paragraphs[-1].text
    assert "CC BY 4.0" in last
    assert "FOBU" in last


def test_opendocument_has_a_new_page_for_the_key(library: Library) -> None:
    data = forms.write(of(library, library.contents["modul-1"])).files["modul-1.odt"]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        content, styles = (etree.fromstring(archive.read(name)) for name in ("content.xml", "styles.xml"))
    (key,) = [heading for heading in content.iter(f"{TEXT}h") if heading.get(f"{TEXT}style-name") == "Ny_side"]
    assert "".join(key.itertext()) == "Facit: Velkommen i bestyrelsen"
    (style,) = [style for style in styles.iter(f"{STYLE}style") if style.get(f"{STYLE}name") == "Ny_side"]
    assert "page" in style[0].attrib.values()


def test_what_paper_changes_is_told(library: Library) -> None:
    (quiz, *_) = gallery()
    spoilt = quiz.model_copy(
        update={
            "items": (quiz.items[0].model_copy(update={"hint": "Se efter", "stem": "Se [her](haandbog/formanden.md)"}),)
        }
    )
    losses = forms.write(of(library, spoilt)).losses
    assert {loss.kind for loss in losses} == {"ændret"}
    assert len(losses) == 2
    assert {(loss.content, loss.item) for loss in losses} == {(quiz.id, quiz.items[0].id)}


def test_hostile_text_comes_through_and_the_bytes_are_the_same(library: Library) -> None:
    spoilt = [hostile(quiz) for quiz in gallery()]
    material = of(library, *spoilt)
    first, again = forms.write(material), forms.write(material)
    assert dict(first.files) == dict(again.files)
    for quiz in spoilt:
        text = "\n".join(p.text for p in Document(io.BytesIO(first.files[f"{quiz.id}.docx"])).paragraphs)
        with zipfile.ZipFile(io.BytesIO(first.files[f"{quiz.id}.odt"])) as archive:
            same = "".join(map(str, etree.fromstring(archive.read("content.xml")).itertext()))
        for question in quiz.questions:
            assert tidy(question.stem) in text
            assert tidy(question.stem) in same


def test_libreoffice_opens_them(library: Library, tmp_path: Path) -> None:
    found = office.find()
    if not found:
        pytest.skip("LibreOffice cannot be had here: scripts/test.py installs it where that is allowed")
    files = forms.write(of(library, *(library.contents[name] for name in CHOSEN))).files
    for name, data in files.items():
        path = tmp_path / f"{name.replace('.', '-')}{Path(name).suffix}"
        path.write_bytes(data)
    made = office.convert(found, sorted(tmp_path.glob("*.*")), "pdf", tmp_path / "pdf")
    assert len(made) == len(files)
    for path in made.values():
        assert path.read_bytes().startswith(b"%PDF-")
