"""The documents for print: what stands on their pages, and what a screen reader is told."""

from __future__ import annotations

import io
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
import typst

from macros.export.book import pdf, typeset
from macros.export.book.forms import print_form
from macros.export.book.glyphs import signs
from macros.export.book.printed import print_volume
from macros.export.book.volume import handbook_parts, volume
from macros.labels import book as labels_book
from macros.model import Matrix, Quiz, Scale
from macros.model.roles import ANSWERS
from macros.organisation import read_organisation
from macros.prose import plain
from tests.export.books import GALLERY, hostile_page, material, one_page, with_quizzes
from tests.export.hostile import texts
from tests.export.material import ADDRESS, ROOT, digest, digest_elsewhere, gallery, library
from tests.site import Site

MODULE, GUIDE = "kursus/modul-2-hvem-bestemmer-hvad/", "kursus/drejebog-6/"


@pytest.fixture(scope="module")
def handbook(site: Site) -> bytes:
    content = material(site.folder)
    book = volume(
        content, read_organisation(ROOT).title, labels_book.HANDBOOK_SUBTITLE, handbook_parts(content), full=False
    )
    return print_volume(book, library(), "book")


@pytest.fixture(scope="module")
def booklet(site: Site) -> bytes:
    return print_volume(one_page(site.folder, MODULE, full=False), library(), "booklet")


def pages(document: bytes) -> list[str]:
    """Return the words of every page, torn words put together."""
    opened = pypdfium2.PdfDocument(document)
    return [
        re.sub(r"\s+", " ", re.sub("\ufffe|\u00ad|\u0002", "", page.get_textpage().get_text_range())) for page in opened
    ]


def text(document: bytes) -> str:
    return " ".join(pages(document))


def bare(words: str) -> str:
    """Return the letters alone: where lines end and words are torn does not count."""
    return "".join(sign for sign in words if sign.isalnum())


def structure(element: Any) -> Iterator[Any]:
    yield element
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from structure(kid)


def accessible(document: bytes, title: str) -> Counter[str]:
    """Check what PDF/UA asks of a whole file; return how many of each kind of element it has."""
    with pikepdf.open(io.BytesIO(document)) as opened:
        assert opened.check_pdf_syntax() == []
        root = opened.Root
        assert root.MarkInfo.Marked
        assert str(root.Lang) == "da"
        assert root.ViewerPreferences.DisplayDocTitle
        assert str(opened.docinfo["/Title"]) == title
        with opened.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["dc:title"] == title
        fonts = {str(font.BaseFont) for page in opened.pages for font in page.resources.get("/Font", {}).values()}
        assert fonts
        assert all(re.match(r"/[A-Z]{6}\+(Libertinus|DejaVu|NewCM)", font) for font in fonts), fonts
        elements = list(structure(root.StructTreeRoot))
        for element in elements:
            if element.get("/S") == "/Figure":
                assert str(element.Alt).strip()
        return Counter(str(element.get("/S")) for element in elements)


def test_the_handbook_can_be_read_by_everyone(handbook: bytes) -> None:
    kinds = accessible(handbook, "Bestyrelseshåndbogen")
    assert kinds["/Figure"] >= 9
    for kind in ("/H1", "/H2", "/H3", "/TOCI", "/Link", "/LI", "/TH", "/TD"):
        assert kinds[kind] >= 12, kind


def test_the_handbook_is_a_book(site: Site, handbook: bytes) -> None:
    told = pages(handbook)
    chapters = [address for _, addresses in handbook_parts(material(site.folder)) for address in addresses]
    assert len(chapters) == 16 + 11 + 1
    with pikepdf.open(io.BytesIO(handbook)) as opened, opened.open_outline() as outline:
        tops = [top.title for top in outline.root]
        assert tops[-4:] == ["Facit", "Ordliste", "Kilder", "Stikord"]
        [alone] = [top for top in outline.root[1:-4] if top.title == "Korte svar"]  # a part of one chapter
        assert sum(len(top.children) for top in outline.root[1:-4]) - len(alone.children) == len(chapters) - 1
    contents = next(page for page in told if page.startswith("Indhold"))
    place = next(number for number, page in enumerate(told, 1) if page.startswith("Formandens rolle"))
    assert re.search(rf"Formandens rolle[ .]+{place}\b", contents)
    assert told[place].startswith("Bestyrelseshåndbogen" if (place + 1) % 2 == 0 else "Formandens rolle")
    index = " ".join(told[next(number for number, page in enumerate(told) if page.startswith("Stikord")) :])
    assert re.search(rf"Formandens rolle {place}\b", index)
    for task in ("Godkende årsregnskabet", "Vælge formand og konstituere sig", "Mandat"):
        assert re.search(rf"{task} \d", index), task


