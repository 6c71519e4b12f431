"""Ask an author in the terminal, and ask again until the answer can be used."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from macros.problems import did_you_mean, listing


def text(question: str, fits: Callable[[str], str | None] = lambda answer: None) -> str:
    """Ask for a text; `fits` returns the sentence that says what is wrong with an answer, or None."""
    while True:
        answer = input(f"{question}\n> ").strip()
        problem = fits(answer) if answer else "Skriv et svar, eller stop med Ctrl+C."
        if problem is None:
            return answer
        print(problem)


def choice(question: str, choices: Iterable[str]) -> str:
    """Ask for one of the choices."""
    known = list(choices)
    return text(f"{question} ({', '.join(known)})", lambda answer: _unknown([answer], known))


def several(question: str, choices: Iterable[str], *, show: bool = True) -> list[str]:
    """Ask for one or more of the choices, with commas between."""
    known = list(choices)
    shown = f" ({', '.join(known)})" if show else ""
    return words(text(f"{question}{shown}", lambda answer: _unknown(words(answer), known)))


def none_of(taken: Iterable[str], problem: str) -> Callable[[str], str | None]:
    """Return what refuses the answers that are taken."""
    known = set(taken)
    return lambda answer: problem if answer in known else None


def words(answer: str) -> list[str]:
    """Take an answer with commas apart."""
    return [word.strip() for word in answer.split(",") if word.strip()]


def yes(question: str) -> bool:
    """Ask for yes or no."""
    return choice(question, ("ja", "nej")) == "ja"


def _unknown(answers: list[str], known: list[str]) -> str | None:
    for answer in answers:
        if answer not in known:
            hint = did_you_mean(answer, known) or (f" Vælg mellem {listing(known)}." if len(known) < 20 else "")
            return f'"{answer}" kan ikke vælges.{hint}'
    return None
