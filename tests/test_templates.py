"""The templates as files: real structure, Danish, opened by LibreOffice, right sums, the same bytes every time."""

from __future__ import annotations

import datetime
import io
import shutil
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from docx import Document
from lxml import etree

from macros.export.paper.blocks import Paper, PaperError, Paragraph, Run, Table, read_paper
from macros.export.paper.word import to_word
from macros.model.budget import BUDGET, Budget
from macros.organisation import read_organisation
from macros.pages import Page, read_page
from macros.source import read
from macros.validate import validate
from scripts import office
from scripts.postbuild import documents
from tests.site import Site

ROOT = Path(__file__).resolve().parent.parent
TEMPLATES = sorted(path.stem for path in (ROOT / "docs/skabeloner").glob("*.md") if path.stem != "index")
TITLE = read_organisation(ROOT).title
DAY = datetime.date(2026, 11, 22)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
ODF = {
    name: f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"
    for name in ("office", "text", "table", "style", "manifest")
}
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
DC = "{http://purl.org/dc/elements/1.1/}"


@pytest.fixture(scope="session")
def libreoffice() -> Path:
    found = office.find()
    if not found:
        pytest.skip("LibreOffice cannot be had here: scripts/test.py installs it where that is allowed")
    return found


@pytest.fixture(scope="session")
def pdfs(site: Site, libreoffice: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Every text document, opened by LibreOffice and written as PDF."""
    found = {}
    for ending in ("docx", "odt"):
        out = tmp_path_factory.mktemp(ending)
        found |= office.convert(libreoffice, sorted((site.folder / "skabeloner").glob(f"*.{ending}")), "pdf", out)
    return found


def front(name: str) -> Page:
    return read_page(ROOT / f"docs/skabeloner/{name}.md", name)


def after_template_heading(site: Site, name: str) -> list[Any]:
    """What stands below "Skabelon" on the built page, to the next heading of that level."""
    (heading,) = site.pages[f"skabeloner/{name}/"].cssselect("h2#skabelon")
    found = []
    for element in heading.itersiblings():
        if element.tag == "h2":
            break
        found.append(element)
    return found


def within(elements: list[Any], selector: str) -> list[Any]:
    return [found for element in elements for found in element.xpath(f"descendant-or-self::{selector}")]


def words(element: Any) -> str:
    return " ".join("".join(text for text in element.itertext() if text != "#").split())


def test_the_whole_list_is_there(site: Site) -> None:
    wanted = (
        "aarshjul beredskab-presse beslutningsreferat brev-til-nabo budgetopfoelgning dagsorden delegationsplan "
        "forretningsorden funktionsbeskrivelse kompetencepalet netvaerkskontrakt overlevering spoergsmaal-til-aftalen "
        "udviklingssamtale vaerdidroeftelse velkomst"
    )
    assert wanted.split() == TEMPLATES
    overview = {path for path, _ in site.links("skabeloner/")}
    for name in TEMPLATES:
        assert f"skabeloner/{name}/" in overview
        assert {f"skabeloner/{name}.docx", f"skabeloner/{name}.odt"} <= {
            path for path, _ in site.links(f"skabeloner/{name}/")
        }


def test_every_chapter_leads_to_a_template_and_every_template_to_a_chapter(site: Site) -> None:
    led: set[str] = set()
    for path in set((ROOT / "docs/haandbog").glob("*.md")) - {ROOT / "docs/haandbog/index.md"}:
        found = {target for target, _ in site.links(f"haandbog/{path.stem}/") if target.startswith("skabeloner/")}
        named = {target.split("/")[1] for target in found} & set(TEMPLATES)
        assert named, path.stem
        led |= named
    assert led == set(TEMPLATES)


@pytest.mark.parametrize("name", TEMPLATES)
def test_word(site: Site, name: str) -> None:
    page = front(name)
    document = Document(str(site.folder / f"skabeloner/{name}.docx"))
    about = document.core_properties
    assert about.title == page.front["title"]
    assert about.language == "da-DK"
    assert (about.author, about.created.date()) == (TITLE, DAY)
    languages = {element.get(f"{W}val") for element in document.styles.element.iter(f"{W}lang")}
    assert languages == {"da-DK"}

    shown = after_template_heading(site, name)
    styles = [(paragraph.style.name, paragraph.text) for paragraph in document.paragraphs if paragraph.style]
    assert styles[0] == ("Title", page.front["title"])
    headings = [text for style, text in styles if style == "Heading 1"]
    assert headings == [words(heading) for heading in within(shown, "h3")]

    assert len(document.tables) == len(within(shown, "table"))
    for table, original in zip(document.tables, within(shown, "table"), strict=True):
        first, *rest = table.rows
        assert first._tr.trPr.find(f"{W}tblHeader") is not None
        assert all(row._tr.trPr.find(f"{W}tblHeader") is None for row in rest)
        assert [len(row.cells) for row in table.rows] == [len(row) for row in original.iter("tr")]
        assert table._tbl.tblPr.find(f"{W}tblCaption").get(f"{W}val")

    controls = list(document.element.iter(f"{W}sdt"))
    boxes = [control for control in controls if next(control.iter(f"{W14}checkbox"), None) is not None]
    assert len(boxes) == len(within(shown, "dd"))
    fields = ["".join(t.text for t in control.iter(f"{W}t"))[1:-1] for control in controls if control not in boxes]
    assert fields == [words(field) for field in within(shown, "em[@class='felt']")]
    ids = [
        element.get(f"{W}val") for element in document.element.iter(f"{W}id") if element.getparent().tag == f"{W}sdtPr"
    ]
    assert len(ids) == len(set(ids)) == len(controls)


@pytest.mark.parametrize("name", TEMPLATES)
def test_opendocument(site: Site, name: str) -> None:
    page = front(name)
    with zipfile.ZipFile(site.folder / f"skabeloner/{name}.odt") as archive:
        entry = archive.infolist()[0]
        assert (entry.filename, entry.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        files = {file: archive.read(file) for file in archive.namelist()}
    manifest = etree.fromstring(files["META-INF/manifest.xml"])
    listed = {element.get(f"{{{ODF['manifest']}}}full-path") for element in manifest}
    assert listed == {"/", *files} - {"mimetype", "META-INF/manifest.xml"}
    about = etree.fromstring(files["meta.xml"])
    assert about.findtext(f".//{DC}title") == page.front["title"]
    assert about.findtext(f".//{DC}language") == "da-DK"
    looks = etree.fromstring(files["styles.xml"])
    (default,) = looks.findall(".//style:default-style/style:text-properties", ODF)
    assert (default.get(f"{FO}language"), default.get(f"{FO}country")) == ("da", "DK")

    shown = after_template_heading(site, name)
    content = etree.fromstring(files["content.xml"])
    headings = content.findall(".//text:h[@text:outline-level='1']", ODF)
    assert [words(heading) for heading in headings] == [words(heading) for heading in within(shown, "h3")]
    tables = content.findall(".//table:table", ODF)
    assert len(tables) == len(within(shown, "table"))
    assert all(len(table.findall("table:table-header-rows/table:table-row", ODF)) == 1 for table in tables)
    fields = content.findall(".//text:text-input", ODF)
    assert [words(field).strip("[]") for field in fields] == [
        words(field) for field in within(shown, "em[@class='felt']")
    ]
    used = {value for element in content.iter() for key, value in element.attrib.items() if key.endswith("}style-name")}
    style_name = f"{{{ODF['style']}}}name"
    defined = {
        element.get(style_name) for tree in (content, looks) for element in tree.iter() if element.get(style_name)
    }
    assert used <= defined


@pytest.mark.parametrize("ending", ["docx", "odt"])
@pytest.mark.parametrize("name", TEMPLATES)
def test_libreoffice_opens_it_on_one_to_three_pages(pdfs: dict[str, Path], name: str, ending: str) -> None:
    data = pdfs[f"{name}.{ending}"].read_bytes()
    assert data.startswith(b"%PDF-")
    assert 1 <= data.count(b"/Type/Page/") + data.count(b"/Type /Page\n") <= 3


@pytest.mark.parametrize("name", TEMPLATES)
def test_the_same_page_gives_the_same_bytes(site: Site, name: str, tmp_path: Path) -> None:
    folder = tmp_path / "skabeloner"
    shutil.copytree(site.folder / "skabeloner" / name, folder / name)
    assert documents._add_texts(tmp_path, read_page(ROOT / f"docs/skabeloner/{name}.md", name), TITLE) == []
    for ending in ("docx", "odt"):
        file = f"skabeloner/{name}.{ending}"
        assert (tmp_path / file).read_bytes() == (site.folder / file).read_bytes(), ending


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("<h2 id='andet'>Andet</h2>", "Siden mangler overskriften"),
        ("<h2 id='skabelon'>Skabelon</h2><pre>x</pre>", "<pre> kan ikke stå i en skabelon"),
        ("<h2 id='skabelon'>Skabelon</h2><div class='admonition husk'><p>x</p></div>", "<div> kan ikke stå"),
    ],
)
def test_what_no_document_can_hold_is_said(body: str, message: str) -> None:
    with pytest.raises(PaperError, match=message):
        read_paper(f"<main>{body}</main>", "T", "S", DAY, "Håndbog")


def test_a_page_is_taken_apart() -> None:
    body = """<main><h2 id="skabelon">Skabelon</h2><h3>Et<a class="headerlink">#</a></h3>
        <p><strong>Navn:</strong> <em class="felt">navn</em>, <em>fx</em> Bo</p>
        <div class="admonition lov"><p class="admonition-title">Loven bestemmer</p>
        <p>Det skal I <span class="citation">(<a>§ 1</a> <span class="unchecked">ikke kontrolleret</span>)</span>.</p></div>
        <table><tr><th>A</th><th>B</th></tr><tr><td>x</td><td></td></tr></table><h2>Efter</h2><p>Ikke med</p></main>"""
    heading, line, title, law, table = read_paper(body, "T", "S", DAY, "Håndbog").blocks
    assert heading == Paragraph((Run("Et"),), "heading1", leads=True)
    assert isinstance(line, Paragraph)
    assert line.runs == (
        Run("Navn:", bold=True),
        Run(" "),
        Run("navn", kind="field"),
        Run(", "),
        Run("fx", italic=True),
        Run(" Bo"),
    )
    assert title == Paragraph((Run("Loven bestemmer"),), "callout-title", "lov", leads=True)
    assert isinstance(law, Paragraph)
    assert "".join(run.text for run in law.runs) == "Det skal I (§ 1, ikke kontrolleret)."
    assert isinstance(table, Table)
    assert (table.caption, table.rows) == ("Et", (((Run("x"),), ()),))
    assert sum(table.widths) == pytest.approx(1)


def test_two_numbered_lists_both_begin_at_one() -> None:
    items = tuple(Paragraph((Run("x"),), "number", starts=not number) for number in range(2))
    paper = Paper("T", "S", DAY, "Håndbog", (*items, Paragraph((Run("mellem"),)), *items))
    document = Document(io.BytesIO(to_word(paper)))
    numbers = [p._p.pPr.numPr.numId.val for p in document.paragraphs if p.style and p.style.name == "List Number"]
    assert numbers[0] == numbers[1] != numbers[2] == numbers[3]


# The spreadsheet


def budget() -> Budget:
    loaded = validate(read(ROOT / documents.BUDGET_FILE, documents.BUDGET_FILE), BUDGET)
    assert loaded.problems == []
    assert loaded.model
    return loaded.model


def values(path: Path) -> dict[str, Any]:
    sheet = openpyxl.load_workbook(path, data_only=True).active
    assert sheet
    return {cell.coordinate: cell.value for row in sheet.iter_rows() for cell in row if cell.value not in (None, "")}


def recalculated(path: Path, libreoffice: Path, folder: Path, fill: dict[str, Any] | None = None) -> dict[str, Any]:
    """Return what LibreOffice makes of the formulas alone: openpyxl leaves the values that were written beside them."""
    folder.mkdir()
    book = openpyxl.load_workbook(path)
    assert book.active
    for cell, value in (fill or {}).items():
        book.active[cell] = value
    book.save(folder / path.name)
    return values(office.convert(libreoffice, [folder / path.name], "xlsx", folder / "out")[path.name])


def rows(found: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The rows by their first cell."""
    names = {cell[1:]: value for cell, value in found.items() if cell[0] == "A"}
    return {
        str(value): {cell[0]: other for cell, other in found.items() if cell[1:] == row} for row, value in names.items()
    }


def check_figures(found: dict[str, Any]) -> None:
    """Hold the sheet against sums made here, from the figures alone."""
    figures, sheet = budget(), rows(found)
    ends: dict[str, float] = {}
    for post in (*figures.income, *figures.expenses):
        end = post.spent + (post.spent * (12 - figures.month) / figures.month if post.rest is None else post.rest)
        ends[post.title] = end
        assert sheet[post.title]["E"] == pytest.approx(end)
        better = end - post.budget if post in figures.income else post.budget - end
        assert sheet[post.title]["F"] == pytest.approx(better)
        assert sheet[post.title]["H"] == ("Tal om det" if better < -0.05 * post.budget else "I orden")
    come, gone = (sum(ends[post.title] for post in posts) for posts in (figures.income, figures.expenses))
    assert sheet["Indtægter i alt"]["B"] == sum(post.budget for post in figures.income)
    assert sheet["Udgifter i alt"]["C"] == sum(post.spent for post in figures.expenses)
    assert sheet["Udgifter i alt"]["E"] == pytest.approx(gone)
    assert sheet["3. Ventet resultat 31. december, kr."]["B"] == pytest.approx(come - gone)
    assert sheet["1. Så meget af året er gået"]["B"] == pytest.approx(75)
    assert sheet["4. Den udgift, der skrider mest"]["B"] == "Vikarer"
    assert sheet["5. Poster at tale om"]["B"] == 1


def test_the_example_is_the_one_of_the_chapter(site: Site) -> None:
    path = site.folder / "skabeloner/budgetopfoelgning-eksempel.xlsx"
    check_figures(values(path))
    substitutes = rows(values(path))["Vikarer"]
    assert (substitutes["B"], substitutes["C"], round(substitutes["E"], -3)) == (240_000, 220_000, 293_000)
    chapter = (ROOT / "docs/haandbog/oekonomi.md").read_text(encoding="utf-8")
    assert all(amount in chapter for amount in ("240.000", "220.000", "293.000"))


def test_libreoffice_calculates_the_same(site: Site, libreoffice: Path, tmp_path: Path) -> None:
    path = site.folder / "skabeloner/budgetopfoelgning-eksempel.xlsx"
    again = recalculated(path, libreoffice, tmp_path / "example")
    check_figures(again)
    written = values(path)
    assert again.keys() == written.keys()
    for cell, value in written.items():
        assert again[cell] == (pytest.approx(value) if isinstance(value, (int, float)) else value), cell


def test_the_empty_sheet_is_empty_and_calculates_when_filled(site: Site, libreoffice: Path, tmp_path: Path) -> None:
    path = site.folder / "skabeloner/budgetopfoelgning-tom.xlsx"
    empty = recalculated(path, libreoffice, tmp_path / "empty")
    assert not [value for value in empty.values() if str(value).startswith(("#", "Err:"))]
    assert empty == values(path)
    figures = budget()
    places = {value: cell[1:] for cell, value in empty.items() if cell[0] == "A"}
    fill: dict[str, Any] = {"B5": figures.month}
    for post in (*figures.income, *figures.expenses):
        row = places[post.title]
        fill |= {f"B{row}": post.budget, f"C{row}": post.spent} | ({} if post.rest is None else {f"D{row}": post.rest})
    check_figures(recalculated(path, libreoffice, tmp_path / "filled", fill))


def test_the_spreadsheets_are_the_same_every_time(site: Site, tmp_path: Path) -> None:
    (tmp_path / "skabeloner").mkdir()
    pages = [read_page(ROOT / "docs/skabeloner/budgetopfoelgning.md", "docs/skabeloner/budgetopfoelgning.md")]
    assert documents._add_spreadsheets(tmp_path, ROOT, pages, TITLE) == []
    for name in documents.SPREADSHEETS:
        assert (tmp_path / "skabeloner" / name).read_bytes() == (site.folder / "skabeloner" / name).read_bytes()
