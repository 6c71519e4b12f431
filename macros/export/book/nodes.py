"""A chapter as plain data for a typesetter: nested nodes with words, places and links, and nothing to interpret."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urldefrag

from lxml import etree

from macros.export.book.glyphs import printable
from macros.export.book.tidy import GLOSSARY
from macros.export.book.volume import SOURCES, Volume
from macros.export.webpage import Element, Webpage, xhtml

Node = dict[str, Any]
"""`tag`, `kids` (words and nodes in order) and, where they are, `classes`, `label`, `to`, `url`, `cites` and more."""

_SPACE = re.compile(r"[ \t\r\n\f]+")
_BLOCKS = frozenset(
    (
        *("article", "blockquote", "caption", "dd", "div", "dl", "dt", "figcaption", "figure", "h1", "h2", "h3", "h4"),
        *("li", "ol", "p", "section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
    )
)
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4}
_OVER = "d-over"
_WIDEST = 60
_MOST_ON_UPRIGHT_PAGE = 6


@dataclass
class Writer:
    """Writes the chapters of one volume. Their headings come `below` so many others; at -1 the volume has their title."""

    volume: Volume
    style: str
    """The look of drawings, as CSS."""
    below: int = 0
    listed: bool = True
    """Whether the headings stand in the table of contents."""
    referred: dict[str, list[str]] = field(default_factory=dict)
    """The labels at which each source and each word is referred to, by its own label; filled as chapters are written."""
    _spelled: set[str] = field(default_factory=set)

    def chapter(self, page: Webpage) -> Node:
        """Return a chapter as one node. The first link to each page elsewhere is `spelled`: its address is to be printed."""
        self._spelled = set()
        self._here = page.address
        return {"title": printable(page.title), "label": page.address, "kids": self._kids(page.content)}

    def _kids(self, element: Element) -> list[str | Node]:
        kids: list[str | Node] = [_words(element.text)]
        for child in element:
            if isinstance(child.tag, str) and (node := self._node(child)):
                kids.append(node)
            kids.append(_words(child.tail))
        return list(_tidy(kids, block=element.tag in _BLOCKS))

    def _node(self, element: Element) -> Node | None:
        classes = (element.get("class") or "").split()
        parent = element.getparent()
        if element.tag == "div" and parent is not None and parent.get("class") == "source-list":
            return None  # every source stands at the end of the volume
        if element.tag == "svg":
            return self._drawing(element)
        level = _HEADINGS.get(element.tag, 0) + self.below
        if element.tag == "h1" and not level:
            return None  # the title of the whole
        node: Node = {"tag": element.tag, "kids": self._kids(element)}
        if classes:
            node["classes"] = classes
        if element.get("id"):
            node["label"] = _label(self._here, element.get("id"))
            node |= (
                {"cited": self.referred[node["label"]]}
                if "source" in classes and node["label"] in self.referred
                else {}
            )
        if element.tag in _HEADINGS:
            node |= {"tag": "heading", "level": level, "listed": self.listed or level == 1}
        elif element.tag == "a":
            node |= self._link(element)
        elif element.tag == "table":
            node |= _table(element)
        elif element.tag == "ol":
            node["letters"] = element.get("type") == "a"
        elif element.get("colspan"):
            node["colspan"] = int(element.get("colspan"))
        return node

    def _link(self, element: Element) -> Node:
        link = element.get("href") or ""
        place = self.volume.resolve(link, self._here)
        if place.inside:
            label = _label(place.address, place.anchor)
            return {"to": label, "cites": self._refer(label) if place.address in (SOURCES, GLOSSARY) else ""}
        if "term" in (element.get("class") or "").split():
            return {"tag": "span"}  # explained on the site, not here
        page = urldefrag(place.address).url
        first = page not in self._spelled and not page.startswith("mailto:")
        self._spelled.add(page)
        words = "".join(element.itertext()).strip().rstrip("/")
        says_itself = words in (page.rstrip("/"), page.rstrip("/").partition("://")[2])
        return {"url": place.address, "spelled": page if first and not says_itself else ""}

    def _refer(self, source: str) -> str:
        marks = self.referred.setdefault(source, [])
        marks.append(f"{source}@{len(marks) + 1}")
        return marks[-1]

    def _drawing(self, element: Element) -> Node:
        drawing = xhtml(deepcopy(element))
        drawing.set("class", "diagram")
        for text in drawing.iterfind(".//{*}text[@class]"):
            if _OVER in (text.get("class") or "").split():
                _put_on_paper(text)
        width, height = [float(number) for number in (element.get("viewBox") or "0 0 100 100").split()[2:]]
        style = etree.SubElement(drawing, f"{{{etree.QName(drawing).namespace}}}style")
        style.text = self.style
        drawing.insert(0, style)
        told = [" ".join(part.itertext()) for part in element if part.tag in ("title", "desc")]
        return {
            "tag": "svg",
            "kids": [],
            "svg": etree.tostring(drawing, encoding="unicode"),
            "alt": printable(_SPACE.sub(" ", ". ".join(part.rstrip(".") for part in told))) + ".",
            "size": [width, height],
        }


def _put_on_paper(words: etree._Element) -> None:
    """Draw the edge around words that stand on a line before the words; the typesetter does not know `paint-order`."""
    edge = deepcopy(words)
    edge.set("class", f"{words.get('class')} d-edge")
    words.addprevious(edge)
    words.set("class", words.get("class", "").replace(_OVER, ""))


def _label(address: str, anchor: str) -> str:
    return f"{address}#{anchor}" if anchor else address


def _words(text: str | None) -> str:
    return printable(_SPACE.sub(" ", text or ""))


def _tidy(kids: list[str | Node], *, block: bool) -> Iterator[str | Node]:
    """Leave out the spaces that only lay out the source: around blocks, and at either end of a block."""
    for index, kid in enumerate(kids):
        if isinstance(kid, str):
            before = kids[index - 1] if index else None
            after = kids[index + 1] if index + 1 < len(kids) else None
            if (before is None and block) or _is_block(before):
                kid = kid.lstrip(" ")
            if (after is None and block) or _is_block(after):
                kid = kid.rstrip(" ")
        if kid:
            yield kid


def _is_block(kid: str | Node | None) -> bool:
    return isinstance(kid, dict) and (kid["tag"] in _BLOCKS or kid["tag"] in ("heading", "svg"))


def _table(table: Element) -> Node:
    rows = [[cell for cell in row if cell.tag in ("th", "td")] for row in table.iter("tr")]
    plain = [row for row in rows if not any(cell.get("colspan") for cell in row)]
    columns = [[" ".join(cell.itertext()).split() for cell in column] for column in zip(*plain, strict=False)]
    return {"widths": [_width(column) for column in columns], "wide": len(columns) > _MOST_ON_UPRIGHT_PAGE}


def _width(column: list[list[str]]) -> float:
    """Return the share of a column: no word is torn, much text gets more room, an empty column gets room to write in."""
    longest = max((len(word) for cell in column for word in cell), default=0)
    most = max((len(" ".join(cell)) for cell in column), default=0)
    written_in = 30 if sum(not cell for cell in column) * 2 >= len(column) else 0
    needed: float = max(longest + 1, written_in, pow(float(min(most, _WIDEST)), 0.8))
    return round(needed, 1)
