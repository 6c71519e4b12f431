"""A few pages of the site as the engine makes them: beside the configuration, what calls MkDocs' own functions."""

from __future__ import annotations

import logging
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.nav import Navigation

from scripts.mkdocs_messages import problems


class NoOptions(Config):  # type: ignore[no-untyped-call]
    """The options of a plugin that has none."""


class OnlyPages(BasePlugin[NoOptions]):  # type: ignore[no-untyped-call]
    """Leaves all pages but a few, and every other file, out of a build, though the few still know of the others."""

    def __init__(self, wanted: set[str]) -> None:
        """Take the pages to keep, as paths in docs/."""
        self.wanted = wanted

    def on_nav(self, nav: Navigation, /, *, config: MkDocsConfig, files: Files) -> None:
        """Read of the others no more than what a menu says of them: their front matter."""
        config.theme.static_templates = set()
        for file in files:
            if file.src_uri not in self.wanted:
                file.inclusion = InclusionLevel.EXCLUDED
                if file.page:
                    file.page.read_source(config)


class Output(logging.Handler):
    """Keeps the engine's warnings and errors as its command prints them."""

    def __init__(self) -> None:
        """Start with none."""
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a message."""
        self.lines.append(f"{record.levelname} -  {record.getMessage()}")


def render(root: Path, pages: set[str], out: Path) -> list[str]:
    """Write these pages (paths in docs/) to ``out``, byte for byte as in a build of all; return the problems."""
    output, log = Output(), logging.getLogger("mkdocs")
    log.addHandler(output)
    try:
        config = load_config(str(root / "mkdocs.yml"), site_dir=str(out))
        config.plugins["only-pages"] = OnlyPages(pages)
        build(config)
    except (MkDocsException, SystemExit) as error:
        output.lines.append(f"ERROR -  {error}")
    finally:
        log.removeHandler(output)
    return problems("\n".join(output.lines), root) if output.lines else []
