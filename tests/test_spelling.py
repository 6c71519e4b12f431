"""Spelling: which words are looked up, and what counts as right."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from macros import spelling

RIGHT = (
    "bestyrelsesmøde driftsoverenskomsten Lederens København børnehavernes lukkedage arbejdsgiveransvaret løn- drifts-"
)
WRONG = "bestyrrelse bestyrelsn formannden københavn vedtægtten lukedagge driftz-"


@pytest.fixture(autouse=True)
def forget(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Begin with nothing remembered, and leave the project's own memory alone."""
    memory = tmp_path / "cache" / "stavning.json"
    monkeypatch.setattr(spelling, "REMEMBERED", memory)
    spelling._remembered.cache_clear()
    yield memory
    spelling._remembered.cache_clear()


def test_the_dictionary_tells_right_from_wrong() -> None:
    assert spelling.misspelt([*RIGHT.split(), *WRONG.split()]) == set(WRONG.split())


def test_accepted_words_are_remembered(forget: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spelling.misspelt(["Lederens", "bestyrrelse"])
    spelling._remembered.cache_clear()
    monkeypatch.setattr(spelling, "_dictionary", None)
    assert spelling.misspelt(["Lederens"]) == set()
    assert "bestyrrelse" not in forget.read_text(encoding="utf-8")


@pytest.mark.parametrize("stored", ["", "[]", '{"edition": "another", "words": ["bestyrrelse"]}'])
def test_a_memory_that_does_not_fit_is_not_used(stored: str, forget: Path) -> None:
    forget.parent.mkdir()
    forget.write_text(stored, encoding="utf-8")
    assert spelling.misspelt(["bestyrrelse"]) == {"bestyrrelse"}


def test_own_words_bend_as_names_do() -> None:
    own = frozenset({"Spia", "hentetid"})
    assert spelling.misspelt(["Spia", "Spias", "Hentetid", "hentetid-"], own) == set()
    assert spelling.misspelt(["spia", "hentetids"], own) == {"spia", "hentetids"}


def test_what_is_no_word_is_left_alone() -> None:
    text = "BUPL og BUPLs §15 på dr.dk, a@b.dk, https://x.dk/y bl.a. løn- og driftsplan 3-årige"
    assert list(spelling.words(text)) == ["og", "på", "løn-", "og", "driftsplan", "årige"]
