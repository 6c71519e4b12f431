"""YAML as read: what becomes of each kind of value, and that nothing hostile gets through or takes long."""

from __future__ import annotations

import time
from typing import Any

import pytest

from macros.source import parse


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: 2026-11-22", "2026-11-22"),
        ("a: true", True),
        ("a: 12", 12),
        ("a: -1.5", -1.5),
        ("a:", None),
        ("a: ~", None),
        ('a: "no"', "no"),
        ("a: nej", "nej"),
        ("a: § 15, stk. 1", "§ 15, stk. 1"),
        ("a: >-\n  to\n  linjer", "to linjer"),
        ("a: 1e999999999", "1e999999999"),
        ("a: 99999999999999999999999", "99999999999999999999999"),
    ],
)
def test_values(text: str, value: Any) -> None:
    source = parse(text, "x.yml")
    assert source.problems == []
    assert source.data == {"a": value}
    assert type(source.data["a"]) is type(value)


@pytest.mark.parametrize(
    "word", ["yes", "No", "on", "OFF", "y", "0o17", "017", "0x1F", "1_000", "1:30:00", ".inf", ".NaN"]
)
def test_words_that_other_readers_change_are_refused(word: str) -> None:
    [problem] = parse(f"a: {word}", "x.yml").problems
    assert str(problem) == (
        f'x.yml:1:4: "{word}" uden anførselstegn læses forskelligt af forskellige programmer. Skriv "{word}".'
    )


def test_places() -> None:
    source = parse("a:\n  - b: 1\n    c: [x, y]\n", "x.yml")
    assert source.at(("a", 0, "c", 1)) == (3, 12)
    assert source.at(("a", 0, "b")) == (2, 5)
    assert source.at(("a", 0, "missing")) == (2, 5)


@pytest.mark.parametrize(
    "text",
    [
        "a: " + "[" * 100_000,
        "a: " + "{a: " * 50_000,
        "- " * 100_000,
        "a: &x [*x]",
        "a: &a [b]\nb: [*a, *a]",
        "\x00",
        "a: \ufffe",
        "%YAML 9.9\n---\na: 1",
        "!!python/object/apply:os.system [id]",
        "a: !<tag:yaml.org,2002:python/name:os.system> x",
        "---\na: 1\n...\n---\nb: 2",
        "a: 'x",
        "\ufeffa: 1\n\tb: 2",
        "? [a]\n: b",
        "{}: x\n",
    ],
)
def test_hostile_text_is_refused_with_a_place_and_in_no_time(text: str) -> None:
    start = time.monotonic()
    source = parse(text, "x.yml")
    assert time.monotonic() - start < 2
    assert source.problems
    assert all(
        problem.line >= 1 and problem.column >= 1 and problem.message.endswith(".") for problem in source.problems
    )


def test_line_ends_of_windows_change_nothing() -> None:
    assert parse("a: 1\r\nb: >-\r\n  x\r\n  y\r\n", "x.yml").data == {"a": 1, "b": "x y"}
