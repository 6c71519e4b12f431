"""Where the guide for authors tells about the kind of file that a problem stands in."""

from __future__ import annotations

from collections.abc import Iterable

from macros.load import FAQ_FILE, GLOSSARY_FILE, REGISTER_FILE, Library
from macros.model import Quiz
from macros.problems import Problem

FOLDER = "docs/genbrug/skriv/"
_ALONE = {
    REGISTER_FILE: "kilde-og-ord.md#en-kilde",
    GLOSSARY_FILE: "kilde-og-ord.md#et-ord",
    FAQ_FILE: "kilde-og-ord.md#et-kort-svar",
}


def sections(problems: Iterable[Problem], library: Library) -> list[str]:
    """Return the sections of the guide that help with the problems, as files in docs/ with an anchor, each once."""
    return sorted({FOLDER + section for one in problems if (section := _section(one.file, library))})


def _section(file: str, library: Library) -> str:
    if file.startswith("quizzes/"):
        content = library.contents.get(file.removeprefix("quizzes/").removesuffix(".yml"))
        return "instrument.md" if content and not isinstance(content, Quiz) else "spoergsmaal.md"
    return _ALONE.get(file) or ("side.md" if file.endswith(".md") else "")
