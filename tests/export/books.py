"""What the tests of book formats bind: the real pages, and pages whose quizzes hold nasty texts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from macros.export.book.volume import Volume, volume
from macros.export.package import Material
from macros.model import Quiz
from tests.export.hostile import hostile
from tests.export.material import ROOT, library

GALLERY = "genbrug/galleri/"


def material(site: Path) -> Material:
    """The real content with the real pages."""
    return Material(library(), ROOT, site)


def one_page(site: Path, address: str, *, full: bool = True) -> Volume:
    """One page of the site as a volume."""
    return volume(material(site), "Prøve", "Én side", [("", [address])], full=full)


def with_quizzes(site: Path, address: str, quizzes: tuple[Quiz, ...], *, full: bool = True) -> Volume:
    """One page of the site as a volume, its quizzes replaced by others that have the same ids."""
    contents = {**library().contents, **{quiz.id: quiz for quiz in quizzes}}
    changed = Material(replace(library(), contents=contents), ROOT, site)
    return volume(changed, "Prøve & <test> ]]>", "Én side", [("", [address])], full=full)


def hostile_page(site: Path, address: str, quiz_id: str) -> tuple[Volume, Quiz]:
    """A page whose quiz has a nasty text in every field, and that quiz."""
    quiz = library().contents[quiz_id]
    assert isinstance(quiz, Quiz)
    nasty = hostile(quiz)
    return with_quizzes(site, address, (nasty,)), nasty
