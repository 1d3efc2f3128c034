"""Every kind of question is wherever kinds are named: a new one fails here until it is everywhere."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

import pytest
from msgspec.structs import replace

from bot.front.questions.cards import sheet_card
from bot.front.questions.kinds import PRESENTERS, presenter_of
from bot.front.questions.presenter import ClassKey, Dealt, Key
from bot.library.catalogue import Library
from bot.library.questions import AnyQuestion, Question, SourceCriticism
from bot.marking.judgement import Given
from bot.marking.kinds import judge, key_of, kinds, right_choice
from bot.study.questions.dealt import draw_question
from bot.study.questions.kept import keep_question, read_kept
from bot.units.check import CHECKS
from bot.units.exports.markdown import KEYS
from tests.conftest import ROOT
from tests.front.teaching import long_unit
from tests.sample import KINDS, QUESTIONS, make_library

REGISTRIES: dict[str, Mapping[type[Question], object]] = {
    "marked": kinds(), "shown": PRESENTERS, "checked": CHECKS, "exported": KEYS,
}  # fmt: skip


@pytest.mark.parametrize("registry", REGISTRIES.values(), ids=REGISTRIES)
def test_every_kind_is_in_every_registry(registry: Mapping[type[Question], object]) -> None:
    assert {*registry} == {*KINDS}


def test_every_kind_is_in_the_units_of_the_tests_and_in_the_shipped_one(library: Library) -> None:
    for questions in (QUESTIONS, long_unit.QUESTIONS, library.questions.values()):
        assert {type(question) for question in questions} == {*KINDS}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_told_to_authors(kind: type[AnyQuestion]) -> None:
    assert f"| `{kind.__struct_config__.tag}` | " in (ROOT / "docs" / "authors.md").read_text("utf-8")


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_every_kind_is_shown_alone_in_class_in_a_recap_and_in_a_chart(question: AnyQuestion) -> None:
    library = make_library()
    asked, dealt = presenter_of(question), Dealt(library, question, draw_question(question, library, Random(1)))
    key = right_choice(question, library)
    right = Given(key, "" if key else key_of(question, library))
    assert any(asked.alone_controls(dealt, Key("round", 1, 0), ""))
    assert any(asked.class_controls(dealt, ClassKey("quiz", 0)))
    assert asked.reveal(dealt, right)
    assert asked.say_back(dealt, right)
    assert asked.brief(dealt, right) == asked.brief_key(dealt)
    assert asked.chart(dealt, []).bars


@pytest.mark.parametrize(
    "question", [each for each in QUESTIONS if not isinstance(each, SourceCriticism)], ids=lambda each: each.id
)
def test_every_kind_but_source_criticism_may_rest_on_no_fact(question: AnyQuestion) -> None:
    light = replace(question, fact="", explanation="", difficulty=None)
    library = make_library((light,))
    kept = keep_question(light, library)
    read = read_kept(kept.key, light.id, kept.record)
    assert read is not None
    right = Given(right_choice(light, library), key_of(light, library))
    assert judge(light, right, read.library).share == 1
    assert "From your teacher's list: A sample" in sheet_card(read.library, light).text()
