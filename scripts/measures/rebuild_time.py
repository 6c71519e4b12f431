"""How long an author waits: from the save of a chapter, a quiz or a style to the moment the open page may load it."""

import json
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from pathlib import Path
from typing import Any

from scripts.measures import Table, number
from scripts.shell import ROOT

RUNS = 5
SOURCES = ("docs", "quizzes", "macros", "overrides", "scripts")
FILES = ("mkdocs.yml", "organisation.yml", "uv.lock", "pyproject.toml")
BUILT = "Siden er bygget"
# What is saved, what is added to it each time, and the address at which that shows.
SAVES = {
    "Et kapitel": ("docs/haandbog/formanden.md", "\n\nEn sætning til.\n", "/haandbog/formanden/"),
    "En quiz": ("quizzes/formanden.yml", "", "/haandbog/formanden/"),
    "En stil": ("docs/assets/css/site.css", "main { outline: 0 }\n", "/assets/css/site.css"),
}


class Serve:
    """scripts/serve.py at work on a copy of the project, with what it has said."""

    def __init__(self, root: Path) -> None:
        """Start it, and wait until the site is served; raises TimeoutError when it is not."""
        self.root = root
        self.said: list[str] = []
        command = [sys.executable, "-X", "utf8", str(root / "scripts" / "serve.py"), "--port", "0"]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8")
        threading.Thread(target=self._listen, daemon=True).start()
        self.wait("Se siden på")
        self.address = re.findall(r"http://[\d.:]+", "".join(self.said))[0]

    def count(self, text: str) -> int:
        """Return how many lines hold a text."""
        return sum(text in line for line in self.said)

    def wait(self, text: str, times: int = 1, seconds: float = 300) -> None:
        """Wait until so many lines hold a text; raises TimeoutError with all that was said."""
        end = time.monotonic() + seconds
        while self.count(text) < times:
            if time.monotonic() > end or self.process.poll() is not None:
                raise TimeoutError("".join(self.said))
            time.sleep(0.02)

    def end(self) -> None:
        """Stop it."""
        self.process.terminate()
        self.process.wait(20)

    def _listen(self) -> None:
        assert self.process.stdout
        with self.process.stdout as lines:
            self.said.extend(lines)


def copy(root: Path) -> None:
    """Copy what the site is made from to ``root``; the environment and what is kept between builds stay shared."""
    ignored = shutil.ignore_patterns("__pycache__")
    for name in SOURCES:
        shutil.copytree(ROOT / name, root / name, ignore=ignored)
    for name in FILES:
        shutil.copy(ROOT / name, root / name)
    for name in (".venv", ".cache"):
        (root / name).symlink_to(ROOT / name, target_is_directory=True)


def table() -> Table:
    """Serve a copy, and save each kind of file a few times, every time when the build before has come to its end."""
    with tempfile.TemporaryDirectory() as folder:
        copy(Path(folder) / "p")
        serve = Serve(Path(folder) / "p")
        try:
            time.sleep(5)  # the processes that stay get ready
            rows = [_row(serve, what, *save) for what, save in SAVES.items()]
        finally:
            serve.end()
    how = f"Fra du gemmer en fil, til siden kan hentes igen, mens den vises på din egen computer; median af {RUNS}."
    return Table("Fra gemt til set", how, ("Hvad du gemmer", "Højst", "Målt", "Hele bygningen bagved"), rows)


def _row(serve: Serve, what: str, name: str, text: str, address: str) -> tuple[str, ...]:
    shown, built = [], []
    for _ in range(RUNS):
        seen, whole = _save(serve, name, text, address)
        shown.append(seen)
        built.append(whole)
    first, last = (f"{number(statistics.median(values), 1)} s" for values in (shown, built))
    return (what, "2 s", first, last)


def _save(serve: Serve, name: str, text: str, address: str) -> tuple[float, float]:
    """Save once; return the seconds until the page may load it, and until the whole build is in its place."""
    path, built = serve.root / name, serve.count(BUILT)
    old = path.read_text(encoding="utf-8")
    new = old + text if text else re.sub(r"stem: (?=\w)", "stem: Nu ", old, count=1)
    with urllib.request.urlopen(f"{serve.address}/__reload", timeout=60) as stream:
        before = _state(stream.readline())["build"]
        start = time.monotonic()
        path.write_text(new, encoding="utf-8")
        while True:
            line = stream.readline()
            state = _state(line) if line.startswith(b"data:") else {"changed": {}, "problems": []}
            if state["problems"]:
                raise SystemExit("\n".join(state["problems"]))
            if state["changed"].get(address, 0) > before:
                break
        seen = time.monotonic() - start
    serve.wait(BUILT, built + 1)
    return seen, time.monotonic() - start


def _state(line: bytes) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(line.removeprefix(b"data:"))
    return found
