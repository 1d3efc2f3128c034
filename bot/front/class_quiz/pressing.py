"""What students press in a class quiz: each press is checked, stored, and only then answered."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TypeAlias

import discord

from ...errors import Refusal
from ...library.catalogue import Library
from ...library.questions import AnyQuestion
from ...marking.judgement import Given
from ...study.class_quiz.press import Pressed
from ...study.class_quiz.quiz import ClassQuiz, Phase
from ...study.class_quiz.standings import rank_players
from ...study.questions.bank import find_questions
from ..kit import words as kit_words
from ..kit.card import Card, Tone
from ..kit.client import AnyCommand, Interaction, library_of, place_of
from ..kit.controls import checks, loaded, on_pick, on_press, on_submit
from ..kit.custom_ids import About
from ..kit.forms import open_form
from ..kit.replies import Reply, answer, answer_press
from ..kit.verbs import (
    AcceptWritten,
    AskedIn,
    AskToEnd,
    ChooseNickname,
    DownloadMarks,
    JoinQuiz,
    LeaveQuiz,
    OpenControls,
    PickInClass,
    PlayAgain,
    Report,
    RetryFromClass,
    RuleOnStudent,
    ShowControls,
    ShowMyAnswers,
    ShowMyRank,
    ShowStudents,
    ShowWritten,
    Steer,
    TeachAgain,
    TurnMyAnswers,
    TurnResults,
    TypeInClass,
)
from ..practice.quiz import start_on
from ..questions.kinds import presenter_of
from ..questions.presenter import ClassKey, Dealt
from ..teaching.reports import asked_in
from . import words
from .cards import joined_card, rank_card, recap_card, saved_card
from .people.admission import come_back, renamed_card, require_student
from .people.entrances import entrances_of
from .private_lines.cards import describe_standing
from .runner import Runner
from .running_quizzes import quizzes_of

InRunning: TypeAlias = (
    JoinQuiz | LeaveQuiz | ChooseNickname | PickInClass | TypeInClass | Steer | OpenControls | ShowControls | AskToEnd
    | ShowStudents | RuleOnStudent
)  # fmt: skip
"""What can be pressed while a class quiz runs."""
Read = Callable[[Dealt[AnyQuestion]], Given]

COMMANDS: tuple[AnyCommand, ...] = ()


_REVEALED = (Phase.REVEAL, Phase.STANDINGS, Phase.PODIUM, Phase.DONE)


@on_press(JoinQuiz)
async def _join(interaction: Interaction, asked: JoinQuiz) -> None:
    async def work() -> Reply:
        runner, user = loaded(interaction, Runner), interaction.user.id
        runner.quiz.require_joining()
        runner.names.note(interaction.user)
        require_student(interaction, runner, sure=asked.sure)
        await come_back(runner, user)
        player, new = await interaction.client.store.class_quizzes.join(runner.quiz, user)
        if new:
            runner.note_player(player)
        entrances_of(interaction.client).note(interaction, runner)
        return Reply(joined_card(runner.quiz, player, new=new))

    await answer(interaction, work(), private=True)


def _deal(library: Library, quiz: ClassQuiz, position: int) -> Dealt[AnyQuestion]:
    """Give a question as the class has it; raise Refusal where it was not kept, and has been taken out of its unit."""
    asked = quiz.plan.question_at(position, library)
    if asked is None:
        raise Refusal(kit_words.GONE)
    return Dealt(asked.library, asked.question, quiz.plan.drawn[position])


async def take_answer(interaction: Interaction, asked: PickInClass | TypeInClass, read: Read) -> Reply:
    """Check an answer by its timestamp, store it, and say so; what it is worth is not asked before the reveal."""
    client = interaction.client
    runner = loaded(interaction, Runner)
    quiz = runner.seen_by(interaction.message)
    require_student(interaction, runner)
    took = quiz.check_press(asked.position, interaction.created_at)
    dealt = _deal(library_of(interaction), quiz, asked.position)
    given = read(dealt)
    said = presenter_of(dealt.question).say_back(dealt, given)
    pressed = Pressed(position=asked.position, user=interaction.user.id, press=interaction.id, given=given, took=took)
    told_place = quiz.plan.nicknames or quiz.plan.teams
    is_late = told_place and await client.store.class_quizzes.find_player(quiz.id, pressed.user) is None
    await come_back(runner, pressed.user)
    first = await client.store.class_quizzes.answer(quiz, pressed)
    runner.lines.keep(interaction, pressed.position)
    runner.names.note(interaction.user)
    if first:
        runner.note_answer(pressed.position, pressed.user)
    late = await client.store.class_quizzes.find_player(quiz.id, pressed.user) if is_late else None
    renamed = renamed_card(quiz, pressed.user)
    untold = renamed is not None and entrances_of(client).take_untold(runner, pressed.user)
    return Reply(saved_card(quiz, said, changed=not first, late=late), aside=renamed if untold else None)


@on_press(PickInClass)
async def _press(interaction: Interaction, asked: PickInClass) -> None:
    values = [] if asked.place is None else [str(asked.place)]
    work = take_answer(interaction, asked, lambda dealt: presenter_of(dealt.question).read_picked(dealt.drawn, values))
    await answer(interaction, work, private=True)


@on_pick(PickInClass)
async def _pick(interaction: Interaction, asked: PickInClass, values: list[str]) -> None:
    work = take_answer(interaction, asked, lambda dealt: presenter_of(dealt.question).read_picked(dealt.drawn, values))
    await answer(interaction, work, private=True)


@on_press(TypeInClass)
async def _open_form(interaction: Interaction, asked: TypeInClass) -> None:
    async def work() -> discord.ui.Modal:
        runner = loaded(interaction, Runner)
        quiz = runner.seen_by(interaction.message)
        require_student(interaction, runner)
        quiz.check_press(asked.position, interaction.created_at)
        dealt = _deal(library_of(interaction), quiz, asked.position)
        return presenter_of(dealt.question).class_form(dealt, ClassKey(asked.quiz, asked.position))

    await open_form(interaction, work())


@on_submit(TypeInClass)
async def _submit(interaction: Interaction, asked: TypeInClass, text: str) -> None:
    work = take_answer(interaction, asked, lambda dealt: presenter_of(dealt.question).read_typed(dealt, text))
    await answer(interaction, work, private=True)


@on_press(ShowMyRank)
async def _rank(interaction: Interaction, asked: ShowMyRank) -> None:
    async def work() -> Reply:
        quiz = loaded(interaction, ClassQuiz)
        store = interaction.client.store.class_quizzes
        places = rank_players(quiz, await store.players(quiz.id), await store.marks(quiz.id))
        return Reply(rank_card(places, interaction.user.id))

    await answer(interaction, work(), private=True)


@on_press(ShowMyAnswers)
async def _open_recap(interaction: Interaction, asked: ShowMyAnswers) -> None:
    await answer(interaction, _recap(interaction, 0), private=True)


@on_press(TurnMyAnswers)
async def _turn_recap(interaction: Interaction, asked: TurnMyAnswers) -> None:
    await answer_press(interaction, _recap(interaction, asked.page))


async def _recap(interaction: Interaction, page: int) -> Reply:
    quiz = loaded(interaction, ClassQuiz)
    store, user = interaction.client.store.class_quizzes, interaction.user.id
    players, marks = await store.players(quiz.id), await store.marks(quiz.id)
    player = next((each for each in players if each.user == user), None)
    if player is None:
        return Reply(Card(words.NOT_PLAYED, tone=Tone.QUIET))
    standing = await asyncio.to_thread(describe_standing, quiz, players, marks, player)
    own = {mark.position: mark for mark in marks if mark.user == user}
    return Reply(recap_card(library_of(interaction), quiz, own, page, standing=standing))


@on_press(RetryFromClass)
async def _retry(interaction: Interaction, asked: RetryFromClass) -> None:
    """Begin a round of one's own over what was missed or not answered."""

    async def work() -> Reply:
        quiz = loaded(interaction, ClassQuiz)
        marks = await interaction.client.store.class_quizzes.marks(quiz.id, user=interaction.user.id)
        right = {mark.position for mark in marks if mark.share >= 1}
        missed = [quiz.plan.drawn[at].question for at, asked in enumerate(quiz.asked) if asked.counts and at not in right]
        return await start_on(interaction, find_questions(library_of(interaction), missed), quiz.plan.topic, 0)

    await answer(interaction, work(), update=True)


