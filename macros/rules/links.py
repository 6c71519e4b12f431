"""Rules for what pages and content link to, and for images."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import unquote, urlsplit

from macros import prose
from macros.problems import Problem, did_you_mean
from macros.rules.library import parts
from macros.site import Site
from macros.validate import Loaded


def links_lead_somewhere(site: Site) -> Iterator[Problem]:
    """A link within the site leads to a page, a heading or a file that exists."""
    docs = site.library.root / "docs"
    for page in site.readable:
        for link in (link for block in site.blocks[page.file] for link in block.links):
            address = urlsplit(link.target)
            if not link.target or address.scheme or address.netloc:
                continue
            path, anchor = unquote(address.path), unquote(address.fragment)
            target = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), path)) if path else page.path
            if path.startswith("/") or target.startswith(".."):
                message = f"Linket {link.target} fører ud af docs/. Skriv vejen fra denne side, fx ../kilder/index.md."
            elif path.endswith("/") or (docs / target).is_dir():
                message = (
                    f"Linket {link.target} peger på en mappe. Skriv siden helt ud, fx {path.rstrip('/')}/index.md."
                )
            elif not (docs / target).is_file():
                message = f"Linket {link.target} fører ingen steder.{_nearest(page.path, target, site)}"
            else:
                message = _missing_anchor(site, target, anchor)
            if message:
                yield Problem(page.file, link.line, 1, message)


def content_reads_on_in_a_section(site: Site) -> Iterator[Problem]:
    """Where questions and tasks send their reader on to a heading, the heading exists."""
    contents: list[Loaded[Any]] = [*site.library.loaded, *site.library.alone]
    for one in contents:
        for way, part in parts(one.model) if one.model else ():
            for name in type(part).model_fields:
                value = getattr(part, name)
                targets = [value] if name == "read" else prose.links(value) if isinstance(value, str) else []
                for target in targets:
                    path, _, anchor = target.partition("#")
                    if message := _missing_anchor(site, path, unquote(anchor)):
                        yield one.problem((*way, name), message)


def images_have_a_text(site: Site) -> Iterator[Problem]:
    """An image says in words what it shows, for those who cannot see it."""
    for page in site.readable:
        for link in (link for block in site.blocks[page.file] for link in block.links):
            if link.image and not link.words.strip():
                message = (
                    f"Billedet {link.target} har ingen tekst. Skriv, hvad det viser: ![teksten her]({link.target})."
                )
                yield Problem(page.file, link.line, 1, message)


def _missing_anchor(site: Site, target: str, anchor: str) -> str:
    known = site.anchors.get(f"docs/{target}")
    if not anchor or known is None or anchor in known:
        return ""
    hint = did_you_mean(anchor, known) or " Brug overskriften med små bogstaver og bindestreger, fx #kort-sagt."
    return f"Stedet #{anchor} findes ikke på {target}.{hint}"


def _nearest(page: str, target: str, site: Site) -> str:
    relative = {posixpath.relpath(known, posixpath.dirname(page) or "."): known for known in site.library.pages}
    wanted = posixpath.relpath(target, posixpath.dirname(page) or ".")
    return did_you_mean(wanted, relative) or " Skriv vejen fra denne side til en fil i docs/, fx ../kilder/index.md."


RULES: tuple[Callable[[Site], Iterator[Problem]], ...] = (
    links_lead_somewhere,
    content_reads_on_in_a_section,
    images_have_a_text,
)
WARNINGS: tuple[Callable[[Site], Iterator[Problem]], ...] = ()
