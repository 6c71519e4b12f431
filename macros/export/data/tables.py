"""The open data as tables: CSV that a Danish spreadsheet opens with a double click (UTF-8 with mark, semicolons)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from macros import labels
from macros.load import Library
from macros.model import Matrix
from macros.model.matrix import PARTS
from macros.model.quiz import Case, Match, Order, Question, Short
from macros.model.register import KINDS
from macros.prose import plain

_BASIS = {**labels.BASIS, "open": "Til samtale"}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def tables(library: Library) -> dict[str, str]:
    """Return the text of every table by its file name."""
    return {
        "tasks.csv": _csv(_TASKS, _tasks(library)),
        "questions.csv": _csv(_QUESTIONS, _questions(library)),
        "sources.csv": _csv(_SOURCES, _sources(library)),
    }


_TASKS = ("Id", "Nr.", "Afsnit", "Opgave", "Grundlag", *(labels.PARTS[part] for part in PARTS), *(
    f"{labels.PARTS[part]} (tostrenget)" for part in PARTS
), "Forklaring", "Kilder")  # fmt: skip
_QUESTIONS = (
    "Quiz", "Id", "Sag", "Type", "Grundlag", "Situation", "Spørgsmål", "Del", "Tekst", "Rigtigt", "Forklaring",
    "Begrundelse", "Kilder",
)  # fmt: skip
_SOURCES = ("Id", "Slags", "Titel", "Kort", "Udgiver", "Udgave", "Adresse", "Kontrolleret", "Af", "Bruges til")


def _tasks(library: Library) -> Iterator[Iterable[object]]:
    roster = library.roster
    for instrument in library.instruments:
        for section in instrument.sections if isinstance(instrument, Matrix) else ():
            for task in section.tasks:
                deciders = [
                    [roster.label(role) for role in getattr(task.parts(two_tier), part)]
                    for two_tier in (False, True)
                    for part in PARTS
                ]
                if task.personal:
                    deciders[0] = deciders[len(PARTS)] = [roster.label("hver-enkelt")]
                cells = (", ".join(roles) for roles in deciders)
                yield (
                    task.id, task.number, section.title, task.title, _BASIS[task.basis], *cells, task.note,
                    " ".join(task.sources),
                )  # fmt: skip


def _questions(library: Library) -> Iterator[Iterable[object]]:
    """One row for each option, so that a key and a feedback stand beside the words they belong to."""
    for quiz in library.quizzes:
        for _, item, case in quiz.places:
            for part, words, right, feedback in _parts(item):
                yield (
                    quiz.id, item.id, case.id if case else "", item.type, _BASIS[item.basis],
                    _situation(item, case), item.stem, part, words, right, feedback or "", item.rationale or "",
                    " ".join(item.sources),
                )  # fmt: skip


def _situation(item: Question, case: Case | None) -> str:
    told = (case.title, case.situation) if case else ()
    return " ".join([*told, *([item.situation] if item.situation else [])])


def _parts(item: Question) -> Iterator[tuple[str, str, str, str | None]]:
    """Yield (id, words, what is right, feedback) of every part; a question in own words has one without any."""
    if isinstance(item, Match):
        yield from ((pair.id, pair.text, item.answer_text(pair.answer or ""), pair.feedback) for pair in item.pairs)
    elif isinstance(item, Order):
        yield from ((step.id, step.text, str(number), step.feedback) for number, step in enumerate(item.steps, 1))
    elif isinstance(item, Short):
        yield "right", " / ".join(item.accept), "ja" if item.accept else "", item.feedback.right
        yield from ((near.id, " / ".join(near.accept), "nej", near.feedback) for near in item.near)
        yield "other", "", "nej" if item.scored else "", item.feedback.other
    elif item.choices:
        for option in item.choices:
            yield option.id, option.text, ("ja" if option.correct else "nej") if item.scored else "", option.feedback
    else:
        yield "", "", "", None


def _sources(library: Library) -> Iterator[Iterable[object]]:
    for source in library.sources.values():
        checked = source.verified
        yield (
            source.id, KINDS[source.kind], source.title, source.short or "", source.publisher, source.edition,
            source.url or "", checked.date if checked else "", checked.by if checked else "", source.says,
        )  # fmt: skip


def _csv(header: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(header)
    for row in rows:
        writer.writerow([_cell(str(value)) for value in row])
    return "\N{ZERO WIDTH NO-BREAK SPACE}" + out.getvalue()


def _cell(text: str) -> str:
    """Return the words without Markdown; what a spreadsheet would take for a formula is marked as text."""
    words = plain(text)
    return f"'{words}" if words.startswith(_FORMULA) else words
