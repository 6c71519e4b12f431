"""The elements that QTI 2.1 items and tests are made of."""

from __future__ import annotations

from collections.abc import Iterable

from macros.export.xml import Maker, Node
from macros.model.quiz import Case, Match, Order, Question, Quiz, Short

NAMESPACE = "http://www.imsglobal.org/xsd/imsqti_v2p1"
EXPLANATION = "explanation"
"""The feedback that is shown whatever was answered."""

qti = Maker(NAMESPACE)


def root(tag: str, *children: Node | None, **attributes: str) -> Node:
    """Make the outermost element of a file."""
    made = qti(tag, *children, **attributes)
    made.set(
        "{http://www.w3.org/2001/XMLSchema-instance}schemaLocation",
        f"{NAMESPACE} http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1.xsd",
    )
    return made


def identifier(quiz: Quiz, item: Question | Case) -> str:
    """Return the item's identifier, the same for ever and no other item's: ids hold no underscore."""
    return f"item_{quiz.id}_{item.id}"


def correct_values(item: Question) -> list[str]:
    """Return the right response, as values."""
    if isinstance(item, Match):
        return [pair_value(pair.id, pair.answer) for pair in item.pairs if pair.answer]
    if isinstance(item, Order):
        return [f"step_{step.id}" for step in item.steps]
    if isinstance(item, Short):
        return list(item.accept[:1])
    return [f"option_{option.id}" for option in item.choices if option.correct]


def pair_value(pair: str, answer: str) -> str:
    """Return one directed pair of a match."""
    return f"pair_{pair} answer_{answer}"


def variable(name: str) -> Node:
    """Read a variable."""
    return qti("variable", identifier=name)


def base(kind: str, value: str) -> Node:
    """Write down a value of a base type."""
    return qti("baseValue", value, baseType=kind)


def outcome(name: str, value: Node) -> Node:
    """Set an outcome."""
    return qti("setOutcomeValue", value, identifier=name)


def when(cases: Iterable[tuple[Node, Node]], otherwise: Node | None = None) -> Node:
    """Do what stands with the first test that holds, or else the other."""
    (test, then), *more = cases
    return qti(
        "responseCondition",
        qti("responseIf", test, then),
        *(qti("responseElseIf", other, what) for other, what in more),
        qti("responseElse", otherwise) if otherwise is not None else None,
    )
