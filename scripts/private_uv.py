"""Find uv, or put one into the private folder ``.cache/uv`` by whatever this Python offers (standard library alone)."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from scripts.fetch_pip import fetch_pip
from scripts.shell import CACHE, NO_NETWORK, Stopwatch, environment, fail, is_offline, run, say

WANTED = "uv>=0.9,<1"
OLDEST = (0, 9)
PRIVATE = CACHE / "uv"
INSTALL = ["install", "--quiet", "--disable-pip-version-check", "--only-binary", ":all:", "--retries", "2"]
# Settings that would send pip elsewhere than the folder it is told.
PIP_ENV = {"PIP_USER": "0", "PIP_REQUIRE_VIRTUALENV": "0", "PIP_NO_INPUT": "1"}
NO_INSTALLER = (
    "Der er hverken uv, pip eller venv til denne Python: installér ét af dem, fx med "
    "apt install python3-venv, dnf install python3-pip eller som på https://docs.astral.sh/uv/, og prøv igen."
)

Attempt = subprocess.CompletedProcess[str]


def find_or_get_uv() -> Path:
    """Return a uv that works: the one on PATH, the private one, or a private one fetched now."""
    found = find_uv()
    if found:
        return found
    say("Henter installationsværktøjet uv til mappen .cache/uv …")
    watch = Stopwatch()
    outputs = []
    for attempt in attempts():
        if is_offline(attempt.stdout):
            raise fail(NO_NETWORK.format(where="Pythons pakkeregister"))
        outputs.append(attempt.stdout)
        found = find_uv()
        if found:
            say(f"uv er hentet ({watch}).")
            return found
    raise fail(NO_INSTALLER, "\n".join(outputs))


def find_uv() -> Path | None:
    """Return the first uv that runs and is new enough: on PATH, or in the private folder."""
    on_path = shutil.which("uv")
    private = [PRIVATE / folder / name for folder in ("bin", "Scripts") for name in ("uv", "uv.exe")]
    for candidate in [*([Path(on_path)] if on_path else []), *(path for path in private if path.is_file())]:
        if version(candidate) >= OLDEST:
            return candidate
    return None


def version(uv: Path) -> tuple[int, ...]:
    """Return the version of a uv as numbers; empty when it does not run."""
    words = run([uv, "--version"]).stdout.split()
    parts = words[1].split(".")[:2] if len(words) > 1 and words[0] == "uv" else []
    return tuple(int(part) for part in parts) if all(part.isdigit() for part in parts) else ()


def attempts() -> Iterator[Attempt]:
    """Try the ways to get uv one after another: pip, venv with its own pip, a downloaded pip."""
    for pip in pips():
        yield into_folder(pip)
    made = run([sys.executable, "-m", "venv", "--clear", PRIVATE], environment())
    yield made
    if made.returncode == 0:
        python = PRIVATE / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
        yield run([python, "-m", "pip", *INSTALL, WANTED], environment(**PIP_ENV))
    try:
        wheel = fetch_pip(CACHE)
    except OSError as error:
        yield Attempt([], 1, f"{error}")
    else:
        yield into_folder([sys.executable, f"{wheel}/pip"])


def pips() -> Iterator[list[str]]:
    """Yield the pips that run: this Python's, then any on PATH."""
    commands = [[sys.executable, "-m", "pip"], *([path] for name in ("pip3", "pip") if (path := shutil.which(name)))]
    for command in commands:
        if run([*command, "--version"]).returncode == 0:
            yield command


def into_folder(pip: list[str]) -> Attempt:
    """Let a pip install uv into the private folder; a system Python that is managed from outside stays untouched."""
    shutil.rmtree(PRIVATE, ignore_errors=True)
    command = [*pip, *INSTALL, "--target", str(PRIVATE), WANTED]
    attempt = run(command, environment(**PIP_ENV))
    if "externally-managed-environment" in attempt.stdout:  # older pips refuse even a folder of one's own
        attempt = run([*command, "--break-system-packages"], environment(**PIP_ENV))
    return attempt
