"""QTI 2.1: one content package with every quiz as a test and every question as an item of its own."""

from __future__ import annotations

from collections.abc import Iterator

from macros.export.archive import pack
from macros.export.explanation import Teller
from macros.export.lom import lom
from macros.export.package import Format, Loss, Material, Package
from macros.export.qti.assessment import assessment_test, file_name
from macros.export.qti.item import INTERACTIONS, assessment_item, item_title
from macros.export.qti.parts import NAMESPACE, identifier
from macros.export.xml import Maker, Node, document
from macros.model.quiz import Case, Question, Quiz
from macros.prose import plain

FILE = "quizzer-qti-2.1.zip"
HINT = "Vinket ses kun af underviseren."
PATH = "Sagens trin kommer efter hinanden, uanset hvad der vælges."
STRUCK = "Gennemstreget tekst står uden streg."
SEEN = "Systemet gemmer ordene, så andre kan se dem. På siden bliver de hos læseren."
INSTRUMENT = "Formatet har kun quizzer og ikke skemaer."

_LOCATIONS = (
    "http://www.imsglobal.org/xsd/imscp_v1p1 http://www.imsglobal.org/xsd/imscp_v1p1.xsd "
    "http://ltsc.ieee.org/xsd/LOM http://www.imsglobal.org/xsd/imsmd_loose_v1p3p2.xsd "
    "http://www.imsglobal.org/xsd/imsqti_metadata_v2p1 http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_metadata_v2p1.xsd"
)
_package = Maker("http://www.imsglobal.org/xsd/imscp_v1p1")
_lom = Maker("http://ltsc.ieee.org/xsd/LOM", "lom")
_metadata = Maker("http://www.imsglobal.org/xsd/imsqti_metadata_v2p1", "imsqti")


def write(material: Material) -> Package:
    """Make the package of every quiz."""
    teller, quizzes = Teller.of(material), material.library.quizzes
    files: list[tuple[str, Node]] = [("imsmanifest.xml", _manifest(quizzes, teller))]
    losses = [Loss(one.id, "", "udeladt", INSTRUMENT) for one in material.library.instruments]
    for quiz in quizzes:
        files.append((_test_file(quiz), test := assessment_test(quiz, teller)))
        losses += _struck(quiz.id, "", test)
        cases = [item for item in quiz.items if isinstance(item, Case)]
        losses += [Loss(quiz.id, case.id, "ændret", PATH) for case in cases if _forks(case)]
        for _, item, case in quiz.places:
            files.append((file_name(quiz, item), made := assessment_item(quiz, item, case, teller)))
            losses += _struck(quiz.id, item.id, made)
            losses += [Loss(quiz.id, item.id, "ændret", HINT)] if item.hint else []
            losses += [Loss(quiz.id, item.id, "ændret", SEEN)] if item.type == "reflection" else []
    return Package({FILE: pack((name, document(root)) for name, root in files)}, tuple(losses))


FORMAT = Format(
    "qti",
    "QTI 2.1",
    "Alle quizzer med forklaringer og kilder. Til prøve- og læringssystemer, der læser QTI 2.1, fx TAO og Inspera.",
    (
        "Hent filen, og pak den ikke ud.",
        "Find import af QTI eller »content package« i dit system, og vælg filen.",
        "Hver quiz bliver en prøve. Vis forklaringer (»feedback«) efter hvert svar: Det er dér, kilderne står.",
        "Spørgsmål om det, I selv aftaler, giver ingen point. Lad det være sådan: Der er intet forkert svar.",
    ),
    write,
    reads_site=True,
)


def _forks(case: Case) -> bool:
    return any(option.next for step in case.steps for option in step.choices)


def _struck(content: str, item: str, root: Node) -> list[Loss]:
    """Write struck text as plain text, since QTI has no element for it."""
    struck = list(root.iter(f"{{{NAMESPACE}}}s"))
    for element in struck:
        element.tag = f"{{{NAMESPACE}}}span"
    return [Loss(content, item, "ændret", STRUCK)] if struck else []


def _test_file(quiz: Quiz) -> str:
    return f"tests/{quiz.id}.xml"


def _manifest(quizzes: list[Quiz], teller: Teller) -> Node:
    made = _package(
        "manifest",
        _package(
            "metadata",
            _package("schema", "QTIv2.1 Package"),
            _package("schemaversion", "1.0.0"),
            lom(_lom, "Quizzer", "", teller.publisher, max(quiz.reviewed for quiz in quizzes)),
        ),
        _package("organizations"),
        _package("resources", *(resource for quiz in quizzes for resource in _resources(quiz, teller))),
        identifier="package",
    )
    made.set("{http://www.w3.org/2001/XMLSchema-instance}schemaLocation", _LOCATIONS)
    return made


def _resources(quiz: Quiz, teller: Teller) -> Iterator[Node]:
    """Yield the test with what it needs, then its items."""
    names = [identifier(quiz, item) for item in quiz.questions]
    yield _package(
        "resource",
        _package("metadata", lom(_lom, plain(quiz.title), plain(quiz.summary), teller.publisher, quiz.reviewed)),
        _package("file", href=_test_file(quiz)),
        *(_package("dependency", identifierref=name) for name in names),
        identifier=f"test_{quiz.id}",
        type="imsqti_test_xmlv2p1",
        href=_test_file(quiz),
    )
    for _, item, case in quiz.places:
        about = lom(_lom, item_title(quiz, item, case), "", teller.publisher, item.reviewed or quiz.reviewed)
        yield _package(
            "resource",
            _package("metadata", about, _qti_metadata(item)),
            _package("file", href=file_name(quiz, item)),
            identifier=identifier(quiz, item),
            type="imsqti_item_xmlv2p1",
            href=file_name(quiz, item),
        )


def _qti_metadata(item: Question) -> Node:
    values = {
        "timeDependent": "false",
        "interactionType": INTERACTIONS.get(type(item), "choiceInteraction"),
        "feedbackType": "nonadaptive",
        "solutionAvailable": "true" if item.scored else "false",
    }
    return _metadata("qtiMetadata", *(_metadata(name, value) for name, value in values.items()))
