"""From a question of ours to the questions that a Common Cartridge can ask and grade."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup, escape

from macros.export.cartridge.parts import (
    ESSAY,
    FULL,
    NOTHING,
    PAIRS,
    PARTLY,
    PLACES,
    SPELLING,
    UNSURE,
    Answer,
    Kind,
    Part,
)
from macros.export.explanation import Teller
from macros.model.quiz import Case, Match, Multiple, Order, Poll, Question, Quiz, Short, Single, TrueFalse
from macros.prose import plain

_TRUE_FALSE = {"sandt": "true", "falsk": "false"}
"""Importers know the two answers of a true/false question by these names alone."""
_LETTERS = (("æ", "ae"), ("ø", "oe"), ("å", "aa"), ("Æ", "Ae"), ("Ø", "Oe"), ("Å", "Aa"))


def ask(quiz: Quiz, item: Question, case: Case | None, teller: Teller) -> tuple[list[Part], list[str]]:
    """Return the parts that the question becomes, and in words what was changed."""
    asker = _Asker(quiz, item, case, teller, teller.scored(item))
    parts, changed = asker.parts()
    made = [_with_three(part, not asker.scored) for part in parts]
    return made, [*changed, *([UNSURE] if made != parts else ())]


@dataclass(frozen=True)
class _Asker:
    quiz: Quiz
    item: Question
    case: Case | None
    teller: Teller
    scored: bool

    def parts(self) -> tuple[list[Part], list[str]]:
        item, full = self.item, [] if self.scored else [FULL]
        mixed = self.quiz.shuffle != "none" and not any(option.stays for option in item.choices)
        if isinstance(item, TrueFalse) and self.scored:
            return [self._part("true_false", self._options(_TRUE_FALSE))], full
        if isinstance(item, Single | TrueFalse | Poll):
            return [self._part("choice", self._options(), mixed=mixed and not isinstance(item, Poll))], full
        if isinstance(item, Multiple) and self.scored:
            return [self._part("multiple", self._options(), mixed=mixed)], [PARTLY]
        if isinstance(item, Match):
            return self._lines(item), [PAIRS, *full]
        if isinstance(item, Order):
            return self._places(item), [PLACES, *full]
        if isinstance(item, Short) and self.scored:
            return [self._short(item)], [SPELLING]
        lines = Markup().join(Markup("<li>{}</li>").format(self.teller.html(option.text)) for option in item.choices)
        return [self._part("essay", more=Markup("<ul>{}</ul>").format(lines) if lines else NOTHING)], [ESSAY]

    def _options(self, names: dict[str, str] | None = None) -> list[Answer]:
        return [
            Answer(
                (names or {}).get(option.id, option.id),
                self.teller.html(option.text),
                option.correct or not self.scored,
                self.teller.answer(self.item, option),
            )
            for option in self.item.choices
        ]

    def _lines(self, item: Match) -> list[Part]:
        return [
            self._part(
                "choice",
                [self._answer(a.id, a.text, a.id == pair.answer, pair.feedback) for a in item.answers],
                Markup("<p><strong>{}</strong></p>").format(self.teller.html(pair.text)),
                pair.id,
            )
            for pair in item.pairs
        ]

    def _places(self, item: Order) -> list[Part]:
        return [
            self._part(
                "choice",
                [self._answer(s.id, s.text, s is step, step.feedback if s is step else None) for s in item.mixed],
                Markup("<p><strong>Hvad kommer som nummer {}?</strong></p>").format(place),
                step.id,
            )
            for place, step in enumerate(item.steps, 1)
        ]

    def _answer(self, ident: str, text: str, right: bool, why: str | None) -> Answer:
        word = self.teller.verdict(self.item, right) if self.scored else ""
        said = self.teller.said(why or "", word) if word or why else NOTHING
        return Answer(ident, self.teller.html(text), right or not self.scored, said)

    def _short(self, item: Short) -> Part:
        right, wrong = (self.teller.verdict(item, correct) for correct in (True, False))
        known = [("right", item.accept, True, self.teller.said(item.feedback.right, right))]
        known += [(f"near-{n.id}", n.accept, False, self.teller.said(n.feedback, wrong)) for n in item.near]
        answers = [
            Answer(ident, escape(text), correct, said)
            for ident, accepted, correct, said in known
            for text in _spellings(accepted)
        ]
        return self._part("fib", answers, other=self.teller.said(item.feedback.other, wrong))

    def _part(
        self,
        kind: Kind,
        answers: Iterable[Answer] = (),
        more: Markup = NOTHING,
        suffix: str = "",
        *,
        other: Markup = NOTHING,
        mixed: bool = False,
    ) -> Part:
        number = [question.id for question in self.quiz.questions].index(self.item.id) + 1
        return Part(
            "_".join(filter(None, ("item", self.quiz.id, self.item.id, suffix))),
            kind,
            f"{plain(self.case.title if self.case else self.quiz.title)} – {number}",
            self.teller.told(self.item, self.case) + self.teller.said(self.item.stem) + more,
            self.teller.explanation(self.quiz, self.item, lines=not suffix),
            tuple(answers),
            other,
            mixed,
        )


def _with_three(part: Part, counts: bool) -> Part:
    """Add to a choice between two what makes three; the profile of Common Cartridge wants so many (its rule 4d)."""
    if part.kind != "choice" or len(part.answers) > 2:
        return part
    unsure = Answer("ved-ikke", Markup("Ved ikke"), counts)
    return Part(part.ident, part.kind, part.title, part.asked, part.said, (*part.answers, unsure), part.other)


def _spellings(texts: Iterable[str]) -> list[str]:
    """Return the ways to write the texts, with and without the Danish letters."""
    found = []
    for text in texts:
        spelt = text
        for letter, written in _LETTERS:
            spelt = spelt.replace(letter, written)
        found += [text, spelt]
    return list(dict.fromkeys(found))
