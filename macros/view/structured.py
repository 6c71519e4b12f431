"""What a page is, in the words of schema.org, as plain data for search engines and learning platforms.

Types and properties: https://schema.org/Course, /LearningResource, /Quiz, /BreadcrumbList (version 29).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from macros import prose
from macros.course import FOLDER, Module
from macros.load import Library
from macros.model import Quiz
from macros.organisation import Organisation
from macros.pages import Page

LICENSE = "https://creativecommons.org/licenses/by/4.0/"
AUDIENCE = {
    "bestyrelsesmedlem": "bestyrelsesmedlem",
    "formand": "formand",
    "leder": "leder",
    "kasserer": "kasserer",
    "medarbejder": "medarbejderrepræsentant",
    "paraply": "paraplyorganisation",
    "kommune": "kommune",
    "foraelder": "forælder",
}
"""How the readers that a page names in its front matter are called outside the site."""
_TYPES: dict[str, str | list[str]] = {
    "haandbog": ["Article", "LearningResource"],
    "kursus": "LearningResource",
    "vaerktoejer": "LearningResource",
    "skabeloner": "LearningResource",
}
Data = dict[str, Any]


@dataclass(frozen=True)
class Frame:
    """What the data of every page shares; `url` gives the whole address of a page in docs/ (with or without #anchor)."""

    name: str
    description: str
    publisher: Organisation
    url: Callable[[str], str]
    library: Library
    course: list[Module]

    def page_data(self, page: Page, above: list[tuple[str, str]]) -> Data:
        """Return the JSON-LD of a page; `above` are the titles and addresses of the places it lies in, outermost first."""
        here = self.url(page.path)
        publisher = {"@type": "Organization", "name": self.publisher.name, "url": self.publisher.contact}
        graph: list[Data] = [{**self._work(page), "publisher": publisher}]
        if above:
            places = [*above, (str(page.front.get("title", "")), here)]
            crumbs = [
                {"@type": "ListItem", "position": position, "name": name, "item": address}
                for position, (name, address) in enumerate(places, start=1)
            ]
            graph.append({"@type": "BreadcrumbList", "itemListElement": crumbs})
        return {"@context": "https://schema.org", "@graph": graph}

    def _work(self, page: Page) -> Data:
        module = next((module for module in self.course if module.path == page.path), None)
        about: Data = {
            "@type": _TYPES.get(page.path.split("/")[0], "Article"),
            **self._shared(page.path, str(page.front.get("title", "")), str(page.front.get("summary", ""))),
            "isPartOf": {"@id": self.url("index.md")},
        }
        if page.reviewed:
            about["dateModified"] = page.reviewed.isoformat()
        if audience := page.front.get("audience"):
            roles = [AUDIENCE.get(str(name), str(name)) for name in audience]
            about["audience"] = [{"@type": "EducationalAudience", "educationalRole": role} for role in roles]
        if parts := list(self._parts(page)):
            about["hasPart"] = parts
        if page.path == "index.md":
            about |= {"@type": "WebSite", "name": self.name, "description": self.description}
            del about["isPartOf"]
        elif page.path == f"{FOLDER}index.md":
            about |= self._course(sum(module.minutes for module in self.course))
            about["hasPart"] = [
                {"@type": "Course", "@id": self.url(module.path), "name": module.title} for module in self.course
            ]
        elif module:
            about |= self._course(module.minutes)
            about |= {"teaches": list(module.goals), "isPartOf": {"@id": self.url(f"{FOLDER}index.md")}}
        return about

    def _course(self, minutes: int) -> Data:
        time = duration(minutes)
        instance = {"@type": "CourseInstance", "courseMode": "online", "courseWorkload": time}
        return {
            "@type": ["Course", "LearningResource"],
            "timeRequired": time,
            "provider": {"@type": "Organization", "name": self.publisher.name, "url": self.publisher.contact},
            "hasCourseInstance": instance,
        }

    def _parts(self, page: Page) -> Iterator[Data]:
        """Yield the quizzes and instruments that the page shows."""
        for call in page.calls:
            for name in call.arguments if call.name in ("quiz", "instrument") else ():
                content = self.library.contents.get(name)
                if isinstance(content, Quiz):
                    assessed = {"assesses": [prose.plain(theme.title) for theme in content.themes]}
                    kind: Data = {"@type": "Quiz", **(assessed if content.themes else {})}
                    place = f"{page.path}#quiz-{content.id}"
                elif content:
                    kind = {"@type": "LearningResource", "learningResourceType": "selvevaluering"}
                    place = page.path
                else:
                    continue
                shared = self._shared(place, prose.plain(content.title), prose.plain(content.summary))
                identity = {"identifier": content.id, "dateModified": content.reviewed.isoformat()}
                yield kind | shared | identity

    def _shared(self, target: str, name: str, description: str) -> Data:
        return {
            "@id": self.url(target),
            "name": name,
            "description": description,
            "inLanguage": "da",
            "license": LICENSE,
            "isAccessibleForFree": True,
        }


def duration(minutes: int) -> str:
    """Write minutes as ISO 8601 does: 175 is `PT2H55M`."""
    hours, rest = divmod(minutes, 60)
    return f"PT{f'{hours}H' if hours else ''}{f'{rest}M' if rest or not hours else ''}"
