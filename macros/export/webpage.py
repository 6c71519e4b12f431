"""A built page as clean content: what stands in its `<main>`, without the site's frame, scripts and quizzes.

The tree has no namespaces and correctly cased SVG names, so that it can be written as HTML (`html`) or XHTML (`xhtml`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias
from urllib.parse import urljoin, urlsplit

from lxml import etree
from lxml import html as lxml_html

Element: TypeAlias = Any
"""An lxml.html.HtmlElement, for which there are no types."""
XHTML = "http://www.w3.org/1999/xhtml"
SVG = "http://www.w3.org/2000/svg"

_DROPPED = ("script", "style", "link", "template", "noscript", "button", "input", "select", "textarea", "datalist")
_FRAME = (
    *("crumbs", "facts", "toc-here", "neighbours", "headerlink", "no-print", "no-script", "js-only", "answer-key"),
    "term-notes",
)
_RENAMED = {"form": "div", "label": "span"}
_CASED = {"viewbox": "viewBox", "preserveaspectratio": "preserveAspectRatio", "textpath": "textPath"}
_ADDRESSES = ("href", "src")


@dataclass(frozen=True)
class Webpage:
    """One page. `content` is a `<div>` of its own, from the `<h1>` on, that whoever reads the page may change.

    Addresses on the site begin with `/` there (`/haandbog/formanden/#mandat`), places on the page itself with `#`;
    all others are whole. Where a quiz stood there is an empty `<div class="quiz-place" data-quiz="ID">`; a word of the
    glossary is a `<span class="term" data-term="ID">`.
    """

    address: str
    """Below the site's own address, e.g. `haandbog/formanden/`; empty for the front page."""
    title: str
    reviewed: str
    """`Sidst gennemgået 22. november 2026`, or nothing."""
    content: Element

    @property
    def links(self) -> tuple[str, ...]:
        """Every address on the site that is linked to, anchors included, in order and without the first `/`."""
        return _unique(self.content.xpath(".//a/@href[starts-with(., '/')]"))

    @property
    def images(self) -> tuple[str, ...]:
        """Every image file of the site that is shown, in order and without the first `/`; drawings stand in `content`."""
        return _unique(self.content.xpath(".//img/@src[starts-with(., '/')]"))

    @property
    def quizzes(self) -> dict[str, Element]:
        """The empty places of the quizzes, by the quiz's id."""
        return {place.get("data-quiz", ""): place for place in self.content.xpath(".//div[@data-quiz]")}

    def relink(self, target: Callable[[str], str | None]) -> None:
        """Give every link and image on the site the address that `target` answers; None leaves only a link's words."""
        for element in list(_elements(self.content)):
            for name in _ADDRESSES:
                value = element.get(name, "")
                if not value.startswith("/"):
                    continue
                new = target(value[1:])
                if new is not None:
                    element.set(name, new)
                elif element.tag == "img":
                    element.drop_tree()
                else:
                    element.drop_tag()


def read_page(site: Path, address: str) -> Webpage:
    """Read the page at `address` of the site that is built in the folder `site`; OSError when it is not there."""
    return webpage((site / address / "index.html").read_text(encoding="utf-8"), address)


def webpage(source: str, address: str) -> Webpage:
    """Return the clean content of a built page's HTML; ValueError when it has no `<main>`."""
    document = lxml_html.document_fromstring(source.encode(), parser=lxml_html.HTMLParser(encoding="utf-8"))
    main: Element = document.find(".//main")
    if main is None:
        raise ValueError(f"no <main> in {address}")
    reviewed = next((line for line in main.xpath("ul[@class='facts']/li/text()") if line.startswith("Sidst")), "")
    _clean(main, f"/{address}")
    main.drop_tree()
    main.tag, main.tail = "div", None
    main.attrib.clear()
    heading = main.find(".//h1")
    return Webpage(address, " ".join(heading.text_content().split()) if heading is not None else "", reviewed, main)


def site_address(site: Path) -> str:
    """Return the public address of the built site, with a `/` at the end: what its front page calls its own."""
    document = lxml_html.fromstring((site / "index.html").read_bytes())
    return str(document.xpath("string(//link[@rel='canonical']/@href)"))


def html(element: Element) -> str:
    """Write the element as HTML, without what follows it."""
    return str(etree.tostring(element, method="html", encoding="unicode", with_tail=False))


def xhtml(element: Element) -> etree._Element:
    """Return a copy of the element in the namespaces of XHTML and SVG, without what follows it."""
    made = _namespaced(element, XHTML)
    made.tail = None
    return made


def _namespaced(element: etree._Element, namespace: str) -> etree._Element:
    namespace = SVG if element.tag == "svg" else namespace
    default: Any = {None: namespace}
    made = etree.Element(
        f"{{{namespace}}}{element.tag}", {str(name): str(value) for name, value in element.items()}, nsmap=default
    )
    made.text, made.tail = element.text, element.tail
    made.extend(_namespaced(child, namespace) for child in element)
    return made


def _clean(main: Element, address: str) -> None:
    for comment in main.xpath(".//comment() | .//processing-instruction()"):
        comment.drop_tree()
    for quiz in main.xpath(".//section[@data-quiz]"):
        place = lxml_html.Element("div", {"class": "quiz-place", "data-quiz": quiz.get("data-quiz")})
        place.tail = quiz.tail
        quiz.getparent().replace(quiz, place)
    for word in main.xpath(".//button[@popovertarget]"):  # a word of the glossary stays, the note that it opens goes
        word.tag = "span"
        word.set("data-term", word.get("popovertarget").removeprefix("ord-"))
        word.attrib.pop("type", None)
    for kept in main.xpath(".//span[@class='term-kept']"):  # only a screen needs to be told where not to break
        kept.drop_tag()
    for element in list(_elements(main)):
        if element is main or main not in element.iterancestors():
            continue  # went with one that was dropped
        if element.tag in _DROPPED or set(element.get("class", "").split()) & set(_FRAME):
            element.drop_tree()
        else:
            _tidy(element, address)


def _tidy(element: Element, address: str) -> None:
    classes = element.get("class", "").split()
    element.tag = _RENAMED.get(str(element.tag), _CASED.get(str(element.tag), str(element.tag)))
    for name, value in element.items():
        if name in ("data-quiz", "data-term"):
            continue
        del element.attrib[name]
        if name == "align":
            classes.append(f"align-{value}")
        elif name in _ADDRESSES:
            element.set(name, _absolute(value, address))
        elif not name.startswith(("data-", "on")) and name not in (
            "tabindex",
            "for",
            "style",
            "loading",
            "popovertarget",
        ):
            element.set(_CASED.get(name, name), value)
    if classes:
        element.set("class", " ".join(classes))
    if "unchecked" in classes:
        _part_from_what_is_before(element)


def _absolute(value: str, address: str) -> str:
    if value.startswith("#") or urlsplit(value).scheme:
        return value
    return urljoin(address, value)


def _part_from_what_is_before(element: Element) -> None:
    """Put a comma before words that the site sets apart by their looks only."""
    before, parent = element.getprevious(), element.getparent()
    if before is not None:
        before.tail = (before.tail or "").rstrip() + ", "
    elif parent is not None:
        parent.text = f"{(parent.text or '').rstrip()} "


def _elements(element: Element) -> Iterator[Element]:
    return (one for one in element.iter() if isinstance(one.tag, str))


def _unique(values: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(value)[1:] for value in values))
