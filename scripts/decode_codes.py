"""Turn a folder of mails with result codes into a table for a spreadsheet, one row for each respondent."""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from scripts import bootstrap
from scripts.mail_text import text_of
from scripts.shell import ROOT, say


def files_in(path: Path) -> list[Path]:
    """Return the file itself, or all files below a folder in the order of their names; hidden ones are left out."""
    if not path.is_dir():
        return [path]
    found = (file for file in path.rglob("*") if file.is_file())
    return sorted(file for file in found if not any(part.startswith(".") for part in file.relative_to(path).parts))


def task_list(path: Path) -> list[str]:
    """Return the ids in a selection list: separated by anything, lines that begin with # left out; or a saved round's."""
    text = path.read_text(encoding="utf-8-sig")
    try:
        return [str(task) for task in json.loads(text)["round"]["tasks"]]
    except (ValueError, KeyError, TypeError):
        lines = text.splitlines()
    return re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)*", "\n".join(line for line in lines if not line.startswith("#")))


def own_tasks(path: Path) -> dict[str, str]:
    """Return the words of a saved round's own tasks by the ids that codes know them by; other files have none."""
    try:
        own = json.loads(path.read_text(encoding="utf-8-sig"))["round"]["own"]
    except (ValueError, KeyError, TypeError):
        return {}
    return {f"own-{number}": str(title) for number, title in enumerate(own, start=1)}


def round_number(text: str) -> int:
    """Return the number of a round as the table writes it (0x and six hexadecimal digits; the 0x may be left out)."""
    return int(text, 16)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command."""
    from macros.codes.decode import asked_in, by_edition, forms
    from macros.codes.table import collect, csv_text, table
    from macros.load import load

    parser = argparse.ArgumentParser(description="Saml svarkoder fra mails i en tabel til et regneark.")
    parser.add_argument("path", type=Path, metavar="STI", help="en mappe med mails (.txt, .eml, .html) eller én fil")
    parser.add_argument("--out", type=Path, required=True, metavar="FIL", help="tabellen, der skrives (.csv)")
    parser.add_argument(
        "--tasks",
        type=Path,
        action="append",
        default=[],
        metavar="FIL",
        help="rundens fil eller en liste med id'er, når en runde har sit eget udvalg",
    )
    parser.add_argument("--round", type=round_number, metavar="RUNDE", help="tag kun denne runde med, fx 0x1a2b3c")
    options = parser.parse_args(arguments)
    for path in (options.path, *options.tasks):
        if not path.exists():
            parser.error(f"{path} findes ikke.")
    library = load(ROOT)
    chosen = {path.name: task_list(path) for path in options.tasks}
    known = by_edition(
        form
        for instrument in library.instruments
        for form in forms(instrument, library.numbers.get(instrument.id, 0), chosen)
    )
    asked = {task for form in known.values() for task in form.tasks}
    for name, ids in chosen.items():
        if unknown := [task for task in ids if task not in asked]:
            parser.error(f"{name}: opgaven {unknown[0]} findes ikke i noget skema. Ret listen.")

    base = options.path if options.path.is_dir() else options.path.parent
    texts = (
        (file.relative_to(base).as_posix(), text_of(file)) for file in files_in(options.path) if file != options.out
    )
    collected = collect(texts, known, options.round)
    for message in collected.messages:
        say(message)
    if not collected.rows:
        say(f"Der er ingen svar i {options.path}. {options.out} er ikke skrevet.")
        return 1
    titles = {task: title for instrument in library.instruments for task, title in asked_in(instrument)}
    titles |= {task: title for path in options.tasks for task, title in own_tasks(path).items()}
    options.out.write_text(csv_text(table(collected, known, titles)), encoding="utf-8-sig", newline="")
    for name, count in Counter(answers.form.instrument for answers in collected.answers).items():
        say(f"{name}: {count} svar.")
    rounds = Counter(header.round for _, one in collected.rows.values() if (header := one.header))
    if len(rounds) > 1:
        counted = ", ".join(
            f"{f'0x{number:06x}' if number else 'uden runde'} ({count})" for number, count in sorted(rounds.items())
        )
        say(f"Rækkerne kommer fra {len(rounds)} runder: {counted}. De står i kolonnen »runde«. Vælg én med --round.")
    say(f"Skrevet til {options.out}.")
    return 0


if __name__ == "__main__":
    bootstrap.ensure("site")
    sys.exit(main())
