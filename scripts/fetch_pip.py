"""Fetch pip as one checked file, for a Python that came without pip and ensurepip (standard library alone)."""

import hashlib
import os
import re
import urllib.parse
import urllib.request
from html.parser import HTMLParser
from pathlib import Path

from scripts.shell import ROOT

WHEEL = "pip-26.3-py3-none-any.whl"
SHA256 = "f3b60b20ffaadd4415ed7957212a38ac63fa4c5fa375bd0f4a797777940fad13"
TIMEOUT = 30


def fetch_pip(folder: Path) -> Path:
    """Return pip's wheel in the folder, downloaded if need be; raises OSError when it cannot be had unchanged."""
    wheel = folder / WHEEL
    if wheel.is_file() and is_intact(wheel.read_bytes()):
        return wheel
    index = (os.environ.get("PIP_INDEX_URL") or locked_index()).rstrip("/") + "/pip/"
    address = find_link(download(index).decode("utf-8", "replace"), index)
    content = download(address)
    if not is_intact(content):
        raise OSError(f"{WHEEL}: sha256 is not the expected one")
    folder.mkdir(parents=True, exist_ok=True)
    wheel.write_bytes(content)
    return wheel


def locked_index() -> str:
    """Return the address of the package index that uv.lock was made from."""
    match = re.search(r'registry = "([^"]+)"', (ROOT / "uv.lock").read_text(encoding="utf-8"))
    if not match:
        raise OSError("uv.lock names no package index")
    return match[1]


def is_intact(content: bytes) -> bool:
    """Tell whether the bytes are the wheel's."""
    return hashlib.sha256(content).hexdigest() == SHA256


def download(address: str) -> bytes:
    """Return what stands at an http address."""
    if not address.startswith(("https://", "http://")):
        raise OSError(f"not a web address: {address}")
    with urllib.request.urlopen(address, timeout=TIMEOUT) as response:
        content: bytes = response.read()
        return content


def find_link(page: str, base: str) -> str:
    """Return the address of the wheel on an index page."""
    links = Links()
    links.feed(page)
    for href in links.found:
        if urllib.parse.urlsplit(href).path.endswith("/" + WHEEL):
            return urllib.parse.urljoin(base, href)
    raise OSError(f"{WHEEL} is not on {base}")


class Links(HTMLParser):
    """Collects the addresses of the links of a page."""

    def __init__(self) -> None:
        """Start with none."""
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the link's address."""
        self.found += [value for name, value in attrs if tag == "a" and name == "href" and value]
