"""The styles of the Word documents: Word's own names, so that its navigation and its readers find them."""

from __future__ import annotations

from typing import Any

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

LANGUAGE = "da-DK"
FONT = "Arial"
MARGIN = Cm(2)
INK = RGBColor(0x1E, 0x24, 0x30)
PALE = "EFEFEF"
FIELD = "FFF1C2"
TONES = {"lov": ("1B3F7D", "E9EFFA"), "aftale": ("733A00", "FCEFDC"), "praksis": ("1A5232", "E6F2E8")}
STYLES = {
    "heading1": "Heading 1",
    "heading2": "Heading 2",
    "body": "Normal",
    "bullet": "List Bullet",
    "number": "List Number",
    "choice": "Valg",
    "quote": "Quote",
    "callout-title": "Normal",
}


def add_styles(document: WordDocument) -> None:
    """Set fonts, sizes, spacing and language, and add the styles that Word lacks."""
    _speak_danish(document)
    _style(document, "Normal", size=10.5, after=5)
    _style(document, "Title", size=20, after=8, bold=True)
    _style(document, "Heading 1", size=13, before=12, after=4, bold=True)
    _style(document, "Heading 2", size=11, before=8, after=3, bold=True)
    _style(document, "List Bullet", size=10.5, after=3)
    _style(document, "List Number", size=10.5, after=3)
    _style(document, "Quote", size=10.5, after=5, left=0.8)
    _style(document, "Footer", size=8.5)
    _style(document, "Tabeltekst", size=9.5, before=2, after=2)
    header = _style(document, "Tabelhoved", size=9.5, before=2, after=2, bold=True)
    header.paragraph_format.keep_with_next = True
    _style(document, "Luft", size=4, after=2)
    _style(document, "Kolofon", size=8.5, before=14)
    choice = _style(document, "Valg", size=10.5, after=3, left=1.1)
    choice.paragraph_format.first_line_indent = Cm(-0.7)
    choice.paragraph_format.tab_stops.add_tab_stop(Cm(1.1))
    for name, (tone, tint) in TONES.items():
        box = _style(document, f"Boks {name}", size=10, after=3, left=0.3)
        border = f'<w:pBdr {nsdecls("w")}><w:left w:val="single" w:sz="36" w:space="8" w:color="{tone}"/></w:pBdr>'
        shading = f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{tint}"/>'
        properties = box.element.get_or_add_pPr()
        properties.insert_element_before(parse_xml(border), "w:shd", "w:spacing", "w:ind")
        properties.insert_element_before(parse_xml(shading), "w:spacing", "w:ind")
    field: Any = document.styles.add_style("Felt", WD_STYLE_TYPE.CHARACTER)
    field.element.get_or_add_rPr().append(
        parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{FIELD}"/>')
    )
    source: Any = document.styles.add_style("Kilde", WD_STYLE_TYPE.CHARACTER)
    source.font.size = Pt(8.5)
    source.font.color.rgb = RGBColor(0x45, 0x4A, 0x55)


def _speak_danish(document: WordDocument) -> None:
    defaults = document.styles.element.find(qn("w:docDefaults"))
    for language in defaults.iter(qn("w:lang")):
        language.set(qn("w:val"), LANGUAGE)
    settings: Any = document.settings.element
    for language in settings.iter(qn("w:themeFontLang")):
        language.set(qn("w:val"), LANGUAGE)


def _style(
    document: WordDocument,
    name: str,
    size: float,
    before: float = 0,
    after: float = 0,
    bold: bool = False,
    left: float | None = None,
) -> ParagraphStyle:
    """Set a paragraph style, made where Word has none of that name."""
    known = name in document.styles
    style: Any = document.styles[name] if known else document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    if not known:
        style.base_style = document.styles["Normal"]
    properties = style.element.get_or_add_rPr()
    for old in [*properties.findall(qn("w:rFonts")), *properties.findall(qn("w:color"))]:
        properties.remove(old)
    style.font.name, style.font.size = FONT, Pt(size)
    style.font.bold, style.font.italic, style.font.color.rgb = bold, False, INK
    spacing = style.paragraph_format
    spacing.space_before, spacing.space_after, spacing.line_spacing = Pt(before), Pt(after), 1.1
    if left is not None:
        spacing.left_indent = Cm(left)
    if name == "Title":
        for border in style.element.pPr.findall(qn("w:pBdr")):
            style.element.pPr.remove(border)
    made: ParagraphStyle = style
    return made
