"""Read GIFT (https://docs.moodle.org/en/GIFT_format), also what others than we have written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.importing.moodle import as_html
from macros.importing.raw import Note, RawAnswer, RawBank, RawQuestion

_KEPT = 0xF0000
"""An escaped sign is moved to the private plane of Unicode while the rest is read."""
_ESCAPED = re.compile(r"\\([\\~=#{}:n])")
_COMMENT = re.compile(r"\[(id|tag|info):((?:\\\]|[^\]])+)\]")
_NAME = re.compile(r"::(.*?)::(.*)", re.S)
_FORMAT = re.compile(r"\[(html|plain|markdown|moodle)\](.*)", re.S)
_ANSWER = re.compile(r"([=~])\s*(?:%(-?\d+(?:\.\d+)?)%)?([^=~#]*)(?:#([^=~]*))?")
_TRUTH = re.compile(r"(T|TRUE|F|FALSE)\s*(?:#([^#]*))?(?:#(.*))?", re.S)
_CATEGORY = "$CATEGORY:"


def read(text: str) -> tuple[list[RawBank], list[Note]]:
    """Return the banks of a file and what was skipped."""
    banks, notes = [RawBank(1)], []
    for line, block in _blocks(text):
        comments = dict.fromkeys(("id", "info"), "")
        tags = []
        for kind, value in _COMMENT.findall("\n".join(row for row in block if row.lstrip().startswith("//"))):
            value = value.replace("\\]", "]").strip()
            if kind == "tag":
                tags.append(value)
            else:
                comments[kind] = value
        body = "\n".join(row for row in block if not row.lstrip().startswith("//")).strip()
        if body.startswith(_CATEGORY):
            name = (
                _ESCAPED.sub(r"\1", body.removeprefix(_CATEGORY))
                .replace("//", "\0")
                .rsplit("/", 1)[-1]
                .replace("\0", "/")
            )
            banks.append(RawBank(line, name.strip(), comments["id"], comments["info"]))
        elif body:
            question = _question(line, body)
            if question is None:
                notes.append(Note(line, "Klammerne { og } passer ikke sammen, så spørgsmålet er ikke taget med."))
            else:
                question.tags, question.idnumber = tags, comments["id"]
                banks[-1].questions.append(question)
    return banks, notes


def _blocks(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield what stands between empty lines, with its first line; a category stands alone."""
    rows: list[str] = []
    for number, row in enumerate([*text.split("\n"), ""], 1):
        row = row.rstrip("\r")
        if row.strip():
            rows.append(row)
        if rows and (not row.strip() or row.lstrip().startswith(_CATEGORY)):
            yield number - len(rows) + bool(row.strip()), rows
            rows = []


def _question(line: int, body: str) -> RawQuestion | None:
    body = _ESCAPED.sub(lambda found: chr(_KEPT + ord(found[1])), body)
    named = _NAME.match(body)
    name, body = (named[1], named[2].strip()) if named else ("", body)
    start, end = body.find("{"), body.find("}")
    if (start < 0) != (end < 0) or end < start:
        return None
    kind = "html"
    if formed := _FORMAT.match(body):
        kind, offset = formed[1], len(formed[0]) - len(formed[2])
        body, start, end = formed[2], start - offset, end - offset
    made = RawQuestion(line, "description", _back(name).strip())
    if end < 0:
        made.question = _text(body, kind)
        return made
    rest = body[end + 1 :].strip()
    gap = "" if rest.startswith(tuple(".,;:?!")) else " "
    made.question = _text(f"{body[:start].strip()} _____{gap}{rest}" if rest else body[:start], kind)
    answers, _, general = (
        body[start + 1 : end].rpartition("####") if "####" in body[start:end] else (body[start + 1 : end], "", "")
    )
    made.general = _text(general, kind)
    _answers(made, answers.strip(), kind)
    return made


def _answers(made: RawQuestion, text: str, kind: str) -> None:
    """Tell the type by the answers, as Moodle does, and read them."""
    if not text:
        made.kind = "essay"
    elif text.startswith("#"):
        made.kind = "numerical"
    elif truth := _TRUTH.fullmatch(text):
        made.kind = "truefalse"
        right = truth[1].startswith("T")
        for word, correct in (("true", right), ("false", not right)):
            said = _text(truth[3 if correct else 2] or "", kind)
            made.answers.append(RawAnswer(word, 100.0 * correct, said, made.line))
    elif "~" not in text and "->" in text:
        made.kind = "matching"
        for part in text.split("=")[1:]:
            asked, _, answer = part.partition("->")
            made.pairs.append((_text(asked, kind), _back(answer).strip()))
    else:
        made.kind = "multichoice" if "~" in text else "shortanswer"
        made.single = "=" in text
        plain = made.kind == "shortanswer"
        for sign, percent, answer, said in _ANSWER.findall(text):
            worth = float(percent) if percent else 100.0 * (sign == "=")
            written = _back(answer).strip() if plain else _text(answer, kind)
            made.answers.append(RawAnswer(written, worth, _text(said, kind), made.line))


def _text(text: str, kind: str) -> str:
    text = text.strip()
    if formed := _FORMAT.match(text):
        kind, text = formed[1], formed[2]
    return as_html(_back(text).strip(), kind)


def _back(text: str) -> str:
    """Put the escaped signs back."""
    return "".join(
        ("\n" if sign == chr(_KEPT + ord("n")) else chr(ord(sign) - _KEPT)) if _KEPT < ord(sign) < _KEPT + 128 else sign
        for sign in text
    )
