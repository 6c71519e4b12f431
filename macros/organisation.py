"""The edition, described in one place: organisation.yml."""

from __future__ import annotations

from pathlib import Path

from macros.model import roster
from macros.model.organisation import ORGANISATION, Organisation
from macros.source import read
from macros.validate import Loaded, validate

__all__ = ["FILE", "Organisation", "load_organisation", "read_organisation"]

FILE = "organisation.yml"


def load_organisation(root: Path) -> Loaded[Organisation]:
    """Read and validate organisation.yml."""
    loaded = validate(read(root / FILE, FILE), ORGANISATION)
    if loaded.model:
        wrong = roster.faults(loaded.model.roles.given)
        loaded.problems += [loaded.problem(("roles", role), message) for role, message in wrong]
    return loaded


def read_organisation(root: Path) -> Organisation:
    """Read organisation.yml; raises ValueError with the problems when it cannot be used."""
    loaded = load_organisation(root)
    if loaded.model is None or loaded.problems:
        raise ValueError("\n".join(map(str, loaded.problems)))
    return loaded.model
