"""Questions come in from other systems: as they were, or with a sentence that says what is missing."""

from __future__ import annotations

import datetime
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

from macros import prose
from macros.check import check
from macros.export.bank import gift, moodle
from macros.export.bank.text import Writer
from macros.export.explanation import Teller
from macros.importing.files import Brought, bring
from macros.importing.html import Fragment
from macros.importing.item import slug
from macros.importing.raw import RefusedError
from macros.importing.writer import write
from macros.model import Quiz
from macros.source import parse
from macros.validate import validate
from scripts import import_quiz
from tests.export.hostile import texts
from tests.export.material import ROOT, front_page, gallery, hostile_gallery, library, material
from tests.export.test_moodle import everything, local

_QUIZ: TypeAdapter[Quiz] = TypeAdapter(Quiz)
BASE = ROOT / "tests/faults/base"


@pytest.fixture(scope="module")
def writer(tmp_path_factory: pytest.TempPathFactory) -> Writer:
    return Writer(Teller.of(material(gallery(), front_page(tmp_path_factory.mktemp("site")))))


def exported(quiz: Quiz, writer: Writer, form: str) -> bytes:
    return moodle.quiz_xml(quiz, writer)[0] if form == "xml" else gift.quiz_gift(quiz, writer)[0].encode()


def brought(data: bytes | str, folder: Path, name: str = "fil.txt", root: Path = ROOT) -> Brought:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return bring(path, folder / "ud", root)


def model(text: str) -> Quiz:
    """The YAML as the project itself reads it."""
    loaded = validate(parse(text, "ud.yml"), _QUIZ)
    assert [str(problem) for problem in loaded.problems] == []
    assert loaded.model
    return loaded.model


def item(text: str, folder: Path) -> tuple[dict[str, Any], list[str]]:
    """The only question of a file, as data, and what was not taken."""
    found = brought(text, folder)
    (only,) = found.quizzes[0].data["items"]
    return only, [str(note) for note in found.notes]


@pytest.mark.parametrize("form", ["xml", "gift"])
@pytest.mark.parametrize("quiz", everything(), ids=lambda quiz: quiz.id)
def test_what_goes_out_comes_in_the_same(quiz: Quiz, form: str, writer: Writer, tmp_path: Path) -> None:
    found = brought(exported(quiz, writer, form), tmp_path)
    assert found.notes == []
    ((path, text),) = found.files.items()
    assert path == tmp_path / "ud" / f"{quiz.id}.yml"
    assert model(text) == quiz


@pytest.mark.parametrize("form", ["xml", "gift"])
@pytest.mark.parametrize(
    "name",
    ["galleri-et-svar", "galleri-flere-svar", "galleri-par", "galleri-raekkefoelge", "galleri-sandt-eller-falsk"],
)
def test_a_local_question_comes_in_the_same(name: str, form: str, writer: Writer, tmp_path: Path) -> None:
    """The file says of every answer that it is right, or asks in writing; what the author meant is kept."""
    quiz = local(name)
    (text,) = brought(exported(quiz, writer, form), tmp_path).files.values()
    assert model(text) == quiz


@pytest.mark.long
@pytest.mark.parametrize("form", ["xml", "gift"])
def test_everything_in_one_file_becomes_a_file_for_each_quiz(form: str, tmp_path: Path) -> None:
    exporter, name = (moodle, "alle.xml") if form == "xml" else (gift, "alle.gift.txt")
    made = exporter.write(material(tuple(library().quizzes), front_page(tmp_path / "site")))
    found = brought(made.files[name], tmp_path)
    assert {path.stem for path in found.files} == {quiz.id for quiz in library().quizzes}


@pytest.mark.parametrize("form", ["xml", "gift"])
def test_hostile_texts_come_in_as_they_read(form: str, writer: Writer, tmp_path: Path) -> None:
    """They may be written otherwise, for HTML is escaped, but they read the same and the check has nothing to say."""
    for quiz in hostile_gallery():
        (text,) = brought(exported(quiz, writer, form), tmp_path).files.values()
        came = model(text)
        written = list(texts(without_short_answers(came)))
        assert [reads(one) for one in written] == [reads(one) for one in texts(without_short_answers(quiz))]
        assert [fault for one in written for fault in prose.faults(one)] == []


def without_short_answers(quiz: Quiz) -> Any:
    """What is compared letter by letter is no Markdown and is looked at by itself."""
    data = quiz.model_dump(mode="json")
    for item in data["items"]:
        for part in (item, *item.get("near", ())):
            part.pop("accept", None)
    return data


