"""Rules for quizzes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from macros.model.base import Model
from macros.model.item import END
from macros.model.quiz import Case, ChoiceItem, Match, Order, Poll, Quiz, Short, Single, fold
from macros.problems import did_you_mean, listing
from macros.prose import plain
from macros.source import Way

APPLIES_TO = Quiz
GAP = "UDFYLD"
"""Stands where a text, an id or a page is still to be filled in."""


def parts_have_own_ids(quiz: Quiz) -> Iterator[tuple[Way, str]]:
    """Within an item every option, pair, answer and step has its own id."""
    for way, item, _ in quiz.places:
        for name, parts in _lists(item):
            seen: set[str] = set()
            for index, part in enumerate(parts):
                if part.id in seen:
                    message = f'To {_WORDS[name]} har id "{part.id}". Giv det ene et andet id.'
                    yield (*way, name, index, "id"), message
                seen.add(part.id)


def parts_differ(quiz: Quiz) -> Iterator[tuple[Way, str]]:
    """No two options, pairs, answers or steps of an item read alike."""
    for way, item, _ in quiz.places:
        for name, parts in _lists(item):
            seen: dict[str, str] = {}
            for index, part in enumerate(parts):
                text = " ".join(plain(part.text).lower().rstrip(".!").split())
                if text in seen:
                    whole = {"pairs": "Parrene", "steps": "Trinene"}.get(name, "Svarene")
                    message = (
                        f'{whole} "{seen[text]}" og "{part.id}" har samme tekst. Skriv det ene om, eller slet det.'
                    )
                    yield (*way, name, index, "text"), message
                seen.setdefault(text, part.id)


def key_fits_type(quiz: Quiz) -> Iterator[tuple[Way, str]]:
    """A scored item has the right answers that its type needs; a poll has none."""
    for way, item, _ in quiz.places:
        if isinstance(item, (ChoiceItem, Poll)):
            right = [option.id for option in item.choices if option.correct]
            there: Way = (*way, "options")
            if item.scored and not right:
                yield there, f'"{item.id}" har intet rigtigt svar. Skriv correct: true ved det rigtige.'
            if isinstance(item, Single) and len(right) > 1:
                message = (
                    f'"{item.id}" har {len(right)} rigtige svar, men type: single. Vælg ét, eller skriv type: multiple.'
                )
                yield there, message
            if isinstance(item, Poll) and right:
                yield there, f'"{item.id}" er til samtale (poll) og kan ikke have et rigtigt svar. Slet correct.'
        if isinstance(item, Match):
            known = [answer.id for answer in item.answers]
            for index, pair in enumerate(item.pairs):
                if pair.answer is None and item.scored:
                    yield (*way, "pairs", index), f'Parret "{pair.id}" mangler answer: id på det svar, der hører til.'
                elif pair.answer is not None and pair.answer not in known:
                    hint = did_you_mean(pair.answer, known) or f" Svarene er {listing(known)}."
                    yield (*way, "pairs", index, "answer"), f'Svaret "{pair.answer}" findes ikke i answers.{hint}'
        if isinstance(item, Short) and item.scored and not item.accept:
            yield (*way, "stem"), f'"{item.id}" har intet rigtigt svar. Tilføj accept: med måder at skrive det på.'


def short_answers_differ(quiz: Quiz) -> Iterator[tuple[Way, str]]:
    """A short answer is either right or near, never both, and can be written at all."""
    for way, item, _ in quiz.places:
        if not isinstance(item, Short):
            continue
        seen: dict[str, str] = {}
        lists: list[tuple[Way, tuple[str, ...], str]] = [(("accept",), item.accept, "accept")]
        lists += [(("near", number, "accept"), near.accept, near.id) for number, near in enumerate(item.near)]
        for where, texts, name in lists:
            for index, text in enumerate(texts):
                key = fold(text)
                if not key:
                    yield (
                        (*way, *where, index),
                        f'"{text}" har ingen bogstaver eller tal og kan ikke kendes igen. Skriv et ord.',
                    )
                elif seen.setdefault(key, name) != name:
                    message = f'"{text}" står også under {seen[key]}. Et svar kan kun betyde én ting; slet det ene.'
                    yield (*way, *where, index), message


def parts_explained(quiz: Quiz) -> Iterator[tuple[Way, str]]:
    """Every option, pair and step says why: a wrong option that is not explained may be remembered as true."""
    for way, item, _ in quiz.places:
        if isinstance(item, ChoiceItem):
            for index, option in enumerate(item.options):
                if not option.feedback:
                    kind = "rigtige" if option.correct else "forkerte"
                    message = f'Det {kind} svar "{option.id}" er ikke forklaret. Tilføj feedback: hvorfor, eller hvornår det gælder.'
                    yield (*way, "options", index), message
        elif isinstance(item, (Match, Order)):
            name = "pairs" if isinstance(item, Match) else "steps"
            for index, part in enumerate(getattr(item, name)):
                if not part.feedback:
                    word = "Parret" if name == "pairs" else "Trinnet"
                    message = f'{word} "{part.id}" er ikke forklaret. Tilføj feedback: hvorfor det er sådan.'
                    yield (*way, name, index), message


def law_cites_source(quiz: Quiz) -> Iterator[tuple[Way, str]]:
    """An item about the law says what it rests on."""
    for way, item, _ in quiz.places:
        if item.basis == "law" and not item.sources:
            message = (
                f'"{item.id}" handler om loven, men nævner ingen kilde. Tilføj sources: med id fra kilderegistret.'
            )
            yield (*way, "basis"), message


def local_says_where(quiz: Quiz) -> Iterator[tuple[Way, str]]:
    """An item about a local matter points to the papers where the board's own answer stands."""
    for way, item, _ in quiz.places:
        if item.basis == "local" and not item.look_in:
            message = (
                f'"{item.id}" er noget, bestyrelsen selv aftaler. Tilføj look_in: med de papirer, hvor svaret står.'
            )
            yield (*way, "basis"), message


