"""Write a quiz as YAML that an author likes to read: block style, short ids and options on one line, long texts folded."""

from __future__ import annotations

import datetime
from contextlib import suppress
from typing import Any

import yaml

from macros.source import parse

WIDTH = 100
_FOLD = 88
"""A folded line is broken after the word that reaches this width."""
_ONE_LINE = ("sources", "look_in", "accept")


def write(data: dict[str, Any], schema: str) -> str:
    """Return the text of the file; `schema` is the address of the editor schema, seen from the file's folder."""
    head = _dump(_block({name: value for name, value in data.items() if name != "items"}))
    items = "\n".join(_dump([_block(item)], 2) for item in data["items"])
    return f"# yaml-language-server: $schema={schema}\n{head}items:\n{items}"


def _dump(value: Any, indent: int = 0) -> str:
    text: str = yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_FOLD - indent, indent=2)
    return "".join(f"{' ' * indent if line.strip() else ''}{line}" for line in text.splitlines(keepends=True))


class _Flow:
    """A list or a group on one line."""

    def __init__(self, value: Any) -> None:
        self.value = value


def _block(value: dict[str, Any]) -> dict[str, Any]:
    return {name: _styled(inner, name) for name, inner in value.items()}


def _styled(value: Any, key: str = "") -> Any:
    if isinstance(value, dict):
        made = _block(value)
        short = "id" in value and all(isinstance(inner, str | bool) for inner in value.values())
        return _Flow(made) if short and len(str(value)) < WIDTH - 12 else made
    if key == "reviewed":
        with suppress(ValueError):
            return datetime.date.fromisoformat(value)
    if isinstance(value, list):
        plain = key in _ONE_LINE and len(str(value)) < WIDTH - 12
        return _Flow(list(value)) if plain else [_styled(inner) for inner in value]
    return value


class _Dumper(yaml.SafeDumper):
    """Indents lists below their key, folds long texts, and quotes what other tools would read differently."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        return super().increase_indent(flow, False)

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _string(dumper: _Dumper, text: str) -> yaml.Node:
    if " " not in text and (parse(f"- {text}", "").problems or parse(f"- {text}", "").data != [text]):
        return dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"')
    folded = len(text) > WIDTH - 30 and "\n" not in text and not text.startswith(" ")
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=">" if folded else None)


def _flow(dumper: _Dumper, flow: _Flow) -> yaml.Node:
    if isinstance(flow.value, dict):
        return dumper.represent_mapping("tag:yaml.org,2002:map", flow.value, flow_style=True)
    return dumper.represent_sequence("tag:yaml.org,2002:seq", flow.value, flow_style=True)


_Dumper.add_representer(str, _string)
_Dumper.add_representer(_Flow, _flow)
