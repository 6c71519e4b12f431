"""Questions as another system wrote them, before anything is made of them. Texts are HTML unless they say otherwise."""

from __future__ import annotations

from dataclasses import dataclass, field

MAX_BYTES = 20_000_000
MAX_QUESTIONS = 3_000
MAX_TEXT = 100_000
MAX_PARTS = 100
"""More would take long to read and is no quiz."""


class RefusedError(Exception):
    """The file cannot be read at all; the text says why, in Danish."""


@dataclass(frozen=True, order=True)
class Note:
    """Something that was not taken, with its line in the file."""

    line: int
    what: str

    def __str__(self) -> str:
        """Say it on one line."""
        return f"linje {self.line}: {self.what}"


@dataclass
class RawAnswer:
    """One answer; `percent` is what it gives (in an ordering question its place)."""

    text: str
    percent: float
    feedback: str
    line: int


@dataclass
class RawQuestion:
    """One question; `kind` is Moodle's name of the type. Answers to `shortanswer` are plain text."""

    line: int
    kind: str
    name: str = ""
    question: str = ""
    general: str = ""
    hints: list[str] = field(default_factory=list)
    answers: list[RawAnswer] = field(default_factory=list)
    pairs: list[tuple[str, str]] = field(default_factory=list)
    """What is asked and its answer; nothing is asked of an answer that is left over."""
    tags: list[str] = field(default_factory=list)
    idnumber: str = ""
    single: bool = True


@dataclass
class RawBank:
    """The questions of one category; the first of a file may have no name."""

    line: int
    name: str = ""
    idnumber: str = ""
    info: str = ""
    questions: list[RawQuestion] = field(default_factory=list)


def counted(banks: list[RawBank]) -> list[RawBank]:
    """Return the banks that have questions; raises RefusedError when those are too many."""
    if sum(len(bank.questions) for bank in banks) > MAX_QUESTIONS:
        raise RefusedError(f"Filen har over {MAX_QUESTIONS} spørgsmål. Eksportér færre ad gangen.")
    return [bank for bank in banks if bank.questions]
