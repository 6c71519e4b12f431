"""Moodle XML: nothing that Moodle refuses, and marks and words that are right when read from the file alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from lxml import html as lxml_html

from macros import labels
from macros.export.bank import moodle
from macros.export.bank.spellings import spellings
from macros.export.bank.text import Writer
from macros.export.explanation import Teller
from macros.export.package import Loss
from macros.labels.quiz import OPEN
from macros.model import Quiz
from macros.model.items import fold
from macros.model.quiz import Match, Multiple, Order, Question, Short, Single, TrueFalse
from macros.prose import plain
from tests.export.material import (
    ADDRESS,
    digest,
    digest_elsewhere,
    front_page,
    gallery,
    hostile_gallery,
    library,
    material,
)
from tests.export.moodle_reader import grade, questions, refused, said, words

UNGRADED = {"poll", "reflection"}


@pytest.fixture(scope="module")
def writer(tmp_path_factory: pytest.TempPathFactory) -> Writer:
    return Writer(Teller.of(material(gallery(), front_page(tmp_path_factory.mktemp("site")))))


def everything() -> tuple[Quiz, ...]:
    return (*gallery(), *library().quizzes)


def seen(text: str) -> str:
    return plain(" ".join(text.split()))


def asked(quiz: Quiz, writer: Writer) -> Iterator[tuple[Question, Any]]:
    """Every question of the model with what stands in the file."""
    read = questions(moodle.quiz_xml(quiz, writer)[0])
    assert [question.findtext("idnumber") for question in read] == [item.id for item in quiz.questions]
    yield from zip(quiz.questions, read, strict=True)


def responses(item: Question) -> list[tuple[Any, float]]:
    """Responses with what the site gives for them, in percent; the first is right and the second is wrong."""
    if isinstance(item, TrueFalse):
        return [(str(item.answer).lower(), 100), (str(not item.answer).lower(), 0)]
    if isinstance(item, Single):
        right, wrong = split(item)
        return [(set(right), 100), *(({text}, 0) for text in wrong)]
    if isinstance(item, Multiple):
        right, wrong = split(item)
        partly = [(set(right[:n]), 100 * n / len(right)) for n in range(1, len(right))]
        mixed = [({*right, *wrong[:n]}, max(0, 100 * (len(right) - n) / len(right))) for n in range(1, len(wrong) + 1)]
        return [(set(right), 100), (set(wrong), 0), *partly, *mixed]
    if isinstance(item, Match):
        key = {seen(pair.text): seen(item.answer_text(pair.answer or "")) for pair in item.pairs}
        texts = [seen(answer.text) for answer in item.answers]
        none = {pair: next(text for text in texts if text != answer) for pair, answer in key.items()}
        one = dict(list(key.items())[:1])
        return [(key, 100), (none, 0), ({**none, **one}, 100 / len(key))]
    if isinstance(item, Order):
        steps = [seen(step.text) for step in item.steps]
        swapped = [steps[1], steps[0], *steps[2:]]
        return [(steps, 100), ([*steps[1:], steps[0]], 0), (swapped, 100 * (len(steps) - 2) / len(steps))]
    assert isinstance(item, Short)
    near = [(text, 0.0) for one in item.near for text in one.accept]
    ways = [
        way for text in item.accept for way in (text.upper(), text.replace("æ", "ae").replace("ø", "oe"), fold(text))
    ]
    return [(item.accept[0], 100), ("noget helt andet", 0), *near, *((way, 100) for way in ways)]


def split(item: Single | Multiple) -> tuple[list[str], list[str]]:
    return (
        [seen(option.text) for option in item.options if option.correct],
        [seen(option.text) for option in item.options if not option.correct],
    )


@pytest.mark.parametrize("quiz", everything(), ids=lambda quiz: quiz.id)
def test_an_answer_gives_what_it_gives_on_the_site(quiz: Quiz, writer: Writer) -> None:
    for item, question in asked(quiz, writer):
        if writer.counts(item):
            assert question.findtext("defaultgrade") == "1"
            for response, percent in responses(item):
                assert grade(question, response) == pytest.approx(percent, abs=0.001), (item.id, response)


@pytest.mark.parametrize("quiz", everything(), ids=lambda quiz: quiz.id)
def test_nothing_local_or_open_can_be_wrong(quiz: Quiz, writer: Writer) -> None:
    for item, question in asked(quiz, writer):
        if not writer.counts(item):
            assert question.findtext("defaultgrade") == "0"
            given = [grade(question, {seen(option.text)}) for option in item.choices]
            assert set(given) <= {100.0, None}
            assert question.get("type") in ("multichoice", "essay")


@pytest.mark.parametrize("quiz", everything(), ids=lambda quiz: quiz.id)
def test_every_word_of_the_question_is_there(quiz: Quiz, writer: Writer) -> None:
    for (item, question), (_, _, case) in zip(asked(quiz, writer), quiz.places, strict=True):
        text, general = words(question.findtext("questiontext/text")), words(question.findtext("generalfeedback/text"))
        for part in (item.situation, item.stem, *((case.title, case.situation) if case else ())):
            assert seen(part or "") in text
        assert general.startswith({**labels.BASIS, "open": OPEN}[item.basis])
        assert seen(item.rationale or "") in general
        for source in (library().sources[name] for name in item.sources):
            assert source.title in general
            if source.kind == "law" and not source.verified:
                assert labels.UNCHECKED in general
        assert "CC BY 4.0" in general
        assert writer.teller.publisher in general
        assert "22. november 2026" in general
        hints = [words(hint) for hint in question.xpath("hint/text/text()")]
        assert not item.hint or hints == [seen(item.hint)] or seen(item.hint) in general
        told = [option.feedback for option in item.choices]
        if question.get("type") == "multichoice":
            for option in item.choices:
                assert said(question, seen(option.text)).endswith(seen(option.feedback or ""))
        elif question.get("type") == "truefalse":
            assert [words(text) for text in question.xpath("answer/feedback/text/text()")] == [
                seen(t or "") for t in told
            ]
        elif isinstance(item, Short):
            assert said(question, item.accept[0]) == seen(item.feedback.right)
            assert said(question, "noget helt andet") == seen(item.feedback.other)
            assert all(said(question, near.accept[0]) == seen(near.feedback) for near in item.near)
        else:
            parts = getattr(item, "pairs", getattr(item, "steps", item.choices))
            assert all(seen(part.feedback or "") in general for part in parts)
            assert all(seen(part.text) in text for part in parts) or question.get("type") in ("matching", "ordering")


def test_only_what_counts_can_be_told_by_its_marks(writer: Writer) -> None:
    """A learner who reads the page's code must not find the answers there."""
    for quiz in everything():
        for item, question in asked(quiz, writer):
            shown = "".join(question.xpath("questiontext/text/text() | answer/text/text() | subquestion/text/text()"))
            assert "hvb-key" not in shown or not writer.counts(item)


