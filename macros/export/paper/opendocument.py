"""A paper as an OpenDocument text: the same as the Word document, for LibreOffice and others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from macros.export.archive import pack
from macros.export.paper.blocks import Paper, Paragraph, Run, Table
from macros.export.paper.opendocument_styles import MIME, NAMESPACES, TABLES, manifest, styles

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_LISTS = {"bullet": "Punkter", "number": "Numre"}
_STYLES = {"body": "Standard", "choice": "Valg", "quote": "Citat", "callout-title": "Standard"}


def to_opendocument(paper: Paper) -> bytes:
    """Write the paper as .odt; the same paper always gives the same bytes."""
    return pack(
        [
            ("mimetype", MIME.encode()),
            ("content.xml", _content(paper).encode()),
            ("styles.xml", styles(paper.title, paper.landscape).encode()),
            ("meta.xml", _meta(paper).encode()),
            ("META-INF/manifest.xml", manifest().encode()),
        ],
        plain=frozenset({"mimetype"}),
    )


def _meta(paper: Paper) -> str:
    day = f"{paper.reviewed.isoformat()}T00:00:00"
    return (
        f'{_HEAD}<office:document-meta {NAMESPACES} office:version="1.3"><office:meta>'
        f"<dc:title>{escape(paper.title)}</dc:title><dc:subject>{escape(paper.summary)}</dc:subject>"
        f"<dc:description>CC BY 4.0</dc:description><dc:language>da-DK</dc:language>"
        f"<meta:initial-creator>{escape(paper.source)}</meta:initial-creator><dc:creator>{escape(paper.source)}</dc:creator>"
        f"<meta:creation-date>{day}</meta:creation-date><dc:date>{day}</dc:date>"
        "</office:meta></office:document-meta>\n"
    )


def _content(paper: Paper) -> str:
    tables = [block for block in paper.blocks if isinstance(block, Table)]
    automatic = TABLES + "".join(_columns(number, table) for number, table in enumerate(tables, 1))
    body = [f'<text:p text:style-name="Title">{escape(paper.title)}</text:p>']
    numbers = {id(table): number for number, table in enumerate(tables, 1)}
    for style, group in groupby(paper.blocks, key=_list_of):
        for blocks in _lists(group) if style else ([block] for block in group):
            body.append(_list(style, blocks) if style else _block(blocks[0], numbers))
    body.append(f'<text:p text:style-name="Kolofon">{escape(paper.colophon)}</text:p>')
    return (
        f'{_HEAD}<office:document-content {NAMESPACES} office:version="1.3">'
        f"<office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:text>{''.join(body)}</office:text></office:body></office:document-content>\n"
    )


def _list_of(block: Paragraph | Table) -> str:
    """Return the style of the list that a block is an item of, or "" when it is none."""
    return _LISTS.get(block.style, "") if isinstance(block, Paragraph) and not block.callout else ""


def _lists(items: Iterable[Paragraph | Table]) -> Iterator[list[Paragraph | Table]]:
    """Part items into lists: two lists may follow one another."""
    current: list[Paragraph | Table] = []
    for item in items:
        if isinstance(item, Paragraph) and item.starts and current:
            yield current
            current = []
        current.append(item)
    yield current


def _list(style: str, items: list[Paragraph | Table]) -> str:
    inner = "".join(
        f'<text:list-item><text:p text:style-name="{style}">{_runs(item.runs)}</text:p></text:list-item>'
        for item in items
        if isinstance(item, Paragraph)
    )
    return f'<text:list text:style-name="{style}">{inner}</text:list>'


def _block(block: Paragraph | Table, numbers: dict[int, int]) -> str:
    if isinstance(block, Table):
        return _table(block, numbers[id(block)])
    if block.style in ("heading1", "heading2"):
        level = block.style[-1]
        style = "Ny_side" if block.turns else f"Heading_20_{level}"
        return f'<text:h text:style-name="{style}" text:outline-level="{level}">{_runs(block.runs)}</text:h>'
    style = f"Boks_{block.callout}" if block.callout else _STYLES[block.style]
    runs = (
        tuple(Run(run.text, True, run.italic, run.kind) for run in block.runs)
        if block.style == "callout-title"
        else block.runs
    )
    mark = "☐<text:tab/>" if block.style == "choice" else "– " if block.style in _LISTS else ""
    if block.leads and style == "Standard":
        style = "Indledning"
    return f'<text:p text:style-name="{style}">{mark}{_runs(runs)}</text:p>'


def _columns(number: int, table: Table) -> str:
    # LibreOffice shares the whole width out in proportion to these.
    return "".join(
        f'<style:style style:name="Tabel{number}.{column}" style:family="table-column">'
        f'<style:table-column-properties style:rel-column-width="{round(share * 10_000)}*"/></style:style>'
        for column, share in enumerate(table.widths, 1)
    )


def _table(table: Table, number: int) -> str:
    columns = "".join(
        f'<table:table-column table:style-name="Tabel{number}.{column}"/>' for column in range(1, len(table.header) + 1)
    )
    header = _row(table.header, "Hoved", "Tabelhoved")
    rows = "".join(_row(row, "Celle", "Tabeltekst") for row in table.rows)
    return (
        f'<table:table table:name="Tabel {number}" table:style-name="Tabel"><table:title>{escape(table.caption)}</table:title>'
        f"{columns}<table:table-header-rows>{header}</table:table-header-rows>{rows}</table:table>"
        '<text:p text:style-name="Luft"/>'
    )


def _row(cells: tuple[tuple[Run, ...], ...], cell_style: str, style: str) -> str:
    inner = "".join(
        f'<table:table-cell table:style-name="{cell_style}" office:value-type="string">'
        f'<text:p text:style-name="{style}">{_runs(runs)}</text:p></table:table-cell>'
        for runs in cells
    )
    return f'<table:table-row table:style-name="{"Raekke" if all(cells) else "TomRaekke"}">{inner}</table:table-row>'


def _runs(runs: Iterable[Run]) -> str:
    return "".join(_run(run) for run in runs)


def _run(run: Run) -> str:
    words = escape(run.text)
    if run.kind == "field":
        words = f"<text:text-input text:description={quoteattr(run.text)}>[{words}]</text:text-input>"
        words = f'<text:span text:style-name="Felt">{words}</text:span>'
    elif run.kind == "citation":
        words = f'<text:span text:style-name="Kilde">{words}</text:span>'
    if run.bold:
        words = f'<text:span text:style-name="Fed">{words}</text:span>'
    if run.italic:
        words = f'<text:span text:style-name="Kursiv">{words}</text:span>'
    return words
