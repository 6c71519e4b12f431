"""The styles, the page and the parts list of the OpenDocument texts."""

from __future__ import annotations

from xml.sax.saxutils import escape

MIME = "application/vnd.oasis.opendocument.text"
_BASE = "urn:oasis:names:tc:opendocument:xmlns:"
NAMESPACES = " ".join(
    [
        *(
            f'xmlns:{name}="{_BASE}{full}:1.0"'
            for name, full in {
                "office": "office",
                "style": "style",
                "text": "text",
                "table": "table",
                "meta": "meta",
                "fo": "xsl-fo-compatible",
                "svg": "svg-compatible",
            }.items()
        ),
        'xmlns:dc="http://purl.org/dc/elements/1.1/"',
    ]
)
_FONT = 'style:font-name="Arial" fo:font-family="Arial, \'Liberation Sans\', sans-serif"'
_TONES = {"lov": ("#1b3f7d", "#e9effa"), "aftale": ("#733a00", "#fcefdc"), "praksis": ("#1a5232", "#e6f2e8")}
_CELL = 'fo:border="0.5pt solid #555555" fo:padding="0.1cm"'
TABLES = (
    '<style:style style:name="Tabel" style:family="table"><style:table-properties style:rel-width="100%" '
    'table:align="margins"/></style:style>'
    '<style:style style:name="Raekke" style:family="table-row"><style:table-row-properties fo:keep-together="always"/>'
    "</style:style>"
    '<style:style style:name="TomRaekke" style:family="table-row"><style:table-row-properties fo:keep-together="always" '
    'style:min-row-height="0.85cm"/></style:style>'
    f'<style:style style:name="Celle" style:family="table-cell"><style:table-cell-properties {_CELL}/></style:style>'
    '<style:style style:name="Hoved" style:family="table-cell"><style:table-cell-properties '
    f'{_CELL} fo:background-color="#efefef"/></style:style>'
)
"""The styles of tables, which writers look for in content.xml."""


def styles(title: str, landscape: bool) -> str:
    """Return styles.xml: all named styles, A4 and a footer with page numbers."""
    size = (
        'fo:page-width="29.7cm" fo:page-height="21cm"' if landscape else 'fo:page-width="21cm" fo:page-height="29.7cm"'
    )
    turn = "landscape" if landscape else "portrait"
    named = [
        _default(),
        _paragraph("Standard", 10.5, after=5, parent=""),
        _paragraph("Title", 20, after=8, bold=True, name="Title"),
        _paragraph("Heading_20_1", 13, 12, 4, bold=True, name="Heading 1", level=1),
        _paragraph("Heading_20_2", 11, 8, 3, bold=True, name="Heading 2", level=2),
        _paragraph("Ny_side", 13, 0, 4, bold=True, parent="Heading_20_1", more='fo:break-before="page"'),
        _paragraph("Indledning", 10.5, after=3, more='fo:keep-with-next="always"'),
        _paragraph("Punkter", 10.5, after=3),
        _paragraph("Numre", 10.5, after=3),
        _paragraph("Valg", 10.5, after=3, more='fo:margin-left="1.1cm" fo:text-indent="-0.7cm"', tab=0.0),
        _paragraph("Citat", 10.5, after=5, more='fo:margin-left="0.8cm"'),
        _paragraph("Tabeltekst", 9.5, 2, 2),
        _paragraph("Tabelhoved", 9.5, 2, 2, bold=True),
        _paragraph("Luft", 4, after=2),
        _paragraph("Kolofon", 8.5, before=14),
        _paragraph("Footer", 8.5),
        *(_box(name, *tones) for name, tones in _TONES.items()),
        _words("Felt", 'fo:background-color="#fff1c2"'),
        _words("Kilde", 'fo:font-size="8.5pt" fo:color="#454a55"'),
        _words("Fed", 'fo:font-weight="bold"'),
        _words("Kursiv", 'fo:font-style="italic"'),
        _list("Punkter", 'text:list-level-style-bullet text:level="1" text:bullet-char="•"'),
        _list("Numre", 'text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."'),
    ]
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-styles {NAMESPACES} office:version="1.3">'
        f'<office:font-face-decls><style:font-face style:name="Arial" svg:font-family="Arial"/></office:font-face-decls>'
        f"<office:styles>{''.join(named)}</office:styles>"
        f'<office:automatic-styles><style:page-layout style:name="Side"><style:page-layout-properties {size} '
        f'style:print-orientation="{turn}" fo:margin="2cm"/><style:footer-style><style:header-footer-properties '
        'fo:min-height="0.6cm" fo:margin-top="0.3cm"/></style:footer-style></style:page-layout></office:automatic-styles>'
        '<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="Side"><style:footer>'
        f'<text:p text:style-name="Footer">{escape(title)} · Side <text:page-number text:select-page="current">1</text:page-number>'
        " af <text:page-count>1</text:page-count></text:p></style:footer></style:master-page></office:master-styles>"
        "</office:document-styles>\n"
    )


