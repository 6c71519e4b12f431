"""Bring questions in from Moodle XML or GIFT as new YAML files; nothing is ever overwritten."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from scripts import bootstrap
from scripts.shell import ROOT


def main() -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description="Hent spørgsmål fra Moodle XML eller GIFT som nye filer i quizzes/.")
    parser.add_argument("file", type=Path, metavar="FIL", help="filen fra Moodle eller et andet system")
    parser.add_argument("--id", help="quizzens id og filens navn (ellers kategoriens)")
    parser.add_argument("--out", type=Path, default=ROOT / "quizzes", help="mappen, der skrives i (standard: quizzes/)")
    arguments = parser.parse_args()
    if arguments.id and not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", arguments.id):
        parser.error("--id må kun have små bogstaver a-z, tal og bindestreger, fx ny-i-bestyrelsen.")

    from macros.importing.files import bring
    from macros.importing.raw import RefusedError

    try:
        brought = bring(arguments.file, arguments.out.resolve(), ROOT, arguments.id)
        for path, text in brought.files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("x", encoding="utf-8", newline="\n") as file:
                file.write(text)
    except RefusedError as refusal:
        print(refusal, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{error.filename} kan ikke skrives: {error.strerror}.", file=sys.stderr)
        return 1
    for quiz in brought.quizzes:
        print(f"{quiz.data['id']}.yml: {len(quiz.data['items'])} spørgsmål og sager.")
    if brought.notes:
        print(f"\nDet er ikke taget med fra {arguments.file}:", *brought.notes, sep="\n")
    if not brought.files:
        print("\nDer er ikke skrevet nogen fil.", file=sys.stderr)
        return 1
    print("\nKør nu scripts/check.py. Den viser, hvad der mangler: søg efter UDFYLD i filerne.")
    return 0


if __name__ == "__main__":
    bootstrap.ensure("site")
    sys.exit(main())
