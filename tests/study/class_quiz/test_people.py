"""A teacher's pace and who plays: rules of a class quiz that depend on what the teacher decided."""

from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec.structs import replace

from bot.errors import Refusal
from bot.marking.judgement import Given, Verdict
from bot.study.class_quiz.people import Extended, People, choices_near
from bot.study.class_quiz.press import Late
from bot.study.class_quiz.quiz import GRACE, ClassQuiz, Phase
from bot.study.class_quiz.standings import Mark, Player, rank_players

from .test_quiz import START, asking, at, make_live

ANA, BEN = 11, 12


def lengthened(percent: int = 50) -> ClassQuiz:
    quiz = asking()
    return quiz.with_people(quiz.people.extending(Extended(ANA, percent)))


def right(user: int, took: int = 0) -> Mark:
    return Mark(position=0, user=user, question="q0", given=Given((0,)), verdict=Verdict.RIGHT, share=1, took=took)


def test_at_the_teachers_pace_nothing_but_a_question_ends_by_itself() -> None:
    quiz = asking(pace="teacher").advance(at(20))
    quiz = quiz.advance(at(20) + GRACE)
    assert (quiz.phase, quiz.due) == (Phase.REVEAL, None)
    assert quiz.advance(at(9_999)) is quiz
    with pytest.raises(Late):
        quiz.pause(at(30))
    standings = quiz.go_on(at(30))
    assert (standings.phase, standings.due) == (Phase.STANDINGS, None)
    assert standings.go_on(at(40)).phase is Phase.ASKING


@pytest.mark.parametrize(
    ("joined_before", "joined", "answered", "closes"),
    [(2, 2, 2, True), (2, 2, 1, False), (2, 3, 3, False), (0, 2, 2, False), (3, 2, 2, True), (2, 0, 0, False)],
)
def test_a_question_closes_early_once_all_who_had_joined_before_it_have_answered(
    joined_before: int, joined: int, answered: int, closes: bool
) -> None:
    quiz = make_live(closes_early=True).start().open(100, START, joined=joined_before)
    assert quiz.all_answered(joined, answered) is closes
    assert not quiz.pause(at(3)).all_answered(joined, answered)
    assert not make_live().start().open(100, START, joined=joined_before).all_answered(joined, answered)


def test_what_was_ended_is_told_from_what_was_skipped() -> None:
    assert asking().end(at(3)).asked[0].ended
    assert not asking().skip().asked[0].ended
    assert asking().end(at(3)).ended_early
    assert asking(questions=6).left_to_play == 6


def test_who_is_absent_is_ranked_nowhere_whatever_they_answered() -> None:
    quiz = asking().advance(at(20)).advance(at(30))
    marks = [
        Mark(position=0, user=user, question="q0", given=Given((0,)), verdict=Verdict.RIGHT, share=1, took=0)
        for user in (ANA, BEN)
    ]
    players = [Player(ANA, 0), Player(BEN, 1)]
    for people in (People().without(ANA), People().leaving(ANA), People().with_leader(ANA)):
        assert [place.user for place in rank_players(quiz.with_people(people), players, marks)] == [BEN]
        assert len(rank_players(quiz.with_people(people.back(ANA)), players, marks)) == 2 - (ANA in people.leaders)
    with pytest.raises(Refusal):
        quiz.with_people(People().without(ANA)).require_playing(ANA)


def test_refused_names_get_nicknames_that_no_two_share() -> None:
    people = People()
    for user in range(9):
        people = people.refusing(user)
    numbers = [each.number for each in people.renamed]
    assert len({number for each in numbers for number in choices_near(each)}) == 27
    assert people.naming(0, choices_near(numbers[0])[0]).nickname_of(0) == choices_near(numbers[0])[0]


def test_longer_times_hold_to_their_own_end_and_for_nobody_else() -> None:
    quiz = lengthened().advance(at(20))
    assert quiz.phase is Phase.CLOSED
    assert quiz.check_press(0, at(29), ANA) == 29_000
    for pressed, user in ((30.1, ANA), (20.1, BEN), (20.1, 0)):
        with pytest.raises(Late):
            quiz.check_press(0, at(pressed), user)
    assert quiz.last_call([ANA]) == at(30) + GRACE
    assert quiz.last_call([]) is None
    assert lengthened().last_call([ANA]) is None


def test_longer_times_hold_where_the_teacher_reveals_early_and_over_a_pause() -> None:
    quiz = lengthened(100).pause(at(5)).resume(at(15)).go_on(at(17))
    assert quiz.last_call([ANA]) == at(50) + GRACE
    assert quiz.check_press(0, at(49), ANA) == 39_000


def test_speed_counts_by_ones_own_time() -> None:
    quiz = lengthened(100).advance(at(20)).advance(at(50))
    marks = [right(ANA, 40_000), right(BEN, 20_000)]
    assert [place.points for place in rank_players(quiz, [Player(ANA, 0), Player(BEN, 1)], marks)] == [500, 500]
    assert replace(quiz, people=People()).due == at(50) + timedelta(seconds=15)
