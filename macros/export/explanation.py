"""What a learner in another system is told of a question: its basis, reason, sources, licence, and where to read more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from macros import labels, prose
from macros.check import read_pages
from macros.dates import danish_date
from macros.export.package import Material
from macros.export.webpage import site_address
from macros.export.xml import legal
from macros.labels import quiz as labels_quiz
from macros.labels.verdicts import is_scored, joined, verdict
from macros.load import Library
from macros.model.quiz import PAPERS, Case, Match, Option, Order, Question, Quiz, Short
from macros.organisation import Organisation, read_organisation

LICENCE = "https://creativecommons.org/licenses/by/4.0/deed.da"
BASIS = {**labels.BASIS, "open": labels_quiz.OPEN}

_TEMPLATE = Environment(
    loader=FileSystemLoader(Path(__file__).parent.with_name("templates") / "export"),
    autoescape=True,
    undefined=StrictUndefined,
).get_template("explanation.html")


@dataclass(frozen=True)
class Teller:
    """Says it in HTML that is well-formed as XML; links lead to the public site."""

    library: Library
    edition: Organisation
    site: str
    """The public address of the site, with a `/` at the end."""
    titles: Mapping[str, str]
    """The title of every page by its path in docs/."""

    @classmethod
    def of(cls, material: Material) -> Teller:
        """Make the one that knows the material."""
        titles = {page.path: str(page.front.get("title", page.path)) for page in read_pages(material.root)}
        return cls(material.library, read_organisation(material.root), site_address(material.site), titles)

    @property
    def publisher(self) -> str:
        """Whoever publishes the site."""
        return self.edition.long_name

    @property
    def credit(self) -> str:
        """What the licence asks of an adapted edition, after a space, to follow another sentence; nothing where it is none."""
        return "".join(f" {credit}" for credit in self.edition.credits)

    def link(self, target: str) -> str:
        """Return the public address of a page in docs/; other addresses as they are."""
        page, _, anchor = target.partition("#")
        if not page.endswith(".md"):
            return target
        address = page.removesuffix(".md").removesuffix("index").rstrip("/")
        return f"{self.site}{address}{'/' if address else ''}" + (f"#{quote(anchor)}" if anchor else "")

    def html(self, text: str) -> Markup:
        """Render one paragraph of inline Markdown."""
        return Markup(legal(prose.html(text, self.link)).replace("<br>", "<br/>"))

    def scored(self, item: Question) -> bool:
        """Whether the question counts; neither a local matter nor one whose law has not been seen does."""
        return is_scored(item, self.library)

    def verdict(self, item: Question, correct: bool) -> str:
        """Return the word that stands over the feedback of an answer, nothing where none may judge."""
        return verdict(item, correct) if self.scored(item) or item.basis == "local" else ""

    def answer(self, item: Question, option: Option) -> Markup:
        """Say what there is to say to the choice of one option; nothing when that would be its own words only."""
        word = self.verdict(item, option.correct)
        if not word and not option.feedback:
            return Markup()
        return self.said(option.text, word) + (self.said(option.feedback) if option.feedback else "")

    def said(self, text: str, word: str = "") -> Markup:
        """Return a paragraph, with a word before it that judges."""
        return Markup("<p>{}{}</p>").format(
            Markup("<strong>{}</strong> ").format(word) if word else "", self.html(text)
        )

    def told(self, item: Question, case: Case | None) -> Markup:
        """Say what has happened before the question is asked, in the case and in the question itself."""
        before = Markup("<p><strong>{}</strong></p>").format(self.html(case.title)) if case else Markup()
        situations = ((case.situation if case else None), item.situation)
        return before + Markup().join(self.said(text) for text in situations if text)

    def explanation(self, quiz: Quiz, item: Question, *, lines: bool = True) -> Markup:
        """Say everything that holds whatever was answered; without `lines` those of a match or an order are left out."""
        rows = _rows(item) if lines else []
        key = self._key(item) if self.scored(item) else []
        words = _TEMPLATE.render(
            item=item,
            basis=BASIS[item.basis],
            unscored=labels.VERDICTS["unscored"] if item.scored and not self.scored(item) else "",
            lead=_lead(item, len(key)),
            key=key,
            rows=rows,
            rows_tag="ol" if isinstance(item, Order) else "ul",
            papers=joined(PAPERS[paper] for paper in item.look_in),
            sources=[self.library.sources[name] for name in item.sources if name in self.library.sources],
            unchecked=labels.UNCHECKED,
            read=self.titles.get(item.read.split("#")[0], item.read),
            publisher=self.publisher,
            credit=self.credit,
            reviewed=danish_date(item.reviewed or quiz.reviewed),
            md=self.html,
            link=self.link,
        )
        return Markup(legal(words))

    def _key(self, item: Question) -> list[Markup]:
        """Return what is right, where the question has no lines of its own."""
        if isinstance(item, Short):
            return [escape(text) for text in item.accept[:1]]
        return [self.html(option.text) for option in item.choices if option.correct]


def _rows(item: Question) -> list[tuple[str, str, str]]:
    """Return the lines of a question that has several: the text, the answer that belongs to it, and why."""
    if isinstance(item, Match):
        return [(pair.text, item.answer_text(pair.answer or ""), pair.feedback or "") for pair in item.pairs]
    if isinstance(item, Order):
        return [(step.text, "", step.feedback or "") for step in item.steps]
    return []


def _lead(item: Question, right: int) -> str:
    """Return the words before what is right."""
    if isinstance(item, Order | Match):
        return "Forslag" if item.basis == "local" else "Rigtigt"
    return "Det rigtige svar" if right == 1 else "De rigtige svar"
