"""What a question is answered with: options, pairs, steps and short answers.

Each is read where its form keeps it, else from the lists in the text of a question that is asked in writing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from macros.export.bank.marks import read_marks
from macros.importing.html import Element, Fragment
from macros.importing.raw import RawAnswer, RawQuestion
from macros.rules.quiz import GAP

PARTLY = "Et svar giver en del af pointene. Her er det gjort forkert; se det efter."
UNSAID = f"{GAP}: hvad der siges til det svar."


@dataclass
class Said:
    """A question with its two long texts; `text` turns HTML into Markdown and notes what is lost."""

    raw: RawQuestion
    asked: Fragment
    general: Fragment
    text: Callable[[str], str]
    note: Callable[[str], None]

    def why(self, part: str) -> dict[str, str]:
        """Return the feedback to a part that stands after the question."""
        for values, element in self.general.marked("feedback"):
            if values == (part,):
                return {"feedback": self.general.markdown(element)}
        return {}


def options(said: Said) -> dict[str, Any]:
    """Read a list of options."""
    if said.raw.kind != "essay":
        return {"options": [_answer(said, answer, f"svar-{n}") for n, answer in enumerate(said.raw.answers, 1)]}
    made = []
    for values, element in said.asked.marked("option"):
        marks = read_marks(element.get("class"))
        made.append(_option(values[0], said.asked.markdown(element), marks, "key" in marks, said.why(values[0])))
    return {"options": made}


def _answer(said: Said, answer: RawAnswer, name: str) -> dict[str, Any]:
    """Read an option; where a verdict of ours says that none is wrong, a mark tells which is the better one."""
    feedback = Fragment(answer.feedback, said.asked.target)
    marked = Fragment(answer.text).marked("option")
    marks = read_marks(marked[0][1].get("class")) if marked else {}
    correct = "key" in marks if feedback.has("verdict") else answer.percent > (99 if said.raw.single else 0)
    if said.raw.single and 0 < answer.percent <= 99:
        said.note(PARTLY)
    feedback.drop("verdict")
    why = {"feedback": text} if (text := feedback.markdown()) else {}
    return _option(next(iter(marks.get("option", ())), name), said.text(answer.text), marks, correct, why)


def _option(
    name: str, text: str, marks: dict[str, tuple[str, ...]], correct: bool, why: dict[str, str]
) -> dict[str, Any]:
    made: dict[str, Any] = {"id": name, "text": text, **({"correct": True} if correct else {}), **why}
    made |= {"pinned": True} if "pinned" in marks else {}
    return made | ({"next": marks["next"][0]} if marks.get("next") else {})


def true_false(said: Said) -> dict[str, Any]:
    """Read which of the two is right, and what is said to each."""
    if said.raw.kind == "multichoice":
        found = {option["id"]: option for option in options(said)["options"]}
        return {
            "answer": bool(found.get("sandt", {}).get("correct")),
            "feedback": {name: found.get(name, {}).get("feedback", UNSAID) for name in ("sandt", "falsk")},
        }
    answers = said.raw.answers
    named = {answer.text.strip().lower(): answer for answer in answers}
    if not {"true", "false"} <= named.keys() and len(answers) == 2:
        named = {"true": answers[0], "false": answers[1]}  # as Moodle reads its oldest files
    true, false = named.get("true"), named.get("false")
    return {
        "answer": bool(true and true.percent > 0),
        "feedback": {"sandt": _feedback(said, true), "falsk": _feedback(said, false)},
    }


def match(said: Said) -> dict[str, Any]:
    """Read pairs and answers; the same words are the same answer."""
    answers: dict[str, dict[str, str]] = {}
    listed = said.asked if said.raw.kind == "essay" else said.general
    for values, element in listed.marked("answer"):
        answers[_words(element)] = {"id": values[0], "text": listed.markdown(element)}
    pairs: list[dict[str, Any]] = []
    if said.raw.kind == "essay":
        keys = {values[0]: values[1:] for values, _ in said.general.marked("row")}
        for values, element in said.asked.marked("pair"):
            key = {"answer": keys[values[0]][0]} if keys.get(values[0]) else {}
            pairs.append({"id": values[0], "text": said.asked.markdown(element)} | key | said.why(values[0]))
        return {"answers": list(answers.values()), "pairs": pairs}
    for number, (asked, answer) in enumerate(said.raw.pairs, 1):
        words = _words(Fragment(answer).root)
        found = answers.setdefault(words, {"id": f"svar-{len(answers) + 1}", "text": said.text(answer)})
        if text := said.text(asked):
            name = next(iter(Fragment(asked).values("pair")), f"par-{number}")
            pairs.append({"id": name, "text": text, "answer": found["id"]} | said.why(name))
    used = {_words(Fragment(answer).root) for _, answer in said.raw.pairs}
    return {"answers": [answer for words, answer in answers.items() if words in used], "pairs": pairs}


def order(said: Said) -> dict[str, Any]:
    """Read the steps in their right order."""
    if said.raw.kind == "essay":
        texts = {values[0]: said.asked.markdown(element) for values, element in said.asked.marked("step")}
        names = [values[0] for values, _ in said.general.marked("row") if values[0] in texts]
        return {"steps": [{"id": name, "text": texts[name]} | said.why(name) for name in names]}
    steps = []
    for number, answer in enumerate(sorted(said.raw.answers, key=lambda answer: answer.percent), 1):
        name = next(iter(Fragment(answer.text).values("step")), f"trin-{number}")
        own = said.text(answer.feedback)
        steps.append({"id": name, "text": said.text(answer.text)} | ({"feedback": own} if own else said.why(name)))
    return {"steps": steps}


def short(said: Said) -> dict[str, Any]:
    """Read accepted answers and near misses; other ways to spell them count only where the author's own are missing."""
    groups: dict[str, _Group] = {}
    other = ""
    for answer in said.raw.answers:
        text, marks = answer.text.replace(r"\*", "*"), Fragment(answer.feedback)
        if answer.text == "*":
            other = said.text(answer.feedback)
            continue
        if 0 < answer.percent <= 99:
            said.note(PARTLY)
        words = said.text(answer.feedback)
        right = answer.percent > 99 and not marks.has("near")
        name = "" if right else next(iter(marks.values("near")), "") or _named(groups, words)
        group = groups.setdefault(name, _Group(words))
        group.feedback = group.feedback or words
        (group.spelt if marks.has("spelling") else group.own).append(text)
    accepted = groups.pop("", _Group(""))
    made: dict[str, Any] = {"accept": accepted.texts} if accepted.texts else {}
    near = [{"id": n, "accept": group.texts, "feedback": group.feedback or UNSAID} for n, group in groups.items()]
    made |= {"near": near} if near else {}
    return {**made, "feedback": {"right": accepted.feedback or UNSAID, "other": other or UNSAID}}


@dataclass
class _Group:
    """Ways to write one answer, and what is said to it."""

    feedback: str
    own: list[str] = field(default_factory=list)
    spelt: list[str] = field(default_factory=list)

    @property
    def texts(self) -> list[str]:
        return self.own or self.spelt


def _named(groups: dict[str, _Group], feedback: str) -> str:
    """Return the near miss that is told the same, or a name for a new one."""
    same = (name for name, group in groups.items() if name and group.feedback == feedback)
    return next(same, f"naesten-{len(groups.keys() - {''}) + 1}")


def _feedback(said: Said, answer: RawAnswer | None) -> str:
    return (said.text(answer.feedback) if answer else "") or UNSAID


def _words(element: Element) -> str:
    return " ".join(str(element.text_content()).split())


READERS: dict[str, Callable[[Said], dict[str, Any]]] = {
    "single": options,
    "multiple": options,
    "poll": options,
    "true_false": true_false,
    "match": match,
    "order": order,
    "short": short,
    "reflection": lambda said: {},
}
