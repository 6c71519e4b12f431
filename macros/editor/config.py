"""The configuration of the browser editor: which files it shows, in which forms, and where they lie.

The format is that of Sveltia CMS; its JSON Schema stands in the npm package (schema/sveltia-cms.json).
"""

from __future__ import annotations

import re
from typing import Any

from macros.editor.widgets import Field, form
from macros.labels import editor as words
from macros.load import FAQ_FILE, GLOSSARY_FILE, REGISTER_FILE
from macros.model import Matrix, Palette, Quiz, Register, Scale
from macros.model.base import Content
from macros.model.faq import Faq
from macros.model.front import FrontMatter
from macros.model.glossary import Glossary
from macros.model.organisation import Organisation
from macros.model.roles import ROLES
from macros.model.roster import Roster

CONTENT: dict[str, tuple[str, type[Content]]] = {
    "quizzer": ("quiz", Quiz),
    "skemaer": ("matrix", Matrix),
    "skalaer": ("scale", Scale),
    "paletter": ("palette", Palette),
}
"""The collections of quizzes/ with the `kind` of their files."""
_CODE, _COURSE = "Til programmører: ", "Kun på kurset: "
"""How the model's help begins where a key is not for every page, or not for every editor."""
_GITHUB = re.compile(r"https://github\.com/([\w.-]+/[\w.-]+?)(?:\.git)?/?$")
_ID = "^[a-z0-9]+(?:-[a-z0-9]+)*$"


def repository_of(organisation: Organisation) -> str | None:
    """Return owner and name of the publisher's repository on GitHub, or None when it lies elsewhere."""
    found = _GITHUB.fullmatch(organisation.repository)
    return found[1] if found else None


def configuration(repository: str, roster: Roster) -> dict[str, Any]:
    """Return the configuration for a repository on GitHub, in which roles are called what the edition calls them."""
    return {
        "load_config_file": False,
        "backend": {"name": "github", "repo": repository, "commit_messages": words.COMMITS},
        "publish_mode": "editorial_workflow",
        "app_title": words.TITLE,
        "logo": {"src": "../assets/img/ikon.svg"},
        "media_folder": "docs/assets/img",
        "public_folder": "/assets/img",
        "editor": {"preview": False},
        "slug": {"encoding": "ascii", "clean_accents": True},
        "collections": [
            *(_pages(folder, label) for folder, label in words.PAGES.items()),
            {"divider": True},
            *(_content(name, kind, _called(form(model), roster)) for name, (kind, model) in CONTENT.items()),
            {"divider": True},
            {"name": "kilder", "label": words.COLLECTIONS["kilder"], "icon": "menu_book", "files": _files()},
        ],
    }


def _pages(folder: str, label: str) -> Field:
    name = f"sider-{folder.replace('/', '-') or 'top'}"
    body = {"name": "body", "label": words.BODY, "hint": words.BODY_HELP, "widget": "text"}
    aside = _CODE if folder == "kursus" else (_CODE, _COURSE)
    title, summary, *more = (field for field in form(FrontMatter) if not field["hint"].startswith(aside))
    return {
        "name": name,
        "label": label,
        "icon": "article",
        "folder": f"docs/{folder}".rstrip("/"),
        "extension": "md",
        "format": f"{name}-frontmatter",  # the CMS wants this ending where the files end on md
        "create": bool(folder),
        "delete": False,
        "duplicate": False,
        "slug": {
            "template": "{{title}}",
            "editable": ["create"],
            "hint": words.SLUG_HELP,
            "pattern": [_ID, words.PATTERNS["(?:-[a-z0-9]+)*"]],
        },
        "sortable_fields": ["title", "reviewed"],
        "fields": [title, summary, body | {"use_emoji_autocomplete": False}, *more],
    }


def _called(fields: list[Field], roster: Roster) -> list[Field]:
    """Call the roles by their names; also one that the edition leaves out, for the files may hold it."""
    roles = {role.id for role in ROLES}
    for field in fields:
        for choice in field.get("options", ()):
            if choice["value"] in roles:
                choice["label"] = roster.label(choice["value"])
        _called(field.get("fields", []), roster)
    return fields


def _content(name: str, kind: str, fields: list[Field]) -> Field:
    return {
        "name": name,
        "label": words.COLLECTIONS[name],
        "icon": "quiz" if kind == "quiz" else "fact_check",
        "folder": "quizzes",
        "extension": "yml",
        "format": name,
        "filter": {"field": "kind", "value": kind},
        # A new instrument also needs a number and a page, so it is begun by hand.
        "create": kind == "quiz",
        "delete": False,
        "duplicate": False,
        "slug": "{{fields.id}}",
        "sortable_fields": ["title", "reviewed"],
        "fields": fields,
    }


def _files() -> list[Field]:
    def raw(name: str, file: str, hint: str) -> Field:
        body = {"name": "body", "label": words.FILES[name], "hint": hint, "widget": "text"}
        fields = [body | {"use_emoji_autocomplete": False}]
        return {"name": name, "label": words.FILES[name], "file": file, "format": "raw", "fields": fields}

    def listed(name: str, file: str, fields: list[Field]) -> Field:
        return {"name": name, "label": words.FILES[name], "file": file, "format": name, "fields": fields}

    return [
        listed("register", REGISTER_FILE, form(Register)),
        listed("svar", FAQ_FILE, form(Faq)),
        listed("ordliste", GLOSSARY_FILE, form(Glossary)),
        raw("menu", "mkdocs.yml", words.MENU_HELP),
        raw("stavning", "docs/genbrug/ordliste.txt", words.SPELLING_HELP),
    ]
