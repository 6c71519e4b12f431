"""Read one YAML file into plain data and a map of where everything stands.

The YAML is the core schema of YAML 1.2 (https://yaml.org/spec/1.2.2/#103-core-schema) without what a text for
publishing never needs: anchors, aliases, tags and several documents are refused, which also rules out alias bombs and
object construction. Words that YAML 1.1 tools read as something else (`no`, `on`, `12:30`) must be quoted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from macros.problems import Problem

Way = tuple[str | int, ...]
"""The way to a value: keys and list positions from the top of the file."""

MAX_BYTES = 2_000_000
MAX_DEPTH = 40

_NULL = re.compile(r"(?:~|null|Null|NULL|)\Z")
_BOOL = re.compile(r"(?:true|True|TRUE|false|False|FALSE)\Z")
_INT = re.compile(r"[-+]?(?:0|[1-9][0-9]*)\Z")
_FLOAT = re.compile(r"[-+]?(?:[0-9]+\.[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?\Z")
_SURPRISE = re.compile(
    r"(?:[yYnN]|yes|Yes|YES|no|No|NO|on|On|ON|off|Off|OFF"
    r"|0[0-7_]+|0o[0-7]+|0[xX][0-9a-fA-F_]+|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+|[-+]?[0-9]+(?:_[0-9]+)+"
    r"|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)|\d{4}-\d\d?-\d\d?[Tt ].*)\Z"
)


@dataclass
class Source:
    """One file as read: plain `data` (None when it could not be read), `marks` from way to (line, column)."""

    file: str
    data: Any = None
    marks: dict[Way, tuple[int, int]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def at(self, way: Way) -> tuple[int, int]:
        """Return line and column of the value, or of the nearest parent that has a place."""
        while way and way not in self.marks:
            way = way[:-1]
        return self.marks.get(way, (1, 1))

    def problem(self, way: Way, message: str) -> Problem:
        """Make a problem that points at the value."""
        return Problem(self.file, *self.at(way), message)


def read(path: Path, shown_as: str) -> Source:
    """Read a file; every fault, unreadable bytes included, becomes a problem of the result."""
    source = Source(shown_as)
    try:
        raw = path.read_bytes()
    except OSError as error:
        source.problems.append(Problem(shown_as, 1, 1, f"Filen kan ikke læses: {error.strerror}."))
        return source
    if len(raw) > MAX_BYTES:
        source.problems.append(Problem(shown_as, 1, 1, "Filen er større end 2 MB. Del den i flere filer."))
        return source
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        message = "Filen er ikke gemt som UTF-8. Gem den igen med tegnsættet UTF-8."
        source.problems.append(Problem(shown_as, line, 1, message))
        return source
    return parse(text, shown_as)


def parse(text: str, shown_as: str) -> Source:
    """Turn YAML text into a `Source`; never raises for bad input."""
    source = Source(shown_as)
    for number, line in enumerate(text.splitlines(), 1):
        indent = line[: len(line) - len(line.lstrip())]
        if "\t" in indent:
            message = "Linjen er rykket ind med tabulator. Brug mellemrum (to for hvert trin)."
            source.problems.append(Problem(shown_as, number, indent.index("\t") + 1, message))
    if source.problems:
        return source
    builder = _Builder(source)
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            builder.take(event)
    except _StopError:
        source.data = None
    except yaml.MarkedYAMLError as error:
        source.data = None
        place = _place(error.problem_mark or error.context_mark)
        source.problems.append(Problem(shown_as, *place, _explain(error)))
    except yaml.reader.ReaderError as error:
        message = "Filen indeholder et tegn, som ikke må stå i en tekstfil. Slet det usynlige tegn."
        source.problems.append(Problem(shown_as, text[: max(error.position, 0)].count("\n") + 1, 1, message))
    if source.data is None and not source.problems:
        source.problems.append(Problem(shown_as, 1, 1, "Filen er tom."))
    return source


def _explain(error: yaml.MarkedYAMLError) -> str:
    problem = error.problem or ""
    if "mapping values are not allowed" in problem:
        return "Der står et kolon, hvor linjen ikke kan deles. Sæt hele teksten i anførselstegn, eller brug >-."
    if "did not find expected key" in problem or "did not find expected '-'" in problem:
        return (
            "Linjen passer ikke med indrykningen omkring den. Ret indrykningen, så søskende står lige under hinanden."
        )
    if "found unexpected end of stream" in problem or "quoted scalar" in (error.context or ""):
        return "Et anførselstegn er åbnet, men ikke lukket. Luk det sidst i teksten."
    if "cannot start any token" in problem:
        return "Teksten begynder med et tegn, YAML bruger til noget andet. Sæt teksten i anførselstegn."
    return f"Linjen er ikke gyldig YAML ({problem}). Se på indrykning, kolon og anførselstegn her og på linjen over."


class _StopError(Exception):
    """Raised after a fault that makes reading on pointless."""


def _place(mark: Any) -> tuple[int, int]:
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


class _Builder:
    """Builds plain data from parser events without recursion, so that deep nesting cannot exhaust the stack."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.stack: list[tuple[Any, Way]] = []
        self.key: list[str | None] = []
        self.documents = 0

    def take(self, event: yaml.Event) -> None:
        """Take the next event of the stream."""
        if isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                self.stop(event, "Filen har flere dokumenter (linjen ---). Læg hvert i sin egen fil.")
        elif isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            self.stop(event, "Ankre og henvisninger (& og *) bruges ikke her. Skriv teksten helt ud.")
        elif isinstance(event, yaml.NodeEvent):
            tag = (getattr(event, "tag", None) or "!").replace("tag:yaml.org,2002:", "!!")
            if tag != "!":
                self.stop(event, f"Mærker som {tag} bruges ikke her. Slet mærket.")
            if isinstance(event, yaml.ScalarEvent):
                self.scalar(event)
            else:
                self.open(event)
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            self.stack.pop()
            self.key.pop()

    def stop(self, event: yaml.Event, message: str) -> None:
        """Record the fault and end the reading of this file."""
        self.fault(event, message)
        raise _StopError

    def fault(self, event: yaml.Event, message: str) -> None:
        """Record a fault at the event's place."""
        self.source.problems.append(Problem(self.source.file, *_place(event.start_mark), message))

    def open(self, event: yaml.NodeEvent) -> None:
        """Start a mapping or a list."""
        if len(self.stack) >= MAX_DEPTH:
            self.stop(event, f"Filen er indlejret i mere end {MAX_DEPTH} niveauer. Gør den fladere.")
        value: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
        if self.stack and isinstance(self.stack[-1][0], dict) and self.key[-1] is None:
            self.stop(event, "En nøgle skal være et enkelt ord, ikke en liste eller en gruppe.")
        way = self.place(event, value)
        self.stack.append((value, way))
        self.key.append(None)

    def scalar(self, event: yaml.ScalarEvent) -> None:
        """Take a key or a value."""
        if self.stack and isinstance(self.stack[-1][0], dict) and self.key[-1] is None:
            mapping, way = self.stack[-1]
            if event.value in mapping:
                self.fault(event, f'Nøglen "{event.value}" står to gange. Behold den ene.')
            self.key[-1] = event.value
            self.source.marks[(*way, event.value)] = _place(event.start_mark)
            return
        value: Any = event.value
        if event.implicit[0]:
            if _SURPRISE.match(value):
                message = f'"{value}" uden anførselstegn læses forskelligt af forskellige programmer. Skriv "{value}".'
                self.fault(event, message)
            else:
                value = _resolve(value)
        self.place(event, value)

    def place(self, event: yaml.Event, value: Any) -> Way:
        """Put a value where it belongs and remember where it stood."""
        if not self.stack:
            way: Way = ()
            self.source.data = value
        else:
            parent, parent_way = self.stack[-1]
            if isinstance(parent, dict):
                key = self.key[-1]
                assert key is not None
                way = (*parent_way, key)
                parent.setdefault(key, value)
                self.key[-1] = None
            else:
                way = (*parent_way, len(parent))
                parent.append(value)
        if way not in self.source.marks:  # the value of a key is pointed at by its key
            self.source.marks[way] = _place(event.start_mark)
        return way


def _resolve(value: str) -> Any:
    if _NULL.match(value):
        return None
    if _BOOL.match(value):
        return value.lower() == "true"
    if _INT.match(value):
        return int(value) if len(value) < 19 else value
    if _FLOAT.match(value):
        return float(value)
    return value
