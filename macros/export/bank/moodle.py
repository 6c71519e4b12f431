"""Moodle XML for Moodle 4.1 and later (https://docs.moodle.org/en/Moodle_XML_format): the most complete way to an LMS.

What Moodle refuses is kept to: percents come from its own list, the positive ones of a question add up to 100, answers
to true/false are the words `true` and `false`, an ordering question says `<shownumcorrect/>`.
"""

from __future__ import annotations

from lxml import etree
from markupsafe import Markup

from macros.export.bank.content import Answer, Entry, Form, entries
from macros.export.bank.files import category, files
from macros.export.bank.text import Writer, one_line
from macros.export.explanation import Teller
from macros.export.package import Format, Loss, Material, Package, without_instruments
from macros.export.xml import legal
from macros.model.quiz import Quiz

FORMS: frozenset[Form] = frozenset({"choice", "choices", "true_false", "match", "order", "short", "essay"})
TYPES: dict[Form, str] = {
    "choice": "multichoice",
    "choices": "multichoice",
    "true_false": "truefalse",
    "match": "matching",
    "order": "ordering",
    "short": "shortanswer",
    "essay": "essay",
}


def write(material: Material) -> Package:
    """Write a file for each module, one for the quizzes without a module, and one with everything."""
    writer = Writer(Teller.of(material))
    made = {quiz.id: _quiz(quiz, writer) for quiz in material.library.quizzes}
    return Package(
        {
            f"{name}.xml": _document([made[quiz.id][0] for quiz in quizzes])
            for name, quizzes in files(material.library.quizzes).items()
        },
        tuple(
            sorted({*without_instruments(material.library), *(loss for _, losses in made.values() for loss in losses)})
        ),
    )


def quiz_xml(quiz: Quiz, writer: Writer) -> tuple[bytes, list[Loss]]:
    """Write a file with one quiz."""
    questions, losses = _quiz(quiz, writer)
    return _document([questions]), losses


def _document(quizzes: list[list[etree._Element]]) -> bytes:
    root = etree.Element("quiz")
    for questions in quizzes:
        for question in questions:
            root.append(etree.fromstring(etree.tostring(question)))
    etree.indent(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"


def _quiz(quiz: Quiz, writer: Writer) -> tuple[list[etree._Element], list[Loss]]:
    found, losses = entries(quiz, writer, FORMS, hints=True)
    head = etree.Element("question", type="category")
    _text(etree.SubElement(head, "category"), category(writer.teller.edition.title, quiz, one_line(quiz.title)))
    _text(etree.SubElement(head, "info", format="html"), writer.about(quiz))
    etree.SubElement(head, "idnumber").text = quiz.id
    return [head, *(_question(entry) for entry in found)], losses


def _question(entry: Entry) -> etree._Element:
    made = etree.Element("question", type=TYPES[entry.form])
    _text(etree.SubElement(made, "name"), entry.name)
    _html(made, "questiontext", entry.question)
    _html(made, "generalfeedback", entry.general)
    settings = {
        "defaultgrade": "1" if entry.counts else "0",
        "penalty": "0",
        "hidden": "0",
        "idnumber": entry.id,
        **_settings(entry),
    }
    for name, value in settings.items():
        etree.SubElement(made, name).text = value
    if entry.form in ("choice", "choices", "match", "order"):
        for name in ("correctfeedback", "partiallycorrectfeedback", "incorrectfeedback"):
            _html(made, name, Markup(""))
        etree.SubElement(made, "shownumcorrect")
    for number, answer in enumerate(entry.answers, 1):
        _answer(made, entry.form, answer, number)
    for asked, answer_text in entry.pairs:
        subquestion = _html(made, "subquestion", asked)
        _text(etree.SubElement(subquestion, "answer"), Markup.escape(answer_text))
    if entry.hint:
        _html(made, "hint", entry.hint)
    tags = etree.SubElement(made, "tags")
    for tag in entry.tags:
        _text(etree.SubElement(tags, "tag"), tag)
    return made


def _settings(entry: Entry) -> dict[str, str]:
    """The settings that a type of question has of its own."""
    mixed = str(entry.shuffle).lower()
    if entry.form in ("choice", "choices"):
        return {"single": str(entry.form == "choice").lower(), "shuffleanswers": mixed, "answernumbering": "none"}
    if entry.form == "match":
        return {"shuffleanswers": "true"}
    if entry.form == "order":
        return {
            "layouttype": "VERTICAL",
            "selecttype": "ALL",
            "selectcount": str(len(entry.answers)),
            "gradingtype": "ABSOLUTE_POSITION",
            "showgrading": "SHOW",
            "numberingstyle": "none",
        }
    if entry.form == "short":
        return {"usecase": "0"}
    if entry.form == "essay":
        return {
            "responseformat": "editor",
            "responserequired": "0",
            "responsefieldlines": "10",
            "attachments": "0",
            "attachmentsrequired": "0",
        }
    return {}


def _answer(question: etree._Element, form: Form, answer: Answer, number: int) -> None:
    fraction = str(number) if form == "order" else f"{answer.percent:.5f}".rstrip("0").rstrip(".")
    kind = {"true_false": "moodle_auto_format", "short": "plain_text"}.get(form, "html")
    made = etree.SubElement(question, "answer", fraction=fraction, format=kind)
    _text(made, answer.text.replace("*", r"\*") if form == "short" and answer.text != "*" else answer.text)
    _html(made, "feedback", answer.feedback)


def _html(parent: etree._Element, name: str, content: Markup) -> etree._Element:
    made = etree.SubElement(parent, name, format="html")
    _text(made, content)
    return made


def _text(parent: etree._Element, content: str) -> None:
    etree.SubElement(parent, "text").text = legal(content)


FORMAT = Format(
    "moodle",
    "Moodle: spørgsmålsbank (XML)",
    "Alle quizzer til Moodle 4.1 og nyere, med forklaring til hvert svar, kilder og licens. Der er en fil for hvert modul og én "
    "med alt. Delvist rigtige svar tæller som her på siden, og det, bestyrelsen selv aftaler, er aldrig forkert.",
    (
        "Hent filen til det modul, du underviser i, eller **alle.xml**.",
        "Åbn dit kursus i Moodle, og vælg *Spørgsmålsbank* og så *Importer*.",
        "Vælg *Moodle XML-format*, træk filen ind, og tryk *Importer*. Hver quiz får sin egen kategori under modulet.",
        "Lav en test, og tilføj spørgsmålene fra kategorien. Rækkefølge-spørgsmål kræver Moodle 4.4, eller at modulet "
        "*Ordering* er installeret.",
    ),
    write,
    reads_site=True,
)