def test_hostile_short_answers_come_in_letter_by_letter(writer: Writer, tmp_path: Path) -> None:
    (quiz,) = (quiz for quiz in hostile_gallery() if quiz.id == "galleri-kort-svar")
    (text,) = brought(exported(quiz, writer, "xml"), tmp_path).files.values()
    ways = [[" ".join(way.split()) for way in getattr(item, "accept", ())] for item in quiz.questions]
    assert [[" ".join(way.split()) for way in getattr(item, "accept", ())] for item in model(text).questions] == ways
    assert all(ways)


def reads(text: str) -> str:
    return " ".join(prose.html(text).split())


def test_the_file_is_yaml_as_an_author_writes_it(writer: Writer, tmp_path: Path) -> None:
    quiz = next(quiz for quiz in library().quizzes if quiz.id == "modul-1")
    (text,) = brought(exported(quiz, writer, "xml"), tmp_path).files.values()
    lines = text.splitlines()
    assert lines[0].startswith("# yaml-language-server: $schema=")
    assert lines[0].endswith("docs/genbrug/skema/indhold.schema.json")
    assert lines[1:4] == ["id: modul-1", "kind: quiz", "title: Velkommen i bestyrelsen"]
    assert "  - {id: selveje, title: Selveje og driftsformer}" in lines
    assert "    situation: >-" in lines
    assert "    sources: [horten-2018, dtl-19-3]" in lines
    assert "reviewed: 2026-11-22" in lines
    assert max(map(len, lines)) <= 110


def test_the_schema_line_of_a_new_file_is_that_of_the_others(tmp_path: Path) -> None:
    (tmp_path / "ny.gift").write_text("::a:: Er det sandt? {T}")
    (text,) = bring(tmp_path / "ny.gift", ROOT / "quizzes", ROOT).files.values()
    assert text.splitlines()[0] == (ROOT / "quizzes/modul-1.yml").read_text(encoding="utf-8").splitlines()[0]


@pytest.mark.parametrize(
    "text", ["no", "12:30", "y", "1e3", "0x1f", "- x", "a: b", "# x", "'", '"', "~", "null", "*x", "@"]
)
def test_words_that_yaml_reads_otherwise_are_quoted(text: str) -> None:
    source = parse(write({"id": "x", "items": [{"id": "y", "stem": text, "accept": [text]}]}, "s"), "x")
    assert source.problems == []
    assert source.data["items"] == [{"id": "y", "stem": text, "accept": [text]}]


# --- what others write


def test_gift_as_others_write_it(tmp_path: Path) -> None:
    found = brought(
        """// A quiz of somebody else
$CATEGORY: $course$/top/Kurset \\: del 1
::Spørgsmål 1:: Hvem ansætter lederen? {
  =Bestyrelsen # Ja.
  ~Kommunen # Nej, \\{slet\\} ikke.
  ~%50%Paraplyen
}

Hvilke to er papirer?{~%50%Vedtægten ~%50%Aftalen ~%-100%En kage ####De to *holder*.}

[html]<p>Mødet ledes af <b>formanden</b>.</p>{TRUE#Jo.#Rigtigt.}

Formålet står i {=vedtægten =vedtægt =%0%loven#Nej.} fra stiftelsen.

Sæt sammen {
  =Mad -> Køkken
  =Søvn -> Stue
}

Skriv frit.{}

Hvor mange er I? {#7:1}

Kun en tekst uden spørgsmål.
""",
        tmp_path,
    )
    data = found.quizzes[0].data
    assert (data["id"], data["title"]) == ("kurset-del-1", "Kurset : del 1")
    one, several, truth, short, match, essay = data["items"]
    assert [(o["text"], o.get("correct", False), o.get("feedback")) for o in one["options"]] == [
        ("Bestyrelsen", True, "Ja."),
        ("Kommunen", False, "Nej, {slet} ikke."),
        ("Paraplyen", False, None),
    ]
    assert one["id"] == "spoergsmaal-1"
    assert (several["type"], several["rationale"]) == ("multiple", r"De to \*holder\*.")
    assert [o.get("correct", False) for o in several["options"]] == [True, True, False]
    assert truth["stem"] == "Mødet ledes af **formanden**."
    assert (truth["answer"], truth["feedback"]) == (True, {"sandt": "Rigtigt.", "falsk": "Jo."})
    assert short["stem"] == "Formålet står i _____ fra stiftelsen."
    assert (short["accept"], short["near"][0]["accept"]) == (["vedtægten", "vedtægt"], ["loven"])
    assert [(p["text"], p["answer"]) for p in match["pairs"]] == [("Mad", "svar-1"), ("Søvn", "svar-2")]
    assert essay["type"] == "reflection"
    assert [str(note) for note in found.notes] == [
        "linje 3: Et svar giver en del af pointene. Her er det gjort forkert; se det efter.",
        'linje 22: "uden navn": Spørgsmål om tal findes ikke her. Skriv det om til et kort svar.',
        'linje 24: "uden navn": En beskrivelse stiller ingen spørgsmål og er ikke taget med.',
    ]


