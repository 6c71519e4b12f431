"""The spreadsheet of budget follow-up: formulas that a board can follow, filled in for an example or left empty.

The value of every formula is written beside it, because telephones and previews show a file without calculating.
"""

from __future__ import annotations

import datetime
import io
from dataclasses import dataclass, field

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from macros.model.budget import Budget, Post

MONTH, LIMIT = "$B$5", "$B$6"
_FIRST_POST = 10
_SPARE = 3
_HEADINGS = (
    "Post",
    "Budget for året",
    "Brugt til nu",
    "Eget skøn for resten (kan stå tomt)",
    "Ventet 31. december",
    "Forskel",
    "Forskel i pct.",
    "Se på den?",
    "Grund og handling",
)
_WIDTHS = (30, 15, 15, 17, 15, 14, 11, 13, 44)
_TALK, _FINE = "Tal om det", "I orden"
_HELP = (
    "Skriv i de gule felter. Forskel under nul er dårligt nyt: en udgift bliver større, eller en indtægt bliver mindre. "
    "Uden eget skøn regner arket med samme tempo resten af året."
)


def to_spreadsheet(budget: Budget, filled: bool, made: datetime.date, source: str) -> bytes:
    """Write the .xlsx, with the figures of the budget or without; the same input always gives the same bytes."""
    out = io.BytesIO()
    workbook = Workbook(out, {"in_memory": True})
    title = f"Budgetopfølgning: {budget.institution} (opdigtet eksempel)" if filled else "Budgetopfølgning"
    created = datetime.datetime.combine(made, datetime.time())
    workbook.set_properties(
        {"title": title, "author": source, "comments": "CC BY 4.0. Sprog: dansk.", "created": created}
    )
    _Sheet(workbook, budget, filled, title, source).write()
    workbook.close()
    return out.getvalue()


