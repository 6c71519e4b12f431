"""Instruments as forms on paper: every task or statement with a box for each answer."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from macros.export.book.cover import LOGO
from macros.export.book.dates import danish
from macros.export.book.glyphs import printable
from macros.export.book.typeset import pdf
from macros.labels import book as labels_book
from macros.model import Matrix, Palette, Scale
from macros.model.scale import OUTSIDE
from macros.organisation import Organisation
from macros.prose import plain


def print_form(instrument: Matrix | Scale | Palette, organisation: Organisation, site: str) -> bytes:
    """Set the instrument as a form; `site` is the public address of the site."""
    return pdf("form", _data(instrument, organisation, site), instrument.reviewed)


def _data(instrument: Matrix | Scale | Palette, organisation: Organisation, site: str) -> dict[str, Any]:
    return {
        "title": _text(instrument.title),
        "publisher": organisation.long_name,
        "source": f"{organisation.long_name}. {labels_book.EDITION} {danish(instrument.reviewed)}.",
        "footer": f"{_text(instrument.title)}. {site}",
        "logo": LOGO,
        "fields": labels_book.FORM_FIELDS,
        "steps": labels_book.FORM_STEPS,
        "colophon": [
            organisation.roster.fill(labels_book.NOT_ADVICE),
            f"{labels_book.FORM_INTRO} {site}",
            labels_book.LICENCE,
            *organisation.credits,
        ],
        "words": {
            "cover_alt": labels_book.COVER_ALT,
            "page": labels_book.PAGE,
            "of": labels_book.OF,
            "answers": labels_book.FORM_ANSWERS,
            "form": labels_book.FORM,
            "own": labels_book.OWN_WORDS,
        },
        **_content(instrument, organisation),
    }


def _content(instrument: Matrix | Scale | Palette, organisation: Organisation) -> dict[str, Any]:
    if isinstance(instrument, Matrix):
        return {
            "intro": [_text(instrument.question), labels_book.CORE_MEANS],
            "question": labels_book.MATRIX_QUESTION,
            "answers": [
                _answer(answer.label, answer.explanation, labels_book.TWO_TIER_ONLY if answer.two_tier_only else "")
                for answer in organisation.roster.offered
            ],
            "sections": [
                _section(section.title, [(f"{task.number}. {task.title}", task.core) for task in section.tasks])
                for section in instrument.sections
            ],
            "open": [],
        }
    if isinstance(instrument, Scale):
        return {
            "intro": [_text(instrument.intro)],
            "question": labels_book.SCALE_QUESTION,
            "answers": [_answer(anchor.text) for anchor in instrument.anchors + OUTSIDE],
            "sections": [
                _section(dimension.title, [(statement.text, False) for statement in dimension.statements])
                for dimension in instrument.dimensions
            ],
            "open": [_text(question.text) for question in instrument.open],
        }
    return {
        "intro": [_text(instrument.intro), _text(instrument.question)],
        "question": labels_book.PALETTE_QUESTION,
        "answers": [*map(_answer, [place.text for place in instrument.places] + [one.text for one in OUTSIDE])],
        "sections": [
            _section(group.title, [(competence.text, False) for competence in group.competences])
            for group in instrument.groups
        ],
        "open": [],
    }


def _section(title: str, rows: Iterable[tuple[str, bool]]) -> dict[str, Any]:
    return {
        "title": _text(title),
        "rows": [{"text": _text(text), "note": labels_book.CORE_NOTE if core else ""} for text, core in rows],
    }


def _answer(label: str, *meaning: str) -> dict[str, str]:
    return {"label": _text(label), "meaning": " ".join(part for part in meaning if part)}


def _text(text: str) -> str:
    return printable(plain(text))
