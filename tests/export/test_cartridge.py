"""The Common Cartridge: valid by the official schemas and rules, whole, and graded from the file."""

from __future__ import annotations

import itertools
import posixpath
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import etree
from lxml import html as lxml_html

from macros.export.archive import unpack
from macros.export.cartridge import package as cartridge
from macros.export.cartridge import parts as told
from macros.export.cartridge.quiz import assessment
from macros.export.explanation import Teller
from macros.export.package import Material, Package
from macros.export.webpage import site_address
from macros.export.xml import document
from macros.labels.verdicts import is_scored
from macros.model import Quiz
from macros.model.quiz import Match, Multiple, Order, Poll, Question, Short, Single, TrueFalse
from macros.prose import plain
from tests.export.cartridge_grader import NS, Asked
from tests.export.hostile import LONG, texts
from tests.export.material import (
    ROOT,
    digest,
    digest_elsewhere,
    front_page,
    gallery,
    hostile_gallery,
    library,
    material,
)
from tests.export.schemas import faults, rule_faults, schema
from tests.site import Site

CP = {"cp": "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"}
QUIZ_XSD = "cc11/ccv1p1_qtiasiv1p2p1_v1p0.xsd"
Graded = list[tuple[Quiz, Question, list[Asked]]]


@pytest.fixture(scope="session")
def made(site: Site) -> Package:
    return cartridge.write(Material(library(), ROOT, site.folder))


@pytest.fixture(scope="session")
def files(made: Package) -> dict[str, bytes]:
    return dict(unpack(made.files[cartridge.FILE]))


@pytest.fixture(scope="session")
def teller(tmp_path_factory: pytest.TempPathFactory) -> Teller:
    return Teller.of(material(gallery(), front_page(tmp_path_factory.mktemp("front"))))


def quiz_file(quiz: Quiz, teller: Teller) -> bytes:
    return document(assessment(quiz, cartridge.quiz_parts(quiz, teller)[0], teller))


def asked(quiz: Quiz, data: bytes) -> Graded:
    """Return the questions of a quiz with the items that each became."""
    items = [Asked(item) for item in etree.fromstring(data).iterfind(".//q:item", NS)]
    found = []
    for question in quiz.questions:
        start = f"item_{quiz.id}_{question.id}"
        found.append(
            (quiz, question, [one for one in items if one.item.get("ident").split("_")[:3] == start.split("_")])
        )
    assert sum(len(parts) for *_, parts in found) == len(items)
    return found


@pytest.fixture(scope="session")
def everything(files: dict[str, bytes], teller: Teller) -> Graded:
    found: Graded = []
    for quiz in library().quizzes:
        found += asked(quiz, files[f"quizzer/{quiz.id}.xml"])
    for quiz in gallery():
        found += asked(quiz, quiz_file(quiz, teller))
    return found


def squeezed(text: str) -> str:
    """Return the words of HTML without white space."""
    return "".join(lxml_html.fromstring(f"<div>{text}</div>").text_content().split())


def words(text: str) -> str:
    return "".join(plain(text).split())


# Valid


def test_manifest_quizzes_and_links_are_valid_by_the_official_schemas(files: dict[str, bytes], teller: Teller) -> None:
    quizzes = [data for name, data in files.items() if name.startswith("quizzer/")]
    quizzes += [quiz_file(quiz, teller) for quiz in (*gallery(), *hostile_gallery())]
    links = [data for name, data in files.items() if name.startswith("links/")]
    assert len(quizzes) > 40
    assert len(links) > 20
    assert faults(schema("cc11/cc11libxml2validator.xsd"), files["imsmanifest.xml"]) == []
    assert [fault for data in quizzes for fault in faults(schema(QUIZ_XSD), data)] == []
    assert [fault for data in links for fault in faults(schema("cc11/ccv1p1_imswl_v1p1.xsd"), data)] == []


