"""/class quiz: a teacher starts a class quiz in a channel, and steers it."""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import Awaitable, Callable, Sequence
from random import Random
from typing import Literal

import discord
from discord import app_commands

from ...errors import Refusal
from ...library.questions import AnyQuestion
from ...store.class_quizzes import Taken
from ...study.class_quiz.plan import Pace, Plan, Scoring, draw_plan
from ...study.class_quiz.quiz import ClassQuiz
from ...study.questions.bank import draw_practice, find_questions
from ..kit import words as kit_words
from ..kit.card import Card, Tone, quote
from ..kit.client import AnyCommand, Interaction, is_teacher, library_of, place_of
from ..kit.controls import button, on_press
from ..kit.failures import Shown
from ..kit.reasons import say_refusal
from ..kit.replies import Reply, answer
from ..kit.topics import complete_topic, resolve_topic
from ..kit.verbs import AskToEnd, OpenQuiz, Practise, ShowControls
from ..teaching.classroom import classroom
from . import words
from .cards import lobby_card, title_of
from .messages import UNREACHED
from .projector.slides import with_lobby
from .runner import Runner
from .running_quizzes import quizzes_of
from .teacher import words as teacher_words
from .teacher.private_cards import private_cards_of

log = logging.getLogger(__name__)
COMMANDS: tuple[AnyCommand, ...] = ()
"""None of its own: its commands belong to /class."""
LEAST, MOST = 3, 30
_NEEDED = ("view_channel", "send_messages", "attach_files", "read_message_history")


async def complete_questions(interaction: Interaction, current: str) -> list[app_commands.Choice[str]]:
    """Offer the saved sets and the usual numbers."""
    typed = current.strip().casefold()
    sets = [
        known for known in await interaction.client.store.sets.list_all(place_of(interaction)) if typed in known.name.casefold()
    ]
    numbers = [typed] if typed.isdigit() and LEAST <= int(typed) <= MOST else [] if typed else ["5", "10", "15", "20", "30"]
    offered = [app_commands.Choice(name=words.SO_MANY.format(count=number), value=number) for number in numbers]
    offered += [
        app_commands.Choice(name=words.SAVED_SET.format(name=known.name, count=len(known.questions)), value=known.name)
        for known in sets
    ]
    return offered[:25]


@classroom.command(name="quiz", description=words.CLASS_QUIZ)
@app_commands.describe(
    topic=words.TOPIC, questions=words.QUESTIONS, seconds=words.SECONDS, scoring=words.SCORING,
    answers=words.ANSWERS, teams=words.TEAMS, names=words.NAMES, pace=words.PACE, present=words.PRESENT,
)  # fmt: skip
@app_commands.autocomplete(topic=complete_topic, questions=complete_questions)
async def quiz(
    interaction: Interaction,
    topic: str | None = None,
    questions: app_commands.Range[str, 1, 60] = "10",
    seconds: app_commands.Range[int, 5, 240] | None = None,
    scoring: Literal["speed", "accuracy"] = "speed",
    answers: Literal["final", "changeable"] = "final",
    teams: Literal["none", "2", "3", "4", "5", "6"] = "none",
    names: Literal["shown", "nicknames"] = "shown",
    pace: Literal["teacher", "automatic"] | None = None,
    present: bool = False,
) -> None:
    async def planned() -> Plan:
        about = resolve_topic(library_of(interaction), topic) if topic else ""
        seed, server = interaction.client.rng.getrandbits(48), interaction.client.store.servers.of(place_of(interaction))
        chosen, set_name = await _choose(interaction, about, questions, seed)
        return draw_plan(
            chosen,
            library_of(interaction),
            seed=seed,
            seconds=seconds,
            scoring=Scoring(scoring),
            final=answers == "final",
            teams=0 if teams == "none" else int(teams),
            nicknames=names == "nicknames",
            present=present,
            in_thread=wants_thread(interaction),
            topic="" if set_name else about,
            set_name=set_name,
            pace=Pace(pace) if pace else server.pace,
            reading=server.reading,
            standing=server.standing,
            closes_early=server.closes_early,
        ).keeping(library_of(interaction))

    await open_lobby(interaction, planned)


