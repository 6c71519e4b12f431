"""Rules for how pages are put together: each is a generator of problems whose docstring states the rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import get_args

from macros.model import Quiz
from macros.model.front import FRONT, Audience
from macros.pages import Call, Page
from macros.problems import Problem, did_you_mean, listing
from macros.site import Site
from macros.source import Source, Way
from macros.validate import validate
from macros.view.drawings import NAMES

HANDBOOK = "docs/haandbog/"
PARTS = (
    "Kort sagt",
    "Loven bestemmer",
    "Det aftaler I selv",
    "Sådan gør I",
    "Spørgsmål til jeres bestyrelse",
    "Skabelon",
    "Prøv dig selv",
    "Kilder og sidst kontrolleret",
)
AUDIENCES: tuple[str, ...] = get_args(Audience)
LONGEST_SUMMARY = 155


def macros_find_content(site: Site) -> Iterator[Problem]:
    """A macro names a quiz, an instrument or a source that exists."""
    library = site.library
    quizzes = [quiz.id for quiz in library.quizzes]
    instruments = [content.id for content in library.contents.values() if not isinstance(content, Quiz)]
    known = {
        "quiz": (quizzes, "en quiz i quizzes/"),
        "instrument": (instruments, "et instrument i quizzes/"),
        "opslag": (instruments, "et instrument i quizzes/"),
        "opgavetabel": (instruments, "et instrument i quizzes/"),
        "tegning": (list(NAMES), "en tegning i macros/templates/tegninger/"),
        "kilde": (list(library.sources), "en kilde i docs/kilder/register.yml"),
    }
    for page in site.readable:
        for call in page.calls:
            if call.name not in known:
                continue
            ids, what = known[call.name]
            if call.name == "kilde" and library.register and not library.register.model:
                continue  # the register cannot be read, and that is said there
            if not call.arguments:
                yield _at(page, call, f'Makroen {call.name} mangler et id: {call.name}("...").')
            for argument in call.arguments:
                if argument not in ids and argument not in library.unusable:
                    hint = did_you_mean(argument, ids) or " Ret id'et, eller slet makroen."
                    yield _at(page, call, f'{call.name}("{argument}"): der er ikke {what} med det id.{hint}')


def front_matter_is_complete(site: Site) -> Iterator[Problem]:
    """A page says its title, its summary, when it was reviewed and, in the handbook, for whom it is."""
    for page in site.readable:
        if not str(page.front.get("title") or "").strip():
            yield _front(page, "title", "Siden mangler en titel. Skriv title: i linjerne mellem --- øverst på siden.")
        summary = str(page.front.get("summary") or "").strip()
        if not summary:
            message = (
                "Siden mangler et resumé. Skriv summary: øverst på siden: én linje om, hvad læseren får ud af den."
            )
            yield _front(page, "summary", message)
        elif len(summary) > LONGEST_SUMMARY:
            message = f"Resuméet er på {len(summary)} tegn. Der er plads til {LONGEST_SUMMARY}; gør det kortere."
            yield _front(page, "summary", message)
        if not page.reviewed:
            message = "Siden siger ikke, hvornår den sidst er gennemgået. Skriv reviewed: med en dato som 2026-11-22."
            yield _front(page, "reviewed", message)
        if page.file.startswith(HANDBOOK):
            yield from _audience(page)


def front_matter_has_known_keys(site: Site) -> Iterator[Problem]:
    """What else stands in the front matter is known and of the right kind: a misspelt key would do nothing."""
    sound = {"title": "x", "summary": "x", "reviewed": "2026-01-01", "audience": ["leder"]}  # judged by the rule above
    for page in site.readable:
        marks: dict[Way, tuple[int, int]] = {(key,): (line, 1) for key, line in page.front_lines.items()}
        yield from validate(Source(page.file, {**page.front, **sound}, marks), FRONT).problems


def _audience(page: Page) -> Iterator[Problem]:
    given = page.front.get("audience")
    if not isinstance(given, list) or not given:
        message = (
            f"Siden siger ikke, hvem den er til. Skriv audience: [...] med et eller flere af: {', '.join(AUDIENCES)}."
        )
        yield _front(page, "audience", message)
        return
    for name in given:
        if name not in AUDIENCES:
            hint = did_you_mean(str(name), AUDIENCES) or f" Vælg mellem {listing(AUDIENCES)}."
            yield _front(page, "audience", f'"{name}" er ikke en læser, siden kan være til.{hint}')


def chapter_has_its_parts(site: Site) -> Iterator[Problem]:
    """A chapter of the handbook has its eight parts, in the order that readers know from the other chapters."""
    for page in site.readable:
        if (
            not page.file.startswith(HANDBOOK)
            or "/" in page.file.removeprefix(HANDBOOK)
            or page.file.endswith("/index.md")
        ):
            continue
        headings = [block for block in site.blocks[page.file] if block.level == 2]
        found = [block for block in headings if block.plain in PARTS]
        names = [block.plain for block in found]
        for part in PARTS:
            if part not in names:
                message = f'Kapitlet mangler afsnittet "## {part}". Et kapitel har i denne orden: {", ".join(PARTS)}.'
                yield Problem(page.file, page.first_line, 1, message)
        for block, following in pairwise(found):
            if PARTS.index(following.plain) <= PARTS.index(block.plain):
                message = (
                    f'Afsnittet "{following.plain}" står efter "{block.plain}". Et kapitel har i denne orden: '
                    f"{', '.join(PARTS)}. Flyt afsnittet."
                )
                yield Problem(page.file, following.line, 1, message)


def headings_step_down(site: Site) -> Iterator[Problem]:
    """No heading skips a level on the way down, because screen readers navigate by them."""
    for page in site.readable:
        level = 0
        for block in site.blocks[page.file]:
            if block.kind != "heading":
                continue
            if block.level > level + 1:
                message = (
                    f'Overskriften "{block.plain}" springer fra niveau {level} til {block.level}. '
                    f"Skriv {'#' * (level + 1)} foran den i stedet for {'#' * block.level}."
                )
                yield Problem(page.file, block.line, 1, message)
            level = block.level


def page_is_in_navigation(site: Site) -> Iterator[Problem]:
    """Every page can be reached from the navigation."""
    if site.settings.navigation is None:
        return
    for page in site.pages:
        if page.path not in site.settings.navigation:
            message = f"Siden kan ikke nås fra menuen. Tilføj {page.path} under nav: i mkdocs.yml, eller slet siden."
            yield Problem(page.file, 1, 1, message)


def _front(page: Page, key: str, message: str) -> Problem:
    return Problem(page.file, page.front_lines.get(key, 1), 1, message)


def _at(page: Page, call: Call, message: str) -> Problem:
    return Problem(page.file, call.line, 1, message)


RULES: tuple[Callable[[Site], Iterator[Problem]], ...] = (
    macros_find_content,
    front_matter_is_complete,
    front_matter_has_known_keys,
    chapter_has_its_parts,
    headings_step_down,
    page_is_in_navigation,
)
WARNINGS: tuple[Callable[[Site], Iterator[Problem]], ...] = ()
