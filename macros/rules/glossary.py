"""Rules for the glossary: every term of art stands in it, and no other word is used for the same thing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from macros.load import GLOSSARY_FILE, REGISTER_FILE
from macros.model.glossary import Finder, Glossary
from macros.pages import Page
from macros.problems import Problem
from macros.rules import library
from macros.rules.language import texts_of_content
from macros.site import Site
from macros.validate import Loaded

# Pages about the site itself and its sources, not about the field.
_ASIDE = ("docs/genbrug/", "docs/om/", "docs/kilder/")
# What somebody says is said in their own words.
_SAID = re.compile(r"»[^«]*«")
_ENDING = r"(?:e?n|e?t|e?r|e?rne|e?ne|e)?s?"
_LAW = re.compile(r"\b\w*lov(?:en|ens)?\b|§", re.I)
# How a page says that the words before or after are a term it explains.
_NAMING = re.compile(r"\b(?:hedder|kaldes|kalder vi)(?: det| den)? \Z", re.I)
_EXPLAINING = re.compile(r",? det vil sige|, altså|, som er", re.I)
_SUBJECT = re.compile(r"(?:\A|[.!?] )(?:(?:en|et|at være|at) )?\Z", re.I)
_WORDS = re.compile(r"[^\W\d]+(?: [^\W\d]+)*")
_IS = re.compile(r" (?:er|betyder)\b")


def _glossaries(site: Site) -> Iterator[tuple[Loaded[Glossary], Glossary]]:
    one = site.library.glossary
    if one and one.model:
        yield one, one.model


def terms_have_own_ids(site: Site) -> Iterator[Problem]:
    """No two terms share an id."""
    for one, glossary in _glossaries(site):
        seen: set[str] = set()
        for index, term in enumerate(glossary.terms):
            if term.id in seen:
                yield one.problem(("terms", index, "id"), f'Id "{term.id}" er brugt to gange. Giv det ene et andet id.')
            seen.add(term.id)


def words_mean_one_thing(site: Site) -> Iterator[Problem]:
    """A word belongs to one term, and no word is both a term and to be avoided."""
    for one, glossary in _glossaries(site):
        seen: dict[str, str] = {}
        for index, term in enumerate(glossary.terms):
            for word in (*term.spellings, *(word.lower() for word in term.avoid)):
                if word in seen:
                    message = f'"{word}" står både ved "{seen[word]}" og ved "{term.term}". Lad det stå det ene sted.'
                    yield one.problem(("terms", index), message)
                seen.setdefault(word, term.term)


def terms_rest_on_what_exists(site: Site) -> Iterator[Problem]:
    """The sources and the page of a term exist."""
    for one, _ in _glossaries(site):
        yield from library.sources_exist(site.library, one)
        yield from library.pages_exist(site.library, one)


def law_is_cited(site: Site) -> Iterator[Problem]:
    """An explanation that speaks of law has a source."""
    for one, glossary in _glossaries(site):
        for index, term in enumerate(glossary.terms):
            found = _LAW.search(term.explanation)
            if found and not term.sources:
                message = f'Forklaringen siger, hvad loven bestemmer ("{found[0]}"). Skriv sources: med en kilde.'
                yield one.problem(("terms", index, "explanation"), message)


def one_word_for_one_thing(site: Site) -> Iterator[Problem]:
    """Nothing is called by a word that the glossary avoids, save in what somebody says."""
    for _, glossary in _glossaries(site):
        instead = {word.lower(): term.term.lower() for term in glossary.terms for word in term.avoid}
        finder = Finder(instead)
        for place, text in _texts(site):
            for word, _, _ in finder.find(text):
                message = (
                    f'Her står "{word}". Vi skriver "{instead[word]}" ({GLOSSARY_FILE}). '
                    "Er det nogen, der siger det, så sæt »« om det."
                )
                yield Problem(place.file, place.line, place.column, message)


def compounds_are_explained(site: Site) -> Iterator[Problem]:
    """A compound that ends in a stem of the field stands in the glossary."""
    for _, glossary in _glossaries(site):
        if not glossary.stems:
            continue
        known = "|".join(re.escape(word) for word in [*_spellings(glossary), *map(str.lower, glossary.plain)])
        is_known = re.compile(rf"(?:{known}){_ENDING}")
        compound = re.compile(rf"(?<![\w-])[a-zæøå]+(?:{'|'.join(glossary.stems)}){_ENDING}(?![\w-])", re.I)
        for place, text in _texts(site):
            for word in dict.fromkeys(match[0].lower() for match in compound.finditer(text)):
                if not is_known.fullmatch(word):
                    message = (
                        f'"{word}" er ikke i ordlisten. Forklar det under terms i {GLOSSARY_FILE}, '
                        "eller skriv det under plain, hvis alle kender det."
                    )
                    yield Problem(place.file, place.line, place.column, message)


def definitions_are_in_the_glossary(site: Site) -> Iterator[Problem]:
    """A term that a page explains in running text, in italics, stands in the glossary."""
    for _, glossary in _glossaries(site):
        finder = Finder(_spellings(glossary))
        for page in _pages(site):
            for one in (one for block in site.blocks[page.file] for one in block.emphasised):
                named = _NAMING.search(one.before) or (_SUBJECT.search(one.before) and _IS.match(one.after))
                explained = named or _EXPLAINING.match(one.after)
                if explained and _WORDS.fullmatch(one.words) and not any(finder.find(one.words)):
                    message = f'Her bliver "{one.words}" forklaret. Skriv det også i {GLOSSARY_FILE}, så andre sider kan bruge det.'
                    yield Problem(page.file, one.line, 1, message)


def _spellings(glossary: Glossary) -> list[str]:
    return [word for term in glossary.terms for word in term.spellings]


def _pages(site: Site) -> list[Page]:
    return [page for page in site.readable if not page.file.startswith(_ASIDE)]


def _texts(site: Site) -> Iterator[tuple[Problem, str]]:
    """Yield what we say ourselves: pages and content, but not what the register says of its sources."""
    for page in _pages(site):
        for block in site.blocks[page.file]:
            yield Problem(page.file, block.line, 1, ""), _SAID.sub("", block.text)
    for place, text in texts_of_content(site):
        if place.file != REGISTER_FILE:
            yield place, _SAID.sub("", text)


RULES: tuple[Callable[[Site], Iterator[Problem]], ...] = (
    terms_have_own_ids,
    words_mean_one_thing,
    terms_rest_on_what_exists,
    law_is_cited,
    one_word_for_one_thing,
    compounds_are_explained,
    definitions_are_in_the_glossary,
)
WARNINGS: tuple[Callable[[Site], Iterator[Problem]], ...] = ()