def test_the_rules_of_the_profile_hold_too(files: dict[str, bytes], teller: Teller) -> None:
    assert rule_faults("cc11/ccv1p1_imscp_v1p2_v1p0.xsd", files["imsmanifest.xml"]) == []
    for name, data in files.items():
        if name.startswith("quizzer/"):
            assert rule_faults(QUIZ_XSD, data) == [], name
    for quiz in (*gallery(), *hostile_gallery()):
        assert rule_faults(QUIZ_XSD, quiz_file(quiz, teller)) == [], quiz.id


def test_schemas_and_rules_refuse_planted_faults(files: dict[str, bytes]) -> None:
    quiz = files["quizzer/modul-2.xml"]
    assert faults(schema(QUIZ_XSD), quiz.replace(b"<other/>", b"<andet/>")) != []
    assert rule_faults(QUIZ_XSD, quiz.replace(b"cc.multiple_choice.v0p1", b"cc.multiple_response.v0p1")) != []
    manifest = files["imsmanifest.xml"]
    assert faults(schema("cc11/cc11libxml2validator.xsd"), manifest.replace(b"1.1.0", b"1.2.0")) != []
    assert (
        rule_faults("cc11/ccv1p1_imscp_v1p2_v1p0.xsd", manifest.replace(b'href="sider/stil.css"/>', b'href="x.css"/>'))
        != []
    )


# Whole


def test_the_manifest_names_every_file_once_and_the_path_reaches_every_page_and_quiz(files: dict[str, bytes]) -> None:
    manifest = etree.fromstring(files["imsmanifest.xml"])
    named = [one.get("href") for one in manifest.iterfind(".//cp:file", CP)]
    assert sorted(named) == sorted(files.keys() - {"imsmanifest.xml"})
    resources = {one.get("identifier"): one.get("type") for one in manifest.iterfind(".//cp:resource", CP)}
    wanted = [one.get("identifierref") for one in manifest.iterfind(".//cp:item[@identifierref]", CP)]
    assert set(wanted) <= resources.keys()
    assert len(wanted) == len(set(wanted))
    reached = {
        one.find("cp:file", CP).get("href")
        for one in manifest.iterfind(".//cp:resource", CP)
        if one.get("identifier") in wanted
    }
    assert {name for name in files if name.startswith(("quizzer/", "links/")) or name.endswith(".html")} == reached
    assert {f"quizzer/{quiz.id}.xml" for quiz in library().quizzes} <= reached


def test_each_module_is_a_folder_with_its_page_its_quizzes_and_its_meeting_guide(files: dict[str, bytes]) -> None:
    manifest = etree.fromstring(files["imsmanifest.xml"])
    course = next(one for one in manifest.iterfind(".//cp:item", CP) if one.findtext("cp:title", None, CP) == "Kursus")
    folders = [one for one in course.iterfind("cp:item", CP) if one.find("cp:item", CP) is not None]
    assert len(folders) == 9
    for number, folder in enumerate(folders, 1):
        below = [one.get("identifierref") for one in folder.iterfind("cp:item", CP)]
        assert folder.findtext("cp:title", None, CP).startswith(f"Modul {number}:")
        assert below[0].startswith(f"file_sider_kursus_modul-{number}-")
        assert below[-1] == f"file_sider_kursus_drejebog-{number}.html"
        assert f"file_quizzer_modul-{number}.xml" in below


def test_no_page_leads_to_what_is_not_there(files: dict[str, bytes], site: Site) -> None:
    public = site_address(site.folder)
    parsed = {name: lxml_html.document_fromstring(data) for name, data in files.items() if name.endswith(".html")}
    anchors = {name: set(page.xpath("//@id")) for name, page in parsed.items()}
    inside = outside = 0
    for name, page in parsed.items():
        for address in page.xpath("//@href | //@src"):
            if urlsplit(address).scheme:
                outside += 1
                if address.startswith(public):
                    path = unquote(urlsplit(address).path).lstrip("/")
                    assert (site.folder / path).exists(), f"{name}: {address}"
                continue
            path, _, anchor = address.partition("#")
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name
            assert target in files, f"{name}: {address}"
            if anchor:
                assert unquote(anchor) in anchors[target], f"{name}: {address}"
            inside += 1
    assert inside > 200
    assert outside > 500