async def open_lobby(interaction: Interaction, planned: Callable[[], Awaitable[Plan]]) -> None:
    """Open the lobby of a quiz in this channel, for everybody; what `planned` refuses is told to the teacher alone."""
    opened: list[Runner] = []
    running = quizzes_of(interaction.client)

    async def work() -> Reply:
        _require_rights(interaction)
        plan = await planned()
        try:
            opened.append(await running.open(_new_quiz(interaction, plan)))
        except Taken as taken:
            raise Occupied(taken, await running.show_in(interaction.channel_id or 0)) from taken
        library, quiz = library_of(interaction), opened[0].quiz
        return await with_lobby(Reply(lobby_card(library, quiz)), interaction.client, quiz, title_of(library, quiz), 0)

    await answer(interaction, work())
    if opened:
        await _note_lobby(interaction, opened[0])
        await _bring_controls(interaction, opened[0])


async def open_quiz(interaction: Interaction, **options: str) -> None:
    """Do as /class quiz does with these options."""
    command: Callable[..., Awaitable[None]] = quiz.callback
    await command(interaction, **options)


@on_press(OpenQuiz)
async def _open_quiz(interaction: Interaction, asked: OpenQuiz) -> None:
    """Do as /class quiz does without any option."""
    if not is_teacher(interaction):
        raise ForTeachers(words.FOR_TEACHERS)
    await open_quiz(interaction)


class ForTeachers(Shown):
    """A student would start a class quiz: what they can start is offered."""

    def card(self) -> Card:
        return Card(say_refusal(self), tone=Tone.QUIET, controls=[[button(words.PRACTISE, Practise(), emoji="🧠")]])


class Occupied(Shown):
    """The channel has a quiz that is not over, which may be stuck: its End is offered."""

    def __init__(self, taken: Taken, quiz: ClassQuiz | None) -> None:
        super().__init__(taken.why)
        self._quiz = quiz

    def card(self) -> Card:
        if self._quiz is None:
            return super().card()
        end, controls = AskToEnd(self._quiz.id), ShowControls(self._quiz.id)
        return Card(
            say_refusal(self),
            tone=Tone.QUIET,
            controls=[[button(teacher_words.CONTROLS_BACK, controls, emoji="🎛️"), button(words.OCCUPIED_END, end, emoji="⏹️")]],
        )


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
    except (discord.HTTPException, *UNREACHED):
        await runner.seek_lobby()
        return
    await runner.keep(lambda quiz: quiz.with_messages(lobby=message.id))


async def _bring_controls(interaction: Interaction, runner: Runner) -> None:
    """Bring the teacher's controls, so that starting takes no press more; else they are behind *Teacher*."""
    try:
        await private_cards_of(interaction.client).bring(interaction, runner)
    except (discord.HTTPException, *UNREACHED) as error:
        log.info("The controls of class quiz %s could not be brought: %s", runner.quiz.id, error)


def wants_thread(interaction: Interaction) -> bool:
    """Say whether the server wants a thread for each quiz, and this channel can have threads."""
    wanted = interaction.client.store.servers.of(place_of(interaction)).quiz_threads
    return wanted and isinstance(interaction.channel, discord.TextChannel)


def _require_rights(interaction: Interaction) -> None:
    """Raise Refusal, naming what lacks, where the bot may not do all that a quiz needs."""
    needed = {*_NEEDED}
    if isinstance(interaction.channel, discord.Thread):
        needed = needed - {"send_messages"} | {"send_messages_in_threads"}
    elif wants_thread(interaction):
        needed |= {"create_public_threads", "send_messages_in_threads"}
    allowed = interaction.app_permissions
    lacking = [name for right, name in words.PERMISSIONS.items() if right in needed and not getattr(allowed, right)]
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
        chosen = await asyncio.to_thread(  # what is drawn from is put together at the first quiz of a library
            draw_practice,
            library_of(interaction),
            Random(seed),
            count=int(wanted),
            topic=topic or None,
            seen=seen,
            missed=(),
            now=client.now(),
            off=off,
        )
    else:
        known = await client.store.sets.find(guild, wanted.strip())
        if known is None:
            raise Refusal(words.COUNT.format(text=quote(wanted)))
        name, chosen = (
            known.name,
            [each for each in find_questions(library_of(interaction), known.questions) if each.id not in off],
        )
    if not chosen:
        about = kit_words.ABOUT_TOPIC.format(topic=library_of(interaction).label(topic)) if topic else ""
        raise Refusal(words.NO_QUESTIONS.format(topic=about))
    return chosen, name
