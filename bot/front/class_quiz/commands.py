"""/class quiz, and what is pressed in a class quiz: each press is checked, stored, and only then answered."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from datetime import datetime
from random import Random
from typing import Literal

import discord
from discord import app_commands

from ...errors import Refusal
from ...library.catalogue import Library
from ...library.questions import AnyQuestion
from ...marking.judgement import Given
from ...study.class_quiz.plan import Plan, Scoring, draw_plan
from ...study.class_quiz.press import Pressed
from ...study.class_quiz.quiz import ClassQuiz, Phase
from ...study.class_quiz.standings import rank_players
from ...study.questions.bank import draw_practice, find_question, find_questions
from ..kit import words
from ..kit.card import Card, Tone, quote
from ..kit.client import AnyCommand, Interaction, place_of
from ..kit.controls import on_pick, on_press, on_submit
from ..kit.forms import open_form
from ..kit.replies import Reply, answer, answer_press
from ..kit.topics import complete_topic, resolve_topic
from ..kit.verbs import (
    AskedIn,
    JoinQuiz,
    PickInClass,
    Report,
    RetryFromClass,
    ShowMyAnswers,
    ShowMyRank,
    Steer,
    Step,
    TurnMyAnswers,
    TypeInClass,
)
from ..practice.quiz import start_on
from ..questions.kinds import presenter_of
from ..questions.presenter import ClassKey, Dealt
from ..teaching.classroom import classroom
from ..teaching.reports import asked_in
from .cards import joined_card, lobby_card, rank_card, recap_card, saved_card
from .runner import Runner, require_at
from .running_quizzes import quizzes_of

Read = Callable[[Dealt[AnyQuestion]], Given]
COMMANDS: tuple[AnyCommand, ...] = ()
"""None of its own: its commands belong to /class."""
LEAST, MOST = 3, 30
_NEEDED = {
    "view_channel": "View Channel",
    "send_messages": "Send Messages",
    "attach_files": "Attach Files",
    "read_message_history": "Read Message History",
}
_REVEALED = (Phase.REVEAL, Phase.STANDINGS, Phase.PODIUM, Phase.DONE)


async def complete_questions(interaction: Interaction, current: str) -> list[app_commands.Choice[str]]:
    """Offer the saved sets and the usual numbers."""
    typed = current.strip().casefold()
    sets = [
        known for known in await interaction.client.store.sets.list_all(place_of(interaction)) if typed in known.name.casefold()
    ]
    numbers = [typed] if typed.isdigit() and LEAST <= int(typed) <= MOST else [] if typed else ["5", "10", "15", "20", "30"]
    offered = [app_commands.Choice(name=f"{number} questions", value=number) for number in numbers]
    offered += [
        app_commands.Choice(name=f"📁 {known.name} ({len(known.questions)} questions)", value=known.name) for known in sets
    ]
    return offered[:25]


@classroom.command(name="quiz", description=words.LIVE)
@app_commands.describe(
    topic=words.LIVE_TOPIC, questions=words.LIVE_QUESTIONS, seconds=words.LIVE_SECONDS, scoring=words.LIVE_SCORING,
    answers=words.LIVE_ANSWERS, teams=words.LIVE_TEAMS, names=words.LIVE_NAMES,
)  # fmt: skip
@app_commands.autocomplete(topic=complete_topic, questions=complete_questions)
async def quiz(
    interaction: Interaction,
    topic: str | None = None,
    questions: app_commands.Range[str, 1, 60] = "10",
    seconds: app_commands.Range[int, 5, 120] = 20,
    scoring: Literal["speed", "accuracy"] = "speed",
    answers: Literal["final", "changeable"] = "final",
    teams: Literal["none", "2", "3", "4", "5", "6"] = "none",
    names: Literal["shown", "nicknames"] = "shown",
) -> None:
    opened: list[Runner] = []

    async def work() -> Reply:
        _require_rights(interaction)
        about = resolve_topic(interaction.client.library, topic) if topic else ""
        seed = interaction.client.rng.getrandbits(48)
        chosen, set_name = await _choose(interaction, about, questions, seed)
        plan = draw_plan(
            chosen,
            interaction.client.library,
            seed=seed,
            seconds=seconds,
            scoring=Scoring(scoring),
            final=answers == "final",
            teams=0 if teams == "none" else int(teams),
            nicknames=names == "nicknames",
            in_thread=_wants_thread(interaction),
            topic="" if set_name else about,
            set_name=set_name,
        )
        opened.append(await quizzes_of(interaction.client).open(_new_quiz(interaction, plan)))
        return Reply(lobby_card(interaction.client.library, opened[0].quiz, 0))

    await answer(interaction, work())
    if opened:
        await _note_lobby(interaction, opened[0])


def _new_quiz(interaction: Interaction, plan: Plan) -> ClassQuiz:
    return ClassQuiz(
        id=secrets.token_urlsafe(9),
        guild=place_of(interaction),
        channel=interaction.channel_id or 0,
        teacher=interaction.user.id,
        plan=plan,
        created=interaction.created_at,
    )


async def _note_lobby(interaction: Interaction, runner: Runner) -> None:
    """Note which message the lobby is; where it never came to be, end what was stored for it."""
    try:
        message = await interaction.original_response()
    except discord.HTTPException:
        await runner.change(lambda quiz: quiz.finish(interaction.created_at))
        return
    await runner.keep(lambda quiz: quiz.with_messages(lobby=message.id))


def _wants_thread(interaction: Interaction) -> bool:
    """Say whether the server wants a thread for each quiz, and this channel can have threads."""
    wanted = interaction.client.store.servers.of(place_of(interaction)).quiz_threads
    return wanted and isinstance(interaction.channel, discord.TextChannel)


def _require_rights(interaction: Interaction) -> None:
    """Raise Refusal, naming what lacks, where the bot may not do all that a quiz needs."""
    needed = dict(_NEEDED)
    if isinstance(interaction.channel, discord.Thread):
        needed["send_messages_in_threads"] = "Send Messages in Threads"
        del needed["send_messages"]
    elif _wants_thread(interaction):
        needed |= {"create_public_threads": "Create Public Threads", "send_messages_in_threads": "Send Messages in Threads"}
    lacking = [name for right, name in needed.items() if not getattr(interaction.app_permissions, right)]
    if lacking:
        raise Refusal(words.LIVE_LACKING.format(permissions=", ".join(lacking)))


async def _choose(interaction: Interaction, topic: str, wanted: str, seed: int) -> tuple[Sequence[AnyQuestion], str]:
    """Give the questions of a number or of a saved set, and the set's name."""
    client, guild = interaction.client, place_of(interaction)
    off = client.store.reports.off(guild)
    name = ""
    if wanted.strip().isdecimal() and LEAST <= int(wanted) <= MOST:
        past = await client.store.class_quizzes.past(guild)
        seen = {drawn.question: quiz.created for quiz in reversed(past) for drawn in quiz.plan.drawn[: len(quiz.asked)]}
        chosen = draw_practice(
            client.library, Random(seed), count=int(wanted), topic=topic or None, seen=seen, missed=(), now=client.now(), off=off
        )
    else:
        known = await client.store.sets.find(guild, wanted.strip())
        if known is None:
            raise Refusal(words.LIVE_COUNT.format(text=quote(wanted)))
        name, chosen = known.name, [each for each in find_questions(client.library, known.questions) if each.id not in off]
    if not chosen:
        about = f" on “{client.library.topics[topic].title}”" if topic else ""
        raise Refusal(words.LIVE_NO_QUESTIONS.format(topic=about))
    return chosen, name


