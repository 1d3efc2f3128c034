"""The results of a class quiz: hardest first, the wrong option chosen most with its misconception, and a safe table."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from bot.library.catalogue import Library
from bot.library.questions import OneChoice, Typed, Wrong
from bot.marking.judgement import Given, Verdict
from bot.study.class_quiz.plan import Plan
from bot.study.class_quiz.quiz import AskedQuestion, ClassQuiz, Phase
from bot.study.class_quiz.results import Mistake, TableHeads, sum_up, what_to_teach, write_table
from bot.study.class_quiz.standings import Mark, Player
from bot.study.questions.dealt import Drawn
from bot.units.formulas import make_harmless

from ... import sample

START = datetime(2026, 2, 25, 9, tzinfo=UTC)


def make_library() -> Library:
    """Make the sample library with one choice and one typed question."""
    library = sample.make_library()
    wrong = (Wrong(text="Stalin"), Wrong(text="Lenin"))
    fact, told = "speech-delivered", "So it was."
    library.questions["who"] = OneChoice(
        id="who", prompt="=1+1", answer="Khrushchev", wrong=wrong, fact=fact, explanation=told, difficulty=1
    )
    library.questions["what"] = Typed(
        id="what", prompt="What?", answers=("The speech",), fact=fact, explanation=told, difficulty=1
    )
    return library


def make_live(*, dropped: bool = False) -> ClassQuiz:
    plan = Plan(drawn=(Drawn("who", (2, 0, 1)), Drawn("what")), seed=1)
    asked = (AskedQuestion(allowed=20, revealed=True), AskedQuestion(allowed=20, revealed=True, dropped=dropped))
    return ClassQuiz(id="L", guild=1, channel=2, teacher=3_000, plan=plan, created=START, phase=Phase.DONE, asked=asked)


def mark(user: int, position: int, given: Given, share: float) -> Mark:
    verdict = Verdict.RIGHT if share else Verdict.WRONG
    question = ("who", "what")[position]
    return Mark(position=position, user=user, question=question, given=given, verdict=verdict, share=share, took=0)


MARKS = [
    mark(11, 0, Given((0,)), 1),
    mark(12, 0, Given((2,)), 0),
    mark(13, 0, Given((2,)), 0),
    mark(11, 1, Given(text="The  Speech"), 1),
    mark(12, 1, Given(text=" the thaw "), 0),
]
PLAYERS = [Player(11, 0), Player(12, 1), Player(13, 2)]


def test_the_hardest_comes_first_with_the_wrong_option_chosen_most() -> None:
    results = sum_up(make_live(), PLAYERS, MARKS, make_library())
    hardest, easiest = results.questions
    assert (hardest.position, hardest.right, hardest.count, hardest.mistakes) == (0, 1, 3, (Mistake("Lenin", 2),))
    assert (easiest.position, easiest.mistakes, easiest.share) == (1, (Mistake("the thaw", 1),), 0.5)
    assert results.share == 2 / 5


def test_the_hardest_comes_first_though_it_was_asked_last() -> None:
    marks = [mark(11, 0, Given((0,)), 1), mark(12, 0, Given((1,)), 0), mark(11, 1, Given(text="x"), 0)]
    assert [each.share for each in sum_up(make_live(), PLAYERS, marks, make_library()).questions] == [0, 0.5]


def test_a_typed_answer_is_named_as_the_first_wrote_it() -> None:
    marks = [mark(11, 1, Given(text="The Thaw"), 0), mark(12, 1, Given(text=" the  thaw "), 0)]
    (first, *_) = sum_up(make_live(), PLAYERS, marks, make_library()).questions
    assert first.mistakes == (Mistake("The Thaw", 2),)


def test_two_wrong_answers_that_tie_are_both_named_with_their_myths() -> None:
    library = make_library()
    library.questions["who"] = replace(
        library.questions["who"], wrong=(Wrong(text="Stalin", misconception="myth"), Wrong(text="Lenin"))
    )
    marks = [mark(11, 0, Given((2,)), 0), mark(12, 0, Given((1,)), 0)]
    (who, _) = sum_up(make_live(), PLAYERS, marks, library).questions
    assert who.mistakes == (Mistake("Lenin", 1), Mistake("Stalin", 1, "myth"))


def test_of_three_that_tie_none_is_named() -> None:
    marks = [mark(user, 1, Given(text=text), 0) for user, text in ((11, "a"), (12, "b"), (13, "c"))]
    what = sum_up(make_live(), PLAYERS, marks, make_library()).questions[0]
    assert (what.position, what.mistakes) == (1, ())


def test_what_nobody_answered_has_no_share_and_comes_last() -> None:
    marks = [mark(11, 1, Given(text="The speech"), 1)]
    results = sum_up(make_live(), PLAYERS, marks, make_library())
    assert [(each.position, each.share) for each in results.questions] == [(1, 1.0), (0, None)]
    assert results.share == 1.0
    assert sum_up(make_live(), PLAYERS, [], make_library()).share is None


def test_what_nobody_answered_is_taught_again_only_where_nothing_else_is() -> None:
    library = make_library()
    library.questions["who"] = replace(library.questions["who"], fact="myth")
    wrong, right = mark(11, 1, Given(text="x"), 0), mark(11, 1, Given(text="The speech"), 1)
    assert taught([wrong], library) == [("speech-delivered", 0.0)]
    assert taught([right], library) == [("myth", None)]


@pytest.mark.parametrize(("right", "of", "again"), [(3, 4, True), (4, 5, False), (5, 5, False), (0, 5, True)])
def test_what_four_in_five_know_is_not_taught_again(right: int, of: int, again: bool) -> None:
    library = make_library()
    library.questions["what"] = replace(library.questions["what"], fact="stalin-dies")
    marks = [mark(user, 0, Given((0,)), float(user < right)) for user in range(of)]
    assert ("speech-delivered" in [fact for fact, _ in taught(marks, library)]) is again


def taught(marks: list[Mark], library: Library) -> list[tuple[str, float | None]]:
    missed = what_to_teach(sum_up(make_live(), PLAYERS, marks, library), library)
    return [(each.fact.id if each.fact else each.question.id, each.share) for each in missed]


def test_a_skipped_question_is_left_out() -> None:
    assert [each.position for each in sum_up(make_live(dropped=True), PLAYERS, MARKS, make_library()).questions] == [0]


def test_a_question_that_was_taken_out_of_the_unit_is_left_out() -> None:
    library = make_library()
    del library.questions["who"]
    assert [each.position for each in sum_up(make_live(), PLAYERS, MARKS, library).questions] == [1]


def test_the_belief_behind_the_wrong_answer_given_most_is_taught_again_too() -> None:
    library = make_library()
    wrong = (Wrong(text="Stalin", misconception="myth"), Wrong(text="Lenin", misconception="gone-since"))
    library.questions["who"] = replace(library.questions["who"], wrong=wrong)
    marks = [mark(11, 0, Given((1,)), 0), mark(12, 0, Given((2,)), 0), mark(13, 0, Given((0,)), 1)]
    (first, second) = taught(marks, library)
    assert [first, second] == [("speech-delivered", 1 / 3), ("myth", 1 / 3)]


def test_no_more_than_six_facts_are_taught_again_the_hardest_first() -> None:
    library = make_library()
    facts = list(library.facts)[:7]
    for number, fact in enumerate(facts):
        library.questions[f"q{number}"] = replace(library.questions["who"], id=f"q{number}", fact=fact)
    plan = Plan(drawn=tuple(Drawn(f"q{number}") for number in range(7)), seed=1)
    quiz = replace(make_live(), plan=plan, asked=(AskedQuestion(allowed=20, revealed=True),) * 7)
    right = [replace(mark(user, 0, Given((0,)), float(user <= n)), position=n) for n in range(7) for user in range(1, 10)]
    results = sum_up(quiz, [], right, library)
    assert [each.fact and each.fact.id for each in what_to_teach(results, library)] == facts[:6]


def test_what_is_partly_right_is_no_mistake_and_what_is_not_given_neither() -> None:
    marks = [mark(11, 1, Given(text="The speach"), 0.5), mark(12, 1, Given(text=""), 0), mark(13, 1, Given(text="x"), 0)]
    what = sum_up(make_live(), PLAYERS, marks, make_library()).questions[0]
    assert (what.right, what.count, what.mistakes) == (0, 3, (Mistake("x", 1),))


def test_of_several_choices_each_wrong_one_counts_by_itself() -> None:
    library = make_library()
    library.questions["what"] = replace(sample.SEVERAL, id="what")
    marks = [mark(11, 1, Given((0, 2)), 0.5), mark(12, 1, Given((2, 3)), 0)]
    what = sum_up(make_live(), PLAYERS, marks, library).questions[0]
    assert what.mistakes == (Mistake("Tito", 2),)


def test_of_facts_to_teach_each_comes_once() -> None:
    library = make_library()
    assert [key for key, _ in taught(MARKS, library)] == ["speech-delivered"]


HEADS = TableHeads(
    student="Student", number="Id", team="Team", place="Place", points="Points", marks="Marks",
    maximum="Maximum", percent="Percent", quiz="Quiz", date="Date",
)  # fmt: skip


def table_of(quiz: ClassQuiz, players: list[Player]) -> list[list[str]]:
    results = sum_up(quiz, players, MARKS, make_library())
    content = write_table(quiz, "Week 3", results, MARKS, {11: "Ana", 12: "=cmd()"}, HEADS)
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


def test_the_table_has_a_row_a_student_and_a_column_a_question() -> None:
    assert table_of(make_live(), PLAYERS) == [
        ["Student", "Id", "Place", "Points", "Marks", "Maximum", "Percent", "1. =1+1", "2. What?", "Quiz", "Date"],
        ["Ana", "id 11", "1", "2000", "2", "2", "100", "1", "1", "Week 3", "2026-02-25"],
        ["'=cmd()", "id 12", "2", "0", "0", "2", "0", "0", "0", "Week 3", "2026-02-25"],
        ["13", "id 13", "2", "0", "0", "2", "0", "0", "", "Week 3", "2026-02-25"],
    ]


def test_headings_of_questions_are_short_and_cut_at_a_word() -> None:
    long = replace(sample.ONE, prompt="Who gave the New York Times the text of the speech?")
    quiz, library = make_live(), make_library()
    results = sum_up(quiz, PLAYERS, MARKS, library)
    results = replace(results, questions=(replace(results.questions[0], question=long, position=0),))
    head, *_ = csv.reader(io.StringIO(write_table(quiz, "", results, MARKS, {}, HEADS).decode("utf-8-sig")))
    assert head[-3] == "1. Who gave the New York…"


def test_the_table_tells_teams_where_there_are_some() -> None:
    quiz = make_live()
    quiz = replace(quiz, plan=replace(quiz.plan, teams=2))
    head, ana, *_ = table_of(quiz, [Player(11, 0, 1), Player(12, 1, 2), Player(13, 2, 1)])
    assert (head[:4], ana[:4]) == (["Student", "Id", "Team", "Place"], ["Ana", "id 11", "1", "1"])


HIDDEN = (
    *("\uff1d1", "\uff0b1", "\uff0d1", "\uff20x", "\ufe661", "\u22121"),
    *(
        front + "=1"
        for front in ("\ufeff", "\u200b", "\u200d", "\u3000", "\xa0", "\x00", "\u202e", "\ufe0f", "\u034f", " \ufeff\u200b")
    ),
    *(front + "Ana" for front in (" \t", "\u200b\r", "\ufeff\n", "\x0b", "\x00")),
)


@pytest.mark.parametrize("cell", ["=1", "+1", "-1", "@x", "\t=1", "\r=1", " =1", "\n=1", "\tAna", "\rAna", "\nAna", *HIDDEN])
def test_what_a_spreadsheet_would_run_is_made_harmless(cell: str) -> None:
    assert make_harmless(cell) == f"'{cell}"


@pytest.mark.parametrize(
    "cell", ["", "Ana", "1", "0.5", "a=b", "18. What?", " Ana", "\u200bAna", "\ufeff", "\uff21na", "\u00c9va", "\u674e"]
)
def test_everything_else_stays_as_it_is(cell: str) -> None:
    assert make_harmless(cell) == cell
