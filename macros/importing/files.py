"""A file from another system to new files in a folder of quizzes, or a sentence that says why not."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from macros.importing import gift, moodle
from macros.importing.build import Imported, build
from macros.importing.item import slug
from macros.importing.raw import MAX_BYTES, Note, RawBank, RefusedError, counted
from macros.importing.writer import write
from macros.schema import FOLDER


@dataclass
class Brought:
    """The texts of the new files by their path, and what was not taken."""

    files: dict[Path, str]
    quizzes: list[Imported]
    notes: list[Note]


def bring(path: Path, out: Path, root: Path, quiz_id: str | None = None) -> Brought:
    """Read a file and make the quizzes in it, one for each category; nothing is written.

    Raises RefusedError when the file cannot be used, or a quiz of that name is there already.
    """
    banks, notes = read(path)
    banks = counted(banks)
    if not banks and not notes:
        raise RefusedError("Filen har ingen spørgsmål, som kan læses som Moodle XML eller GIFT.")
    if quiz_id and len(banks) > 1:
        raise RefusedError(f"Filen har {len(banks)} kategorier, som bliver til hver sin quiz. Udelad --id.")
    pages = [page.relative_to(root / "docs").as_posix() for page in (root / "docs").rglob("*.md")]
    schema = Path(os.path.relpath(root / FOLDER / "indhold.schema.json", out)).as_posix()
    brought = Brought({}, [], notes)
    for bank in banks:
        quiz = build(bank, quiz_id or slug(bank.idnumber or bank.name or path.name.split(".")[0]), pages)
        target = out / f"{quiz.data['id']}.yml"
        if target.exists() or target in brought.files:
            raise RefusedError(f"{target} findes allerede og bliver ikke overskrevet. Vælg et andet navn med --id.")
        brought.notes += quiz.notes
        if quiz.data["items"]:
            brought.files[target] = write(quiz.data, schema)
            brought.quizzes.append(quiz)
    brought.notes = sorted(set(brought.notes))
    return brought


def read(path: Path) -> tuple[list[RawBank], list[Note]]:
    """Read a file in the format that its first sign tells."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise RefusedError(f"Filen er større end {MAX_BYTES // 1_000_000} MB. Eksportér færre spørgsmål ad gangen.")
        data = path.read_bytes()
    except OSError as error:
        raise RefusedError(f"Filen kan ikke læses: {error.strerror}.") from None
    start = data[:100].removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith((b"<", b"\xff\xfe", b"\xfe\xff")):
        return moodle.read(data.lstrip())
    try:
        return gift.read(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise RefusedError("Filen er ikke gemt som UTF-8. Gem den igen med tegnsættet UTF-8.") from None
