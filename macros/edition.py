"""What an edition's own people must read through: texts that still call a role what it is called elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from macros.model.matrix import PARTS
from macros.model.roles import RoleId
from macros.model.roster import STANDARD, Roster, genitive
from macros.problems import Problem

FOLDERS = (("docs", "*.md"), ("docs", "*.yml"), ("quizzes", "*.yml"))
_LIST_OF_ROLES = re.compile(rf"\s*(?:{'|'.join(PARTS)}):")


def old_words(root: Path, roster: Roster) -> Iterator[Problem]:
    """Yield every line below `root` with the standard name of a role that the edition has renamed or left out.

    People wrote the sentences, and people mend them: what is true of one role may not be true of another.
    """
    old = {
        form: role
        for role, name in STANDARD.items()
        if role in roster.names or not roster.has(role)
        for form in (name.definite, genitive(name.definite))
    }
    if not old:
        return
    word = re.compile(rf"(?<![\w/#-])(?:{'|'.join(old)})(?![\w-])", re.IGNORECASE)
    for folder, pattern in FOLDERS:
        for path in sorted((root / folder).rglob(pattern)):
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
                found = word.search(line)
                if found and not _LIST_OF_ROLES.match(line):
                    message = _message(found[0], old[found[0].lower()], roster)
                    yield Problem(path.relative_to(root).as_posix(), number, found.start() + 1, message)


def _message(word: str, role: RoleId, roster: Roster) -> str:
    if not roster.has(role):
        return f"Her står »{word}«, men jeres udgave har ikke den rolle. Skriv linjen om."
    return f"Her står »{word}«. I jeres udgave hedder det »{roster.name(role)}«. Læs linjen igennem, og ret den."
