"""A paper as a Word document: real styles, marked table headers, Danish, fields that can be filled in."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterable
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm, Emu, Pt
from docx.text.paragraph import Paragraph as WordParagraph

from macros.export.archive import pack, unpack
from macros.export.paper.blocks import Paper, Paragraph, Run, Table
from macros.export.paper.word_styles import FIELD, LANGUAGE, MARGIN, PALE, STYLES, add_styles
from macros.labels import SHARED_FIELD

_SPACE = "urn:bestyrelsen:felter"
_STORE = "{0B3C5E51-6C0F-4B6E-9F2A-5D1D7B1E0A01}"
_NOT_OURS = ("/thumbnail", "/extended-properties", "/stylesWithEffects", "/customXml")
"""Parts of the library's own empty document that say nothing of ours."""
_W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'


def to_word(paper: Paper) -> bytes:
    """Write the paper as .docx; the same paper always gives the same bytes."""
    document = Document()
    add_styles(document)
    _describe(document, paper)
    _lay_out(document, paper)
    document.add_paragraph(paper.title, style="Title")
    writer = _Writer(document)
    for block in paper.blocks:
        if isinstance(block, Table):
            writer.table(block)
        else:
            writer.paragraph(block)
    document.add_paragraph(paper.colophon, style="Kolofon")
    _share_field(document)
    out = io.BytesIO()
    document.save(out)
    return pack(unpack(out.getvalue()))


def _describe(document: WordDocument, paper: Paper) -> None:
    day = datetime.datetime.combine(paper.reviewed, datetime.time())
    about = document.core_properties
    about.title, about.subject, about.language = paper.title, paper.summary, LANGUAGE
    about.author = about.last_modified_by = paper.source
    about.comments, about.keywords = "CC BY 4.0", ""
    about.created = about.modified = day
    about.revision = 1
    for relations in (document.part.package.rels, document.part.rels):
        for name in [name for name, relation in relations.items() if relation.reltype.endswith(_NOT_OURS)]:
            del relations[name]


def _lay_out(document: WordDocument, paper: Paper) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    if paper.landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN
    footer = section.footer.paragraphs[0]
    footer.style = document.styles["Footer"]
    footer.add_run(f"{paper.title} · Side ")
    for words, field in (("", "PAGE"), (" af ", "NUMPAGES")):
        footer.add_run(words)
        footer._p.append(
            parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr="{field}"><w:r><w:t>1</w:t></w:r></w:fldSimple>')
        )


