"""Processes that stay while the site is served, so that the engine and the rules are there when something is saved."""

import contextlib
import os
import signal
from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from scripts.build import settings
from scripts.live_look import check, look

SPAWN = get_context("spawn")


class Resident:
    """A process that does what it is asked, one thing after the other."""

    def __init__(self) -> None:
        """Start it."""
        self._here, there = SPAWN.Pipe()
        self._asked = 0
        self._process = SPAWN.Process(target=_stay, args=(there,), daemon=True)
        self._process.start()
        there.close()

    def ask(self, task: Callable[..., list[str]], *arguments: Any) -> None:
        """Have it begin; both task and arguments must be of the kind that can be pickled."""
        self._asked += 1
        with contextlib.suppress(OSError):  # it has died, which the answer tells
            self._here.send((task, arguments))

    def answer(self) -> list[str] | None:
        """Wait for what came of the last thing it was asked; None when that could not be done."""
        answer: list[str] | None = None
        while self._asked:
            self._asked -= 1
            try:
                answer = self._here.recv()
            except (EOFError, OSError):
                answer = None
        return answer

    def end(self) -> None:
        """End it, whatever it is doing."""
        self._process.kill()
        self._process.join()
        self._here.close()


class Residents:
    """One process for the looks and one for the check, which start when they are first asked.

    They are two because there are two cores.
    """

    def __init__(self) -> None:
        """Start none."""
        self._all: dict[str, Resident] = {}

    def look(self, root: Path, changed: set[str], out: Path) -> Resident:
        """Begin to ``look``."""
        one = self._one("look")
        one.ask(look, root, changed, out)
        return one

    def check(self, root: Path) -> Resident:
        """Begin to ``check``."""
        one = self._one("check")
        one.ask(check, root)
        return one

    def warm(self, root: Path, out: Path) -> None:
        """Have those that are not there start, and do once what they will do again."""
        if not self._all:
            self.check(root)
            self.look(root, {"docs/index.md"}, out)

    def end(self) -> None:
        """End both, as when their code has changed; others start when something is asked."""
        for one in self._all.values():
            one.end()
        self._all.clear()

    def _one(self, name: str) -> Resident:
        if name not in self._all:
            self._all[name] = Resident()
        return self._all[name]


def _stay(there: Connection) -> None:
    """Answer until the parent is gone; Ctrl+C is for that alone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ.update(settings())
    while True:
        try:
            task, arguments = there.recv()
        except EOFError:
            return
        try:
            answer = task(*arguments)
        except Exception:  # whatever it is, the whole build tells it better
            answer = None
        there.send(answer)
