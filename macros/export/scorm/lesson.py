"""A course module as one page: the lesson and its quizzes as they were built, with links that work from anywhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urljoin

from lxml import html as lxml_html
from markupsafe import Markup

from macros.export.package import Material
from macros.export.webpage import Element, Webpage, html, read_page, site_address
from macros.pages import Page
from macros.pages import read_page as read_source

_LOOK = "assets/js/theme.js"
_SCRIPTS = ("assets/js/scorm/lesson.js", "assets/js/quiz.js")
_STYLE = "assets/css/scorm.css"


@dataclass(frozen=True)
class Section:
    """A part of a lesson that a learner reads."""

    id: str
    title: str


@dataclass(frozen=True)
class Lesson:
    """One module; the addresses of its files begin at the package's root, which mirrors the site's."""

    id: str
    title: str
    summary: str
    reviewed: str
    """`Sidst gennemgået 22. november 2026`."""
    date: str
    """The same day, ISO 8601."""
    minutes: int
    address: str
    """Of the module's page on the web."""
    sections: tuple[Section, ...]
    content: Markup
    styles: tuple[str, ...]
    scripts: tuple[str, ...]
    """Modules in the order they run: the lesson finds the platform before a quiz looks for answers."""
    icon: str
    images: tuple[str, ...]

    @property
    def files(self) -> tuple[str, ...]:
        """Every file of the site that the page itself names."""
        return (_LOOK, self.icon, *self.styles, *self.scripts, *self.images)


def lessons(material: Material) -> Iterator[Lesson]:
    """Yield the modules of the course in their order; a page is one when its front matter numbers it."""
    docs = material.root / "docs"
    pages = (read_source(docs / name, f"docs/{name}") for name in sorted(material.library.pages))
    modules = {int(page.front["module"]): page for page in pages if "module" in page.front and "minutes" in page.front}
    for number, page in sorted(modules.items()):
        yield _lesson(material.site, number, page)


def _lesson(site: Path, number: int, source: Page) -> Lesson:
    path = source.path.removesuffix(".md") + "/"
    page = read_page(site, path)
    built: Element = lxml_html.document_fromstring(
        (site / path / "index.html").read_bytes(), parser=lxml_html.HTMLParser(encoding="utf-8")
    )
    _put_quizzes_back(page, built)
    home = site_address(site)

    def target(address: str) -> str:
        there, _, anchor = address.partition("#")
        if there == path and anchor:
            return f"#{unquote(anchor)}"
        return address if there in page.images else home + address

    images = page.images
    page.relink(target)
    for link in page.content.xpath(".//a[starts-with(@href, 'http')]"):
        link.attrib.update({"target": "_blank", "rel": "noopener"})
    body: Element = page.content.find_class("content")[0]
    for word in body.xpath(".//span[@data-term]"):
        word.drop_tag()  # its note stands on the site alone
    _frame_tables(body)
    return Lesson(
        id=f"modul-{number}",
        title=page.title,
        summary=str(source.front["summary"]),
        reviewed=page.reviewed,
        date=source.reviewed.isoformat() if source.reviewed else "",
        minutes=int(source.front["minutes"]),
        address=home + path,
        sections=tuple(_mark_sections(body)),
        content=Markup(html(body)),
        styles=(*_own(built.xpath("//head/link[@rel='stylesheet']/@href"), path), _STYLE),
        scripts=_SCRIPTS,
        icon=next(_own(built.xpath("//head/link[@rel='icon']/@href"), path)),
        images=images,
    )


def _put_quizzes_back(page: Webpage, built: Element) -> None:
    for name, place in page.quizzes.items():
        quiz: Element = built.xpath("//section[@data-quiz=$name]", name=name)[0]
        quiz.tail = place.tail
        for link in quiz.xpath(".//a[@href]"):
            link.set("href", urljoin(f"/{page.address}", link.get("href")))
        place.getparent().replace(place, quiz)


def _own(addresses: list[str], path: str) -> Iterator[str]:
    return (urljoin(f"/{path}", address)[1:] for address in addresses)


def _frame_tables(body: Element) -> None:
    """Let a wide table scroll in a frame of its own, which the keyboard can reach."""
    for number, table in enumerate(list(body.iter("table")), 1):
        about = {"class": "table-scroll", "role": "region", "tabindex": "0", "aria-label": f"Tabel {number}"}
        frame = lxml_html.Element("div", about)
        frame.tail, table.tail = table.tail, None
        table.getparent().replace(table, frame)
        frame.append(table)


def _mark_sections(body: Element) -> Iterator[Section]:
    """Put a mark where each section ends, and yield the sections."""
    before: Element = None
    for heading in [*body.findall("h2"), None]:
        if before is not None:
            end = lxml_html.Element("div", {"data-section-end": before.get("id")})
            if heading is None:
                body[-1].tail = "\n"  # the notes of the glossary may have stood there
                body.append(end)
            else:
                heading.addprevious(end)
            yield Section(before.get("id"), " ".join(before.text_content().split()))
        before = heading
