"""Content that nobody means: mutated and hostile files get sentences with a place, in bounded time, and never a traceback."""

from __future__ import annotations

import random
import re
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from macros.check import check
from macros.problems import Problem

BASE = Path(__file__).with_name("faults") / "base"
FILES = tuple(sorted(path.relative_to(BASE) for path in BASE.rglob("*") if path.suffix in {".yml", ".md"}))
PLACE = re.compile(r"[^:]+\.(?:yml|md):[1-9]\d*:[1-9]\d*: \S")
SECONDS = 10

Mutation = Callable[[bytes, random.Random], bytes]


def _line(raw: bytes, dice: random.Random, change: Callable[[bytes], bytes]) -> bytes:
    lines = raw.split(b"\n")
    at = dice.randrange(len(lines))
    lines[at] = change(lines[at])
    return b"\n".join(lines)


def _at(raw: bytes, dice: random.Random, piece: bytes) -> bytes:
    at = dice.randrange(len(raw) + 1)
    return raw[:at] + piece + raw[at:]


def _value(raw: bytes, dice: random.Random, value: bytes) -> bytes:
    """Put another value behind one of the keys."""
    places = list(re.finditer(rb"(?m)^(\s*(?:- )?[\w-]+:)[^\n]*", raw))
    if not places:
        return value
    place = dice.choice(places)
    return raw[: place.start()] + place[1] + b" " + value + raw[place.end() :]


VALUES = [
    value.encode()
    for value in (
        *(
            "null",
            "[]",
            "{}",
            "[[[]]]",
            "{a: {b: c}}",
            "-1",
            "0",
            "1.5",
            "true",
            "2026-02-30",
            "'2026-99-99'",
            "''",
            "'  '",
        ),
        *("9" * 24, "1e400", ".nan", "no", "*x", "&x y", "!!binary aGVq", "!!python/object/apply:os.system [id]"),
        *("/etc/passwd", "'../../../../etc/passwd'", "'\\0'", '"\\0"', '"\\ud800"', "'<script>alert(1)</script>'"),
        *("'{{ quiz(1) }}'", "'[a](javascript:alert(1))'", f"'{'x' * 5000}'", "'\u202e'", "[1, a, null, {}]"),
        *("'https://['", "'#%'", "'['", "'*a'", "'a: b'", "|", ">-"),
    )
]
PIECES = [
    *(b"\xff", b"\xc3", b"\xed\xa0\x80"),
    *(
        piece.encode()
        for piece in (
            *(
                "\0",
                "\t",
                "\r",
                "\r\n",
                "\ufeff",
                "\u2028",
                "\n---\n",
                "\n...\n",
                "{",
                "}",
                "[",
                "]",
                "'",
                '"',
                "|",
                ">",
                ": ",
            ),
            *(
                "- ",
                "#",
                "&a ",
                "*a",
                "!!str ",
                "%YAML 1.1\n",
                "<<: *a\n",
                "{{",
                "}}",
                "{%",
                "{% include '/etc/passwd' %}",
            ),
            *("{{ ''.__class__.__mro__ }}", "\n{{ quiz(1) }}\n", "\n{{ kilde() }}\n", "\n{{ instrument(quiz) }}\n"),
            *(
                "<script>",
                "](",
                "![](",
                "[" * 50,
                "(" * 20,
                "> " * 200,
                "| a | b\n|--|\n",
                "\n```\n",
                "\n~~~",
                "[a]: <",
                "***",
            ),
        )
    ),
]
MUTATIONS: tuple[Mutation, ...] = (
    lambda raw, dice: _value(raw, dice, dice.choice(VALUES)),
    lambda raw, dice: _value(raw, dice, dice.choice(VALUES)),
    lambda raw, dice: _at(raw, dice, dice.choice(PIECES)),
    lambda raw, dice: _at(raw, dice, dice.choice(PIECES)),
    lambda raw, dice: raw[: dice.randrange(len(raw) + 1)],
    lambda raw, dice: _line(raw, dice, lambda line: b""),
    lambda raw, dice: _line(raw, dice, lambda line: line + b"\n" + line),
    lambda raw, dice: _line(raw, dice, lambda line: b" " * dice.randrange(1, 5) + line),
    lambda raw, dice: _line(raw, dice, bytes.lstrip),
    lambda raw, dice: _line(raw, dice, lambda line: line[::-1]),
    lambda raw, dice: bytes(dice.choice(raw) if dice.random() < 0.01 else byte for byte in raw),
    lambda raw, dice: raw.decode(errors="replace").encode(dice.choice(["utf-16", "latin-1", "utf-8-sig"]), "replace"),
    lambda raw, dice: raw.replace(b"\n", b"\r\n"),
)


