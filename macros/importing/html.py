"""HTML as others write it: find the marked parts, and turn what stands in it into one paragraph of inline Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

from lxml import etree
from lxml import html as lxml_html
from markupsafe import Markup, escape

from macros import prose
from macros.export.bank.marks import read_marks

Element: TypeAlias = Any
"""An lxml.html.HtmlElement, for which there are no types."""
Target = Callable[[str], str]

_STYLES = {"em": "em", "i": "em", "strong": "strong", "b": "strong", "del": "s", "s": "s", "strike": "s"}
_SIGNS = {"em": "*", "strong": "**", "s": "~~"}
_BLOCKS = re.compile(r"address|article|blockquote|br|d[dlt]|div|h[1-6]|hr|li|[ou]l|p|pre|section|table|t[dhr]")
_SKIPPED = {
    "img": "Et billede",
    "script": "Et script",
    "style": "En typografi",
    "iframe": "En indlejret side",
    "object": "Et indlejret objekt",
    "embed": "Et indlejret objekt",
    "audio": "En lydfil",
    "video": "En video",
    "svg": "En tegning",
    "math": "En formel",
    "input": "Et felt",
    "form": "En formular",
}
_SPACE = re.compile(r"\xa0*[ \t\r\n\f][ \t\r\n\f\xa0]*|\xa0{2,}")  # a single hard space is meant, as in 20.000 kr.
_SPECIAL = re.compile(r"[\\`*_\[\]<>~&]")
LONGEST = 12_000
"""As long as a text of the model may be (macros/model/base.py)."""
_LINK = re.compile(r"(?:https://|mailto:|[a-z0-9/_-]+\.md(?:#|$))")


class Fragment:
    """A piece of HTML; `skipped` names what could not be taken, once each."""

    def __init__(self, source: str, target: Target = lambda address: address) -> None:
        """Parse it; `target` turns the address of a link into what our texts call it."""
        try:
            self.root: Element = lxml_html.fragment_fromstring(source, create_parent="div")
        except (etree.LxmlError, ValueError):  # nothing in it but what is no HTML
            self.root = lxml_html.Element("div")
        self.target = target
        self.skipped: dict[str, None] = {}

    def marked(self, kind: str) -> list[tuple[tuple[str, ...], Element]]:
        """Return the elements with a mark of the kind, with the mark's values, in order."""
        return [(values, element) for element, marks in self._marks() for name, values in marks.items() if name == kind]

    def values(self, kind: str) -> tuple[str, ...]:
        """Return the values of the first mark of the kind."""
        return next((values for values, _ in self.marked(kind)), ())

    def has(self, kind: str) -> bool:
        """Whether something is marked so."""
        return bool(self.marked(kind))

    def text(self, kind: str) -> str:
        """Return what stands in the first element marked so, as Markdown."""
        return next((self.markdown(element) for _, element in self.marked(kind)), "")

    def drop(self, kind: str) -> None:
        """Take away what is marked so."""
        for _, element in self.marked(kind):
            element.drop_tree()

    def markdown(self, element: Element | None = None) -> str:
        """Return everything in the element, or in all, as one paragraph of Markdown that reads the same."""
        runs = list(_merged(self._runs(self.root if element is None else element, (), "")))
        if sum(len(text) for text, _, _ in runs) > LONGEST:
            return _written(runs, escaping=True, styled=False)  # too long for the model anyway
        wanted = _rendered(runs)
        for escaping, styled in ((False, True), (True, True)):
            text = _written(runs, escaping, styled)
            if str(prose.html(text)) == wanted and not any(prose.faults(text)):
                return text
        return _written(runs, escaping=True, styled=False)

    def _marks(self) -> Iterator[tuple[Element, dict[str, tuple[str, ...]]]]:
        for element in self.root.iter():
            if isinstance(element.tag, str) and (marks := read_marks(element.get("class") or "")):
                yield element, marks

    def _runs(self, element: Element, styles: tuple[str, ...], link: str) -> Iterator[Run]:
        yield element.text or "", styles, link
        for child in element:
            tag = child.tag if isinstance(child.tag, str) else ""
            if tag in _SKIPPED:
                self.skipped[_SKIPPED[tag]] = None
            elif tag:
                around = " " if _BLOCKS.fullmatch(tag) else ""
                yield around, styles, link
                style = "code" if tag in ("code", "tt", "kbd") else _STYLES.get(tag, "")
                inner = (*styles, style) if style and style not in styles else styles
                address = self.target(child.get("href") or "") if tag == "a" else ""
                if address and not _LINK.match(address):
                    self.skipped["Et link, som ikke begynder med https,"] = None
                    address = ""
                yield from self._runs(child, inner, link or address)
                yield around, styles, link
            yield child.tail or "", styles, link


