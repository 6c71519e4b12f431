"""The files of the built site that a page of a package needs, and all that these need in turn."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

_MODULES = re.compile(r"""(?:\bfrom|\bimport)\s*\(?\s*["'](\.{1,2}/[^"']+\.js)["']""")
_STYLES = re.compile(r"""\bstyle\(\s*["']([a-z-]+)["']\s*\)""")
"""How a module fetches a style sheet when it is needed: docs/assets/js/quiz/style.js."""
_PICTURES = re.compile(r"""url\(\s*["']?(?!["']?data:)([^"')]+)""")


def assets(site: Path, wanted: Iterable[str]) -> dict[str, bytes]:
    """Return the wanted files of the built site and those they name, by path and sorted; OSError when one is not there."""
    found: dict[str, bytes] = {}
    waiting = list(wanted)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name] = (site / name).read_bytes()
            waiting += _named_in(name, found[name])
    return dict(sorted(found.items()))


def _named_in(name: str, data: bytes) -> Iterator[str]:
    folder = posixpath.dirname(name)
    if name.endswith(".js"):
        text = data.decode()
        yield from (posixpath.normpath(f"{folder}/{target}") for target in _MODULES.findall(text))
        yield from (f"assets/css/{style}.css" for style in _STYLES.findall(text))
    elif name.endswith(".css"):
        yield from (posixpath.normpath(f"{folder}/{target}") for target in _PICTURES.findall(data.decode()))
