"""What QTI 2.1 does with an answer (IMS QTI 2.1 Information Model, 8.2: response processing).

SCORE is set from 0 to 1 as the site counts it, and VERDICT from it, both only where the question counts. FEEDBACK is
always set: to `explanation` and to the identifiers of what belongs to the answer given.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from macros.export.qti.parts import EXPLANATION, base, correct_values, outcome, pair_value, qti, variable, when
from macros.export.qti.pattern import pattern
from macros.export.xml import Node
from macros.model.quiz import Match, Multiple, Order, Question, Short


def response_processing(item: Question, scored: bool) -> Node:
    """Make the item's response processing."""
    return qti("responseProcessing", *([*_scoring(item), _verdict()] if scored else ()), _feeding(item))


def mapping(item: Question) -> Node | None:
    """Say what each part of an answer is worth: one for a right one, minus one for an option chosen in vain."""
    if isinstance(item, Multiple):
        worth = [(f"option_{option.id}", "1" if option.correct else "-1") for option in item.choices]
    elif isinstance(item, Match):
        worth = [(pair_value(pair.id, pair.answer), "1") for pair in item.pairs if pair.answer]
    elif isinstance(item, Short):  # only read by systems that do not know patternMatch
        entries = (qti("mapEntry", mapKey=text, mappedValue="1", caseSensitive="false") for text in item.accept)
        return qti("mapping", *entries, lowerBound="0", upperBound="1", defaultValue="0")
    else:
        return None
    entries = (qti("mapEntry", mapKey=key, mappedValue=value) for key, value in worth)
    return qti("mapping", *entries, lowerBound="0", defaultValue="0")


def _scoring(item: Question) -> Iterator[Node]:
    if isinstance(item, Short):
        yield when([(_any_match(item.accept), outcome("SCORE", base("float", "1")))])
    elif isinstance(item, Order):
        for place, step in enumerate(item.steps, 1):
            here = qti("match", qti("index", variable("RESPONSE"), n=str(place)), base("identifier", f"step_{step.id}"))
            yield when([(here, outcome("SCORE", qti("sum", variable("SCORE"), base("float", "1"))))])
        yield outcome("SCORE", qti("divide", variable("SCORE"), base("float", str(len(item.steps)))))
    elif isinstance(item, Multiple | Match):
        answered = qti("not", qti("isNull", variable("RESPONSE")))
        parts = base("float", str(len(correct_values(item))))
        yield when([(answered, outcome("SCORE", qti("divide", qti("mapResponse", identifier="RESPONSE"), parts)))])
    else:
        right = qti("match", variable("RESPONSE"), qti("correct", identifier="RESPONSE"))
        yield when([(right, outcome("SCORE", base("float", "1")))])


def _verdict() -> Node:
    tests = (("gte", "1", "right"), ("gt", "0", "partly"))
    return when(
        [
            (qti(test, variable("SCORE"), base("float", least)), outcome("VERDICT", base("identifier", word)))
            for test, least, word in tests
        ],
        outcome("VERDICT", base("identifier", "wrong")),
    )


def _feeding(item: Question) -> Node:
    if item.choices:  # what is chosen names its own feedback
        return outcome("FEEDBACK", qti("multiple", variable("RESPONSE"), base("identifier", EXPLANATION)))
    if not isinstance(item, Short):
        return _feed()
    known = [(item.accept, "accepted")] if item.accept else []
    known += [(near.accept, f"near_{near.id}") for near in item.near]
    rest = _feed("other" if item.accept else "accepted")
    return when([(_any_match(texts), _feed(name)) for texts, name in known], rest) if known else rest


def _feed(*names: str) -> Node:
    return outcome("FEEDBACK", qti("multiple", *(base("identifier", name) for name in (*names, EXPLANATION))))


def _any_match(texts: Iterable[str]) -> Node:
    """Make the test whether the response is one of the texts, compared as the site compares short answers."""
    patterns = dict.fromkeys(pattern(text) for text in texts)
    tests = [qti("patternMatch", variable("RESPONSE"), pattern=one) for one in patterns]
    return tests[0] if len(tests) == 1 else qti("or", *tests)
