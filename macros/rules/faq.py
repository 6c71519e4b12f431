"""Rules for short answers: each is short, says what it rests on, law first, and leads on to a page."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from macros.model.faq import Faq, FaqEntry, Ground
from macros.problems import Problem, did_you_mean
from macros.prose import plain
from macros.rules import library
from macros.site import Site
from macros.source import Way
from macros.validate import Loaded

LONGEST = 35
"""Words of a short answer, so that it is read at a glance above the results of a search."""


def _entries(site: Site) -> Iterator[tuple[Loaded[Faq], Way, FaqEntry]]:
    one = site.library.faq
    for number, topic in enumerate(one.model.topics if one and one.model else ()):
        for index, entry in enumerate(topic.entries):
            assert one
            yield one, ("topics", number, "entries", index), entry


def _grounds(site: Site) -> Iterator[tuple[Loaded[Faq], Way, Ground]]:
    for one, way, entry in _entries(site):
        for index, ground in enumerate(entry.grounds):
            yield one, (*way, "grounds", index), ground


def answers_have_own_ids(site: Site) -> Iterator[Problem]:
    """No two answers or topics share an id: it is the address of the answer on its page."""
    one = site.library.faq
    seen: set[str] = set()
    for way, part in library.parts(one.model) if one and one.model else ():
        assert one
        if part.id in seen:
            yield one.problem((*way, "id"), f'Id "{part.id}" er brugt to gange. Giv det ene et andet id.')
        seen.add(part.id)


def questions_are_asked(site: Site) -> Iterator[Problem]:
    """A question is a question, and no two are the same."""
    seen: dict[str, str] = {}
    for one, way, entry in _entries(site):
        if not entry.question.endswith("?"):
            yield one.problem(
                (*way, "question"), f'"{entry.id}" slutter ikke med et spørgsmålstegn. Skriv et spørgsmål.'
            )
        for asked in (entry.question, *entry.also):
            words = asked.lower().rstrip("?")
            if words in seen:
                message = f'"{asked}" står også ved "{seen[words]}". Lad det stå det ene sted.'
                yield one.problem((*way, "also"), message)
            seen.setdefault(words, entry.id)


def short_is_short(site: Site) -> Iterator[Problem]:
    """A short answer is read at a glance."""
    for one, way, entry in _entries(site):
        count = len(plain(entry.short).split())
        if count > LONGEST:
            message = f"Det korte svar er på {count} ord. Skriv højst {LONGEST}, og sæt resten under grounds."
            yield one.problem((*way, "short"), message)


def law_comes_first(site: Site) -> Iterator[Problem]:
    """What the law says stands before what is agreed or good practice."""
    for one, way, entry in _entries(site):
        law = [ground.basis == "law" for ground in entry.grounds]
        if law != sorted(law, reverse=True):
            yield one.problem((*way, "grounds"), f'"{entry.id}" nævner loven sidst. Sæt det, loven bestemmer, først.')


def law_rests_on_seen_source(site: Site) -> Iterator[Problem]:
    """What is said to be law cites a law or guidance that was seen; every source that is cited exists."""
    known = site.library.sources
    for one, way, ground in _grounds(site):
        for index, source in enumerate(ground.sources):
            if known and source not in known and source not in site.library.unusable:
                hint = did_you_mean(source, known) or " Tilføj den i docs/kilder/register.yml."
                yield one.problem((*way, "sources", index), f'Kilden "{source}" findes ikke i kilderegistret.{hint}')
        is_known = all(source in known for source in ground.sources)
        if ground.basis == "law" and is_known and not site.library.law_is_seen(ground.sources):
            message = (
                "Her står, hvad loven bestemmer, men uden en lov eller vejledning, der er set. Tilføj den under sources, "
                "eller vælg et andet grundlag ved basis."
            )
            yield one.problem((*way, "basis"), message)


def answers_lead_on(site: Site) -> Iterator[Problem]:
    """The page where more is said exists."""
    one = site.library.faq
    if one and one.model:
        yield from library.pages_exist(site.library, one)


RULES: tuple[Callable[[Site], Iterator[Problem]], ...] = (
    answers_have_own_ids,
    questions_are_asked,
    short_is_short,
    law_comes_first,
    law_rests_on_seen_source,
    answers_lead_on,
)
WARNINGS: tuple[Callable[[Site], Iterator[Problem]], ...] = ()
