"""What an author sees who has a page open while scripts/serve.py runs, from the save to the page."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Locator, Page

from scripts import live_updates
from scripts.live_look import can_look
from scripts.live_updates import addresses
from scripts.measures import rebuild_time

ROOT = Path(__file__).resolve().parents[2]
CONTENT = ROOT / "tests" / "faults" / "base"
MENU = "nav:\n  - Håndbog:\n      - haandbog/side.md\n"
PAGE, QUIZ, STYLES = "docs/haandbog/side.md", "quizzes/proeve.yml", "docs/assets/css/site.css"
PATIENCE = 150
"""Seconds until something is held to have failed: on a busy machine a whole build takes long."""
SHOWN, BUILT, FAILED = "Vist (", "Siden er bygget", "Siden kunne ikke bygges"


class Serve(rebuild_time.Serve):
    """The command at work on a small project of its own."""

    def replace(self, name: str, old: str, new: str) -> None:
        path = self.root / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")


def until(holds: Callable[[], bool], otherwise: Callable[[], str]) -> None:
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, otherwise()
        time.sleep(0.02)


@pytest.fixture(scope="module")
def serve(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serve]:
    root = tmp_path_factory.mktemp("et projekt") / "p"
    shutil.copytree(CONTENT, root)
    for name in ("macros", "overrides", "scripts"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "docs/assets", root / "docs/assets", ignore=shutil.ignore_patterns("hverdagsord.yml"))
    for name in ("organisation.yml", "uv.lock", "pyproject.toml"):
        shutil.copy(ROOT / name, root / name)
    (root / ".venv").symlink_to(ROOT / ".venv")
    if (known := ROOT / ".cache" / "stavning.json").is_file():  # else the first check reads the whole dictionary
        (root / ".cache").mkdir()
        shutil.copy(known, root / ".cache")
    page = (root / PAGE).read_text(encoding="utf-8")
    (root / PAGE).write_text(page.replace("side.md#q-hvem-ansaetter", "#loven-bestemmer"), encoding="utf-8")
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").partition("not_in_nav:")[0]
    (root / "mkdocs.yml").write_text(config + MENU, encoding="utf-8")
    serve = Serve(root)
    yield serve
    serve.end()
    print("".join(serve.said))
    assert [path.name for path in root.glob(".site*")] == []
    assert "Traceback" not in "".join(serve.said)


class Open:
    """The page in a browser, which counts how often it was loaded."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.loads = 0
        page.on("load", self.loaded)
        page.goto(address)
        page.evaluate("new EventSource('/__reload').onmessage = () => document.body.dataset.listens = 'true'")
        page.locator("[data-listens]").wait_for(state="attached")
        self.loads = 0

    def loaded(self, _page: Page) -> None:
        self.loads += 1

    def outline(self) -> str:
        try:
            return str(self.page.evaluate("getComputedStyle(document.body).outlineColor"))
        except Error:
            return "the page was just being loaded"

    def text(self, text: str) -> Locator:
        return self.page.get_by_text(text).first


@pytest.fixture
def author(serve: Serve, browser: Browser) -> Iterator[Open]:
    with browser.new_context() as context:
        context.set_default_timeout(PATIENCE * 1000)
        yield Open(context.new_page(), f"{serve.address}/haandbog/side/")


def test_what_is_saved_is_shown_at_once_as_it_is_published_later(serve: Serve, author: Open) -> None:
    built = serve.count(BUILT)
    serve.replace(PAGE, "Det er kort.", "Det er kortere.")
    author.text("Det er kortere.").wait_for()
    assert serve.count(BUILT) == built, "the page does not wait for the whole build"
    assert not re.search("kortere", (serve.root / "site/haandbog/side/index.html").read_text(encoding="utf-8"))

    serve.replace(QUIZ, "Hvem fastsætter principper?", "Hvem fastsætter rammer?")
    author.text("Hvem fastsætter rammer?").wait_for()
    serve.wait(SHOWN, 2)
    assert serve.count(BUILT) == built, "the first build was given up"

    serve.replace(STYLES, "body {", "body { outline: 3px solid rgb(1, 2, 3);")
    until(lambda: author.outline() == "rgb(1, 2, 3)", author.outline)
    serve.wait(BUILT, built + 1)
    author.page.wait_for_timeout(300)
    assert author.loads == 3, "the build shows what was seen already, so nothing is loaded anew"
    page = (serve.root / "site/haandbog/side/index.html").read_text(encoding="utf-8")
    assert "Det er kortere." in page
    assert "Hvem fastsætter rammer?" in page
    styles = (serve.root / "site/assets/css/site.css").read_text(encoding="utf-8")
    assert "outline:3px solid rgb(1,2,3)" in styles
    assert serve.count(BUILT) == built + 1, "three saves, one build that came to its end"


