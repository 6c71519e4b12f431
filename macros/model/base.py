"""What all content has in common: strict types, ids, licence, review date and fingerprints."""

from __future__ import annotations

import datetime
import hashlib
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, Strict, StringConstraints

Id = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$", max_length=60),
    Field(description="Små bogstaver a-z, tal og bindestreger. Ændres aldrig og flyttes aldrig til andet indhold."),
]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=12_000)]
"""One paragraph of inline Markdown: emphasis, links and code; never HTML."""

PageLink = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9/_-]+\.md(?:#[^\s#]+)?$"),
    Field(description="En side i docs/, fx haandbog/hvem-bestemmer-hvad.md#det-aftaler-i-selv."),
]


def _as_date(value: object) -> object:
    if isinstance(value, str):
        try:
            return datetime.date.fromisoformat(value)
        except ValueError:
            return value
    return value


Date = Annotated[datetime.date, Strict(), BeforeValidator(_as_date)]
Flag = Annotated[bool, Strict()]
Number = Annotated[int, Strict(), Field(ge=1, le=255)]


class Model(BaseModel):
    """Immutable and without unknown keys."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class Content(Model):
    """A quiz or an instrument: one YAML file in quizzes/, named by its id."""

    id: Id
    title: Text
    """Titlen, som læseren ser den."""
    summary: Text
    """Én linje om, hvad det handler om."""
    license: Literal["CC-BY-4.0"]
    """Indholdets licens."""
    reviewed: Date
    """Dagen, hvor indholdet sidst blev gennemgået (ÅÅÅÅ-MM-DD)."""


def fingerprint(*parts: object) -> str:
    """Return a short, stable digest (12 hex digits) that changes when any of the parts changes."""
    text = "\x1f".join(str(part) for part in parts)
    return hashlib.sha256(text.encode()).hexdigest()[:12]
