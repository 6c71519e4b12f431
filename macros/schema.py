"""JSON Schemas for editors and reusers, generated from the model."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from macros.model import CONTENT, NUMBERS, REGISTER
from macros.model.faq import FAQ
from macros.model.glossary import GLOSSARY
from macros.model.walk import WALK

FOLDER = "docs/genbrug/skema"
_SCHEMAS: dict[str, tuple[TypeAdapter[Any], str]] = {
    "indhold.schema.json": (CONTENT, "Quiz eller instrument"),
    "kilderegister.schema.json": (REGISTER, "Kilderegister"),
    "instrumentnumre.schema.json": (NUMBERS, "Instrumentnumre"),
    "ordliste.schema.json": (GLOSSARY, "Ordliste"),
    "svar.schema.json": (FAQ, "Korte svar"),
    "beslutningsvej.schema.json": (WALK, "Vejen til den, der beslutter"),
}


def schemas() -> dict[str, str]:
    """Return the text of every schema by file name; the same model always gives the same bytes."""
    made = {}
    for name, (adapter, title) in _SCHEMAS.items():
        schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title, **adapter.json_schema()}
        for group in schema.get("$defs", {}).values():
            group.pop("description", None)  # an English docstring; the fields carry Danish help
        schema.pop("description", None)
        made[name] = json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    return made


def write(root: Path) -> None:
    """Write the schemas to their place in docs/."""
    folder = root / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in schemas().items():
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write(Path(__file__).resolve().parent.parent)
