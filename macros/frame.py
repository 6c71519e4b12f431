"""What the templates of the site are told of a page beyond what the engine says: plain data, ready to be shown."""

from __future__ import annotations

import datetime
import os
from typing import Any

from macros import document
from macros.dates import danish_date
from macros.pages import Page
from macros.places import address
from macros.publication import Publication
from macros.view.script_data import script_json
from macros.view.structured import Frame

WORDS_A_MINUTE = 220


def frame(published: Publication, path: str, site_url: str) -> dict[str, Any]:
    """Return what stands around the text of the page at `path` in docs/; `site_url` ends in a slash."""
    page, organisation = published.by_path[path], published.organisation

    def url(target: str) -> str:
        return site_url + "".join(address(target))

    shared = Frame(organisation.title, organisation.description, organisation, url, published.library, published.course)
    above: list[tuple[str, str]] = []
    if path != "index.md":
        above.append(("Forside", url("index.md")))
        section = published.section(path)
        above += [(section[0], url(section[1]))] if section and section[1] != path else []
    before, after = (
        {"address": address(other)[0], "title": str(published.by_path[other].front["title"])} if other else None
        for other in published.neighbours(path)
    )
    return {
        "path": path,
        "before": before,
        "after": after,
        "parts": path.split("/"),
        "url": url(path),
        "listed": page.front.get("listed") is not False,
        "built": _build_day(),
        "minutes": _minutes(page),
        "reviewed": danish_date(page.reviewed) if page.reviewed else None,
        "changes": [
            {"date": change.date.isoformat(), "day": danish_date(change.date), "text": change.text}
            for change in page.changes
        ],
        "edition": danish_date(published.edition) if published.edition else None,
        "organisation": organisation.model_dump(mode="json"),
        "who": organisation.roster.words,
        "structured": str(script_json(shared.page_data(page, above))),
    }


def _build_day() -> str:
    """Return the day the site is dated by: https://reproducible-builds.org/specs/source-date-epoch/."""
    stamp = os.environ.get("SOURCE_DATE_EPOCH")
    moment = datetime.datetime.fromtimestamp(int(stamp), datetime.UTC) if stamp else datetime.datetime.now(datetime.UTC)
    return moment.date().isoformat()


def _minutes(page: Page) -> int:
    """Return how long a page takes to read from end to end, at least a minute.

    Only its own words count, up to its quiz: neither citations, drawings and tables that a macro makes nor the sources.
    """
    quiz = min((call.line for call in page.calls if call.name == "quiz"), default=None)
    blocks = document.read_blocks(page.body, page.first_line)
    words = sum(len(block.plain.split()) for block in blocks if quiz is None or block.lines[0] < quiz)
    return max(round(words / WORDS_A_MINUTE), 1)
