"""Danish words: base forms, irregular forms, what is derived from them, the parts of compounds."""

import re
from collections.abc import Collection, Iterable
from functools import cache

from simplemma import Lemmatizer
from simplemma.strategies import DefaultStrategy
from simplemma.strategies.dictionaries import DefaultDictionaryFactory

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# What may stand between the parts of a compound: tilsyn-s-rapport, barn-e-barn, ferie-plan.
LINKS = ("", "s", "e", "er", "n", "en")
NOUN_ENDINGS = ("ing", "ning", "else")
# As the last part of another verb these say nothing of what it means: fastholde is no way to hold.
LIGHT_VERBS = frozenset(
    ["føre", "give", "gøre", "gå", "have", "holde", "kende", "komme", "lægge", "sætte", "stå", "tage", "være"]
)
SHORTEST_HEAD = 2
SHORTEST_TAIL = 4
LANGUAGE = "da"
DICTIONARIES = DefaultDictionaryFactory()
LEMMATIZER = Lemmatizer(lemmatization_strategy=DefaultStrategy(dictionary_factory=DICTIONARIES))


def words(text: str) -> list[str]:
    """Return the words of a text as written; numbers are none."""
    return WORD.findall(text)


@cache
def lemma(word: str) -> str:
    """Return the base form of a word in lower case."""
    return LEMMATIZER.lemmatize(word, lang=LANGUAGE).lower()


@cache
def known(word: str) -> bool:
    """Tell whether the dictionary has the word."""
    return word in DICTIONARIES.get_dictionary(LANGUAGE)


def irregular_forms(lemmas: Collection[str]) -> dict[str, tuple[str, ...]]:
    """Return for each base form one of every group of forms that begin differently: bog → bøger, formand → formænd.

    All other forms are found by the search engine's own stemming.
    """
    found: dict[str, dict[str, str]] = {}
    for form, base in _forms(frozenset(lemmas)):
        start = base[: max(1, len(base) - 1)]
        # The dictionary has some noise: real forms begin with the same letter, or are too rare to matter (god, bedre).
        likely = form.isalpha() and form[0] == base[0] and len(form) >= max(3, len(base) - 2)
        if likely and not form.startswith(start):
            groups = found.setdefault(base, {})
            key = form[: len(start)]
            groups[key] = min(groups.get(key, form), form, key=lambda word: (len(word), word))
    return {base: tuple(sorted(groups.values())) for base, groups in found.items()}


@cache
def _forms(lemmas: frozenset[str]) -> tuple[tuple[str, str], ...]:
    dictionary = DICTIONARIES.get_dictionary(LANGUAGE)
    return tuple((form, base) for form, base in dictionary.items() if base in lemmas)


def derived(word: str, vocabulary: Collection[str]) -> tuple[str, ...]:
    """Return the verb of a noun, and those nouns of a verb that are in the vocabulary: evaluering ↔ evaluere."""
    verbs = [word.removesuffix(ending) + "e" for ending in NOUN_ENDINGS if word.endswith(ending)]
    nouns = [word[:-1] + ending for ending in NOUN_ENDINGS if word.endswith("e") and word[:-1] + ending in vocabulary]
    return tuple(other for other in verbs + nouns if known(other) and lemma(other) == other)


def tails(word: str, vocabulary: Collection[str], function_words: Collection[str] = ()) -> tuple[str, ...]:
    """Return the last parts of a compound whose parts are words of the vocabulary, longest first.

    A compound that no dictionary has may also end in a word that only the dictionary has.
    """
    found = []
    for cut in range(SHORTEST_HEAD, len(word) - SHORTEST_TAIL + 1):
        tail = word[cut:]
        if tail in LIGHT_VERBS or tail in function_words or not _is_tail(word, tail, vocabulary):
            continue
        if any(head in vocabulary and head not in function_words for head in _heads(word[:cut])):
            found.append(tail)
    return tuple(found)


def _is_tail(word: str, tail: str, vocabulary: Collection[str]) -> bool:
    return tail in vocabulary or (not known(word) and known(tail) and lemma(tail) == tail)


def _heads(start: str) -> Iterable[str]:
    for link in LINKS:
        head = start.removesuffix(link) if link else start
        if len(head) >= SHORTEST_HEAD and (not link or head != start):
            yield head
