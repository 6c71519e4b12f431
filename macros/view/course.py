"""The course's own pages: the path through the modules, and where a reader keeps what became of it."""

from __future__ import annotations

from markupsafe import Markup

from macros.course import START, Module, counted
from macros.labels import course as labels_course
from macros.view.render import Renderer
from macros.view.script_data import script_json


class CourseRenderer(Renderer):
    """Makes the fragments of the course's pages; their scripts add what the browser knows."""

    def path(self, course: list[Module]) -> Markup:
        """Render the modules with time and goals."""
        words = labels_course.PATH
        return self._render("course_path.html", modules=course, data=self._data(course), words=words)

    def mine(self, course: list[Module]) -> Markup:
        """Render the modules for the page of a reader's own progress, notes and papers."""
        minutes = labels_course.PATH["minutes"]
        data = self._data(course)
        words = self.roster.fill_all(labels_course.COURSE)
        return self._render("course_mine.html", modules=course, data=data, words=words, minutes=minutes)

    def _data(self, course: list[Module]) -> Markup:
        """Return what the browser counts from: for each module its facts and, by quiz, what counts as one question."""
        return script_json(
            [
                {
                    "number": module.number,
                    "title": module.title,
                    "page": self.link(module.path),
                    "minutes": module.minutes,
                    "goals": module.goals,
                    "quizzes": [
                        {"id": quiz.id, "start": quiz.id.endswith(START), "counted": counted(quiz)}
                        for quiz in module.quizzes
                    ],
                }
                for module in course
            ]
        )
