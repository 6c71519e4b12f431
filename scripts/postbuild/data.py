"""Open data: every quiz, instrument, role and source as JSON below ``data/``."""

from pathlib import Path

from macros.export import data
from macros.load import load
from scripts.shell import ROOT


def add_data(site: Path, root: Path = ROOT) -> list[str]:
    """Write the files of the data export to ``data/``; return the problems."""
    for name, text in data.files(load(root)).items():
        path = site / "data" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return []
