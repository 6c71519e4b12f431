"""A quiz as a QTI 2.1 assessmentTest: the items in the author's order, the steps of a case in a section of their own."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from macros.dates import danish_date
from macros.export.explanation import LICENCE, Teller
from macros.export.qti.parts import identifier, qti, root
from macros.export.xml import Node
from macros.model.quiz import Case, Question, Quiz
from macros.prose import plain


def assessment_test(quiz: Quiz, teller: Teller) -> Node:
    """Make the test. SCORE is the sum of the items that count, MAXSCORE what it could be."""
    return root(
        "assessmentTest",
        *(
            qti("outcomeDeclaration", identifier=name, cardinality="single", baseType="float")
            for name in ("SCORE", "MAXSCORE")
        ),
        qti(
            "testPart",
            qti("itemSessionControl", maxAttempts="0", showFeedback="true", allowReview="true", allowSkipping="true"),
            qti(
                "assessmentSection",
                qti("ordering", shuffle="true") if quiz.shuffle == "all" else None,
                qti("rubricBlock", _about(quiz, teller), view="candidate"),
                *_entries(quiz, teller),
                identifier="questions",
                title=plain(quiz.title),
                visible="true",
            ),
            identifier="part",
            navigationMode="nonlinear",
            submissionMode="individual",
        ),
        qti("outcomeProcessing", *(_sum(name) for name in ("SCORE", "MAXSCORE"))),
        identifier=f"test_{quiz.id}",
        title=plain(quiz.title),
    )


def file_name(quiz: Quiz, item: Question) -> str:
    """Return the place of an item in the package."""
    return f"items/{quiz.id}/{item.id}.xml"


def _about(quiz: Quiz, teller: Teller) -> Markup:
    licence = Markup('<a href="{}">CC BY 4.0</a>').format(LICENCE)
    return teller.said(quiz.summary) + Markup("<p>{}, {}. Sidst gennemgået {}. {}{}</p>").format(
        teller.publisher,
        licence,
        danish_date(quiz.reviewed),
        Markup('<a href="{0}">{0}</a>').format(teller.site),
        teller.credit,
    )


def _entries(quiz: Quiz, teller: Teller) -> Iterator[Node]:
    for item in quiz.items:
        if isinstance(item, Case):
            yield qti(
                "assessmentSection",
                *(_reference(quiz, step, teller) for step in item.steps),
                identifier=f"case_{item.id}",
                title=plain(item.title),
                visible="true",
                keepTogether="true",
            )
        else:
            yield _reference(quiz, item, teller)


def _reference(quiz: Quiz, item: Question, teller: Teller) -> Node:
    categories = [f"basis_{item.basis}", *([f"theme_{item.theme}"] if item.theme else ())]
    return qti(
        "assessmentItemRef",
        identifier=identifier(quiz, item),
        href=f"../{file_name(quiz, item)}",
        category=" ".join([*categories, *(() if teller.scored(item) else ("unscored",))]),
    )


def _sum(name: str) -> Node:
    values = qti("testVariables", variableIdentifier=name, baseType="float", excludeCategory="unscored")
    return qti("setOutcomeValue", qti("sum", values), identifier=name)
