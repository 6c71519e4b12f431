"""Check all content; print `path:line:column: message` for every problem; exit 1 when there are any."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from scripts import bootstrap
from scripts.shell import ROOT, say

if TYPE_CHECKING:
    from macros.load import Library
    from macros.problems import Problem


def main() -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description="Kontrollér alt indhold i quizzes/ og docs/.")
    parser.add_argument("--root", type=Path, default=ROOT, help="mappen med quizzes/ og docs/ (standard: projektet)")
    parser.add_argument(
        "--release",
        action="store_true",
        help="vis også det, udgiveren mangler: lov, som ingen med juridisk baggrund har kontrolleret, og gamle sider",
    )
    parser.add_argument("--github", action="store_true", help="skriv problemerne, så GitHub viser dem ved linjerne")
    parser.add_argument("--watch", action="store_true", help="bliv ved, og kontrollér igen, hver gang en fil gemmes")
    parser.add_argument(
        "--edition",
        action="store_true",
        help="vis også linjer med et navn på en rolle, som organisation.yml har givet et andet navn eller udeladt",
    )
    parser.add_argument("--stats", action="store_true", help="vis også, hvordan spørgsmålene fordeler sig")
    arguments = parser.parse_args()
    if arguments.watch:
        return watch(arguments)
    return run(arguments)


def run(arguments: argparse.Namespace) -> int:
    """Check once and print what was found; return the exit code."""
    from macros.check import check_site, read_site
    from macros.edition import old_words
    from macros.release import work_list
    from macros.stats import blueprint

    site = read_site(arguments.root.resolve())
    library, pages, problems, warnings = check_site(site)
    for problem in problems:
        print(problem.as_annotation("error") if arguments.github else problem)
    for warning in warnings:
        print(warning.as_annotation("warning") if arguments.github else f"{warning} (advarsel)")
    if arguments.edition:
        for one in old_words(library.root, library.roster):
            print(one.as_annotation("warning") if arguments.github else one)
    if arguments.stats:
        print(blueprint(library.quizzes))
    if problems:
        print("\n" + "\n".join(closing(problems, library)), file=sys.stderr)
        return 1
    if arguments.release and (missing := work_list(site)):
        for one in missing:
            print(one.as_annotation("warning") if arguments.github else one)
        print(f"\n{len(missing)} steder mangler, før siden kan udgives som kontrolleret.", file=sys.stderr)
        return 1
    items = sum(len(quiz.questions) for quiz in library.quizzes)
    print(
        f"Alt er i orden: {len(pages)} sider, {len(library.quizzes)} quizzer med {items} spørgsmål, "
        f"{len(library.instruments)} instrumenter, {len(library.sources)} kilder."
    )
    return 0


def closing(problems: list[Problem], library: Library) -> list[str]:
    """Return what is said below the problems: how many there are, and where an author can read more."""
    from macros.authoring.read_more import sections

    return [f"{len(problems)} skal rettes.", *(f"Læs mere: {section}" for section in sections(problems, library))]


def watch(arguments: argparse.Namespace) -> int:
    """Check, and check again whenever something is saved, until Ctrl+C."""
    from scripts.live import Changes
    from scripts.live import watch as follow

    changes = Changes()
    follow(changes)
    try:
        while True:
            run(arguments)
            say("\nVenter på, at en fil bliver gemt. Stop med Ctrl+C.")
            say(f"\nÆndret: {', '.join(changes.wait())}")
    except KeyboardInterrupt:
        return 0


if __name__ == "__main__":
    bootstrap.ensure("site")
    sys.exit(main())
