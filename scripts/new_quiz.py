"""Ask a few questions and write a new quiz with its first question, ready for more."""

from __future__ import annotations

import argparse
import datetime
import sys
from pathlib import Path
from typing import TYPE_CHECKING, cast

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from scripts import bootstrap
from scripts.shell import ROOT

if TYPE_CHECKING:
    from macros.authoring.new_content import Answer

FEWEST, MOST = 2, 6


def _answers(local: bool) -> list[Answer]:
    """Ask for the options: exactly one of them is right, unless the matter is local."""
    from macros.authoring.new_content import Answer
    from scripts import ask

    answers: list[Answer] = []
    done = False
    while not done:
        said = [answer.text for answer in answers]
        text = ask.text(f"Svar {len(said) + 1}:", ask.none_of(said, "Det svar har du allerede skrevet."))
        lacking = not local and not any(answer.correct for answer in answers)
        correct = lacking and (len(said) == MOST - 1 or ask.yes("Er det det rigtige?"))
        answers.append(Answer(text, correct, ask.text("Hvad siger du til den, der vælger det?")))
        enough = len(answers) >= FEWEST and not (lacking and not correct)
        done = enough and (len(answers) == MOST or not ask.yes("Et svar mere?"))
    return answers


def main() -> int:
    """Run the command."""
    from macros.authoring.new_content import id_of, quiz_text
    from macros.load import load
    from macros.model.item import PAPERS, Basis
    from scripts import ask

    parser = argparse.ArgumentParser(description="Lav en ny quiz. Du bliver spurgt om det, der skal til.")
    parser.add_argument("--root", type=Path, default=ROOT, help="mappen med quizzes/ og docs/ (standard: projektet)")
    root: Path = parser.parse_args().root.resolve()
    library = load(root)

    def free(title: str) -> str | None:
        if not id_of(title):
            return "Titlen skal have bogstaver eller tal."
        taken = (root / "quizzes" / f"{id_of(title)}.yml").exists()
        return f"quizzes/{id_of(title)}.yml findes allerede. Vælg en anden titel." if taken else None

    def page(answer: str) -> str | None:
        there = answer.endswith(".md") and (root / "docs" / answer.partition("#")[0]).is_file()
        return None if there else "Skriv en side, der findes i docs/, fx haandbog/formanden.md."

    title = ask.text("Hvad er quizzens titel?", free)
    summary = ask.text("Hvad handler den om? Én linje.")
    print("\nNu det første spørgsmål. Resten kan du skrive i filen bagefter.")
    stem = ask.text("Hvad spørger du om?")
    basis = cast(
        Basis,
        ask.choice(
            "Hvad afgør svaret? law: loven, local: det aftaler I selv, practice: god praksis",
            ("law", "local", "practice"),
        ),
    )
    answers = _answers(local=basis == "local")
    sources, look_in = [], []
    if basis == "law":
        question = "Hvilke kilder? Id'er fra docs/kilder/register.yml med komma imellem."
        sources = ask.several(question, library.sources, show=False)
    if basis == "local":
        look_in = ask.several("Hvor står jeres eget svar? Sæt komma imellem.", PAPERS)
    rationale = ask.text("Hvorfor er det sådan? Et til tre punktummer.")
    read = ask.text("Hvor i håndbogen kan man læse om det? Fx haandbog/formanden.md.", page)

    made = quiz_text(
        title, summary, stem, basis, answers, rationale, read, datetime.date.today(), sources=sources, look_in=look_in
    )
    path = root / "quizzes" / f"{id_of(title)}.yml"
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(made)
    print(f'\nQuizzen ligger i quizzes/{path.name}. Vis den på en side med {{{{ quiz("{id_of(title)}") }}}}.')
    print("Kør python3 scripts/check.py for at kontrollere den.")
    return 0


if __name__ == "__main__":
    bootstrap.ensure("site")
    try:
        sys.exit(main())
    except (KeyboardInterrupt, EOFError):
        sys.exit("\nStoppet. Der er ikke skrevet noget.")