# ---- whose it is


async def find_stored(interaction: Interaction, quiz_id: str) -> ClassQuiz:
    """Give a stored quiz of this server; raise Refusal for any other."""
    quiz = await interaction.client.store.class_quizzes.find(quiz_id)
    if quiz is None or quiz.guild != place_of(interaction):
        raise Refusal(words.GONE)
    return quiz


async def find_played(interaction: Interaction, quiz_id: str) -> ClassQuiz:
    """Give a stored quiz of this channel, or of a thread of it; raise Refusal for any other."""
    quiz = await find_stored(interaction, quiz_id)
    _require_here(interaction, quiz)
    return quiz


async def runner_of(interaction: Interaction, quiz_id: str) -> Runner:
    """Give a running quiz of this channel, or of a thread of it; raise Refusal for any other, and where it is over."""
    runner = await quizzes_of(interaction.client).find(quiz_id)
    if runner.quiz.guild != place_of(interaction):
        raise Refusal(words.GONE)
    _require_here(interaction, runner.quiz)
    return runner


def _require_here(interaction: Interaction, quiz: ClassQuiz) -> None:
    """Raise Refusal elsewhere than in the channel of a quiz and its thread, which may be one of an earlier moment."""
    here = interaction.channel_id
    if here in (quiz.channel, quiz.thread):
        return
    channel = interaction.channel
    if not isinstance(channel, discord.Thread) or channel.parent_id != quiz.channel:
        raise Refusal(words.ELSEWHERE)


@checks(About.CLASS_QUIZ)
async def _find_running(interaction: Interaction, asked: InRunning) -> Runner:
    return await runner_of(interaction, asked.quiz)


@checks(About.CLASS_QUIZ_CARD)
async def _find_played(interaction: Interaction, asked: ShowMyRank | ShowMyAnswers | TurnMyAnswers | RetryFromClass) -> ClassQuiz:
    return await find_played(interaction, asked.quiz)


@checks(About.CLASS_QUIZ_RESULTS)
async def _find_results(
    interaction: Interaction, asked: TurnResults | DownloadMarks | TeachAgain | PlayAgain | ShowWritten | AcceptWritten
) -> ClassQuiz:
    """Find a quiz of this server, wherever a teacher looks at how it went."""
    return await find_stored(interaction, asked.quiz)


@asked_in(AskedIn.CLASS_QUIZ)
async def _reported(interaction: Interaction, report: Report) -> str:
    """Give the question at a position of a class quiz, once it is revealed."""
    quiz, at = await find_played(interaction, report.quiz), report.position
    if not (at < quiz.position or (at == quiz.position and quiz.phase in _REVEALED)):
        raise Refusal(kit_words.REPORT_ANSWER_FIRST)
    return quiz.plan.drawn[at].question
