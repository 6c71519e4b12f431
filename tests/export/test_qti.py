"""The QTI 2.1 package: valid by the official schemas, and played as the specification says."""

from __future__ import annotations

import itertools
import posixpath
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from macros.export.archive import unpack
from macros.export.package import Material, Package
from macros.export.qti import package as qti
from macros.labels.verdicts import is_scored
from macros.model import Quiz
from macros.model.quiz import Case, Match, Multiple, Order, Poll, Question, Reflection, Short, Single, TrueFalse, fold
from macros.prose import plain
from tests.export.hostile import LONG, NASTY, texts
from tests.export.material import (
    ADDRESS,
    ROOT,
    digest,
    digest_elsewhere,
    front_page,
    gallery,
    hostile_gallery,
    library,
    material,
)
from tests.export.qti_player import NS, Item, matches, squeezed
from tests.export.schemas import faults, schema

CP = {
    "cp": "http://www.imsglobal.org/xsd/imscp_v1p1",
    "m": "http://www.imsglobal.org/xsd/imsqti_metadata_v2p1",
    "lom": "http://ltsc.ieee.org/xsd/LOM",
}


@pytest.fixture(scope="session")
def front(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return front_page(tmp_path_factory.mktemp("front"))


@pytest.fixture(scope="session")
def real(front: Path) -> Package:
    return qti.write(Material(library(), ROOT, front))


@pytest.fixture(scope="session")
def shown(front: Path) -> Package:
    return qti.write(material(gallery(), front))


@pytest.fixture(scope="session")
def nasty(front: Path) -> Package:
    return qti.write(material(hostile_gallery(), front))


@pytest.fixture(scope="session")
def everything(real: Package, shown: Package) -> list[tuple[Quiz, Question, Case | None, Item]]:
    """Every question of the site and of the gallery, with its item read from the package."""
    found = []
    for package, quizzes in ((real, library().quizzes), (shown, gallery())):
        files = files_of(package)
        for quiz in quizzes:
            for _, item, case in quiz.places:
                found.append((quiz, item, case, Item(files[f"items/{quiz.id}/{item.id}.xml"])))
    assert len(found) > 300
    return found


def files_of(package: Package) -> dict[str, bytes]:
    return dict(unpack(package.files[qti.FILE]))


# Answers, made from the model and found in the file by what a learner reads


def option(played: Item, item: Question, option_id: str) -> str:
    words = next(one.text for one in item.choices if one.id == option_id)
    (found,) = played.choices(plain(words))
    return found


def options(played: Item, item: Question, chosen: Any) -> tuple[str, ...]:
    return tuple(option(played, item, one.id) for one in chosen)


def pairs(played: Item, item: Match, given: list[tuple[Any, str]]) -> tuple[str, ...]:
    found = []
    for pair, answer in given:
        (source,), (target,) = played.choices(plain(pair.text)), played.choices(plain(item.answer_text(answer)))
        found.append(f"{source} {target}")
    return tuple(found)


def steps(played: Item, given: Any) -> tuple[str, ...]:
    return tuple(played.choices(plain(step.text))[0] for step in given)


def right(played: Item, item: Question) -> Any:
    if isinstance(item, Multiple):
        return options(played, item, [one for one in item.options if one.correct])
    if isinstance(item, Match):
        return pairs(played, item, [(pair, pair.answer or "") for pair in item.pairs])
    if isinstance(item, Order):
        return steps(played, item.steps)
    if isinstance(item, Short):
        return item.accept[0]
    return options(played, item, [one for one in item.choices if one.correct])[0]


def wrong(played: Item, item: Question) -> Any:
    if isinstance(item, Multiple):
        return options(played, item, [one for one in item.options if not one.correct])
    if isinstance(item, Match):
        other = {a.id: b.id for a, b in itertools.pairwise((*item.answers, item.answers[0]))}
        return pairs(played, item, [(pair, other[pair.answer or ""]) for pair in item.pairs])
    if isinstance(item, Order):
        return steps(played, (*item.steps[1:], item.steps[0]))
    if isinstance(item, Short):
        return "noget helt andet"
    return options(played, item, [one for one in item.choices if not one.correct])[0]


def possible(played: Item, item: Question) -> list[Any]:
    """Answers that together call for everything there is to say."""
    if isinstance(item, Multiple):
        return [
            options(played, item, chosen)
            for n in range(len(item.options) + 1)
            for chosen in itertools.combinations(item.options, n)
        ]
    if isinstance(item, Match | Order):
        if not is_scored(item, library()):
            return [None]
        best = right(played, item)
        return [None, best, (best[0], *wrong(played, item)[1:]) if isinstance(item, Match) else (best[0], *best[:0:-1])]
    if isinstance(item, Short):
        return [*item.accept[:1], *(near.accept[0] for near in item.near), "noget helt andet"]
    if isinstance(item, Reflection):
        return ["mine ord"]
    return [None, *options(played, item, item.choices)]


# The package


def test_every_file_is_valid_by_the_official_schemas(real: Package, shown: Package, nasty: Package) -> None:
    official, packaging = schema("qti/qtiv2p1/imsqti_v2p1.xsd"), schema("scorm2004-4th/imscp_v1p1.xsd")
    metadata = schema("qti/qtiv2p1/imsqti_metadata_v2p1.xsd")
    checked = 0
    for package in (real, shown, nasty):
        for name, document in files_of(package).items():
            assert faults(packaging if name == "imsmanifest.xml" else official, document) == [], name
            checked += 1
        for element in etree.fromstring(files_of(package)["imsmanifest.xml"]).iterfind(".//m:qtiMetadata", CP):
            assert faults(metadata, element) == []
    assert checked > 350


def test_the_schemas_refuse_a_planted_fault(shown: Package) -> None:
    item = files_of(shown)["items/galleri-et-svar/ubesvaret-eks-soveplan.xml"]
    assert faults(schema("qti/qtiv2p1/imsqti_v2p1.xsd"), item.replace(b"showHide", b"show")) != []
    manifest = files_of(shown)["imsmanifest.xml"].replace(b"<organizations/>", b"")
    assert faults(schema("scorm2004-4th/imscp_v1p1.xsd"), manifest) != []


def test_the_manifest_names_every_file_and_nothing_else(real: Package) -> None:
    files = files_of(real)
    assert next(iter(files)) == "imsmanifest.xml"
    manifest = etree.fromstring(files["imsmanifest.xml"])
    named = [one.get("href") for one in manifest.iterfind(".//cp:file", CP)]
    assert sorted(named) == sorted(files.keys() - {"imsmanifest.xml"})
    resources = {one.get("identifier"): one.get("href") for one in manifest.iterfind(".//cp:resource", CP)}
    assert sorted(resources.values()) == sorted(named)
    needed = [one.get("identifierref") for one in manifest.iterfind(".//cp:dependency", CP)]
    assert set(needed) <= resources.keys()
    for resource, href in resources.items():
        assert etree.fromstring(files[href]).get("identifier") == resource


def test_who_published_it_and_under_which_licence_stands_in_the_manifest(real: Package) -> None:
    manifest = etree.fromstring(files_of(real)["imsmanifest.xml"])
    for resource in manifest.iterfind(".//cp:resource", CP):
        words = " ".join(resource.itertext())
        assert "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/" in words
        assert "FOBU" in words
        assert resource.findtext(".//lom:language", None, CP) == "da"


def test_a_test_holds_the_items_of_its_quiz_in_the_authors_order(real: Package) -> None:
    files = files_of(real)
    for quiz in library().quizzes:
        name = f"tests/{quiz.id}.xml"
        test = etree.fromstring(files[name])
        found = [
            posixpath.normpath(posixpath.join("tests", one.get("href")))
            for one in test.iterfind(".//q:assessmentItemRef", NS)
        ]
        assert found == [f"items/{quiz.id}/{item.id}.xml" for item in quiz.questions]
        assert all(place in files for place in found)
        assert test.get("title") == plain(quiz.title)
        about = squeezed(test.find(".//q:rubricBlock", NS))
        assert "".join(plain(quiz.summary).split()) in about
        assert "CCBY4.0" in about


def test_the_steps_of_a_case_stand_together_and_each_tells_what_has_happened(
    real: Package, everything: list[tuple[Quiz, Question, Case | None, Item]]
) -> None:
    cases, files = 0, files_of(real)
    for quiz in library().quizzes:
        test = etree.fromstring(files[f"tests/{quiz.id}.xml"])
        for case in (item for item in quiz.items if isinstance(item, Case)):
            (section,) = test.xpath(f".//q:assessmentSection[@identifier='case_{case.id}']", namespaces=NS)
            found = [one.get("href") for one in section.iterfind("q:assessmentItemRef", NS)]
            assert found == [f"../items/{quiz.id}/{step.id}.xml" for step in case.steps]
            assert (section.get("title"), section.get("keepTogether")) == (plain(case.title), "true")
            assert section.find("q:ordering", NS) is None
            cases += 1
    assert cases > 5
    for _, item, case, played in everything:
        body = squeezed(played.all("q:itemBody")[0])
        for text in (case.situation if case else "", item.situation or "", item.stem):
            assert "".join(plain(text).split()) in body


def test_only_what_counts_is_summed(real: Package) -> None:
    """Execute the outcome processing of the test: it sums SCORE and MAXSCORE over the items that count."""
    files = files_of(real)
    for quiz in library().quizzes:
        test = etree.fromstring(files[f"tests/{quiz.id}.xml"])
        out = {
            one.get("identifier")
            for one in test.iterfind(".//q:assessmentItemRef", NS)
            if "unscored" in one.get("category").split()
        }
        assert out == {f"item_{quiz.id}_{item.id}" for item in quiz.questions if not is_scored(item, library())}
        for rule in test.iterfind("q:outcomeProcessing/q:setOutcomeValue", NS):
            (values,) = rule.iterfind("q:sum/q:testVariables", NS)
            assert (values.get("variableIdentifier"), values.get("excludeCategory")) == (
                rule.get("identifier"),
                "unscored",
            )


# The items, answered


def test_a_right_answer_scores_full_and_a_wrong_one_nothing(
    everything: list[tuple[Quiz, Question, Case | None, Item]],
) -> None:
    kinds = set()
    for quiz, item, _, played in everything:
        if not is_scored(item, library()):
            continue
        kinds.add(item.type)
        name = f"{quiz.id}/{item.id}"
        best = played.play(right(played, item))
        assert (best["SCORE"], best["MAXSCORE"], best["VERDICT"]) == (1, 1, "right"), name
        assert played.play(played.correct())["SCORE"] == 1, name
        bad = played.play(wrong(played, item))
        assert (bad["SCORE"], bad["VERDICT"]) == (0, "wrong"), name
        assert played.play(None)["SCORE"] == 0, name
    assert kinds == {"single", "multiple", "true_false", "match", "order", "short"}


def test_a_partly_right_answer_scores_what_the_site_gives_for_it(
    everything: list[tuple[Quiz, Question, Case | None, Item]],
) -> None:
    partly = 0
    for _, item, _, played in everything:
        if not is_scored(item, library()):
            continue
        cases: list[tuple[Any, float]] = []
        if isinstance(item, Multiple):
            for size in range(len(item.options) + 1):
                for chosen in itertools.combinations(item.options, size):
                    hits = sum(one.correct for one in chosen)
                    credit = max(0, 2 * hits - size) / sum(one.correct for one in item.options)
                    cases.append((options(played, item, chosen), credit))
        elif isinstance(item, Match):
            best, bad = right(played, item), wrong(played, item)
            cases = [((*best[:n], *bad[n:]), n / len(best)) for n in range(len(best) + 1)]
        elif isinstance(item, Order):
            for order in itertools.islice(itertools.permutations(item.steps), 200):
                hits = sum(one is other for one, other in zip(order, item.steps, strict=True))
                cases.append((steps(played, order), hits / len(item.steps)))
        for given, credit in cases:
            outcomes = played.play(given)
            assert outcomes["SCORE"] == pytest.approx(credit), (item.id, given)
            assert outcomes["VERDICT"] == ("right" if credit == 1 else "partly" if credit else "wrong")
            partly += 0 < credit < 1
    assert partly > 100


def test_a_local_matter_and_an_open_question_are_never_scored(
    everything: list[tuple[Quiz, Question, Case | None, Item]],
) -> None:
    seen = 0
    for _, item, _, played in everything:
        if is_scored(item, library()):
            continue
        seen += 1
        assert played.declared.keys() == {"FEEDBACK"}
        assert played.correct() is None
        assert not played.all(".//q:mapping")
        for given in possible(played, item):
            words = " ".join(" ".join(one.itertext()) for one in played.shown(played.play(given)).values())
            assert "Ikke rigtigt" not in words
            assert "Delvist" not in words
    assert seen > 100


def test_every_feedback_is_reached_and_says_what_the_author_wrote(
    everything: list[tuple[Quiz, Question, Case | None, Item]],
) -> None:
    for quiz, item, _, played in everything:
        reached: set[str] = set()
        for given in possible(played, item):
            seen = played.shown(played.play(given))
            assert "explanation" in seen
            reached |= seen.keys()
            chosen = given if isinstance(given, tuple) else (given,)
            said = "".join(squeezed(one) for one in seen.values())
            for one in item.choices:
                if one.feedback and option(played, item, one.id) in chosen:
                    assert "".join(plain(one.feedback).split()) in said
                    if isinstance(item, Single | TrueFalse) and item.basis == "law" and is_scored(item, library()):
                        assert ("Ikkerigtigt." in said) is not one.correct
        assert reached == {one.get("identifier") for one in played.all("q:modalFeedback")}, f"{quiz.id}/{item.id}"


def test_the_explanation_carries_basis_reason_sources_and_licence(
    everything: list[tuple[Quiz, Question, Case | None, Item]],
) -> None:
    words = {"law": "Loven bestemmer", "local": "Det aftaler I selv", "practice": "God praksis", "open": "Til samtale"}
    unchecked = 0
    for _, item, _, played in everything:
        explanation = played.shown(played.play(None))["explanation"]
        said = squeezed(explanation)
        told = [words[item.basis], item.rationale or "", "CC BY 4.0", "FOBU", "Sidst gennemgået", *item.discuss]
        if isinstance(item, Match | Order):
            told += [one.feedback or "" for one in (item.pairs if isinstance(item, Match) else item.steps)]
        for text in told:
            assert "".join(plain(text).split()) in said
        linked = [a.get("href") for a in explanation.iterfind(".//q:a", NS)]
        for name in item.sources:
            assert f"{ADDRESS}kilder/#{name}" in linked
            assert "".join(library().sources[name].title.split()) in said
            unchecked += library().sources[name].kind == "law"
        law = [name for name in item.sources if library().sources[name].kind == "law"]
        assert said.count("ikkekontrolleretigældendeudgave") == sum(
            library().sources[name].verified is None for name in law
        )
        page = item.read.partition("#")[0].removesuffix(".md").removesuffix("index").rstrip("/")
        assert linked[-1].split("#")[0] == f"{ADDRESS}{page}/"
    assert unchecked > 50


def test_a_short_answer_is_compared_as_on_the_site(everything: list[tuple[Quiz, Question, Case | None, Item]]) -> None:
    tried = 0
    for _, item, _, played in everything:
        if not isinstance(item, Short) or not item.accept or not is_scored(item, library()):
            continue
        for text in item.accept:
            for written in (
                text.upper(),
                f" {text}. ",
                fold(text),
                fold(text).replace("ae", "æ"),
                text.replace(" ", "-"),
            ):
                assert (played.play(written)["SCORE"] == 1) is (fold(written) in {fold(one) for one in item.accept}), (
                    written
                )
                tried += 1
            assert played.play(f"{text}x")["SCORE"] == 0
        for near in item.near:
            outcomes = played.play(near.accept[0].upper())
            assert outcomes["SCORE"] == 0
            assert "".join(plain(near.feedback).split()) in "".join(map(squeezed, played.shown(outcomes).values()))
    assert tried > 50


@pytest.mark.parametrize(
    "text", ["Ændring på Ærø", "café", "§ 15, stk. 2", "blåbærgrød", "Aalborg", "3.000 kr.", "漢字", "?!", "(a|b)*"]
)
def test_a_pattern_matches_what_the_site_holds_for_equal(text: str) -> None:
    from macros.export.qti.pattern import pattern

    others = [
        text,
        text.upper(),
        text.lower(),
        text.swapcase(),
        f"  {text}! ",
        text.replace("æ", "ae").replace("å", "aa"),
    ]
    others += [
        "blaabaergroed",
        "cafe",
        "cafe\u0301",
        "CAFÉ",
        "Ålborg",
        "ændring pa aero",
        "15 stk 2",
        "3000kr",
        "a",
        "",
        "ab",
    ]
    for other in others:
        if fold(text):
            assert matches(pattern(text), other) is (fold(other) == fold(text)), other
        else:
            assert matches(pattern(text), other) is (other == text), other


def test_options_that_stay_are_fixed_and_the_rest_may_be_mixed(
    everything: list[tuple[Quiz, Question, Case | None, Item]],
) -> None:
    for quiz, item, _, played in everything:
        if isinstance(item, Single | Multiple | TrueFalse | Poll):
            (interaction,) = played.all(".//q:choiceInteraction")
            mixed = quiz.shuffle != "none" and not isinstance(item, Poll)
            assert interaction.get("shuffle") == str(mixed).lower()
            assert interaction.get("maxChoices") == ("0" if isinstance(item, Multiple) else "1")
            fixed = [one.get("fixed") == "true" for one in interaction.iterfind("q:simpleChoice", NS)]
            assert fixed == [mixed and one.stays for one in item.choices]
        if isinstance(item, Order):
            listed = [one.get("identifier") for one in played.all(".//q:simpleChoice")]
            assert listed != list(played.correct() or ())


def test_a_law_that_nobody_has_seen_is_not_scored_and_says_so(front: Path) -> None:
    quiz = gallery()[0]
    item = quiz.items[0].model_copy(update={"sources": ()})
    made = files_of(qti.write(material((quiz.model_copy(update={"items": (item,)}),), front)))
    played = Item(made[f"items/{quiz.id}/{item.id}.xml"])
    assert "SCORE" not in played.declared
    outcomes = played.play(option(played, item, "soveplan"))
    said = " ".join(" ".join(one.itertext()) for one in played.shown(outcomes).values())
    assert "Grundlaget er ikke kontrolleret, så svaret tælles ikke." in said
    assert "En plan for hver stue er et dagligt valg." in said
    assert "rigtigt" not in said


# Hostile texts, losses, bytes


def test_hostile_texts_come_through_whole(nasty: Package) -> None:
    files = files_of(nasty)
    seen = 0
    for quiz in hostile_gallery():
        test = squeezed(etree.fromstring(files[f"tests/{quiz.id}.xml"])) + etree.fromstring(
            files[f"tests/{quiz.id}.xml"]
        ).get("title")
        assert "".join(plain(quiz.summary).split()) in test
        for _, item, case in quiz.places:
            root = etree.fromstring(files[f"items/{quiz.id}/{item.id}.xml"])
            words = squeezed(root) + "".join(
                "".join(key.get("mapKey").split()) for key in root.iterfind(".//q:mapEntry", NS)
            )
            told = [*texts(item.model_dump(mode="json")), *([case.situation, case.title] if case else [])]
            # A second way of writing the right answer and the ways of writing a near miss are only compared with.
            compared = (
                {*item.accept[1:], *(text for near in item.near for text in near.accept)}
                if isinstance(item, Short)
                else set()
            )
            for text in told:
                if text in compared or (isinstance(item, Short) and text in item.accept):
                    continue
                assert "".join(plain(text).split()) in words, text[:40]
                seen += 1
            assert not list(root.iter("{*}script"))
    assert seen > 100
    assert NASTY.split()[0] in words
    assert any(
        "".join(LONG.split()) in squeezed(etree.fromstring(data))
        for name, data in files.items()
        if name.startswith("items")
    )


def test_hostile_items_are_still_scored(nasty: Package) -> None:
    files = files_of(nasty)
    for quiz in hostile_gallery():
        for _, item, _ in quiz.places:
            played = Item(files[f"items/{quiz.id}/{item.id}.xml"])
            if is_scored(item, library()):
                assert played.play(played.correct())["SCORE"] == 1, item.id
                assert played.play(wrong(played, item))["SCORE"] == 0, item.id


def test_what_is_changed_or_dropped_is_said(real: Package, shown: Package) -> None:
    said = {(loss.content, loss.item): (loss.kind, loss.what) for loss in real.losses}
    assert {content for (content, item) in said if not item} == {one.id for one in library().instruments}
    for quiz in library().quizzes:
        for _, item, _ in quiz.places:
            assert ((quiz.id, item.id) in said) is bool(item.hint or isinstance(item, Reflection)), item.id
    by_item = {(loss.content, loss.item): loss.what for loss in shown.losses}
    assert by_item["galleri-et-svar", "ubesvaret-eks-soveplan"] == qti.HINT
    assert by_item["galleri-sag", "begyndt-eks-sag"] == qti.PATH
    assert by_item["galleri-egne-ord", "skrevet-eks-tanke"] == qti.SEEN


def test_struck_text_is_written_plain_and_said_to_be(front: Path) -> None:
    quiz = gallery()[0]
    item = quiz.items[0].model_copy(update={"stem": "Hvad er ~~ikke~~ rigtigt?"})
    made = qti.write(material((quiz.model_copy(update={"items": (item,)}),), front))
    assert qti.STRUCK in [loss.what for loss in made.losses]
    assert b"<span>ikke</span>" in files_of(made)[f"items/{quiz.id}/{item.id}.xml"]


def test_the_bytes_are_the_same_wherever_and_whenever(real: Package, front: Path, tmp_path: Path) -> None:
    assert digest_elsewhere("macros.export.qti.package", front, tmp_path) == digest(real)