XML = """<?xml version="1.0" encoding="UTF-8"?>
<quiz>
<question type="multichoice">
 <name><text>Navn</text></name>
 <questiontext format="html"><text><![CDATA[<p>Hvem <strong>leder</strong>&nbsp; mødet?<br></p>
<p><img src="a.png"> Se <a href="https://a.dk/x_(y)">her</a>, <a href="javascript:alert(1)">der</a>
og <code>a*b</code>.</p>]]></text></questiontext>
 <generalfeedback format="html">
<text>&lt;ul&gt;&lt;li&gt;Et&lt;/li&gt;&lt;li&gt;To 2 * 3 * 4&lt;/li&gt;&lt;/ul&gt;</text></generalfeedback>
 <idnumber>Æble 1</idnumber><single>true</single>
 <answer fraction="100" format="html"><text>A</text><feedback format="html"><text>Ja</text></feedback></answer>
 <answer fraction="0" format="plain_text"><text>a &lt; b</text></answer>
 <hint format="html"><text>Et vink</text></hint><hint format="html"><text>Et til</text></hint>
 <tags><tag><text>lov</text></tag><tag><text>Årets gang</text></tag><tag><text>ekstra</text></tag></tags>
</question>
<question type="calculated"><name><text>Regn</text></name></question>
<question type="matching"><name><text>For få</text></name><questiontext><text>x</text></questiontext>
 <subquestion><text>a</text><answer><text>b</text></answer></subquestion></question>
</quiz>"""


def test_moodle_xml_as_others_write_it(tmp_path: Path) -> None:
    found, notes = item(XML, tmp_path)
    assert found == {
        "id": "aeble-1",
        "type": "single",
        "basis": "law",
        "theme": "aarets-gang",
        "stem": r"Hvem **leder** mødet? Se [her](<https://a.dk/x_(y)>), der og `a*b`.",
        "options": [
            {"id": "svar-1", "text": "A", "correct": True, "feedback": "Ja"},
            {"id": "svar-2", "text": "a < b"},
        ],
        "hint": "Et vink",
        "rationale": "Et To 2 * 3 * 4",
        "sources": ["udfyld"],
        "read": "udfyld.md",
    }
    assert notes == [
        "linje 3: Et billede er ikke taget med.",
        "linje 3: Et link, som ikke begynder med https, er ikke taget med.",
        "linje 3: Et vink mere er ikke taget med: Et til",
        'linje 3: Mærket "ekstra" er ikke taget med: et spørgsmål har ét tema.',
        'linje 16: "Regn": Typen calculated findes ikke her.',
        'linje 17: "For få" er ikke taget med: "answers" har 1 på listen. Der skal være mindst 2.',
    ]


def test_what_is_missing_is_seen_by_the_check(tmp_path: Path) -> None:
    shutil.copytree(BASE, tmp_path / "rod")
    path = tmp_path / "fremmed.gift"
    path.write_text("::A:: Er mødet åbent? {T}")
    for target, text in bring(path, tmp_path / "rod/quizzes", tmp_path / "rod").files.items():
        target.write_text(text, encoding="utf-8")
    said = [str(problem) for problem in check(tmp_path / "rod", datetime.date(2026, 11, 22)).problems]
    assert [line.split(": ", 1)[1] for line in said if line.startswith("quizzes/fremmed.yml")] == [
        '"UDFYLD" kan ikke stå ved license. Skriv CC-BY-4.0.',
        '"reviewed" skal være en dato som 2026-11-22.',
        '"UDFYLD" kan ikke stå ved basis. Skriv law, local eller practice.',
    ]
    text = (tmp_path / "rod/quizzes/fremmed.yml").read_text(encoding="utf-8")
    for gap, filled in (
        ("license: UDFYLD", "license: CC-BY-4.0"),
        ("reviewed: UDFYLD", "reviewed: 2026-11-22"),
        ("basis: UDFYLD", "basis: law"),
    ):
        assert gap in text
        text = text.replace(gap, filled)
    (tmp_path / "rod/quizzes/fremmed.yml").write_text(text, encoding="utf-8")
    said = [str(problem).split(": ", 1)[1] for problem in check(tmp_path / "rod", datetime.date(2026, 11, 22)).problems]
    assert len([line for line in said if line.startswith("Teksten mangler (UDFYLD)")]) == 5
    assert any("udfyld.md findes ikke" in line for line in said)
    assert any('Kilden "udfyld" findes ikke' in line for line in said)


