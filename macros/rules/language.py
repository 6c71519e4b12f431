"""Rules for the language: it is spelt right, and short enough to be read by someone tired."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, get_args, get_type_hints

from macros import prose, spelling
from macros.model.base import Model, Text
from macros.model.register import Source
from macros.problems import Problem, did_you_mean
from macros.site import Site
from macros.source import Way
from macros.validate import Loaded

LONGEST_PARAGRAPH = 120
HIGHEST_LIX = 45
LONG_WORD = 6

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_END = re.compile(r"[.!?:…][»”\")]*(?=\s+[»“\"(]*[A-ZÆØÅ]|\s*$)")
_LIKENESS = 0.8
# Everyday words are written as they are said, answers as readers may type them, and the name of a source as its owner writes it.
_AS_SAID = {"words", "accept"}
_AS_NAMED = {"title", "act", "provision", "publisher", "edition", "verified"}


def words_are_spelt(site: Site) -> Iterator[Problem]:
    """Every word of a page, a quiz or the register stands in the dictionary or in the project's own list."""
    texts = [*_texts_of_pages(site), *texts_of_content(site)]
    words = {text: list(spelling.words(text)) for _, text in texts}
    found = {word for some in words.values() for word in some}
    wrong = spelling.misspelt(found, spelling.own_words(site.library.root))
    right = sorted(found - wrong)
    for place, text in texts:
        for word in dict.fromkeys(word for word in words[text] if word in wrong):
            alike = [other for other in right if other[0].lower() == word[0].lower()]
            hint = did_you_mean(word, alike, _LIKENESS)
            message = f'"{word}" er ikke i ordbogen.{hint} Ret ordet, eller skriv det i {spelling.OWN_WORDS}.'
            yield Problem(place.file, place.line, place.column, message)


def _texts_of_pages(site: Site) -> Iterator[tuple[Problem, str]]:
    for page in site.readable:
        for key in ("title", "summary"):
            yield Problem(page.file, page.front_lines.get(key, 1), 1, ""), str(page.front.get(key) or "")
        for block in site.blocks[page.file]:
            for line, text in block.texts:
                yield Problem(page.file, line, 1, ""), text


def texts_of_content(site: Site) -> Iterator[tuple[Problem, str]]:
    """Yield every text of the content, each at its place."""
    register = [site.library.register] if site.library.register else []
    files: list[Loaded[Any]] = [*site.library.loaded, *register, *site.library.alone]
    for one in files:
        for way, text in _texts(one.model, ()):
            yield one.problem(way, ""), prose.plain(text, code=False)


def _texts(value: object, way: Way) -> Iterator[tuple[Way, str]]:
    if isinstance(value, str):
        yield way, value
    elif isinstance(value, Model):
        for name in _prose_fields(type(value)):
            yield from _texts(getattr(value, name), (*way, name))
    elif isinstance(value, tuple):
        for index, element in enumerate(value):
            yield from _texts(element, (*way, index))


@cache
def _prose_fields(model: type[Model]) -> list[str]:
    left_out = _AS_SAID | (_AS_NAMED if model is Source else set())
    hints = get_type_hints(model, include_extras=True)
    return [name for name in model.model_fields if name not in left_out and _holds_prose(hints[name])]


def _holds_prose(hint: object) -> bool:
    """Whether the type is a text, or holds texts or parts that may."""
    if hint == Text or (isinstance(hint, type) and issubclass(hint, Model)):
        return True
    return any(_holds_prose(inner) for inner in get_args(hint))


def paragraph_is_short(site: Site) -> Iterator[Problem]:
    """No paragraph has more than 120 words."""
    for page in site.readable:
        for block in site.blocks[page.file]:
            count = len(_WORD.findall(block.text))
            if block.kind == "paragraph" and count > LONGEST_PARAGRAPH:
                message = f"Afsnittet er på {count} ord. Der er plads til {LONGEST_PARAGRAPH}; del det i to."
                yield Problem(page.file, block.line, 1, message)


def page_is_easy_to_read(site: Site) -> Iterator[Problem]:
    """The readability index LIX of a page is at most 45."""
    for page in site.readable:
        found = lix([block.text for block in site.blocks[page.file] if block.kind == "paragraph"])
        if found > HIGHEST_LIX:
            message = (
                f"Lixtallet er {found:.0f}. Det bør være højst {HIGHEST_LIX}: "
                f"del de lange sætninger, og brug færre ord på over {LONG_WORD} bogstaver."
            )
            yield Problem(page.file, page.first_line, 1, message)


def lix(paragraphs: list[str]) -> float:
    """Return words per sentence plus the percentage of words of more than six letters; 0 for no words."""
    words = [word for text in paragraphs for word in _WORD.findall(text)]
    if not words:
        return 0
    ends = sum(len(_END.findall(text)) or 1 for text in paragraphs if _WORD.search(text))
    return len(words) / ends + 100 * sum(len(word) > LONG_WORD for word in words) / len(words)


RULES: tuple[Callable[[Site], Iterator[Problem]], ...] = (words_are_spelt, paragraph_is_short)
WARNINGS: tuple[Callable[[Site], Iterator[Problem]], ...] = (page_is_easy_to_read,)