def _share_field(document: WordDocument) -> None:
    """Add the data that all places of the shared field show."""
    package = document.part.package
    value = f'<felter xmlns="{_SPACE}"><navn>[{SHARED_FIELD}]</navn></felter>'
    item = Part(PackURI("/customXml/item9.xml"), "application/xml", value.encode(), package)
    about = (
        f'<ds:datastoreItem ds:itemID="{_STORE}" xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml">'
        f'<ds:schemaRefs><ds:schemaRef ds:uri="{_SPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    )
    properties = Part(
        PackURI("/customXml/itemProps9.xml"),
        "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
        about.encode(),
        package,
    )
    item.relate_to(properties, RELATIONSHIP_TYPE.CUSTOM_XML_PROPS)
    document.part.relate_to(item, RELATIONSHIP_TYPE.CUSTOM_XML)


class _Writer:
    def __init__(self, document: WordDocument) -> None:
        self.document = document
        self.controls = 0
        # The library looks through all styles for each use of one, which is most of its time.
        self.styles = {style.name: style.style_id for style in document.styles}
        section = document.sections[0]
        sides = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
        self.width = Emu(sides)

    def paragraph(self, block: Paragraph) -> None:
        """Write a paragraph with its style."""
        style = STYLES[block.style]
        if block.callout:
            style = f"Boks {block.callout}"
        written = self.document.add_paragraph()
        self.dress(written, style)
        if block.leads:
            written.paragraph_format.keep_with_next = True
        if block.turns:
            written.paragraph_format.page_break_before = True
        if block.style == "callout-title":
            written.paragraph_format.space_before = Pt(8)
        if block.callout and block.style in ("bullet", "number"):
            written.add_run("– ")
        elif block.style == "number":
            if block.starts:
                self.number = self._new_list()
            numbered: Any = written._p.get_or_add_pPr()
            properties = numbered.get_or_add_numPr()
            properties.get_or_add_ilvl().val = 0
            properties.get_or_add_numId().val = self.number
        elif block.style == "choice":
            written._p.append(self._box())
            written.add_run("\t")
        self.runs(written, block.runs, bold=block.style == "callout-title")

    def table(self, block: Table) -> None:
        """Write a table whose header is repeated on every page that the table reaches."""
        table = self.document.add_table(rows=0, cols=len(block.header), style="Table Grid")
        table.autofit = False
        properties = table._tbl.tblPr
        for name, text in (("w:tblCaption", block.caption),):
            properties.append(parse_xml(f"<{name} {nsdecls('w')} w:val={quoteattr(text)}/>"))
        widths = [Emu(int(self.width * share)) for share in block.widths]
        for column, width in zip(table.columns, widths, strict=True):
            column.width = width
        for number, cells in enumerate([block.header, *block.rows]):
            row = table.add_row()
            row_properties = row._tr.get_or_add_trPr()
            row_properties.append(OxmlElement("w:cantSplit"))
            if not all(cells):
                row_properties.append(parse_xml(f'<w:trHeight {nsdecls("w")} w:val="480" w:hRule="atLeast"/>'))
            if number == 0:
                row_properties.append(OxmlElement("w:tblHeader"))
            for cell, runs, width in zip(row.cells, cells, widths, strict=True):
                cell.width = width
                if number == 0:
                    shading = f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{PALE}"/>'
                    cell._tc.get_or_add_tcPr().append(parse_xml(shading))
                paragraph = cell.paragraphs[0]
                self.dress(paragraph, "Tabelhoved" if number == 0 else "Tabeltekst")
                self.runs(paragraph, runs)
        self.dress(self.document.add_paragraph(), "Luft")

    def dress(self, paragraph: WordParagraph, style: str) -> None:
        """Give a paragraph its style; without one it has the usual."""
        if style != "Normal":
            paragraph._p.style = self.styles[style]

    def runs(self, paragraph: WordParagraph, runs: Iterable[Run], bold: bool = False) -> None:
        """Write the words of a paragraph."""
        for run in runs:
            if run.kind == "field":
                paragraph._p.append(self._field(run))
                continue
            written = paragraph.add_run(run.text)
            if run.kind == "citation":
                written._r.style = self.styles["Kilde"]
            written.bold = (run.bold or bold) or None
            written.italic = run.italic or None

    def _new_list(self) -> int:
        numbering = self.document.part.numbering_part.element
        style: Any = self.document.styles["List Number"].element
        pattern = numbering.num_having_numId(style.pPr.numPr.numId.val).abstractNumId.val
        number = numbering.add_num(pattern)
        number.add_lvlOverride(ilvl=0).add_startOverride(1)
        return int(number.numId)

    def _id(self) -> int:
        self.controls += 1
        return 1000 + self.controls

    def _field(self, run: Run) -> Any:
        """Return a control to click on: its words go when something is written."""
        text = f"[{run.text}]"
        if run.text == SHARED_FIELD:
            where = (
                f'w:prefixMappings="xmlns:f=&quot;{_SPACE}&quot;" w:xpath="/f:felter/f:navn" w:storeItemID="{_STORE}"'
            )
            behaviour = f"<w:dataBinding {where}/><w:text/>"
        else:
            behaviour = "<w:temporary/><w:showingPlcHdr/>"  # LibreOffice keeps the look of rich text alone
        name = quoteattr(run.text[:60])
        weight = "<w:b/>" if run.bold else ""
        shading = f'<w:shd w:val="clear" w:color="auto" w:fill="{FIELD}"/>'
        return parse_xml(
            f"<w:sdt {nsdecls('w')}><w:sdtPr><w:alias w:val={name}/><w:tag w:val={name}/>"
            f'<w:id w:val="{self._id()}"/>{behaviour}</w:sdtPr><w:sdtContent><w:r>'
            f'<w:rPr><w:rStyle w:val="Felt"/>{weight}{shading}</w:rPr><w:t>{escape(text)}</w:t></w:r></w:sdtContent></w:sdt>'
        )

    def _box(self) -> Any:
        """Return a box that a click ticks."""
        font = 'w:ascii="MS Gothic" w:hAnsi="MS Gothic" w:eastAsia="MS Gothic" w:cs="Segoe UI Symbol"'
        states = '<w14:checkedState w14:val="2612" w14:font="MS Gothic"/><w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/>'
        return parse_xml(
            f'<w:sdt {nsdecls("w")} {_W14}><w:sdtPr><w:alias w:val="Sæt kryds"/><w:id w:val="{self._id()}"/>'
            f'<w14:checkbox><w14:checked w14:val="0"/>{states}</w14:checkbox></w:sdtPr><w:sdtContent>'
            f"<w:r><w:rPr><w:rFonts {font}/></w:rPr><w:t>☐</w:t></w:r></w:sdtContent></w:sdt>"
        )
