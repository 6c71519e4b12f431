"""What a page receives from the server, as the browser itself counts it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Page


@dataclass
class Received:
    """Requests with the bytes of their answers: `bodies` by address, `heads` in sum."""

    bodies: dict[str, int] = field(default_factory=dict)
    requests: int = 0
    heads: int = 0

    @property
    def size(self) -> int:
        """The bytes of all bodies, as they travelled."""
        return sum(self.bodies.values())

    @property
    def code(self) -> int:
        """The bytes of styles and scripts."""
        return sum(size for url, size in self.bodies.items() if urlsplit(url).path.endswith((".css", ".js")))


class Traffic:
    """Listens to a page from before it is opened."""

    def __init__(self, page: Page) -> None:
        """Begin to listen."""
        self.received = Received()
        self._names: dict[str, str] = {}
        self._heads: dict[str, int] = {}
        client = page.context.new_cdp_session(page)
        client.send("Network.enable")
        client.on("Network.requestWillBeSent", self._asked)
        client.on("Network.responseReceived", self._answered)
        client.on("Network.loadingFinished", self._finished)

    def take(self) -> Received:
        """Return what was received since the last time."""
        taken, self.received = self.received, Received()
        return taken

    def _asked(self, event: dict[str, Any]) -> None:
        self._names[event["requestId"]] = event["request"]["url"]

    def _answered(self, event: dict[str, Any]) -> None:
        self._heads[event["requestId"]] = int(event["response"]["encodedDataLength"])

    def _finished(self, event: dict[str, Any]) -> None:
        url = self._names[event["requestId"]]
        total = int(event["encodedDataLength"])
        if url.startswith("data:") or not total:  # neither the page's own data nor the browser's cache travels
            return
        head = min(self._heads.get(event["requestId"], 0), total)
        self.received.requests += 1
        self.received.heads += head
        self.received.bodies[url] = self.received.bodies.get(url, 0) + total - head
