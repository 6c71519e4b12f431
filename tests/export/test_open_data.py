"""The open data: valid by its own published schemas, complete, and readable in a Danish spreadsheet."""

from __future__ import annotations

import csv
import io
import json
import posixpath
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError

from macros.export.data import files as data
from macros.export.data.tables import tables
from macros.load import Library, load
from macros.model import Quiz
from macros.model.roles import ANSWERS
from tests.site import Site

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def library() -> Library:
    return load(ROOT)


@pytest.fixture(scope="module")
def files(library: Library) -> dict[str, str]:
    return data.files(library)


def validator(files: dict[str, str], name: str) -> Draft202012Validator:
    """The validator of the schema that a file says it fits, found by following its own address."""
    value = json.loads(files[name])
    schema = json.loads(files[posixpath.normpath(posixpath.join(posixpath.dirname(name), value["$schema"]))])
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=FormatChecker())


def described(files: dict[str, str]) -> list[str]:
    return [name for name in files if name.endswith(".json") and not name.startswith("schema/")]


def test_every_file_fits_the_schema_it_names(files: dict[str, str]) -> None:
    names = described(files)
    assert len(names) > 40
    for name in names:
        validator(files, name).validate(json.loads(files[name]))
        assert json.loads(files[name])["license"] == "CC-BY-4.0", name


@pytest.mark.parametrize(
    ("name", "spoil"),
    [
        ("quiz/modul-1.json", lambda value: value["items"][0].pop("stem")),
        ("quiz/modul-1.json", lambda value: value.update(reviewed="i går")),
        ("quiz/modul-1.json", lambda value: value.pop("license")),
        ("matrix/arbejdsdelingstjekket.json", lambda value: value.pop("edition")),
        ("tasks.json", lambda value: value["tasks"][0].update(basis="gæt")),
        ("sources.json", lambda value: value["sources"][0].update(url="http://usikker")),
        ("index.json", lambda value: value.update(ukendt=1) or value.pop("publisher")),
    ],
)
def test_a_schema_refuses_what_is_spoilt(files: dict[str, str], name: str, spoil: Any) -> None:
    value = json.loads(files[name])
    spoil(value)
    with pytest.raises(ValidationError):
        validator(files, name).validate(value)


def test_everything_is_there(library: Library, files: dict[str, str]) -> None:
    index = json.loads(files["index.json"])
    assert {entry["id"] for entry in index["contents"]} == set(library.contents)
    assert all(entry["file"] in files for entry in index["contents"])
    assert {index[name] for name in ("roles", "sources", "tasks")} | set(index["tables"]) <= set(files)
    assert index["publisher"]
    assert library.glossary
    assert library.glossary.model
    terms = {term["id"] for term in json.loads(files[index["glossary"]])["terms"]}
    assert terms == {term.id for term in library.glossary.model.terms}
    assert len(json.loads(files["tasks.json"])["tasks"]) == 68
    assert {source["id"] for source in json.loads(files["sources.json"])["sources"]} == set(library.sources)
    assert [role["id"] for role in json.loads(files["roles.json"])["answers"]] == [answer.id for answer in ANSWERS]


def rows(text: str) -> list[dict[str, str]]:
    """Read a table as a Danish spreadsheet does: by the mark of UTF-8, and with semicolons."""
    return list(csv.DictReader(io.StringIO(text.encode().decode("utf-8-sig")), delimiter=";"))


def test_tables_open_in_a_danish_spreadsheet(files: dict[str, str]) -> None:
    for name in ("tasks.csv", "questions.csv", "sources.csv"):
        assert files[name].encode().startswith(b"\xef\xbb\xbf"), name
        assert files[name].count("\r\n") == files[name].count("\n"), name
        assert all(None not in row and None not in row.values() for row in rows(files[name])), name
    tasks = rows(files["tasks.csv"])
    assert len(tasks) == 68
    statutes = next(row for row in tasks if row["Nr."] == "3")
    assert (statutes["Opgave"], statutes["Beslutter"]) == ("Ændre vedtægten", "Bestyrelsen")


def test_the_table_of_questions_has_each_option_with_its_key(library: Library, files: dict[str, str]) -> None:
    table = rows(files["questions.csv"])
    quiz = library.contents["modul-1"]
    assert isinstance(quiz, Quiz)
    for item in quiz.questions:
        mine = {row["Del"]: row for row in table if (row["Quiz"], row["Id"]) == (quiz.id, item.id)}
        assert mine, item.id
        for option in item.choices:
            assert mine[option.id]["Rigtigt"] == (("ja" if option.correct else "nej") if item.scored else "")
    steps = [row for row in table if row["Sag"]]
    assert steps
    assert all(row["Situation"] for row in steps)


def test_a_text_is_never_a_formula(library: Library) -> None:
    quiz = library.contents["modul-1"]
    assert isinstance(quiz, Quiz)
    first = quiz.items[0].model_copy(
        update={"stem": '=HYPERLINK("https://x";"y")', "situation": '+1; "to"\nlinjer æøå'}
    )
    spoilt = Library(ROOT, contents={"q": quiz.model_copy(update={"items": (first,)})})
    row = rows(tables(spoilt)["questions.csv"])[0]
    assert row["Spørgsmål"].startswith("'=HYPERLINK")
    assert row["Situation"].startswith("'+1;")
    assert row["Situation"].endswith("linjer æøå")


def test_the_site_offers_the_same(site: Site, files: dict[str, str]) -> None:
    for name, text in files.items():
        assert (site.folder / "data" / name).read_bytes() == text.encode(), name
