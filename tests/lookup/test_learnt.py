"""What a class taught its bot is found from then on, and nothing else is."""

from __future__ import annotations

import pytest

from bot.lookup.entries import Entry
from bot.lookup.entry_kind import EntryKind
from bot.lookup.index import Index
from bot.lookup.learnt import Learnt, LearntPhrases

INDEX = Index(
    [
        Entry(EntryKind.FACT, "rome/fire", "The great fire of Rome", body="It burnt for six days."),
        Entry(EntryKind.PERSON, "rome/nero", "Nero", body="Emperor from 54 to 68."),
    ]
)
TAUGHT = LearntPhrases(
    [
        Learnt("who fiddled while everything burned", "rome/nero"),
        Learnt("what happened in 64", "rome/fire"),
        Learnt("", "rome/fire"),
    ]
)


def found(question: str, *kinds: EntryKind) -> str:
    answer = INDEX.ask(question, kinds=kinds or tuple(EntryKind), learnt=TAUGHT).sure
    return answer.id if answer else ""


@pytest.mark.parametrize("question", ["Who fiddled while everything burned?", "who FIDDLED while  evrything burnd"])
def test_a_phrase_is_found_as_it_was_taught_and_with_slips(question: str) -> None:
    assert found(question) == "rome/nero"


@pytest.mark.parametrize("question", ["why fiddled while everything burned", "who fiddled", "", "what happened in 65"])
def test_another_question_word_or_number_is_another_question(question: str) -> None:
    assert TAUGHT.entry_of(question) is None


def test_only_what_is_looked_for_is_found() -> None:
    assert found("who fiddled while everything burned", EntryKind.FACT) == ""


def test_a_phrase_whose_entry_is_in_no_chosen_unit_is_passed_over() -> None:
    gone = LearntPhrases([Learnt("the great fire", "carthage/fire")])
    answer = INDEX.ask("the great fire", learnt=gone)
    assert answer.sure is not None
    assert answer.sure.id == "rome/fire"


def test_what_was_taught_last_holds() -> None:
    assert LearntPhrases([Learnt("big fire", "rome/nero"), Learnt("Big fire!", "rome/fire")]).entry_of("big fire") == "rome/fire"
