"""From the typed model to HTML fragments. Knows nothing of the site engine: it is given a way to make links."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from macros import labels, prose
from macros.dates import danish_date
from macros.labels import offline as labels_offline
from macros.labels import quiz as labels_quiz
from macros.labels.verdicts import is_scored, joined, key_text, verdict
from macros.load import Library
from macros.model.matrix import PARTS, Matrix, Task
from macros.model.palette import Palette
from macros.model.quiz import PAPERS, Quiz
from macros.model.register import KINDS, SEEN, Source
from macros.model.roster import capital
from macros.model.scale import OUTSIDE, Scale
from macros.pages import Change, Page
from macros.problems import listing
from macros.provision import Provision

_ENVIRONMENT = Environment(
    loader=FileSystemLoader(Path(__file__).parents[1] / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
)


def status(source: Source) -> str:
    """Say whether someone qualified has checked the source: a role and a date, or that nobody has."""
    if source.verified:
        return f"Kontrolleret {danish_date(source.verified.date)} af {source.verified.by}"
    return f"{labels.UNCHECKED[0].upper()}{labels.UNCHECKED[1:]}" if source.kind == "law" else "Ikke kontrolleret"


class Renderer:
    """Makes the fragments of one page.

    `link` turns a page in docs/ (with or without #anchor) into an address that works on that page; `page_title` gives
    the title of a page.
    """

    def __init__(self, library: Library, link: Callable[[str], str], page_title: Callable[[str], str]) -> None:
        """Keep what every fragment needs."""
        self.library = library
        self.link = link
        roster = self.roster = library.roster
        self._globals = {
            "who": roster.words,
            "has": roster.has,
            "md": lambda text: prose.html(text, self._target),
            "plain": prose.plain,
            "link": link,
            "page_title": lambda target: page_title(target.split("#")[0]),
            "date": danish_date,
            "status": status,
            "cited": lambda ids: [library.sources[source] for source in ids if source in library.sources],
            "labels": {
                "basis": {**labels.BASIS, "open": labels_quiz.OPEN},
                "parts": labels.PARTS,
                "unchecked": labels.UNCHECKED,
                "unchecked_short": labels.UNCHECKED_SHORT,
                "quiz": labels_quiz.QUIZ,
                "instructions": labels_quiz.INSTRUCTIONS,
                "survey": labels.SURVEY,
                "matrix": roster.fill_all(labels.MATRIX),
                "lookup": roster.fill_all(labels.LOOKUP),
                "lookup_words": labels.LOOKUP_WORDS,
                "palette": roster.fill_all(labels.PALETTE),
                "template": labels.TEMPLATE,
            },
        }

    def quiz(self, quiz: Quiz, preset: str = "") -> Markup:
        """Render a quiz: questions, options, answers with explanations, and an answer key for print.

        `preset` is JSON with the answers that are shown from the start and kept nowhere, for examples.
        """
        return self._render(
            "quiz.html",
            quiz=quiz,
            preset=preset,
            reviewed=quiz.reviewed,
            scored=lambda item: is_scored(item, self.library),
            verdict=verdict,
            papers=lambda ids: joined(PAPERS[paper] for paper in ids),
            key_text=key_text,
        )

    def refresher(self, quizzes: list[tuple[Quiz, str]]) -> Markup:
        """Render the refresher: the quizzes with the pages they are on; its script draws what is due."""
        return self._render("refresh.html", quizzes=quizzes, words={**labels_quiz.QUIZ, **labels_quiz.REFRESH})

    def kept(self, contents: list[Quiz | Matrix | Scale | Palette]) -> Markup:
        """Render the place where a reader sees and moves what the browser keeps."""
        return self._render("kept.html", contents=contents, words=labels_quiz.KEEP_ALL)

    def offline(self) -> Markup:
        """Render the place where a reader keeps the site on the device."""
        return self._render("offline.html", words=labels_offline.OFFLINE)

    def instrument(self, instrument: Matrix | Scale | Palette) -> Markup:
        """Render an instrument as a readable list; its script makes it a form."""
        if isinstance(instrument, Scale):
            return self._render("scale.html", scale=instrument, outside=OUTSIDE, words=_scale_words(instrument))
        if isinstance(instrument, Palette):
            return self._render("palette.html", palette=instrument, outside=OUTSIDE)
        return self._render(
            "matrix.html",
            matrix=instrument,
            answers=self.roster.answers,
            parts=self._parts,
            law_seen=self._law_seen,
        )

    def task_table(self, matrix: Matrix) -> Markup:
        """Render all tasks of a matrix as one table."""
        return self._render(
            "task_table.html",
            matrix=matrix,
            roles=self.roster.roles,
            cell=self._cell,
            others=self._others,
            roles_in=self._roles_in,
            law_seen=self._law_seen,
        )

    def lookup(self, matrix: Matrix) -> Markup:
        """Render all tasks as answers to look up; its script makes them searchable."""
        return self._render("lookup.html", matrix=matrix, answer=self._answer, law_seen=self._law_seen)

    def citation(self, sources: list[Source], named: set[str], full: bool) -> Markup:
        """Render a reference in running text.

        Laws in `named` were named before on the page: their paragraph is enough. `full` spells out the mark for what
        nobody has checked; after that its sign stands alone.
        """
        return self._render("citation.html", sources=[(source, _short(source, named)) for source in sources], full=full)

    def source_list(self, sources: list[Source], reviewed: datetime.date | None) -> Markup:
        """Render the list of what a page rests on."""
        unverified = sum(1 for source in sources if source.kind == "law" and not source.verified)
        return self._render("source_list.html", sources=sources, reviewed=reviewed, unverified=unverified)

    def news(self, changes: list[tuple[Change, str, str]]) -> Markup:
        """Render changes, each with the page it was made on and that page's title."""
        return self._render("news.html", changes=changes)

    def download(self, files: list[tuple[str, str]], field: str = "") -> Markup:
        """Render links to files as (address, label), and a box for the field that the page can fill in."""
        return self._render("download.html", files=files, field=field)

    def contents(self, groups: list[tuple[str, list[Page]]]) -> Markup:
        """Render a section's pages with their summaries, under the headings of the navigation."""
        return self._render("contents.html", groups=groups)

    def register(self) -> Markup:
        """Render every source of the register."""
        sources = list(self.library.sources.values())
        return self._render(
            "register.html", sources=sources, kinds=KINDS, seen=SEEN, host=lambda url: urlsplit(url).netloc
        )

    def law_register(self, provisions: list[Provision]) -> Markup:
        """Render every provision of law that is cited, with what cites it."""
        return self._render(
            "law_register.html",
            provisions=provisions,
            acts=list(dict.fromkeys(provision.source.act or provision.source.title for provision in provisions)),
            seen=SEEN,
        )

    def _render(self, template: str, **values: object) -> Markup:
        # The globals go in as template globals, so that imported macros see them too.
        return Markup(_ENVIRONMENT.get_template(template, globals=self._globals).render(values))

    def _target(self, target: str) -> str:
        return self.link(target) if target.split("#")[0].endswith(".md") else target

    def _law_seen(self, task: Task) -> bool:
        return task.basis == "local" or self.library.law_is_seen(task.sources)

    def _parts(self, task: Task, two_tier: bool) -> list[tuple[str, str]]:
        parts = task.parts(two_tier)
        named = [
            (name, joined(self.roster.label(role) for role in getattr(parts, name)))
            for name in PARTS
            if getattr(parts, name)
        ]
        return [("decides", self.roster.label("hver-enkelt")), *named] if task.personal else named

    def _answer(self, task: Task, two_tier: bool) -> tuple[str, str]:
        """Say in sentences who decides, and who has which other part."""
        parts = task.parts(two_tier)
        named = {name: capital(joined(self.roster.name(role) for role in getattr(parts, name))) for name in PARTS}
        if task.personal:
            first = "Hver enkelt har selv pligten. Ingen kan beslutte det for en anden."
        elif task.contract:
            first = f"{named['decides']} indgår aftalen sammen."
        else:
            first = f"{named['decides']} beslutter."
        rest = [f"{named[name]} {verb}." for name, verb in labels.VERBS.items() if named[name]]
        return first, " ".join(rest)

    def _roles_in(self, task: Task) -> list[str]:
        found = {role for two_tier in (False, True) for name in PARTS for role in getattr(task.parts(two_tier), name)}
        return [role.id for role in self.roster.roles if role.id in found]

    def _cell(self, task: Task, name: str) -> tuple[str, str]:
        """Say who has one part, and who has it in an institution with two boards where that is somebody else."""
        if name == "decides" and task.personal:
            return self.roster.label("hver-enkelt"), ""
        one, two = (
            joined(self.roster.name(role) for role in getattr(task.parts(two_tier), name)) for two_tier in (False, True)
        )
        return capital(one), "" if one == two else two or "ingen"

    def _others(self, task: Task) -> list[tuple[str, tuple[str, str]]]:
        """Say who has the parts beside the decision, in order, without the parts that nobody has."""
        named = [(name, self._cell(task, name)) for name in PARTS if name != "decides"]
        return [(name, who) for name, who in named if any(who)]


def _short(source: Source, named: set[str]) -> str:
    short = source.provision if source.act in named and source.provision else source.short or source.title
    return short.replace("§ ", "§\N{NO-BREAK SPACE}").replace("stk. ", "stk.\N{NO-BREAK SPACE}")


def _scale_words(scale: Scale) -> dict[str, str]:
    lower = [f"»{anchor.text}«" for anchor in scale.anchors[: len(scale.anchors) // 2]]
    own = {name.replace("_", "-"): words for name, words in scale.result.model_dump().items()} if scale.result else {}
    return {**labels.SCALE, "low-intro": labels.SCALE["low-intro"].replace("{low}", listing(lower)), **own}
