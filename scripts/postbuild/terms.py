"""Words of the glossary explained where a reader meets them: the first use on a page opens a note.

The note is a popover (https://html.spec.whatwg.org/multipage/popover.html): it needs no script, opens by key, touch and
pointer, closes with Esc, and stands as a list at the end of the page on paper. The pages are otherwise left byte by byte.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from functools import partial
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote

from macros.load import GLOSSARY_FILE
from macros.model.glossary import Finder, Term
from macros.view.glossary import GlossaryRenderer
from scripts.postbuild.content import content
from scripts.shell import ROOT

FOLDERS = ("haandbog", "kursus", "for")
PAGE = "ordliste.md"
# Where a button must not stand, or where a mark would disturb: what is pressed, answered, cited or a heading.
SKIPPED_TAGS = frozenset(
    ("a", "abbr", "button", "caption", "code", "dt", "figure", "form", "h1", "h2", "h3", "h4", "h5", "h6", "label",
     "legend", "nav", "option", "pre", "script", "select", "style", "summary", "svg", "template", "textarea", "th")
)  # fmt: skip
SKIPPED_CLASSES = frozenset(
    ("admonition-title", "button", "citation", "drawing", "instrument", "overview", "quiz", "source-list", "task-table")
)
# What a line must not part from the word before or after it, with and without the word in italics.
CLINGING = (
    (re.compile(r"[(»]*<em>\Z"), re.compile(r"</em>[.,;:!?)«]+")),
    (re.compile(r"[(»]*\Z"), re.compile(r"[.,;:!?)«]*")),
)
EMPTY = frozenset(("area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"))


def add_terms(site: Path, root: Path = ROOT) -> list[str]:
    """Mark the first use of every term on the pages of handbook and course; there is nothing that can go wrong."""
    if not (root / GLOSSARY_FILE).is_file():
        return []
    library = content(root)
    if not (library.glossary and library.glossary.model):
        return []
    terms = [term for term in library.glossary.model.terms if not term.everyday]
    for path in sorted(path for folder in FOLDERS for path in (site / folder).rglob("index.html")):
        renderer = GlossaryRenderer(library, partial(_address, path.parent.relative_to(site).as_posix()), str)
        explained = explain(path.read_text(encoding="utf-8"), terms, partial(renderer.notes, page=PAGE))
        path.write_text(explained, encoding="utf-8", newline="\n")
    return []


def explain(page: str, terms: list[Term], notes: Callable[[list[Term]], str]) -> str:
    """Return the page with a button around the first use of each term and the notes at the end of its content."""
    reader = _Reader(page, terms)
    reader.feed(page)
    reader.close()
    if not reader.found or reader.end is None:
        return page
    parts, done = [], 0
    for start, end, term in reader.found:
        button = f'<button type="button" class="term" popovertarget="ord-{term.id}">{page[start:end]}</button>'
        first, last = _clinging(page, done, start, end)
        if (first, last) != (start, end):
            button = f'<span class="term-kept">{page[first:start]}{button}{page[end:last]}</span>'
        parts += [page[done:first], button]
        done = last
    parts += [page[done : reader.end], notes([term for _, _, term in reader.found]), "\n", page[reader.end :]]
    return "".join(parts)


def _clinging(page: str, least: int, start: int, end: int) -> tuple[int, int]:
    """Return the place of a word with its marks: a line may break on either side of a button, and leave them alone."""
    for before, after in CLINGING:
        first, last = before.search(page, least, start), after.match(page, end)
        if first and last:
            return first.start(), last.end()
    return start, end


class _Reader(HTMLParser):
    """Finds the first use of each term in the running text of a page's content, and where the content ends."""

    def __init__(self, page: str, terms: list[Term]) -> None:
        super().__init__(convert_charrefs=False)
        self.found: list[tuple[int, int, Term]] = []
        self.end: int | None = None
        self._by_word = {word: term for term in terms for word in term.spellings}
        self._finder = Finder(self._by_word)
        self._lines = [0]
        for line in page.splitlines(keepends=True):
            self._lines.append(self._lines[-1] + len(line))
        self._open: list[bool] = []
        """Of the content and every element open in it: whether its text is skipped."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Go into an element; the content is the first element of that class."""
        if tag in EMPTY:
            return
        given = dict(attrs)
        classes = set((given.get("class") or "").split())
        if self._open:
            skipped = tag in SKIPPED_TAGS or bool(classes & SKIPPED_CLASSES) or "data-pagefind-ignore" in given
            self._open.append(self._open[-1] or skipped)
        elif "content" in classes and self.end is None:
            self._open.append(False)

    def handle_endtag(self, tag: str) -> None:
        """Leave an element, in the end the content itself."""
        if self._open and tag not in EMPTY:
            self._open.pop()
            if not self._open:
                self.end = self._offset()

    def handle_data(self, data: str) -> None:
        """Look for words that were not met before."""
        if not self._open or self._open[-1]:
            return
        seen = {term.id for _, _, term in self.found}
        for word, start, end in self._finder.find(data):
            term = self._by_word[word]
            if term.id not in seen:
                seen.add(term.id)
                self.found.append((self._offset() + start, self._offset() + end, term))

    def _offset(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column


def _address(here: str, target: str) -> str:
    page, _, anchor = target.partition("#")
    folder = posixpath.relpath(page.removesuffix(".md"), here)
    return f"{folder}/" + (f"#{quote(anchor)}" if anchor else "")