def test_pages_are_plain_say_what_the_site_says_and_point_to_their_quizzes(files: dict[str, bytes], site: Site) -> None:
    manifest = etree.fromstring(files["imsmanifest.xml"])
    needs = {
        one.find("cp:file", CP).get("href"): {d.get("identifierref") for d in one.iterfind("cp:dependency", CP)}
        for one in manifest.iterfind(".//cp:resource", CP)
    }
    drawings = 0
    for name in (name for name in files if name.endswith(".html")):
        page = lxml_html.document_fromstring(files[name])
        assert not page.xpath("//script | //style | //form | //input | //button | //svg | //@style"), name
        assert not [one for one in page.xpath("//@*") if getattr(one, "attrname", "").startswith(("on", "data-"))]
        assert page.xpath("string(/html/@lang)") == "da"
        assert len(page.xpath("//h1")) == 1
        text = " ".join(page.text_content().split())
        assert "FOBU" in text
        assert "CC BY 4.0" in text
        assert not page.xpath("//img[not(@alt) or @alt='']")
        for image in page.xpath("//img/@src"):
            drawings += 1
            file = posixpath.normpath(posixpath.join(posixpath.dirname(name), image))
            assert f"file_{file.replace('/', '_')}" in needs[name]
            root = etree.fromstring(files[file])
            assert root.tag == "{http://www.w3.org/2000/svg}svg"
            assert root.get("viewBox")
            assert not root.xpath("//*[local-name()='script' or local-name()='a']")
            used = {part.split(")")[0] for part in root.findtext("{*}style").split("var(")[1:]}
            assert all(f"{value}:" in root.findtext("{*}style") for value in used)
    assert drawings >= 8
    page = lxml_html.document_fromstring(files["sider/kursus/modul-2-hvem-bestemmer-hvad.html"])
    place = page.get_element_by_id("quiz-modul-2")
    assert "Hvem bestemmer hvad? Efter lektionen" in place.text_content()
    built = lxml_html.parse(str(site.folder / "kursus/modul-2-hvem-bestemmer-hvad/index.html")).getroot()
    for paragraph in built.xpath("//main//div[@class='content']/p[not(.//span)]"):
        assert " ".join(paragraph.text_content().split()) in " ".join(page.text_content().split())
    assert "ikke kontrolleret" in page.text_content()


def test_a_quiz_that_is_not_carried_is_found_on_the_site(site: Site) -> None:
    made = dict(unpack(cartridge.write(material(gallery(), site.folder)).files[cartridge.FILE]))
    page = lxml_html.document_fromstring(made["sider/kursus/modul-2-hvem-bestemmer-hvad.html"])
    (link,) = page.get_element_by_id("quiz-modul-2").iter("a")
    assert link.get("href") == f"{site_address(site.folder)}kursus/modul-2-hvem-bestemmer-hvad/#quiz-modul-2"
    assert {name for name in made if name.startswith("quizzer/")} == {f"quizzer/{quiz.id}.xml" for quiz in gallery()}
    assert faults(schema("cc11/cc11libxml2validator.xsd"), made["imsmanifest.xml"]) == []


# Graded


