"""What a page says of itself in the lines between --- at its top."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from macros.model.base import Date, Flag, Model, Number, Text

Audience = Literal[
    "bestyrelsesmedlem", "formand", "leder", "kasserer", "medarbejder", "paraply", "kommune", "foraelder"
]


class PageChange(Model):
    """A substantial change of a page."""

    date: Date
    """Dagen, hvor ændringen blev udgivet (ÅÅÅÅ-MM-DD)."""
    text: Text
    """Hvad siden siger nu, som den ikke sagde før."""


class FrontMatter(Model):
    """The front matter of a page in docs/."""

    title: Text
    """Titlen, som læseren ser den i fanen, i menuen og i søgningen."""
    summary: Text
    """Én linje om, hvad læseren får ud af siden. Højst 155 tegn."""
    reviewed: Date
    """Dagen, hvor siden sidst blev holdt op mod kilderne (ÅÅÅÅ-MM-DD)."""
    audience: tuple[Audience, ...] = ()
    """Hvem siden er til. Skal være der i håndbogen."""
    changes: tuple[PageChange, ...] = ()
    """Ændringer, der betyder noget for læseren. De står nederst på siden og under Nyt."""
    search: Literal["skjult"] | None = None
    """skjult: Siden kommer ikke med i søgningen."""
    listed: Flag = True
    """false: Siden er til redaktionen. Søgemaskiner bliver bedt om at springe den over."""
    document: Flag = False
    """true: Det, der står under Skabelon, bliver også til filer til Word og LibreOffice."""
    module: Number | None = None
    """Kun på kurset: modulets nummer."""
    minutes: Number | None = None
    """Kun på kurset: hvor mange minutter modulet tager."""
    goals: tuple[Text, ...] = ()
    """Kun på kurset: hvad man kan bagefter."""
    styles: Annotated[tuple[str, ...], Field(max_length=10)] = ()
    """Til programmører: filer fra docs/assets/css/, som siden bruger."""
    scripts: Annotated[tuple[str, ...], Field(max_length=10)] = ()
    """Til programmører: filer fra docs/assets/js/, som siden bruger."""
    modules: Annotated[tuple[str, ...], Field(max_length=10)] = ()
    """Til programmører: som scripts, for sider med et instrument."""
    template: Text | None = None
    """Til programmører: en skabelon fra overrides/."""


FRONT: TypeAdapter[FrontMatter] = TypeAdapter(FrontMatter)