def manifest() -> str:
    """Return META-INF/manifest.xml."""
    parts = {"/": MIME, "content.xml": "text/xml", "styles.xml": "text/xml", "meta.xml": "text/xml"}
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>'
        for path, kind in parts.items()
    )
    space = f'xmlns:manifest="{_BASE}manifest:1.0"'
    root = f'<manifest:manifest {space} manifest:version="1.3">'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{root}{entries}</manifest:manifest>\n'


def _default() -> str:
    return (
        '<style:default-style style:family="paragraph"><style:paragraph-properties fo:line-height="110%" fo:orphans="2" '
        f'fo:widows="2"/><style:text-properties {_FONT} fo:font-size="10.5pt" fo:language="da" fo:country="DK" fo:color="#1e2430"/>'
        "</style:default-style>"
    )


def _paragraph(
    style: str,
    size: float,
    before: float = 0,
    after: float = 0,
    bold: bool = False,
    name: str = "",
    level: int = 0,
    parent: str = "Standard",
    more: str = "",
    tab: float | None = None,
) -> str:
    shown = f' style:display-name="{name}"' if name and name != style else ""
    based = f' style:parent-style-name="{parent}"' if parent else ""
    outline = f' style:default-outline-level="{level}"' if level else ""
    keep = ' fo:keep-with-next="always"' if level else ""
    stops = f'<style:tab-stops><style:tab-stop style:position="{tab}cm"/></style:tab-stops>' if tab is not None else ""
    weight = ' fo:font-weight="bold"' if bold else ""
    return (
        f'<style:style style:name="{style}"{shown} style:family="paragraph"{based}{outline} style:class="text">'
        f'<style:paragraph-properties fo:margin-top="{before}pt" fo:margin-bottom="{after}pt"{keep} {more}>{stops}'
        f'</style:paragraph-properties><style:text-properties fo:font-size="{size}pt"{weight}/></style:style>'
    )


def _box(name: str, tone: str, tint: str) -> str:
    more = (
        f'fo:background-color="{tint}" fo:border-left="4.5pt solid {tone}" fo:border-top="none" fo:border-right="none" '
        'fo:border-bottom="none" fo:padding="0.15cm" fo:padding-left="0.25cm"'
    )
    return _paragraph(f"Boks_{name}", 10, after=3, more=more)


def _words(name: str, look: str) -> str:
    return f'<style:style style:name="{name}" style:family="text"><style:text-properties {look}/></style:style>'


def _list(name: str, level: str) -> str:
    element = level.split()[0]
    return (
        f'<text:list-style style:name="{name}"><{level}><style:list-level-properties '
        'text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment '
        'text:label-followed-by="listtab" fo:text-indent="-0.6cm" fo:margin-left="0.9cm"/></style:list-level-properties>'
        f"</{element}></text:list-style>"
    )