@dataclass
class _Sheet:
    workbook: Workbook
    budget: Budget
    filled: bool
    title: str
    source: str
    row: int = _FIRST_POST
    ends: list[float | None] = field(default_factory=list)

    def write(self) -> None:
        """Write the whole sheet."""
        self.sheet: Worksheet = self.workbook.add_worksheet("Opfølgning")
        self.looks()
        self.head()
        income = self.posts("Indtægter", self.budget.income, is_income=True)
        expenses = self.posts("Udgifter", self.budget.expenses, is_income=False)
        self.summary(income, expenses)
        self.decisions()

    def looks(self) -> None:
        """Make the formats and set up the sheet for reading and for paper."""
        amount = "#,##0;[Red]-#,##0"
        base = {"font_name": "Arial", "font_size": 10, "valign": "top"}
        grid = {**base, "border": 1, "border_color": "#888888"}

        def make(**look: object) -> Format:
            return self.workbook.add_format(look)

        self.big = make(**base | {"font_size": 16, "bold": True})
        self.text = make(**base)
        self.wrap = make(**base, text_wrap=True)
        self.strong = make(**base, bold=True)
        self.heading = make(**grid, bold=True, text_wrap=True, bg_color="#EFEFEF")
        self.name = make(**grid, text_wrap=True, indent=1)
        self.input = make(**grid, bg_color="#FFF1C2", num_format="#,##0")
        self.words = make(**grid, bg_color="#FFF1C2", text_wrap=True)
        self.amount = make(**grid, num_format=amount)
        self.percent = make(**grid, num_format='0.0" pct.";[Red]-0.0" pct."')
        self.total = make(**grid, bold=True, num_format=amount, bg_color="#EFEFEF")
        self.sheet.set_landscape()
        self.sheet.set_paper(9)
        self.sheet.fit_to_pages(1, 1)
        self.sheet.set_margins(0.5, 0.5, 0.6, 0.6)
        self.sheet.set_footer(f"&L&8Skabelon fra {self.source}, CC BY 4.0&R&8Side &P af &N")
        self.sheet.freeze_panes(0, 1)
        for column, width in enumerate(_WIDTHS):
            self.sheet.set_column(column, column, width)

    def head(self) -> None:
        """Write what the sheet is about."""
        budget = self.budget
        self.sheet.write(0, 0, self.title, self.big)
        self.sheet.set_row(0, 26)
        self.sheet.merge_range("A2:I2", _HELP, self.wrap)
        self.sheet.set_row(1, 28)
        rows: list[tuple[str, str | int]] = [
            ("Institution", budget.institution),
            ("År", budget.year),
            ("Måneder, der er gået (1-12)", budget.month),
            ("Tal om en post, når den skrider mere end (pct.)", budget.limit),
        ]
        for number, (label, value) in enumerate(rows, 2):
            self.sheet.write(number, 0, label, self.wrap)
            keep = self.filled or number == 5
            if number == 2:  # a name needs more room than a figure
                self.sheet.merge_range("B3:E3", value if keep else "", self.words)
            else:
                self.sheet.write(number, 1, value if keep else "", self.words)
        self.sheet.set_row(5, 26)
        self.sheet.data_validation("B5", {"validate": "integer", "criteria": "between", "minimum": 1, "maximum": 12})
        self.sheet.data_validation("B6", {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 100})

    def posts(self, name: str, posts: tuple[Post, ...], is_income: bool) -> tuple[int, int]:
        """Write a group of posts with its total; return its first and last row."""
        self.sheet.set_row(self.row - 2, 28)
        for column, heading in enumerate(_HEADINGS):
            shown = {0: name, 2: "Modtaget til nu" if is_income else heading}.get(column, heading)
            self.sheet.write(self.row - 2, column, shown, self.heading)
        first = self.row
        for post in [*posts, *[None] * _SPARE]:
            self.post(post, is_income)
        last = self.row - 1
        self.sheet.write(last, 0, f"{name} i alt", self.total)
        counted = posts if self.filled else ()
        month = self.budget.month
        sums: dict[str, float | None] = {
            "B": sum(post.budget for post in counted),
            "C": sum(post.spent for post in counted),
            "D": None,
            "E": sum(post.expected(month) for post in counted),
            "F": sum(self.budget.difference(post) for post in counted),
            "G": None,
            "H": None,
            "I": None,
        }
        for letter, value in sums.items():
            cell, formula = f"{letter}{self.row}", f"=SUM({letter}{first}:{letter}{last})"
            if value is None:
                self.sheet.write_blank(cell, None, self.total)
            else:
                self.sheet.write_formula(cell, formula, self.total, value)
        self.row += 3
        return first, last

    def post(self, post: Post | None, is_income: bool) -> None:
        """Write one post: what is known, and the formulas for the rest."""
        row = self.row
        figures = self.filled and post is not None
        self.sheet.write(f"A{row}", post.title if post else "", self.name if post else self.words)
        for column, value in zip("BCD", (post.budget, post.spent, post.rest) if post else (None,) * 3, strict=True):
            if figures and value is not None:
                self.sheet.write_number(f"{column}{row}", value, self.input)
            else:
                self.sheet.write_blank(f"{column}{row}", None, self.input)
        pace = f"IF(N({MONTH})>0,C{row}/{MONTH}*(12-{MONTH}),0)"
        better = f"E{row}-B{row}" if is_income else f"B{row}-E{row}"
        known = f'AND(B{row}="",C{row}="",D{row}="")'
        formulas = {
            "E": f'=IF({known},"",C{row}+IF(D{row}="",{pace},D{row}))',
            "F": f'=IF(E{row}="","",{better})',
            "G": f'=IF(OR(E{row}="",N(B{row})=0),"",F{row}/B{row}*100)',
            "H": f'=IF(E{row}="","",IF(F{row}<-B{row}*{LIMIT}/100,"{_TALK}","{_FINE}"))',
        }
        values: dict[str, float | str] = dict.fromkeys(formulas, "")
        if figures and post:
            difference = self.budget.difference(post)
            worse = difference < -post.budget * self.budget.limit / 100
            values = {
                "E": post.expected(self.budget.month),
                "F": difference,
                "G": difference / post.budget * 100 if post.budget else "",
                "H": _TALK if worse else _FINE,
            }
        for column, look in zip("EFGH", (self.amount, self.amount, self.percent, self.name), strict=True):
            self.sheet.write_formula(f"{column}{row}", formulas[column], look, values[column])
        self.sheet.write(f"I{row}", post.reason if figures and post else "", self.words)
        self.row += 1

    def summary(self, income: tuple[int, int], expenses: tuple[int, int]) -> None:
        """Write the five lines for the meeting."""
        budget, month = self.budget, self.budget.month
        come, gone = income[1] + 1, expenses[1] + 1
        first, last = expenses
        posts = f"{first}:{{0}}{last}"
        differences, names = f"F{posts.format('F')}", f"A{posts.format('A')}"
        worst = min(budget.expenses, key=budget.difference)
        used = sum(post.spent for post in budget.expenses) / sum(post.budget for post in budget.expenses)
        both = (*budget.income, *budget.expenses)
        talk = sum(budget.difference(post) < -post.budget * budget.limit / 100 for post in both)
        all_marks = f"H{income[0]}:H{last}"
        has_worst = f"AND(COUNT({differences})>0,MIN({differences})<0)"
        lines: list[tuple[str, str, Format, float | str, float | str]] = [
            ("1. Så meget af året er gået", f'=IF(N({MONTH})>0,{MONTH}/12*100,"")', self.percent, month / 12 * 100, ""),
            (
                "2. Så meget er brugt af årets udgifter",
                f'=IF(B{gone}>0,C{gone}/B{gone}*100,"")',
                self.percent,
                used * 100,
                "",
            ),
            ("3. Ventet resultat 31. december, kr.", f"=E{come}-E{gone}", self.total, budget.result, 0),
            (
                "4. Den udgift, der skrider mest",
                f'=IF({has_worst},INDEX({names},MATCH(MIN({differences}),{differences},0)),"Ingen")',
                self.name,
                worst.title,
                "Ingen",
            ),
            ("5. Poster at tale om", f'=COUNTIF({all_marks},"{_TALK}")', self.total, talk, 0),
        ]
        self.sheet.write(self.row - 2, 0, "Fem linjer til mødet", self.heading)
        self.sheet.write_blank(self.row - 2, 1, None, self.heading)
        for label, formula, look, value, empty in lines:
            self.sheet.write(f"A{self.row}", label, self.name)
            self.sheet.write_formula(f"B{self.row}", formula, look, value if self.filled else empty)
            self.row += 1

    def decisions(self) -> None:
        """Write the table of what is decided, beside the five lines."""
        top = self.row - 7
        for cells, words in ((f"D{top + 1}:G{top + 1}", "Det beslutter vi"),):
            self.sheet.merge_range(cells, words, self.heading)
        self.sheet.write(f"H{top + 1}", "Hvem", self.heading)
        self.sheet.write(f"I{top + 1}", "Hvornår", self.heading)
        given = list(self.budget.decisions) if self.filled else []
        for number in range(5):
            row = top + 2 + number
            one = given[number] if number < len(given) else None
            self.sheet.merge_range(f"D{row}:G{row}", one.decision if one else "", self.words)
            self.sheet.write(f"H{row}", one.who if one else "", self.words)
            self.sheet.write(f"I{row}", one.when if one else "", self.words)