# ---- what students press


@on_press(JoinQuiz)
async def _join(interaction: Interaction, asked: JoinQuiz) -> None:
    async def work() -> Reply:
        runner = await _running(interaction, asked.quiz)
        runner.quiz.require_joining()
        player, new = await interaction.client.store.class_quizzes.join(runner.quiz, interaction.user.id)
        if new and not runner.quiz.asked:
            runner.note_count()
        return Reply(joined_card(runner.quiz, player, new=new))

    await answer(interaction, work(), private=True)


def _deal(library: Library, quiz: ClassQuiz, position: int) -> Dealt[AnyQuestion]:
    """Give a question as the class has it; raise Refusal where it has been taken out of its unit."""
    drawn = quiz.plan.drawn[position]
    question = find_question(library, drawn.question)
    if question is None:
        raise Refusal(words.GONE)
    return Dealt(library, question, drawn)


async def take_answer(interaction: Interaction, asked: PickInClass | TypeInClass, read: Read) -> Reply:
    """Check an answer by its timestamp, store it, and say so; what it is worth is not asked before the reveal."""
    client = interaction.client
    runner = await _running(interaction, asked.quiz)
    quiz = runner.seen_by(interaction.message)
    took = quiz.check_press(asked.position, interaction.created_at)
    dealt = _deal(client.library, quiz, asked.position)
    given = read(dealt)
    said = presenter_of(dealt.question).say_back(dealt, given)
    pressed = Pressed(position=asked.position, user=interaction.user.id, press=interaction.id, given=given, took=took)
    told_place = quiz.plan.nicknames or quiz.plan.teams
    is_late = told_place and await client.store.class_quizzes.find_player(quiz.id, pressed.user) is None
    first = await client.store.class_quizzes.answer(quiz, pressed)
    if first and runner.quiz.position == pressed.position:
        runner.note_count()
    late = await client.store.class_quizzes.find_player(quiz.id, pressed.user) if is_late else None
    return Reply(saved_card(quiz, said, changed=not first, late=late))


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
        quiz = (await _running(interaction, asked.quiz)).seen_by(interaction.message)
        quiz.check_press(asked.position, interaction.created_at)
        dealt = _deal(interaction.client.library, quiz, asked.position)
        return presenter_of(dealt.question).class_form(dealt, ClassKey(asked.quiz, asked.position))

    await open_form(interaction, work())


