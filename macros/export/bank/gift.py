"""GIFT (https://docs.moodle.org/en/GIFT_format): a text format that many systems read.

It has no ordering and no hints; ids and tags stand as comments, `// [id:x] [tag:y]`, as Moodle reads them. All texts
are HTML, but for short answers and the answers of pairs.
"""

from __future__ import annotations

import re

from markupsafe import Markup

from macros.export.bank.content import Answer, Entry, Form, entries
from macros.export.bank.files import category, files
from macros.export.bank.text import Writer, one_line
from macros.export.explanation import Teller
from macros.export.package import Format, Loss, Material, Package, without_instruments
from macros.model.quiz import Quiz

FORMS: frozenset[Form] = frozenset({"choice", "choices", "true_false", "match", "short", "essay"})
ARROW = "Et kort svar med pilen -> ville blive læst som et par. Det er udeladt, men stavemåden uden tegn er med."
_SPECIAL = re.compile(r"[\\~=#{}:]")


def write(material: Material) -> Package:
    """Write a file for each module, one for the quizzes without a module, and one with everything."""
    writer = Writer(Teller.of(material))
    made = {quiz.id: quiz_gift(quiz, writer) for quiz in material.library.quizzes}
    return Package(
        {
            f"{name}.gift.txt": "\n".join(made[quiz.id][0] for quiz in quizzes).encode()
            for name, quizzes in files(material.library.quizzes).items()
        },
        tuple(
            sorted({*without_instruments(material.library), *(loss for _, losses in made.values() for loss in losses)})
        ),
    )


def quiz_gift(quiz: Quiz, writer: Writer) -> tuple[str, list[Loss]]:
    """Write the text of one quiz, ending in an empty line."""
    found, losses = entries(quiz, writer, FORMS, hints=False)
    losses += [
        Loss(quiz.id, entry.id, "udeladt", ARROW) for entry in found if any(map(_looks_like_pair, entry.answers))
    ]
    comments = f"// {_comment('id', quiz.id)}\n// {_comment('info', writer.about(quiz))}\n"
    head = f"{comments}$CATEGORY: {category(writer.teller.edition.title, quiz, one_line(quiz.title))}\n"
    return "\n".join([head, *(f"{_question(entry)}\n" for entry in found)]), losses


def _question(entry: Entry) -> str:
    comment = " ".join([_comment("id", entry.id), *(_comment("tag", tag) for tag in entry.tags)])
    general = f"####{_escaped(entry.general)}"
    lines = [f"// {comment}", f"::{_escaped(entry.name)}::[html]{_escaped(entry.question)}{{"]
    if entry.form == "true_false":
        right, wrong = sorted(entry.answers, key=lambda answer: -answer.percent)
        lines[-1] += f"{right.text.upper()}#{_escaped(wrong.feedback)}#{_escaped(right.feedback)}"
    else:
        readable = [answer for answer in entry.answers if entry.form != "short" or not _looks_like_pair(answer)]
        lines += [f"\t{_answer(entry, number, answer)}" for number, answer in enumerate(readable)]
        lines += [f"\t={_escaped(asked)} -> {_escaped(Markup.escape(text))}" for asked, text in entry.pairs]
    return "\n".join([*lines, f"\t{general}", "}"]) + "\n"


def _answer(entry: Entry, number: int, answer: Answer) -> str:
    weight = f"{answer.percent:.5f}".rstrip("0").rstrip(".")
    text = answer.text
    if entry.form == "short":
        text = text.replace("*", r"\*") if text != "*" else text
        sign = f"=%{weight}%"
    elif entry.form == "choice" and answer.percent == 100 and not any(a.percent == 100 for a in entry.answers[:number]):
        sign = "="  # one sign of a single right answer; a further one would be taken for text
    else:
        sign = "~" if answer.percent == 0 else f"~%{weight}%"
    return f"{sign}{_escaped(text)}#{_escaped(answer.feedback)}"


def _looks_like_pair(answer: Answer) -> bool:
    """In HTML the sign > is always written otherwise; only a short answer can hold it."""
    return "->" in answer.text


def _escaped(text: str) -> str:
    """Escape what means something in GIFT; a line of it never breaks."""
    return _SPECIAL.sub(lambda found: f"\\{found[0]}", " ".join(str(text).splitlines()))


def _comment(name: str, value: str) -> str:
    """Write a value into a comment; only the bracket that would end it is escaped."""
    return f"[{name}:{' '.join(str(value).splitlines()).replace(']', chr(92) + ']')}]"


FORMAT = Format(
    "gift",
    "GIFT: spørgsmål som tekst",
    "Quizzerne som tekstfiler, som mange undervisningssystemer kan læse. Rækkefølge-spørgsmål bliver til opgaver, der besvares med "
    "egne ord. Brug Moodle-filerne, hvis du har Moodle.",
    (
        "Hent filen til det modul, du underviser i, eller **alle.gift.txt**.",
        "Find import af spørgsmål i dit system, og vælg formatet *GIFT*.",
        "Vælg filen, og importér den. Tegnsættet er UTF-8.",
        "Se spørgsmålene igennem, før du bruger dem. Nogle systemer viser ikke forklaringen til hvert svar.",
    ),
    write,
    reads_site=True,
)
