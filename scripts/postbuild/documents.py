"""The templates as files: every page that is one becomes .docx and .odt, and the budget two spreadsheets."""

import datetime
from pathlib import Path

from macros.export.paper.blocks import PaperError, read_paper
from macros.export.paper.opendocument import to_opendocument
from macros.export.paper.spreadsheet import to_spreadsheet
from macros.export.paper.word import to_word
from macros.model.budget import BUDGET
from macros.organisation import read_organisation
from macros.pages import Page, read_page
from macros.source import read
from macros.validate import validate
from scripts.shell import ROOT

FOLDER = "skabeloner"
BUDGET_FILE = f"docs/{FOLDER}/budget.yml"
# The same figures twice: filled in as an example, and left for the reader's own.
SPREADSHEETS = {"budgetopfoelgning-eksempel.xlsx": True, "budgetopfoelgning-tom.xlsx": False}


def add_documents(site: Path, root: Path = ROOT) -> list[str]:
    """Write the files beside the pages; return the problems."""
    pages = [
        read_page(path, path.relative_to(root).as_posix()) for path in sorted((root / "docs" / FOLDER).glob("*.md"))
    ]
    source = read_organisation(root).title if pages else ""
    problems = [problem for page in pages if page.front.get("document") for problem in _add_texts(site, page, source)]
    return problems + (_add_spreadsheets(site, root, pages, source) if pages else [])


def _add_texts(site: Path, page: Page, source: str) -> list[str]:
    name = Path(page.file).stem
    if not page.reviewed:
        return [f"{page.file}:1:1: Siden siger ikke, hvornår den sidst er gennemgået. Skriv reviewed: med en dato."]
    built = site / FOLDER / name / "index.html"
    try:
        title, summary = str(page.front["title"]), str(page.front["summary"])
        paper = read_paper(built.read_text(encoding="utf-8"), title, summary, page.reviewed, source)
    except PaperError as error:
        return [f"{page.file}:{page.first_line}:1: {error}"]
    for ending, write in (("docx", to_word), ("odt", to_opendocument)):
        (site / FOLDER / f"{name}.{ending}").write_bytes(write(paper))
    return []


def _add_spreadsheets(site: Path, root: Path, pages: list[Page], source: str) -> list[str]:
    loaded = validate(read(root / BUDGET_FILE, BUDGET_FILE), BUDGET)
    if loaded.problems or not loaded.model:
        return [str(problem) for problem in loaded.problems]
    made = next((page.reviewed for page in pages if page.file.endswith("budgetopfoelgning.md")), None)
    for name, filled in SPREADSHEETS.items():
        data = to_spreadsheet(loaded.model, filled, made or datetime.date(loaded.model.year, 1, 1), source)
        (site / FOLDER / name).write_bytes(data)
    return []