def test_every_item_can_be_graded_right_and_wrong(everything: Graded) -> None:
    kinds = set()
    for quiz, item, parts in everything:
        name = f"{quiz.id}/{item.id}"
        assert parts, name
        if not is_scored(item, library()):
            continue
        kinds.add(item.type)
        if isinstance(item, Single | TrueFalse):
            (part,) = parts
            for ident, text in part.labels.items():
                right = next((o.correct for o in item.choices if words(o.text) == squeezed(text)), False)
                assert part.grade(ident)[0] == (100 if right else 0), name
            assert part.grade()[0] == 0
        elif isinstance(item, Multiple):
            (part,) = parts
            best = {
                ident
                for ident, text in part.labels.items()
                if any(o.correct and words(o.text) == squeezed(text) for o in item.options)
            }
            for size in range(len(part.labels) + 1):
                for chosen in itertools.combinations(part.labels, size):
                    assert part.grade(*chosen)[0] == (100 if set(chosen) == best else 0), name
            assert all(one.get("case") == "Yes" for one in part.item.iterfind(".//q:varequal", NS))
        elif isinstance(item, Match):
            for part, pair in zip(parts, item.pairs, strict=True):
                assert words(pair.text) in squeezed(part.words)
                for ident, text in part.labels.items():
                    right = squeezed(text) == words(item.answer_text(pair.answer or ""))
                    assert part.grade(ident)[0] == (100 if right else 0), name
        elif isinstance(item, Order):
            for place, (part, step) in enumerate(zip(parts, item.steps, strict=True), 1):
                assert f"Hvadkommersomnummer{place}?" in squeezed(part.words)
                for ident, text in part.labels.items():
                    assert part.grade(ident)[0] == (100 if squeezed(text) == words(step.text) else 0), name
        elif isinstance(item, Short):
            (part,) = parts
            for text in item.accept:
                assert part.grade(text)[0] == part.grade(text.upper())[0] == 100, name
                assert part.grade(text.replace("æ", "ae").replace("ø", "oe").replace("å", "aa"))[0] == 100
            for near in item.near:
                score, shown = part.grade(near.accept[0])
                assert score == 0
                assert words(near.feedback) in squeezed(shown)
            assert part.grade("noget helt andet")[0] == 0
            assert words(item.feedback.other) in squeezed(part.grade("noget helt andet")[1])
    assert kinds == {"single", "multiple", "true_false", "match", "order", "short"}


def test_a_local_matter_is_never_marked_as_wrong(everything: Graded) -> None:
    seen = 0
    for _, item, parts in everything:
        if is_scored(item, library()):
            continue
        for part in parts:
            if part.labels:
                for ident in part.labels:
                    score, shown = part.grade(ident)
                    assert score == 100
                    assert "Ikke rigtigt" not in shown
            else:
                assert part.profile == "cc.essay.v0p1"
            seen += 1
    assert seen > 100


def test_only_types_that_the_profile_knows_are_used_and_true_is_called_true(everything: Graded) -> None:
    for _, item, parts in everything:
        for part in parts:
            if part.profile == "cc.true_false.v0p1":
                assert part.labels == {"true": "Sandt", "false": "Falsk"}
                assert isinstance(item, TrueFalse)
            elif part.profile == "cc.multiple_choice.v0p1":
                assert len(part.labels) > 2
            else:
                assert part.profile in ("cc.multiple_response.v0p1", "cc.fib.v0p1", "cc.essay.v0p1")


