"""What the check needs to know from mkdocs.yml: the pages of the navigation, and how a heading becomes an anchor."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any

import yaml
from markdown.extensions.toc import slugify as default_slugify

from macros.problems import Problem

FILE = "mkdocs.yml"
_SLUGS = "pymdownx.slugs"


@dataclass(frozen=True)
class Settings:
    """`navigation` holds the pages as paths in docs/, also those left out on purpose; None when all pages are shown.

    `menu` is the navigation as written: paths, and {heading: entries}.
    """

    navigation: frozenset[str] | None = None
    slugify: Callable[[str, str], str] = default_slugify
    problems: tuple[Problem, ...] = ()
    menu: list[Any] = field(default_factory=list)


def read_settings(root: Path) -> Settings:
    """Read mkdocs.yml below `root`; without the file, or one that can be read, the engine's own defaults hold."""
    path = root / FILE
    if not path.is_file():
        return Settings()
    try:
        return _settings(yaml.load(path.read_text(encoding="utf-8-sig"), Loader=_Loader))
    except UnicodeDecodeError:
        return _unreadable("Filen er ikke gemt som UTF-8. Gem den igen med tegnsættet UTF-8.")
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        return _unreadable(f"Filen er ikke gyldig YAML ({error.problem}).", mark.line + 1 if mark else 1)
    except (yaml.YAMLError, AttributeError, TypeError, ValueError, RecursionError):
        return _unreadable("Indstillingerne er ikke skrevet, som MkDocs læser dem. Se på nav og markdown_extensions.")


def _unreadable(message: str, line: int = 1) -> Settings:
    return Settings(problems=(Problem(FILE, line, 1, message),))


def _settings(data: Any) -> Settings:
    left_out = (line.strip().lstrip("/") for line in str(data.get("not_in_nav") or "").splitlines())
    navigation = frozenset([*pages_in(data["nav"]), *left_out]) if data.get("nav") else None
    toc: dict[str, Any] = next(
        (entry["toc"] for entry in data.get("markdown_extensions", ()) if _names(entry, "toc")), {}
    )
    slugify = toc.get("slugify", default_slugify)
    if not callable(slugify):
        raise TypeError("slugify is no function")
    return Settings(navigation, slugify, menu=data.get("nav") or [])


def _names(entry: object, extension: str) -> bool:
    return isinstance(entry, dict) and bool(entry.get(extension))


def pages_in(nav: Any) -> Iterator[str]:
    """Yield the paths of the pages in a part of the navigation, in order."""
    if isinstance(nav, str):
        yield nav
    else:
        for entry in nav.values() if isinstance(nav, dict) else nav:
            yield from pages_in(entry)


class _Loader(yaml.SafeLoader):
    """Reads the engine's tags; of Python objects it makes no other than a slugify function. References are refused."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        """Compose a node, unless it is a reference to another: a few of those can stand for millions."""
        if self.check_event(yaml.AliasEvent):
            mark = self.peek_event().start_mark  # type: ignore[no-untyped-call]
            raise yaml.composer.ComposerError(None, None, "references are not used", mark)
        return super().compose_node(parent, index)


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
