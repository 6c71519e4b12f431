"""Another organisation's edition: one file changes, and the first publisher is gone from all but the history."""

from __future__ import annotations

import datetime
import json
import re
import shutil
from pathlib import Path

import pytest
from lxml import html as lxml_html

from macros.check import check
from macros.export.data.files import files
from macros.export.formats import FORMATS
from macros.export.package import Material
from macros.load import load
from macros.model.organisation import contrast
from macros.organisation import read_organisation
from scripts.postbuild.colours import STYLES, add_colours

OTHER = """name: Paraply Nord
long_name: Foreningen Paraply Nord
contact: https://paraplynord.example/
address: https://bestyrelse.paraplynord.example/
credit: Bygger på en håndbog fra en anden forening og er tilpasset vores forhold.
colours: {accent: "#9be3d0", edge: "#1d7a63"}
"""
ADDRESS = "https://bestyrelse.paraplynord.example/"
FAULTS_BASE = Path(__file__).with_name("faults") / "base"
FIRST = re.compile(r"\b(?:FOBU|MDI)\b")
HISTORY = {
    "docs/haandbog/aftalerne.md",
    "docs/haandbog/bestyrelse-og-leder.md",
    "docs/haandbog/bestyrelsen-i-arbejde.md",
    "docs/haandbog/cases/alle-scorer-hoejt.md",
    "docs/haandbog/cases/fusion-ovenfra.md",
    "docs/haandbog/cases/kolonihaven.md",
    "docs/haandbog/kom-i-gang.md",
    "docs/haandbog/paraplyen.md",
    "docs/kilder/register.yml",
    "docs/kursus/modul-4-formand-og-leder.md",
    "docs/vaerktoejer/kvalitet.md",
    "quizzes/bestyrelsen-i-arbejde.yml",
}
"""Where the first publisher is named as a source, or as somebody who once did something: that stays true."""


@pytest.fixture(scope="module")
def edition(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project in which organisation.yml is another."""
    folder = tmp_path_factory.mktemp("edition")
    for name in ("docs", "quizzes", "macros", "overrides"):
        shutil.copytree(root / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(root / "mkdocs.yml", folder)
    (folder / "organisation.yml").write_text(OTHER, encoding="utf-8")
    (folder / "site").mkdir()
    (folder / "site/index.html").write_text(f'<link rel="canonical" href="{ADDRESS}">', encoding="utf-8")
    return folder


def test_the_publisher_is_named_in_one_file_and_in_what_is_history(root: Path) -> None:
    kinds = {".md", ".yml", ".py", ".html", ".xhtml", ".js", ".css", ".typ", ".json", ".xml", ".opf", ".webmanifest"}
    named = {
        path.relative_to(root).as_posix()
        for folder in ("docs", "quizzes", "macros", "overrides", "scripts")
        for path in (root / folder).rglob("*")
        if path.suffix in kinds and FIRST.search(path.read_text(encoding="utf-8"))
    }
    assert named == HISTORY


def test_the_exports_name_the_other_publisher(edition: Path, root: Path) -> None:
    index = json.loads(files(load(edition))["index.json"])
    assert index["publisher"] == "Foreningen Paraply Nord"
    first = read_organisation(root).long_name
    material = Material(load(edition), edition, edition / "site")
    for made in (one.write(material) for one in FORMATS if one.name in ("moodle", "gift")):
        text = b"".join(made.files.values()).decode()
        assert "Paraply Nord" in text
        assert first not in text


@pytest.mark.long
def test_the_pages_are_the_other_publishers(edition: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from scripts.build import build_unchecked

    monkeypatch.delenv("URL", raising=False)
    out = edition / "built"
    assert build_unchecked(out, edition, quick=True) == []
    for path in sorted(out.rglob("index.html")):
        page = lxml_html.document_fromstring(path.read_bytes())
        for footer in page.cssselect("footer .publisher"):
            assert "Udgivet af Foreningen Paraply Nord. Kontakt Paraply Nord." in footer.text_content()
            assert "Bygger på en håndbog fra en anden forening" in footer.text_content()
        for link in page.cssselect("link[rel=canonical]"):
            assert link.get("href", "").startswith(ADDRESS)
    home = (out / "index.html").read_text(encoding="utf-8")
    assert not FIRST.search(home)
    for name in (
        "genbrug",
        "genbrug/hent",
        "om/licens",
        "om/meld-en-fejl",
        "om/privatliv",
        "skabeloner/forretningsorden",
    ):
        assert not FIRST.search((out / name / "index.html").read_text(encoding="utf-8")), name
    assert "--yellow:#9be3d0" in (out / STYLES).read_text(encoding="utf-8")


def test_colours_are_added_only_where_they_are_chosen(edition: Path, root: Path, tmp_path: Path) -> None:
    styles = tmp_path / STYLES
    styles.parent.mkdir(parents=True)
    styles.write_text("p {}\n")
    assert add_colours(tmp_path, root) == []
    assert styles.read_text() == "p {}\n"
    assert add_colours(tmp_path, edition) == []
    assert styles.read_text() == "p {}\n:root { --yellow: #9be3d0; --button-edge: #1d7a63 }\n"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("#9be3d0", "#004433", 'organisation.yml:6:11: Mørk tekst kan ikke læses på "#004433". Vælg en lysere farve.'),
        ("#9be3d0", "grøn", 'organisation.yml:6:11: "grøn" er ikke en farve. Skriv den i anførselstegn som "#ffcf4a"'),
        ("example/\ncredit", "example\ncredit", "skal begynde med https:// og slutte med en skråstreg."),
        ("name: Paraply Nord\n", "", 'Nøglen "name" mangler. Her skal stå: navnet, som det står i løbende tekst.'),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_said(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert old in OTHER
    (tmp_path / "organisation.yml").write_text(OTHER.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ValueError, match=re.escape(said)):
        read_organisation(tmp_path)


def test_the_check_says_it_too(tmp_path: Path) -> None:
    shutil.copytree(FAULTS_BASE, tmp_path, dirs_exist_ok=True)
    (tmp_path / "organisation.yml").write_text(OTHER.replace("credit:", "kredit:"), encoding="utf-8")
    assert [str(problem) for problem in check(tmp_path, datetime.date(2026, 11, 22)).problems] == [
        'organisation.yml:5:1: Nøglen "kredit" findes ikke her. Mente du "credit"?'
    ]


def test_contrast_is_that_of_the_guidelines() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.478, abs=0.001)