def test_a_broken_save_says_so_and_keeps_the_page_until_it_is_mended(serve: Serve, author: Open) -> None:
    box = author.page.get_by_role("alert")
    serve.replace(PAGE, "Resten er jeres valg.", "Resten er jeres valg {{ kilde('nej') }}.")
    box.wait_for()
    assert box.locator("code").first.inner_text().startswith(f"{PAGE}:")
    assert author.text("Resten er jeres valg. Læs").is_visible()
    serve.replace(QUIZ, "stem: Hvem", "stem: Hvad siger loven? Hvem")
    serve.wait(FAILED, 2)
    assert author.loads == 0
    serve.replace(PAGE, "Resten er jeres valg {{ kilde('nej') }}.", "Resten er jeres eget valg.")
    author.text("Resten er jeres eget valg. Læs").wait_for()
    author.text("Hvad siger loven?").wait_for()
    assert box.count() == 0
    assert serve.count(FAILED) == 2


@pytest.mark.long
def test_a_template_is_shown_after_the_whole_build_or_what_is_wrong_with_it(serve: Serve, author: Open) -> None:
    box = author.page.get_by_role("alert")
    serve.replace("overrides/main.html", "<main ", "{{ findes.ikke }}<main ")
    box.wait_for()
    assert author.text("Det er kort").is_visible()
    serve.replace("overrides/main.html", "{{ findes.ikke }}<main ", "<p>Til alle sider</p><main ")
    author.text("Til alle sider").wait_for()
    assert box.count() == 0


def test_a_page_that_fetched_nothing_of_what_changed_is_left_alone(serve: Serve, author: Open) -> None:
    built = serve.count(BUILT)
    serve.replace("docs/kilder/register.yml", "title:", "title: ")
    serve.wait(BUILT, built + 1)
    author.page.wait_for_timeout(300)
    assert author.loads == 0


class Failing:
    """A whole build that finds what neither look nor check can see."""

    def __init__(self, site: Path) -> None:
        self.asked = threading.Event()

    def wait(self) -> list[str]:
        assert self.asked.wait(10)
        return ["for stor"]

    def stop(self) -> None:
        pass


class Ready:
    """Processes that have the look at once."""

    def check(self, root: Path) -> Ready:
        return self

    def look(self, root: Path, changed: set[str], out: Path) -> Ready:
        (out / "side").mkdir(parents=True)
        (out / "side/index.html").write_text("ny", encoding="utf-8")
        return self

    def answer(self) -> list[str]:
        return []

    def warm(self, root: Path, out: Path) -> None:
        pass

    def end(self) -> None:
        pass


def test_a_look_is_taken_back_when_the_whole_build_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live_updates, "WholeBuild", Failing)
    monkeypatch.setattr(live_updates, "Residents", Ready)
    told: list[tuple[list[str], list[str]]] = []
    updates = live_updates.Updates(tmp_path, lambda *news: told.append(news))
    updates.saved(["docs/index.md"])
    assert (updates.looks / "side/index.html").read_text(encoding="utf-8") == "ny"
    assert told == [([], ["/side/index.html", "/side/"])]
    assert isinstance(updates._build, Failing)
    updates._build.asked.set()
    until(lambda: len(told) == 2, lambda: str(told))
    assert told[1] == (["for stor"], ["/side/index.html", "/side/"])
    assert list(updates.looks.iterdir()) == []
    updates.end()


@pytest.mark.parametrize(
    ("names", "possible"),
    [
        (["docs/haandbog/side.md", "quizzes/proeve.yml"], True),
        (["docs/assets/css/site.css", "docs/assets/js/quiz.js"], True),
        (["docs/ordliste.yml"], False),
        (["docs/kilder/register.yml"], False),
        (["docs/assets/js/offline/worker.js"], False),
        (["docs/haandbog/side.md", "mkdocs.yml"], False),
        (["docs/haandbog/slettet.md"], False),
        (["overrides/main.html"], False),
        (["macros/env.py"], False),
    ],
)
def test_only_content_whose_traces_are_known_is_looked_at(tmp_path: Path, names: list[str], possible: bool) -> None:
    for name in names:
        if "slettet" not in name:
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).touch()
    assert can_look(tmp_path, set(names)) is possible


def test_a_page_is_at_the_address_of_its_folder_too() -> None:
    assert addresses(["index.html", "a/index.html", "a/b.css"]) == [
        "/index.html",
        "/a/index.html",
        "/a/b.css",
        "/",
        "/a/",
    ]


@pytest.mark.long
def test_the_site_that_is_served_in_the_end_is_what_a_quick_build_makes(serve: Serve, tmp_path: Path) -> None:
    built = serve.count(BUILT)
    serve.replace(PAGE, "En side til prøver.", "Endnu en side til prøver.")
    serve.wait(BUILT, built + 1)
    code = "import sys; from pathlib import Path; from scripts.build import build; print(build(Path(sys.argv[1]), quick=True))"
    done = subprocess.run(
        [sys.executable, "-c", code, tmp_path / "site"],
        cwd=serve.root,
        env={**os.environ, "PYTHONPATH": str(serve.root)},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout == "[]\n"
    assert contents(serve.root / "site") == contents(tmp_path / "site")


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
