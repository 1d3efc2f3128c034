"""What is kept of a question is read back as the same question, shown alike and judged alike, whatever becomes of its unit."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.library.catalogue import Library
from bot.library.questions import AnyQuestion
from bot.library.unit import Unit, UnitHead, UnitKind
from bot.marking.judgement import Given
from bot.marking.kinds import accused_of, judge, key_of, options_of, prepare, right_choice
from bot.study.questions.bank import find_question
from bot.study.questions.dealt import draw_question
from bot.study.questions.fresh import FRESH, fresh_question
from bot.study.questions.kept import KeptQuestion, asked_question, keep_drawn, keep_question, read_kept
from tests.edits import EDITS
from tests.sample import KINDS, MATCHING, NUMBER, QUESTIONS, make_library

LIBRARY = make_library()
MADE = [made for form in FRESH for seed in range(5) if (made := fresh_question(LIBRARY, Random(seed), form))]
ASKED = [*QUESTIONS, *MADE]
EDITED = [edit(LIBRARY) for edit in EDITS.values()]
TYPED = st.sampled_from(
    ["Khrushchev", "Nikita Khrushchev", "Khruschev", "Stalin", "Stalin or Khrushchev", "25 February 1956", "1956", "Feb 1956", ""]
)
GIVEN = st.builds(Given, chosen=st.lists(st.integers(-1, 6), max_size=6).map(tuple), text=TYPED | st.text(max_size=20))


@pytest.fixture(scope="module", autouse=True)
def prepared() -> None:
    for library in (LIBRARY, *EDITED):
        prepare(library)


def reread(question: AnyQuestion, library: Library = LIBRARY) -> KeptQuestion:
    kept = keep_question(question, library)
    read = read_kept(kept.key, question.id, kept.record)
    assert read is not None
    return read


def test_every_kind_and_form_is_tried() -> None:
    assert {type(question) for question in ASKED} == {*KINDS}
    assert {question.id.split(":")[1] for question in MADE} == {*FRESH}


@pytest.mark.parametrize("question", ASKED, ids=lambda question: question.id)
def test_what_is_kept_is_read_back_as_the_same_question(question: AnyQuestion) -> None:
    read = reread(question)
    assert read.question == question
    for ask in (options_of, accused_of, right_choice, key_of):
        assert ask(read.question, read.library) == ask(question, LIBRARY)
    fact, whole = read.library.facts[question.fact], LIBRARY.facts[question.fact]
    assert (fact.title, fact.statement, fact.date, fact.old_style) == (whole.title, whole.statement, whole.date, whole.old_style)
    assert read.library.support(fact) == LIBRARY.support(whole)
    assert read.library.topics_of(question) == LIBRARY.topics_of(question)
    assert keep_question(read.question, read.library).key == read.key


def test_every_question_of_the_shipped_unit_can_be_kept(library: Library) -> None:
    for question in library.questions.values():
        assert reread(question, library).question == question


@given(question=st.sampled_from(ASKED), given=GIVEN)
def test_an_answer_is_worth_the_same_by_what_was_kept(question: AnyQuestion, given: Given) -> None:
    read = reread(question)
    assert judge(read.question, given, read.beside(LIBRARY)) == judge(question, given, LIBRARY)


@given(question=st.sampled_from(ASKED), given=GIVEN, edited=st.sampled_from(EDITED))
def test_no_edit_of_questions_and_facts_changes_a_mark(question: AnyQuestion, given: Given, edited: Library) -> None:
    read, before = reread(question), judge(question, given, LIBRARY)
    after = judge(read.question, given, read.beside(edited))
    same_names = edited.people.keys() == LIBRARY.people.keys()
    if same_names or not given.text:
        assert (after.verdict, after.share) == (before.verdict, before.share)


def test_a_place_gives_what_was_kept_for_it_and_else_what_the_library_has() -> None:
    drawn = tuple(draw_question(question, LIBRARY, Random(1)) for question in QUESTIONS)
    places, kept = keep_drawn(drawn, LIBRARY)
    assert [replace(place, kept=old.kept) for place, old in zip(places, drawn, strict=True)] == [*drawn]
    for edited in EDITED:
        assert [found and found.question for found in (asked_question(each, kept, edited) for each in places)] == [*QUESTIONS]
    for old in drawn:
        found = asked_question(old, {}, LIBRARY)
        assert found is not None
        assert found.question == find_question(LIBRARY, old.question)
        assert asked_question(old, {}, EDITS["no questions"](LIBRARY)) is None


def test_without_what_was_kept_a_card_that_has_more_options_than_its_question_is_of_no_use() -> None:
    (one,) = (draw_question(question, LIBRARY, Random(1)) for question in QUESTIONS if question.id == "one")
    assert asked_question(one, {}, EDITS["fewer options"](LIBRARY)) is None


def test_a_record_that_is_not_understood_is_nothing() -> None:
    assert read_kept("key", "one", "{}") is None
    assert read_kept("key", "one", "[]") is None


def test_a_question_that_rests_on_nothing_is_kept_with_the_title_of_its_unit() -> None:
    light = [replace(question, fact="", explanation="", difficulty=None) for question in (QUESTIONS[0], NUMBER, MATCHING)]
    library = Library([Unit(head=UnitHead(id="week-3", title="Week 3", kind=UnitKind.QUESTIONS), questions=tuple(light))])
    for question in light:
        read = reread(question, library)
        home = read.library.unit_of_question(read.question)
        assert read.question == question
        assert home is not None
        assert home.head.title == "Week 3"
        assert read.library.topics_of(read.question) == ()
