"""One question: its type, its parts, and what it rests on."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from macros.export.bank.marks import BASIS_TAG, MODULE_TAG, QUIZ_TAG, THEME_TAG
from macros.export.explanation import BASIS
from macros.importing import parts
from macros.importing.html import Fragment
from macros.importing.raw import Note, RawQuestion
from macros.model.item import PAPERS
from macros.rules.quiz import GAP

PAGE = "udfyld.md"
SOURCE = "udfyld"
_OPEN = ("poll", "reflection")
_TYPES = {
    "truefalse": "true_false",
    "matching": "match",
    "ordering": "order",
    "shortanswer": "short",
    "essay": "reflection",
}
_FORMS = {
    "single": {"multichoice", "essay"},
    "multiple": {"multichoice", "essay"},
    "true_false": {"truefalse", "multichoice"},
    "match": {"matching", "essay"},
    "order": {"ordering", "essay"},
    "short": {"shortanswer"},
    "poll": {"essay"},
    "reflection": {"essay"},
}
"""In which forms a question of each type is handed over."""
_WORDS = {"lov": "law", "aftale": "local", "praksis": "practice"}
_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})


@dataclass
class Reader:
    """Reads questions; `target` turns links into what our texts call them, `themes` gathers those the tags name."""

    target: Callable[[str], str]
    notes: list[Note]
    themes: dict[str, str] = field(default_factory=dict)

    def item(self, raw: RawQuestion) -> dict[str, Any] | None:
        """Return the data of a question without its id, or None when its type is not known."""
        asked, general = Fragment(raw.question, self.target), Fragment(raw.general, self.target)
        kind = self._type(raw, asked)
        if not kind:
            return None
        said = parts.Said(
            raw,
            asked,
            general,
            lambda text: self._markdown(raw, Fragment(text, self.target)),
            lambda what: self.notes.append(Note(raw.line, what)),
        )
        made: dict[str, Any] = {"id": "", "type": kind}
        basis, theme = self._tags(raw, asked)
        if kind not in _OPEN:
            made["basis"] = basis
        made |= {"theme": theme} if theme else {}
        made |= {"situation": asked.text("situation")} if asked.has("situation") else {}
        made["stem"] = (asked.text("stem") if asked.has("stem") else self._markdown(raw, asked)) or GAP
        made |= parts.READERS[kind](said)
        hint = said.text(raw.hints[0]) if raw.hints else general.text("hint")
        made |= {"hint": hint} if hint else {}
        for unused in raw.hints[1:]:
            self.notes.append(Note(raw.line, f"Et vink mere er ikke taget med: {said.text(unused)}"))
        return made | dict(self._ground(raw, general, kind, basis))

    def _type(self, raw: RawQuestion, asked: Fragment) -> str:
        stems = asked.marked("type")
        marked = stems[0][0][0] if stems and stems[0][0] else ""
        if raw.kind in _FORMS.get(marked, ()):
            return marked
        if raw.kind == "multichoice":
            return "single" if raw.single else "multiple"
        return _TYPES.get(raw.kind, "")

    def _tags(self, raw: RawQuestion, asked: Fragment) -> tuple[str, str]:
        """Tell basis and theme by the marks, else by the tags; a tag that says neither is noted."""
        basis, theme = next(iter(asked.values("basis")), ""), next(iter(asked.values("theme")), "")
        for tag in raw.tags:
            meant = tag.lower().removeprefix(BASIS_TAG).strip()
            found = meant if meant in BASIS else _WORDS.get(meant, _BY_LABEL.get(meant, ""))
            if found:
                basis = basis or found
            elif tag.startswith((QUIZ_TAG, MODULE_TAG)):
                continue
            elif not theme or slug(tag.removeprefix(THEME_TAG)) == theme:
                theme = theme or slug(tag.removeprefix(THEME_TAG))
                self.themes.setdefault(theme, tag.removeprefix(THEME_TAG))
            else:
                self.notes.append(Note(raw.line, f'Mærket "{tag}" er ikke taget med: et spørgsmål har ét tema.'))
        return basis or GAP, theme

    def _ground(self, raw: RawQuestion, general: Fragment, kind: str, basis: str) -> Iterator[tuple[str, Any]]:
        """Yield what the question rests on, with gaps to fill."""
        own = general.has("read")
        rationale = general.text("rationale") if own else self._markdown(raw, general)
        if rationale:
            yield "rationale", rationale
        elif kind not in _OPEN:
            yield "rationale", f"{GAP}: begrundelsen, i et til tre punktummer."
        sources = [values[0] for values, _ in general.marked("source") if values]
        if sources or (basis in ("law", GAP) and kind not in _OPEN):
            yield "sources", sources or [SOURCE]
        papers = [values[0] for values, _ in general.marked("paper") if values and values[0] in PAPERS]
        if papers:
            yield "look_in", papers
        if general.has("discuss"):
            yield "discuss", [general.markdown(element) for _, element in general.marked("discuss")]
        links = [str(element.get("href") or "") for _, element in general.marked("read")]
        yield "read", self.target(links[0]) if links else PAGE
        if general.values("reviewed"):
            yield "reviewed", general.values("reviewed")[0]

    def _markdown(self, raw: RawQuestion, fragment: Fragment) -> str:
        """Return everything in a fragment, and note what could not be taken."""
        text = fragment.markdown()
        self.notes += [Note(raw.line, f"{what} er ikke taget med.") for what in fragment.skipped]
        return text


_BY_LABEL = {label.lower(): basis for basis, label in BASIS.items()}


def slug(text: str) -> str:
    """Make an id of a text; of nothing it makes `udfyld`."""
    plain = unicodedata.normalize("NFD", text.lower().translate(_LETTERS))
    return re.sub(r"[^a-z0-9]+", "-", plain.encode("ascii", "ignore").decode())[:60].strip("-") or SOURCE


def filled_in(item: dict[str, Any]) -> dict[str, Any]:
    """Return the question as if what is to be filled in were there."""
    gaps = {"basis": "practice"} if item.get("basis") == GAP else {}
    return {**item, **gaps}
