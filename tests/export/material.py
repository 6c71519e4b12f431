"""What the tests of exporters export: the real content, the gallery, and hostile copies of it."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from dataclasses import replace
from functools import cache
from pathlib import Path

from macros.export.package import Material, Package
from macros.gallery import load_gallery
from macros.load import Library, load
from macros.model import Quiz
from tests.export.hostile import hostile

ROOT = Path(__file__).resolve().parent.parent.parent
ADDRESS = "https://example.org/"


@cache
def library() -> Library:
    """The real content."""
    found = load(ROOT)
    assert found.problems == []
    return found


@cache
def gallery() -> tuple[Quiz, ...]:
    """One quiz for every type of question."""
    loaded = load_gallery(ROOT)
    assert loaded.model is not None
    return tuple(example.quiz() for example in loaded.model.examples)


@cache
def hostile_gallery() -> tuple[Quiz, ...]:
    """The gallery with nasty texts in every field."""
    return tuple(hostile(quiz) for quiz in gallery())


def only(quizzes: tuple[Quiz, ...]) -> Library:
    """The real sources with no other content than these quizzes."""
    return replace(library(), contents={quiz.id: quiz for quiz in quizzes})


def front_page(folder: Path) -> Path:
    """Make a site that is only a front page, for exporters that ask no more than its address."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "index.html").write_text(f'<html><link rel="canonical" href="{ADDRESS}"></html>')
    return folder


def material(quizzes: tuple[Quiz, ...], site: Path) -> Material:
    """The quizzes as the only content."""
    return Material(only(quizzes), ROOT, site)


def digest(package: Package) -> str:
    """Digest the names and bytes of all files."""
    return hashlib.sha256(
        repr([(name, hashlib.sha256(data).hexdigest()) for name, data in package.files.items()]).encode()
    ).hexdigest()


def digest_elsewhere(module: str, site: Path, folder: Path) -> str:
    """Export the real content in another process: another folder, hash seed, time zone and language."""
    code = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r})\n"
        "from importlib import import_module; from pathlib import Path\n"
        "from macros.export.package import Material; from macros.load import load; from tests.export.material import digest\n"
        f"root = Path({str(ROOT)!r})\n"
        f"print(digest(import_module({module!r}).write(Material(load(root), root, Path({str(site)!r})))))"
    )
    elsewhere = {"PYTHONHASHSEED": "77", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"}
    run = subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder,
        env={**os.environ, **elsewhere},
        capture_output=True,
        text=True,
        check=True,
    )
    return run.stdout.strip()
