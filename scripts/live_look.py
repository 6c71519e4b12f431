"""What a save is to show at once: the pages and assets it touches, as they will be published."""

from __future__ import annotations

import shutil
from pathlib import Path, PurePosixPath

ASSETS = {".css", ".js", ".svg", ".png"}
# These go to another address, or into the search index, after the build.
MOVED = ("docs/assets/js/offline/", "docs/assets/search/")


def can_look(root: Path, changed: set[str]) -> bool:
    """Tell whether all that was saved is pages, quizzes and assets, whose traces are known; paths are below ``root``."""
    return all((root / name).is_file() and _is_content(PurePosixPath(name)) for name in changed)


def _is_content(path: PurePosixPath) -> bool:
    if path.is_relative_to("docs/assets"):
        return path.suffix in ASSETS and not str(path).startswith(MOVED)
    return path.suffix == ".md" if path.parts[0] == "docs" else path.match("quizzes/*.yml")


def look(root: Path, changed: set[str], out: Path) -> list[str]:
    """Write what was saved, and the pages that show a saved quiz or instrument, to ``out``; return the problems."""
    from macros.check import read_pages
    from scripts.live_engine import render
    from scripts.postbuild import LOOK_STEPS

    contents = {PurePosixPath(name).stem for name in changed if name.startswith("quizzes/")}
    pages = {name.removeprefix("docs/") for name in changed if name.endswith(".md")}
    if contents:
        pages |= {page.path for page in read_pages(root) if any(contents & {*call.arguments} for call in page.calls)}
    found = render(root, pages, out) if pages else []
    for name in changed:
        if name.startswith("docs/assets/"):
            target = out / name.removeprefix("docs/")
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(root / name, target)
    for step in LOOK_STEPS:
        found = found or step(out, root)
    return found


def check(root: Path) -> list[str]:
    """Return what ``scripts/check.py`` has to say against the project in ``root``."""
    from macros.check import check_site, read_site
    from scripts.check import closing

    library, _, problems, _ = check_site(read_site(root))
    return [*map(str, problems), *closing(problems, library)] if problems else []
