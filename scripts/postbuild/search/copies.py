"""Copies of the built pages for the indexer alone: words to be found by stand beside the written ones.

What readers see is left as it is. A hidden word begins with OTHER and stands right behind the word it belongs to, so
that the dialog can leave it out of what it shows, mark the word instead, and lead to the right section. The names of
cited sources, which would clutter every excerpt, begin with CITED.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree, html

from scripts.postbuild.search import danish, law
from scripts.postbuild.search.vocabulary import Expander

OTHER = "^"
CITED = "~"
HEADINGS = ("h1", "h2", "h3")
SKIPPED = ".//*[@data-pagefind-ignore] | .//nav | .//form | .//script | .//template | .//svg | .//a[contains(@class, 'headerlink')]"
# Sources cited in running text are found, but count little.
CITATIONS = ".//span[contains(@class, 'citation')] | .//p[contains(@class, 'sources')]"
# Tasks of the role-division check are records of their own (tasks.py).
REPEATED = ".//p[contains(@class, 'read')] | .//article[starts-with(@id, 'opgave-') or starts-with(@id, 'svar-')]"
CITED_WEIGHT = "0.2"
# The statements of an instrument are there to be answered; they say little about where a question is answered.
INSTRUMENT = ".//section[contains(@class, 'instrument')]"
INSTRUMENT_WEIGHT = "0.2"


@dataclass(frozen=True)
class Page:
    """The part of a built page that is searched: its address below the site and its root element."""

    address: str
    main: html.HtmlElement
    summary: str
    ids: frozenset[str]
    """The ids of all parts of the page, those that are not searched included."""

    @property
    def text(self) -> str:
        """All text, with a space between elements."""
        return " ".join(text for text in self.main.itertext() if isinstance(text, str))


def read_pages(site: Path, pattern: str) -> Iterator[Page]:
    """Yield all pages that are searched; a page marks itself with data-pagefind-body, as soon as any page does."""
    roots = []
    for path in sorted(site.glob(pattern)):
        document = html.document_fromstring(path.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))
        address = path.parent.relative_to(site).as_posix().removeprefix(".")
        for main in document.iter("main"):
            summary = document.xpath("string(//meta[@name='description']/@content)")
            roots.append(Page(address, main, str(summary), frozenset(element.get("id", "") for element in main.iter())))
            break
    marked = [page for page in roots if page.main.get("data-pagefind-body") is not None]
    for page in marked or roots:
        _tidy(page.main)
        yield page


def _tidy(main: html.HtmlElement) -> None:
    for element in [*main.xpath(SKIPPED), *main.xpath(REPEATED)]:
        if element.getparent() is not None:
            element.drop_tree()
    for element in main.xpath(".//*[@id]"):
        _lend_anchor(element)
    for cell in main.xpath(".//tr/*"):
        etree.SubElement(cell, "span").text = " ·"  # keeps a row's cells apart in an excerpt


def _lend_anchor(element: html.HtmlElement) -> None:
    """Give the address of a part that is named by its first heading or term to that heading: results lead there."""
    if element.tag in ("article", "div"):
        for child in element:
            if child.tag in (*HEADINGS, "dt") and not child.get("id"):
                child.set("id", element.attrib.pop("id"))
                child.tag = child.tag if child.tag in HEADINGS else "h3"
            return


def write_copy(page: Page, folder: Path, expander: Expander) -> None:
    """Write the page as the indexer is to read it."""
    _hide_words(page.main, expander)
    named = " ".join(expander.everyday.pages.get(page.address, ()))
    for name, text in (("summary", page.summary), ("words", named)):
        if text:
            about = etree.SubElement(page.main, "span")
            about.set("data-pagefind-meta", f"{name}[data-{name}]")
            about.set(f"data-{name}", _marked(text, expander, set(), False))
    path = folder / page.address / "index.html"
    path.parent.mkdir(parents=True, exist_ok=True)
    body = etree.tostring(page.main, encoding="unicode", method="html", with_tail=False)
    path.write_text(f'<!doctype html><html lang="da"><body>{body}</body></html>', encoding="utf-8", newline="\n")


def _hide_words(main: html.HtmlElement, expander: Expander) -> None:
    cited = set(main.xpath(CITATIONS))
    section: set[str] = set()
    for element in cited:
        element.set("data-pagefind-weight", CITED_WEIGHT)
    for element in main.xpath(INSTRUMENT):
        element.set("data-pagefind-weight", INSTRUMENT_WEIGHT)

    def visit(element: html.HtmlElement, hidden: bool) -> None:
        nonlocal section
        if element.tag in HEADINGS:
            section = set()
        hidden = hidden or element in cited
        element.text = mark(element.text, hidden)
        for child in element:
            if isinstance(child.tag, str):
                visit(child, hidden)
            child.tail = mark(child.tail, hidden)

    def mark(text: str | None, hidden: bool) -> str | None:
        return _marked(text, expander, section, hidden) if text and text.strip() else text

    visit(main, False)


def _marked(text: str, expander: Expander, section: set[str], hidden: bool) -> str:
    """Return the text with the words it is also to be found by; each of them once in a section."""
    after: dict[int, list[str]] = {}
    for match in danish.WORD.finditer(text):
        _note(after, text, match.end(), expander.hidden(match.group()), section)
    for reference in law.references(text, expander.everyday.acts):
        _note(after, text, reference.end, reference.words, section)
    parts, done = [], 0
    for place in sorted(after):
        parts += [text[done:place], " ", " ".join(OTHER + word for word in after[place]), " "]
        done = place
    parts.append(text[done:])
    if not hidden:
        return "".join(parts)
    return "".join(f" {CITED}{word.removeprefix(OTHER)} " for word in "".join(parts).split())


def _note(after: dict[int, list[str]], text: str, end: int, words: tuple[str, ...], section: set[str]) -> None:
    fresh = [word for word in words if word not in section]
    if fresh:
        section.update(fresh)
        while end < len(text) and not text[end].isspace():  # behind the full stop or the bracket that follows
            end += 1
        after.setdefault(end, []).extend(fresh)
