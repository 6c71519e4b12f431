"""A quiz on paper: its questions where they are asked, its answers as a page of the key at the end."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from lxml import html
from markupsafe import Markup

from macros import labels, prose
from macros.export.book.dates import danish
from macros.export.webpage import Element, Webpage
from macros.labels import book as labels_book
from macros.labels import quiz as labels_quiz
from macros.labels.verdicts import joined, key_text, verdict
from macros.load import Library
from macros.model.quiz import PAPERS, Question, Quiz
from macros.model.register import Source

FACIT = "facit/"
"""Where the keys stand: a place in books only."""

_ENVIRONMENT = Environment(
    loader=FileSystemLoader(Path(__file__).parents[2] / "templates" / "export" / "book"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
)


def site_link(target: str) -> str:
    """Turn a page in docs/ as an author writes it (`haandbog/formanden.md#x`) into its address on the site."""
    page, mark, anchor = target.partition("#")
    return f"/{page.removesuffix('.md').removesuffix('index').rstrip('/')}/{mark}{anchor}" if ".md" in page else target


def questions(quiz: Quiz) -> Element:
    """Return the questions as text, without answers."""
    return _fragment("questions.html", quiz=quiz, instructions=labels_quiz.INSTRUCTIONS)


def answers(quiz: Quiz, library: Library, address: str, *, full: bool) -> Webpage:
    """Return the key of a quiz that stands at `address`; `full` says something to every answer, not the right ones only."""

    def cited(item: Question) -> list[Source]:
        return [library.sources[source] for source in item.sources if source in library.sources]

    def papers(item: Question) -> Iterable[str]:
        return [PAPERS[paper] for paper in item.look_in]

    def unscored(item: Question) -> bool:
        return item.basis == "law" and not library.law_is_seen(item.sources)

    content = _fragment(
        "answers.html",
        quiz=quiz,
        address=address,
        full=full,
        cited=cited,
        papers=papers,
        unscored=unscored,
        joined=joined,
        key_text=key_text,
        verdict=verdict,
        date=danish,
        basis={**labels.BASIS, "open": labels_quiz.OPEN},
        verdicts=labels.VERDICTS,
        unchecked=labels.UNCHECKED,
    )
    return Webpage(f"{FACIT}{quiz.id}/", quiz.title, f"{labels_book.REVIEWED} {danish(quiz.reviewed)}", content)


def _fragment(template: str, **values: object) -> Element:
    def markdown(text: str) -> Markup:
        return prose.html(text, site_link)

    made = _ENVIRONMENT.get_template(template).render(words=labels_book, md=markdown, **values)
    return html.fragment_fromstring(made)
