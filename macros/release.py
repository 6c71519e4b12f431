"""The publisher's work list: what nobody qualified has checked yet, and what must be gone through again."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any, NamedTuple

from macros.model.register import Source
from macros.problems import Problem
from macros.rules.sources import LAW, review_due, review_is_recent
from macros.site import Site
from macros.usage import cited_parts
from macros.validate import Loaded


class Due(NamedTuple):
    """One page or content file: the day by which it is to be gone through again, and what in it nobody has verified."""

    day: datetime.date
    file: str
    title: str
    unverified: tuple[Problem, ...]


def work_list(site: Site) -> list[Problem]:
    """Return every statement of law that nobody has verified, and every overdue review, sorted by place."""
    return sorted({*unverified(site), *review_is_recent(site)})


def unverified(site: Site) -> set[Problem]:
    """Return every statement of law that nobody has verified."""
    return {*_on_pages(site), *_in_questions(site)}


def due(site: Site) -> list[Due]:
    """Return all pages and content files, those to be gone through first at the top; the same on whatever day it is asked."""
    missing: dict[str, list[Problem]] = {}
    for one in sorted(unverified(site)):
        missing.setdefault(one.file, []).append(one)
    dated = [(page.reviewed, page.file, str(page.front.get("title", page.path))) for page in site.readable]
    files: list[Loaded[Any]] = [*site.library.loaded, *site.library.alone]
    dated += [(one.model.reviewed, one.source.file, one.model.title) for one in files if one.model]
    return sorted(
        Due(review_due(reviewed), file, title, tuple(missing.get(file, ())))
        for reviewed, file, title in dated
        if reviewed
    )


def _on_pages(site: Site) -> Iterator[Problem]:
    """A citation is a statement of law when it names a law, or stands under "Loven bestemmer"."""
    for page in site.readable:
        law = [block.lines for block in site.blocks[page.file] if block.section == LAW]
        for call in page.calls:
            if call.name == "kilde":
                guides = any(first <= call.line <= last for first, last in law)
                if missing := _unverified(site, call.arguments, guides):
                    yield Problem(page.file, call.line, 1, _unchecked(missing))


def _in_questions(site: Site) -> Iterator[Problem]:
    for one, way, part in cited_parts(site.library):
        missing = _unverified(site, part.sources, guides=True)
        if missing and getattr(part, "basis", "") in ("law", "partial"):
            place = one.problem((*way, "id"), "")
            yield Problem(place.file, place.line, place.column, f'"{part.id}": {_unchecked(missing)}')


def _unverified(site: Site, cited: tuple[str, ...], guides: bool) -> list[Source]:
    kinds = ("law", "guidance") if guides else ("law",)
    found = [site.library.sources[source] for source in cited if source in site.library.sources]
    return [source for source in found if source.kind in kinds and not source.verified]


def _unchecked(missing: list[Source]) -> str:
    names = "; ".join(f"{source.title} ({source.id})" for source in missing)
    return f"Ingen med juridisk baggrund har kontrolleret {names}. Kontrollér, og skriv verified i kilderegistret."
