"""What a reader fetches, as a real browser receives it from the deployed files with gzip."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page

from scripts.measures import Table, number
from scripts.measures.chromium import PHONE, opened
from scripts.measures.traffic import Received, Traffic

KIB = 1024
Way = Callable[[Page], None]
QUIZ = "/haandbog/kom-i-gang/"
QUERY = "må lederen selv ansætte"
NOTHING = "–"
HOW = (
    "Målt i Chromium på en telefons størrelse, første gang pakket og uden noget gemt. Ved andet besøg er også det talt med, "
    "som serveren fortæller om hver fil: Det er det meste af det, der hentes."
)


def stay(page: Page) -> None:
    """Do nothing more."""


def reach_quiz(page: Page) -> None:
    """Go to the quiz, whose code is fetched then."""
    page.locator("[data-quiz]").first.scroll_into_view_if_needed()


def open_report(page: Page) -> None:
    """Open the sample round and its report."""
    page.locator("[data-do=sample]").click()
    page.locator("[data-go=report]").click()
    page.locator(".tile").first.wait_for()


def search(page: Page) -> None:
    """Open the search and ask."""
    page.locator("header [data-search-open]").click()
    page.locator("#search-field").fill(QUERY)
    page.locator(".search-result").first.wait_for()


TABLE = "/haandbog/hvem-bestemmer-hvad/"
# What is opened, where, what is done there, and how many KiB of our styles and scripts that may bring (0: no limit).
VISITS: tuple[tuple[str, str, Way, int], ...] = (
    ("Forside", "/", stay, 8),
    ("Case uden quiz", "/haandbog/cases/kolonihaven/", stay, 8),
    ("Kapitel med quiz", QUIZ, stay, 16),
    ("Kapitel med quiz, når quizzen er nået", QUIZ, reach_quiz, 16),
    ("Kapitel med quiz, tegninger og 68 opgaver i tabel", TABLE, stay, 16),
    ("Samme, når quizzen er nået", TABLE, reach_quiz, 0),
    ("Arbejdsdelingstjekket", "/vaerktoejer/arbejdsdelingstjekket/", stay, 16),
    ("Formandens side, før en runde", "/vaerktoejer/runde/", stay, 26),
    ("Formandens rapport med eksempelrunden", "/vaerktoejer/runde/", open_report, 26),
)


def table(site: Path) -> Table:
    """Measure the pages of a built site."""
    rows = []
    foreign: set[str] = set()
    with opened(site) as (chromium, address):
        for name, path, way, budget in VISITS:
            got = first_visit(chromium, address + path, way)
            limit = f"{budget} KB" if budget else NOTHING
            rows.append((name, limit, in_kib(got.code), "80 KB", in_kib(got.size), str(got.requests)))
            foreign |= {url for url in got.bodies if not url.startswith(address)}
        for name, got, size in later(chromium, address):
            rows.append((name, NOTHING, in_kib(got.code), NOTHING, in_kib(size), str(got.requests)))
            foreign |= {url for url in got.bodies if not url.startswith(address)}
    rows.append(("Fremmede adresser på alle siderne", NOTHING, NOTHING, "0", str(len(foreign)), NOTHING))
    head = ("Hvad", "Vores CSS og JS højst", "Målt", "Alt højst", "Målt", "Forespørgsler")
    return Table("Vægt", HOW, head, rows)


def later(chromium: Browser, address: str) -> Iterator[tuple[str, Received, int]]:
    """Yield what comes after the first page: a search, the same page another day, the next chapter."""
    with visitor(chromium, address + QUIZ) as (page, traffic):
        search(page)
        page.wait_for_load_state("networkidle")
        got = traffic.take()
        yield "Søgning åbnet og brugt, oveni", got, got.size
    with visitor(chromium, address + QUIZ) as (page, traffic):
        for name, path in (("Samme kapitel igen", QUIZ), ("Næste kapitel", "/haandbog/formanden/")):
            page.goto("about:blank")
            traffic.take()
            page.goto(address + path, wait_until="networkidle")
            got = traffic.take()
            yield f"{name}, andet besøg", got, got.size + got.heads


@contextmanager
def visitor(chromium: Browser, url: str) -> Iterator[tuple[Page, Traffic]]:
    """Give a reader who has just opened a page in an empty browser; what that brought is forgotten."""
    context = chromium.new_context(viewport=PHONE)
    page = context.new_page()
    traffic = Traffic(page)
    page.goto(url, wait_until="networkidle")
    traffic.take()
    yield page, traffic
    context.close()


def first_visit(chromium: Browser, url: str, way: Way = stay) -> Received:
    """Return what a page and a reader's way on it bring to an empty browser."""
    context = chromium.new_context(viewport=PHONE)
    page = context.new_page()
    traffic = Traffic(page)
    page.goto(url, wait_until="networkidle")
    way(page)
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(300)  # what the way has started, is under way now
    page.wait_for_load_state("networkidle")
    context.close()
    return traffic.take()


def in_kib(size: int) -> str:
    """Write bytes as the page does, whose KB are 1024 bytes."""
    return f"{number(size / KIB, 1)} KB"