def test_links_lead_inside_the_book_and_addresses_are_printed(site: Site, handbook: bytes) -> None:
    with pikepdf.open(io.BytesIO(handbook)) as opened:
        links = [link for page in opened.pages for link in page.get("/Annots", []) if link.Subtype == "/Link"]
        outside = [str(link.A.URI) for link in links if "/A" in link and "/URI" in link.A]
    assert len(links) - len(outside) > 1_500
    assert any(address.endswith("/vaerktoejer/arbejdsdelingstjekket/") for address in outside)
    assert "/vaerktoejer/arbejdsdelingstjekket/" in text(handbook)


def test_questions_stand_without_answers_and_the_key_has_them(booklet: bytes) -> None:
    told = text(booklet)
    asked, key = told[: told.rindex(" Facit ")], told[told.rindex(" Facit ") :]
    quiz = library().contents["modul-2"]
    assert isinstance(quiz, Quiz)
    assert labels_book.ANSWER not in asked
    assert labels_book.ANSWER in key
    for question in quiz.questions:
        assert bare(plain(question.stem)) in bare(asked)
        assert bare(plain(question.rationale)) in bare(key)


def test_a_booklet_and_a_guide_can_be_read_by_everyone(site: Site, booklet: bytes) -> None:
    assert accessible(booklet, "Prøve")["/TH"] > 2
    guide = print_volume(one_page(site.folder, GUIDE), library(), "sheet")
    assert accessible(guide, "Prøve")["/H1"] >= 5
    assert "Skriv i referatet" in text(guide)


def test_forms_have_every_line_and_every_answer() -> None:
    for one in library().instruments:
        form = print_form(one, read_organisation(ROOT), ADDRESS)
        kinds = accessible(form, one.title)
        told = bare(text(form))
        if isinstance(one, Matrix):
            tasks = [task for section in one.sections for task in section.tasks]
            assert len(tasks) == 68
            assert all(bare(f"{task.number}. {plain(task.title)}") in told for task in tasks)
            assert all(bare(answer.label) in told for answer in ANSWERS)
            assert kinds["/TD"] == 68 * (1 + len(ANSWERS))
        if isinstance(one, Scale):
            assert all(bare(plain(row.text)) in told for part in one.dimensions for row in part.statements)
            assert all(bare(plain(question.text)) in told for question in one.open)


@pytest.mark.parametrize(
    ("template", "there", "planted"),
    [
        ("book.typ", "#set document(title: data.title,", "#set document("),
        ("_book.typ", "alt: node.alt, ", ""),
        ("_book.typ", "heading(level: node.level,", "heading(level: node.level + 3,"),
    ],
    ids=["no title", "a drawing without words", "a level left out"],
)
def test_the_standard_refuses_a_planted_fault(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, template: str, there: str, planted: str
) -> None:
    folder = tmp_path / "typst"
    shutil.copytree(typeset.TEMPLATES, folder)
    words = (folder / template).read_text(encoding="utf-8")
    assert there in words
    (folder / template).write_text(words.replace(there, planted), encoding="utf-8")
    monkeypatch.setattr(typeset, "TEMPLATES", folder)
    book = one_page(site.folder, "haandbog/hvem-bestemmer-hvad/", full=False)
    with pytest.raises(typst.TypstError, match="PDF/UA-1"):
        print_volume(book, library(), "booklet")


def test_every_sign_that_is_taken_to_be_printable_is(site: Site) -> None:
    book = replace(one_page(site.folder, GUIDE), subtitle=" ".join(signs()))
    assert "ő" in text(print_volume(book, library(), "sheet"))


def test_nasty_texts_come_through(site: Site) -> None:
    book, quiz = hostile_page(site.folder, "kursus/modul-4-formand-og-leder/", "modul-4")
    told = text(print_volume(book, library(), "booklet"))
    for words in texts({"items": [{"stem": question.stem} for question in quiz.questions]}):
        assert words.split()[0] in told
    for piece in ("]]>", "&amp;", "%7E", "[grinning face]", "{ } #", "<script>alert(1)</script>"):
        assert piece in told, piece


def test_every_type_of_question_can_be_printed(site: Site) -> None:
    told = bare(text(print_volume(with_quizzes(site.folder, GALLERY, gallery()), library(), "booklet")))
    for quiz in gallery():
        for question in quiz.questions:
            assert bare(plain(question.stem)) in told


def test_the_same_bytes_every_time_and_no_clock(site: Site, booklet: bytes) -> None:
    volume = one_page(site.folder, MODULE, full=False)
    assert print_volume(volume, library(), "booklet") == booklet
    with pikepdf.open(io.BytesIO(booklet)) as opened:
        assert str(opened.docinfo["/CreationDate"]).startswith(f"D:{volume.reviewed:%Y%m%d}")


@pytest.mark.long
def test_all_documents_and_the_same_bytes_elsewhere(site: Site, tmp_path: Path) -> None:
    package = pdf.write(material(site.folder))
    assert len(package.files) == 1 + 9 + 9 + 5
    for document in package.files.values():
        with pikepdf.open(io.BytesIO(document)) as opened:
            accessible(document, str(opened.docinfo["/Title"]))
    assert {loss.content for loss in package.losses} == set(library().contents)
    assert digest_elsewhere("macros.export.book.pdf", site.folder, tmp_path) == digest(package)
