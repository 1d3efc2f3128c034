"""How a teacher steers a class quiz: what each control does in each phase, and to the moment when."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.errors import Refusal
from bot.marking.judgement import Given, Verdict
from bot.study.class_quiz.press import Late
from bot.study.class_quiz.quiz import ClassQuiz, Phase
from bot.study.class_quiz.standings import Mark, Player, rank_players

from .test_quiz import asking, at, make_live

CONTROLS = """
               start   open   go_on      pause      resume  extend  skip    end
lobby          asking  late   late       late       refused late    late    done
posting        refused asking late       late       refused late    asking  podium
posting next   refused asking late       late       refused late    podium  podium
asking         refused late   closed     asking+    refused asking  asking  podium
paused         refused late   closed     refused    asking  asking+ asking  podium
time up        refused late   closed     late       refused late    asking  podium
closed         refused late   late       late       refused late    asking  podium
reveal         refused late   standings  reveal+    refused late    asking  podium
reveal paused  refused late   standings  refused    reveal  late    asking  podium
standings      refused late   asking     standings+ refused late    asking  podium
podium         refused late   late       late       refused late    late    done
done           refused late   late       late       refused late    late    late
"""
"""What comes of each control in each phase; + where the quiz stands still then."""


def second_asked() -> ClassQuiz:
    """Give a quiz whose second question is open since second 45; the first has been played."""
    quiz = asking(questions=3)
    for second in (20, 22, 37, 45):
        quiz = quiz.advance(at(second))
    return quiz.open(101, at(45))


def in_phase(name: str) -> tuple[ClassQuiz, float]:
    """Give a quiz in a phase, and the second at which the teacher presses."""
    first = asking()
    reveal = first.advance(at(20)).advance(at(22))
    standings = reveal.advance(at(37))
    podium = first.end(at(1))
    phases: dict[str, tuple[ClassQuiz, float]] = {
        "lobby": (make_live(), 6), "posting": (make_live().start(), 1), "posting next": (standings.advance(at(45)), 46),
        "asking": (first, 6), "paused": (first.pause(at(5)), 6), "time up": (first, 20), "closed": (first.advance(at(20)), 21),
        "reveal": (reveal, 31), "reveal paused": (reveal.pause(at(30)), 31), "standings": (standings, 38), "podium": (podium, 31),
        "done": (podium.finish(at(9)), 31),
    }  # fmt: skip
    return phases[name]


def outcome_of(quiz: ClassQuiz, control: str, second: float) -> str:
    times = {"start": (), "skip": (), "open": (9, at(second))}.get(control, (at(second),))
    try:
        after = getattr(quiz, control)(*times)
    except Refusal as refusal:
        return "late" if isinstance(refusal, Late) else "refused"
    assert after.serial == quiz.serial + 1
    return str(after.phase) + ("+" if after.paused else "")


@pytest.mark.parametrize("row", CONTROLS.strip().splitlines()[1:], ids=lambda row: row[:14].strip())
def test_what_each_control_does_in_each_phase(row: str) -> None:
    controls = CONTROLS.split("\n", 2)[1].split()
    quiz, second = in_phase(row[:14].strip())
    assert [outcome_of(quiz, control, second) for control in controls] == row[14:].split()


def test_the_timetable_of_a_quiz_that_nobody_touches() -> None:
    quiz, times = asking(), list[tuple[str, float]]()
    for posted in (44.5, None):
        while due := quiz.due:
            assert quiz.advance(due - timedelta(milliseconds=1)) is quiz
            quiz = quiz.advance(due)
            times.append((quiz.phase, (due - at(0)).total_seconds()))
        if posted:
            quiz = quiz.open(101, at(posted))
    first, second = [("closed", 20), ("reveal", 21.5)], [("closed", 64.5), ("reveal", 66)]
    assert times == [*first, ("standings", 36.5), ("asking", 44.5), *second, ("podium", 81)]


def test_a_bot_that_wakes_late_takes_one_step_and_closes_at_the_deadline() -> None:
    quiz = asking().advance(at(1000))
    assert quiz.phase is Phase.CLOSED
    assert quiz.asked[0].closed == at(20)


def test_a_next_after_the_time_is_up_closes_at_the_deadline() -> None:
    assert asking().go_on(at(25)).asked[0].closed == at(20)


@pytest.mark.parametrize("pressed", [20, 5.5, 8])
def test_a_press_at_the_very_moment_of_closing_counts(pressed: float) -> None:
    quiz = asking() if pressed == 20 else asking().go_on(at(pressed))
    assert quiz.check_press(0, at(pressed)) == 1000 * pressed
    with pytest.raises(Late):
        quiz.check_press(0, at(pressed) + timedelta(milliseconds=1))


def test_time_stands_still_in_each_of_two_pauses() -> None:
    quiz = asking().pause(at(4)).resume(at(14)).pause(at(20)).resume(at(50))
    assert quiz.due == at(60)
    assert [quiz.check_press(0, at(second)) for second in (3, 14, 19.5, 51)] == [3000, 4000, 9500, 11_000]
    for still in (4, 13, 20, 49):
        with pytest.raises(Refusal):
            quiz.check_press(0, at(still))


def test_next_in_a_pause_closes_the_question_at_the_start_of_that_pause() -> None:
    quiz = asking().pause(at(4)).resume(at(5)).pause(at(10)).go_on(at(300))
    assert quiz.asked[0].closed == at(10)
    assert quiz.check_press(0, at(9)) == 8000
    assert quiz.due == at(11.5)


def test_a_resume_that_is_dated_before_its_pause_takes_no_time_away() -> None:
    assert asking().pause(at(5)).resume(at(6)).pause(at(9)).resume(at(8)).due == at(21)


def test_a_reveal_that_is_paused_after_its_time_is_over_once_it_goes_on() -> None:
    reveal = asking().advance(at(20)).advance(at(22))
    assert reveal.pause(at(99)).resume(at(200)).due == at(200)


def test_the_second_question_is_steered_like_the_first_and_leaves_it_alone() -> None:
    quiz = second_asked()
    first = quiz.asked[0]
    after = quiz.extend(at(50)).pause(at(51)).resume(at(61)).moved(500)
    assert after.asked[0] is first
    assert (after.due, after.asked[1].message, after.asked[1].opened) == (at(90), 500, at(45))
    assert after.go_on(at(70)).asked[0] is first
    assert after.serial == quiz.serial + 4
    with pytest.raises(Late):
        after.check_press(0, at(62))
    revealed = after.advance(at(90)).advance(at(92))
    assert [asked.counts for asked in revealed.asked] == [True, True]
    assert (revealed.asked[0], revealed.asked[1].message) == (first, 500)


@pytest.mark.parametrize("control", ["skip", "end", "finish"])
def test_what_is_broken_off_drops_the_open_question_and_no_other(control: str) -> None:
    quiz = second_asked()
    after = quiz.skip() if control == "skip" else getattr(quiz, control)(at(50))
    assert [asked.dropped for asked in after.asked[:2]] == [False, True]
    marks = [
        Mark(position=n, user=9, question=f"q{n}", given=Given((0,)), verdict=Verdict.RIGHT, share=1, took=0) for n in (0, 1)
    ]
    assert rank_players(after, [Player(9, 0)], marks)[0].points == 1000


@pytest.mark.parametrize("control", ["end", "finish"])
def test_what_ends_after_the_reveal_keeps_its_question(control: str) -> None:
    reveal = asking().advance(at(20)).advance(at(22))
    assert getattr(reveal, control)(at(30)).asked[0].counts


def test_a_question_skipped_before_it_is_posted_is_never_asked() -> None:
    posting = asking(questions=3).skip()
    assert (posting.position, posting.asked[1].message) == (1, 0)
    assert [asked.dropped for asked in posting.skip().asked] == [True, True, False]


def test_skipping_the_last_question_leads_to_the_podium() -> None:
    assert asking(questions=1).skip().phase is Phase.PODIUM


@pytest.mark.parametrize(("moved", "shown"), [("lobby", (0, 6, 7)), ("board", (5, 0, 7)), ("thread", (5, 6, 0))])
def test_where_one_thing_is_shown_changes_nothing_of_the_others(moved: str, shown: tuple[int, int, int]) -> None:
    quiz = make_live()
    assert (quiz.lobby, quiz.board, quiz.thread) == (0, 0, 0)
    quiz = quiz.with_messages(lobby=5, board=6, thread=7)
    assert (quiz.lobby, quiz.board, quiz.thread) == (5, 6, 7)
    quiz = quiz.with_messages(**{moved: 0})
    assert (quiz.lobby, quiz.board, quiz.thread) == shown
    assert quiz.serial == 2


def test_nobody_joins_once_the_podium_stands() -> None:
    make_live().require_joining()
    second_asked().require_joining()
    for over in (asking().end(at(3)), asking().end(at(3)).finish(at(4))):
        with pytest.raises(Late):
            over.require_joining()


def test_a_quiz_that_is_done_keeps_the_moment_of_its_end() -> None:
    done = make_live().end(at(7))
    assert (done.phase, done.ended, done.due, done.position) == (Phase.DONE, at(7), None, -1)
