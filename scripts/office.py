"""Find LibreOffice for the tests of templates; install it where that is allowed; say why when it cannot be had."""

import os
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

from scripts.browser import admin_prefix
from scripts.shell import environment, is_offline, last_lines, run, say

COMMANDS = ("soffice", "libreoffice")
MAC = Path("/Applications/LibreOffice.app/Contents/MacOS/soffice")
WINDOWS = "LibreOffice/program/soffice.exe"
APT = ("apt-get", "install", "-y", "--no-install-recommends", "libreoffice-writer-nogui", "libreoffice-calc-nogui")
MANAGERS = {
    "apt-get": (("apt-get", "update"), APT),
    "dnf": (("dnf", "install", "-y", "libreoffice-writer", "libreoffice-calc"),),
    "apk": (("apk", "add", "libreoffice-writer", "libreoffice-calc"),),
    "zypper": (("zypper", "--non-interactive", "install", "libreoffice-writer", "libreoffice-calc"),),
}
PATIENCE = 1800
CONVERSION = 300


def find_or_install() -> tuple[Path | None, str]:
    """Return LibreOffice, or None and the reason in words; $OFFICE names a certain one."""
    found = find()
    if found:
        return found, ""
    if os.environ.get("OFFICE"):
        return None, f"OFFICE er sat til {os.environ['OFFICE']}, men den findes ikke."
    admin = admin_prefix()
    manager = next((name for name in MANAGERS if shutil.which(name)), None)
    if admin is None or manager is None:
        return (
            None,
            "LibreOffice er ikke installeret, og det må testene ikke selv gøre her (fx apt install libreoffice).",
        )
    output = ""
    for command in MANAGERS[manager]:
        say(f"Installerer LibreOffice til testene: {' '.join(command)} …")
        output = run([*admin, *command], environment(DEBIAN_FRONTEND="noninteractive"), PATIENCE).stdout
    found = find()
    why = "der er ingen forbindelse til pakkerne" if is_offline(output) else "pakken kunne ikke installeres"
    return found, "" if found else f"LibreOffice mangler: {why}.\n{last_lines(output, 3)}"


def find() -> Path | None:
    """Return an installed LibreOffice, or None; $OFFICE comes before all others."""
    chosen = os.environ.get("OFFICE")
    if chosen:
        path = Path(shutil.which(chosen) or chosen)
        return path if path.is_file() else None
    roots = [os.environ.get(name) for name in ("PROGRAMFILES", "PROGRAMFILES(X86)")]
    candidates = [Path(place) for name in COMMANDS if (place := shutil.which(name))]
    candidates += [MAC] if sys.platform == "darwin" else []
    candidates += [Path(root) / WINDOWS for root in roots if root]
    return next((path for path in candidates if path.is_file()), None)


def convert(office: Path, files: Iterable[Path], kind: str, out: Path) -> dict[str, Path]:
    """Convert files to another kind in one run; return those that were made, by the name of the original."""
    originals = list(files)
    out.mkdir(parents=True, exist_ok=True)
    profile = (out / "profile").resolve().as_uri()  # a profile of its own, so that an open LibreOffice is left alone
    options: list[str | Path] = [
        "--headless",
        f"-env:UserInstallation={profile}",
        "--convert-to",
        kind,
        "--outdir",
        out,
    ]
    run([office, *options, *originals], timeout=CONVERSION)
    made = {path.name: out / f"{path.stem}.{kind.split(':')[0]}" for path in originals}
    return {name: path for name, path in made.items() if path.is_file()}
