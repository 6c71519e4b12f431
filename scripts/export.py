"""Write the exports: everything the site holds, in formats others can use."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from scripts import bootstrap
from scripts.shell import ROOT


def main() -> int:
    """Run the command."""
    from macros.check import check
    from macros.export import data
    from macros.load import Library

    formats: dict[str, Callable[[Library], dict[str, str]]] = {"data": data.files}

    parser = argparse.ArgumentParser(description="Skriv indholdet i formater, som andre kan bruge.")
    parser.add_argument("--out", type=Path, required=True, help="mappen, der skrives til")
    parser.add_argument("formats", nargs="*", metavar="FORMAT", help=f"et eller flere af: {', '.join(formats)}")
    arguments = parser.parse_args()
    if unknown := [name for name in arguments.formats if name not in formats]:
        parser.error(f"ukendt format: {', '.join(unknown)}. Vælg mellem {', '.join(formats)}.")

    report = check(ROOT)
    if report.problems:
        print(*report.problems, sep="\n")
        return 1
    for name in arguments.formats or formats:
        for file, text in formats[name](report.library).items():
            path = arguments.out / name / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        print(f"{name}: skrevet til {arguments.out / name}")
    return 0


if __name__ == "__main__":
    bootstrap.ensure("site")
    sys.exit(main())
