"""Quizzes as a question bank takes them: every question on its own, with all that a learner is to be told.

What learning systems have in common stands here; how a file says it stands with each format. Credit is the site's own:
of several right options each counts its share and a wrong one takes as much away, never below nothing; of pairs and
steps each one in its place counts its share. A question without a wrong answer gives full marks to every answer where
the form allows it, else it is asked in writing; neither counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

from macros.export.bank.marks import BASIS_TAG, MODULE_TAG, QUIZ_TAG, THEME_TAG, element, mark
from macros.export.bank.spellings import spellings
from macros.export.bank.text import Writer, one_line
from macros.export.explanation import BASIS
from macros.export.package import Loss
from macros.model.quiz import Match, Multiple, Order, Question, Quiz, Reflection, Short, Single, TrueFalse

Form = Literal["choice", "choices", "true_false", "match", "order", "short", "essay"]
NAME_LENGTH = 100


@dataclass(frozen=True)
class Answer:
    """One answer: what it says, what it gives in percent, and what is said to it (HTML)."""

    text: str
    """HTML; in `true_false` and `short` plain text, `*` there for any answer."""
    percent: float
    feedback: Markup


@dataclass(frozen=True)
class Entry:
    """One question as it is asked; texts are HTML. Which of the lists are filled depends on the form."""

    id: str
    name: str
    form: Form
    question: Markup
    general: Markup
    hint: Markup
    tags: tuple[str, ...]
    counts: bool
    shuffle: bool
    answers: tuple[Answer, ...] = ()
    """For `order` in the right order, without percents that mean anything."""
    pairs: tuple[tuple[Markup, str], ...] = ()
    """What is asked and the plain text of its answer; nothing is asked of an answer that is left over."""


def entries(quiz: Quiz, writer: Writer, forms: frozenset[Form], hints: bool) -> tuple[list[Entry], list[Loss]]:
    """Return the questions of a quiz for a format that has these forms, and hints or not, and what is lost on the way."""
    found: list[Entry] = []
    losses = [Loss(quiz.id, "", "ændret", ALL_SHUFFLED)] if quiz.shuffle == "all" else []
    for number, (way, item, case) in enumerate(quiz.places, 1):
        form, answers, pairs = _asked(item, writer, forms)
        essay = form == "essay"
        hint = writer.hint(item) if hints and not essay else Markup("")
        entry = Entry(
            id=item.id,
            name=_name(number, one_line(item.stem)),
            form=form,
            question=writer.question(item, case, with_parts=essay),
            general=writer.general(quiz, item, parts=essay, hint=not hint),
            hint=hint,
            tags=_tags(quiz, item),
            counts=writer.counts(item),
            shuffle=quiz.shuffle != "none" and not any(option.stays for option in item.choices),
            answers=answers,
            pairs=pairs,
        )
        found.append(entry)
        first = case is not None and way[-1] == 0
        losses += [Loss(quiz.id, item.id, "ændret", what) for what in _losses(quiz, item, entry, writer)]
        losses += [Loss(quiz.id, case.id, "ændret", CASE)] if case and first else []
    return found, losses


CASE = "Sagen er delt i ét spørgsmål for hvert trin. Alle trin stilles, og situationen står ved hvert af dem."
ALL_SHUFFLED = "Spørgsmålene står i fast rækkefølge. Vil du blande dem, vælges det i testens indstillinger."
LOCAL = "Det er noget, bestyrelsen selv aftaler. Alle svar giver fuldt hus, og spørgsmålet tæller ikke med."
UNSEEN = "Lovgrundlaget er ikke kontrolleret. Alle svar giver fuldt hus, og spørgsmålet tæller ikke med."
WRITTEN = "Formatet kan ikke stille spørgsmålet sådan. Det besvares med egne ord, som underviseren kan læse, og tæller ikke med."
REFLECTION = "Det, deltageren skriver, kan læses af underviseren."
TOGETHER = "Forklaringen til hver linje står samlet, efter at der er svaret."
SPELLING = "Stavemåder med ae, oe og aa og uden tegn er skrevet op. Andre mellemrum og tegn end dem tæller med."
PLAIN = "Fed, kursiv og link i svarene er blevet almindelig tekst."
PINNED = "Svarene blandes ikke, fordi et af dem skal blive på sin plads."
HINT = "Vinket vises først sammen med forklaringen."
SAME = "Alle får den samme forklaring, og svaret på noget andet er udeladt."


def _losses(quiz: Quiz, item: Question, entry: Entry, writer: Writer) -> Iterator[str]:
    if isinstance(item, Reflection):
        yield REFLECTION
    elif entry.form == "essay":
        yield WRITTEN
    elif not entry.counts:
        yield LOCAL if item.basis == "local" else UNSEEN
    if entry.form in ("match", "order"):
        yield TOGETHER
    if isinstance(item, Match) and any(
        str(writer.md(one.text)) != str(Markup.escape(one.text)) for one in item.answers
    ):
        yield PLAIN
    if isinstance(item, Short):
        yield SPELLING if entry.counts else SAME
    if quiz.shuffle != "none" and entry.form in ("choice", "choices") and not entry.shuffle:
        yield PINNED
    if item.hint and not entry.hint:
        yield HINT


def _asked(
    item: Question, writer: Writer, forms: frozenset[Form]
) -> tuple[Form, tuple[Answer, ...], tuple[tuple[Markup, str], ...]]:
    counts = writer.counts(item)
    if isinstance(item, TrueFalse) and counts:
        texts = (("true", item.answer, item.feedback.sandt), ("false", not item.answer, item.feedback.falsk))
        return "true_false", tuple(Answer(text, 100.0 * right, writer.md(said)) for text, right, said in texts), ()
    if isinstance(item, Single | TrueFalse):
        every = (
            Answer(writer.option(item, option), 100.0 * (option.correct or not counts), writer.said(item, option))
            for option in item.choices
        )
        return "choice", tuple(every), ()
    if isinstance(item, Multiple) and counts:
        share = 100 / sum(option.correct for option in item.options)
        each = (
            Answer(
                writer.option(item, option), round(share if option.correct else -share, 5), writer.said(item, option)
            )
            for option in item.options
        )
        return "choices", tuple(each), ()
    if isinstance(item, Short):
        return "short", tuple(_short(item, writer, counts)), ()
    if isinstance(item, Match) and counts and "match" in forms:
        used = {pair.answer for pair in item.pairs}
        pairs = [(writer.part("pair", pair), one_line(item.answer_text(pair.answer or ""))) for pair in item.pairs]
        left = [(Markup(""), one_line(answer.text)) for answer in item.answers if answer.id not in used]
        return "match", (), (*pairs, *left)
    if isinstance(item, Order) and counts and "order" in forms:
        steps = (Answer(writer.part("step", step), 0.0, Markup("")) for step in item.steps)
        return "order", tuple(steps), ()
    return "essay", (), ()


def _short(item: Short, writer: Writer, counts: bool) -> Iterator[Answer]:
    """Every way to write the answers, the author's own first; what is written otherwise is the last."""
    seen: set[str] = set()
    ways = [(item.accept, mark("right"), 100.0, item.feedback.right)]
    ways += [(near.accept, mark("near", near.id), 0.0 if counts else 100.0, near.feedback) for near in item.near]
    for texts, own, percent, said in ways:
        seen.update(text.lower() for text in texts)
        for text in texts:
            yield Answer(text, percent, element("span", writer.md(said), own))
        for other in (other for text in texts for other in spellings(text)):
            if other.lower() not in seen:
                seen.add(other.lower())
                yield Answer(other, percent, element("span", writer.md(said), own, mark("spelling")))
    said = item.feedback.other if counts else item.feedback.right
    yield Answer("*", 0.0 if counts else 100.0, element("span", writer.md(said), mark("other")))


def _tags(quiz: Quiz, item: Question) -> tuple[str, ...]:
    """Words to find a question by; a tag of Moodle's holds at most 50 signs."""
    tags = [BASIS_TAG + BASIS[item.basis].lower()]
    tags += [f"{THEME_TAG}{item.theme}"] if item.theme else []
    tags += [f"{MODULE_TAG}{quiz.module}"] if quiz.module else []
    return tuple(tag for tag in (*tags, f"{QUIZ_TAG}{quiz.id}") if len(tag) <= 50)


def _name(number: int, stem: str) -> str:
    name = " ".join(f"{number:02} {stem}".split())
    return name if len(name) <= NAME_LENGTH else f"{name[:NAME_LENGTH].rsplit(' ', 1)[0]} …"
