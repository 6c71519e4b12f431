"""The roles of an edition: what they are called, in the forms that Danish sentences need, and which can be chosen."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Annotated, Literal

from pydantic import StringConstraints

from macros.model.base import Model
from macros.model.roles import ANSWERS, Answer, RoleId

Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40)]
Removable = Literal["foraeldrebestyrelsen", "paraplyen", "kommunen"]
"""The roles that an institution can do without; board, chair and leader are the ones who answer in a round."""


class RoleName(Model):
    """What a role is called."""

    definite: Name
    """Bestemt form, som den står midt i en sætning, fx "institutionslederen". Et egennavn skrives med stort."""
    indefinite: Name | None = None
    """Ubestemt form, fx "institutionsleder". Skal være der ved formanden og lederen."""
    short: Name | None = None
    """Et kort navn til tegningerne, når den bestemte form er for lang til dem."""

    @property
    def drawn(self) -> str:
        """The name in drawings."""
        return self.short or self.definite


class RoleNames(Model):
    """The names that are not the standard ones."""

    bestyrelsen: RoleName | None = None
    """Institutionens bestyrelse."""
    foraeldrebestyrelsen: RoleName | None = None
    """Den særskilte forældrebestyrelse i en tostrenget institution."""
    formanden: RoleName | None = None
    """Bestyrelsens formand."""
    lederen: RoleName | None = None
    """Institutionens leder."""
    paraplyen: RoleName | None = None
    """Den organisation, institutionen er medlem af."""
    kommunen: RoleName | None = None
    """Kommunalbestyrelsen eller forvaltningen."""

    @property
    def given(self) -> dict[RoleId, RoleName]:
        """The names that are given, by role."""
        return {role: name for role in STANDARD if (name := getattr(self, role))}


STANDARD: dict[RoleId, RoleName] = {
    "bestyrelsen": RoleName(definite="bestyrelsen"),
    "foraeldrebestyrelsen": RoleName(definite="forældrebestyrelsen"),
    "formanden": RoleName(definite="formanden", indefinite="formand"),
    "lederen": RoleName(definite="lederen", indefinite="leder"),
    "paraplyen": RoleName(definite="paraplyen"),
    "kommunen": RoleName(definite="kommunen"),
}
ROOM: dict[RoleId, int] = {
    "bestyrelsen": 11,
    "foraeldrebestyrelsen": 22,
    "formanden": 9,
    "lederen": 8,
    "paraplyen": 10,
    "kommunen": 9,
}
"""So many letters the drawings have room for."""
ADVISER = "jeres rådgiver"
"""Whom to ask where there is no umbrella organisation."""


def capital(text: str) -> str:
    """Return the text as it begins a sentence; the rest stays as it is, for it may be a name."""
    return text[:1].upper() + text[1:]


def genitive(name: str) -> str:
    """Return the genitive (Retskrivningsordbogen § 13: an apostrophe alone after s, x and z)."""
    return name + ("'" if name[-1:].lower() in "sxz" else "s")


def faults(names: Mapping[RoleId, RoleName]) -> Iterator[tuple[RoleId, str]]:
    """Yield what is wrong with the names of an edition, in Danish, each with the role it is about."""
    taken = {name.definite.lower(): role for role, name in STANDARD.items() if role not in names}
    for role, name in names.items():
        other = taken.setdefault(name.definite.lower(), role)
        if other != role:
            yield role, f'"{name.definite}" er allerede navnet på {other}. Giv dem hver sit navn.'
        for message in _faults_of(role, name):
            yield role, message


def _faults_of(role: RoleId, name: RoleName) -> Iterator[str]:
    written, standard = name.definite, STANDARD[role]
    if not re.fullmatch(r"[^\W\d_][\w .-]*", written):
        yield f'"{written}" kan ikke stå i en sætning. Brug kun bogstaver, mellemrum og bindestreg.'
    elif written[0].islower() and written[-1] not in "nt":
        yield f'"{written}" er ikke bestemt form. Skriv den som "{standard.definite}", eller skriv et egennavn med stort.'
    if standard.indefinite and not name.indefinite:
        yield f'Ubestemt form mangler ved {role}. Tilføj indefinite, som i "{standard.indefinite}".'
    if len(name.drawn) > ROOM[role]:
        yield f'"{name.drawn}" er for langt til tegningerne. Skriv et kort navn ved short, højst {ROOM[role]} tegn.'


@dataclass(frozen=True)
class Roster:
    """The names in `names` take the place of the standard ones; the roles in `without` cannot be chosen."""

    names: Mapping[RoleId, RoleName] = field(default_factory=dict)
    without: frozenset[RoleId] = frozenset()

    @cached_property
    def answers(self) -> tuple[Answer, ...]:
        """All answers in their fixed order, as this edition calls them."""
        return tuple(
            dataclasses.replace(answer, label=self.label(answer.id), offered=answer.id not in self.without)
            for answer in ANSWERS
        )

    @property
    def offered(self) -> tuple[Answer, ...]:
        """The answers that can be chosen."""
        return tuple(answer for answer in self.answers if answer.offered)

    @property
    def roles(self) -> tuple[Answer, ...]:
        """The roles that can be chosen."""
        return tuple(answer for answer in self.offered if answer.role)

    def has(self, role: str) -> bool:
        """Whether the role can be chosen."""
        return role not in self.without

    def name(self, answer: str) -> str:
        """Return what an answer is called within a sentence."""
        return self._names[answer]

    def label(self, answer: str) -> str:
        """Return what an answer is called where it stands alone."""
        return capital(self.name(answer))

    def drawn(self, role: RoleId) -> str:
        """Return what a role is called in drawings."""
        return capital({**STANDARD, **self.names}[role].drawn)

    def fill(self, text: str) -> str:
        """Put the edition's words in the place of `{lederen}`, `{Lederen}`, `{lederens}`, `{leder}` and their like."""
        return re.sub(r"\{(\w+)\}", lambda found: self.words.get(found[1], found[0]), text)

    def retitled(self, title: str, role: RoleId, *, drawn: bool = False) -> str:
        """Return a title of a few words that names one role, with the edition's name for it, or the one for drawings."""
        standard = STANDARD[role].definite
        forms = {standard: self.words[standard], capital(standard): self.words[capital(standard)]}
        if drawn and self.has(role):
            forms[capital(standard)] = self.drawn(role)
        return re.sub("|".join(forms), lambda found: forms[found[0]], title)

    def fill_all(self, texts: Mapping[str, str]) -> dict[str, str]:
        """Fill every text of a list of words."""
        return {name: self.fill(text) for name, text in texts.items()}

    @cached_property
    def words(self) -> dict[str, str]:
        """The edition's form by the standard one, e.g. `lederens` to "institutionslederens"."""
        forms: dict[str, str] = {}
        for role, standard in STANDARD.items():
            own = self.names.get(role, standard)
            definite = ADVISER if role == "paraplyen" and not self.has(role) else own.definite
            forms |= {standard.definite: definite, genitive(standard.definite): genitive(definite)}
            if standard.indefinite:
                forms[standard.indefinite] = own.indefinite or standard.indefinite
        return forms | {capital(word): capital(form) for word, form in forms.items()}

    @cached_property
    def _names(self) -> dict[str, str]:
        own = {str(role): name.definite for role, name in {**STANDARD, **self.names}.items()}
        return {answer.id: own.get(answer.id, answer.label.lower()) for answer in ANSWERS}
