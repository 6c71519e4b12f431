"""The content, read once for all steps of a build: five of them ask for it."""

from functools import lru_cache
from pathlib import Path

from macros.load import Library, load

State = tuple[tuple[str, int, int], ...]


def content(root: Path) -> Library:
    """Return what ``macros.load.load`` does; it is read again only when a file it is read from has changed."""
    return _load(root, _state(root))


@lru_cache(maxsize=1)
def _load(root: Path, _: State) -> Library:
    return load(root)


def _state(root: Path) -> State:
    paths = [*(root / "quizzes").glob("*.yml"), *(root / "docs").rglob("*.yml"), *(root / "docs").rglob("*.md")]
    return tuple((str(path), (state := path.stat()).st_mtime_ns, state.st_size) for path in sorted(paths))
