"""Open data: every quiz, instrument, task, role and source as JSON with licence, version and schema, and as tables."""

from __future__ import annotations

from typing import Any

from macros.export.data.schema import FORMAT_VERSION, LICENSE, Index, Roles, Sources, TaskEntry, Tasks, schemas, text
from macros.export.data.tables import tables
from macros.export.package import Format, Material, Package
from macros.load import Library
from macros.model import Matrix, Palette, Quiz, Scale
from macros.model.base import Model
from macros.organisation import read_organisation


def files(library: Library) -> dict[str, str]:
    """Return the text of every file by its path below data/; the same content always gives the same bytes."""
    contents = [library.contents[name] for name in sorted(library.contents)]
    csv = tables(library)
    glossary = library.glossary.model if library.glossary else None
    faq = library.faq.model if library.faq else None
    organisation = read_organisation(library.root)
    index = {
        "title": organisation.title,
        "publisher": organisation.long_name,
        "credit": organisation.credit,
        "contents": [
            {
                "id": content.id,
                "kind": content.kind,
                "title": content.title,
                "summary": content.summary,
                "reviewed": content.reviewed,
                "file": _file(content),
            }
            for content in contents
        ],
        "roles": "roles.json",
        "sources": "sources.json",
        "tasks": "tasks.json",
        "glossary": "glossary.json" if glossary else None,
        "faq": "faq.json" if faq else None,
        "tables": sorted(csv),
    }
    return {
        **{_file(content): _text(content, content.kind, "../", **_numbered(content, library)) for content in contents},
        "roles.json": _list(Roles(answers=[vars(answer) for answer in library.roster.answers]), "roles"),
        "sources.json": _list(Sources(sources=tuple(library.sources.values())), "sources"),
        "tasks.json": _list(Tasks(tasks=_tasks(library)), "tasks"),
        **({"glossary.json": _list(glossary, "glossary")} if glossary else {}),
        **({"faq.json": _list(faq, "faq")} if faq else {}),
        "index.json": _list(Index.model_validate(index), "index"),
        **{f"schema/{name}.schema.json": text(schema) for name, schema in schemas().items()},
        **csv,
    }


def write(material: Material) -> Package:
    """Make the package; the data carries everything."""
    return Package({name: made.encode() for name, made in files(material.library).items()})


FORMAT = Format(
    "data",
    "Data: JSON og CSV",
    "Alle quizzer, skemaer, opgaver, roller, kilder, svar og ord til programmer og regneark. JSON har et skema, som passer til.",
    (
        "Hent oversigten index.json. Den nævner alle de andre filer.",
        "I et regneark: Åbn en af CSV-filerne med et dobbeltklik. Felterne er delt med semikolon, og æ, ø og å vises rigtigt.",
        "I et program: Læs JSON-filerne, og kontrollér dem mod skemaerne i mappen schema.",
    ),
    write,
)


def _file(content: Quiz | Matrix | Scale | Palette) -> str:
    return f"{content.kind}/{content.id}.json"


def _numbered(content: Quiz | Matrix | Scale | Palette, library: Library) -> dict[str, Any]:
    return {} if isinstance(content, Quiz) else {"number": library.numbers[content.id], "edition": content.edition}


def _tasks(library: Library) -> tuple[TaskEntry, ...]:
    return tuple(
        TaskEntry(**vars(task), instrument=instrument.id, section=section.id, section_title=section.title)
        for instrument in library.instruments
        if isinstance(instrument, Matrix)
        for section in instrument.sections
        for task in section.tasks
    )


def _list(value: Model, kind: str) -> str:
    return _text(value, kind, "", license=LICENSE)


def _text(value: Model, kind: str, up: str, **more: object) -> str:
    head = {"$schema": f"{up}schema/{kind}.schema.json", "format": FORMAT_VERSION}
    return text({**head, **more, **value.model_dump(mode="json")})
