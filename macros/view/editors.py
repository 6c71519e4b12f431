"""The editors' list: when each page and quiz is to be gone through again, and what nobody qualified has checked."""

from __future__ import annotations

from itertools import groupby

from markupsafe import Markup

from macros.release import due
from macros.site import Site
from macros.view.render import Renderer


class EditorsRenderer(Renderer):
    """Makes the list for those who keep the site."""

    def work_list(self, site: Site) -> Markup:
        """Render pages and content by the month in which they are due; no date depends on the day of the build."""
        every = due(site)
        months = [
            (month, list(entries))
            for month, entries in groupby(every, key=lambda entry: (entry.day.year, entry.day.month))
        ]
        return self._render(
            "editors_list.html",
            months=months,
            waiting=[entry for entry in every if entry.unverified],
            statements=sum(len(entry.unverified) for entry in every),
            address=lambda file: self._shown_at(site, file),
        )

    def _shown_at(self, site: Site, file: str) -> str:
        """Return the page in docs/ on which a file is read, or "" when there is none."""
        if file.startswith("docs/"):
            return file.removeprefix("docs/")
        return site.shown_on.get(file.removeprefix("quizzes/").removesuffix(".yml"), "")
