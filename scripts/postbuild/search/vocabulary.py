"""Which words beside the written ones lead to a place in a text."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from macros.source import read
from scripts.postbuild.search import danish

FILE = "assets/search/hverdagsord.yml"
TABLES = ("ord", "sider", "love", "spørger")
# What a question may ask, in the file and in the browser: who decides, something else, something to write in, about oneself.
ASKING = {"hvem": "who", "andet": "else", "lave": "make", "selv": "self"}


@dataclass(frozen=True)
class Everyday:
    """What authors have taught the search.

    Everyday words, pages' search words, names of acts, words that ask nothing, words that tell what is asked.
    """

    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    pages: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    acts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    fillers: frozenset[str] = frozenset()
    asking: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def read_everyday(site: Path) -> tuple[Everyday, list[str]]:
    """Read the file of everyday words from the built site, where there is one, and say what is wrong with it."""
    if not (site / FILE).is_file():
        return Everyday(), []
    source = read(site / FILE, f"docs/{FILE}")
    problems = [str(problem) for problem in source.problems]
    data = source.data if isinstance(source.data, dict) else {}
    for key in TABLES:
        problems += _faults(data.get(key), key)
    if not _is_words(data.get("fyldord")):
        problems.append(f"docs/{FILE}: »fyldord« skal være en liste af ord.")
    if not problems and set(data["spørger"]) != set(ASKING):
        problems.append(f"docs/{FILE}: »spørger« skal have netop {', '.join(f'»{name}«' for name in ASKING)}.")
    if problems:
        return Everyday(), problems
    missing = [page for page in data["sider"] if not (site / page / "index.html").is_file()]
    words, pages, acts, asking = ({name.lower(): tuple(found) for name, found in data[key].items()} for key in TABLES)
    asked = {ASKING[name]: found for name, found in asking.items()}
    everyday = Everyday(words, pages, acts, frozenset(data["fyldord"]), asked)
    return everyday, [f"docs/{FILE}: siden »{page}« i »sider« findes ikke." for page in missing]


def _faults(table: Any, key: str) -> list[str]:
    if not isinstance(table, dict):
        return [f"docs/{FILE}: »{key}« skal være en tabel med et ord til venstre og en liste af ord til højre."]
    return [
        f"docs/{FILE}: »{name}« i »{key}« skal have en liste af ord." for name in table if not _is_words(table[name])
    ]


def _is_words(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(word, str) and word.strip() for word in value)


class Expander:
    """Knows the words of the whole site, and so what else each of them is to be found by."""

    def __init__(self, written: Collection[str], everyday: Everyday) -> None:
        """Take all words of all pages, in any form."""
        self.everyday = everyday
        self.lemmas = {word: danish.lemma(word) for word in sorted({word.lower() for word in written})}
        self.vocabulary = frozenset(self.lemmas) | frozenset(self.lemmas.values())
        self.irregular = danish.irregular_forms(
            frozenset(self.vocabulary | {w for ws in everyday.words.values() for w in ws})
        )
        self.known: dict[str, tuple[str, ...]] = {}

    def hidden(self, word: str) -> tuple[str, ...]:
        """Return the other words that lead to a written one, in a fixed order and without the word itself."""
        written = word.lower()
        if written not in self.known:
            self.known[written] = self._hidden(written)
        return self.known[written]

    def _hidden(self, word: str) -> tuple[str, ...]:
        if len(word) < 2 or word in self.everyday.fillers:
            return ()
        base = self.lemmas.get(word) or danish.lemma(word)
        bases = [base, *danish.tails(base, self.vocabulary, self.everyday.fillers)]
        bases += [other for part in bases for other in danish.derived(part, self.vocabulary)]
        bases += [other for name in dict.fromkeys((word, base)) for other in self.everyday.words.get(name, ())]
        found = [form for part in bases for form in (part, *self.irregular.get(part, ()))]
        return tuple(other for other in dict.fromkeys(found) if not word.startswith(other))
