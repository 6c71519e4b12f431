"""Install, find a browser, check data, style, types and licences, build strictly, and run all tests.

Arguments are handed to pytest, whose summary is the last line. The exit code is 0 only if every step passed.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from scripts import bootstrap
from scripts.shell import CACHE, ROOT, Stopwatch, environment, run, say

USAGE = """Brug: python3 scripts/test.py [argumenter til pytest]

Installerer, finder en browser, kontrollerer indhold, stil, typer og licenser, bygger siden og kører alle test.
Eksempler: scripts/test.py tests/scripts     kun testene i én mappe (efter kontrollerne)
           scripts/test.py --long            også de test, der tager lang tid
           scripts/test.py -n 0 -x           i én proces, og stop ved den første fejl"""

# The tests read a build of their own, so that a running scripts/serve.py is left alone.
SITE = CACHE / "test" / "site"
PYTHON = sys.executable
MOST_PROCESSES = 4
CHECKS = {
    "indhold": [PYTHON, "scripts/check.py"],
    "stil": [PYTHON, "-m", "ruff", "check", "."],
    "format": [PYTHON, "-m", "ruff", "format", "--check", "."],
    "typer": [PYTHON, "-m", "mypy"],
    "licenser": [PYTHON, "-m", "reuse", "lint", "--lines"],
}


def failed_checks() -> Iterator[str]:
    """Run every check and the build, print what they find, and yield the names of those that failed."""
    for name, command in CHECKS.items():
        watch = Stopwatch()
        done = run(command)
        report(name, done.stdout.rstrip() if done.returncode else "", watch)
        if done.returncode:
            yield name
    from scripts.build import build_unchecked

    watch = Stopwatch()
    problems = build_unchecked(SITE)
    report("bygning", "\n".join(problems), watch)
    if problems:
        yield "bygning"


def report(name: str, problems: str, watch: Stopwatch) -> None:
    """Print the outcome of a step."""
    say(f"{name}: fejl ({watch})\n{problems}\n" if problems else f"{name}: i orden ({watch})")


def in_parallel(arguments: list[str]) -> list[str]:
    """Return pytest's options for a process to every core, unless the caller has chosen: a file's tests stay together."""
    chosen = any(argument.startswith(("-n", "--numprocesses", "--pdb")) for argument in arguments)
    return [] if chosen else ["-n", str(min(os.cpu_count() or 1, MOST_PROCESSES)), "--dist", "loadfile"]


def main() -> int:
    """Run the command."""
    arguments = sys.argv[1:]
    if {"-h", "--help"} & set(arguments):
        print(USAGE)
        return 0
    bootstrap.ensure("dev")
    from scripts import browser, node_packages, office

    node_packages.ensure()
    chromium = browser.find_or_install()
    say(f"Browser til testene: {chromium}")
    writer, why_not = office.find_or_install()
    say(f"LibreOffice til testene: {writer}" if writer else f"Skabelonerne bliver ikke åbnet i LibreOffice: {why_not}")
    failed = list(failed_checks())
    if failed:
        say(f"Fejl i: {', '.join(failed)} (se ovenfor). Testene køres alligevel.")
    env = environment(CHROMIUM=str(chromium), SITE_DIR=str(SITE), **({"OFFICE": str(writer)} if writer else {}))
    code = subprocess.call([sys.executable, "-m", "pytest", *in_parallel(arguments), *arguments], cwd=ROOT, env=env)
    return code or int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())
