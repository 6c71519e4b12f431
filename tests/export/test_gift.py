"""GIFT: what another's library reads in the file is what the model says."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from macros import labels
from macros.export.bank import gift
from macros.export.bank.text import Writer
from macros.export.explanation import Teller
from macros.importing.gift import read
from macros.model import Quiz
from macros.model.quiz import Match, Multiple, Question, Short, TrueFalse
from tests.export.material import digest, digest_elsewhere, front_page, gallery, hostile_gallery, library, material
from tests.export.moodle_reader import words
from tests.export.test_moodle import everything, local, seen


@pytest.fixture(scope="module")
def writer(tmp_path_factory: pytest.TempPathFactory) -> Writer:
    return Writer(Teller.of(material(gallery(), front_page(tmp_path_factory.mktemp("site")))))


@pytest.fixture(scope="module")
def theirs() -> ModuleType:
    """pygiftparser, whose own code warns when it is compiled."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pygiftparser import parser
    return parser


def unescaped(text: str) -> str:
    """The library hands texts over as they are escaped."""
    return re.sub(r"\\(.)", r"\1", text)


def told(text: str) -> str:
    return words(unescaped(text))


def asked(quiz: Quiz, writer: Writer, theirs: ModuleType) -> Iterator[tuple[Question, Any]]:
    """Every question of the model with what the library reads."""
    read_back = theirs.parseFile(StringIO(gift.quiz_gift(quiz, writer)[0]))
    assert all(question.valid for question in read_back)
    ids = [re.findall(r"\[id:([^]]+)\]", question.full)[-1] for question in read_back]
    assert ids == [item.id for item in quiz.questions]
    yield from zip(quiz.questions, read_back, strict=True)


@pytest.mark.parametrize("quiz", everything(), ids=lambda quiz: quiz.id)
def test_the_library_reads_what_the_model_says(quiz: Quiz, writer: Writer, theirs: ModuleType) -> None:
    for item, question in asked(quiz, writer, theirs):
        assert question.markup == "html"
        assert question.cat.startswith("$course$/top/")
        assert seen(item.stem) in told(question.text)
        assert seen(item.situation or "") in told(question.text)
        general = told(question.generalFeedback)
        assert seen(item.rationale or "") in general
        assert labels.BASIS.get(item.basis, "") in general
        assert seen(item.hint or "") in general
        kind = type(question.answers).__name__
        if kind == "Essay":
            parts = (*item.choices, *getattr(item, "pairs", ()), *getattr(item, "steps", ()))
            assert all(seen(part.text) in told(question.text) for part in parts)
            assert all(seen(part.feedback or "") in general for part in parts)
        elif isinstance(item, TrueFalse) and writer.counts(item):
            assert question.answers.answer == item.answer
            right, wrong = question.answers.feedbackCorrect, question.answers.feedbackWrong
            sandt, falsk = (right, wrong) if item.answer else (wrong, right)
            assert (told(sandt), told(falsk)) == (seen(item.feedback.sandt), seen(item.feedback.falsk))
        elif isinstance(item, Match):
            key = {seen(pair.text): seen(item.answer_text(pair.answer or "")) for pair in item.pairs}
            found = {told(answer.question): told(answer.answer) for answer in question.answers.answers}
            left = found.pop("", None)
            assert found == key
            assert left is None or left in {seen(answer.text) for answer in item.answers} - set(key.values())
        elif isinstance(item, Short):
            own = {unescaped(answer.answer): answer for answer in question.answers.answers}
            assert all(own[text].fraction == 100 for text in item.accept)
            assert all(told(own[text].feedback) == seen(item.feedback.right) for text in item.accept)
            for near in item.near:
                assert all((own[t].fraction, told(own[t].feedback)) == (0, seen(near.feedback)) for t in near.accept)
            assert (own["*"].fraction, told(own["*"].feedback)) == (0, seen(item.feedback.other))
        else:
            options = question.answers.answers
            assert [told(answer.answer) for answer in options] == [seen(option.text) for option in item.choices]
            rights = sum(option.correct for option in item.choices)
            for option, answer in zip(item.choices, options, strict=True):
                share = 100 / rights if isinstance(item, Multiple) else 100
                worth = share if option.correct else -share if isinstance(item, Multiple) else 0
                assert answer.fraction == pytest.approx(worth if writer.counts(item) else 100, abs=0.001)
                assert told(answer.feedback).endswith(seen(option.feedback or ""))
            radio = type(question.answers).__name__ == "SelectSet"
            assert radio != isinstance(item, Multiple)


