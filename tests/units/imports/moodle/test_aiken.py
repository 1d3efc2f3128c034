"""Aiken: what its documentation shows, and every way to deviate from it."""

from __future__ import annotations

import pytest

from bot.errors import Reason
from bot.library.questions import OneChoice, Wrong
from bot.units.faulty.moodle_faults import MoodleFault
from bot.units.imports.upload import EntryState, Format
from bot.units.upload_faults import UploadFault
from tests.units.imports.moodle import one, read, reasons

GOOD = "Who came next?\nA. Malenkov\nB. Khrushchev\nANSWER: B\n"


def test_letters_with_a_point_or_a_bracket() -> None:
    found = read("a.txt", f"{GOOD}\nWho spoke?\nA) Mao\nB) Tito\nC) Khrushchev\nANSWER: C")
    assert found.format is Format.AIKEN
    first, second = found.unit.questions
    assert first == OneChoice(id=first.id, prompt="Who came next?", answer="Khrushchev", wrong=(Wrong(text="Malenkov"),))
    assert second == OneChoice(
        id=second.id, prompt="Who spoke?", answer="Khrushchev", wrong=(Wrong(text="Mao"), Wrong(text="Tito"))
    )
    assert [entry.spot.line for entry in found.entries] == [1, 6]


@pytest.mark.parametrize(
    "text",
    [
        "Who?\na) Mao\nb) Tito\nAnswer: b",
        "Who?\n\nA. Mao\n\nB. Tito\n\nANSWER : B.",
        "Who?\nA)Mao\nB)Tito\nANSWER:B",
        "  Who?\n\tA.\tMao\n  B. Tito \nANSWER: B)",
    ],
)
def test_small_deviations_are_forgiven(text: str) -> None:
    assert one(read("a.txt", text)).right_options == ("Tito",)


def test_a_question_may_have_several_lines_and_hold_what_resembles_an_option() -> None:
    question = one(read("a.txt", "In the U.S., e.g. in\nU.S. schools, who is taught?\nA. J. F. Kennedy\nB. Tito\nANSWER: A"))
    assert (question.prompt, question.right_options) == ("In the U.S., e.g. in\nU.S. schools, who is taught?", ("J. F. Kennedy",))


@pytest.mark.parametrize(
    ("text", "said", "line"),
    [
        ("Chapter 3\n", MoodleFault.NO_OPTIONS, 6),
        ("Who?\nANSWER: A", MoodleFault.NO_OPTIONS, 7),
        ("Who?\nA. Mao\nANSWER: A", UploadFault.ONE_OPTION, 6),
        ("Who?\nA. Mao\nB. Tito\n", MoodleFault.NO_ANSWER_LINE, 6),
        ("Who?\nA. Mao\nB. Tito\nANSWER: C", MoodleFault.NO_SUCH_OPTION, 9),
        ("Who?\nA. Mao\nB. Tito\nANSWER: A, B", MoodleFault.NOT_ONE_LETTER, 9),
        ("Who?\nA. Mao\nB. Tito\nANSWER:", MoodleFault.NOT_ONE_LETTER, 9),
        ("Who?\nA. Mao\nC. Tito\nANSWER: A", MoodleFault.OTHER_LETTER, 8),
        ("Who?\nA. Mao\nof China\nB. Tito\nANSWER: A", MoodleFault.STRAY_LINE, 8),
        ("A. Mao\nB. Tito\nANSWER: A", MoodleFault.OPTION_WITHOUT_QUESTION, 6),
        ("ANSWER: A", MoodleFault.OPTION_WITHOUT_QUESTION, 6),
        ("Who?\nA. Mao\nB.\nANSWER: A", UploadFault.OPTION_BLANK, 6),
        ("Who?\nA. Mao\nB. mao\nANSWER: A", UploadFault.OPTION_TWICE, 6),
    ],
)
def test_what_deviates_is_said_with_its_line_and_hides_nothing_else(text: str, said: Reason, line: int) -> None:
    found = read("a.txt", f"{GOOD}\n{text}\n\nWho else?\nA. Beria\nB. Molotov\nANSWER: A\n")
    assert reasons(found) == [said]
    assert f"line {line}" in str(found.faults[0])
    assert [question.prompt for question in found.unit.questions] == ["Who came next?", "Who else?"]


def test_a_question_without_an_answer_ends_where_the_next_begins() -> None:
    found = read("a.txt", f"Who?\nA. Mao\nB. Tito\n{GOOD}")
    assert [entry.state for entry in found.entries] == [EntryState.FAULTY, EntryState.QUESTION]


@pytest.mark.parametrize("text", ["a b\n" * 200_000, "Who?\n" + "A. a\n" * 100_000, "Who? " * 200_000], ids=range(3))
def test_a_hostile_file_is_read_in_linear_time(text: str) -> None:
    assert len(read("a.txt", f"{text}\nA. a\nANSWER: A").entries) == 1
