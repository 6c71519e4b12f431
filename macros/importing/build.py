"""From questions as others wrote them to the data of our own YAML.

Marked parts (macros/export/bank/marks.py) are read as they were; the rest is read by Moodle's own rules. What the model asks
for and the file does not say is filled with `UDFYLD`, of which the check complains.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from pydantic import TypeAdapter

from macros.importing.html import Fragment
from macros.importing.item import Reader, filled_in, slug
from macros.importing.raw import MAX_PARTS, MAX_TEXT, Note, RawBank, RawQuestion
from macros.model.quiz import Quiz
from macros.rules.quiz import GAP
from macros.source import Source
from macros.validate import validate

_QUIZ: TypeAdapter[Quiz] = TypeAdapter(Quiz)
_SKIPPED = {
    "description": "En beskrivelse stiller ingen spørgsmål og er ikke taget med.",
    "numerical": "Spørgsmål om tal findes ikke her. Skriv det om til et kort svar.",
    "multianswer": "Udfyldningsopgaver (cloze) findes ikke her. Del den i flere spørgsmål.",
}


@dataclass
class Imported:
    """The data of one quiz, and what of the file was not taken."""

    data: dict[str, Any]
    notes: list[Note] = field(default_factory=list)


def build(bank: RawBank, quiz_id: str, pages: Iterable[str]) -> Imported:
    """Make a quiz of one bank; `pages` are the paths of the pages in docs/ that links to our own site may mean."""
    home = _home(bank)
    known = frozenset(pages)

    def target(address: str) -> str:
        return _page(address.removeprefix(home), known) if home and address.startswith(home) else address

    info = Fragment(bank.info, target)
    made = Imported(_head(bank, info, quiz_id))
    reader = Reader(target, made.notes)
    items: list[dict[str, Any]] = []
    ids: set[str] = set()
    for raw in bank.questions:
        if item := _item(raw, reader, ids, made.notes):
            _place(items, item, raw, Fragment(raw.question, target), reader)
    made.data["items"] = [_whole(item, made.notes) for item in items]
    themes = {theme["id"] for theme in made.data["themes"]}
    for name, title in reader.themes.items():
        if name not in themes:
            made.data["themes"].append({"id": name, "title": title})
    if not made.data["themes"]:
        del made.data["themes"]
    made.notes.sort()
    return made


def _head(bank: RawBank, info: Fragment, quiz_id: str) -> dict[str, Any]:
    module, own = info.values("module"), info.has("quiz")
    data: dict[str, Any] = {
        "id": quiz_id,
        "kind": "quiz",
        "title": info.text("title") or bank.name or GAP,
        "summary": info.text("summary") or f"{GAP}: én linje om, hvad quizzen handler om.",
    }
    if module and module[0].isdigit():
        data["module"] = int(module[0])
    data["license"] = "CC-BY-4.0" if own else GAP
    data["reviewed"] = next(iter(info.values("reviewed")), GAP)
    if info.values("shuffle") not in ((), ("options",)):
        data["shuffle"] = info.values("shuffle")[0]
    data["themes"] = [
        {"id": values[0], "title": info.markdown(element)} for values, element in info.marked("theme") if values
    ]
    return data


def _item(raw: RawQuestion, reader: Reader, ids: set[str], notes: list[Note]) -> dict[str, Any] | None:
    """Return the data of a question, or note why there is none."""
    name = f'"{raw.idnumber or raw.name or "uden navn"}"'
    texts = [raw.question, raw.general, *raw.hints, *(a.text + a.feedback for a in raw.answers)]
    if any(len(text) > MAX_TEXT for text in texts):
        notes.append(
            Note(raw.line, f"{name} har en tekst på over {MAX_TEXT:,} tegn og er ikke taget med.".replace(",", "."))
        )
        return None
    if len(raw.answers) + len(raw.pairs) > MAX_PARTS:
        notes.append(Note(raw.line, f"{name} har over {MAX_PARTS} svar og er ikke taget med."))
        return None
    item = reader.item(raw)
    if item is None:
        why = _SKIPPED.get(raw.kind, f"Typen {raw.kind or 'uden navn'} findes ikke her.")
        notes.append(Note(raw.line, f"{name}: {why}"))
        return None
    item["id"] = _own(slug(raw.idnumber or raw.name or item["stem"]), ids)
    problems = _problems(item)
    if problems:
        notes.append(Note(raw.line, f"{name} er ikke taget med: {problems[0]}"))
        return None
    return item


def _problems(item: dict[str, Any]) -> list[str]:
    """Say what the model has against a question, once the gaps are filled."""
    quiz = {"id": "x", "kind": "quiz", "title": "x", "summary": "x", "license": "CC-BY-4.0", "reviewed": "2026-01-01"}
    whole = validate(Source("x", {**quiz, "items": [filled_in(item)]}), _QUIZ)
    return [problem.message for problem in whole.problems]


def _own(wanted: str, ids: set[str]) -> str:
    number, name = 1, wanted
    while name in ids:
        number += 1
        name = f"{wanted[:56]}-{number}"
    ids.add(name)
    return name


def _place(
    items: list[dict[str, Any]], item: dict[str, Any], raw: RawQuestion, asked: Fragment, reader: Reader
) -> None:
    """Add a question, to the case before it when it is a step of it."""
    case = asked.values("case")
    if not case:
        items.append(item)
    elif items and items[-1]["type"] == "case" and items[-1]["id"] == case[0]:
        items[-1]["steps"].append(item)
    else:
        items.append(
            {
                "id": case[0],
                "type": "case",
                "title": asked.text("case"),
                "situation": asked.text("case-situation") or GAP,
                "steps": [item],
                "line": raw.line,
            }
        )


def _whole(item: dict[str, Any], notes: list[Note]) -> dict[str, Any]:
    """Return a case as it is; one of which a single step is left becomes a question."""
    line = item.pop("line", 0)
    if item["type"] != "case" or len(item["steps"]) > 1:
        return item
    notes.append(Note(line, f'Sagen "{item["id"]}" har kun ét trin i filen og er blevet til et almindeligt spørgsmål.'))
    step: dict[str, Any] = item["steps"][0]
    step["situation"] = " ".join(text for text in (item["situation"], step.get("situation")) if text)
    for option in step.get("options", ()):
        option.pop("next", None)
    return step


def _home(bank: RawBank) -> str:
    """The public address of the site that the file comes from; a file of others has none."""
    for text in (bank.info, *(raw.general for raw in bank.questions[:1])):
        for _, element in Fragment(text).marked("home"):
            return str(element.get("href") or "")
    return ""


def _page(path: str, pages: frozenset[str]) -> str:
    """Return the page in docs/ that an address on the site belongs to, with its anchor."""
    address, sign, anchor = path.partition("#")
    folder = address.strip("/")
    named = [f"{folder}.md", f"{folder}/index.md"] if folder else ["index.md"]
    page = next((name for name in named if name in pages), named[0])
    return f"{page}{sign}{unquote(anchor)}"
