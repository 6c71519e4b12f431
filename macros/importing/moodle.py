"""Read Moodle XML (https://docs.moodle.org/en/Moodle_XML_format), also what others than we have written.

The file comes from anywhere: a document type is refused before anything of it is read, so that there are no entities,
no bombs and nothing outside is asked for.
"""

from __future__ import annotations

from xml.parsers import expat

from lxml import etree
from markupsafe import escape

from macros import prose
from macros.importing.raw import Note, RawAnswer, RawBank, RawQuestion, RefusedError

_DOCTYPE = "Filen har en DOCTYPE. Sådan en kan hente noget udefra eller fylde hukommelsen, så filen læses ikke."


def read(data: bytes) -> tuple[list[RawBank], list[Note]]:
    """Return the banks of a file and what was skipped; raises RefusedError when it is not safe or not Moodle XML."""
    root = _tree(data)
    if root.tag != "quiz":
        raise RefusedError(f"Filen er ikke Moodle XML: den begynder med <{root.tag}> og ikke med <quiz>.")
    banks, notes = [RawBank(1)], []
    for element in root.iterchildren("question"):
        kind = element.get("type", "")
        if kind == "category":
            banks.append(_bank(element))
        else:
            banks[-1].questions.append(_question(element, kind))
            notes += [Note(_line(file), "En fil (fx et billede) er ikke taget med.") for file in element.iter("file")]
    return banks, notes


def _tree(data: bytes) -> etree._Element:
    """Parse the file; the first pass only looks for a document type, and stops there."""
    guard = expat.ParserCreate()
    guard.StartDoctypeDeclHandler = _refuse
    try:
        guard.Parse(data, True)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        return etree.fromstring(data, parser)
    except expat.ExpatError as error:
        message = f"Filen er ikke gyldig XML (linje {error.lineno}: {expat.errors.messages[error.code]})."
        raise RefusedError(message) from None
    except etree.XMLSyntaxError as error:
        raise RefusedError(f"Filen er ikke gyldig XML (linje {error.lineno}).") from None
    except (LookupError, ValueError):
        raise RefusedError("Filens tegnsæt kendes ikke. Gem den som UTF-8.") from None


def _refuse(*_: object) -> None:
    raise RefusedError(_DOCTYPE)


def _bank(element: etree._Element) -> RawBank:
    path = element.findtext("category/text") or ""
    name = path.replace("//", "\0").rsplit("/", 1)[-1].replace("\0", "/").strip()
    return RawBank(_line(element), name, (element.findtext("idnumber") or "").strip(), _html(element.find("info")))


def _question(element: etree._Element, kind: str) -> RawQuestion:
    return RawQuestion(
        line=_line(element),
        kind="matching" if kind == "match" else kind,
        name=(element.findtext("name/text") or "").strip(),
        question=_html(element.find("questiontext")),
        general=_html(element.find("generalfeedback")),
        hints=[_html(hint) for hint in element.iterchildren("hint")],
        answers=[_answer(answer, kind) for answer in element.iterchildren("answer")],
        pairs=[(_html(pair), pair.findtext("answer/text") or "") for pair in element.iterchildren("subquestion")],
        tags=[(tag.text or "").strip() for tag in element.iterfind("tags/tag/text")],
        idnumber=(element.findtext("idnumber") or "").strip(),
        single=(element.findtext("single") or "true").strip().lower() in ("true", "1"),
    )


def _answer(element: etree._Element, kind: str) -> RawAnswer:
    try:
        percent = float(element.get("fraction", "0"))
    except ValueError:
        percent = 0.0
    text = (element.findtext("text") or "").strip() if kind in ("shortanswer", "truefalse") else _html(element)
    return RawAnswer(text, percent, _html(element.find("feedback")), _line(element))


def _html(element: etree._Element | None) -> str:
    """Return a text as HTML, whatever format it was written in."""
    if element is None:
        return ""
    return as_html(element.findtext("text") or element.text or "", element.get("format", "html"))


def as_html(text: str, kind: str) -> str:
    """Turn a text in one of Moodle's formats into HTML; its automatic format is HTML already."""
    if kind in ("plain_text", "plain"):
        return str(escape(text))
    return str(prose.html(text)) if kind == "markdown" else text


def _line(element: etree._Element) -> int:
    line = element.sourceline
    return line if isinstance(line, int) else 1
