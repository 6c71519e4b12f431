"""EPUB 3.3: handbook and course as one book for e-readers, phones and screen readers (https://www.w3.org/TR/epub-33/)."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from lxml import etree
from markupsafe import Markup

from macros import labels
from macros.export.archive import pack
from macros.export.book.cover import cover_png
from macros.export.book.dates import danish
from macros.export.book.losses import losses
from macros.export.book.volume import Part, Volume, course_parts, handbook_parts, volume
from macros.export.package import Format, Material, Package
from macros.export.webpage import SVG, Webpage, xhtml
from macros.labels import book as labels_book
from macros.organisation import read_organisation

FILE = "bestyrelseshaandbogen.epub"

_TEMPLATES = Path(__file__).parents[2] / "templates" / "export"
_ENVIRONMENT = Environment(
    loader=FileSystemLoader(_TEMPLATES / "epub"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
)
_ROLES = {"text": ("chapter", "doc-chapter"), "glossary": ("glossary", "doc-glossary")}
"""epub:type and role of a chapter, by the kind of its part; others have none that fits."""
_LANDMARKS = {"answers": "answers", "glossary": "glossary", "sources": "bibliography"}


@dataclass(frozen=True)
class _Page:
    """One file of the book."""

    id: str
    file: str
    title: str
    text: str
    svg: bool = False


def write(material: Material) -> Package:
    """Make the book: every chapter and case, the course with its guides, and all answers with all explanations."""
    parts = [*handbook_parts(material), *course_parts(material)]
    book = volume(material, read_organisation(material.root).title, labels_book.SUBTITLE, parts, full=True)
    return Package({FILE: bind(book)}, tuple(losses(material.library, book.quizzes)))


def bind(book: Volume) -> bytes:
    """Return the volume as an EPUB file."""
    contents = [(part.title, [_chapter(book, part, chapter) for chapter in part.chapters]) for part in book.parts]
    landmarks = [(_LANDMARKS[part.kind], _page(part.chapters[0])) for part in book.parts if part.kind in _LANDMARKS]
    first = [_front(book, "cover", "forside"), _front(book, "title", "titel")]
    pages = [*first, *(page for _, pages in contents for page in pages), _front(book, "colophon", "kolofon")]
    identifier = uuid.uuid5(uuid.NAMESPACE_URL, f"{book.site}{FILE}").urn
    inside = {
        "package.opf": _render("package.opf", volume=book, pages=pages, identifier=identifier),
        "nav.xhtml": _render("nav.xhtml", contents=contents, landmarks=landmarks),
        "bog.css": _style(),
        **{page.file: page.text for page in pages},
    }
    return pack(_files(inside, cover_png(book)), plain=frozenset(("mimetype",)))


def _files(inside: dict[str, str], cover: bytes) -> Iterator[tuple[str, bytes]]:
    yield "mimetype", b"application/epub+zip"
    yield "META-INF/container.xml", _render("container.xml").encode()
    for name, text in inside.items():
        yield f"EPUB/{name}", text.encode()
    yield "EPUB/forside.png", cover


def _chapter(book: Volume, part: Part, chapter: Webpage) -> _Page:
    def address(link: str) -> str:
        place = book.resolve(f"/{link}")
        anchor = f"#{place.anchor}" if place.anchor else ""
        return f"{_file(place.address)}{anchor}" if place.inside else place.address

    chapter.relink(address)
    kind, role = _ROLES.get(part.kind, ("", ""))
    content = xhtml(chapter.content)
    text = _render(
        "chapter.xhtml",
        title=chapter.title,
        type=kind,
        role=role,
        over=part.title if len(part.chapters) > 1 else "",
        content=Markup(etree.tostring(content, encoding="unicode")),
    )
    name = _page(chapter)
    return _Page(name.id, name.file, name.title, text, svg=content.find(f".//{{{SVG}}}svg") is not None)


def _front(book: Volume, template: str, name: str) -> _Page:
    text = _render(f"{template}.xhtml", volume=book, basis=labels.BASIS)
    return _Page(name, f"{name}.xhtml", "", text)


def _page(chapter: Webpage) -> _Page:
    file = _file(chapter.address)
    return _Page(f"s-{file.removesuffix('.xhtml')}", file, chapter.title, "")


def _file(address: str) -> str:
    return f"{address.rstrip('/').replace('/', '-')}.xhtml"


def _style() -> str:
    return "\n".join((_TEMPLATES / name).read_text(encoding="utf-8") for name in ("epub/bog.css", "book/drawing.css"))


def _render(template: str, **values: object) -> str:
    return _ENVIRONMENT.get_template(template).render(words=labels_book, date=danish, **values)


FORMAT = Format(
    name="epub",
    title="E-bog (EPUB)",
    summary=(
        "Håndbog, cases, kursus og drejebøger som én bog til telefon, tablet, e-læser og skærmlæser. "
        "Facit, ordliste og kilder står bagest."
    ),
    steps=(
        "Hent filen, og åbn den. På telefon og tablet åbner den i *Bøger* eller *Google Play Bøger*.",
        "På computer kan du bruge *Thorium Reader*, *Calibre* eller *Apple Bøger*. De er gratis.",
        "Til en Kindle: Send filen med Amazons *Send to Kindle*.",
        "Vil du lægge den på intranettet, så læg filen op, som den er. Licensen står i bogen.",
    ),
    write=write,
    reads_site=True,
)