@pytest.mark.parametrize(
    ("source", "markdown"),
    [
        ("<p>a</p><p>b</p>", "a b"),
        ("a*b*c &lt;b&gt; &amp;amp;", r"a\*b\*c \<b\> \&amp;"),
        ("<b>a</b> <i>b</i> <s>c</s>", "**a** *b* ~~c~~"),
        ("<b>a <i>b</i></b>", "**a *b***"),
        ("<b> a </b>b", "a b"),
        ("x<b>y.</b>z", "xy.z"),
        ("<span style='x'>a</span><script>b</script>", "a"),
        ("<a href='https://a.dk'>a</a>", "[a](https://a.dk)"),
        ("20.000&nbsp;kr.", "20.000\xa0kr."),
        ("a&nbsp; b &nbsp;c&nbsp;", "a b c"),
        ("<code>a`b</code>", "``a`b``"),
        ("", ""),
        ("<!-- x -->", ""),
        ("<p>" * 3_000 + "dybt", "dybt"),
    ],
)
def test_html_becomes_markdown_that_reads_the_same(source: str, markdown: str) -> None:
    assert Fragment(source).markdown() == markdown


def test_a_case_of_which_one_step_is_left_becomes_a_question(writer: Writer, tmp_path: Path) -> None:
    quiz = next(quiz for quiz in gallery() if quiz.id == "galleri-sag")
    cut = exported(quiz, writer, "gift").decode().split("// [id:begyndt-eks-formand]")[0]
    only, notes = item(cut, tmp_path)
    assert (only["id"], only["type"]) == ("begyndt-eks-hoerer", "single")
    assert only["situation"] == "En forælder siger til dig i garderoben, at lederen er væk."
    assert not any("next" in option for option in only["options"])
    assert [note.split(": ", 1)[1] for note in notes] == [
        'Sagen "begyndt-eks-sag" har kun ét trin i filen og er blevet til et almindeligt spørgsmål.'
    ]


@pytest.mark.parametrize(
    ("source", "stem"),
    [
        ("To og to er {=fire}.", "To og to er _____."),
        ("Der er {=fire} her.", "Der er _____ her."),
        ("Hvor?{=her}", "Hvor?"),
    ],
)
def test_a_gap_in_a_sentence_stays_a_gap(source: str, stem: str, tmp_path: Path) -> None:
    assert item(source, tmp_path)[0]["stem"] == stem


def test_one_id_is_given_once(tmp_path: Path) -> None:
    found = brought("::A:: x? {T}\n\n::A:: y? {F}\n", tmp_path)
    assert [one["id"] for one in found.quizzes[0].data["items"]] == ["a", "a-2"]


def test_one_id_is_not_given_to_several_quizzes(tmp_path: Path) -> None:
    (tmp_path / "to.gift").write_text("$CATEGORY: a\n\nx? {T}\n\n$CATEGORY: b\n\ny? {T}\n")
    with pytest.raises(RefusedError, match="2 kategorier"):
        bring(tmp_path / "to.gift", tmp_path, ROOT, "x")
    assert [path.stem for path in bring(tmp_path / "to.gift", tmp_path, ROOT).files] == ["a", "b"]


def test_ids_are_made_of_what_there_is() -> None:
    assert [slug(text) for text in ("Æble & Øl 1", "é", "", "!!", "a" * 80)] == [
        "aeble-oel-1",
        "e",
        "udfyld",
        "udfyld",
        "a" * 60,
    ]


# --- what is refused

