"""The glossary: one word for one thing, what it means, and what it is not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Annotated

from pydantic import Field, StringConstraints, TypeAdapter

from macros.model.base import Date, Flag, Id, Model, PageLink, Text

Word = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=2, max_length=60, pattern=r"^[^\s<>&]+(?: [^\s<>&]+)*$"),
    Field(description="Et ord eller et fast udtryk, som det står i en tekst."),
]
Words = tuple[Word, ...]
Stem = Annotated[str, StringConstraints(pattern=r"^[a-zæøå]{3,}$")]


class Term(Model):
    """One term: how it is written, what it means, what it is not, and where it is read about."""

    id: Id
    term: Word
    """Ordet, som det står i ordlisten."""
    forms: Words = ()
    """Bøjninger og former, der tæller som ordet. Ejefald på -s behøver ikke stå her."""
    explanation: Text
    """Hvad ordet betyder: én til tre korte sætninger med egne ord."""
    unlike: Text
    """Hvad ordet ikke er det samme som."""
    avoid: Words = ()
    """Ord, der ikke må bruges i stedet, med deres bøjninger."""
    sources: tuple[Id, ...] = ()
    """Kilder i kilderegistret, når forklaringen siger, hvad loven bestemmer."""
    read: PageLink
    """Siden, hvor man læser mere."""
    everyday: Flag = False
    """true for ord, alle kender: De står i ordlisten, men bliver ikke markeret i teksterne."""

    @property
    def spellings(self) -> Words:
        """The term and its forms in small letters, each once."""
        return tuple(dict.fromkeys(word.lower() for word in (self.term, *self.forms)))

    @property
    def others(self) -> Words:
        """The words that others use for the same: those to be avoided, without inflections of an earlier one."""
        return tuple(
            word for index, word in enumerate(self.avoid) if not any(word.startswith(one) for one in self.avoid[:index])
        )


class Glossary(Model):
    """All terms, in docs/ordliste.yml."""

    title: Text
    """Ordlistens titel."""
    reviewed: Date
    """Dagen, hvor ordlisten sidst blev gennemgået (ÅÅÅÅ-MM-DD)."""
    stems: tuple[Stem, ...] = ()
    """Et sammensat ord, der ender på en af dem, skal stå i ordlisten."""
    plain: Words = ()
    """Ord, der ender på en stamme, men som alle kender."""
    terms: Annotated[tuple[Term, ...], Field(min_length=1)]
    """Alle ord."""

    def alphabetical(self) -> list[Term]:
        """Return the terms in Danish order: æ, ø and å come last."""
        return sorted(self.terms, key=lambda term: danish_order(term.term))


def danish_order(word: str) -> tuple[str, str]:
    """Return a key that sorts Danish words: æ, ø and å stand after z, small and capital letters together."""
    return word.lower().translate(str.maketrans("æøå", "{|}")), word


class Finder:
    """Finds words in running text: whole words in any case, the longest first, also with the s of the genitive."""

    def __init__(self, words: Iterable[str]) -> None:
        """Prepare the search for the words; without words nothing is found."""
        longest_first = sorted({word.lower() for word in words}, key=lambda word: (-len(word), word))
        found = "|".join(re.escape(word) for word in longest_first) or r"(?!)"
        self._pattern = re.compile(rf"(?<![\w-])({found})(?:s|')?(?![\w-])", re.I)

    def find(self, text: str) -> Iterator[tuple[str, int, int]]:
        """Yield every find in order: the word in small letters as it was given, and where it begins and ends."""
        for match in self._pattern.finditer(text):
            yield match[1].lower(), match.start(), match.end()


GLOSSARY: TypeAdapter[Glossary] = TypeAdapter(Glossary)
