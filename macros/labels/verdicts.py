"""What the templates say of a question: verdicts, the answer key, whether it counts."""

from __future__ import annotations

from collections.abc import Iterable

from macros import labels
from macros.load import Library
from macros.model.quiz import Match, Order, Question, Short
from macros.prose import plain


def joined(words: Iterable[str]) -> str:
    """Join words as Danish prose: `a, b og c`."""
    items = list(words)
    return " og ".join([", ".join(items[:-1]), items[-1]]) if len(items) > 1 else "".join(items)


def is_scored(item: Question, library: Library) -> bool:
    """A local matter is never scored, nor a law item whose law has not been seen."""
    return item.scored and (item.basis != "law" or library.law_is_seen(item.sources))


def verdict(item: Question, correct: bool) -> str:
    """Return the word over the feedback of one answer; a local or open matter has none that judges."""
    if item.basis in ("local", "open"):
        return labels.VERDICTS["local-best"] if correct and item.basis == "local" else ""
    kind = "right" if correct else "wrong"
    return labels.VERDICTS[f"practice-{kind}" if item.basis == "practice" else kind]


def key_text(item: Question) -> str:
    """Return the right answer as the answer key on paper names it."""
    if isinstance(item, Match):
        return "; ".join(f"{plain(p.text)}: {plain(item.answer_text(p.answer))}" for p in item.pairs if p.answer) + "."
    if isinstance(item, Order):
        return " ".join(f"{number}) {plain(step.text)}" for number, step in enumerate(item.steps, 1)) + "."
    if isinstance(item, Short):
        return f"{item.accept[0]}." if item.accept else ""
    letters = [chr(ord("a") + index) for index, option in enumerate(item.choices) if option.correct]
    return f"{joined(letters)}." if letters else ""