def themes_exist(quiz: Quiz) -> Iterator[tuple[Way, str]]:
    """An item's theme is one of the quiz's themes."""
    themes = [theme.id for theme in quiz.themes]
    for way, item, _ in quiz.places:
        if item.theme and item.theme not in themes:
            hint = did_you_mean(item.theme, themes) or (
                f" Temaerne er {listing(themes)}." if themes else " Skriv det under themes: først i filen."
            )
            yield (*way, "theme"), f'Temaet "{item.theme}" findes ikke i quizzen.{hint}'


def cases_unfold(quiz: Quiz) -> Iterator[tuple[Way, str]]:
    """A choice leads to a later step of its own case, and every step can be reached."""
    for way, item, owner in quiz.places:
        for index, option in enumerate(getattr(item, "options", ())):
            if option.next and not owner:
                message = "next bruges kun i en case, hvor valget fører til et andet trin. Slet det her."
                yield (*way, "options", index, "next"), message
    for number, case in enumerate(quiz.items):
        if not isinstance(case, Case):
            continue
        ids = [step.id for step in case.steps]
        reached = {ids[0]}
        for place, step in enumerate(case.steps):
            later = ids[place + 1 :]
            nexts = [option.next for option in step.choices]
            for index, target in enumerate(nexts):
                if target and target != END and target not in later:
                    hint = did_you_mean(target, [*later, END]) or f" Skriv {listing([*later, END])}."
                    message = f'"{target}" er ikke et senere trin i casen.{hint}'
                    yield ("items", number, "steps", place, "options", index, "next"), message
            reached |= {target for target in nexts if target}
            if later and (not nexts or not all(nexts)):
                reached.add(later[0])
        for place, step_id in enumerate(ids):
            if step_id not in reached:
                message = f'Trinnet "{step_id}" kan ikke nås. Lad et valg føre til det med next, eller slet det.'
                yield ("items", number, "steps", place), message


def gaps_are_filled(quiz: Quiz) -> Iterator[tuple[Way, str]]:
    """No text still says that it is to be written, as a quiz does that was brought in from another system."""
    for way, text in _texts(quiz, ()):
        if text.startswith(GAP):
            yield way, f"Teksten mangler ({GAP}). Skriv den, eller slet linjen, hvis den kan undværes."


def discussion_is_whole(quiz: Quiz) -> Iterator[tuple[Way, str]]:
    """A question for talk begins with a capital letter: a comma in a list without quotes cuts a sentence in two."""
    for way, item, _ in quiz.places:
        for number, text in enumerate(item.discuss):
            if text[0].islower():
                message = (
                    f'"{text}" begynder midt i en sætning: uden anførselstegn deler et komma teksten i to. '
                    'Skriv discuss: ["hele spørgsmålet?"].'
                )
                yield (*way, "discuss", number), message


_WORDS = {"options": "svar", "answers": "svar", "pairs": "par", "steps": "trin"}


def _texts(value: object, way: Way) -> Iterator[tuple[Way, str]]:
    """Yield every text below a value with its way in the file."""
    if isinstance(value, str):
        yield way, value
    elif isinstance(value, Model):
        for name in type(value).model_fields:
            yield from _texts(getattr(value, name), (*way, name))
    elif isinstance(value, tuple):
        for index, part in enumerate(value):
            yield from _texts(part, (*way, index))


def _lists(item: object) -> Iterator[tuple[str, Sequence[Any]]]:
    """Yield the lists of parts that an item has, with the key that each stands under in the file."""
    for name in _WORDS:
        if name in type(item).model_fields:  # type: ignore[attr-defined]
            yield name, getattr(item, name)


RULES: tuple[Callable[[Quiz], Iterator[tuple[Way, str]]], ...] = (
    parts_have_own_ids,
    parts_differ,
    key_fits_type,
    short_answers_differ,
    parts_explained,
    law_cites_source,
    local_says_where,
    themes_exist,
    cases_unfold,
    gaps_are_filled,
    discussion_is_whole,
)
