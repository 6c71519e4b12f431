"""The roles that decide, and the answers of the role-division check.

Their order is fixed: result codes store an answer as its position (0 is blank), so a new answer is only ever added last.
What an edition calls them, and which it offers, stands in its roster (roster.py).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

RoleId = Literal["bestyrelsen", "foraeldrebestyrelsen", "formanden", "lederen", "paraplyen", "kommunen"]
AnswerId = Literal[
    "bestyrelsen",
    "foraeldrebestyrelsen",
    "formanden",
    "lederen",
    "paraplyen",
    "kommunen",
    "flere-sammen",
    "hver-enkelt",
    "ikke-aftalt",
    "ved-ikke",
    "ikke-relevant",
]


@dataclass(frozen=True)
class Answer:
    """One thing a respondent can say about a task; `role` tells whether it names a party that can decide."""

    id: str
    label: str
    explanation: str
    role: bool
    two_tier_only: bool = False
    offered: bool = True
    """Whether it can be chosen in this edition; what was chosen elsewhere or before is read all the same."""


ANSWERS: tuple[Answer, ...] = (
    Answer("bestyrelsen", "Bestyrelsen", "Institutionens bestyrelse, samlet på et møde.", role=True),
    Answer(
        "foraeldrebestyrelsen",
        "Forældrebestyrelsen",
        "Den særskilte forældrebestyrelse i en tostrenget institution.",
        role=True,
        two_tier_only=True,
    ),
    Answer("formanden", "Formanden", "Bestyrelsens formand alene.", role=True),
    Answer("lederen", "Lederen", "Institutionens leder, inden for sit mandat.", role=True),
    Answer("paraplyen", "Paraplyen", "Den paraplyorganisation, I er medlem af.", role=True),
    Answer("kommunen", "Kommunen", "Kommunalbestyrelsen eller forvaltningen.", role=True),
    Answer("flere-sammen", "Flere sammen", "To eller flere parter skal være enige.", role=False),
    Answer("hver-enkelt", "Hver enkelt", "En personlig pligt, som ingen kan beslutte for en anden.", role=False),
    Answer("ikke-aftalt", "Ikke aftalt", "Vi har ikke aftalt det.", role=False),
    Answer("ved-ikke", "Ved ikke", "Jeg ved ikke, hvem der beslutter.", role=False),
    Answer("ikke-relevant", "Ikke relevant", "Opgaven findes ikke hos os.", role=False),
)

ROLES: tuple[Answer, ...] = tuple(answer for answer in ANSWERS if answer.role)

assert tuple(answer.id for answer in ANSWERS) == get_args(AnswerId)
assert tuple(role.id for role in ROLES) == get_args(RoleId)
