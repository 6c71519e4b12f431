"""A page's Markdown is taken apart as Python-Markdown reads it, every piece at its line."""

from __future__ import annotations

from markdown.extensions.toc import slugify

from macros.document import Block, anchors, read_blocks

PAGE = """# Titel { #top }

Her er `kode` og {{ kilde("a",
"b") }} to
linjer med [et link](side.md){ .button } og <https://example.org/>.

!!! lov "Loven bestemmer"
    Alle skal.

    - Et punkt

      med to afsnit

## Samme

## Samme

| A | B |
| --- | --- |
| c | {{ udgiver }} |
"""


def blocks() -> list[Block]:
    return read_blocks(PAGE, 5)


def test_blocks_have_kind_line_and_text() -> None:
    assert [(block.kind, block.line, block.text) for block in blocks()] == [
        ("heading", 5, "Titel"),
        ("paragraph", 7, "Her er og to linjer med et link og ."),
        ("title", 11, "Loven bestemmer"),
        ("paragraph", 12, "Alle skal."),
        ("paragraph", 14, "Et punkt"),
        ("paragraph", 16, "med to afsnit"),
        ("heading", 18, "Samme"),
        ("heading", 20, "Samme"),
        ("cell", 22, "A"),
        ("cell", 22, "B"),
        ("cell", 24, "c"),
        ("cell", 24, ""),
    ]


def test_each_line_of_a_paragraph_keeps_its_place() -> None:
    assert [line for line, _ in blocks()[1].texts] == [7, 8, 9]
    assert [(link.target, link.line) for link in blocks()[1].links] == [("side.md", 9), ("https://example.org/", 9)]


def test_what_belongs_together_is_the_list_item_or_the_row() -> None:
    item, more = blocks()[4:6]
    assert item.lines[0] == more.lines[0] == 14
    assert item.lines[1] >= 16
    assert (item.callout, item.depth) == ("lov", 1)
    assert blocks()[-1].lines == (24, 24)


def test_headings_get_the_ids_of_the_finished_page() -> None:
    assert anchors(blocks(), slugify) == {"top", "samme", "samme_1"}
