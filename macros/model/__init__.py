"""The typed content model. It knows nothing of HTML, MkDocs or files."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, TypeAdapter

from macros.model.matrix import Matrix
from macros.model.palette import Palette
from macros.model.quiz import Quiz
from macros.model.register import InstrumentNumbers, Register
from macros.model.scale import Scale

AnyContent = Annotated[Quiz | Matrix | Scale | Palette, Field(discriminator="kind")]
CONTENT: TypeAdapter[Quiz | Matrix | Scale | Palette] = TypeAdapter(AnyContent)
REGISTER: TypeAdapter[Register] = TypeAdapter(Register)
NUMBERS: TypeAdapter[InstrumentNumbers] = TypeAdapter(InstrumentNumbers)

__all__ = [
    "CONTENT",
    "NUMBERS",
    "REGISTER",
    "AnyContent",
    "InstrumentNumbers",
    "Matrix",
    "Palette",
    "Quiz",
    "Register",
    "Scale",
]
