"""PDF/UA-1 by Typst: the handbook as a book, booklets of the modules, guides for meetings, and forms to fill in with a pen."""

from __future__ import annotations

from collections.abc import Iterator

from macros.export.book.forms import print_form
from macros.export.book.losses import losses
from macros.export.book.printed import Kind, print_volume
from macros.export.book.volume import Volume, course_modules, handbook_parts, volume
from macros.export.package import Format, Material, Package
from macros.export.webpage import read_page, site_address
from macros.labels import book as labels_book
from macros.organisation import read_organisation

BOOK = "bestyrelseshaandbogen.pdf"


def write(material: Material) -> Package:
    """Make every document; the files of modules and guides are called as their pages, those of forms `skema-ID`."""
    documents: dict[str, bytes] = {}
    asked: list[str] = []
    for name, kind, bound in _volumes(material):
        documents[name] = print_volume(bound, material.library, kind)
        asked += bound.quizzes
    organisation, site = read_organisation(material.root), site_address(material.site)
    for instrument in material.library.instruments:
        documents[f"skema-{instrument.id}.pdf"] = print_form(instrument, organisation, site)
    forms = [instrument.id for instrument in material.library.instruments]
    return Package(documents, tuple(losses(material.library, asked, forms=forms, full=False)))


def _volumes(material: Material) -> Iterator[tuple[str, Kind, Volume]]:
    organisation, parts = read_organisation(material.root), handbook_parts(material)
    yield BOOK, "book", volume(material, organisation.title, labels_book.HANDBOOK_SUBTITLE, parts, full=False)
    to_chair = organisation.roster.fill(labels_book.GUIDE_SUBTITLE)
    modules, guides = course_modules(material)
    for address in modules:
        yield _file(address), "booklet", _of_page(material, address, labels_book.MODULE_SUBTITLE, terms=True)
    for address in guides:
        yield _file(address), "sheet", _of_page(material, address, to_chair, terms=False)


def _of_page(material: Material, address: str, subtitle: str, *, terms: bool) -> Volume:
    title = read_page(material.site, address).title
    return volume(material, title, subtitle, [("", [address])], full=False, terms=terms)


def _file(address: str) -> str:
    return f"{address.rstrip('/').rpartition('/')[2]}.pdf"


FORMAT = Format(
    name="pdf",
    title="Til print (PDF)",
    summary=(
        "Håndbogen som bog med facit, kilder og stikord, et hæfte til hvert modul, drejebøgerne og alle skemaer på papir. "
        "Filerne har overskrifter, sprog og billedtekster, som skærmlæsere kan bruge."
    ),
    steps=(
        "Hent filen, og print den på A4. Bogen og hæfterne er sat op til *begge sider af papiret*.",
        "Skal den forhåndsvises på et møde, så åbn den i browseren. Indhold og sidetal er links.",
        "Til en runde på papir: Print ét skema til hver, og saml dem ind.",
    ),
    write=write,
    reads_site=True,
)
