"""SCORM packages: what the official schemas, a platform that unpacks them and a reader of the page find in them."""

from __future__ import annotations

import dataclasses
import io
import os
import re
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from lxml import etree, html

from macros.export.package import Material
from macros.export.scorm.files import assets
from macros.export.scorm.lesson import lessons
from macros.export.scorm.package import FORMATS, contents, packages
from macros.load import load
from macros.organisation import read_organisation
from tests.export.hostile import LONG, NASTY
from tests.export.schemas import faults, schema
from tests.site import Site

SPACES = {
    "1.2": "{http://www.imsproject.org/xsd/imscp_rootv1p1p2}",
    "2004": "{http://www.imsglobal.org/xsd/imscp_v1p1}",
}
"""The namespace of content packaging by version."""
METADATA = "imsmd_rootv1p2p1.xsd"
Archives = dict[str, dict[str, dict[str, bytes]]]


@pytest.fixture(scope="module")
def material(root: Path, site: Site) -> Material:
    return Material(load(root), root, site.folder)


@pytest.fixture(scope="module")
def archives(material: Material) -> Archives:
    """The files of every package by version and package."""
    return {
        version: {name: unpacked(data) for name, data in packages(material, version).files.items()}
        for version in SPACES
    }


def unpacked(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def each(archives: Archives) -> Iterator[tuple[str, str, dict[str, bytes]]]:
    for version, made in archives.items():
        for name, files in made.items():
            yield version, name, files


@pytest.fixture(scope="module", params=SPACES)
def official(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, etree.XMLSchema]:
    """A version and its official schemas; in 1.2 that of the metadata too, which its all.xsd leaves out."""
    if request.param == "2004":
        return "2004", schema("scorm2004-4th/all.xsd")
    place = os.environ.get("SHARED_SCHEMAS")
    if not place:
        pytest.skip("SHARED_SCHEMAS does not say where the official schemas are")
    folder = shutil.copytree(Path(place) / "scorm12", tmp_path_factory.mktemp("schemas"), dirs_exist_ok=True)
    # Two things that libxml2 refuses and no manifest needs: a default namespace that is not used, and room for
    # elements of any kind after the metadata's own, without which the schema is the stricter.
    for file, old in (
        ("ims_xml.xsd", ' xmlns="http://www.w3.org/XML/1998/namespace"'),
        (METADATA, '<xsd:group ref="grp.any"/>'),
    ):
        text = (folder / file).read_text(encoding="utf-8")
        assert old in text
        (folder / file).write_text(text.replace(old, ""), encoding="utf-8")
    text = (folder / "all.xsd").read_text(encoding="utf-8")
    more = f'<xs:import namespace="http://www.imsglobal.org/xsd/imsmd_rootv1p2p1" schemaLocation="{METADATA}"/>'
    (folder / "all.xsd").write_text(text.replace("</xs:schema>", f"{more}</xs:schema>"), encoding="utf-8")
    return "1.2", etree.XMLSchema(etree.parse(folder / "all.xsd", etree.XMLParser(no_network=True)))


def test_every_manifest_is_valid(archives: Archives, official: tuple[str, etree.XMLSchema]) -> None:
    version, schemas = official
    assert len(archives[version]) == 9
    for name, files in archives[version].items():
        assert faults(schemas, files["imsmanifest.xml"]) == [], name
    # The schemas are really asked: a manifest without resources, and a resource of an unknown kind, are refused.
    space = SPACES[version]
    for fault in ("resources", "kind", "metadata")[: 2 if version == "2004" else 3]:
        tree = etree.fromstring(files["imsmanifest.xml"])
        if fault == "resources":
            tree.remove(tree.find(f"{space}resources"))
        elif fault == "metadata":
            next(tree.iter("{*}general")).append(etree.Element("{http://www.imsglobal.org/xsd/imsmd_rootv1p2p1}title"))
        else:
            resource = next(tree.iter(f"{space}resource"))
            resource.set(next(name for name in resource.attrib if "adlcp" in name), "kursus")
        assert faults(schemas, tree), fault


def test_nothing_dangles_and_nothing_is_unlisted(archives: Archives) -> None:
    for version, name, files in each(archives):
        space = SPACES[version]
        tree = etree.fromstring(files["imsmanifest.xml"])
        resources = {resource.get("identifier"): resource for resource in tree.iter(f"{space}resource")}
        items = list(tree.iter(f"{space}item"))
        assert [item.get("identifierref") in resources for item in items] == [True], name
        assert tree.find(f"{space}organizations").get("default") == next(tree.iter(f"{space}organization")).get(
            "identifier"
        )
        listed = [file.get("href") for file in tree.iter(f"{space}file")]
        assert sorted(listed) == sorted(files.keys() - {"imsmanifest.xml"}), name
        assert {resource.get("href") for resource in resources.values()} <= set(listed)
        assert all(re.fullmatch(r"[a-z0-9./_-]+", file) for file in listed)


def test_the_page_names_only_what_is_in_the_package(archives: Archives) -> None:
    for _, name, files in each(archives):
        page = html.document_fromstring(files["index.html"])
        ids = [element.get("id") for element in page.iter() if element.get("id")]
        assert len(ids) == len(set(ids)), name
        for element in page.iter():
            for attribute in ("href", "src"):
                target = element.get(attribute)
                if target is None or target.startswith("mailto:"):
                    continue
                if target.startswith("#"):
                    assert unquote(target[1:]) in ids, f"{name}: {target}"
                elif target.startswith("http"):
                    assert element.tag in ("a", "link"), f"{name}: {target}"
                    assert element.tag == "link" or (element.get("target"), "noopener" in element.get("rel")) == (
                        "_blank",
                        True,
                    )
                else:
                    assert target in files, f"{name}: {target}"


def test_nothing_is_inline(archives: Archives) -> None:
    for _, name, files in each(archives):
        page = html.document_fromstring(files["index.html"])
        assert all(script.get("src") for script in page.iter("script")), name
        assert not page.cssselect("style, [style]"), name
        assert not [key for element in page.iter() for key in element.attrib if key.startswith("on")], name


def test_a_file_that_is_missing_stops_the_export(site: Site, tmp_path: Path) -> None:
    (tmp_path / "assets/js").mkdir(parents=True)
    (tmp_path / "assets/js/a.js").write_text("import{b}from'./b.js';import('./c.js')", encoding="utf-8")
    (tmp_path / "assets/js/b.js").write_text("await style('ny')", encoding="utf-8")
    with pytest.raises(FileNotFoundError, match=r"c\.js"):
        assets(tmp_path, ["assets/js/a.js"])
    (tmp_path / "assets/js/c.js").touch()
    with pytest.raises(FileNotFoundError, match=r"ny\.css"):
        assets(tmp_path, ["assets/js/a.js"])
    (tmp_path / "assets/css").mkdir()
    (tmp_path / "assets/css/ny.css").write_text("a{background:url(../b.svg)}b{background:url('data:,')}")
    with pytest.raises(FileNotFoundError, match=r"b\.svg"):
        assets(tmp_path, ["assets/js/a.js"])


def test_lesson_and_quiz_are_there_whole(archives: Archives, material: Material, site: Site) -> None:
    quizzes = {quiz.id: quiz for quiz in material.library.quizzes}
    built = {
        match[1]: tree for path, tree in site.pages.items() if (match := re.match(r"kursus/(modul-\d)-[^/]+/$", path))
    }
    for version, name, files in each(archives):
        module = name.split("-scorm-")[0]
        page, original = html.document_fromstring(files["index.html"]), built[module]
        for quiz in (f"{module}-start", module):
            wanted = [
                part.id for item in quizzes[quiz].items for part in (item.steps if item.type == "case" else (item,))
            ]
            assert [form.get("data-item") for form in page.cssselect(f"#quiz-{quiz} form.item")] == wanted
        for heading in original.cssselect(".content > h2"):
            assert heading.get("id") in [h2.get("id") for h2 in page.cssselect(".content > h2")]
        ends = [end.get("data-section-end") for end in page.cssselect("[data-section-end]")]
        assert ends == [h2.get("id") for h2 in page.cssselect(".content > h2")]
        assert (page.get("lang"), page.get("data-scorm")) == ("da", version)
        for words in (".rationale", ".why", ".unchecked", ".source-list li", ".admonition", ".basis", "td"):
            assert len(page.cssselect(words)) == len(original.cssselect(f".content {words}")), f"{name}: {words}"


def test_who_made_it_and_what_it_may_be_used_for(archives: Archives, root: Path) -> None:
    publisher = read_organisation(root).long_name
    for _, name, files in each(archives):
        page = html.document_fromstring(files["index.html"])
        manifest = files["imsmanifest.xml"].decode()
        title = page.findtext(".//title") or ""
        footer = page.cssselect("footer")[0].text_content()
        assert publisher in footer
        assert "CC BY 4.0" in footer
        assert "ikke juridisk rådgivning" in footer
        assert page.cssselect(".facts")[0].text_content().startswith("Sidst gennemgået ")
        for told in (title, publisher, "CC BY 4.0", ">da<", page.cssselect("meta[name=description]")[0].get("content")):
            assert told in manifest, f"{name}: {told}"


@pytest.mark.parametrize("version", SPACES)
def test_hostile_words_come_through(material: Material, version: str) -> None:
    publisher = read_organisation(material.root).model_copy(
        update={"name": "A & <B>", "long_name": "A & <B>; C, D\\ ]]>"}
    )
    lesson = dataclasses.replace(next(iter(lessons(material))), title=NASTY, summary=NASTY + LONG)
    made = dict(contents(material.site, lesson, version, publisher))
    manifest = etree.fromstring(made["imsmanifest.xml"])
    said = ["".join(element.itertext()) for element in manifest.iter()]
    assert said.count(NASTY) >= 3
    assert NASTY + LONG in said
    assert any("ORG:A & <B>\\; C\\, D\\\\ ]]>" in text for text in said)
    page = html.document_fromstring(made["index.html"], parser=html.HTMLParser(encoding="utf-8"))
    assert page.findtext(".//title") == page.findtext(".//h1") == NASTY
    assert page.cssselect("meta[name=description]")[0].get("content") == NASTY + LONG


def test_the_same_bytes_on_every_run(material: Material, site: Site) -> None:
    """Those that the site offers were made before its pages were finished, in another process."""
    names = set()
    for one in FORMATS:
        made = one.write(material)
        assert len(made.files) == 9
        for name, data in made.files.items():
            assert data == (site.folder / "hent" / one.name / name).read_bytes(), name
        assert made.losses == ()
        names |= made.files.keys()
    assert len(names) == 18
