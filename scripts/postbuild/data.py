"""Open data: every quiz, instrument, task, role and source as JSON and CSV below ``data/``."""

from pathlib import Path

from macros.export.data import files as data
from scripts.postbuild.content import content
from scripts.shell import ROOT


def add_data(site: Path, root: Path = ROOT) -> list[str]:
    """Write the files of the data export to ``data/``; a project without content has none."""
    if not (root / "quizzes").is_dir():
        return []
    for name, text in data.files(content(root)).items():
        path = site / "data" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return []
