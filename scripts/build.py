"""Build the site exactly as it is deployed: check the content, build strictly, add search and headers, swap it in."""

import argparse
import os
import shutil
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from scripts import bootstrap
from scripts.shell import ROOT, Stopwatch, environment, run, say

LEFTOVER_AGE = 3600
# Without a commit to date the build by, a fixed day: the same source gives the same bytes.
NO_COMMIT = "315532800"


def build(out: Path, root: Path = ROOT, quick: bool = False) -> list[str]:
    """Check and build the project in ``root`` into ``out``; return all problems, and then leave ``out`` as it was.

    A quick build offers the exports as they were last made, which may be older than the pages.
    """
    with ThreadPoolExecutor(1) as pool:  # checking takes a second, so the engine starts meanwhile
        checking = pool.submit(check, root)
        return build_unchecked(out, root, checking.result, quick)


def check(root: Path) -> list[str]:
    """Return what the content check has to say against the project in ``root``."""
    done = run([sys.executable, ROOT / "scripts" / "check.py", "--root", root])
    if done.returncode == 0:
        return []
    lines = [line.rstrip() for line in done.stdout.splitlines() if line.strip() and not line.endswith("(advarsel)")]
    if "Traceback (most recent call last):" in lines:
        return [f"Indholdet kunne ikke kontrolleres: {lines[-1]}"]
    return lines or ["Indholdet kunne ikke kontrolleres: scripts/check.py gav ingen forklaring."]


def build_unchecked(
    out: Path, root: Path = ROOT, check: Callable[[], list[str]] = list, quick: bool = False
) -> list[str]:
    """Do what ``build`` does with another check (none unless given); its problems come before the engine's."""
    out = out.resolve()
    out.parent.mkdir(parents=True, exist_ok=True)
    remove_leftovers(out)
    fresh = out.with_name(f".{out.name}-{os.getpid()}")
    try:
        command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
        command += ["--config-file", str(root / "mkdocs.yml"), "--site-dir", str(fresh)]
        # The steps and their dictionary take long to load, so the engine starts first.
        with ThreadPoolExecutor(1) as pool:
            engine = pool.submit(run, command, settings(root))
            from scripts.mkdocs_messages import problems
            from scripts.postbuild import QUICK_STEPS, STEPS
            from scripts.postbuild.search import danish

            danish.known("")
            done = engine.result()
        found = check()
        if found:
            return found
        if done.returncode != 0:
            return problems(done.stdout, root)
        for step in QUICK_STEPS if quick else STEPS:
            found = step(fresh, root)
            if found:
                return found
        swap(fresh, out)
        return []
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def settings(root: Path = ROOT) -> dict[str, str]:
    """Return the engine's environment: the same bytes on every run, no advertisement in its output.

    The address of the site is the publisher's, unless the environment already says another.
    """
    from macros.organisation import load_organisation

    commit = run(["git", "log", "-1", "--format=%ct"])
    dated = commit.stdout.strip() if commit.returncode == 0 else ""
    date = os.environ.get("SOURCE_DATE_EPOCH") or (dated if dated.isdigit() else NO_COMMIT)
    organisation = load_organisation(root).model
    address = os.environ.get("URL") or (organisation.address if organisation else None)
    return environment(
        SOURCE_DATE_EPOCH=date,
        PYTHONHASHSEED="0",
        NO_MKDOCS_2_WARNING="1",
        NO_COLOR="1",
        **({"URL": address} if address else {}),
    )


def swap(fresh: Path, out: Path) -> None:
    """Put the fresh folder in the place of the old one in two renamings; Windows may need a moment to let go."""
    old = out.with_name(f"{fresh.name}-old")
    for attempt in range(20):
        try:
            if out.exists():
                out.rename(old)
            fresh.rename(out)
            break
        except PermissionError:
            if old.exists() and not out.exists():
                old.rename(out)
            if attempt == 19:
                raise
            time.sleep(0.1)
    shutil.rmtree(old, ignore_errors=True)


def remove_leftovers(out: Path) -> None:
    """Remove temporary folders that builds left an hour ago or longer, when they were stopped half-way."""
    for path in out.parent.glob(f".{out.name}-*"):
        if path.is_dir() and time.time() - path.stat().st_mtime > LEFTOVER_AGE:
            shutil.rmtree(path, ignore_errors=True)


def main() -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description="Byg hele siden, præcis som den udgives.")
    parser.add_argument("--out", type=Path, default=ROOT / "site", help="mappen, siden skrives til (standard: site)")
    arguments = parser.parse_args()
    bootstrap.ensure("site")
    watch = Stopwatch()
    found = build(arguments.out)
    for problem in found:
        say(problem)
    if found:
        say(f"Siden blev ikke bygget: ret det, der står ovenfor. {arguments.out} er uændret.")
        return 1
    say(f"Siden er bygget i {arguments.out} ({watch}).")
    return 0


if __name__ == "__main__":
    sys.exit(main())
