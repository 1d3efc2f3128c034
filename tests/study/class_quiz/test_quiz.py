"""The class quiz: golden sequences for its rules, and any order of events against its invariants."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta

import msgspec
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from bot.errors import Refusal
from bot.marking.judgement import Given, Verdict
from bot.study.class_quiz.nicknames import name_player
from bot.study.class_quiz.plan import READING, Plan, Scoring
from bot.study.class_quiz.press import Late, Pressed, prefer
from bot.study.class_quiz.quiz import GRACE, AskedQuestion, ClassQuiz, Phase
from bot.study.class_quiz.standings import Mark, Player, choose_team, earn_points, rank_players, rank_teams
from bot.study.questions.dealt import Drawn

START = datetime(2026, 2, 25, 9, tzinfo=UTC)


def at(seconds: float) -> datetime:
    return START + timedelta(seconds=seconds)


def make_live(questions: int = 2, **plan: object) -> ClassQuiz:
    drawn = tuple(Drawn(f"q{number}", (0, 1, 2, 3)) for number in range(questions))
    made = msgspec.convert({"drawn": msgspec.to_builtins(drawn), "seed": 7, "seconds": 20, **plan}, Plan)
    return ClassQuiz(id="L1", guild=1, channel=2, teacher=3_000, plan=made, created=START)


def asking(questions: int = 2, **plan: object) -> ClassQuiz:
    return make_live(questions, **plan).start().open(100, START)


def test_a_quiz_runs_by_itself_from_question_to_podium() -> None:
    quiz, phases = asking(), []
    for second in range(120):
        quiz = quiz.advance(at(second))
        if quiz.phase is Phase.ASKING and quiz.asked[-1].opened is None:
            quiz = quiz.open(101, at(second))
        phases.append(quiz.phase)
    order = [phase for phase, before in zip(phases, [None, *phases], strict=False) if phase is not before]
    assert order == ["asking", "closed", "reveal", "standings", "asking", "closed", "reveal", "podium"]


def test_a_press_counts_by_its_timestamp_whenever_it_is_processed() -> None:
    quiz = asking()
    assert quiz.check_press(0, at(19.9)) == 19900
    with pytest.raises(Late):  # processed early: the bot's timer has not fired yet
        quiz.check_press(0, at(20.1))
    closed = quiz.advance(at(20.3))
    assert closed.phase is Phase.CLOSED
    assert closed.check_press(0, at(19.9)) == 19900  # processed late, within the grace
    with pytest.raises(Late):
        closed.advance(at(20) + GRACE).check_press(0, at(19.9))


def test_a_press_made_in_time_may_be_a_second_and_a_half_on_its_way() -> None:
    closed = asking().advance(at(20))
    late = closed.advance(at(21.4))
    assert late.phase is Phase.CLOSED
    assert late.check_press(0, at(19.9)) == 19900
    assert late.advance(at(21.5)).phase is Phase.REVEAL


def test_a_pause_stops_the_time_and_refuses_presses() -> None:
    quiz = asking().pause(at(5))
    assert quiz.due is None
    with pytest.raises(Refusal):
        quiz.check_press(0, at(6))
    assert quiz.check_press(0, at(4)) == 4000
    quiz = quiz.resume(at(65))
    assert quiz.due == at(80)
    assert quiz.check_press(0, at(70)) == 10000


def test_next_closes_a_question_at_the_press() -> None:
    quiz = asking().go_on(at(8))
    assert quiz.phase is Phase.CLOSED
    assert quiz.check_press(0, at(7.9)) == 7900
    with pytest.raises(Late):
        quiz.check_press(0, at(8.1))


def test_fifteen_seconds_more_are_given_only_while_the_question_is_open() -> None:
    quiz = asking().extend(at(19))
    assert quiz.due == at(35)
    with pytest.raises(Late):
        quiz.extend(at(35))


def test_more_time_is_given_to_ten_minutes_and_no_longer() -> None:
    quiz = asking(seconds=120)
    for _ in range(32):
        quiz = quiz.extend(at(19))
    assert quiz.due == at(600)
    with pytest.raises(Refusal):
        quiz.extend(at(19))


def test_a_paused_reveal_keeps_what_was_left_of_it() -> None:
    quiz = asking().advance(at(20)).advance(at(20) + GRACE)
    paused = quiz.pause(at(30))
    assert paused.due is None
    assert paused.resume(at(100)).due == at(100) + (at(20) + GRACE + timedelta(seconds=READING) - at(30))


def test_a_skipped_question_counts_for_nobody_even_after_its_reveal() -> None:
    quiz = asking().advance(at(20)).advance(at(22))
    mark = Mark(position=0, user=9, question="q0", given=Given((0,)), verdict=Verdict.RIGHT, share=1, took=0)
    assert rank_players(quiz, [Player(9, 0)], [mark])[0].points == 1000
    assert rank_players(quiz.skip(), [Player(9, 0)], [mark])[0].points == 0


def test_ending_in_an_open_question_drops_it() -> None:
    quiz = asking().end(at(3))
    assert quiz.phase is Phase.PODIUM
    assert quiz.asked[0].dropped
    assert quiz.finish(at(4)).ended == at(4)


@pytest.mark.parametrize(
    ("took", "share", "points"),
    [(0, 1, 1000), (10_000, 1, 750), (20_000, 1, 500), (10_000, 0.5, 375), (3_333, 1, 917), (5, 0, 0)],
)
def test_speed_points(took: int, share: float, points: int) -> None:
    assert earn_points(share, took, AskedQuestion(allowed=20), Scoring.SPEED) == points
    assert earn_points(share, took, AskedQuestion(allowed=20), Scoring.ACCURACY) == share


def test_a_final_answer_stands_and_a_changeable_one_is_the_latest_press() -> None:
    first, second = (Pressed(position=0, user=9, press=press, given=Given((press,)), took=press) for press in (1, 2))
    with pytest.raises(Refusal):
        prefer(first, second, final=True)
    assert prefer(first, second, final=False) is second
    assert prefer(second, first, final=False) is second


def test_teams_fill_evenly_and_rank_by_their_mean() -> None:
    assert Counter(choose_team(number, 3) for number in range(7)) == {1: 3, 2: 2, 3: 2}
    quiz = asking(scoring="accuracy", teams=2).advance(at(20)).advance(at(22))
    players = [Player(1, 0, 1), Player(2, 1, 2), Player(3, 2, 1)]
    marks = [Mark(position=0, user=user, question="q0", given=Given(), verdict=Verdict.RIGHT, share=1, took=1) for user in (1, 2)]
    assert [(place.team, place.mean) for place in rank_teams(rank_players(quiz, players, marks))] == [(2, 1.0), (1, 0.5)]


def test_nicknames_differ_and_come_back_the_same() -> None:
    names = [name_player(5, number) for number in range(600)]
    assert len(set(names)) == 600
    assert names[3] == name_player(5, 3)


class Course(RuleBasedStateMachine):
    """A class quiz as it may happen: what is acknowledged is stored, and memory is lost at any moment."""

    @initialize(final=st.booleans(), questions=st.integers(1, 4), scoring=st.sampled_from(list(Scoring)))
    def open_lobby(self, final: bool, questions: int, scoring: Scoring) -> None:
        self.now = START
        self.disk = msgspec.json.encode(make_live(questions, final=final, scoring=scoring.value))
        self.players: dict[int, Player] = {}
        self.answers: dict[tuple[int, int], Pressed] = {}
        self.pressed_at: dict[int, datetime] = {}
        self.reveals: Counter[int] = Counter()
        self.first_given: dict[tuple[int, int], Given] = {}
        self.frozen: dict[int, dict[int, Pressed]] = {}
        self.presses = 0

    @property
    def quiz(self) -> ClassQuiz:
        """Every step begins from what is stored, as after a restart."""
        return msgspec.json.decode(self.disk, type=ClassQuiz)

    def keep(self, quiz: ClassQuiz) -> None:
        before = self.quiz
        assert quiz is before or quiz.serial == before.serial + 1
        self.disk = msgspec.json.encode(quiz)
        for position, asked in enumerate(quiz.asked):
            if asked.revealed and not (position < len(before.asked) and before.asked[position].revealed):
                self.reveals[position] += 1
                self.frozen[position] = {user: a for (at_, user), a in self.answers.items() if at_ == position}

    def act(self, name: str, *values: datetime) -> None:
        try:
            self.keep(getattr(self.quiz, name)(*values))
        except Refusal:
            return

    @rule(user=st.integers(1, 5))
    def join(self, user: int) -> None:
        self.players.setdefault(user, Player(user, len(self.players)))

    @rule()
    def start(self) -> None:
        self.act("start")

    @precondition(lambda self: self.quiz.phase is Phase.ASKING and self.quiz.asked[-1].opened is None)
    @rule()
    def show(self) -> None:
        self.keep(self.quiz.open(1000 + self.quiz.position, self.now))

    @rule(seconds=st.floats(0, 30))
    def wait(self, seconds: float) -> None:
        self.now += timedelta(seconds=round(seconds, 3))

    @rule()
    def tick(self) -> None:
        before = self.quiz
        after = before.advance(self.now)
        if after.serial != before.serial:
            self.keep(after)

    @rule(name=st.sampled_from(["go_on", "pause", "resume", "extend", "end"]), ago=st.floats(0, 1))
    def control(self, name: str, ago: float) -> None:
        asked = self.quiz.asked[-1] if self.quiz.asked else None
        floor = asked.opened if asked and asked.opened else START
        self.act(name, max(self.now - timedelta(seconds=round(ago, 3)), floor))

    @rule()
    def skip(self) -> None:
        self.act("skip")

    @rule()
    def finish(self) -> None:
        if self.quiz.phase is Phase.PODIUM:
            self.keep(self.quiz.finish(self.now))

    @rule(user=st.integers(1, 5), option=st.integers(0, 3), back=st.integers(0, 1), delay=st.floats(0, 3))
    def answer(self, user: int, option: int, back: int, delay: float) -> None:
        quiz, position = self.quiz, self.quiz.position - back
        pressed = self.now - timedelta(seconds=round(delay, 3))
        self.presses += 1
        press = round((pressed - START) / timedelta(milliseconds=1)) * 1000 + self.presses
        old = self.answers.get((position, user))
        new_try = Pressed(position=position, user=user, press=press, given=Given((option,)), took=0)
        try:
            took = quiz.check_press(position, pressed)
            kept = prefer(old, msgspec.structs.replace(new_try, took=took), final=quiz.plan.final)
        except Refusal:
            return
        assert not quiz.asked[position].revealed
        assert pressed <= (quiz.asked[position].closed or pressed)
        assert took <= 1000 * quiz.asked[position].allowed
        self.players.setdefault(user, Player(user, len(self.players)))
        self.answers[position, user] = kept
        self.first_given.setdefault((position, user), kept.given)

    @invariant()
    def reveals_come_once(self) -> None:
        assert all(count == 1 for count in self.reveals.values())

    @invariant()
    def nothing_changes_after_the_reveal(self) -> None:
        for position, answers in self.frozen.items():
            assert answers == {user: a for (at_, user), a in self.answers.items() if at_ == position}

    @invariant()
    def final_answers_stand(self) -> None:
        if self.quiz.plan.final:
            assert all(self.answers[key].given == given for key, given in self.first_given.items())

    @invariant()
    def points_equal_a_recomputation(self) -> None:
        quiz = self.quiz
        marks = [
            Mark(
                position=p,
                user=u,
                question=f"q{p}",
                given=a.given,
                verdict=Verdict.RIGHT,
                share=float(a.given.chosen == (0,)),
                took=a.took,
            )
            for (p, u), a in self.answers.items()
        ]
        by_hand: Counter[int] = Counter()
        for mark in marks:
            asked = quiz.asked[mark.position]
            if asked.revealed and not asked.dropped and mark.share:
                speed = round(1000 * (1 - (mark.took / (asked.allowed * 1000)) / 2))
                by_hand[mark.user] += 1 if quiz.plan.scoring is Scoring.ACCURACY else speed
        places = rank_players(quiz, self.players.values(), marks)
        assert {place.user: place.points for place in places} == {user: by_hand[user] for user in self.players}
        assert all(0 <= place.streak <= place.right <= len(quiz.asked) for place in places)

    @invariant()
    def the_shape_holds(self) -> None:
        quiz = self.quiz
        assert (quiz.phase is Phase.DONE) == (quiz.ended is not None)
        assert all(asked.revealed or asked.dropped for asked in quiz.asked[:-1])
        assert not (quiz.due and quiz.paused)


TestCourse = Course.TestCase
TestCourse.settings = settings(max_examples=60, stateful_step_count=60, deadline=None)
