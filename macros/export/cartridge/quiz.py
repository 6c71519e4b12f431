"""A quiz in QTI 1.2.1, as the profile of Common Cartridge 1.1 wants it (CC Implementation 1.1, chapter 4.10)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markupsafe import Markup

from macros.dates import danish_date
from macros.export.cartridge.parts import Answer, Part
from macros.export.explanation import LICENCE, Teller
from macros.export.xml import Maker, Node
from macros.model.quiz import Quiz
from macros.prose import plain

_NAMESPACE = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
_PROFILES = {
    "choice": "cc.multiple_choice.v0p1",
    "multiple": "cc.multiple_response.v0p1",
    "true_false": "cc.true_false.v0p1",
    "fib": "cc.fib.v0p1",
    "essay": "cc.essay.v0p1",
}
_RESPONSE = "response"
_GENERAL = "general"
_OTHER = "other"

_qti = Maker(_NAMESPACE)


def assessment(quiz: Quiz, parts: Iterable[Part], teller: Teller) -> Node:
    """Make the quiz. Every part is worth the same: full marks, or none."""
    made = _qti(
        "questestinterop",
        _qti(
            "assessment",
            _fields(
                cc_profile="cc.exam.v0p1",
                qmd_assessmenttype="Examination",
                qmd_scoretype="Percentage",
                qmd_feedbackpermitted="Yes",
            ),
            _qti("rubric", _material(_about(quiz, teller))),
            _qti("section", *(_item(part) for part in parts), ident="section"),
            ident=f"quiz_{quiz.id}",
            title=plain(quiz.title),
        ),
    )
    made.set(
        "{http://www.w3.org/2001/XMLSchema-instance}schemaLocation",
        f"{_NAMESPACE} http://www.imsglobal.org/profile/cc/ccv1p1/ccv1p1_qtiasiv1p2p1_v1p0.xsd",
    )
    return made


def _about(quiz: Quiz, teller: Teller) -> Markup:
    return teller.said(quiz.summary) + Markup('<p>{}, <a href="{}">CC BY 4.0</a>. Sidst gennemgået {}.{}</p>').format(
        teller.publisher, LICENCE, danish_date(quiz.reviewed), teller.credit
    )


def _item(part: Part) -> Node:
    return _qti(
        "item",
        _qti(
            "itemmetadata",
            _fields(
                cc_profile=_PROFILES[part.kind],
                qmd_scoringpermitted="Yes" if part.kind == "essay" else None,
                qmd_computerscored="No" if part.kind == "essay" else None,
            ),
        ),
        _qti("presentation", _material(part.asked), _response(part)),
        _qti(
            "resprocessing",
            _qti("outcomes", _qti("decvar", varname="SCORE", vartype="Decimal", minvalue="0", maxvalue="100")),
            *_conditions(part),
        ),
        *_feedback(part),
        ident=part.ident,
        title=part.title,
    )


def _response(part: Part) -> Node:
    if part.kind in ("fib", "essay"):
        return _qti("response_str", _qti("render_fib", fibtype="String"), ident=_RESPONSE, rcardinality="Single")
    labels = (_qti("response_label", _material(answer.words), ident=answer.ident) for answer in part.answers)
    return _qti(
        "response_lid",
        _qti("render_choice", *labels, shuffle="Yes" if part.mixed else "No"),
        ident=_RESPONSE,
        rcardinality="Multiple" if part.kind == "multiple" else "Single",
    )


def _conditions(part: Part) -> Iterator[Node]:
    """First what is shown, then what counts."""
    yield _condition([_qti("other")], show=_GENERAL, go_on=True)
    if part.kind == "fib":
        for ident in dict.fromkeys(answer.ident for answer in part.answers):
            ways = [answer for answer in part.answers if answer.ident == ident]
            yield _condition(map(_equal_text, ways), show=_said_to(ways[0]), score=ways[0].right)
        yield _condition([_qti("other")], show=_OTHER)
        return
    for answer in part.answers:
        yield _condition([_equal(answer)], show=_said_to(answer) if answer.said else None, go_on=True)
    if part.kind == "multiple":
        tests = (_equal(answer) if answer.right else _qti("not", _equal(answer)) for answer in part.answers)
        yield _condition([_qti("and", *tests)], score=True)
    else:
        for answer in part.answers:
            if answer.right:
                yield _condition([_equal(answer)], score=True)


def _condition(tests: Iterable[Node], *, show: str | None = None, score: bool = False, go_on: bool = False) -> Node:
    return _qti(
        "respcondition",
        _qti("conditionvar", *tests),
        _qti("setvar", "100", varname="SCORE", action="Set") if score else None,
        _qti("displayfeedback", feedbacktype="Response", linkrefid=show) if show else None,
        continue_="Yes" if go_on else "No",
    )


def _equal(answer: Answer) -> Node:
    # Without case="Yes" importers cannot grade a multiple response, though the schema is content.
    return _qti("varequal", answer.ident, respident=_RESPONSE, case="Yes")


def _equal_text(answer: Answer) -> Node:
    return _qti("varequal", answer.words.unescape(), respident=_RESPONSE, case="No")


def _said_to(answer: Answer) -> str:
    return f"said_{answer.ident}"


def _feedback(part: Part) -> Iterator[Node]:
    said = {_GENERAL: part.said, **({_OTHER: part.other} if part.kind == "fib" else {})}
    said |= {_said_to(answer): answer.said for answer in part.answers if answer.said}
    for ident, words in said.items():
        yield _qti("itemfeedback", _qti("flow_mat", _material(words)), ident=ident)


def _material(words: Markup) -> Node:
    return _qti("material", _qti("mattext", str(words), texttype="text/html"))


def _fields(**values: str | None) -> Node:
    fields = (
        _qti("qtimetadatafield", _qti("fieldlabel", name), _qti("fieldentry", value))
        for name, value in values.items()
        if value
    )
    return _qti("qtimetadata", *fields)
