"""Inline Markdown in texts: to HTML, to plain text, and what must not stand in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

LinkTarget = Callable[[str], str]
"""Turns an address as the author wrote it (a page in docs/, or https) into the address for the reader."""

_RULES = ["emphasis", "strikethrough", "link", "backticks", "escape", "entity", "newline"]
_MARKDOWN = MarkdownIt("zero").enable(_RULES)
_WITH_HTML = MarkdownIt("zero", {"html": True}).enable([*_RULES, "html_inline"])
_NOTHING_TO_READ = re.compile(r"[^*_~`\[\]\\&<>\"\n]*")
"""Most texts: no mark of Markdown's and nothing to escape."""
_SAFE = re.compile(r"(?:https://|mailto:|[a-z0-9/_-]+\.md(?:#|$))")


def html(text: str, link: LinkTarget = lambda target: target) -> Markup:
    """Render one paragraph of inline Markdown; everything else in the text, HTML included, comes out as text."""
    if _NOTHING_TO_READ.fullmatch(text):
        return Markup(text)
    tokens = _MARKDOWN.parseInline(text)
    for token in _links(tokens):
        token.attrSet("href", link(str(token.attrGet("href"))))
    return Markup(_MARKDOWN.renderer.render(tokens, _MARKDOWN.options, {}))


@cache
def plain(text: str, *, code: bool = True) -> str:
    """Return the text without its Markdown marks; `code=False` leaves out what is code, too."""
    tokens = _children(_MARKDOWN.parseInline(text))
    breaks = ("softbreak", "hardbreak")
    return "".join(
        " " if token.type in breaks else token.content for token in tokens if code or token.type != "code_inline"
    )


def links(text: str) -> list[str]:
    """Return the addresses that the text links to, as written."""
    if "](" not in text:
        return []  # nearly all texts; parsing them all would double the time of a check
    return [str(token.attrGet("href")) for token in _links(_MARKDOWN.parseInline(text))]


def faults(text: str) -> Iterator[str]:
    """Yield, in Danish, what must not stand in a text: HTML, and links to anything but pages, https and mail."""
    for token in _children(_WITH_HTML.parseInline(text)) if "<" in text else ():
        if token.type == "html_inline":
            yield f"HTML bruges ikke i tekster ({token.content}). Skriv det med Markdown: *kursiv*, **fed**, [tekst](side.md)."
    for target in links(text):
        if not _SAFE.match(target):
            yield f"Linket {target} skal være en side i docs/ (fx haandbog/formanden.md) eller begynde med https://."


def _children(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield from token.children or ()


def _links(tokens: list[Token]) -> Iterator[Token]:
    return (token for token in _children(tokens) if token.type == "link_open")
