"""The command that writes the exports, and the page that offers them."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.check import Report
from macros.export.formats import FORMATS
from macros.export.package import Format, Loss, Material, Package
from macros.load import load
from macros.view.download import Download, file_size, fill_in, offer
from macros.view.download import Loss as ShownLoss
from scripts import export
from scripts.postbuild import exports
from scripts.sources import fingerprint
from tests.site import Site

ROOT = Path(__file__).resolve().parents[2]
PAGE = "genbrug/hent/"


def command(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    script = ROOT / "scripts" / "export.py"
    return subprocess.run(
        [sys.executable, "-X", "utf8", script, *arguments], capture_output=True, encoding="utf-8", check=False
    )


@pytest.fixture(scope="module")
def material() -> Material:
    return Material(load(ROOT), ROOT, Path("/nowhere"))


def losing(name: str, *losses: Loss) -> Format:
    return Format(
        name, f"Prøven {name}", "En prøve.", ("Hent den.",), lambda material: Package({"a/b.txt": b"12"}, losses)
    )


LOST = Loss("modul-1", "et-spoergsmaal", "udeladt", "Formatet kan ikke bære det.")


def test_help_is_danish_and_names_every_format() -> None:
    done = command("--help")
    assert done.returncode == 0
    assert "Skriv hele indholdet" in done.stdout
    for one in FORMATS:
        assert f"\n  {one.name} " in done.stdout
        assert one.title in done.stdout


def test_an_unknown_format_is_refused_with_a_sentence(tmp_path: Path) -> None:
    done = command("--out", tmp_path, "data", "word97")
    assert done.returncode == 2
    assert f"ukendt format: word97. Vælg mellem {', '.join(one.name for one in FORMATS)}." in done.stderr
    assert not list(tmp_path.iterdir())


def test_the_command_writes_what_the_exporter_makes(tmp_path: Path) -> None:
    done = command("--out", tmp_path, "--strict", "data")
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"^data: \d+ filer, \d+,\d MB, \d+,\d s → ", done.stdout, re.M)
    assert "Bygger siden" not in done.stdout, "the data needs no pages"
    (one,) = (one for one in FORMATS if one.name == "data")
    made = one.write(Material(load(ROOT), ROOT, tmp_path)).files
    written = {
        path.relative_to(tmp_path / "data").as_posix() for path in (tmp_path / "data").rglob("*") if path.is_file()
    }
    assert written == set(made)
    assert all((tmp_path / "data" / name).read_bytes() == data for name, data in made.items())


def test_a_line_is_printed_for_each_loss(
    material: Material, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert export.export([losing("et", LOST), losing("to")], material, tmp_path) == [LOST]
    out = capsys.readouterr().out.splitlines()
    assert out[0].startswith("et: 1 fil, 0,0 MB, ")
    assert out[1] == "  modul-1/et-spoergsmaal: udeladt: Formatet kan ikke bære det."
    assert out[2].startswith("to: 1 fil")
    assert (tmp_path / "et" / "a" / "b.txt").read_bytes() == b"12"


@pytest.mark.parametrize(("strict", "losses", "code"), [(True, (LOST,), 1), (True, (), 0), (False, (LOST,), 0)])
def test_strict_refuses_when_anything_is_lost(
    strict: bool,
    losses: tuple[Loss, ...],
    code: int,
    material: Material,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("macros.export.formats.FORMATS", (losing("et", *losses),))
    monkeypatch.setattr("macros.check.check", lambda root: Report(material.library, [], [], []))
    monkeypatch.setattr(sys, "argv", ["export.py", "--out", str(tmp_path), *(["--strict"] if strict else [])])
    assert export.main() == code


def test_every_format_is_offered_with_size_licence_date_and_steps(site: Site) -> None:
    page = site.pages[PAGE]
    assert not page.cssselect("[data-export-files], [data-export-carries]"), "the build has filled in every place"
    linked = [path for path, _ in site.links(PAGE) if path.startswith(("hent/", "data/"))]
    assert linked
    assert all((site.folder / path).is_file() for path in linked)
    for one in FORMATS:
        place = exports.PLACES.get(one.name, f"hent/{one.name}")
        files = {
            path.relative_to(site.folder).as_posix() for path in (site.folder / place).rglob("*") if path.is_file()
        }
        assert files
        assert files <= set(linked), one.name
    boxes = page.cssselect(".export-files")
    assert len(boxes) == len(FORMATS)
    for box in boxes:
        text = " ".join(box.text_content().split())
        assert re.search(r"\(\w+, [\d,]+ [KM]B\)", text)
        assert re.search(r"Indholdet er sidst gennemgået \d+\. \w+ 20\d\d\. Licens: CC BY 4\.0\.", text)
        assert all(link.get("href") for link in box.cssselect("a"))
    text = " ".join(page.text_content().split())
    for one in FORMATS:
        assert one.summary.split(".")[0] in text


def test_an_archive_holds_the_same_files(site: Site) -> None:
    for one in FORMATS:
        path = site.folder / f"hent/{one.name}.zip"
        folder = site.folder / exports.PLACES.get(one.name, f"hent/{one.name}")
        files = {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}
        assert path.is_file() == (len(files) >= exports.ZIP_FROM)
        if path.is_file():
            with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
                assert set(archive.namelist()) == files
                assert all(archive.read(name) == (folder / name).read_bytes() for name in files)


def test_the_table_of_what_is_carried_is_the_exporters_own_word(site: Site) -> None:
    tables = site.pages[PAGE].cssselect(".export-carries table")
    assert tables
    shown = " ".join(" ".join(table.text_content().split()) for table in tables)
    for kind in ("Vælg ét svar", "Rækkefølge", "Svar med egne ord", "En sag i flere trin"):
        assert shown.count(kind) == len(tables), kind


def test_losses_are_told_by_type(material: Material) -> None:
    def write(given: Material) -> Package:
        quizzes = given.library.quizzes
        assert {item.type for quiz in quizzes for item in quiz.items} >= {"single", "order", "case", "reflection"}
        lost = (Loss(q.id, i.id, "ændret", "Bliver til tekst.") for q in quizzes for i in q.items if i.type == "order")
        return Package({"x": b""}, tuple(lost))

    found = exports.losses_by_type(Format("x", "X", "X.", (), write), material)
    assert found["order"] == [ShownLoss("ændret", "Bliver til tekst.", 1)]
    assert found["single"] == []
    assert found["matrix"] == []


def test_the_page_says_what_is_lost_and_how_often(material: Material) -> None:
    one = losing("proeve")
    page = offer(one)
    made = Download({"hent/proeve/a.txt": 1_234_567}, None, [ShownLoss("udeladt", "Den er væk.", 3)], {"order": []})
    text = fill_in(page, {"proeve": made}, material.library)
    assert "1. Hent den." in text
    assert 'href="../../hent/proeve/a.txt"' in text
    assert "(txt, 1,2 MB)" in text
    assert "Udelades: Den er væk. Det gælder 3 steder." in " ".join(text.split())
    assert "Bæres." in text
    assert "Filerne er ikke lavet endnu" in fill_in(page, {}, material.library)


@pytest.mark.parametrize(("count", "shown"), [(12, "1 KB"), (45_400, "45 KB"), (1_250_000, "1,2 MB")])
def test_sizes_are_danish(count: int, shown: str) -> None:
    assert file_size(count) == shown


def test_exports_are_made_anew_only_when_a_source_changed(tmp_path: Path) -> None:
    for name in ("docs", "quizzes/__pycache__"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "docs" / "a.md").write_text("en")
    first = fingerprint(tmp_path)
    (tmp_path / "quizzes" / "__pycache__" / "x.pyc").write_text("støj")
    assert fingerprint(tmp_path) == first
    (tmp_path / "docs" / "a.md").write_text("to")
    assert fingerprint(tmp_path) != first
    (tmp_path / "docs" / "a.md").rename(tmp_path / "docs" / "b.md")
    assert fingerprint(tmp_path) != first


def test_serving_takes_the_exports_that_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exports, "CACHE", tmp_path / "cache")
    monkeypatch.setattr(exports, "FORMATS", (one := losing("proeve", LOST),))
    monkeypatch.setattr(exports, "make", counted := Counted(exports.make))
    page = tmp_path / "site" / exports.PAGE / "index.html"

    def build(step: Callable[[Path, Path], list[str]]) -> str:
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(offer(one), encoding="utf-8")
        assert step(tmp_path / "site", ROOT) == []
        return page.read_text(encoding="utf-8")

    assert "Filerne er ikke lavet endnu" in build(exports.add_kept_exports)
    assert counted.calls == 0
    assert "a/b.txt" in build(exports.add_exports)
    assert (tmp_path / "site/hent/proeve/a/b.txt").read_bytes() == b"12"
    monkeypatch.setattr(exports, "fingerprint", lambda root: "changed")
    assert "a/b.txt" in build(exports.add_kept_exports)
    assert counted.calls == 1
    build(exports.add_exports)
    assert counted.calls == 2
    build(exports.add_exports)
    assert counted.calls == 2


class Counted:
    """A function that counts its calls."""

    def __init__(self, function: object) -> None:
        self.function = function
        self.calls = 0

    def __call__(self, *arguments: object) -> object:
        self.calls += 1
        return self.function(*arguments)  # type: ignore[operator]


def test_no_format_drops_an_instrument_in_silence(site: Site) -> None:
    """What holds questions one by one carries an instrument in a file of its own, or says what became of it."""
    material = Material(load(ROOT), ROOT, site.folder)
    asked = [(one, one.write(material)) for one in FORMATS if one.name not in ("epub", "pdf", "scorm12", "scorm2004")]
    assert len(asked) > 4
    for one, package in asked:
        told = {loss.content for loss in package.losses}
        carried = {Path(name).stem for name in package.files}
        for instrument in material.library.instruments:
            assert instrument.id in told | carried, f"{one.name}: {instrument.id}"