@on_submit(TypeInClass)
async def _submit(interaction: Interaction, asked: TypeInClass, text: str) -> None:
    work = take_answer(interaction, asked, lambda dealt: presenter_of(dealt.question).read_typed(dealt.drawn, text))
    await answer(interaction, work, private=True)


@on_press(ShowMyRank)
async def _rank(interaction: Interaction, asked: ShowMyRank) -> None:
    async def work() -> Reply:
        quiz = await _stored(interaction, asked.quiz)
        store = interaction.client.store.class_quizzes
        places = rank_players(quiz, await store.players(quiz.id), await store.marks(quiz.id))
        return Reply(rank_card(places, interaction.user.id))

    await answer(interaction, work(), private=True)


@on_press(ShowMyAnswers)
async def _open_recap(interaction: Interaction, asked: ShowMyAnswers) -> None:
    await answer(interaction, _recap(interaction, asked.quiz, 0), private=True)


@on_press(TurnMyAnswers)
async def _turn_recap(interaction: Interaction, asked: TurnMyAnswers) -> None:
    await answer_press(interaction, _recap(interaction, asked.quiz, asked.page))


async def _recap(interaction: Interaction, quiz_id: str, page: int) -> Reply:
    quiz = await _stored(interaction, quiz_id)
    marks = await interaction.client.store.class_quizzes.marks(quiz_id, user=interaction.user.id)
    if not marks and interaction.user.id not in {
        each.user for each in await interaction.client.store.class_quizzes.players(quiz_id)
    }:
        return Reply(Card(words.LIVE_NOT_PLAYED, tone=Tone.QUIET))
    return Reply(recap_card(interaction.client.library, quiz, {mark.position: mark for mark in marks}, page))


@on_press(RetryFromClass)
async def _retry(interaction: Interaction, asked: RetryFromClass) -> None:
    """Begin a round of one's own over what was missed or not answered."""

    async def work() -> Reply:
        quiz = await _stored(interaction, asked.quiz)
        marks = await interaction.client.store.class_quizzes.marks(quiz.id, user=interaction.user.id)
        right = {mark.position for mark in marks if mark.share >= 1}
        missed = [quiz.plan.drawn[at].question for at, asked in enumerate(quiz.asked) if asked.counts and at not in right]
        return await start_on(interaction, find_questions(interaction.client.library, missed), quiz.plan.topic, 0)

    await answer(interaction, work(), update=True)


async def _stored(interaction: Interaction, quiz_id: str) -> ClassQuiz:
    """Give a stored quiz of this server; raise Refusal for any other."""
    quiz = await interaction.client.store.class_quizzes.find(quiz_id)
    if quiz is None or quiz.guild != place_of(interaction):
        raise Refusal(words.LIVE_GONE)
    return quiz


async def _running(interaction: Interaction, quiz_id: str) -> Runner:
    """Give a running quiz of this server; raise Refusal for any other, and where it is over."""
    runner = await quizzes_of(interaction.client).find(quiz_id)
    if runner.quiz.guild != place_of(interaction):
        raise Refusal(words.LIVE_GONE)
    return runner


@asked_in(AskedIn.CLASS_QUIZ)
async def _reported(interaction: Interaction, report: Report) -> str:
    """Give the question at a position of a class quiz, once it is revealed."""
    quiz, at = await _stored(interaction, report.quiz), report.position
    if not (at < quiz.position or (at == quiz.position and quiz.phase in _REVEALED)):
        raise Refusal(words.REPORT_ANSWER_FIRST)
    return quiz.plan.drawn[at].question


# ---- what the teacher presses


_STEPS: dict[Step, Callable[[ClassQuiz, datetime], ClassQuiz]] = {
    Step.START: lambda quiz, at: quiz.start(),
    Step.NEXT: lambda quiz, at: quiz.go_on(at),
    Step.PAUSE: lambda quiz, at: quiz.pause(at),
    Step.RESUME: lambda quiz, at: quiz.resume(at),
    Step.MORE: lambda quiz, at: quiz.extend(at),
    Step.SKIP: lambda quiz, at: quiz.skip(),
    Step.END: lambda quiz, at: quiz.end(at),
}


@on_press(Steer)
async def _steer(interaction: Interaction, asked: Steer) -> None:
    """Take the step of a control; the press is acknowledged first, as showing the step may take a while."""
    runner = await _running(interaction, asked.quiz)
    require_at(runner.quiz, asked)
    await interaction.response.defer()
    runner.note_time(interaction.created_at)
    await runner.change(lambda quiz: _STEPS[asked.step](require_at(quiz, asked), interaction.created_at))
