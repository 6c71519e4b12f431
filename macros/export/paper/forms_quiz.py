"""A quiz on paper: what is asked on the first pages, and the key with reasons and sources on pages of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from macros import labels
from macros.export.package import Loss
from macros.export.paper.blocks import Paragraph, Run, Table
from macros.export.paper.forms_text import Blocks, Words, body, joined, labelled, lines, runs
from macros.labels import quiz as labels_quiz
from macros.labels.export import FORM
from macros.labels.verdicts import key_text, verdict
from macros.model.item import END
from macros.model.quiz import PAPERS, Case, Match, Order, Question, Quiz, Reflection, Short
from macros.prose import links

_BASIS = {**labels.BASIS, "open": labels_quiz.OPEN}
_LETTERS = "abcdefgh"
_INNER_LINK = "Links til andre sider står som ord uden adresse."
_HINT = "Vinket står åbent, fordi papir ikke kan folde."


def quiz_blocks(quiz: Quiz, words: Words) -> Blocks:
    """Yield the questions, then the key, which begins a new page."""
    yield body(runs(quiz.summary))
    numbered = list(_numbered(quiz))
    for number, item, case in numbered:
        if isinstance(item, Case):
            yield Paragraph((Run(f"{number}. "), *runs(item.title)), "heading1", leads=True)
            yield body(runs(item.situation))
        else:
            yield from _question(number, item, case)
    yield Paragraph((Run(f"{FORM['key']}: {quiz.title}"),), "heading1", leads=True, turns=True)
    yield body(Run(FORM["key-intro"]))
    themes = {theme.id: theme.title for theme in quiz.themes}
    for number, item, _ in numbered:
        if isinstance(item, Case):
            yield Paragraph((Run(f"{number}. "), *runs(item.title)), "heading2", leads=True)
        else:
            yield from _key(number, item, themes.get(item.theme or "", ""), words)


def quiz_losses(quiz: Quiz) -> Iterator[Loss]:
    """Yield what paper changes."""
    for question in quiz.questions:
        texts = _texts(question.model_dump(mode="json"))
        if any(not address.startswith("https://") for text in texts for address in links(text)):
            yield Loss(quiz.id, question.id, "ændret", _INNER_LINK)
        if question.hint:
            yield Loss(quiz.id, question.id, "ændret", _HINT)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _texts(one)


def _numbered(quiz: Quiz) -> Iterator[tuple[str, Question | Case, Case | None]]:
    """Yield every question and case in order with its number; the steps of case 4 are 4.1, 4.2 and so on."""
    for number, item in enumerate(quiz.items, 1):
        yield str(number), item, None
        if isinstance(item, Case):
            yield from ((f"{number}.{place}", step, item) for place, step in enumerate(item.steps, 1))


def _question(number: str, item: Question, case: Case | None) -> Blocks:
    yield Paragraph((Run(FORM["question"].format(n=number)),), "heading2", leads=True)
    if item.situation:
        yield body(runs(item.situation), leads=True)
    yield body(tuple(replace(run, bold=True) for run in runs(item.stem)), leads=True)
    if item.type in labels_quiz.INSTRUCTIONS:
        yield body(Run(labels_quiz.INSTRUCTIONS[item.type], italic=True), leads=True)
    yield from _answers(number, item, case)
    if item.hint:
        yield body(Run(f"{FORM['hint']} ", bold=True), runs(item.hint))


def _answers(number: str, item: Question, case: Case | None) -> Blocks:
    if isinstance(item, Match):
        dealt = (joined([runs(answer.text), Run(" · ")]) for answer in item.answers[:-1])
        yield body(Run(f"{FORM['between']} ", bold=True), *dealt, runs(item.answers[-1].text), Run("."), leads=True)
        yield _table(item.stem, ("what", "answer"), ((runs(pair.text), ()) for pair in item.pairs), 0.55)
    elif isinstance(item, Order):
        yield _table(item.stem, ("place", "step"), (((), runs(step.text)) for step in item.mixed), 0.1)
    elif isinstance(item, Short):
        yield from lines(1)
    elif isinstance(item, Reflection):
        yield from lines(4)
    else:
        for letter, option in zip(_LETTERS, item.choices, strict=False):
            onward = f" ({_onward(option.next, number, case)})" if option.next and case else ""
            yield Paragraph((Run(f"{letter}) "), *runs(option.text), *_italic(onward)), "choice")


def _onward(target: str, number: str, case: Case) -> str:
    if target == END:
        return FORM["ends"]
    place = [step.id for step in case.steps].index(target) + 1
    return FORM["onward"].format(n=f"{number.split('.')[0]}.{place}")


def _italic(text: str) -> tuple[Run, ...]:
    return (Run(text, italic=True),) if text else ()


def _table(caption: str, header: Iterable[str], rows: Iterable[tuple[tuple[Run, ...], ...]], first: float) -> Table:
    return Table(caption, tuple((Run(FORM[name]),) for name in header), tuple(rows), (first, 1 - first))


def _key(number: str, item: Question, theme: str, words: Words) -> Blocks:
    basis = " · ".join(filter(None, (_BASIS[item.basis], theme)))
    yield body(Run(f"{number}. {key_text(item)} ", bold=True), Run(f"{basis}."), leads=True)
    if item.basis == "law" and not words.library.law_is_seen(item.sources):
        yield body(Run(labels.VERDICTS["unscored"]))
    if item.rationale:
        yield body(runs(item.rationale))
    yield from _feedback(item)
    if item.look_in:
        yield labelled("look-in", f"{', '.join(PAPERS[paper] for paper in item.look_in)}.")
    if item.discuss:
        yield body(Run(FORM["talk"], bold=True), leads=True)
        yield from (Paragraph(runs(question), "bullet") for question in item.discuss)
    yield from words.sources(item.sources)
    yield words.read(item.read)


def _feedback(item: Question) -> Blocks:
    """Yield what is said to each answer."""
    for label, text in _said(item):
        if text:
            yield Paragraph((Run(f"{label} ".lstrip(), bold=True), *runs(text)), "bullet")


def _said(item: Question) -> Iterator[tuple[str, str | None]]:
    if isinstance(item, Match):
        yield from ((f"{_plain(pair.text)}:", pair.feedback) for pair in item.pairs)
    elif isinstance(item, Order):
        yield from ((f"{_plain(step.text)}:", step.feedback) for step in item.steps)
    elif isinstance(item, Short):
        yield f"{verdict(item, True)} {' / '.join(item.accept)}", item.feedback.right
        yield from ((f"{verdict(item, False)} {' / '.join(near.accept)}", near.feedback) for near in item.near)
        yield f"{labels_quiz.ITEMS['other-answer']}:", item.feedback.other
    else:
        for letter, option in zip(_LETTERS, item.choices, strict=False):
            yield f"{letter}) {verdict(item, option.correct)}", option.feedback


def _plain(text: str) -> str:
    return "".join(run.text for run in runs(text))