Run: TypeAlias = tuple[str, tuple[str, ...], str]
"""A piece of text, the styles it has from the outermost on, and the address it links to."""


def _merged(runs: Iterator[Run]) -> Iterator[Run]:
    """Join neighbours that look alike, collapse spaces over all of them, and leave none at the ends."""
    joined: list[Run] = []
    for text, styles, link in runs:
        text = _SPACE.sub(" ", text)
        before = joined[-1][0] if joined else " "
        text = text[1:] if before.endswith(" ") and text.startswith(" ") else text
        if text and joined and joined[-1][1:] == (styles, link):
            joined[-1] = (before + text, styles, link)
        elif text:
            joined.append((text, styles, link))
    while joined and not joined[-1][0].rstrip(" \xa0"):
        joined.pop()
    for number, (text, styles, link) in enumerate(joined):
        yield text.rstrip(" \xa0") if number == len(joined) - 1 else text, styles, link


def _nested(runs: list[Run]) -> Iterator[tuple[str, str, str]]:
    """Yield `("open" | "close" | "text", what, style)`, so that what is open is always closed from the inside."""
    opened: list[str] = []
    for text, styles, link in [*runs, ("", (), "")]:
        wanted = [*([f"a {link}"] if link else []), *(style for style in styles if style != "code")]
        same = next(
            (n for n, pair in enumerate(zip(opened, wanted, strict=False)) if pair[0] != pair[1]),
            min(len(opened), len(wanted)),
        )
        for name in reversed(opened[same:]):
            yield "close", name, ""
        for name in wanted[same:]:
            yield "open", name, ""
        opened = wanted
        if text:
            yield "text", text, "code" if "code" in styles else ""


def _rendered(runs: list[Run]) -> str:
    """The HTML that the Markdown must give."""
    made = Markup("")
    for what, value, style in _nested(runs):
        if what == "text":
            made += Markup("<code>{}</code>").format(value) if style else _quoted(value)
        elif value.startswith("a "):
            made += Markup("</a>") if what == "close" else Markup(prose.html(f"[x](<{value[2:]}>)").split("x</a>")[0])
        else:
            made += Markup("<{}{}>").format(Markup("/" if what == "close" else ""), Markup(value))
    return str(made)


def _quoted(text: str) -> Markup:
    return Markup(str(escape(text)).replace("&#34;", "&quot;").replace("&#39;", "'"))


def _written(runs: list[Run], escaping: bool, styled: bool) -> str:
    made = ""
    for what, value, style in _nested(runs if styled else [(text, (), link) for text, _, link in runs]):
        if what == "text" and style:
            fence = "`" * (max((len(run) for run in re.findall("`+", value)), default=0) + 1)
            pad = " " if value.startswith("`") or value.endswith("`") else ""
            made += f"{fence}{pad}{value}{pad}{fence}"
        elif what == "text":
            made += _SPECIAL.sub(lambda found: f"\\{found[0]}", value) if escaping else value
        elif value.startswith("a "):
            address = value[2:]
            made += "[" if what == "open" else f"](<{address}>)" if re.search(r"[()\s]", address) else f"]({address})"
        else:
            made += _SIGNS[value]
    return made
