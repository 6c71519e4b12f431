"""What a learner in another system reads: the question, the feedback, and what it all rests on (HTML with marks)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from markupsafe import Markup

from macros import labels, prose
from macros.dates import danish_date
from macros.export.bank.marks import bullets, element, mark
from macros.export.explanation import BASIS, LICENCE, Teller
from macros.labels.quiz import INSTRUCTIONS
from macros.model.item import PAPERS, Option
from macros.model.quiz import Case, Match, Order, Question, Quiz


class Part(Protocol):
    """A pair, an answer or a step."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def text(self) -> str:
        """Its words, inline Markdown."""


@dataclass(frozen=True)
class Writer:
    """Writes the texts of questions with what the teller knows of the site."""

    teller: Teller

    def md(self, text: str) -> Markup:
        """Render inline Markdown, with links that lead to the public site, on one line."""
        return self.teller.html(text).replace("\n", " ")

    def counts(self, item: Question) -> bool:
        """Whether an answer can be wrong: never in a local matter, nor where the law has not been seen."""
        return self.teller.scored(item)

    def option(self, item: Question, option: Option) -> Markup:
        """Write an option; where it counts, no mark gives away whether it is right."""
        marks = [mark("option", option.id)]
        marks += [mark("key")] if option.correct and not self.counts(item) else []
        marks += [mark("pinned")] if option.pinned else []
        marks += [mark("next", option.next)] if option.next else []
        return element("span", self.md(option.text), *marks)

    def part(self, kind: str, part: Part) -> Markup:
        """Write a pair, an answer or a step."""
        return element("span", self.md(part.text), mark(kind, part.id))

    def said(self, item: Question, option: Option) -> Markup:
        """Write what is said to an option; where nothing counts, that comes first, whatever the system says."""
        own = element("span", self.md(option.feedback), mark("feedback", option.id)) if option.feedback else Markup("")
        if self.counts(item):
            return own
        kind = "local-best" if option.correct else "local"
        verdict = labels.VERDICTS[kind if item.basis == "local" else "unscored"]
        return element("strong", verdict, mark("verdict")) + " " + own

    def hint(self, item: Question) -> Markup:
        """Write the hint, if there is one."""
        return element("span", self.md(item.hint), mark("hint")) if item.hint else Markup("")

    def question(self, item: Question, case: Case | None, with_parts: bool) -> Markup:
        """Write what is asked; `with_parts` lists what there is to choose between, where the form has no place for it."""
        made = Markup("")
        if case:
            made += element("p", element("strong", self.md(case.title), mark("case", case.id)))
            made += element("p", self.md(case.situation), mark("case-situation"))
        if item.situation:
            made += element("p", self.md(item.situation), mark("situation"))
        marks = [mark("stem"), mark("type", item.type), mark("basis", item.basis)]
        marks += [mark("theme", item.theme)] if item.theme else []
        made += element("p", self.md(item.stem), *marks)
        if not with_parts:
            return made
        if item.type in INSTRUCTIONS and item.type != "reflection":
            made += element("p", element("em", INSTRUCTIONS[item.type]))
        if isinstance(item, Match):
            made += bullets([self.part("pair", pair) for pair in item.pairs])
            made += element("p", "Svarene:") + bullets([self.part("answer", answer) for answer in item.answers])
        elif isinstance(item, Order):
            made += bullets([self.part("step", step) for step in item.mixed])
        return made + bullets([self.option(item, option) for option in item.choices])

    def general(self, quiz: Quiz, item: Question, parts: bool, hint: bool) -> Markup:
        """Write what everyone is told afterwards: basis, reason, sources with their state, where to read, licence."""
        made = element("p", element("strong", BASIS[item.basis]))
        if item.rationale:
            made += element("p", self.md(item.rationale), mark("rationale"))
        if hint and item.hint:
            made += element("p", Markup("Vink: ") + self.hint(item))
        made += self._explained(item, parts)
        if item.look_in:
            papers = [element("span", PAPERS[paper], mark("paper", paper)) for paper in item.look_in]
            made += element("p", "Her står jeres eget svar:") + bullets(papers)
        if item.discuss:
            talk = [element("span", self.md(text), mark("discuss")) for text in item.discuss]
            made += element("p", "Tal om:") + bullets(talk)
        if item.sources:
            made += element("p", "Kilder:") + bullets([self._source(source) for source in item.sources])
        made += element("p", "Læs mere: " + _link(self.teller.link(item.read), self._page(item.read), mark("read")))
        return made + self._credit(quiz, item)

    def _page(self, target: str) -> str:
        return self.teller.titles.get(target.split("#")[0], target)

    def _explained(self, item: Question, parts: bool) -> Markup:
        """Write what is said to each part, where the form has no place beside it, and what goes with what."""
        rows: list[Markup] = []
        if isinstance(item, Match):
            for pair in item.pairs:
                answer = next((one for one in item.answers if one.id == pair.answer), None)
                key = Markup(": ") + element("strong", self.md(answer.text)) if answer else Markup("")
                row = element("span", self.md(pair.text) + key, mark("row", pair.id, *([answer.id] if answer else [])))
                rows.append(row + self._why(pair.id, pair.feedback))
            answers = Markup(", ").join(self.part("answer", answer) for answer in item.answers)
            return bullets(rows) + (Markup("") if parts else element("p", Markup("Svarene var: ") + answers))
        if isinstance(item, Order):
            rows = [
                element("span", self.md(step.text), mark("row", step.id)) + self._why(step.id, step.feedback)
                for step in item.steps
            ]
            return bullets(rows, "ol")
        if parts:
            rows = [self.md(one.text) + self._why(one.id, one.feedback) for one in item.choices if one.feedback]
        return bullets(rows)

    def _why(self, part: str, feedback: str | None) -> Markup:
        return Markup(". ") + element("span", self.md(feedback), mark("feedback", part)) if feedback else Markup("")

    def _source(self, source_id: str) -> Markup:
        source = self.teller.library.sources.get(source_id)
        if source is None:
            return element("span", source_id, mark("source", source_id))
        title = _link(f"{self.teller.site}kilder/#{source.id}", source.title)
        verified = source.verified
        if verified:
            status = f"kontrolleret {danish_date(verified.date)} af {verified.by}"
        else:
            status = labels.UNCHECKED if source.kind == "law" else labels.UNCHECKED_SHORT
        return element("span", Markup("{}, {} ({})").format(title, source.edition, status), mark("source", source_id))

    def _credit(self, quiz: Quiz, item: Question) -> Markup:
        own = [mark("reviewed", item.reviewed.isoformat())] if item.reviewed else []
        day = danish_date(item.reviewed or quiz.reviewed)
        return element("p", element("small", self._origin(element("span", day, *own))))

    def _origin(self, day: Markup) -> Markup:
        home = _link(self.teller.site, self.teller.publisher, mark("home"))
        return Markup("Fra {}. Licens: {}. Gennemgået {}.{}").format(
            home, _link(LICENCE, "CC BY 4.0"), day, self.teller.credit
        )

    def about(self, quiz: Quiz) -> Markup:
        """Write what there is to say of the whole quiz."""
        themes = [element("span", self.md(theme.title), mark("theme", theme.id)) for theme in quiz.themes]
        made = element("p", element("strong", self.md(quiz.title), mark("title")))
        made += element("p", self.md(quiz.summary), mark("summary"))
        made += (element("p", "Temaer:") + bullets(themes)) if themes else Markup("")
        marks = [mark("quiz", quiz.id), mark("reviewed", quiz.reviewed.isoformat()), mark("shuffle", quiz.shuffle)]
        marks += [mark("module", quiz.module)] if quiz.module else []
        return made + element("p", self._origin(element("span", danish_date(quiz.reviewed))), *marks)


def one_line(text: str) -> str:
    """Return a text without its Markdown marks, for a place that takes no HTML."""
    return prose.plain(" ".join(text.split()))


def _link(address: str, words: str, *marks: str) -> Markup:
    classes = Markup(' class="{}"').format(" ".join(marks)) if marks else ""
    return Markup('<a{} href="{}">{}</a>').format(classes, address, words)
