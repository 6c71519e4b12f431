"""Pages of the site as plain web pages for a Common Cartridge: no frame, no scripts, drawings as images beside them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from lxml import etree
from lxml import html as lxml_html
from markupsafe import Markup

from macros.export.explanation import LICENCE
from macros.export.webpage import SVG, Element, Webpage, html, read_page, xhtml

STYLE = "sider/stil.css"

_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parents[2] / "templates" / "export"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    keep_trailing_newline=True,
)
_LIGHT = re.compile(r":root\s*\{(.*?)\}", re.S)
_VALUE = re.compile(r"(--[\w-]+)\s*:\s*([^;{}]+)")
_USED = re.compile(r"var\((--[\w-]+)\)")


@dataclass(frozen=True)
class Leaf:
    """A page of the cartridge."""

    address: str
    title: str
    file: str
    text: bytes
    needs: tuple[str, ...]
    """The other files it shows: the style first, then images."""
    quizzes: tuple[str, ...]
    """The cartridge's quizzes that stood on it, in order."""


@dataclass
class PageWriter:
    """Writes pages of the built site; `files` fills with what they need."""

    site: Path
    public: str
    """The public address of the site, with a `/` at the end."""
    publisher: str
    credit: str
    places: Mapping[str, str]
    """The file of every page that the cartridge has, by its address."""
    titles: Mapping[str, str]
    """The title of every quiz, by its id."""
    files: dict[str, bytes] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Make what all pages share."""
        assets = self.site / "assets" / "css"
        self.files[STYLE] = _TEMPLATES.get_template("cartridge.css").render().encode()
        drawing = (assets / "drawing.css").read_text(encoding="utf-8")
        light = _LIGHT.search((assets / "site.css").read_text(encoding="utf-8"))
        values = dict(_VALUE.findall(light[1])) if light else {}
        shared = ";".join(f"{name}:{values[name]}" for name in sorted(set(_USED.findall(drawing)) & values.keys()))
        # On its own a drawing fills its image: the room around it is the page's to give.
        self._drawing_style = f"svg{{{shared}}}{drawing}.diagram{{margin:0;max-width:none!important}}"

    def write(self, address: str) -> Leaf:
        """Write one page."""
        page, here = read_page(self.site, address), self.places[address]
        folder = posixpath.dirname(here)
        quizzes = tuple(quiz for quiz in page.quizzes if quiz in self.titles)
        for quiz, place in page.quizzes.items():
            self._point_to(quiz, place, address)
        images = [self._draw(figure, here) for figure in page.content.xpath(".//svg")]
        for name in page.images:
            self.files[f"filer/{name}"] = (self.site / name).read_bytes()
            images.append(f"filer/{name}")
        for term in page.content.xpath(".//*[@data-term]"):
            term.drop_tag()  # its explanation opens on the site only
        for table in page.content.xpath(".//table"):
            _let_scroll(table)
        page.relink(lambda target: self._target(target, folder))
        return Leaf(address, page.title, here, self._text(page, folder), (STYLE, *dict.fromkeys(images)), quizzes)

    def _text(self, page: Webpage, folder: str) -> bytes:
        text = _TEMPLATES.get_template("cartridge_page.html").render(
            title=page.title,
            style=posixpath.relpath(STYLE, folder),
            content=Markup(html(page.content)),
            address=self.public + page.address,
            publisher=self.publisher,
            credit=self.credit,
            licence=LICENCE,
            reviewed=page.reviewed,
        )
        return text.encode()

    def _target(self, target: str, folder: str) -> str:
        """Return where a link leads: to a file of the cartridge where there is one, else to the public site."""
        path, mark, anchor = target.partition("#")
        file = self.places.get(path) or (f"filer/{path}" if f"filer/{path}" in self.files else None)
        return f"{posixpath.relpath(file, folder)}{mark}{anchor}" if file else self.public + target

    def _point_to(self, quiz: str, place: Element, address: str) -> None:
        """Say where the quiz is that stood here: in the cartridge, or else on the site."""
        place.attrib.clear()
        place.set("id", f"quiz-{quiz}")
        place.set("class", "quiz")
        words = etree.SubElement(place, "p")
        if quiz in self.titles:
            title = etree.SubElement(words, "strong")
            title.text = f"Quiz: {self.titles[quiz]}"
            title.tail = ". Du finder quizzen efter denne side i forløbet."
        else:
            link = etree.SubElement(words, "a", {"href": f"{self.public}{address}#quiz-{quiz}"})
            link.text = "Tag quizzen på nettet"

    def _draw(self, drawing: Element, here: str) -> str:
        """Put an image in the drawing's place; return its file."""
        figure = drawing.getparent()
        name = next((one for one in figure.get("class", "").split() if one.startswith("diagram-")), "")
        title, told = drawing.findtext("title") or "", drawing.findtext("desc") or ""
        file = f"billeder/{(name or drawing.find('title').get('id')).removeprefix('diagram-')}.svg"
        made = xhtml(drawing)
        made.set("class", "diagram")
        style = etree.Element(f"{{{SVG}}}style")
        style.text = self._drawing_style
        made.insert(0, style)
        self.files[file] = bytes(etree.tostring(made, xml_declaration=True, encoding="UTF-8"))
        image = lxml_html.Element(
            "img", {"src": posixpath.relpath(file, posixpath.dirname(here)), "alt": f"{title} {told}"}
        )
        image.tail = drawing.tail
        figure.replace(drawing, image)
        return file


def _let_scroll(table: Element) -> None:
    """Put a table in a region of its own, so that a wide one does not widen a phone's page."""
    region = table.getparent()
    if "table-scroll" not in region.get("class", ""):
        region = lxml_html.Element("div", {"class": "table-scroll", "role": "region", "aria-label": "Tabel"})
        region.tail, table.tail = table.tail, None
        table.getparent().replace(table, region)
        region.append(table)
    region.set("tabindex", "0")


def page_file(address: str) -> str:
    """Return the place of a page in the cartridge."""
    return f"sider/{address}index.html" if address.count("/") == 1 else f"sider/{address.rstrip('/')}.html"