def mutated(raw: bytes, dice: random.Random) -> bytes:
    for _ in range(dice.choice([1, 1, 1, 2, 4])):
        raw = dice.choice(MUTATIONS)(raw, dice)
    return raw


class Reads:
    """What files were opened for reading while it listens; Python says so itself."""

    def __init__(self) -> None:
        self.listening = False
        self.opened: list[str] = []
        sys.addaudithook(self.hear)

    def hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        if self.listening and event == "open" and isinstance(arguments[0], str):
            self.opened.append(arguments[0])


READS = Reads()


def checked(folder: Path) -> list[Problem]:
    """Check the folder and return everything said; nothing outside it and the project is read."""
    READS.opened, READS.listening = [], True
    start = time.process_time()
    try:
        report = check(folder)
    finally:
        READS.listening = False
    assert time.process_time() - start < SECONDS
    allowed = [
        folder.resolve(),
        Path(__file__).resolve().parents[1],
        *(Path(p).resolve() for p in (sys.prefix, sys.base_prefix)),
    ]
    foreign = [
        name for name in READS.opened if not any(Path(name).resolve().is_relative_to(place) for place in allowed)
    ]
    assert foreign == []
    return [*report.problems, *report.warnings]


def fuzz(folder: Path, seed: str, rounds: int) -> int:
    """Return how many of the mutated files were complained of."""
    shutil.copytree(BASE, folder, dirs_exist_ok=True)
    complaints = 0
    for number in range(rounds):
        dice = random.Random(f"{seed}/{number}")
        file = dice.choice(FILES)
        original = (BASE / file).read_bytes()
        (folder / file).write_bytes(mutated(original, dice))
        try:
            said = checked(folder)
            assert [str(one) for one in said if not PLACE.match(str(one))] == []
        except BaseException as error:
            error.add_note(f"seed {seed}/{number}, file {file}")
            raise
        complaints += bool(said)
        (folder / file).write_bytes(original)
    return complaints


def test_mutated_files_get_sentences(tmp_path: Path) -> None:
    assert fuzz(tmp_path, "hverdag", 200) > 100


@pytest.mark.long
def test_two_thousand_mutated_files_get_sentences(tmp_path: Path) -> None:
    assert fuzz(tmp_path, "lang", 2000) > 1000


BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
HOSTILE = {
    "a bomb of aliases": BOMB.encode(),
    "a reference to itself": b"a: &a\n  - *a\n",
    "deep nesting": b"a: " + b"[" * 200_000,
    "a deep list": b"- " * 200_000,
    "a giant scalar": b"id: " + b"x" * 3_000_000,
    "a giant block": b"id: |\n" + b"  x\n" * 400_000,
    "a long line of quotes": b"id: '" + b"''" * 400_000,
    "another encoding": "id: prøve\n".encode("utf-16"),
    "no text": bytes(range(256)) * 100,
    "a zero": b"id: pr\0ve\n",
    "several documents": b"---\nid: proeve\n---\nid: proeve\n",
    "an object": b"id: !!python/object/apply:os.system [touch pwned]\n",
    "a module": b"id: !!python/module:os\n",
    "a directive": b"%TAG ! tag:yaml.org,2002:python/\n---\nid: !object/apply:os.system [id]\n",
    "nothing": b"",
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("file", ["quizzes/proeve.yml", "docs/kilder/register.yml", "docs/haandbog/side.md"])
def test_hostile_files_are_refused_with_a_sentence(name: str, file: str, tmp_path: Path) -> None:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    content = HOSTILE[name]
    (tmp_path / file).write_bytes(b"---\n" + content + b"\n---\n# Side\n" if file.endswith(".md") else content)
    said = [str(one) for one in checked(tmp_path)]
    assert [line for line in said if line.startswith(f"{file}:")], said[:5]
    assert [line for line in said if not PLACE.match(line)] == []
    assert all(len(line) < 2000 for line in said)
    assert not list(tmp_path.rglob("pwned"))


def test_files_of_other_systems_are_read_as_others(tmp_path: Path) -> None:
    """A mark of byte order and the line ends of Windows are no fault."""
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    for file in FILES:
        raw = (BASE / file).read_bytes().replace(b"\n", b"\r\n")
        (tmp_path / file).write_bytes(b"\xef\xbb\xbf" + raw)
    assert [str(one) for one in check(tmp_path).problems] == []


def test_a_read_outside_the_project_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    outside = tmp_path.parent / f"{tmp_path.name}-udenfor"
    outside.write_text("x")
    real = Path.read_bytes

    def both(path: Path) -> bytes:
        outside.open().close()
        return real(path)

    monkeypatch.setattr(Path, "read_bytes", both)
    with pytest.raises(AssertionError):
        checked(tmp_path)
