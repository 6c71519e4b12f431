"""Where the sources of the register are used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from macros.load import Library
from macros.pages import Page
from macros.prose import plain
from macros.provision import Provision
from macros.rules.library import parts
from macros.source import Way
from macros.validate import Loaded

if TYPE_CHECKING:
    from macros.site import Site


@dataclass(frozen=True)
class Question:
    """A question or task that rests on sources.

    `content` is the id of the quiz or instrument it is part of; for a short answer, the file.
    """

    content: str
    id: str
    text: str


@dataclass
class Use:
    """What rests on one source: pages by their path in docs/, and questions."""

    pages: list[str] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)


def uses_of_sources(library: Library, pages: Iterable[Page]) -> dict[str, Use]:
    """Return the use of every source that is cited at all, by its id."""
    uses: dict[str, Use] = {}
    for page in pages:
        for source in page.cited():
            uses.setdefault(source, Use()).pages.append(page.path)
    for one, _, part in cited_parts(library):
        assert one.model
        text = plain(next(filter(None, (getattr(part, name, "") for name in ("stem", "question", "title"))), part.id))
        content = getattr(one.model, "id", one.source.file)
        for source in dict.fromkeys(part.sources):
            uses.setdefault(source, Use()).questions.append(Question(content, part.id, text))
    return uses


def cited_parts(library: Library) -> Iterator[tuple[Loaded[Any], Way, Any]]:
    """Yield every question, task and short answer that names sources, with its file and its place in it."""
    files: list[Loaded[Any]] = [*library.loaded, *([library.faq] if library.faq else [])]
    for one in files:
        for way, part in parts(one.model) if one.model else ():
            if getattr(part, "sources", ()):
                yield one, way, part


def cited_provisions(site: Site) -> list[Provision]:
    """Return every provision of law that a page or a question cites, in the order of the register."""
    uses = uses_of_sources(site.library, site.readable)
    return [
        Provision(
            source,
            tuple(use.pages),
            tuple((question.text, site.address(question.content, question.id)) for question in use.questions),
        )
        for source in site.library.sources.values()
        if source.kind == "law" and (use := uses.get(source.id))
    ]
