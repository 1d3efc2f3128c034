"""Who may play in a class quiz: not who leads it, nobody who was sent out, and a teacher only on purpose."""

from __future__ import annotations

import discord

from ....study.class_quiz.nicknames import name_player
from ....study.class_quiz.people import choices_near
from ....study.class_quiz.quiz import ClassQuiz
from ....study.reasons import ClassQuizReason
from ...kit.card import Card, Control, Tone
from ...kit.client import Interaction, is_teacher
from ...kit.controls import button
from ...kit.failures import Shown
from ...kit.verbs import ChooseNickname, JoinQuiz, LeaveQuiz
from ..runner import Runner
from . import words


class AskedFirst(Shown):
    """A teacher would play, perhaps by a slip of the thumb: they are asked."""

    def __init__(self, quiz: ClassQuiz) -> None:
        super().__init__(ClassQuizReason.LEADS)
        self._quiz = quiz

    def card(self) -> Card:
        sure = button(words.PLAY_ALONG, JoinQuiz(self._quiz.id, sure=True), emoji="🙋")
        return Card(words.PLAY_ALONG_ASKED, tone=Tone.QUIET, controls=[[sure]])


def require_student(interaction: Interaction, runner: Runner, *, sure: bool = False) -> None:
    """Raise Refusal for whoever does not play: who leads the quiz, was sent out, or is a teacher who has not said so."""
    user = interaction.user.id
    runner.quiz.require_playing(user)
    if not sure and user not in runner.seen.players and is_teacher(interaction):
        raise AskedFirst(runner.quiz)


async def come_back(runner: Runner, user: int) -> None:
    """Let somebody play again who has left."""
    if user in runner.quiz.people.left:
        await runner.change(lambda quiz: quiz.with_people(quiz.people.back(user)))


def renamed_card(quiz: ClassQuiz, user: int) -> Card | None:
    """Tell somebody kindly that their name was refused, and offer others; None where it was not."""
    number = quiz.people.nickname_of(user)
    if number is None:
        return None
    names: list[Control] = [
        button(
            name_player(quiz.plan.seed, each),
            ChooseNickname(quiz.id, each),
            style=discord.ButtonStyle.primary if each == number else discord.ButtonStyle.secondary,
        )
        for each in choices_near(number)
    ]
    told = words.RENAMED.format(name=name_player(quiz.plan.seed, number))
    return Card(told, tone=Tone.QUIET, controls=[names, [button(words.LEAVE, LeaveQuiz(quiz.id))]])
