"""Where pages lie below the site, and the way from one to another; the engines lay them out alike."""

from __future__ import annotations

import posixpath
from urllib.parse import quote


def address(target: str) -> tuple[str, str]:
    """Return where a page in docs/ lies below the site ("" for the front page), and the anchor with its sign."""
    page, _, anchor = target.partition("#")
    below = page.removesuffix(".md").removesuffix("index").rstrip("/")
    return (f"{below}/" if below else ""), (f"#{quote(anchor)}" if anchor else "")


def relative(target: str, page: str) -> str:
    """Return the way to an address below the site from the page at another; never empty, a folder ends in a slash."""
    way = posixpath.relpath(f"/{target}", f"/{page}")
    return f"{way}/" if target.endswith("/") else way