def test_moodle_refuses_nothing(writer: Writer) -> None:
    for quiz in (*everything(), *hostile_gallery()):
        assert refused(moodle.quiz_xml(quiz, writer)[0]) == []


@pytest.mark.parametrize(
    ("before", "after", "fault"),
    [
        ('fraction="33.33333"', 'fraction="33"', "fraction outside Moodle's list"),
        ('fraction="33.33333"', 'fraction="25"', "positive fractions do not add up"),
        ('<answer fraction="100" format="html">', '<answer fraction="50" format="html">', "no answer gives full marks"),
        ('format="moodle_auto_format"', 'format="html"', "format of true and false"),
        ("<text>true</text>", "<text>sandt</text>", "true and false"),
        ("<shownumcorrect/>", "", "combined feedback"),
        ('<answer fraction="2" format="html">', '<answer fraction="3" format="html">', "order"),
        ("<defaultgrade>0</defaultgrade>", "<defaultgrade>1</defaultgrade>", "an essay waits for a teacher's mark"),
        ("$course$/top/", "top/", "category"),
        ('type="ordering"', 'type="raekkefoelge"', "type"),
    ],
)
def test_what_moodle_refuses_is_seen(before: str, after: str, fault: str, writer: Writer) -> None:
    found = []
    for quiz in gallery():
        text = moodle.quiz_xml(quiz, writer)[0].decode()
        found += refused(text.replace(before, after, 1).encode()) if before in text else []
    assert any(fault in one for one in found), found


def test_hostile_texts_come_through(writer: Writer) -> None:
    for quiz in hostile_gallery():
        for item, question in asked(quiz, writer):
            text = words(question.findtext("questiontext/text"))
            assert seen(item.stem) in text
            assert seen(item.rationale or "") in words(question.findtext("generalfeedback/text"))
            assert not any(
                lxml_html.fragment_fromstring(text, "div").xpath(".//script") for text in marked_up(question)
            )
            if writer.counts(item) and not isinstance(item, Short):
                assert [grade(question, response) for response, _ in responses(item)][:2] == [pytest.approx(100), 0]
            if isinstance(item, Short):
                assert grade(question, item.accept[0]) == 100


