"""Make the private environment ``.venv`` with the standard library alone, and continue inside it.

The file is written so that every Python 3 can read it: one that is too old gets a sentence, not a syntax error.
"""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036
    sys.exit(
        "Der kræves Python 3.11 eller nyere, men dette er {}.{}: hent en nyere på "
        "https://www.python.org/downloads/ og kør kommandoen med den, fx python3.12 {}".format(
            *sys.version_info[:2], sys.argv[0]
        )
    )

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from scripts.private_uv import find_or_get_uv
from scripts.shell import CACHE, NO_NETWORK, ROOT, Stopwatch, environment, fail, is_offline, run, say

VENV = ROOT / ".venv"
MIRRORS = ("UV_DEFAULT_INDEX", "UV_INDEX_URL", "UV_INDEX", "UV_EXTRA_INDEX_URL")
Result = subprocess.CompletedProcess[str]
BAD_CERTIFICATE = "invalid peer certificate"
RESTARTED = "BOOTSTRAP_RESTARTED"
# What a command needs: "site" builds and serves, "dev" also checks and tests.
LEVELS = {"site": ["--no-dev", "--inexact"], "dev": []}


def ensure(level: str = "site") -> None:
    """Return only inside an environment that holds what uv.lock says; else make it and start the command anew there."""
    try:
        if not is_ready(level):
            install(level)
    except KeyboardInterrupt:
        raise fail("Afbrudt: kør kommandoen igen, så fortsætter den, hvor den slap.") from None
    if not is_inside():
        restart()
    os.environ.pop(RESTARTED, None)


def env_python() -> Path:
    """Return the path of the environment's Python, whether or not it is there."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def is_inside() -> bool:
    """Tell whether this very process runs in the environment."""
    return VENV.is_dir() and Path(sys.prefix).samefile(VENV)


def fingerprint() -> str:
    """Return a text that changes with the locked versions, the project file or the environment's Python."""
    digest = hashlib.sha256()
    for path in (ROOT / "uv.lock", ROOT / "pyproject.toml", VENV / "pyvenv.cfg"):
        digest.update(path.read_bytes() if path.is_file() else b"-")
        digest.update(b"\0")
    return digest.hexdigest()


def stamp(level: str) -> Path:
    """Return the file that remembers the fingerprint of the last complete installation."""
    return VENV / f"installed-{level}"


def is_ready(level: str) -> bool:
    """Tell in milliseconds whether the environment is complete for the level and its Python still starts."""
    wanted = fingerprint()
    stamps = [stamp("dev")] if level == "dev" else [stamp("site"), stamp("dev")]
    if not any(path.is_file() and path.read_text() == wanted for path in stamps):
        return False
    return is_inside() or works(env_python())


def works(python: Path) -> bool:
    """Tell whether a Python starts and is new enough."""
    return run([python, "-c", "import sys; sys.exit(sys.version_info < (3, 11))"]).returncode == 0


def install(level: str) -> None:
    """Fill the environment with exactly the locked versions, or end with a sentence that says what is in the way."""
    if not os.access(ROOT, os.W_OK):
        raise fail(f"Mappen {ROOT} kan ikke skrives i: giv dig selv skriveadgang, eller klon projektet et andet sted.")
    uv = find_or_get_uv()
    python = env_python() if works(env_python()) else Path(sys.executable)
    say("Henter og installerer pakkerne fra uv.lock i mappen .venv (første gang kan det tage nogle minutter) …")
    watch = Stopwatch()
    for path in (stamp("site"), stamp("dev")):
        path.unlink(missing_ok=True)
    env = environment(UV_PROJECT_ENVIRONMENT=str(VENV))
    fill = fill_from_mirror if any(env.get(name) for name in MIRRORS) else fill_from_lock
    sync = fill(str(uv), str(python), LEVELS[level], env)
    if BAD_CERTIFICATE in sync.stdout:  # some workplaces have certificates of their own, which the system knows
        sync = fill(str(uv), str(python), LEVELS[level], {**env, "UV_SYSTEM_CERTS": "1", "UV_NATIVE_TLS": "1"})
    if sync.returncode != 0:
        raise explain(sync.stdout)
    stamp(level).write_text(fingerprint())
    say(f"Pakkerne er på plads ({watch}).")


def fill_from_lock(uv: str, python: str, options: list[str], env: dict[str, str]) -> Result:
    """Let uv install what uv.lock says, from the addresses that stand in it."""
    return run([uv, "sync", "--locked", "--python", python, *options], env)


def fill_from_mirror(uv: str, python: str, options: list[str], env: dict[str, str]) -> Result:
    """Let uv install the versions and hashes of uv.lock from the index that the user's settings name instead."""
    official = {key: value for key, value in env.items() if key not in MIRRORS}
    wanted = CACHE / "requirements.txt"
    wanted.parent.mkdir(exist_ok=True)
    groups = [option for option in options if option == "--no-dev"]
    result = run([uv, "lock", "--check", "--python", python], official)
    for command in (
        ["export", "--frozen", "--quiet", *groups, "--output-file", str(wanted)],
        ["venv", "--quiet", "--allow-existing", "--python", python, str(VENV)],
        ["pip", "install", "--require-hashes", "--requirements", str(wanted), "--python", str(env_python())],
    ):
        if result.returncode == 0:
            result = run([uv, *command], env)
    return result


def explain(output: str) -> SystemExit:
    """Turn the output of a failed synchronisation into an exit with a remedy."""
    if BAD_CERTIFICATE in output:
        return fail("Pakkeregistrets certifikat blev afvist: sæt SSL_CERT_FILE til netværkets rodcertifikat.", output)
    if is_offline(output):
        return fail(NO_NETWORK.format(where="Pythons pakkeregister"))
    if "needs to be updated" in output:
        return fail("uv.lock passer ikke til pyproject.toml: kør uv lock, og prøv igen.", output)
    if "ermission denied" in output or "os error 13" in output:
        return fail("Mappen .venv tilhører en anden bruger: slet .venv, og kør kommandoen igen som dig selv.", output)
    return fail("Pakkerne kunne ikke installeres (se ovenfor): slet mappen .venv, og prøv igen.", output)


def restart() -> None:
    """Start the running command anew inside the environment and end with its exit code; never returns."""
    if os.environ.get(RESTARTED):
        raise fail("Python i mappen .venv virker ikke som ventet: slet mappen .venv, og prøv igen.")
    command = [str(env_python()), str(Path(sys.argv[0]).resolve()), *sys.argv[1:]]
    env = environment(**{RESTARTED: "1"})
    sys.stdout.flush()
    if os.name == "posix":
        os.execve(command[0], command, env)
    try:  # Windows' exec would give the prompt back before the command is done.
        sys.exit(subprocess.call(command, env=env))
    except KeyboardInterrupt:
        sys.exit(130)
