"""Open data: every quiz, instrument, role and source as JSON with licence and version."""

from __future__ import annotations

import json
from typing import Any

from macros.load import Library
from macros.model import Matrix, Palette, Quiz, Scale
from macros.model.roles import ANSWERS

FORMAT_VERSION = 1


def files(library: Library) -> dict[str, str]:
    """Return the text of every file by its path below data/; the same content always gives the same bytes."""
    contents = [library.contents[name] for name in sorted(library.contents)]
    made = {f"{content.kind}/{content.id}.json": _text(_content(content, library)) for content in contents}
    made["roles.json"] = _text({"answers": [vars(answer) for answer in ANSWERS]})
    made["sources.json"] = _text({"sources": [source.model_dump(mode="json") for source in library.sources.values()]})
    made["index.json"] = _text(
        {
            "license": "CC-BY-4.0",
            "contents": [
                {
                    "id": content.id,
                    "kind": content.kind,
                    "title": content.title,
                    "summary": content.summary,
                    "reviewed": content.reviewed.isoformat(),
                    "file": f"{content.kind}/{content.id}.json",
                }
                for content in contents
            ],
            "roles": "roles.json",
            "sources": "sources.json",
        }
    )
    return made


def _content(content: Quiz | Matrix | Scale | Palette, library: Library) -> dict[str, Any]:
    value = content.model_dump(mode="json")
    if not isinstance(content, Quiz):
        value |= {"number": library.numbers[content.id], "edition": content.edition}
    return value


def _text(value: dict[str, Any]) -> str:
    return json.dumps({"format": FORMAT_VERSION, **value}, ensure_ascii=False, indent=1) + "\n"
