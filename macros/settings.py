"""What the check needs to know from mkdocs.yml: the pages of the navigation, and how a heading becomes an anchor."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

import yaml
from markdown.extensions.toc import slugify as default_slugify

FILE = "mkdocs.yml"
_SLUGS = "pymdownx.slugs"


@dataclass(frozen=True)
class Settings:
    """`navigation` holds the pages as paths in docs/, also those left out on purpose; None when all pages are shown."""

    navigation: frozenset[str] | None = None
    slugify: Callable[[str, str], str] = default_slugify


def read_settings(root: Path) -> Settings:
    """Read mkdocs.yml below `root`; without the file the engine's own defaults hold."""
    path = root / FILE
    if not path.is_file():
        return Settings()
    data = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)
    left_out = (line.strip().lstrip("/") for line in str(data.get("not_in_nav") or "").splitlines())
    navigation = frozenset([*_pages(data["nav"]), *left_out]) if data.get("nav") else None
    toc: dict[str, Any] = next(
        (entry["toc"] for entry in data.get("markdown_extensions", ()) if _names(entry, "toc")), {}
    )
    return Settings(navigation, toc.get("slugify", default_slugify))


def _names(entry: object, extension: str) -> bool:
    return isinstance(entry, dict) and bool(entry.get(extension))


def _pages(nav: Any) -> Iterator[str]:
    if isinstance(nav, str):
        yield nav
    else:
        for entry in nav.values() if isinstance(nav, dict) else nav:
            yield from _pages(entry)


class _Loader(yaml.SafeLoader):
    """Reads the engine's tags; of Python objects it makes no other than a slugify function."""


def _slugify(loader: yaml.SafeLoader, name: str, node: yaml.Node) -> Callable[[str, str], str]:
    module, _, function = name.rpartition(".")
    if module != _SLUGS or not isinstance(node, yaml.MappingNode):
        raise yaml.constructor.ConstructorError(None, None, f"unknown object {name}", node.start_mark)
    made: Callable[[str, str], str] = getattr(import_module(module), function)(
        **loader.construct_mapping(node, deep=True).get("kwds", {})
    )
    return made


_Loader.add_multi_constructor("tag:yaml.org,2002:python/object/apply:", _slugify)
_Loader.add_multi_constructor("!", lambda loader, name, node: None)
