"""Rules for the way to a decider: it ends, it is short, and it says the same as the tasks."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from macros.model import Matrix
from macros.model.walk import LONGEST, Outcome, Question, Walk
from macros.problems import Problem, did_you_mean
from macros.rules import library
from macros.site import Site
from macros.source import Way
from macros.validate import Loaded


def _walks(site: Site) -> Iterator[tuple[Loaded[Walk], Walk]]:
    one = site.library.walk
    if one and one.model:
        yield one, one.model


def _steps(walk: Walk) -> Iterator[tuple[Way, Question | Outcome]]:
    for index, question in enumerate(walk.questions):
        yield ("questions", index), question
    for index, outcome in enumerate(walk.outcomes):
        yield ("outcomes", index), outcome


def steps_have_own_ids(site: Site) -> Iterator[Problem]:
    """No two questions or outcomes share an id."""
    for one, walk in _walks(site):
        seen: set[str] = set()
        for place, step in _steps(walk):
            if step.id in seen:
                yield one.problem((*place, "id"), f'Id "{step.id}" er brugt to gange. Giv det ene et andet id.')
            seen.add(step.id)


def answers_lead_somewhere(site: Site) -> Iterator[Problem]:
    """Yes and no lead to a question or an outcome that exists."""
    for one, walk in _walks(site):
        known = [step.id for _, step in _steps(walk)]
        for index, question in enumerate(walk.questions):
            for key in ("if_yes", "if_no"):
                target = getattr(question, key)
                if target not in known:
                    hint = did_you_mean(target, known) or " Skriv id på et af dem."
                    message = f'"{target}" er hverken et spørgsmål eller et svar.{hint}'
                    yield one.problem(("questions", index, key), message)


def ways_end(site: Site) -> Iterator[Problem]:
    """No answer leads back to a question that was asked before."""
    for one, walk in _walks(site):
        places = [question.id for question in walk.questions]
        for way in walk.ways():
            if way.end in places:
                last, said_yes = way.answers[-1]
                message = (
                    f'Herfra kommer man igen til "{way.end}", så vejen ender aldrig. Led videre eller til et svar.'
                )
                key = "if_yes" if said_yes else "if_no"
                yield one.problem(("questions", places.index(last.id), key), message)


def ways_are_short(site: Site) -> Iterator[Problem]:
    """A reader answers a handful of questions, not more."""
    for one, walk in _walks(site):
        for way in walk.ways():
            if len(way.answers) > LONGEST:
                message = f'Vejen til "{way.end}" har {len(way.answers)} spørgsmål. Der må højst være {LONGEST}.'
                yield one.problem(("questions",), message)


def every_step_is_reached(site: Site) -> Iterator[Problem]:
    """There is a way to every question and every outcome."""
    for one, walk in _walks(site):
        reached = {step for way in walk.ways() for step in (way.end, *(question.id for question, _ in way.answers))}
        for place, step in _steps(walk):
            if step.id not in reached:
                message = f'Ingen svar fører til "{step.id}". Led et ja eller nej hertil, eller slet det.'
                yield one.problem((*place, "id"), message)


def examples_agree_with_the_tasks(site: Site) -> Iterator[Problem]:
    """An outcome's examples are tasks, and the task has the same decider as the outcome."""
    faulty = {problem.file for problem in site.library.problems}
    if any(isinstance(one.model, Matrix | None) and one.source.file in faulty for one in site.library.loaded):
        return  # a task that seems to be missing may stand in what could not be read
    tasks = {task.id: task for one in site.library.instruments if isinstance(one, Matrix) for task in one.tasks}
    for one, walk in _walks(site):
        for index, outcome in enumerate(walk.outcomes):
            if not site.library.roster.has(outcome.who):
                continue  # that is the fault to mend
            for number, example in enumerate(outcome.examples):
                place = ("outcomes", index, "examples", number)
                if example not in tasks:
                    hint = did_you_mean(example, tasks) or " Skriv id på en opgave, der findes."
                    message = f'Opgaven "{example}" findes ikke i et skema i quizzes/.{hint}'
                    yield one.problem(place, message)
                elif not outcome.agrees(tasks[example]):
                    message = f'Opgaven "{example}" siger noget andet end svaret "{outcome.id}" om, hvem der beslutter.'
                    yield one.problem(place, f"{message} Vælg en anden opgave, eller ret svaret.")


def no_way_to_who_is_left_out(site: Site) -> Iterator[Problem]:
    """An outcome names nobody that organisation.yml leaves out."""
    for one, walk in _walks(site):
        for index, outcome in enumerate(walk.outcomes):
            if not site.library.roster.has(outcome.who):
                message = (
                    f'Svaret "{outcome.id}" nævner "{outcome.who}", men organisation.yml udelader rollen (without). '
                    "Slet svaret og det spørgsmål, der fører til det."
                )
                yield one.problem(("outcomes", index, "who"), message)


def outcomes_rest_on_what_exists(site: Site) -> Iterator[Problem]:
    """Sources and pages of an outcome exist, and law rests on a source that was seen."""
    for one, _ in _walks(site):
        yield from library.sources_exist(site.library, one)
        yield from library.law_rests_on_seen_source(site.library, one)
        yield from library.pages_exist(site.library, one)


RULES: tuple[Callable[[Site], Iterator[Problem]], ...] = (
    steps_have_own_ids,
    answers_lead_somewhere,
    ways_end,
    ways_are_short,
    every_step_is_reached,
    examples_agree_with_the_tasks,
    no_way_to_who_is_left_out,
    outcomes_rest_on_what_exists,
)
WARNINGS: tuple[Callable[[Site], Iterator[Problem]], ...] = ()
