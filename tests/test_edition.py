"""Another organisation's edition: one file changes, and the first publisher is gone from all but the history."""

from __future__ import annotations

import datetime
import io
import json
import re
import shutil
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import pypdfium2
import pytest
from lxml import html as lxml_html

from macros.check import check
from macros.codes.decode import forms
from macros.edition import old_words
from macros.export.book.cover import LOGO, mark
from macros.export.data.files import files
from macros.export.formats import FORMATS
from macros.export.package import Material
from macros.export.paper.forms_instrument import matrix_blocks
from macros.export.paper.forms_text import Words
from macros.load import WALK_FILE, Library, load
from macros.model import Matrix
from macros.model.organisation import contrast
from macros.model.roles import ANSWERS
from macros.model.roster import RoleName, Roster
from macros.organisation import read_organisation
from macros.rules.matrix import left_out
from macros.view.drawings import Drawings
from macros.view.round import RoundRenderer
from scripts.postbuild.colours import STYLES, add_colours
from scripts.postbuild.manifest import add_names
from scripts.postbuild.search.tasks import answers, to_json

OTHER = """title: Håndbog for Nord
short_title: Nordhåndbog
long_title: Håndbog for bestyrelser i Nord
description: Sådan arbejder bestyrelser i Nord.
name: Paraply Nord
long_name: Foreningen Paraply Nord
contact: https://paraplynord.example/
address: https://bestyrelse.paraplynord.example/
credit: Bygger på en håndbog fra en anden forening og er tilpasset vores forhold.
colours: {accent: "#9be3d0", edge: "#1d7a63"}
roles:
  lederen: {definite: institutionslederen, indefinite: institutionsleder, short: Lederen}
  paraplyen: {definite: Paraply Nord, short: Nord}
without: [foraeldrebestyrelsen]
"""
TWO_TIER = re.compile(r"(?ms)^  - id: (?:tostrenget|foraeldrebestyrelsen)$.*?(?=^  - id: |^outcomes:|\Z)")
"""What such an edition takes out of the way to a decider: the question about two boards, and the answer it led to."""
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
    walk = folder / WALK_FILE
    without = TWO_TIER.sub("", walk.read_text(encoding="utf-8"))
    walk.write_text(without.replace("if_no: tostrenget", "if_no: bestyrelsen-for-foraeldrene"), encoding="utf-8")
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


@pytest.fixture(scope="module")
def library(edition: Path) -> Library:
    return load(edition)


def instrument(library: Library) -> Matrix:
    return next(one for one in library.instruments if isinstance(one, Matrix))


def rounds(library: Library) -> RoundRenderer:
    return RoundRenderer(library, lambda target: target, lambda target: target)


def test_such_an_edition_is_without_fault(edition: Path) -> None:
    assert check(edition, datetime.date(2026, 11, 22)).problems == []


def test_the_exports_name_the_other_publisher(edition: Path, library: Library, root: Path) -> None:
    data = files(library)
    index = json.loads(data["index.json"])
    assert (index["title"], index["publisher"]) == ("Håndbog for Nord", "Foreningen Paraply Nord")
    assert index["credit"].startswith("Bygger på")
    first = read_organisation(root)
    material = Material(library, edition, edition / "site")
    for made in (one.write(material) for one in FORMATS if one.name in ("moodle", "gift")):
        for name, text in unpacked(made.files):
            assert first.long_name.encode() not in text, name
            assert first.title.encode() not in text, name
        whole = b"".join(text for _, text in unpacked(made.files))
        for told in ("Foreningen Paraply Nord", "tilpasset vores forhold"):
            assert told.encode() in whole


