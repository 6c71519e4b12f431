"""What the commands share: folders, messages, and programs run without a shell (standard library alone)."""

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CACHE = ROOT / ".cache"

NO_NETWORK = (
    "Der er ingen forbindelse til {where}: tjek internettet (og HTTPS_PROXY bag en firewall), og kør kommandoen igen."
)
OFFLINE_SIGNS = (
    "dns error",
    "failed to lookup address",
    "name resolution",
    "name or service not known",
    "nodename nor servname",
    "getaddrinfo",
    "newconnectionerror",
    "failed to establish a new connection",
    "connection refused",
    "error sending request",
    "could not connect",
    "network is unreachable",
    "enotfound",
    "eai_again",
    "econnrefused",
    "etimedout",
    "network connectivity",
    "could not resolve",
    "temporary failure resolving",
    "operation timed out",
    "readtimeouterror",
    "connecttimeouterror",
)


def say(text: str) -> None:
    """Print a line at once, also on a terminal that lacks some of its letters."""
    encoding = sys.stdout.encoding or "utf-8"
    print(text.encode(encoding, "replace").decode(encoding), flush=True)


def environment(**extra: str) -> dict[str, str]:
    """Return the environment for child programs: UTF-8, no foreign Python settings, a home that can be written to."""
    env = {key: value for key, value in os.environ.items() if key not in {"VIRTUAL_ENV", "PYTHONHOME", "PYTHONPATH"}}
    env["PYTHONUTF8"] = "1"
    env.setdefault("NODE_USE_SYSTEM_CA", "1")  # some workplaces have certificates of their own, which the system knows
    home = env.get("HOME", "")
    if os.name == "posix" and not (home and os.access(home, os.W_OK)):
        own_home = CACHE / "home"
        own_home.mkdir(parents=True, exist_ok=True)
        env["HOME"] = str(own_home)
    return {**env, **extra}


def run(
    command: Sequence[str | Path], env: Mapping[str, str] | None = None, timeout: float | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a program in the project's folder and return what it wrote (both streams in stdout); never raises."""
    words = [str(word) for word in command]
    try:
        return subprocess.run(
            words,
            cwd=ROOT,
            env=dict(env) if env is not None else environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            timeout=timeout,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return subprocess.CompletedProcess(words, 124, f"operation timed out: {words[0]}")
    except OSError as error:
        return subprocess.CompletedProcess(words, 127, str(error))


def is_offline(output: str) -> bool:
    """Tell whether a program's output says that the network could not be reached."""
    lowered = output.lower()
    return any(sign in lowered for sign in OFFLINE_SIGNS)


def last_lines(output: str, count: int = 15) -> str:
    """Return the last lines that hold something, indented, to be shown below an error."""
    lines = [line.rstrip() for line in output.splitlines() if line.strip()]
    return "\n".join("    " + line for line in lines[-count:])


def fail(sentence: str, output: str = "") -> SystemExit:
    """Return the exit that ends a command with one sentence; the output of the program that failed stands above it."""
    details = last_lines(output)
    return SystemExit(f"{details}\n{sentence}" if details else sentence)


class Stopwatch:
    """Measures seconds from its making, as text for a Danish reader."""

    def __init__(self) -> None:
        """Start now."""
        self.start = time.monotonic()

    def __str__(self) -> str:
        """Return the seconds so far, such as ``2,4 s``."""
        return f"{time.monotonic() - self.start:.1f} s".replace(".", ",")
