"""Paper forms: every quiz, with its key on pages of its own, and every instrument, as Word and as OpenDocument."""

from __future__ import annotations

from collections.abc import Iterator

from macros.export.package import Format, Loss, Material, Package
from macros.export.paper.blocks import Paper
from macros.export.paper.forms_instrument import matrix_blocks, palette_blocks, scale_blocks
from macros.export.paper.forms_quiz import quiz_blocks, quiz_losses
from macros.export.paper.forms_text import Blocks, Words
from macros.export.paper.opendocument import to_opendocument
from macros.export.paper.word import to_word
from macros.labels.export import FORM
from macros.model import Matrix, Palette, Quiz, Scale
from macros.organisation import read_organisation


def papers(material: Material) -> Iterator[tuple[str, Paper]]:
    """Yield every quiz and instrument as a paper, with its id, in the order of the ids."""
    words = Words(material.library)
    of = read_organisation(material.root)
    for name, content in sorted(material.library.contents.items()):
        day = f"{content.reviewed:%d.%m.%Y}"
        ending = FORM["colophon"].format(source=of.title, publisher=of.long_name, date=day)
        blocks = tuple(_blocks(content, words))
        yield (
            name,
            Paper(content.title, content.summary, content.reviewed, of.title, blocks, " ".join((ending, *of.credits))),
        )


def write(material: Material) -> Package:
    """Make the package: two files for each quiz and instrument."""
    files: dict[str, bytes] = {}
    for name, paper in papers(material):
        files[f"{name}.docx"] = to_word(paper)
        files[f"{name}.odt"] = to_opendocument(paper)
    return Package(files, tuple(_losses(material)))


FORMAT = Format(
    "forms",
    "Papir: Word og OpenDocument",
    "Hver quiz og hvert skema til at skrive ud og udfylde i hånden eller rette i først. Facit står bagest på sine egne sider.",
    (
        "Hent filen. Tag **docx** til Word, og **odt** til LibreOffice.",
        "Ret til, hvad der er anderledes hos jer.",
        "Skriv siderne ud. Læg facit fra, før du deler ud.",
    ),
    write,
)


def _blocks(content: Quiz | Matrix | Scale | Palette, words: Words) -> Blocks:
    if isinstance(content, Quiz):
        return quiz_blocks(content, words)
    if isinstance(content, Matrix):
        return matrix_blocks(content, words)
    return scale_blocks(content) if isinstance(content, Scale) else palette_blocks(content)


def _losses(material: Material) -> Iterator[Loss]:
    for content in material.library.contents.values():
        if isinstance(content, Quiz):
            yield from quiz_losses(content)
