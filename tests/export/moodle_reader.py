"""Read Moodle XML as Moodle does: what it refuses, and what an answer gives. Knows nothing of the writer or the model."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree
from lxml import html as lxml_html

SHARES = (
    100,
    90,
    83.33333,
    80,
    75,
    70,
    66.66667,
    60,
    50,
    40,
    33.33333,
    30,
    25,
    20,
    16.66667,
    14.28571,
    12.5,
    11.11111,
    10,
    5,
    0,
)
FRACTIONS = frozenset({*SHARES, *(-share for share in SHARES)})
TYPES = frozenset(("multichoice", "truefalse", "matching", "ordering", "shortanswer", "essay", "description"))
PARTS = ("correctfeedback", "partiallycorrectfeedback", "incorrectfeedback", "shownumcorrect")


def words(source: str) -> str:
    """What a reader sees of a piece of HTML."""
    return " ".join(lxml_html.fragment_fromstring(source, create_parent="div").text_content().split())


def questions(data: bytes) -> list[Any]:
    return [
        question for question in etree.fromstring(data).iterchildren("question") if question.get("type") != "category"
    ]


def refused(data: bytes) -> list[str]:
    """Everything that Moodle would refuse, or ask the teacher about, when it reads the file."""
    root = etree.fromstring(data)
    found = [] if root.tag == "quiz" else ["no quiz"]
    ids: set[str] = set()
    for question in root:
        if question.get("type") == "category":
            ids = set()
            path = question.findtext("category/text") or ""
            found += [] if re.match(r"\$course\$/top/.", path) else [f"category {path}"]
            found += [] if len(path.splitlines()) == 1 else ["category breaks its line"]
            continue
        found += [f"{question.findtext('idnumber')}: {fault}" for fault in _refused(question)]
        idnumber = question.findtext("idnumber") or ""
        found += [f"{idnumber}: twice in its category"] if idnumber in ids else []
        ids.add(idnumber)
    return found


def _refused(question: Any) -> Iterator[str]:
    kind = question.get("type")
    answers = question.findall("answer")
    fractions = [float(answer.get("fraction")) for answer in answers]
    if kind not in TYPES:
        yield "type"
    if not 0 < len(question.findtext("name/text") or "") <= 255:
        yield "name"
    if not question.findtext("questiontext/text") or question.find("questiontext").get("format") != "html":
        yield "question text"
    if len(question.findtext("idnumber") or "") > 100:
        yield "idnumber"
    if any(not 0 < len(tag.text) <= 50 for tag in question.iterfind("tags/tag/text")):
        yield "tag"
    if kind != "ordering" and any(fraction not in FRACTIONS for fraction in fractions):
        yield "fraction outside Moodle's list"
    if kind in ("multichoice", "matching", "ordering") and any(question.find(part) is None for part in PARTS):
        yield "combined feedback"
    if kind in ("multichoice", "shortanswer", "ordering") and any(not answer.findtext("text") for answer in answers):
        yield "empty answer"
    if kind == "multichoice":
        if len(answers) < 2:
            yield "too few answers"
        if question.findtext("single") == "true" and max(fractions) != 100:
            yield "no answer gives full marks"
        if question.findtext("single") == "false" and round(sum(f for f in fractions if f > 0), 2) != 100:
            yield "positive fractions do not add up"
    if kind == "shortanswer" and max(fractions) != 100:
        yield "no answer gives full marks"
    if kind == "truefalse":
        if [answer.findtext("text") for answer in answers] != ["true", "false"]:
            yield "true and false"
        if any(answer.get("format") != "moodle_auto_format" for answer in answers):
            yield "format of true and false"
        if sorted(fractions) != [0, 100]:
            yield "both or none true"
    if kind == "matching":
        asked = [pair for pair in question.iterfind("subquestion") if pair.findtext("text")]
        if len(asked) < 2:
            yield "too few pairs"
        if any(not pair.findtext("answer/text") for pair in question.iterfind("subquestion")):
            yield "empty answer"
    if kind == "ordering" and (len(answers) < 2 or fractions != list(range(1, len(answers) + 1))):
        yield "order"
    if kind == "essay" and question.findtext("defaultgrade") != "0":
        yield "an essay waits for a teacher's mark"


def grade(question: Any, response: Any) -> float | None:
    """What the response gives in percent, None where a person must read it.

    A response is a word (true/false, short answer), a set of the options' words, a list of steps, or a map of pairs.
    """
    kind = question.get("type")
    answers = question.findall("answer")
    if kind == "truefalse":
        return next(float(answer.get("fraction")) for answer in answers if answer.findtext("text") == response)
    if kind == "multichoice":
        chosen = [answer for answer in answers if words(answer.findtext("text")) in response]
        assert len(chosen) == len(response)
        assert len(chosen) == 1 or question.findtext("single") == "false"
        return max(0.0, min(100.0, sum(float(answer.get("fraction")) for answer in chosen)))
    if kind == "shortanswer":
        return float(_matching(answers, response, question.findtext("usecase") == "1").get("fraction"))
    if kind == "matching":
        pairs = {words(p.findtext("text")): words(p.findtext("answer/text")) for p in question.iterfind("subquestion")}
        pairs.pop("", None)
        return 100 * sum(pairs[asked] == answer for asked, answer in response.items()) / len(pairs)
    if kind == "ordering":
        assert question.findtext("gradingtype") == "ABSOLUTE_POSITION"
        assert question.findtext("selecttype") == "ALL"
        steps = [words(answer.findtext("text")) for answer in answers]
        return 100 * sum(a == b for a, b in zip(steps, response, strict=True)) / len(steps)
    return None


def said(question: Any, response: str) -> str:
    """What is said to one option, or to a short answer."""
    answers = question.findall("answer")
    if question.get("type") == "shortanswer":
        answer = _matching(answers, response, match_case=False)
    else:
        answer = next(answer for answer in answers if words(answer.findtext("text")) == response)
    return words(answer.findtext("feedback/text"))


def _matching(answers: list[Any], response: str, match_case: bool) -> Any:
    """The first answer that fits, `*` standing for anything and `\\*` for itself."""
    for answer in answers:
        bits = re.split(r"(?<!\\)\*+", answer.findtext("text"))
        pattern = ".*".join(re.escape(bit.replace(r"\*", "*").strip() if len(bits) == 1 else bit) for bit in bits)
        if re.fullmatch(pattern, response.strip(), re.S | (0 if match_case else re.I)):
            return answer
    raise AssertionError(f"nothing is said to {response}")