BOMB = '<!DOCTYPE quiz [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(12)
)
HOSTILE = {
    "a document type": (b"<!DOCTYPE quiz><quiz/>", "DOCTYPE"),
    "an entity from outside": (b'<!DOCTYPE q [<!ENTITY x SYSTEM "file:///etc/passwd">]><quiz>&x;</quiz>', "DOCTYPE"),
    "a bomb": (f"{BOMB}]><quiz>&m;</quiz>".encode(), "DOCTYPE"),
    "a type in UTF-16": ('<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE q><quiz/>'.encode("utf-16"), "DOCTYPE"),
    "a type from the net": (b'<!DOCTYPE quiz SYSTEM "http://127.0.0.1:9/x.dtd"><quiz/>', "DOCTYPE"),
    "an unknown entity": (b"<quiz><question>&x;</question></quiz>", "ikke gyldig XML (linje 1"),
    "half a file": (b"<quiz>\n<question>", "ikke gyldig XML (linje 2"),
    "deep nesting": (b"<quiz>" + b"<a>" * 100_000, "ikke gyldig XML"),
    "other XML": (b"<html><p>x</p></html>", "begynder med <html>"),
    "50 MB": (b"<quiz>" + b" " * 50_000_000 + b"</quiz>", "større end 20 MB"),
    "50 MB of GIFT": (b"x{T}\n\n" * 8_400_000, "større end 20 MB"),
    "too many questions": (b"x{T}\n\n" * 3_001, "over 3000 spørgsmål"),
    "no text": (b"\x89PNG\r\n\xff\xfe", "UTF-8"),
    "an unknown encoding": (b'<?xml version="1.0" encoding="x-findes-ikke"?><quiz/>', "ikke"),
    "nothing": (b"", "ingen spørgsmål"),
    "an empty quiz": (b"<quiz></quiz>", "ingen spørgsmål"),
}


@pytest.mark.parametrize(("data", "sentence"), HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_file_is_refused_with_a_sentence(data: bytes, sentence: str, tmp_path: Path) -> None:
    start = time.monotonic()
    with pytest.raises(RefusedError, match=sentence.replace("(", r"\(")) as refusal:
        brought(data, tmp_path)
    assert str(refusal.value).endswith(".")
    assert time.monotonic() - start < 10


@pytest.mark.parametrize(
    "data",
    [
        "x {" * 20_000,
        "::" * 50_000 + "x{T}",
        "x {" + "~%50%" * 20_000 + "}",
        "x {=" + "\\" * 50_000 + "}",
        "// [" + "id:" * 50_000,
        "<quiz><question type='essay'><questiontext><text>"
        + "&lt;b&gt;" * 10_000
        + "</text></questiontext></question></quiz>",
        "<quiz><question type='essay'><questiontext><text>"
        + "*_" * 40_000
        + "</text></questiontext></question></quiz>",
        "<quiz><question type='essay'><questiontext><text>"
        + "x" * 200_000
        + "</text></questiontext></question></quiz>",
    ],
    ids=range(8),
)
def test_a_nasty_file_takes_no_long_time(data: str, tmp_path: Path) -> None:
    start = time.monotonic()
    try:
        found = brought(data, tmp_path)
        assert found.notes or found.quizzes
    except RefusedError:
        pass
    assert time.monotonic() - start < 20


# --- the command


def command(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(ROOT / "scripts/import_quiz.py"), *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_command_writes_once_and_never_over(tmp_path: Path) -> None:
    (tmp_path / "fra-moodle.xml").write_text(XML, encoding="utf-8")
    first = command(tmp_path / "fra-moodle.xml", "--id", "ny-quiz", "--out", tmp_path / "ud")
    assert (first.returncode, first.stderr) == (0, "")
    assert first.stdout.startswith("ny-quiz.yml: 1 spørgsmål")
    assert "linje 16:" in first.stdout
    assert "scripts/check.py" in first.stdout
    written = (tmp_path / "ud/ny-quiz.yml").read_text(encoding="utf-8")
    assert "id: ny-quiz\n" in written
    again = command(tmp_path / "fra-moodle.xml", "--id", "ny-quiz", "--out", tmp_path / "ud")
    assert (again.returncode, again.stdout) == (1, "")
    assert "findes allerede" in again.stderr
    assert "Traceback" not in again.stderr
    assert (tmp_path / "ud/ny-quiz.yml").read_text(encoding="utf-8") == written


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["findes-ikke.xml"], "Filen kan ikke læses"),
        (["."], "Filen kan ikke læses"),
        (["x.gift", "--id", "../op"], "--id må kun have"),
    ],
)
def test_a_wrong_call_is_answered_with_a_sentence(
    arguments: list[str], sentence: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["import_quiz.py", *arguments])
    try:
        code = import_quiz.main()
    except SystemExit as stop:  # argparse's own way
        code = int(stop.code or 0)
    assert code in (1, 2)
    assert sentence in capsys.readouterr().err