def test_a_star_in_an_answer_is_a_star(writer: Writer) -> None:
    quiz = next(quiz for quiz in gallery() if quiz.id == "galleri-kort-svar")
    data = quiz.model_dump(mode="json")
    data["items"] = data["items"][:1]
    data["items"][0]["accept"] = ["5*5"]
    ((_, question),) = asked(Quiz.model_validate(data), writer)
    assert grade(question, "5*5") == 100
    assert grade(question, "5 gange 5") == 0


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("idé-bank", ("idé bank", "idébank", "idebank")),
        ("Årsmøde", ("Aarsmoede",)),
        ("lederen", ()),
        ("§ 19, stk. 3", ("19 stk 3", "19stk3")),
    ],
)
def test_other_ways_to_write_an_answer(text: str, ways: tuple[str, ...]) -> None:
    """All are the same to the site; case is no difference to Moodle."""
    assert spellings(text) == ways
    assert {fold(way) for way in (text, *ways)} == {fold(text)}


def local(name: str) -> Quiz:
    """An example whose questions are local."""
    data = next(quiz for quiz in gallery() if quiz.id == name).model_dump(mode="json")
    for item in data["items"]:
        item |= {"basis": "local", "look_in": ["vedtaegt"]}
    return Quiz.model_validate(data)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("galleri-et-svar", "multichoice"),
        ("galleri-flere-svar", "essay"),
        ("galleri-par", "essay"),
        ("galleri-raekkefoelge", "essay"),
        ("galleri-kort-svar", "shortanswer"),
    ],
)
def test_a_local_question_of_any_type_is_never_wrong(name: str, kind: str, writer: Writer) -> None:
    quiz = local(name)
    assert refused(moodle.quiz_xml(quiz, writer)[0]) == []
    for item, question in asked(quiz, writer):
        assert question.get("type") == kind
        assert question.findtext("defaultgrade") == "0"
        assert {float(answer.get("fraction")) for answer in question.iterfind("answer")} <= {100.0}
        if isinstance(item, Single):
            assert said(question, seen(item.options[0].text)).startswith("Det aftaler I selv.")
        assert "vedtægten" in words(question.findtext("generalfeedback/text"))


def test_what_is_lost_is_said(writer: Writer) -> None:
    lost = {quiz.id: {loss.what for loss in moodle.quiz_xml(quiz, writer)[1]} for quiz in gallery()}
    sentences = {name.removeprefix("galleri-"): "\n".join(sorted(whats)) for name, whats in lost.items()}
    assert sentences["et-svar"] == sentences["flere-svar"] == ""
    assert "Alle svar giver fuldt hus" in sentences["sandt-eller-falsk"]
    assert "står samlet" in sentences["par"]
    assert "står samlet" in sentences["raekkefoelge"]
    assert "Stavemåder" in sentences["kort-svar"]
    assert "ét spørgsmål for hvert trin" in sentences["sag"]
    assert "egne ord" in sentences["afstemning"]
    assert "læses af underviseren" in sentences["egne-ord"]


def test_files_are_what_a_teacher_of_a_module_needs(tmp_path: Path) -> None:
    made = moodle.write(material(tuple(library().quizzes), front_page(tmp_path / "site")))
    assert list(made.files) == [*(f"modul-{number}.xml" for number in range(1, 10)), "uden-modul.xml", "alle.xml"]
    ids = {name: [q.findtext("idnumber") for q in questions(data)] for name, data in made.files.items()}
    everyone = [question.id for quiz in library().quizzes for question in quiz.questions]
    assert sorted(ids.pop("alle.xml")) == sorted(everyone) == sorted(one for file in ids.values() for one in file)
    places = etree.fromstring(made.files["modul-3.xml"]).xpath("question/category/text/text()")
    titles = [quiz.title for quiz in library().quizzes if quiz.module == 3]
    assert sorted(places) == [f"$course$/top/Bestyrelseshåndbogen/Modul 3/{title}" for title in sorted(titles)]
    tags = {str(tag) for tag in etree.fromstring(made.files["modul-3.xml"]).xpath("question/tags/tag/text/text()")}
    assert {"grundlag: loven bestemmer", "grundlag: det aftaler i selv", "modul:3", "quiz:modul-3"} <= tags
    assert all(isinstance(loss, Loss) for loss in made.losses)
    assert list(made.losses) == sorted(made.losses)
    links = {link for data in made.files.values() for link in words_links(data)}
    assert all(link.startswith((ADDRESS, "https://creativecommons.org/")) for link in links)


def marked_up(question: Any) -> list[str]:
    return [str(text) for text in question.xpath(".//*[@format='html']/text/text()")]


def words_links(data: bytes) -> set[str]:
    texts = etree.fromstring(data).xpath("//text/text()[contains(., 'href')]")
    return {link for text in texts for _, _, link, _ in lxml_html.fragment_fromstring(str(text), "div").iterlinks()}


def test_bytes_are_always_the_same(tmp_path: Path) -> None:
    site = front_page(tmp_path / "site")
    made = moodle.write(material(tuple(library().quizzes), site))
    assert digest_elsewhere("macros.export.bank.moodle", site, tmp_path) == digest(made)
