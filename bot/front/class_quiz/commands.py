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
from ...library.questions import AnyQuestion
from ...marking.judgement import Given
from ...study.class_quiz.plan import Plan, Scoring, draw_plan
from ...study.class_quiz.press import Pressed
from ...study.class_quiz.quiz import ClassQuiz, Phase
from ...study.class_quiz.standings import rank_players
from ...study.questions.bank import draw_practice, find_question, find_questions
from ...study.questions.dealt import Drawn
from ..kit import words as kit_words
from ..kit.card import Card, Tone, quote
from ..kit.client import AnyCommand, Interaction, place_of, require_teacher
from ..kit.controls import on_pick, on_press
from ..kit.forms import on_submit, open_form
from ..kit.replies import Reply, answer, answer_press
from ..kit.topics import complete_topic, resolve_topic
from ..practice.quiz import start_on
from ..questions.in_class import Way, way_of
from ..teaching.classroom import classroom
from ..teaching.reports import asked_in
from . import words
from .cards import joined_card, lobby_card, rank_card, recap_card, saved_card
from .runner import Runner, require_at
from .running_quizzes import quizzes_of

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


@classroom.command(name="quiz", description=words.CLASS_QUIZ)
@app_commands.describe(
    topic=words.TOPIC, questions=words.QUESTIONS, seconds=words.SECONDS, scoring=words.SCORING,
    answers=words.ANSWERS, teams=words.TEAMS, names=words.NAMES,
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
        await require_teacher(interaction)
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
        raise Refusal(words.LACKING.format(permissions=", ".join(lacking)))


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
            raise Refusal(words.COUNT.format(text=quote(wanted)))
        name, chosen = known.name, [each for each in find_questions(client.library, known.questions) if each.id not in off]
    if not chosen:
        about = f" on “{client.library.topics[topic].title}”" if topic else ""
        raise Refusal(words.NO_QUESTIONS.format(topic=about))
    return chosen, name


# ---- what students press


@on_press("live-join")
async def _join(interaction: Interaction, quiz_id: str) -> None:
    async def work() -> Reply:
        runner = await quizzes_of(interaction.client).find(quiz_id)
        runner.quiz.require_joining()
        player, new = await interaction.client.store.class_quizzes.join(runner.quiz, interaction.user.id)
        if new and not runner.quiz.asked:
            runner.note_count()
        return Reply(joined_card(runner.quiz, player, new=new))

    await answer(interaction, work(), private=True)


async def take_answer(interaction: Interaction, quiz_id: str, position: str, read: Callable[[Way, Drawn], Given]) -> Reply:
    """Check an answer by its timestamp, store it, and say so; what it is worth is not asked before the reveal."""
    client = interaction.client
    runner = await quizzes_of(client).find(quiz_id)
    quiz = runner.seen_by(interaction.message)
    took = quiz.check_press(int(position), interaction.created_at)
    drawn = quiz.plan.drawn[int(position)]
    question = find_question(client.library, drawn.question)
    if question is None:
        raise Refusal(kit_words.GONE)
    given = read(way_of(question), drawn)
    said = way_of(question).say(client.library, question, drawn, given)
    pressed = Pressed(position=int(position), user=interaction.user.id, press=interaction.id, given=given, took=took)
    told_place = quiz.plan.nicknames or quiz.plan.teams
    is_late = told_place and await client.store.class_quizzes.find_player(quiz.id, pressed.user) is None
    first = await client.store.class_quizzes.answer(quiz, pressed)
    if first and runner.quiz.position == pressed.position:
        runner.note_count()
    late = await client.store.class_quizzes.find_player(quiz.id, pressed.user) if is_late else None
    return Reply(saved_card(quiz, said, changed=not first, late=late))


@on_press("live-pick")
async def _press(interaction: Interaction, quiz_id: str, position: str, place: str) -> None:
    await answer(
        interaction, take_answer(interaction, quiz_id, position, lambda way, drawn: way.read(drawn, [place])), private=True
    )


@on_pick("live-pick")
async def _pick(interaction: Interaction, values: list[str], quiz_id: str, position: str) -> None:
    await answer(
        interaction, take_answer(interaction, quiz_id, position, lambda way, drawn: way.read(drawn, values)), private=True
    )


@on_press("live-form")
async def _open_form(interaction: Interaction, quiz_id: str, position: str) -> None:
    async def work() -> discord.ui.Modal:
        client = interaction.client
        quiz = (await quizzes_of(client).find(quiz_id)).seen_by(interaction.message)
        quiz.check_press(int(position), interaction.created_at)
        drawn = quiz.plan.drawn[int(position)]
        question = find_question(client.library, drawn.question)
        if question is None:
            raise Refusal(kit_words.GONE)
        return way_of(question).form(client.library, question, drawn, (quiz_id, int(position)))

    await open_form(interaction, work())


@on_submit("live-form")
async def _submit(interaction: Interaction, text: str, quiz_id: str, position: str) -> None:
    await answer(
        interaction, take_answer(interaction, quiz_id, position, lambda way, drawn: way.read_text(drawn, text)), private=True
    )


@on_press("live-rank")
async def _rank(interaction: Interaction, quiz_id: str, position: str) -> None:
    async def work() -> Reply:
        quiz = await _stored(interaction, quiz_id)
        store = interaction.client.store.class_quizzes
        places = rank_players(quiz, await store.players(quiz_id), await store.marks(quiz_id))
        return Reply(rank_card(places, interaction.user.id))

    await answer(interaction, work(), private=True)


@on_press("live-mine")
async def _open_recap(interaction: Interaction, quiz_id: str) -> None:
    await answer(interaction, _recap(interaction, quiz_id, "0"), private=True)


@on_press("live-recap")
async def _turn_recap(interaction: Interaction, quiz_id: str, page: str) -> None:
    await answer_press(interaction, _recap(interaction, quiz_id, page))


async def _recap(interaction: Interaction, quiz_id: str, page: str) -> Reply:
    quiz = await _stored(interaction, quiz_id)
    marks = await interaction.client.store.class_quizzes.marks(quiz_id, user=interaction.user.id)
    if not marks and interaction.user.id not in {
        each.user for each in await interaction.client.store.class_quizzes.players(quiz_id)
    }:
        return Reply(Card(words.NOT_PLAYED, tone=Tone.QUIET))
    return Reply(recap_card(interaction.client.library, quiz, {mark.position: mark for mark in marks}, page))


@on_press("live-retry")
async def _retry(interaction: Interaction, quiz_id: str) -> None:
    """Begin a round of one's own over what was missed or not answered."""

    async def work() -> Reply:
        quiz = await _stored(interaction, quiz_id)
        marks = await interaction.client.store.class_quizzes.marks(quiz_id, user=interaction.user.id)
        right = {mark.position for mark in marks if mark.share >= 1}
        missed = [quiz.plan.drawn[at].question for at, asked in enumerate(quiz.asked) if asked.counts and at not in right]
        return await start_on(interaction, find_questions(interaction.client.library, missed), quiz.plan.topic, 0)

    await answer(interaction, work(), update=True)


async def _stored(interaction: Interaction, quiz_id: str) -> ClassQuiz:
    quiz = await interaction.client.store.class_quizzes.find(quiz_id)
    if quiz is None:
        raise Refusal(words.GONE)
    return quiz


@asked_in("live")
async def _reported(interaction: Interaction, quiz_id: str, position: str) -> str:
    """Give the question at a position of a class quiz, once it is revealed."""
    quiz = await _stored(interaction, quiz_id)
    at = int(position)
    if not (at < quiz.position or (at == quiz.position and quiz.phase in _REVEALED)):
        raise Refusal(kit_words.REPORT_ANSWER_FIRST)
    return quiz.plan.drawn[at].question


# ---- what the teacher presses


_STEPS: dict[str, Callable[[ClassQuiz, datetime], ClassQuiz]] = {
    "start": lambda quiz, at: quiz.start(),
    "next": lambda quiz, at: quiz.go_on(at),
    "pause": lambda quiz, at: quiz.pause(at),
    "resume": lambda quiz, at: quiz.resume(at),
    "more": lambda quiz, at: quiz.extend(at),
    "skip": lambda quiz, at: quiz.skip(),
    "end": lambda quiz, at: quiz.end(at),
}


@on_press("live-do")
async def _steer(interaction: Interaction, quiz_id: str, position: str, where: str, action: str) -> None:
    """Take the step of a control; the press is acknowledged first, as showing the step may take a while."""
    await require_teacher(interaction)
    runner = await quizzes_of(interaction.client).find(quiz_id)
    require_at(runner.quiz, int(position), where)
    await interaction.response.defer()
    runner.note_time(interaction.created_at)
    await runner.change(lambda quiz: _STEPS[action](require_at(quiz, int(position), where), interaction.created_at))
