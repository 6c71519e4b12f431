"""Where everything stands in the drawing of the way to a decider: one column, made for a phone."""

from __future__ import annotations

from dataclasses import dataclass

from macros.model.walk import Outcome, Question, Walk

WIDTH = 340
LINE = 19
_BOX = (4, 304)
_HALVES = {True: (4, 148), False: (160, 148)}
_GUTTER = 326
_LETTERS = 30
_BREAKS = {"Forældrebestyrelsen": ["Forældre-", "bestyrelsen"]}


@dataclass(frozen=True)
class Exit:
    """What one answer leads to: an outcome in a box, or a line on to a question."""

    said_yes: bool
    x: int
    y: int
    outcome: Outcome | None
    lines: list[str]
    line: str
    """The path of the line on; empty at an outcome."""
    head: tuple[int, int, str] | None
    """Where the line ends, and whether it points down or left."""
    target: int
    """The number of the question that the line leads to."""


@dataclass(frozen=True)
class Block:
    """A question with its two exits."""

    number: int
    question: Question
    y: int
    height: int
    lines: list[str]
    exits: tuple[Exit, Exit]


@dataclass(frozen=True)
class Flow:
    """The whole drawing."""

    width: int
    height: int
    blocks: list[Block]


def wrap(text: str, letters: int) -> list[str]:
    """Break a text into lines of at most so many letters, at spaces; longer words stand alone."""
    lines: list[str] = []
    for word in text.split():
        if lines and len(lines[-1]) + 1 + len(word) <= letters:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def lay_out(walk: Walk) -> Flow:
    """Give every question and outcome its place, in the order of the file."""
    order = [question.id for question in walk.questions]
    outcomes = {outcome.id: outcome for outcome in walk.outcomes}
    tops: list[int] = []
    y = 4
    for question in walk.questions:
        tops.append(y)
        y += _height(question) + 98
    blocks = []
    for index, question in enumerate(walk.questions):
        bottom = tops[index] + _height(question)
        exits = []
        for said_yes, target in ((True, question.if_yes), (False, question.if_no)):
            x, _ = _HALVES[said_yes]
            outcome = outcomes.get(target)
            path, head, number = "", None, 0
            if not outcome:
                number = order.index(target) + 1
                top = tops[number - 1]
                if number == index + 2:
                    path, head = f"M{x + 74} {bottom + 26}V{top - 4}", (x + 74, top - 2, "down")
                else:
                    middle = top + _height(walk.questions[number - 1]) // 2
                    path = f"M{x + 148 - 52} {bottom + 48}H{_GUTTER - 8}q8 0 8 8V{middle - 8}q0 8 -8 8H312"
                    head = (310, middle, "left")
            lines = (_BREAKS.get(outcome.title) or wrap(outcome.title, 13)) if outcome else []
            exits.append(Exit(said_yes, x, bottom, outcome, lines, path, head, number))
        lines = wrap(question.text, _LETTERS)
        blocks.append(Block(index + 1, question, tops[index], _height(question), lines, (exits[0], exits[1])))
    return Flow(WIDTH, y - 20, blocks)


def _height(question: Question) -> int:
    return len(wrap(question.text, _LETTERS)) * LINE + 18
