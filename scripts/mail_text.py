"""The text of a saved mail, whatever it was saved as (standard library alone)."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

MAX_SIZE = 2_000_000
_BLOCKS = {"br", "p", "div", "tr", "td", "li", "blockquote", "h1", "h2", "h3", "pre", "a"}


class _Words(HTMLParser):
    """Collects what a reader sees, and the addresses that links lead to."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self.words.append("\n")
        self.words += [f". {value} .\n" for name, value in attrs if name == "href" and value]

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.words.append("\n")

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def text_of(path: Path) -> str | None:
    """Return the text of a file (plain text, web page or mail), or None when it is no text or larger than 2 MB."""
    try:
        raw = path.read_bytes() if path.stat().st_size <= MAX_SIZE else b"\0"
    except OSError:
        return None
    if path.suffix.lower() == ".eml":
        return "\n".join(_parts(raw))
    text = _decoded(raw)
    return _of_html(text) if text and path.suffix.lower() in (".html", ".htm") else text


def _decoded(raw: bytes) -> str | None:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", "replace")
    if b"\0" in raw:
        return None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def _of_html(text: str) -> str:
    parser = _Words()
    parser.feed(text)
    parser.close()
    return "".join(parser.words)


def _parts(raw: bytes) -> Iterator[str]:
    for part in email.message_from_bytes(raw, policy=email.policy.default).walk():
        if part.get_content_maintype() == "text":
            payload = part.get_payload(decode=True)
            text = (_decoded(payload) or "") if isinstance(payload, bytes) else ""
            yield _of_html(text) if part.get_content_subtype() == "html" else text
