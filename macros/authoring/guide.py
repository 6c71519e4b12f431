"""The guide's examples, good and bad, and what the checks say about each: found by running them, never written down."""

from __future__ import annotations

import datetime
import textwrap
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Literal, NamedTuple

from pydantic import Field, TypeAdapter

from macros.check import RULES
from macros.load import FAQ_FILE, GLOSSARY_FILE, NUMBERS_FILE, REGISTER_FILE, Library, faults
from macros.model import CONTENT, REGISTER
from macros.model.base import Id, Model
from macros.model.faq import FAQ
from macros.model.glossary import GLOSSARY
from macros.pages import Call, Page, parse_page
from macros.site import Site
from macros.source import Source, parse, read
from macros.validate import Loaded, validate

FILE = "docs/genbrug/skriv/eksempler.yml"
DAY = datetime.date(2026, 11, 26)
"""The day on which the examples are checked: what is said of them is the same whenever the site is built."""

Kind = Literal["page", "item", "task", "statement", "competence", "source", "term", "faq"]
_PAGE = "docs/haandbog/cases/eksempel.md"
_HEAD = "id: eksempel\ntitle: Eksempel\nsummary: Et eksempel.\nlicense: CC-BY-4.0\nreviewed: 2026-11-26\n"
_AROUND: dict[Kind, str] = {
    "page": "",
    "item": f"{_HEAD}kind: quiz\nitems:\n",
    "task": f"{_HEAD}kind: matrix\nquestion: Hvem?\nsections:\n - id: et\n   title: Et\n   tasks:\n",
    "statement": f"{_HEAD}kind: scale\nintro: Svar.\nanchors: [{{id: a, text: Lidt}}, {{id: b, text: Meget}}]\n"
    "dimensions:\n - id: et\n   title: Et\n   statements:\n",
    "competence": f"{_HEAD}kind: palette\nintro: Svar.\nquestion: Hvor?\n"
    "places: [{id: a, text: Ingen steder, cover: nowhere}, {id: b, text: Her, cover: one}]\n"
    "groups:\n - id: et\n   title: Et\n   competences:\n",
    "source": "sources:\n",
    "faq": "title: Korte svar\nreviewed: 2026-11-26\ntopics:\n - id: et\n   title: Et\n   entries:\n",
    "term": "title: Ordliste\nreviewed: 2026-11-26\nterms:\n",
}
"""What stands before an example in its file, so that it can be checked as a whole file."""


class Example(Model):
    """One way to write something, and one way not to."""

    id: Id
    kind: Kind
    good: str
    bad: str


class Examples(Model):
    """The file of examples."""

    examples: Annotated[tuple[Example, ...], Field(min_length=1)]


class Said(NamedTuple):
    """What the checks say about a text: the line counted from its first one, the message, and whether it must be mended."""

    line: int
    message: str
    must: bool


def load_examples(root: Path) -> Loaded[Examples]:
    """Read and validate the file of examples."""
    return validate(read(root / FILE, FILE), TypeAdapter(Examples))


def check_example(kind: Kind, text: str, library: Library) -> list[Said]:
    """Return what the checks say about an example that stands in the project beside `library`."""
    before = _AROUND[kind]
    file, site = _site(kind, before + (text if kind == "page" else _as_element(text)), library)
    problems = set(site.library.problems)
    for page in site.pages:
        problems.update(page.problems)
    for module in RULES:
        problems.update(problem for rule in module.RULES for problem in rule(site))
    warnings = {warning for module in RULES for rule in module.WARNINGS for warning in rule(site)}
    first = before.count("\n")
    return [
        Said(max(problem.line - first, 1), problem.message, problem in problems)
        for problem in sorted(problems | warnings)
        if problem.file == file
    ]


def _as_element(text: str) -> str:
    """Write a text of keys as the only element of a list."""
    return textwrap.indent(text, "     ").replace("     ", "   - ", 1)


def _site(kind: Kind, text: str, library: Library) -> tuple[str, Site]:
    """Return the file that the text is taken for, and a site that holds it and little else."""
    alone = replace(library, loaded=[], register=None, walk=None, faq=None, problems=[])
    if kind == "page":
        return _PAGE, Site(alone, [parse_page(text, _PAGE)], today=DAY)
    file = {"source": REGISTER_FILE, "term": GLOSSARY_FILE, "faq": FAQ_FILE}.get(kind, "quizzes/eksempel.yml")
    source = parse(text, file)
    pages: list[Page] = []
    if kind == "source":
        alone.register = validate(source, REGISTER)
        model = alone.register.model
        pages = [
            Page("docs/eksempel.md", calls=[Call("kilde", (one.id,), 1)]) for one in (model.sources if model else ())
        ]
    elif kind == "term":
        alone.glossary = validate(source, GLOSSARY)
    elif kind == "faq":
        alone.faq = validate(source, FAQ)
    else:
        alone.loaded = [validate(source, CONTENT)]
        alone.numbers = {"eksempel": 1}
    register = alone.register or Loaded(Source(REGISTER_FILE), None)
    alone.problems = [*faults(alone, alone.loaded, register, Loaded(Source(NUMBERS_FILE), None))]
    return file, Site(alone, pages, today=DAY)
