"""The blueprint of the questions: how many of which kind, over the modules of the course."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from macros.labels import BASIS
from macros.model.item import ItemBase, OpenItem
from macros.model.items import words
from macros.model.quiz import Quiz
from macros.prose import plain


def blueprint(quizzes: Iterable[Quiz]) -> str:
    """Return the blueprint as text: one line for each module, then the shares over all of them."""
    groups: dict[str, list[tuple[ItemBase, bool]]] = defaultdict(list)
    for quiz in quizzes:
        for _, item, case in quiz.places:
            groups[f"{quiz.module:>2}" if quiz.module else " –"].append((item, bool(item.situation or case)))
    names = ("spørgsmål", "loven", "aftale", "praksis", "åbne", "situation", "svar", "ord")
    widths = (10, 7, 8, 9, 6, 11, 6, 5)
    head = f"{'Modul':<6}{''.join(f'{name:>{width}}' for name, width in zip(names, widths, strict=True))}  slags"
    lines = [head, *(_line(name, groups[name]) for name in sorted(groups))]
    everything = [one for group in groups.values() for one in group]
    lines += [_line("I alt", everything), "", *_shares(everything)]
    return "\n".join(lines)


def _line(name: str, group: list[tuple[ItemBase, bool]]) -> str:
    basis = Counter(item.basis for item, _ in group)
    types = Counter(str(getattr(item, "type", "")) for item, _ in group)
    options = [len(item.choices) for item, _ in group if item.choices]
    lengths = [len(words(plain(f"{item.situation or ''} {item.stem}"))) for item, _ in group]
    kinds = ", ".join(f"{kind} {count}" for kind, count in types.most_common())
    return (
        f"{name:<6}{len(group):>10}{basis['law']:>7}{basis['local']:>8}{basis['practice']:>9}{basis['open']:>6}"
        f"{_share(sum(told for _, told in group), len(group)):>11}{_mean(options):>6}{_mean(lengths):>5}  {kinds}"
    )


def _shares(group: list[tuple[ItemBase, bool]]) -> list[str]:
    asked = [item for item, _ in group if not isinstance(item, OpenItem)]
    basis = Counter(item.basis for item in asked)
    return [f"{BASIS[kind]}: {_share(basis[kind], len(asked))}" for kind in ("law", "local", "practice")]


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f} %" if whole else "–"


def _mean(numbers: list[int]) -> str:
    return f"{sum(numbers) / len(numbers):.1f}".replace(".", ",") if numbers else "–"