def test_what_is_shown_carries_basis_reason_sources_and_feedback(everything: Graded) -> None:
    names = {"law": "Loven bestemmer", "local": "Det aftaler I selv", "practice": "God praksis", "open": "Til samtale"}
    for quiz, item, parts in everything:
        for part in parts:
            shown = squeezed(part.grade()[1] if part.profile != "cc.fib.v0p1" else part.grade("x")[1])
            for text in (
                names[item.basis],
                item.rationale or "",
                "CC BY 4.0",
                "FOBU",
                "Sidst gennemgået",
                "Læs mere i",
                *item.discuss,
            ):
                assert words(text) in shown, f"{quiz.id}/{item.id}"
            for name in item.sources:
                assert "".join(library().sources[name].title.split()) in shown
            unverified = [
                n for n in item.sources if library().sources[n].kind == "law" and not library().sources[n].verified
            ]
            assert shown.count("ikkekontrolleretigældendeudgave") == len(unverified)
            assert set(part.feedback) == {
                one.get("linkrefid") for one in part.item.iterfind(".//q:displayfeedback", NS)
            }, "feedback that nothing shows"
        if isinstance(item, Single | Poll | TrueFalse | Multiple):
            for option in item.choices:
                ident = next(i for i, text in parts[0].labels.items() if squeezed(text) == words(option.text))
                assert words(option.feedback or "") in squeezed(parts[0].grade(ident)[1])
        if isinstance(item, Match) and is_scored(item, library()):
            for part, pair in zip(parts, item.pairs, strict=True):
                assert words(pair.feedback or "") in squeezed(part.grade(next(iter(part.labels)))[1])


def test_the_situation_of_a_case_stands_in_every_step(files: dict[str, bytes]) -> None:
    steps = 0
    for quiz in library().quizzes:
        parts = {item.id: found for _, item, found in asked(quiz, files[f"quizzer/{quiz.id}.xml"])}
        for _, item, case in quiz.places:
            for part in parts[item.id]:
                for text in (case.situation if case else "", item.situation or "", item.stem):
                    assert words(text) in squeezed(part.words)
            steps += case is not None
    assert steps > 20


# Hostile texts, losses, bytes


def test_hostile_texts_come_through_whole(teller: Teller) -> None:
    seen = 0
    for quiz in hostile_gallery():
        data = quiz_file(quiz, teller)
        root = etree.fromstring(data)
        everything = "".join(squeezed(one.text) for one in root.iterfind(".//q:mattext", NS))
        everything += "".join("".join((one.text or "").split()) for one in root.iterfind(".//q:varequal", NS))
        for item in quiz.questions:
            for text in texts(item.model_dump(mode="json", exclude={"hint"})):
                written = "".join(text.split()) in everything
                assert written or words(text) in everything, text[:40]
                seen += 1
        for one in root.iterfind(".//q:mattext", NS):
            parsed = etree.fromstring(f"<div>{one.text}</div>")
            assert {element.tag for element in parsed.iter()} <= {
                "div",
                "p",
                "strong",
                "em",
                "ul",
                "ol",
                "li",
                "a",
                "br",
                "code",
            }
    assert seen > 100
    assert "".join(LONG.split()) in "".join(
        squeezed(one.text)
        for one in etree.fromstring(quiz_file(hostile_gallery()[0], teller)).iterfind(".//q:mattext", NS)
    )


def test_what_is_changed_or_dropped_is_said(made: Package, teller: Teller) -> None:
    said = {(loss.content, loss.item, loss.what) for loss in made.losses}
    for quiz in library().quizzes:
        for item in quiz.questions:
            expected = {
                told.FULL: not is_scored(item, library()) and item.type not in ("short", "reflection", "multiple"),
                told.PARTLY: isinstance(item, Multiple),
                told.PAIRS: isinstance(item, Match),
                told.PLACES: isinstance(item, Order),
                told.SPELLING: isinstance(item, Short) and is_scored(item, library()),
                told.HINT: bool(item.hint),
            }
            for what, lost in expected.items():
                assert ((quiz.id, item.id, what) in said) is lost, (item.id, what)
    assert {loss.content for loss in made.losses if loss.what == told.LINKED} == {
        one.id for one in library().instruments
    }
    shown = {loss.what for quiz in gallery() for loss in cartridge.quiz_parts(quiz, teller)[1]}
    assert {told.ESSAY, told.UNSURE, told.PATH, told.HINT} <= shown


@pytest.mark.long
def test_the_bytes_are_the_same_wherever_and_whenever(made: Package, site: Site, tmp_path: Path) -> None:
    assert digest_elsewhere("macros.export.cartridge.package", site.folder, tmp_path) == digest(made)
