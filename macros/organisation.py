"""The publisher, named in one place: organisation.yml."""

from __future__ import annotations

from pathlib import Path

from pydantic import TypeAdapter

from macros.model.base import Model, Text
from macros.source import read
from macros.validate import validate


class Organisation(Model):
    """Who publishes the site."""

    name: Text
    """Navnet, som det står i løbende tekst."""
    long_name: Text
    """Navnet, som det står i sidefoden."""
    contact: Text
    """Adressen, hvor læsere kan skrive."""
    repository: str = ""
    """Adressen på kildefilerne, når de ligger offentligt."""


def read_organisation(root: Path) -> Organisation:
    """Read organisation.yml; raises ValueError with the problems when it cannot be used."""
    loaded = validate(read(root / "organisation.yml", "organisation.yml"), TypeAdapter(Organisation))
    if loaded.model is None or loaded.problems:
        raise ValueError("\n".join(map(str, loaded.problems)))
    return loaded.model
