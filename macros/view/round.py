"""The pages of a round: every instrument as data for their scripts, and the fragments with all the words they show."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from markupsafe import Markup

from macros import labels, prose
from macros.labels import round as labels_round
from macros.load import Library
from macros.model import Matrix, Palette, Scale
from macros.model.matrix import Task
from macros.model.scale import OUTSIDE
from macros.view.render import Renderer
from macros.view.script_data import script_json
from macros.view.year import MONTHS, read_year

PAPERS = ("dagsorden", "beslutningsreferat", "funktionsbeskrivelse", "delegationsplan")
"""The templates that a round fills in. What goes where stands in them as `data-runde` on a field or a table's heading."""


class RoundRenderer(Renderer):
    """Makes the fragments of the pages on which a round is made, answered and shown."""

    def __init__(self, library: Library, link: Callable[[str], str], page_title: Callable[[str], str]) -> None:
        """Keep what every fragment needs."""
        super().__init__(library, link, page_title)
        self.page_title = page_title

    def chair(self) -> Markup:
        """Render the chair's page: make, invite, collect, report, decide."""
        return self._page("round.html", full=True)

    def answer(self) -> Markup:
        """Render the page that a respondent opens."""
        return self._page("round_answer.html", full=False)

    def report(self) -> Markup:
        """Render the page on which board and leader see a report."""
        return self._page("round_report.html", full=True)

    def year(self) -> Markup:
        """Render the board's year as a table; its script makes it a wheel that can be changed."""
        return self._render("year.html", points=read_year(self.library.root), months=MONTHS, words=labels_round.YEAR)

    def _page(self, template: str, *, full: bool) -> Markup:
        instruments = list(self.library.instruments)
        return self._render(
            template,
            instruments=instruments,
            ways={way: tuple(map(self.roster.fill, said)) for way, said in labels_round.WAYS.items()},
            words=self.roster.fill_all(labels_round.WORDS),
            survey=labels.SURVEY | labels_round.SURVEY,
            papers=[(name, self.page_title(page), self.link(page)) for name, page in _papers(full)],
            data=script_json([self._instrument(instrument, full) for instrument in instruments]),
        )

    def _instrument(self, instrument: Matrix | Scale | Palette, full: bool) -> dict[str, Any]:
        return {
            "id": instrument.id,
            "number": self.library.numbers[instrument.id],
            "kind": instrument.kind,
            "title": instrument.title,
            "question": getattr(instrument, "question", ""),
            "answers": list(self._answers(instrument)),
            "tasks": list(self._tasks(instrument, full)),
            "open": [[question.id, question.text] for question in instrument.open]
            if isinstance(instrument, Scale)
            else [],
        }

    def _tasks(self, instrument: Matrix | Scale | Palette, full: bool) -> Iterator[dict[str, Any]]:
        if isinstance(instrument, Scale):
            for dimension in instrument.dimensions:
                for statement in dimension.statements:
                    yield {
                        "id": statement.id,
                        "title": prose.plain(statement.text),
                        "section": dimension.title,
                        "core": True,
                    }
        elif isinstance(instrument, Palette):
            for group in instrument.groups:
                for competence in group.competences:
                    yield {
                        "id": competence.id,
                        "title": prose.plain(competence.text),
                        "section": group.title,
                        "core": True,
                    }
        else:
            for section in instrument.sections:
                for task in section.tasks:
                    value = {
                        "id": task.id,
                        "title": prose.plain(task.title),
                        "section": section.title,
                        "core": task.core,
                    }
                    yield value | (self._grounds(task) if full else {})

    def _grounds(self, task: Task) -> dict[str, Any]:
        both = (False, True)
        return {
            "basis": task.basis,
            "seen": self._law_seen(task),
            "fixed": [task.fixed_answers(two_tier) for two_tier in both],
            "proposed": [task.proposed_answers(two_tier) for two_tier in both],
            "heard": [task.parts(two_tier).heard for two_tier in both],
            "note": prose.plain(task.note),
            "scenario": prose.plain(task.scenario),
            "sources": [
                [source.title, self.link(f"kilder/index.md#{source.id}"), source.kind == "law" and not source.verified]
                for source in (self.library.sources[source] for source in task.sources)
            ],
            "read": [self.page_title(task.read.split("#")[0]), self.link(task.read)],
        }

    def _answers(self, instrument: Matrix | Scale | Palette) -> Iterator[dict[str, Any]]:
        """Yield every answer at its place; `gone` is one that this edition does not offer, but may find in a code."""
        if isinstance(instrument, Matrix):
            for answer in self.roster.answers:
                value = {
                    "id": answer.id,
                    "label": answer.label,
                    "explanation": answer.explanation,
                    "role": answer.role,
                    "two": answer.two_tier_only,
                }
                yield value if answer.offered else value | {"gone": True}
            return
        if isinstance(instrument, Scale):
            for step, anchor in enumerate(instrument.anchors, start=1):
                yield {"id": anchor.id, "label": anchor.text, "step": step}
        else:
            for place in instrument.places:
                yield {"id": place.id, "label": place.text}
        for outside in OUTSIDE:
            yield {"id": outside.id, "label": outside.text}


def _papers(full: bool) -> list[tuple[str, str]]:
    return [(name, f"skabeloner/{name}.md") for name in PAPERS] if full else []
