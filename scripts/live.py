"""Serve the site while it is written: rebuild on save, and have the open pages load anew."""

import json
import signal
import threading
import time
from collections.abc import Iterable
from pathlib import Path
from types import FrameType
from typing import NoReturn

from watchdog.events import EVENT_TYPE_CLOSED_NO_WRITE, EVENT_TYPE_OPENED, FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.polling import PollingObserver

from scripts.build import build
from scripts.live_updates import Updates, say_outcome
from scripts.shell import ROOT, Stopwatch, say
from scripts.webserver import TYPES, SiteHandler, SiteServer, locate

SITE = ROOT / "site"
FOLDERS = ("docs", "quizzes", "macros", "overrides")
FILES = ("mkdocs.yml", "organisation.yml")
QUIET = 0.2
PING = 15
PARTS = {f"/__reload{kind}": Path(__file__).with_name(f"live_reload{kind}") for kind in (".js", ".css")}
WORDS = {
    "title": "Siden kunne ikke bygges",
    "help": "Du ser den forrige udgave. Ret, og gem, så går det her væk.",
    "close": "Luk",
}


class LiveServer(SiteServer):
    """Serves the folder, and over it the looks at what was saved since; tells open pages what is to be seen anew."""

    def __init__(self, folder: Path, port: int) -> None:
        """Take the port; the first build's name is the time, so that no page mistakes it for an earlier run's."""
        super().__init__(folder, port, LiveHandler)
        self.build = int(time.time() * 1000)
        self.looks: Path | None = None
        self.problems: list[str] = []
        self.built = threading.Condition()
        self._whole = self.build  # the last one that may have changed everything
        self._changed: dict[str, int] = {}

    @property
    def state(self) -> str:
        """What open pages are told, as JSON: in which build each address changed, and why there is nothing newer.

        A page of a build before `since` or after `build` knows nothing of the addresses.
        """
        told = {"since": self._whole, "build": self.build, "changed": self._changed, "problems": self.problems}
        return json.dumps(told, ensure_ascii=False)

    def announce(self, problems: list[str] | None = None, changed: Iterable[str] | None = None) -> None:
        """Tell the open pages that fetched something changed (all of them unless it is named) to load anew.

        With problems, tell them to show why there is nothing newer.
        """
        with self.built:
            self.problems = problems or []
            if changed is None and not problems:
                self.build += 1
                self._whole, self._changed = self.build, {}
            elif named := [*(changed or ())]:
                self.build += 1
                self._changed.update(dict.fromkeys(named, self.build))
            self.built.notify_all()


class LiveHandler(SiteHandler):
    """Adds the reloading script and its styles to pages, and shows a look where there is one."""

    server: LiveServer
    build = 0

    def special(self, path: str) -> bool:
        """Answer the addresses of the reloading script and of looks."""
        self.build = self.server.build  # asked before the page is read: one that changes meanwhile is loaded anew
        if part := PARTS.get(path):
            self.answer(200, part.read_bytes(), {"Content-Type": TYPES[part.suffix], "Cache-Control": "no-store"})
        elif path == "/__reload":
            self.stream()
        elif look := self.look(path):
            self.send_file(look, 200)
        else:
            return False
        return True

    def look(self, path: str) -> Path | None:
        """Return the look at a page or an asset, if there is one."""
        found = locate(self.server.looks, path) if self.server.looks else None
        if found and path.endswith("/"):
            found = found / "index.html"
        return found if found and found.is_file() else None

    def page(self, content: bytes) -> bytes:
        """Return the page with the reloading script before its end; to be kept offline it is fetched as it was built."""
        if self.headers.get("Sec-Fetch-Dest") == "empty":
            return content
        words = "".join(f' data-{name}="{text}"' for name, text in WORDS.items())
        script = f'<script src="/__reload.js" data-build="{self.build or self.server.build}"{words}></script>'.encode()
        before, end, after = content.rpartition(b"</body>")
        return before + script + end + after if end else content + script

    def stream(self) -> None:
        """Send the state, and again whenever there is another, until the page is left."""
        self.close_connection = True
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        while True:
            with self.server.built:
                state = self.server.state
            self.wfile.write(f"data: {state}\n\n".encode())
            with self.server.built:
                if self.server.state == state:
                    self.server.built.wait(PING)


class Changes(FileSystemEventHandler):
    """Collects which files were saved."""

    def __init__(self) -> None:
        """Start with none."""
        self.event = threading.Event()
        self.paths: set[str] = set()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Keep the change if a build would show it."""
        if event.is_directory or event.event_type in {EVENT_TYPE_OPENED, EVENT_TYPE_CLOSED_NO_WRITE}:
            return
        for place in (event.src_path, event.dest_path):
            path = Path(str(place)) if place else ROOT
            if is_source(path):
                self.paths.add(path.relative_to(ROOT).as_posix())
                self.event.set()

    def wait(self) -> list[str]:
        """Return the changed files once nothing has been saved for a moment."""
        self.event.wait()
        while self.event.is_set():
            self.event.clear()
            time.sleep(QUIET)
        changed, self.paths = self.paths, set()
        return sorted(changed)


def is_source(path: Path) -> bool:
    """Tell whether a changed file is one the site is built from, rather than an editor's or Python's own."""
    if not path.is_relative_to(ROOT) or "__pycache__" in path.parts:
        return False
    parts = path.relative_to(ROOT).parts
    if not parts or path.name.startswith((".", "#")) or path.name.endswith(("~", ".tmp", ".swp", ".pyc")):
        return False
    return parts[0] in FOLDERS or parts in {(name,) for name in FILES}


def watch(changes: Changes) -> None:
    """Follow the source folders, by asking again and again where the system cannot tell."""
    for kind in (Observer, PollingObserver):
        observer = kind()
        observer.schedule(changes, str(ROOT), recursive=False)
        for folder in FOLDERS:
            if (ROOT / folder).is_dir():
                observer.schedule(changes, str(ROOT / folder), recursive=True)
        try:
            observer.start()
            return
        except OSError:
            continue


def rebuild(server: LiveServer) -> None:
    """Build the site; on problems print them, show them on open pages and keep serving the last good one."""
    stopwatch = Stopwatch()
    problems = build(SITE, quick=True)
    server.announce(problems)
    say_outcome(problems, SITE, stopwatch)


def stop(number: int, frame: FrameType | None) -> NoReturn:
    """End as Ctrl+C does when the system asks the command to stop."""
    raise KeyboardInterrupt


def run(server: LiveServer) -> None:
    """Build, serve and rebuild until Ctrl+C."""
    signal.signal(signal.SIGTERM, stop)
    updates = Updates(SITE, server.announce)
    server.looks = updates.looks
    try:
        changes = Changes()
        watch(changes)
        say("Bygger siden …")
        rebuild(server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        say(f"Se siden på {server.address}/ – den følger med, når du gemmer. Stop med Ctrl+C.")
        updates.warm()
        while True:
            changed = changes.wait()
            say(f"Ændret: {', '.join(changed)}")
            updates.saved(changed)
    except KeyboardInterrupt:
        say("Stoppet.")
    finally:
        updates.end()
