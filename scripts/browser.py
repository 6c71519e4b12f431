"""Find a Chromium that starts, for the tests; install one where none is to be had; never go on without."""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from scripts.shell import environment, fail, run, say

COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "msedge")
MAC = (
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Chromium.app/Contents/MacOS/Chromium",
    "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
WINDOWS = ("Google/Chrome/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe")
MANAGERS = {
    "apt-get": (["apt-get", "update"], ["apt-get", "install", "-y", "--no-install-recommends", "chromium"]),
    "dnf": (["dnf", "install", "-y", "chromium"],),
    "apk": (["apk", "add", "chromium"],),
    "zypper": (["zypper", "--non-interactive", "install", "chromium"],),
}
PATIENCE = 1800
REMEDIES = (
    "Der er ingen browser, som testene kan bruge: installér Chromium eller Chrome (fx apt install chromium), "
    "hent Playwrights egen med »{python}« -m playwright install --with-deps chromium, "
    "eller sæt CHROMIUM til browserens programfil."
)


def find_or_install() -> Path:
    """Return a browser that starts: $CHROMIUM, Playwright's, the system's, else a new one; or end with remedies."""
    chosen = os.environ.get("CHROMIUM")
    if chosen:
        path = Path(shutil.which(chosen) or chosen)
        if reason := why_not(path):
            raise fail(f"CHROMIUM er sat til {chosen}, men den starter ikke: ret den, eller fjern den.", reason)
        return path
    reasons = []
    for path in [*candidates(), *installed()]:
        reason = why_not(path)
        if not reason:
            return path
        reasons.append(f"{path}: {reason}")
    for path in install():
        reason = why_not(path)
        if not reason:
            return path
        reasons.append(f"{path}: {reason}")
    raise fail(REMEDIES.format(python=sys.executable), "\n".join(reasons))


def candidates() -> list[Path]:
    """Return Playwright's own browser, if it was downloaded."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    return [path] if path.is_file() else []


def installed() -> list[Path]:
    """Return the browsers of the system, in the usual places of Linux, macOS and Windows."""
    found = [Path(path) for name in COMMANDS if (path := shutil.which(name))]
    if sys.platform == "darwin":
        found += [folder / name for folder in (Path("/Applications"), Path.home() / "Applications") for name in MAC]
    roots = [os.environ.get(name) for name in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")]
    found += [Path(root) / name for root in roots if root for name in WINDOWS]
    return [path for path in found if path.is_file()]


def why_not(path: Path) -> str:
    """Start the browser without a window and return why that failed; empty when it started."""
    from playwright.sync_api import Error, sync_playwright

    try:
        with sync_playwright() as playwright:
            playwright.chromium.launch(executable_path=path, timeout=60_000).close()
    except Error as error:
        lines = str(error).split("\nCall log:")[0].splitlines()
        return "\n".join(line.strip()[:200] for line in lines if line.strip() and not line.startswith("<launch"))
    return ""


def install() -> Iterator[Path]:
    """Install one browser after another: Playwright's download, what it lacks from the system, the system's own."""
    say("Der er ingen browser til testene. Henter Playwrights Chromium …")
    env = environment()
    env.setdefault("PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT", "15000")
    playwright = [sys.executable, "-m", "playwright"]
    run([*playwright, "install", "--no-shell", "chromium"], env, PATIENCE)
    yield from candidates()
    admin = admin_prefix()
    if admin is not None and candidates():
        say("Installerer de systempakker, som Playwrights Chromium mangler …")
        run([*admin, *playwright, "install-deps", "chromium"], env, PATIENCE)
        yield from candidates()
    for command in system_commands(admin):
        say(f"Installerer en browser: {' '.join(command)} …")
        run(command, environment(DEBIAN_FRONTEND="noninteractive"), PATIENCE)
    yield from installed()


def system_commands(admin: list[str] | None) -> list[list[str]]:
    """Return the commands that install a browser with the system's package manager, where that is allowed."""
    if shutil.which("brew"):
        return [["brew", "install", "--cask", "google-chrome"]]
    for manager, commands in MANAGERS.items():
        if admin is not None and shutil.which(manager):
            return [[*admin, *command] for command in commands]
    return []


def admin_prefix() -> list[str] | None:
    """Return what makes a command run as root without asking for a password; None where that is not allowed."""
    if sys.platform == "win32":
        return None
    if os.geteuid() == 0:
        return []
    return ["sudo", "-n"] if shutil.which("sudo") and run(["sudo", "-n", "true"]).returncode == 0 else None
