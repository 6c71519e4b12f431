"""The first version of a page or a quiz: what an author is asked becomes a file that passes the checks."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from macros.importing.writer import write
from macros.model.item import Basis

SCHEMA = "../docs/genbrug/skema/indhold.schema.json"
_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "Æ": "ae", "Ø": "oe", "Å": "aa"})
_LONGEST_ID = 60

Place = Literal["kapitel", "case", "side"]
PLACES: dict[Place, tuple[str, str]] = {
    "kapitel": ("haandbog", "et kapitel i håndbogen med de otte faste afsnit"),
    "case": ("haandbog/cases", "en situation, bestyrelsen kan tale om"),
    "side": ("om", "en side om noget andet"),
}
"""Where each kind of page lies below docs/, and what it is."""

_CHAPTER = """## Kort sagt

- **Første pointe.** Skriv tre korte punkter, som læseren kan nøjes med.
- **Anden pointe.** Skriv den.
- **Tredje pointe.** Skriv den.

## Loven bestemmer

Skriv, hvad loven siger, og henvis til en kilde efter hver sætning om loven. Siger den ingenting, så skriv det.

## Det aftaler I selv

Skriv, hvad bestyrelsen selv vælger, og i hvilket papir svaret skal stå.

## Sådan gør I

1. Skriv det første trin. Begynd med den, der gør det.
2. Skriv det næste trin.

!!! eksempel "Eksempel: giv det et navn"
    Fortæl om en institution, hvor det skete: hvem sagde hvad, og hvad endte det med?

## Spørgsmål til jeres bestyrelse

1. Skriv et spørgsmål, som I kan tale om i ti minutter.
2. Skriv et til.
3. Skriv et tredje.

## Skabelon

Sæt et link til den skabelon, der hører til, eller skriv, at der ikke er nogen.

## Prøv dig selv

Sæt en quiz ind, eller link til en af dem, der findes.

## Kilder og sidst kontrolleret

Skriv, hvad der er usikkert, og hvad der skal slås op lokalt.

{{ kilder() }}
"""
_CASE = """## Situationen

Fortæl, hvad der sker, så man kan se det for sig. Brug roller, ikke navne.

## Hvad er på spil

- **Det første.** Skriv, hvem det betyder noget for.

## Loven bestemmer

Skriv, hvad loven siger om det, med en kilde.

## Spørgsmål til jer

1. Skriv et spørgsmål til bestyrelsen.
2. Skriv et til lederen.

## Sådan kan I løse det

### Vej 1: giv den et navn

Skriv, hvad I gør, og hvad det koster.

## Kilder og sidst kontrolleret

{{ kilder() }}
"""
_PAGE = """Skriv det vigtigste først.

## En overskrift

Skriv resten her.
"""
_BODIES: dict[Place, str] = {"kapitel": _CHAPTER, "case": _CASE, "side": _PAGE}


def id_of(title: str) -> str:
    """Return an id or file name for a title: lower case, ae, oe and aa, words joined by hyphens; empty if nothing is left."""
    plain = unicodedata.normalize("NFKD", title.translate(_LETTERS)).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain))[:_LONGEST_ID].strip("-")


def page_text(place: Place, title: str, summary: str, audience: Sequence[str], today: datetime.date) -> str:
    """Return the text of a new page; `audience` is needed for chapters and cases."""
    front = [f"title: {quoted(title)}", f"summary: {quoted(summary)}", f"reviewed: {today}"]
    if audience:
        front.append(f"audience: [{', '.join(audience)}]")
    return "\n".join(["---", *front, "---", f"# {title}", "", _BODIES[place]])


def quoted(text: str) -> str:
    """Return a text as YAML reads it back, whatever signs are in it."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def with_page(config: str, path: str) -> str:
    """Return mkdocs.yml with a page added after the last one of the same folder; unchanged when there is none.

    Only a line is added, so that comments and order stay as they are.
    """
    lines = config.splitlines(keepends=True)
    folder = path.rsplit("/", 1)[0]
    same = [n for n, line in enumerate(lines) if re.match(rf"\s*- {re.escape(folder)}/[^/\s]+\.md\s*$", line)]
    if not same:
        return config
    indent = lines[same[-1]][: len(lines[same[-1]]) - len(lines[same[-1]].lstrip())]
    return "".join([*lines[: same[-1] + 1], f"{indent}- {path}\n", *lines[same[-1] + 1 :]])


@dataclass(frozen=True)
class Answer:
    """One option of the first question."""

    text: str
    correct: bool
    feedback: str


def quiz_text(
    title: str,
    summary: str,
    stem: str,
    basis: Basis,
    answers: Sequence[Answer],
    rationale: str,
    read: str,
    today: datetime.date,
    *,
    sources: Sequence[str] = (),
    look_in: Sequence[str] = (),
) -> str:
    """Return the text of a quiz with its first question; a law item needs `sources`, a local one `look_in`."""
    item: dict[str, Any] = {"id": id_of(f"{title} {stem}"), "type": "single", "basis": basis, "stem": stem}
    item["options"] = [
        {"id": id_of(answer.text) or f"svar-{number}", "text": answer.text}
        | ({"correct": True} if answer.correct else {})
        | {"feedback": answer.feedback}
        for number, answer in enumerate(answers, 1)
    ]
    item["rationale"] = rationale
    if sources:
        item["sources"] = list(sources)
    if look_in:
        item["look_in"] = list(look_in)
    item["read"] = read
    head = {"id": id_of(title), "kind": "quiz", "title": title, "summary": summary, "license": "CC-BY-4.0"}
    return write({**head, "reviewed": today.isoformat(), "items": [item]}, SCHEMA)


def path_of(place: Place, title: str, docs: Path) -> Path:
    """Return where a new page lies."""
    return docs / PLACES[place][0] / f"{id_of(title)}.md"
