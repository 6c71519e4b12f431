"""A fingerprint of everything the site and its exports are made from."""

import hashlib
import os
from pathlib import Path

FOLDERS = ("docs", "quizzes", "macros", "overrides", "scripts/postbuild")
FILES = ("mkdocs.yml", "organisation.yml", "uv.lock")
SETTINGS = ("URL", "SOURCE_DATE_EPOCH")


def fingerprint(root: Path) -> str:
    """Return 16 hex digits that change when a source, a locked version or a setting of the build does."""
    digest = hashlib.sha256()
    files = [path for folder in FOLDERS for path in (root / folder).rglob("*") if "__pycache__" not in path.parts]
    for path in sorted([*files, *(root / name for name in FILES)]):
        if path.is_file():
            digest.update(f"{path.relative_to(root).as_posix()}\0{path.stat().st_size}\0".encode())
            digest.update(path.read_bytes())
    for name in SETTINGS:
        digest.update(f"{name}={os.environ.get(name)}\0".encode())
    return digest.hexdigest()[:16]
