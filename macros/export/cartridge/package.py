"""Common Cartridge 1.1: the course by module and the handbook by chapter, with quizzes, and links to the tools."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from macros.export.archive import pack
from macros.export.book.menu import Group, read_menu
from macros.export.cartridge.ask import ask
from macros.export.cartridge.manifest import Entry, Folder, Resource, link, manifest, page
from macros.export.cartridge.manifest import quiz as quiz_resource
from macros.export.cartridge.pages import Leaf, PageWriter, page_file
from macros.export.cartridge.parts import HINT, LINKED, PATH, Part
from macros.export.cartridge.quiz import assessment
from macros.export.explanation import Teller
from macros.export.package import Format, Loss, Material, Package
from macros.export.webpage import read_page
from macros.export.xml import Maker, document
from macros.model.quiz import Case, Quiz
from macros.prose import plain

FILE = "kursus-og-haandbog.imscc"
PAGES = ("Kursus", "Håndbog")
"""The sections of the menu that are carried as pages."""
LINKS = ("Værktøjer", "Skabeloner", "Kilder")
"""The sections that are carried as links to the site."""

_MODULE = re.compile(r"^kursus/(?:modul|drejebog)-(\d+)")
_LINK = "http://www.imsglobal.org/xsd/imsccv1p1/imswl_v1p1"
_link = Maker(_LINK)


def write(material: Material) -> Package:
    """Make the cartridge of all pages and quizzes."""
    teller, menu = Teller.of(material), read_menu(material.site)
    quizzes = {quiz.id: quiz for quiz in material.library.quizzes}
    addresses = [address for name in PAGES for group in menu[name] for address in group.addresses]
    places = {address: page_file(address) for address in addresses}
    titles = {name: plain(quiz.title) for name, quiz in quizzes.items()}
    writer = PageWriter(material.site, teller.site, teller.publisher, teller.credit, places, titles)
    leaves = {address: writer.write(address) for address in addresses}

    tests, losses = _tests(quizzes.values(), teller)
    links = {
        address: read_page(material.site, address).title
        for name in LINKS
        for group in menu[name]
        for address in group.addresses
    }
    path = [
        *(_section(name, menu[name], leaves, titles) for name in PAGES),
        *_left_over(leaves, titles),
        *(
            Folder(name, tuple(link(_link_file(a), links[a]) for g in menu[name] for a in g.addresses))
            for name in LINKS
        ),
    ]
    reviewed = max(quiz.reviewed for quiz in quizzes.values())
    files = {
        "imsmanifest.xml": document(
            manifest(teller.edition.title, teller.edition.description, teller.publisher, reviewed, path)
        ),
        **{leaf.file: leaf.text for leaf in leaves.values()},
        **writer.files,
        **tests,
        **{_link_file(address): _web_link(title, teller.site + address) for address, title in links.items()},
    }
    losses += [Loss(one.id, "", "ændret", LINKED) for one in material.library.instruments]
    return Package({FILE: pack(files.items())}, tuple(losses))


FORMAT = Format(
    "cartridge",
    "Common Cartridge 1.1",
    "Kurset modul for modul og håndbogen kapitel for kapitel, med quizzer og links. "
    "Til fx Moodle, Canvas, Brightspace, Blackboard og itslearning.",
    (
        "Opret et tomt kursus i dit system.",
        "Find import af Common Cartridge (.imscc), og vælg filen. I Moodle hedder det »Gendan«; i Canvas »Importér kursusindhold«.",
        "Sæt quizzerne til at vise forklaringer (»feedback«) efter hvert svar: Det er dér, kilderne står.",
        "Formatet kan ikke lade være med at tælle. Svar om det, I selv aftaler, giver derfor altid fuldt point.",
    ),
    write,
    reads_site=True,
)


def quiz_parts(quiz: Quiz, teller: Teller) -> tuple[list[Part], list[Loss]]:
    """Return the questions that a quiz becomes, and what is changed in them."""
    parts: list[Part] = []
    losses: list[Loss] = []
    for item in quiz.items:
        if isinstance(item, Case) and any(option.next for step in item.steps for option in step.choices):
            losses.append(Loss(quiz.id, item.id, "ændret", PATH))
    for _, item, case in quiz.places:
        made, changed = ask(quiz, item, case, teller)
        parts += made
        losses += [Loss(quiz.id, item.id, "ændret", what) for what in changed]
        losses += [Loss(quiz.id, item.id, "udeladt", HINT)] if item.hint else []
    return parts, losses


def quiz_file(quiz: str) -> str:
    """Return the place of a quiz in the cartridge."""
    return f"quizzer/{quiz}.xml"


def _tests(quizzes: Iterable[Quiz], teller: Teller) -> tuple[dict[str, bytes], list[Loss]]:
    files: dict[str, bytes] = {}
    losses: list[Loss] = []
    for quiz in quizzes:
        parts, lost = quiz_parts(quiz, teller)
        files[quiz_file(quiz.id)] = document(assessment(quiz, parts, teller))
        losses += lost
    return files, losses


def _section(name: str, groups: Iterable[Group], leaves: Mapping[str, Leaf], titles: dict[str, str]) -> Folder:
    """Lay out a section: a folder for each module with its page, its quizzes and its meeting guide, or for each group."""
    entries: list[Entry] = []
    modules: dict[str, list[Leaf]] = {}
    for group in groups:
        here: list[Leaf] = []
        for address in group.addresses:
            module = _MODULE.match(address)
            (modules.setdefault(module[1], []) if module else here).append(leaves[address])
        below = tuple(entry for leaf in here for entry in _page(leaf, titles))
        entries += [Folder(group.title, below)] if group.title and below else below
    entries += [
        Folder(parts[0].title, tuple(entry for leaf in parts for entry in _page(leaf, titles)))
        for parts in modules.values()
    ]
    return Folder(name, tuple(entries))


def _page(leaf: Leaf, titles: Mapping[str, str]) -> list[Resource]:
    """Return a page and the quizzes that stood on it."""
    return [
        page(leaf.file, leaf.title, leaf.needs),
        *(quiz_resource(quiz_file(name), titles[name]) for name in leaf.quizzes),
    ]


def _left_over(leaves: Mapping[str, Leaf], titles: Mapping[str, str]) -> list[Folder]:
    """Return a folder with the quizzes that stand on no page of the cartridge."""
    placed = {name for leaf in leaves.values() for name in leaf.quizzes}
    more = tuple(quiz_resource(quiz_file(name), title) for name, title in titles.items() if name not in placed)
    return [Folder("Flere quizzer", more)] if more else []


def _link_file(address: str) -> str:
    return f"links/{address.rstrip('/').replace('/', '-')}.xml"


def _web_link(title: str, address: str) -> bytes:
    made = _link("webLink", _link("title", title), _link("url", href=address, target="_blank"))
    made.set(
        "{http://www.w3.org/2001/XMLSchema-instance}schemaLocation",
        f"{_LINK} http://www.imsglobal.org/profile/cc/ccv1p1/ccv1p1_imswl_v1p1.xsd",
    )
    return document(made)
