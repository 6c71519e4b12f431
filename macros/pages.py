"""Read a page: its front matter, its body, and the macros it calls, each with its place."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Environment, TemplateSyntaxError, nodes

from macros.problems import Problem
from macros.source import Source, parse

_FRONT = re.compile(r"\A---[ \t]*\r?\n(.*?\n)---[ \t]*(?:\r?\n|\Z)", re.S)
_JINJA = Environment(autoescape=True)


@dataclass(frozen=True)
class Call:
    """One macro call as written on a page: `quiz("formanden")`."""

    name: str
    arguments: tuple[str, ...]
    line: int


class Change(NamedTuple):
    """A substantial change of a page, as its front matter tells it."""

    date: datetime.date
    text: str


@dataclass
class Page:
    """A page in docs/: `file` as shown to the author, `front` its front matter, `body` the Markdown after it.

    `first_line` is the line of the file on which the body begins.
    """

    file: str
    front: dict[str, Any] = field(default_factory=dict)
    body: str = ""
    first_line: int = 1
    calls: list[Call] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    readable: bool = True
    """Whether text and macros could be read at all."""
    front_lines: dict[str, int] = field(default_factory=dict)
    """The line on which each key of the front matter stands."""

    @property
    def path(self) -> str:
        """The page's path in docs/."""
        return self.file.removeprefix("docs/")

    @property
    def reviewed(self) -> datetime.date | None:
        """The day the page was last gone through, or None when its front matter does not say."""
        try:
            return datetime.date.fromisoformat(str(self.front.get("reviewed", "")))
        except ValueError:
            return None

    @property
    def changes(self) -> list[Change]:
        """The substantial changes of the page, newest first; entries that are none are left out."""
        found = []
        entries = self.front.get("changes")
        for entry in entries if isinstance(entries, list) else ():
            try:
                found.append(Change(datetime.date.fromisoformat(str(entry["date"])), str(entry["text"])))
            except (KeyError, TypeError, ValueError):
                continue
        return sorted(found, key=lambda change: change.date, reverse=True)

    def cited(self) -> list[str]:
        """Return the ids of the sources that the page cites, in order, each once."""
        return list(dict.fromkeys(source for call in self.calls if call.name == "kilde" for source in call.arguments))


def read_page(path: Path, shown_as: str) -> Page:
    """Read a page; what is wrong with it stands in `problems`."""
    try:
        return parse_page(path.read_text(encoding="utf-8-sig"), shown_as)
    except (OSError, UnicodeDecodeError):
        message = "Siden kan ikke læses som UTF-8. Gem den igen med tegnsættet UTF-8."
        return Page(shown_as, problems=[Problem(shown_as, 1, 1, message)], readable=False)


def parse_page(text: str, shown_as: str) -> Page:
    """Take a page apart; never raises for bad input."""
    page = Page(shown_as, body=text)
    if match := _FRONT.match(text):
        front: Source = parse(match[1], shown_as)
        page.problems += [Problem(p.file, p.line + 1, p.column, p.message) for p in front.problems]
        page.front = front.data if isinstance(front.data, dict) else {}
        page.front_lines = {str(way[0]): line + 1 for way, (line, _) in front.marks.items() if len(way) == 1}
        page.body = text[match.end() :]
        page.first_line = text[: match.end()].count("\n") + 1
    try:
        page.calls = list(_calls(page))
    except TemplateSyntaxError as error:
        message = f"Tegnene {{{{, {{% eller {{# læses som en makro ({error.message}). Skriv {{ #id }} med mellemrum, og luk makroen."
        page.problems.append(Problem(shown_as, page.first_line + error.lineno - 1, 1, message))
        page.readable = False
    return page


def _calls(page: Page) -> Iterator[Call]:
    for node in _JINJA.parse(page.body).find_all(nodes.Call):
        if isinstance(node.node, nodes.Name):
            arguments = tuple(str(argument.value) for argument in node.args if isinstance(argument, nodes.Const))
            yield Call(node.node.name, arguments, page.first_line + node.lineno - 1)
