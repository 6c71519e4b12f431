"""A whole build behind the look: in a process of its own, which can be stopped when something else is saved."""

import contextlib
import os
import shutil
import signal
from multiprocessing.connection import Connection
from pathlib import Path

from scripts.live_residents import SPAWN

DIED = "Siden kunne ikke bygges: bygningen standsede uden forklaring."


class WholeBuild:
    """A quick build of the project to ``out``, in a folder beside the site that ``remove`` takes away."""

    def __init__(self, site: Path) -> None:
        """Begin."""
        self.folder = site.with_name(f".{site.name}-{os.getpid()}-live")
        self.out = self.folder / site.name
        self.remove()
        self.answer, send = SPAWN.Pipe(duplex=False)
        self.process = SPAWN.Process(target=_build, args=(self.out, send))
        self.process.start()
        send.close()

    def wait(self) -> list[str]:
        """Return the problems when it has ended."""
        try:
            found: list[str] = self.answer.recv()
        except EOFError:
            found = [DIED]
        return found

    def stop(self) -> None:
        """End it at once, with the programs it has started (on Windows these run to their end), and remove its traces."""
        if os.name == "posix" and self.process.pid:
            with contextlib.suppress(ProcessLookupError):  # it has not yet come so far as to start any
                os.killpg(self.process.pid, signal.SIGKILL)
        self.process.kill()
        self.process.join()
        self.remove()

    def remove(self) -> None:
        """Remove its folder with what is left in it."""
        shutil.rmtree(self.folder, ignore_errors=True)


def _build(out: Path, answer: Connection) -> None:
    if os.name == "posix":
        os.setsid()
    from scripts.build import build

    answer.send(build(out, quick=True))
