"""What a student presses whose name was refused: another nickname, or Leave."""

from __future__ import annotations

from ....errors import Refusal
from ....study.class_quiz.nicknames import name_player
from ....study.class_quiz.people import choices_near
from ....study.class_quiz.quiz import ClassQuiz
from ...kit import words as kit_words
from ...kit.card import Card, Tone
from ...kit.client import AnyCommand, Interaction
from ...kit.controls import loaded, on_press
from ...kit.replies import Reply, answer_press
from ...kit.verbs import ChooseNickname, LeaveQuiz
from ..private_lines import words as line_words
from ..runner import Runner
from . import words

COMMANDS: tuple[AnyCommand, ...] = ()


@on_press(ChooseNickname)
async def _choose(interaction: Interaction, asked: ChooseNickname) -> None:
    async def work() -> Reply:
        runner, user = loaded(interaction, Runner), interaction.user.id

        def step(quiz: ClassQuiz) -> ClassQuiz:
            number = quiz.people.nickname_of(user)
            if number is None or asked.number not in choices_near(number):
                raise Refusal(kit_words.OLD_BUTTON)
            return quiz.with_people(quiz.people.naming(user, asked.number))

        await runner.change(step)
        name = name_player(runner.quiz.plan.seed, asked.number)
        return Reply(Card(line_words.YOUR_NICKNAME.format(name=name), tone=Tone.QUIZ))

    await answer_press(interaction, work())


@on_press(LeaveQuiz)
async def _leave(interaction: Interaction, asked: LeaveQuiz) -> None:
    async def work() -> Reply:
        runner = loaded(interaction, Runner)
        runner.quiz.require_playing(interaction.user.id)
        await runner.change(lambda quiz: quiz.with_people(quiz.people.leaving(interaction.user.id)))
        return Reply(Card(words.LEFT, tone=Tone.QUIET))

    await answer_press(interaction, work())
