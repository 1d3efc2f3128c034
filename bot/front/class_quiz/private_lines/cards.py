"""The cards of a private line once its question is revealed: the verdict first, then the points, then where one stands."""

from __future__ import annotations

from collections.abc import Sequence

from ....language.shares import percent
from ....library.questions import AnyQuestion
from ....marking.judgement import Verdict
from ....study.class_quiz.progress import Progress, rank_progress
from ....study.class_quiz.quiz import ClassQuiz
from ....study.class_quiz.shown_names import nickname_in
from ....study.class_quiz.standings import Mark, Player
from ....study.points import count_points
from ...kit.card import Card, Tone, small
from ...questions import words as question_words
from ...questions.kinds import presenter_of
from ...questions.presenter import Dealt
from . import words

_TONES = {Verdict.RIGHT: Tone.RIGHT, Verdict.PARTLY: Tone.PARTLY, Verdict.WRONG: Tone.WRONG, Verdict.NEAR_MISS: Tone.CAUTION}


def result_card(
    quiz: ClassQuiz, dealt: Dealt[AnyQuestion], mark: Mark, progress: Progress, player: Player, *, told: float | None = None
) -> Card:
    """Tell one student what their answer was worth, and how they stand; `told` is the share that they were told before."""
    asked = presenter_of(dealt.question)
    given = words.YOU.format(answer=asked.brief(dealt, mark.given))
    key = "" if mark.share >= 1 else words.KEY.format(key=asked.brief_key(dealt))
    return Card(
        "\n".join(part for part in (_correction(mark, told), say_worth(mark, progress.won)) if part),
        "\n".join(part for part in (given, key) if part),
        "\n".join([say_standing(progress), *(small(line) for line in say_place(quiz, player))]),
        tone=_TONES[mark.verdict],
    )


def say_worth(mark: Mark, won: float) -> str:
    """Say what an answer was worth, verdict first."""
    match mark.verdict:
        case Verdict.RIGHT:
            verdict = question_words.RIGHT
        case Verdict.PARTLY:
            verdict = question_words.PARTLY.format(percent=percent(mark.share))
        case Verdict.NEAR_MISS:
            return question_words.NEAR_MISS
        case _:
            return question_words.WRONG
    return f"{verdict} {words.WON.format(points=count_points(won))}"


def _correction(mark: Mark, told: float | None) -> str:
    """Say that an answer is worth something else than was said before."""
    if told is None or told == mark.share:
        return ""
    return words.WORTH_MORE if mark.share > told else words.WORTH_LESS


def say_standing(progress: Progress) -> str:
    """Say where one stands, how that has changed, and for how long one has been right."""
    place = progress.place
    stands = words.STAND.format(rank=place.rank, all=progress.players, moved=say_moved(progress.moved))
    parts = [stands, words.POINTS.format(points=count_points(place.points))]
    if progress.run > 1:
        parts.append(words.RUN.format(run=progress.run))
    return " · ".join(parts)


def describe_standing(quiz: ClassQuiz, players: Sequence[Player], marks: Sequence[Mark], player: Player) -> str:
    """Say how one of the players stands after the latest question that was revealed; nothing before the first."""
    counted = [position for position, asked in enumerate(quiz.asked) if asked.counts]
    if not counted:
        return ""
    ranked = rank_progress(quiz, players, marks, counted[-1])
    lines = [say_standing(each) for each in ranked if each.place.user == player.user]
    return "\n".join([*lines, *(small(line) for line in say_place(quiz, player))])


def say_moved(moved: int) -> str:
    """Say how many places were gained or lost, by word and arrow; nothing where none were."""
    if not moved:
        return ""
    return f" ({(words.UP if moved > 0 else words.DOWN).format(count=abs(moved))})"


def say_place(quiz: ClassQuiz, player: Player) -> Sequence[str]:
    """Say to a student alone which team and which nickname are theirs, where there are any."""
    lines = [words.YOUR_TEAM.format(team=player.team)] if player.team else []
    nickname = nickname_in(quiz, player)
    return [*lines, words.YOUR_NICKNAME.format(name=nickname)] if nickname else lines
