"""The structure of a page's Markdown: headings, paragraphs and table cells, with their words and links, each at a line.

Pages are written for Python-Markdown; what it adds to CommonMark and pages use (callouts, attribute lists) is taught to
the parser here. Macro calls are left out of the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import Literal

from jinja2 import Environment, TemplateSyntaxError
from markdown.extensions.toc import unique
from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

_JINJA = Environment(autoescape=True)
_MACRO = "\ufffc"  # stands for a macro call, so that a paragraph is not torn apart where the call was
_CALLOUT = ("!!! ", "??? ", "???+ ")
_INDENT = 4
_ATTRIBUTES = re.compile(r"\{:?[ ]*((?:[.#][\w-]+|[\w-]+=\"[^\"]*\")(?:[ ]+(?:[.#][\w-]+|[\w-]+=\"[^\"]*\"))*)[ ]*\}")
_OPENING = {"heading_open", "paragraph_open", "tr_open", "list_item_open", "callout_open"}


@dataclass(frozen=True)
class Link:
    """A link or an image: where it leads ("" when a macro says it), and what stands for it in words."""

    target: str
    words: str
    line: int
    image: bool


@dataclass(frozen=True)
class Emphasis:
    """Words in italics, with what stands before and after them in their block."""

    words: str
    before: str
    after: str
    line: int


@dataclass(frozen=True)
class Block:
    """One heading, paragraph, table cell or callout title, in the order of the page."""

    kind: Literal["heading", "paragraph", "cell", "title"]
    lines: tuple[int, int]
    """First and last line of what belongs together: the innermost list item, table row, or else the block itself."""
    texts: tuple[tuple[int, str], ...]
    """The running text with the line of each piece; code, HTML and macro calls are left out."""
    links: tuple[Link, ...] = ()
    emphasised: tuple[Emphasis, ...] = ()
    plain: str = ""
    """The whole text on one line, code included."""
    level: int = 0
    """Of a heading: 1 to 6."""
    anchor: str = ""
    """Of a heading: the id that its author gave it."""
    section: str = ""
    """The heading of the second level that it stands under."""
    callout: str = ""
    """The kind of callout that it stands in: lov, aftale, praksis ..."""
    depth: int = 0
    """The number of list items around it."""

    @property
    def line(self) -> int:
        """The line on which the block begins."""
        return self.texts[0][0] if self.texts else self.lines[0]

    @cached_property
    def text(self) -> str:
        """The running text on one line."""
        return " ".join(" ".join(text for _, text in self.texts).split())


@lru_cache(maxsize=1024)  # a process that checks again and again takes apart only what has changed
def read_blocks(body: str, first_line: int) -> list[Block]:
    """Take the Markdown of a page apart; `first_line` is the line of the file on which it begins."""
    blocks: list[Block] = []
    around: list[Token] = []
    section = ""
    for token in _parser().parse(_without_macros(body)):
        if token.type in _OPENING:
            around.append(token)
        elif around and token.type == around[-1].type.replace("_open", "_close"):
            around.pop()
        elif token.type == "inline":
            block = _block(token, around, first_line, section)
            section = block.plain if block.level == 2 else "" if block.level == 1 else section
            blocks.append(block)
    return blocks


def anchors(blocks: list[Block], slugify: Callable[[str, str], str]) -> set[str]:
    """Return the ids that the headings get on the finished page."""
    headings = [block for block in blocks if block.kind == "heading"]
    taken = {block.anchor for block in headings if block.anchor}
    for block in headings:
        if not block.anchor:
            unique(slugify(block.plain, "-"), taken)
    return taken


def _without_macros(body: str) -> str:
    try:
        tokens = list(_JINJA.lex(body))
    except TemplateSyntaxError:
        return body
    kept: list[str] = []
    for _, kind, text in tokens:
        if kind == "data":
            kept.append(text)
        else:
            kept.append((_MACRO if kind == "variable_begin" else "") + "\n" * text.count("\n"))
    return "".join(kept)


def _block(token: Token, around: list[Token], first_line: int, section: str) -> Block:
    begin, end = token.map or _map(around)
    unit = next((outer.map for outer in reversed(around) if outer.type in ("list_item_open", "tr_open")), None)
    of = around[-1].type if around else ""
    heading = around[-1] if of == "heading_open" else None
    children = token.children or []
    return Block(
        kind="heading" if heading else "cell" if of == "tr_open" else "title" if of == "callout_open" else "paragraph",
        lines=(first_line + (unit or (begin, end))[0], first_line + (unit or (begin, end))[1] - 1),
        texts=tuple(_texts(children, first_line + begin)),
        links=tuple(_links(children, first_line + begin)),
        emphasised=tuple(_emphasised(children, first_line + begin)),
        plain=" ".join("".join(_words(children, code=True)).split()),
        level=int(heading.tag[1]) if heading else 0,
        anchor=next((word[1:] for word in _attributes(children) if word.startswith("#")), ""),
        section=section,
        callout=next((outer.info for outer in reversed(around) if outer.type == "callout_open"), ""),
        depth=sum(outer.type == "list_item_open" for outer in around),
    )


def _map(around: list[Token]) -> list[int]:
    """Return the lines of the innermost token that has a place; cells of a table have none of their own."""
    return next((token.map for token in reversed(around) if token.map), [0, 1])


def _texts(children: list[Token], line: int) -> Iterator[tuple[int, str]]:
    """Yield the running text of every line, without code and bare addresses."""
    kept: list[str] = []
    address = False
    for token in [*children, Token("softbreak", "br", 0)]:
        if token.type in ("softbreak", "hardbreak"):
            if text := "".join(kept).strip():
                yield line, text
            kept = []
            line += 1
        elif token.type in ("link_open", "link_close"):
            address = token.type == "link_open" and token.markup == "autolink"
        elif token.type == "image":
            kept += _words(token.children or [], code=False)
        elif token.type == "code_inline":
            kept.append(" ")
        elif token.type == "text" and not address:
            kept.append(token.content.replace(_MACRO, ""))


def _words(children: list[Token], *, code: bool) -> Iterator[str]:
    for token in children:
        if token.type == "text" or (code and token.type == "code_inline"):
            yield token.content.replace(_MACRO, "")
        elif token.type in ("softbreak", "hardbreak"):
            yield " "


def _links(children: list[Token], line: int) -> Iterator[Link]:
    for index, token in enumerate(children):
        if token.type in ("softbreak", "hardbreak"):
            line += 1
        elif token.type == "link_open":
            rest = children[index + 1 :]
            close = next(place for place, inner in enumerate(rest) if inner.type == "link_close")
            yield _link(str(token.attrGet("href")), "".join(_words(rest[:close], code=True)), line, image=False)
        elif token.type == "image":
            yield _link(str(token.attrGet("src")), token.content, line, image=True)


def _emphasised(children: list[Token], line: int) -> Iterator[Emphasis]:
    for index, token in enumerate(children):
        if token.type in ("softbreak", "hardbreak"):
            line += 1
        elif token.type == "em_open":
            close = next(place for place, inner in enumerate(children) if place > index and inner.type == "em_close")
            parts = children[:index], children[index + 1 : close], children[close + 1 :]
            if children[close + 1 : close + 2] and children[close + 1].type == "attributes":
                continue  # a field to fill in
            before, words, after = ("".join(_words(part, code=True)) for part in parts)
            yield Emphasis(words, before, after, line)


def _link(target: str, words: str, line: int, *, image: bool) -> Link:
    return Link("" if _MACRO in target else target, words, line, image)


def _attributes(children: list[Token]) -> list[str]:
    return [word for token in children if token.type == "attributes" for word in token.content.split()]


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable("table")
    parser.block.ruler.before("fence", "callout", _callout, {"alt": ["paragraph", "reference", "blockquote", "list"]})
    parser.inline.ruler.before("backticks", "attributes", _attribute_list)
    # Addresses are compared with file names: they stay as the author wrote them.
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    return parser


def _callout(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a callout: a line `!!! kind "title"` and what is indented below it."""
    line = state.getLines(start, start + 1, state.blkIndent, False)
    if state.is_code_block(start) or not line.startswith(_CALLOUT):
        return False
    if silent:
        return True
    after = start + 1
    while after < end and (state.isEmpty(after) or state.sCount[after] >= state.blkIndent + _INDENT):
        after += 1
    kind, _, title = line.split(" ", 1)[1].partition(" ")
    opening = state.push("callout_open", "div", 1)
    opening.info, opening.map = kind, [start, after]
    heading = state.push("inline", "", 0)
    heading.content, heading.map, heading.children = title.strip().strip('"'), [start, start + 1], []
    outside = state.parentType, state.lineMax
    state.lineMax = after
    state.blkIndent += _INDENT
    state.md.block.tokenize(state, start + 1, after)
    state.blkIndent -= _INDENT
    state.parentType, state.lineMax = outside
    state.line = after
    state.push("callout_close", "div", -1)
    return True


def _attribute_list(state: StateInline, silent: bool) -> bool:
    """Read `{ .class #id }`, which is no text."""
    match = _ATTRIBUTES.match(state.src, state.pos)
    if not match:
        return False
    if not silent:
        state.push("attributes", "", 0).content = match[1]
    state.pos = match.end()
    return True
