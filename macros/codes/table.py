"""Many result codes as one table: one row for each respondent, and a sentence for everything that is not in it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from macros.codes.decode import Answers, Forms, Refusal
from macros.codes.finder import find

MESSAGES = {
    "cut": "koden {code} er klippet over. Bed om at få den sendt igen, gerne på en linje for sig.",
    "damaged": "koden {code} er beskadiget: mindst ét tegn er ændret. Bed om at få den sendt igen.",
    "newer-format": "koden {code} er lavet af en nyere udgave af siden. Hent den nyeste udgave af projektet.",
    "unknown-instrument": "koden {code} hører til et skema, der ikke findes her. Den står i tabellen uden svar.",
    "other-edition": "koden {code} svarer på en anden liste af opgaver. Den står i tabellen uden svar. Giv listen med --tasks.",
    "other-round": "koden {code} hører til en anden runde ({round}). Den er ikke taget med.",
    "replaced": "koden {code} gælder i stedet for et svar fra samme person i {file}, fordi den står sidst efter filernes navne.",
    "again": "koden {code} står også i {file}. Den tæller én gang.",
    "none": "der er ingen svarkode i filen.",
    "unreadable": "filen kan ikke læses som tekst. Gem mailen som .txt eller .eml.",
}
COLUMNS = ("fil", "instrument", "udgave", "runde", "token", "rolle", "model")
HEARD_SUFFIX = ":hoeres"
UNREAD = "ulæst kode"


@dataclass
class Collected:
    """The last code of every respondent with the file it stood in, and what there is to say about the others."""

    rows: dict[tuple[int, int, int], tuple[str, Answers | Refusal]] = field(default_factory=dict)
    messages: list[str] = field(default_factory=list)

    @property
    def answers(self) -> list[Answers]:
        """The answers that could be read."""
        return [one for _, one in self.rows.values() if isinstance(one, Answers)]

    def add(self, file: str, one: Answers | Refusal, only_round: int | None = None) -> None:
        """Take in a code; an earlier one from the same person is replaced, a refused one only mentioned."""
        header = one.header
        code = one.code if len(one.code) <= 24 else f"{one.code[:20]}…"
        if header and only_round is not None and header.round != only_round:
            self.say(file, "other-round", code=code, round=f"0x{header.round:06x}")
            return
        earlier = None
        if header:
            key = (header.instrument, header.round, header.token)
            earlier = self.rows.pop(key, None)
            self.rows[key] = (file, one)
        if earlier and earlier[1].code == one.code:
            if earlier[0] != file:  # a mail that carries its text twice is no news
                self.say(file, "again", code=code, file=earlier[0])
            return
        if earlier:
            self.say(file, "replaced", code=code, file=earlier[0])
        if isinstance(one, Refusal):
            self.say(file, one.reason, code=code)

    def say(self, where: str, message: str, **values: str) -> None:
        """Keep a sentence about a file, once."""
        sentence = f"{where}: {MESSAGES[message].format(**values)}"
        if sentence not in self.messages:
            self.messages.append(sentence)


def collect(texts: Iterable[tuple[str, str | None]], known: Forms, only_round: int | None = None) -> Collected:
    """Read files in order, each a name and a text (None when it is no text)."""
    collected = Collected()
    for file, text in texts:
        codes = list(find(text, known)) if text is not None else []
        for one in codes:
            collected.add(file, one, only_round)
        if not codes:
            collected.say(file, "unreadable" if text is None else "none")
    return collected


def table(collected: Collected, known: Forms, titles: Mapping[str, str]) -> list[list[str]]:
    """Return the table, headings first; only tasks that somebody was asked have a column.

    A task is headed by its words in `titles` with its id after them, or by the id alone where the words are not known.
    """
    asked = {answers.form for answers in collected.answers}
    tasks = list(dict.fromkeys(task for form in known.values() if form in asked for task in form.tasks))
    tasks.sort(key=lambda task: task.startswith("own-"))
    headings = [*COLUMNS, *tasks]
    if any(answers.heard is not None for answers in collected.answers):
        headings += [task + HEARD_SUFFIX for task in tasks]
    if len(collected.answers) < len(collected.rows):
        headings.append(UNREAD)
    names = {form.number: form.instrument for form in known.values()}
    rows = [_cells(file, one, names) for file, one in collected.rows.values()]
    told = [
        f"{titles[task]} ({heading})" if (task := heading.removesuffix(HEARD_SUFFIX)) in titles else heading
        for heading in headings
    ]
    return [told, *([row.get(heading, "") for heading in headings] for row in rows)]


def csv_text(rows: list[list[str]]) -> str:
    """Return a table as a spreadsheet in Danish opens it: semicolons, and no cell that it would take for a formula."""
    out = io.StringIO()
    safe = ([f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell for cell in row] for row in rows)
    csv.writer(out, delimiter=";", lineterminator="\r\n").writerows(safe)
    return out.getvalue()


def _cells(file: str, one: Answers | Refusal, names: dict[int, str]) -> dict[str, str]:
    assert one.header
    header = one.header
    values = (
        file,
        names.get(header.instrument, f"nr. {header.instrument}"),
        one.form.name if isinstance(one, Answers) else f"0x{header.edition:08x}",
        f"0x{header.round:06x}" if header.round else "",
        f"0x{header.token:08x}",  # the 0x keeps a spreadsheet from taking 12345e67 for a number
        header.role,
        "tostrenget" if header.two_tier else "enstrenget" if isinstance(one, Answers) and one.form.by_model else "",
    )
    cells = dict(zip(COLUMNS, values, strict=True))
    if isinstance(one, Refusal):
        return cells | {UNREAD: one.code}
    cells |= {task: answer or "" for task, answer in zip(one.form.tasks, one.answers, strict=True)}
    heard = zip(one.form.tasks, one.heard or (), strict=False)
    return cells | {task + HEARD_SUFFIX: " ".join(roles) for task, roles in heard}