def unpacked(found: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Yield every file, and those in archives, however deep."""
    for name, content in found.items():
        if content.startswith(b"PK"):
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                yield from unpacked({f"{name}/{inner}": archive.read(inner) for inner in archive.namelist()})
        else:
            yield name, content


def test_a_renamed_role_is_called_so_everywhere(library: Library, edition: Path) -> None:
    matrix, renderer = instrument(library), rounds(library)
    for fragment in (renderer.instrument(matrix), renderer.task_table(matrix), renderer.chair(), renderer.answer()):
        assert "nstitutionslederen" in fragment
        assert not re.search(r"\{\w*(?:leder|bestyrelse|paraply|formand|kommune)\w*\}", fragment)
    assert "Paraply Nord forbereder" in renderer.lookup(matrix)  # a proper name keeps its capitals
    assert "spørg Paraply Nord" in renderer.chair()
    assert "Institutionsleder, og jeg ved, at mine svar kan kendes" in renderer.answer()
    assert "og institutionslederens svar" in renderer.chair()
    drawings = Drawings(library, lambda target: target, lambda target: target)
    told = drawings.drawing("hvem-svarer-til-hvem")
    assert "Personalet svarer til institutionslederen" in told
    assert ">Nord<" in told
    assert library.walk is not None
    assert library.walk.model is not None
    assert "<h3>Institutionslederen</h3>" in drawings.walk(library.walk.model)
    data = files(library)
    assert "Institutionslederen" in data["tasks.csv"]
    roles = {role["id"]: role["label"] for role in json.loads(data["roles.json"])["answers"]}
    assert (roles["lederen"], roles["paraplyen"]) == ("Institutionslederen", "Paraply Nord")
    shown = json.loads(to_json(answers(library, {f"opgave-{task.id}": "x" for task in matrix.tasks}), library.roster))
    assert any(one["who"] == "institutionslederen" for one in shown.values())
    blocks = " ".join(map(str, matrix_blocks(matrix, Words(library))))
    assert "Institutionslederen" in blocks
    assert "Forældrebestyrelsen (tostrenget)" not in blocks


def test_a_role_that_is_left_out_cannot_be_chosen_and_is_still_read(library: Library) -> None:
    matrix, renderer = instrument(library), rounds(library)
    assert all(task.two_tier is None for task in matrix.tasks)
    fragment = renderer.instrument(matrix)
    assert "data-one-tier" in fragment
    assert 'data-answer="foraeldrebestyrelsen" data-two-tier-only data-gone' in fragment
    assert 'value="foraeldrebestyrelsen"' not in renderer.task_table(matrix)
    assert "Hvilken bestyrelse har I?" not in renderer.chair()
    carried = json.loads(renderer.chair().split('<script type="application/json">')[1].split("</script>")[0])
    offered = {one["id"]: one.get("gone", False) for one in carried[0]["answers"]}
    assert list(offered) == [answer.id for answer in ANSWERS]  # codes know an answer by its place
    assert [name for name, gone in offered.items() if gone] == ["foraeldrebestyrelsen"]
    roles = {role["id"]: role["offered"] for role in json.loads(files(library)["roles.json"])["answers"]}
    assert [name for name, offered in roles.items() if not offered] == ["foraeldrebestyrelsen"]
    form = next(forms(matrix, 1, {}))
    assert form.answers == tuple(answer.id for answer in ANSWERS)


def test_whom_to_ask_without_an_umbrella(root: Path) -> None:
    library = load(root)
    library.roster = Roster(without=frozenset({"paraplyen"}))
    assert "Ser ud til at stride mod loven – spørg jeres rådgiver" in rounds(library).chair()
    drawings = Drawings(library, lambda target: target, lambda target: target)
    assert "araplyen" not in drawings.drawing("hvem-svarer-til-hvem")


def test_the_law_cannot_be_left_out(root: Path) -> None:
    matrix = instrument(load(root))
    said = dict(left_out(matrix, frozenset({"kommunen"})))
    law = [message for message in said.values() if "Loven kan ikke udelades" in message]
    assert '"optage-boern" nævner "kommunen" ved decides' in " ".join(law)
    assert any("ved supervises" in message for message in law)
    assert list(left_out(matrix, frozenset({"foraeldrebestyrelsen"}))) == []


def test_texts_that_say_the_old_name_are_listed(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "quizzes").mkdir()
    (tmp_path / "docs/a.md").write_text(
        "Spørg lederen.\n\n[Sagen](cases/lederen-er-syg.md) om Forældrebestyrelsens valg\n"
    )
    (tmp_path / "quizzes/b.yml").write_text("decides: [lederen]\nnote: Det er lederens sag.\n")
    roster = Roster(
        {"lederen": RoleName(definite="daglig lederen", indefinite="leder")}, frozenset({"foraeldrebestyrelsen"})
    )
    assert [str(one) for one in old_words(tmp_path, roster)] == [
        "docs/a.md:1:7: Her står »lederen«. I jeres udgave hedder det »daglig lederen«. Læs linjen igennem, og ret den.",
        "docs/a.md:3:37: Her står »Forældrebestyrelsens«, men jeres udgave har ikke den rolle. Skriv linjen om.",
        "quizzes/b.yml:2:14: Her står »lederens«. I jeres udgave hedder det »daglig lederen«. Læs linjen igennem, og ret den.",
    ]
    assert list(old_words(tmp_path, Roster())) == []


def test_the_phone_calls_it_what_the_edition_does(edition: Path, root: Path, tmp_path: Path) -> None:
    for folder, of in ((edition, read_organisation(edition)), (root, read_organisation(root))):
        shutil.copy(root / "docs/app.webmanifest", tmp_path)
        assert add_names(tmp_path, folder) == []
        made = json.loads((tmp_path / "app.webmanifest").read_text(encoding="utf-8"))
        assert (made["name"], made["short_name"], made["description"]) == (of.title, of.short_title, of.description)
        assert made["theme_color"] == (of.colours.accent if of.colours else "#f5ecdc")
        assert made["shortcuts"][1]["name"] == "Runde for formanden"


def test_the_mark_on_paper_is_that_of_the_icon(root: Path) -> None:
    icon = (root / "docs/assets/img/ikon.svg").read_text(encoding="utf-8")
    assert "transform" not in LOGO
    assert LOGO.count("<circle") == icon.count("<circle")
    assert "#fffdf8" not in LOGO  # the ground of the icon is none of the mark
    assert mark('<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>').endswith('<path d="M0 0"/></svg>')


@pytest.mark.long
def test_the_whole_site_is_the_other_publishers(edition: Path, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from scripts.build import build_unchecked

    monkeypatch.delenv("URL", raising=False)
    out, first = edition / "built", read_organisation(root)
    assert build_unchecked(out, edition) == []
    history = {name.removeprefix("docs/").removesuffix(".md") for name in HISTORY}
    for path in sorted(out.rglob("index.html")):
        address = path.parent.relative_to(out).as_posix()
        page = lxml_html.document_fromstring(path.read_bytes())
        for footer in page.cssselect("footer .publisher"):
            assert "Udgivet af Foreningen Paraply Nord. Kontakt Paraply Nord." in footer.text_content()
            assert "Bygger på en håndbog fra en anden forening" in footer.text_content()
            assert "spørg Paraply Nord" in footer.text_content()
        for link in page.cssselect("link[rel=canonical]"):
            assert link.get("href", "").startswith(ADDRESS)
        if address not in history | {"kilder", "indlejr/bestyrelsen-i-arbejde"}:
            assert not FIRST.search(path.read_text(encoding="utf-8")), address
        for main in page.cssselect("main"):
            main.drop_tree()
        assert not FIRST.search(lxml_html.tostring(page, encoding="unicode")), address
    assert "<title>Håndbog for bestyrelser i Nord</title>" in (out / "index.html").read_text(encoding="utf-8")
    assert "<name>Håndbog for Nord</name>" in (out / "feed.xml").read_text(encoding="utf-8")
    assert "--yellow:#9be3d0" in (out / STYLES).read_text(encoding="utf-8")
    books = [pypdfium2.PdfDocument(path) for path in sorted((out / "hent/pdf").glob("*.pdf"))]
    assert {book.get_metadata_value("Author") for book in books} == {"Foreningen Paraply Nord"}
    for name, content in unpacked(
        {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}
    ):
        for told in (first.title, first.long_name):
            assert told.encode() not in content, name


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
        ("#9be3d0", "#004433", 'organisation.yml:10:11: Mørk tekst kan ikke læses på "#004433". Vælg en lysere farve.'),
        ("#9be3d0", "grøn", 'organisation.yml:10:11: "grøn" er ikke en farve. Skriv den i anførselstegn som "#ffcf4a"'),
        ("example/\ncredit", "example\ncredit", "skal begynde med https:// og slutte med en skråstreg."),
        (
            "definite: institutionslederen",
            "definite: institutionsleder",
            'organisation.yml:12:3: "institutionsleder" er ikke bestemt form. Skriv den som "lederen"',
        ),
        (
            ", indefinite: institutionsleder",
            "",
            'organisation.yml:12:3: Ubestemt form mangler ved lederen. Tilføj indefinite, som i "leder".',
        ),
        (", short: Lederen", "", '"institutionslederen" er for langt til tegningerne. Skriv et kort navn ved short, '),
        (
            "definite: Paraply Nord",
            "definite: formanden",
            'organisation.yml:13:3: "formanden" er allerede navnet på formanden. Giv dem hver sit navn.',
        ),
        ("definite: Paraply Nord", "definite: Nord (NO)", '"Nord (NO)" kan ikke stå i en sætning. Brug kun bogstaver'),
        ("  paraplyen:", "  paraply:", 'organisation.yml:13:3: Nøglen "paraply" findes ikke her. Mente du "paraplyen"?'),
        ("[foraeldrebestyrelsen]", "[lederen]", '"lederen" kan ikke stå ved without. Skriv foraeldrebestyrelsen, '),
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
        'organisation.yml:9:1: Nøglen "kredit" findes ikke her. Mente du "credit"?'
    ]


def test_contrast_is_that_of_the_guidelines() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.478, abs=0.001)
