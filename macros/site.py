"""The whole site as the rules for pages see it: content, pages, settings, and what refers to what."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from lxml import html as lxml_html

from macros import document
from macros.document import Block
from macros.load import FAQ_FILE, GLOSSARY_FILE, REGISTER_FILE, Library
from macros.model import Quiz
from macros.pages import Page
from macros.rules.library import parts
from macros.settings import Settings
from macros.usage import cited_provisions
from macros.view.render import Renderer


@dataclass(frozen=True)
class Site:
    """Everything that a rule may look at; `today` is what review dates are held against."""

    library: Library
    pages: list[Page]
    settings: Settings = field(default_factory=Settings)
    today: datetime.date = field(default_factory=datetime.date.today)

    @cached_property
    def readable(self) -> list[Page]:
        """The pages whose text and macros could be read; about the others no more is said than that."""
        return [page for page in self.pages if page.readable]

    @cached_property
    def blocks(self) -> dict[str, list[Block]]:
        """The structure of every readable page, by file."""
        return {page.file: document.read_blocks(page.body, page.first_line) for page in self.readable}

    @cached_property
    def anchors(self) -> dict[str, set[str]]:
        """The ids on every page that a link can lead to: of headings and of what macros put there.

        Left out are pages that cannot be told about, because they cannot be read or show content that is faulty.
        """
        renderer = Renderer(self.library, str, str)
        faulty = {problem.file for problem in self.library.problems}
        return {
            page.file: document.anchors(self.blocks[page.file], self.settings.slugify) | self._put_there(page, renderer)
            for page in self.readable
            if not faulty & {*_files(page)}
        }

    @cached_property
    def shown_on(self) -> dict[str, str]:
        """The page in docs/ that shows a quiz, an instrument or the short answers: by the content's id, or their file."""
        return {
            content: page.path
            for page in self.readable
            for call in page.calls
            if call.name in ("quiz", "instrument", "korte_svar")
            for content in call.arguments or (FAQ_FILE,)
        }

    def address(self, content_id: str, part_id: str) -> str:
        """Return where a question, task or statement stands: page and anchor, or "" when no page shows it."""
        page = self.shown_on.get(content_id)
        content = self.library.contents.get(content_id)
        anchor = f"{'q' if isinstance(content, Quiz) else 'opgave'}-{part_id}" if content else part_id
        return f"{page}#{anchor}" if page else ""

    def _put_there(self, page: Page, renderer: Renderer) -> set[str]:
        found: set[str] = set()
        for call in page.calls:
            for argument in call.arguments:
                content = self.library.contents.get(argument)
                if call.name == "quiz" and isinstance(content, Quiz):
                    found |= _ids(renderer.quiz(content))
                elif call.name == "instrument" and content and not isinstance(content, Quiz):
                    found |= _ids(renderer.instrument(content))
            if call.name == "kilderegister":
                found |= _ids(renderer.register())
            elif call.name == "lovregister":
                found |= _ids(renderer.law_register(cited_provisions(self)))
            elif call.name == "ordliste" and self.library.glossary and self.library.glossary.model:
                found |= {term.id for term in self.library.glossary.model.terms}
            elif call.name == "korte_svar" and self.library.faq and self.library.faq.model:
                found |= {part.id for _, part in parts(self.library.faq.model)}
        return found


def _files(page: Page) -> Iterator[str]:
    """Yield the content files that the page shows."""
    for call in page.calls:
        if call.name in ("quiz", "instrument"):
            yield from (f"quizzes/{content}.yml" for content in call.arguments)
        elif call.name in ("kilderegister", "lovregister"):
            yield REGISTER_FILE
        elif call.name == "ordliste":
            yield GLOSSARY_FILE
        elif call.name == "korte_svar":
            yield FAQ_FILE


def _ids(fragment: str) -> set[str]:
    return {str(element) for element in lxml_html.fragment_fromstring(fragment).xpath("//@id")}
