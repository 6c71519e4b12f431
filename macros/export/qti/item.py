"""One question as a QTI 2.1 assessmentItem."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from macros import labels
from macros.export.explanation import Teller
from macros.export.qti.parts import EXPLANATION, correct_values, identifier, qti, root
from macros.export.qti.processing import mapping, response_processing
from macros.export.xml import Child, Node
from macros.labels import quiz as labels_quiz
from macros.model.quiz import Case, Match, Multiple, Order, Poll, Question, Quiz, Reflection, Short, Single, TrueFalse
from macros.prose import plain

_RESPONSES = {
    Multiple: ("multiple", "identifier"),
    Match: ("multiple", "directedPair"),
    Order: ("ordered", "identifier"),
    Short: ("single", "string"),
    Reflection: ("single", "string"),
}
INTERACTIONS = {
    Match: "matchInteraction",
    Order: "orderInteraction",
    Short: "textEntryInteraction",
    Reflection: "extendedTextInteraction",
}
"""The names of the interactions; all other questions are choiceInteraction."""
_VERDICTS = {**labels.VERDICTS, **labels_quiz.ITEMS}


def assessment_item(quiz: Quiz, item: Question, case: Case | None, teller: Teller) -> Node:
    """Make the item; what has happened in the case stands in it, so that the item can be used alone."""
    scored = teller.scored(item)
    return root(
        "assessmentItem",
        _response(item, scored),
        *(_scores() if scored else ()),
        qti("outcomeDeclaration", identifier="FEEDBACK", cardinality="multiple", baseType="identifier"),
        _body(quiz, item, case, teller),
        response_processing(item, scored),
        *_feedback(quiz, item, teller),
        identifier=identifier(quiz, item),
        title=item_title(quiz, item, case),
        adaptive="false",
        timeDependent="false",
        xml_lang="da",
    )


def item_title(quiz: Quiz, item: Question, case: Case | None) -> str:
    """Name the item by the quiz, or the case, and its number."""
    number = [question.id for question in quiz.questions].index(item.id) + 1
    return f"{plain(case.title if case else quiz.title)} – {number}"


def _response(item: Question, scored: bool) -> Node:
    cardinality, base = _RESPONSES.get(type(item), ("single", "identifier"))
    correct = correct_values(item) if scored else []
    return qti(
        "responseDeclaration",
        qti("correctResponse", *(qti("value", value) for value in correct)) if correct else None,
        mapping(item) if scored else None,
        identifier="RESPONSE",
        cardinality=cardinality,
        baseType=base,
    )


def _scores() -> Iterator[Node]:
    for name, value in (("SCORE", "0"), ("MAXSCORE", "1")):
        yield qti(
            "outcomeDeclaration",
            qti("defaultValue", qti("value", value)),
            identifier=name,
            cardinality="single",
            baseType="float",
            normalMinimum="0",
            normalMaximum="1",
        )
    yield qti("outcomeDeclaration", identifier="VERDICT", cardinality="single", baseType="identifier")


def _body(quiz: Quiz, item: Question, case: Case | None, teller: Teller) -> Node:
    told = teller.told(item, case)
    return qti(
        "itemBody",
        qti("div", told, class_="situation") if told else None,
        *_interaction(quiz, item, teller),
        qti("rubricBlock", qti("p", "Et vink: ", teller.html(item.hint)), view="tutor") if item.hint else None,
    )


def _interaction(quiz: Quiz, item: Question, teller: Teller) -> Iterator[Node]:
    instruction = labels_quiz.INSTRUCTIONS.get(item.type, "")
    asked: list[Child] = [teller.html(item.stem), f" {instruction}" if instruction else None]
    if isinstance(item, Short):
        yield qti("p", *asked)
        yield qti("p", qti("textEntryInteraction", responseIdentifier="RESPONSE", expectedLength="40"))
    elif isinstance(item, Reflection):
        # The site promises that nobody else sees the words; another system cannot.
        prompt = qti("prompt", teller.html(item.stem))
        yield qti("extendedTextInteraction", prompt, responseIdentifier="RESPONSE", expectedLines="5")
    elif isinstance(item, Match):
        pairs = (
            _choice("simpleAssociableChoice", f"pair_{p.id}", teller.html(p.text), matchMax="1") for p in item.pairs
        )
        answers = (
            _choice("simpleAssociableChoice", f"answer_{a.id}", teller.html(a.text), matchMax="0") for a in item.answers
        )
        yield qti(
            "matchInteraction",
            qti("prompt", *asked),
            qti("simpleMatchSet", *pairs),
            qti("simpleMatchSet", *answers),
            responseIdentifier="RESPONSE",
            shuffle="false",
            maxAssociations=str(len(item.pairs)),
        )
    elif isinstance(item, Order):
        steps = (_choice("simpleChoice", f"step_{step.id}", teller.html(step.text)) for step in item.mixed)
        yield qti("orderInteraction", qti("prompt", *asked), *steps, responseIdentifier="RESPONSE", shuffle="false")
    else:
        shuffle = quiz.shuffle != "none" and not isinstance(item, Poll)
        options = (
            _choice(
                "simpleChoice", f"option_{o.id}", teller.html(o.text), fixed="true" if shuffle and o.stays else None
            )
            for o in item.choices
        )
        yield qti(
            "choiceInteraction",
            qti("prompt", *asked),
            *options,
            responseIdentifier="RESPONSE",
            shuffle=str(shuffle).lower(),
            maxChoices="0" if isinstance(item, Multiple) else "1",
        )


def _choice(tag: str, name: str, words: Markup, **attributes: str | None) -> Node:
    return qti(tag, words, identifier=name, **attributes)


def _feedback(quiz: Quiz, item: Question, teller: Teller) -> Iterator[Node]:
    if teller.scored(item) and not isinstance(item, Single | TrueFalse | Short):  # theirs say it themselves
        practice = "practice-" if item.basis == "practice" else ""
        for name in ("right", "partly", "wrong"):
            yield _modal("VERDICT", name, Markup("<p><strong>{}</strong></p>").format(_VERDICTS[practice + name]))
    for option in item.choices:
        if said := teller.answer(item, option):
            yield _modal("FEEDBACK", f"option_{option.id}", said)
    if isinstance(item, Short):
        right, wrong = (teller.verdict(item, correct) if item.basis != "local" else "" for correct in (True, False))
        yield _modal("FEEDBACK", "accepted", teller.said(item.feedback.right, right))
        for near in item.near:
            yield _modal("FEEDBACK", f"near_{near.id}", teller.said(near.feedback, wrong))
        if item.accept:
            yield _modal("FEEDBACK", "other", teller.said(item.feedback.other, wrong))
    yield _modal("FEEDBACK", EXPLANATION, teller.explanation(quiz, item))


def _modal(outcome: str, name: str, said: Markup) -> Node:
    return qti("modalFeedback", said, outcomeIdentifier=outcome, identifier=name, showHide="show")
