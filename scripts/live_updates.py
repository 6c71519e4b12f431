"""From a save to the open pages: first a look at what was saved, then the whole build, which has the last word."""

import shutil
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path

from scripts.build import swap
from scripts.live_build import WholeBuild
from scripts.live_look import can_look
from scripts.live_residents import Residents
from scripts.shell import ROOT, Stopwatch, say

Tell = Callable[[list[str], list[str]], None]
"""Takes the problems, and the addresses at which something else is to be seen than before."""


class Updates:
    """Keeps what is served up with what was saved: the site, and over it the looks that no build has confirmed yet."""

    def __init__(self, site: Path, tell: Tell) -> None:
        """Take the built site."""
        self.site, self.tell = site, tell
        self._temporary = tempfile.TemporaryDirectory(prefix="live-")
        self.looks = Path(self._temporary.name) / "looks"
        self.looks.mkdir()
        self._pending: set[str] = set()
        self._residents = Residents()
        self._build: WholeBuild | None = None
        self._lock = threading.Lock()

    def saved(self, changed: list[str]) -> None:
        """Show what was saved, and build everything; what was still being built is given up."""
        with self._lock:
            self._stop()
            self._pending |= {*changed}
            if not can_look(ROOT, {*changed}):
                self._residents.end()
            problems = self._look() if self.site.is_dir() and can_look(ROOT, self._pending) else []
            if problems:
                return
            self._build = WholeBuild(self.site)
            threading.Thread(target=self._follow, args=(self._build, Stopwatch()), daemon=True).start()

    def warm(self) -> None:
        """Have the resident processes ready before something is saved."""
        self._residents.warm(ROOT, Path(self._temporary.name) / "warm")

    def end(self) -> None:
        """Stop everything that runs, and remove what is not the site."""
        with self._lock:
            self._stop()
            self._residents.end()
            self._temporary.cleanup()

    def _stop(self) -> None:
        build, self._build = self._build, None
        if build:
            build.stop()

    def _look(self) -> list[str]:
        """Show what is pending, unless there is something wrong with it; return the problems."""
        watch, fresh = Stopwatch(), Path(self._temporary.name) / "fresh"
        shutil.rmtree(fresh, ignore_errors=True)
        only_assets = all(name.startswith("docs/assets/") for name in self._pending)  # nothing there for the check
        checking = None if only_assets else self._residents.check(ROOT)
        looking = self._residents.look(ROOT, self._pending, fresh)
        found = checking.answer() if checking else [], looking.answer()
        problems = found[0] or found[1] or []
        if problems:
            self.tell(problems, [])
            say_outcome(problems, self.site, watch)
        elif None in found:  # the whole build says why
            self._residents.end()
        else:
            changed = [name for name in files(fresh) if not self._serves(name, fresh / name)]
            for name in changed:
                (self.looks / name).parent.mkdir(parents=True, exist_ok=True)
                (fresh / name).replace(self.looks / name)
            self.tell([], addresses(changed))
            say(f"Vist ({watch}). Bygger hele siden bagved …")
        return problems

    def _follow(self, build: WholeBuild, watch: Stopwatch) -> None:
        """Put the site in place when it is built, or take the looks back when it cannot be."""
        problems = build.wait()
        with self._lock:
            if build is not self._build:
                return
            self._build = None
            if problems:
                changed = files(self.looks)
            else:
                served = {*files(self.site), *files(self.looks)}
                built = files(build.out)
                changed = [name for name in built if not self._serves(name, build.out / name)]
                changed += sorted(served.difference(built))
                swap(build.out, self.site)
                self._pending.clear()
            shutil.rmtree(self.looks)
            self.looks.mkdir()
            build.stop()
            self.tell(problems, addresses(changed))
            say_outcome(problems, self.site, watch)
            self.warm()

    def _serves(self, name: str, other: Path) -> bool:
        """Tell whether what is served at a path now is the same as another file."""
        path = self.looks / name
        path = path if path.is_file() else self.site / name
        return path.is_file() and path.read_bytes() == other.read_bytes()


def files(folder: Path) -> list[str]:
    """Return the files below a folder, as sorted paths."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def addresses(names: list[str]) -> list[str]:
    """Return where files are found: a page is also at the address of its folder."""
    found = [f"/{name}" for name in names]
    return [*found, *(name.removesuffix("index.html") for name in found if name.endswith("/index.html"))]


def say_outcome(problems: list[str], site: Path, watch: Stopwatch) -> None:
    """Print how a build went."""
    for problem in problems:
        say(problem)
    if problems:
        kept = "Den forrige udgave vises stadig" if site.is_dir() else "Der er endnu ingen side at vise"
        say(f"Siden kunne ikke bygges. {kept}; ret fejlen og gem, så bygges der igen.")
    else:
        say(f"Siden er bygget ({watch}).")
