"""Questions as a Common Cartridge can ask them: its quizzes have neither pairs nor orders, and count every question."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

Kind = Literal["choice", "multiple", "true_false", "fib", "essay"]

FULL = "Alle svar giver fuldt point, for formatet tæller alle spørgsmål."
PARTLY = "Et delvist rigtigt svar giver ingen point."
PAIRS = "Spørgsmålet er delt i ét for hver linje."
PLACES = "Spørgsmålet er delt i ét for hver plads i rækkefølgen."
SPELLING = "Mellemrum og tegn skal være som i facit. Store bogstaver og ae for æ er lige meget."
UNSURE = "Svaret »Ved ikke« er føjet til, for formatet kræver tre svar at vælge mellem."
ESSAY = "Svaret skrives frit, og underviseren læser det og giver point."
HINT = "Vinket er udeladt."
PATH = "Sagens trin kommer efter hinanden, uanset hvad der vælges."
LINKED = "Skemaet er med som et link til siden."

NOTHING = Markup()


@dataclass(frozen=True)
class Answer:
    """One of the answers to choose between, or one way to write a short answer."""

    ident: str
    words: Markup
    right: bool
    said: Markup = NOTHING
    """What is said to whoever gives it."""


@dataclass(frozen=True)
class Part:
    """One question of the cartridge's quiz; a question of ours becomes one or several."""

    ident: str
    kind: Kind
    title: str
    asked: Markup
    said: Markup
    """What is said whatever was answered."""
    answers: tuple[Answer, ...] = ()
    other: Markup = NOTHING
    """What is said to a short answer that is none of the answers."""
    mixed: bool = False
    """Whether the answers may be mixed."""
