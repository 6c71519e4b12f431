"""The same questions as sites: in three other quiz plugins, in their theme, and here, in theirs and in ours."""

from __future__ import annotations

import shutil
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from scripts.build import settings
from scripts.measures import build_time
from scripts.shell import CACHE, fail, run

PEERS = {"mkdocs-quiz": "1.7.1", "mkdocs-mcq": "0.2.0", "mkdocs-superquiz": "0.7.1"}
PLUGINS = {"mkdocs-quiz": "mkdocs_quiz", "mkdocs-mcq": "mcq", "mkdocs-superquiz": "superquiz"}
PLAIN, OURS = "ren Markdown", "her"
OPTIONS = tuple((text, number == 1) for number, text in enumerate(build_time.OPTIONS))
WITHOUT = "Uden quiz"
CONFIG = """site_name: Måling
theme: {{name: material, language: da, font: false}}
plugins: [search{plugin}]
markdown_extensions: [admonition, attr_list, def_list, tables, pymdownx.superfences]
"""
# Our quizzes in the theme of the others: as in ours, what the Markdown need not read is put in by the template.
IN_THEIR_THEME = """{% extends "base.html" %}
{% block content %}
{% set rest = namespace(html=page.content) %}
{% for mark, fragment in (page.meta.fragments or {}).items() %}{% set rest.html = rest.html | replace(mark, fragment) %}{% endfor %}
{{ rest.html }}
{% endblock %}
"""


@dataclass
class Site:
    """A site that is built again and again by a Python."""

    name: str
    root: Path
    python: str
    seconds: list[float] = field(default_factory=list)

    def build(self) -> None:
        """Build once and note the time."""
        start = time.monotonic()
        done = run([self.python, *build_time.command(self.root)[1:]], settings())
        if done.returncode:
            raise fail(f"{self.name} kunne ikke bygges.", done.stdout)
        self.seconds.append(time.monotonic() - start)

    @property
    def median(self) -> float:
        """The median of the builds."""
        return statistics.median(self.seconds)


def environment() -> str:
    """Return the Python of an environment that holds the peers and nothing of ours."""
    folder = CACHE / "peers"
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    if not python.exists():
        run([sys.executable, "-m", "venv", str(folder)])
    wanted = ["mkdocs==1.6.1", "mkdocs-material==9.8.1", *(f"{name}=={version}" for name, version in PEERS.items())]
    done = run([str(python), "-m", "pip", "install", "--quiet", *wanted])
    if done.returncode:
        raise fail("De andre kunne ikke installeres.", done.stdout)
    return str(python)


def theirs(folder: Path, pages: int, python: str) -> dict[str, Site]:
    """Write a site for plain Markdown and one for each peer, as their authors would make them."""
    sites = {}
    for name, item in ITEMS.items():
        docs = folder / name / "docs"
        docs.mkdir(parents=True)
        plugin = f", {PLUGINS[name]}" if name in PLUGINS else ""
        (folder / name / "mkdocs.yml").write_text(CONFIG.format(plugin=plugin), encoding="utf-8")
        (docs / "index.md").write_text("# Forside\n", encoding="utf-8")
        for page in range(pages):
            build_time.write_page(docs / build_time.page_file(page), f"Side {page}", body(item, page))
        build_time.write_page(docs / "uden.md", WITHOUT, "En side med tekst.")
        sites[name] = Site(name, folder / name, python)
    return sites


def ours(folder: Path, pages: int, *, own_theme: bool) -> dict[str, Site]:
    """Write our site with plain Markdown and with quizzes, in our theme or in that of the others."""
    sites = {}
    for name in (PLAIN, OURS):
        root = folder / name
        build_time.make(root, with_quizzes=name == OURS, pages=pages)
        for page in range(pages if name == PLAIN else 0):
            build_time.write_page(root / "docs" / build_time.page_file(page), f"Side {page}", body(plain_item, page))
        build_time.write_page(root / "docs/uden.md", WITHOUT, "En side med tekst.")
        if not own_theme:
            shutil.rmtree(root / "overrides")
            (root / "overrides").mkdir()
            (root / "overrides/main.html").write_text(IN_THEIR_THEME, encoding="utf-8")
            config = root / "mkdocs.yml"
            text = config.read_text(encoding="utf-8").replace("plugins:\n", "plugins:\n  - search\n")
            config.write_text(text[: text.index("nav:")], encoding="utf-8")
        sites[name] = Site(name, root, sys.executable)
    return sites


def body(item: Callable[[int], str], page: int) -> str:
    """Return the questions of a page."""
    return "\n\n".join(item(page * build_time.ITEMS + number) for number in range(build_time.ITEMS))


def stem(number: int) -> str:
    """The question."""
    return f"Spørgsmål {number}: {build_time.STEM}"


def plain_item(number: int) -> str:
    """The question as Markdown."""
    return f"**{stem(number)}**\n\n" + "\n".join(f"- {name} {build_time.WHY}" for name, _ in OPTIONS)


def quiz_item(number: int) -> str:
    """The question for mkdocs-quiz."""
    options = "\n".join(f"- [{'x' if right else ' '}] {name}" for name, right in OPTIONS)
    return f"<quiz>\n{stem(number)}\n{options}\n\n" + "\n\n".join(build_time.WHY for _ in OPTIONS) + "\n</quiz>"


def mcq_item(number: int) -> str:
    """The question for mkdocs-mcq."""
    options = "\n".join(f"- [{'x' if right else ' '}] {name}\n  > {build_time.WHY}" for name, right in OPTIONS)
    return f'```mcq\n---\ntype: single\nquestion: "{stem(number)}"\n---\n\n{options}\n```'


def superquiz_item(number: int) -> str:
    """The question for mkdocs-superquiz, which explains nothing by itself."""
    options = "\n".join(f"      - {f'[{name}]' if right else name}" for name, right in OPTIONS)
    told = "\n\n".join(build_time.WHY for _ in OPTIONS)
    return f'!!! scquiz "Spørgsmål {number}"\n    {stem(number)}\n    answers:\n{options}\n\n{told}'


ITEMS: dict[str, Callable[[int], str]] = {
    PLAIN: plain_item, "mkdocs-quiz": quiz_item, "mkdocs-mcq": mcq_item, "mkdocs-superquiz": superquiz_item,
}  # fmt: skip
