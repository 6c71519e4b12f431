"""The model's promises: fingerprints that decide whether an old answer still fits, and who decides in which model."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.load import Library, load
from macros.model import CONTENT, Matrix, Quiz
from macros.model.quiz import Single
from macros.model.roles import ANSWERS
from macros.schema import FOLDER, schemas

BASE = Path(__file__).with_name("faults") / "base"


@pytest.fixture(scope="module")
def library() -> Library:
    return load(BASE)


def single(library: Library) -> Single:
    quiz = library.contents["proeve"]
    assert isinstance(quiz, Quiz)
    item = quiz.items[0]
    assert isinstance(item, Single)
    return item


def test_the_order_of_options_changes_no_fingerprint(library: Library) -> None:
    item = single(library)
    turned = item.model_copy(update={"options": item.options[::-1]})
    assert (turned.key_hash, turned.wording_hash) == (item.key_hash, item.wording_hash)


@pytest.mark.parametrize("field", ["stem", "situation"])
def test_other_words_change_the_wording_only(library: Library, field: str) -> None:
    item = single(library)
    changed = item.model_copy(update={field: "Noget andet?"})
    assert changed.wording_hash != item.wording_hash
    assert changed.key_hash == item.key_hash


def test_a_new_explanation_changes_nothing(library: Library) -> None:
    item = single(library)
    changed = item.model_copy(update={"rationale": "Bedre forklaret."})
    assert (changed.key_hash, changed.wording_hash) == (item.key_hash, item.wording_hash)


def test_another_right_answer_changes_the_key(library: Library) -> None:
    item = single(library)
    options = tuple(option.model_copy(update={"correct": not option.correct}) for option in item.options)
    assert item.model_copy(update={"options": options}).key_hash != item.key_hash


def test_who_decides_in_each_model(library: Library) -> None:
    matrix = library.contents["skema"]
    assert isinstance(matrix, Matrix)
    principles, contract, duty = matrix.tasks
    assert principles.fixed_answers(two_tier=False) == ("bestyrelsen",)
    assert principles.fixed_answers(two_tier=True) == ("foraeldrebestyrelsen",)
    assert contract.fixed_answers(two_tier=False) == ()
    assert contract.proposed_answers(two_tier=False) == ("flere-sammen", "bestyrelsen", "kommunen")
    assert duty.fixed_answers(two_tier=True) == ("hver-enkelt",)


def test_the_answers_have_the_order_that_codes_depend_on() -> None:
    assert [answer.id for answer in ANSWERS] == [
        "bestyrelsen", "foraeldrebestyrelsen", "formanden", "lederen", "paraplyen", "kommunen",
        "flere-sammen", "hver-enkelt", "ikke-aftalt", "ved-ikke", "ikke-relevant",
    ]  # fmt: skip


def test_the_editors_schemas_are_current(root: Path) -> None:
    for name, text in schemas().items():
        message = f"{name} is not what the model says: run python -m macros.schema"
        assert (root / FOLDER / name).read_text(encoding="utf-8") == text, message


def test_edition_is_the_order_of_ids_and_not_the_words(library: Library) -> None:
    matrix = library.contents["skema"]
    assert isinstance(matrix, Matrix)
    data = matrix.model_dump(mode="json")
    data["sections"][0]["tasks"][0]["title"] = "Andre ord"
    reworded = CONTENT.validate_python(data)
    data["sections"][0]["tasks"].reverse()
    reordered = CONTENT.validate_python(data)
    assert isinstance(reworded, Matrix)
    assert isinstance(reordered, Matrix)
    assert reworded.edition == matrix.edition != reordered.edition