def test_a_local_choice_has_full_marks_for_every_answer(writer: Writer) -> None:
    """As Moodle reads it: the sign = once, so that it is one choice, and then shares of 100 %."""
    text = gift.quiz_gift(local("galleri-et-svar"), writer)[0]
    signs = re.findall(r"^\t([=~][%\d]*)", text, re.M)
    assert signs[:3] == ["=", "~%100%", "~%100%"]


def test_hostile_texts_stay_where_they_are(writer: Writer) -> None:
    """The library stops at an escaped brace in an answer (its regular expression), so our own reader reads these."""
    for quiz in hostile_gallery():
        (_, bank), notes = read(gift.quiz_gift(quiz, writer)[0])
        assert notes == []
        assert [question.idnumber for question in bank.questions] == [item.id for item in quiz.questions]
        for item, question in zip(quiz.questions, bank.questions, strict=True):
            assert seen(item.stem) in words(question.question)
            assert seen(item.rationale or "") in words(question.general)
            if isinstance(item, Match):
                assert [words(asked) for asked, _ in question.pairs if asked] == [seen(p.text) for p in item.pairs]
            elif question.kind == "multichoice":
                assert [words(answer.text) for answer in question.answers] == [seen(o.text) for o in item.choices]


@pytest.mark.parametrize(
    "text", ["a\\nb", "c:\\\\n", "\\:", "\\\\=", "{\\}", "a\\", "####", "::x::", "//x", "[html]x", "%50%x"]
)
def test_signs_that_mean_something_stay_signs(text: str, writer: Writer) -> None:
    data = next(quiz for quiz in gallery() if quiz.id == "galleri-kort-svar").model_dump(mode="json")
    data["items"] = [{**data["items"][0], "accept": [f"x{text}"], "stem": text, "rationale": text}]
    quiz = Quiz.model_validate(data)
    (_, bank), _ = read(gift.quiz_gift(quiz, writer)[0])
    (question,) = bank.questions
    assert question.answers[0].text == f"x{text}"
    assert words(question.question) == seen(text)
    assert f" {seen(text)} " in f" {words(question.general)} ".replace("praksis", "praksis ").replace("Læs", " Læs")


def test_tags_and_ids_are_comments_as_moodle_reads_them(writer: Writer) -> None:
    text = gift.quiz_gift(next(quiz for quiz in library().quizzes if quiz.id == "modul-1"), writer)[0]
    tags = "[tag:grundlag: loven bestemmer] [tag:tema:selveje] [tag:modul:1] [tag:quiz:modul-1]"
    assert f"// [id:banken-spoerger-hvem-der-er-kunde] {tags}" in text.splitlines()


def test_what_is_lost_is_said(writer: Writer) -> None:
    lost = {quiz.id: {loss.what for loss in gift.quiz_gift(quiz, writer)[1]} for quiz in gallery()}
    assert any("egne ord" in what for what in lost["galleri-raekkefoelge"])
    assert any("Vinket" in what for what in lost["galleri-et-svar"])


def test_a_short_answer_that_looks_like_a_pair_is_left_out_and_said(writer: Writer) -> None:
    data = next(quiz for quiz in gallery() if quiz.id == "galleri-kort-svar").model_dump(mode="json")
    data["items"][0]["accept"] = ["a -> b"]
    text, losses = gift.quiz_gift(Quiz.model_validate(data), writer)
    (_, bank), _ = read(text)
    assert bank.questions[0].kind == "shortanswer"
    assert [answer.text for answer in bank.questions[0].answers if answer.percent == 100] == ["a b", "ab"]
    assert any(loss.kind == "udeladt" and "pilen" in loss.what for loss in losses)


def test_files_and_bytes(tmp_path: Path) -> None:
    site = front_page(tmp_path / "site")
    made = gift.write(material(tuple(library().quizzes), site))
    names = [*(f"modul-{number}" for number in range(1, 10)), "uden-modul", "alle"]
    assert list(made.files) == [f"{name}.gift.txt" for name in names]
    assert digest_elsewhere("macros.export.bank.gift", site, tmp_path) == digest(made)
