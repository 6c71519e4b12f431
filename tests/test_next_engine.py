"""The engine of today ends in May 2027: its successor Zensical builds the same pages from the same files."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import unquote, urljoin

import pytest
from lxml import etree, html

from scripts.build import settings
from scripts.postbuild import STEPS
from scripts.postbuild.prune import prune
from tests.site import Site

SOURCES = ("docs", "macros", "overrides", "quizzes", "mkdocs.yml", "organisation.yml")
DEEP = "https://eksempel.dk/langt/nede/i/en/mappe/"
"""Where the pages are thought to lie: so deep that a link which climbs too far shows."""
ACCEPTED = {
    "assets/javascripts/": "the scripts of each engine's own theme, which no page uses",
    "assets/stylesheets/": "the styles of each engine's own theme, which no page uses",
    "search.json": "Zensical's own search, which no page uses",
    "sitemap.xml.gz": "written by MkDocs alone; search engines read the other",
}
"""Files that only one of the engines writes; scripts/postbuild/prune.py takes them away. Of pages, nothing may differ
but the space between elements."""
needs_zensical = pytest.mark.skipif(not find_spec("zensical"), reason="the next engine, zensical, is not installed")


@dataclass(frozen=True)
class Built:
    """What an engine wrote, before the steps that follow it."""

    folder: Path

    @cached_property
    def files(self) -> set[str]:
        return {path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*") if path.is_file()}

    def page(self, name: str) -> html.HtmlElement:
        return html.document_fromstring((self.folder / name).read_bytes())


def words(element: html.HtmlElement) -> str:
    return " ".join(str(element.text_content()).split())


def resolved(address: str, page: str) -> str:
    """Return where an address leads from a page, a folder and its index being the same."""
    return unquote(urljoin(DEEP + page.removesuffix("index.html"), address))


def headings(tree: html.HtmlElement, _page: str) -> Iterator[str]:
    for element in tree.iter("h1", "h2", "h3", "h4", "h5", "h6", "summary", "legend", "caption"):
        yield f"{element.tag} {words(element)}"


def ids(tree: html.HtmlElement, _page: str) -> Iterator[str]:
    yield from map(str, tree.xpath("//@id"))


def forms(tree: html.HtmlElement, _page: str) -> Iterator[str]:
    for element in tree.iter("form", "fieldset", "input", "select", "option", "textarea", "button", "label", "output"):
        yield f"{element.tag} {sorted(element.attrib.items())} {words(element)}"


def links(tree: html.HtmlElement, page: str) -> Iterator[str]:
    for element in tree.iter(etree.Element):
        for attribute in ("href", "src"):
            if attribute in element.attrib:
                yield f"{element.tag} {resolved(element.attrib[attribute], page)} {words(element)}"


def texts(tree: html.HtmlElement, _page: str) -> Iterator[str]:
    for text in tree.xpath("//text()"):
        if text.strip():
            yield " ".join(text.split())


def elements(tree: html.HtmlElement, _page: str) -> Iterator[str]:
    """Yield every element with what it says of itself: the description for search engines, classes, data for scripts."""
    for element in tree.iter(etree.Element):
        own = sorted((name, value) for name, value in element.attrib.items() if name not in ("href", "src"))
        yield f"{element.tag} {own}"


ASPECTS: tuple[Callable[[html.HtmlElement, str], Iterator[str]], ...] = (headings, ids, forms, links, texts, elements)


def differences(one: html.HtmlElement, other: html.HtmlElement, page: str) -> Iterator[str]:
    """Yield a line for each aspect in which two builds of a page are not the same."""
    for aspect in ASPECTS:
        first, second = list(aspect(one, page)), list(aspect(other, page))
        if first != second:
            at = next(
                (n for n, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), min(len(first), len(second))
            )
            pair = " | ".join(str(lines[at])[:200] if at < len(lines) else "(nothing)" for lines in (first, second))
            yield f"{page}: {aspect.__name__} {at}: {pair}"


@pytest.fixture(scope="module")
def project(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what both engines read: Zensical writes only below the project."""
    folder = tmp_path_factory.mktemp("next")
    for name in SOURCES:
        if (root / name).is_dir():
            shutil.copytree(root / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(root / name, folder)
    return folder


@pytest.fixture(scope="module")
def builds(project: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Built, Built]:
    """The same files built by MkDocs and by Zensical, both strictly."""
    first = tmp_path_factory.mktemp("first") / "site"

    def run(*command: str) -> str:
        command = (sys.executable, "-m", *command)
        done = subprocess.run(command, cwd=project, env=settings(project), capture_output=True, encoding="utf-8")
        assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
        return done.stdout + done.stderr

    with ThreadPoolExecutor() as pool:
        mkdocs = pool.submit(run, "mkdocs", "build", "--strict", "--site-dir", str(first))
        zensical = pool.submit(run, "zensical", "build", "--strict")
        mkdocs.result()
        assert "No issues found" in zensical.result()
        assert "Macro rendering failed" not in zensical.result()
    return Built(first), Built(project / "site")


@needs_zensical
def test_both_engines_write_the_same_files_but_for_those_named(builds: tuple[Built, Built]) -> None:
    one, other = builds
    only_in_one = one.files ^ other.files
    assert [name for name in sorted(only_in_one) if not name.startswith(tuple(ACCEPTED))] == []
    assert [name for name in ACCEPTED if not any(file.startswith(name) for file in only_in_one)] == []


@needs_zensical
def test_every_page_is_the_same(builds: tuple[Built, Built]) -> None:
    one, other = builds
    pages = sorted(name for name in one.files & other.files if name.endswith(".html"))
    assert len(pages) > 100
    found = [line for name in pages for line in differences(one.page(name), other.page(name), name)]
    assert found == [], "\n".join(found[:40])


@needs_zensical
def test_search_engines_are_told_the_same_pages(builds: tuple[Built, Built]) -> None:
    told = [
        set(etree.parse(built.folder / "sitemap.xml").getroot().itertext("{*}loc", "{*}lastmod")) for built in builds
    ]
    assert len(told[0]) > 100
    assert told[0] == told[1]


@needs_zensical
def test_nothing_that_is_written_for_the_templates_is_left_on_a_page(builds: tuple[Built, Built]) -> None:
    for built in builds:
        for name in sorted(name for name in built.files if name.endswith(".html")):
            text = (built.folder / name).read_text(encoding="utf-8")
            assert "as-written:" not in text, name
            assert "data-fragment" not in text, name


@needs_zensical
@pytest.mark.long
def test_the_steps_after_the_build_take_either(
    builds: tuple[Built, Built], site: Site, root: Path, tmp_path: Path
) -> None:
    """The whole site, made of what Zensical wrote, is the one that is deployed: search, downloads, frames, headers."""
    folder = tmp_path / "site"
    shutil.copytree(builds[1].folder, folder)
    assert [problem for step in STEPS for problem in step(folder, root)] == []
    made, deployed = Built(folder), Built(site.folder)
    without_index = [{name for name in one.files if not name.startswith("pagefind/")} for one in (made, deployed)]
    assert without_index[0] ^ without_index[1] == set()
    pages = sorted(name for name in made.files if name.endswith(".html"))
    found = [line for name in pages for line in differences(made.page(name), deployed.page(name), name)]
    assert found == [], "\n".join(found[:40])


def test_what_only_one_engine_writes_does_not_travel(tmp_path: Path) -> None:
    for name in ACCEPTED:
        path = tmp_path / (f"{name}one.file" if name.endswith("/") else name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    prune(tmp_path)
    assert not Built(tmp_path).files


PAGE = (
    '<title>A</title><meta name="description" content="om"><main><h2 id="a">Penge</h2>'
    '<p>Se <a href="../b/">b</a>.</p><label>Navn <input type="text" name="navn"></label></main>'
)


@pytest.mark.parametrize(
    ("old", "new", "aspect"),
    [
        ("h2", "h3", "headings"),
        ('id="a"', 'id="penge"', "ids"),
        ('type="text"', 'type="email"', "forms"),
        ("../b/", "../../b/", "links"),
        ("Se", "Læs", "texts"),
        ('content="om"', 'content="ikke om"', "elements"),
    ],
)
def test_a_difference_is_seen(old: str, new: str, aspect: str) -> None:
    assert old in PAGE
    one, other = (html.document_fromstring(text) for text in (PAGE, PAGE.replace(old, new)))
    assert aspect in {line.split(": ")[1].split()[0] for line in differences(one, other, "x/index.html")}
    assert list(differences(one, html.document_fromstring(PAGE.replace("><", ">\n<")), "x/index.html")) == []
