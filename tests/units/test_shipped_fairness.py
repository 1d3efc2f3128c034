"""The shipped unit gives nothing to whoever guesses, and nothing to take on trust: its questions and its sources."""

from __future__ import annotations

import re
from collections import Counter

from bot.library.catalogue import Library
from bot.library.model import SourceKind, Stance
from bot.library.questions import SeveralChoices, SourceCriticism, TrueFalse

RESPECT = (
    SourceKind.STUDENT_ESSAY,
    SourceKind.WEB,
    SourceKind.JOURNALISM,
    SourceKind.TEXTBOOK,
    SourceKind.REFERENCE,
    SourceKind.SCHOLARLY,
    SourceKind.PRIMARY,
)
ABSOLUTE = re.compile(r"\b(all|every\w*|nobody|none|nothing|never|always|only)\b", re.IGNORECASE)


def test_the_least_respectable_source_errs_in_half_of_the_questions_at_most(library: Library) -> None:
    asked = [each for each in library.questions.values() if isinstance(each, SourceCriticism)]
    right = in_class = 0.0
    for question in asked:
        fact = library.facts[question.fact]
        sources = {key: library.source(fact, key) for key in question.among}
        least = min(RESPECT.index(source.kind) for source in sources.values())
        lowest = [key for key, source in sources.items() if RESPECT.index(source.kind) == least]
        right += (question.errs in lowest) / len(lowest)
        in_class += any(source.read_in_class for key, source in sources.items() if key != question.errs) and not (
            sources[question.errs].read_in_class
        )
    assert right / len(asked) <= 0.5
    assert in_class / len(asked) >= 0.5


def test_several_choices_have_one_to_four_right_answers(library: Library) -> None:
    right = Counter(len(each.answers) for each in library.questions.values() if isinstance(each, SeveralChoices))
    assert {*right} == {1, 2, 3, 4}
    assert max(right.values()) / right.total() < 0.5


def test_absolute_words_stand_in_true_statements_as_often_as_in_false_ones(library: Library) -> None:
    told = Counter(
        each.answer for each in library.questions.values() if isinstance(each, TrueFalse) and ABSOLUTE.search(each.prompt)
    )
    assert abs(told[True] - told[False]) <= 1


def test_no_fact_rests_on_any_textbook_and_each_on_something_to_open(library: Library) -> None:
    for fact in library.facts.values():
        outside = [source for source in library.support(fact) if not source.read_in_class]
        assert all(source.kind is not SourceKind.TEXTBOOK for source in outside), fact.id
        assert any(source.link for source in outside), fact.id


def test_no_source_only_nods(library: Library) -> None:
    bare = [
        (fact.id, source.key)
        for fact in library.facts.values()
        for source, testimony in library.witnesses(fact, Stance.AGREES)
        if not (testimony.claim or testimony.quote)
    ]
    assert bare == []
