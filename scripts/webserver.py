"""A small web server that sends a built site as its host does: the headers of ``_headers``, folders, 404.html, gzip."""

import gzip
import mimetypes
import os
import sys
import threading
import urllib.parse
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from email.utils import formatdate
from functools import lru_cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from scripts.postbuild import headers

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".map": "application/json; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".yml": "text/yaml; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".svg": "image/svg+xml",
    ".webmanifest": "application/manifest+json",
    ".wasm": "application/wasm",
    ".ico": "image/x-icon",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".epub": "application/epub+zip",
}
SQUEEZED = ("text/", "application/json", "application/xml", "application/manifest+json", "image/svg+xml")
MISSING = "<!doctype html><html lang=da><meta charset=utf-8><title>Findes ikke</title><h1>Siden findes ikke</h1>"


class SiteServer(ThreadingHTTPServer):
    """Serves a folder on this machine alone; the folder may be replaced while it runs."""

    daemon_threads = True
    # On Windows the option would let two servers share a port instead of reporting that it is taken.
    allow_reuse_address = os.name != "nt"

    def __init__(self, folder: Path, port: int = 0, handler: type["SiteHandler"] | None = None) -> None:
        """Take the port at once (0: any free one); raises OSError when it is taken or not allowed."""
        self.folder = folder
        super().__init__(("127.0.0.1", port), handler or SiteHandler)

    @property
    def address(self) -> str:
        """Return the address of the home page, without the closing slash."""
        return f"http://127.0.0.1:{self.server_port}"

    def rules(self) -> list[headers.Rule]:
        """Return the rules of the folder's ``_headers`` as they are now."""
        path = self.folder / headers.FILE
        return headers.parse(path.read_text(encoding="utf-8")) if path.is_file() else []

    def handle_error(self, request: object, client_address: object) -> None:
        """Stay silent about browsers that hang up."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class SiteHandler(BaseHTTPRequestHandler):
    """Answers one browser."""

    protocol_version = "HTTP/1.1"
    server: SiteServer

    def do_GET(self) -> None:
        """Send a file, a folder's page, a redirect to a folder, or 404.html."""
        path = urllib.parse.urlsplit(self.path).path
        if self.special(path):
            return
        found = locate(self.server.folder, path)
        if found and found.is_dir():
            if not path.endswith("/"):
                self.redirect(path + "/")
                return
            found = found / "index.html"
        if found and found.is_file() and not (path.endswith("/") and found.name != "index.html"):
            self.send_file(found, 200)
        else:
            self.send_missing()

    def do_HEAD(self) -> None:
        """Send the headers of what a GET would send."""
        self.do_GET()

    def special(self, path: str) -> bool:
        """Answer an address that is no file and return True; here there are none."""
        return False

    def page(self, content: bytes) -> bytes:
        """Return a page's HTML as it is to be sent; here unchanged."""
        return content

    def redirect(self, path: str) -> None:
        """Send the browser to another path, with the same query."""
        query = urllib.parse.urlsplit(self.path).query
        self.answer(301, b"", {"Location": "/" + path.lstrip("/") + (f"?{query}" if query else "")})

    def send_missing(self) -> None:
        """Send 404.html, or a line where the site has none."""
        page = self.server.folder / "404.html"
        if page.is_file():
            self.send_file(page, 404)
        else:
            self.answer(404, MISSING.encode(), {"Content-Type": TYPES[".html"]})

    def send_file(self, path: Path, status: int) -> None:
        """Send a file, squeezed if the browser takes that, or 304 if it has this very version."""
        state = path.stat()
        kind = content_type(path)
        squeeze = kind.startswith(SQUEEZED) and "gzip" in self.headers.get("Accept-Encoding", "")
        content = path.read_bytes()
        if path.suffix == ".html":
            content = self.page(content)
        tag = f'"{state.st_mtime_ns:x}-{zlib.crc32(content):x}{"-gz" if squeeze else ""}"'
        fields = {
            "Content-Type": kind,
            "Cache-Control": headers.REVALIDATE,
            "Last-Modified": formatdate(state.st_mtime, usegmt=True),
            "ETag": tag,
        }
        if kind.startswith(SQUEEZED):
            fields["Vary"] = "Accept-Encoding"
        if status == 200 and self.headers.get("If-None-Match") == tag:
            self.answer(304, b"", fields)
            return
        if squeeze:
            content = squeezed(content)
            fields["Content-Encoding"] = "gzip"
        self.answer(status, content, fields)

    def answer(self, status: int, content: bytes, fields: dict[str, str]) -> None:
        """Send an answer with its own fields and those that ``_headers`` has for the address."""
        address = urllib.parse.unquote(urllib.parse.urlsplit(self.path).path)
        ruled = headers.headers_for(self.server.rules(), address)
        self.send_response(status)
        taken = {name.lower() for name in ruled}
        for name, value in {**{k: v for k, v in fields.items() if k.lower() not in taken}, **ruled}.items():
            self.send_header(name, value)
        if status != 304:
            self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def version_string(self) -> str:
        """Return the server's name without its versions."""
        return "webserver"

    def log_message(self, format: str, *args: object) -> None:
        """Print nothing for each request."""


def locate(folder: Path, path: str) -> Path | None:
    """Return what a path of the web points at inside the folder; None for all that is outside, or is no page's part."""
    parts = [part for part in urllib.parse.unquote(path, errors="replace").split("/") if part]
    if any(part in {".", ".."} or any(sign in part for sign in "\\:\0") for part in parts) or parts == [headers.FILE]:
        return None
    root = folder.resolve()
    found = root.joinpath(*parts).resolve()
    return found if found.is_relative_to(root) and found.exists() else None


def content_type(path: Path) -> str:
    """Return a file's type; what is unknown, such as the parts of the search index, is a stream of bytes."""
    return TYPES.get(path.suffix.lower()) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"


@lru_cache(maxsize=512)
def squeezed(content: bytes) -> bytes:
    """Return the content in gzip's format."""
    return gzip.compress(content, 6, mtime=0)


@contextmanager
def serving(folder: Path, port: int = 0, handler: type[SiteHandler] | None = None) -> Iterator[str]:
    """Serve the folder while the block runs; gives the address of its home page, without the closing slash."""
    with SiteServer(folder, port, handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield server.address
        finally:
            server.shutdown()
            thread.join()
